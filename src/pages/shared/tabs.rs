//! Tabs are the parts of a page that are shown one at a time; the address says which.

use leptos::prelude::*;

use crate::browser::page;
use crate::pages::shared::address::Address;

/// Links to the parts of a page, given by their value in the address and their label.
pub fn tabs(
    route: &'static str,
    name: &'static str,
    parts: &[(&'static str, &'static str)],
) -> AnyView {
    let address = Address::here();
    let now = Memo::new(move |_| address.get("tab"));
    let links = parts.iter().map(|&(part, label)| {
        let to = match part {
            "" => format!("{}/{route}", page::base_path()),
            part => format!("{}/{route}?tab={part}", page::base_path()),
        };
        let current = move || (now.get() == part).then_some("true");
        view! {
            <li>
                <a href=to aria-current=current>
                    {label}
                </a>
            </li>
        }
        .into_any()
    });
    view! {
        <nav aria-label=name>
            <ul class="tabs">{links.collect_view()}</ul>
        </nav>
    }
    .into_any()
}
