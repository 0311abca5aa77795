//! The clipboard: what a copy or paste event carries, and the same at the press of a button.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ClipboardEvent;

/// What lies on the clipboard, as HTML and as text; either may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clip {
    pub html: String,
    pub text: String,
}

/// What a paste event brings.
pub fn brought_by(event: &ClipboardEvent) -> Clip {
    let of = |kind| {
        let data = event.clipboard_data();
        data.and_then(|data| data.get_data(kind).ok())
            .unwrap_or_default()
    };
    Clip {
        html: of("text/html"),
        text: of("text/plain"),
    }
}

/// Gives a copy or cut event what it is to carry, in place of what the browser would take.
pub fn give(event: &ClipboardEvent, clip: &Clip) {
    let Some(data) = event.clipboard_data() else {
        return;
    };
    // Setting data is refused only after the event is over.
    let _ = data.set_data("text/plain", &clip.text);
    let _ = data.set_data("text/html", &clip.html);
    event.prevent_default();
}

/// The browser does not let a button reach the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClipboardRefused;

/// Puts a text on the clipboard at the press of a button.
pub async fn put(text: &str) -> Result<(), ClipboardRefused> {
    call("writeText", Some(text)).await.map(drop)
}

/// The text on the clipboard at the press of a button; the browser may ask its user first.
pub async fn take() -> Result<Clip, ClipboardRefused> {
    let text = call("readText", None)
        .await?
        .as_string()
        .ok_or(ClipboardRefused)?;
    Ok(Clip {
        html: String::new(),
        text,
    })
}

/// `navigator.clipboard` is bound by hand: web-sys counts it as unstable.
async fn call(method: &str, text: Option<&str>) -> Result<JsValue, ClipboardRefused> {
    let navigator = gloo::utils::window().navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).map_err(|_| ClipboardRefused)?;
    let method = Reflect::get(&clipboard, &method.into()).map_err(|_| ClipboardRefused)?;
    let method: Function = method.dyn_into().map_err(|_| ClipboardRefused)?;
    let promise = match text {
        Some(text) => method.call1(&clipboard, &text.into()),
        None => method.call0(&clipboard),
    };
    let promise: Promise = promise
        .and_then(JsCast::dyn_into)
        .map_err(|_| ClipboardRefused)?;
    JsFuture::from(promise).await.map_err(|_| ClipboardRefused)
}
