//! The document that the program runs in: its address and its root element.

use web_sys::{Element, Event, FocusOptions, HtmlElement, Url};

use wasm_bindgen::JsCast;

/// The path that all routes start with, without a slash at the end: `""` at the top
/// of a host, `"/enlace"` in a folder of that name.
pub fn base_path() -> String {
    gloo::utils::document()
        .base_uri()
        .ok()
        .flatten()
        .and_then(|uri| Url::new(&uri).ok())
        .map(|url| folder_of(&url.pathname()).to_owned())
        .unwrap_or_default()
}

/// Holds the document's base fast: it is written relative to the address, which pages change.
pub fn hold_base() {
    let document = gloo::utils::document();
    if let (Ok(Some(base)), Ok(Some(uri))) = (document.query_selector("base"), document.base_uri())
    {
        // Refuses only names that are no attribute names.
        let _ = base.set_attribute("href", &uri);
    }
}

/// The address of the program's folder on its host.
pub fn address() -> String {
    gloo::utils::document()
        .base_uri()
        .ok()
        .flatten()
        .unwrap_or_default()
}

/// The element `#app`, emptied of the text that was painted before the program came.
pub fn empty_root() -> HtmlElement {
    let root = gloo::utils::document()
        .get_element_by_id("app")
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        .unwrap_or_else(gloo::utils::body);
    root.set_text_content(None);
    root
}

/// Names the document, as the browser's tab and history show it.
pub fn set_title(title: &str) {
    gloo::utils::document().set_title(title);
}

/// Gives the root element an attribute, or takes it away: its language, light or dark.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = gloo::utils::document().document_element() else {
        return;
    };
    // Both refuse only names that are no attribute names.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Whether there is such an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElementPresence {
    Yes,
    No,
}

/// Puts the focus on the element with this id, if it is there.
pub fn focus(id: &str) -> ElementPresence {
    let element = gloo::utils::document().get_element_by_id(id);
    match element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        Some(element) => {
            let _ = element.focus();
            ElementPresence::Yes
        }
        None => ElementPresence::No,
    }
}

/// Width and height of what can be seen of the page, in pixels.
pub fn viewport() -> (f64, f64) {
    let window = gloo::utils::window();
    let pixels = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|v| v.as_f64());
    (
        pixels(window.inner_width()).unwrap_or(1280.0),
        pixels(window.inner_height()).unwrap_or(720.0),
    )
}

/// Puts the focus on the page's search box, if it has one.
pub fn focus_search() {
    let found = gloo::utils::document().query_selector("main input[type=search]");
    if let Some(element) = found
        .ok()
        .flatten()
        .and_then(|e| e.dyn_into::<HtmlElement>().ok())
    {
        let _ = element.focus();
    }
}

/// Moves the focus among the elements that a selector names: by so many, from the first where none of them has it.
pub fn focus_beside(selector: &str, by: i32) {
    let document = gloo::utils::document();
    let Ok(all) = document.query_selector_all(selector) else {
        return;
    };
    let all: Vec<HtmlElement> = (0..all.length())
        .filter_map(|at| all.get(at)?.dyn_into().ok())
        .collect();
    let focused = document.active_element();
    let at = all
        .iter()
        .position(|element| focused.as_ref() == Some(element.as_ref()));
    let to = match at {
        Some(at) => at as i32 + by,
        None => 0,
    };
    if let Some(element) = usize::try_from(to).ok().and_then(|to| all.get(to)) {
        let _ = element.focus();
    }
}

/// Scrolls what holds the first element of a selector sideways until it is in sight.
pub fn bring_into_sight(selector: &str) {
    let document = gloo::utils::document();
    let found = document.query_selector(selector).ok().flatten();
    let element = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let holder = element.as_ref().and_then(|it| it.closest("ul").ok()?);
    if let (Some(element), Some(holder)) = (element, holder) {
        let (start, room) = (element.offset_left(), holder.client_width());
        holder.set_scroll_left((start + element.offset_width() / 2 - room / 2).max(0));
    }
}

/// Presses the button with this id, if it is there.
pub fn press(id: &str) {
    let button = gloo::utils::document().get_element_by_id(id);
    if let Some(button) = button.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}

/// Whether the event came from an element that the selector names, or from inside one.
pub fn is_within(event: &Event, selector: &str) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.closest(selector).is_ok_and(|found| found.is_some()))
}

/// What the key is called that goes with letters to make commands.
pub fn command_key() -> &'static str {
    let platform = gloo::utils::window().navigator().platform();
    let of_apple = platform.is_ok_and(|name| name.starts_with("Mac") || name.starts_with("iP"));
    if of_apple { "⌘" } else { "Ctrl" }
}

/// Loads the page anew; it asks first where work would be lost.
pub fn reload() {
    // Refused only where a page is being left already.
    let _ = gloo::utils::window().location().reload();
}

/// Puts the focus on an element without scrolling to it.
pub fn focus_in_place(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Scrolls the window up or down so far that the element with this id is whole in it, between the bars
/// that stay at its edges, and no further.
pub fn show_in_window(id: &str) {
    let document = gloo::utils::document();
    let (Some(element), Some(root)) = (document.get_element_by_id(id), document.document_element())
    else {
        return;
    };
    let window = gloo::utils::window();
    let style = window.get_computed_style(&root).ok().flatten();
    let bar = |name: &str| {
        let height = style
            .as_ref()
            .and_then(|own| own.get_property_value(name).ok());
        let height = height.and_then(|text| text.trim_end_matches("px").parse::<f64>().ok());
        height.unwrap_or(0.0)
    };
    let (_, high) = viewport();
    let (from, to) = (
        bar("scroll-padding-top"),
        high - bar("scroll-padding-bottom"),
    );
    let own = element.get_bounding_client_rect();
    let by = if own.bottom() > to {
        (own.bottom() - to).min(own.top() - from)
    } else if own.top() < from {
        own.top() - from
    } else {
        return;
    };
    window.scroll_by_with_x_and_y(0.0, by);
}

/// The address that opens the user's mail program with a letter begun.
pub fn mail_draft(subject: &str, body: &str) -> String {
    let [subject, body] = [subject, body].map(js_sys::encode_uri_component);
    format!("mailto:?subject={subject}&body={body}")
}

fn folder_of(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..slash])
}

#[cfg(test)]
mod tests {
    use super::folder_of;

    #[test]
    fn the_folder_of_a_page_ends_before_its_last_slash() {
        assert_eq!(folder_of("/"), "");
        assert_eq!(folder_of("/coverage"), "");
        assert_eq!(folder_of("/enlace/"), "/enlace");
        assert_eq!(folder_of("/a/b/coverage"), "/a/b");
        assert_eq!(folder_of(""), "");
    }
}
