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
/// They hold nothing but ids, and [`Index::refresh`] rebuilds only what is told by something that changed: words
/// typed into an answer cost nothing, an answer to a further question costs the answers alone.
#[derive(Debug, Default, PartialEq)]
pub struct Index {
    of: Plan,
    /// By item and subject, so that nothing is copied to look one up.
    answers: HashMap<String, BTreeMap<Subject, Vec<Id<Answer>>>>,
    contacts: HashMap<Id<Partner>, Vec<Id<Contact>>>,
    links: HashMap<Id<Partner>, Vec<Id<Link>>>,
    placements: HashMap<(Id<Partner>, Lens), Id<Placement>>,
    ratings: HashMap<(Id<Partner>, Aspect), Id<LevelRating>>,
}

impl Index {
    /// The look-ups of a plan.
    pub fn new(plan: &Plan) -> Self {
        let mut index = Self::default();
        index.refresh(plan);
        index
    }

    /// Brings the look-ups up to the plan.
    pub fn refresh(&mut self, plan: &Plan) {
        let was = std::mem::replace(&mut self.of, plan.clone());
        let told_by = |a: &Answer| (Subject::of(a), a.on);
        let same = was
            .answers
            .agrees(&plan.answers, |a| (a.item.as_str(), told_by(a)));
        if !same {
            self.answers.clear();
            let mut all: Vec<_> = plan.answers.iter().collect();
            // Stable: those of one day stay in the order of their ids.
            all.sort_by_key(|a| a.on);
            for a in all {
                if !self.answers.contains_key(&a.item) {
                    self.answers.insert(a.item.clone(), BTreeMap::new());
                }
                if let Some(of_item) = self.answers.get_mut(&a.item) {
                    of_item.entry(Subject::of(a)).or_default().push(a.id);
                }
            }
        }
        let same = was
            .contacts
            .agrees(&plan.contacts, |c| (c.partner, c.rank.to_bits()));
        if !same {
            self.contacts.clear();
            let mut contacts: Vec<_> = plan.contacts.iter().collect();
            contacts.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
            for c in contacts {
                self.contacts.entry(c.partner).or_default().push(c.id);
            }
        }
        if !was.links.agrees(&plan.links, |l| (l.from, l.to)) {
            self.links.clear();
            for l in plan.links.iter() {
                self.links.entry(l.from).or_default().push(l.id);
                if l.to != l.from {
                    self.links.entry(l.to).or_default().push(l.id);
                }
            }
        }
        let place = |p: &Placement| (p.partner, p.lens);
        if !was.placements.agrees(&plan.placements, place) {
            let all = plan.placements.iter();
            self.placements = all.map(|p| (place(p), p.id)).collect();
        }
        let aspect = |r: &LevelRating| (r.partner, r.aspect);
        if !was.level_ratings.agrees(&plan.level_ratings, aspect) {
            let all = plan.level_ratings.iter();
            self.ratings = all.map(|r| (aspect(r), r.id)).collect();
        }
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
        let ids = self.answers.get(item).and_then(|all| all.get(&about));
        ids.map(Vec::as_slice)
            .unwrap_or_default()
            .iter()
            .filter_map(move |id| plan.get(*id))
    }

    /// Whom an item was answered about, each with the answer; of several dated ones the latest.
    pub fn answered<'s, 'p>(
        &'s self,
        plan: &'p Plan,
        item: &str,
    ) -> impl Iterator<Item = (Subject, &'p Answer)> + use<'s, 'p> {
        let of_item = self.answers.get(item).into_iter().flatten();
        of_item.filter_map(|(about, ids)| Some((*about, plan.get(*ids.last()?)?)))
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
