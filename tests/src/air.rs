//! Places with networks of their own, and air between them that loses packets,
//! is slow, or does not carry at all.
//!
//! Each place is a network namespace of Linux with one interface, whose packets
//! come to this process: socat carries them from a TUN device to a socket and
//! back. So both ends have the real TCP, and what happens in between is a seed's
//! doing; a kernel without netem does as well.
#![expect(clippy::unwrap_used, reason = "what goes wrong here fails the test")]

use std::{
    cmp::Reverse,
    collections::BinaryHeap,
    fs,
    net::UdpSocket,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        Arc, Condvar, Mutex,
        atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use crate::chance::Chance;

/// Where a packet's source and destination end, in the header of IPv4.
const FROM: usize = 15;
const TO: usize = 19;

/// The last digit of an interface's flags while it is up.
const ODD: [char; 8] = ['1', '3', '5', '7', '9', 'b', 'd', 'f'];

/// Some places, and the air between them.
#[derive(Debug)]
pub struct Air {
    places: Vec<Place>,
    sky: Arc<Sky>,
}

#[derive(Debug)]
struct Place {
    namespace: String,
    carrier: Child,
}

/// A packet: when it arrives, its number, where, and its bytes.
type Parcel = (Instant, u64, usize, Vec<u8>);

/// What all threads know.
#[derive(Debug)]
struct Sky {
    /// Of a thousand packets, so many are lost.
    lost: AtomicU32,
    delay_ms: AtomicU64,
    cut_off: Vec<AtomicBool>,
    sockets: Vec<UdpSocket>,
    chance: Mutex<Chance>,
    under_way: Mutex<BinaryHeap<Reverse<Parcel>>>,
    more: Condvar,
    carried: AtomicU64,
    dropped: AtomicU64,
    over: AtomicBool,
}

impl Air {
    /// So many places in still air; none where this user or machine has not what
    /// it takes.
    pub fn between(places: usize, chance: Chance) -> Option<Self> {
        if !Path::new("/dev/net/tun").exists() || !succeeds(Command::new("socat").arg("-V")) {
            return None;
        }
        let mut air = Self {
            places: Vec::new(),
            sky: Arc::new(Sky::new(places, chance)),
        };
        for number in 0..places {
            let place = Place::new(number, &air.sky.sockets[number])?;
            air.places.push(place);
        }
        for number in 0..places {
            let sky = air.sky.clone();
            thread::spawn(move || sky.take_in(number));
        }
        let sky = air.sky.clone();
        thread::spawn(move || sky.deliver());
        Some(air)
    }

    /// The address of a place.
    pub fn address(number: usize) -> String {
        format!("10.77.0.{}", number + 1)
    }

    /// The same command at a place.
    pub fn at(&self, number: usize, command: &Command) -> Command {
        let mut there = Command::new("ip");
        there
            .args(["netns", "exec", &self.places[number].namespace])
            .arg(command.get_program())
            .args(command.get_args());
        for (name, value) in command.get_envs() {
            if let Some(value) = value {
                there.env(name, value);
            }
        }
        there
    }

    /// From now on so many of a thousand packets are lost, and the others take so
    /// long. Packets are counted from now on.
    pub fn blow(&self, lost: u32, delay: Duration) {
        self.sky.carried.store(0, Ordering::Relaxed);
        self.sky.dropped.store(0, Ordering::Relaxed);
        self.sky.lost.store(lost, Ordering::Relaxed);
        let delay = u64::try_from(delay.as_millis()).unwrap();
        self.sky.delay_ms.store(delay, Ordering::Relaxed);
    }

    /// Nothing comes to a place or from it, or does again.
    pub fn cut_off(&self, number: usize, cut: bool) {
        self.sky.cut_off[number].store(cut, Ordering::Relaxed);
    }

    /// How many packets came through, and how many did not.
    pub fn counts(&self) -> (u64, u64) {
        let count = |count: &AtomicU64| count.load(Ordering::Relaxed);
        (count(&self.sky.carried), count(&self.sky.dropped))
    }
}

impl Drop for Air {
    fn drop(&mut self) {
        self.sky.over.store(true, Ordering::Relaxed);
        self.sky.more.notify_all();
    }
}

impl Place {
    fn new(number: usize, socket: &UdpSocket) -> Option<Self> {
        let own = std::process::id();
        let namespace = format!("chalkbook-{own}-{number}");
        if !succeeds(Command::new("ip").args(["netns", "add", &namespace])) {
            return None;
        }
        let free = UdpSocket::bind("127.0.0.1:0").unwrap();
        let (here, there) = (free.local_addr().unwrap(), socket.local_addr().unwrap());
        drop(free);
        socket.connect(here).unwrap();
        let link = format!("ck{own}n{number}");
        let carrier = Command::new("socat")
            .arg(format!("TUN,tun-name={link},iff-no-pi,iff-up"))
            .arg(format!("UDP4:{there},bind={here}"))
            .stdout(Stdio::null())
            .spawn();
        let place = Self {
            namespace,
            carrier: carrier.unwrap(),
        };
        place.set_up(&link, number);
        Some(place)
    }

    fn set_up(&self, link: &str, number: usize) {
        let namespace = &self.namespace;
        let since = Instant::now();
        // The carrier makes it in its own time, and has done when it is up.
        let flags = Path::new("/sys/class/net").join(link).join("flags");
        let is_up = || fs::read_to_string(&flags).is_ok_and(|flags| flags.trim().ends_with(ODD));
        while !is_up() {
            assert!(since.elapsed() < Duration::from_secs(30), "no {link}");
            thread::sleep(Duration::from_millis(10));
        }
        let address = Air::address(number);
        ip(&format!("link set {link} netns {namespace}"));
        ip(&format!("-n {namespace} addr add {address}/24 dev {link}"));
        ip(&format!("-n {namespace} link set {link} up"));
        ip(&format!("-n {namespace} link set lo up"));
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        drop(self.carrier.kill());
        drop(self.carrier.wait());
        if !succeeds(Command::new("ip").args(["netns", "del", &self.namespace])) {
            println!("{} stays", self.namespace);
        }
    }
}

impl Sky {
    fn new(places: usize, chance: Chance) -> Self {
        let socket = |_| {
            let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
            let a_while = Some(Duration::from_millis(200));
            socket.set_read_timeout(a_while).unwrap();
            socket
        };
        Self {
            lost: AtomicU32::new(0),
            delay_ms: AtomicU64::new(0),
            cut_off: (0..places).map(|_| AtomicBool::new(false)).collect(),
            sockets: (0..places).map(socket).collect(),
            chance: Mutex::new(chance),
            under_way: Mutex::default(),
            more: Condvar::new(),
            carried: AtomicU64::new(0),
            dropped: AtomicU64::new(0),
            over: AtomicBool::new(false),
        }
    }

    /// Takes in what leaves a place.
    fn take_in(&self, number: usize) {
        let mut packet = [0; 4_096];
        while !self.over.load(Ordering::Relaxed) {
            // Nothing for a while, or a carrier that is not there yet.
            if let Ok(length) = self.sockets[number].recv(&mut packet) {
                self.carry(&packet[..length]);
            }
        }
    }

    fn carry(&self, packet: &[u8]) {
        let [Some(from), Some(to)] = [FROM, TO].map(|at| place_at(packet, at)) else {
            return;
        };
        let cut = |place: usize| {
            self.cut_off
                .get(place)
                .is_none_or(|cut| cut.load(Ordering::Relaxed))
        };
        let lost = self.chance.lock().unwrap().below(1_000) < self.lost.load(Ordering::Relaxed);
        if cut(from) || cut(to) || lost {
            self.dropped.fetch_add(1, Ordering::Relaxed);
            return;
        }
        let number = self.carried.fetch_add(1, Ordering::Relaxed);
        let delay = Duration::from_millis(self.delay_ms.load(Ordering::Relaxed));
        let parcel = (Instant::now() + delay, number, to, packet.to_vec());
        self.under_way.lock().unwrap().push(Reverse(parcel));
        self.more.notify_all();
    }

    fn deliver(&self) {
        let mut under_way = self.under_way.lock().unwrap();
        while !self.over.load(Ordering::Relaxed) {
            let now = Instant::now();
            let wait = match under_way.peek() {
                Some(Reverse((at, ..))) if *at <= now => {
                    let Reverse((_, _, to, packet)) = under_way.pop().unwrap();
                    // A carrier that has ended carries nothing.
                    drop(self.sockets[to].send(&packet));
                    continue;
                }
                Some(Reverse((at, ..))) => *at - now,
                None => Duration::from_millis(200),
            };
            under_way = self.more.wait_timeout(under_way, wait).unwrap().0;
        }
    }
}

/// The place that a byte of an address stands for, in a packet of IPv4.
fn place_at(packet: &[u8], at: usize) -> Option<usize> {
    let is_ours = packet.first()? >> 4 == 4 && packet.get(at - 3..at)? == [10, 77, 0];
    is_ours.then(|| usize::from(packet[at]).checked_sub(1))?
}

fn ip(words: &str) {
    let done = Command::new("ip").args(words.split(' ')).output().unwrap();
    assert!(done.status.success(), "ip {words}: {done:?}");
}

fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}
