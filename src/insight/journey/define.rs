//! The steps of the phase “Define”: what for.
//! Must not know how a step is drawn.

use super::{Phase, Step, questions_and_tables};

/// What it is for, and how we will know.
pub const PURPOSE: Step = Step {
    id: "purpose",
    phase: Phase::Define,
    title: "Purpose and outcomes",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "purpose"),
};

/// Why partner at all, and why with them.
pub const BENEFITS: Step = Step {
    id: "benefits",
    phase: Phase::Define,
    title: "Benefits",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "benefits"),
};
