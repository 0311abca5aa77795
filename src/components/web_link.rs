//! A link to a page of the web that stands in a record: its host stands beside it, since its words may promise
//! another one.

use leptos::prelude::*;

/// The words as a link, with the host; an address that is none, or that says more than where it leads, stays
/// text.
pub fn web_link(words: String, address: Option<&str>) -> AnyView {
    let Some(address) = address.filter(|address| !address.trim().is_empty()) else {
        return view! { <bdi>{words}</bdi> }.into_any();
    };
    let beside = |text: String| view! { <bdi class="soft small">{text}</bdi> };
    match host(address) {
        Some(host) => view! {
            <a href=address.to_owned() rel="noopener noreferrer">
                <bdi>{words}</bdi>
            </a>
            " "
            {beside(host)}
        }
        .into_any(),
        None => view! {
            <bdi>{words}</bdi>
            " "
            {beside(address.to_owned())}
        }
        .into_any(),
    }
}

/// The host of an address of the web, with its port; `None` for any other text, for an address with a user or a
/// password in it, which looks like another host, and for one that browsers read otherwise than people.
fn host(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let is_web = ["http", "https"]
        .iter()
        .any(|own| scheme.eq_ignore_ascii_case(own));
    let is_odd = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '\\';
    if !is_web || address.contains(is_odd) {
        return None;
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest[..end].to_ascii_lowercase();
    // Letters of other scripts look like those of known hosts.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-.".contains(&byte);
    let (name, port) = host.split_once(':').unwrap_or((&host, "443"));
    let is_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    let named = name.bytes().any(|byte| byte.is_ascii_alphanumeric());
    (named && is_port && name.bytes().all(is_plain)).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::host;

    #[track_caller]
    fn check(address: &str, expected: Option<&str>) {
        assert_eq!(host(address).as_deref(), expected, "{address}");
    }

    #[test]
    fn the_host_is_what_the_browser_will_ask() {
        check("https://www.ine.pt/xportal?x=1", Some("www.ine.pt"));
        check("HTTP://INE.pt", Some("ine.pt"));
        check("https://ine.pt:8080#a@b", Some("ine.pt:8080"));
        check("https://ine.pt?x=user@elsewhere.example", Some("ine.pt"));
        check(
            "https://ine.pt.elsewhere.example/ine.pt",
            Some("ine.pt.elsewhere.example"),
        );
    }

    #[test]
    fn what_says_more_than_where_it_leads_is_no_link() {
        for address in [
            "https://ine.pt@elsewhere.example/",
            "https://user:word@ine.pt/",
            "https://ine.pt:443@elsewhere.example",
            "https://@ine.pt",
            "https://ine.pt\\@elsewhere.example",
            "https://ine.pt\\.elsewhere.example",
            "https://ine%2ept/",
            "https://іne.pt/",
            "https://ine.pt\u{202e}/",
            "https://in\te.pt/",
            " https://ine.pt/",
            "https://",
            "https:///ine.pt",
            "https://:80/",
            "https://ine.pt:/",
            "https:ine.pt",
            "//ine.pt",
            "javascript://ine.pt/%0aalert(1)",
            "data:text/html,x",
            "file:///etc",
            "ftp://ine.pt/",
            "ine.pt",
            "",
        ] {
            check(address, None);
        }
    }
}
