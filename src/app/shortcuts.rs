//! What stands over the page when it is asked for: the palette of commands and the sheet of keys.

use leptos::prelude::*;

use crate::app::commands::{Act, COMMANDS, Hands, OpenOverlay};
use crate::app::routes::NavigationEntry;
use crate::browser::page;
use crate::components::dialog::{DialogContent, dialog};
use crate::components::palette::{PaletteEntry, PaletteTexts, caps, palette};
use crate::i18n::language::words;
use crate::pages::shared::single_keys;

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
                body: table(),
            })
        },
        close,
    );
    let wanted = Memo::new(move |_| context.open.get() == OpenOverlay::Palette);
    view! {
        {sheet}
        {move || wanted.get().then(|| untrack(|| commands(context)))}
    }
    .into_any()
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
        });
        acts.push(command.act);
    }
    if context.document.region().is_some() {
        for place in NavigationEntry::ALL {
            let label = w.palette_go(place.label(w).unwrap_or_default());
            entries.push(PaletteEntry {
                words: label.clone(),
                label,
                caps: Vec::new(),
            });
            acts.push(Act::Go(place));
        }
    }
    let texts = PaletteTexts {
        name: w.palette_name(),
        hint: w.palette_hint(),
        nothing: w.palette_nothing(),
    };
    let acts = StoredValue::new(acts);
    palette(
        texts,
        entries,
        move |index| {
            context.open.set(OpenOverlay::Nothing);
            if let Some(act) = acts.with_value(|acts| acts.get(index).copied()) {
                act.run(context);
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

/// Every command that has a key, and whether keys that stand alone are obeyed.
pub fn table() -> AnyView {
    let w = words();
    let ctrl = page::command_key();
    let rows = COMMANDS.iter().filter_map(|command| {
        command.keys.first()?;
        let keys = caps(&command.caps(ctrl));
        let row = view! {
            <tr>
                <th scope="row">{command.label(w)}</th>
                <td>{keys}</td>
            </tr>
        };
        Some(row.into_any())
    });
    view! {
        <table class="table narrow shortcuts">
            <caption class="visually-hidden">{w.shortcuts_title()}</caption>
            <tbody>{rows.collect_view()}</tbody>
        </table>
        {single_keys::tick()}
    }
    .into_any()
}
