//! The service in memory: bytes in, bytes out.
