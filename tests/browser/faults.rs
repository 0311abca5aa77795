//! Whatever request the browser refuses or breaks off, the device holds all of a write or nothing
//! of it, and the next try succeeds.

use enlace_edit::Op;
use enlace_model::{Kind, RecordRef, Region, RegionId};
use enlace_web::store::assemble::Damage;
use enlace_web::store::database::{Database, VERSION};
use enlace_web::store::failure::Failure;
use enlace_web::store::history::StepsWrite;
use enlace_web::store::regions::Write;
use enlace_web::store::snapshots::Cause;
use enlace_web::store::stored_place::StoredPlace;
use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::fixture::{NOON, ave, make_version, open, with_ave};
use crate::regions::{HALF_LIFE, edit};
use crate::sent::sent;

/// What happens at the chosen request.
const HOWS: [&str; 2] = ["throw", "abort"];

/// Wraps the browser's own interfaces until `disarm`: the nth use of them by a database of this
/// name throws, or its transaction is aborted right after.
fn arm(database: &str, nth: u32, how: &str) {
    let arm = Function::new_with_args(
        "database, nth, how",
        r#"
        const owner = {
          IDBObjectStore: (it) => it.transaction.db,
          IDBTransaction: (it) => it.db,
          IDBDatabase: (it) => it,
        };
        const watched = {
          IDBObjectStore: ['put', 'add', 'delete', 'get', 'getAll', 'getAllKeys', 'clear'],
          IDBTransaction: ['commit', 'objectStore'],
          IDBDatabase: ['transaction', 'createObjectStore'],
        };
        let count = 0;
        const mend = [];
        for (const [kind, methods] of Object.entries(watched)) {
          const prototype = window[kind].prototype;
          for (const method of methods) {
            const own = prototype[method];
            mend.push(() => { prototype[method] = own; });
            prototype[method] = function (...args) {
              if (owner[kind](this).name !== database) return own.apply(this, args);
              count += 1;
              if (count !== nth) return own.apply(this, args);
              if (how === 'throw') throw new DOMException('no', 'UnknownError');
              const given = own.apply(this, args);
              const transaction = kind === 'IDBTransaction' ? this
                : kind === 'IDBObjectStore' ? this.transaction
                : method === 'transaction' ? given : given.transaction;
              try { transaction.abort(); } catch { /* It is over already. */ }
              return given;
            };
          }
        }
        window.disarm = () => { mend.forEach((it) => it()); return count; };
        "#,
    );
    let armed = arm.call3(&JsValue::NULL, &database.into(), &nth.into(), &how.into());
    armed.expect("the JavaScript of a test is in order");
}

/// Takes the wrappers off, and says how many uses there were.
fn disarm() -> u32 {
    let count = Function::new_no_args("return window.disarm();").call0(&JsValue::NULL);
    let count = count.expect("the JavaScript of a test is in order");
    count.as_f64().expect("is a number") as u32
}

/// Which requests are made to fail.
#[derive(Clone, Copy, PartialEq)]
enum Which {
    Every,
    FirstMiddleLast,
}

/// Runs `act` on the Ave with the chosen requests failing, both ways. After each fault the device
/// holds `before` or `after`, `after` where `act` said so; a second try makes it `after`.
async fn check(
    what: &str,
    which: Which,
    after: &Region,
    act: impl AsyncFn(
        &Database,
        &StoredPlace,
        Option<StoredPlace>,
    ) -> Result<StoredPlace, (Failure, StoredPlace)>,
) {
    // Once without a fault: how many requests there are.
    let name = format!("test: fault: {what}");
    let (database, place) = with_ave(&name).await;
    arm(&name, 0, "");
    act(&database, &place, None).await.expect("succeeds");
    let requests = disarm();
    let chosen: Vec<u32> = match which {
        Which::Every => (1..=requests).collect(),
        Which::FirstMiddleLast => vec![1, requests.div_ceil(2), requests],
    };
    console_log!(
        "{what}: {requests} requests, {} of them failed in 2 ways",
        chosen.len()
    );
    for how in HOWS {
        for nth in &chosen {
            let name = format!("{name}: {how} {nth}");
            let (database, place) = with_ave(&name).await;
            arm(&name, *nth, how);
            let outcome = act(&database, &place, None).await;
            disarm();
            drop(database);

            let database = open(&name).await;
            let loaded = database.load(&"r1".into()).await.expect("opens");
            let region = &loaded.assembled.region;
            assert_eq!(loaded.assembled.damage, Damage::default(), "{name}");
            assert!(*region == ave() || region == after, "{name}: neither");
            match outcome {
                Ok(_) => assert!(region == after, "{name}: said to be kept"),
                Err((_, failed)) => {
                    let again = act(&database, &place, Some(failed)).await;
                    assert!(again.is_ok(), "{name}: {again:?}");
                    let loaded = database.load(&"r1".into()).await.expect("opens");
                    assert!(loaded.assembled.region == *after, "{name}: again");
                }
            }
        }
    }
}

fn edited() -> Region {
    let mut region = ave();
    for op in ops() {
        edit(&mut region, &StoredPlace::default(), op);
    }
    region
}

fn ops() -> [Op; 2] {
    let removed = RecordRef::new(Kind::Municipality, "0308");
    [HALF_LIFE, Op::RemoveRecord(removed)]
}

/// All edits in one write, with a step of the history.
async fn write_edits(
    database: &Database,
    place: &StoredPlace,
    failed: Option<StoredPlace>,
) -> Result<StoredPlace, (Failure, StoredPlace)> {
    let mut region = ave();
    let mut touched = enlace_web::store::piece::TouchedPieces::new();
    for op in ops() {
        for change in enlace_edit::decide(&op, &region).expect("is not refused") {
            enlace_web::store::piece::touch(&mut touched, &change);
            region.apply(&change);
        }
    }
    let mut write = Write::edits(&region, &touched, failed.as_ref().unwrap_or(place), NOON);
    write.steps = StepsWrite {
        head: Some("1".to_owned()),
        put: vec![(1, "step".to_owned())],
        remove: vec![2],
    };
    let outcome = database.write(&write).await;
    outcome.map_err(|failure| (failure, write.failed()))
}

#[wasm_bindgen_test]
async fn an_edit_is_kept_whole_or_not_at_all() {
    check("edit", Which::FirstMiddleLast, &edited(), write_edits).await;
}

#[wasm_bindgen_test]
async fn a_restored_snapshot_is_kept_whole_or_not_at_all() {
    check(
        "restore",
        Which::Every,
        &edited(),
        async |database, place, failed| {
            let id = "r1".into();
            let kept = |failure| (failure, failed.clone().unwrap_or_else(|| place.clone()));
            let taken = database.take_snapshot(&id, Cause::Restore, NOON).await;
            let opened = database.open_snapshot(&taken.map_err(kept)?).await;
            let municipalities = opened.map_err(kept)?.region.municipalities.len();
            assert!(municipalities == 6 || failed.is_some());
            write_edits(database, place, failed.clone()).await
        },
    )
    .await;
}

#[wasm_bindgen_test]
async fn an_imported_region_is_there_whole_or_not_at_all() {
    let mut imported = ave();
    imported.header.id = "r2".into();
    let mut tried = 0;
    for how in HOWS {
        for nth in 1.. {
            let name = format!("test: fault: import: {how} {nth}");
            let (database, _) = with_ave(&name).await;
            let write = Write::new_region(&imported, None, NOON);
            arm(&name, nth, how);
            let outcome = database.write(&write).await;
            let over = disarm() < nth;
            drop(database);

            let database = open(&name).await;
            let beside = database.load(&"r1".into()).await.expect("opens");
            assert_eq!(beside.assembled.region, ave(), "{name}");
            let listed = database.shelf().await.expect("lists").len();
            match database.load(&"r2".into()).await {
                Ok(loaded) => {
                    assert_eq!(loaded.assembled.region, imported, "{name}");
                    assert_eq!(listed, 2, "{name}");
                }
                Err(failure) => {
                    assert_eq!(failure, Failure::Gone, "{name}");
                    assert_eq!(listed, 1, "{name}");
                    assert!(outcome.is_err(), "{name}");
                    let again = database.write(&write).await;
                    assert!(again.is_ok(), "{name}: {again:?}");
                }
            }
            if over {
                break;
            }
            tried += 1;
        }
    }
    console_log!("import: {tried} faults");
}

#[wasm_bindgen_test]
async fn an_older_database_is_upgraded_whole_or_stays_as_it_was() {
    for version in 1..VERSION {
        let mut tried = 0;
        for how in HOWS {
            for nth in 1.. {
                let name = format!("test: fault: migration from {version}: {how} {nth}");
                make_version(version, &name).await;
                arm(&name, nth, how);
                let outcome = Database::open(&name, |_| {}).await;
                let over = disarm() < nth;
                assert_eq!(outcome.is_ok(), over, "{name}");
                drop(outcome);

                let database = open(&name).await;
                let loaded = database.load(&"r1".into()).await.expect("opens");
                assert_eq!(loaded.assembled.region, ave(), "{name}");
                assert_eq!(loaded.assembled.damage, Damage::default(), "{name}");
                // Version 1 had no snapshots yet.
                let snapshots = database.snapshots(&"r1".into()).await.expect("lists");
                assert_eq!(snapshots.len(), usize::from(version > 1), "{name}");
                assert_eq!(
                    database.sent(&"r1".into(), NOON).await,
                    Ok(vec![]),
                    "{name}"
                );
                let write = edit(&mut ave(), &loaded.place, HALF_LIFE);
                database.write(&write).await.expect("is kept");
                if over {
                    break;
                }
                tried += 1;
            }
        }
        console_log!("migration from version {version}: {tried} faults");
    }
}

#[wasm_bindgen_test]
async fn what_was_sent_is_kept_whole_or_not_at_all() {
    let mut tried = 0;
    for how in HOWS {
        for nth in 1.. {
            let name = format!("test: fault: sent: {how} {nth}");
            let (database, _) = with_ave(&name).await;
            arm(&name, nth, how);
            let outcome = database.keep_sent(&"r1".into(), sent(0.0), "text").await;
            let over = disarm() < nth;
            drop(database);

            let database = open(&name).await;
            let listed = database.sent(&"r1".into(), NOON).await.expect("lists");
            match listed.first() {
                Some(entry) => {
                    let text = database.open_sent(&"r1".into(), entry).await;
                    assert_eq!(text, Ok(b"text".to_vec()), "{name}");
                }
                None => {
                    assert!(outcome.is_err(), "{name}");
                    let again = database.keep_sent(&"r1".into(), sent(0.0), "text").await;
                    assert!(again.is_ok(), "{name}: {again:?}");
                }
            }
            if over {
                break;
            }
            tried += 1;
        }
    }
    console_log!("what was sent: {tried} faults");
}

#[wasm_bindgen_test]
async fn a_region_is_in_the_bin_or_not_and_goes_from_there_whole_or_not_at_all() {
    let id = || RegionId::from("r1");
    for how in HOWS {
        for nth in 1.. {
            let name = format!("test: fault: bin: {how} {nth}");
            let (database, place) = with_ave(&name).await;
            arm(&name, nth, how);
            let binned = database.put_in_bin(&id(), place.revision, NOON).await;
            let over = disarm() < nth;
            drop(database);
            let database = open(&name).await;
            match database.load(&id()).await {
                Ok(loaded) => {
                    assert!(binned.is_err(), "{name}");
                    assert_eq!(loaded.assembled.region, ave(), "{name}");
                    let revision = loaded.place.revision;
                    let again = database.put_in_bin(&id(), revision, NOON).await;
                    again.expect("is in the bin");
                }
                Err(failure) => assert_eq!(failure, Failure::Gone, "{name}"),
            }
            arm(&name, nth, how);
            let deleted = database.delete(&id()).await;
            let over = disarm() < nth && over;
            drop(database);
            let database = open(&name).await;
            match database.take_back(&id()).await {
                Ok(()) => {
                    assert!(deleted.is_err(), "{name}");
                    let loaded = database.load(&id()).await.expect("reads");
                    assert_eq!(loaded.assembled.region, ave(), "{name}");
                }
                Err(failure) => assert_eq!(failure, Failure::Gone, "{name}"),
            }
            if over {
                break;
            }
        }
    }
}
