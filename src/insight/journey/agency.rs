//! The steps of the phase “Our agency”: what it takes at home.
//! Must not know how a step is drawn.

use super::{Look, Phase, Step, sustain::asked};
use crate::{
    insight::{
        Progress,
        roles::{self, Roles},
    },
    model::AgencyRole,
};

/// Who in our agency holds which partnership.
pub const ROLES: Step = Step {
    id: "roles",
    phase: Phase::Agency,
    title: "Roles",
    rule: "Roles held by somebody; a leader and a contact for each partnership at the table",
    progress: |look| {
        let roles = Roles::of(look.plan);
        let held = AgencyRole::ALL
            .iter()
            .filter(|role| roles.is_held_anywhere(**role));
        let for_each = [AgencyRole::Leadership, AgencyRole::Contact];
        Progress {
            done: held.count()
                + for_each
                    .iter()
                    .map(|role| roles.covered(*role))
                    .sum::<usize>(),
            total: AgencyRole::ALL.len() + for_each.len() * roles.at_table.len(),
        }
    },
};

/// Sixteen things that people who partner know and can do.
pub const COMPETENCIES: Step = Step {
    id: "competencies",
    phase: Phase::Agency,
    title: "Competencies",
    rule: "Sixteen competencies rated for each person in a role",
    progress: competencies,
};

/// Partnering anchored in our agency.
pub const LASTING: Step = Step {
    id: "lasting",
    phase: Phase::Agency,
    title: "Making it last",
    rule: "Checks and questions answered",
    progress: |look| asked(look, "lasting", &["institution", "sustain"]),
};

fn competencies(look: &Look<'_>) -> Progress {
    let items: Vec<&str> = look
        .guidance
        .items_under("competency")
        .map(|item| item.id.as_str())
        .collect();
    let rated = roles::rated(look.plan, look.index, &items);
    let is_rated = |item: &str, subject| {
        let answer = look.index.answer(look.plan, item, subject);
        answer.is_some_and(|a| a.rating.is_some())
    };
    let done = rated.iter().map(|one| {
        items
            .iter()
            .filter(|item| is_rated(item, one.subject()))
            .count()
    });
    Progress {
        done: done.sum(),
        // Without anybody in a role the step asks for one.
        total: items.len() * rated.len().max(1),
    }
}
