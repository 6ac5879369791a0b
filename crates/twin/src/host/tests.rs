use super::*;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use tokio::runtime::Runtime;

/// A host that answers, and one browser that speaks plainly.
struct Browser {
    address: String,
    token: String,
    _folder: tempfile::TempDir,
    _running: Runtime,
}

impl Browser {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ui = folder.path().join("ui");
        std::fs::create_dir(&ui).unwrap();
        std::fs::write(ui.join("index.html"), "<h1>Chalkbook</h1>").unwrap();
        let handle = Handle::open(&folder.path().join("data"), device::Options::default()).unwrap();
        let running = Runtime::new().unwrap();
        let host = running.block_on(Host::bind(handle, ui, 0)).unwrap();
        let url = host.url();
        let (address, token) = url
            .strip_prefix("http://")
            .unwrap()
            .split_once("/#token=")
            .unwrap();
        let (address, token) = (address.to_owned(), token.to_owned());
        running.spawn(host.serve());
        Self {
            address,
            token,
            _folder: folder,
            _running: running,
        }
    }

    fn send(&self, first_line: &str, headers: &[(&str, &str)], body: &str) -> TcpStream {
        let mut text = format!("{first_line} HTTP/1.1\r\nConnection: close\r\n");
        if headers.iter().all(|(name, _)| *name != "Host") {
            text += &format!("Host: {}\r\n", self.address);
        }
        for (name, value) in headers {
            text += &format!("{name}: {value}\r\n");
        }
        text += &format!("Content-Length: {}\r\n\r\n{body}", body.len());
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(text.as_bytes()).unwrap();
        stream
    }

    /// The status and the whole answer.
    fn ask(&self, first_line: &str, headers: &[(&str, &str)], body: &str) -> (u16, String) {
        let mut answer = String::new();
        self.send(first_line, headers, body)
            .read_to_string(&mut answer)
            .unwrap();
        let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
        (status, answer)
    }

    fn post(&self, path: &str, body: &str) -> (u16, String) {
        let bearer = format!("Bearer {}", self.token);
        self.ask(&format!("POST {path}"), &[("Authorization", &bearer)], body)
    }
}

#[test]
fn a_call_is_answered_as_in_the_window() {
    let (status, answer) = Browser::open().post("/call/settings", "{}");
    assert_eq!(status, 200);
    assert!(
        answer.contains(r#"{"unit":"kg","usual_rest":120"#),
        "{answer}"
    );
}

#[test]
fn a_refused_call_says_its_code() {
    let (status, answer) = Browser::open().post("/call/bench_press", "{}");
    assert_eq!(status, 422);
    assert!(answer.contains(r#""code":"bad_request""#), "{answer}");
}

#[test]
fn a_call_without_the_token_is_refused() {
    let browser = Browser::open();
    for headers in [&[][..], &[("Authorization", "Bearer 00")]] {
        let (status, _) = browser.ask("POST /call/settings", headers, "{}");
        assert_eq!(status, 401);
    }
}

#[test]
fn a_page_of_another_site_is_refused_even_with_the_token() {
    let browser = Browser::open();
    let bearer = format!("Bearer {}", browser.token);
    for foreign in [("Origin", "http://example.com"), ("Host", "example.com")] {
        let headers = [("Authorization", bearer.as_str()), foreign];
        let (status, _) = browser.ask("POST /call/settings", &headers, "{}");
        assert_eq!(status, 403, "{foreign:?}");
    }
}

#[test]
fn the_page_itself_needs_no_token_and_is_never_cached() {
    let (status, answer) = Browser::open().ask("GET /", &[], "");
    assert_eq!(status, 200);
    assert!(answer.contains("cache-control: no-store"), "{answer}");
    assert!(answer.ends_with("<h1>Chalkbook</h1>"), "{answer}");
}

#[test]
fn no_file_outside_the_page_is_served() {
    let browser = Browser::open();
    for path in ["/../data/chalkbook.db", "/%2e%2e/data", "//etc/hostname"] {
        let (status, _) = browser.ask(&format!("GET {path}"), &[], "");
        assert_eq!(status, 404, "{path}");
    }
}

#[test]
fn a_file_that_is_sent_becomes_a_token() {
    let (status, answer) = Browser::open().post("/files?name=Stra%C3%9Fe%201.csv", "Date,Reps");
    assert_eq!(status, 200);
    assert!(answer.contains(r#""name":"Straße 1.csv""#), "{answer}");
    assert!(answer.contains(r#""file":""#), "{answer}");
}

#[test]
fn who_listens_hears_which_areas_changed() {
    let browser = Browser::open();
    let stream = browser.send(&format!("GET /changed?token={}", browser.token), &[], "");
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    assert!(lines.any(|line| line == ": listening"));
    let (status, _) = browser.post("/call/add_exercise", r#"{"name":"Sandbag toss"}"#);
    assert_eq!(status, 200);
    assert!(lines.any(|line| line == r#"data: ["exercises"]"#));
}

#[test]
fn nobody_listens_without_the_token() {
    assert_eq!(Browser::open().ask("GET /changed?token=00", &[], "").0, 401);
}

#[test]
fn many_connections_at_once_are_all_answered() {
    let browser = Browser::open();
    let listening = || browser.send(&format!("GET /changed?token={}", browser.token), &[], "");
    let _open: Vec<TcpStream> = (0..50).map(|_| listening()).collect();
    std::thread::scope(|scope| {
        for _ in 0..50 {
            scope.spawn(|| assert_eq!(browser.post("/call/settings", "{}").0, 200));
        }
    });
}
