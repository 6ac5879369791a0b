//! Who may make a request: only a page that this host itself served, and that
//! was opened with the token.
//!
//! The token keeps other programs' pages out, the checks of `Host` and `Origin`
//! keep out pages of other sites that guess the port.

use std::net::SocketAddr;

use anyhow::Context as _;
use axum::http::HeaderMap;

/// Random bytes of a token.
const TOKEN_BYTES: usize = 16;

/// Lets requests in, or not.
pub(crate) struct Gate {
    token: String,
    address: SocketAddr,
}

impl Gate {
    /// A gate with a token of its own.
    pub(crate) fn new(address: SocketAddr) -> anyhow::Result<Self> {
        let mut bytes = [0; TOKEN_BYTES];
        getrandom::fill(&mut bytes).context("no random bytes")?;
        let token = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { token, address })
    }

    /// Where a browser gets in.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/#token={}", self.address, self.token)
    }

    /// Whether it was sent to this host, and by no other site's page.
    pub(crate) fn is_own(&self, headers: &HeaderMap) -> bool {
        let origin = format!("http://{}", self.address);
        header(headers, "host") == Some(&self.address.to_string())
            && header(headers, "origin").is_none_or(|theirs| theirs == origin)
    }

    /// Whether it shows the token in its header.
    pub(crate) fn admits(&self, headers: &HeaderMap) -> bool {
        let shown = header(headers, "authorization");
        shown.and_then(|value| value.strip_prefix("Bearer ")) == Some(&self.token)
    }

    /// Whether this is the token; an event stream can show it only in its address.
    pub(crate) fn is_token(&self, shown: &str) -> bool {
        shown == self.token
    }
}

fn header<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}
