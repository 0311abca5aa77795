//! What goes wrong with a device's storage is told, and nothing that was saved is lost.

use enlace_edit::Op;
use enlace_web::store::database::{Access, Database};
use enlace_web::store::failure::Failure;
use enlace_web::store::regions::Write;
use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{NOON, ave, open, reach_in, with_ave};
use crate::regions::{HALF_LIFE, edit};

#[wasm_bindgen_test]
async fn a_damaged_record_is_set_aside_and_kept_while_the_others_open() {
    let name = "test: damage";
    drop(with_ave(name).await);
    reach_in(
        name,
        "chunks.openCursor().onsuccess = ({ target: { result: cursor } }) => {
           if (!cursor) return;
           if (cursor.value.includes('\"0308\"')) cursor.update(cursor.value.replace('\"0308\"', '\"0308'));
           cursor.continue();
         };",
    )
    .await;

    let database = open(name).await;
    let loaded = database
        .load(&"r1".into())
        .await
        .expect("opens all the same");
    let mut region = loaded.assembled.region;
    assert_eq!(region.municipalities.len(), 5);
    assert_eq!(loaded.assembled.damage.records, 1);

    // The next save moves what was set aside to where it can be read.
    let mut touched = loaded.assembled.touched;
    region.header.name = "Vale do Ave".to_owned();
    touched.insert(enlace_web::store::piece::Piece::Head);
    let write = Write::edits(&region, &touched, &loaded.place, NOON);
    database.write(&write).await.expect("is kept");
    let again = database.load(&"r1".into()).await.expect("opens");
    assert_eq!(again.assembled.region, region);
    assert_eq!(again.assembled.damage.pieces, 0);
    assert!(
        again.assembled.region.set_aside[0]
            .text
            .contains("Municipality 0308")
    );
}

#[wasm_bindgen_test]
async fn a_piece_that_is_gone_is_told_and_the_rest_opens() {
    let name = "test: gone";
    drop(with_ave(name).await);
    reach_in(
        name,
        "chunks.openCursor().onsuccess = ({ target: { result: cursor } }) => {
           if (!cursor) return;
           if (cursor.value.includes('0308')) cursor.delete();
           cursor.continue();
         };",
    )
    .await;
    let loaded = open(name).await.load(&"r1".into()).await;
    let assembled = loaded.expect("opens all the same").assembled;
    assert_eq!(assembled.region.municipalities.len(), 5);
    assert_eq!(assembled.damage.missing, 1);
}

#[wasm_bindgen_test]
async fn a_piece_with_another_hash_is_damaged_and_all_its_records_open() {
    let name = "test: wrong hash";
    drop(with_ave(name).await);
    reach_in(
        name,
        "chunks.openCursor().onsuccess = ({ target: { result: cursor } }) => {
           if (!cursor) return;
           cursor.update(cursor.value.replace(/\"sha256\":\"../, '\"sha256\":\"zz'));
           cursor.continue();
         };",
    )
    .await;
    let loaded = open(name).await.load(&"r1".into()).await;
    let assembled = loaded.expect("opens all the same").assembled;
    assert_eq!(assembled.region, ave());
    assert_eq!(assembled.damage.records, 0);
    assert!(assembled.damage.pieces > 1);
}

#[wasm_bindgen_test]
async fn a_region_with_a_damaged_head_and_a_damaged_entry_is_listed_and_opens() {
    let name = "test: no head";
    drop(with_ave(name).await);
    reach_in(
        name,
        "chunks.put('broken', ['r1', 'head', 0]);
         shelf.put('broken', 'r1');",
    )
    .await;
    let database = open(name).await;
    let shelf = database.shelf().await.expect("lists");
    assert_eq!(shelf.len(), 1);
    let loaded = database.load(&shelf[0].id).await;
    let assembled = loaded.expect("opens all the same").assembled;
    assert_eq!(assembled.region.municipalities.len(), 6);
    assert_eq!(&*assembled.region.set_aside[0].text, "broken");
}

#[wasm_bindgen_test]
async fn a_region_that_somebody_else_saved_is_not_overwritten() {
    let (database, place) = with_ave("test: conflict").await;
    let mut theirs = ave();
    let loaded = database.load(&"r1".into()).await.expect("reads");
    let write = edit(&mut theirs, &loaded.place, HALF_LIFE);
    database.write(&write).await.expect("is kept");

    let mut ours = ave();
    ours.header.name = "Ours".to_owned();
    let write = edit(&mut ours, &place, HALF_LIFE);
    assert_eq!(database.write(&write).await, Err(Failure::Conflict));
    let loaded = database.load(&"r1".into()).await.expect("reads");
    assert_eq!(loaded.assembled.region, theirs);
}

#[wasm_bindgen_test]
async fn a_region_that_is_there_is_not_created_again() {
    let (database, _) = with_ave("test: twice").await;
    let write = Write::new_region(&ave(), None, NOON);
    assert_eq!(database.write(&write).await, Err(Failure::Conflict));
}

#[wasm_bindgen_test]
async fn a_write_that_the_browser_refuses_is_told_and_changes_nothing() {
    let name = "test: refused write";
    let (database, place) = with_ave(name).await;
    let mut region = ave();
    for (error, expected) in [
        ("QuotaExceededError", Failure::Quota),
        (
            "UnknownError",
            Failure::Other("UnknownError: no".to_owned()),
        ),
    ] {
        let write = edit(&mut ave(), &place, HALF_LIFE);
        break_puts(name, error);
        let outcome = database.write(&write).await;
        mend_puts();
        assert_eq!(outcome, Err(expected));
    }
    let loaded = database.load(&"r1".into()).await.expect("reads");
    assert_eq!(loaded.assembled.region, region);
    let write = edit(&mut region, &place, HALF_LIFE);
    assert!(database.write(&write).await.is_ok());
}

#[wasm_bindgen_test]
async fn a_write_that_the_browser_breaks_off_is_told() {
    let name = "test: broken off";
    let (database, place) = with_ave(name).await;
    let write = edit(&mut ave(), &place, HALF_LIFE);
    run(
        "const put = IDBObjectStore.prototype.put;
         window.mendPuts = () => { IDBObjectStore.prototype.put = put; };
         IDBObjectStore.prototype.put = function (...args) {
           const ours = this.transaction.db.name === name && this.name === 'meta';
           return ours ? this.add(...args) : put.apply(this, args);
         };",
        name,
        "",
    );
    let outcome = database.write(&write).await;
    mend_puts();
    // Adding what is there fails only after the last request went out.
    let Err(Failure::Other(reason)) = outcome else {
        panic!("{outcome:?}");
    };
    assert!(reason.starts_with("ConstraintError"), "{reason}");
    let loaded = database.load(&"r1".into()).await.expect("reads");
    assert_eq!(loaded.assembled.region, ave());
}

#[wasm_bindgen_test]
async fn a_write_whose_outcome_was_not_learned_is_not_taken_for_another_tabs() {
    let (database, place) = with_ave("test: not learned").await;
    let mut region = ave();
    let write = edit(&mut region, &place, HALF_LIFE);
    // It reached the database, and the answer did not come back.
    database.write(&write).await.expect("is kept");
    let rename = Op::RenameRegion("Vale do Ave".to_owned());
    let again = edit(&mut region, &write.failed(), rename);
    database.write(&again).await.expect("is kept");
    let loaded = database.load(&"r1".into()).await.expect("reads");
    assert_eq!(loaded.assembled.region, region);
}

#[wasm_bindgen_test]
async fn the_database_of_a_newer_program_is_read_and_not_written() {
    let name = "test: newer";
    drop(with_ave(name).await);
    let raised = js_sys::Promise::new(&mut |done, failed| {
        let raise = Function::new_with_args(
            "name, done, failed",
            "const opening = indexedDB.open(name, 99);
             opening.onerror = () => failed(opening.error);
             opening.onsuccess = () => { opening.result.close(); done(); };",
        );
        let started = raise.call3(&JsValue::NULL, &name.into(), &done, &failed);
        started.expect("the JavaScript of a test is in order");
    });
    wasm_bindgen_futures::JsFuture::from(raised)
        .await
        .expect("is raised");

    let database = open(name).await;
    assert_eq!(database.access(), Access::ReadOnly);
    let loaded = database.load(&"r1".into()).await.expect("reads");
    assert_eq!(loaded.assembled.region, ave());
    let write = edit(&mut ave(), &loaded.place, HALF_LIFE);
    assert_eq!(database.write(&write).await, Err(Failure::NewerDatabase));
}

#[wasm_bindgen_test]
async fn a_newer_program_need_not_wait_for_this_one() {
    let name = "test: taken over";
    let (database, place) = with_ave(name).await;
    let raised = js_sys::Promise::new(&mut |done, failed| {
        let raise = Function::new_with_args(
            "name, done, failed",
            "const opening = indexedDB.open(name, 99);
             opening.onblocked = () => failed('blocked');
             opening.onsuccess = () => { opening.result.close(); done(); };",
        );
        let started = raise.call3(&JsValue::NULL, &name.into(), &done, &failed);
        started.expect("the JavaScript of a test is in order");
    });
    wasm_bindgen_futures::JsFuture::from(raised)
        .await
        .expect("need not wait");
    let write = edit(&mut ave(), &place, HALF_LIFE);
    assert_eq!(database.write(&write).await, Err(Failure::NewerDatabase));
}

#[wasm_bindgen_test]
async fn a_browser_without_storage_says_so() {
    run(
        "const open = IDBFactory.prototype.open;
         window.mendPuts = () => { IDBFactory.prototype.open = open; };
         IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };",
        "",
        "",
    );
    let outcome = Database::open("test: no storage", |_| {}).await;
    mend_puts();
    assert_eq!(outcome.err(), Some(Failure::Unavailable));
}

fn break_puts(database: &str, error: &str) {
    run(
        "const put = IDBObjectStore.prototype.put;
         window.mendPuts = () => { IDBObjectStore.prototype.put = put; };
         IDBObjectStore.prototype.put = function (...args) {
           if (this.transaction.db.name === name) throw new DOMException('no', error);
           return put.apply(this, args);
         };",
        database,
        error,
    );
}

fn mend_puts() {
    run("window.mendPuts();", "", "");
}

fn run(body: &str, name: &str, error: &str) {
    let function = Function::new_with_args("name, error", body);
    let done = function.call2(&JsValue::NULL, &name.into(), &error.into());
    done.expect("the JavaScript of a test is in order");
}
