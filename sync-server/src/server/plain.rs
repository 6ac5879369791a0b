//! What the relay answers besides the websocket: one answer, and the connection
//! is closed.

use std::fmt::Write as _;

use sync::{LONGEST_FRAME, LONGEST_RECORD, PROTOCOL, RelayId};

use crate::hub::Counts;

/// An answer that is not the start of a websocket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    status: &'static str,
    kind: &'static str,
    more: &'static str,
    body: String,
}

impl Answer {
    pub(super) fn text(status: &'static str, body: impl Into<String>) -> Self {
        Self {
            status,
            kind: "text/plain; charset=utf-8",
            more: "",
            body: body.into(),
        }
    }

    /// With more fields, each with its line end.
    pub(super) fn with(mut self, more: &'static str) -> Self {
        self.more = more;
        self
    }

    pub(super) fn info(relay: RelayId, space_bytes: u64) -> Self {
        let info = serde_json::json!({
            "program": "chalkbook-relay",
            "version": env!("CARGO_PKG_VERSION"),
            "protocol": PROTOCOL,
            "relay": relay.to_string(),
            "limits": {
                "record_bytes": LONGEST_RECORD,
                "frame_bytes": LONGEST_FRAME,
                "space_bytes": space_bytes,
            },
        });
        Self {
            kind: "application/json",
            ..Self::text("200 OK", info.to_string() + "\n")
        }
    }

    /// In the text form of Prometheus.
    pub(super) fn metrics(hub: Counts, (open, refused): (usize, usize)) -> Self {
        let mut body = String::new();
        let mut line = |name: &str, kind: &str, help: &str, value: u64| {
            // Writing into memory does not fail.
            let _ = writeln!(body, "# HELP chalkbook_relay_{name} {help}");
            let _ = writeln!(body, "# TYPE chalkbook_relay_{name} {kind}");
            let _ = writeln!(body, "chalkbook_relay_{name} {value}");
        };
        let (open, refused) = (open as u64, refused as u64);
        line("connections", "gauge", "Open connections.", open);
        line(
            "sessions",
            "gauge",
            "Open websocket sessions.",
            hub.connections,
        );
        line(
            "members",
            "gauge",
            "Sessions that proved who they are.",
            hub.members,
        );
        line(
            "spaces",
            "gauge",
            "Spaces that a device is connected to.",
            hub.spaces,
        );
        let counter = "counter";
        line(
            "connections_refused_total",
            counter,
            "Connections refused by a limit.",
            refused,
        );
        line(
            "records_total",
            counter,
            "Records stored since the start.",
            hub.records,
        );
        line(
            "record_bytes_total",
            counter,
            "Bytes of those records.",
            hub.bytes,
        );
        line("commits_total", counter, "Transactions.", hub.commits);
        line(
            "commit_failures_total",
            counter,
            "Transactions that failed.",
            hub.failures,
        );
        line(
            "sessions_ended_total",
            counter,
            "Sessions that the relay ended.",
            hub.refused,
        );
        Self {
            kind: "text/plain; version=0.0.4; charset=utf-8",
            ..Self::text("200 OK", body)
        }
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let Self {
            status,
            kind,
            more,
            body,
        } = self;
        let length = body.len();
        format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
             Cache-Control: no-store\r\n{more}Connection: close\r\n\r\n{body}"
        )
        .into_bytes()
    }
}
