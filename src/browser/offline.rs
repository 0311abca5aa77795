//! What `offline.js` hears of the browser: a new build, the network, files from outside.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;

use crate::browser::file::PickedFile;

/// Something that the browser told.
#[derive(Clone, Debug)]
pub enum OfflineMessage {
    /// A new build of the program lies on this device and waits to be started.
    NewBuild,
    /// It cannot be started yet: this many other tabs run the old one.
    OtherTabs(u32),
    Connection(Connection),
    /// The system opens files with the program.
    Files(Vec<PickedFile>),
    /// So many files were shared into the program and wait until the user says what to do.
    Inbox(u32),
}

/// Whether this device has a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Connection {
    #[default]
    Online,
    Offline,
}

/// Calls `heard` with everything that was and will be told, as long as the page lives. Nothing is
/// told in a page without `offline.js`.
pub fn listen(mut heard: impl FnMut(OfflineMessage) + 'static) {
    let listener =
        Closure::<dyn FnMut(String, JsValue)>::new(move |what: String, value: JsValue| {
            if let Some(told) = read(&what, &value) {
                heard(told);
            }
        });
    let listener = listener.into_js_value();
    let _ = listen_with(&listener);
}

/// Starts the new build in this tab; where other tabs run the old one, that is told instead.
pub fn restart() {
    // Without `offline.js` nobody told of a new build.
    let _ = restart_now();
}

/// What became of a file that was to be handed to another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    Yes,
    /// The user thought better of it.
    No,
    /// This browser shares no files.
    Never,
}

/// Lets the user hand a file to another program of the device; call it in answer to a click.
pub async fn share(name: &str, text: &str) -> Shared {
    match share_file(name, text).await.map(|it| it.as_string()) {
        Ok(Some(outcome)) if outcome == "shared" => Shared::Yes,
        Ok(Some(outcome)) if outcome == "not" => Shared::No,
        _ => Shared::Never,
    }
}

fn read(what: &str, value: &JsValue) -> Option<OfflineMessage> {
    Some(match what {
        "ready" => OfflineMessage::NewBuild,
        "others" => OfflineMessage::OtherTabs(value.as_f64()? as u32),
        "connected" if value.is_truthy() => OfflineMessage::Connection(Connection::Online),
        "connected" => OfflineMessage::Connection(Connection::Offline),
        "inbox" => OfflineMessage::Inbox(value.as_f64()? as u32),
        "files" => OfflineMessage::Files(PickedFile::from_list(value.dyn_ref::<Array>()?)),
        _ => return None,
    })
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = enlaceOffline, js_name = listen)]
    fn listen_with(heard: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = enlaceOffline, js_name = share)]
    async fn share_file(name: &str, text: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = enlaceOffline, js_name = restart)]
    fn restart_now() -> Result<JsValue, JsValue>;
}
