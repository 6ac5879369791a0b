//! Where the logbook lies, and whether another program copies that folder about.
//!
//! A program that copies a database while it is written to can tear it, and two
//! machines that write to one copy each lose what one of them wrote. Chalkbook
//! has its own sync for that, so the person is warned.

use std::path::Path;

use crate::api::{FolderSync, Kept};

/// Where a logbook lies.
pub(crate) fn kept(folder: &Path) -> Kept {
    let whole = folder.canonicalize();
    let whole = whole.as_deref().unwrap_or(folder);
    Kept {
        folder: whole.display().to_string(),
        synced_by: synced_by(whole, Path::exists),
    }
}

/// What a folder on the way to the logbook is called by each program.
fn by_name(name: &str) -> Option<FolderSync> {
    let name = name.to_lowercase();
    let begins = |text: &str| name == text || name.starts_with(&format!("{text} "));
    // OneDrive adds the company: `OneDrive - Acme`; on a Mac, with a hyphen only.
    if begins("dropbox") || name.starts_with("dropbox-") {
        return Some(FolderSync::Dropbox);
    }
    if begins("onedrive") || name.starts_with("onedrive-") {
        return Some(FolderSync::OneDrive);
    }
    if begins("icloud drive") || begins("iclouddrive") || name == "com~apple~clouddocs" {
        return Some(FolderSync::ICloud);
    }
    if begins("google drive") || name == "googledrive" || name.starts_with("googledrive-") {
        return Some(FolderSync::GoogleDrive);
    }
    (begins("nextcloud") || begins("owncloud")).then_some(FolderSync::Nextcloud)
}

/// What a program leaves in a folder that it keeps the same.
const MARKS: [(&str, FolderSync); 6] = [
    (".dropbox", FolderSync::Dropbox),
    (".dropbox.cache", FolderSync::Dropbox),
    (".stfolder", FolderSync::Syncthing),
    (".owncloudsync.log", FolderSync::Nextcloud),
    (".nextcloudsync.log", FolderSync::Nextcloud),
    (".tmp.drivedownload", FolderSync::GoogleDrive),
];

/// The program that keeps a folder, or one that it lies in, the same elsewhere.
/// `exists` says whether there is something at a path.
pub fn synced_by(folder: &Path, exists: impl Fn(&Path) -> bool) -> Option<FolderSync> {
    let of = |folder: &Path| {
        let name = folder.file_name().and_then(|name| name.to_str());
        let marked = || {
            let mark = MARKS.iter().find(|(mark, _)| exists(&folder.join(mark)));
            mark.map(|(_, sync)| *sync)
        };
        name.and_then(by_name).or_else(marked)
    };
    // The home itself holds `.dropbox`, which is the program's own folder.
    let inner: Vec<_> = folder.ancestors().collect();
    let home = |place: &Path| exists(&place.join(".dropbox/instance1"));
    inner.into_iter().filter(|place| !home(place)).find_map(of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(folder: &str, there: &[&str], expected: Option<FolderSync>) {
        let exists = |path: &Path| there.iter().any(|there| Path::new(there) == path);
        assert_eq!(synced_by(Path::new(folder), exists), expected, "{folder}");
    }

    #[test]
    fn folders_of_sync_programs_are_known_by_their_names() {
        use FolderSync::{Dropbox, GoogleDrive, ICloud, Nextcloud, OneDrive};
        for (folder, by) in [
            ("/home/ada/Dropbox/gym", Dropbox),
            (
                "/Users/ada/Library/CloudStorage/Dropbox-Personal/x",
                Dropbox,
            ),
            ("/home/ada/OneDrive - Acme Ltd/gym", OneDrive),
            (
                "/Users/ada/Library/CloudStorage/OneDrive-Personal/x",
                OneDrive,
            ),
            (
                "/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/x",
                ICloud,
            ),
            ("/home/ada/Google Drive/gym", GoogleDrive),
            (
                "/Users/ada/Library/CloudStorage/GoogleDrive-a@b.example/x",
                GoogleDrive,
            ),
            ("/home/ada/Nextcloud/a/b/c", Nextcloud),
        ] {
            check(folder, &[], Some(by));
        }
    }

    #[test]
    fn an_ordinary_folder_is_nobodys() {
        for folder in [
            "/home/ada/.local/share/chalkbook",
            "/home/ada/dropboxes/gym",
            "/home/ada/my-onedriver/gym",
            "/",
            "",
        ] {
            check(folder, &[], None);
        }
    }

    #[test]
    fn what_a_program_leaves_behind_gives_it_away_from_any_folder_above() {
        let there = ["/data/shared/.stfolder"];
        check("/data/shared/gym/log", &there, Some(FolderSync::Syncthing));
        check("/data/other", &there, None);
    }

    #[test]
    fn the_programs_own_folder_in_the_home_is_no_mark() {
        let there = ["/home/ada/.dropbox", "/home/ada/.dropbox/instance1"];
        check("/home/ada/.local/share/chalkbook", &there, None);
    }
}
