//! The steps of the phase “Sustain”: how it lasts.
//! Must not know how a step is drawn.

use super::{Phase, Step, questions_and_tables};

/// What works, what does not, five markers.
pub const EVALUATION: Step = Step {
    id: "evaluation",
    phase: Phase::Sustain,
    title: "Evaluation and markers",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "evaluation"),
};

/// A few shared numbers, from start to target.
pub const MEASURES: Step = Step {
    id: "measures",
    phase: Phase::Sustain,
    title: "Measures",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "measures"),
};

/// Seven habits of trust, and what went well.
pub const TRUST: Step = Step {
    id: "trust",
    phase: Phase::Sustain,
    title: "Trust, wins and stories",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "trust"),
};

/// Find the gaps, try small changes.
pub const IMPROVEMENT: Step = Step {
    id: "improvement",
    phase: Phase::Sustain,
    title: "Improvement",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "improvement"),
};
