//! Plates by hand, and against trying every way there is.

use proptest::prelude::*;

use super::*;

fn mass(text: &str) -> Mass {
    text.parse().expect("a mass of the test")
}

/// A gym of one bar and of plates as "20 kg x2, 45 lb x1", x being pairs.
fn gym(bar: &str, plates: &str) -> Gym {
    let plate = |text: &str| {
        let (weight, pairs) = text.split_once(" x").expect("a plate of the test");
        Plate::new(mass(weight), pairs.parse().expect("pairs")).expect("a plate of the test")
    };
    let plates = plates.split(", ").filter(|text| !text.is_empty());
    Gym::new([Bar::of(mass(bar))], plates.map(plate)).expect("a gym of the test")
}

fn written(loading: &Loading) -> String {
    let plate = |(mass, count): &(Mass, u8)| vec![mass.to_string(); usize::from(*count)];
    loading
        .side()
        .iter()
        .flat_map(plate)
        .collect::<Vec<_>>()
        .join(" ")
}

/// What goes on each side, or the totals below and above in kilograms.
fn answer(gym: &Gym, target: &str) -> String {
    let total = |loading: Option<Loading>| {
        loading.map_or("none".to_owned(), |it| {
            it.total_in(MassUnit::Kg).to_string()
        })
    };
    match load(mass(target), &gym.bars()[0], gym) {
        Loadable::Exactly(loading) => written(&loading),
        Loadable::Nearly { below, above } => format!("{} < > {}", total(below), total(above)),
    }
}

fn check(gym: &Gym, target: &str, expected: &str) {
    assert_eq!(answer(gym, target), expected, "{target}");
}

#[test]
fn usual_plates_make_usual_loads() {
    let kg = Gym::usual(MassUnit::Kg);
    check(&kg, "20 kg", "");
    check(&kg, "60 kg", "20 kg");
    check(&kg, "102.5 kg", "25 kg 15 kg 1.25 kg");
    check(&kg, "142.5 kg", "25 kg 25 kg 10 kg 1.25 kg");
    let lb = Gym::usual(MassUnit::Lb);
    check(&lb, "225 lb", "45 lb 45 lb");
    check(&lb, "315 lb", "45 lb 45 lb 45 lb");
    check(&lb, "190 lb", "45 lb 25 lb 2.5 lb");
}

#[test]
fn the_largest_plate_first_is_not_always_right() {
    // Greedily: 15 on a side, and 5 that nothing is left for.
    let odd = gym("20 kg", "15 kg x1, 10 kg x2");
    check(&odd, "60 kg", "10 kg 10 kg");
    // Greedily: 25, 2.5 and 2.5, one plate more than needed.
    let few = gym("20 kg", "25 kg x1, 15 kg x2, 2.5 kg x2");
    check(&few, "80 kg", "15 kg 15 kg");
}

#[test]
fn of_as_many_plates_the_heaviest_come_first() {
    let gym = gym("20 kg", "20 kg x1, 15 kg x2, 10 kg x1");
    check(&gym, "80 kg", "20 kg 10 kg");
}

#[test]
fn plates_that_are_not_there_are_not_used() {
    let home = gym("20 kg", "20 kg x1, 10 kg x1, 1.25 kg x1");
    check(&home, "100 kg", "82.5 kg < > none");
    check(&home, "65 kg", "62.5 kg < > 80 kg");
    check(&home, "15 kg", "none < > 20 kg");
    check(&gym("20 kg", ""), "60 kg", "20 kg < > none");
}

#[test]
fn twenty_thin_plates_are_a_load_too() {
    let thin = gym("20 kg", "0.05 kg x20, 0.125 kg x1");
    check(&thin, "20.1 kg", "0.05 kg");
    check(&thin, "20.35 kg", "0.125 kg 0.05 kg");
    check(
        &thin,
        "22.25 kg",
        &["0.125 kg", &["0.05 kg"; 20].join(" ")].join(" "),
    );
}

#[test]
fn four_plates_of_one_and_a_quarter_pounds_are_one_of_five() {
    let fractional = gym("45 lb", "1.25 lb x4, 2.5 lb x1");
    check(
        &fractional,
        "60 lb",
        "2.5 lb 1.25 lb 1.25 lb 1.25 lb 1.25 lb",
    );
    assert_eq!(
        Nanograms::of(mass("2.5 lb")).0,
        2 * Nanograms::of(mass("1.25 lb")).0
    );
    assert_eq!(Nanograms::of(mass("0.1 kg")).0, 100_000_000_000);
}

#[test]
fn kilograms_and_pounds_go_on_one_bar_and_stay_what_they_are() {
    let mixed = gym("20 kg", "20 kg x1, 45 lb x1, 1.25 kg x1");
    // 20 kg + 2 x 45 lb = 60.823 kg, exactly 60.8233133 kg.
    check(&mixed, "61 kg", "60.82 kg < > 62.5 kg");
    let Loadable::Nearly {
        below: Some(below), ..
    } = load(mass("61 kg"), &mixed.bars()[0], &mixed)
    else {
        panic!("no exact answer");
    };
    assert_eq!(written(&below), "45 lb");
    assert_eq!(below.total(), Grams(60_823));
    // A kilogram bar makes no exact sum of pounds, whatever rounding says.
    check(&mixed, "134.093 lb", "60.82 kg < > 62.5 kg");
    let pounds = gym("45 lb", "45 lb x2, 20 kg x2");
    check(&pounds, "225 lb", "45 lb 45 lb");
}

#[test]
fn a_hair_nearer_is_not_worth_more_plates() {
    // 60.82 kg by one plate each side; 60.85 would be 20 + 0.425 on a side.
    let fussy = gym(
        "20 kg",
        "45 lb x1, 20 kg x1, 0.25 kg x1, 0.1 kg x1, 0.075 kg x1",
    );
    check(&fussy, "60.86 kg", "60.82 kg < > 60.97 kg");
    let Loadable::Nearly {
        below: Some(below), ..
    } = load(mass("60.86 kg"), &fussy.bars()[0], &fussy)
    else {
        panic!("no exact answer");
    };
    assert_eq!(written(&below), "45 lb");
}

#[test]
fn a_stack_takes_single_plates() {
    let gym = gym("20 kg", "20 kg x1, 5 kg x1");
    let belt = Bar {
        mass: mass("0 kg"),
        ends: Ends::One,
    };
    let on_the_belt = |target| match load(mass(target), &belt, &gym) {
        Loadable::Exactly(loading) => written(&loading),
        Loadable::Nearly { .. } => panic!("{target} can be loaded"),
    };
    assert_eq!(on_the_belt("25 kg"), "20 kg 5 kg");
    assert_eq!(on_the_belt("50 kg"), "20 kg 20 kg 5 kg 5 kg");
}

#[test]
fn absurd_targets_and_bars_are_no_trap() {
    let kg = Gym::usual(MassUnit::Kg);
    check(&kg, "1000000000 kg", "535 kg < > none");
    check(&kg, "0 kg", "none < > 20 kg");
    let weightless = gym("0 kg", "20 kg x1");
    check(&weightless, "1000000000 kg", "40 kg < > none");
    let immovable = gym("1000000000 kg", "20 kg x1");
    check(&immovable, "100 kg", "none < > 9223372.04 kg");
}

#[test]
fn the_largest_gym_of_the_thinnest_steps_is_still_searched_at_once() {
    let plate = |n: u32| Plate::new(mass(&format!("{} kg", 50.0 + f64::from(n) * 0.025)), 20);
    let plates = (0..24).map(|n| plate(n).expect("a plate"));
    let gym = Gym::new([Bar::of(mass("20 kg"))], plates).expect("a gym");
    check(&gym, "421.15 kg", "50.575 kg 50 kg 50 kg 50 kg");
}

#[test]
fn what_is_no_gym_is_refused() {
    let refused = |text: &str, pairs| {
        Plate::new(mass(text), pairs)
            .expect_err("refused")
            .to_string()
    };
    assert_eq!(
        refused("1.01 kg", 1),
        "a plate of 1.01 kg is not a multiple of 0.025"
    );
    assert_eq!(
        refused("0 kg", 1),
        "a plate of 0 kg is not between 0.025 and 200"
    );
    assert_eq!(
        refused("225 kg", 1),
        "a plate of 225 kg is not between 0.025 and 200"
    );
    assert_eq!(refused("25 kg", 21), "21 pairs of 25 kg are more than 20");
    let same = Plate::new(mass("25 kg"), 11).expect("a plate");
    assert!(Gym::new([], [same, same]).is_err());
    let kinds = (1..=25).map(|n| Plate::new(mass(&format!("{n} kg")), 1).expect("a plate"));
    assert_eq!(Gym::new([], kinds), Err(NotAGym::TooManyKinds(25)));
}

#[test]
fn equal_plates_are_counted_together() {
    let twice = gym("20 kg", "20 kg x1, 10 kg x1, 20 kg x2");
    let [twenty, ten] = twice.plates() else {
        panic!("two kinds")
    };
    assert_eq!((twenty.pairs(), ten.pairs()), (3, 1));
    check(&twice, "140 kg", "20 kg 20 kg 20 kg");
}

/// Every way to load a bar: its total and the counts of each kind, the heaviest
/// first.
fn every_way(gym: &Gym, bar: &Bar) -> Vec<(i64, Vec<u32>)> {
    let at_a_time = bar.ends.count();
    let mut ways = vec![(Nanograms::of(bar.mass).0, Vec::new())];
    for plate in gym.plates() {
        let each = Nanograms::of(plate.mass()).0 * i64::from(at_a_time);
        let most = u32::from(plate.pairs()) * 2 / at_a_time;
        let with = |(total, counts): &(i64, Vec<u32>)| {
            let (total, counts) = (*total, counts.clone());
            (0..=most).map(move |n| {
                let mut counts = counts.clone();
                counts.push(n);
                (total + each * i64::from(n), counts)
            })
        };
        ways = ways.iter().flat_map(with).collect();
    }
    ways
}

/// The best of the ways on one side of a target, by the rules as they are told:
/// the nearest 50 g, the fewest plates, the nearest, the heaviest plates first.
fn best(
    ways: &[(i64, Vec<u32>)],
    target: i64,
    fits: impl Fn(i64) -> bool,
) -> Option<&(i64, Vec<u32>)> {
    ways.iter()
        .filter(|way| fits(way.0))
        .min_by_key(|(total, counts)| {
            let away = (total - target).abs();
            let heaviest_first = std::cmp::Reverse(counts.clone());
            let plates = counts.iter().sum::<u32>();
            (
                (away + 49_999_999_999) / 50_000_000_000,
                plates,
                away,
                heaviest_first,
            )
        })
}

fn counts(gym: &Gym, loading: &Loading) -> Vec<u32> {
    let of = |plate: &Plate| {
        let found = loading
            .side()
            .iter()
            .find(|(mass, _)| *mass == plate.mass());
        found.map_or(0, |(_, count)| u32::from(*count))
    };
    gym.plates().iter().map(of).collect()
}

fn some_gym() -> impl Strategy<Value = Gym> {
    let kg = [25.0, 20.0, 15.0, 10.0, 5.0, 2.5, 1.25, 0.5, 0.125, 7.35];
    let lb = [45.0, 35.0, 25.0, 10.0, 5.0, 2.5, 1.25];
    let some = |weights: Vec<f64>, unit| {
        let plate = move |(weight, pairs)| {
            Plate::new(Mass::new(weight, unit).expect("a mass"), pairs).expect("a plate")
        };
        let weights = prop::sample::subsequence(weights, 0..=3);
        weights.prop_flat_map(move |weights| {
            let pairs = prop::collection::vec(0_u8..=3, weights.len());
            (Just(weights), pairs).prop_map(move |(weights, pairs)| {
                weights
                    .into_iter()
                    .zip(pairs)
                    .map(plate)
                    .collect::<Vec<_>>()
            })
        })
    };
    let plates = (
        some(kg.to_vec(), MassUnit::Kg),
        some(lb.to_vec(), MassUnit::Lb),
    );
    plates.prop_map(|(mut kg, lb)| {
        kg.extend(lb);
        Gym::new([], kg).expect("a gym")
    })
}

proptest! {
    #[test]
    fn the_search_finds_what_trying_everything_finds(
        gym in some_gym(),
        bar in prop::sample::select(vec!["20 kg", "45 lb", "0 kg", "15.3 kg"]),
        single: bool,
        quarters in 0_u32..1000,
        pounds: bool,
        pick in any::<prop::sample::Index>(),
        loadable: bool,
    ) {
        let ends = if single { Ends::One } else { Ends::Two };
        let bar = Bar { mass: mass(bar), ends };
        let ways = every_way(&gym, &bar);
        let unit = MassUnit::ALL[usize::from(pounds)];
        let mut target = Mass::new(f64::from(quarters) / 4.0, unit)?;
        if loadable {
            // A load that there is, where a mass can say it.
            target = Nanograms(ways[pick.index(ways.len())].0).in_unit(unit);
        }
        let wanted = Nanograms::of(target).0;
        let exact = best(&ways, wanted, |total| total == wanted);
        match load(target, &bar, &gym) {
            Loadable::Exactly(loading) => {
                prop_assert_eq!(Some(&(loading.total.0, counts(&gym, &loading))), exact);
            }
            Loadable::Nearly { below, above } => {
                prop_assert_eq!(exact, None);
                let found = |it: Option<Loading>| it.map(|it| (it.total.0, counts(&gym, &it)));
                prop_assert_eq!(found(below), best(&ways, wanted, |total| total < wanted).cloned());
                prop_assert_eq!(found(above), best(&ways, wanted, |total| total > wanted).cloned());
            }
        }
    }
}
