//! Going back takes what is meant and no more, and throws nothing away for good.

use jiff::civil::date;
use logbook::{
    BarId, DocumentId, GymBar, GymFields, GymPlate, Measurement, ReadingId, Scope, Year,
    delete_measurement, plan_going_back, read_body, read_gym, read_trash, set_gym, set_measurement,
};
use training::{Equipment, body::BodyMeasure};
use uuid::Uuid;

use crate::replica::Replica;

const BAR: Uuid = Uuid::from_u128(0xba);

/// Goes back to what some heads said; gives how many fields that wrote.
fn go_back(replica: &mut Replica, heads: &[[u8; 32]], scope: Scope<'_>) -> usize {
    let plan = plan_going_back(&replica.document, heads, scope, 99);
    let written = plan.fields(&replica.document).len();
    let change = replica.try_write("bring_back", |page| plan.write(page));
    assert_eq!(change.unwrap().is_some(), written > 0);
    written
}

fn gym(replica: &mut Replica, fields: &GymFields) {
    replica.write("set_gym", |page| set_gym(page, fields, 7));
}

fn plate(mass: &str, pairs: u8) -> GymPlate {
    let mass = mass.parse().unwrap();
    GymPlate { mass, pairs }
}

fn bar(mass: Option<&str>) -> GymBar {
    GymBar {
        id: BarId(BAR),
        mass: mass.map(|mass| mass.parse().unwrap()),
        kind: Equipment::Barbell,
    }
}

fn equipped(plates: Vec<GymPlate>, bar: GymBar) -> GymFields {
    GymFields {
        plates,
        bars: vec![bar],
        ..GymFields::default()
    }
}

fn in_trash(deleted: bool) -> GymFields {
    GymFields {
        deleted: Some(deleted),
        ..GymFields::default()
    }
}

/// A gym with plates of 20 and 10 kg and a bar.
fn cellar() -> Replica {
    let mut desk = Replica::new(1, DocumentId::Gym(Uuid::from_u128(1)));
    let plates = vec![plate("20 kg", 2), plate("10 kg", 2)];
    gym(&mut desk, &equipped(plates, bar(Some("20 kg"))));
    desk
}

#[test]
fn a_plate_comes_back_alone_and_takes_its_gym_out_of_the_trash() {
    let mut desk = cellar();
    let then = desk.document.heads();
    let plates = vec![plate("20 kg", 0), plate("10 kg", 4)];
    gym(&mut desk, &equipped(plates, bar(Some("15 kg"))));
    gym(&mut desk, &in_trash(true));

    assert_eq!(
        go_back(&mut desk, &then, Scope::Field(Uuid::nil(), "plate:20 kg")),
        2
    );
    let gym = read_gym(&desk.document);
    assert_eq!(gym.plates, [plate("20 kg", 2), plate("10 kg", 4)]);
    assert_eq!(gym.bars, [bar(Some("15 kg"))]);
    assert_eq!(gym.deleted, Some(false));
}

#[test]
fn a_bar_that_is_gone_comes_back_alone() {
    let mut desk = cellar();
    let then = desk.document.heads();
    gym(&mut desk, &equipped(vec![plate("20 kg", 1)], bar(None)));
    let key = format!("bar:{BAR}");
    assert_eq!(
        go_back(&mut desk, &then, Scope::Field(Uuid::nil(), &key)),
        1
    );
    let gym = read_gym(&desk.document);
    assert_eq!(gym.bars, [bar(Some("20 kg"))]);
    assert_eq!(gym.plates[0], plate("20 kg", 1));
}

#[test]
fn a_gym_that_was_taken_out_of_the_trash_is_as_it_was_and_nothing_is_written() {
    let mut desk = cellar();
    let then = desk.document.heads();
    gym(&mut desk, &in_trash(true));
    gym(&mut desk, &in_trash(false));
    assert_eq!(
        go_back(&mut desk, &then, Scope::Field(Uuid::nil(), "plate:20 kg")),
        0
    );
    assert_eq!(go_back(&mut desk, &then, Scope::Whole), 0);
}

fn on(day: i8) -> ReadingId {
    ReadingId {
        day: date(2026, 11, day),
        measure: BodyMeasure::Weight,
    }
}

fn weigh(replica: &mut Replica, day: i8, text: &str) {
    let ReadingId { day, measure } = on(day);
    let reading = measure.read(text).unwrap();
    let measurement = Measurement {
        day,
        measure,
        reading,
    };
    replica.write("log_measurement", |page| {
        set_measurement(page, &measurement)
    });
}

fn throw_away(replica: &mut Replica, day: i8) {
    replica.write("delete_measurement", |page| {
        delete_measurement(page, on(day), 7)
    });
}

fn weights(replica: &Replica) -> Vec<(i8, String)> {
    let read = read_body(&replica.document).into_iter();
    read.map(|it| (it.day.day(), it.reading.to_string()))
        .collect()
}

fn year() -> Replica {
    let year = Year::of(date(2026, 11, 1)).unwrap();
    Replica::new(1, DocumentId::Body(year))
}

#[test]
fn a_reading_comes_back_alone_from_the_trash_or_from_another_value() {
    let mut desk = year();
    weigh(&mut desk, 1, "80 kg");
    weigh(&mut desk, 2, "81 kg");
    let then = desk.document.heads();
    weigh(&mut desk, 1, "90 kg");
    weigh(&mut desk, 2, "91 kg");
    throw_away(&mut desk, 1);

    let key = on(1).to_string();
    assert_eq!(
        go_back(&mut desk, &then, Scope::Field(Uuid::nil(), &key)),
        2
    );
    assert_eq!(
        weights(&desk),
        [(1, "80 kg".to_owned()), (2, "91 kg".to_owned())]
    );
}

#[test]
fn a_reading_that_lay_in_the_trash_goes_there_again() {
    let mut desk = year();
    weigh(&mut desk, 1, "80 kg");
    throw_away(&mut desk, 1);
    let then = desk.document.heads();
    weigh(&mut desk, 1, "90 kg");
    let mark = format!("{} deleted", on(1));
    assert_eq!(
        go_back(&mut desk, &then, Scope::Field(Uuid::nil(), &mark)),
        1
    );
    assert_eq!(weights(&desk), []);
    assert_eq!(read_trash(&desk.document).len(), 1);
}

#[test]
fn of_a_whole_year_what_was_measured_since_goes_into_the_trash() {
    let mut desk = year();
    weigh(&mut desk, 1, "80 kg");
    let then = desk.document.heads();
    weigh(&mut desk, 1, "90 kg");
    weigh(&mut desk, 2, "91 kg");
    weigh(&mut desk, 3, "92 kg");
    throw_away(&mut desk, 3);

    assert_eq!(go_back(&mut desk, &then, Scope::Whole), 2);
    assert_eq!(weights(&desk), [(1, "80 kg".to_owned())]);
    assert_eq!(read_trash(&desk.document).len(), 2);
    assert_eq!(go_back(&mut desk, &then, Scope::Whole), 0);
}
