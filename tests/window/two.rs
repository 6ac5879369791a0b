//! Two windows of one person, and a relay between them.

use chalkbook_tests::stage::Stage;

use crate::{desk::Desk, driver::Driver, screen::Screen};

#[tokio::test]
async fn what_two_windows_did_apart_is_on_both_when_they_meet_again() {
    let screen = Screen::start();
    let drivers = [Driver::start(&screen), Driver::start(&screen)];
    let mut stage = Stage::new(2);
    let one = Desk::open(&drivers[0], &stage.devices[0].0).await;
    let two = Desk::open(&drivers[1], &stage.devices[1].0).await;
    one.status("1 other device here").await;
    two.status("1 other device here").await;

    // What one logs is on the other's open screen.
    one.begin("Bench Press").await;
    one.log("Bench Press", "100x5@8").await;
    assert_eq!(rows(&one, 1).await, rows(&two, 1).await);

    // Apart, both change the same set and log another.
    let address = stage.kill_relay();
    one.status("Offline").await;
    two.status("Offline").await;
    one.change_last("Bench Press", "101x5").await;
    one.log("Bench Press", "105x3").await;
    two.change_last("Bench Press", "102x5").await;
    two.log("Bench Press", "60x10").await;
    rows(&one, 2).await;
    rows(&two, 2).await;

    stage.start_relay(&address);
    let shown = rows(&one, 3).await;
    one.status("Up to date").await;
    two.status("Up to date").await;
    assert_eq!(shown, rows(&two, 3).await);
    let all = shown.join(" ");
    assert!(all.contains("101") != all.contains("102"), "{all}");
    assert!(all.contains("105") && all.contains("60"), "{all}");

    // Both inboxes show both values, and choosing on one settles it on both.
    for desk in [&one, &two] {
        desk.open_conflicts().await;
        desk.has("//main//li[contains(., '101 kg')][contains(., '102 kg')]")
            .await;
    }
    one.choose_value(1).await;
    for desk in [&one, &two] {
        desk.says("All devices agree").await;
    }
    one.close().await;
    two.close().await;
}

async fn rows(desk: &Desk, count: usize) -> Vec<String> {
    desk.rows("Bench Press", count).await
}
