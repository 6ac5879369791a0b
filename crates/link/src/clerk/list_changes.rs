//! The clerk's part in changes of the device list: adding a device by a code, and
//! removing one.

use std::sync::mpsc;

use device::api::{ApiError, Code, Pairing, PairingWord};
use sync::{Random, client::Input, keys::Root, pairing::PairingCode};

use super::Clerk;
use crate::{
    Address,
    pairing::{Adding, Change, Kind, LIFE_MS, TRIES, link},
};

impl Clerk {
    pub(super) fn begin_adding(
        &mut self,
        root: Root,
        asked: mpsc::Sender<Result<Pairing, ApiError>>,
    ) {
        let mut code = [0; 16];
        self.fill(&mut code);
        let code = PairingCode::new(code);
        let relay = self.address.as_ref().map(Address::text).unwrap_or_default();
        let adding = Adding {
            link: link(&relay, &code),
            code,
            until: self.now() + LIFE_MS,
            parked: false,
            answer: None,
            asked: Some(asked),
        };
        self.begin(Change {
            root,
            kind: Kind::Add(adding),
            tries: 0,
        });
    }

    pub(super) fn begin(&mut self, change: Change) {
        self.fail_change("another code, or another change, took its place");
        self.change = Some(change);
        if self.is_online() {
            self.park();
        } else {
            self.take(Input::Wake);
        }
    }

    /// The relay is there: an offer is parked, and a removal proposed.
    pub(super) fn park(&mut self) {
        let handle = self.shared.handle.clone();
        let mut random = |bytes: &mut [u8]| handle.surroundings().fill(bytes);
        let (Some(change), Some(office)) = (&mut self.change, &self.office) else {
            return;
        };
        let Kind::Add(adding) = &mut change.kind else {
            if change.tries == 0 {
                self.propose_list();
            }
            return;
        };
        if adding.parked {
            return;
        }
        let member = office.member();
        let Some(canary) = member.canary(&mut random) else {
            return self.fail_change("this device has no key of its space");
        };
        adding.parked = true;
        let offer = adding.offer(member.list(), canary, &mut random);
        let mailbox = adding.code.mailbox();
        self.take(Input::Park(mailbox, offer));
    }

    pub(super) fn parked(&mut self) {
        if let Some(Change {
            kind: Kind::Add(adding),
            ..
        }) = &mut self.change
        {
            let shown = adding.shown(PairingWord::Waiting, "");
            let asked = adding.asked.take();
            // In sight before it is answered: who asked may look at once.
            self.shared.see(|seen| seen.pairing = Some(shown.clone()));
            if let Some(asked) = asked {
                drop(asked.send(Ok(shown)));
            }
        }
    }

    pub(super) fn answered(&mut self, answer: &sync::Blob) {
        if let Some(Change {
            kind: Kind::Add(adding),
            ..
        }) = &mut self.change
        {
            adding.answer = adding.code.open(answer);
            if adding.answer.is_none() {
                return self.fail_change("what came in answer to the code cannot be opened by it");
            }
            self.propose_list();
        }
    }

    pub(super) fn propose_list(&mut self) {
        let handle = self.shared.handle.clone();
        let mut random = |bytes: &mut [u8]| handle.surroundings().fill(bytes);
        let (Some(change), Some(office)) = (&mut self.change, &self.office) else {
            return;
        };
        change.tries += 1;
        if change.tries > TRIES {
            return self.fail_change("other devices change the device list all the time");
        }
        let next = change.next_list(office.member().list(), &mut random as Random<'_>);
        if let Some(list) = next {
            self.take(Input::ReplaceList(list));
        }
    }

    pub(super) fn list_replaced(&mut self) {
        let (Some(change), Some(office)) = (self.change.take(), &self.office) else {
            return;
        };
        let handle = self.shared.handle.clone();
        let mut random = |bytes: &mut [u8]| handle.surroundings().fill(bytes);
        match change.kind {
            Kind::Remove(device, asked) => {
                let vouched = handle.vouch_for(office.member(), device);
                drop(asked.send(vouched));
                self.take(Input::OutboxGrew);
            }
            Kind::Add(adding) => {
                let confirmation = adding.confirmation(office.member().list(), &mut random);
                self.take(Input::Confirm(adding.code.mailbox(), confirmation));
                let answer = adding.answer.as_ref();
                let name = answer.map(|answer| answer.name.clone()).unwrap_or_default();
                let joined = adding.shown(PairingWord::Joined, &name);
                self.shared.see(|seen| seen.pairing = Some(joined));
            }
        }
    }

    pub(super) fn fail_change(&mut self, why: &str) {
        if let Some(change) = self.change.take() {
            let failed = change.fail(ApiError::new(Code::Refused, why));
            if failed.is_some() {
                self.shared.see(|seen| seen.pairing = failed);
            }
        }
    }

    pub(super) fn fill(&self, bytes: &mut [u8]) {
        self.shared.handle.surroundings().fill(bytes);
    }
}
