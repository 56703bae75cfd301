//! Counted hands: fist-to-five, gradients of agreement, consent.
//! Must not know rounds, nor how a count is told.

use super::{FINGERS, GRADIENTS, Outcome};
use crate::model::ConsensusCheck;

/// How many hands showed each number of fingers; the position is the number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fist(pub [i64; 6]);

impl Fist {
    /// The hands of one round.
    pub fn of<'c>(checks: impl IntoIterator<Item = &'c ConsensusCheck>) -> Self {
        let mut hands = Self::default();
        for check in checks {
            let fingers = fingers(&check.answer).and_then(|n| hands.0.get_mut(n));
            if let Some(count) = fingers {
                *count += check.count.max(0);
            }
        }
        hands
    }

    /// Number of hands.
    pub fn hands(self) -> i64 {
        self.0.iter().sum()
    }

    /// Hands that show at least so many fingers.
    pub fn at_least(self, fingers: usize) -> i64 {
        self.0.iter().skip(fingers).sum()
    }

    /// The lowest hand.
    pub fn lowest(self) -> Option<usize> {
        self.0.iter().position(|count| *count > 0)
    }

    /// What the rule of a round makes of the hands.
    pub fn outcome(self, round: i64) -> Outcome {
        let Some(lowest) = self.lowest() else {
            return Outcome::Nothing;
        };
        let agreed = match round {
            ..=1 => lowest >= 3,
            2 => lowest >= 2,
            _ => 2 * self.at_least(3) > self.hands(),
        };
        if agreed {
            Outcome::Agreed
        } else {
            Outcome::NotAgreed
        }
    }

    /// The mean of the hands.
    pub fn mean(self) -> Option<f64> {
        let sum: i64 = (0..).zip(self.0).map(|(n, count)| n * count).sum();
        let hands = self.hands();
        (hands > 0).then(|| sum as f64 / hands as f64)
    }

    /// The middle hand; of an even number the mean of the two in the middle.
    pub fn median(self) -> Option<f64> {
        let hands = self.hands();
        // The hand at a place in the row of all hands, lowest first.
        let at = |place: i64| {
            let mut passed = 0;
            (0_i64..).zip(self.0).find_map(|(n, count)| {
                passed += count;
                (place < passed).then_some(n as f64)
            })
        };
        Some(f64::midpoint(at((hands - 1).max(0) / 2)?, at(hands / 2)?))
    }

    /// The standard deviation, over n − 1; two hands at least.
    pub fn deviation(self) -> Option<f64> {
        let mean = self.mean()?;
        let squares: f64 = (0..)
            .zip(self.0)
            .map(|(n, count): (i32, i64)| count as f64 * (f64::from(n) - mean).powi(2))
            .sum();
        let hands = self.hands();
        (hands > 1).then(|| (squares / (hands - 1) as f64).sqrt())
    }
}

/// The number of fingers that an answer tells.
pub(super) fn fingers(answer: &str) -> Option<usize> {
    let first = answer.trim().chars().next()?;
    let number = first.to_digit(10)?;
    usize::try_from(number).ok().filter(|n| *n < FINGERS.len())
}

/// How many stand at each gradient of agreement, in the order of [`GRADIENTS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gradients(pub [i64; 8]);

impl Gradients {
    pub(super) const ABSTAIN: usize = 3;
    const VETO: usize = 7;
    /// The gradients that support the question: abstaining is not one of them.
    pub(super) const SUPPORT: [usize; 4] = [0, 1, 2, 5];

    /// The hands of one round.
    pub fn of<'c>(checks: impl IntoIterator<Item = &'c ConsensusCheck>) -> Self {
        let mut hands = Self::default();
        for check in checks {
            let at = GRADIENTS
                .iter()
                .position(|g| g.eq_ignore_ascii_case(check.answer.trim()));
            if let Some(count) = at.and_then(|at| hands.0.get_mut(at)) {
                *count += check.count.max(0);
            }
        }
        hands
    }

    fn at(self, gradient: usize) -> i64 {
        self.0.get(gradient).copied().unwrap_or(0)
    }

    /// Number of hands.
    pub fn hands(self) -> i64 {
        self.0.iter().sum()
    }

    /// Hands that support the question.
    pub fn support(self) -> i64 {
        Self::SUPPORT.iter().map(|g| self.at(*g)).sum()
    }

    /// Hands that abstain.
    pub fn abstain(self) -> i64 {
        self.at(Self::ABSTAIN)
    }

    /// Hands that say veto.
    pub fn vetoes(self) -> i64 {
        self.at(Self::VETO)
    }

    /// What the hands make of it.
    pub fn outcome(self) -> Outcome {
        if self.hands() == 0 {
            Outcome::Nothing
        } else if self.vetoes() > 0 {
            Outcome::NotAgreed
        } else if self.support() == self.hands() {
            Outcome::Agreed
        } else {
            Outcome::ForTheGroup
        }
    }
}

/// Who consents and who objects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Consent {
    /// People without an objection.
    pub without: i64,
    /// Objections.
    pub objections: i64,
    /// Objections whose reason is not written down.
    pub without_reason: i64,
}

impl Consent {
    /// The hands of one round.
    pub fn of<'c>(checks: impl IntoIterator<Item = &'c ConsensusCheck>) -> Self {
        let mut consent = Self::default();
        for check in checks {
            let count = check.count.max(0);
            if is_objection(&check.answer) {
                consent.objections += count;
                if check.note.trim().is_empty() {
                    consent.without_reason += count;
                }
            } else {
                consent.without += count;
            }
        }
        consent
    }

    /// What it makes of the question.
    pub const fn outcome(self) -> Outcome {
        if self.objections > 0 {
            Outcome::NotAgreed
        } else if self.without > 0 {
            Outcome::Agreed
        } else {
            Outcome::Nothing
        }
    }
}

/// Whether an answer to a question for consent is an objection.
pub fn is_objection(answer: &str) -> bool {
    let answer = answer.trim().to_lowercase();
    answer.starts_with("object") || answer == "veto"
}
