//! Send and receive: each partner's part goes out, answers come back, and nothing is taken in before
//! the user says so.

mod answers;
mod back;
mod comparing;
mod contents;
mod decisions;
mod lock;
mod send;
mod sent;
mod tell;
pub mod unlock;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::language::words;
use crate::pages::head;
use crate::workspace::Workspace;

/// The page.
pub fn exchange() -> AnyView {
    let w = words();
    let workspace = Workspace::here();
    spawn_local(workspace.look_at_sent());
    workspace.read_waiting();
    let lead = view! { <p>{w.exchange_lead()}</p> }.into_any();
    let origin = Memo::new(move |_| workspace.origin());
    let back = move || origin.get().map(|origin| back::back(w, workspace, origin));
    view! {
        {head(w.exchange_title().to_owned(), lead)}
        {back}
        {send::send(w, workspace)}
        {answers::answers(w, workspace)}
        {sent::sent(w, workspace)}
    }
    .into_any()
}
