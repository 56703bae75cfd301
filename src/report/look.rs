//! What a part reads: the plan, its look-ups, the day and what is wanted; and the names of records.
//! Must not say anything itself.

use std::{cell::OnceCell, collections::HashMap};

use super::{Wanted, words::blank};
use crate::{
    guidance::Catalogue,
    insight::{
        Findings, Index, findings, measures,
        overview::{self, Overview},
    },
    model::{
        Action, Date, Edition, Header, Id, Measure, Meeting, Participant, Partner, PartnerStatus,
        Plan,
    },
};

/// What stands for an agency without a name.
pub(super) const OUR_AGENCY: &str = "Our agency";

/// What a part reads.
pub(super) struct Look<'a> {
    pub(super) plan: &'a Plan,
    pub(super) index: &'a Index,
    pub(super) guidance: &'a Catalogue,
    pub(super) today: Date,
    pub(super) wanted: &'a Wanted,
    /// The partner that a fact sheet is about.
    pub(super) about: Option<Id<Partner>>,
    findings: OnceCell<Findings>,
    overview: OnceCell<Overview>,
    groups: OnceCell<HashMap<Id<Measure>, Vec<measures::Group>>>,
    blank_header: Header,
}

impl<'a> Look<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        index: &'a Index,
        guidance: &'a Catalogue,
        wanted: &'a Wanted,
        today: Date,
    ) -> Self {
        Self {
            plan,
            index,
            guidance,
            today,
            wanted,
            about: None,
            findings: OnceCell::new(),
            overview: OnceCell::new(),
            groups: OnceCell::new(),
            blank_header: Header::new(Id::new(1)),
        }
    }

    /// Whether it is for the agency alone. Parts ask this only for what a cleaned plan may still hold.
    pub(super) fn is_full(&self) -> bool {
        self.wanted.edition == Edition::Full
    }

    /// The plan's own particulars.
    pub(super) fn header(&self) -> &Header {
        self.plan.header.iter().next().unwrap_or(&self.blank_header)
    }

    /// The agency's name, or what stands for it.
    pub(super) fn agency(&self) -> String {
        let header = self.header();
        let named = [&header.agency, &header.agency_short];
        let name = named.into_iter().find(|name| !blank(name));
        name.map_or_else(|| OUR_AGENCY.to_owned(), |name| name.trim().to_owned())
    }

    /// What the plan is called.
    pub(super) fn title(&self) -> String {
        match self.header().title.trim() {
            "" => "Partnership plan".to_owned(),
            title => title.to_owned(),
        }
    }

    /// What findings read.
    pub(super) fn journey(&self) -> crate::insight::journey::Look<'a> {
        crate::insight::journey::Look {
            plan: self.plan,
            index: self.index,
            guidance: self.guidance,
        }
    }

    pub(super) fn findings(&self) -> &Findings {
        self.findings
            .get_or_init(|| findings::findings(self.plan, self.index, self.guidance, self.today))
    }

    pub(super) fn overview(&self) -> &Overview {
        self.overview
            .get_or_init(|| overview::overview(&self.journey(), self.today))
    }

    /// The values of a measure, group by group.
    pub(super) fn groups(&self, measure: Id<Measure>) -> &[measures::Group] {
        let all = self
            .groups
            .get_or_init(|| measures::of_all(self.plan).into_iter().collect());
        all.get(&measure).map(Vec::as_slice).unwrap_or_default()
    }

    /// The name of a partner.
    pub(super) fn partner(&self, id: Id<Partner>) -> String {
        self.plan.get(id).map_or_else(String::new, name)
    }

    /// The name of a partner, or nothing.
    pub(super) fn partner_if(&self, id: Option<Id<Partner>>) -> String {
        id.map_or_else(String::new, |id| self.partner(id))
    }

    /// The name of a person.
    pub(super) fn person(&self, id: Id<Participant>) -> String {
        let person = self.plan.get(id);
        person.map_or_else(String::new, |p| match p.name.trim() {
            "" => "Unnamed person".to_owned(),
            name => name.to_owned(),
        })
    }

    /// The name of a person, or nothing.
    pub(super) fn person_if(&self, id: Option<Id<Participant>>) -> String {
        id.map_or_else(String::new, |id| self.person(id))
    }

    /// Who has an action in hand: the person, and the partner that sees to it; empty where nobody has.
    pub(super) fn owner(&self, action: &Action) -> String {
        let person = self.person_if(action.owner);
        let partner = self.partner_if(action.partner);
        match (person.is_empty(), partner.is_empty()) {
            (false, false) => {
                let house = action.owner.and_then(|id| self.plan.get(id));
                if house.is_some_and(|p| p.partner == action.partner) {
                    format!("{person} ({partner})")
                } else {
                    format!("{person}, with {partner}")
                }
            }
            (false, true) => person,
            (true, _) => partner,
        }
    }

    /// The partners that are counted on, by name.
    pub(super) fn partners(&self) -> Vec<&'a Partner> {
        let mut all: Vec<_> = self.plan.partners.iter().collect();
        all.sort_by_cached_key(|p| (p.name.trim().to_lowercase(), p.id));
        all
    }

    /// How many partners stand so.
    pub(super) fn count(&self, status: PartnerStatus) -> usize {
        let all = self.plan.partners.iter();
        all.filter(|p| p.status == status).count()
    }
}

/// The name of a partner, or what stands for one that has none.
pub(super) fn name(partner: &Partner) -> String {
    match partner.name.trim() {
        "" => "Unnamed partner".to_owned(),
        name => name.to_owned(),
    }
}

/// The name of a meeting, or what stands for one that has none.
pub(super) fn meeting_name(meeting: &Meeting) -> String {
    match meeting.title.trim() {
        "" => "Meeting".to_owned(),
        title => title.to_owned(),
    }
}

/// Records by their place in a list.
pub(super) fn ranked<'r, T>(
    all: impl Iterator<Item = &'r T>,
    place: impl Fn(&T) -> (f64, i64),
) -> Vec<&'r T> {
    let mut all: Vec<&T> = all.collect();
    all.sort_by(|a, b| {
        let ((a, x), (b, y)) = (place(a), place(b));
        a.total_cmp(&b).then(x.cmp(&y))
    });
    all
}
