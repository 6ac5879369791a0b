//! Who may make a request: only a page that this host itself served, and that
//! was opened with the token.
//!
//! The token keeps other programs' pages out, the checks of `Host` and `Origin`
//! keep out pages of other sites that guess the port.

use std::net::SocketAddr;

use anyhow::Context as _;
use tiny_http::Request;

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
    pub(crate) fn is_own(&self, request: &Request) -> bool {
        let origin = format!("http://{}", self.address);
        header(request, "Host") == Some(&self.address.to_string())
            && header(request, "Origin").is_none_or(|theirs| theirs == origin)
    }

    /// Whether it shows the token in its header.
    pub(crate) fn admits(&self, request: &Request) -> bool {
        let shown =
            header(request, "Authorization").and_then(|value| value.strip_prefix("Bearer "));
        self.is_token(shown)
    }

    /// Whether this is the token; an event stream can show it only in its address.
    pub(crate) fn is_token(&self, shown: Option<&str>) -> bool {
        shown == Some(&self.token)
    }
}

fn header<'r>(request: &'r Request, name: &'static str) -> Option<&'r str> {
    let found = request
        .headers()
        .iter()
        .find(|header| header.field.equiv(name))?;
    Some(found.value.as_str())
}
