//! What people type, paste or choose.

use interchange::{Answers, Import};
use sync::{InviteToken, keys::RecoverySecret, pairing::PairingCode};
use training::{
    MassUnit,
    notation::{can_write, parse_line, parse_sets, write_set},
};

/// Codes, invites and recovery words: what is taken is written as one text, and
/// that is taken for the same.
pub fn texts(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(code) = PairingCode::from_text(&text) {
        let again = PairingCode::from_text(&code.to_text());
        assert_eq!(again.map(|code| code.mailbox()).ok(), Some(code.mailbox()));
    }
    if let Some(invite) = InviteToken::from_text(&text) {
        assert_eq!(InviteToken::from_text(&invite.to_text()), Some(invite));
    }
    if let Ok(secret) = RecoverySecret::from_words(&text) {
        let again = RecoverySecret::from_words(&secret.words());
        assert_eq!(again.map(|again| *again.bytes()), Ok(*secret.bytes()));
    }
}

/// What is read can be written, and read again as the same.
pub fn notation(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for assume in [MassUnit::Kg, MassUnit::Lb] {
        drop(parse_line(&text, assume));
        for set in parse_sets(&text, assume).unwrap_or_default() {
            let written = write_set(&set, assume);
            if can_write(&set) {
                assert_eq!(parse_sets(&written, assume), Ok(vec![set]), "{written}");
            }
        }
    }
}

/// Every row of another app's file is accounted for.
pub fn csv(bytes: &[u8]) {
    let answers = Answers {
        mass_unit: Some(MassUnit::Kg),
        distance_unit: None,
    };
    for answers in [Answers::default(), answers] {
        if let Ok(import) = interchange::read_bytes(bytes, &answers) {
            assert_eq!(import.rows as usize, accounted(&import));
        }
    }
}

fn accounted(import: &Import) -> usize {
    let of_workouts = import.workouts.iter().map(|workout| {
        let sets = workout.entries.iter().map(|entry| entry.sets.len());
        sets.sum::<usize>() + workout.merged as usize
    });
    of_workouts.sum::<usize>() + import.skipped.len()
}
