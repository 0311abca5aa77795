//! One tab writes to a region: locks as the browser keeps them.

use std::cell::Cell;
use std::rc::Rc;

use enlace_web::browser::lock::{LockMode, LockRequested, ask};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_lock_that_is_held_is_taken_and_free_again_once_it_is_dropped() {
    let LockRequested::Held(lock) = ask("test: lock", LockMode::IfFree, || {}).await else {
        panic!("a lock that nobody holds is to be had");
    };
    assert!(matches!(
        ask("test: lock", LockMode::IfFree, || {}).await,
        LockRequested::Taken
    ));
    drop(lock);
    assert!(matches!(
        ask("test: lock", LockMode::InLine, || {}).await,
        LockRequested::Held(_)
    ));
}

#[wasm_bindgen_test]
async fn who_loses_a_lock_to_another_tab_is_told() {
    let lost = Rc::new(Cell::new(0));
    let count = lost.clone();
    let first = ask("test: force", LockMode::IfFree, move || {
        count.set(count.get() + 1)
    })
    .await;
    assert!(matches!(first, LockRequested::Held(_)));
    let second = ask("test: force", LockMode::ByForce, || {}).await;
    assert!(matches!(second, LockRequested::Held(_)));
    assert_eq!(lost.get(), 1);
    // Giving up what is lost already changes nothing.
    drop(first);
    assert!(matches!(
        ask("test: force", LockMode::IfFree, || {}).await,
        LockRequested::Taken
    ));
}
