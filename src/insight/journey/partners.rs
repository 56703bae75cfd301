//! The steps of the phase “Partners”: with whom.
//! Must not know how a step is drawn.

use std::collections::HashSet;

use super::{Look, Phase, Step};
use crate::{
    insight::{Progress, Subject, criteria},
    model::{Category, Partner, PartnerStatus, Plan},
};

/// Who the partners are.
pub const PARTNERS: Step = Step {
    id: "partners",
    phase: Phase::Partners,
    title: "Partner list",
    rule: "Partners with a person to call, and partners checked against all criteria, ended partnerships left out",
    progress: |look| {
        let partners = || {
            let all = look.plan.partners.iter();
            all.filter(|p| p.status != PartnerStatus::Ended)
        };
        let has_contact = |p: &&Partner| look.index.contacts(look.plan, p.id).next().is_some();
        let is_checked =
            |p: &&Partner| criteria::tally(look.plan, look.index, look.guidance, p.id).open == 0;
        Progress {
            done: partners().filter(has_contact).count() + partners().filter(is_checked).count(),
            total: partners().count() * 2,
        }
    },
};

/// Six categories: who is here, who is missing.
pub const TABLE: Step = Step {
    id: "table",
    phase: Phase::Partners,
    title: "Who's at the table",
    rule: "Categories with somebody at the table, and categories in which somebody is ticked as one who matters",
    progress: |look| {
        let seated: HashSet<Category> = at_the_table(look.plan).map(|p| p.category).collect();
        let thought_of = Category::ALL.iter().filter(|category| {
            let prefix = format!("category.{}", category.word());
            has_ticked(look, &prefix)
        });
        Progress {
            done: seated.len() + thought_of.count(),
            total: Category::ALL.len() * 2,
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
    rule: "A form picked, a structure named, and partners at the table that sit in one",
    progress: |look| {
        let members = look.plan.structure_members.iter();
        let seated: HashSet<_> = members
            .filter_map(|m| {
                let person = || m.person.0.and_then(|id| look.plan.get(id));
                m.partner.0.or_else(|| person()?.partner)
            })
            .collect();
        let partners = || at_the_table(look.plan);
        Progress {
            done: usize::from(has_ticked(look, "structure"))
                + usize::from(!look.plan.structures.is_empty())
                + partners().filter(|p| seated.contains(&p.id)).count(),
            total: 2 + partners().count(),
        }
    },
};

/// Whether something below this prefix is ticked for the plan as a whole.
fn has_ticked(look: &Look<'_>, prefix: &str) -> bool {
    look.guidance.items_under(prefix).any(|item| {
        let answer = look.index.answer(look.plan, &item.id, Subject::PLAN);
        answer.is_some_and(|a| a.choice == "yes")
    })
}

/// A partner that isn't here can't be placed or rated, so it must not keep a step from being done.
fn at_the_table(plan: &Plan) -> impl Iterator<Item = &Partner> {
    let all = plan.partners.iter();
    all.filter(|p| p.status == PartnerStatus::AtTable)
}
