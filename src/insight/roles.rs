//! Who of our agency holds which role in which partnership, and where a role is held by nobody.
//!
//! A holder without a partnership holds the role in all of them. Only partners at the table are counted.
//! Must not know how it is shown.

use std::collections::HashMap;

use super::{Index, Subject};
use crate::model::{AgencyRole, Id, Participant, Partner, PartnerStatus, Plan, RoleHolder};

/// The holders of each role, for one partnership.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// By role, in the order of [`AgencyRole`]; without those of all partnerships.
    own: [Vec<Id<RoleHolder>>; 4],
}

/// Who holds what.
#[derive(Clone, Debug, Default)]
pub struct Roles {
    /// The holders of each role in all partnerships.
    everywhere: Held,
    by_partner: HashMap<Id<Partner>, Held>,
    /// The partners at the table, by name.
    pub at_table: Vec<Id<Partner>>,
}

const fn place(role: AgencyRole) -> usize {
    match role {
        AgencyRole::Leadership => 0,
        AgencyRole::Middle => 1,
        AgencyRole::Frontline => 2,
        AgencyRole::Contact => 3,
    }
}

impl Held {
    fn of(&self, role: AgencyRole) -> &[Id<RoleHolder>] {
        self.own
            .get(place(role))
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    fn add(&mut self, role: AgencyRole, holder: Id<RoleHolder>) {
        if let Some(list) = self.own.get_mut(place(role)) {
            list.push(holder);
        }
    }
}

impl Roles {
    /// The roles of a plan. A row in which no person is named holds nothing yet.
    pub fn of(plan: &Plan) -> Self {
        let mut roles = Self::default();
        for holder in plan.role_holders.iter().filter(|h| h.person.is_some()) {
            match holder.partner.0 {
                None => roles.everywhere.add(holder.role, holder.id),
                Some(partner) => {
                    let held = roles.by_partner.entry(partner).or_default();
                    held.add(holder.role, holder.id);
                }
            }
        }
        let at_table = plan
            .partners
            .iter()
            .filter(|p| p.status == PartnerStatus::AtTable);
        let mut at_table: Vec<_> = at_table.collect();
        at_table.sort_by_cached_key(|p| (p.name.to_lowercase(), p.id));
        roles.at_table = at_table.into_iter().map(|p| p.id).collect();
        roles
    }

    /// Who holds a role in a partnership: those named for it, then those named for all.
    pub fn holders(
        &self,
        partner: Id<Partner>,
        role: AgencyRole,
    ) -> impl Iterator<Item = Id<RoleHolder>> {
        let own = self
            .by_partner
            .get(&partner)
            .map(|held| held.of(role))
            .unwrap_or_default();
        own.iter().chain(self.everywhere.of(role)).copied()
    }

    /// Whether anybody holds a role in a partnership.
    pub fn is_held(&self, partner: Id<Partner>, role: AgencyRole) -> bool {
        self.holders(partner, role).next().is_some()
    }

    /// Whether anybody holds a role anywhere.
    pub fn is_held_anywhere(&self, role: AgencyRole) -> bool {
        !self.everywhere.of(role).is_empty()
            || self
                .by_partner
                .values()
                .any(|held| !held.of(role).is_empty())
    }

    /// How many of the partnerships at the table have somebody in a role.
    pub fn covered(&self, role: AgencyRole) -> usize {
        self.at_table
            .iter()
            .filter(|id| self.is_held(**id, role))
            .count()
    }
}

/// Somebody whose competencies are rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rated {
    /// A person in a role; the row that stands for all rows of that person and role.
    Holder(Id<RoleHolder>),
    /// A person, whatever their role.
    Person(Id<Participant>),
}

impl Rated {
    /// What answers about them are about.
    pub const fn subject(self) -> Subject {
        match self {
            Self::Holder(id) => Subject {
                holder: Some(id),
                ..Subject::PLAN
            },
            Self::Person(id) => Subject {
                person: Some(id),
                ..Subject::PLAN
            },
        }
    }
}

/// All whose competencies are rated or should be: each person in each role once, then those rated as persons.
///
/// A person who is the contact of eight partnerships is one contact. Of several rows the one that was rated
/// stands for all, else the first.
pub fn rated(plan: &Plan, index: &Index, items: &[&str]) -> Vec<Rated> {
    let is_rated = |rated: Rated| {
        items
            .iter()
            .any(|item| index.answer(plan, item, rated.subject()).is_some())
    };
    let mut all: Vec<(AgencyRole, Option<Id<Participant>>, Rated)> = Vec::new();
    for holder in plan.role_holders.iter() {
        let one = Rated::Holder(holder.id);
        let same = all.iter_mut().find(|(role, person, _)| {
            person.is_some() && *role == holder.role && *person == holder.person
        });
        match same {
            None => all.push((holder.role, holder.person, one)),
            Some((_, _, stands)) if !is_rated(*stands) && is_rated(one) => *stands = one,
            Some(_) => {}
        }
    }
    all.sort_by_key(|(role, _, _)| AgencyRole::ALL.iter().position(|r| r == role));
    let mut rated: Vec<Rated> = all.into_iter().map(|(_, _, one)| one).collect();
    let persons = plan.participants.iter().map(|p| Rated::Person(p.id));
    rated.extend(persons.filter(|one| is_rated(*one)));
    rated
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answer, AnyRecord, Belongs, IdSource, Record as _};

    fn plan_of<const N: usize>(records: [AnyRecord; N]) -> Plan {
        let mut plan = Plan::default();
        for record in records {
            plan.put_any(record);
        }
        plan
    }

    fn two_partners() -> (IdSource, Partner, Partner, Participant) {
        let mut ids = IdSource::new(1, 1_790_000_000_000);
        let partner = |ids: &mut IdSource, name: &str| Partner {
            name: name.to_owned(),
            status: PartnerStatus::AtTable,
            ..Partner::new(ids.next())
        };
        let court = partner(&mut ids, "Court");
        let schools = partner(&mut ids, "Schools");
        let person = Participant::new(ids.next());
        (ids, court, schools, person)
    }

    #[test]
    fn who_holds_a_role_everywhere_holds_it_in_each_partnership() {
        let (mut ids, court, schools, person) = two_partners();
        let leader = RoleHolder {
            role: AgencyRole::Leadership,
            person: Some(person.id),
            ..RoleHolder::new(ids.next())
        };
        let contact = RoleHolder {
            role: AgencyRole::Contact,
            person: Some(person.id),
            partner: Belongs::to(court.id),
            ..RoleHolder::new(ids.next())
        };
        let nobody = RoleHolder {
            role: AgencyRole::Contact,
            partner: Belongs::to(schools.id),
            ..RoleHolder::new(ids.next())
        };
        let (court_id, schools_id) = (court.id, schools.id);
        let plan = plan_of([
            court.wrap(),
            schools.wrap(),
            person.wrap(),
            leader.wrap(),
            contact.wrap(),
            nobody.wrap(),
        ]);
        let roles = Roles::of(&plan);
        assert_eq!(roles.covered(AgencyRole::Leadership), 2);
        assert_eq!(
            roles.covered(AgencyRole::Contact),
            1,
            "a row without a name holds nothing"
        );
        assert!(roles.is_held(court_id, AgencyRole::Contact));
        assert!(!roles.is_held(schools_id, AgencyRole::Contact));
        assert!(!roles.is_held_anywhere(AgencyRole::Middle));
    }

    #[test]
    fn a_person_in_one_role_for_two_partnerships_is_rated_once() {
        let (mut ids, court, schools, person) = two_partners();
        let holder = |ids: &mut IdSource, partner: &Partner| RoleHolder {
            role: AgencyRole::Contact,
            person: Some(person.id),
            partner: Belongs::to(partner.id),
            ..RoleHolder::new(ids.next())
        };
        let first = holder(&mut ids, &court);
        let second = holder(&mut ids, &schools);
        let of_second = Answer {
            item: "competency.trust".to_owned(),
            holder: Belongs::to(second.id),
            rating: Some(3),
            ..Answer::new(ids.next())
        };
        let second_id = second.id;
        let plan = plan_of([
            court.wrap(),
            schools.wrap(),
            person.wrap(),
            first.wrap(),
            second.wrap(),
            of_second.wrap(),
        ]);
        let index = Index::new(&plan);
        let found = rated(&plan, &index, &["competency.trust"]);
        assert_eq!(
            found,
            [Rated::Holder(second_id)],
            "the row that was rated stands for both"
        );
    }
}
