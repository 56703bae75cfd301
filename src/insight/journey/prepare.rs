//! The steps of the phase “Prepare”: before the workshop.
//! Must not know how a step is drawn.

use super::{Look, Phase, Step};
use crate::{
    insight::{Progress, Subject, progress, survey},
    model::{Partner, PartnerStatus, WaveTime},
};

/// People, pre-work and an agenda.
pub const WORKSHOP: Step = Step {
    id: "workshop",
    phase: Phase::Prepare,
    title: "Workshop",
    rule: "Agency, facilitator and day given, people listed, agenda blocks with minutes, pre-work tasks done",
    progress: workshop,
};

/// How willing partners are, and how well the ground is prepared.
pub const READINESS: Step = Step {
    id: "readiness",
    phase: Phase::Prepare,
    title: "Readiness",
    rule: "Checks answered, partners at the table or invited asked for time and for resources, a survey sheet from before the workshop",
    progress: readiness,
};

/// Counts parts that are there; a table without a row is one part that is missing.
fn workshop(look: &Look<'_>) -> Progress {
    let plan = look.plan;
    let header = plan.header.iter().next();
    let given = |text: &str| !text.trim().is_empty();
    let blocks = &plan.agenda_blocks;
    let timed = blocks.iter().filter(|block| block.minutes > 0).count();
    let tasks = &plan.prework_tasks;
    let parts = [
        header.is_some_and(|h| given(&h.agency)),
        header.is_some_and(|h| given(&h.facilitator)),
        header.is_some_and(|h| h.workshop_on.is_some()),
        !plan.participants.is_empty(),
    ];
    Progress {
        done: parts.into_iter().filter(|there| *there).count()
            + timed
            + tasks.iter().filter(|task| task.done).count(),
        total: parts.len() + blocks.len().max(1) + tasks.len().max(1),
    }
}

fn readiness(look: &Look<'_>) -> Progress {
    let checks = ["prep.factor", "prep.support"]
        .into_iter()
        .flat_map(|under| look.guidance.items_under(under))
        .map(|item| item.id.as_str());
    let mut counted = progress::items_answered(look.plan, look.index, checks);
    let of_partners = answered_about_partners(look, "prep.commit");
    counted.done += of_partners.done;
    counted.total += of_partners.total + 1;
    let before = look.plan.survey_responses.iter().any(|response| {
        let round = look.plan.get(response.wave);
        response.item.starts_with(survey::ITEMS)
            && response.rating.is_some()
            && round.is_some_and(|round| round.time == WaveTime::Before)
    });
    counted.done += usize::from(before);
    counted
}

/// How many of the items under a prefix are answered about the partners at the table or invited to it: of
/// the others nobody can be asked yet.
pub(super) fn answered_about_partners(look: &Look<'_>, under: &str) -> Progress {
    let asked = |p: &&Partner| matches!(p.status, PartnerStatus::AtTable | PartnerStatus::Invited);
    let mut counted = Progress { done: 0, total: 0 };
    for item in look.guidance.items_under(under) {
        for partner in look.plan.partners.iter().filter(asked) {
            let about = Subject::partner(partner.id);
            let answer = look.index.answer(look.plan, &item.id, about);
            counted.total += 1;
            counted.done +=
                usize::from(answer.is_some_and(|a| !a.choice.is_empty() || a.rating.is_some()));
        }
    }
    counted
}
