//! What an edition leaves out, and a list of it in plain words.
//!
//! It is taken out of the plan before anything is made of it, so that no format and no part of a report can let it
//! through. Which fields are private or say how a person is reached is declared with the records; what else a shared
//! edition leaves out is a rule below.
//! A shared edition is handed on and can't be called back. So a story stays only if it may be published, and groups
//! so small that people can be recognized go.
//! Must not know any format, nor who asked.

use std::collections::BTreeMap;

use crate::{
    insight::{naming, survey, text::lower},
    model::{
        AnyRecord, Column, Date, Edition, Id, Key, Kind, Measure, OnDelete, Plan, Privacy,
        StoryConsent,
    },
};

/// With fewer cases than this, people of a group can be recognized by a value.
pub const SMALL_GROUP: i64 = 10;

/// The purpose of the attached file that every edition holds.
pub const LOGO: &str = "logo";

/// What is chosen for an edition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Whether a shared edition holds how people are reached.
    pub contacts: bool,
}

/// Something that an edition leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is, such as “Partners: private notes”.
    pub what: String,
    /// How many of it.
    pub count: usize,
    /// Why, in a sentence.
    pub why: &'static str,
}

impl LeftOut {
    /// All of it in a line, such as “Partners: private notes (4): only the facilitator may read them”.
    pub fn told(&self) -> String {
        let Self { what, count, why } = self;
        format!("{what} ({count}): {}", lower(why))
    }
}

/// Records that a shared edition leaves out whole.
struct Rule {
    what: &'static str,
    why: &'static str,
    /// Whether it holds although contacts are chosen.
    always: bool,
    find: fn(&Plan) -> Vec<Key>,
}

const RULES: &[Rule] = &[
    Rule {
        what: "Contacts of partners",
        why: "They tell how people are reached",
        always: false,
        find: |plan| plan.contacts.iter().map(|c| Key::of(c.id)).collect(),
    },
    Rule {
        what: "Stories that may not be published",
        why: "Whoever told them has not agreed that they go further",
        always: true,
        find: |plan| {
            let kept = |consent| consent == StoryConsent::Public;
            let told = plan.stories.iter().filter(|s| !kept(s.consent));
            told.map(|s| Key::of(s.id)).collect()
        },
    },
    Rule {
        what: "Answers that people gave about themselves",
        why: "They are one person's own",
        always: true,
        find: |plan| {
            let own = plan
                .answers
                .iter()
                .filter(|a| a.person.0.is_some() || a.holder.0.is_some());
            own.map(|a| Key::of(a.id)).collect()
        },
    },
    Rule {
        what: "Values of small groups",
        why: "With fewer than 10 cases, or none told, people can be recognized",
        always: true,
        find: small_groups,
    },
    Rule {
        what: "Survey answers of small rounds",
        why: "With fewer than 5 answers, people can be recognized",
        always: true,
        find: small_rounds,
    },
    Rule {
        what: "Attached files other than the logo",
        why: "Nobody has looked through them for what is private",
        always: true,
        find: |plan| {
            let files = plan.attachments.iter();
            let others = files.filter(|a| a.purpose.trim() != LOGO);
            others.map(|a| Key::of(a.id)).collect()
        },
    },
    Rule {
        what: "Snapshots",
        why: "They hold the plan as it was, with all that is private",
        always: true,
        find: |plan| plan.snapshots.iter().map(|s| Key::of(s.id)).collect(),
    },
];

/// The plan as an edition holds it, and what that leaves out.
pub fn of(plan: &Plan, edition: Edition, choices: Choices) -> (Plan, Vec<LeftOut>) {
    let mut shared = plan.clone();
    let mut left = Vec::new();
    if edition == Edition::Full {
        return (shared, left);
    }
    for rule in RULES {
        if !rule.always && choices.contacts {
            continue;
        }
        let found = (rule.find)(plan);
        for key in &found {
            shared.remove_any(*key);
        }
        if !found.is_empty() {
            left.push(LeftOut {
                what: rule.what.to_owned(),
                count: found.len(),
                why: rule.why,
            });
        }
    }
    mend(&mut shared);
    for kind in Kind::ALL {
        empty(&mut shared, *kind, choices, &mut left);
    }
    (shared, left)
}

/// Whether a field is emptied, and why.
const fn why_emptied(column: &Column, choices: Choices) -> Option<&'static str> {
    match column.privacy {
        Privacy::Private => Some("Only the facilitator may read them"),
        Privacy::Contact if !choices.contacts => Some("They tell how people are reached"),
        Privacy::Contact | Privacy::Open => None,
    }
}

/// Empties the fields of a kind that are not shared.
fn empty(shared: &mut Plan, kind: Kind, choices: Choices, left: &mut Vec<LeftOut>) {
    let columns = kind.columns().iter().enumerate();
    let emptied: Vec<_> = columns
        .filter_map(|(at, column)| Some((at, column, why_emptied(column, choices)?)))
        .collect();
    if emptied.is_empty() {
        return;
    }
    let mut counts = vec![0; emptied.len()];
    let records: Vec<AnyRecord> = shared.all_of(kind).collect();
    for record in records {
        let blank = kind.blank(record.raw_id()).values();
        let mut values = record.values();
        let mut changed = false;
        for ((at, ..), count) in emptied.iter().zip(&mut counts) {
            if let (Some(value), Some(blank)) = (values.get_mut(*at), blank.get(*at))
                && value != blank
            {
                value.clone_from(blank);
                *count += 1;
                changed = true;
            }
        }
        if changed {
            match kind.build(record.raw_id(), values) {
                Ok(record) => shared.put_any(record),
                // Blank values always fit; if they did not, the whole record must go rather than a note stay.
                Err(_) => shared.remove_any(record.key()),
            }
        }
    }
    for ((_, column, why), count) in emptied.into_iter().zip(counts) {
        if count > 0 {
            let field = naming::field(kind, column.name).to_lowercase();
            left.push(LeftOut {
                what: format!("{}: {field}", naming::many(kind)),
                count,
                why,
            });
        }
    }
}

/// Takes care of what pointed at a record that went.
fn mend(shared: &mut Plan) {
    loop {
        let dangling = shared.dangling();
        if dangling.is_empty() {
            return;
        }
        for one in dangling {
            let columns = one.from.kind.columns();
            let at = columns.iter().position(|c| c.name == one.column);
            let declared = at.and_then(|at| columns.get(at));
            match (declared, at, shared.get_any(one.from)) {
                (Some(column), Some(at), Some(record)) if column.on_delete == OnDelete::Clear => {
                    shared.put_any(record.cleared(at));
                }
                _ => shared.remove_any(one.from),
            }
        }
    }
}

/// The values of groups so small that people can be recognized. Where one group of a day goes, the next smallest
/// goes with it: what all have together would give it away.
fn small_groups(plan: &Plan) -> Vec<Key> {
    let mut days: BTreeMap<(Id<Measure>, Date), Vec<_>> = BTreeMap::new();
    for one in plan.observations.iter() {
        if !one.subgroup.trim().is_empty() {
            let groups = days.entry((one.measure, one.on)).or_default();
            groups.push((one.cases.unwrap_or(0), Key::of(one.id)));
        }
    }
    let mut found = Vec::new();
    for mut groups in days.into_values() {
        groups.sort_unstable();
        let small = groups.partition_point(|(cases, _)| *cases < SMALL_GROUP);
        let gone = if small == 1 { 2 } else { small };
        found.extend(groups.into_iter().take(gone).map(|(_, key)| key));
    }
    found
}

/// The answers to items of rounds that so few answered that people can be recognized.
fn small_rounds(plan: &Plan) -> Vec<Key> {
    let surveys = survey::Survey::of(plan);
    let few = |wave, item: &str| surveys.figures(wave, item).n() < survey::SMALL_GROUP;
    let answers = plan.survey_responses.iter();
    let small = answers.filter(|one| few(one.wave, &one.item));
    small.map(|one| Key::of(one.id)).collect()
}
