//! Reads along one way of a connection, and counts what its websocket carries.
//! It understands no message.

/// The end of an HTTP head.
const END: &[u8] = b"\r\n\r\n";

/// What one way of one connection has carried.
#[derive(Debug, Default)]
pub struct Frames {
    state: State,
    front: Vec<u8>,
    /// Bytes inside of messages.
    pub payload: u64,
    /// Messages.
    pub messages: u64,
}

#[derive(Debug, Default)]
enum State {
    /// The head of the HTTP request or answer.
    #[default]
    Head,
    /// Before a message.
    Front,
    /// So many bytes of it are still to come.
    Inside(u64),
    /// It is no websocket.
    Other,
}

impl Frames {
    /// Takes in what comes next.
    pub fn take(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while !rest.is_empty() {
            rest = self.step(rest);
        }
    }

    fn step<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        match self.state {
            State::Head | State::Front => {
                self.front.push(bytes[0]);
                self.look_at_front();
                &bytes[1..]
            }
            State::Inside(left) => {
                let here = left.min(bytes.len() as u64);
                self.payload += here;
                self.state = inside(left - here);
                &bytes[here as usize..]
            }
            State::Other => &[],
        }
    }

    fn look_at_front(&mut self) {
        let next = match self.state {
            State::Head if self.front.ends_with(END) => {
                let head = self.front.to_ascii_lowercase();
                let websocket = b"upgrade: websocket";
                let is = head.windows(websocket.len()).any(|part| part == websocket);
                if is { State::Front } else { State::Other }
            }
            State::Front => match length(&self.front) {
                Some(length) => {
                    self.messages += 1;
                    inside(length)
                }
                None => return,
            },
            State::Head | State::Inside(_) | State::Other => return,
        };
        self.state = next;
        self.front.clear();
    }
}

fn inside(left: u64) -> State {
    if left == 0 {
        State::Front
    } else {
        State::Inside(left)
    }
}

/// The length of a message whose front this is, once the front is whole.
fn length(front: &[u8]) -> Option<u64> {
    let second = *front.get(1)?;
    let mask = if second & 0x80 == 0 { 0 } else { 4 };
    let short = second & 0x7f;
    let wide = match short {
        126 => 2,
        127 => 8,
        _ => 0,
    };
    let long = front.get(2..2 + wide)?;
    let whole = front.len() == 2 + wide + mask;
    let number = long.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    whole.then_some(if wide == 0 { u64::from(short) } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carried(parts: &[&[u8]]) -> (u64, u64) {
        let whole = parts.concat();
        let mut at_once = Frames::default();
        at_once.take(&whole);
        let mut singly = Frames::default();
        whole.chunks(1).for_each(|byte| singly.take(byte));
        assert_eq!(
            (at_once.messages, at_once.payload),
            (singly.messages, singly.payload)
        );
        (singly.messages, singly.payload)
    }

    const HEAD: &[u8] = b"GET /v1/sync HTTP/1.1\r\nUpgrade: websocket\r\n\r\n";

    #[test]
    fn only_what_is_inside_of_messages_counts() {
        let short = [&[0x82, 0x83, 1, 2, 3, 4][..], &[9; 3]].concat();
        let long = [&[0x82, 126, 1, 4][..], &[9; 260]].concat();
        let empty = [0x82, 0];
        assert_eq!(carried(&[HEAD, &short, &long, &empty, &short]), (4, 266));
    }

    #[test]
    fn what_is_no_websocket_carries_nothing() {
        let answer = b"HTTP/1.1 200 OK\r\n\r\n{\"program\": \"chalkbook-relay\"}";
        assert_eq!(carried(&[answer]), (0, 0));
    }
}
