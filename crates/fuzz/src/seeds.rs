//! What the engine begins with: honest things of each kind, small, all made here.

use rusqlite::{Connection, params};
use sync::{
    Acked, Blob, Change, Contents, DeviceFrame, DeviceKey, Epoch, Head, InviteToken, MailboxId,
    Nonce, Part, RecordId, RejectCode, RelayFrame, RelayId, Rest, Signature, Whereabouts,
    pairing::{Answer, Confirmation, Offer, PairingCode},
    seal_record,
};

use crate::{
    device_in::{Gym, act, body},
    script,
    wire::{keys, list, root, secret},
};

/// All seeds, each with the name of its target.
pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    let mut seeds = Vec::new();
    let mut add = |target, all: Vec<Vec<u8>>| {
        seeds.extend(all.into_iter().map(|bytes| (target, bytes)));
    };
    let frames = [
        written(&device_frames()),
        relay_frames().iter().map(RelayFrame::write).collect(),
    ];
    add("frames", frames.concat());
    add("records", vec![record(), vec![0x80; 300]]);
    add("contents", contents());
    add("lists", vec![list().bytes().to_vec()]);
    add("letters", letters());
    add("texts", texts());
    add("notation", notation());
    add("csv", csv());
    add("relay", vec![relay_script()]);
    add("session", vec![session_script()]);
    add("http", http());
    add("settings", vec![SETTINGS.to_vec()]);
    add("wreck", vec![broken_database()]);
    add("device", device_scripts());
    seeds
}

fn written(frames: &[DeviceFrame]) -> Vec<Vec<u8>> {
    frames.iter().map(DeviceFrame::write).collect()
}

fn record() -> Vec<u8> {
    let text = Contents::Canary.write();
    let random = &mut |bytes: &mut [u8]| bytes.fill(4);
    seal_record(list().space(), &keys()[0], &secret(1), &text, random).1
}

fn device_frames() -> Vec<DeviceFrame> {
    let (mailbox, letter) = (MailboxId([1; 16]), Blob(vec![2; 40]));
    vec![
        DeviceFrame::Hello {
            protocol: 1,
            nonce: Nonce([6; 32]),
        },
        DeviceFrame::Auth {
            space: list().space(),
            device: DeviceKey([7; 32]),
            list_version: 300,
            signature: Signature([8; 64]),
        },
        DeviceFrame::Create {
            token: InviteToken([7; 16]),
            list: Blob(list().bytes().to_vec()),
        },
        DeviceFrame::List {
            list: Blob(list().bytes().to_vec()),
        },
        DeviceFrame::Pull { from: start() },
        DeviceFrame::Append {
            records: vec![Blob(record()); 2],
        },
        DeviceFrame::Offer {
            ids: vec![RecordId([4; 16]), RecordId([9; 16])],
        },
        DeviceFrame::Cast {
            message: letter.clone(),
        },
        DeviceFrame::Park {
            mailbox,
            offer: letter.clone(),
        },
        DeviceFrame::Take { mailbox },
        DeviceFrame::Answer {
            mailbox,
            answer: letter.clone(),
        },
        DeviceFrame::Confirm {
            mailbox,
            confirmation: letter,
        },
        DeviceFrame::Erase,
        DeviceFrame::Ping,
        DeviceFrame::Pong,
    ]
}

fn relay_frames() -> Vec<RelayFrame> {
    let (mailbox, letter) = (MailboxId([1; 16]), Blob(vec![2; 40]));
    let one = RecordId([4; 16]);
    let device = secret(2).key();
    vec![
        RelayFrame::Challenge {
            protocol: 1,
            relay: RelayId([6; 16]),
            nonce: Nonce([1; 32]),
        },
        RelayFrame::WantList,
        RelayFrame::NeedsInvite,
        RelayFrame::Ready { head: start() },
        RelayFrame::List {
            list: Blob(list().bytes().to_vec()),
        },
        RelayFrame::ListTaken { version: 3 },
        RelayFrame::Records {
            first: 1,
            records: vec![Blob(record())],
            after: start().after(one),
            more: false,
        },
        RelayFrame::Ack {
            records: vec![Acked {
                record: one,
                seq: 1,
            }],
        },
        RelayFrame::Reject {
            record: one,
            code: RejectCode::Quota,
        },
        RelayFrame::Diverged {
            head: start().after(one),
        },
        RelayFrame::Want { ids: vec![one] },
        RelayFrame::Notify { seq: 7 },
        RelayFrame::Cast {
            from: device,
            message: letter.clone(),
        },
        RelayFrame::Presence { device, here: true },
        RelayFrame::Parked { mailbox },
        RelayFrame::Offer {
            mailbox,
            offer: letter.clone(),
        },
        RelayFrame::Empty { mailbox },
        RelayFrame::Answer {
            mailbox,
            answer: letter,
        },
        RelayFrame::Erased,
        RelayFrame::Ping,
        RelayFrame::Pong,
        RelayFrame::Bye {
            code: sync::ByeCode::TooMany,
            retry_after: 5,
        },
    ]
}

fn start() -> Head {
    Head::start(list().space(), Epoch([8; 8]))
}

fn contents() -> Vec<Vec<u8>> {
    let document = "settings".to_owned();
    let bytes = Blob(b"a change".to_vec());
    let part = Part {
        document: document.clone(),
        hash: [1; 32],
        number: 0,
        of: 2,
        bytes: bytes.clone(),
    };
    let whereabouts = Whereabouts {
        said: 1_790_000_000_000,
        workout: Some("0199ab00-0000-7000-8000-000000000000".to_owned()),
        exercise: "Bench Press".to_owned(),
        rest: Some(Rest {
            left_ms: 72_500,
            of_ms: 120_000,
        }),
    };
    let all = [
        Contents::Changes(vec![Change { document, bytes }]),
        Contents::Part(part),
        Contents::Vouch(vec![RecordId([4; 16])]),
        Contents::Canary,
        Contents::Whereabouts(whereabouts),
    ];
    all.iter().map(Contents::write).collect()
}

/// Sealed ones, and the same without their seal.
fn letters() -> Vec<Vec<u8>> {
    let offer = Offer {
        space: list().space(),
        list: Blob(list().bytes().to_vec()),
        canary: Blob(record()),
    };
    let answer = Answer {
        device: secret(2).key(),
        agreement: secret(2).agreement_key(),
        name: "Laptop".to_owned(),
    };
    let confirmation = Confirmation {
        list: Blob(list().bytes().to_vec()),
    };
    let code = PairingCode::new([1; 16]);
    let plain = [
        minicbor::to_vec(&offer),
        minicbor::to_vec(&answer),
        minicbor::to_vec(&confirmation),
    ];
    let mut letters: Vec<_> = plain.into_iter().flatten().collect();
    letters.push(code.seal(&answer, &mut |bytes| bytes.fill(5)).0);
    letters
}

fn texts() -> Vec<Vec<u8>> {
    let words = sync::keys::RecoverySecret::new([7; 16]).words().to_string();
    let texts = [
        PairingCode::new([0xfe; 16]).to_text(),
        InviteToken([0x5a; 16]).to_text(),
        words,
        root().space().to_string(),
    ];
    texts.map(String::into_bytes).to_vec()
}

fn notation() -> Vec<Vec<u8>> {
    let lines = [
        "100x5@8, 102.5x3",
        "100x5x3",
        "100 5 5 5",
        "225lb x5; bw-15x8 rpe 8",
        "w 60x8, d 80x8",
        "100x8+, 100x5f",
        "amrap 0:45",
        "5km 24:30",
        "20kg 40m x3",
        "100x5 2rir // slow",
        "90/90 Hamstring 0:45",
        "Squat: 140,5x5",
    ];
    lines.map(|line| line.as_bytes().to_vec()).to_vec()
}

fn csv() -> Vec<Vec<u8>> {
    let strong = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n\
        2026-03-02 18:00:00,\"Legs, heavy\",1h 5m,Squat (Barbell),1,102.5,5.0,0,0.0,deep,,8\n\
        2026-03-02 18:00:00,\"Legs, heavy\",1h 5m,Squat (Barbell),Rest Timer,0,0,0,90.0,,,\n";
    let other = "Workout #;Date;Workout Name;Duration (sec);Exercise Name;Set Order;Weight (kg);Reps;RPE;Distance (meters);Seconds;Notes;Workout Notes\n\
        \"1\";\"2026-03-02 18:00:00\";\"Legs\";\"3900\";\"Squat (Barbell)\";\"W\";\"60\";\"8\";\"\";\"\";\"\";\"\";\"\"\n";
    let hevy = "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_notes\",\"set_index\",\"set_type\",\"weight_kg\",\"reps\",\"distance_km\",\"duration_seconds\",\"rpe\"\n\
        \"Legs\",\"2 Mar 2026, 18:00\",\"2 Mar 2026, 19:05\",\"\",\"Squat (Barbell)\",,\"\",0,\"normal\",102.5,5,,,8\n";
    [strong, other, hevy]
        .map(|file| file.as_bytes().to_vec())
        .to_vec()
}

fn http() -> Vec<Vec<u8>> {
    let upgrade = "\x40GET /v1/sync HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
        Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\nand more";
    let heads = [
        upgrade,
        "\x05GET /healthz HTTP/1.1\r\n\r\n",
        "\x05GET /v1/info?x=1 HTTP/1.1\r\nA: b\r\n\r\n",
        "\x01POST / HTTP/1.0\r\n\r\n",
    ];
    heads.map(|head| head.as_bytes().to_vec()).to_vec()
}

const SETTINGS: &[u8] = b"# a keeper's file\nlisten = \"127.0.0.1:8787\"\ndata-dir = \"relay\"\n\
    tls-cert = \"c.pem\"\ntls-key = \"k.pem\"\nspace-bytes = 1_000\nspace-records = 5\n\
    space-connections = 64\nconnections = 20000\nstrangers = 1000\nlog-addresses = false\n";

/// A device that adds a record, asks for all and names what it has, beside a
/// stranger who begins to prove something.
fn relay_script() -> Vec<u8> {
    let frames = device_frames();
    let member = frames[4..].iter().map(|frame| (0, frame.write()));
    let stranger = frames.iter().map(|frame| (1, frame.write()));
    let mut acts: Vec<_> = member.collect();
    acts.extend([(2, Vec::new()), (3, Vec::new())]);
    acts.extend(stranger);
    script::write(&acts)
}

/// A relay that lets a device in, gives it a record, and says all that there is.
fn session_script() -> Vec<u8> {
    let mut acts = vec![(0, Vec::new())];
    let late = relay_frames().into_iter().skip(4);
    acts.extend(late.map(|frame| (3, frame.write())));
    acts.push((1, Vec::new()));
    acts.push((0, Vec::new()));
    acts.extend(relay_frames().into_iter().map(|frame| (3, frame.write())));
    script::write(&acts)
}

/// A database of the ledger's shape, with a row that overflows its page, and a
/// row that is in the log alone.
fn broken_database() -> Vec<u8> {
    let folder = crate::folder();
    let path = folder.path().join("ledger.sqlite");
    let made = Connection::open(&path).and_then(|database| {
        database.execute_batch(LEDGER)?;
        for (n, change) in Gym::get().changes.iter().enumerate() {
            add_change(&database, n as i64, change)?;
        }
        database.execute(
            "INSERT INTO touched VALUES (1, zeroblob(16), 'note', NULL, ?1)",
            ["long ".repeat(900)],
        )?;
        database.execute("INSERT INTO meta VALUES ('device', zeroblob(16))", [])?;
        database.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
        let last = &Gym::get().changes[0];
        add_change(&database, 90, last)?;
        let log = std::fs::read(path.with_extension("sqlite-wal")).unwrap_or_default();
        let database = std::fs::read(&path).unwrap_or_default();
        Ok([&(log.len() as u16).to_be_bytes(), &*database, &log].concat())
    });
    made.expect("SQLite works here")
}

const LEDGER: &str = "PRAGMA journal_mode = WAL;
    CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
    CREATE TABLE change (n INTEGER PRIMARY KEY, hash BLOB, document TEXT, bytes BLOB, actor BLOB,
        device BLOB, authored INTEGER, arrived INTEGER, intention TEXT, batch BLOB);
    CREATE TABLE touched (change INTEGER, entity BLOB, field TEXT, before TEXT, after TEXT,
        PRIMARY KEY (change, entity, field)) WITHOUT ROWID;";

fn add_change(database: &Connection, n: i64, change: &Change) -> rusqlite::Result<()> {
    let sql = "INSERT INTO change VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, 1, 'log', NULL)";
    let hash = crate::device_in::hash(&change.bytes.0);
    database.execute(
        sql,
        params![
            n + 1,
            hash,
            change.document,
            change.bytes.0,
            [1_u8; 32],
            [2_u8; 16]
        ],
    )?;
    Ok(())
}

fn device_scripts() -> Vec<Vec<u8>> {
    let gym = Gym::get();
    let documents = gym
        .changes
        .iter()
        .map(|change| gym.number(&change.document));
    let bodies = documents
        .zip(&gym.changes)
        .map(|(document, change)| (act::BODY, [&[document], body(&change.bytes.0)].concat()));
    let changes: Vec<_> = bodies.collect();
    let again: Vec<_> = gym
        .changes
        .iter()
        .map(|change| {
            (
                act::CHANGE,
                [&[gym.number(&change.document)], &*change.bytes.0].concat(),
            )
        })
        .collect();
    let contents: Vec<_> = contents()
        .into_iter()
        .map(|text| (act::CONTENTS, text))
        .collect();
    let (front, back) = gym.changes[0].bytes.0.split_at(40);
    let part = |number, bytes: &[u8]| (act::PART, [&[0, number, 2, 7], bytes].concat());
    vec![
        script::write(&changes),
        script::write(&again),
        script::write(&contents),
        script::write(&[part(0, front), (act::ARRIVE, Vec::new()), part(1, back)]),
        script::write(&[
            (act::VOUCH, vec![1, 2, 3]),
            (act::VOUCH, vec![1]),
            (act::RECORD, record()),
        ]),
        script::write(&[
            bomb(0x42, &[&MANY[..], &[1]].concat()),
            bomb(0x42, &[&[0], &MANY[..]].concat()),
            bomb(0x70, &[&[1], &MANY[..]].concat()),
        ]),
        script::write(&[(act::KIND, vec![7]), (act::KIND, vec![0])]),
    ]
}

/// 2^40, as a count of rows.
const MANY: [u8; 6] = [0x80, 0x80, 0x80, 0x80, 0x80, 0x20];

/// A change of a few bytes that claims to hold that many things.
fn bomb(column: u8, rows: &[u8]) -> (u8, Vec<u8>) {
    let front = [0, 0, 1, 7, 1, 1, 0, 0, 0, 1, column, rows.len() as u8];
    (act::BODY, [&front, rows].concat())
}
