//! What a relay's keeper does.

use std::{fs, path::Path};

use sync::InviteToken;

use crate::relay::{Relay, ask, command, refusal, run};

fn invite(folder: &Path) -> String {
    let answer = ask(folder, &["invite"]);
    answer["token"].as_str().unwrap().to_owned()
}

#[test]
fn invites_are_made_while_the_relay_runs_and_while_it_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let before = invite(folder.path());
    let _relay = Relay::start(folder.path(), &[]);
    let during = invite(folder.path());
    assert!(InviteToken::from_text(&before).is_some());
    assert_ne!(before, during);
    assert_eq!(ask(folder.path(), &["spaces"]), serde_json::json!([]));
}

#[test]
fn a_copy_that_was_made_while_it_ran_is_the_same_relay() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let relay = Relay::start(folder.path(), &[]);
    let file = copy.path().join("relay.sqlite");
    let arguments = ["backup", file.to_str().unwrap()];
    let made = run(folder.path(), &arguments);
    assert!(made.status.success(), "{made:?}");
    refusal(&run(folder.path(), &arguments));
    let again = Relay::start(copy.path(), &[]);
    assert_eq!(again.info()["relay"], relay.info()["relay"]);
}

#[test]
fn a_folder_that_was_mistyped_is_not_made_into_a_relay() {
    let folder = tempfile::tempdir().unwrap();
    let mistyped = folder.path().join("realy");
    let file = folder.path().join("copy.sqlite");
    for arguments in [
        ["spaces"].as_slice(),
        &["backup", file.to_str().unwrap()],
        &["restored"],
        &["delete-space", "00112233445566778899aabbccddeeff"],
    ] {
        let said = refusal(&run(&mistyped, arguments));
        assert!(said.contains("realy: there is no relay here"), "{said}");
    }
    assert!(!mistyped.exists() && !file.exists());
}

#[test]
fn a_copy_that_cannot_be_made_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    invite(folder.path());
    let elsewhere = tempfile::tempdir().unwrap();
    let taken = elsewhere.path().join("taken");
    fs::write(&taken, "somebody's").unwrap();
    refusal(&run(folder.path(), &["backup", taken.to_str().unwrap()]));
    assert_eq!(fs::read_to_string(&taken).unwrap(), "somebody's");
    let nowhere = elsewhere.path().join("no/such/folder.sqlite");
    refusal(&run(folder.path(), &["backup", nowhere.to_str().unwrap()]));
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);
}

#[test]
fn what_needs_a_relay_at_rest_is_refused_while_it_runs() {
    let folder = tempfile::tempdir().unwrap();
    let space = "00112233445566778899aabbccddeeff";
    let relay = Relay::start(folder.path(), &[]);
    for arguments in [
        ["restored"].as_slice(),
        &["delete-space", space],
        &["serve", "--listen", "127.0.0.1:0"],
    ] {
        let said = refusal(&run(folder.path(), arguments));
        assert!(said.contains("a relay runs on this folder"), "{said}");
    }
    drop(relay);
    assert!(run(folder.path(), &["restored"]).status.success());
    let said = refusal(&run(folder.path(), &["delete-space", space]));
    assert!(said.contains("no space"), "{said}");
    let said = refusal(&run(folder.path(), &["delete-space", "zz"]));
    assert!(said.contains("no id"), "{said}");
}

#[test]
fn a_setting_that_cannot_be_used_is_named_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("relay.toml");
    fs::write(&file, "lisen = \"127.0.0.1:0\"\n").unwrap();
    let serve = command(folder.path(), &["serve"])
        .env("CHALKBOOK_RELAY_CONFIG", &file)
        .output();
    let said = refusal(&serve.unwrap());
    assert!(
        said.contains("relay.toml") && said.contains("lisen"),
        "{said}"
    );
    let serve = command(folder.path(), &["serve"])
        .env("CHALKBOOK_RELAY_LISTEN", "here")
        .output();
    let said = refusal(&serve.unwrap());
    assert!(said.contains("CHALKBOOK_RELAY_LISTEN"), "{said}");
}
