//! The machine that the table was made on.

use std::{fs, path::Path};

/// The machine in one line: processor, cores, system, and the disk's file system.
pub fn named(folder: &Path) -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    format!(
        "{} · {cores} cores · {} {} · {} · {} build",
        processor().unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
        std::env::consts::OS,
        kernel.trim(),
        file_system(folder).unwrap_or_else(|| "unknown file system".to_owned()),
        if cfg!(debug_assertions) {
            "debug"
        } else {
            "release"
        },
    )
}

fn processor() -> Option<String> {
    let text = fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = text.lines().find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// The file system of the mount that a folder lies in: the longest that it
/// begins with.
fn file_system(folder: &Path) -> Option<String> {
    let folder = fs::canonicalize(folder).ok()?;
    let mounts = fs::read_to_string("/proc/mounts").ok()?;
    let holding = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        let (place, kind) = (words.next()?, words.next()?);
        folder.starts_with(place).then_some((place.len(), kind))
    });
    holding.max().map(|(_, kind)| kind.to_owned())
}
