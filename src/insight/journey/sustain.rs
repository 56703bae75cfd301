//! The steps of the phase “Sustain”: how it lasts.
//! Must not know how a step is drawn.

use std::collections::BTreeSet;

use super::{Look, Phase, Step};
use crate::{
    guidance::Kind as ItemKind,
    insight::{Progress, progress},
    model::{Kind, Plan},
};

/// What works, what does not, five markers.
pub const EVALUATION: Step = Step {
    id: "evaluation",
    phase: Phase::Sustain,
    title: "Evaluation and markers",
    rule: "Markers rated and questions answered, a review written, a survey round held",
    progress: |look| {
        let answered = asked(look, "evaluation", &["marker", "evaluation"]);
        answered + rows_begun(look.plan, &[Kind::Review, Kind::SurveyWave])
    },
};

/// A few shared numbers, from start to target.
pub const MEASURES: Step = Step {
    id: "measures",
    phase: Phase::Sustain,
    title: "Measures",
    rule: "Checks answered, and measures that have a target, somebody who looks after them and a value",
    progress: |look| {
        let with_value: BTreeSet<_> = look.plan.observations.iter().map(|o| o.measure).collect();
        let measures = look.plan.measures.iter();
        let kept = measures
            .filter(|m| m.target.is_some() && m.owner.is_some() && with_value.contains(&m.id));
        let measures = Progress {
            done: kept.count(),
            // Without any measure the step asks for one.
            total: look.plan.measures.len().max(1),
        };
        asked(look, "measures", &["sustain.impact"]) + measures
    },
};

/// Seven habits of trust, and what went well.
pub const TRUST: Step = Step {
    id: "trust",
    phase: Phase::Sustain,
    title: "Trust, wins and stories",
    rule: "Habits rated; a win, a story, a look at the vision and news spread noted",
    // Conflicts are not asked for: a partnership may have none.
    progress: |look| {
        let memory = [
            Kind::Win,
            Kind::Story,
            Kind::VisionReview,
            Kind::Dissemination,
        ];
        asked(look, "trust", &["sustain.trust"]) + rows_begun(look.plan, &memory)
    },
};

/// Find the gaps, try small changes.
pub const IMPROVEMENT: Step = Step {
    id: "improvement",
    phase: Phase::Sustain,
    title: "Improvement",
    rule: "Checks answered, a service gap named, a round begun",
    progress: |look| {
        let begun = rows_begun(look.plan, &[Kind::ServiceGap, Kind::ImprovementCycle]);
        asked(look, "improvement", &["improvement"]) + begun
    },
};

/// How many of a step's questions about the plan that stand under these prefixes are answered.
pub(super) fn asked(look: &Look<'_>, step: &str, prefixes: &[&str]) -> Progress {
    let under = |id: &str| {
        prefixes.iter().any(|prefix| {
            id.strip_prefix(prefix)
                .is_some_and(|rest| rest.starts_with('.'))
        })
    };
    let items = look.guidance.items_of_step(step);
    let asked = items
        .filter(|item| !matches!(item.kind, ItemKind::Table | ItemKind::Read) && under(&item.id));
    let asked = asked.map(|item| item.id.as_str());
    progress::items_answered(look.plan, look.index, asked)
}

/// How many of these kinds hold a record.
fn rows_begun(plan: &Plan, kinds: &[Kind]) -> Progress {
    Progress {
        done: kinds.iter().filter(|kind| plan.count(**kind) > 0).count(),
        total: kinds.len(),
    }
}
