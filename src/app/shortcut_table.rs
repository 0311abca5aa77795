//! The table of shortcuts stands in the sheet over the page and in the help.

use leptos::prelude::*;

use crate::app::commands::COMMANDS;
use crate::browser::page;
use crate::components::palette::caps;
use crate::i18n::language::words;
use crate::pages::shared::single_keys;

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
