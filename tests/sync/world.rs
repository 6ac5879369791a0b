//! The world: a clock, a network that delays and breaks, one relay, and devices.

mod fates;

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use chalkbook_relay::{
    ConnId, Event, Hub, Limits, Now, Outgoing,
    hub::Queued,
    log::{LogStore as _, MemoryLog},
};
use chalkbook_tests::chance::Chance;
use device::post::News;
use sync::{
    DeviceFrame, InviteToken, RecordId, RelayFrame, RelayId,
    client::{Input, Standing},
    keys::{DeviceList, RecoverySecret, Root},
};

use crate::device::Device;

/// What is on its way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Parcel {
    /// A device opens a connection.
    Dial(usize, u64),
    /// Bytes to the relay.
    Up(u64, Vec<u8>),
    /// Bytes to a device.
    Down(usize, u64, Vec<u8>),
    /// The device learns that its connection is gone.
    Broken(usize, u64),
    /// The relay learns that a connection is gone.
    Hung(u64),
    /// A device's own alarm.
    Alarm(usize),
    /// A device's program was started again.
    Started(usize),
    /// The relay's.
    Look,
}

/// How unreliable the network is: of a thousand frames, so many suffer.
#[derive(Clone, Copy, Default)]
pub struct Weather {
    pub lost: u32,
    pub doubled: u32,
    pub overtaken: u32,
    pub delay: u32,
    pub no_connection: u32,
    /// Of a thousand things that a device decided and stored, so many are cut
    /// short by its end: nothing of it is sent.
    pub killed: u32,
}

pub struct World {
    pub clock: Arc<AtomicU64>,
    pub chance: Chance,
    pub devices: Vec<Device>,
    pub hub: Option<Hub<MemoryLog>>,
    pub weather: Weather,
    pub root: Root,
    /// What the relay's disk holds while the relay is down.
    pub disk: MemoryLog,
    pub opened: u32,
    pub bytes: u64,
    /// This device takes so long to read each frame.
    pub slow: Option<(usize, u64)>,
    /// How often a device offered the relay all that it holds.
    pub rebuildings: u32,
    /// What the relay said that it holds durably.
    acked: Vec<RecordId>,
    limits: Limits,
    parcels: BinaryHeap<Reverse<(u64, u64, Parcel)>>,
    posted: u64,
    next_conn: u64,
    lines: HashMap<u64, usize>,
    queued: HashMap<u64, Queued>,
    arrives: HashMap<u64, (u64, u64)>,
    alarms: HashMap<usize, u64>,
}

impl World {
    /// Devices on one list, none of which is connected. They may have logged
    /// before.
    pub fn new(devices: usize, mut chance: Chance) -> Self {
        let clock = Arc::new(AtomicU64::new(1_000));
        let make = |number| {
            let hours = match number {
                1 => 1,
                2 => -87_600,
                _ => 0,
            };
            Device::new(number, &clock, hours, Chance::new(chance.number()))
        };
        let devices: Vec<_> = (0..devices).map(make).collect();
        let mut secret = [0; 16];
        chance.fill(&mut secret);
        let mut relay = [0; 16];
        chance.fill(&mut relay);
        let mut world = Self {
            clock,
            devices,
            hub: None,
            weather: Weather::default(),
            root: RecoverySecret::new(secret).root(),
            disk: MemoryLog::new(RelayId(relay)),
            opened: 0,
            bytes: 0,
            slow: None,
            rebuildings: 0,
            acked: Vec::new(),
            limits: Limits::default(),
            parcels: BinaryHeap::new(),
            posted: 0,
            next_conn: 1,
            lines: HashMap::new(),
            queued: HashMap::new(),
            arrives: HashMap::new(),
            alarms: HashMap::new(),
            chance,
        };
        world.start_relay();
        world.post(1_000, Parcel::Look);
        world
    }

    /// All devices become members, and the first may make the space.
    pub fn pair(&mut self) {
        let list = self.whole_list();
        for device in &mut self.devices {
            device.join(&list);
        }
        self.invite(0);
    }

    /// The list with every device on it.
    pub fn whole_list(&mut self) -> DeviceList {
        let chance = &mut self.chance;
        let mut random = |bytes: &mut [u8]| chance.fill(bytes);
        let mut list = DeviceList::found(&self.root, &self.devices[0].secret, &mut random);
        for device in &self.devices[1..] {
            let (key, agreement) = (device.secret.key(), device.secret.agreement_key());
            list = list.with_device(&self.root, key, agreement, &mut random);
        }
        list
    }

    /// Gives a device an invite for a relay that does not know its space.
    pub fn invite(&mut self, device: usize) {
        let mut token = [0; 16];
        self.chance.fill(&mut token);
        let token = InviteToken(token);
        let log = self.hub.as_mut().unwrap().log_mut();
        log.begin().unwrap();
        log.invite(token, 0).unwrap();
        log.commit().unwrap();
        self.hang_up(device);
        self.devices[device].open_office(Some(token));
    }

    pub fn now(&self) -> u64 {
        self.clock.load(Ordering::Relaxed)
    }

    fn post(&mut self, delay: u64, parcel: Parcel) {
        self.posted += 1;
        let at = self.now() + delay;
        self.parcels.push(Reverse((at, self.posted, parcel)));
    }

    /// Posts something behind all that was posted before in this direction.
    fn post_behind(&mut self, conn: u64, up: bool, parcel: Parcel) {
        let mut delay = u64::from(1 + self.chance.below(1 + self.weather.delay));
        if self.suffers(self.weather.overtaken) {
            return self.post(delay, parcel);
        }
        if let (Parcel::Down(device, ..), Some((slow, more))) = (&parcel, self.slow)
            && *device == slow
        {
            delay += more;
        }
        let at = self.now() + delay;
        let arrives = self.arrives.entry(conn).or_default();
        let last = if up { &mut arrives.0 } else { &mut arrives.1 };
        *last = at.max(*last);
        let delay = *last - self.now();
        self.post(delay, parcel);
    }

    fn suffers(&mut self, of_a_thousand: u32) -> bool {
        of_a_thousand > 0 && self.chance.below(1_000) < of_a_thousand
    }

    /// Something happens to a device's session.
    pub fn give(&mut self, device: usize, input: Input) {
        let now = self.now();
        let Some(office) = &mut self.devices[device].office else {
            return;
        };
        let news = office.take(now, input);
        if self.suffers(self.weather.killed) {
            self.cut(device);
            self.devices[device].restart();
            return self.post(500, Parcel::Started(device));
        }
        for news in news {
            match news {
                News::Dial => self.dial(device),
                News::HangUp => self.hang_up(device),
                News::Send(frame) => self.send_up(device, &frame),
                News::Trouble(error) => panic!("device {device}: {error:?}"),
                _ => {}
            }
        }
        let wake = self.devices[device]
            .office
            .as_ref()
            .and_then(|office| office.next_wake());
        if let Some(at) = wake
            && self.alarms.get(&device) != Some(&at)
        {
            self.alarms.insert(device, at);
            self.post(at.saturating_sub(now).max(1), Parcel::Alarm(device));
        }
    }

    fn dial(&mut self, device: usize) {
        let conn = self.next_conn;
        self.next_conn += 1;
        self.devices[device].line = Some(ConnId(conn));
        self.lines.insert(conn, device);
        let refused = self.suffers(self.weather.no_connection);
        if refused {
            self.post(50, Parcel::Broken(device, conn));
        } else {
            self.post_behind(conn, true, Parcel::Dial(device, conn));
        }
    }

    /// The device closes its connection; the relay hears of it.
    pub fn hang_up(&mut self, device: usize) {
        if let Some(ConnId(conn)) = self.devices[device].line.take() {
            self.post_behind(conn, true, Parcel::Hung(conn));
        }
    }

    /// The connection breaks; either side may never learn of it but by silence.
    pub fn cut(&mut self, device: usize) {
        if let Some(ConnId(conn)) = self.devices[device].line {
            self.lines.remove(&conn);
            if self.chance.below(2) == 0 {
                self.post(1, Parcel::Broken(device, conn));
            }
            if self.chance.below(2) == 0 {
                self.post(1, Parcel::Hung(conn));
            }
        }
    }

    fn send_up(&mut self, device: usize, frame: &DeviceFrame) {
        let Some(ConnId(conn)) = self.devices[device].line else {
            return;
        };
        self.rebuildings += u32::from(matches!(frame, DeviceFrame::Offer { .. }));
        let bytes = frame.write();
        self.bytes += bytes.len() as u64;
        if self.suffers(self.weather.lost) {
            return;
        }
        if self.suffers(self.weather.doubled) {
            self.post_behind(conn, true, Parcel::Up(conn, bytes.clone()));
        }
        self.post_behind(conn, true, Parcel::Up(conn, bytes));
    }

    fn turn(&mut self, events: Vec<Event>) {
        let now = Now {
            ms: self.now(),
            seconds: (self.now() / 1_000) as i64,
        };
        let chance = &mut self.chance;
        let Some(hub) = &mut self.hub else {
            return;
        };
        let outgoing = hub.turn(now, events, &mut |bytes: &mut [u8]| chance.fill(bytes));
        for out in outgoing {
            match out {
                Outgoing::Send(ConnId(conn), bytes) => self.send_down(conn, bytes.to_vec()),
                Outgoing::Close(ConnId(conn)) => {
                    if let Some(&device) = self.lines.get(&conn) {
                        self.post_behind(conn, false, Parcel::Broken(device, conn));
                    }
                }
            }
        }
    }

    fn send_down(&mut self, conn: u64, bytes: Vec<u8>) {
        if let Ok(RelayFrame::Ack { records }) = RelayFrame::read(&bytes) {
            self.acked.extend(records.iter().map(|acked| acked.record));
        }
        self.bytes += bytes.len() as u64;
        let Some(&device) = self.lines.get(&conn) else {
            return;
        };
        if self.suffers(self.weather.lost) {
            return self.has_read(conn, bytes.len());
        }
        if self.suffers(self.weather.doubled) {
            self.waits_for(conn, bytes.len());
            self.post_behind(conn, false, Parcel::Down(device, conn, bytes.clone()));
        }
        self.post_behind(conn, false, Parcel::Down(device, conn, bytes));
    }

    /// The relay counts what waits to be read, as its sockets do.
    fn has_read(&mut self, conn: u64, bytes: usize) {
        if let Some(queued) = self.queued.get(&conn) {
            queued.fetch_sub(bytes, Ordering::Relaxed);
        }
    }

    /// The most bytes that wait for one connection.
    pub fn longest_queue(&self) -> usize {
        let queues = self.queued.values();
        queues
            .map(|queued| queued.load(Ordering::Relaxed))
            .max()
            .unwrap_or(0)
    }

    fn waits_for(&mut self, conn: u64, bytes: usize) {
        if let Some(queued) = self.queued.get(&conn) {
            queued.fetch_add(bytes, Ordering::Relaxed);
        }
    }

    /// Lets time go by, and with it everything that is on its way.
    pub fn pass(&mut self, ms: u64) {
        let end = self.now() + ms;
        while let Some(Reverse((at, _, _))) = self.parcels.peek()
            && *at <= end
        {
            let Reverse((at, _, parcel)) = self.parcels.pop().unwrap();
            self.clock.store(at, Ordering::Relaxed);
            self.deliver(parcel);
        }
        self.clock.store(end, Ordering::Relaxed);
    }

    fn deliver(&mut self, parcel: Parcel) {
        match parcel {
            Parcel::Dial(device, conn) if self.hub.is_some() && self.lines.contains_key(&conn) => {
                let queued = Queued::default();
                self.queued.insert(conn, queued.clone());
                self.opened += 1;
                self.turn(vec![Event::Opened(ConnId(conn), queued)]);
                if self.devices[device].line == Some(ConnId(conn)) {
                    self.give(device, Input::Connected);
                }
            }
            Parcel::Dial(device, conn) => self.post(50, Parcel::Broken(device, conn)),
            Parcel::Up(conn, bytes) => {
                if self.lines.contains_key(&conn) {
                    self.turn(vec![Event::Received(ConnId(conn), bytes.into())]);
                }
            }
            Parcel::Down(device, conn, bytes) => {
                self.has_read(conn, bytes.len());
                if self.devices[device].line == Some(ConnId(conn)) && self.lines.contains_key(&conn)
                {
                    let frame = RelayFrame::read(&bytes).unwrap();
                    self.give(device, Input::Received(frame));
                }
            }
            Parcel::Broken(device, conn) => {
                if self.devices[device].line == Some(ConnId(conn)) {
                    self.devices[device].line = None;
                    self.give(device, Input::Disconnected);
                }
            }
            Parcel::Hung(conn) => {
                self.lines.remove(&conn);
                self.turn(vec![Event::Closed(ConnId(conn))]);
            }
            Parcel::Alarm(device) => {
                self.alarms.remove(&device);
                self.give(device, Input::Tick);
            }
            Parcel::Started(device) => self.wake(device),
            Parcel::Look => {
                self.turn(Vec::new());
                self.post(1_000, Parcel::Look);
            }
        }
    }

    /// The weather clears up, everybody connects, and a while passes.
    pub fn calm_down(&mut self) {
        self.weather = Weather::default();
        self.slow = None;
        self.start_relay();
        for device in 0..self.devices.len() {
            self.hang_up(device);
            self.give(device, Input::Disconnected);
        }
        if self.disk().space(self.root.space()).unwrap().is_none() {
            self.invite(0);
        }
        for _ in 0..20 {
            self.wake_all();
            self.pass(60_000);
            if self.is_quiet() {
                return;
            }
        }
        let standing: Vec<_> = self.devices.iter().map(standing).collect();
        panic!("the devices do not come to rest: {standing:?}");
    }

    fn is_quiet(&self) -> bool {
        self.devices
            .iter()
            .all(|device| standing(device) == Some(Standing::UpToDate))
    }
}

pub fn standing(device: &Device) -> Option<Standing> {
    device.office.as_ref().map(|office| office.standing())
}
