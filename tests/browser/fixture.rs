//! A small region, a database of a test's own, and a hand that reaches into it.

use enlace_model::{Header, Municipality, Region, RegionId, SchoolYear};
use enlace_web::store::database::Database;
use enlace_web::store::regions::Write;
use enlace_web::store::snapshots::Cause;
use enlace_web::store::stored_place::StoredPlace;
use enlace_web::store::timestamp::Timestamp;
use js_sys::{Function, Promise};
use wasm_bindgen_futures::JsFuture;

/// The time at which tests save.
pub const NOON: Timestamp = Timestamp(1_763_726_400_000.0);

/// Six municipalities of the Ave.
pub fn ave() -> Region {
    let header = Header::new("r1".into(), "Ave", "2026-05-14".into(), SchoolYear(2029));
    let mut region = Region::new(header);
    for code in ["0303", "0307", "0308", "0312", "0313", "0314"] {
        let text = format!(r#"{{"code":"{code}","name":"Municipality {code}"}}"#);
        let municipality: Municipality =
            serde_json::from_str(&text).expect("has the fields that must be there");
        region
            .municipalities
            .insert(municipality.code.clone(), municipality);
    }
    region
}

/// A new database of that name.
pub async fn open(name: &str) -> Database {
    Database::open(name, |_| {}).await.expect("opens")
}

/// A new database of that name with the Ave and another region in it, and their ids.
pub async fn with_two(name: &str) -> (Database, StoredPlace, [RegionId; 2]) {
    let (database, place) = with_ave(name).await;
    let mut other = ave();
    other.header.id = "r2".into();
    let write = Write::new_region(&other, None, NOON);
    database.write(&write).await.expect("is kept");
    (database, place, ["r1".into(), "r2".into()])
}

/// A new database of that name with the Ave in it.
pub async fn with_ave(name: &str) -> (Database, StoredPlace) {
    let database = open(name).await;
    let write = Write::new_region(&ave(), None, NOON);
    let place = database.write(&write).await.expect("is kept");
    (database, place)
}

/// Runs JavaScript on a database as another program would, past ours: `body` sees `stores`, a
/// function that opens a transaction on the object stores, and what it returns is awaited.
pub async fn reach_in(database: &str, body: &str) {
    let open = Function::new_with_args(
        "database, done, failed",
        &format!(
            "const opening = indexedDB.open(database);
             opening.onerror = () => failed(opening.error);
             opening.onsuccess = () => {{
               const names = ['shelf', 'meta', 'chunks', 'snapshot_pieces', 'sent_files'];
               const tx = opening.result.transaction(names, 'readwrite');
               const [shelf, meta, chunks, snapshot_pieces, sent_files] = names.map((name) => tx.objectStore(name));
               tx.oncomplete = () => {{ opening.result.close(); done(); }};
               tx.onabort = () => failed(tx.error);
               {body}
             }};"
        ),
    );
    let reached = Promise::new(&mut |done, failed| {
        let started = open.call3(&database.into(), &database.into(), &done, &failed);
        started.expect("the JavaScript of a test is in order");
    });
    JsFuture::from(reached).await.expect("reaches in");
}

/// A database as an older version of its layout had it, with the Ave in it as that version kept it.
pub async fn make_version(version: u8, name: &str) {
    let source = format!("{name}: source");
    let (database, _) = with_ave(&source).await;
    let id = "r1".into();
    let taken = database.take_snapshot(&id, Cause::Daily, NOON).await;
    taken.expect("is kept");
    drop(database);
    run(
        "const opening = indexedDB.open(source);
         opening.onerror = () => failed(opening.error);
         opening.onsuccess = () => {
           const stores = ['shelf', 'meta', 'chunks'];
           if (version > 1) stores.push('history', 'snapshots', 'snapshot_pieces');
           if (version > 2) stores.push('sent', 'sent_files');
           const from = opening.result.transaction(stores);
           const kept = {};
           for (const store of stores) {
             const [keys, values] = [from.objectStore(store).getAllKeys(), from.objectStore(store).getAll()];
             values.onsuccess = () => { kept[store] = keys.result.map((key, i) => [key, values.result[i]]); };
           }
           from.oncomplete = () => {
             opening.result.close();
             // Version 1 did not know these of the shelf's entry.
             if (version === 1) kept.shelf = kept.shelf.map(([key, text]) => {
               const { pieces, saved_by, unfiled, filed_at, ...entry } = JSON.parse(text);
               return [key, JSON.stringify(entry)];
             });
             const making = indexedDB.open(name, version);
             making.onerror = () => failed(making.error);
             making.onupgradeneeded = () => {
               for (const store of Object.keys(kept)) {
                 const made = making.result.createObjectStore(store);
                 for (const [key, value] of kept[store]) made.put(value, key);
               }
             };
             making.onsuccess = () => { making.result.close(); done(); };
           };
         };",
        &source,
        name,
        version,
    )
    .await;
}

async fn run(body: &str, source: &str, name: &str, version: u8) {
    let body = Function::new_with_args("source, name, version, done, failed", body);
    let ran = Promise::new(&mut |done, failed| {
        let (source, name) = (source.into(), name.into());
        let arguments = js_sys::Array::of5(&source, &name, &version.into(), &done, &failed);
        let started = body.apply(&wasm_bindgen::JsValue::NULL, &arguments);
        started.expect("the JavaScript of a test is in order");
    });
    JsFuture::from(ran).await.expect("runs to its end");
}
