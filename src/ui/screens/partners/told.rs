//! What is told of every partner in the list and in its form, worked out once for each state of the plan.
//! Must not know how it is shown.

use std::collections::HashMap;

use crate::{
    insight::{
        criteria::{self, Tally},
        spoken,
    },
    model::{Date, Id, Interaction, Partner},
    ui::{Ctx, screens::names},
};

/// What is told of all partners.
#[derive(Debug, Default)]
pub(super) struct Told {
    made_for: Option<u64>,
    last: HashMap<Id<Partner>, Id<Interaction>>,
    tallies: HashMap<Id<Partner>, Tally>,
}

impl Told {
    /// Brings it up to the plan.
    pub(super) fn refresh(&mut self, ctx: &Ctx<'_>) {
        if self.made_for == Some(ctx.revision) {
            return;
        }
        self.made_for = Some(ctx.revision);
        self.last = spoken::last_with_each(ctx.plan);
        let tally = |id| criteria::tally(ctx.plan, ctx.index, ctx.guidance, id);
        let partners = ctx.plan.partners.iter();
        self.tallies = partners.map(|p| (p.id, tally(p.id))).collect();
    }

    /// The latest dated conversation with a partner.
    pub(super) fn last<'p>(&self, ctx: &Ctx<'p>, partner: Id<Partner>) -> Option<&'p Interaction> {
        ctx.plan.get(*self.last.get(&partner)?)
    }

    /// Its day.
    pub(super) fn last_on(&self, ctx: &Ctx<'_>, partner: Id<Partner>) -> Option<Date> {
        self.last(ctx, partner)?.on
    }

    /// What was said to the criteria.
    pub(super) fn tally(&self, partner: Id<Partner>) -> Tally {
        self.tallies.get(&partner).copied().unwrap_or_default()
    }
}

/// “4 for, 1 in part, 1 against”, or “–” before anything was said; what is open comes last.
pub(super) fn tally_in_words(tally: Tally) -> String {
    if tally.answered() == 0 {
        return "–".to_owned();
    }
    let parts = [
        (tally.pro, "for"),
        (tally.partly, "in part"),
        (tally.against, "against"),
        (tally.open, "open"),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count} {words}"))
        .collect();
    said.join(", ")
}

/// “Ana Whitfield, May 12, call”.
pub(super) fn spoken_in_words(ctx: &Ctx<'_>, one: &Interaction) -> String {
    let mut words = Vec::new();
    let contact = one.contact.and_then(|id| ctx.plan.get(id));
    if let Some(contact) = contact.filter(|c| !c.name.trim().is_empty()) {
        words.push(names::brief(&contact.name).into_owned());
    }
    if let Some(day) = one.on {
        words.push(names::day(day, ctx.today));
    }
    words.push(one.kind.label().to_lowercase());
    words.join(", ")
}
