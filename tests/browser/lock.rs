//! One tab writes to a region: locks as the browser keeps them.

use enlace_web::browser::lock::{Asked, take_if_free, wait_for};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_lock_that_is_held_is_taken_and_free_again_once_it_is_dropped() {
    let Asked::Held(lock) = take_if_free("test: lock").await else {
        panic!("a lock that nobody holds is to be had");
    };
    assert!(matches!(take_if_free("test: lock").await, Asked::Taken));
    drop(lock);
    assert!(wait_for("test: lock").await.is_some());
}
