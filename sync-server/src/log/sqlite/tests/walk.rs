//! A random walk: a log in a file and one in memory do the same, and say the same.

use super::*;
use crate::log::MemoryLog;

/// Numbers that repeat with the seed (SplitMix64).
struct Dice(u64);

impl Dice {
    /// From `CHALKBOOK_SEED`, or the time; says which.
    fn thrown() -> Self {
        let given = std::env::var("CHALKBOOK_SEED").ok();
        let now = || {
            let since = std::time::SystemTime::UNIX_EPOCH.elapsed();
            since.unwrap().as_nanos() as u64
        };
        let given = given.and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(now);
        println!("CHALKBOOK_SEED={seed}");
        Self(seed)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    fn id(&mut self) -> RecordId {
        let (one, two) = (self.below(u64::MAX), self.below(u64::MAX));
        RecordId((u128::from(one) << 64 | u128::from(two)).to_be_bytes())
    }
}

/// Two logs that are to say the same.
struct Walk {
    folder: tempfile::TempDir,
    file: SqliteLog,
    memory: MemoryLog,
    /// Of each space its two numbers and where it ends, and all that it was given.
    spaces: Vec<(SpaceNumber, SpaceNumber, Head)>,
    given: Vec<(RecordId, Vec<u8>)>,
    dice: Dice,
}

impl Walk {
    fn begin(dice: Dice) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (file, memory) = (open(folder.path()).unwrap(), MemoryLog::new(RELAY));
        let mut walk = Self {
            folder,
            file,
            memory,
            spaces: Vec::new(),
            given: Vec::new(),
            dice,
        };
        for number in 1..=3 {
            let made = make(&mut walk.file, number);
            let invite = InviteToken([number; 16]);
            walk.memory.invite(invite, 0).unwrap();
            let (id, epoch) = (SpaceId([number; 16]), Epoch([number; 8]));
            let same = walk.memory.make_space(invite, id, epoch, b"list").unwrap();
            let numbers = (made.number, same.unwrap().number);
            walk.spaces.push((numbers.0, numbers.1, made.head));
        }
        walk
    }

    /// A transaction of some records, most of them new.
    fn transaction(&mut self) {
        let before = self.spaces.clone();
        self.file.begin().unwrap();
        self.memory.begin().unwrap();
        for _ in 0..1 + self.dice.below(40) {
            self.append();
            if self.dice.below(20) == 0 {
                self.compare();
            }
        }
        if self.dice.below(6) == 0 {
            self.file.roll_back();
            self.memory.roll_back();
            self.spaces = before;
        } else {
            self.file.commit().unwrap();
            self.memory.commit().unwrap();
        }
    }

    fn append(&mut self) {
        let space = self.dice.below(self.spaces.len() as u64) as usize;
        let (id, bytes) = self.record();
        let (file, memory, head) = &mut self.spaces[space];
        let next = head.after(id);
        let said = self.file.append(*file, next, id, &bytes).unwrap();
        let expected = self.memory.append(*memory, next, id, &bytes).unwrap();
        assert_eq!(said, expected);
        if said == Appended::New {
            *head = next;
        }
    }

    /// New, or one that some space was given, now and then with other bytes.
    fn record(&mut self) -> (RecordId, Vec<u8>) {
        let chance = self.dice.below(10);
        if chance < 2 && !self.given.is_empty() {
            let number = self.dice.below(self.given.len() as u64);
            let (id, mut bytes) = self.given[number as usize].clone();
            bytes.extend(vec![7; chance as usize]);
            return (id, bytes);
        }
        let length = match self.dice.below(50) {
            0 => 70_000,
            _ => 1 + self.dice.below(900),
        };
        let record = (self.dice.id(), vec![chance as u8; length as usize]);
        self.given.push(record.clone());
        record
    }

    /// Both say the same about some place of every space.
    fn compare(&mut self) {
        for (file, memory, head) in self.spaces.clone() {
            let (seq, room) = (self.dice.below(head.seq + 3), self.dice.below(20_000));
            let said = self.file.hash_at(file, seq).unwrap();
            assert_eq!(said, self.memory.hash_at(memory, seq).unwrap());
            let said = self.file.page(file, seq, room as usize).unwrap();
            let expected = self.memory.page(memory, seq, room as usize).unwrap();
            // Too long to be shown.
            assert!(said == expected, "a page after {seq}");
            let mut ids: Vec<_> = self.given.iter().map(|(id, _)| *id).collect();
            ids.push(self.dice.id());
            let said = self.file.missing(file, ids.clone()).unwrap();
            assert_eq!(said, self.memory.missing(memory, ids).unwrap());
        }
        for number in 1..=3 {
            let number = SpaceId([number; 16]);
            let said = self.file.space(number).unwrap().unwrap();
            let expected = self.memory.space(number).unwrap().unwrap();
            assert_eq!((said.head, said.bytes), (expected.head, expected.bytes));
        }
    }

    fn open_again(&mut self) {
        let elsewhere = tempfile::tempdir().unwrap();
        self.file = open(elsewhere.path()).unwrap();
        self.file = open(self.folder.path()).unwrap();
        // So few that they do not fit at times.
        self.file.most = Most {
            ids: 10_000,
            bytes: 10_000,
            arrivals: 30_000,
        };
    }
}

#[test]
fn a_log_in_a_file_says_what_one_in_memory_says() {
    let mut walk = Walk::begin(Dice::thrown());
    for _ in 0..250 {
        walk.transaction();
        if walk.dice.below(10) == 0 {
            walk.open_again();
        }
        walk.compare();
    }
    let count = "SELECT count(*) FROM arrival";
    let rows: i64 = walk.file.db.query_row(count, [], |row| row.get(0)).unwrap();
    assert!(rows < 100, "{rows} rows of what came lately");
    let ends: Vec<_> = walk.spaces.iter().map(|(_, _, head)| head.seq).collect();
    assert!(ends.iter().all(|end| *end > 512), "too short: {ends:?}");
}
