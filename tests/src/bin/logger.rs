//! Logs one set after the other and prints each one's id once it is stored, for
//! the tests that kill it: what was printed has to be there.

use std::io::Write;

use device::{Handle, Options, api::LineLogged};
use serde_json::json;

fn main() {
    let folder = std::env::args_os()
        .nth(1)
        .expect("the folder of a logbook is the argument");
    let handle = Handle::open(folder.as_ref(), Options::default()).expect("the logbook opens");
    let mut out = std::io::stdout().lock();
    for number in 0_u32.. {
        let lift = ["Bench Press", "Squat", "Pull Up", "My Own Lift"][number as usize % 4];
        let text = format!(
            "{lift} {}x5@8, {}x3 // set {number}",
            60 + number % 80,
            70 + number % 80
        );
        let line: LineLogged = handle
            .ask("log_line", &json!({ "text": text }))
            .expect("it is stored");
        for set in &line.logged.sets {
            writeln!(out, "{}", set.0).expect("the test reads on");
        }
        out.flush().expect("the test reads on");
    }
}
