//! Asks an address what it is, before anything else is said to it.

use std::time::Duration;

use device::api::{ApiError, Code};
use serde::Deserialize;
use sync::PROTOCOL;

use crate::Address;

const PATIENCE: Duration = Duration::from_secs(10);
/// No relay says more about itself.
const LONGEST: usize = 64 * 1024;

#[derive(Deserialize)]
struct Info {
    program: String,
    version: String,
    protocol: u16,
}

/// Whether a relay that this program can speak to is at this address.
pub(crate) async fn probe(address: &Address) -> Result<(), ApiError> {
    let shown = address.text();
    let refused = |why: &str| ApiError::new(Code::Refused, format!("{shown}: {why}"));
    let client = reqwest::Client::builder()
        .timeout(PATIENCE)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(|error| refused(&error.to_string()))?;
    let answer = client.get(address.info()).send().await;
    let answer = answer.map_err(|error| refused(&reason(&error)))?;
    if !answer.status().is_success() {
        let status = answer.status();
        return Err(refused(&format!(
            "something answers there ({status}), but it is no relay of Chalkbook"
        )));
    }
    let body = answer
        .bytes()
        .await
        .map_err(|error| refused(&reason(&error)))?;
    let info: Option<Info> = (body.len() <= LONGEST)
        .then(|| serde_json::from_slice(&body).ok())
        .flatten();
    let Some(info) = info.filter(|info| info.program == "chalkbook-relay") else {
        return Err(refused(
            "something answers there, but it is no relay of Chalkbook",
        ));
    };
    if info.protocol != PROTOCOL {
        let (version, protocol) = (info.version, info.protocol);
        return Err(refused(&format!(
            "this relay (version {version}) speaks protocol {protocol}, and this program \
             protocol {PROTOCOL}; the older of the two has to be updated"
        )));
    }
    Ok(())
}

fn reason(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return "no answer within ten seconds".to_owned();
    }
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    if error.is_connect() {
        format!("nobody can be reached there ({cause})")
    } else {
        format!("no relay answers there ({cause})")
    }
}
