//! Evidence is made where a need lacks it: a sheet beside the table asks what is known of one answer, and
//! gives it to the need, and to the enterprise's others if the user wants that.

use enlace_edit::field::{Field, field};
use enlace_edit::proposal::without_evidence;
use enlace_edit::{Cell, Cells, Deed, Entry, Op, Rejection};
use enlace_model::{EnterpriseId, Kind, RecordRef};
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html;
use leptos::prelude::*;
use serde_json::Value;

use crate::browser::{clock, focus, id};
use crate::components::field::tick;
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::records::effect_line::effect_line;
use crate::pages::records::effect_words;
use crate::pages::records::form::control::{FormField, control};
use crate::pages::records::form::first_field::focus_within;
use crate::pages::records::form::save::WRONG;
use crate::pages::records::new_evidence::{EVIDENCE, EvidenceRequest, NewEvidence, enterprise_of};
use crate::pages::shared::names;
use crate::pages::shared::refusal_words::{decimal_mark, fault, refusal};
use crate::state::document::Document;
use crate::state::document::draft::{FormDraft, Novelty, RefusedField};
use crate::state::document::refused::EditRefused;

/// What the sheet asks for.
const FIELDS: [&str; 5] = ["kind", "respondent", "date", "session", "quote"];

/// An open sheet.
#[derive(Clone, Copy)]
struct EvidenceSheet {
    w: Words,
    document: Document,
    host: NewEvidence,
    request: StoredValue<EvidenceRequest>,
    enterprise: StoredValue<Option<EnterpriseId>>,
    draft: RwSignal<FormDraft>,
    /// What stood in it before anybody typed.
    begun: StoredValue<FormDraft>,
    /// Whether the enterprise's other needs get it, too.
    others: RwSignal<bool>,
    wrong: RwSignal<Vec<(String, String)>>,
    refused: RwSignal<Option<String>>,
    node: NodeRef<html::Aside>,
}

/// The sheet, while a piece of evidence is asked for.
pub fn sheet(host: NewEvidence) -> AnyView {
    let drawn = move || {
        host.asked
            .get()
            .map(|request| untrack(|| opened(host, request)))
    };
    drawn.into_any()
}

fn opened(host: NewEvidence, request: EvidenceRequest) -> AnyView {
    let (w, document) = (words(), Document::here());
    let enterprise = enterprise_of(document, &request.enterprise);
    let begun = begin(document, enterprise.as_ref());
    let kept = document.drafts().into_iter().find(|draft| {
        let is_evidence = draft.record.kind == Kind::Evidence && draft.novelty == Novelty::New;
        is_evidence && draft.text("respondent") == begun.text("respondent")
    });
    let kept = kept.and_then(|kept| document.take_draft(&kept.record));
    let sheet = EvidenceSheet {
        w,
        document,
        host,
        request: StoredValue::new(request),
        enterprise: StoredValue::new(enterprise),
        draft: RwSignal::new(kept.unwrap_or_else(|| begun.clone())),
        begun: StoredValue::new(begun),
        others: RwSignal::new(false),
        wrong: RwSignal::new(Vec::new()),
        refused: RwSignal::new(None),
        node: NodeRef::new(),
    };
    on_cleanup(move || sheet.keep());
    document.guard_typing(Signal::derive(move || sheet.is_typed()));
    let mut is_begun = false;
    Effect::new(move |_| {
        if let Some(node) = sheet.node.get()
            && !is_begun
        {
            is_begun = true;
            focus_within(&node, "input");
        }
    });
    let keys = move |event: KeyboardEvent| {
        if event.is_composing() || event.default_prevented() {
            return;
        }
        match event.key().as_str() {
            "Enter" if event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                sheet.save();
            }
            "Escape" => {
                event.prevent_default();
                sheet.close();
            }
            _ => {}
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        sheet.save();
    };
    let fields = FIELDS.iter().filter_map(|name| field(Kind::Evidence, name));
    let fields = fields.map(|field| sheet.field(field)).collect_view();
    let refused = move || {
        let said = sheet.refused.get()?;
        Some(view! { <div class="fault">{said}</div> })
    };
    view! {
        <aside class="drawer" aria-labelledby="sheet-title" node_ref=sheet.node on:keydown=keys>
            <form novalidate on:submit=submit>
                <div class="dialog-head">
                    <h2 id="sheet-title">{w.evidence_sheet()}</h2>
                    <button type="button" class="button quiet" on:click=move |_| sheet.close()>
                        {w.app_close()}
                    </button>
                </div>
                {sheet.whose()}
                {fields}
                <div class="form-foot">
                    <div class="field" role="alert">
                        {refused}
                    </div>
                    {sheet.effect()}
                    {sheet.others()}
                    <button type="submit" class="button first">
                        {w.form_save()}
                    </button>
                    <span class="soft small">{w.form_keys()}</span>
                </div>
            </form>
        </aside>
    }
    .into_any()
}

/// What is known of an answer before anybody types: today, and who states the need.
fn begin(document: Document, enterprise: Option<&EnterpriseId>) -> FormDraft {
    let region = document.with_region(|region| region.header.id.clone());
    let record = RecordRef::new(Kind::Evidence, id::mint());
    let region = region.unwrap_or_else(|| "".into());
    let mut draft = FormDraft::new(region, record, Novelty::New);
    draft.set("date", clock::today().shown(), "");
    if let Some(enterprise) = enterprise {
        draft.set("respondent", enterprise.to_string(), "");
    }
    draft
}

impl EvidenceSheet {
    /// Which need it is for.
    fn whose(self) -> Option<AnyView> {
        let request = self.request.get_value();
        (request.novelty == Novelty::There).then_some(())?;
        let named = |region: &_| names::record(self.w, region, &request.need);
        let name = self.document.with_region(named)?;
        Some(view! { <p class="soft">{name}</p> }.into_any())
    }

    fn field(self, field: &'static Field) -> AnyView {
        let text = move || {
            let typed = |draft: &FormDraft| draft.text(field.id).map(str::to_owned);
            self.draft.with(typed).unwrap_or_default()
        };
        let presence = match field.id {
            "kind" => enlace_edit::field::Presence::Required,
            _ => field.presence,
        };
        let kind = Kind::Evidence.as_str();
        control(
            self.w,
            self.document,
            FormField {
                id: format!("evidence-{}", field.id),
                label: self.w.column(kind, field.id),
                hint: self.w.hint(kind, field.id),
                content: field.content,
                presence,
                text: Signal::derive(text),
                set: Callback::new(move |text: String| {
                    self.draft.update(|draft| draft.set(field.id, text, ""));
                    self.wrong
                        .update(|wrong| wrong.retain(|(own, _)| own != field.id));
                    self.refused.set(None);
                }),
                fault: Signal::derive(move || {
                    self.wrong.with(|wrong| {
                        let found = wrong.iter().find(|(own, _)| own == field.id);
                        found.map(|(_, said)| said.clone())
                    })
                }),
            },
        )
    }

    /// The needs of the enterprise that lack evidence, too.
    fn open_needs(self) -> Vec<RecordRef> {
        let request = self.request.get_value();
        let Some(enterprise) = self.enterprise.get_value() else {
            return Vec::new();
        };
        let open = self
            .document
            .with_region(|region| without_evidence(region, &enterprise));
        let all = open.unwrap_or_default().into_iter();
        let all = all.map(|id| RecordRef::new(Kind::Need, &id));
        all.filter(|need| *need != request.need).collect()
    }

    /// Asks whether the enterprise's other needs get it, too.
    fn others(self) -> Option<AnyView> {
        self.enterprise.get_value()?;
        let open = self.open_needs().len();
        let label = match open {
            0 => self.w.evidence_for_next().to_owned(),
            count => self.w.evidence_for_others(count as f64),
        };
        let set = Callback::new(move |on| self.others.set(on));
        let is_on = Signal::derive(move || self.others.get());
        Some(tick(None, label, is_on, set))
    }

    fn effect(self) -> AnyView {
        let follow = move || {
            self.draft.track();
            self.others.track();
        };
        let say = move || {
            let draft = self.draft.try_get_untracked()?;
            draft.text("kind")?;
            let request = self.request.try_get_value()?;
            let mut cells = self.cells(&draft).ok()?;
            if request.novelty == Novelty::New {
                // As it would be once the need is saved, too.
                let need = request.typed.clone()?;
                cells.cells.push(given(&request.need, &draft.record));
                cells.add.extend(need.add);
                cells.cells.extend(need.cells);
            }
            let sketch = self.document.sketch(&Op::SetFields(cells))?;
            effect_words::of(self.w, &sketch, &request.need)
        };
        effect_line(self.document, follow, say)
    }

    /// What saving does: the piece of evidence, and which needs get it.
    fn cells(self, draft: &FormDraft) -> Result<Cells, Vec<RefusedField>> {
        let request = self.request.get_value();
        let own = draft.cells(decimal_mark(self.w))?;
        let is_there = request.novelty == Novelty::There;
        let first = is_there.then(|| request.need.clone());
        let others = match self.others.get_untracked() {
            true => self.open_needs(),
            false => Vec::new(),
        };
        let needs: Vec<RecordRef> = first.into_iter().chain(others).collect();
        let deed = match needs.is_empty() {
            true => Deed::Add,
            false => Deed::GiveEvidence,
        };
        let given = needs.iter().map(|need| given(need, &draft.record));
        Ok(Cells {
            deed,
            add: vec![draft.record.clone()],
            cells: own.into_iter().chain(given).collect(),
        })
    }

    fn save(self) {
        // A picker commits its text when it loses the focus.
        focus::leave_field();
        let draft = self.draft.get_untracked();
        let done = self.cells(&draft).and_then(|cells| {
            match self.document.perform(Op::SetFields(cells)) {
                Err(EditRefused::Rejected(Rejection::Cells(faults))) => {
                    let all = faults.into_iter();
                    Err(all.map(|found| (found.field, found.fault)).collect())
                }
                Err(refused) => {
                    self.refused.set(Some(refusal(self.w, &refused)));
                    Ok(false)
                }
                Ok(()) => Ok(true),
            }
        });
        match done {
            Ok(true) => {
                let made = draft.record.id.to_string();
                let next = self
                    .others
                    .get_untracked()
                    .then(|| self.enterprise.get_value());
                let next = next.flatten().map(|enterprise| (enterprise, made.clone()));
                self.host.next.set(next);
                self.draft.set(self.begun.get_value());
                (self.request.get_value().done)(made);
                self.close();
            }
            Ok(false) => {}
            Err(wrong) => self.tell(&wrong),
        }
    }

    fn tell(self, wrong: &[RefusedField]) {
        let said = wrong
            .iter()
            .map(|(path, why)| (path.clone(), fault(self.w, why)));
        self.wrong.set(said.collect());
        self.refused
            .set(Some(self.w.form_wrong(wrong.len() as f64)));
        // The next frame is awaited: by then the messages are drawn.
        request_animation_frame(move || {
            if let Some(node) = self.node.try_get_untracked().flatten() {
                focus_within(&node, WRONG);
            }
        });
    }

    fn is_typed(self) -> bool {
        let now = self.draft.try_get();
        now.is_some_and(|now| self.begun.try_get_value().is_some_and(|begun| begun != now))
    }

    /// Closes the sheet; what was typed is kept as a draft of its own.
    fn close(self) {
        self.host.asked.set(None);
        // The next frame is awaited: by then what the sheet covered is visible again.
        request_animation_frame(|| focus::give_back("grid"));
    }

    fn keep(self) {
        if untrack(|| self.is_typed())
            && let Some(draft) = self.draft.try_get_untracked()
        {
            self.document.keep_draft(draft);
        }
    }
}

/// The cell that gives a need its evidence.
fn given(need: &RecordRef, evidence: &RecordRef) -> Cell {
    Cell {
        record: need.clone(),
        field: EVIDENCE.to_owned(),
        entry: Entry::Value(Value::from(&*evidence.id)),
    }
}
