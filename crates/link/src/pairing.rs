//! Changes of the device list that are under way: a device that is added by a
//! code, or one that is removed. One at a time.

use std::sync::mpsc;

use crate::Address;
use device::api::{ApiError, Code, Pairing, PairingWord};
use qrcode::{QrCode, render::svg};
use sync::{
    Blob, DeviceKey, Random,
    keys::{DeviceList, Root},
    pairing::{Answer, Confirmation, Offer, PairingCode},
};

/// A code lies at the relay this long.
pub(crate) const LIFE_MS: u64 = 600_000;
/// A list that was overtaken is made anew this often.
pub(crate) const TRIES: u32 = 5;

/// A change of the list.
pub(crate) struct Change {
    pub(crate) root: Root,
    pub(crate) kind: Kind,
    pub(crate) tries: u32,
}

/// Which change.
pub(crate) enum Kind {
    /// A device is to be added.
    Add(Adding),
    /// A device is to be removed.
    Remove(DeviceKey, mpsc::Sender<Result<(), ApiError>>),
}

/// The adding of a device, which goes on until the other has joined.
pub(crate) struct Adding {
    pub(crate) code: PairingCode,
    pub(crate) link: String,
    pub(crate) until: u64,
    pub(crate) parked: bool,
    pub(crate) answer: Option<Answer>,
    /// Who waits for the code.
    pub(crate) asked: Option<mpsc::Sender<Result<Pairing, ApiError>>>,
}

impl Change {
    /// The list that is to be, from the one that is; none while nobody answered.
    pub(crate) fn next_list(&self, list: &DeviceList, random: Random<'_>) -> Option<DeviceList> {
        match &self.kind {
            Kind::Add(adding) => {
                let answer = adding.answer.as_ref()?;
                Some(list.with_device(&self.root, answer.device, answer.agreement, random))
            }
            Kind::Remove(device, _) => Some(list.without_device(&self.root, *device, random)),
        }
    }

    /// It did not come about.
    pub(crate) fn fail(self, error: ApiError) -> Option<Pairing> {
        match self.kind {
            Kind::Remove(_, asked) => {
                drop(asked.send(Err(error)));
                None
            }
            Kind::Add(mut adding) => {
                if let Some(asked) = adding.asked.take() {
                    drop(asked.send(Err(error)));
                    return None;
                }
                Some(adding.shown(PairingWord::Failed, &error.message))
            }
        }
    }
}

impl Adding {
    pub(crate) fn offer(&self, list: &DeviceList, canary: Vec<u8>, random: Random<'_>) -> Blob {
        let offer = Offer {
            space: list.space(),
            list: Blob(list.bytes().to_vec()),
            canary: Blob(canary),
        };
        self.code.seal(&offer, random)
    }

    pub(crate) fn confirmation(&self, list: &DeviceList, random: Random<'_>) -> Blob {
        let list = Blob(list.bytes().to_vec());
        self.code.seal(&Confirmation { list }, random)
    }

    pub(crate) fn shown(&self, state: PairingWord, detail: &str) -> Pairing {
        Pairing {
            code: self.code.to_text(),
            link: self.link.clone(),
            picture: picture(&self.link),
            state,
            detail: detail.to_owned(),
        }
    }
}

/// The link that another Chalkbook opens.
pub(crate) fn link(relay: &str, code: &PairingCode) -> String {
    format!("chalkbook://pair?code={}&relay={relay}", code.to_text())
}

/// The relay and the code in a link, or the code alone.
pub(crate) fn read_link(text: &str) -> Result<(Option<String>, PairingCode), ApiError> {
    let text = text.trim();
    let bad = |why: String| ApiError::new(Code::BadRequest, why);
    let (code, relay) = match text.strip_prefix("chalkbook://pair?code=") {
        None => (text, None),
        Some(rest) => {
            let (code, relay) = rest
                .split_once("&relay=")
                .ok_or_else(|| bad("this link names no relay".to_owned()))?;
            (code, Some(relay.to_owned()))
        }
    };
    let code = PairingCode::from_text(code).map_err(|error| bad(error.to_string()))?;
    Ok((relay, code))
}

/// Whether a text is a link that another device can be joined by: a code that
/// can be one, and the address of a relay.
pub fn reads_as_pairing(text: &str) -> bool {
    matches!(read_link(text), Ok((Some(relay), _)) if Address::read(&relay).is_ok())
}

fn picture(link: &str) -> String {
    QrCode::new(link.as_bytes()).map_or(String::new(), |code| {
        code.render::<svg::Color<'_>>()
            .min_dimensions(200, 200)
            .build()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_holds_the_relay_and_the_code() {
        let code = PairingCode::new([7; 16]);
        let text = link("https://relay.example.org", &code);
        let (relay, again) = read_link(&text).unwrap();
        assert_eq!(relay.as_deref(), Some("https://relay.example.org"));
        assert_eq!(again.to_text(), code.to_text());
        let (relay, again) = read_link(&code.to_text().to_lowercase()).unwrap();
        assert_eq!((relay, again.to_text()), (None, code.to_text()));
        assert_eq!(read_link("ABC").err().unwrap().code, Code::BadRequest);
        assert!(picture(&text).contains("<svg"));
    }
}
