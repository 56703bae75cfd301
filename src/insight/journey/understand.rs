//! The steps of the phase “Understand”: what is there.
//! Must not know how a step is drawn.

use super::{Phase, Step, questions_and_tables};
use crate::insight::progress::items_answered;

/// Twelve prompts on the partners we have.
pub const STRATEGY: Step = Step {
    id: "strategy",
    phase: Phase::Understand,
    title: "Where we stand",
    rule: "Prompts answered",
    progress: |look| {
        let items = look.guidance.items_under("strategy");
        items_answered(look.plan, look.index, items.map(|item| item.id.as_str()))
    },
};

/// What is changing inside and around us.
pub const SCAN: Step = Step {
    id: "scan",
    phase: Phase::Understand,
    title: "Environmental scan",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "scan"),
};
