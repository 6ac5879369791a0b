//! Every decoder that reads from the network, the disk or a person, behind one
//! function from bytes to nothing. A target panics where something does not hold:
//! a decoder that panics, two readings of one thing, a logbook that was harmed.
//!
//! The program of this package lets libFuzzer look for such bytes; `corpus` keeps
//! what it found worth keeping, and every `cargo test` plays that again. Nothing
//! else calls this.
//!
//! ```
//! let target = fuzz::target("notation").unwrap();
//! (target.run)(b"100x5@8, 102.5x3");
//! ```

mod device_in;
mod edge;
mod script;
pub mod seeds;
mod sessions;
mod typed;
mod wire;
mod wreck;

/// A decoder, or some that read the same bytes.
pub struct Target {
    /// Its name, and that of its folder in the corpus.
    pub name: &'static str,
    /// Feeds it.
    pub run: fn(&[u8]),
}

/// All of them.
pub const TARGETS: [Target; 14] = [
    of("frames", wire::frames),
    of("records", wire::records),
    of("contents", wire::contents),
    of("lists", wire::lists),
    of("letters", wire::letters),
    of("texts", typed::texts),
    of("notation", typed::notation),
    of("csv", typed::csv),
    of("relay", sessions::relay),
    of("session", sessions::session),
    of("http", edge::http),
    of("settings", edge::settings),
    of("wreck", wreck::wreck),
    of("device", device_in::device),
];

const fn of(name: &'static str, run: fn(&[u8])) -> Target {
    Target { name, run }
}

/// The target of this name.
pub fn target(name: &str) -> Option<&'static Target> {
    const { &TARGETS }.iter().find(|target| target.name == name)
}

/// A folder that goes after one run; in memory, where that is to be had.
fn folder() -> tempfile::TempDir {
    let memory = std::path::Path::new("/dev/shm");
    let made = match memory.is_dir() {
        true => tempfile::TempDir::with_prefix_in("chalkbook-fuzz-", memory),
        false => tempfile::TempDir::with_prefix("chalkbook-fuzz-"),
    };
    made.expect("a machine for tests has room")
}
