//! What changed about the partners between two plans, or two moments of one plan, as data.
//!
//! [`compare`] finds it, [`told`] says it in sentences, the most telling first.
//! Must not know: how a snapshot is kept, or how a change is shown.

mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Agreement, Category, Id, Level, Link, Partner, PartnerStatus, Plan, Record, Table,
};

pub use words::{Told, told};

/// What changed about one partner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum What {
    /// It is new in the plan, with this status.
    Joined(PartnerStatus),
    /// It is not in the plan any more; it had this status.
    Left(PartnerStatus),
    /// Where it stands in relation to the table.
    Status([PartnerStatus; 2]),
    /// Its current level.
    Current([Option<Level>; 2]),
    /// Its intended level.
    Intended([Option<Level>; 2]),
    /// Its category.
    Category([Category; 2]),
    /// Its influence.
    Influence([Option<f64>; 2]),
    /// Its interest.
    Interest([Option<f64>; 2]),
}

impl What {
    /// The same told from now to then.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Joined(status) => Self::Left(status),
            Self::Left(status) => Self::Joined(status),
            Self::Status([then, now]) => Self::Status([now, then]),
            Self::Current([then, now]) => Self::Current([now, then]),
            Self::Intended([then, now]) => Self::Intended([now, then]),
            Self::Category([then, now]) => Self::Category([now, then]),
            Self::Influence([then, now]) => Self::Influence([now, then]),
            Self::Interest([then, now]) => Self::Interest([now, then]),
        }
    }
}

/// What became of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkWhat {
    /// It is new.
    New,
    /// It is gone.
    Gone,
    /// Its ends, kind, direction or strength are others.
    Changed,
}

impl LinkWhat {
    /// The same told from now to then.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::New => Self::Gone,
            Self::Gone => Self::New,
            Self::Changed => Self::Changed,
        }
    }
}

/// A signature that was set, or is not there any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// Who signed it; `None`: the agreement as a whole.
    pub partner: Option<Id<Partner>>,
    /// Whether it is signed now.
    pub signed: bool,
}

/// How many of a category were at the table, and are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtTable {
    /// The category.
    pub category: Category,
    /// Then and now.
    pub count: [usize; 2],
}

/// All that changed from then to now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// About partners, by their ids.
    pub partners: Vec<(Id<Partner>, What)>,
    /// About links, by their ids.
    pub links: Vec<(Id<Link>, LinkWhat)>,
    /// About signatures.
    pub signatures: Vec<Signature>,
    /// About who is at the table, category by category.
    pub at_table: Vec<AtTable>,
}

impl Changes {
    /// Whether nothing changed.
    pub const fn is_empty(&self) -> bool {
        self.partners.is_empty()
            && self.links.is_empty()
            && self.signatures.is_empty()
            && self.at_table.is_empty()
    }

    /// How many things changed. Counts of a category follow from changes of partners, and are not counted again.
    pub const fn count(&self) -> usize {
        self.partners.len() + self.links.len() + self.signatures.len()
    }

    /// The same told from now to then.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let signature = |s: &Signature| Signature {
            signed: !s.signed,
            ..*s
        };
        let at_table = |c: &AtTable| AtTable {
            count: [c.count[1], c.count[0]],
            ..*c
        };
        let (partners, links) = (self.partners.iter(), self.links.iter());
        Self {
            partners: partners.map(|(id, what)| (*id, what.reversed())).collect(),
            links: links.map(|(id, what)| (*id, what.reversed())).collect(),
            signatures: self.signatures.iter().map(signature).collect(),
            at_table: self.at_table.iter().map(at_table).collect(),
        }
    }
}

/// What changed from one plan to another.
pub fn compare(then: &Plan, now: &Plan) -> Changes {
    Changes {
        partners: partners(then, now),
        links: links(then, now),
        signatures: signatures(then, now),
        at_table: at_table(then, now),
    }
}

/// The records of both tables side by side, by id.
fn pairs<'p, T: Record>(
    then: &'p Table<T>,
    now: &'p Table<T>,
) -> impl Iterator<Item = (Id<T>, Option<&'p T>, Option<&'p T>)> {
    let mut both: BTreeMap<Id<T>, (Option<&T>, Option<&T>)> = BTreeMap::new();
    if !then.same(now) {
        for record in then.iter() {
            both.entry(record.id()).or_default().0 = Some(record);
        }
        for record in now.iter() {
            both.entry(record.id()).or_default().1 = Some(record);
        }
    }
    both.into_iter().map(|(id, (then, now))| (id, then, now))
}

fn partners(then: &Plan, now: &Plan) -> Vec<(Id<Partner>, What)> {
    let mut found = Vec::new();
    for (id, then, now) in pairs(&then.partners, &now.partners) {
        match (then, now) {
            (None, Some(now)) => found.push((id, What::Joined(now.status))),
            (Some(then), None) => found.push((id, What::Left(then.status))),
            (Some(then), Some(now)) => {
                let all = [
                    (then.status != now.status).then_some(What::Status([then.status, now.status])),
                    (then.current_level != now.current_level)
                        .then_some(What::Current([then.current_level, now.current_level])),
                    (then.intended_level != now.intended_level)
                        .then_some(What::Intended([then.intended_level, now.intended_level])),
                    (then.category != now.category)
                        .then_some(What::Category([then.category, now.category])),
                    (then.influence != now.influence)
                        .then_some(What::Influence([then.influence, now.influence])),
                    (then.interest != now.interest)
                        .then_some(What::Interest([then.interest, now.interest])),
                ];
                found.extend(all.into_iter().flatten().map(|what| (id, what)));
            }
            (None, None) => {}
        }
    }
    found
}

fn links(then: &Plan, now: &Plan) -> Vec<(Id<Link>, LinkWhat)> {
    let shape = |l: &Link| (l.from, l.to, l.kind, l.direction, l.strength);
    pairs(&then.links, &now.links)
        .filter_map(|(id, then, now)| {
            let what = match (then, now) {
                (None, Some(_)) => LinkWhat::New,
                (Some(_), None) => LinkWhat::Gone,
                (Some(then), Some(now)) if shape(then) != shape(now) => LinkWhat::Changed,
                _ => return None,
            };
            Some((id, what))
        })
        .collect()
}

fn signatures(then: &Plan, now: &Plan) -> Vec<Signature> {
    let whole = |plan: &Plan| {
        let all = plan.agreements.iter().filter(|a| a.signed_on.is_some());
        all.map(|a| (a.id, None)).collect::<BTreeSet<_>>()
    };
    let parties = |plan: &Plan| {
        let all = plan.agreement_parties.iter().filter(|p| p.signed);
        all.map(|p| (p.agreement, Some(p.partner)))
            .collect::<BTreeSet<_>>()
    };
    let of = |plan: &Plan| {
        let mut all = whole(plan);
        all.extend(parties(plan));
        all
    };
    let (before, after) = (of(then), of(now));
    let set = after.difference(&before);
    let gone = before.difference(&after);
    let told = |signed: bool| {
        move |(agreement, partner): &(Id<Agreement>, Option<Id<Partner>>)| Signature {
            agreement: *agreement,
            partner: *partner,
            signed,
        }
    };
    let mut all: Vec<_> = set.map(told(true)).chain(gone.map(told(false))).collect();
    all.sort_by_key(|s| (s.agreement, s.partner));
    all
}

fn at_table(then: &Plan, now: &Plan) -> Vec<AtTable> {
    let seated = |plan: &Plan, category: Category| {
        let all = plan.partners.iter();
        all.filter(|p| p.category == category && p.status == PartnerStatus::AtTable)
            .count()
    };
    let count = |category: &Category| AtTable {
        category: *category,
        count: [seated(then, *category), seated(now, *category)],
    };
    let all = Category::ALL.iter().map(count);
    all.filter(|c| c.count[0] != c.count[1]).collect()
}
