//! A short visit to a relay for one errand: found a space, come back into one by
//! its recovery words, or erase it.

use crate::{
    Blob, ByeCode, DeviceFrame, DeviceKey, InviteToken, Nonce, PROTOCOL, RelayFrame, RelayId,
    SpaceId, auth_message,
    keys::{DeviceList, DeviceSecret, Root},
    random::{Random, draw},
};

/// A list that was overtaken is made anew this often.
const TRIES: u32 = 5;

/// What to do at the relay.
pub enum Errand {
    /// Make a space with this list.
    Found {
        /// Its first device.
        secret: DeviceSecret,
        /// Its list.
        list: DeviceList,
        /// What the relay's keeper gave out.
        invite: InviteToken,
    },
    /// Put a device on the list, by the recovery words.
    Admit {
        /// The root of the space.
        root: Root,
        /// The device.
        secret: DeviceSecret,
    },
    /// Erase the space.
    Erase {
        /// The root of the space.
        root: Root,
    },
}

/// A visit that has not ended.
pub struct Visit {
    errand: Errand,
    nonce: Nonce,
    list: Option<DeviceList>,
    tries: u32,
}

/// What is to be done.
pub enum VisitEffect {
    /// Send this.
    Send(DeviceFrame),
    /// The errand is done; the list is the one in force, where there is one.
    Done(Option<DeviceList>),
    /// It did not work.
    Failed(VisitFailure),
}

/// Why an errand was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VisitFailure {
    /// The relay does not know the space.
    #[error("there is no such space at this relay: the words are another's, or the relay is")]
    NoSuchSpace,
    /// The relay does not know the invite.
    #[error("the relay does not know this invite, or it was used already")]
    BadInvite,
    /// The versions do not fit.
    #[error("the relay speaks another version of the protocol")]
    Protocol,
    /// The relay ended the visit.
    #[error("the relay ended the conversation ({0:?})")]
    Dismissed(ByeCode),
    /// What the relay says cannot be.
    #[error("the relay gives a device list that its root did not sign")]
    BadList,
}

impl Visit {
    /// A visit for this errand, and what to say first.
    pub fn new(errand: Errand, random: Random<'_>) -> (Self, DeviceFrame) {
        let nonce = Nonce(draw(random));
        let hello = DeviceFrame::Hello {
            protocol: PROTOCOL,
            nonce,
        };
        let visit = Self {
            errand,
            nonce,
            list: None,
            tries: 0,
        };
        (visit, hello)
    }

    /// Takes in what the relay says; none when there is nothing to do.
    pub fn hear(&mut self, frame: RelayFrame, random: Random<'_>) -> Option<VisitEffect> {
        let heard = match frame {
            RelayFrame::Challenge {
                protocol,
                relay,
                nonce,
            } => self.prove(protocol, relay, nonce),
            RelayFrame::NeedsInvite => self.create(),
            RelayFrame::List { list } => self.take_list(&list, random),
            RelayFrame::Ready { .. } => self.begin(random),
            RelayFrame::ListTaken { .. } => Ok(Some(VisitEffect::Done(self.list.take()))),
            RelayFrame::Erased => Ok(Some(VisitEffect::Done(None))),
            RelayFrame::Bye { code, .. } => Err(match code {
                ByeCode::BadInvite => VisitFailure::BadInvite,
                ByeCode::Protocol => VisitFailure::Protocol,
                code => VisitFailure::Dismissed(code),
            }),
            RelayFrame::Ping => Ok(Some(VisitEffect::Send(DeviceFrame::Pong))),
            _ => Ok(None),
        };
        heard.unwrap_or_else(|failure| Some(VisitEffect::Failed(failure)))
    }

    fn space(&self) -> SpaceId {
        match &self.errand {
            Errand::Found { list, .. } => list.space(),
            Errand::Admit { root, .. } | Errand::Erase { root } => root.space(),
        }
    }

    fn prove(
        &self,
        protocol: u16,
        relay: RelayId,
        theirs: Nonce,
    ) -> Result<Option<VisitEffect>, VisitFailure> {
        if protocol != PROTOCOL {
            return Err(VisitFailure::Protocol);
        }
        let (device, list_version) = match &self.errand {
            Errand::Found { secret, list, .. } => (secret.key(), list.version()),
            Errand::Admit { root, .. } | Errand::Erase { root } => (DeviceKey(root.key().0), 0),
        };
        let space = self.space();
        let nonces = (self.nonce, theirs);
        let message = auth_message(protocol, relay, space, device, list_version, nonces);
        let signature = match &self.errand {
            Errand::Found { secret, .. } => secret.sign(&message),
            Errand::Admit { root, .. } | Errand::Erase { root } => root.sign(&message),
        };
        Ok(Some(VisitEffect::Send(DeviceFrame::Auth {
            space,
            device,
            list_version,
            signature,
        })))
    }

    fn create(&self) -> Result<Option<VisitEffect>, VisitFailure> {
        let Errand::Found { list, invite, .. } = &self.errand else {
            return Err(VisitFailure::NoSuchSpace);
        };
        Ok(Some(VisitEffect::Send(DeviceFrame::Create {
            token: *invite,
            list: Blob(list.bytes().to_vec()),
        })))
    }

    fn take_list(
        &mut self,
        list: &Blob,
        random: Random<'_>,
    ) -> Result<Option<VisitEffect>, VisitFailure> {
        let list = DeviceList::read(self.space(), &list.0).map_err(|_| VisitFailure::BadList)?;
        let began = self.tries > 0;
        self.list = Some(list);
        // Another list came first: once more, from that one.
        if began { self.begin(random) } else { Ok(None) }
    }

    fn begin(&mut self, random: Random<'_>) -> Result<Option<VisitEffect>, VisitFailure> {
        self.tries += 1;
        match &self.errand {
            Errand::Found { list, .. } => Ok(Some(VisitEffect::Done(Some(list.clone())))),
            Errand::Erase { .. } => Ok(Some(VisitEffect::Send(DeviceFrame::Erase))),
            Errand::Admit { .. } if self.tries > TRIES => {
                Err(VisitFailure::Dismissed(ByeCode::TooMany))
            }
            Errand::Admit { root, secret } => {
                let list = self.list.take().ok_or(VisitFailure::BadList)?;
                let (key, agreement) = (secret.key(), secret.agreement_key());
                let list = list.with_device(root, key, agreement, random);
                let frame = DeviceFrame::List {
                    list: Blob(list.bytes().to_vec()),
                };
                self.list = Some(list);
                Ok(Some(VisitEffect::Send(frame)))
            }
        }
    }
}
