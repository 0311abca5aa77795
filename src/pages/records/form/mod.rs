//! One form serves every kind of record; it is made from the list of fields and opens next to the table.
//!
//! The address names the open record (`?record=0308`, `?record=new`). Closing a form over something that
//! was typed asks at the foot of the form, where the eye is. Where another page or record is opened
//! instead, what was typed is kept until the user takes it up again or throws it away.

mod a_year;
mod actions;
mod contacts;
pub(in crate::pages::records) mod control;
mod effect;
mod evidence_button;
pub(in crate::pages::records) mod first_field;
mod leaving;
mod list_field;
mod list_paste;
mod list_rows;
mod list_table;
mod messages;
pub(in crate::pages::records) mod save;
mod sections;
mod size_class;
mod unsaved_drafts;
mod usual;

use enlace_edit::field::record_text::RecordText;
use enlace_edit::field::{Content, DecimalMark, Field, fields};
use enlace_edit::record_text;
use enlace_model::{Kind, RecordRef};
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser::{focus, id};
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::records::form::control::{FormField, control};
use crate::pages::records::form::save::AfterSave;
use crate::pages::records::new_evidence::NewEvidence;
use crate::pages::records::next_year;
use crate::pages::shared::address::Address;
use crate::pages::shared::links::{FIELD, NEW, RECORD};
use crate::pages::shared::names;
use crate::pages::shared::refusal_words::decimal_mark;
use crate::state::document::Document;
use crate::state::document::draft::{FormDraft, Novelty, text_of};

/// A form that is open.
#[derive(Clone, Copy)]
struct RecordForm {
    w: Words,
    document: Document,
    address: Address,
    kind: Kind,
    draft: RwSignal<FormDraft>,
    /// The record as the region has it; empty where it is new.
    record_text: Memo<RecordText>,
    /// Messages about fields, by the path of the field.
    wrong: RwSignal<Vec<(String, String)>>,
    /// A message about the form as a whole.
    refused: RwSignal<Option<String>>,
    /// The field in which somebody wanted to close the form over something that was typed.
    leaving: leaving::LeaveQuestion,
    /// The school whose offers somebody asks to propose again.
    next_year: RwSignal<Option<next_year::SchoolFilter>>,
    /// The records that somebody wants to delete.
    deleting: Deleting,
    evidence: NewEvidence,
    /// The contact that somebody wants to be forgotten.
    forgetting: RwSignal<Option<RecordRef>>,
    /// Raised to open another empty form.
    another: RwSignal<u32>,
    node: NodeRef<html::Aside>,
}

/// Opens the form of a record.
pub fn open(address: Address, id: &str) {
    focus::remember();
    address.set(&[(RECORD, id), (FIELD, "")]);
}

/// The records that somebody wants to delete; nothing while nobody does.
pub type Deleting = RwSignal<Option<Vec<RecordRef>>>;

/// Notices about unsaved drafts, above the table; while a form is open they stand in it.
pub fn kept_drafts(kind: Kind) -> AnyView {
    let address = Address::here();
    let is_closed = Memo::new(move |_| address.get(RECORD).is_empty());
    let drafts = move || is_closed.get().then(|| unsaved_drafts::kept(kind, address));
    drafts.into_any()
}

/// What a form has of the table beside which it opens.
#[derive(Clone, Copy)]
pub struct FormHost {
    pub kind: Kind,
    /// The fields that are not folded.
    pub first: &'static [&'static str],
    pub deleting: Deleting,
    /// The piece of evidence that is to be made.
    pub evidence: NewEvidence,
}

/// The form of the record that the address names.
pub fn beside(host: FormHost) -> AnyView {
    let address = Address::here();
    let another = RwSignal::new(0);
    let asked = Memo::new(move |_| (address.get(RECORD), another.get()));
    let drawer = move || {
        let (id, _) = asked.get();
        let opened = || form(host, address, another, &id);
        (!id.is_empty()).then(|| untrack(opened))
    };
    drawer.into_any()
}

fn form(host: FormHost, address: Address, another: RwSignal<u32>, asked: &str) -> AnyView {
    let w = words();
    let kind = host.kind;
    let document = Document::here();
    let Some(draft) = draft_of(document, kind, asked) else {
        return gone(w, address);
    };
    let record = draft.record.clone();
    let form = RecordForm {
        w,
        document,
        address,
        kind,
        draft: RwSignal::new(draft),
        record_text: Memo::new(move |_| {
            let region = document.region();
            let found = region.and_then(|region| record_text(&region, &record));
            found.unwrap_or_else(|| RecordText::of("{}"))
        }),
        wrong: RwSignal::new(Vec::new()),
        refused: RwSignal::new(None),
        leaving: RwSignal::new_local(None),
        next_year: RwSignal::new(None),
        deleting: host.deleting,
        evidence: host.evidence,
        forgetting: RwSignal::new(None),
        another,
        node: NodeRef::new(),
    };
    form.follow_lists();
    form.begin_in_first_field();
    form.close_when_deleted();
    on_cleanup(move || form.keep());
    let is_touched = Signal::derive(move || form.draft.with(FormDraft::is_touched));
    document.guard_typing(is_touched);
    let keys = move |event: KeyboardEvent| form.key(&event);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.save(AfterSave::Close);
    };
    let is_wide = fields(kind).iter().any(|field| match field.content {
        Content::List(inner) => list_rows::is_table(inner) && inner.len() > list_rows::WIDE,
        _ => false,
    });
    let is_new = form
        .draft
        .with_untracked(|draft| draft.novelty == Novelty::New);
    let and_another = is_new.then(|| {
        view! {
            <button type="button" class="button" on:click=move |_| form.save(AfterSave::Another)>
                {w.form_save_another()}
            </button>
        }
    });
    let refused = move || {
        let said = form.refused.get()?;
        Some(view! { <div class="fault">{said}</div> })
    };
    view! {
        <aside
            class="drawer"
            class:wide=is_wide
            aria-labelledby="form-title"
            node_ref=form.node
            on:keydown=keys
        >
            <form novalidate on:submit=submit>
                <div class="dialog-head">
                    <h2 id="form-title" tabindex="-1">{move || form.title()}</h2>
                    <button type="button" class="button quiet" on:click=move |_| form.leave(None)>
                        {w.app_close()}
                    </button>
                </div>
                {unsaved_drafts::kept(kind, address)}
                {sections::fields_of(form, host.first)}
                {contacts::contacts(form)}
                {actions::actions(form)}
                <div class="form-foot">
                    <div class="field" role="alert">
                        {refused}
                    </div>
                    {leaving::question(form)}
                    {effect::effect(form)}
                    <button type="submit" class="button first">
                        {w.form_save()}
                    </button>
                    {and_another}
                    <span class="soft small">{w.form_keys()}</span>
                </div>
            </form>
        </aside>
        {next_year::dialog(form.next_year)}
        {contacts::dialog(form)}
    }
    .into_any()
}

/// The draft of the record, or an empty one; `None` where there is no such record.
fn draft_of(document: Document, kind: Kind, asked: &str) -> Option<FormDraft> {
    let region = document.region()?;
    let open = region.header.id.clone();
    if asked == NEW {
        let of_kind =
            |draft: &FormDraft| draft.novelty == Novelty::New && draft.record.kind == kind;
        let before = document
            .drafts()
            .iter()
            .rev()
            .find(|draft| of_kind(draft))
            .cloned();
        return Some(match before {
            Some(before) => document.take_draft(&before.record).unwrap_or(before),
            None => FormDraft::new(open, RecordRef::new(kind, id::mint()), Novelty::New),
        });
    }
    let record = RecordRef::new(kind, asked);
    record_text(&region, &record)?;
    let before = document.take_draft(&record);
    Some(before.unwrap_or_else(|| FormDraft::new(open, record, Novelty::There)))
}

/// The record was taken out, or the address is old.
fn gone(w: Words, address: Address) -> AnyView {
    view! {
        <aside class="drawer" aria-labelledby="form-title">
            <h2 id="form-title" tabindex="-1">{w.form_gone()}</h2>
            <button
                type="button"
                class="button"
                on:click=move |_| address.set(&[(RECORD, "")])
            >
                {w.app_close()}
            </button>
        </aside>
    }
    .into_any()
}

impl RecordForm {
    fn title(self) -> String {
        let (w, kind) = (self.w, self.kind.as_str());
        self.draft.with(|draft| match draft.novelty {
            Novelty::New => w.form_new(&w.of("one", kind)),
            Novelty::There => {
                let region = self.document.region();
                let name = region.map(|region| names::record(w, &region, &draft.record));
                names::capitalised(&w.of("one", kind)) + ": " + &name.unwrap_or_default()
            }
        })
    }

    fn mark(self) -> DecimalMark {
        decimal_mark(self.w)
    }

    /// One field of the record, or one list within it.
    fn field(self, field: &'static Field) -> AnyView {
        if let Content::List(inner) = field.content {
            return list_field::group(self, field, inner);
        }
        let text = Signal::derive(move || self.shown(field));
        let set = Callback::new(move |text: String| {
            let before = untrack(|| self.before(field));
            self.draft
                .update(|draft| draft.set(field.id, text, &before));
            self.mend(field.id);
        });
        let fault = Signal::derive(move || self.said_of(field.id));
        let control = control(
            self.w,
            self.document,
            FormField {
                id: format!("form-{}", field.id.replace('.', "-")),
                label: self.w.column(self.kind.as_str(), field.id),
                hint: self.w.hint(self.kind.as_str(), field.id),
                content: field.content,
                presence: field.presence,
                text,
                set,
                fault,
            },
        );
        view! {
            {control}
            {size_class::size(self, field.id)}
            {a_year::a_year(self, field.id)}
            {evidence_button::button(self, field.id)}
        }
        .into_any()
    }

    /// The text of a field now: what was typed, else what the record says.
    fn now(self, field: &Field) -> String {
        let typed = self
            .draft
            .with(|draft| draft.text(field.id).map(str::to_owned));
        typed.unwrap_or_else(|| self.before(field))
    }

    fn before(self, field: &Field) -> String {
        let mark = self.mark();
        self.record_text.with(|text| text_of(text, field, mark))
    }

    /// Keeps lists that were not changed here equal to the record's.
    fn follow_lists(self) {
        let follow = move |text: &RecordText| {
            self.draft.update(|draft| {
                for field in fields(self.kind) {
                    if let Content::List(_) = field.content {
                        draft.follow(field.id, text.value(field.id).as_ref());
                    }
                }
            });
        };
        follow(&self.record_text.get_untracked());
        Effect::new(move |before: Option<()>| {
            let text = self.record_text.get();
            if before.is_some() {
                follow(&text);
            }
        });
    }

    fn key(self, event: &KeyboardEvent) {
        if event.is_composing() || event.default_prevented() {
            return;
        }
        match event.key().as_str() {
            "Enter" if event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                self.save(AfterSave::Close);
            }
            "Escape" => {
                event.prevent_default();
                self.leave(event.target().and_then(|field| field.dyn_into().ok()));
            }
            _ => {}
        }
    }

    /// Closes the form; what was typed is kept as a draft.
    fn close(self) {
        self.leaving.set(None);
        self.keep();
        self.address.set(&[(RECORD, ""), (FIELD, "")]);
        // The next frame is awaited: by then the table is visible again where the form covered it.
        request_animation_frame(|| focus::give_back("grid"));
    }

    fn keep(self) {
        let touched = self.draft.try_get_untracked().filter(FormDraft::is_touched);
        if let Some(draft) = touched {
            self.document.keep_draft(draft);
        }
    }
}
