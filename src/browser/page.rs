//! The document that the program runs in: its address and its root element.

use web_sys::{HtmlElement, Url};

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

/// The element `#app`, emptied of the text that was painted before the program came.
pub fn empty_root() -> HtmlElement {
    let root = gloo::utils::document()
        .get_element_by_id("app")
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        .unwrap_or_else(gloo::utils::body);
    root.set_text_content(None);
    root
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
