//! Where a logbook lies, made hostile: marks of the file system and small
//! mounts. A machine or a user without the right to make one is told apart from
//! a failing test, and the test prints that it was not run.
#![expect(clippy::unwrap_used, reason = "what goes wrong here fails the test")]

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

/// A small file system in memory, unmounted with the test.
#[derive(Debug)]
pub struct SmallDisk {
    mounted: TempDir,
}

impl SmallDisk {
    /// Mounts one; none where that is not allowed.
    pub fn mounted(size: &str) -> Option<Self> {
        let mounted = TempDir::with_prefix("chalkbook-small-").unwrap();
        let options = format!("size={size}");
        let mount = ["-t", "tmpfs", "-o", &options, "chalkbook"];
        let done = succeeds(Command::new("mount").args(mount).arg(mounted.path()));
        done.then(|| Self { mounted })
    }

    /// Where it is mounted.
    pub fn path(&self) -> &Path {
        self.mounted.path()
    }

    /// Mounts it again, to be read only or to be written too.
    pub fn remount(&self, how: &str) {
        let options = format!("remount,{how}");
        let mut mount = Command::new("mount");
        assert!(succeeds(mount.args(["-o", &options]).arg(self.path())));
    }

    /// Fills it to the last byte, but for this many; gives what fills it.
    pub fn fill_but(&self, bytes: u64) -> PathBuf {
        let path = self.path().join("ballast");
        let mut ballast = File::create(&path).unwrap();
        while ballast.write_all(&[0; 1024]).is_ok() {}
        let full = ballast.metadata().unwrap().len();
        ballast.set_len(full.saturating_sub(bytes)).unwrap();
        path
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        if !succeeds(Command::new("umount").arg(self.path())) {
            println!("{} stays mounted", self.path().display());
        }
    }
}

/// A mark that holds against this user, taken off with the test.
#[derive(Debug)]
pub struct Mark {
    path: PathBuf,
    take_off: fn(&Path),
}

impl Mark {
    /// The mark that not even root writes past; none where the file system or
    /// the user cannot set it.
    pub fn immutable(path: &Path) -> Option<Self> {
        let done = succeeds(Command::new("chattr").arg("+i").arg(path));
        let take_off = |path: &Path| {
            succeeds(Command::new("chattr").arg("-i").arg(path));
        };
        let path = path.to_owned();
        done.then(|| Self { path, take_off })
    }

    /// A folder in which nothing may be made; none where the user is root, to
    /// whom that says nothing.
    pub fn closed_folder(path: &Path) -> Option<Self> {
        forbid_writing(path, true);
        let mark = Self {
            path: path.to_owned(),
            take_off: |path| forbid_writing(path, false),
        };
        let holds = File::create(path.join("probe")).is_err();
        holds.then_some(mark)
    }
}

impl Drop for Mark {
    fn drop(&mut self) {
        (self.take_off)(&self.path);
    }
}

/// Marks a file or folder as not to be written.
pub fn forbid_writing(path: &Path, forbidden: bool) {
    let mut permissions = fs::metadata(path).unwrap().permissions();
    permissions.set_readonly(forbidden);
    fs::set_permissions(path, permissions).unwrap();
}

/// Lets this process, and those that it starts, open as many files as the system
/// allows.
#[cfg(unix)]
pub fn open_many_files() {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    setrlimit(Resource::Nofile, limit).unwrap();
}

/// There is no such limit.
#[cfg(not(unix))]
pub fn open_many_files() {}

/// Says that a case could not be made here.
pub fn not_run(case: &str) {
    println!("NOT RUN: {case}: this machine or user cannot make it");
}

fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}
