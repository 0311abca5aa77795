//! Whatever the handles can say has its words.

use crate::i18n::Language;
use crate::i18n::Words;
use crate::state::device::save_state::SaveState;
use crate::state::document::refused::ReadOnly;
use crate::state::notices::notice::Notice;

#[test]
fn every_notice_and_every_state_of_saving_has_its_words() {
    let heads: [(&str, &[&str]); 3] = [
        ("notice", Notice::IDS),
        ("save_state", SaveState::IDS),
        ("read_only", ReadOnly::TEXTS),
    ];
    for (head, ids) in heads {
        for id in ids.iter().map(|id| format!("{head}.{id}")) {
            assert!(Language::ALL.iter().all(|it| Words(*it).knows(&id)), "{id}");
        }
    }
}
