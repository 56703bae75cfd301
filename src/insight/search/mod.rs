//! Search over everything that was typed into a plan: names, contacts, answers, notes, actions, minutes.
//!
//! It is the facilitator's own search and reads private notes too. Every text field of every kind is read, as
//! declared; a new kind is found without a line here, as soon as a screen shows it.
//! Must not know how a find is shown.

mod place;
mod texts;

use std::collections::BTreeSet;

pub(in crate::insight) use place::label;
pub use texts::Texts;
pub(in crate::insight) use texts::is_typed;
use texts::{Class, Find};

use super::{Subject, fold::Needle, journey};
use crate::{
    guidance::{Catalogue, Per},
    model::{Answer, AnyRecord, Key, Partner, Plan, Record as _, Storage, Value},
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
/// `texts` is the plan's text as of now; kept between two searches, only what changed is read anew.
pub fn search(
    plan: &Plan,
    texts: &Texts,
    guidance: &Catalogue,
    query: &str,
    limit: usize,
) -> Vec<Hit> {
    let Some(needle) = Needle::of(query) else {
        return Vec::new();
    };
    let mut finds = texts.find(&needle);
    finds.sort_unstable_by_key(|find| (find.class, find.key));

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

fn hit(plan: &Plan, guidance: &Catalogue, needle: &Needle, find: &Find) -> Option<Hit> {
    let record = plan.get_any(find.key)?;
    let values = record.values();
    let text_of = |column: usize| match values.get(column) {
        Some(Value::Text(text)) => text.as_str(),
        _ => "",
    };
    let found_in = excerpt(text_of(find.column), needle);

    if let Some(answer) = Answer::unwrap_any(&record) {
        return answer_hit(plan, guidance, answer, &found_in);
    }
    if let Some(partner) = Partner::unwrap_any(&record) {
        let detail = match find.class {
            Class::Text => found_in,
            _ => format!("{} · {}", partner.category.label(), partner.status.label()),
        };
        return Some(Hit {
            title: partner.name.clone(),
            detail,
            step: journey::PARTNERS.id,
            record: Some(find.key),
            item: None,
        });
    }
    let (step, target) = place_of(plan, &record)?;
    let partner = partner_of(plan, &record);
    let columns = record.kind().columns();
    let mut texts = columns
        .iter()
        .zip(&values)
        .filter_map(|(column, value)| match value {
            Value::Text(text) if column.storage == Storage::Text => Some(text.as_str()),
            _ => None,
        });
    let first_text = texts.find(|text| !text.trim().is_empty());
    let mut detail = vec![label(find.key.kind).to_owned()];
    if let Some(partner) = partner {
        detail.push(partner.name.clone());
    }
    let same_text = first_text == Some(text_of(find.column));
    if find.class == Class::Text && !same_text {
        detail.push(found_in);
    }
    Some(Hit {
        title: beginning(first_text.unwrap_or_default()),
        detail: detail.join(" · "),
        step,
        record: Some(target),
        item: None,
    })
}

/// The step on which a record is seen and changed, and the record to go to there: itself, or what
/// it is a part of where a page shows it as a part.  `None` for what stands with something else.
pub fn place_of(plan: &Plan, record: &AnyRecord) -> Option<(&'static str, Key)> {
    let step = shown(place::step_of(record)?)?;
    let target = match partner_of(plan, record) {
        Some(partner) if selects_partners(step) => Key::of(partner.id),
        _ => place::row_of(record),
    };
    Some((step, target))
}

/// The first partner that a record points at.
fn partner_of<'p>(plan: &'p Plan, record: &AnyRecord) -> Option<&'p Partner> {
    let mut partners = record
        .references()
        .into_iter()
        .filter_map(|r| r.target.typed());
    partners.next().and_then(|id| plan.get(id))
}

/// An answer stands where its item does, at whom it is about.
fn answer_hit(plan: &Plan, guidance: &Catalogue, answer: &Answer, found_in: &str) -> Option<Hit> {
    let about = Subject::of(answer);
    let partner = about.partner.and_then(|id| plan.get(id));
    let holder = about.holder.and_then(|id| plan.get(id));
    let person = about.person.or_else(|| holder.and_then(|h| h.person));
    let person = person.and_then(|id| plan.get(id));
    let wave = about.wave.and_then(|id| plan.get(id));
    let names = [
        partner.map(|p| p.name.as_str()),
        person.map(|p| p.name.as_str()),
        wave.map(|w| w.name.as_str()),
    ];
    let mut detail: Vec<_> = names.into_iter().flatten().collect();
    detail.retain(|name| !name.trim().is_empty());
    detail.push(found_in);
    // An item that the catalogue does not know is still seen with its partner.
    let step = shown(guidance_step(guidance, &answer.item));
    let step = step.or(about.partner.map(|_| journey::PARTNERS.id))?;
    let item = guidance.item(&answer.item);
    Some(Hit {
        title: item
            .map_or(answer.item.as_str(), |item| item.short.as_str())
            .to_owned(),
        detail: detail.join(" · "),
        step,
        record: about.record(),
        item: Some(answer.item.clone()),
    })
}

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
    [
        journey::PARTNERS.id,
        journey::MAP.id,
        journey::LEVELS.id,
        journey::TABLE.id,
    ]
    .contains(&step)
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
