//! The journey: phases and steps, each with its progress rule.
//! Must not know how a step is drawn; `ui::screens` joins each step with its draw function.

use super::{Index, Progress, progress::items_answered};
use crate::{
    guidance::Catalogue,
    model::{Partner, PartnerStatus, Plan},
};

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
    /// What its progress counts, in words: “Answered prompts of 12”.
    pub rule: &'static str,
    /// The rule.
    pub progress: fn(&Look<'_>) -> Progress,
}

/// All steps of the journey, in order.
pub const STEPS: &[Step] = &[STRATEGY, PARTNERS, MAP, LEVELS];

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

/// Who the partners are.
pub const PARTNERS: Step = Step {
    id: "partners",
    phase: Phase::Partners,
    title: "Partner list",
    rule: "Partners with a person to call, ended partnerships left out",
    progress: |look| {
        let partners = || {
            let all = look.plan.partners.iter();
            all.filter(|p| p.status != PartnerStatus::Ended)
        };
        let has_contact = |p: &&Partner| look.index.contacts(look.plan, p.id).next().is_some();
        Progress {
            done: partners().filter(has_contact).count(),
            total: partners().count(),
        }
    },
};

/// Where the partners lie.
pub const MAP: Step = Step {
    id: "map",
    phase: Phase::Partners,
    title: "Partner map",
    rule: "Partners at the table that are placed on a level",
    progress: |look| Progress {
        done: at_the_table(look.plan)
            .filter(|p| p.current_level.is_some())
            .count(),
        total: at_the_table(look.plan).count(),
    },
};

/// Eight aspects by four levels.
pub const LEVELS: Step = Step {
    id: "levels",
    phase: Phase::Partners,
    title: "Levels",
    rule: "Aspects rated, current and intended, of the partners at the table",
    progress: |look| {
        let rows = || {
            at_the_table(look.plan)
                .flat_map(|p| super::levels::profile(look.plan, look.index, p.id).rows)
        };
        Progress {
            done: rows()
                .map(|r| usize::from(r.current.is_some()) + usize::from(r.intended.is_some()))
                .sum(),
            total: rows().count() * 2,
        }
    },
};

/// A partner that isn't here can't be placed or rated, so it must not keep a step from being done.
fn at_the_table(plan: &Plan) -> impl Iterator<Item = &Partner> {
    let all = plan.partners.iter();
    all.filter(|p| p.status == PartnerStatus::AtTable)
}
