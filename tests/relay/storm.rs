//! A thousand devices that all come back at once.

use std::{
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};

use chalkbook_tests::{
    caller::Family,
    chance::Chance,
    ground::open_many_files,
    nomad::{Nomad, Order, Seen, Sights},
    stage::Relay,
};
use sync::client::{Membership, Standing};
use tokio::{
    sync::mpsc::{UnboundedSender, unbounded_channel},
    task::JoinSet,
    time::sleep,
};

const SPACES: usize = 50;
const DEVICES_OF_ONE: usize = 20;
const ALL: usize = SPACES * DEVICES_OF_ONE;
/// All are back within this time. Alone on a fast machine it is a tenth of it.
const LONG_ENOUGH: Duration = Duration::from_secs(120);

/// They and what was asked of them.
struct Storm {
    nomads: JoinSet<()>,
    orders: Vec<UnboundedSender<Order>>,
    seen: Vec<Arc<Seen>>,
    sights: Arc<Sights>,
    records_of_one: usize,
}

impl Storm {
    fn gather(address: &str, families: &[Family], chance: &mut Chance) -> Self {
        let mut storm = Self {
            nomads: JoinSet::new(),
            orders: Vec::new(),
            seen: Vec::new(),
            sights: Arc::default(),
            records_of_one: 0,
        };
        for family in families {
            for secret in &family.secrets {
                let membership = Membership {
                    secret: secret.clone(),
                    list: family.list.clone(),
                    cursor: None,
                    invite: None,
                };
                let chance = Chance::new(chance.number());
                let nomad = Nomad::new(address, membership, chance, storm.sights.clone());
                let (order, orders) = unbounded_channel();
                storm.seen.push(nomad.seen());
                storm.orders.push(order);
                storm.nomads.spawn(nomad.live(orders));
            }
        }
        storm
    }

    /// One device of each space logs something.
    fn log(&mut self, which: usize) {
        for order in self.orders.iter().skip(which).step_by(DEVICES_OF_ONE) {
            order.send(Order::Log).unwrap();
        }
        self.records_of_one += 1;
    }

    /// How many hold all records of their space and say that they are up to date.
    fn up_to_date(&self) -> usize {
        let is = |seen: &&Arc<Seen>| {
            seen.held.load(Ordering::Relaxed) == self.records_of_one
                && *seen.standing.lock().unwrap() == Standing::UpToDate
        };
        self.seen.iter().filter(is).count()
    }

    async fn all_up_to_date(&mut self) -> Duration {
        let since = Instant::now();
        while self.up_to_date() < ALL {
            assert!(self.nomads.try_join_next().is_none(), "a device ended");
            let late = since.elapsed() > LONG_ENOUGH;
            assert!(!late, "{} of {ALL}; {:?}", self.up_to_date(), self.sights);
            sleep(Duration::from_millis(50)).await;
        }
        since.elapsed()
    }
}

#[tokio::test]
async fn a_thousand_devices_that_come_back_at_once_all_get_in() {
    open_many_files();
    let chance = &mut Chance::from_environment();
    let folder = chalkbook_tests::folder();
    let mut relay = Relay::start_with(folder.path(), None, &["--strangers", "400"]);
    let address = relay.address.clone();
    let families: Vec<_> = (0..SPACES)
        .map(|_| Family::new(DEVICES_OF_ONE, chance))
        .collect();
    for family in &families {
        family.settle(&address, &Relay::invite(folder.path())).await;
    }
    let mut storm = Storm::gather(&address, &families, chance);
    storm.log(0);
    let first = storm.all_up_to_date().await;
    relay.kill();
    storm.log(1);
    sleep(Duration::from_secs(1)).await;
    let before =
        [&storm.sights.begun, &storm.sights.entered].map(|count| count.load(Ordering::Relaxed));
    relay = Relay::start_with(folder.path(), Some(&address), &["--strangers", "400"]);
    let back = storm.all_up_to_date().await;
    let sights = &storm.sights;
    let [begun, entered] =
        [&sights.begun, &sights.entered].map(|count| count.load(Ordering::Relaxed));
    let dismissed = sights.dismissed.lock().unwrap();
    println!(
        "{ALL} devices: all in after {first:?}, all back after {back:?} by {} handshakes, {} of them \
         come through; the relay sent {} away in all",
        begun - before[0],
        entered - before[1],
        dismissed.len(),
    );
    assert!(entered - before[1] >= ALL);
    // No door may be so crowded that the crowd grows by it.
    assert!(begun - before[0] < 3 * ALL);
    drop(relay);
}
