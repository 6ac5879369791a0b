//! The head of an HTTP request, as far as a relay has to understand it.

use std::{net::IpAddr, time::Duration};

use tokio::io::{AsyncRead, AsyncReadExt};

/// A head is at most this long, in bytes.
const LONGEST: usize = 8 * 1024;
/// And has to be there after this long.
const LIMIT: Duration = Duration::from_secs(5);

/// What a client asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Such as `GET`.
    pub(super) method: String,
    /// Without the query.
    pub(super) path: String,
    /// The key of a request to speak websocket from here on.
    pub(super) upgrade: Option<String>,
    /// Whom the last proxy on the way had at its other end.
    pub(super) forwarded_for: Option<IpAddr>,
}

/// Why there is no head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum HeadError {
    #[error("this is no HTTP request")]
    Malformed,
    #[error("the head of this request is longer than {LONGEST} bytes")]
    TooLong,
    #[error("the request took too long to come")]
    TooSlow,
    #[error("the connection ended before its request")]
    Ended,
}

/// Reads a head, and what came after it already.
pub(super) async fn read(
    stream: &mut (impl AsyncRead + Unpin),
) -> Result<(Head, Vec<u8>), HeadError> {
    let reading = tokio::time::timeout(LIMIT, read_on(stream));
    reading.await.unwrap_or(Err(HeadError::TooSlow))
}

async fn read_on(stream: &mut (impl AsyncRead + Unpin)) -> Result<(Head, Vec<u8>), HeadError> {
    let mut bytes = Vec::with_capacity(1024);
    loop {
        let seen = bytes.len();
        let room = (LONGEST - seen) as u64;
        let mut part = (&mut *stream).take(room.min(1024));
        match part.read_buf(&mut bytes).await {
            Ok(0) if seen == LONGEST => return Err(HeadError::TooLong),
            Ok(0) | Err(_) => return Err(HeadError::Ended),
            Ok(_) => {}
        }
        // What is no request is not waited for until its end.
        if !could_begin(&bytes) {
            return Err(HeadError::Malformed);
        }
        if let Some(end) = end_of_head(&bytes, seen) {
            let rest = bytes.split_off(end);
            return Ok((Head::parse(&bytes)?, rest));
        }
    }
}

/// A method is a few capital letters.
fn could_begin(bytes: &[u8]) -> bool {
    let letters = bytes.iter().take_while(|byte| byte.is_ascii_uppercase());
    let letters = letters.count();
    letters == bytes.len() && letters < 16 || letters > 0 && bytes.get(letters) == Some(&b' ')
}

fn end_of_head(bytes: &[u8], seen: usize) -> Option<usize> {
    let from = seen.saturating_sub(3);
    let mut windows = bytes[from..].windows(4);
    let at = windows.position(|window| window == b"\r\n\r\n")?;
    Some(from + at + 4)
}

impl Head {
    fn parse(bytes: &[u8]) -> Result<Self, HeadError> {
        let text = std::str::from_utf8(bytes).map_err(|_| HeadError::Malformed)?;
        let mut lines = text.trim_end_matches("\r\n").split("\r\n");
        let (method, target) = request_line(lines.next().unwrap_or_default())?;
        let fields = lines.map(field).collect::<Result<Fields<'_>, _>>()?;
        Ok(Self {
            method: method.to_owned(),
            path: target.split('?').next().unwrap_or_default().to_owned(),
            upgrade: fields.websocket_key().map(str::to_owned),
            forwarded_for: fields.forwarded_for(),
        })
    }
}

fn request_line(line: &str) -> Result<(&str, &str), HeadError> {
    let mut words = line.split(' ');
    match (words.next(), words.next(), words.next(), words.next()) {
        (Some(method), Some(target), Some("HTTP/1.1" | "HTTP/1.0"), None)
            if !method.is_empty() && target.starts_with('/') =>
        {
            Ok((method, target))
        }
        _ => Err(HeadError::Malformed),
    }
}

fn field(line: &str) -> Result<(&str, &str), HeadError> {
    let (name, value) = line.split_once(':').ok_or(HeadError::Malformed)?;
    if name.is_empty() || name.contains([' ', '\t']) {
        return Err(HeadError::Malformed);
    }
    Ok((name, value.trim()))
}

struct Fields<'a>(Vec<(&'a str, &'a str)>);

impl<'a> FromIterator<(&'a str, &'a str)> for Fields<'a> {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str)>>(fields: I) -> Self {
        Self(fields.into_iter().collect())
    }
}

impl<'a> Fields<'a> {
    /// The last field of a name: the one that the nearest proxy wrote.
    fn last(&self, name: &str) -> Option<&'a str> {
        let fields = self.0.iter().rev();
        let mut named = fields.filter(|(known, _)| known.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| *value)
    }

    fn names(&self, field: &str, token: &str) -> bool {
        let tokens = self.last(field).unwrap_or_default().split(',');
        tokens
            .map(str::trim)
            .any(|known| known.eq_ignore_ascii_case(token))
    }

    fn websocket_key(&self) -> Option<&'a str> {
        let asked = self.names("Connection", "upgrade")
            && self.names("Upgrade", "websocket")
            && self.last("Sec-WebSocket-Version") == Some("13");
        self.last("Sec-WebSocket-Key").filter(|_| asked)
    }

    fn forwarded_for(&self) -> Option<IpAddr> {
        let hops = self.last("X-Forwarded-For")?;
        hops.rsplit(',').next()?.trim().parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn check(mut bytes: &[u8]) -> Result<(Head, Vec<u8>), HeadError> {
        read(&mut bytes).await
    }

    #[tokio::test]
    async fn a_request_for_a_websocket_is_read_up_to_what_follows() {
        let asked = b"GET /v1/sync?x=1 HTTP/1.1\r\nHost: relay\r\nConnection: keep-alive, Upgrade\r\n\
            upgrade: WebSocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: abc=\r\n\
            X-Forwarded-For: 192.0.2.7, 2001:db8::1\r\n\r\nrest";
        let (head, rest) = check(asked).await.unwrap();
        let expected = Head {
            method: "GET".to_owned(),
            path: "/v1/sync".to_owned(),
            upgrade: Some("abc=".to_owned()),
            forwarded_for: Some("2001:db8::1".parse().unwrap()),
        };
        assert_eq!((head, rest.as_slice()), (expected, b"rest".as_slice()));
    }

    #[tokio::test]
    async fn a_plain_request_asks_for_no_websocket() {
        let (head, _) = check(b"GET /healthz HTTP/1.0\r\n\r\n").await.unwrap();
        assert_eq!(head.upgrade, None);
        let half = b"GET /v1/sync HTTP/1.1\r\nUpgrade: websocket\r\nSec-WebSocket-Key: a\r\n\r\n";
        assert_eq!(check(half).await.unwrap().0.upgrade, None);
    }

    #[tokio::test]
    async fn what_is_no_request_is_refused() {
        for garbage in [
            b"\x16\x03\x01\x02\x00".as_slice(),
            b"hello there\r\n\r\n",
            b"GET /\r\n\r\n",
            b"GET  / HTTP/1.1\r\n\r\n",
            b"GET / HTTP/1.1 more\r\n\r\n",
            b"GET relay:80 HTTP/1.1\r\n\r\n",
            b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
            b"GET / HTTP/1.1\r\nspace : x\r\n\r\n",
            b"GET /\xff HTTP/1.1\r\n\r\n",
        ] {
            let refused = check(garbage).await;
            assert_eq!(refused, Err(HeadError::Malformed), "{garbage:?}");
        }
    }

    #[tokio::test]
    async fn a_head_without_an_end_is_refused() {
        let endless = [b"GET / HTTP/1.1\r\nA: ".as_slice(), &[b'a'; LONGEST]].concat();
        assert_eq!(check(&endless).await, Err(HeadError::TooLong));
        assert_eq!(check(b"GET / HT").await, Err(HeadError::Ended));
    }
}
