//! Where things lie in the repository.

use std::env;
use std::path::{Path, PathBuf};

/// The repository's own folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.ancestors().nth(2);
    root.expect("this crate lies two folders below the root")
        .to_owned()
}

/// The UI's sources.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// The UI as it was built.
pub fn built_ui() -> PathBuf {
    ui().join("dist")
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => env::current_dir().unwrap_or_default().join(folder),
        None => root().join("target"),
    }
}

/// A program of ours in the debug profile.
pub fn program(name: &str) -> PathBuf {
    built("debug", name)
}

/// A program of ours in the release profile.
pub fn released(name: &str) -> PathBuf {
    built("release", name)
}

fn built(profile: &str, name: &str) -> PathBuf {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    target().join(profile).join(file)
}

/// Tools that tests need and that nobody else should see.
pub fn tools() -> PathBuf {
    target().join("tools")
}

/// The first of these programs that the `PATH` knows.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    let file = |folder: PathBuf| {
        names
            .iter()
            .map(|name| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
            .find(|path| path.is_file())
    };
    env::split_paths(&folders).find_map(file)
}
