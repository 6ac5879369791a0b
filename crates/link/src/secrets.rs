//! Where a device keeps its secrets: in the system's keychain, one entry for each
//! logbook and secret, or in files beside the logbook that only their owner can
//! read, where there is no keychain or `CHALKBOOK_SECRETS=file` asks for it.

use std::{
    fs, io,
    io::Write as _,
    path::{Path, PathBuf},
};

use device::api::{ApiError, Code, SecretPlace};
use zeroize::Zeroizing;

const SERVICE: &str = "Chalkbook";

/// Which secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    /// The device's own, for as long as it belongs to its space.
    Device,
    /// The recovery secret, for an hour after it was made or typed.
    Recovery,
}

/// The secrets of one logbook.
#[derive(Clone, Debug)]
pub(crate) struct Secrets {
    folder: PathBuf,
    entry: String,
    only_files: bool,
}

impl Secrets {
    /// The secrets of the logbook in this folder, which has this id.
    pub(crate) fn of(folder: &Path, id: [u8; 16]) -> Self {
        Self {
            folder: folder.to_owned(),
            entry: data_encoding::HEXLOWER.encode(&id),
            only_files: std::env::var_os("CHALKBOOK_SECRETS").is_some_and(|place| place == "file"),
        }
    }

    /// Where a secret is, if it is anywhere.
    pub(crate) fn place(&self, name: Name) -> SecretPlace {
        if self.file(name).exists() {
            SecretPlace::File
        } else {
            SecretPlace::Keychain
        }
    }

    /// Reads a secret; none where there is none.
    pub(crate) fn load(&self, name: Name) -> Result<Option<Zeroizing<Vec<u8>>>, ApiError> {
        let file = self.file(name);
        match fs::read(&file) {
            Ok(bytes) => return Ok(Some(Zeroizing::new(bytes))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(unusable(&file, &error)),
        }
        if self.only_files {
            return Ok(None);
        }
        match self.keychain(name).and_then(|entry| entry.get_secret()) {
            Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
            Err(error) => {
                tracing::debug!(%error, "the keychain has no such entry");
                Ok(None)
            }
        }
    }

    /// Keeps a secret.
    pub(crate) fn save(&self, name: Name, secret: &[u8]) -> Result<(), ApiError> {
        if !self.only_files {
            let kept = self
                .keychain(name)
                .and_then(|entry| entry.set_secret(secret));
            match kept {
                Ok(()) => return Ok(()),
                Err(error) => tracing::info!(%error, "no keychain; the secret goes into a file"),
            }
        }
        let file = self.file(name);
        write_privately(&file, secret).map_err(|error| unusable(&file, &error))
    }

    /// Removes a secret.
    pub(crate) fn remove(&self, name: Name) -> Result<(), ApiError> {
        let file = self.file(name);
        match fs::remove_file(&file) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(unusable(&file, &error)),
        }
        if !self.only_files
            && let Err(error) = self
                .keychain(name)
                .and_then(|entry| entry.delete_credential())
        {
            tracing::debug!(%error, "the keychain had no such entry");
        }
        Ok(())
    }

    fn file(&self, name: Name) -> PathBuf {
        self.folder.join(match name {
            Name::Device => "device.secret",
            Name::Recovery => "recovery.secret",
        })
    }

    fn keychain(&self, name: Name) -> Result<keyring::Entry, keyring::Error> {
        let name = match name {
            Name::Device => "device",
            Name::Recovery => "recovery",
        };
        keyring::Entry::new(SERVICE, &format!("{name} {}", self.entry))
    }
}

/// Under another name first, so that there is never half a secret.
fn write_privately(file: &Path, secret: &[u8]) -> io::Result<()> {
    let new = file.with_extension("new");
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut writing = options.open(&new)?;
    writing.write_all(secret)?;
    writing.sync_all()?;
    fs::rename(&new, file)
}

fn unusable(file: &Path, error: &io::Error) -> ApiError {
    let code = match error.kind() {
        io::ErrorKind::StorageFull => Code::DiskFull,
        _ => Code::ReadOnly,
    };
    ApiError::new(code, format!("{}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_in_a_file_is_for_its_owner_only_and_goes_when_it_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let secrets = Secrets {
            only_files: true,
            ..Secrets::of(folder.path(), [1; 16])
        };
        assert!(secrets.load(Name::Device).unwrap().is_none());
        secrets.save(Name::Device, b"first").unwrap();
        secrets.save(Name::Device, b"second").unwrap();
        assert_eq!(**secrets.load(Name::Device).unwrap().unwrap(), *b"second");
        assert_eq!(secrets.place(Name::Device), SecretPlace::File);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(secrets.file(Name::Device))
                .unwrap()
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        secrets.remove(Name::Device).unwrap();
        secrets.remove(Name::Device).unwrap();
        assert!(secrets.load(Name::Device).unwrap().is_none());
    }
}
