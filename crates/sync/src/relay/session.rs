use crate::{
    Blob, ByeCode, DeviceFrame, DeviceKey, Head, InviteToken, LONGEST_CAST, LONGEST_LETTER,
    MailboxId, Nonce, OFFERED_IDS, PROTOCOL, RecordId, RelayFrame, RelayId, RootKey, Signature,
    SpaceId, auth_message,
    keys::DeviceList,
    random::{Random, draw},
};

/// After this much silence a device is asked whether it is there.
const QUIET_MS: u64 = 25_000;
/// After this much silence it is taken for gone.
const DEAD_MS: u64 = 60_000;
/// Who has not proved who it is by then is sent away.
const STRANGER_MS: u64 = 10_000;
/// Who visits a mailbox may stay as long as a letter does.
const VISIT_MS: u64 = 600_000;

/// What happened to a connection.
#[derive(Clone, Debug)]
pub enum Input {
    /// A frame came.
    Received(DeviceFrame),
    /// The answer to [`Effect::LookUp`]: the space, if the relay has it.
    Found(Option<Known>),
    /// The answer to [`Effect::Make`]: where its log begins, or that the invite
    /// is no good.
    Made(Option<Head>),
    /// The answer to [`Effect::Take`]: the offer, if there was one.
    Taken(MailboxId, Option<Blob>),
    /// Time went by.
    Tick,
}

/// What the relay knows about a space.
#[derive(Clone, Debug)]
pub struct Known {
    /// The newest list.
    pub list: DeviceList,
    /// Where the log ends.
    pub head: Head,
}

/// Who is at the other end, once that is proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// A device on the list.
    Device(DeviceKey),
    /// The holder of the recovery words.
    Root,
}

/// What is to be done for a connection, in this order.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Send this.
    Send(RelayFrame),
    /// Close it.
    Close,
    /// Answer with [`Input::Found`].
    LookUp(SpaceId),
    /// Make the space, and answer with [`Input::Made`].
    Make(InviteToken, DeviceList),
    /// It is in, from here on.
    Enter(SpaceId, Who),
    /// Keep this list, which goes before the relay's own.
    KeepList(DeviceList),
    /// Replace the list, if this one is the next.
    ReplaceList(DeviceList),
    /// Send what comes after this place, and then all that is new.
    Pull(Head),
    /// Store these and acknowledge them.
    Append(Vec<Blob>),
    /// Say which of these are not there.
    Offered(Vec<RecordId>),
    /// Pass this to the other devices.
    Cast(Blob),
    /// Keep an offer.
    Park(MailboxId, Blob),
    /// Take an offer out, and answer with [`Input::Taken`].
    Take(MailboxId),
    /// Pass an answer to whoever parked the offer.
    Answer(MailboxId, Blob),
    /// Pass a confirmation to whoever took the offer.
    Confirm(MailboxId, Blob),
    /// Erase the space.
    Erase,
}

/// One connection.
pub struct Session {
    relay: RelayId,
    phase: Phase,
    opened_at: u64,
    heard_at: u64,
    asked: bool,
}

enum Phase {
    Silent,
    Challenged(Nonce, Nonce),
    Asking,
    Visiting,
    Claimed(Claim),
    Uninvited(Claim),
    Outdated(Claim, Box<Known>),
    In(SpaceId, Who),
    Ended,
}

/// Who the other end has proved to be, before it is known whether it may come in.
#[derive(Clone, Copy)]
struct Claim {
    space: SpaceId,
    who: Who,
    list_version: u64,
}

impl Session {
    /// A connection that was just opened.
    pub fn new(now: u64, relay: RelayId) -> Self {
        Self {
            relay,
            phase: Phase::Silent,
            opened_at: now,
            heard_at: now,
            asked: false,
        }
    }

    /// Takes in what happened. `now` is in milliseconds of a clock that never
    /// goes back.
    pub fn handle(&mut self, now: u64, input: Input, random: Random<'_>) -> Vec<Effect> {
        match input {
            Input::Received(frame) => {
                self.heard_at = now;
                self.asked = false;
                self.hear(frame, random)
            }
            Input::Found(known) => self.found(known),
            Input::Made(head) => self.made(head),
            Input::Taken(mailbox, offer) => self.taken(mailbox, offer),
            Input::Tick => self.tick(now),
        }
    }

    /// When [`Input::Tick`] is wanted next; never, once it has ended.
    pub fn next_wake(&self) -> Option<u64> {
        match self.phase {
            Phase::Ended => None,
            Phase::In(..) if self.asked => Some(self.heard_at + DEAD_MS),
            Phase::In(..) => Some(self.heard_at + QUIET_MS),
            Phase::Visiting => Some(self.opened_at + VISIT_MS),
            _ => Some(self.opened_at + STRANGER_MS),
        }
    }

    /// Ends it, and says why.
    pub fn dismiss(&mut self, code: ByeCode, retry_after: u32) -> Vec<Effect> {
        self.phase = Phase::Ended;
        let bye = RelayFrame::Bye { code, retry_after };
        vec![Effect::Send(bye), Effect::Close]
    }

    fn tick(&mut self, now: u64) -> Vec<Effect> {
        match self.next_wake() {
            Some(wake) if wake > now => Vec::new(),
            None => Vec::new(),
            Some(_) if matches!(self.phase, Phase::In(..)) && !self.asked => {
                self.asked = true;
                vec![Effect::Send(RelayFrame::Ping)]
            }
            Some(_) => self.dismiss(ByeCode::Silence, 0),
        }
    }

    fn hear(&mut self, frame: DeviceFrame, random: Random<'_>) -> Vec<Effect> {
        match frame {
            DeviceFrame::Ping => return vec![Effect::Send(RelayFrame::Pong)],
            DeviceFrame::Pong => return Vec::new(),
            _ => {}
        }
        let effect = match (&self.phase, frame) {
            (Phase::Ended, _) => return Vec::new(),
            (Phase::Silent, DeviceFrame::Hello { protocol, nonce }) => {
                return self.challenge(protocol, nonce, random);
            }
            (
                &Phase::Challenged(theirs, ours),
                DeviceFrame::Auth {
                    space,
                    device,
                    list_version,
                    signature,
                },
            ) => {
                let claim = Claim::of(space, device, list_version);
                return self.check(claim, device, (theirs, ours), &signature);
            }
            (Phase::Challenged(..), DeviceFrame::Take { mailbox }) => {
                self.phase = Phase::Asking;
                Effect::Take(mailbox)
            }
            (Phase::Visiting, DeviceFrame::Answer { mailbox, answer })
                if answer.0.len() <= LONGEST_LETTER =>
            {
                Effect::Answer(mailbox, answer)
            }
            (&Phase::Uninvited(claim), DeviceFrame::Create { token, list }) => {
                return self.create(claim, token, &list);
            }
            (Phase::Outdated(..), DeviceFrame::List { list }) => return self.catch_up(&list),
            (&Phase::In(space, who), frame) => match in_space(space, who, frame) {
                Some(effect) => effect,
                None => return self.dismiss(ByeCode::BadFrame, 0),
            },
            _ => return self.dismiss(ByeCode::BadFrame, 0),
        };
        vec![effect]
    }

    fn challenge(&mut self, protocol: u16, theirs: Nonce, random: Random<'_>) -> Vec<Effect> {
        if protocol < PROTOCOL {
            return self.dismiss(ByeCode::Protocol, 0);
        }
        let nonce = Nonce(draw(random));
        self.phase = Phase::Challenged(theirs, nonce);
        vec![Effect::Send(RelayFrame::Challenge {
            protocol: PROTOCOL,
            relay: self.relay,
            nonce,
        })]
    }

    fn check(
        &mut self,
        claim: Claim,
        device: DeviceKey,
        nonces: (Nonce, Nonce),
        signature: &Signature,
    ) -> Vec<Effect> {
        let Claim {
            space,
            list_version,
            ..
        } = claim;
        let message = auth_message(PROTOCOL, self.relay, space, device, list_version, nonces);
        if !device.signed(&message, signature) {
            return self.dismiss(ByeCode::BadSignature, 0);
        }
        self.phase = Phase::Claimed(claim);
        vec![Effect::LookUp(space)]
    }

    /// Who asks for a mailbox that is empty stays a stranger, and not for long.
    fn taken(&mut self, mailbox: MailboxId, offer: Option<Blob>) -> Vec<Effect> {
        if !matches!(self.phase, Phase::Asking) {
            return Vec::new();
        }
        let Some(offer) = offer else {
            return vec![Effect::Send(RelayFrame::Empty { mailbox })];
        };
        self.phase = Phase::Visiting;
        vec![Effect::Send(RelayFrame::Offer { mailbox, offer })]
    }

    fn found(&mut self, known: Option<Known>) -> Vec<Effect> {
        let Phase::Claimed(claim) = self.phase else {
            return Vec::new();
        };
        match known {
            None => {
                self.phase = Phase::Uninvited(claim);
                vec![Effect::Send(RelayFrame::NeedsInvite)]
            }
            Some(known) if claim.list_version > known.list.version() => {
                self.phase = Phase::Outdated(claim, Box::new(known));
                vec![Effect::Send(RelayFrame::WantList)]
            }
            Some(known) => self.admit(claim, &known),
        }
    }

    fn admit(&mut self, claim: Claim, known: &Known) -> Vec<Effect> {
        let list = Blob(known.list.bytes().to_vec());
        let list = Effect::Send(RelayFrame::List { list });
        let newer = known.list.version() > claim.list_version;
        if let Who::Device(key) = claim.who
            && !known.list.lists(key)
        {
            let mut effects = vec![list];
            effects.extend(self.dismiss(ByeCode::NotListed, 0));
            return effects;
        }
        let mut effects = if newer { vec![list] } else { Vec::new() };
        effects.push(Effect::Enter(claim.space, claim.who));
        effects.push(Effect::Send(RelayFrame::Ready { head: known.head }));
        self.phase = Phase::In(claim.space, claim.who);
        effects
    }

    /// The device's list is newer: the relay may have been restored from an older
    /// copy, or the list was made while it could not be reached.
    fn catch_up(&mut self, bytes: &Blob) -> Vec<Effect> {
        let Phase::Outdated(claim, known) = std::mem::replace(&mut self.phase, Phase::Ended) else {
            return Vec::new();
        };
        let Ok(list) = DeviceList::read(claim.space, &bytes.0) else {
            return self.dismiss(ByeCode::BadFrame, 0);
        };
        let head = known.head;
        let newer = list.supersedes(&known.list);
        let list = if newer { list } else { known.list };
        let mut effects = Vec::new();
        if newer {
            effects.push(Effect::KeepList(list.clone()));
        }
        effects.extend(self.admit(claim, &Known { list, head }));
        effects
    }

    fn create(&mut self, claim: Claim, token: InviteToken, list: &Blob) -> Vec<Effect> {
        let list = DeviceList::read(claim.space, &list.0);
        match (claim.who, list) {
            (Who::Device(key), Ok(list)) if list.lists(key) => vec![Effect::Make(token, list)],
            (Who::Device(_), Ok(_)) => self.dismiss(ByeCode::NotListed, 0),
            (Who::Root, _) | (_, Err(_)) => self.dismiss(ByeCode::BadFrame, 0),
        }
    }

    fn made(&mut self, head: Option<Head>) -> Vec<Effect> {
        let Phase::Uninvited(claim) = self.phase else {
            return Vec::new();
        };
        let Some(head) = head else {
            return self.dismiss(ByeCode::BadInvite, 0);
        };
        self.phase = Phase::In(claim.space, claim.who);
        let ready = Effect::Send(RelayFrame::Ready { head });
        vec![Effect::Enter(claim.space, claim.who), ready]
    }
}

impl Claim {
    fn of(space: SpaceId, device: DeviceKey, list_version: u64) -> Self {
        let who = if RootKey(device.0).space() == space {
            Who::Root
        } else {
            Who::Device(device)
        };
        Self {
            space,
            who,
            list_version,
        }
    }
}

/// What a member may ask for; none for what it may not.
fn in_space(space: SpaceId, who: Who, frame: DeviceFrame) -> Option<Effect> {
    match (who, frame) {
        (_, DeviceFrame::List { list }) => {
            let list = DeviceList::read(space, &list.0).ok()?;
            Some(Effect::ReplaceList(list))
        }
        (Who::Root, DeviceFrame::Erase) => Some(Effect::Erase),
        (Who::Root, _) => None,
        (_, DeviceFrame::Pull { from }) => Some(Effect::Pull(from)),
        (_, DeviceFrame::Append { records }) => Some(Effect::Append(records)),
        (_, DeviceFrame::Offer { ids }) if ids.len() <= OFFERED_IDS => Some(Effect::Offered(ids)),
        (_, DeviceFrame::Cast { message }) if message.0.len() <= LONGEST_CAST => {
            Some(Effect::Cast(message))
        }
        (_, DeviceFrame::Park { mailbox, offer }) if offer.0.len() <= LONGEST_LETTER => {
            Some(Effect::Park(mailbox, offer))
        }
        (
            _,
            DeviceFrame::Confirm {
                mailbox,
                confirmation,
            },
        ) if confirmation.0.len() <= LONGEST_LETTER => Some(Effect::Confirm(mailbox, confirmation)),
        _ => None,
    }
}
