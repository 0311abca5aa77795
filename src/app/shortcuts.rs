//! What stands over the page when it is asked for: the palette of commands and the sheet of keys.

use std::sync::OnceLock;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
#[cfg(split)]
use leptos::wasm_split::wasm_split;

use crate::app::commands::{Act, COMMANDS, Hands, OpenOverlay};
use crate::app::page_map::page_map;
use crate::app::pages::PAGES;
use crate::app::shortcut_table;
use crate::app::things::Things;
use crate::browser::page;
use crate::components::dialog::{DialogContent, dialog};
use crate::components::palette::{
    FindOthers, OtherEntry, PaletteChoice, PaletteEntry, PaletteTexts, palette,
};
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::shared::links;
use crate::pages::shared::page_group::NavigationNote;
use crate::pages::shared::page_row::PageRow;
use crate::state::notices::Notices;
use crate::state::notices::notice::Notice;

/// Both, closed until they are wanted.
pub fn over_the_page(context: Hands) -> AnyView {
    let w = words();
    let close = move || context.open.set(OpenOverlay::Nothing);
    let sheet = dialog(
        w.app_close(),
        move || context.open.get() == OpenOverlay::Sheet,
        move || {
            (context.open.get() == OpenOverlay::Sheet).then(|| DialogContent {
                title: w.shortcuts_title().to_owned(),
                body: shortcut_table::table(),
            })
        },
        close,
    );
    view! {
        {sheet}
        {palette_when_wanted(context)}
    }
    .into_any()
}

/// Draws the palette.
type DrawPalette = fn(Hands) -> AnyView;

#[cfg(split)]
#[wasm_split(engine, wasm_split_path = leptos::wasm_split, fallible)]
fn load_palette() -> Result<DrawPalette, SplitLoaderError> {
    Ok(commands)
}

// Only `cargo xtask build` cuts the program: every other build has all of it at once.
#[cfg(not(split))]
async fn load_palette() -> Result<DrawPalette, SplitLoaderError> {
    Ok(commands)
}

/// The palette, which comes with the part of the program that a region needs, or when it is first wanted.
fn palette_when_wanted(context: Hands) -> AnyView {
    let notices = Notices::here();
    let draw: RwSignal<Option<DrawPalette>> = RwSignal::new(None);
    let wanted = Memo::new(move |_| context.open.get() == OpenOverlay::Palette);
    Effect::new(move |_| {
        if wanted.get() && draw.with_untracked(Option::is_none) {
            spawn_local(async move {
                match load_palette().await {
                    Ok(commands) => drop(draw.try_set(Some(commands))),
                    Err(_) => {
                        context.open.set(OpenOverlay::Nothing);
                        notices.tell(Notice::PartNotFetched);
                    }
                }
            });
        }
    });
    let view = move || {
        let draw = draw.get().filter(|_| wanted.get())?;
        Some(untrack(|| draw(context)))
    };
    view.into_any()
}

/// By what a page may be looked for besides its name: its views, what it shows, and its group.
fn words_of(w: Words, row: &PageRow) -> String {
    let mut words: Vec<String> = row.tabs.iter().map(|tab| tab.label(w).to_owned()).collect();
    if let Some(place) = row.navigation {
        words.push(place.group.label(w).to_owned());
        match place.beside {
            NavigationNote::Words(said) => words.push(said(w).to_owned()),
            NavigationNote::Records(kind) => words.push(w.of("kind", kind.as_str())),
            NavigationNote::Nothing | NavigationNote::Problems => {}
        }
    }
    words.join(" ")
}

/// The palette over what can be done now: the commands, then the pages.
fn commands(context: Hands) -> AnyView {
    let w = words();
    let ctrl = page::command_key();
    let mut entries = Vec::new();
    let mut acts = Vec::new();
    // All but the first, which led here.
    for command in COMMANDS[1..].iter().filter(|it| it.is_possible(context)) {
        entries.push(PaletteEntry {
            label: command.label(w),
            words: command.words(w),
            caps: command.caps(ctrl),
            about: String::new(),
        });
        acts.push(command.act);
    }
    if context.document.region().is_some() {
        for (row, label) in PAGES.iter().filter_map(|row| Some((row, row.label?))) {
            entries.push(PaletteEntry {
                label: w.palette_go(label(w)),
                words: words_of(w, row),
                ..PaletteEntry::default()
            });
            acts.push(Act::Go(row.path));
        }
    }
    let texts = PaletteTexts {
        name: w.palette_name(),
        hint: w.palette_hint(),
        nothing: w.palette_nothing(),
    };
    let acts = StoredValue::new(acts);
    // Made ready when something is typed: a large region has many things.
    let things: OnceLock<Option<Things>> = OnceLock::new();
    let document = context.document;
    let find_things: FindOthers = Box::new(move |typed| {
        let made = || document.with_region(|region| Things::of(w, region));
        let things = things.get_or_init(|| untrack(made));
        let found = things.as_ref().map(|own| own.find(typed));
        let found = found.into_iter().flatten();
        let found = found.map(|own| OtherEntry {
            address: links::to_record(&own.record, ""),
            entry: PaletteEntry {
                about: w.of("one", own.record.kind.as_str()),
                label: own.name,
                ..PaletteEntry::default()
            },
            is_guess: own.is_guess,
        });
        found.collect()
    });
    palette(
        texts,
        entries,
        find_things,
        page_map(context),
        move |choice| {
            context.open.set(OpenOverlay::Nothing);
            match choice {
                PaletteChoice::Address(address) => context.to(&address),
                PaletteChoice::Entry(index) => {
                    if let Some(act) = acts.with_value(|acts| acts.get(index).copied()) {
                        act.run(context);
                    }
                }
            }
        },
        move || {
            // A command may have opened the sheet in the meantime.
            if context.open.get_untracked() == OpenOverlay::Palette {
                context.open.set(OpenOverlay::Nothing);
            }
        },
    )
}
