//! What an edit does to the gaps, before it is done.

use enlace_model::{QualificationCode, Rate};

use crate::figures::Coverage;

/// A gap before and after an edit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GapChange {
    pub before: Rate,
    pub after: Rate,
}

/// What an edit does to the gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct EditEffect {
    pub region: GapChange,
    /// The qualifications whose gap changes, the most changed first.
    pub qualifications: Vec<(QualificationCode, GapChange)>,
}

impl GapChange {
    /// People a year who are missing in addition; below 0 where fewer are.
    pub fn more(self) -> f64 {
        self.after.0 - self.before.0
    }

    /// The same as the difference of the two figures that are shown, with one decimal.
    pub fn shown_more(self) -> f64 {
        let shown = |rate: Rate| (rate.0 * 10.0).round();
        (shown(self.after) - shown(self.before)) / 10.0
    }

    /// Whether it is a change at all once it is rounded.
    pub fn is_seen(self) -> bool {
        self.shown_more() != 0.0
    }
}

/// What leads from one computation to another. A qualification that only one of them has counts as
/// without gap in the other.
pub fn edit_effect(before: &Coverage, after: &Coverage) -> EditEffect {
    let none = Rate(0.0);
    let gap_in = |coverage: &Coverage, code: &QualificationCode| {
        let all = &coverage.qualifications;
        let found = all.binary_search_by(|own| own.code.cmp(code));
        found.map_or(none, |at| all[at].gap)
    };
    let stay = after.qualifications.iter().map(|own| {
        let change = GapChange {
            before: gap_in(before, &own.code),
            after: own.gap,
        };
        (own.code.clone(), change)
    });
    let is_gone = |code: &QualificationCode| {
        let found = after
            .qualifications
            .binary_search_by(|own| own.code.cmp(code));
        found.is_err()
    };
    let gone = before.qualifications.iter().filter_map(|own| {
        let change = GapChange {
            before: own.gap,
            after: none,
        };
        is_gone(&own.code).then(|| (own.code.clone(), change))
    });
    let mut qualifications: Vec<_> = stay.chain(gone).filter(|(_, gap)| gap.is_seen()).collect();
    enlace_model::order::put_in_order(&mut qualifications, |a, b| {
        let most = b.1.more().abs().total_cmp(&a.1.more().abs());
        most.then_with(|| a.0.cmp(&b.0))
    });
    EditEffect {
        region: GapChange {
            before: before.totals.gap,
            after: after.totals.gap,
        },
        qualifications,
    }
}
