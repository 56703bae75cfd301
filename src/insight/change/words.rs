//! A change told in plain sentences, the most telling first.
//! Must not know how it was found.

use std::collections::{BTreeMap, HashMap};

use super::{AtTable, Changes, LinkWhat, Signature, What};
use crate::{
    insight::text::{brief, count, lower, some_names},
    model::{Id, Level, Link, Partner, PartnerStatus, Plan},
};

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The sentence, without a dot.
    pub text: String,
    /// The partners that it is about; empty: none.
    pub partners: Vec<Id<Partner>>,
}

/// The changes from one plan to another in sentences, the most telling first. Partners of whom the same is to be
/// told share a sentence.
pub fn told(changes: &Changes, then: &Plan, now: &Plan) -> Vec<Told> {
    let teller = Teller { then, now };
    let mut all: Vec<(u8, Told)> = teller.partners(changes);
    all.extend(changes.at_table.iter().map(at_table));
    all.extend(teller.signatures(changes));
    all.extend(links_in_all(changes));
    let links = changes.links.iter();
    all.extend(links.map(|(id, what)| (LINK, teller.link(*id, *what))));
    // Stable: of one weight, the order is that of the records.
    all.sort_by_key(|(weight, _)| *weight);
    all.into_iter().map(|(_, told)| told).collect()
}

/// Weight of what is told of each single link: last.
const LINK: u8 = 13;

struct Teller<'p> {
    then: &'p Plan,
    now: &'p Plan,
}

/// Where a sentence stands: by its weight, then by who comes first in it.
type Place = (u8, usize);

/// What happened to several partners alike.
type Shared = (What, Vec<Id<Partner>>);

impl Teller<'_> {
    /// What the partner is called now, or was.
    fn name(&self, id: Id<Partner>) -> String {
        let partner = self.now.get(id).or_else(|| self.then.get(id));
        let name = partner.map_or("", |p| p.name.trim());
        if name.is_empty() {
            "Unnamed partner".to_owned()
        } else {
            brief(name).into_owned()
        }
    }

    fn partners(&self, changes: &Changes) -> Vec<(u8, Told)> {
        const NAMED: usize = 3;
        // By what is told of them, so that those of whom the same is told share a sentence.
        let mut same: BTreeMap<Place, Shared> = BTreeMap::new();
        let mut places: HashMap<String, Place> = HashMap::new();
        for (at, (id, what)) in changes.partners.iter().enumerate() {
            let place = places.entry(say(*what, "", false));
            let place = place.or_insert_with(|| (weight(*what), at));
            let shared = same.entry(*place).or_insert_with(|| (*what, Vec::new()));
            shared.1.push(*id);
        }
        let sentence = |((weight, _), (what, who)): (Place, Shared)| {
            let names: Vec<String> = who.iter().map(|id| self.name(*id)).collect();
            let text = say(what, &some_names(&names, NAMED), who.len() > 1);
            let told = Told {
                text,
                partners: who,
            };
            (weight, told)
        };
        same.into_iter().map(sentence).collect()
    }

    fn signatures(&self, changes: &Changes) -> Vec<(u8, Told)> {
        let told = |s: &Signature| {
            let agreement = self.now.get(s.agreement);
            let agreement = agreement.or_else(|| self.then.get(s.agreement));
            let title = agreement.map_or("", |a| a.title.trim());
            let title = if title.is_empty() {
                "an agreement"
            } else {
                title
            };
            let title = brief(title);
            let text = match (s.partner.map(|id| self.name(id)), s.signed) {
                (Some(name), true) => format!("{name} signed “{title}”"),
                (Some(name), false) => format!("The signature of {name} under “{title}” is gone"),
                (None, true) => format!("“{title}” was signed"),
                (None, false) => format!("“{title}” is not signed any more"),
            };
            let partners = s.partner.into_iter().collect();
            (3, Told { text, partners })
        };
        changes.signatures.iter().map(told).collect()
    }

    fn link(&self, id: Id<Link>, what: LinkWhat) -> Told {
        let [then, now] = [self.then.get(id), self.now.get(id)];
        let Some(link) = now.or(then) else {
            return Told {
                text: "A link changed".to_owned(),
                partners: Vec::new(),
            };
        };
        let (from, to) = (self.name(link.from), self.name(link.to));
        let kind = lower(link.kind.label());
        let text = match (what, then) {
            (LinkWhat::New, _) => format!("New link between {from} and {to}: {kind}"),
            (LinkWhat::Gone, _) => format!("The link between {from} and {to} is gone: {kind}"),
            (LinkWhat::Changed, Some(then)) if then.kind != link.kind => {
                let before = lower(then.kind.label());
                format!("The link between {from} and {to} changed from {before} to {kind}")
            }
            (LinkWhat::Changed, Some(then)) if then.strength != link.strength => {
                let word = |strength: Option<i64>| {
                    strength.map_or_else(|| "not rated".to_owned(), |s| s.to_string())
                };
                let (before, after) = (word(then.strength), word(link.strength));
                format!(
                    "The strength of the link between {from} and {to} was {before} and is now {after}"
                )
            }
            (LinkWhat::Changed, Some(then)) if then.direction != link.direction => {
                let before = lower(then.direction.label());
                let after = lower(link.direction.label());
                format!("The link between {from} and {to} ran {before} and now runs {after}")
            }
            (LinkWhat::Changed, _) => format!("A link now joins {from} and {to}"),
        };
        Told {
            text,
            partners: vec![link.from, link.to],
        }
    }
}

/// How much a change tells: the lower the more.
const fn weight(what: What) -> u8 {
    use PartnerStatus::{AtTable, Ended};
    match what {
        What::Joined(AtTable) | What::Status([_, AtTable]) => 0,
        What::Left(AtTable) | What::Status([AtTable, _] | [_, Ended]) => 1,
        What::Current(_) => 2,
        What::Joined(_) => 6,
        What::Left(_) => 7,
        What::Status(_) => 8,
        What::Intended(_) => 9,
        What::Category(_) => 10,
        What::Influence(_) | What::Interest(_) => 12,
    }
}

fn say(what: What, who: &str, many: bool) -> String {
    use PartnerStatus::{AtTable, Ended};
    let (is, has, was) = if many {
        ("are", "have", "were")
    } else {
        ("is", "has", "was")
    };
    let at = |status: PartnerStatus| match (status, many) {
        (AtTable, _) => "at the table".to_owned(),
        (PartnerStatus::Prospect, false) => "a prospect".to_owned(),
        (PartnerStatus::Prospect, true) => "prospects".to_owned(),
        (other, _) => lower(other.label()),
    };
    match what {
        What::Joined(AtTable) => format!("{who} {is} new at the table"),
        What::Joined(status) => format!("{who} {is} new in the plan: {}", at(status)),
        What::Left(status) => format!("{who} {is} not in the plan any more; {was} {}", at(status)),
        What::Status([_, AtTable]) => format!("{who} came to the table"),
        What::Status([_, Ended]) => format!("The partnership with {who} ended"),
        What::Status([AtTable, to]) => format!("{who} left the table and {is} now {}", at(to)),
        What::Status([from, to]) => format!("{who} {was} {} and {is} now {}", at(from), at(to)),
        What::Current([from, to]) => match [from, to].map(|l| l.map(level)) {
            [Some(from), Some(to)] => format!("{who} moved from {from} to {to}"),
            [None, Some(to)] => format!("{who} {was} placed on {to}"),
            [from, None] => format!(
                "{who} {has} no level any more; {was} on {}",
                from.unwrap_or_default()
            ),
        },
        What::Intended([from, to]) => match [from, to].map(|l| l.map(level)) {
            [Some(from), Some(to)] => {
                format!("The level intended for {who} was {from} and is now {to}")
            }
            [None, Some(to)] => format!("{who} {is} now meant to reach {to}"),
            [from, None] => format!(
                "{who} {is} not meant to reach {} any more",
                from.unwrap_or_default()
            ),
        },
        What::Category([from, to]) => format!(
            "{who} moved from {} to {}",
            lower(from.label()),
            lower(to.label())
        ),
        What::Influence(ends) => rating("influence", who, ends),
        What::Interest(ends) => rating("interest", who, ends),
    }
}

fn level(level: Level) -> String {
    lower(level.label())
}

fn rating(what: &str, who: &str, ends: [Option<f64>; 2]) -> String {
    // As it was typed: 40, or 62.5.
    match ends {
        [Some(from), Some(to)] if from < to => {
            format!("The {what} of {who} rose from {from} to {to}")
        }
        [Some(from), Some(to)] => format!("The {what} of {who} fell from {from} to {to}"),
        [None, Some(to)] => format!("The {what} of {who} was rated: {to}"),
        [Some(from), None] => format!("The {what} of {who} is not rated any more; it was {from}"),
        [None, None] => format!("The {what} of {who} is not rated"),
    }
}

fn at_table(change: &AtTable) -> (u8, Told) {
    let name = change.category.label();
    let (weight, text) = match change.count {
        [0, now] => (
            4,
            format!("{name}: {now} at the table, where nobody was before"),
        ),
        [then, 0] => (
            4,
            format!("{name}: nobody at the table any more, {then} before"),
        ),
        [then, now] => (11, format!("{name}: {now} at the table, {then} before")),
    };
    let partners = Vec::new();
    (weight, Told { text, partners })
}

/// “3 new links, 1 gone”.
fn links_in_all(changes: &Changes) -> Option<(u8, Told)> {
    let of = |what: LinkWhat| changes.links.iter().filter(|(_, w)| *w == what).count();
    let mut parts: Vec<String> = Vec::new();
    for (number, one, many, short) in [
        (of(LinkWhat::New), "new link", "new links", "new"),
        (of(LinkWhat::Gone), "link gone", "links gone", "gone"),
        (
            of(LinkWhat::Changed),
            "link changed",
            "links changed",
            "changed",
        ),
    ] {
        if number > 0 {
            parts.push(if parts.is_empty() {
                count(number, one, many)
            } else {
                format!("{number} {short}")
            });
        }
    }
    // Of one link all is said by its own sentence.
    (changes.links.len() > 1).then(|| {
        let text = parts.join(", ");
        let partners = Vec::new();
        (5, Told { text, partners })
    })
}
