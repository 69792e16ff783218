//! What goes in and out of the page: links, environments, curl lines.
