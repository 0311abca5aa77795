//! The room that the browser gives on this device, and whether it promises to keep it.

use wasm_bindgen_futures::JsFuture;

/// Whether the browser may clear what was saved when space gets short or time passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// It keeps it until the user deletes it.
    Kept,
    /// It may clear it; the user should keep files of their own.
    MayBeCleared,
}

/// When a browser that promises nothing clears what was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clearing {
    /// When space gets short, or with a private window.
    WhenShort,
    /// Safari, in a tab: when the page is not visited for seven days.
    AfterAWeek,
}

impl Clearing {
    /// What this browser does.
    pub fn here() -> Self {
        let navigator = gloo::utils::window().navigator();
        let vendor = js_sys::Reflect::get(&navigator, &"vendor".into());
        let vendor = vendor.ok().and_then(|vendor| vendor.as_string());
        match vendor.is_some_and(|vendor| vendor.starts_with("Apple")) {
            true => Self::AfterAWeek,
            false => Self::WhenShort,
        }
    }
}

/// Asks the browser to keep what was saved; call it in answer to something the user did.
pub async fn ask_to_keep() -> Promise {
    let storage = gloo::utils::window().navigator().storage();
    let answer = match storage.persist() {
        Ok(promise) => JsFuture::from(promise).await,
        Err(refused) => Err(refused),
    };
    match answer {
        Ok(kept) if kept.is_truthy() => Promise::Kept,
        _ => Promise::MayBeCleared,
    }
}
