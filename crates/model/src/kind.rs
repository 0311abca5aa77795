//! The kinds of records: one list of all, from which everything follows that is done for each of them.

/// Calls `$work!` with the table of all kinds, in the order of the file: the record, its id, the field that
/// holds the id, and the name of its list.
#[macro_export]
macro_rules! kinds {
    ($work:ident) => {
        $work! {
            Municipality, MunicipalityCode, code, municipalities;
            TravelTime, TravelTimeId, id, travel_times;
            Qualification, QualificationCode, code, qualifications;
            Relation, RelationId, id, relations;
            Enterprise, EnterpriseId, id, enterprises;
            Contact, ContactId, id, contacts;
            Session, SessionId, id, sessions;
            Evidence, EvidenceId, id, evidence;
            Need, NeedId, id, needs;
            Panel, PanelId, id, panels;
            School, SchoolCode, code, schools;
            Offer, OfferId, id, offers;
        }
    };
}

macro_rules! kind {
    ($( $kind:ident, $id:ident, $id_field:ident, $table:ident; )*) => {
        /// A kind of record: one of the region's lists.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($kind),* }

        impl Kind {
            /// All kinds, in the order of the file.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// The name of the list in the file.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$kind => stringify!($table)),* }
            }

            /// The name of the field that holds a record's id.
            pub fn id_field(self) -> &'static str {
                match self { $(Self::$kind => stringify!($id_field)),* }
            }

            /// The kind whose list has this name.
            pub fn from_text(text: &str) -> Option<Self> {
                match text { $(stringify!($table) => Some(Self::$kind),)* _ => None }
            }
        }
    };
}

kinds!(kind);
