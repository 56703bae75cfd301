//! The steps of the phase “Define”: what for.
//! Must not know how a step is drawn.

use super::{Look, Phase, Step};
use crate::{
    guidance::{Item, Kind},
    insight::{Progress, Subject, benefits, progress},
    model::{ContributionKind, PartnerStatus},
};

/// What it is for, and how we will know.
pub const PURPOSE: Step = Step {
    id: "purpose",
    phase: Phase::Define,
    title: "Purpose and outcomes",
    rule: "Questions answered, outcomes with a measure, and the lists of what partners bring and commit to begun",
    progress: |look| {
        let asked = look.guidance.items_under("purpose");
        let asked = asked.filter(|item| item.kind == Kind::Prompt);
        let ids = asked.map(|item| item.id.as_str());
        let mut progress = progress::items_answered(look.plan, look.index, ids);
        let outcomes = look.plan.outcomes.iter();
        let measured = outcomes.filter(|o| {
            let mut measures = look.plan.measures.iter();
            measures.any(|m| m.outcome == Some(o.id))
        });
        progress.done += measured.count();
        // Without any outcome the step lacks one.
        progress.total += look.plan.outcomes.len().max(1);
        for kind in [ContributionKind::Resource, ContributionKind::Commitment] {
            let mut all = look.plan.contributions.iter();
            progress.total += 1;
            progress.done += usize::from(all.any(|c| c.kind == kind));
        }
        progress
    },
};

/// Why partner at all, and why with them.
pub const BENEFITS: Step = Step {
    id: "benefits",
    phase: Phase::Define,
    title: "Benefits",
    rule: "Benefits rated for the partnership, and partners at the table with a benefit rated",
    progress: |look| {
        let whole = asked(look).filter(|item| {
            benefits::rating(look.plan, look.index, &item.id, Subject::PLAN).is_some()
        });
        let partners = look.plan.partners.iter();
        let partners: Vec<_> = partners
            .filter(|p| p.status == PartnerStatus::AtTable)
            .collect();
        let rated = partners.iter().filter(|p| {
            let about = Subject::partner(p.id);
            asked(look)
                .any(|item| benefits::rating(look.plan, look.index, &item.id, about).is_some())
        });
        Progress {
            done: whole.count() + rated.count(),
            total: asked(look).count() + partners.len(),
        }
    },
};

fn asked<'a>(look: &Look<'a>) -> impl Iterator<Item = &'a Item> + use<'a> {
    look.guidance.items_under("benefit")
}
