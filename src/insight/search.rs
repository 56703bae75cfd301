//! Search over everything that was typed into a plan: names, contacts, answers, notes, actions, minutes.
//!
//! It is the facilitator's own search and reads private notes too. Every text field of every kind is read, as
//! declared; a new kind is found without a line here, as soon as a screen shows it.
//! Must not know how a find is shown.

use std::collections::BTreeSet;

use super::{
    fold::{Fit, Needle},
    journey,
};
use crate::{
    guidance::{Catalogue, Per},
    model::{Answer, Id, Key, Kind, Partner, Plan, Value},
};

/// One find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What was found.
    pub title: String,
    /// Where it stands.
    pub detail: String,
    /// The step to go to.
    pub step: &'static str,
    /// The record to select there.
    pub record: Option<Key>,
    /// The catalogue item to show there.
    pub item: Option<String>,
}

/// The best finds first, at most `limit`: a name that begins with the words, a name with a word that does, a
/// name that holds them, then other text. All words must stand in the same record.
///
/// What no screen shows yet leads to its partner, or is left out.
pub fn search(plan: &Plan, guidance: &Catalogue, query: &str, limit: usize) -> Vec<Hit> {
    let Some(needle) = Needle::of(query) else {
        return Vec::new();
    };
    let mut finds = Vec::new();
    for kind in Kind::ALL {
        collect(plan, *kind, &needle, &mut finds);
    }
    finds.sort_by_key(|find| (find.class, find.key));

    let mut places = BTreeSet::new();
    let mut hits = Vec::new();
    for find in finds {
        if hits.len() >= limit {
            break;
        }
        let Some(hit) = hit(plan, guidance, &needle, &find) else {
            continue;
        };
        let place = (hit.step, hit.record, hit.item.clone(), hit.title.clone());
        if places.insert(place) {
            hits.push(hit);
        }
    }
    // Last, the questions themselves, so that an empty page is found too.
    for item in guidance.items().filter(|item| item.per == Per::Plan) {
        if hits.len() >= limit {
            break;
        }
        let Some(step) = shown(guidance_step(guidance, &item.id)) else {
            continue;
        };
        let known = |hit: &Hit| hit.item.as_deref() == Some(item.id.as_str());
        if holds_all(&needle, &[&item.short, &item.wording]) && !hits.iter().any(known) {
            hits.push(Hit {
                title: item.short.clone(),
                detail: beginning(&item.wording),
                step,
                record: None,
                item: Some(item.id.clone()),
            });
        }
    }
    hits
}

fn holds_all(needle: &Needle, texts: &[&str]) -> bool {
    let mut found = vec![false; needle.len()];
    for text in texts {
        needle.each_fit(text, |word, _| {
            if let Some(found) = found.get_mut(word) {
                *found = true;
            }
        });
    }
    found.into_iter().all(|found| found)
}

/// How good a find is; the lowest is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    NameStart,
    NameWordStart,
    NameWithin,
    Text,
}

/// A record that holds all words.
struct Find {
    class: Class,
    key: Key,
    /// The column of the text that fits best.
    column: usize,
}

/// Texts that hold an id, a code or a copy, nothing that a person typed.
fn is_typed(kind: Kind, column: &str) -> bool {
    !matches!(
        (kind, column),
        (Kind::Partner, "member_type")
            | (Kind::Answer, "item" | "choice")
            | (Kind::AgendaBlock, "step")
            | (Kind::SurveyResponse, "item" | "respondent")
            | (Kind::Waiver, "rule" | "subject")
            | (Kind::Attachment, "media_type" | "purpose")
            | (Kind::Meeting, "starts_at")
            | (Kind::Snapshot, "body")
    )
}

fn is_name(column: &str) -> bool {
    matches!(column, "name" | "short" | "title")
}

fn collect(plan: &Plan, kind: Kind, needle: &Needle, finds: &mut Vec<Find>) {
    #[derive(Clone, Copy)]
    struct Read {
        typed: bool,
        name: bool,
    }
    let reads: Vec<Read> = kind
        .columns()
        .iter()
        .map(|column| Read {
            typed: is_typed(kind, column.name),
            name: is_name(column.name),
        })
        .collect();
    // Texts come record by record; what is known of the record in hand stands here.
    let mut record: Option<Key> = None;
    let mut classes: Vec<Option<(Class, usize)>> = vec![None; needle.len()];
    let mut close = |record: Option<Key>, classes: &mut Vec<Option<(Class, usize)>>| {
        // A find is as good as its worst word.
        let worst = classes
            .iter()
            .copied()
            .reduce(|a, b| Some(a?.max(b?)))
            .flatten();
        if let (Some(key), Some((class, column))) = (record, worst) {
            finds.push(Find { class, key, column });
        }
        classes.fill(None);
    };
    plan.each_text(kind, |key, column, text| {
        if record != Some(key) {
            close(record, &mut classes);
            record = Some(key);
        }
        let Some(read) = reads.get(column).filter(|read| read.typed) else {
            return;
        };
        needle.each_fit(text, |word, fit| {
            let class = match (read.name, fit) {
                (true, Fit::Start) => Class::NameStart,
                (true, Fit::WordStart) => Class::NameWordStart,
                (true, Fit::Within) => Class::NameWithin,
                (false, _) => Class::Text,
            };
            if let Some(best) = classes.get_mut(word) {
                let better = best.is_none_or(|b| (class, column) < b);
                if better {
                    *best = Some((class, column));
                }
            }
        });
    });
    close(record, &mut classes);
}

fn hit(plan: &Plan, guidance: &Catalogue, needle: &Needle, find: &Find) -> Option<Hit> {
    let record = plan.get_any(find.key)?;
    let columns = record.kind().columns();
    let values = record.values();
    let text_of = |column: usize| match values.get(column) {
        Some(Value::Text(text)) => text.as_str(),
        _ => "",
    };
    let found_in = excerpt(text_of(find.column), needle);
    let about = plan_partner(&record.references());
    let partner = about.and_then(|id| plan.get(id));

    if let Some(answer) = find.key.typed::<Answer>().and_then(|id| plan.get(id)) {
        let step = shown(guidance_step(guidance, &answer.item)).or(partner.map(|_| PARTNERS))?;
        let item = guidance.item(&answer.item);
        let title = item.map_or(answer.item.as_str(), |item| item.short.as_str());
        let detail = match partner {
            Some(partner) => format!("{} · {found_in}", partner.name),
            None => found_in,
        };
        return Some(Hit {
            title: title.to_owned(),
            detail,
            step,
            record: partner.map(|p| Key::of(p.id)),
            item: Some(answer.item.clone()),
        });
    }
    if let Some(partner) = find.key.typed::<Partner>().and_then(|id| plan.get(id)) {
        let detail = match find.class {
            Class::Text => found_in,
            _ => format!("{} · {}", partner.category.label(), partner.status.label()),
        };
        return Some(Hit {
            title: partner.name.clone(),
            detail,
            step: PARTNERS,
            record: Some(find.key),
            item: None,
        });
    }
    let (step, target) = match (shown(step_of(find.key.kind)), partner) {
        (Some(step), Some(partner)) if selects_partners(step) => (step, Key::of(partner.id)),
        (Some(step), _) => (step, find.key),
        (None, Some(partner)) => (PARTNERS, Key::of(partner.id)),
        (None, None) => return None,
    };
    let first_text = columns
        .iter()
        .zip(&values)
        .filter(|(column, _)| column.storage == crate::model::Storage::Text)
        .find_map(|(_, value)| match value {
            Value::Text(text) if !text.trim().is_empty() => Some(text.as_str()),
            _ => None,
        });
    let title = beginning(first_text.unwrap_or_default());
    let mut detail = vec![label(find.key.kind).to_owned()];
    if let Some(partner) = partner {
        detail.push(partner.name.clone());
    }
    let same_text = first_text == Some(text_of(find.column));
    if find.class == Class::Text && !same_text {
        detail.push(found_in);
    }
    Some(Hit {
        title,
        detail: detail.join(" · "),
        step,
        record: Some(target),
        item: None,
    })
}

const PARTNERS: &str = journey::PARTNERS.id;

/// The step, if it has a screen.
fn shown(step: &str) -> Option<&'static str> {
    journey::STEPS
        .iter()
        .find(|s| s.id == step)
        .map(|step| step.id)
}

fn guidance_step<'g>(guidance: &'g Catalogue, item: &str) -> &'g str {
    guidance.step_of(item).map_or("", |step| step.id.as_str())
}

/// Whether a step selects a partner, whatever of the partner was found.
fn selects_partners(step: &str) -> bool {
    [journey::PARTNERS.id, journey::MAP.id, journey::LEVELS.id].contains(&step)
}

fn plan_partner(references: &[crate::model::Reference]) -> Option<Id<Partner>> {
    references.iter().find_map(|r| r.target.typed())
}

/// The step on which a kind is seen and changed.
const fn step_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Header
        | Kind::Participant
        | Kind::PreworkTask
        | Kind::AgendaBlock
        | Kind::Capture => "workshop",
        Kind::SurveyWave | Kind::SurveyResponse => "readiness",
        Kind::ScanFactor | Kind::ScanPartner => "scan",
        Kind::Outcome => "purpose",
        Kind::Partner | Kind::Contact | Kind::Interaction | Kind::Contribution => "partners",
        Kind::Link | Kind::Placement => "map",
        Kind::LevelRating => "levels",
        Kind::Structure | Kind::StructureMember => "structure",
        Kind::GroundRule
        | Kind::Authority
        | Kind::RaciTask
        | Kind::RaciCell
        | Kind::Agreement
        | Kind::AgreementParty
        | Kind::AgreementClause => "governance",
        Kind::CommunicationItem | Kind::SharedInformation | Kind::Grievance => "communication",
        Kind::NonNegotiable => "boundaries",
        Kind::DataSource => "data",
        Kind::Goal | Kind::Objective | Kind::Action | Kind::Issue | Kind::Vote => "actions",
        Kind::Meeting
        | Kind::Attendance
        | Kind::AgendaItem
        | Kind::Decision
        | Kind::ConsensusCheck => "meetings",
        Kind::Measure | Kind::Observation => "measures",
        Kind::Review => "evaluation",
        Kind::ServiceGap | Kind::ImprovementCycle => "improvement",
        Kind::Win | Kind::Story | Kind::Dissemination | Kind::VisionReview | Kind::Conflict => {
            "trust"
        }
        Kind::RoleHolder => "roles",
        Kind::Snapshot => "history",
        // An answer stands where its item does; a file and a waiver stand with what they belong to.
        Kind::Answer | Kind::Attachment | Kind::Waiver => "",
    }
}

/// What people call a record of this kind.
const fn label(kind: Kind) -> &'static str {
    match kind {
        Kind::Header => "Plan",
        Kind::Partner => "Partner",
        Kind::Participant => "Person",
        Kind::PreworkTask => "Pre-work",
        Kind::AgendaBlock => "Workshop agenda",
        Kind::Capture => "Note from the room",
        Kind::Issue => "Issue",
        Kind::Vote => "Vote",
        Kind::Decision => "Decision",
        Kind::ConsensusCheck => "Check for agreement",
        Kind::SurveyWave => "Survey",
        Kind::Answer => "Answer",
        Kind::SurveyResponse => "Survey comment",
        Kind::ScanFactor | Kind::ScanPartner => "Factor",
        Kind::Outcome => "Outcome",
        Kind::Measure => "Measure",
        Kind::Observation => "Value of a measure",
        Kind::Contact => "Contact",
        Kind::Interaction => "Talk",
        Kind::Link => "Link",
        Kind::Placement => "Place on the map",
        Kind::LevelRating => "Level",
        Kind::Contribution => "Contribution",
        Kind::Structure => "Structure",
        Kind::StructureMember => "Seat",
        Kind::GroundRule => "Ground rule",
        Kind::Authority => "Authority",
        Kind::RaciTask | Kind::RaciCell => "Task",
        Kind::Agreement => "Agreement",
        Kind::AgreementParty => "Party to an agreement",
        Kind::AgreementClause => "Clause",
        Kind::CommunicationItem => "Communication",
        Kind::SharedInformation => "Shared information",
        Kind::Grievance => "Grievance",
        Kind::NonNegotiable => "Non-negotiable",
        Kind::DataSource => "Data source",
        Kind::Review => "Review",
        Kind::ServiceGap => "Service gap",
        Kind::ImprovementCycle => "Improvement",
        Kind::RoleHolder => "Role",
        Kind::Meeting => "Meeting",
        Kind::Attendance => "Attendance",
        Kind::AgendaItem => "Agenda",
        Kind::Goal => "Goal",
        Kind::Objective => "Objective",
        Kind::Action => "Action",
        Kind::Win => "Win",
        Kind::Story => "Story",
        Kind::Dissemination => "Made known",
        Kind::VisionReview => "Vision",
        Kind::Conflict => "Conflict",
        Kind::Waiver => "Left as it is",
        Kind::Attachment => "File",
        Kind::Snapshot => "Snapshot",
    }
}

/// Longest title or excerpt, in characters.
const MOST: usize = 80;

/// The beginning of a text, on one line.
fn beginning(text: &str) -> String {
    let mut short = one_line(text.chars().take(MOST));
    if text.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}

/// The part of a text around the first word found, on one line.
fn excerpt(text: &str, needle: &Needle) -> String {
    const BEFORE: usize = 24;
    let at = needle.first_place(text).unwrap_or(0);
    let (before, after) = text.split_at_checked(at).unwrap_or(("", text));
    let skipped = before.chars().count().saturating_sub(BEFORE);
    if skipped == 0 {
        return beginning(text);
    }
    // Begin with a whole word.
    let lead: String = before.chars().skip(skipped).collect();
    let lead = lead.split_once(' ').map_or(lead.as_str(), |(_, rest)| rest);
    format!("…{}", beginning(&format!("{lead}{after}")))
}

fn one_line(text: impl Iterator<Item = char>) -> String {
    let text: String = text.map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
