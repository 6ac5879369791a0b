//! A session bus that nobody else is on, and who shows notifications on it.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};

use zbus::blocking::{Connection, connection::Builder};
use zbus::interface;
use zbus::zvariant::OwnedValue;

use crate::driver::PATIENCE;

/// A session bus of its own; it ends with the test.
pub struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    /// Starts it.
    pub fn start() -> Self {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon starts; `cargo xtask setup` installs it");
        let output = daemon.stdout.take().expect("its output is piped");
        let mut address = String::new();
        BufReader::new(output)
            .read_line(&mut address)
            .expect("the bus says its address");
        Self {
            daemon,
            address: address.trim().to_owned(),
        }
    }

    /// What `DBUS_SESSION_BUS_ADDRESS` is to be.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        // It may be gone already.
        drop(self.daemon.kill());
        drop(self.daemon.wait());
    }
}

/// Stands in for the desktop's notifications, and keeps what it was to show.
pub struct Shown {
    told: Receiver<[String; 2]>,
    _connection: Connection,
}

impl Shown {
    /// Takes the place of the desktop on a bus.
    pub fn on(bus: &Bus) -> Self {
        let (teller, told) = mpsc::channel();
        let connection = Builder::address(bus.address())
            .and_then(|builder| builder.name("org.freedesktop.Notifications"))
            .and_then(|builder| builder.serve_at("/org/freedesktop/Notifications", Desktop(teller)))
            .and_then(Builder::build)
            .expect("the bus takes it in");
        Self {
            told,
            _connection: connection,
        }
    }

    /// Title and text of the next notification, once it is there.
    pub fn next(&self) -> [String; 2] {
        self.told
            .recv_timeout(PATIENCE)
            .expect("something is shown")
    }
}

struct Desktop(Sender<[String; 2]>);

#[interface(name = "org.freedesktop.Notifications")]
impl Desktop {
    #[expect(clippy::too_many_arguments, reason = "the specification has so many")]
    fn notify(
        &self,
        _program: &str,
        _replaces: u32,
        _icon: &str,
        title: String,
        text: String,
        _actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _timeout: i32,
    ) -> u32 {
        // The test may be over.
        drop(self.0.send([title, text]));
        1
    }

    fn close_notification(&self, _id: u32) {}

    fn get_capabilities(&self) -> Vec<String> {
        vec!["body".to_owned()]
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        let word = |text: &str| text.to_owned();
        (word("stand-in"), word("nobody"), word("1"), word("1.2"))
    }
}
