//! Web Locks, so that one tab at a time writes to a region.
//!
//! Bound by hand: web-sys has them only behind a flag for the whole build.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// A lock that this tab holds until the value is dropped or the tab closes.
pub struct Lock {
    release: Function,
}

/// What came of asking for a lock.
pub enum LockRequested {
    Held(Lock),
    /// Another tab holds it.
    Taken,
    /// The browser has no locks, or refuses them on this page.
    Unsupported,
}

/// How a lock is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockMode {
    /// Only if nobody holds it.
    IfFree,
    /// In line, as long as it takes.
    InLine,
    /// From whoever holds it, who is told.
    ByForce,
}

/// Asks for a lock; `lost` is called when another tab takes it by force later.
pub async fn ask(name: &str, way: LockMode, lost: impl Fn() + 'static) -> LockRequested {
    let options = Object::new();
    let option = match way {
        LockMode::IfFree => "ifAvailable",
        LockMode::InLine => "",
        LockMode::ByForce => "steal",
    };
    let set = option.is_empty() || Reflect::set(&options, &option.into(), &JsValue::TRUE).is_ok();
    match manager() {
        Some(manager) if set => request(&manager, name, &options, Box::new(lost)).await,
        _ => LockRequested::Unsupported,
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Resolving a promise cannot fail.
        let _ = self.release.call0(&JsValue::UNDEFINED);
    }
}

#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        granted: &Function,
    ) -> Result<Held, JsValue>;

    /// The promise that a lock is held, kept when it is given back.
    type Held;

    #[wasm_bindgen(method, js_name = "catch")]
    fn or_when_broken(this: &Held, lost: &Function) -> JsValue;
}

fn manager() -> Option<LockManager> {
    let navigator = gloo::utils::window().navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}

/// The browser holds a lock until the promise settles that the callback returned, so the lock is
/// the function that resolves this promise.
async fn request(
    manager: &LockManager,
    name: &str,
    options: &Object,
    lost: Box<dyn Fn()>,
) -> LockRequested {
    let mut refused = false;
    // Held back until the lock is: a request that is refused has nothing to lose.
    let mut lost = Some(lost);
    let answer = Promise::new(&mut |answer: Function, _| {
        let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            let mut release = JsValue::NULL;
            let held = match lock.is_null() {
                true => JsValue::UNDEFINED,
                false => Promise::new(&mut |resolve: Function, _| release = resolve.into()).into(),
            };
            // Resolving a promise cannot fail.
            let _ = answer.call1(&JsValue::UNDEFINED, &release);
            held
        });
        match (
            manager.request(name, options, granted.unchecked_ref()),
            lost.take(),
        ) {
            (Ok(held), Some(lost)) => {
                // The promise of a lock is broken when another tab takes it by force.
                let broken = Closure::once_into_js(move |_: JsValue| lost());
                drop(held.or_when_broken(broken.unchecked_ref()));
            }
            _ => refused = true,
        }
    });
    if refused {
        return LockRequested::Unsupported;
    }
    match JsFuture::from(answer).await.map(JsCast::dyn_into) {
        Ok(Ok(release)) => LockRequested::Held(Lock { release }),
        Ok(Err(_)) => LockRequested::Taken,
        Err(_) => LockRequested::Unsupported,
    }
}
