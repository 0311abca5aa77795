//! The answers that came and can be compared, and who sent them.

use std::sync::Arc;

use crate::i18n::Words;
use crate::pages::partners::exchange::labels;
use crate::state::document::Document;
use crate::state::partners::Partners;
use crate::state::partners::answer::{Came, PartnerAnswer};

/// The files that can be compared, in the order in which they came.
pub fn all(partners: Partners) -> Vec<Arc<PartnerAnswer>> {
    let incoming = partners.incoming().into_iter();
    let answers = incoming.filter_map(|it| match it.came {
        Came::Answer(answer) => Some(answer),
        _ => None,
    });
    answers.collect()
}

/// The names of the partners who answered; where one answered more than once, with the file's name.
pub fn senders(w: Words, partners: Partners) -> Vec<String> {
    let document = Document::here();
    let region = document.region();
    let answers: Vec<(String, String)> = partners
        .incoming()
        .into_iter()
        .filter_map(|it| {
            let Came::Answer(answer) = &it.came else {
                return None;
            };
            let region = region.as_ref()?;
            let name = labels::partner(w, region, &answer.profile);
            let name = match answer.base {
                Some(_) => name,
                None => w.exchange_by_its_word(&name),
            };
            Some((name, it.file))
        })
        .collect();
    let names = answers.iter().map(|(name, file)| {
        let again = answers.iter().filter(|(own, _)| own == name).count() > 1;
        match again {
            true => format!("{name} ({file})"),
            false => name.clone(),
        }
    });
    names.collect()
}
