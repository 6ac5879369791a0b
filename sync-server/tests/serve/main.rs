//! The relay as it is run: the real program, real sockets, on this machine only.

mod keeper;
mod plain;
mod relay;
mod socket;
mod tls;
