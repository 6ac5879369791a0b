//! The host: listens, and brings each request to the device or the page.

use std::io::{self, Read as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use anyhow::Context as _;
use device::Handle;
use device::api::Code;
use tiny_http::{Method, Request, ResponseBox, Server};

use crate::changes::Changes;
use crate::files::Files;
use crate::gate::Gate;
use crate::page::Page;
use crate::reply;

/// The most that a call's request may hold.
const LARGEST_REQUEST: u64 = 1024 * 1024;

/// A device behind a loopback address.
pub struct Host {
    server: Server,
    room: Arc<Room>,
}

/// What every request may need.
struct Room {
    handle: Handle,
    gate: Gate,
    page: Page,
    files: Files,
    changes: Changes,
}

impl Host {
    /// Takes a port on the loopback interface, any free one for 0; does not
    /// answer yet.
    pub fn bind(handle: Handle, ui: PathBuf, port: u16) -> anyhow::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("port {port} cannot be taken"))?;
        let room = Room::new(handle, ui, listener.local_addr()?)?;
        let server = Server::from_listener(listener, None)
            .map_err(|error| anyhow::anyhow!("no server on that port: {error}"))?;
        Ok(Self {
            server,
            room: Arc::new(room),
        })
    }

    /// Where a browser opens it.
    pub fn url(&self) -> String {
        self.room.gate.url()
    }

    /// Answers every request on a thread of its own, for as long as it is asked.
    pub fn serve(&self) {
        for request in self.server.incoming_requests() {
            let room = Arc::clone(&self.room);
            thread::spawn(move || room.answer(request));
        }
    }
}

impl Room {
    fn new(handle: Handle, ui: PathBuf, address: SocketAddr) -> anyhow::Result<Self> {
        let changes = Changes::default();
        let told = changes.clone();
        handle.subscribe(move |areas| told.tell(areas));
        Ok(Self {
            handle,
            gate: Gate::new(address)?,
            page: Page::new(ui),
            files: Files::new().context("no folder for files")?,
            changes,
        })
    }

    fn answer(&self, mut request: Request) {
        if self.wants_changes(&request) {
            return self.changes.join(request.into_writer());
        }
        let reply = self.reply(&mut request);
        // A browser that is gone needs no answer.
        drop(request.respond(reply));
    }

    /// An event stream that shows the token.
    fn wants_changes(&self, request: &Request) -> bool {
        let (path, query) = split(request.url());
        path == "/changed"
            && *request.method() == Method::Get
            && self.gate.is_own(request)
            && self.gate.is_token(query.strip_prefix("token="))
    }

    fn reply(&self, request: &mut Request) -> ResponseBox {
        if !self.gate.is_own(request) {
            return reply::refused(403, Code::Refused, "another page's request");
        }
        match request.method() {
            Method::Get => self.get(request.url()),
            Method::Post if self.gate.admits(request) => self.post(request),
            Method::Post => reply::refused(401, Code::Refused, "the token is missing"),
            _ => reply::refused(405, Code::BadRequest, "only GET and POST are understood"),
        }
    }

    fn get(&self, url: &str) -> ResponseBox {
        match self.page.open(split(url).0) {
            Some((file, content_type)) => reply::file(file, content_type),
            None if split(url).0 == "/changed" => {
                reply::refused(401, Code::Refused, "the token is missing")
            }
            None => reply::refused(404, Code::NotFound, "no such file"),
        }
    }

    fn post(&self, request: &mut Request) -> ResponseBox {
        let url = request.url().to_owned();
        let done = match split(&url) {
            ("/files", query) => self.take_file(query, request),
            (path, _) => match path.strip_prefix("/call/") {
                Some(name) => self.call(name, request),
                None => return reply::refused(404, Code::NotFound, "no such address"),
            },
        };
        done.unwrap_or_else(|error| reply::refused(400, Code::BadRequest, &error.to_string()))
    }

    fn call(&self, name: &str, request: &mut Request) -> io::Result<ResponseBox> {
        let mut text = String::new();
        let mut body = request.as_reader().take(LARGEST_REQUEST + 1);
        if body.read_to_string(&mut text)? as u64 > LARGEST_REQUEST {
            return Err(io::Error::other("the request is too large"));
        }
        Ok(match self.handle.call(name, &text) {
            Ok(answer) => reply::json(answer),
            Err(error) => reply::error(&error),
        })
    }

    fn take_file(&self, query: &str, request: &mut Request) -> io::Result<ResponseBox> {
        let name = decoded(query.strip_prefix("name=").unwrap_or_default());
        let path = self.files.keep(&name, request.as_reader())?;
        let file = self.handle.grant_file(path);
        let chosen = serde_json::json!({ "file": file, "name": name });
        Ok(reply::json(chosen.to_string()))
    }
}

/// An address's path and its query.
fn split(url: &str) -> (&str, &str) {
    url.split_once('?').unwrap_or((url, ""))
}

/// Text as `encodeURIComponent` wrote it; a stray `%` stands for itself.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = after.get(..2).filter(|_| first == b'%').and_then(hex);
        bytes.push(escaped.unwrap_or(first));
        rest = if escaped.is_some() {
            &after[2..]
        } else {
            after
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests;
