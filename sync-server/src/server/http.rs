//! The few things that are asked for by plain HTTP, and the way into the
//! websocket.

use std::{fmt::Write as _, io, time::Duration};

use sync::{LONGEST_FRAME, LONGEST_RECORD, PROTOCOL};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    time::timeout,
};
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use crate::{
    Hub,
    hub::Counts,
    log::{LogStore, SqliteLog},
};

/// A request's head is there within this time.
const PATIENCE: Duration = Duration::from_secs(5);
/// Who was answered has this long to leave, and to say so much more.
const LINGER: Duration = Duration::from_secs(1);
const LONGEST_LEFTOVER: usize = 64 * 1024;
/// No head is longer.
const LONGEST_HEAD: usize = 8 * 1024;
const HEADERS: usize = 64;

/// What a request is for.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// Whether the relay works.
    Health,
    /// Its counts.
    Metrics,
    /// What it is.
    Info,
    /// The websocket, by the key of its handshake.
    Socket(String),
    /// Something that is refused, with a status and words.
    Not(u16, &'static str),
}

/// Reads a request's head; gives what came after it, too. None where it is too
/// long. It is public for those who feed it with anything, as the next is.
pub async fn read_head(
    stream: &mut (impl AsyncRead + Unpin),
) -> io::Result<Option<(Vec<u8>, Vec<u8>)>> {
    let mut head = Vec::with_capacity(512);
    let reading = async {
        loop {
            if let Some(end) = head.windows(4).position(|end| end == b"\r\n\r\n") {
                let rest = head.split_off(end + 4);
                return Ok(Some((head, rest)));
            }
            if head.len() >= LONGEST_HEAD {
                return Ok(None);
            }
            if stream.read_buf(&mut head).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
    };
    match timeout(PATIENCE, reading).await {
        Ok(read) => read,
        Err(_) => Err(io::ErrorKind::TimedOut.into()),
    }
}

/// The values of a header, in their order.
pub(super) fn values(head: &[u8], name: &str) -> Vec<String> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    if request.parse(head).is_err() {
        return Vec::new();
    }
    let named = request.headers.iter();
    let named = named.filter(|header| header.name.eq_ignore_ascii_case(name));
    let text = |value| String::from_utf8_lossy(value).into_owned();
    named.map(|header| text(header.value)).collect()
}

/// What a request is for, by its head.
pub fn asked(head: &[u8]) -> Asked {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    if !matches!(request.parse(head), Ok(httparse::Status::Complete(_))) {
        return Asked::Not(400, "this is no HTTP request");
    }
    let path = request.path.unwrap_or_default().split('?').next();
    if request.method != Some("GET") {
        return Asked::Not(405, "the relay answers GET only");
    }
    match path.unwrap_or_default() {
        "/healthz" => Asked::Health,
        "/metrics" => Asked::Metrics,
        "/v1/info" => Asked::Info,
        "/v1/sync" => socket(request.headers),
        "/" => Asked::Not(
            404,
            "this is a relay of Chalkbook; the app connects to this address",
        ),
        _ => Asked::Not(404, "there is nothing here"),
    }
}

fn socket(headers: &[httparse::Header<'_>]) -> Asked {
    let header = |name: &str| {
        let found = headers
            .iter()
            .find(|header| header.name.eq_ignore_ascii_case(name));
        found.and_then(|header| std::str::from_utf8(header.value).ok())
    };
    let upgrades = header("upgrade").is_some_and(|to| to.eq_ignore_ascii_case("websocket"));
    match header("sec-websocket-key") {
        Some(key) if upgrades && header("sec-websocket-version") == Some("13") => {
            Asked::Socket(key.to_owned())
        }
        _ => Asked::Not(
            426,
            "this is where devices sync, by a websocket of version 13",
        ),
    }
}

/// Answers by a text and ends.
pub(super) async fn answer(
    stream: &mut (impl AsyncRead + AsyncWrite + Unpin),
    status: u16,
    kind: &str,
    body: &str,
) -> io::Result<()> {
    let reason = match status {
        200 => "OK",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        426 => "Upgrade Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        _ => "Service Unavailable",
    };
    let length = body.len();
    let text = format!(
        "HTTP/1.1 {status} {reason}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Connection: close\r\nCache-Control: no-store\r\n\r\n{body}"
    );
    stream.write_all(text.as_bytes()).await?;
    stream.shutdown().await?;
    // A socket that is closed on what it has not read takes its answer back.
    let reading = read_off(stream);
    drop(timeout(LINGER, reading).await);
    Ok(())
}

/// Reads what nobody asks for, up to a bound.
async fn read_off(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<()> {
    let mut room = [0; 1024];
    let mut left = LONGEST_LEFTOVER;
    while left > 0 {
        match stream.read(&mut room).await? {
            0 => break,
            read => left = left.saturating_sub(read),
        }
    }
    Ok(())
}

/// Agrees to a websocket.
pub(super) async fn upgrade(stream: &mut (impl AsyncWrite + Unpin), key: &str) -> io::Result<()> {
    let accept = derive_accept_key(key.as_bytes());
    let text = format!(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Accept: {accept}\r\n\r\n"
    );
    stream.write_all(text.as_bytes()).await
}

/// What the relay says about itself.
pub(super) fn info(hub: &Hub<SqliteLog>) -> String {
    let limits = hub.limits();
    serde_json::json!({
        "program": "chalkbook-relay",
        "version": env!("CARGO_PKG_VERSION"),
        "protocol": PROTOCOL,
        "relay": hub.log().relay().to_string(),
        "limits": {
            "record_bytes": LONGEST_RECORD,
            "frame_bytes": LONGEST_FRAME,
            "space_bytes": limits.bytes,
            "space_records": limits.records,
        },
    })
    .to_string()
}

/// The counts in the text form of Prometheus.
pub(super) fn metrics(counts: Counts, sockets: usize, turned_away: u64) -> String {
    let mut text = String::new();
    let mut line = |name: &str, kind: &str, help: &str, value: u64| {
        let name = format!("chalkbook_relay_{name}");
        // Writing into memory does not fail.
        let _ = writeln!(
            text,
            "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}"
        );
    };
    line(
        "sockets",
        "gauge",
        "Connections, of any kind.",
        sockets as u64,
    );
    line(
        "sessions",
        "gauge",
        "Websockets that are open.",
        counts.connections,
    );
    line(
        "members",
        "gauge",
        "Sessions that proved who they are.",
        counts.members,
    );
    line("spaces", "gauge", "Spaces in use.", counts.spaces);
    line(
        "records_total",
        "counter",
        "Records stored.",
        counts.records,
    );
    line(
        "record_bytes_total",
        "counter",
        "Bytes of the records stored.",
        counts.bytes,
    );
    line("commits_total", "counter", "Transactions.", counts.commits);
    line(
        "commit_failures_total",
        "counter",
        "Transactions that failed.",
        counts.failures,
    );
    line(
        "dismissed_total",
        "counter",
        "Sessions that the relay ended.",
        counts.refused,
    );
    line(
        "turned_away_total",
        "counter",
        "Connections that were not let in.",
        turned_away,
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_told_apart() {
        let check = |head: &str, expected: Asked| assert_eq!(asked(head.as_bytes()), expected);
        check("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n", Asked::Health);
        check("GET /v1/info?x=1 HTTP/1.1\r\n\r\n", Asked::Info);
        check(
            "GET /v1/sync HTTP/1.1\r\nUpgrade: WebSocket\r\nSec-WebSocket-Version: 13\r\n\
             sec-websocket-key: abc\r\n\r\n",
            Asked::Socket("abc".to_owned()),
        );
    }

    #[test]
    fn what_is_not_offered_is_refused_in_words() {
        let check = |head: &str, expected| {
            let Asked::Not(status, words) = asked(head.as_bytes()) else {
                panic!("{head} was not refused");
            };
            assert_eq!(status, expected, "{words}");
        };
        check("GET /v1/sync HTTP/1.1\r\n\r\n", 426);
        check("POST /healthz HTTP/1.1\r\n\r\n", 405);
        check("GET /secret HTTP/1.1\r\n\r\n", 404);
        check("\x16\x03\x01 garbage\r\n\r\n", 400);
    }
}
