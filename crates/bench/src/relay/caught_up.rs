//! What a connection leaves behind at the relay when it has caught up with much:
//! nothing, if all is well.

use std::{path::Path, time::Duration};

use sync::{DeviceFrame, Head, RecordId, RelayFrame};
use tokio::time::sleep;

use super::{entry, entry::Socket};
use crate::{
    server::Server,
    space::{Space, Stored},
};

/// How many connections one space may have.
const OF_ONE: usize = 60;
/// A space keeps so much, in records that are as long as they get when somebody
/// uploads years of training.
const KEPT: usize = 600 * 1024;
const LONG: usize = 60 * 1024;
const SETTLE: Duration = Duration::from_secs(2);

/// The relay's memory for each of so many connections, after each has caught up.
pub async fn run(folder: &Path, connections: usize) -> anyhow::Result<f64> {
    let spaces: anyhow::Result<Vec<_>> = (0..connections.div_ceil(OF_ONE))
        .map(|_| Space::of(1))
        .collect();
    let spaces = spaces?;
    fill(folder, &spaces)?;
    let server = Server::relay(folder)?;
    // What the relay itself keeps of that in memory does not count.
    for space in &spaces {
        catch_up(&server, space).await?;
    }
    sleep(SETTLE).await;
    let empty = server.resident_bytes();
    let mut sockets = Vec::with_capacity(connections);
    for number in 0..connections {
        sockets.push(catch_up(&server, &spaces[number / OF_ONE]).await?);
    }
    sleep(SETTLE).await;
    Ok((server.resident_bytes() - empty) / connections as f64)
}

fn fill(folder: &Path, spaces: &[Space]) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut stored = Stored::open(folder)?;
    stored.found(spaces)?;
    for space in spaces {
        let records: Vec<_> = (0..KEPT / LONG).map(record).collect();
        stored.append(space, &records)?;
    }
    Ok(())
}

/// No server looks further than at a record's id.
fn record(number: usize) -> (RecordId, Vec<u8>) {
    let id = RecordId([number as u8; 16]);
    let mut bytes = vec![number as u8; LONG];
    bytes[10..26].copy_from_slice(&id.0);
    (id, bytes)
}

async fn catch_up(server: &Server, space: &Space) -> anyhow::Result<Socket> {
    let (mut socket, mut heard) = entry::enter(&server.address, space, &space.devices[0]).await?;
    loop {
        if let RelayFrame::Records { after, more, .. } = heard {
            if !more {
                return Ok(socket);
            }
            ask(&mut socket, after).await?;
        }
        heard = entry::answer(&mut socket).await?;
    }
}

async fn ask(socket: &mut Socket, from: Head) -> anyhow::Result<()> {
    entry::say(socket, &DeviceFrame::Pull { from }).await
}
