//! A gym's row.

use logbook::{Document, read_gym};
use store::GymRow;
use uuid::Uuid;

/// The row of a gym.
pub fn gym(id: Uuid, document: &Document) -> GymRow {
    let gym = read_gym(document);
    let bars = gym.bars.iter().filter_map(|bar| {
        let mass = bar.mass?;
        Some(format!("{} {mass} {}", bar.id.0, bar.kind.as_str()))
    });
    let plates = gym
        .plates
        .iter()
        .map(|plate| format!("{} {}", plate.mass, plate.pairs));
    GymRow {
        id,
        name: gym.name.unwrap_or_default(),
        bars: bars.collect::<Vec<_>>().join("\n"),
        plates: plates.collect::<Vec<_>>().join("\n"),
        deleted: gym.deleted == Some(true),
    }
}
