//! Agreement in the room: what counted hands and dots say, by which rule, and how that is put into words.
//!
//! Four ways to count: fist-to-five, gradients of agreement, consent, dot vote. Hands are kept as
//! [`ConsensusCheck`]s, one for each answer of each round.
//! Must not know how a count is entered.

mod dots;
mod hands;

use std::collections::BTreeMap;

pub use dots::{Dots, Dotted, dots, ranks};
use hands::fingers;
pub use hands::{Consent, Fist, Gradients, is_objection};

use crate::model::{ConsensusCheck, Decision, DecisionMethod, Id, Plan};

/// What can be answered in fist-to-five, most support first.
pub const FINGERS: [&str; 6] = [
    "5 fingers",
    "4 fingers",
    "3 fingers",
    "2 fingers",
    "1 finger",
    "0 fingers",
];

/// What each of [`FINGERS`] says.
pub const FINGERS_SAY: [&str; 6] = [
    "I am for it and will help lead",
    "I am for it",
    "I can live with it",
    "I have doubts to talk about first",
    "I have serious doubts",
    "A fist: I block it",
];

/// The eight gradients of agreement, most support first.
pub const GRADIENTS: [&str; 8] = [
    "Endorse",
    "Minor contention",
    "Support with reservations",
    "Abstain",
    "More discussion",
    "Dislike but will support",
    "Serious disagreement",
    "Veto",
];

/// What can be answered when asking for consent. Each objection is kept by itself, with its reason.
pub const CONSENT: [&str; 2] = ["No objection", "Objection"];

/// The methods for which hands or dots are counted.
pub const METHODS: [DecisionMethod; 4] = [
    DecisionMethod::FistToFive,
    DecisionMethod::Gradients,
    DecisionMethod::Consent,
    DecisionMethod::DotVote,
];

/// What came of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nobody was counted yet.
    Nothing,
    /// The rule is met.
    Agreed,
    /// The rule is not met.
    NotAgreed,
    /// The rule leaves it to the group: no veto, and not everybody supports it.
    ForTheGroup,
    /// A ranking, which needs no agreement.
    Ranked,
}

impl Outcome {
    /// The word in `roundtable insight`.
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Agreed => Some("agreed"),
            Self::NotAgreed => Some("not-agreed"),
            Self::ForTheGroup => Some("for-the-group"),
            Self::Ranked => Some("ranked"),
        }
    }
}

/// The rule in force in a round, in one sentence.
pub const fn rule(method: DecisionMethod, round: i64) -> &'static str {
    match (method, round) {
        (DecisionMethod::FistToFive, ..=1) => {
            "Consensus when every hand shows 3 or more. Whoever shows less is heard"
        }
        (DecisionMethod::FistToFive, 2) => {
            "Agreed when every hand shows 2 or more. Whoever shows less is heard"
        }
        (DecisionMethod::FistToFive, _) => "Agreed when more than half of the hands show 3 or more",
        (DecisionMethod::Gradients, _) => {
            "One veto means not agreed. Without a veto, the group judges the spread; to abstain is not to support"
        }
        (DecisionMethod::Consent, _) => {
            "Agreed when nobody objects. An objection carries its reason"
        }
        (DecisionMethod::DotVote, _) => {
            "Most dots come first; equal dots share a rank. Nobody gives more dots than agreed"
        }
        (DecisionMethod::Consensus | DecisionMethod::Majority | DecisionMethod::Leader, _) => "",
    }
}

/// One round of one count: the question, how it was counted, and the answers given.
#[derive(Clone, Debug)]
pub struct Round<'p> {
    /// The decision that it led to.
    pub decision: Option<Id<Decision>>,
    /// The question asked.
    pub question: &'p str,
    /// How it was counted.
    pub method: DecisionMethod,
    /// The round, from 1.
    pub round: i64,
    /// The answers, in the order in which they were first given.
    pub checks: Vec<&'p ConsensusCheck>,
}

impl Round<'_> {
    /// What came of it.
    pub fn outcome(&self) -> Outcome {
        let checks = || self.checks.iter().copied();
        match self.method {
            DecisionMethod::FistToFive => Fist::of(checks()).outcome(self.round),
            DecisionMethod::Gradients => Gradients::of(checks()).outcome(),
            DecisionMethod::Consent => Consent::of(checks()).outcome(),
            DecisionMethod::DotVote if dots(checks()).given > 0 => Outcome::Ranked,
            _ => Outcome::Nothing,
        }
    }

    /// What came of it, in a sentence.
    pub fn outcome_words(&self) -> String {
        let checks = || self.checks.iter().copied();
        let outcome = self.outcome();
        match (self.method, outcome) {
            (_, Outcome::Nothing) => "Nobody was counted yet".to_owned(),
            (DecisionMethod::FistToFive, Outcome::Agreed) if self.round <= 1 => {
                "Consensus".to_owned()
            }
            (DecisionMethod::FistToFive, Outcome::Agreed) => "Agreed".to_owned(),
            (DecisionMethod::FistToFive, _) => fist_falls_short(Fist::of(checks()), self.round),
            (DecisionMethod::Gradients, _) => gradients_words(Gradients::of(checks())),
            (DecisionMethod::Consent, Outcome::Agreed) => "Agreed: nobody objects".to_owned(),
            (DecisionMethod::Consent, _) => {
                let consent = Consent::of(checks());
                let objections = counted(consent.objections, "objection", "objections");
                format!("Not agreed: {objections}")
            }
            (DecisionMethod::DotVote, _) => {
                let all = dots(checks());
                let given = counted(all.given, "dot", "dots");
                if all.voters > 0 {
                    let people = counted(all.voters, "person", "people");
                    format!("Ranked by {given} of {people}")
                } else {
                    format!("Ranked by {given}")
                }
            }
            _ => String::new(),
        }
    }

    /// The counts in words: “7 × 5 fingers, 8 × 4 fingers”.
    pub fn counts_words(&self) -> String {
        if self.method == DecisionMethod::DotVote {
            return self.dots_words();
        }
        let mut counts: Vec<(usize, &str, i64)> = Vec::new();
        for check in self.checks.iter().filter(|check| check.count > 0) {
            let answer = check.answer.trim();
            match counts.iter_mut().find(|(_, known, _)| *known == answer) {
                Some((_, _, count)) => *count += check.count,
                None => counts.push((place(self.method, answer), answer, check.count)),
            }
        }
        counts.sort_by_key(|(place, _, _)| *place);
        let words = counts
            .iter()
            .map(|(_, answer, count)| format!("{count} × {}", answer.to_lowercase()));
        words.collect::<Vec<_>>().join(", ")
    }

    fn dots_words(&self) -> String {
        let mut checks: Vec<_> = self.checks.iter().filter(|c| c.count > 0).collect();
        checks.sort_by_key(|check| std::cmp::Reverse(check.count));
        let counts: Vec<i64> = checks.iter().map(|check| check.count).collect();
        let words = checks.iter().zip(ranks(&counts)).map(|(check, rank)| {
            let dots = counted(check.count, "dot", "dots");
            format!("{rank}. {} ({dots})", check.answer.trim())
        });
        words.collect::<Vec<_>>().join(", ")
    }
}

/// Where an answer stands among those of its method.
fn place(method: DecisionMethod, answer: &str) -> usize {
    let among = |answers: &[&str]| {
        let found = answers.iter().position(|a| a.eq_ignore_ascii_case(answer));
        found.unwrap_or(answers.len())
    };
    match method {
        DecisionMethod::FistToFive => fingers(answer).map_or(FINGERS.len(), |n| 5 - n.min(5)),
        DecisionMethod::Gradients => among(&GRADIENTS),
        DecisionMethod::Consent => usize::from(is_objection(answer)),
        _ => 0,
    }
}

fn fist_falls_short(hands: Fist, round: i64) -> String {
    if round > 2 {
        let for_it = hands.at_least(3);
        return format!(
            "Not agreed: {for_it} of {} show 3 or more",
            counted(hands.hands(), "hand", "hands")
        );
    }
    let (wanted, verdict) = if round <= 1 {
        (3, "No consensus")
    } else {
        (2, "Not agreed")
    };
    let below = hands.hands() - hands.at_least(wanted);
    let blocks = hands.0.first().copied().unwrap_or(0);
    let mut words = format!(
        "{verdict}: {} below {wanted}",
        counted(below, "hand", "hands")
    );
    if blocks > 0 {
        words.push_str(", among them ");
        words.push_str(&counted(blocks, "fist", "fists"));
    }
    words
}

fn gradients_words(hands: Gradients) -> String {
    let support = format!("{} of {} support it", hands.support(), hands.hands());
    let abstain = match hands.abstain() {
        0 => String::new(),
        1 => ", 1 abstains".to_owned(),
        n => format!(", {n} abstain"),
    };
    match hands.outcome() {
        Outcome::NotAgreed => {
            let vetoes = counted(hands.vetoes(), "veto", "vetoes");
            format!("Not agreed: {vetoes}. {support}{abstain}")
        }
        Outcome::Agreed => format!("Agreed: {support}"),
        _ => format!("No veto: {support}{abstain}. The group judges whether that is enough"),
    }
}

fn counted(count: i64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// All rounds of a plan, decision by decision, then by round.
pub fn rounds(plan: &Plan) -> Vec<Round<'_>> {
    rounds_in(plan, plan.consensus_checks.iter())
}

/// The rounds that some counts of a plan belong to, decision by decision, then by round.
pub fn rounds_in<'p>(
    plan: &'p Plan,
    checks: impl IntoIterator<Item = &'p ConsensusCheck>,
) -> Vec<Round<'p>> {
    let mut found: BTreeMap<_, Round<'_>> = BTreeMap::new();
    for check in checks {
        let decision = check.decision.0;
        // Counts of one decision belong together, whatever was made of their question meanwhile.
        let asked = if decision.is_some() {
            ""
        } else {
            check.question.trim()
        };
        let key = (decision, asked, check.method.word(), check.round);
        let round = found.entry(key).or_insert_with(|| Round {
            decision,
            question: decision
                .and_then(|id| plan.get(id))
                .map_or("", |decision| decision.question.trim()),
            method: check.method,
            round: check.round,
            checks: Vec::new(),
        });
        if round.question.is_empty() {
            round.question = check.question.trim();
        }
        round.checks.push(check);
    }
    found.into_values().collect()
}

/// The counts of a decision as its record tells them: each round with its counts, its rule and what came of it.
pub fn in_words(rounds: &[&Round<'_>]) -> String {
    let several = rounds.len() > 1;
    let words = rounds
        .iter()
        .filter(|r| r.outcome() != Outcome::Nothing)
        .map(|r| {
            let head = if several {
                format!("Round {}: ", r.round)
            } else {
                String::new()
            };
            format!(
                "{head}{}. {}. Rule: {}.",
                r.counts_words(),
                r.outcome_words(),
                rule(r.method, r.round)
            )
        });
    words.collect::<Vec<_>>().join("\n")
}

/// Who did not support it in a round, and what they said: “1 × 2 fingers: nights are not staffed”.
pub fn dissent(round: &Round<'_>) -> String {
    let against = |check: &ConsensusCheck| match round.method {
        DecisionMethod::FistToFive => fingers(&check.answer).is_some_and(|n| n < 3),
        // Support with reservations is worth a line only where the reservation was said.
        DecisionMethod::Gradients => match place(round.method, check.answer.trim()) {
            0 | Gradients::ABSTAIN => false,
            at if Gradients::SUPPORT.contains(&at) => !check.note.trim().is_empty(),
            _ => true,
        },
        DecisionMethod::Consent => is_objection(&check.answer),
        _ => false,
    };
    let words = round
        .checks
        .iter()
        .filter(|check| check.count > 0 && against(check))
        .map(|check| {
            let count = check.count;
            let answer = check.answer.trim().to_lowercase();
            match check.note.trim() {
                "" => format!("{count} × {answer}, no reason noted"),
                said => format!("{count} × {answer}: {said}"),
            }
        });
    words.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Vote;

    fn fist(hands: &[usize]) -> Fist {
        let mut fist = Fist::default();
        for hand in hands {
            fist.0[*hand] += 1;
        }
        fist
    }

    fn check(answer: &str, count: i64, note: &str) -> ConsensusCheck {
        ConsensusCheck {
            answer: answer.to_owned(),
            count,
            note: note.to_owned(),
            ..ConsensusCheck::new(Id::new(1))
        }
    }

    fn round(method: DecisionMethod, round: i64, checks: &[ConsensusCheck]) -> Round<'_> {
        Round {
            decision: None,
            question: "Do we?",
            method,
            round,
            checks: checks.iter().collect(),
        }
    }

    #[test]
    fn six_hands_with_a_two_are_no_consensus_and_have_these_figures() {
        let hands = fist(&[5, 4, 4, 3, 3, 2]);
        assert_eq!(hands.outcome(1), Outcome::NotAgreed);
        assert_eq!(hands.mean(), Some(3.5));
        assert_eq!(hands.median(), Some(3.5));
        let deviation = hands.deviation().unwrap();
        assert!((deviation - 1.0488).abs() < 0.00005, "{deviation}");
    }

    #[test]
    fn later_rounds_relax_the_rule() {
        let hands = fist(&[5, 4, 4, 3, 3, 2]);
        assert_eq!(hands.outcome(2), Outcome::Agreed, "every hand shows 2");
        assert_eq!(fist(&[5, 5, 1]).outcome(2), Outcome::NotAgreed);
        assert_eq!(fist(&[5, 5, 1]).outcome(3), Outcome::Agreed, "a majority");
        assert_eq!(fist(&[5, 5, 1, 1]).outcome(3), Outcome::NotAgreed, "half");
        assert_eq!(fist(&[5, 3, 3]).outcome(1), Outcome::Agreed);
        assert_eq!(fist(&[5, 5, 0]).outcome(1), Outcome::NotAgreed);
    }

    #[test]
    fn no_hands_have_no_figures() {
        let none = Fist::default();
        assert_eq!(none.outcome(1), Outcome::Nothing);
        assert_eq!((none.mean(), none.median()), (None, None));
        assert_eq!(fist(&[4]).deviation(), None, "one hand has no spread");
        assert_eq!(fist(&[4]).median(), Some(4.0));
    }

    #[test]
    fn one_veto_outweighs_all_support() {
        assert_eq!(
            Gradients([9, 0, 0, 0, 0, 0, 0, 1]).outcome(),
            Outcome::NotAgreed
        );
    }

    #[test]
    fn to_abstain_is_not_to_support() {
        let hands = Gradients([2, 1, 1, 3, 0, 1, 0, 0]);
        assert_eq!((hands.support(), hands.hands()), (5, 8));
        assert_eq!(hands.outcome(), Outcome::ForTheGroup);
        assert_eq!(
            Gradients([2, 1, 1, 0, 0, 1, 0, 0]).outcome(),
            Outcome::Agreed
        );
    }

    #[test]
    fn consent_passes_when_nobody_objects() {
        let yes = [check("No objection", 8, "")];
        let no = [
            check("No objection", 7, ""),
            check("Objection", 1, "Too late at night"),
            check("Objection", 1, " "),
        ];
        assert_eq!(Consent::of(&yes).outcome(), Outcome::Agreed);
        let found = Consent::of(&no);
        assert_eq!(found.outcome(), Outcome::NotAgreed);
        assert_eq!((found.objections, found.without_reason), (2, 1));
    }

    #[test]
    fn equal_dots_share_a_rank_and_the_next_goes_on_after_them() {
        assert_eq!(ranks(&[9, 7, 7, 3]), [1, 2, 2, 4]);
        assert_eq!(ranks(&[3, 9, 7, 7]), [4, 1, 2, 2]);
        assert!(ranks(&[]).is_empty());
    }

    #[test]
    fn nobody_gives_more_dots_than_agreed() {
        let vote = |count| Vote {
            count,
            voters: 4,
            dots: 3,
            ..Vote::new(Id::new(1))
        };
        assert_eq!(dots(&[vote(7), vote(5)]).too_many(), 0);
        assert_eq!(dots(&[vote(7), vote(6)]).too_many(), 1);
        let unknown = Vote {
            dots: 0,
            ..vote(900)
        };
        assert_eq!(dots(&[unknown]).too_many(), 0, "no limit was said");
    }

    #[test]
    fn the_record_tells_counts_outcome_and_the_rule_in_force_of_each_round() {
        let first = [check("2 fingers", 1, "Nights"), check("5 fingers", 4, "")];
        let second = [check("3 fingers", 5, "")];
        let first = round(DecisionMethod::FistToFive, 1, &first);
        let second = round(DecisionMethod::FistToFive, 2, &second);
        assert_eq!(
            in_words(&[&first, &second]),
            "Round 1: 4 × 5 fingers, 1 × 2 fingers. No consensus: 1 hand below 3. \
             Rule: Consensus when every hand shows 3 or more. Whoever shows less is heard.\n\
             Round 2: 5 × 3 fingers. Agreed. \
             Rule: Agreed when every hand shows 2 or more. Whoever shows less is heard."
        );
        assert_eq!(dissent(&first), "1 × 2 fingers: Nights");
        assert_eq!(dissent(&second), "");
    }

    #[test]
    fn the_record_of_a_dot_vote_is_its_ranking() {
        let checks = [check("Parks", 2, ""), check("Nights", 5, "")];
        let vote = round(DecisionMethod::DotVote, 1, &checks);
        assert_eq!(vote.counts_words(), "1. Nights (5 dots), 2. Parks (2 dots)");
        assert_eq!(vote.outcome(), Outcome::Ranked);
    }
}
