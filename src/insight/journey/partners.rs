//! The steps of the phase “Partners”: with whom.
//! Must not know how a step is drawn.

use super::{Phase, Step, questions_and_tables};
use crate::{
    insight::Progress,
    model::{Partner, PartnerStatus, Plan},
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

/// Six categories: who is here, who is missing.
pub const TABLE: Step = Step {
    id: "table",
    phase: Phase::Partners,
    title: "Who's at the table",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "table"),
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
                .flat_map(|p| crate::insight::levels::profile(look.plan, look.index, p.id).rows)
        };
        Progress {
            done: rows()
                .map(|r| usize::from(r.current.is_some()) + usize::from(r.intended.is_some()))
                .sum(),
            total: rows().count() * 2,
        }
    },
};

/// The form that fits the purpose.
pub const STRUCTURE: Step = Step {
    id: "structure",
    phase: Phase::Partners,
    title: "Structure",
    rule: "Questions answered and tables begun",
    progress: |look| questions_and_tables(look, "structure"),
};

/// A partner that isn't here can't be placed or rated, so it must not keep a step from being done.
fn at_the_table(plan: &Plan) -> impl Iterator<Item = &Partner> {
    let all = plan.partners.iter();
    all.filter(|p| p.status == PartnerStatus::AtTable)
}
