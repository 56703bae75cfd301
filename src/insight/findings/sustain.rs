//! Rules of the phase “Sustain”: whether anyone would notice if the partnership failed, and says so.
//! Must not know how a value is drawn.

use super::{
    Rule,
    Severity::{Hint, Problem, Warning},
    agree::open_too_long,
    look::{Look, is_empty, quoted},
    partners::LOW,
    prepare::no_without_note,
};
use crate::{
    insight::{Subject, journey, measures, text},
    model::{Answer, Better, Cadence, CaseStatus, CycleStage, Key, Measure, StoryConsent},
};

/// A measure without a cadence should be read at least once in so many days.
const A_YEAR: i64 = 366;
/// From so many periods on, a run in the wrong direction is more than chance.
const WRONG_WAY: usize = 2;
/// A round of improvement open for more days than this is stuck.
const STUCK: i64 = 90;
/// Shorter titles of stories are too common to be looked for in other texts.
const TELLING: usize = 4;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "measure.no-owner",
        severity: Warning,
        step: journey::MEASURES.id,
        when: "A measure has nobody who looks after it",
        check: |look, found| {
            for measure in look.plan.measures.iter().filter(|m| m.owner.is_none()) {
                let what = quoted(&measure.name, "A measure");
                found
                    .record(measure.id, format!("Nobody looks after the measure {what}"))
                    .field("owner");
            }
        },
    },
    Rule {
        id: "measure.no-target",
        severity: Warning,
        step: journey::MEASURES.id,
        when: "A measure has no target",
        check: |look, found| {
            for measure in look.plan.measures.iter().filter(|m| m.target.is_none()) {
                let what = quoted(&measure.name, "A measure");
                found
                    .record(measure.id, format!("The measure {what} has no target"))
                    .field("target");
            }
        },
    },
    Rule {
        id: "measure.no-recent-value",
        severity: Warning,
        step: journey::MEASURES.id,
        when: "The latest value of a measure is older than its cadence, or a year where it has none; or there is no value",
        check: |look, found| {
            for measure in look.plan.measures.iter() {
                let what = quoted(&measure.name, "A measure");
                let values = look.observations(measure.id).last().map(|o| o.on);
                let start = measure.baseline_on.filter(|_| measure.baseline.is_some());
                let Some(last) = values.max(start) else {
                    found.record(measure.id, format!("The measure {what} has no dated value"));
                    continue;
                };
                let age = look.days_since(last);
                if most_days(measure.cadence).is_some_and(|most| age > most) {
                    let ago = text::relative(last, look.today);
                    let how = match measure.cadence {
                        Some(cadence) => {
                            format!(", though it is read {}", cadence.label().to_lowercase())
                        }
                        None => String::new(),
                    };
                    found.record(
                        measure.id,
                        format!("The latest value of {what} is from {ago}{how}"),
                    );
                }
            }
        },
    },
    Rule {
        id: "measure.wrong-way",
        severity: Warning,
        step: journey::MEASURES.id,
        when: "A measure has moved the wrong way for two or more periods in a row",
        check: |look, found| {
            for measure in look.plan.measures.iter() {
                let Some(trend) = figures(look, measure).trend else {
                    continue;
                };
                let wrong = match measure.better {
                    Better::Higher => measures::Direction::Down,
                    Better::Lower => measures::Direction::Up,
                };
                if trend.direction == wrong && trend.periods >= WRONG_WAY {
                    let what = quoted(&measure.name, "A measure");
                    let text = format!(
                        "{what} has moved the wrong way for {} periods in a row",
                        text::number(trend.periods)
                    );
                    found.record(measure.id, text);
                }
            }
        },
    },
    Rule {
        id: "measure.target-missed",
        severity: Warning,
        step: journey::MEASURES.id,
        when: "The day of a target has passed, and the latest value has not reached it",
        check: |look, found| {
            for measure in look
                .plan
                .measures
                .iter()
                .filter(|m| look.is_past(m.target_on))
            {
                let latest = look.observations(measure.id).last().map(|o| o.value);
                let (Some(target), Some(latest)) = (measure.target, latest) else {
                    continue;
                };
                let reached = match measure.better {
                    Better::Higher => latest >= target,
                    Better::Lower => latest <= target,
                };
                if !reached {
                    let what = quoted(&measure.name, "A measure");
                    let text = format!(
                        "{what} stands at {latest}, and its target of {target} is past its day"
                    );
                    found.record(measure.id, text).field("target_on");
                }
            }
        },
    },
    Rule {
        id: "measure.no-without-note",
        severity: Hint,
        step: journey::MEASURES.id,
        when: "A point on measuring and telling impact is answered “no”, and no note says what to do about it",
        check: |look, found| no_without_note(look, found, &["sustain.impact"]),
    },
    Rule {
        id: "review.no-change",
        severity: Hint,
        step: journey::EVALUATION.id,
        when: "A review says what is not working, but not what will change",
        check: |look, found| {
            for review in look.plan.reviews.iter() {
                if !is_empty(&review.not_working) && is_empty(&review.change) {
                    let day = review
                        .on
                        .map_or_else(String::new, |day| format!(" of {}", text::day(day)));
                    let text = format!(
                        "The review{day} says what is not working, but not what will change"
                    );
                    found.record(review.id, text).field("change");
                }
            }
        },
    },
    Rule {
        id: "marker.falling",
        severity: Warning,
        step: journey::EVALUATION.id,
        when: "The latest rating of a marker of success is lower than the one before",
        check: |look, found| {
            for marker in look.guidance.items_under("marker") {
                let rated = look.index.answers(look.plan, &marker.id, Subject::PLAN);
                let mut latest = rated.rev().filter_map(|a| a.rating);
                if let (Some(now), Some(before)) = (latest.next(), latest.next())
                    && now < before
                {
                    let what = look.short(&marker.id);
                    let text = format!("The marker {what} has fallen from {before} to {now} of 5");
                    found.word(&marker.id, text).item(&marker.id, Subject::PLAN);
                }
            }
        },
    },
    Rule {
        id: "trust.low",
        severity: Hint,
        step: journey::TRUST.id,
        when: "A habit of trust is rated 1 or 2 of 5, and no note says what to do about it",
        check: |look, found| {
            for habit in look.guidance.items_under("sustain.trust") {
                let answer = look.answer(&habit.id, Subject::PLAN);
                let low = |a: &&Answer| a.rating.is_some_and(|r| r <= LOW) && is_empty(&a.note);
                if let Some(rated) = answer.filter(low).and_then(|a| a.rating) {
                    let what = look.short(&habit.id);
                    let text = format!(
                        "{what} is rated {rated} of 5, and no note says what to do about it"
                    );
                    found.word(&habit.id, text).item(&habit.id, Subject::PLAN);
                }
            }
        },
    },
    Rule {
        id: "conflict.old",
        severity: Warning,
        step: journey::TRUST.id,
        when: "A conflict has been open for more than 30 days",
        check: |look, found| {
            let open = look
                .plan
                .conflicts
                .iter()
                .filter(|c| c.status == CaseStatus::Open);
            for conflict in open {
                if let Some(days) = open_too_long(look, conflict.raised_on) {
                    let what = quoted(&conflict.text, "A conflict");
                    let text = format!("The conflict {what} has been open for {days} days");
                    found.record(conflict.id, text).field("resolution");
                }
            }
        },
    },
    Rule {
        id: "conflict.no-resolution",
        severity: Hint,
        step: journey::TRUST.id,
        when: "A conflict is settled, but nothing says how",
        check: |look, found| {
            let settled = look
                .plan
                .conflicts
                .iter()
                .filter(|c| c.status == CaseStatus::Settled);
            for conflict in settled.filter(|c| is_empty(&c.resolution)) {
                let what = quoted(&conflict.text, "A conflict");
                let text = format!("The conflict {what} is settled, but nothing says how");
                found.record(conflict.id, text).field("resolution");
            }
        },
    },
    Rule {
        id: "story.used-without-consent",
        severity: Problem,
        step: journey::TRUST.id,
        when: "A story was made known, by its title, though it may not be published",
        check: |look, found| {
            let made_known: Vec<_> = look
                .plan
                .disseminations
                .iter()
                .map(|d| (d.id, d.what.to_lowercase()))
                .collect();
            for story in look
                .plan
                .stories
                .iter()
                .filter(|s| s.consent != StoryConsent::Public)
            {
                let title = story.title.trim().to_lowercase();
                if title.chars().count() < TELLING {
                    continue;
                }
                let used: Vec<_> = made_known
                    .iter()
                    .filter(|(_, what)| what.contains(&title))
                    .collect();
                if !used.is_empty() {
                    let what = quoted(&story.title, "A story");
                    let text =
                        format!("The story {what} was made known without consent to publish it");
                    let records = used.into_iter().map(|(id, _)| Key::of(*id));
                    found
                        .record(story.id, text)
                        .field("consent")
                        .beside(records);
                }
            }
        },
    },
    Rule {
        id: "story.consent-undated",
        severity: Problem,
        step: journey::TRUST.id,
        when: "A story may be published, but the day of consent is not noted",
        check: |look, found| {
            for story in look.plan.stories.iter() {
                if story.consent == StoryConsent::Public && story.consent_on.is_none() {
                    let what = quoted(&story.title, "A story");
                    let text =
                        format!("{what} may be published, but nothing says when that was agreed");
                    found.record(story.id, text).field("consent_on");
                }
            }
        },
    },
    Rule {
        id: "story.not-asked",
        severity: Hint,
        step: journey::TRUST.id,
        when: "Nobody has asked the teller what may be done with a story",
        check: |look, found| {
            let stories = look.plan.stories.iter();
            for story in stories.filter(|s| s.consent == StoryConsent::NotAsked) {
                let what = quoted(&story.title, "A story");
                let text = format!("Nobody has asked what may be done with the story {what}");
                found.record(story.id, text).field("consent");
            }
        },
    },
    Rule {
        id: "vision.old",
        severity: Hint,
        step: journey::TRUST.id,
        when: "The vision was last looked at more than a year ago",
        check: |look, found| {
            let last = look.plan.vision_reviews.iter().filter_map(|v| v.on).max();
            if let Some(last) = last.filter(|last| look.days_since(*last) > A_YEAR) {
                let ago = text::relative(last, look.today);
                found.plan(format!("The vision was last looked at {ago}"));
            }
        },
    },
    Rule {
        id: "cycle.stuck",
        severity: Warning,
        step: journey::IMPROVEMENT.id,
        when: "A round of improvement began more than 90 days ago and is not closed",
        check: |look, found| {
            for cycle in look.plan.improvement_cycles.iter() {
                let days = cycle.started_on.map(|day| look.days_since(day));
                if cycle.stage != CycleStage::Closed
                    && let Some(days) = days.filter(|days| *days > STUCK)
                {
                    let what = quoted(&cycle.aim, "A round of improvement");
                    let stage = cycle.stage.label();
                    let text = format!("{what} began {days} days ago and is still at “{stage}”");
                    found.record(cycle.id, text).field("stage");
                }
            }
        },
    },
    Rule {
        id: "gap.no-team",
        severity: Hint,
        step: journey::IMPROVEMENT.id,
        when: "A service gap is open, and no team takes it on",
        check: |look, found| {
            let open = look
                .plan
                .service_gaps
                .iter()
                .filter(|g| g.status == CaseStatus::Open);
            for gap in open.filter(|g| is_empty(&g.team)) {
                let what = quoted(&gap.gap, "A service gap");
                found
                    .record(gap.id, format!("No team takes on the gap {what}"))
                    .field("team");
            }
        },
    },
    Rule {
        id: "improvement.no-without-note",
        severity: Hint,
        step: journey::IMPROVEMENT.id,
        when: "A point on improving is answered “no”, and no note says what to do about it",
        check: |look, found| {
            let checks = ["openness", "surveys", "demographics", "all-sectors"];
            let checks = checks.map(|check| format!("improvement.{check}"));
            no_without_note(look, found, &checks.each_ref().map(String::as_str));
        },
    },
];

/// How old the latest value may be, in days; `None` where any value will do.
const fn most_days(cadence: Option<Cadence>) -> Option<i64> {
    // A few days of grace, since nobody reads a number on the very day.
    Some(match cadence {
        Some(Cadence::Once | Cadence::AsNeeded) => return None,
        Some(Cadence::Weekly) => 10,
        Some(Cadence::Fortnightly) => 20,
        Some(Cadence::Monthly) => 40,
        Some(Cadence::Quarterly) => 105,
        Some(Cadence::HalfYearly) => 200,
        Some(Cadence::Yearly) | None => A_YEAR,
    })
}

fn figures(look: &Look<'_>, measure: &Measure) -> measures::Figures {
    let values: Vec<f64> = look
        .observations(measure.id)
        .iter()
        .map(|o| o.value)
        .collect();
    measures::figures(measure.baseline, measure.target, &values)
}
