//! Enterprises, groups that speak for several, and the contacts kept apart from them.

use crate::choice::{Choice, choices};
use crate::id::{ContactId, EnterpriseId, MunicipalityCode, SchoolCode};
use crate::quantity::{Euros, Persons};
use crate::record::record;

record! {
    /// An enterprise, or a group such as a sector's association.
    pub struct Enterprise {
        /// Id.
        id: EnterpriseId,
        /// Name or pseudonym.
        name: String,
        /// Whether the name is a pseudonym.
        pseudonym: bool,
        /// Tax number, as the country writes it.
        tax_number: Option<String>,
        /// Enterprise or group; absent: enterprise.
        kind: Option<Choice<EnterpriseKind>>,
        /// Where it is; a group may have none.
        municipality: Option<MunicipalityCode>,
        /// Sector of activity.
        sector: Option<Sector>,
        /// People employed.
        headcount: Option<Persons>,
        /// Yearly turnover in euros.
        turnover: Option<Euros>,
        /// Balance sheet total in euros.
        balance_sheet: Option<Euros>,
        /// Cluster that it belongs to.
        cluster: Option<String>,
        /// Where the facts come from.
        source: Option<String>,
        /// Whether the enterprise is made up to illustrate.
        illustrative: bool,
    }
}

choices! {
    /// Who speaks.
    pub enum EnterpriseKind {
        Enterprise = "enterprise",
        Group = "group",
    }
}

record! {
    /// A sector of activity in a revision of the classification.
    pub struct Sector {
        /// Classification with its revision, such as `CAE-Rev.3`.
        system: String,
        /// Code, text with its leading zeros.
        code: String,
    }
}

record! {
    /// A person to call; personal data, left out of files unless asked for.
    pub struct Contact {
        /// Id.
        id: ContactId,
        /// The enterprise it belongs to.
        enterprise: Option<EnterpriseId>,
        /// The school it belongs to.
        school: Option<SchoolCode>,
        /// Name.
        name: Option<String>,
        /// Role.
        role: Option<String>,
        /// E-mail address.
        email: Option<String>,
        /// Telephone number.
        phone: Option<String>,
        /// Note.
        note: Option<String>,
    }
}

choices! {
    /// Size class of an enterprise, Recommendation 2003/361/EC.
    pub enum SizeClass {
        Micro = "micro",
        Small = "small",
        Medium = "medium",
        Large = "large",
    }
}

impl Enterprise {
    /// Whether it speaks for several enterprises.
    pub fn is_group(&self) -> bool {
        self.kind.as_ref().and_then(Choice::known) == Some(EnterpriseKind::Group)
    }

    /// Size class by headcount, turnover and balance sheet (2003/361/EC). Of turnover and balance
    /// only one known: that one decides; none known: headcount alone. Headcount missing: `None`.
    pub fn size_class(&self) -> Option<SizeClass> {
        let headcount = self.headcount?.0;
        let within = |staff: f64, turnover: f64, balance: f64| {
            let money = match (self.turnover, self.balance_sheet) {
                (None, None) => true,
                (t, b) => t.is_some_and(|t| t.0 <= turnover) || b.is_some_and(|b| b.0 <= balance),
            };
            headcount < staff && money
        };
        Some(if within(10.0, 2e6, 2e6) {
            SizeClass::Micro
        } else if within(50.0, 10e6, 10e6) {
            SizeClass::Small
        } else if within(250.0, 50e6, 43e6) {
            SizeClass::Medium
        } else {
            SizeClass::Large
        })
    }
}
