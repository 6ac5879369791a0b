//! Short conversations with a relay, each over a connection of its own.

use std::time::Duration;

use device::{
    Surroundings,
    api::{ApiError, Code},
};
use sync::{
    client::{Errand, JoinEffect, Joining, Visit, VisitEffect},
    keys::{DeviceList, DeviceSecret},
    pairing::PairingCode,
};
use tokio::time::timeout;

use crate::{Address, socket::Socket};

/// An errand is over, or has failed, within this time.
const ERRAND: Duration = Duration::from_secs(30);
/// The other person may have to find the words first.
const PAIRING: Duration = Duration::from_secs(600);

/// Runs an errand; gives the list that is in force.
pub(crate) async fn run_errand(
    address: &Address,
    errand: Errand,
    surroundings: &Surroundings,
) -> Result<Option<DeviceList>, ApiError> {
    let mut random = |bytes: &mut [u8]| surroundings.fill(bytes);
    let (mut visit, hello) = Visit::new(errand, &mut random);
    let talk = async {
        let mut socket = Socket::open(address).await?;
        socket.send(&hello).await?;
        loop {
            match visit.hear(socket.receive().await?, &mut random) {
                None => {}
                Some(VisitEffect::Send(frame)) => socket.send(&frame).await?,
                Some(VisitEffect::Done(list)) => return Ok(list),
                Some(VisitEffect::Failed(failure)) => return Err(refused(address, &failure)),
            }
        }
    };
    within(ERRAND, address, talk).await
}

/// Joins a space by a code; gives the list that names this device.
pub(crate) async fn join(
    address: &Address,
    code: PairingCode,
    secret: DeviceSecret,
    name: String,
    surroundings: &Surroundings,
) -> Result<DeviceList, ApiError> {
    let mut random = |bytes: &mut [u8]| surroundings.fill(bytes);
    let mut joining = Joining::new(code, secret, name);
    let talk = async {
        let mut socket = Socket::open(address).await?;
        socket.send(&Joining::greeting(&mut random)).await?;
        loop {
            match joining.hear(socket.receive().await?, &mut random) {
                None => {}
                Some(JoinEffect::Send(frame)) => socket.send(&frame).await?,
                Some(JoinEffect::Joined(list)) => return Ok(list),
                Some(JoinEffect::Failed(failure)) => return Err(refused(address, &failure)),
            }
        }
    };
    within(PAIRING, address, talk).await
}

async fn within<T>(
    time: Duration,
    address: &Address,
    talk: impl Future<Output = Result<T, ApiError>>,
) -> Result<T, ApiError> {
    let late = || refused(address, &"the conversation took too long");
    timeout(time, talk).await.unwrap_or_else(|_| Err(late()))
}

fn refused(address: &Address, why: &dyn std::fmt::Display) -> ApiError {
    ApiError::new(Code::Refused, format!("{}: {why}", address.text()))
}
