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
use crate::pages::figures::views::{Page, ViewContext};
use crate::pages::figures::{compare, coverage, overview, reasons};

/// The factor by which everything is enlarged.
const ZOOM: f64 = 1.5;
/// The attribute of the root element by which the styles know.
const MARK: &str = "data-present";

/// All pages of views in their order.
const PAGES: [&Page; 4] = [
    &overview::PAGE,
    &coverage::PAGE,
    &reasons::PAGE,
    &compare::PAGE,
];

/// The link from a view into the projector mode.
pub fn way_in(context: ViewContext) -> AnyView {
    let present = move |_| context.address.set(&[("present", "1")]);
    view! {
        <button type="button" class="link" on:click=present>
            {context.w.present_way_in()}
        </button>
    }
    .into_any()
}

/// While the address asks for it: the attribute for the styles, the keys, and the bar at the foot.
pub fn presenting(context: ViewContext, own: &'static Page) -> AnyView {
    let w = context.w;
    let on = Memo::new(move |_| !context.address.get("present").is_empty());
    let zoom = Memo::new(move |_| if on.get() { ZOOM } else { 1.0 });
    provide_context(Zoom(zoom));
    Effect::new(move |_| page::set_root_attribute(MARK, on.get().then_some("")));
    on_cleanup(|| page::set_root_attribute(MARK, None));
    let go = use_go();
    let slides: Vec<(String, String)> = PAGES.iter().flat_map(|page| slides_of(w, page)).collect();
    let count = slides.len();
    let slides = StoredValue::new(slides);
    let here = Memo::new(move |_| {
        let address = slide(own.route, &context.address.get("tab"));
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
                context.address.set(&[("present", "")]);
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
                        on:click=move |_| context.address.set(&[("present", "")])
                    >
                        {w.present_leave()}
                    </button>
                </nav>
            }
        })
    };
    bar.into_any()
}

/// The views of a page that are presented: all but lists to work in.
fn slides_of(w: Words, page: &Page) -> Vec<(String, String)> {
    let is_list = |key: &str| page.route == "coverage" && key.is_empty();
    let views = page.views.iter().filter(|view| !is_list(view.key));
    let slides = views.map(|view| (slide(page.route, view.key), (view.label)(w).to_owned()));
    slides.collect()
}

/// The address of a view that is presented.
fn slide(route: &str, key: &str) -> String {
    match key {
        "" => format!("/{route}?present=1"),
        key => format!("/{route}?tab={key}&present=1"),
    }
}
