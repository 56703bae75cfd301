//! The journey: phases and steps, each with its progress rule.
//! Must not know how a step is drawn; `ui::screens` joins each step with its draw function.

mod act;
mod agency;
mod agree;
mod define;
mod partners;
mod prepare;
mod share;
mod sustain;
mod understand;

pub use act::{ACTIONS, MEETINGS};
pub use agency::{COMPETENCIES, LASTING, ROLES};
pub use agree::{BOUNDARIES, COMMUNICATION, DATA, GOVERNANCE, POWER, coordinates};
pub use define::{BENEFITS, PURPOSE};
pub use partners::{LEVELS, MAP, PARTNERS, STRUCTURE, TABLE};
pub use prepare::{READINESS, WORKSHOP};
pub use share::{HISTORY, OVERVIEW, REPORT};
pub use sustain::{EVALUATION, IMPROVEMENT, MEASURES, TRUST};
pub use understand::{SCAN, STRATEGY};

use super::{Index, Progress};
use crate::{guidance::Catalogue, model::Plan};

/// A group of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Before the workshop.
    Prepare,
    /// What is there.
    Understand,
    /// What for.
    Define,
    /// With whom.
    Partners,
    /// By which rules.
    Agree,
    /// What is done.
    Act,
    /// How it lasts.
    Sustain,
    /// What it takes at home.
    Agency,
    /// What is handed on.
    Share,
}

impl Phase {
    /// All phases in order.
    pub const ALL: &'static [Self] = &[
        Self::Prepare,
        Self::Understand,
        Self::Define,
        Self::Partners,
        Self::Agree,
        Self::Act,
        Self::Sustain,
        Self::Agency,
        Self::Share,
    ];

    /// What people read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Prepare => "Prepare",
            Self::Understand => "Understand",
            Self::Define => "Define",
            Self::Partners => "Partners",
            Self::Agree => "Agree",
            Self::Act => "Act",
            Self::Sustain => "Sustain",
            Self::Agency => "Our agency",
            Self::Share => "Share",
        }
    }
}

/// What a progress rule reads.
pub struct Look<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its look-ups.
    pub index: &'a Index,
    /// The catalogue.
    pub guidance: &'a Catalogue,
}

/// A page of the workflow.
pub struct Step {
    /// Its id, as in the catalogue's steps.
    pub id: &'static str,
    /// The phase it belongs to.
    pub phase: Phase,
    /// Its title.
    pub title: &'static str,
    /// What its progress counts, in words: “Answered prompts of 12”; empty where nothing is filled in.
    pub rule: &'static str,
    /// The rule.
    pub progress: fn(&Look<'_>) -> Progress,
}

/// All steps of the journey, in order.
pub const STEPS: &[Step] = &[
    WORKSHOP,
    READINESS,
    STRATEGY,
    SCAN,
    PURPOSE,
    BENEFITS,
    PARTNERS,
    TABLE,
    MAP,
    LEVELS,
    STRUCTURE,
    GOVERNANCE,
    COMMUNICATION,
    POWER,
    BOUNDARIES,
    DATA,
    ACTIONS,
    MEETINGS,
    EVALUATION,
    MEASURES,
    TRUST,
    IMPROVEMENT,
    ROLES,
    COMPETENCIES,
    LASTING,
    OVERVIEW,
    REPORT,
    HISTORY,
];
