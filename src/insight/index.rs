//! Look-ups over a plan that would otherwise be searched for again and again.
//! Must not hold anything that the plan does not say.

use std::collections::{BTreeMap, HashMap};

use crate::model::{
    Answer, Aspect, Contact, Id, Key, Lens, LevelRating, Link, Participant, Partner, Placement,
    Plan, RoleHolder, SurveyWave,
};

/// What an answer is about; all `None`: the plan as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// A partner.
    pub partner: Option<Id<Partner>>,
    /// A person.
    pub person: Option<Id<Participant>>,
    /// A holder of a role.
    pub holder: Option<Id<RoleHolder>>,
    /// A round of a survey.
    pub wave: Option<Id<SurveyWave>>,
}

impl Subject {
    /// The plan as a whole.
    pub const PLAN: Self = Self {
        partner: None,
        person: None,
        holder: None,
        wave: None,
    };

    /// About one partner.
    pub const fn partner(id: Id<Partner>) -> Self {
        Self {
            partner: Some(id),
            ..Self::PLAN
        }
    }

    /// About one person.
    pub const fn person(id: Id<Participant>) -> Self {
        Self {
            person: Some(id),
            ..Self::PLAN
        }
    }

    /// About one holder of a role.
    pub const fn holder(id: Id<RoleHolder>) -> Self {
        Self {
            holder: Some(id),
            ..Self::PLAN
        }
    }

    /// In one round of a survey.
    pub const fn wave(id: Id<SurveyWave>) -> Self {
        Self {
            wave: Some(id),
            ..Self::PLAN
        }
    }

    /// The record that it is, if it is one.
    pub fn record(self) -> Option<Key> {
        let partner = self.partner.map(Key::of);
        let person = self.person.map(Key::of);
        let holder = self.holder.map(Key::of);
        partner.or(person).or(holder).or(self.wave.map(Key::of))
    }

    /// What an answer is about.
    pub const fn of(answer: &Answer) -> Self {
        Self {
            partner: answer.partner.0,
            person: answer.person.0,
            holder: answer.holder.0,
            wave: answer.wave.0,
        }
    }
}

/// Look-ups over one revision of a plan.
///
/// [`Index::refresh`] rebuilds only the parts whose tables changed, so typing into an answer costs nothing
/// for the links.
#[derive(Debug, Default)]
pub struct Index {
    of: Plan,
    answers: BTreeMap<(String, Subject), Vec<Id<Answer>>>,
    contacts: HashMap<Id<Partner>, Vec<Id<Contact>>>,
    links: HashMap<Id<Partner>, Vec<Id<Link>>>,
    placements: HashMap<(Id<Partner>, Lens), Id<Placement>>,
    ratings: HashMap<(Id<Partner>, Aspect), Id<LevelRating>>,
}

impl Index {
    /// The look-ups of a plan.
    pub fn new(plan: &Plan) -> Self {
        let mut index = Self::default();
        index.build(plan, true);
        index
    }

    /// Brings the look-ups up to the plan.
    pub fn refresh(&mut self, plan: &Plan) {
        self.build(plan, false);
    }

    fn build(&mut self, plan: &Plan, all: bool) {
        if all || !self.of.answers.same(&plan.answers) {
            self.answers.clear();
            for a in plan.answers.iter() {
                let key = (a.item.clone(), Subject::of(a));
                self.answers.entry(key).or_default().push(a.id);
            }
            for list in self.answers.values_mut() {
                list.sort_by_key(|id| (plan.get(*id).and_then(|a| a.on), *id));
            }
        }
        if all || !self.of.contacts.same(&plan.contacts) {
            self.contacts.clear();
            let mut contacts: Vec<_> = plan.contacts.iter().collect();
            contacts.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
            for c in contacts {
                self.contacts.entry(c.partner).or_default().push(c.id);
            }
        }
        if all || !self.of.links.same(&plan.links) {
            self.links.clear();
            for l in plan.links.iter() {
                self.links.entry(l.from).or_default().push(l.id);
                if l.to != l.from {
                    self.links.entry(l.to).or_default().push(l.id);
                }
            }
        }
        if all || !self.of.placements.same(&plan.placements) {
            self.placements = plan
                .placements
                .iter()
                .map(|p| ((p.partner, p.lens), p.id))
                .collect();
        }
        if all || !self.of.level_ratings.same(&plan.level_ratings) {
            self.ratings = plan
                .level_ratings
                .iter()
                .map(|r| ((r.partner, r.aspect), r.id))
                .collect();
        }
        self.of = plan.clone();
    }

    /// The answer to an item about a subject; of several dated ones the latest.
    pub fn answer<'p>(&self, plan: &'p Plan, item: &str, about: Subject) -> Option<&'p Answer> {
        self.answers(plan, item, about).last()
    }

    /// All answers to an item about a subject, oldest first.
    pub fn answers<'p>(
        &self,
        plan: &'p Plan,
        item: &str,
        about: Subject,
    ) -> impl DoubleEndedIterator<Item = &'p Answer> {
        self.answers
            .get(&(item.to_owned(), about))
            .map(Vec::as_slice)
            .unwrap_or_default()
            .iter()
            .filter_map(move |id| plan.get(*id))
    }

    /// Whom an item was answered about, each with the answer; of several dated ones the latest.
    pub fn answered<'s, 'p>(
        &'s self,
        plan: &'p Plan,
        item: &'s str,
    ) -> impl Iterator<Item = (Subject, &'p Answer)> + use<'s, 'p> {
        let from = (item.to_owned(), Subject::PLAN);
        let of_item = self.answers.range(from..);
        of_item
            .take_while(move |((known, _), _)| known == item)
            .filter_map(|((_, about), ids)| Some((*about, plan.get(*ids.last()?)?)))
    }

    /// The contacts of a partner in their order.
    pub fn contacts<'p>(
        &self,
        plan: &'p Plan,
        partner: Id<Partner>,
    ) -> impl Iterator<Item = &'p Contact> {
        let ids = self.contacts.get(&partner).map(Vec::as_slice);
        ids.unwrap_or_default()
            .iter()
            .filter_map(|id| plan.get(*id))
    }

    /// The links that start or end at a partner.
    pub fn links<'p>(
        &self,
        plan: &'p Plan,
        partner: Id<Partner>,
    ) -> impl Iterator<Item = &'p Link> {
        let ids = self.links.get(&partner).map(Vec::as_slice);
        ids.unwrap_or_default()
            .iter()
            .filter_map(|id| plan.get(*id))
    }

    /// Where a partner was put under a lens, if it was.
    pub fn placement<'p>(
        &self,
        plan: &'p Plan,
        partner: Id<Partner>,
        lens: Lens,
    ) -> Option<&'p Placement> {
        self.placements
            .get(&(partner, lens))
            .and_then(|id| plan.get(*id))
    }

    /// The rating of one aspect of a partnership, if there is one.
    pub fn rating<'p>(
        &self,
        plan: &'p Plan,
        partner: Id<Partner>,
        aspect: Aspect,
    ) -> Option<&'p LevelRating> {
        self.ratings
            .get(&(partner, aspect))
            .and_then(|id| plan.get(*id))
    }
}
