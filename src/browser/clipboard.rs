//! The clipboard: what a copy or paste event carries, and the same at the press of a button.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ClipboardEvent};

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

/// What lies on the clipboard, at the press of a button; the browser may ask its user first.
pub async fn take() -> Result<Clip, ClipboardRefused> {
    // Where cells were copied, the HTML says best which cells there are.
    if let Ok(items) = call("read", None).await {
        let mut clip = Clip::default();
        for item in Array::from(&items).iter() {
            for (kind, into) in [
                ("text/html", &mut clip.html),
                ("text/plain", &mut clip.text),
            ] {
                if let Some(text) = text_of(&item, kind).await {
                    *into = text;
                }
            }
        }
        return Ok(clip);
    }
    let text = call("readText", None)
        .await?
        .as_string()
        .ok_or(ClipboardRefused)?;
    Ok(Clip {
        html: String::new(),
        text,
    })
}

/// The text that an item of the clipboard holds in this form; `None` where it holds none.
async fn text_of(item: &JsValue, kind: &str) -> Option<String> {
    let types = Array::from(&Reflect::get(item, &"types".into()).ok()?);
    types.includes(&kind.into(), 0).then_some(())?;
    let get: Function = Reflect::get(item, &"getType".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let blob: Promise = get.call1(item, &kind.into()).ok()?.dyn_into().ok()?;
    let blob: Blob = JsFuture::from(blob).await.ok()?.dyn_into().ok()?;
    JsFuture::from(blob.text()).await.ok()?.as_string()
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
