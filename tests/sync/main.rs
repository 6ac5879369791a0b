//! Devices and one relay on a simulated network and clock: real logbooks over
//! real files, the real session on both sides, and every misfortune that a seed
//! can think of. In the end all devices hold the same, and nothing was lost.
//!
//! `CHALKBOOK_SEED` plays one world again; `CHALKBOOK_TEST_LONG=1` plays ten
//! times as many.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod backups;
mod defects;
mod device;
mod explorer;
mod oracles;
mod poison;
mod stories;
mod world;
