//! What a rule reads: the plan, the day, and the joins that several rules need, each made once.
//! Must not find anything itself.

use std::{
    borrow::Cow,
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use crate::{
    guidance::Catalogue,
    insight::{Index, Subject, raci, text},
    model::{
        Action, ActionStatus, AgreementParty, Answer, AttendanceState, Date, Id, Level, Measure,
        Observation, Partner, PartnerStatus, Plan,
    },
};

/// What a rule reads.
pub struct Look<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its look-ups.
    pub index: &'a Index,
    /// The catalogue.
    pub guidance: &'a Catalogue,
    /// Today.
    pub today: Date,
    talks: OnceCell<HashMap<Id<Partner>, Date>>,
    observations: OnceCell<HashMap<Id<Measure>, Vec<&'a Observation>>>,
    parties: OnceCell<HashMap<Id<Partner>, Vec<&'a AgreementParty>>>,
    acted_for: OnceCell<BTreeSet<Id<Partner>>>,
    raci: OnceCell<Vec<raci::Problem>>,
}

impl<'a> Look<'a> {
    pub(super) const fn new(
        plan: &'a Plan,
        index: &'a Index,
        guidance: &'a Catalogue,
        today: Date,
    ) -> Self {
        Self {
            plan,
            index,
            guidance,
            today,
            talks: OnceCell::new(),
            observations: OnceCell::new(),
            parties: OnceCell::new(),
            acted_for: OnceCell::new(),
            raci: OnceCell::new(),
        }
    }

    // ---- days ----

    /// Whole days since a day; negative when it is ahead.
    pub(super) fn days_since(&self, day: Date) -> i64 {
        text::days_between(day, self.today)
    }

    /// Whether a day has passed; today has not.
    pub(super) fn is_past(&self, day: Option<Date>) -> bool {
        day.is_some_and(|day| day < self.today)
    }

    /// Whether a day lies ahead by at most so many days, today included.
    pub(super) fn is_within(&self, day: Option<Date>, days: i64) -> bool {
        day.is_some_and(|day| (0..=days).contains(&-self.days_since(day)))
    }

    // ---- partners ----

    /// The partners at the table.
    pub(super) fn at_table(&self) -> impl Iterator<Item = &'a Partner> {
        let all = self.plan.partners.iter();
        all.filter(|p| p.status == PartnerStatus::AtTable)
    }

    /// The partners that the plan counts on; ended partnerships are left out.
    pub(super) fn not_ended(&self) -> impl Iterator<Item = &'a Partner> {
        let all = self.plan.partners.iter();
        all.filter(|p| p.status != PartnerStatus::Ended)
    }

    /// The name of a partner.
    pub(super) fn partner(&self, id: Id<Partner>) -> Cow<'a, str> {
        let partner = self.plan.get(id);
        partner.map_or(Cow::Borrowed("a partner"), name)
    }

    /// The last day on which anybody spoke with a partner: a talk that was noted, or a meeting to which one of
    /// its people came. Days that lie ahead are no talks yet.
    pub(super) fn last_talk(&self, partner: Id<Partner>) -> Option<Date> {
        let talks = self.talks.get_or_init(|| {
            let mut last: HashMap<Id<Partner>, Date> = HashMap::new();
            let mut spoke = |partner, day: Option<Date>| {
                if let Some(day) = day.filter(|day| *day <= self.today) {
                    let known = last.entry(partner).or_insert(day);
                    *known = day.max(*known);
                }
            };
            for talk in self.plan.interactions.iter() {
                spoke(talk.partner, talk.on);
            }
            for seat in self.plan.attendances.iter() {
                if seat.state == AttendanceState::Present
                    && let Some(partner) = self.plan.get(seat.person).and_then(|p| p.partner)
                {
                    spoke(partner, self.plan.get(seat.meeting).and_then(|m| m.on));
                }
            }
            last
        });
        talks.get(&partner).copied()
    }

    /// Where a partner stands in agreements.
    pub(super) fn parties(&self, partner: Id<Partner>) -> &[&'a AgreementParty] {
        let parties = self.parties.get_or_init(|| {
            let mut of: HashMap<_, Vec<_>> = HashMap::new();
            for party in self.plan.agreement_parties.iter() {
                of.entry(party.partner).or_default().push(party);
            }
            of
        });
        parties.get(&partner).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether an open action is about a partner, so that something is being done.
    pub(super) fn is_acted_for(&self, partner: Id<Partner>) -> bool {
        let acted_for = self.acted_for.get_or_init(|| {
            let open = self.plan.actions.iter().filter(|a| is_open(a));
            open.filter_map(|a| a.partner).collect()
        });
        acted_for.contains(&partner)
    }

    // ---- the rest ----

    /// The values of a measure for everybody, oldest first.
    pub(super) fn observations(&self, measure: Id<Measure>) -> &[&'a Observation] {
        let all = self.observations.get_or_init(|| {
            let mut all: Vec<_> = self.plan.observations.iter().collect();
            all.retain(|o| o.subgroup.trim().is_empty());
            // Stable: values of one day stay in the order in which they were entered.
            all.sort_by_key(|o| o.on);
            let mut of: HashMap<_, Vec<_>> = HashMap::new();
            for o in all {
                of.entry(o.measure).or_default().push(o);
            }
            of
        });
        all.get(&measure).map(Vec::as_slice).unwrap_or_default()
    }

    /// The problems of the responsibility grid.
    pub(super) fn raci(&self) -> &[raci::Problem] {
        self.raci.get_or_init(|| raci::problems(self.plan))
    }

    // ---- answers ----

    /// The latest answer to an item.
    pub(super) fn answer(&self, item: &str, about: Subject) -> Option<&'a Answer> {
        self.index.answer(self.plan, item, about)
    }

    /// Whether a question about the plan is answered in words.
    pub(super) fn is_written(&self, item: &str) -> bool {
        let answer = self.answer(item, Subject::PLAN);
        answer.is_some_and(|a| !a.text.trim().is_empty())
    }

    /// What an item is called.
    pub(super) fn short(&self, item: &str) -> String {
        let known = self.guidance.item(item);
        quoted(known.map_or(item, |i| i.short.as_str()), item)
    }
}

/// Whether an action is still to be done.
pub(super) const fn is_open(action: &Action) -> bool {
    !matches!(action.status, ActionStatus::Done | ActionStatus::Dropped)
}

/// Whether a level asks for a written agreement and for outcomes that are measured.
pub(super) fn is_close(level: Option<Level>) -> bool {
    level >= Some(Level::Collaboration)
}

/// Whether nothing but spaces was typed.
pub(super) fn is_empty(text: &str) -> bool {
    text.trim().is_empty()
}

/// The name of a partner, or what stands for one that has none yet; no longer than a sentence can bear.
pub(super) fn name(partner: &Partner) -> Cow<'_, str> {
    let name = partner.name.trim();
    if name.is_empty() {
        Cow::Borrowed("Unnamed partner")
    } else {
        text::brief(name)
    }
}

/// The beginning of a text in quotation marks, on one line; `blank` where there is none.
pub(super) fn quoted(text: &str, blank: &str) -> String {
    const MOST: usize = 60;
    let text = text.trim();
    if text.is_empty() {
        return blank.to_owned();
    }
    let (kept, cut) = match text.char_indices().nth(MOST) {
        Some((end, _)) => (text.get(..end).unwrap_or_default().trim_end(), "…"),
        None => (text, ""),
    };
    if kept.contains(|c: char| c.is_control()) {
        let line: String = kept.split_whitespace().collect::<Vec<_>>().join(" ");
        return format!("“{line}{cut}”");
    }
    format!("“{kept}{cut}”")
}

/// Names in their order, the first few of them.
pub(super) fn some<'p>(partners: impl IntoIterator<Item = &'p Partner>) -> String {
    let names: Vec<_> = partners.into_iter().map(name).collect();
    text::some_names(&names, 4)
}

/// How many records point at each target.
pub(super) fn targets<K: Ord>(of: impl IntoIterator<Item = K>) -> BTreeMap<K, usize> {
    let mut counted = BTreeMap::new();
    for key in of {
        *counted.entry(key).or_default() += 1;
    }
    counted
}
