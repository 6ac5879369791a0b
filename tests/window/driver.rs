//! The bridge between WebDriver and windows of Tauri.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::bus::Bus;
use crate::screen::Screen;

/// How long anything may take on a busy machine before it counts as broken.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A running `tauri-driver` with the webview's own driver behind it; both end
/// with the test.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts it; its windows open on this screen, and find no session bus.
    pub fn start(screen: &Screen) -> Self {
        Self::with(screen, "unix:path=/nowhere")
    }

    /// As `start`, but with a session bus.
    pub fn start_on(screen: &Screen, bus: &Bus) -> Self {
        Self::with(screen, bus.address())
    }

    fn with(screen: &Screen, bus: &str) -> Self {
        let [port, native] = free_ports();
        let process = Command::new(program())
            .args(["--port", &port.to_string()])
            .args(["--native-port", &native.to_string()])
            .env("DISPLAY", screen.name())
            .env("DBUS_SESSION_BUS_ADDRESS", bus)
            .env("CHALKBOOK_SECRETS", "file")
            .env("GDK_BACKEND", "x11")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("tauri-driver starts");
        // It drops what comes before the webview's own driver listens.
        wait_until_open(native);
        wait_until_open(port);
        Self { process, port }
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://{}:{}", Ipv4Addr::LOCALHOST, self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The group holds the webview's driver and, after a failure, the window.
        let group = format!("-{}", self.process.id());
        drop(Command::new("kill").args(["-TERM", "--", &group]).status());
        drop(self.process.wait());
    }
}

fn program() -> PathBuf {
    let named = std::env::var_os("TAURI_DRIVER").map(PathBuf::from);
    let installed = || chalkbook_tests::programs_folder().join("../tools/bin/tauri-driver");
    let program = named.unwrap_or_else(installed);
    assert!(
        program.is_file(),
        "{} is missing; `cargo xtask setup` installs it",
        program.display()
    );
    program
}

fn wait_until_open(port: u16) {
    let deadline = Instant::now() + PATIENCE;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        assert!(Instant::now() < deadline, "nobody listens on port {port}");
        thread::sleep(Duration::from_millis(20));
    }
}

/// Two ports that nobody listens on.
fn free_ports() -> [u16; 2] {
    let taken = [(); 2].map(|()| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)));
    taken.map(|listener| {
        let address = listener.and_then(|listener| listener.local_addr());
        address.expect("a port is free").port()
    })
}
