//! A crowd of thousands that prove nothing, from a process of its own, while
//! devices come, go and sync as ever.

use std::{
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use chalkbook_tests::{
    caller::{Caller, Family},
    chance::Chance,
    ground::open_many_files,
    program,
    stage::{Device, Relay, first_line},
};
use sync::{DeviceFrame, RelayFrame};

const MANY: usize = 3_000;
/// What the relay may need for them, in kilobytes: 1,000 strangers with their
/// buffers, and no more.
const MEMORY: u64 = 80 * 1024;
/// For this long they press.
const PRESS: Duration = Duration::from_secs(14);

struct Crowd(Child);

impl Crowd {
    fn press(address: &str) -> Self {
        let mut crowd = Command::new(program("crowd"));
        crowd.args([address, &MANY.to_string()]);
        Self(
            crowd
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .unwrap(),
        )
    }

    /// Ends, and says how many came and were sent away.
    fn leave(mut self) -> [u64; 2] {
        drop(self.0.stdin.take());
        let said = first_line(&mut self.0);
        self.0.wait().unwrap();
        ["came", "sent_away"].map(|count| said[count].as_u64().unwrap())
    }
}

async fn lives(caller: &mut Caller) -> bool {
    let mut heard = caller.ask(&DeviceFrame::Ping).await;
    while heard.is_some() && heard != Some(RelayFrame::Pong) {
        heard = caller.hear().await;
    }
    heard.is_some()
}

#[tokio::test]
async fn thousands_that_prove_nothing_keep_nobody_out_and_cost_little() {
    open_many_files();
    let folder = chalkbook_tests::folder();
    let relay_folder = folder.path().join("relay");
    let relay = Relay::start_with(&relay_folder, None, &[]);
    let address = relay.address.clone();
    let family = Family::new(2, &mut Chance::from_environment());
    family.settle(&address, &Relay::invite(&relay_folder)).await;
    let device = Device(folder.path().join("device"));
    let url = format!("ws://{address}");
    device.ask(&["connect", &url, "--invite", &Relay::invite(&relay_folder)]);
    let (mut member, _) = family.enter(&address, 0).await;
    let before = relay.most_memory();
    let crowd = Crowd::press(&address);
    let (since, mut entered) = (Instant::now(), 0);
    while since.elapsed() < PRESS {
        // One that was there before stays, and one that comes gets in.
        assert!(lives(&mut member).await, "a member was sent away");
        drop(family.enter(&address, 1).await);
        entered += 1;
        device.log("Squat 140x5");
        let synced = device.sync();
        assert_eq!(synced["state"], "up_to_date", "{synced}");
    }
    let (after, log) = (relay.most_memory(), relay.log());
    let [came, sent_away] = crowd.leave();
    println!(
        "{came} came, {sent_away} were sent away; a device entered {entered} times; the relay had {before:?} and then at most {after:?} KiB"
    );
    assert!(came > 2 * MANY as u64 && sent_away > MANY as u64);
    if let (Some(before), Some(after)) = (before, after) {
        assert!(after - before < MEMORY);
    }
    let said = log
        .lines()
        .filter(|line| line.contains("did not prove who they are"))
        .count();
    assert!((1..=60).contains(&said), "{said} times: {log}");
    assert!(log.len() < 100_000, "a crowd fills the log");
    let addresses = log
        .lines()
        .filter(|line| line.contains("127.0.0.1:"))
        .count();
    assert!(addresses <= 1, "addresses of others in the log: {log}");
}
