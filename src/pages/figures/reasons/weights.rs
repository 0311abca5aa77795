//! The weights of the need level are tried out at once; only the address keeps them until they are saved.

use enlace_edit::Op;
use enlace_method::figures::NeedLevelComponent;
use enlace_method::views::need_level::WEIGHT_SETTINGS;
use enlace_model::{Region, Settings};
use leptos::prelude::*;

use crate::pages::figures::views::ViewContext;
use crate::pages::shared::address::Address;
use crate::pages::shared::refusal_words::refusal;
use crate::state::document::refused::EditRefused;

/// The key in the address for weights that are tried out.
const KEY: &str = "weights";

/// The weights that are tried out, in hundredths; `None` while the region's own are used.
pub fn tried(address: Address) -> Option<[f64; 5]> {
    let text = address.get(KEY);
    let mut all = text.split('-').map(|part| part.parse::<f64>().ok());
    let mut next = || {
        all.next()
            .flatten()
            .filter(|value| (0.0..=100.0).contains(value))
    };
    let found = [next()?, next()?, next()?, next()?, next()?];
    (found.iter().sum::<f64>() > 0.0).then_some(found)
}

/// The region's settings with the weights that are tried out.
pub fn settings(address: Address, region: &Region) -> Settings {
    let mut settings = region.settings.clone();
    for (id, weight) in WEIGHT_SETTINGS.iter().zip(tried(address).iter().flatten()) {
        // 0 to 1 is within the range of a weight.
        let _ = settings.set(*id, Some(weight / 100.0));
    }
    settings
}

/// The region's own weights in hundredths of their sum.
fn own(region: &Region) -> [f64; 5] {
    let all = WEIGHT_SETTINGS.map(|id| region.in_force().get(id));
    let sum: f64 = all.iter().sum();
    all.map(|weight| {
        if sum > 0.0 {
            (100.0 * weight / sum).round()
        } else {
            0.0
        }
    })
}

/// Five sliders, and the buttons to keep or discard their weights.
pub fn form(context: ViewContext) -> AnyView {
    let ViewContext {
        w,
        document,
        address,
        ..
    } = context;
    let now = move || {
        let own = || document.region().map_or([0.0; 5], |region| own(&region));
        tried(address).unwrap_or_else(own)
    };
    let set = move |place: usize, value: f64| {
        let mut all = untrack(now);
        all[place] = value;
        let text: Vec<String> = all.iter().map(f64::to_string).collect();
        address.set(&[(KEY, &text.join("-"))]);
    };
    let slider = |(place, component): (usize, &NeedLevelComponent)| {
        let id = format!("weight-{}", component.as_str());
        let share = move || {
            let all = now();
            w.percent(Some(all[place] / all.iter().sum::<f64>()))
        };
        view! {
            <div class="slider">
                <label for=id.clone()>{w.of("component", component.as_str())}</label>
                <input
                    id=id
                    type="range"
                    min="0"
                    max="100"
                    step="1"
                    aria-valuetext=share
                    prop:value=move || now()[place].to_string()
                    on:input:target=move |event| {
                        set(place, event.target().value().parse().unwrap_or(0.0));
                    }
                />
                <output>{share}</output>
            </div>
        }
        .into_any()
    };
    let sliders: Vec<AnyView> = NeedLevelComponent::ALL
        .iter()
        .enumerate()
        .map(slider)
        .collect();
    let refused = RwSignal::new(None::<EditRefused>);
    let keep = move |_| {
        let Some(all) = untrack(|| tried(address)) else {
            return;
        };
        let values = WEIGHT_SETTINGS.iter().zip(all);
        let values = values.map(|(id, weight)| (*id, Some(weight / 100.0)));
        match document.perform(Op::SetSettings(values.collect())) {
            Ok(()) => address.set(&[(KEY, "")]),
            Err(why) => refused.set(Some(why)),
        }
    };
    let ways = move || {
        tried(address).map(|_| {
            let keep = document.can_change().then(|| {
                view! {
                    <button type="button" class="button first" on:click=keep>
                        {w.weights_keep()}
                    </button>
                }
            });
            view! {
                <p role="status">{w.weights_tried()}</p>
                <p class="actions">
                    {keep}
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| address.set(&[(KEY, "")])
                    >
                        {w.weights_back()}
                    </button>
                </p>
            }
            .into_any()
        })
    };
    view! {
        <details class="weights no-print">
            <summary>{w.weights_title()}</summary>
            <p>{w.weights_lead()}</p>
            {sliders}
            {ways}
            <p role="alert">{move || refused.get().map(|why| refusal(w, &why))}</p>
        </details>
    }
    .into_any()
}
