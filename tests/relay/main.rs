//! The real programs: a relay and devices as processes, over real sockets and
//! real files, killed while they sync.
//!
//! At least a hundred kills of each kind count; `CHALKBOOK_TEST_LONG` makes ten
//! times as many.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod abuse;
mod auth;
#[cfg(target_os = "linux")]
mod bad_network;
mod crowd;
mod drip;
mod full_disk;
mod kills;
mod people;
mod storm;
