//! Snapshots, the history and deletion in IndexedDB.

use enlace_model::{Contact, Region};
use enlace_web::store::failure::Failure;
use enlace_web::store::history::{KeptSteps, StepsWrite};
use enlace_web::store::regions::Write;
use enlace_web::store::snapshots::Cause;
use enlace_web::store::timestamp::Timestamp;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{NOON, ave, open, reach_in, with_ave, with_two};
use crate::regions::{HALF_LIFE, edit};

#[wasm_bindgen_test]
async fn a_snapshot_is_the_region_as_it_was_then() {
    let (database, place) = with_ave("test: snapshot").await;
    let taken = database
        .take_snapshot(&"r1".into(), Cause::Daily, NOON)
        .await;
    let taken = taken.expect("is kept");
    let write = edit(&mut ave(), &place, HALF_LIFE);
    database.write(&write).await.expect("is kept");

    let listed = database.snapshots(&"r1".into()).await.expect("lists");
    assert_eq!(listed.first(), Some(&taken));
    assert_eq!(taken.entry.municipalities, 6);
    let opened = database.open_snapshot(&taken).await.expect("opens");
    assert_eq!(opened.region, ave());
}

#[wasm_bindgen_test]
async fn snapshots_are_listed_the_youngest_first_and_deleted_one_by_one() {
    let (database, _) = with_ave("test: snapshots").await;
    let id = "r1".into();
    for days in [0.0, 2.0, 1.0] {
        let at = Timestamp(NOON.0 + days * 86_400_000.0);
        let taken = database.take_snapshot(&id, Cause::Daily, at).await;
        taken.expect("is kept");
    }
    let listed = database.snapshots(&id).await.expect("lists");
    let moments: Vec<f64> = listed.iter().map(|it| it.at).collect();
    assert!(moments.is_sorted_by(|a, b| a > b), "{moments:?}");
    let last = [Timestamp(moments[2])];
    let deleted = database.delete_snapshots(&id, &last).await;
    deleted.expect("is deleted");
    let listed = database.snapshots(&id).await.expect("lists");
    assert_eq!(listed.len(), 2);
}

#[wasm_bindgen_test]
async fn snapshots_stand_in_the_order_in_which_they_were_taken_whatever_the_clock_said() {
    let (database, place) = with_ave("test: snapshots: clock").await;
    let id = "r1".into();
    let days = |days: f64| Timestamp(NOON.0 + days * 86_400_000.0);
    let clock = [days(0.0), days(800.0), days(-9000.0), days(1.0)];
    let (mut region, mut place) = (ave(), place);
    for at in clock {
        let taken = database.take_snapshot(&id, Cause::Daily, at).await;
        taken.expect("is kept");
        let write = edit(&mut region, &place, HALF_LIFE);
        place = database.write(&write).await.expect("is kept");
    }
    let listed = database.snapshots(&id).await.expect("lists");
    let moments: Vec<f64> = listed.iter().map(|it| it.at).collect();
    let mut expected = clock.map(|at| at.0);
    expected.reverse();
    assert_eq!(moments, expected);
    let ahead: Vec<bool> = listed.iter().map(|it| it.is_ahead(days(1.0))).collect();
    assert_eq!(ahead, [false, false, true, false]);

    // The clock stands where it stood when another one was taken, which stays.
    let taken = database.take_snapshot(&id, Cause::Import, clock[3]).await;
    assert_eq!(taken.expect("is kept").at, clock[3].0 + 1.0);
    let listed = database.snapshots(&id).await.expect("lists");
    assert_eq!(listed.len(), 5);
}

#[wasm_bindgen_test]
async fn a_damaged_region_is_kept_as_it_lies() {
    let name = "test: damaged snapshot";
    drop(with_ave(name).await);
    reach_in(name, "chunks.put('broken', ['r1', 'head', 0]);").await;
    let database = open(name).await;
    let taken = database
        .take_snapshot(&"r1".into(), Cause::Damage, NOON)
        .await;
    let opened = database.open_snapshot(&taken.expect("is kept")).await;
    let assembled = opened.expect("opens");
    assert_eq!(assembled.region.municipalities.len(), 6);
    assert_eq!(&*assembled.region.set_aside[0].text, "broken");
}

#[wasm_bindgen_test]
async fn a_snapshot_without_its_contents_says_so() {
    let name = "test: empty snapshot";
    let (database, _) = with_ave(name).await;
    let taken = database
        .take_snapshot(&"r1".into(), Cause::Daily, NOON)
        .await;
    let taken = taken.expect("is kept");
    reach_in(
        name,
        "snapshot_pieces.put(new Uint8Array([1, 2, 3]), ['r1', 1763726400000]);",
    )
    .await;
    assert_eq!(database.open_snapshot(&taken).await, Err(Failure::Damaged));
    reach_in(name, "snapshot_pieces.clear();").await;
    assert_eq!(database.open_snapshot(&taken).await, Err(Failure::Gone));
}

#[wasm_bindgen_test]
async fn a_snapshot_is_written_anew_without_a_contact() {
    let (database, _) = with_ave("test: forgotten").await;
    let mut region = with_contact();
    region.header.id = "r2".into();
    let write = Write::new_region(&region, None, NOON);
    database.write(&write).await.expect("is kept");
    let taken = database
        .take_snapshot(&"r2".into(), Cause::Daily, NOON)
        .await;
    let taken = taken.expect("is kept");
    region.contacts.clear();
    let rewritten = database.rewrite_snapshot(&taken, &region).await;
    let rewritten = rewritten.expect("is kept");
    let listed = database.snapshots(&"r2".into()).await.expect("lists");
    assert_eq!(listed.first(), Some(&rewritten));
    let opened = database.open_snapshot(&rewritten).await.expect("opens");
    assert_eq!(opened.region, region);
}

fn with_contact() -> Region {
    let mut region = ave();
    let contact = r#"{"id":"c1","enterprise":"e1","name":"Ana"}"#;
    let contact: Contact = serde_json::from_str(contact).expect("has what must be there");
    region.contacts.insert(contact.id.clone(), contact);
    region
}

#[wasm_bindgen_test]
async fn steps_are_written_with_their_change_and_read_in_order() {
    let (database, place) = with_ave("test: history").await;
    let mut region = ave();
    let mut write = edit(&mut region, &place, HALF_LIFE);
    write.steps = StepsWrite {
        head: Some("stands at 2".to_owned()),
        put: vec![(10, "ten".to_owned()), (9, "nine".to_owned())],
        remove: vec![],
    };
    let place = database.write(&write).await.expect("is kept");
    let mut write = edit(&mut region, &place, HALF_LIFE);
    write.steps.remove = vec![9];
    database.write(&write).await.expect("is kept");
    let loaded = database.load(&"r1".into()).await.expect("reads");
    let expected = KeptSteps {
        head: Some("stands at 2".to_owned()),
        steps: vec![(10, "ten".to_owned())],
    };
    assert_eq!(loaded.history, expected);
}

#[wasm_bindgen_test]
async fn a_region_is_deleted_with_its_history_and_its_snapshots_and_no_other_is() {
    let (database, place, [one, two]) = with_two("test: deleted").await;
    for id in [&one, &two] {
        let taken = database.take_snapshot(id, Cause::ByHand, NOON).await;
        taken.expect("is kept");
    }
    assert_eq!(database.delete(&one).await, Err(Failure::Conflict));
    let binned = database.put_in_bin(&one, place.revision, NOON).await;
    binned.expect("is in the bin");
    database.delete(&one).await.expect("is deleted");
    assert_eq!(database.load(&one).await, Err(Failure::Gone));
    assert_eq!(database.snapshots(&one).await, Ok(vec![]));
    assert!(database.load(&two).await.is_ok());
    assert_eq!(database.snapshots(&two).await.map(|all| all.len()), Ok(1));

    // Another tab that still has it open does not bring it back by an edit.
    let write = edit(&mut ave(), &place, HALF_LIFE);
    assert_eq!(database.write(&write).await, Err(Failure::Gone));
}
