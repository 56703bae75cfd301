//! The steps of the phase “Prepare”: before the workshop.
//! Must not know how a step is drawn.

use super::{Phase, Step, questions_and_tables};

/// People, pre-work and an agenda.
pub const WORKSHOP: Step = Step {
    id: "workshop",
    phase: Phase::Prepare,
    title: "Workshop",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "workshop"),
};

/// How willing partners are, and how well the ground is prepared.
pub const READINESS: Step = Step {
    id: "readiness",
    phase: Phase::Prepare,
    title: "Readiness",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "readiness"),
};
