//! Work that goes on while the browser does other things, before the page is drawn.

use std::time::Duration;

use leptos::prelude::*;

/// Starts the work; it ends with the page. Once the page is drawn, `leptos::task` does the same.
pub fn start(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

/// Does something later, once. Outside a browser, as in tests, nothing is later.
pub fn after(pause: Duration, then: impl FnOnce() + 'static) {
    #[cfg(target_arch = "wasm32")]
    set_timeout(then, pause);
    #[cfg(not(target_arch = "wasm32"))]
    drop((pause, then));
}

/// Works once what is followed was quiet for the pause. `follow` subscribes to it.
pub fn when_quiet(pause: Duration, follow: impl Fn() + 'static, work: impl Fn() + Copy + 'static) {
    let changes = StoredValue::new(0_u32);
    Effect::new(move |_| {
        follow();
        let Some(now) = changes.try_update_value(|count| {
            *count += 1;
            *count
        }) else {
            return;
        };
        after(pause, move || {
            if changes.try_get_value() == Some(now) {
                work();
            }
        });
    });
}

/// Waits until the page shows what was done so far; not longer than a moment, since a page that
/// nobody sees is not drawn.
pub async fn once_drawn() {
    #[cfg(target_arch = "wasm32")]
    {
        let drawn = js_sys::Promise::new(&mut |resolve, _| {
            let go_on = move || {
                // Nothing is thrown: the function only ends the wait.
                let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
            };
            let in_any_case = go_on.clone();
            request_animation_frame(move || set_timeout(go_on, Duration::ZERO));
            set_timeout(in_any_case, Duration::from_millis(100));
        });
        let _ = wasm_bindgen_futures::JsFuture::from(drawn).await;
    }
}
