//! What a person who looks about waits for while the device is busy.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use device::Handle;

use super::screens::{self, FRAME, Question};
use crate::{clock::Times, table::Measurement};

/// Nobody looks about faster than this.
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Times a work, and meanwhile everything that somebody asks who looks about.
pub fn timed(
    handle: &Handle,
    work: impl FnOnce() -> anyhow::Result<()>,
) -> anyhow::Result<(Times, Times)> {
    let questions = screens::questions(handle)?;
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        let looking = scope.spawn(|| look_about(handle, &questions, &over));
        let mut times = Times::default();
        let outcome = times.take(work);
        over.store(true, Ordering::Relaxed);
        let looks = looking
            .join()
            .map_err(|_| anyhow::anyhow!("who looked about fell over"))??;
        outcome?;
        Ok((times, looks))
    })
}

fn look_about(handle: &Handle, questions: &[Question], over: &AtomicBool) -> anyhow::Result<Times> {
    let mut looks = Times::default();
    for question in questions.iter().cycle() {
        looks.take(|| question.ask(handle))?;
        if over.load(Ordering::Relaxed) {
            break;
        }
        thread::sleep(BETWEEN_LOOKS);
    }
    Ok(looks)
}

/// The doctor: the file's integrity, views rebuilt from the ledger, and the two
/// compared.
pub fn doctor(handle: &Handle) -> anyhow::Result<Vec<Measurement>> {
    let (times, looks) = timed(handle, || {
        let found = handle.doctor()?;
        anyhow::ensure!(found.ok, "the doctor found {found:?}");
        Ok(())
    })?;
    Ok(vec![
        Measurement::milliseconds("doctor: check, rebuild, compare", times.longest()),
        meanwhile("it rebuilds", &looks),
    ])
}

/// How long the screens took while there was other work.
pub fn meanwhile(work: &str, looks: &Times) -> Measurement {
    let what = format!("a screen while {work}, 99 of 100");
    Measurement::milliseconds(what, looks.p99()).aim(FRAME)
}
