//! What came back: the four fields every reply has, or why it is not a reply.
