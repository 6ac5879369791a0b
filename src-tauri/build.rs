//! Checks the shell's permissions and embeds what the window needs.
//!
//! A fresh clone has no built UI yet, and the embedding refuses to compile
//! without its folder, so an empty one is made.

use anyhow::Context as _;
use tauri_build::{AppManifest, Attributes};

/// A change in one of these changes what is embedded; files that a new build of
/// the UI adds are otherwise not noticed.
const WATCHED: [&str; 3] = ["ui/dist", "src-tauri/capabilities", "src-tauri/permissions"];

fn main() -> anyhow::Result<()> {
    std::fs::create_dir_all("ui/dist").context("no folder for the built UI")?;
    for folder in WATCHED {
        println!("cargo:rerun-if-changed={folder}");
    }
    let manifest = AppManifest::new()
        .commands(&[])
        .permissions_path_pattern("./src-tauri/permissions/**/*");
    tauri_build::try_build(
        Attributes::new()
            .app_manifest(manifest)
            .capabilities_path_pattern("./src-tauri/capabilities/**/*"),
    )
}
