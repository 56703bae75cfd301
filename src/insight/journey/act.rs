//! The steps of the phase “Act”: what is done.
//! Must not know how a step is drawn.

use super::{Phase, Step, questions_and_tables};

/// From key issues to who does what by when.
pub const ACTIONS: Step = Step {
    id: "actions",
    phase: Phase::Act,
    title: "Priorities and actions",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "actions"),
};

/// Agendas, minutes, decisions.
pub const MEETINGS: Step = Step {
    id: "meetings",
    phase: Phase::Act,
    title: "Meetings and decisions",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "meetings"),
};
