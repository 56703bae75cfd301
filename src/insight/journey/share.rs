//! The steps of the phase “Share”: what is handed on.
//! Must not know how a step is drawn.

use super::{Phase, Step};
use crate::insight::Progress;

/// The whole plan at a glance.
pub const OVERVIEW: Step = Step {
    id: "overview",
    phase: Phase::Share,
    title: "Overview",
    rule: "",
    progress: |_| Progress::NOTHING_TO_FILL_IN,
};

/// What is handed out.
pub const REPORT: Step = Step {
    id: "report",
    phase: Phase::Share,
    title: "Report and exports",
    rule: "",
    progress: |_| Progress::NOTHING_TO_FILL_IN,
};

/// How the plan came to be what it is.
pub const HISTORY: Step = Step {
    id: "history",
    phase: Phase::Share,
    title: "History",
    rule: "",
    progress: |_| Progress::NOTHING_TO_FILL_IN,
};
