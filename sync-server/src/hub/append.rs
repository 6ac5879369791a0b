//! How records come in, and how the space hears of them.

use sync::{Acked, Blob, ByeCode, Envelope, RejectCode, RelayFrame, SpaceId};
use tokio_tungstenite::tungstenite::Bytes;

use super::{ConnId, Hub, QUEUE};
use crate::log::{Appended, LogError, LogStore};

impl<L: LogStore> Hub<L> {
    /// Stores records. The space hears of them at the end of the turn.
    pub(super) fn append(&mut self, conn: ConnId, records: Vec<Blob>) -> Result<(), LogError> {
        let Some((id, _)) = self.member(conn) else {
            return Ok(());
        };
        self.write()?;
        self.note_that_somebody_is_there(id)?;
        self.touch(id);
        for record in records {
            if !self.append_one(conn, id, record)? {
                self.dismiss(conn, ByeCode::BadFrame, 0);
                break;
            }
        }
        Ok(())
    }

    /// False for what is no record.
    fn append_one(&mut self, conn: ConnId, id: SpaceId, bytes: Blob) -> Result<bool, LogError> {
        let Ok(Envelope { id: record, .. }) = Envelope::read(&bytes.0) else {
            return Ok(false);
        };
        let limits = self.limits;
        let Some(space) = self.spaces.get_mut(&id) else {
            return Err(LogError::Unreadable("a space"));
        };
        let (number, next) = (space.number, space.head.after(record));
        let size = space.bytes + bytes.0.len() as u64;
        let news = space.news_of(conn);
        news.count(&bytes);
        if size > limits.bytes || next.seq > limits.records {
            news.refused.push((record, RejectCode::Quota));
            return Ok(true);
        }
        match self.log.append(number, next, record, &bytes.0)? {
            Appended::New => {
                self.counts.records += 1;
                self.counts.bytes += bytes.0.len() as u64;
                news.add(record, bytes, next);
                (space.head, space.bytes) = (next, size);
            }
            Appended::Held(seq) => news.acked.push(Acked { record, seq }),
            Appended::OtherBytes => news.refused.push((record, RejectCode::OtherBytes)),
        }
        Ok(true)
    }

    /// Tells a space what came, in its order.
    pub(super) fn hand_out(&mut self, id: SpaceId) {
        let Some(space) = self.spaces.get_mut(&id) else {
            return;
        };
        if space.news.is_empty() {
            return;
        }
        let news = std::mem::take(&mut space.news);
        let members = space.members.clone();
        for news in news {
            let author = news.author;
            if !news.acked.is_empty() {
                let records = news.acked;
                self.send(author, &RelayFrame::Ack { records });
            }
            for (record, code) in news.refused {
                self.send(author, &RelayFrame::Reject { record, code });
            }
            if !news.records.is_empty() && members.len() > 1 {
                let frame = RelayFrame::Records {
                    first: news.before.seq + 1,
                    records: news.records,
                    after: news.after,
                    more: false,
                };
                let others = members.iter().copied().filter(|conn| *conn != author);
                self.push(others, news.after.seq, frame.write().into());
            }
        }
    }

    /// Gives new records to those devices that have all before them.
    fn push(&mut self, members: impl Iterator<Item = ConnId>, seq: u64, records: Bytes) {
        for conn in members {
            let live = self.connections.get(&conn).is_some_and(|one| one.live);
            if !live {
                continue;
            }
            if self.queued(conn) < QUEUE {
                self.send_bytes(conn, records.clone());
            } else {
                self.set_live(conn, false);
                self.send(conn, &RelayFrame::Notify { seq });
            }
        }
    }
}
