//! Moving a thing among its siblings by one place.

use logbook::Order;
use uuid::Uuid;

use crate::api::Way;

/// What has to be written so that a thing stands one place further: the two change
/// places, or all get new ones where those two tie. Nothing at the end of the row.
pub(super) fn moved(siblings: &[(Uuid, Order)], thing: Uuid, way: Way) -> Vec<(Uuid, Order)> {
    let Some(at) = siblings.iter().position(|(id, _)| *id == thing) else {
        return Vec::new();
    };
    let other = match way {
        Way::Up => at.checked_sub(1),
        Way::Down => Some(at + 1).filter(|other| *other < siblings.len()),
    };
    let Some(other) = other else {
        return Vec::new();
    };
    let ((a, place_a), (b, place_b)) = (&siblings[at], &siblings[other]);
    if place_a != place_b {
        return vec![(*a, place_b.clone()), (*b, place_a.clone())];
    }
    let mut order: Vec<Uuid> = siblings.iter().map(|(id, _)| *id).collect();
    order.swap(at, other);
    let places = std::iter::successors(Some(Order::first()), |place| Some(place.next()));
    order.into_iter().zip(places).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(places: &[&str]) -> Vec<(Uuid, Order)> {
        let place =
            |(n, text): (u128, &&str)| (Uuid::from_u128(n), Order::read((*text).to_owned()));
        (1..).zip(places).map(place).collect()
    }

    /// The ids in their order after moving one of them.
    fn after(places: &[&str], thing: u128, way: Way) -> Vec<u128> {
        let mut row = row(places);
        for (id, place) in moved(&row, Uuid::from_u128(thing), way) {
            let known = row.iter_mut().find(|(known, _)| *known == id).unwrap();
            known.1 = place;
        }
        row.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
        row.iter().map(|(id, _)| id.as_u128()).collect()
    }

    #[test]
    fn a_thing_changes_places_with_its_neighbour_and_stays_at_an_end() {
        assert_eq!(after(&["80", "8180", "8280"], 2, Way::Up), [2, 1, 3]);
        assert_eq!(after(&["80", "8180", "8280"], 2, Way::Down), [1, 3, 2]);
        assert_eq!(after(&["80", "8180"], 1, Way::Up), [1, 2]);
        assert_eq!(after(&["80", "8180"], 2, Way::Down), [1, 2]);
        assert_eq!(after(&["80"], 7, Way::Up), [1]);
    }

    #[test]
    fn things_that_two_devices_put_at_one_place_can_be_moved_apart() {
        assert_eq!(after(&["80", "80", "80"], 3, Way::Up), [1, 3, 2]);
        assert_eq!(after(&["80", "80", "8180"], 1, Way::Down), [2, 1, 3]);
    }
}
