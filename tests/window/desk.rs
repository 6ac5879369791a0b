//! What a person at the window sees and does, in their words.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{fs, thread};

use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::{Capabilities, WindowHandle};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use crate::driver::{Driver, PATIENCE};

/// An open window.
pub struct Desk {
    client: Client,
    logbook: PathBuf,
}

impl Desk {
    /// Opens the window on the logbook in a folder.
    pub async fn open(driver: &Driver, logbook: &Path) -> Self {
        let options = json!({
            "application": chalkbook_tests::program("chalkbook"),
            "args": ["--data-dir", logbook],
        });
        let capabilities = Capabilities::from_iter([
            ("browserName".to_owned(), json!("wry")),
            ("tauri:options".to_owned(), options),
        ]);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.url())
            .await
            .expect("the window opens");
        Self {
            client,
            logbook: logbook.to_owned(),
        }
    }

    /// Starts a workout and adds its first exercise, all by keyboard.
    pub async fn begin(&self, exercise: &str) {
        self.wait_for("//button[contains(., 'Start a workout')]")
            .await;
        self.press("n").await;
        self.wait_for("//input[@aria-label='Add an exercise']")
            .await;
        self.press(exercise).await;
        let option = format!("//*[@role='option'][contains(., '{exercise}')]");
        self.wait_for(&option).await;
        self.press(&key(Key::Enter)).await;
        self.wait_for(&next_set_of(exercise)).await;
    }

    /// Types into the line of an exercise and presses Enter.
    pub async fn log(&self, exercise: &str, text: &str) {
        self.go_to_line(exercise).await;
        self.press(text).await;
        self.press(&key(Key::Enter)).await;
    }

    /// The texts of an exercise's sets, once there are so many.
    pub async fn rows(&self, exercise: &str, count: usize) -> Vec<String> {
        let rows = format!("//table[@aria-label='Sets of {exercise}']//tr[@data-row]");
        self.wait_for(&format!("({rows})[{count}]")).await;
        let mut texts = Vec::new();
        let found = self.client.find_all(Locator::XPath(&rows)).await;
        for row in found.expect("the window answers") {
            texts.push(row.text().await.expect("a row has a text"));
        }
        assert_eq!(texts.len(), count, "{texts:?}");
        texts
    }

    /// Gives the newest set of an exercise another text, with the keyboard.
    pub async fn change_last(&self, exercise: &str, text: &str) {
        self.go_to_line(exercise).await;
        self.press(&key(Key::Up)).await;
        self.press(&key(Key::Enter)).await;
        self.wait_for("//input[starts-with(@aria-label, 'Change')]")
            .await;
        let select_all = format!("{}a{}", key(Key::Control), key(Key::Null));
        self.press(&select_all).await;
        self.press(text).await;
        self.press(&key(Key::Enter)).await;
    }

    /// Opens what devices disagree on, by the palette.
    pub async fn open_conflicts(&self) {
        let [control, none] = [Key::Control, Key::Null].map(key);
        self.press(&format!("{control}k{none}")).await;
        self.wait_for("//input[@aria-label='Find anything']").await;
        self.press("settle conflicts").await;
        self.wait_for("//*[@role='option'][contains(., 'onflicts')]")
            .await;
        self.press(&key(Key::Enter)).await;
        self.wait_for("//h1[. = 'Conflicts']").await;
    }

    /// Chooses a value of the first conflict by its number.
    pub async fn choose_value(&self, number: u32) {
        let value = self.wait_for("(//main//li//button)[1]").await;
        let pressed = value.send_keys(&number.to_string()).await;
        pressed.expect("keys can be pressed");
    }

    async fn go_to_line(&self, exercise: &str) {
        let line = self.wait_for(&next_set_of(exercise)).await;
        line.click().await.expect("the line takes the focus");
    }

    /// Waits until the status line says this.
    pub async fn status(&self, words: &str) {
        self.wait_for(&format!(
            "//footer//*[@role='status'][contains(., '{words}')]"
        ))
        .await;
    }

    /// Waits until these words are to be read.
    pub async fn says(&self, words: &str) {
        self.wait_for(&format!("//*[contains(text(), '{words}')]"))
            .await;
    }

    /// Waits until something is on the page.
    pub async fn has(&self, path: &str) {
        self.wait_for(path).await;
    }

    /// What stands in a field, once anything does.
    pub async fn field(&self, label: &str) -> String {
        let path = format!("//input[@id = //label[. = '{label}']/@for]");
        let deadline = Instant::now() + PATIENCE;
        loop {
            let field = self.wait_for(&path).await;
            let value = field.prop("value").await.expect("a field has a value");
            let value = value.unwrap_or_default();
            if !value.is_empty() {
                return value;
            }
            assert!(Instant::now() < deadline, "nothing stands in {label}");
        }
    }

    /// Lets go of a file over the page, as far as a page can tell.
    pub async fn drop_file(&self, name: &str, text: &str) {
        let script = "const held = new DataTransfer();
            held.items.add(new File([arguments[1]], arguments[0]));
            const event = new DragEvent('drop', { dataTransfer: held, bubbles: true, cancelable: true });
            document.body.dispatchEvent(event);";
        let words = vec![json!(name), json!(text)];
        let done = self.client.execute(script, words).await;
        done.expect("the file is let go");
    }

    /// Asks for another window on the same logbook.
    pub async fn another_window(&self) {
        let [control, shift, none] = [Key::Control, Key::Shift, Key::Null].map(key);
        self.press(&format!("{control}{shift}n{none}")).await;
    }

    /// The windows, once there are so many.
    pub async fn windows(&self, count: usize) -> Vec<WindowHandle> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let windows = self.client.windows().await.expect("the driver answers");
            if windows.len() == count {
                return windows;
            }
            assert!(Instant::now() < deadline, "{windows:?}");
        }
    }

    /// Turns to another window.
    pub async fn look_at(&self, window: &WindowHandle) {
        let turned = self.client.switch_to_window(window.clone()).await;
        turned.expect("the window is there");
    }

    /// Closes the window that is looked at; others stay.
    pub async fn close_window(&self) {
        self.client.close_window().await.expect("the window closes");
    }

    /// Closes the window and waits until its process has let go of the logbook.
    pub async fn close(self) {
        self.client.close_window().await.expect("the window closes");
        self.until_let_go();
        // The driver ends its session with the window; a second end is an error.
        drop(self.client.close().await);
    }

    /// Kills the process of the window, as a power cut would.
    pub async fn kill(self) {
        let process = process_on(&self.logbook).expect("the window's process lives");
        let killed = Command::new("kill").args(["-KILL", &process]).status();
        assert!(killed.is_ok_and(|status| status.success()));
        self.until_let_go();
        // The session is broken now, and has nothing left to end.
        drop(self.client.close().await);
    }

    fn until_let_go(&self) {
        let deadline = Instant::now() + PATIENCE;
        while process_on(&self.logbook).is_some() {
            assert!(Instant::now() < deadline, "the window's process lives on");
            thread::sleep(Duration::from_millis(20));
        }
    }

    async fn wait_for(&self, path: &str) -> Element {
        let wait = self.client.wait().at_most(PATIENCE);
        match wait.for_element(Locator::XPath(path)).await {
            Ok(element) => element,
            Err(error) => {
                let script = "return document.body.innerText";
                let page = self.client.execute(script, Vec::new()).await;
                panic!("{path} does not appear: {error}\n{page:#?}");
            }
        }
    }

    /// Presses keys on whatever has the focus.
    async fn press(&self, keys: &str) {
        let focused = self.client.active_element().await;
        let focused = focused.expect("something has the focus");
        focused.send_keys(keys).await.expect("keys can be pressed");
    }
}

fn key(key: Key) -> String {
    char::from(key).to_string()
}

fn next_set_of(exercise: &str) -> String {
    format!("//input[@aria-label='Next set of {exercise}']")
}

/// The process that was started on the logbook in this folder.
fn process_on(logbook: &Path) -> Option<String> {
    let processes = fs::read_dir("/proc").expect("Linux lists its processes");
    let is_ours = |folder: &PathBuf| {
        let command = fs::read(folder.join("cmdline")).unwrap_or_default();
        command
            .split(|byte| *byte == 0)
            .any(|word| word == logbook.as_os_str().as_encoded_bytes())
    };
    processes
        .filter_map(|process| Some(process.ok()?.path()))
        .find(is_ours)
        .and_then(|folder| Some(folder.file_name()?.to_str()?.to_owned()))
}
