//! Rules of the phase “Partners”: who is missing, who is forgotten, and what a level asks for.
//! Must not know what is agreed or done beyond what bears on a partnership.

use std::collections::BTreeSet;

use super::{
    Rule,
    Severity::{Hint, Problem, Warning},
    look::{is_close, is_empty, name, quoted, some, targets},
};
use crate::{
    insight::{Subject, coverage, journey, levels, text},
    model::{Category, HIGH_FROM, Key, Partner, PartnerStatus},
};

/// After so many days without a talk a partnership is going cold.
const SILENT: i64 = 90;
/// An invitation that nobody followed up for so many days is going cold.
const UNANSWERED: i64 = 30;
/// Up to here trust and readiness, 1 to 5, count as low.
pub(super) const LOW: i64 = 2;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "partner.none",
        severity: Hint,
        step: journey::PARTNERS.id,
        when: "The plan has no partner",
        check: |look, found| {
            if look.plan.partners.is_empty() {
                found.plan("No partner is on the list yet: begin with whom you already work with");
            }
        },
    },
    Rule {
        id: "partner.silent",
        severity: Warning,
        step: journey::PARTNERS.id,
        when: "Nobody has spoken with a partner at the table for 90 days, as far as talks and meetings are noted",
        check: |look, found| {
            let log_is_kept = !look.plan.interactions.is_empty();
            for partner in look.at_table() {
                let talk = look.last_talk(partner.id);
                // One who joined last week need not have been called since.
                let last = talk.max(partner.since.filter(|day| *day <= look.today));
                let name = name(partner);
                let days = last.map(|day| look.days_since(day));
                let text = match days {
                    Some(days) if days <= SILENT => continue,
                    Some(days) if talk.is_some() => {
                        format!("Nobody has spoken with {name} for {days} days")
                    }
                    Some(days) => {
                        format!("No talk with {name} is noted, though it joined {days} days ago")
                    }
                    // Where no talk is noted with anybody, the log is simply not in use yet.
                    None if log_is_kept => format!("No talk with {name} is noted"),
                    None => continue,
                };
                found.record(partner.id, text);
            }
        },
    },
    Rule {
        id: "partner.no-contact",
        severity: Warning,
        step: journey::PARTNERS.id,
        when: "A partner at the table has no contact, and nobody in the plan speaks for it",
        check: |look, found| {
            let spoken_for: BTreeSet<_> = look
                .plan
                .participants
                .iter()
                .filter_map(|p| p.partner)
                .collect();
            for partner in look.at_table().filter(|p| !spoken_for.contains(&p.id)) {
                if look.index.contacts(look.plan, partner.id).next().is_none() {
                    let text = format!("{} has no person to call", name(partner));
                    found.record(partner.id, text);
                }
            }
        },
    },
    Rule {
        id: "partner.no-engagement",
        severity: Hint,
        step: journey::PARTNERS.id,
        when: "A prospect or missing partner has no note on how to engage it",
        check: |look, found| {
            let sought =
                |p: &&Partner| matches!(p.status, PartnerStatus::Prospect | PartnerStatus::Missing);
            for partner in look.plan.partners.iter().filter(sought) {
                if is_empty(&partner.engagement) && !look.is_acted_for(partner.id) {
                    let text = format!("Nothing says how to win {} for the table", name(partner));
                    found.record(partner.id, text).field("engagement");
                }
            }
        },
    },
    Rule {
        id: "partner.invitation-cold",
        severity: Hint,
        step: journey::PARTNERS.id,
        when: "The last talk with an invited partner was more than 30 days ago",
        check: |look, found| {
            let invited = |p: &&Partner| p.status == PartnerStatus::Invited;
            for partner in look.plan.partners.iter().filter(invited) {
                let days = look.last_talk(partner.id).map(|day| look.days_since(day));
                if let Some(days) = days.filter(|days| *days > UNANSWERED) {
                    let name = name(partner);
                    let text = format!("{name} was invited, but the last talk was {days} days ago");
                    found.record(partner.id, text).field("status");
                }
            }
        },
    },
    Rule {
        id: "partner.low-trust",
        severity: Warning,
        step: journey::PARTNERS.id,
        when: "Trust with a partner at the table is rated 1 or 2 of 5, and no open action is about it",
        check: |look, found| {
            for partner in look.at_table() {
                if let Some(trust) = partner.trust.filter(|trust| *trust <= LOW)
                    && !look.is_acted_for(partner.id)
                {
                    let name = name(partner);
                    let text = format!(
                        "Trust with {name} is rated {trust} of 5, and no action works on it"
                    );
                    found.record(partner.id, text).field("trust");
                }
            }
        },
    },
    Rule {
        id: "partner.not-ready",
        severity: Hint,
        step: journey::PARTNERS.id,
        when: "A partner is rated 1 or 2 of 5 in readiness, but collaboration or integration is intended",
        check: |look, found| {
            for partner in look.not_ended().filter(|p| is_close(p.intended_level)) {
                let scanned = look.answer("scan.readiness", Subject::partner(partner.id));
                let rated = partner.readiness.or_else(|| scanned.and_then(|a| a.rating));
                if let Some(rated) = rated.filter(|rated| *rated <= LOW) {
                    let name = name(partner);
                    let text = format!(
                        "{name} is rated {rated} of 5 in readiness, which is low for what is intended with it"
                    );
                    found.record(partner.id, text).field("readiness");
                }
            }
        },
    },
    Rule {
        id: "table.no-family-voice",
        severity: Problem,
        step: journey::TABLE.id,
        when: "There are partners, but no family or youth is at the table",
        check: |look, found| {
            let mut family = look.at_table().filter(|p| p.category == Category::Family);
            if look.not_ended().next().is_some() && family.next().is_none() {
                found.word(
                    Category::Family.word(),
                    "No family or youth is at the table to speak for those whom the plan is about"
                        .to_owned(),
                );
            }
        },
    },
    Rule {
        id: "table.category-empty",
        severity: Warning,
        step: journey::TABLE.id,
        when: "There are partners, but a category has nobody at the table, invited or in prospect",
        check: |look, found| {
            if look.not_ended().next().is_none() {
                return;
            }
            for coverage in coverage::coverage(look.plan, look.guidance) {
                let sought = coverage.at_table + coverage.invited + coverage.prospect;
                // Families have a rule of their own.
                if sought == 0 && coverage.category != Category::Family {
                    let label = coverage.category.label();
                    let text = format!("{label}: nobody is at the table, invited or in prospect");
                    found.word(coverage.category.word(), text);
                }
            }
        },
    },
    Rule {
        id: "table.influential-away",
        severity: Warning,
        step: journey::TABLE.id,
        when: "A partner of high influence and high interest (50 or more) is not at the table and not invited",
        check: |look, found| {
            let away =
                |p: &&Partner| matches!(p.status, PartnerStatus::Prospect | PartnerStatus::Missing);
            for partner in look.plan.partners.iter().filter(away) {
                if partner.influence >= Some(HIGH_FROM) && partner.interest >= Some(HIGH_FROM) {
                    let name = name(partner);
                    let text = format!(
                        "{name} can move the outcome and cares about it, but is not invited"
                    );
                    found.record(partner.id, text).field("status");
                }
            }
        },
    },
    Rule {
        id: "map.no-level",
        severity: Hint,
        step: journey::MAP.id,
        when: "Some partners at the table are placed on a level, others are not",
        check: |look, found| {
            let placed = look
                .at_table()
                .filter(|p| p.current_level.is_some())
                .count();
            let open = || look.at_table().filter(|p| p.current_level.is_none());
            let count = open().count();
            if placed > 0 && count > 0 {
                let verb = if count == 1 { "has" } else { "have" };
                let text = format!("{} {verb} no level on the map yet", some(open()));
                found.plan(text).beside(open().map(|p| Key::of(p.id)));
            }
        },
    },
    Rule {
        id: "level.no-agreement",
        severity: Warning,
        step: journey::LEVELS.id,
        when: "Collaboration or integration is intended with a partner that is party to no agreement",
        check: |look, found| {
            for partner in look.not_ended().filter(|p| is_close(p.intended_level)) {
                if look.parties(partner.id).is_empty() {
                    let level = partner.intended_level.map_or("", |level| level.label());
                    let text = format!(
                        "{level} is intended with {}, but nothing is agreed in writing",
                        name(partner)
                    );
                    found.record(partner.id, text).field("intended_level");
                }
            }
        },
    },
    Rule {
        id: "level.no-outcome-measure",
        severity: Warning,
        step: journey::LEVELS.id,
        when: "Collaboration or integration is intended, but no outcome of the plan has a measure",
        check: |look, found| {
            let close = || look.not_ended().filter(|p| is_close(p.intended_level));
            let measured = look.plan.measures.iter().any(|m| m.outcome.is_some());
            if !measured && close().next().is_some() {
                let text = format!(
                    "Collaboration or integration is intended with {}, but no outcome is measured",
                    some(close())
                );
                found.plan(text).beside(close().map(|p| Key::of(p.id)));
            }
        },
    },
    Rule {
        id: "level.gap-no-action",
        severity: Hint,
        step: journey::LEVELS.id,
        when: "The intended level of a partner is another than today's, and no open action is about the partner",
        check: |look, found| {
            for partner in look.not_ended() {
                let (Some(now), Some(then)) = (partner.current_level, partner.intended_level)
                else {
                    continue;
                };
                if now == then || look.is_acted_for(partner.id) {
                    continue;
                }
                let steps = levels::rank(then).abs_diff(levels::rank(now));
                let steps = text::count(usize::try_from(steps).unwrap_or(0), "step", "steps");
                let text = format!(
                    "{} is {steps} away from the level intended, and no action leads there",
                    name(partner)
                );
                found.record(partner.id, text).field("intended_level");
            }
        },
    },
    Rule {
        id: "structure.no-members",
        severity: Warning,
        step: journey::STRUCTURE.id,
        when: "A structure has no members",
        check: |look, found| {
            let seats = targets(look.plan.structure_members.iter().map(|m| m.structure));
            for structure in look.plan.structures.iter() {
                if !seats.contains_key(&structure.id) {
                    let name = quoted(&structure.name, "A structure");
                    found.record(structure.id, format!("{name} has no members"));
                }
            }
        },
    },
    Rule {
        id: "structure.departed-member",
        severity: Warning,
        step: journey::STRUCTURE.id,
        when: "A partner whose partnership has ended still has a seat in a structure",
        check: |look, found| {
            for seat in look.plan.structure_members.iter() {
                let partner = seat.partner.0.and_then(|id| look.plan.get(id));
                if let (Some(partner), Some(structure)) = (partner, look.plan.get(seat.structure))
                    && partner.status == PartnerStatus::Ended
                {
                    let name = name(partner);
                    let body = quoted(&structure.name, "a structure");
                    let text = format!("{name} has left, but still has a seat in {body}");
                    let seat = Key::of(seat.id);
                    found
                        .record(structure.id, text)
                        .and(Key::of(partner.id))
                        .beside([seat]);
                }
            }
        },
    },
    Rule {
        id: "structure.no-rhythm",
        severity: Hint,
        step: journey::STRUCTURE.id,
        when: "A structure with members has no rhythm of meetings",
        check: |look, found| {
            let seats = targets(look.plan.structure_members.iter().map(|m| m.structure));
            for structure in look.plan.structures.iter() {
                if structure.cadence.is_none() && seats.contains_key(&structure.id) {
                    let name = quoted(&structure.name, "A structure");
                    let text = format!("Nothing says how often {name} meets");
                    found.record(structure.id, text).field("cadence");
                }
            }
        },
    },
    Rule {
        id: "partner.ended-with-work",
        severity: Hint,
        step: journey::PARTNERS.id,
        when: "A partnership has ended with commitments that were not kept",
        check: |look, found| {
            let open = look
                .plan
                .contributions
                .iter()
                .filter(|c| c.kind == crate::model::ContributionKind::Commitment && !c.kept);
            for (partner, count) in targets(open.map(|c| c.partner)) {
                let Some(partner) = look.plan.get(partner) else {
                    continue;
                };
                if partner.status == PartnerStatus::Ended {
                    let count = text::count(count, "commitment is", "commitments are");
                    let text = format!("{} has left, and {count} still open", name(partner));
                    found.record(partner.id, text);
                }
            }
        },
    },
];
