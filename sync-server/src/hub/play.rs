//! What the effects of a connection's session mean for its space.

use std::sync::atomic::Ordering;

use sync::{
    Blob, ByeCode, DeviceKey, Envelope, Epoch, FULL_FRAME, Head, InviteToken, Random, RelayFrame,
    SpaceId, draw,
    keys::DeviceList,
    relay::{Effect, Input, Known, Who},
};
use tokio_tungstenite::tungstenite::Bytes;

use super::{ConnId, Hub, LONGEST_QUEUE, QUEUE, space::LiveSpace};
use crate::log::{LogError, LogStore};

/// That somebody was there is written down this often.
const SEEN_SECONDS: i64 = 3_600;

impl<L: LogStore> Hub<L> {
    pub(super) fn play(
        &mut self,
        conn: ConnId,
        effect: Effect,
        random: Random<'_>,
    ) -> Result<(), LogError> {
        match effect {
            Effect::Send(frame) => self.send(conn, &frame),
            Effect::Close => self.close(conn),
            Effect::LookUp(space) => {
                let known = self.look_up(space)?;
                return self.step(conn, Input::Found(known), random);
            }
            Effect::Make(token, list) => {
                let head = self.make(token, &list, random)?;
                return self.step(conn, Input::Made(head), random);
            }
            Effect::Enter(space, who) => self.enter(conn, space, who)?,
            Effect::KeepList(list) => self.keep_list(list)?,
            Effect::ReplaceList(list) => self.replace_list(conn, list)?,
            Effect::Pull(from) => self.pull(conn, from)?,
            Effect::Append(records) => self.append(conn, records)?,
            Effect::Offered(ids) => {
                if let Some(number) = self.space_of(conn).map(|space| space.number) {
                    let ids = self.log.missing(number, ids)?;
                    self.send(conn, &RelayFrame::Want { ids });
                }
            }
            Effect::Cast(message) => {
                if let Some((space, Who::Device(from))) = self.member(conn) {
                    self.tell_others(space, conn, &RelayFrame::Cast { from, message });
                }
            }
            Effect::Park(mailbox, offer) => {
                if self.mailboxes.park(self.turn.now, mailbox, offer, conn) {
                    self.send(conn, &RelayFrame::Parked { mailbox });
                } else {
                    self.dismiss(conn, ByeCode::TooMany, 60);
                }
            }
            Effect::Take(mailbox) => {
                let offer = self.mailboxes.take(self.turn.now, mailbox, conn);
                if offer.is_some() {
                    // Who knows a code is no stranger.
                    self.strangers.remove(&conn);
                }
                return self.step(conn, Input::Taken(mailbox, offer), random);
            }
            Effect::Answer(mailbox, answer) => {
                if let Some(to) = self.mailboxes.parker(mailbox, conn) {
                    self.send(to, &RelayFrame::Answer { mailbox, answer });
                }
            }
            Effect::Confirm(mailbox, confirmation) => {
                if let Some(to) = self.mailboxes.close(mailbox, conn) {
                    let frame = RelayFrame::Confirm {
                        mailbox,
                        confirmation,
                    };
                    self.send(to, &frame);
                }
            }
            Effect::Erase => self.erase(conn)?,
        }
        Ok(())
    }

    pub(super) fn member(&self, conn: ConnId) -> Option<(SpaceId, Who)> {
        self.connections.get(&conn)?.member
    }

    fn space_of(&self, conn: ConnId) -> Option<&LiveSpace> {
        self.spaces.get(&self.member(conn)?.0)
    }

    fn look_up(&mut self, id: SpaceId) -> Result<Option<Known>, LogError> {
        if let Some(space) = self.spaces.get(&id) {
            return Ok(Some(known(space)));
        }
        let Some(stored) = self.log.space(id)? else {
            return Ok(None);
        };
        Ok(Some(known(&LiveSpace::new(id, &stored)?)))
    }

    /// The space, in memory from here on.
    pub(super) fn load(&mut self, id: SpaceId) -> Result<&mut LiveSpace, LogError> {
        if !self.spaces.contains_key(&id) {
            let stored = self.log.space(id)?;
            let stored = stored.ok_or(LogError::Unreadable("a space that is not there"))?;
            self.spaces.insert(id, LiveSpace::new(id, &stored)?);
        }
        self.spaces
            .get_mut(&id)
            .ok_or(LogError::Unreadable("a space"))
    }

    fn make(
        &mut self,
        token: InviteToken,
        list: &DeviceList,
        random: Random<'_>,
    ) -> Result<Option<Head>, LogError> {
        self.write()?;
        if self.log.space(list.space())?.is_some() {
            // Another device made it in this moment.
            return Ok(None);
        }
        let epoch = Epoch(draw(random));
        let made = self
            .log
            .make_space(token, list.space(), epoch, list.bytes())?;
        Ok(made.map(|space| space.head))
    }

    fn enter(&mut self, conn: ConnId, id: SpaceId, who: Who) -> Result<(), LogError> {
        let most = self.limits.connections;
        let space = self.load(id)?;
        if space.members.len() >= most {
            self.dismiss(conn, ByeCode::TooMany, 60);
            return Ok(());
        }
        space.members.push(conn);
        self.note_that_somebody_is_there(id)?;
        self.counts.members += 1;
        self.strangers.remove(&conn);
        let was_here = match who {
            Who::Device(device) => self.is_here(id, device),
            Who::Root => true,
        };
        if let Some(connection) = self.connections.get_mut(&conn) {
            connection.member = Some((id, who));
        }
        if let Who::Device(device) = who
            && !was_here
        {
            self.tell_others(id, conn, &RelayFrame::Presence { device, here: true });
        }
        Ok(())
    }

    /// Once in a while, for the relay's keeper.
    pub(super) fn note_that_somebody_is_there(&mut self, id: SpaceId) -> Result<(), LogError> {
        let seconds = self.turn.seconds;
        let space = self.load(id)?;
        if space.seen.is_some_and(|seen| seconds - seen < SEEN_SECONDS) {
            return Ok(());
        }
        space.seen = Some(seconds);
        let number = space.number;
        self.touch(id);
        self.write()?;
        self.log.seen(number, seconds)
    }

    /// Tells a device which others are there. Not before `Ready`: with its first
    /// pull.
    fn tell_who_is_here(&mut self, conn: ConnId) {
        let Some((id, Who::Device(own))) = self.member(conn) else {
            return;
        };
        let members = self.spaces.get(&id).map(|space| space.members.clone());
        let mut told = vec![own];
        for other in members.unwrap_or_default() {
            if let Some((_, Who::Device(device))) = self.member(other)
                && !told.contains(&device)
            {
                told.push(device);
                self.send(conn, &RelayFrame::Presence { device, here: true });
            }
        }
    }

    pub(super) fn is_here(&self, id: SpaceId, device: DeviceKey) -> bool {
        let members = self.spaces.get(&id).map_or(&[][..], |space| &space.members);
        let is = Some((id, Who::Device(device)));
        members.iter().any(|conn| self.member(*conn) == is)
    }

    pub(super) fn tell_others(&mut self, id: SpaceId, except: ConnId, frame: &RelayFrame) {
        let bytes = Bytes::from(frame.write());
        let members = self.spaces.get(&id).map(|space| space.members.clone());
        for conn in members.unwrap_or_default() {
            if conn == except || !matches!(self.member(conn), Some((_, Who::Device(_)))) {
                continue;
            }
            // What passes by is not worth a longer queue.
            if self.queued(conn) < QUEUE {
                self.send_bytes(conn, bytes.clone());
            }
        }
    }

    pub(super) fn queued(&self, conn: ConnId) -> usize {
        let connection = self.connections.get(&conn);
        connection.map_or(0, |connection| connection.queued.load(Ordering::Relaxed))
    }

    fn keep_list(&mut self, list: DeviceList) -> Result<(), LogError> {
        let id = list.space();
        self.write()?;
        self.hand_out(id);
        let space = self.load(id)?;
        let number = space.number;
        let members = space.members.clone();
        space.list = list.clone();
        self.touch(id);
        self.log.keep_list(number, list.bytes())?;
        let frame = RelayFrame::List {
            list: Blob(list.bytes().to_vec()),
        };
        for conn in members {
            self.send(conn, &frame);
            if let Some((_, Who::Device(device))) = self.member(conn)
                && !list.lists(device)
            {
                self.dismiss(conn, ByeCode::NotListed, 0);
            }
        }
        Ok(())
    }

    fn replace_list(&mut self, conn: ConnId, list: DeviceList) -> Result<(), LogError> {
        let Some(space) = self.space_of(conn) else {
            return Ok(());
        };
        if list.version() != space.list.version() + 1 {
            let list = Blob(space.list.bytes().to_vec());
            self.send(conn, &RelayFrame::List { list });
            return Ok(());
        }
        let version = list.version();
        self.send(conn, &RelayFrame::ListTaken { version });
        self.keep_list(list)
    }

    fn pull(&mut self, conn: ConnId, from: Head) -> Result<(), LogError> {
        let Some((id, _)) = self.member(conn) else {
            return Ok(());
        };
        if self.queued(conn) > LONGEST_QUEUE {
            self.dismiss(conn, ByeCode::TooMany, 1);
            return Ok(());
        }
        // Who gets these records by its pull does not get them as news, too.
        self.hand_out(id);
        let space = self.load(id)?;
        let (number, head) = (space.number, space.head);
        self.set_live(conn, false);
        if !self.holds(id, from)? {
            self.send(conn, &RelayFrame::Diverged { head });
            return Ok(());
        }
        let page = self.log.page(number, from.seq, FULL_FRAME)?;
        let mut after = from;
        let mut records = Vec::with_capacity(page.len());
        for (_, bytes) in page {
            let envelope = Envelope::read(&bytes).map_err(|_| LogError::Unreadable("a record"))?;
            after = after.after(envelope.id);
            records.push(Blob(bytes));
        }
        let more = after.seq < head.seq;
        let first = from.seq + 1;
        self.send(
            conn,
            &RelayFrame::Records {
                first,
                records,
                after,
                more,
            },
        );
        if !more {
            self.set_live(conn, true);
            self.tell_who_is_here(conn);
        }
        Ok(())
    }

    /// Whether a place is one of this log.
    fn holds(&mut self, id: SpaceId, place: Head) -> Result<bool, LogError> {
        let Some(space) = self.spaces.get(&id) else {
            return Ok(false);
        };
        let (number, head) = (space.number, space.head);
        if place.epoch != head.epoch || place.seq > head.seq {
            return Ok(false);
        }
        if place.seq == head.seq || place.seq == 0 {
            return Ok(place == head || place == Head::start(id, head.epoch));
        }
        Ok(self.log.hash_at(number, place.seq)? == Some(place.hash))
    }

    pub(super) fn set_live(&mut self, conn: ConnId, live: bool) {
        if let Some(connection) = self.connections.get_mut(&conn) {
            connection.live = live;
        }
    }

    fn erase(&mut self, conn: ConnId) -> Result<(), LogError> {
        let Some((id, _)) = self.member(conn) else {
            return Ok(());
        };
        self.write()?;
        self.hand_out(id);
        let number = self.load(id)?.number;
        self.log.erase(number)?;
        self.send(conn, &RelayFrame::Erased);
        let space = self.spaces.remove(&id);
        for member in space.map(|space| space.members).unwrap_or_default() {
            self.dismiss(member, ByeCode::Erased, 0);
        }
        Ok(())
    }
}

fn known(space: &LiveSpace) -> Known {
    Known {
        list: space.list.clone(),
        head: space.head,
    }
}
