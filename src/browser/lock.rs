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
pub enum Asked {
    Held(Lock),
    /// Another tab holds it.
    Taken,
    /// The browser has no locks, or refuses them on this page.
    Unsupported,
}

/// Takes the lock if nobody holds it.
pub async fn take_if_free(name: &str) -> Asked {
    let options = Object::new();
    let set = Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE);
    match (set, manager()) {
        (Ok(_), Some(manager)) => ask(&manager, name, &options).await,
        _ => Asked::Unsupported,
    }
}

/// Waits in line for the lock, as long as it takes; `None` where the browser has no locks.
pub async fn wait_for(name: &str) -> Option<Lock> {
    match ask(&manager()?, name, &Object::new()).await {
        Asked::Held(lock) => Some(lock),
        Asked::Taken | Asked::Unsupported => None,
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
    ) -> Result<Promise, JsValue>;
}

fn manager() -> Option<LockManager> {
    let navigator = gloo::utils::window().navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}

/// The browser holds a lock until the promise settles that the callback returned, so the lock is
/// the function that resolves this promise.
async fn ask(manager: &LockManager, name: &str, options: &Object) -> Asked {
    let mut refused = false;
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
        refused |= manager
            .request(name, options, granted.unchecked_ref())
            .is_err();
    });
    if refused {
        return Asked::Unsupported;
    }
    match JsFuture::from(answer).await.map(JsCast::dyn_into) {
        Ok(Ok(release)) => Asked::Held(Lock { release }),
        Ok(Err(_)) => Asked::Taken,
        Err(_) => Asked::Unsupported,
    }
}
