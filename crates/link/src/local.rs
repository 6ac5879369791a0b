//! The local socket: while one program has the logbook open, others of the same
//! person make their calls through it. A line of JSON in, a line of JSON out.

use std::{
    io::{self, BufRead, BufReader, Read as _, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

use device::{
    Handle,
    api::{ApiError, Code, FileToken},
};
use interprocess::local_socket::{
    GenericFilePath, ListenerOptions, Name, Stream, ToFsName as _, prelude::*,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest as _, Sha256};

/// No call and no answer is longer.
const LONGEST: u64 = 64 * 1024 * 1024;
/// At most this many guests at once.
const GUESTS: usize = 32;
/// Systems do not take longer names of sockets.
#[cfg(unix)]
const LONGEST_NAME: usize = 100;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Said {
    /// A call by its name, and its request as JSON.
    Call(String, String),
    /// A file to be read by a later call.
    Grant(PathBuf),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Heard {
    Answer(String),
    Granted(FileToken),
    Refused(ApiError),
}

/// Opens the local socket of a device. It is there as long as the program is.
pub fn serve(handle: &Handle) -> io::Result<()> {
    let path = path_of(handle.folder());
    // What a program left behind that was killed; the logbook's lock says that
    // there is no other.
    #[cfg(unix)]
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let options = ListenerOptions::new().name(name_of(&path)?);
    #[cfg(unix)]
    let options = interprocess::os::unix::local_socket::ListenerOptionsExt::mode(options, 0o600);
    let listener = options.create_sync()?;
    let handle = handle.clone();
    let guests = Arc::new(());
    thread::Builder::new()
        .name("local socket".to_owned())
        .spawn(move || {
            for guest in listener.incoming() {
                let Ok(guest) = guest else { continue };
                if Arc::strong_count(&guests) > GUESTS {
                    continue;
                }
                let (handle, ticket) = (handle.clone(), guests.clone());
                let serving = thread::Builder::new().name("guest".to_owned());
                let served = serving.spawn(move || {
                    let ended = attend(&handle, &guest);
                    drop(ticket);
                    ended.unwrap_or_else(|error| tracing::debug!(%error, "a guest left"));
                });
                if let Err(error) = served {
                    tracing::warn!(%error, "a guest was not let in");
                }
            }
        })?;
    Ok(())
}

fn attend(handle: &Handle, guest: &Stream) -> io::Result<()> {
    let mut lines = BufReader::new(guest);
    while let Some(line) = read_line(&mut lines)? {
        let heard = match serde_json::from_str(&line) {
            Ok(Said::Call(name, request)) => match handle.call(&name, &request) {
                Ok(answer) => Heard::Answer(answer),
                Err(error) => Heard::Refused(error),
            },
            Ok(Said::Grant(path)) => Heard::Granted(handle.grant_file(path)),
            Err(error) => Heard::Refused(ApiError::new(Code::BadRequest, error.to_string())),
        };
        write_line(guest, &heard)?;
    }
    Ok(())
}

/// A guest of the program that has the logbook open.
pub struct Guest {
    stream: Stream,
    folder: PathBuf,
}

impl Guest {
    /// Comes to the program that has the logbook in this folder open.
    pub fn of(folder: &Path) -> io::Result<Self> {
        let stream = Stream::connect(name_of(&path_of(folder))?)?;
        let folder = folder.to_owned();
        Ok(Self { stream, folder })
    }

    /// The folder of the logbook.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes a call with its types.
    pub fn ask<Q: Serialize, A: DeserializeOwned>(
        &self,
        name: &str,
        request: &Q,
    ) -> Result<A, ApiError> {
        let request = serde_json::to_string(request).map_err(|error| lost(&error))?;
        match self.say(&Said::Call(name.to_owned(), request))? {
            Heard::Answer(answer) => serde_json::from_str(&answer).map_err(|error| lost(&error)),
            Heard::Refused(error) => Err(error),
            Heard::Granted(_) => Err(lost(&"an answer to another question")),
        }
    }

    /// A token for a file.
    pub fn grant_file(&self, path: PathBuf) -> Result<FileToken, ApiError> {
        match self.say(&Said::Grant(path))? {
            Heard::Granted(token) => Ok(token),
            Heard::Refused(error) => Err(error),
            Heard::Answer(_) => Err(lost(&"an answer to another question")),
        }
    }

    fn say(&self, said: &Said) -> Result<Heard, ApiError> {
        write_line(&self.stream, said).map_err(|error| lost(&error))?;
        let line = read_line(&mut BufReader::new(&self.stream)).map_err(|error| lost(&error))?;
        let line = line.ok_or_else(|| lost(&"it was closed"))?;
        serde_json::from_str(&line).map_err(|error| lost(&error))
    }
}

fn lost(why: &dyn std::fmt::Display) -> ApiError {
    let words = format!("the program that has the logbook open does not answer: {why}");
    ApiError::new(Code::InUse, words)
}

fn read_line(lines: &mut BufReader<&Stream>) -> io::Result<Option<String>> {
    let mut line = String::new();
    lines.by_ref().take(LONGEST).read_line(&mut line)?;
    Ok((!line.is_empty()).then_some(line))
}

fn write_line(mut stream: &Stream, said: &impl Serialize) -> io::Result<()> {
    let mut line = serde_json::to_vec(said)?;
    line.push(b'\n');
    stream.write_all(&line)
}

/// In the logbook's folder, or, where that is too deep, by the folder's hash.
#[cfg(unix)]
fn path_of(folder: &Path) -> PathBuf {
    let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let path = folder.join("logbook.sock");
    if path.as_os_str().len() <= LONGEST_NAME {
        return path;
    }
    std::env::temp_dir().join(format!("chalkbook-{}.sock", hash_of(&folder)))
}

#[cfg(windows)]
fn path_of(folder: &Path) -> PathBuf {
    let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    PathBuf::from(format!(r"\\.\pipe\chalkbook-{}", hash_of(&folder)))
}

fn hash_of(folder: &Path) -> String {
    let hash = Sha256::digest(folder.as_os_str().as_encoded_bytes());
    data_encoding::HEXLOWER.encode(&hash[..12])
}

fn name_of(path: &Path) -> io::Result<Name<'static>> {
    path.to_owned().to_fs_name::<GenericFilePath>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use device::{Options, api::Stats};

    #[test]
    fn a_guest_gets_the_same_answers_and_refusals() {
        let folder = tempfile::tempdir().unwrap();
        let handle = Handle::open(folder.path(), Options::default()).unwrap();
        assert!(Guest::of(folder.path()).is_err(), "nobody serves yet");
        serve(&handle).unwrap();
        let guest = Guest::of(folder.path()).unwrap();
        let line = serde_json::json!({"text": "Bench Press 100x5"});
        let _: serde_json::Value = guest.ask("log_line", &line).unwrap();
        let stats: Stats = guest.ask("stats", &serde_json::json!({})).unwrap();
        assert_eq!(stats.sets, 1);
        let refused = guest.ask::<_, Stats>("squat", &()).unwrap_err();
        assert_eq!(refused.code, Code::BadRequest);
        handle.close();
    }
}
