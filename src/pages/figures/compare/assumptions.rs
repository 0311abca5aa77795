//! This view compares the region under other assumptions with the region as it is.
//!
//! Settings are changed for the comparison only, until the user keeps them.

use enlace_edit::{Op, Rejection, decide};
use enlace_model::setting_spec::SettingUnit;
use enlace_model::{MethodVersion, SettingId};
use leptos::prelude::*;

use crate::components::field::{self, CommittedLine};
use crate::components::select::{Choices, select};
use crate::pages::figures::compare::loading::{LoadSides, compared};
use crate::pages::figures::compare::sides::{ComparedSide, ComparedSides};
use crate::pages::figures::compare::tried_settings::{self, assumed, put, tried};
use crate::pages::figures::views::{ViewContext, ViewData};
use crate::pages::shared::refusal_words::{self, refusal};
use crate::pages::shared::setting_words::{typed_setting, typed_value, unit_in_words};
use crate::state::document::refused::EditRefused;

/// The view.
pub fn view(context: ViewContext) -> AnyView {
    let ViewContext { w, address, .. } = context;
    let load = move |data: &ViewData| -> Option<LoadSides> {
        let all = Some(tried(address)).filter(|all| !all.is_empty())?;
        let data = data.clone();
        Some(Box::pin(async move {
            let tried = w.compare_as_tried().to_owned();
            Ok(ComparedSides {
                before: ComparedSide::present(w.compare_as_set().to_owned(), &data),
                after: ComparedSide::assuming(tried, &data, assumed(&data.region, &all)),
            })
        }))
    };
    view! {
        {form(context)}
        {compared(context, w.compare_choose_setting(), load)}
    }
    .into_any()
}

/// The list of settings to choose from, the settings that are tried out, and the buttons for them.
fn form(context: ViewContext) -> AnyView {
    let ViewContext {
        w,
        document,
        address,
        ..
    } = context;
    let name = move |id: SettingId| w.of("setting", &format!("{}.name", id.as_str()));
    let none = (String::new(), w.compare_choose().to_owned());
    let named = SettingId::ALL.iter();
    let named = named.map(|id| (id.as_str().to_owned(), name(*id)));
    let choices: Choices = std::iter::once(none).chain(named).collect();
    let add = move |key: String| {
        if let Some(id) = SettingId::from_text(&key) {
            put(address, id, Some(another(context, id)));
        }
    };
    // Only the ids are followed here, so that a changed value does not draw the fields again.
    let ids = Memo::new(move |_| {
        let all = tried(address).into_iter();
        all.map(|(id, _)| id).collect::<Vec<_>>()
    });
    let fields = move || {
        let fields = ids
            .get()
            .into_iter()
            .map(|id| tried_field(context, id, name(id)));
        view! { <ul class="tried">{fields.collect_view()}</ul> }.into_any()
    };
    let refused = RwSignal::new(None::<EditRefused>);
    let keep = move |_| {
        let values = untrack(|| tried(address)).into_iter();
        let values = values.map(|(id, value)| (id, Some(value)));
        match document.perform(Op::SetSettings(values.collect())) {
            Ok(()) => tried_settings::clear(address),
            Err(why) => refused.set(Some(why)),
        }
    };
    // What breaks a rule together counts as the defaults do, which has to be said.
    let not_together = move || {
        let region = document.region()?;
        let values = tried(address).into_iter();
        let values = values.map(|(id, value)| (id, Some(value))).collect();
        let refused = decide(&Op::SetSettings(values), &region).err()?;
        Some(refusal(w, &EditRefused::Rejected(refused)))
    };
    let ways = move || {
        (!ids.with(Vec::is_empty)).then(|| {
            let keep = document.can_change().then(|| {
                view! {
                    <button type="button" class="button first" on:click=keep>
                        {w.compare_keep()}
                    </button>
                }
            });
            view! {
                <p class="actions">
                    {keep}
                    <button type="button" class="button" on:click=move |_| tried_settings::clear(address)>
                        {w.compare_clear()}
                    </button>
                </p>
            }
            .into_any()
        })
    };
    view! {
        <div class="filters few no-print">
            {select("compare-setting", w.compare_setting(), choices, String::new, add)}
        </div>
        <div class="no-print">
            {fields}
            {ways}
            <p role="alert">
                {move || not_together().or_else(|| refused.get().map(|why| refusal(w, &why)))}
            </p>
        </div>
    }
    .into_any()
}

/// A first value that differs from the region's where possible: the opposite of a flag, else the
/// region's own value for the user to change.
fn another(context: ViewContext, id: SettingId) -> f64 {
    let document = context.document;
    let own = document.with_region(|region| region.in_force().get(id));
    let own = own.unwrap_or_else(|| id.spec().default_in(MethodVersion::NEWEST));
    match id.spec().unit {
        SettingUnit::Flag => 1.0 - own,
        _ if own.is_nan() => {
            let year = document.with_region(|region| region.header.reference_date.year());
            year.flatten().unwrap_or(2000) as f64
        }
        _ => own,
    }
}

fn tried_field(context: ViewContext, id: SettingId, name: String) -> AnyView {
    let ViewContext { w, address, .. } = context;
    let value = move || {
        let all = tried(address);
        let found = all.iter().find(|(own, _)| *own == id);
        found.map_or(f64::NAN, |(_, value)| *value)
    };
    let spec = id.spec();
    let key = format!("tried-{}", id.as_str());
    let refused = RwSignal::new(None::<String>);
    let input = match spec.unit {
        SettingUnit::Flag => view! {
            <input
                id=key.clone()
                type="checkbox"
                prop:checked=move || value() == 1.0
                on:change:target=move |event| {
                    put(address, id, Some(if event.target().checked() { 1.0 } else { 0.0 }));
                }
            />
        }
        .into_any(),
        _ => field::committed(CommittedLine {
            id: key.clone(),
            mode: "decimal",
            value: Signal::derive(move || typed_value(w, value())),
            commit: Callback::new(move |text: String| {
                let typed =
                    typed_setting(w, id, &text).map_err(|fault| refusal_words::fault(w, &fault))?;
                // The field was emptied: the value that is tried stays.
                let Some(typed) = typed else { return Ok(()) };
                if !spec.allows(typed) {
                    let value = typed;
                    let refused =
                        EditRefused::Rejected(Rejection::OutOfRange { setting: id, value });
                    return Err(refusal(w, &refused));
                }
                put(address, id, Some(typed));
                Ok(())
            }),
            refused,
        }),
    };
    let label = w.compare_take_out(&name);
    let wrong = field::refused(&key, refused);
    let unit = (spec.unit != SettingUnit::Flag).then(|| unit_in_words(w, spec.unit));
    view! {
        <li>
            <label for=key>{name}</label>
            <span class="with-unit">{input} <span class="soft small">{unit}</span></span>
            <button
                type="button"
                class="link"
                aria-label=label
                on:click=move |_| put(address, id, None)
            >
                {w.compare_remove()}
            </button>
            {wrong}
        </li>
    }
    .into_any()
}
