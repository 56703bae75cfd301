//! Which partners the list shows, and in which order.
//! Must not know how a row is drawn.

use std::{cmp::Reverse, fmt::Write as _};

use super::told::Told;
use crate::{
    model::{Category, Contact, Date, Id, Level, Partner, PartnerStatus},
    ui::{Ctx, screens::names::plural},
};

/// What the list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// Words that the name or the tags must hold.
    pub(super) text: String,
    /// Only this category.
    pub(super) category: Option<Category>,
    /// Only this status.
    pub(super) status: Option<PartnerStatus>,
}

impl Filter {
    /// Whether it lets everybody through.
    pub(super) fn is_open(&self) -> bool {
        self.text.trim().is_empty() && self.category.is_none() && self.status.is_none()
    }

    /// Whether it lets this partner through: every word typed must occur in its name, short name or tags.
    fn lets(&self, partner: &Partner, words: &[String]) -> bool {
        if self.category.is_some_and(|c| c != partner.category)
            || self.status.is_some_and(|s| s != partner.status)
        {
            return false;
        }
        if words.is_empty() {
            return true;
        }
        let hay = format!("{}\n{}\n{}", partner.name, partner.short, partner.tags).to_lowercase();
        words.iter().all(|word| hay.contains(word.as_str()))
    }
}

/// A column that the list can be ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Column {
    /// Name.
    Name,
    /// Category, in the order of the categories.
    Category,
    /// Status.
    Status,
    /// Level today, then level intended.
    Level,
    /// The person to call.
    Contact,
    /// The day we last spoke with it.
    Spoken,
    /// What was said to the criteria.
    Criteria,
    /// Number of links.
    Links,
}

impl Column {
    /// What people read.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Category => "Category",
            Self::Status => "Status",
            Self::Level => "Level",
            Self::Contact => "Person to call",
            Self::Spoken => "Last spoken",
            Self::Criteria => "Criteria",
            Self::Links => "Links",
        }
    }
}

/// The order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Order {
    /// By what.
    pub(super) by: Column,
    /// Whether the largest comes first.
    pub(super) down: bool,
}

impl Default for Order {
    fn default() -> Self {
        Self {
            by: Column::Name,
            down: false,
        }
    }
}

/// The partners to show, kept until the plan, the filter or the order changes.
#[derive(Debug, Default)]
pub(super) struct Rows {
    made_for: Option<(u64, Filter, Order)>,
    rows: Vec<Id<Partner>>,
}

impl Rows {
    /// The partners to show.
    pub(super) fn of(
        &mut self,
        ctx: &Ctx<'_>,
        told: &Told,
        filter: &Filter,
        order: Order,
    ) -> &[Id<Partner>] {
        let current = self.made_for.as_ref().is_some_and(|(revision, f, o)| {
            *revision == ctx.revision && f == filter && *o == order
        });
        if !current {
            self.rows = rows(ctx, told, filter, order);
            self.made_for = Some((ctx.revision, filter.clone(), order));
        }
        &self.rows
    }
}

/// What a partner is compared by; of one kind within one list.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Text(String),
    Category(Category),
    Status(PartnerStatus),
    Levels(Option<Level>, Option<Level>),
    Day(Option<Date>),
    Tally(usize, Reverse<usize>, usize),
    Count(usize),
}

fn rows(ctx: &Ctx<'_>, told: &Told, filter: &Filter, order: Order) -> Vec<Id<Partner>> {
    let words: Vec<String> = filter
        .text
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    let mut keyed: Vec<_> = ctx
        .plan
        .partners
        .iter()
        .filter(|p| filter.lets(p, &words))
        .map(|p| (rank(ctx, told, p, order.by), p.name.to_lowercase(), p.id))
        .collect();
    // Within equals the names stay in their order, whichever way the column runs.
    keyed.sort_by(|a, b| {
        let first = if order.down {
            b.0.cmp(&a.0)
        } else {
            a.0.cmp(&b.0)
        };
        first.then_with(|| a.1.cmp(&b.1)).then(a.2.cmp(&b.2))
    });
    keyed.into_iter().map(|(_, _, id)| id).collect()
}

fn rank(ctx: &Ctx<'_>, told: &Told, partner: &Partner, by: Column) -> Rank {
    match by {
        Column::Name => Rank::Text(partner.name.to_lowercase()),
        Column::Category => Rank::Category(partner.category),
        Column::Status => Rank::Status(partner.status),
        Column::Level => Rank::Levels(partner.current_level, partner.intended_level),
        Column::Contact => Rank::Text(person_to_call(ctx, partner.id).to_lowercase()),
        Column::Spoken => Rank::Day(told.last_on(ctx, partner.id)),
        Column::Criteria => {
            let tally = told.tally(partner.id);
            Rank::Tally(tally.pro, Reverse(tally.against), tally.partly)
        }
        Column::Links => Rank::Count(ctx.index.links(ctx.plan, partner.id).count()),
    }
}

/// The name of the person to call first; may be empty.
pub(super) fn person_to_call<'a>(ctx: &Ctx<'a>, partner: Id<Partner>) -> &'a str {
    to_call(ctx, partner).map_or("", |contact| &contact.name)
}

/// The person to call first: the one marked so, else the first on the list.
pub(super) fn to_call<'a>(ctx: &Ctx<'a>, partner: Id<Partner>) -> Option<&'a Contact> {
    let mut contacts = ctx.index.contacts(ctx.plan, partner);
    let first = ctx.index.contacts(ctx.plan, partner).next();
    contacts.find(|c| c.primary_contact).or(first)
}

/// “18 partners · 3 prospects”, and how many of them are shown.
pub(super) fn count(ctx: &Ctx<'_>, shown: usize) -> String {
    let all = ctx.plan.partners.len();
    let mut text = plural(all, "partner", "partners");
    let prospects = ctx
        .plan
        .partners
        .iter()
        .filter(|p| p.status == PartnerStatus::Prospect)
        .count();
    if prospects > 0 {
        text.push_str(" · ");
        text.push_str(&plural(prospects, "prospect", "prospects"));
    }
    if shown < all {
        let _ = write!(text, " · {shown} shown");
    }
    text
}
