//! The relay: keeps and passes on sealed records that it cannot read.
//!
//! [`Hub`] is all of its behaviour, without sockets and without a clock; [`log`]
//! is where it keeps what must not be lost; [`server`] puts both behind a port.

pub mod hub;
pub mod log;
pub mod server;
pub mod settings;

pub use hub::{ConnId, Event, Hub, Limits, Now, Outgoing};
