//! The real window: the program itself on a screen that nobody sees, driven
//! through WebDriver as a person drives it, with keys.
//!
//! Only Linux has the driver. Its place is in `TAURI_DRIVER`, which
//! `cargo xtask test` sets after installing it.

#![cfg(target_os = "linux")]

mod bus;
mod desk;
mod driver;
mod screen;
mod shell;
mod two;

use chalkbook_tests::folder;

use desk::Desk;
use driver::Driver;
use screen::Screen;

#[tokio::test]
async fn a_set_that_was_typed_is_there_after_the_window_was_closed_and_opened() {
    let screen = Screen::start();
    let driver = Driver::start(&screen);
    let logbook = folder();

    let desk = Desk::open(&driver, logbook.path()).await;
    desk.begin("Bench Press").await;
    desk.log("Bench Press", "100x5@8").await;
    desk.rows("Bench Press", 1).await;
    desk.close().await;

    let desk = Desk::open(&driver, logbook.path()).await;
    let rows = desk.rows("Bench Press", 1).await;
    assert!(rows[0].contains("100") && rows[0].contains('5'), "{rows:?}");
    desk.close().await;
}

#[tokio::test]
async fn a_set_that_was_shown_is_there_after_the_window_was_killed() {
    let screen = Screen::start();
    let driver = Driver::start(&screen);
    let logbook = folder();

    let desk = Desk::open(&driver, logbook.path()).await;
    desk.begin("Deadlift").await;
    desk.log("Deadlift", "140 5 5 5").await;
    desk.rows("Deadlift", 3).await;
    desk.kill().await;

    let desk = Desk::open(&driver, logbook.path()).await;
    desk.rows("Deadlift", 3).await;
    desk.close().await;
}

#[tokio::test]
async fn a_logbook_that_is_in_use_gets_a_window_that_says_so() {
    let screen = Screen::start();
    let driver = Driver::start(&screen);
    let logbook = folder();
    let elsewhere = device::Handle::open(logbook.path(), device::Options::default()).unwrap();

    let desk = Desk::open(&driver, logbook.path()).await;
    desk.says("Another program has the logbook open").await;
    elsewhere.close();
    desk.close().await;
}
