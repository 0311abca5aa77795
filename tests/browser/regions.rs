//! Regions in IndexedDB: kept, read again, saved piece by piece.

use enlace_edit::{Op, decide};
use enlace_model::{Region, SettingId};
use enlace_web::store::assemble::Damage;
use enlace_web::store::piece::{TouchedPieces, touch};
use enlace_web::store::regions::Write;
use enlace_web::store::stored_place::StoredPlace;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{NOON, ave, open, with_ave};

/// Edits the region and writes what that touched.
pub fn edit(region: &mut Region, place: &StoredPlace, op: Op) -> Write {
    let mut touched = TouchedPieces::new();
    for change in decide(&op, region).expect("is not refused") {
        touch(&mut touched, &change);
        region.apply(&change);
    }
    Write::edits(region, &touched, place, NOON)
}

pub const HALF_LIFE: Op = Op::SetSetting {
    setting: SettingId::HalfLife,
    value: 3.0,
};

#[wasm_bindgen_test]
async fn a_region_that_was_kept_is_read_again() {
    let name = "test: kept and read";
    drop(with_ave(name).await);
    let database = open(name).await;
    let loaded = database.load(&"r1".into()).await.expect("reads");
    assert_eq!(loaded.assembled.region, ave());
    assert_eq!(loaded.assembled.damage, Damage::default());
    assert_eq!(loaded.changed_at, NOON);
}

#[wasm_bindgen_test]
async fn a_new_database_has_an_empty_shelf_and_no_region() {
    let database = open("test: empty").await;
    assert_eq!(database.shelf().await, Ok(vec![]));
    assert!(database.load(&"r1".into()).await.is_err());
}

#[wasm_bindgen_test]
async fn the_shelf_tells_what_a_region_is_without_opening_it() {
    let (database, _) = with_ave("test: shelf").await;
    let shelf = database.shelf().await.expect("lists");
    assert_eq!(shelf.len(), 1);
    assert_eq!(
        (shelf[0].name.as_str(), shelf[0].municipalities),
        ("Ave", 6)
    );
    assert!(shelf[0].size > 0.0);
}

#[wasm_bindgen_test]
async fn two_regions_lie_side_by_side() {
    let (database, _) = with_ave("test: two").await;
    let mut other = ave();
    other.header.id = "r10".into();
    other.municipalities.clear();
    let write = Write::new_region(&other, None, NOON);
    database.write(&write).await.expect("is kept");
    for region in [ave(), other] {
        let loaded = database.load(&region.header.id).await.expect("reads");
        assert_eq!(loaded.assembled.region, region);
    }
}

#[wasm_bindgen_test]
async fn edits_are_kept_one_after_the_other() {
    let (database, mut place) = with_ave("test: edits").await;
    let mut region = ave();
    let removed = enlace_model::RecordRef::new(enlace_model::Kind::Municipality, "0308");
    for op in [HALF_LIFE, Op::RemoveRecord(removed)] {
        let write = edit(&mut region, &place, op);
        place = database.write(&write).await.expect("is kept");
    }
    let loaded = database.load(&"r1".into()).await.expect("reads");
    assert_eq!(loaded.assembled.region, region);
    assert_eq!(loaded.place.revision, place.revision);
    assert_eq!(loaded.place.inventory(), place.inventory());
}
