//! What each partner gets of a region, list by list: nothing else leaves. Which fields of a record go along,
//! and which of them an answer may change, the nouns' tables say in their rows.
//!
//! Where a fact comes from (`source`) and what the coordinator notes of it is said by people about people,
//! so no row marks it as sent.

use crate::profile::{AskedRecords, Rule, Which};
use enlace_model::Kind;

/// A list of which a part goes in, to be seen only.
const fn seen(kind: Kind, which: Which) -> Rule {
    Rule {
        kind,
        which,
        asked: None,
    }
}

/// A list of which a part goes in that an answer may change.
const fn asked(kind: Kind, which: Which, records: AskedRecords) -> Rule {
    Rule {
        kind,
        which,
        asked: Some(records),
    }
}

pub(super) const SCHOOL: &[Rule] = &[
    seen(Kind::Municipality, Which::All),
    seen(Kind::Qualification, Which::All),
    asked(Kind::Contact, Which::Partners, AskedRecords::ComeAndGo),
    asked(Kind::School, Which::Partners, AskedRecords::AsSent),
    asked(Kind::Offer, Which::Partners, AskedRecords::ComeAndGo),
];

pub(super) const ENTERPRISE_GROUP: &[Rule] = &[
    seen(Kind::Municipality, Which::All),
    seen(Kind::Qualification, Which::All),
    asked(Kind::Enterprise, Which::Partners, AskedRecords::AsSent),
    asked(Kind::Contact, Which::Partners, AskedRecords::ComeAndGo),
    asked(Kind::Evidence, Which::OfNeeds, AskedRecords::AsSent),
    asked(Kind::Need, Which::Partners, AskedRecords::ComeAndGo),
    seen(Kind::School, Which::All),
    seen(Kind::Offer, Which::Settled),
];

pub(super) const PUBLIC: &[Rule] = &[
    seen(Kind::Municipality, Which::All),
    seen(Kind::Qualification, Which::All),
    seen(Kind::School, Which::All),
    seen(Kind::Offer, Which::Settled),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::{Audience, NamedFields};
    use enlace_model::field::{Content, FieldRow};

    /// Visits the rows of a table and those within, with their paths.
    fn each_row(rows: &'static [FieldRow], before: &str, visit: &mut dyn FnMut(&FieldRow, &str)) {
        for row in rows {
            let path = format!("{before}{}", row.name);
            visit(row, &path);
            each_row(row.inside(), &format!("{path}."), visit);
        }
    }

    #[test]
    fn every_mark_of_a_row_sends_something() {
        for (audience, rules) in [
            (Audience::School, SCHOOL),
            (Audience::EnterpriseGroup, ENTERPRISE_GROUP),
            (Audience::Public, PUBLIC),
        ] {
            let (mut sent, mut lost) = (Vec::new(), Vec::new());
            for &kind in Kind::ALL {
                let goes = rules.iter().any(|rule| rule.kind == kind);
                each_row(kind.rows(), "", &mut |row, path| {
                    if row.is_sent_to(audience) {
                        let goes = goes && NamedFields::SentTo(audience).has(kind, path);
                        let own = if goes { &mut sent } else { &mut lost };
                        own.push(path.to_owned());
                    }
                });
            }
            assert!(!sent.is_empty());
            // A record within several others is marked for whom any of them goes to.
            lost.retain(|path| {
                let inside = path.split_once('.').map(|(_, inside)| format!(".{inside}"));
                inside.is_none_or(|inside| !sent.iter().any(|sent| sent.ends_with(&inside)))
            });
            assert!(lost.is_empty(), "{audience:?} gets no {lost:?}");
        }
    }

    #[test]
    fn an_answer_is_kept_to_choices_that_there_are() {
        for &kind in Kind::ALL {
            each_row(kind.rows(), "", &mut |row, path| {
                let field = enlace_model::fields::field(kind, path);
                if let Some(answers) = row.answers {
                    let Some(Content::Choice(all)) = field.map(|field| field.content) else {
                        panic!("{kind:?} {path} is no choice");
                    };
                    assert!(
                        answers.iter().all(|one| all.contains(one)),
                        "{kind:?} {path}"
                    );
                }
            });
        }
    }
}
