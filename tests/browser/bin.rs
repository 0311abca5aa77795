//! Deleted regions in IndexedDB: in the bin, taken back, gone for good.

use enlace_model::RegionId;
use enlace_web::store::database::Database;
use enlace_web::store::failure::Failure;
use enlace_web::store::regions::Write;
use enlace_web::store::revision::Revision;
use enlace_web::store::snapshots::Cause;
use enlace_web::store::stored_place::StoredPlace;
use enlace_web::store::timestamp::Timestamp;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{NOON, ave, open, reach_in, with_two};
use crate::regions::{HALF_LIFE, edit};

/// So many days after noon.
fn day(days: f64) -> Timestamp {
    Timestamp(NOON.0 + days * 86_400_000.0)
}

/// A database with two regions, the first of which is in the bin since noon, with a snapshot.
async fn with_bin(name: &str) -> (Database, StoredPlace, [RegionId; 2]) {
    let (database, place, [one, two]) = with_two(name).await;
    let taken = database.take_snapshot(&one, Cause::ByHand, NOON).await;
    taken.expect("is kept");
    let binned = database.put_in_bin(&one, place.revision, NOON).await;
    binned.expect("is in the bin");
    (database, place, [one, two])
}

/// The regions in the bin.
async fn in_bin(database: &Database) -> Vec<RegionId> {
    let all = database.shelf().await.expect("lists").into_iter();
    let binned = all.filter(|entry| entry.bin.is_some());
    binned.map(|entry| entry.id).collect()
}

#[wasm_bindgen_test]
async fn a_region_in_the_bin_cannot_be_opened_and_comes_back_as_it_was() {
    let (database, place, [one, two]) = with_bin("test: bin").await;
    assert_eq!(in_bin(&database).await, std::slice::from_ref(&one));
    assert_eq!(database.load(&one).await, Err(Failure::Gone));
    assert!(database.load(&two).await.is_ok());
    assert_eq!(database.snapshots(&one).await.map(|all| all.len()), Ok(1));

    // Another tab that still has it open does not bring it back by an edit, nor does a file.
    let write = edit(&mut ave(), &place, HALF_LIFE);
    assert_eq!(database.write(&write).await, Err(Failure::Gone));
    let write = Write::new_region(&ave(), None, NOON);
    assert_eq!(database.write(&write).await, Err(Failure::Gone));

    database.take_back(&one).await.expect("is taken back");
    assert_eq!(in_bin(&database).await, []);
    let loaded = database.load(&one).await.expect("reads");
    assert_eq!(loaded.assembled.region, ave());
    assert_eq!(database.snapshots(&one).await.map(|all| all.len()), Ok(1));
    assert_eq!(database.take_back(&one).await, Err(Failure::Gone));
    // What the other tab did not save is not written over what was taken back.
    let late = edit(&mut ave(), &place, HALF_LIFE);
    assert_eq!(database.write(&late).await, Err(Failure::Conflict));
    let write = edit(&mut ave(), &loaded.place, HALF_LIFE);
    assert!(database.write(&write).await.is_ok());
}

#[wasm_bindgen_test]
async fn only_a_region_that_nobody_saved_since_goes_to_the_bin_and_only_from_there_for_good() {
    let (database, place, [one, two]) = with_two("test: bin: stale").await;
    let stale = database.put_in_bin(&one, Revision(7), NOON).await;
    assert_eq!(stale, Err(Failure::Conflict));
    assert_eq!(database.delete(&one).await, Err(Failure::Conflict));
    let nowhere = RegionId::from("nowhere");
    let gone = database.put_in_bin(&nowhere, place.revision, NOON).await;
    assert_eq!(gone, Err(Failure::Gone));
    assert!(database.load(&one).await.is_ok() && database.load(&two).await.is_ok());
}

#[wasm_bindgen_test]
async fn the_bin_is_emptied_after_thirty_days_that_were_seen_to_pass_and_by_no_clock_that_jumps() {
    let (database, _, [one, two]) = with_bin("test: bin: days").await;
    for days in [730.0, 1.0, -8000.0, 2.0] {
        database.look_at_bin(day(days)).await.expect("looks");
        assert_eq!(in_bin(&database).await, std::slice::from_ref(&one));
    }
    for days in 3..=30 {
        database.look_at_bin(day(days.into())).await.expect("looks");
    }
    assert_eq!(in_bin(&database).await, std::slice::from_ref(&one));
    for days in 31..=34 {
        database.look_at_bin(day(days.into())).await.expect("looks");
    }
    assert_eq!(in_bin(&database).await, []);
    assert_eq!(database.take_back(&one).await, Err(Failure::Gone));
    assert_eq!(database.snapshots(&one).await, Ok(vec![]));
    assert!(database.load(&two).await.is_ok());
}

#[wasm_bindgen_test]
async fn a_region_whose_entry_is_damaged_is_in_no_bin() {
    let name = "test: bin: damaged";
    let (database, _, [one, _]) = with_bin(name).await;
    reach_in(name, "shelf.put('broken', 'r1');").await;
    drop(database);
    let database = open(name).await;
    assert_eq!(in_bin(&database).await, []);
    assert!(database.load(&one).await.is_ok());
}
