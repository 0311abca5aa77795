//! The kinds of records: one list of all, from which everything follows that is done for each of them.

/// Calls `$work!` with the table of all kinds, in the order of the file: what its id is, the record, the
/// type of its id, the field that holds it, and the name of its list.
#[macro_export]
macro_rules! kinds {
    ($work:ident) => {
        $work! {
            /// A municipality's official code (in Portugal the four digits of district and municipality).
            Municipality, MunicipalityCode, code, municipalities;
            /// A stated travel time (UUIDv7).
            TravelTime, TravelTimeId, id, travel_times;
            /// A qualification's code in the region's catalogue (CNQ code in Portugal), else UUIDv7.
            Qualification, QualificationCode, code, qualifications;
            /// A relation between two qualifications that the coordinator set (UUIDv7).
            Relation, RelationId, id, relations;
            /// An enterprise or a group of enterprises (UUIDv7).
            Enterprise, EnterpriseId, id, enterprises;
            /// A contact of an enterprise or school (UUIDv7).
            Contact, ContactId, id, contacts;
            /// A session in which evidence was gathered (UUIDv7).
            Session, SessionId, id, sessions;
            /// A piece of evidence (UUIDv7).
            Evidence, EvidenceId, id, evidence;
            /// A need (UUIDv7).
            Need, NeedId, id, needs;
            /// A focus-group panel (UUIDv7).
            Panel, PanelId, id, panels;
            /// A school's official code, else UUIDv7.
            School, SchoolCode, code, schools;
            /// An offer (UUIDv7).
            Offer, OfferId, id, offers;
            /// A stakeholder (UUIDv7).
            Stakeholder, StakeholderId, id, stakeholders;
            /// A planning round (UUIDv7).
            Round, RoundId, id, rounds;
            /// A proposal in a round (UUIDv7).
            Proposal, ProposalId, id, proposals;
            /// An opinion or a vote (UUIDv7).
            Opinion, OpinionId, id, opinions;
            /// A decision (UUIDv7).
            Decision, DecisionId, id, decisions;
        }
    };
}

macro_rules! kind {
    ($( $(#[doc = $doc:literal])* $kind:ident, $id:ident, $id_field:ident, $table:ident; )*) => {
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

            /// Whether the list came after the first files were published, so that it is left out of a
            /// file where it is empty.
            pub fn came_later(self) -> bool {
                self > Self::Offer
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
