//! The projector mode presents one view at a time in large type.
//!
//! Arrow keys go to the next and the previous view, Escape leaves. The address keeps which view is
//! presented.

use leptos::ev;
use leptos::prelude::*;

use crate::browser::page;
use crate::components::chart::Zoom;
use crate::components::link::{A, use_go};
use crate::i18n::Words;
use crate::pages::shared::address::Address;
use crate::pages::shared::page_row::{PageRows, Tab};

/// The factor by which everything is enlarged.
const ZOOM: f64 = 1.5;
/// The attribute of the root element by which the styles know.
const MARK: &str = "data-present";

/// The link from a view into the projector mode.
pub fn way_in(w: Words, address: Address) -> AnyView {
    let present = move |_| address.set(&[("present", "1")]);
    view! {
        <button type="button" class="link" on:click=present>
            {w.present_way_in()}
        </button>
    }
    .into_any()
}

/// While the address asks for it: the attribute for the styles, the keys, and the bar at the foot.
pub fn presenting(w: Words, address: Address, own: &'static str) -> AnyView {
    let on = Memo::new(move |_| !address.get("present").is_empty());
    let zoom = Memo::new(move |_| if on.get() { ZOOM } else { 1.0 });
    provide_context(Zoom(zoom));
    Effect::new(move |_| page::set_root_attribute(MARK, on.get().then_some("")));
    on_cleanup(|| page::set_root_attribute(MARK, None));
    let go = use_go();
    let slides = all_slides(w);
    let count = slides.len();
    let slides = StoredValue::new(slides);
    let here = Memo::new(move |_| {
        let address = slide(own, &address.get("tab"));
        slides.with_value(|all| all.iter().position(|(own, _)| *own == address))
    });
    let beside = move |by: isize| {
        let at = here.get().unwrap_or_default().checked_add_signed(by)?;
        slides.with_value(|all| all.get(at).cloned())
    };
    let keys = window_event_listener(ev::keydown, move |event| {
        let held = event.ctrl_key() || event.meta_key() || event.alt_key();
        // A mark in focus, or a dialog, handles its keys first.
        let taken = event.default_prevented() || page::is_within(&event, "dialog, select, input");
        if !on.get_untracked() || held || taken {
            return;
        }
        let to = match event.key().as_str() {
            "ArrowRight" | "PageDown" => untrack(|| beside(1)),
            "ArrowLeft" | "PageUp" => untrack(|| beside(-1)),
            "Escape" => {
                address.set(&[("present", "")]);
                None
            }
            _ => return,
        };
        event.prevent_default();
        if let Some((route, _)) = to {
            go(&route);
        }
    });
    on_cleanup(move || keys.remove());
    let link = move |by: isize, class: &'static str, word: &'static str| {
        beside(by).map(|(route, label)| {
            view! {
                <A href=route attr:class=class attr:title=label>
                    {word}
                </A>
            }
        })
    };
    let bar = move || {
        on.get().then(|| {
            let place = here.get().map_or(0, |at| at + 1);
            let place = w.present_place(&place.to_string(), &count.to_string());
            view! {
                <nav class="present-bar no-print" aria-label=w.present_name()>
                    {link(-1, "button quiet", w.present_before())}
                    <span class="soft">{place}</span>
                    {link(1, "button quiet", w.present_after())}
                    <button
                        type="button"
                        class="button quiet"
                        on:click=move |_| address.set(&[("present", "")])
                    >
                        {w.present_leave()}
                    </button>
                </nav>
            }
        })
    };
    bar.into_any()
}

/// All views in their order, each with its label.
fn all_slides(w: Words) -> Vec<(String, String)> {
    let rows = PageRows::here().iter();
    let slides = rows.flat_map(|row| {
        row.tabs.iter().filter_map(|tab| match tab {
            Tab::View(key, label) => Some((slide(row.path, key), label(w).to_owned())),
            Tab::List(..) => None,
        })
    });
    slides.collect()
}

/// The address of a view that is presented.
fn slide(path: &str, key: &str) -> String {
    match key {
        "" => format!("{path}?present=1"),
        key => format!("{path}?tab={key}&present=1"),
    }
}
