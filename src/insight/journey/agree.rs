//! The steps of the phase “Agree”: by which rules.
//! Must not know how a step is drawn.

use super::{Look, Phase, Step};
use crate::{
    guidance::{Kind, Per},
    insight::{Progress, Subject, progress::items_answered, raci},
    model::{AgencyRole, CaseStatus, Partner, PartnerStatus, RoleHolder},
};

/// Whether a holder of a role looks after the partnership as a whole; the contact for one partner alone doesn't.
pub fn coordinates(holder: &RoleHolder) -> bool {
    holder.role == AgencyRole::Contact && holder.person.is_some() && holder.partner.0.is_none()
}

/// Ground rules, authority, who does what, agreements.
pub const GOVERNANCE: Step = Step {
    id: "governance",
    phase: Phase::Agree,
    title: "Governance",
    rule: "Questions answered, and five things there: an agreed ground rule, tasks that all pass the check, a signed agreement, a coordinator, a meeting rhythm",
    progress: |look| {
        let plan = look.plan;
        let tasks =
            !plan.raci_tasks.is_empty() && !raci::problems(plan).iter().any(|p| p.rule.is_error());
        let rhythm = plan.structures.iter().any(|s| s.cadence.is_some())
            || plan.meetings.iter().any(|m| m.cadence.is_some());
        questions(look, "governance").and([
            plan.ground_rules.iter().any(|r| r.agreed_on.is_some()),
            tasks,
            plan.agreements.iter().any(|a| a.signed_on.is_some()),
            plan.role_holders.iter().any(coordinates),
            rhythm,
        ])
    },
};

/// Who hears what, and what stays private.
pub const COMMUNICATION: Step = Step {
    id: "communication",
    phase: Phase::Agree,
    title: "Communication",
    rule: "Questions answered, something in the plan, something shared, and each grievance settled",
    progress: |look| {
        let plan = look.plan;
        let mut progress = questions(look, "communication").and([
            !plan.communication_items.is_empty(),
            plan.shared_information.iter().any(|s| s.shared),
        ]);
        progress.total += plan.grievances.len();
        let settled = plan.grievances.iter();
        progress.done += settled.filter(|g| g.status == CaseStatus::Settled).count();
        progress
    },
};

/// Who decides, who depends on whom.
pub const POWER: Step = Step {
    id: "power",
    phase: Phase::Agree,
    title: "Decisions and power",
    rule: "Questions answered, partners at the table rated for influence and interest, and one person's look in the mirror",
    progress: |look| {
        let rated = |p: &&Partner| p.influence.is_some() && p.interest.is_some();
        let at_table = || {
            let all = look.plan.partners.iter();
            all.filter(|p| p.status == PartnerStatus::AtTable)
        };
        let mut progress = questions(look, "power").and([somebody_looked(look)]);
        progress.total += at_table().count();
        progress.done += at_table().filter(rated).count();
        progress
    },
};

/// Lines that hold.
pub const BOUNDARIES: Step = Step {
    id: "boundaries",
    phase: Phase::Agree,
    title: "Boundaries",
    rule: "Checks answered, and a non-negotiable written down",
    progress: |look| questions(look, "boundaries").and([!look.plan.non_negotiables.is_empty()]),
};

/// What we know, from whom, and how it is kept.
pub const DATA: Step = Step {
    id: "data",
    phase: Phase::Agree,
    title: "Data",
    rule: "Questions answered, and data sources, at least one, with what protects privacy",
    progress: |look| {
        let sources = &look.plan.data_sources;
        let mut progress = questions(look, "data");
        progress.total += sources.len().max(1);
        let guarded = sources.iter().filter(|s| !s.privacy.trim().is_empty());
        progress.done += guarded.count();
        progress
    },
};

/// The questions of a step about the plan as a whole, and how many are answered.
fn questions(look: &Look<'_>, step: &str) -> Progress {
    let asked = look
        .guidance
        .items_of_step(step)
        .filter(|item| item.per == Per::Plan && !matches!(item.kind, Kind::Table | Kind::Read));
    items_answered(look.plan, look.index, asked.map(|item| item.id.as_str()))
}

/// Whether one person, or somebody without a name, answered all checks about themselves.
fn somebody_looked(look: &Look<'_>) -> bool {
    let people = look.plan.participants.iter().map(|person| Subject {
        person: Some(person.id),
        ..Subject::PLAN
    });
    let looked = |about: Subject| {
        let mut checks = look.guidance.items_under("power.self");
        checks.all(|check| {
            let answer = look.index.answer(look.plan, &check.id, about);
            answer.is_some_and(|a| !a.choice.is_empty())
        })
    };
    people.chain([Subject::PLAN]).any(looked)
}
