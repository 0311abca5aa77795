//! The shelf of regions in IndexedDB.

use enlace_web::store::database::Shelf;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_region_that_was_put_is_read_again() {
    let shelf = Shelf::open("test: put and get").await.expect("opens");
    shelf.put("ave", "{\"year\": 2029}").await.expect("is kept");

    let again = Shelf::open("test: put and get").await.expect("opens again");
    assert_eq!(again.count().await.expect("counts"), 1);
    let text = again.get("ave").await.expect("reads");
    assert_eq!(text.as_deref(), Some("{\"year\": 2029}"));
}

#[wasm_bindgen_test]
async fn a_new_database_holds_no_region() {
    let shelf = Shelf::open("test: empty").await.expect("opens");
    assert_eq!(shelf.count().await.expect("counts"), 0);
    assert_eq!(shelf.get("ave").await.expect("reads"), None);
}
