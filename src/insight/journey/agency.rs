//! The steps of the phase “Our agency”: what it takes at home.
//! Must not know how a step is drawn.

use super::{Phase, Step, questions_and_tables};

/// Who in our agency holds which partnership.
pub const ROLES: Step = Step {
    id: "roles",
    phase: Phase::Agency,
    title: "Roles",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "roles"),
};

/// Sixteen things that people who partner know and can do.
pub const COMPETENCIES: Step = Step {
    id: "competencies",
    phase: Phase::Agency,
    title: "Competencies",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "competencies"),
};

/// Partnering anchored in our agency.
pub const LASTING: Step = Step {
    id: "lasting",
    phase: Phase::Agency,
    title: "Making it last",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "lasting"),
};
