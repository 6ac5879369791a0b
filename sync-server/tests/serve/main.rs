//! The relay as it is run: the real program, real sockets, on this machine only.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod crowd;
mod keeper;
mod plain;
mod relay;
mod socket;
mod tls;
