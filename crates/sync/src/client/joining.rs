//! A new device's visit to a mailbox: take the offer, answer with its own keys,
//! and wait for the list that names it.

use crate::{
    AgreementKey, DeviceFrame, DeviceKey, Nonce, PROTOCOL, RelayFrame,
    keys::{DeviceList, DeviceSecret},
    pairing::{Answer, Confirmation, Offer, PairingCode},
    random::{Random, draw},
    record::Envelope,
};

/// A visit that has not ended.
pub struct Joining {
    code: PairingCode,
    secret: DeviceSecret,
    name: String,
    offer: Option<Offer>,
}

/// What is to be done.
pub enum JoinEffect {
    /// Send this.
    Send(DeviceFrame),
    /// This device is on the list, and has opened what only members can open.
    Joined(DeviceList),
    /// It did not work; nothing was sent that could not be.
    Failed(JoinFailure),
}

/// Why a device did not join.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JoinFailure {
    /// The mailbox is empty.
    #[error(
        "there is nothing at this relay under this code: it is wrong, it was used, \
         or its ten minutes are over"
    )]
    NoOffer,
    /// What was in the mailbox cannot be opened.
    #[error("what lies at the relay under this code cannot be opened by it")]
    BadLetter,
    /// The list does not name this device, or is not of the space.
    #[error("the other device did not put this one on its list")]
    NotListed,
    /// The keys that came open nothing.
    #[error("the keys that came with the code do not open what the space holds")]
    WrongKeys,
    /// The relay ended the visit.
    #[error("the relay ended the conversation before the other device had agreed")]
    Dismissed,
}

impl Joining {
    /// A visit by this code, with new keys of this device.
    pub fn new(code: PairingCode, secret: DeviceSecret, name: String) -> Self {
        Self {
            code,
            secret,
            name,
            offer: None,
        }
    }

    /// What to say first.
    pub fn greeting(random: Random<'_>) -> DeviceFrame {
        DeviceFrame::Hello {
            protocol: PROTOCOL,
            nonce: Nonce(draw(random)),
        }
    }

    /// Takes in what the relay says; none when there is nothing to do.
    pub fn hear(&mut self, frame: RelayFrame, random: Random<'_>) -> Option<JoinEffect> {
        let mailbox = self.code.mailbox();
        match frame {
            RelayFrame::Challenge { .. } => Some(JoinEffect::Send(DeviceFrame::Take { mailbox })),
            RelayFrame::Offer { offer, .. } => {
                let Some(offer) = self.code.open::<Offer>(&offer) else {
                    return Some(JoinEffect::Failed(JoinFailure::BadLetter));
                };
                self.offer = Some(offer);
                let answer = self.code.seal(&self.answer(), random);
                Some(JoinEffect::Send(DeviceFrame::Answer { mailbox, answer }))
            }
            RelayFrame::Empty { .. } => Some(JoinEffect::Failed(JoinFailure::NoOffer)),
            RelayFrame::Confirm { confirmation, .. } => {
                let confirmation = self.code.open::<Confirmation>(&confirmation);
                Some(match confirmation.ok_or(JoinFailure::BadLetter) {
                    Ok(confirmation) => self.believe(&confirmation),
                    Err(failure) => JoinEffect::Failed(failure),
                })
            }
            RelayFrame::Ping => Some(JoinEffect::Send(DeviceFrame::Pong)),
            RelayFrame::Bye { .. } => Some(JoinEffect::Failed(JoinFailure::Dismissed)),
            RelayFrame::WantList
            | RelayFrame::NeedsInvite
            | RelayFrame::Ready { .. }
            | RelayFrame::List { .. }
            | RelayFrame::ListTaken { .. }
            | RelayFrame::Records { .. }
            | RelayFrame::Ack { .. }
            | RelayFrame::Reject { .. }
            | RelayFrame::Diverged { .. }
            | RelayFrame::Want { .. }
            | RelayFrame::Notify { .. }
            | RelayFrame::Cast { .. }
            | RelayFrame::Presence { .. }
            | RelayFrame::Parked { .. }
            | RelayFrame::Answer { .. }
            | RelayFrame::Erased
            | RelayFrame::Pong => None,
        }
    }

    fn answer(&self) -> Answer {
        let (device, agreement): (DeviceKey, AgreementKey) =
            (self.secret.key(), self.secret.agreement_key());
        Answer {
            device,
            agreement,
            name: self.name.clone(),
        }
    }

    /// Joined is who is on a list that the root signed and has opened the canary.
    fn believe(&self, confirmation: &Confirmation) -> JoinEffect {
        let joined = || {
            let offer = self.offer.as_ref().ok_or(JoinFailure::NoOffer)?;
            let list = DeviceList::read(offer.space, &confirmation.list.0)
                .map_err(|_| JoinFailure::NotListed)?;
            if !list.lists(self.secret.key()) {
                return Err(JoinFailure::NotListed);
            }
            let canary = Envelope::read(&offer.canary.0).map_err(|_| JoinFailure::WrongKeys)?;
            let opened = canary.open(offer.space, &list.data_keys(&self.secret));
            opened.map_err(|_| JoinFailure::WrongKeys)?;
            Ok(list)
        };
        match joined() {
            Ok(list) => JoinEffect::Joined(list),
            Err(failure) => JoinEffect::Failed(failure),
        }
    }
}
