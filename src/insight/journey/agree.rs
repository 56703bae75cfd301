//! The steps of the phase “Agree”: by which rules.
//! Must not know how a step is drawn.

use super::{Phase, Step, questions_and_tables};

/// Ground rules, authority, who does what, agreements.
pub const GOVERNANCE: Step = Step {
    id: "governance",
    phase: Phase::Agree,
    title: "Governance",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "governance"),
};

/// Who hears what, and what stays private.
pub const COMMUNICATION: Step = Step {
    id: "communication",
    phase: Phase::Agree,
    title: "Communication",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "communication"),
};

/// Who decides, who depends on whom.
pub const POWER: Step = Step {
    id: "power",
    phase: Phase::Agree,
    title: "Decisions and power",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "power"),
};

/// Lines that hold.
pub const BOUNDARIES: Step = Step {
    id: "boundaries",
    phase: Phase::Agree,
    title: "Boundaries",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "boundaries"),
};

/// What we know, from whom, and how it is kept.
pub const DATA: Step = Step {
    id: "data",
    phase: Phase::Agree,
    title: "Data",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "data"),
};
