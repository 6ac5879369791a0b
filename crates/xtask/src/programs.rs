//! The workspace's own programs in the debug profile.

use crate::Outcome;
use crate::errand::Errand;

/// All of the workspace, since a part of it would choose other features and
/// build the dependencies twice; but not this program, which is running.
const BUILD: &str = "cargo build --workspace --exclude xtask";

/// Builds the programs that tests start and that write the bindings.
pub fn build() -> Outcome {
    Errand::new(BUILD).with(["--bins"]).run()
}

/// Builds one of them, with what the others have chosen.
pub fn build_only(name: &str) -> Outcome {
    building(name).run()
}

/// The same, not run yet.
pub fn building(name: &str) -> Errand {
    Errand::new(BUILD).with(["--bin", name])
}
