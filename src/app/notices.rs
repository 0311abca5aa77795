//! What the program has to tell: what became of a file, why work is not saved. It stands at the end of
//! the page and stays in sight there, so that nothing moves from under a pointer when it comes.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::app::unsaved;
use crate::browser::page;
use crate::components::link::A;
use crate::components::notice::{Tone, notice};
use crate::i18n::language::words;
use crate::pages::shared::setting_words::value_with_unit;
use crate::state::device::Device;
use crate::state::device::environment::NewBuild;
use crate::state::document::Document;
use crate::state::notices::Notices;
use crate::state::notices::notice::{Gravity, Notice};
use crate::state::partners::Partners;
use crate::state::transfers::Transfers;
use crate::state::transfers::progress::FileAction;

/// The notices of the moment.
pub fn notices() -> AnyView {
    let path = use_location().pathname;
    view! {
        <div class="dock">
            {unsaved::unsaved}
            {progress}
            {move || path.with(|path| told(path))}
            {new_build}
            {part(path)}
            {unsaved::reminders}
        </div>
    }
    .into_any()
}

fn told(path: &str) -> Option<AnyView> {
    let w = words();
    let (notices, device) = (Notices::here(), Device::here());
    let told = notices.notice()?;
    let tone = match told.gravity() {
        Gravity::Done => Tone::Plain,
        Gravity::Mind | Gravity::Failed => Tone::Warn,
    };
    let values = told.values();
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let why = match &told {
        Notice::FileRefused { refusal, .. } => w.with("refusal", refusal.id(), &values),
        Notice::NotRead { failure }
        | Notice::NoSnapshot { failure }
        | Notice::NotDeleted { failure } => w.with("failure", failure.id(), &values),
        _ => String::new(),
    };
    let content = view! {
        <div class="row">
            <span>{w.with("notice", told.id(), &values)} " " {why}</span>
            {mail(&told)}
            {take_back(&told)}
            {leads_to(&told, path).map(|(href, label)| {
                view! {
                    <A href=href attr:class="button first">
                        {label}
                    </A>
                }
            })}
            <button type="button" class="button quiet" on:click=move |_| device.dismiss_notice()>
                {w.app_close()}
            </button>
        </div>
    };
    let told = notice(tone, content.into_any());
    Some(view! { <div class="no-print">{told}</div> }.into_any())
}

/// Large files that are being opened or made: how far that is, and a way to stop.
fn progress() -> AnyView {
    let w = words();
    let transfers = Transfers::here();
    let view = move || {
        let all = transfers.progress().into_iter().map(|own| {
            let (done, stopping) = (own.clone(), own.clone());
            let stop = move || {
                let own = own.clone();
                stopping.can_stop().then(|| {
                    view! {
                        <button
                            type="button"
                            class="button quiet"
                            on:click=move |_| transfers.stop_opening(&own)
                        >
                            {w.exchange_stop()}
                        </button>
                    }
                })
            };
            let content = view! {
                <div class="row">
                    <label class="row">
                        {match done.what {
                            FileAction::Opening => w.arriving_opening(&done.file),
                            FileAction::Making => w.arriving_making(&done.file),
                        }}
                        <progress max="1000" prop:value=move || done.done() as f64></progress>
                    </label>
                    {stop}
                </div>
            };
            let told = notice(Tone::Plain, content.into_any());
            view! { <div class="no-print">{told}</div> }
        });
        all.collect_view()
    };
    view.into_any()
}

/// The page on which it goes on, unless that is the one at this path.
fn leads_to(told: &Notice, path: &str) -> Option<(&'static str, &'static str)> {
    let w = words();
    let found = match told {
        Notice::FileLocked { .. } => ("/unlock", w.exchange_enter_passphrase()),
        Notice::FilesWait { .. } => ("/inbox", w.inbox_look()),
        Notice::Answer { .. } => ("/exchange", w.exchange_compare()),
        _ => return None,
    };
    (!path.ends_with(found.0)).then_some(found)
}

/// A region that came by mail as somebody's part waits to be sent back.
fn part(path: Memo<String>) -> AnyView {
    let w = words();
    let partners = Partners::here();
    let is_part = Memo::new(move |_| partners.origin().is_some());
    let view = move || {
        let elsewhere = path.with(|path| !path.ends_with("/exchange"));
        (is_part.get() && elsewhere).then(|| {
            let content = view! {
                <div class="row">
                    <span>{w.exchange_banner()}</span>
                    <A href="/exchange" attr:class="button first">
                        {w.exchange_back()}
                    </A>
                </div>
            };
            let said = notice(Tone::Plain, content.into_any());
            view! { <div class="no-print">{said}</div> }
        })
    };
    view.into_any()
}

/// A new version of the program waits until the user wants it.
fn new_build() -> Option<AnyView> {
    let w = words();
    let device = Device::here();
    let said = match device.environment().new_build {
        NewBuild::None => return None,
        NewBuild::Ready => w.update_ready().to_owned(),
        NewBuild::Waits { other_tabs } => w.update_other_tabs(f64::from(other_tabs)),
    };
    let content = view! {
        <div class="row">
            <span>{said}</span>
            <button type="button" class="button" on:click=move |_| device.restart()>
                {w.update_restart()}
            </button>
        </div>
    };
    let said = notice(Tone::Plain, content.into_any());
    Some(view! { <div class="no-print" id="new-build">{said}</div> }.into_any())
}

/// The button that takes a region that was just deleted out of the bin.
fn take_back(told: &Notice) -> Option<AnyView> {
    let Notice::Deleted { id, .. } = told else {
        return None;
    };
    let (device, id) = (Device::here(), id.clone());
    let button = view! {
        <button type="button" class="button" on:click=move |_| device.take_back(id.clone())>
            {words().bin_take_back()}
        </button>
    };
    Some(button.into_any())
}

/// The beginning of a mail to which the downloaded file is attached by hand.
fn mail(told: &Notice) -> Option<AnyView> {
    let w = words();
    let Notice::ToBeMailed { file, .. } = told else {
        return None;
    };
    let region = Document::here().region()?;
    let header = &region.header;
    let year = header.target_year.0.to_string();
    let body = w.mail_body(&header.name, &year, &page::address(), file);
    let href = page::mail_draft(&w.mail_subject(&header.name), &body);
    let link = view! {
        <a class="button" href=href rel="external">
            {w.mail_write()}
        </a>
    };
    Some(link.into_any())
}

/// What paper needs to say of itself: region, year, day, and the settings that were changed.
pub fn for_paper() -> Option<AnyView> {
    let w = words();
    let region = Document::here().region()?;
    let header = &region.header;
    let changed: Vec<String> = region
        .settings
        .iter()
        .map(|(id, value)| {
            let name = w.of("setting", &format!("{}.name", id.as_str()));
            format!("{name}: {}", value_with_unit(w, id.spec(), value))
        })
        .collect();
    let assumptions = if changed.is_empty() {
        w.print_all_default().to_owned()
    } else {
        w.print_changed(&changed.join("; "))
    };
    let date = w.date_of(&header.reference_date);
    let line = w.print_head(&header.name, &header.target_year.0.to_string(), &date);
    let content = view! {
        <div class="only-print">
            <p>
                <strong>{line}</strong>
                <br />
                {assumptions}
            </p>
        </div>
    };
    Some(content.into_any())
}
