//! The steps of the phase “Understand”: what is there.
//! Must not know how a step is drawn.

use super::{Look, Phase, Step, prepare::answered_about_partners};
use crate::insight::{Progress, progress::items_answered};

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
    rule: "Factors rated in strength and likelihood, places to look gone through, limits rated, readiness of partners at the table or invited rated",
    progress: scan,
};

fn scan(look: &Look<'_>) -> Progress {
    let items = ["scan.category", "scan.constraint"]
        .into_iter()
        .flat_map(|under| look.guidance.items_under(under))
        .map(|item| item.id.as_str());
    let mut counted = items_answered(look.plan, look.index, items);
    let factors = &look.plan.scan_factors;
    let rated = factors
        .iter()
        .filter(|f| f.strength.is_some() && f.likelihood.is_some());
    counted.done += rated.count();
    // A scan without a factor lacks one.
    counted.total += factors.len().max(1);
    let partners = answered_about_partners(look, "scan.readiness");
    counted.done += partners.done;
    counted.total += partners.total;
    counted
}
