//! The address of a relay, as people type it.

use reqwest::Url;

/// A relay's address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(Url);

/// Why a text is no address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Nothing was typed.
    #[error("the address of the relay is missing")]
    Empty,
    /// It cannot be read.
    #[error("\"{0}\" is no address of a relay; one looks like https://relay.example.org")]
    Unreadable(String),
    /// It is an address of something else.
    #[error("\"{0}\" begins with {1}://, and a relay's address with http(s) or ws(s)")]
    Scheme(String, String),
}

impl Address {
    /// Reads an address: http(s) or ws(s), or only a host.
    pub fn read(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        let unreadable = || AddressError::Unreadable(text.to_owned());
        let full = if text.contains("://") {
            text.to_owned()
        } else if is_here(text) {
            format!("http://{text}")
        } else {
            format!("https://{text}")
        };
        let (scheme, rest) = full.split_once("://").ok_or_else(unreadable)?;
        let scheme = match scheme {
            "http" | "ws" => "http",
            "https" | "wss" => "https",
            other => return Err(AddressError::Scheme(text.to_owned(), other.to_owned())),
        };
        let mut url = Url::parse(&format!("{scheme}://{rest}")).map_err(|_| unreadable())?;
        if url.host_str().is_none_or(str::is_empty) {
            return Err(unreadable());
        }
        url.set_query(None);
        url.set_fragment(None);
        // What people copy may end where the websocket is.
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(path.strip_suffix("/v1/sync").unwrap_or(&path));
        Ok(Self(url))
    }

    /// As it is kept and shown.
    pub fn text(&self) -> String {
        self.0.as_str().trim_end_matches('/').to_owned()
    }

    /// Where the relay says what it is.
    pub(crate) fn info(&self) -> String {
        format!("{}/v1/info", self.text())
    }

    /// Where its websocket is.
    pub(crate) fn socket(&self) -> String {
        // http becomes ws, and https wss.
        format!("{}/v1/sync", self.text().replacen("http", "ws", 1))
    }
}

fn is_here(text: &str) -> bool {
    let host = text.split(['/', ':']).next().unwrap_or_default();
    host == "localhost" || host.starts_with("127.") || text.starts_with("[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_an_address_means_the_same_relay() {
        let check = |text: &str, kept: &str, socket: &str| {
            let address = Address::read(text).unwrap();
            assert_eq!(
                (address.text(), address.socket()),
                (kept.to_owned(), socket.to_owned())
            );
        };
        let (kept, socket) = (
            "https://relay.example.org",
            "wss://relay.example.org/v1/sync",
        );
        check("relay.example.org", kept, socket);
        check(" wss://relay.example.org/ ", kept, socket);
        check("https://relay.example.org/v1/sync", kept, socket);
        check(
            "127.0.0.1:8787",
            "http://127.0.0.1:8787",
            "ws://127.0.0.1:8787/v1/sync",
        );
        check("ws://host/gym/", "http://host/gym", "ws://host/gym/v1/sync");
    }

    #[test]
    fn what_is_no_address_is_refused_in_words() {
        assert_eq!(Address::read("  "), Err(AddressError::Empty));
        assert!(
            matches!(Address::read("ftp://a"), Err(AddressError::Scheme(_, scheme)) if scheme == "ftp")
        );
        assert!(matches!(
            Address::read("http://"),
            Err(AddressError::Unreadable(_))
        ));
        assert!(matches!(
            Address::read("two words"),
            Err(AddressError::Unreadable(_))
        ));
    }
}
