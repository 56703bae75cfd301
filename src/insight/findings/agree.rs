//! Rules of the phase “Agree”: rules, agreements, privacy, and the voice of families.
//! Must not know what is done under an agreement.

use super::{
    Found, Rule,
    Severity::{Hint, Problem, Warning},
    look::{Look, is_empty, name, quoted, some, targets},
    prepare::no_without_note,
};
use crate::{
    insight::{
        Subject,
        agreements::{self, Standing},
        journey, raci, text,
    },
    model::{Agreement, Answer, CaseStatus, Date, Id, Key, LinkKind, PartnerStatus},
};

/// A grievance or conflict open for more days than this is left lying.
pub(super) const OPEN_TOO_LONG: i64 = 30;
/// From so many partners at the table on, ground rules are due.
const FEW: usize = 2;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "governance.no-ground-rules",
        severity: Warning,
        step: journey::GOVERNANCE.id,
        when: "Two or more partners are at the table, and there is no ground rule",
        check: |look, found| {
            let count = look.at_table().count();
            if count >= FEW && look.plan.ground_rules.is_empty() {
                let partners = text::number(count);
                found.plan(format!(
                    "There is no ground rule yet for the {partners} partners at the table"
                ));
            }
        },
    },
    Rule {
        id: "governance.conflict-no-rule",
        severity: Problem,
        step: journey::GOVERNANCE.id,
        when: "A conflict of interest is possible with a partner, but nothing says what counts as one and what follows",
        check: |look, found| {
            let possible = |answer: &Answer| matches!(answer.choice.as_str(), "yes" | "partly");
            let with = || {
                let asked = "criteria.conflict-of-interest";
                let answers = look.index.answered(look.plan, asked);
                let about = answers.filter(|(_, answer)| possible(answer));
                let partners = about.filter_map(|(about, _)| look.plan.get(about.partner?));
                partners.filter(|p| p.status != PartnerStatus::Ended)
            };
            const RULE: &str = "governance.conflict-of-interest";
            if !look.is_written(RULE) && with().next().is_some() {
                let text = format!(
                    "A conflict of interest is possible with {}, but no rule says what then",
                    some(with())
                );
                let finding = found.plan(text).item(RULE, Subject::PLAN);
                finding.beside(with().map(|p| Key::of(p.id)));
            }
        },
    },
    raci(
        raci::Rule::NoAccountable,
        Problem,
        "Nobody is accountable for a task",
        |l, f| {
            raci_found(l, f, raci::Rule::NoAccountable);
        },
    ),
    raci(
        raci::Rule::ManyAccountable,
        Problem,
        "More than one is accountable for a task",
        |l, f| {
            raci_found(l, f, raci::Rule::ManyAccountable);
        },
    ),
    raci(
        raci::Rule::NoResponsible,
        Problem,
        "Nobody is responsible for a task",
        |l, f| {
            raci_found(l, f, raci::Rule::NoResponsible);
        },
    ),
    raci(
        raci::Rule::ManyResponsible,
        Hint,
        "More than two are responsible for a task",
        |l, f| {
            raci_found(l, f, raci::Rule::ManyResponsible);
        },
    ),
    raci(
        raci::Rule::ManyConsulted,
        Hint,
        "More than half of the columns are consulted on a task",
        |l, f| {
            raci_found(l, f, raci::Rule::ManyConsulted);
        },
    ),
    raci(
        raci::Rule::NobodyInformed,
        Hint,
        "Nobody is informed of a task",
        |l, f| {
            raci_found(l, f, raci::Rule::NobodyInformed);
        },
    ),
    raci(
        raci::Rule::Overloaded,
        Warning,
        "Most tasks are in one hand",
        |l, f| {
            raci_found(l, f, raci::Rule::Overloaded);
        },
    ),
    raci(
        raci::Rule::Departed,
        Warning,
        "A partner that has left still holds a letter",
        |l, f| {
            raci_found(l, f, raci::Rule::Departed);
        },
    ),
    Rule {
        id: "agreement.expired",
        severity: Problem,
        step: journey::GOVERNANCE.id,
        when: "The last day of an agreement has passed",
        check: |look, found| {
            agreements_that(
                look,
                found,
                Standing::Expired,
                |a| a.expires_on,
                |what, day| (format!("{what} ended on {day}"), "expires_on"),
            );
        },
    },
    Rule {
        id: "agreement.ends-soon",
        severity: Warning,
        step: journey::GOVERNANCE.id,
        when: "A signed agreement ends within 60 days",
        check: |look, found| {
            agreements_that(
                look,
                found,
                Standing::EndsSoon,
                |a| a.expires_on,
                |what, day| {
                    (
                        format!("{what} ends on {day}: renew it or let it go on purpose"),
                        "expires_on",
                    )
                },
            );
        },
    },
    Rule {
        id: "agreement.past-review",
        severity: Warning,
        step: journey::GOVERNANCE.id,
        when: "The day of review of a signed agreement has passed",
        check: |look, found| {
            agreements_that(
                look,
                found,
                Standing::PastReview,
                |a| a.review_on,
                |what, day| (format!("{what} was to be reviewed on {day}"), "review_on"),
            );
        },
    },
    Rule {
        id: "agreement.incomplete",
        severity: Warning,
        step: journey::GOVERNANCE.id,
        when: "Clauses of an agreement are not fully written",
        check: |look, found| {
            for (id, clauses) in agreements::of_all(look.plan) {
                let Some(agreement) = look.plan.get(id) else {
                    continue;
                };
                let open = clauses.partly + clauses.none;
                if open > 0 {
                    let what = quoted(&agreement.title, "An agreement");
                    let percent = clauses.percent();
                    let open = text::count(open, "clause is", "clauses are");
                    let text = format!("{what} is {percent} complete: {open} not fully written");
                    found.record(id, text);
                }
            }
        },
    },
    Rule {
        id: "agreement.no-party",
        severity: Warning,
        step: journey::GOVERNANCE.id,
        when: "An agreement names no partner",
        check: |look, found| {
            let named = targets(look.plan.agreement_parties.iter().map(|p| p.agreement));
            for agreement in look.plan.agreements.iter() {
                if !named.contains_key(&agreement.id) {
                    let what = quoted(&agreement.title, "An agreement");
                    found.record(
                        agreement.id,
                        format!("{what} doesn't say with whom it is made"),
                    );
                }
            }
        },
    },
    Rule {
        id: "agreement.not-signed-by-all",
        severity: Warning,
        step: journey::GOVERNANCE.id,
        when: "An agreement has a day of signature, but a party has not signed",
        check: |look, found| {
            for party in look.plan.agreement_parties.iter().filter(|p| !p.signed) {
                let agreement = look.plan.get(party.agreement);
                if let Some(agreement) = agreement.filter(|a| a.signed_on.is_some()) {
                    let what = quoted(&agreement.title, "An agreement");
                    let who = look.partner(party.partner);
                    let text = format!("{what} counts as signed, but {who} has not signed it");
                    let finding = found.record(agreement.id, text);
                    finding
                        .and(Key::of(party.partner))
                        .beside([Key::of(party.id)]);
                }
            }
        },
    },
    Rule {
        id: "agreement.no-review-day",
        severity: Hint,
        step: journey::GOVERNANCE.id,
        when: "A signed agreement has neither a day of review nor a last day",
        check: |look, found| {
            let signed = look
                .plan
                .agreements
                .iter()
                .filter(|a| a.signed_on.is_some());
            for agreement in signed {
                if agreement.review_on.is_none() && agreement.expires_on.is_none() {
                    let what = quoted(&agreement.title, "An agreement");
                    let text = format!("Nothing says when {what} is looked at again");
                    found.record(agreement.id, text).field("review_on");
                }
            }
        },
    },
    Rule {
        id: "communication.no-owner",
        severity: Hint,
        step: journey::COMMUNICATION.id,
        when: "A line of the communication plan has nobody who sees to it",
        check: |look, found| {
            let open = look
                .plan
                .communication_items
                .iter()
                .filter(|c| c.owner.is_none());
            for item in open {
                let what = quoted(&item.message, "a message");
                let audience = item.audience.trim();
                let audience = if audience.is_empty() {
                    "an audience"
                } else {
                    audience
                };
                let text = format!("Nobody sees to it that {audience} hears {what}");
                found.record(item.id, text).field("owner");
            }
        },
    },
    Rule {
        id: "communication.no-confidentiality",
        severity: Warning,
        step: journey::COMMUNICATION.id,
        when: "Data is collected or shared, but the policy on confidentiality is not written",
        check: |look, found| {
            const POLICY: &str = "communication.confidentiality";
            let shares = look
                .plan
                .links
                .iter()
                .any(|l| l.kind == LinkKind::SharesData);
            let begun = shares || !look.plan.data_sources.is_empty();
            if begun && !look.is_written(POLICY) {
                found
                    .plan(
                        "Partners collect or share data, but nothing says what stays confidential",
                    )
                    .item(POLICY, Subject::PLAN);
            }
        },
    },
    Rule {
        id: "communication.no-consent",
        severity: Warning,
        step: journey::COMMUNICATION.id,
        when: "Partners share data with each other, but nothing says how families consent",
        check: |look, found| {
            const CONSENT: &str = "communication.consent";
            let mut shared = look
                .plan
                .links
                .iter()
                .filter(|l| l.kind == LinkKind::SharesData);
            if let Some(link) = shared.next()
                && !look.is_written(CONSENT)
            {
                let (from, to) = (look.partner(link.from), look.partner(link.to));
                let text = format!(
                    "{from} and {to} share data, but nothing says how families agree to it"
                );
                found.plan(text).item(CONSENT, Subject::PLAN);
            }
        },
    },
    Rule {
        id: "grievance.old",
        severity: Warning,
        step: journey::COMMUNICATION.id,
        when: "A grievance has been open for more than 30 days",
        check: |look, found| {
            let open = look
                .plan
                .grievances
                .iter()
                .filter(|g| g.status == CaseStatus::Open);
            for grievance in open {
                if let Some(days) = open_too_long(look, grievance.raised_on) {
                    let what = quoted(&grievance.text, "A grievance");
                    let text = format!("The grievance {what} has been open for {days} days");
                    found.record(grievance.id, text).field("settlement");
                }
            }
        },
    },
    Rule {
        id: "grievance.no-method",
        severity: Hint,
        step: journey::COMMUNICATION.id,
        when: "There are grievances, but no agreed method to settle them",
        check: |look, found| {
            const METHOD: &str = "communication.grievance-method";
            if !look.plan.grievances.is_empty() && !look.is_written(METHOD) {
                found
                    .plan("There are grievances, but no agreed way to settle them")
                    .item(METHOD, Subject::PLAN);
            }
        },
    },
    Rule {
        id: "power.no-family-voice",
        severity: Warning,
        step: journey::POWER.id,
        when: "A power differential is noted, but nothing says how families are heard",
        check: |look, found| {
            let noted = look.is_written("strategy.power") || look.is_written("power.dynamics");
            if noted && !look.is_written("power.family-voice") {
                found
                    .plan("Power is unequal, as noted, but nothing says how families are heard")
                    .item("power.family-voice", Subject::PLAN);
            }
        },
    },
    Rule {
        id: "power.loss-no-needs",
        severity: Hint,
        step: journey::POWER.id,
        when: "A partner stands to lose something, and what it needs to stay is not noted",
        check: |look, found| {
            for partner in look.not_ended() {
                if !is_empty(&partner.losses) && is_empty(&partner.needs) {
                    let name = name(partner);
                    let text = format!(
                        "{name} stands to lose something, but what it needs to stay is not noted"
                    );
                    found.record(partner.id, text).field("needs");
                }
            }
        },
    },
    Rule {
        id: "boundary.no-without-note",
        severity: Hint,
        step: journey::BOUNDARIES.id,
        when: "A boundary is answered “no”, and no note says what to do about it",
        check: |look, found| no_without_note(look, found, &["boundary"]),
    },
    Rule {
        id: "boundary.none-listed",
        severity: Hint,
        step: journey::BOUNDARIES.id,
        when: "Non-negotiables are said to be known, but none is listed",
        check: |look, found| {
            const KNOWN: &str = "boundary.non-negotiables";
            let said = look.answer(KNOWN, Subject::PLAN);
            if said.is_some_and(|a| a.choice == "yes") && look.plan.non_negotiables.is_empty() {
                found
                    .plan("Non-negotiables are said to be known, but none is listed")
                    .item(KNOWN, Subject::PLAN);
            }
        },
    },
    Rule {
        id: "data.no-privacy",
        severity: Problem,
        step: journey::DATA.id,
        when: "A data source has no word on privacy and on the basis for using it",
        check: |look, found| {
            for source in look
                .plan
                .data_sources
                .iter()
                .filter(|s| is_empty(&s.privacy))
            {
                let what = quoted(&source.what, "A data source");
                let text = format!(
                    "Nothing says on what basis {what} may be used, nor what keeps it private"
                );
                found.record(source.id, text).field("privacy");
            }
        },
    },
    Rule {
        id: "data.no-agreement",
        severity: Hint,
        step: journey::DATA.id,
        when: "Data comes from a partner that is party to no agreement",
        check: |look, found| {
            for source in look.plan.data_sources.iter() {
                let Some(partner) = source.partner.and_then(|id| look.plan.get(id)) else {
                    continue;
                };
                if look.parties(partner.id).is_empty() {
                    let what = quoted(&source.what, "Data");
                    let text = format!(
                        "{what} comes from {} without a written agreement",
                        name(partner)
                    );
                    found.record(source.id, text).and(Key::of(partner.id));
                }
            }
        },
    },
];

/// A rule of the responsibility grid, under the id that the grid gives it.
const fn raci(
    rule: raci::Rule,
    severity: super::Severity,
    when: &'static str,
    check: fn(&Look<'_>, &mut Found),
) -> Rule {
    Rule {
        id: rule.id(),
        severity,
        step: journey::GOVERNANCE.id,
        when,
        check,
    }
}

fn raci_found(look: &Look<'_>, found: &mut Found, rule: raci::Rule) {
    for problem in look.raci().iter().filter(|p| p.rule == rule) {
        let task = problem.task.and_then(|id| look.plan.get(id));
        let finding = match (task, problem.about()) {
            (Some(task), holder) => {
                let what = quoted(&task.task, "A task");
                // A problem that names a holder begins with the name.
                let told = match holder {
                    Some(_) => problem.text.clone(),
                    None => lower(&problem.text),
                };
                found.record(task.id, format!("{what}: {told}"))
            }
            (None, Some(holder)) => found.key(holder, problem.text.clone()),
            (None, None) => found.plan(problem.text.clone()),
        };
        if let (Some(_), Some(holder)) = (task, problem.about()) {
            finding.and(holder);
        }
    }
}

/// A sentence that goes on after a colon: “nobody is accountable”.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// Finds the agreements with a standing; `tell` words it from title and day, and names the field.
fn agreements_that(
    look: &Look<'_>,
    found: &mut Found,
    standing: Standing,
    day: fn(&Agreement) -> Option<Date>,
    tell: fn(&str, &str) -> (String, &'static str),
) {
    for agreement in look.plan.agreements.iter() {
        if Standing::of(agreement, look.today) == standing {
            let what = quoted(&agreement.title, "An agreement");
            let day = day(agreement).map_or_else(String::new, text::day);
            let (text, field) = tell(&what, &day);
            let id: Id<Agreement> = agreement.id;
            found.record(id, text).field(field);
        }
    }
}

/// For how many days something has been open, if that is too long.
pub(super) fn open_too_long(look: &Look<'_>, since: Option<Date>) -> Option<i64> {
    let days = look.days_since(since?);
    (days > OPEN_TOO_LONG).then_some(days)
}
