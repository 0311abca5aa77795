//! Votes counted by a round's rule: whether they carry a matter, and whether enough members were there.

use crate::choice::Choice;
use crate::decision::{CastingVote, VoteCounts};
use crate::evidence::SessionCall;
use crate::quantity::Persons;
use crate::round::{VoteBase, VoteRule};

/// Shares such as a third are written with a few digits.
const TOLERANCE: f64 = 1e-5;
/// Of a body of three, two must be there at any call.
const SMALL_BODY: f64 = 3.0;
const OF_SMALL_BODY: f64 = 2.0;

/// What votes come to under a rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VoteCount {
    pub in_favour: Persons,
    pub against: Persons,
    pub abstained: Persons,
    /// Of how many the share of votes in favour is taken.
    pub base: Persons,
    /// Whether the votes are enough, and enough members were there.
    pub carried: bool,
    /// As many for as against.
    pub tie: bool,
    /// Whether the chair's casting vote decided.
    pub by_casting: bool,
    pub quorum: QuorumCount,
    /// Members present who gave no vote; `None` where nobody says how many were present.
    pub did_not_vote: Option<Persons>,
    /// Only the minority was counted, so that no percentage can be said.
    pub majority_only: bool,
}

/// Whether enough members were present.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuorumCount {
    pub present: Option<Persons>,
    pub entitled: Option<Persons>,
    /// How many have to be present; `None` where nobody says how many are entitled.
    pub needed: Option<Persons>,
    /// `None` where nobody says how many were present, or are entitled.
    pub is_met: Option<bool>,
}

impl VoteCount {
    /// Counts votes: `members` are those of the round who have a vote, for where nobody says how many are
    /// entitled. Without any vote for or against nothing is carried.
    pub fn of(
        counts: &VoteCounts,
        rule: &VoteRule,
        members: Persons,
        call: SessionCall,
        casting: Option<CastingVote>,
    ) -> Self {
        let or_none = |stated: Option<Persons>| stated.unwrap_or_default().0.max(0.0);
        let (against, abstained) = (or_none(counts.against), or_none(counts.abstained));
        let in_favour = match (counts.in_favour, counts.present) {
            // Who was not counted was for it.
            (None, Some(present)) if counts.majority_only => present.0 - against - abstained,
            (stated, _) => or_none(stated),
        };
        let stated = counts.entitled.filter(|entitled| entitled.0 > 0.0);
        let entitled = stated.or(Some(members).filter(|members| members.0 > 0.0));
        let quorum = QuorumCount::of(counts.present, entitled, rule, call);
        let base = match rule.base.known() {
            Some(VoteBase::Valid) => in_favour + against + abstained,
            Some(VoteBase::Present) => counts.present.map_or(0.0, |present| present.0),
            Some(VoteBase::Entitled) => entitled.map_or(0.0, |entitled| entitled.0),
            Some(VoteBase::ForAgainst) | None => in_favour + against,
        };
        let voted = in_favour + against;
        let tie = voted > 0.0 && in_favour == against;
        let by_casting = tie && rule.casting_vote && casting.is_some();
        let enough = match by_casting {
            true => casting == Some(CastingVote::For),
            false => base > 0.0 && in_favour > rule.more_than.0 * base + TOLERANCE * base,
        };
        let given = voted + abstained;
        Self {
            in_favour: Persons(in_favour),
            against: Persons(against),
            abstained: Persons(abstained),
            base: Persons(base),
            carried: voted > 0.0 && enough && quorum.is_met != Some(false),
            tie,
            by_casting,
            quorum,
            did_not_vote: counts
                .present
                .map(|present| Persons((present.0 - given).max(0.0))),
            majority_only: counts.majority_only,
        }
    }
}

impl QuorumCount {
    /// How many have to be present, and whether they are. A quorum of 0 asks for nobody.
    pub fn of(
        present: Option<Persons>,
        entitled: Option<Persons>,
        rule: &VoteRule,
        call: SessionCall,
    ) -> Self {
        let needed = entitled.map(|entitled| {
            let second = rule.quorum_second.filter(|_| call == SessionCall::Second);
            let needed = match second {
                Some(share) => (share.0 * entitled.0 - TOLERANCE * entitled.0).ceil(),
                None if rule.quorum.0 <= 0.0 => 0.0,
                None => (rule.quorum.0 * entitled.0 + TOLERANCE * entitled.0).floor() + 1.0,
            };
            let is_small = entitled.0 == SMALL_BODY && needed > 0.0;
            Persons(match is_small {
                true => needed.max(OF_SMALL_BODY),
                false => needed.max(0.0),
            })
        });
        let is_met = match (present, needed) {
            _ if rule.quorum.0 <= 0.0 && needed.is_none_or(|needed| needed.0 <= 0.0) => Some(true),
            (Some(present), Some(needed)) => Some(present.0 >= needed.0),
            _ => None,
        };
        Self {
            present,
            entitled,
            needed,
            is_met,
        }
    }
}

/// Which call a session is; the first where it does not say.
pub fn call_of(call: Option<&Choice<SessionCall>>) -> SessionCall {
    call.and_then(Choice::known).unwrap_or(SessionCall::First)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn rule(base: &str, casting: bool) -> VoteRule {
        let rule = json!({ "base": base, "more_than": 0.5, "quorum": 0.5,
            "quorum_second": 0.333333, "casting_vote": casting, "abstention": true });
        serde_json::from_value(rule).expect("a rule")
    }

    fn counted(counts: Value, rule: &VoteRule, casting: Option<CastingVote>) -> VoteCount {
        let counts = serde_json::from_value(counts).expect("counts");
        VoteCount::of(&counts, rule, Persons(0.0), SessionCall::First, casting)
    }

    #[test]
    fn the_same_votes_carry_on_one_base_and_fail_on_three() {
        let counts =
            json!({ "for": 5, "against": 4, "abstained": 2, "present": 11, "entitled": 15 });
        for (base, share, carried) in [
            ("for_against", 0.5556, true),
            ("valid", 0.4545, false),
            ("present", 0.4545, false),
            ("entitled", 0.3333, false),
        ] {
            let count = counted(counts.clone(), &rule(base, false), None);
            assert_eq!(count.carried, carried, "{base}");
            let own = count.in_favour.0 / count.base.0;
            assert!((own - share).abs() < 1e-4, "{base}: {own}");
        }
    }

    #[test]
    fn of_fifteen_eight_are_needed_and_five_at_a_second_call() {
        let check = |present: f64, call, met: bool, needed: f64| {
            let of = |n| Some(Persons(n));
            let quorum = QuorumCount::of(of(present), of(15.0), &rule("valid", false), call);
            assert_eq!(
                (quorum.is_met, quorum.needed),
                (Some(met), of(needed)),
                "{present}"
            );
        };
        check(7.0, SessionCall::First, false, 8.0);
        check(8.0, SessionCall::First, true, 8.0);
        check(4.0, SessionCall::Second, false, 5.0);
        check(5.0, SessionCall::Second, true, 5.0);
        let three = QuorumCount::of(
            Some(Persons(1.0)),
            Some(Persons(3.0)),
            &rule("valid", false),
            SessionCall::Second,
        );
        assert_eq!(
            (three.is_met, three.needed),
            (Some(false), Some(Persons(2.0)))
        );
    }

    #[test]
    fn exactly_half_is_no_and_the_chair_decides_a_tie_where_the_rule_says_so() {
        let counts = json!({ "for": 5, "against": 5, "present": 10, "entitled": 15 });
        let check = |rule: &VoteRule, casting, carried: bool, by_casting: bool| {
            let count = counted(counts.clone(), rule, casting);
            assert!(count.tie);
            assert_eq!((count.carried, count.by_casting), (carried, by_casting));
        };
        check(
            &rule("for_against", false),
            Some(CastingVote::For),
            false,
            false,
        );
        check(&rule("for_against", true), None, false, false);
        check(
            &rule("for_against", true),
            Some(CastingVote::For),
            true,
            true,
        );
        check(
            &rule("for_against", true),
            Some(CastingVote::Against),
            false,
            true,
        );
    }

    #[test]
    fn without_a_quorum_or_any_vote_nothing_is_carried() {
        let few = json!({ "for": 6, "against": 0, "present": 6, "entitled": 15 });
        let count = counted(few, &rule("for_against", true), None);
        assert_eq!((count.carried, count.quorum.is_met), (false, Some(false)));
        let none = json!({ "present": 9, "entitled": 15 });
        assert!(!counted(none, &rule("for_against", true), None).carried);
        let minority =
            json!({ "against": 2, "present": 11, "entitled": 15, "majority_only": true });
        let count = counted(minority, &rule("for_against", true), None);
        assert_eq!((count.carried, count.in_favour), (true, Persons(9.0)));
    }
}
