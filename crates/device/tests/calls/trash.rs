//! The trash of one device.

use device::api::Code;
use serde_json::{Value, json};

use crate::desk::Desk;

impl Desk {
    /// Logs so many sets and deletes each by itself; gives their ids.
    fn deleted_sets(&self, count: usize) -> Vec<Value> {
        let sets = vec!["100x5"; count].join(", ");
        let text = format!("Bench Press {sets}");
        let logged = self.log(&text);
        let sets = logged["sets"].as_array().unwrap().clone();
        for set in &sets {
            let thing = json!({ "kind": "set", "id": set });
            self.ask("delete", json!({ "thing": thing }));
        }
        sets
    }
}

#[test]
fn the_trash_goes_on_page_by_page_and_lists_each_thing_once() {
    let desk = Desk::new();
    let mut deleted = desk.deleted_sets(5);
    let mut listed = Vec::new();
    let mut after = Value::Null;
    let mut pages = 0;
    loop {
        let page = desk.ask("trash", json!({ "after": after, "limit": 2 }));
        let items = page["items"].as_array().unwrap();
        listed.extend(items.iter().map(|item| item["thing"]["id"].clone()));
        pages += 1;
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    assert_eq!(pages, 3);
    listed.sort_by_key(ToString::to_string);
    deleted.sort_by_key(ToString::to_string);
    assert_eq!(listed, deleted);
    assert_eq!(
        desk.refused("trash", json!({ "after": "soon" })),
        Code::BadRequest
    );
}

#[test]
fn a_set_in_the_trash_says_what_it_was_and_where_it_lay() {
    let desk = Desk::new();
    desk.deleted_sets(1);
    let item = desk.ask("trash", json!({}))["items"][0].clone();
    let what = &item["what"];
    assert_eq!(
        (&what["kind"], &what["text"]),
        (&json!("set"), &json!("100x5"))
    );
    assert_eq!(what["exercise"]["name"], "Bench Press");
    assert!(what["within"]["day"].is_string());
    assert_eq!(
        (&item["by"]["here"], &item["since"]),
        (&json!(true), &json!([]))
    );
}

#[test]
fn made_up_training_that_was_thrown_away_does_not_lie_in_the_trash() {
    let desk = Desk::new();
    desk.ask("start_demo", json!({}));
    desk.ask("end_demo", json!({}));
    assert_eq!(desk.ask("trash", json!({}))["items"], json!([]));
}
