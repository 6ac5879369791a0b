//! The logbooks of this computer: the one that everybody begins with, and
//! others by name, each a folder of its own below it and a process of its own.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::str::FromStr;
use std::{fs, io};

use serde::Serialize;

/// Where the named ones lie.
const FOLDER: &str = "logbooks";
const LONGEST: usize = 40;

/// The name of a logbook, which is its folder's too: nothing in it leads anywhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Name(String);

/// Why something is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadName;

impl std::fmt::Display for BadName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a logbook's name has up to 40 letters, digits, spaces, _ and -")
    }
}

impl std::error::Error for BadName {}

impl FromStr for Name {
    type Err = BadName;

    fn from_str(text: &str) -> Result<Self, BadName> {
        let text = text.trim();
        let fits = (1..=LONGEST).contains(&text.chars().count());
        let plain = |sign: char| sign.is_alphanumeric() || " _-".contains(sign);
        // One that begins with `-` would be read as an option by the next process.
        let sound = fits && !text.starts_with('-') && text.chars().all(plain);
        let name = sound.then(|| Self(text.to_owned())).ok_or(BadName)?;
        if name.is_a_device() {
            Err(BadName)
        } else {
            Ok(name)
        }
    }
}

impl Name {
    /// As it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Windows keeps these for itself, as names of folders too.
    fn is_a_device(&self) -> bool {
        let name = self.0.to_ascii_lowercase();
        let numbered = |front| {
            name.strip_prefix(front)
                .is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
        };
        ["con", "prn", "aux", "nul"].contains(&name.as_str()) || numbered("com") || numbered("lpt")
    }
}

/// Where this window's logbook stands among the others.
pub struct Place {
    root: PathBuf,
    name: Option<Name>,
}

/// A logbook as the page lists it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    name: Option<Name>,
    here: bool,
}

impl Place {
    /// The place of a name below a folder.
    pub fn new(root: PathBuf, name: Option<Name>) -> Self {
        Self { root, name }
    }

    /// The name that it has.
    pub fn name(&self) -> Option<&str> {
        self.name.as_ref().map(Name::as_str)
    }

    /// The folder of this window's logbook.
    pub fn folder(&self) -> PathBuf {
        folder(&self.root, self.name.as_ref())
    }

    /// All there are: the nameless one first, then by name.
    pub fn list(&self) -> Vec<Line> {
        let mut names = named(&self.root);
        names.extend(self.name.clone());
        names.sort();
        names.dedup();
        let all = std::iter::once(None).chain(names.into_iter().map(Some));
        all.map(|name| Line {
            here: name == self.name,
            name,
        })
        .collect()
    }

    /// A name for this one among the programs that run: the same folder always
    /// has it and no other. It need not outlive the program's version.
    pub fn among_programs(&self, program: &str) -> String {
        let folder = self.folder();
        let whole = std::path::absolute(&folder).unwrap_or(folder);
        let whole = whole.canonicalize().unwrap_or(whole);
        let mut hasher = DefaultHasher::new();
        whole.hash(&mut hasher);
        format!("{program}.b{:016x}", hasher.finish())
    }

    /// Starts another one's window, which makes it where it is new. Where it is
    /// open already, that process brings its window to the front instead.
    ///
    /// # Errors
    /// Where its folder cannot be made, or no program started.
    pub fn open(&self, name: Option<&Name>) -> io::Result<Child> {
        fs::create_dir_all(folder(&self.root, name))?;
        let mut program = Command::new(std::env::current_exe()?);
        program.arg("--data-dir").arg(&self.root);
        if let Some(name) = name {
            program.arg("--logbook").arg(name.as_str());
        }
        program.spawn()
    }
}

fn folder(root: &Path, name: Option<&Name>) -> PathBuf {
    name.map_or_else(
        || root.to_owned(),
        |name| root.join(FOLDER).join(name.as_str()),
    )
}

/// The names below a folder; what cannot be read or is no name is not listed.
fn named(root: &Path) -> Vec<Name> {
    let entries = fs::read_dir(root.join(FOLDER)).into_iter().flatten();
    entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_leads_out_of_its_folder() {
        for good in ["Anna", "Jörg 2", "a_b-c", "  trimmed "] {
            assert!(good.parse::<Name>().is_ok(), "{good}");
        }
        let long = "a".repeat(41);
        for bad in [
            "", " ", "..", "a/b", "a\\b", "-x", "a.b", "a\0b", "CON", "lpt1", &long,
        ] {
            assert_eq!(bad.parse::<Name>(), Err(BadName), "{bad}");
        }
    }

    #[test]
    fn a_folder_has_one_name_among_programs_however_it_is_written() {
        let [folder, other] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let name = |path: PathBuf| Place::new(path, None).among_programs("app.x");
        let here = name(folder.path().to_owned());
        assert_eq!(here, name(folder.path().join(".")));
        assert_ne!(here, name(other.path().to_owned()));
        assert!(here.starts_with("app.x.b"));
    }

    #[test]
    fn those_that_are_there_are_listed_and_this_one_too() {
        let root = tempfile::tempdir().unwrap();
        for folder in ["logbooks/Bea", "logbooks/.hidden"] {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        let name: Name = "Anna".parse().unwrap();
        let place = Place {
            root: root.path().to_owned(),
            name: Some(name.clone()),
        };
        let line = |name: Option<&str>, here| Line {
            name: name.map(|name| name.parse().unwrap()),
            here,
        };
        let expected = [
            line(None, false),
            line(Some("Anna"), true),
            line(Some("Bea"), false),
        ];
        assert_eq!(place.list(), expected);
        assert_eq!(place.folder(), root.path().join("logbooks/Anna"));
    }
}
