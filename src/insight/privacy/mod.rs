//! What looks like a client's data in the words of a plan, before they are handed on: numbers that name a person,
//! private ways to reach one, days of birth.
//!
//! Rules are data; each says what it looks for and reads one text. They rather keep quiet than cry wolf: years,
//! amounts, days of the plan and fields made for phone numbers and addresses are no finds. What a person lets stand
//! is a `Waiver` like any other, for the words that were found and not for the field: further words are a new case,
//! and the words themselves stand in no waiver.
//! Must not know how a find is shown.

mod scan;

use std::{collections::BTreeMap, ops::Range};

use super::{naming, search, text};
use crate::model::{Column, Date, Id, Key, Plan, Privacy, Waiver};
use scan::Text;

/// What is looked for.
pub struct Rule {
    /// Its id, as in waivers and in `roundtable insight`.
    pub id: &'static str,
    /// What it finds.
    pub what: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
    find: fn(&Text<'_>, &mut Vec<Range<usize>>),
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// All rules. Where two find the same words, the earlier tells them.
pub const RULES: &[Rule] = &[
    Rule {
        id: "privacy.social-security",
        what: "Social security number",
        remedy: "Take the number out; a plan needs no one's",
        find: scan::social_security,
    },
    Rule {
        id: "privacy.case-number",
        what: "Case or client number",
        remedy: "Take the number out, and tell the case without it",
        find: scan::case_number,
    },
    Rule {
        id: "privacy.birth-date",
        what: "Date of birth",
        remedy: "Take the day out; an age in years will do",
        find: scan::birth_date,
    },
    Rule {
        id: "privacy.phone",
        what: "Phone number in a text",
        remedy: "Move it to the field for phone numbers, or take it out",
        find: scan::phone,
    },
    Rule {
        id: "privacy.private-email",
        what: "Private e-mail address in a text",
        remedy: "Move it to the field for e-mail, or take it out",
        find: scan::private_email,
    },
];

/// The most letters of a record's name that tell which it is.
const MOST_NAME: usize = 60;

/// Words that look like a client's data.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The rule that found them.
    pub rule: &'static Rule,
    /// The record that they stand in.
    pub record: Key,
    /// The field.
    pub column: &'static Column,
    /// What was found.
    pub found: String,
    /// What was found, with the words around it, on one line.
    pub excerpt: String,
    /// Names the case among those of the same rule, for [`Waiver::subject`]; holds none of the words.
    pub subject: String,
}

impl Hit {
    /// What people call the field.
    pub fn field(&self) -> String {
        naming::field(self.record.kind, self.column.name)
    }

    /// The excerpt without what was found and without any digit, for lists that go further than a screen.
    pub fn masked(&self) -> String {
        self.hidden_in(&self.excerpt)
    }

    /// Where it is, what it is and what to do about it, on one line and masked.
    pub fn told(&self, plan: &Plan) -> String {
        let many = naming::many(self.record.kind);
        let name = naming::name(plan, self.record.kind, self.record.id);
        let name: String = one_line(&name).chars().take(MOST_NAME).collect();
        let (name, words) = (self.hidden_in(&name), self.masked());
        let field = text::lower(&self.field());
        let Rule { what, remedy, .. } = self.rule;
        format!("{many}, “{name}”, {field}: {what}, “{words}”. {remedy}")
    }

    fn hidden_in(&self, words: &str) -> String {
        let hidden = self.found.chars().map(|letter| match letter {
            letter if letter.is_alphanumeric() => '•',
            letter => letter,
        });
        let hidden = one_line(&hidden.collect::<String>());
        let words = words.replace(&one_line(&self.found), &hidden);
        words.replace(|letter: char| letter.is_ascii_digit(), "•")
    }

    /// The waiver that lets it stand.
    pub fn waiver(&self, id: Id<Waiver>, reason: &str, today: Date) -> Waiver {
        Waiver {
            rule: self.rule.id.to_owned(),
            subject: self.subject.clone(),
            reason: reason.trim().to_owned(),
            on: Some(today),
            ..Waiver::new(id)
        }
    }
}

/// What was let stand.
#[derive(Clone, Debug)]
pub struct Left {
    /// The words.
    pub hit: Hit,
    /// The waiver that lets them stand.
    pub waiver: Id<Waiver>,
    /// Why.
    pub reason: String,
}

/// What was found in a plan.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What is to be mended or let stand, in the order of the plan.
    pub open: Vec<Hit>,
    /// What is let stand.
    pub left: Vec<Left>,
}

/// Looks through the words of a plan; of an edition, if it is given the plan as the edition holds it.
pub fn check(plan: &Plan) -> Found {
    // Of two waivers for one case the later counts: it is what was said last.
    let waivers: BTreeMap<(&str, &str), &Waiver> = plan
        .waivers
        .iter()
        .map(|w| ((w.rule.as_str(), w.subject.as_str()), w))
        .collect();
    let mut found = Found::default();
    let mut hits = Vec::new();
    for kind in crate::model::Kind::ALL {
        let columns = kind.columns();
        plan.each_text(*kind, |key, at, text| {
            let read = columns
                .get(at)
                .filter(|c| c.privacy != Privacy::Contact && search::is_typed(*kind, c.name));
            if let Some(column) = read {
                look(key, column, text, &mut hits);
            }
        });
    }
    for hit in hits {
        match waivers.get(&(hit.rule.id, hit.subject.as_str())) {
            Some(waiver) => found.left.push(Left {
                waiver: waiver.id,
                reason: waiver.reason.clone(),
                hit,
            }),
            None => found.open.push(hit),
        }
    }
    found
}

fn look(key: Key, column: &'static Column, words: &str, hits: &mut Vec<Hit>) {
    // Nearly all texts end here.
    if !words
        .bytes()
        .any(|byte| byte.is_ascii_digit() || byte == b'@')
    {
        return;
    }
    let text = Text::new(words);
    let mut taken: Vec<Range<usize>> = Vec::new();
    for rule in RULES {
        let mut ranges = Vec::new();
        (rule.find)(&text, &mut ranges);
        for range in ranges {
            let overlaps =
                |other: &Range<usize>| range.start < other.end && other.start < range.end;
            let Some(found) = words.get(range.clone()) else {
                continue;
            };
            if taken.iter().any(overlaps) {
                continue;
            }
            hits.push(Hit {
                rule,
                record: key,
                column,
                found: found.to_owned(),
                excerpt: excerpt(words, &range),
                subject: format!(
                    "{}:{} {} {:08x}",
                    key.kind.table(),
                    key.id,
                    column.name,
                    mark(found)
                ),
            });
            taken.push(range);
        }
    }
}

/// A number that tells words from others and from which they can't be read (FNV-1a, folded).
fn mark(words: &str) -> u32 {
    let letters = words.bytes().filter(u8::is_ascii_alphanumeric);
    let hash = letters.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    });
    (hash >> 32) as u32 ^ hash as u32
}

/// What was found with some words before and after.
fn excerpt(words: &str, range: &Range<usize>) -> String {
    const AROUND: usize = 30;
    let before = words.get(..range.start).unwrap_or_default();
    let after = words.get(range.end..).unwrap_or_default();
    let start = before
        .char_indices()
        .rev()
        .nth(AROUND)
        .map_or(0, |(at, _)| at);
    let end = after
        .char_indices()
        .nth(AROUND)
        .map_or(after.len(), |(at, _)| at);
    let part = words.get(start..range.end + end).unwrap_or_default();
    let lead = if start > 0 { "…" } else { "" };
    let tail = if end < after.len() { "…" } else { "" };
    format!("{lead}{}{tail}", one_line(part))
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
