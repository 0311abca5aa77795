//! Closing a form over something that was typed asks first, at the foot of the form.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::browser::page;
use crate::pages::records::form::RecordForm;
use crate::state::document::draft::FormDraft;

/// The element that the focus goes back to where the form is gone on with; `None` while nothing is asked.
pub(super) type LeaveQuestion = RwSignal<Option<Option<HtmlElement>>, LocalStorage>;

/// The button that goes on with the form.
const GO_ON: &str = "form-go-on";

/// The question, while it is asked.
pub(super) fn question(form: RecordForm) -> AnyView {
    let w = form.w;
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            form.go_on();
        }
    };
    let asked = move || {
        form.leaving.with(Option::is_some).then(|| {
            view! {
                <div
                    class="form-question"
                    role="alertdialog"
                    aria-labelledby="form-leaving"
                    on:keydown=keys
                >
                    <p id="form-leaving">{w.form_leaving()}</p>
                    <p class="row">
                        <button type="button" class="button" id=GO_ON on:click=move |_| form.go_on()>
                            {w.form_go_on()}
                        </button>
                        <button type="button" class="button" on:click=move |_| form.discard()>
                            {w.form_throw_away()}
                        </button>
                    </p>
                </div>
            }
            .into_any()
        })
    };
    asked.into_any()
}

impl RecordForm {
    /// Closes the form, or asks where something was typed. `from` is where the focus is.
    pub(super) fn leave(self, from: Option<HtmlElement>) {
        if !self.draft.with_untracked(FormDraft::is_touched) {
            return self.close();
        }
        self.leaving.set(Some(from));
        // The next frame is awaited: by then the question is drawn.
        request_animation_frame(|| {
            page::focus(GO_ON);
        });
    }

    fn go_on(self) {
        let from = self.leaving.get_untracked().flatten();
        self.leaving.set(None);
        match from.filter(|field| field.is_connected()) {
            Some(field) => page::focus_in_place(&field),
            None => self.begin_again(),
        }
    }

    /// Forgets what was typed and closes the form.
    fn discard(self) {
        self.draft.update(|draft| {
            let record = draft.record.clone();
            *draft = FormDraft::new(draft.region.clone(), record, draft.novelty);
        });
        self.close();
    }
}
