//! The calls about other devices, on the caller's thread.

mod aside;

use std::{
    sync::{Arc, mpsc},
    time::Instant,
};

use device::{
    api::{
        ApiError, Code, ConnectRequest, Connected, DeviceLine, Devices, Done, Elsewhere,
        HideRecords, JoinRequest, Links, Nothing, PairRequest, Pairing, RecordIds, RemoveDevice,
        RenameDevice, SpaceShown, SyncState, SyncWord, Synced, TrainingElsewhere, Tried,
        Whereabouts,
    },
    post::Member,
};
use sync::{
    DeviceKey, InviteToken, SpaceId,
    client::Errand,
    keys::{DeviceList, DeviceSecret, RecoverySecret, Root},
};

use crate::{
    Address,
    clerk::Event,
    pairing::read_link,
    probe::probe,
    secrets::Name,
    shared::{Shared, locked},
    talk, words,
};

/// A longer name of a device does not fit into a line.
const LONGEST_NAME: usize = 60;

/// The recovery secret stays at hand this long, so that a second device can be
/// added without typing what was just shown.
const AT_HAND_MS: i64 = 3_600_000;

/// The calls, for one caller.
pub(crate) struct Calls(pub(crate) Arc<Shared>);

impl Links for Calls {
    fn sync_state(&mut self, Nothing {}: Nothing) -> Result<SyncState, ApiError> {
        let counts = self.0.handle.post_counts()?;
        let seen = self.0.seen();
        let count = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        let (state, reason) = match (self.0.handle.membership()?, seen.standing) {
            (None, _) => (SyncWord::Off, String::new()),
            (Some(_), Some(standing)) => words::describe(standing, seen.last_error.as_deref()),
            (Some(_), None) => match self.own_secret() {
                Ok(_) => (SyncWord::Offline, seen.last_error.unwrap_or_default()),
                Err(error) => (SyncWord::Stopped, error.message),
            },
        };
        Ok(SyncState {
            state,
            reason,
            outbox: count(counts.outbox),
            quarantined: count(counts.quarantined),
            here: u32::try_from(seen.here.len()).unwrap_or(u32::MAX),
        })
    }

    fn elsewhere(&mut self, Nothing {}: Nothing) -> Result<Elsewhere, ApiError> {
        let training = self.0.seen().others.training(Instant::now());
        let devices = training.into_iter().map(|(key, training)| {
            let name = self.0.handle.device_name(key)?;
            Ok(TrainingElsewhere { name, ..training })
        });
        Ok(Elsewhere {
            devices: devices.collect::<Result<_, ApiError>>()?,
        })
    }

    fn train_here(&mut self, whereabouts: Whereabouts) -> Result<Done, ApiError> {
        self.0.send(Event::Trains(whereabouts));
        Ok(Done {})
    }

    fn devices(&mut self, Nothing {}: Nothing) -> Result<Devices, ApiError> {
        let sync = self.sync_state(Nothing {})?;
        let seen = self.0.seen();
        let Some(row) = self.0.handle.membership()? else {
            let pairing = None;
            let space = None;
            return Ok(Devices {
                sync,
                space,
                pairing,
            });
        };
        let list = DeviceList::read(SpaceId(row.space), &row.list)
            .map_err(|error| ApiError::new(Code::Damaged, error.to_string()))?;
        let own = self.own_secret().ok().map(|secret| secret.key());
        let mut devices = Vec::new();
        for listed in list.devices() {
            let is_own = Some(listed.key) == own;
            devices.push(DeviceLine {
                device: listed.key.to_string(),
                name: self.0.handle.device_name(listed.key)?,
                own: is_own,
                here: is_own || seen.here.contains(&listed.key),
            });
        }
        devices.sort_by(|a, b| (!a.own, &a.name).cmp(&(!b.own, &b.name)));
        let space = SpaceShown {
            relay: row.relay,
            devices,
            secret: self.0.secrets.place(Name::Device),
            words_at_hand: self.root_at_hand(list.space())?.is_some(),
            quarantine: self.put_aside()?,
        };
        Ok(Devices {
            sync,
            space: Some(space),
            pairing: seen.pairing,
        })
    }

    fn connect(&mut self, request: ConnectRequest) -> Result<Connected, ApiError> {
        let address = read_address(&request.address)?;
        let invite = request
            .invite
            .as_deref()
            .filter(|text| !text.trim().is_empty());
        let invite = invite.map(read_invite).transpose()?;
        let member = self.0.handle.membership()?.is_some();
        self.on_net(probe(&address))?;
        if let Some(words) = request.words.as_deref() {
            if member && !request.new_space {
                return Err(refused(BELONGS));
            }
            self.come_back(&address, words)?;
            return Ok(Connected { words: None });
        }
        if member && !request.new_space {
            self.0.handle.move_to_relay(&address.text())?;
            self.restart(invite)?;
            let synced = self.sync_now(Nothing {})?;
            return match synced.reason.as_str() {
                "" => Ok(Connected { words: None }),
                reason => Err(refused(reason)),
            };
        }
        let invite = invite.ok_or_else(|| {
            refused("a new space needs an invite, which the relay's keeper gives out")
        })?;
        let words = self.found(&address, invite)?;
        Ok(Connected { words: Some(words) })
    }

    fn pair(&mut self, request: PairRequest) -> Result<Pairing, ApiError> {
        let root = self.root(request.words.as_deref())?;
        self.ask(|asked| Event::Add(root, asked))?
    }

    fn cancel_pairing(&mut self, Nothing {}: Nothing) -> Result<Done, ApiError> {
        self.0.send(Event::CancelAdding);
        Ok(Done {})
    }

    fn join(&mut self, request: JoinRequest) -> Result<Done, ApiError> {
        let (relay, code) = read_link(&request.code)?;
        let typed = Some(request.address).filter(|text| !text.trim().is_empty());
        let address = read_address(&typed.or(relay).unwrap_or_default())?;
        if self.0.handle.membership()?.is_some() {
            return Err(refused(BELONGS));
        }
        self.on_net(probe(&address))?;
        let name = request.name.unwrap_or_else(machine_name);
        let secret = self.new_secret();
        let surroundings = self.0.handle.surroundings();
        let joining = talk::join(&address, code, secret.clone(), name.clone(), surroundings);
        let list = self.on_net(joining)?;
        self.become_member(&address, &secret, list, &name)
    }

    fn sync_now(&mut self, Nothing {}: Nothing) -> Result<Synced, ApiError> {
        if self.0.handle.membership()?.is_none() {
            return Err(refused(ALONE));
        }
        self.ask(Event::Sync)
    }

    fn remove_device(&mut self, request: RemoveDevice) -> Result<Done, ApiError> {
        let device = self.listed(&request.device)?;
        if self.own_secret()?.key() == device {
            return Err(refused(
                "this is the device itself; leave the space instead",
            ));
        }
        let root = self.root(request.words.as_deref())?;
        self.ask(|asked| Event::Remove(root, device, asked))??;
        Ok(Done {})
    }

    fn rename_device(&mut self, request: RenameDevice) -> Result<Done, ApiError> {
        let device = self.listed(&request.device)?;
        let name = request.name.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            let words = format!("a device's name has 1 to {LONGEST_NAME} letters");
            return Err(ApiError::new(Code::NotUnderstood, words));
        }
        if self.0.handle.device_name(device)? != name {
            self.0.handle.name_device(device, name)?;
        }
        Ok(Done {})
    }

    fn try_records(&mut self, request: RecordIds) -> Result<Tried, ApiError> {
        let records = aside::ids(&request.records)?;
        let outcome = self.0.handle.try_again(&self.member()?, &records)?;
        Ok(aside::tried(outcome))
    }

    fn adopt_records(&mut self, request: RecordIds) -> Result<Tried, ApiError> {
        let records = aside::ids(&request.records)?;
        let outcome = self.0.handle.adopt(&self.member()?, &records)?;
        Ok(aside::tried(outcome))
    }

    fn hide_records(&mut self, request: HideRecords) -> Result<Done, ApiError> {
        let records = aside::ids(&request.records)?;
        self.0.handle.hide(&records, request.hidden)?;
        Ok(Done {})
    }

    fn leave_space(&mut self, Nothing {}: Nothing) -> Result<Done, ApiError> {
        self.0.handle.leave_space()?;
        self.0.secrets.remove(Name::Device)?;
        self.0.secrets.remove(Name::Recovery)?;
        self.restart(None)?;
        Ok(Done {})
    }

    fn erase_space(&mut self, request: PairRequest) -> Result<Done, ApiError> {
        let root = self.root(request.words.as_deref())?;
        let row = self.0.handle.membership()?.ok_or_else(|| refused(ALONE))?;
        let address = read_address(&row.relay)?;
        let surroundings = self.0.handle.surroundings();
        self.on_net(talk::run_errand(
            &address,
            Errand::Erase { root },
            surroundings,
        ))?;
        self.leave_space(Nothing {})
    }
}

const ALONE: &str =
    "this device belongs to no space; connect it to a relay, or join another device";
const BELONGS: &str = "this device belongs to a space already; leave that one first";

impl Calls {
    /// Makes a space, and gives its recovery words.
    fn found(&mut self, address: &Address, invite: InviteToken) -> Result<String, ApiError> {
        let surroundings = self.0.handle.surroundings().clone();
        let recovery = RecoverySecret::new(surroundings.random());
        let root = recovery.root();
        let secret = self.new_secret();
        let mut random = |bytes: &mut [u8]| surroundings.fill(bytes);
        let list = DeviceList::found(&root, &secret, &mut random);
        let errand = Errand::Found {
            secret: secret.clone(),
            list: list.clone(),
            invite,
        };
        self.on_net(talk::run_errand(address, errand, &surroundings))?;
        self.become_member(address, &secret, list, &machine_name())?;
        self.keep_at_hand(&recovery)?;
        Ok(recovery.words().to_string())
    }

    /// Comes into a space by its recovery words, as a new device.
    fn come_back(&mut self, address: &Address, words: &str) -> Result<(), ApiError> {
        let recovery = read_words(words)?;
        let root = recovery.root();
        let secret = self.new_secret();
        let errand = Errand::Admit {
            root,
            secret: secret.clone(),
        };
        let surroundings = self.0.handle.surroundings().clone();
        let list = self.on_net(talk::run_errand(address, errand, &surroundings))?;
        let list = list.ok_or_else(|| refused("the relay gave no device list"))?;
        self.become_member(address, &secret, list, &machine_name())?;
        self.keep_at_hand(&recovery)
    }

    fn become_member(
        &mut self,
        address: &Address,
        secret: &DeviceSecret,
        list: DeviceList,
        name: &str,
    ) -> Result<Done, ApiError> {
        let member = Member::new(secret.clone(), list);
        self.0.secrets.save(Name::Device, secret.bytes())?;
        self.0.handle.join_space(&member, &address.text())?;
        self.0.handle.name_device(secret.key(), name)?;
        self.restart(None)?;
        // What does not come at once comes later, and the state says so.
        self.sync_now(Nothing {})?;
        Ok(Done {})
    }

    fn restart(&self, invite: Option<InviteToken>) -> Result<(), ApiError> {
        self.ask(|done| Event::Restart(invite, done))?
    }

    fn new_secret(&self) -> DeviceSecret {
        DeviceSecret::new(self.0.handle.surroundings().random())
    }

    fn own_secret(&self) -> Result<DeviceSecret, ApiError> {
        let bytes = self.0.secrets.load(Name::Device)?;
        let bytes = bytes.and_then(|bytes| <[u8; 32]>::try_from(bytes.as_slice()).ok());
        let lost = "this device's secret is not where it was kept; leave the space and join again";
        bytes.map(DeviceSecret::new).ok_or_else(|| refused(lost))
    }

    fn list(&self) -> Result<DeviceList, ApiError> {
        let row = self.0.handle.membership()?.ok_or_else(|| refused(ALONE))?;
        DeviceList::read(SpaceId(row.space), &row.list)
            .map_err(|error| ApiError::new(Code::Damaged, error.to_string()))
    }

    /// A device of the space, by its key in hexadecimal digits.
    fn listed(&self, device: &str) -> Result<DeviceKey, ApiError> {
        let bytes = data_encoding::HEXLOWER.decode(device.as_bytes());
        let key = bytes
            .ok()
            .and_then(|bytes| DeviceKey::try_from(bytes.as_slice()).ok());
        let list = self.list()?;
        key.filter(|key| list.lists(*key)).ok_or_else(|| {
            let words = format!("no device {device} belongs to the space");
            ApiError::new(Code::NotFound, words)
        })
    }

    /// The root of this device's space, by the words or while they are at hand.
    fn root(&self, words: Option<&str>) -> Result<Root, ApiError> {
        let space = self.list()?.space();
        let Some(words) = words.filter(|words| !words.trim().is_empty()) else {
            let needed = "this needs the recovery words of the space";
            let at_hand = self.root_at_hand(space)?;
            return at_hand.ok_or_else(|| ApiError::new(Code::NeedsAnswer, needed));
        };
        let recovery = read_words(words)?;
        let root = recovery.root();
        if root.space() != space {
            return Err(refused("these are the recovery words of another space"));
        }
        self.keep_at_hand(&recovery)?;
        Ok(root)
    }

    fn keep_at_hand(&self, recovery: &RecoverySecret) -> Result<(), ApiError> {
        let until = self.0.handle.surroundings().now_ms() + AT_HAND_MS;
        let kept = [recovery.bytes().as_slice(), &until.to_be_bytes()].concat();
        self.0.secrets.save(Name::Recovery, &kept)
    }

    fn root_at_hand(&self, space: SpaceId) -> Result<Option<Root>, ApiError> {
        let Some(kept) = self.0.secrets.load(Name::Recovery)? else {
            return Ok(None);
        };
        let now = self.0.handle.surroundings().now_ms();
        let root = kept.split_first_chunk::<16>().and_then(|(secret, until)| {
            let until = i64::from_be_bytes(until.try_into().ok()?);
            // A clock that was put back does not make it last longer.
            let at_hand = (until - AT_HAND_MS..until).contains(&now);
            at_hand.then(|| RecoverySecret::new(*secret).root())
        });
        let root = root.filter(|root| root.space() == space);
        if root.is_none() {
            self.0.secrets.remove(Name::Recovery)?;
        }
        Ok(root)
    }

    fn on_net<T>(&self, work: impl Future<Output = Result<T, ApiError>>) -> Result<T, ApiError> {
        let runtime = {
            let runtime = locked(&self.0.runtime);
            runtime.as_ref().map(|runtime| runtime.handle().clone())
        };
        let runtime = runtime.ok_or_else(|| refused("the logbook is closed"))?;
        runtime.block_on(work)
    }

    fn ask<T>(&self, event: impl FnOnce(mpsc::Sender<T>) -> Event) -> Result<T, ApiError> {
        let (answer, outcome) = mpsc::channel();
        self.0.send(event(answer));
        outcome.recv().map_err(|_| refused("the logbook is closed"))
    }
}

fn refused(words: &str) -> ApiError {
    ApiError::new(Code::Refused, words)
}

fn read_address(text: &str) -> Result<Address, ApiError> {
    Address::read(text).map_err(|error| ApiError::new(Code::BadRequest, error.to_string()))
}

fn read_invite(text: &str) -> Result<InviteToken, ApiError> {
    let bad = || ApiError::new(Code::BadRequest, format!("\"{text}\" is no invite"));
    InviteToken::from_text(text).ok_or_else(bad)
}

fn read_words(words: &str) -> Result<RecoverySecret, ApiError> {
    RecoverySecret::from_words(words)
        .map_err(|error| ApiError::new(Code::BadRequest, error.to_string()))
}

fn machine_name() -> String {
    gethostname::gethostname().to_string_lossy().into_owned()
}
