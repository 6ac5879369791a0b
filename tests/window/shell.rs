//! What a window has around its page: a bus on which its system speaks to it,
//! other windows, links from outside, and files that are let go over it.

use std::process::Command;

use chalkbook_tests::{folder, program};

use crate::bus::{Bus, Shown};
use crate::{desk::Desk, driver::Driver, screen::Screen};

#[tokio::test]
async fn the_system_tells_when_a_rest_is_over() {
    let (screen, bus) = (Screen::start(), Bus::start());
    let shown = Shown::on(&bus);
    let driver = Driver::start_on(&screen, &bus);
    let logbook = folder();
    let device = device::Handle::open(logbook.path(), device::Options::default()).unwrap();
    device
        .call("change_settings", r#"{"usual_rest": 2}"#)
        .unwrap();
    device.close();

    let desk = Desk::open(&driver, logbook.path()).await;
    desk.begin("Bench Press").await;
    desk.log("Bench Press", "100x5").await;
    let [title, text] = shown.next();
    assert_eq!(
        [title.as_str(), text.as_str()],
        ["Rest is over", "Bench Press"]
    );
    desk.close().await;
}

#[tokio::test]
async fn a_second_start_brings_its_link_to_the_window_that_is_there() {
    let (screen, bus) = (Screen::start(), Bus::start());
    let driver = Driver::start_on(&screen, &bus);
    let logbook = folder();

    let desk = Desk::open(&driver, logbook.path()).await;
    desk.has("//button[contains(., 'Start a workout')]").await;
    let start = |words: &[&str]| {
        Command::new(program("chalkbook"))
            .arg("--data-dir")
            .arg(logbook.path())
            .args(words)
            .env("DISPLAY", screen.name())
            .env("DBUS_SESSION_BUS_ADDRESS", bus.address())
            .status()
    };
    assert!(start(&["chalkbook://exercise/deadlift"]).unwrap().success());
    desk.has("//h2[contains(., 'Deadlift')] | //h1[contains(., 'Deadlift')]")
        .await;
    let link = "chalkbook://pair?code=00000000000000000000000000&relay=https://relay.example";
    assert!(start(&[link]).unwrap().success());
    assert_eq!(desk.field("Code or link").await, link);
    desk.close().await;
}

#[tokio::test]
async fn a_file_that_is_let_go_over_the_window_is_looked_at_first() {
    let screen = Screen::start();
    let driver = Driver::start(&screen);
    let logbook = folder();

    let desk = Desk::open(&driver, logbook.path()).await;
    desk.has("//button[contains(., 'Start a workout')]").await;
    let log = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,\
        Workout Notes,RPE\n2026-01-05 10:00:00,Push,1h,Bench Press,1,100,5,0,0,,,\n";
    desk.drop_file("Übung 1.csv", log).await;
    desk.says("Übung 1.csv").await;
    desk.close().await;
}

#[tokio::test]
async fn another_window_shows_the_same_workout_and_the_same_rest() {
    let screen = Screen::start();
    let driver = Driver::start(&screen);
    let logbook = folder();

    let desk = Desk::open(&driver, logbook.path()).await;
    desk.begin("Bench Press").await;
    desk.another_window().await;
    let windows = desk.windows(2).await;
    desk.log("Bench Press", "100x5").await;
    desk.rows("Bench Press", 1).await;
    desk.look_at(&windows[1]).await;
    desk.rows("Bench Press", 1).await;
    desk.has("//*[@role='timer'][contains(., ':')]").await;
    desk.close_window().await;
    desk.look_at(&windows[0]).await;
    desk.close().await;
}
