//! A crowd at a relay's door, in a process of its own: thousands of connections
//! that prove nothing, each kind in its turn. Whoever is sent away comes again a
//! second later. It ends with its input, though on a slow machine not before each came
//! twice, and says how often it was sent away.

use std::{
    io::Read as _,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use chalkbook_tests::ground::open_many_files;
use sync::{DeviceFrame, MailboxId, Nonce, PROTOCOL};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::sleep,
};

const UPGRADE: &[u8] = b"GET /v1/sync HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n\
    Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
/// Who was sent away comes again after this long.
const PAUSE: Duration = Duration::from_secs(1);

/// How often, and how many times at most, it is looked whether each came twice.
const LOOK: Duration = Duration::from_millis(100);
const LOOKS: usize = 600;

/// What came of it all.
#[derive(Default)]
struct Counts {
    came: AtomicUsize,
    sent_away: AtomicUsize,
}

impl Counts {
    /// How many came, and were sent away.
    fn told(&self) -> [usize; 2] {
        [&self.came, &self.sent_away].map(|count| count.load(Ordering::Relaxed))
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let address = arguments
        .next()
        .expect("where the relay listens is the first argument");
    let many = arguments.next().and_then(|many| many.parse().ok());
    let many: usize = many.expect("how many they are is the second");
    open_many_files();
    let counts = Arc::new(Counts::default());
    for number in 0..many {
        tokio::spawn(press(address.clone(), number, counts.clone()));
    }
    // However its input ends, it is the end.
    let input = || std::io::stdin().read_to_end(&mut Vec::new());
    drop(tokio::task::spawn_blocking(input).await);
    let mut told = counts.told();
    for _ in 0..LOOKS {
        if told[0] > 2 * many && told[1] > many {
            break;
        }
        sleep(LOOK).await;
        told = counts.told();
    }
    let [came, sent_away] = told;
    println!("{{\"came\":{came},\"sent_away\":{sent_away}}}");
}

/// Comes again and again.
async fn press(address: String, number: usize, counts: Arc<Counts>) {
    loop {
        if let Ok(mut stream) = TcpStream::connect(&address).await {
            counts.came.fetch_add(1, Ordering::Relaxed);
            if stream.write_all(&words(number)).await.is_ok() {
                let mut heard = Vec::new();
                // By a close or a reset: it is over.
                drop(stream.read_to_end(&mut heard).await);
            }
            counts.sent_away.fetch_add(1, Ordering::Relaxed);
        }
        sleep(PAUSE).await;
    }
}

/// What is said before waiting: nothing, half a request, a request, a request and
/// a greeting, or all that and a question for a mailbox that is not there.
fn words(number: usize) -> Vec<u8> {
    let hello = DeviceFrame::Hello {
        protocol: PROTOCOL,
        nonce: Nonce([1; 32]),
    };
    let mailbox = MailboxId([number as u8; 16]);
    let take = DeviceFrame::Take { mailbox };
    match number % 5 {
        0 => Vec::new(),
        1 => UPGRADE[..60].to_vec(),
        2 => UPGRADE.to_vec(),
        3 => [UPGRADE, &message(&hello)].concat(),
        _ => [UPGRADE, &message(&hello), &message(&take)].concat(),
    }
}

/// A short binary message of a websocket, under a mask of zeros.
fn message(frame: &DeviceFrame) -> Vec<u8> {
    let bytes = frame.write();
    let length = u8::try_from(bytes.len())
        .ok()
        .filter(|length| *length < 126);
    let length = length.expect("these frames are short");
    [&[0x82, 0x80 | length, 0, 0, 0, 0], &*bytes].concat()
}
