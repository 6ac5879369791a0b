//! Getting in: prove who one is, and agree on the device list.

use super::{Online, Phase, Session, Step, UNKNOWN_MS};
use crate::{
    Blob, ByeCode, DeviceFrame, Head, Nonce, PROTOCOL, RelayId, auth_message,
    client::{Effect, Stop},
    keys::DeviceList,
    random::draw,
};

impl Session {
    pub(super) fn greet(&mut self, step: &mut Step<'_>) {
        if !matches!(self.phase, Phase::Dialing) {
            return;
        }
        let nonce = Nonce(draw(step.random));
        self.phase = Phase::Greeting { nonce };
        self.heard_at = step.now;
        self.asked = false;
        step.send(DeviceFrame::Hello {
            protocol: PROTOCOL,
            nonce,
        });
    }

    pub(super) fn prove(
        &mut self,
        step: &mut Step<'_>,
        protocol: u16,
        relay: RelayId,
        theirs: Nonce,
    ) {
        let Phase::Greeting { nonce } = self.phase else {
            return;
        };
        if protocol != PROTOCOL {
            return self.stop(step, Stop::Protocol);
        }
        let space = self.space();
        let device = self.member.secret.key();
        let list_version = self.member.list.version();
        let nonces = (nonce, theirs);
        let message = auth_message(protocol, relay, space, device, list_version, nonces);
        self.phase = Phase::Proving;
        step.send(DeviceFrame::Auth {
            space,
            device,
            list_version,
            signature: self.member.secret.sign(&message),
        });
    }

    pub(super) fn send_list(&self, step: &mut Step<'_>) {
        let list = Blob(self.member.list.bytes().to_vec());
        step.send(DeviceFrame::List { list });
    }

    pub(super) fn create(&mut self, step: &mut Step<'_>) {
        let Some(token) = self.member.invite else {
            self.stop(step, Stop::NeedsInvite);
            // The relay's keeper may bring an older copy back.
            self.phase = Phase::Resting {
                until: Some(step.now + UNKNOWN_MS),
            };
            return;
        };
        let list = Blob(self.member.list.bytes().to_vec());
        step.send(DeviceFrame::Create { token, list });
    }

    pub(super) fn begin(&mut self, step: &mut Step<'_>, head: Head) {
        if !matches!(self.phase, Phase::Proving) {
            return;
        }
        self.backoff.reset();
        self.member.invite = None;
        self.phase = Phase::Online(Online::default());
        self.outbox_may_hold = true;
        let from = self.member.cursor;
        self.pull(step, from.unwrap_or(Head::start(self.space(), head.epoch)));
    }

    pub(super) fn take_list(&mut self, step: &mut Step<'_>, bytes: &Blob) {
        let Ok(list) = DeviceList::read(self.space(), &bytes.0) else {
            return self.drop_connection(step, UNKNOWN_MS);
        };
        if list.supersedes(&self.member.list) {
            self.member.list = list.clone();
            step.push(Effect::KeepList(list));
        }
        if self.pending_list.take().is_some() {
            step.push(Effect::ListOvertaken);
        }
    }

    pub(super) fn list_taken(&mut self, step: &mut Step<'_>, version: u64) {
        if let Some(list) = self.pending_list.take_if(|list| list.version() == version) {
            self.member.list = list.clone();
            step.push(Effect::KeepList(list));
            step.push(Effect::ListReplaced);
        }
    }

    pub(super) fn dismissed(&mut self, step: &mut Step<'_>, code: ByeCode, retry_after: u32) {
        let after = u64::from(retry_after) * 1_000;
        match code {
            ByeCode::GoingDown | ByeCode::TooMany | ByeCode::Silence | ByeCode::Unable => {
                self.drop_connection(step, after);
            }
            ByeCode::BadFrame => self.drop_connection(step, UNKNOWN_MS),
            ByeCode::Protocol => self.stop(step, Stop::Protocol),
            ByeCode::BadSignature => self.stop(step, Stop::Refused),
            ByeCode::BadInvite => self.stop(step, Stop::BadInvite),
            ByeCode::Erased => self.stop(step, Stop::Erased),
            // Only a list that the root signed says that a device was removed.
            ByeCode::NotListed if !self.member.list.lists(self.member.secret.key()) => {
                self.stop(step, Stop::Removed);
            }
            ByeCode::NotListed => self.drop_connection(step, UNKNOWN_MS),
        }
    }
}
