//! A large plan that reads like a real one: as many partners and actions as asked for, and of everything else as
//! much as such a plan has. The same seed gives the same plan on every machine.
//!
//! For trying how the program does with much: `random_plan` is for what breaks it. Needs `random_plan` beside it.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::cast_possible_wrap,
    clippy::indexing_slicing,
    clippy::wildcard_imports,
    reason = "shared by tests and trials that use parts of it; lists are indexed within their length; it makes records of nearly all kinds"
)]

use roundtable::{exchange::sample::TOLD_ON, guidance::catalogue, insight::journey, model::*};

#[path = "large_said.rs"]
mod said;
#[path = "large_words.rs"]
mod words;

use crate::random_plan::Rng;
use words::*;

/// How large.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub partners: usize,
    pub actions: usize,
}

/// What the program must stay quick with.
pub const LARGE: Size = Size {
    partners: 300,
    actions: 2000,
};

/// A plan of that size, told as of the day of the sample.
pub fn large_plan(size: Size) -> Plan {
    let mut maker = Maker {
        plan: Plan::default(),
        rng: Rng::new(300),
        next: 1,
    };
    maker.header();
    let partners = maker.partners(size.partners);
    let people = maker.people(&partners, 20 + size.partners / 3);
    maker.around_partners(&partners);
    maker.workshop(&people);
    maker.answers(&partners, &people);
    maker.surveys();
    let meetings = maker.meetings(&partners, &people, 60);
    maker.work(size.actions, &partners, &people, &meetings);
    maker.numbers(&people, &partners);
    maker.rules(&partners, &people);
    maker.life(&partners, &people);
    maker.plan
}

struct Maker {
    plan: Plan,
    rng: Rng,
    next: i64,
}

impl Maker {
    fn add<T: Record>(&mut self, make: impl FnOnce(&mut Rng, Id<T>) -> T) -> Id<T> {
        let id = Id::new(self.next);
        self.next += 1;
        let record = make(&mut self.rng, id);
        self.plan.put_any(record.wrap());
        id
    }

    fn header(&mut self) {
        self.add(|_, id| Header {
            title: "Statewide child safety partnership".to_owned(),
            agency: "State Department of Children and Families".to_owned(),
            agency_short: "State department".to_owned(),
            facilitator: person_name(0),
            workshop_on: Some(day(-189)),
            review_on: Some(day(21)),
            ..Header::new(id)
        });
    }

    fn partners(&mut self, count: usize) -> Vec<Id<Partner>> {
        let many = (0..count).map(|n| {
            self.add(|rng, id| {
                let category = Category::ALL[n % Category::ALL.len()];
                let bodies = bodies(category);
                let body = bodies[n / Category::ALL.len() % bodies.len()];
                let around = n / Category::ALL.len() / bodies.len();
                let place = PLACES[(n + around * 7) % PLACES.len()];
                let status = *pick(rng, &STATUS);
                let current = pick(rng, Level::ALL);
                let group = format!("category.{}", category.word());
                let types: Vec<_> = catalogue().items_under(&group).skip(1).collect();
                let level = (status == PartnerStatus::AtTable).then_some(*current);
                Partner {
                    name: format!("{place} {}", body.0),
                    short: format!("{place} {}", body.1),
                    category,
                    member_type: pick(rng, &types).id.clone(),
                    status,
                    since: level.map(|_| day(-(rng.below(1500) as i64))),
                    current_level: level,
                    intended_level: Some(*pick(rng, Level::ALL)),
                    influence: Some(rng.below(101) as f64),
                    interest: Some(rng.below(101) as f64),
                    trust: Some(scale(rng)),
                    readiness: Some(scale(rng)),
                    brings: prose(rng, 2),
                    gains: prose(rng, 1),
                    losses: prose(rng, 1),
                    needs: prose(rng, 1),
                    engagement: prose(rng, 2),
                    tags: (*pick(rng, &["core", "funder", "workshop", ""])).to_owned(),
                    notes: prose(rng, 1),
                    ..Partner::new(id)
                }
            })
        });
        many.collect()
    }

    fn people(&mut self, partners: &[Id<Partner>], count: usize) -> Vec<Id<Participant>> {
        let many = (0..count).map(|n| {
            self.add(|rng, id| Participant {
                name: person_name(n),
                role: (*pick(rng, ROLES)).to_owned(),
                // The first few are our agency's own.
                partner: (n >= 12).then(|| *pick(rng, partners)),
                email: format!("person{n}@example.org"),
                invited: true,
                ..Participant::new(id)
            })
        });
        many.collect()
    }

    fn around_partners(&mut self, partners: &[Id<Partner>]) {
        for (n, &partner) in partners.iter().enumerate() {
            for c in 0..=self.rng.below(2) {
                let contact = self.add(|rng, id| Contact {
                    partner,
                    rank: c as f64,
                    name: person_name(200 + n * 3 + c),
                    role: (*pick(rng, ROLES)).to_owned(),
                    email: format!("contact{n}.{c}@example.org"),
                    phone: format!("555-01{:02}", (n + c) % 100),
                    primary_contact: c == 0,
                    ..Contact::new(id)
                });
                for _ in 0..self.rng.below(5) {
                    self.add(|rng, id| Interaction {
                        partner,
                        contact: Some(contact),
                        on: Some(past(rng)),
                        kind: *pick(rng, InteractionKind::ALL),
                        summary: prose(rng, 1),
                        ..Interaction::new(id)
                    });
                }
            }
            for _ in 0..3 {
                let other = *pick(&mut self.rng, partners);
                if other != partner {
                    self.add(|rng, id| Link {
                        kind: *pick(rng, LinkKind::ALL),
                        direction: *pick(rng, Direction::ALL),
                        strength: Some(1 + rng.below(3) as i64),
                        note: prose(rng, 1),
                        from: partner,
                        to: other,
                        ..Link::new(id)
                    });
                }
            }
            for &aspect in Aspect::ALL {
                self.add(|rng, id| LevelRating {
                    partner,
                    aspect,
                    current: Some(*pick(rng, Level::ALL)),
                    intended: Some(*pick(rng, Level::ALL)),
                    evidence: prose(rng, 1),
                    ..LevelRating::new(id)
                });
            }
            for rank in 0..2 {
                self.add(|rng, id| Contribution {
                    partner,
                    rank: f64::from(rank),
                    kind: *pick(rng, ContributionKind::ALL),
                    text: prose(rng, 1),
                    amount: format!("{} hours a month", 1 + rng.below(40)),
                    due: Some(any_day(rng)),
                    kept: rng.percent(70),
                    ..Contribution::new(id)
                });
            }
            self.add(|rng, id| SharedInformation {
                partner,
                what: (*pick(rng, &["Yearly report", "Budget", "Structure and staff"])).to_owned(),
                how: "By mail to all".to_owned(),
                shared: rng.percent(60),
                ..SharedInformation::new(id)
            });
        }
    }

    fn workshop(&mut self, people: &[Id<Participant>]) {
        for n in 0..30 {
            self.add(|rng, id| PreworkTask {
                rank: f64::from(n),
                task: task(rng),
                owner: Some(*pick(rng, people)),
                due: Some(day(-196)),
                done: rng.percent(80),
                ..PreworkTask::new(id)
            });
        }
        let steps = journey::STEPS.iter().map(|step| step.id.to_owned());
        for (n, step) in steps.take(12).enumerate() {
            let block = self.add(|rng, id| AgendaBlock {
                rank: n as f64,
                title: format!("Block {}", n + 1),
                purpose: prose(rng, 1),
                method: prose(rng, 1),
                minutes: 15 + 5 * rng.below(12) as i64,
                lead: Some(*pick(rng, people)),
                step,
                ..AgendaBlock::new(id)
            });
            for _ in 0..20 {
                self.add(|rng, id| Capture {
                    rank: id.raw() as f64,
                    text: prose(rng, 1),
                    kind: *pick(rng, CaptureKind::ALL),
                    block: Some(block),
                    on: Some(day(-189)),
                    ..Capture::new(id)
                });
            }
        }
    }

    fn meetings(
        &mut self,
        partners: &[Id<Partner>],
        people: &[Id<Participant>],
        count: i64,
    ) -> Vec<Id<Meeting>> {
        let structures: Vec<_> = (0..12_usize)
            .map(|n| {
                self.add(|rng, id| Structure {
                    rank: n as f64,
                    name: format!("{} working group", PLACES[n]),
                    form: StructureForm::ALL[n % StructureForm::ALL.len()],
                    purpose: prose(rng, 1),
                    cadence: Some(Cadence::Monthly),
                    ..Structure::new(id)
                })
            })
            .collect();
        for &structure in &structures {
            for _ in 0..12 {
                self.add(|rng, id| StructureMember {
                    structure,
                    partner: Belongs::to(*pick(rng, partners)),
                    person: Belongs::to(*pick(rng, people)),
                    role: (*pick(rng, ROLES)).to_owned(),
                    ..StructureMember::new(id)
                });
            }
        }
        let mut meetings = Vec::new();
        for n in 0..count {
            let on = day(7 * n - 7 * (count - 4));
            let held = on <= TOLD_ON;
            let structure = *pick(&mut self.rng, &structures);
            let meeting = self.add(|rng, id| Meeting {
                title: format!("Meeting {}", n + 1),
                on: Some(on),
                starts_at: "09:30".to_owned(),
                place: (*pick(rng, PLACES)).to_owned(),
                structure: Some(structure),
                cadence: Some(Cadence::Monthly),
                minutes: if held { prose(rng, 6) } else { String::new() },
                ..Meeting::new(id)
            });
            for _ in 0..6 {
                self.add(|rng, id| AgendaItem {
                    meeting,
                    rank: id.raw() as f64,
                    title: task(rng),
                    minutes: 5 + 5 * rng.below(8) as i64,
                    lead: Some(*pick(rng, people)),
                    ..AgendaItem::new(id)
                });
            }
            for k in 0..people.len().min(20) {
                let person = people[(k * 5 + n as usize) % people.len()];
                self.add(|rng, id| Attendance {
                    meeting,
                    person,
                    state: if held {
                        *pick(rng, AttendanceState::ALL)
                    } else {
                        AttendanceState::Invited
                    },
                    ..Attendance::new(id)
                });
            }
            if held {
                for _ in 0..3 {
                    self.add(|rng, id| Decision {
                        text: task(rng),
                        question: prose(rng, 1),
                        method: Some(*pick(rng, DecisionMethod::ALL)),
                        owner: Some(*pick(rng, people)),
                        meeting: Some(meeting),
                        on: Some(on),
                        ..Decision::new(id)
                    });
                }
            }
            meetings.push(meeting);
        }
        meetings
    }

    fn work(
        &mut self,
        actions: usize,
        partners: &[Id<Partner>],
        people: &[Id<Participant>],
        meetings: &[Id<Meeting>],
    ) {
        let mut objectives = Vec::new();
        for n in 0..12 {
            let issue = self.add(|rng, id| Issue {
                rank: f64::from(n),
                text: prose(rng, 1),
                why: prose(rng, 1),
                ..Issue::new(id)
            });
            self.add(|rng, id| Vote {
                issue: Belongs::to(issue),
                count: rng.below(60) as i64,
                voters: 30,
                on: Some(day(-189)),
                ..Vote::new(id)
            });
            let goal = self.add(|rng, id| Goal {
                rank: f64::from(n),
                text: prose(rng, 1),
                issue: Some(issue),
                ..Goal::new(id)
            });
            for k in 0..5 {
                objectives.push(self.add(|rng, id| Objective {
                    goal,
                    rank: f64::from(k),
                    text: prose(rng, 1),
                    due: Some(any_day(rng)),
                    ..Objective::new(id)
                }));
            }
        }
        for n in 0..actions {
            self.add(|rng, id| {
                let status = *pick(rng, ActionStatus::ALL);
                let due = any_day(rng);
                let done = status == ActionStatus::Done;
                Action {
                    rank: n as f64,
                    text: task(rng),
                    objective: rng.percent(90).then(|| *pick(rng, &objectives)),
                    owner: rng.percent(90).then(|| *pick(rng, people)),
                    partner: rng.percent(60).then(|| *pick(rng, partners)),
                    meeting: rng.percent(50).then(|| *pick(rng, meetings)),
                    due: rng.percent(95).then_some(due),
                    status,
                    progress: if done { 100 } else { rng.below(90) as i64 },
                    done_on: done.then(|| past(rng)),
                    notes: if rng.percent(30) {
                        prose(rng, 1)
                    } else {
                        String::new()
                    },
                    ..Action::new(id)
                }
            });
        }
    }

    fn numbers(&mut self, people: &[Id<Participant>], partners: &[Id<Partner>]) {
        for n in 0..40 {
            let source = self.add(|rng, id| DataSource {
                rank: f64::from(n),
                what: prose(rng, 1),
                partner: Some(*pick(rng, partners)),
                refresh: Some(Cadence::Monthly),
                privacy: if rng.percent(80) {
                    prose(rng, 1)
                } else {
                    String::new()
                },
                purpose: prose(rng, 1),
                ..DataSource::new(id)
            });
            let outcome = self.add(|rng, id| Outcome {
                rank: f64::from(n),
                text: prose(rng, 1),
                who_benefits: "Children under six".to_owned(),
                ..Outcome::new(id)
            });
            let measure = self.add(|rng, id| Measure {
                rank: f64::from(n),
                name: format!("{} in {}", pick(rng, COUNTED), pick(rng, PLACES)),
                outcome: Some(outcome),
                unit: "%".to_owned(),
                better: *pick(rng, Better::ALL),
                baseline: Some(40.0),
                baseline_on: Some(day(-1100)),
                target: Some(60.0),
                target_on: Some(day(400)),
                owner: Some(*pick(rng, people)),
                source: Some(source),
                cadence: Some(Cadence::Monthly),
                ..Measure::new(id)
            });
            for month in 0..36 {
                for group in ["", "Tribal families", "All others"] {
                    self.add(|rng, id| Observation {
                        measure,
                        on: day(30 * month - 1080),
                        value: 40.0 + month as f64 / 2.0 + rng.below(80) as f64 / 10.0,
                        subgroup: group.to_owned(),
                        ..Observation::new(id)
                    });
                }
            }
        }
    }

    fn rules(&mut self, partners: &[Id<Partner>], people: &[Id<Participant>]) {
        for n in 0..20 {
            self.add(|rng, id| GroundRule {
                rank: f64::from(n),
                text: prose(rng, 1),
                agreed_on: Some(day(-150)),
                ..GroundRule::new(id)
            });
            self.add(|rng, id| Authority {
                rank: f64::from(n),
                matter: task(rng),
                person: Some(*pick(rng, people)),
                limits: prose(rng, 1),
                ..Authority::new(id)
            });
            self.add(|rng, id| CommunicationItem {
                rank: f64::from(n),
                audience: (*pick(rng, ROLES)).to_owned(),
                message: prose(rng, 1),
                channel: "E-mail".to_owned(),
                cadence: Some(*pick(rng, Cadence::ALL)),
                owner: Some(*pick(rng, people)),
                ..CommunicationItem::new(id)
            });
            self.add(|rng, id| NonNegotiable {
                rank: f64::from(n),
                partner: Belongs::to(*pick(rng, partners)),
                text: prose(rng, 1),
                reason: prose(rng, 1),
                ..NonNegotiable::new(id)
            });
        }
        for n in 0..60_usize {
            let row = self.add(|rng, id| RaciTask {
                rank: n as f64,
                task: task(rng),
                ..RaciTask::new(id)
            });
            for (k, letter) in RaciLetter::ALL.iter().cycle().take(12).enumerate() {
                let partner = partners[(n + k * 3) % partners.len().min(24)];
                self.add(|_, id| RaciCell {
                    task: row,
                    partner: Belongs::to(partner),
                    letter: *letter,
                    ..RaciCell::new(id)
                });
            }
        }
        for partner in partners.iter().skip(24).take(2) {
            self.add(|_, id| RaciColumn {
                partner: Belongs::to(*partner),
                ..RaciColumn::new(id)
            });
        }
        for n in 0..80 {
            let agreement = self.add(|rng, id| Agreement {
                rank: f64::from(n),
                title: format!("Agreement on {}", pick(rng, OBJECTS)),
                kind: *pick(rng, AgreementKind::ALL),
                purpose: prose(rng, 1),
                owner: Some(*pick(rng, people)),
                signed_on: rng.percent(60).then(|| past(rng)),
                review_on: Some(any_day(rng)),
                expires_on: Some(any_day(rng)),
                ..Agreement::new(id)
            });
            for k in 0..12 {
                self.add(|rng, id| AgreementClause {
                    agreement,
                    rank: f64::from(k),
                    title: prose(rng, 1),
                    text: prose(rng, 2),
                    state: *pick(rng, ClauseState::ALL),
                    ..AgreementClause::new(id)
                });
            }
            for _ in 0..3 {
                self.add(|rng, id| AgreementParty {
                    agreement,
                    partner: *pick(rng, partners),
                    signed: rng.percent(60),
                    ..AgreementParty::new(id)
                });
            }
        }
    }

    fn life(&mut self, partners: &[Id<Partner>], people: &[Id<Participant>]) {
        for n in 0..60 {
            let rank = f64::from(n);
            let factor = self.add(|rng, id| ScanFactor {
                rank,
                factor: prose(rng, 1),
                side: *pick(rng, ScanSide::ALL),
                kind: *pick(rng, ScanKind::ALL),
                category: Some(*pick(rng, ScanCategory::ALL)),
                strength: Some(scale(rng)),
                likelihood: Some(scale(rng)),
                meaning: prose(rng, 1),
                ..ScanFactor::new(id)
            });
            self.add(|rng, id| ScanPartner {
                factor,
                partner: *pick(rng, partners),
                ..ScanPartner::new(id)
            });
            self.add(|rng, id| Review {
                on: Some(past(rng)),
                partner: Belongs::to(*pick(rng, partners)),
                working: prose(rng, 2),
                not_working: prose(rng, 2),
                unintended: prose(rng, 1),
                change: prose(rng, 1),
                ..Review::new(id)
            });
            self.add(|rng, id| ServiceGap {
                rank,
                gap: prose(rng, 1),
                team: (*pick(rng, PLACES)).to_owned(),
                action: task(rng),
                status: *pick(rng, CaseStatus::ALL),
                ..ServiceGap::new(id)
            });
            self.add(|rng, id| ImprovementCycle {
                rank,
                aim: task(rng),
                stage: *pick(rng, CycleStage::ALL),
                plan: prose(rng, 1),
                started_on: Some(past(rng)),
                ..ImprovementCycle::new(id)
            });
            self.add(|rng, id| Win {
                text: task(rng),
                on: Some(past(rng)),
                partner: Some(*pick(rng, partners)),
                ..Win::new(id)
            });
            self.add(|rng, id| Story {
                title: task(rng),
                text: prose(rng, 6),
                told_by: "A parent".to_owned(),
                on: Some(past(rng)),
                consent: *pick(rng, StoryConsent::ALL),
                ..Story::new(id)
            });
            self.add(|rng, id| Conflict {
                text: prose(rng, 1),
                partner: Some(*pick(rng, partners)),
                other_partner: Some(*pick(rng, partners)),
                raised_on: Some(past(rng)),
                status: *pick(rng, CaseStatus::ALL),
                ..Conflict::new(id)
            });
            self.add(|rng, id| Grievance {
                text: prose(rng, 1),
                partner: Some(*pick(rng, partners)),
                raised_on: Some(past(rng)),
                status: *pick(rng, CaseStatus::ALL),
                ..Grievance::new(id)
            });
            self.add(|rng, id| Dissemination {
                what: prose(rng, 1),
                audience: (*pick(rng, ROLES)).to_owned(),
                channel: format!("Told by {}", person_name(rng.below(people.len()))),
                on: Some(past(rng)),
                ..Dissemination::new(id)
            });
        }
    }
}
