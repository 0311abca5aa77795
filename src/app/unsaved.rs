//! Why work is not saved here and what can be done about it; what is only on this device.

use leptos::prelude::*;

use crate::browser::page;
use crate::browser::space::{Clearing, Promise};
use crate::components::notice::{Tone, notice};
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::state::device::Device;
use crate::state::device::save_state::SaveState;
use crate::state::document::refused::ReadOnly;
use crate::state::transfers::Transfers;
use crate::store::failure::Failure;

/// A way out of a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WayOut {
    File,
    Again,
    OwnRegion,
    ShowStored,
    Reload,
    TakeOver,
}

/// The ways out of a failure, the first one the best.
fn ways(reason: &Failure) -> &'static [WayOut] {
    match reason {
        Failure::Unavailable | Failure::Damaged => &[WayOut::File],
        Failure::NewerDatabase => &[WayOut::File, WayOut::Reload],
        Failure::Conflict => &[WayOut::OwnRegion, WayOut::File, WayOut::ShowStored],
        Failure::Gone => &[WayOut::OwnRegion, WayOut::File],
        Failure::Lost => &[WayOut::Again, WayOut::File, WayOut::Reload],
        Failure::Quota
        | Failure::Blocked
        | Failure::NotKept
        | Failure::Aborted
        | Failure::Other(_) => &[WayOut::File, WayOut::Again],
    }
}

/// Why the work is not saved, or cannot be changed here, and the ways out.
pub fn unsaved() -> Option<AnyView> {
    let w = words();
    let (title, text, ways) = match Device::here().save_state() {
        SaveState::NotSaved { reason } => {
            let values = reason.values();
            let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
            let why = w.with("failure", reason.id(), &values);
            let text = format!("{why} {}", w.of("way", reason.id()));
            (w.save_not_saved_title(), text, ways(&reason))
        }
        SaveState::ReadOnly { reason } => {
            let ways: &[WayOut] = match reason {
                ReadOnly::OpenElsewhere => &[WayOut::TakeOver],
                ReadOnly::NewerDatabase | ReadOnly::TakenOver => &[WayOut::Reload],
            };
            ("", w.of("read_only", reason.as_str()), ways)
        }
        _ => return None,
    };
    let buttons: Vec<AnyView> = ways.iter().map(|way| button(w, *way)).collect();
    let content = view! {
        <p class="strong">{title}</p>
        <p>{text}</p>
        <p class="row no-print">{buttons}</p>
    };
    Some(notice(Tone::Warn, content.into_any()))
}

fn button(w: Words, way: WayOut) -> AnyView {
    let (device, transfers) = (Device::here(), Transfers::here());
    let label = match way {
        WayOut::File => w.save_download_copy(),
        WayOut::Again => w.save_again(),
        WayOut::OwnRegion => w.save_own_region(),
        WayOut::ShowStored => w.save_show_stored(),
        WayOut::Reload => w.save_reload(),
        WayOut::TakeOver => w.save_take_over(),
    };
    let act = move |_| match way {
        WayOut::File => transfers.save_to_file(),
        WayOut::Again => device.save_again(),
        WayOut::OwnRegion => device.keep_as_own(|name| w.save_copy_name(name)),
        WayOut::ShowStored => device.show_stored_again(),
        WayOut::Reload => page::reload(),
        WayOut::TakeOver => device.take_over(),
    };
    let asked = move || way == WayOut::TakeOver && device.is_taking_over();
    view! {
        <button type="button" class="button" disabled=asked on:click=act>
            {move || if asked() { w.save_asked() } else { label }}
        </button>
    }
    .into_any()
}

/// What may be lost with this device or this browser: changes that no file holds, and everything
/// where the browser does not promise to keep it.
pub fn reminders() -> AnyView {
    let w = words();
    let (device, transfers) = (Device::here(), Transfers::here());
    let unfiled = move || {
        let changes = device.reminder()?;
        let buttons = view! {
            {quiet(w.save_download_copy(), move || transfers.save_to_file())}
            {quiet(w.reminder_later(), move || device.remind_later())}
        };
        let text = w.reminder_unfiled(f64::from(changes));
        Some(reminder(text, buttons.into_any()))
    };
    let clearing = move || {
        let promise = device.storage_promise()?;
        let warned = promise == Promise::MayBeCleared && device.warns_of_clearing();
        let text = match Clearing::here() {
            Clearing::WhenShort => w.clearing_general(),
            Clearing::AfterAWeek => w.clearing_safari(),
        };
        let understood = move || {
            quiet(w.clearing_understood(), move || {
                device.clearing_understood()
            })
        };
        warned.then(|| reminder(text.to_owned(), understood()))
    };
    view! {
        {unfiled}
        {clearing}
    }
    .into_any()
}

fn quiet(label: &'static str, act: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="button quiet" on:click=move |_| act()>
            {label}
        </button>
    }
    .into_any()
}

fn reminder(text: String, buttons: AnyView) -> AnyView {
    let content = view! {
        <div class="row">
            <span>{text}</span>
            <span>{buttons}</span>
        </div>
    };
    let view = notice(Tone::Plain, content.into_any());
    view! { <div class="no-print">{view}</div> }.into_any()
}
