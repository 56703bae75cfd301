//! Both ways, for the rules of the phases Agree to Our agency.

use roundtable::{
    insight::Subject,
    model::{
        Action, ActionStatus, AgencyRole, AgendaItem, Agreement, AgreementClause, AgreementParty,
        Attendance, Belongs, Better, Cadence, CaseStatus, ClauseState, CommunicationItem, Conflict,
        CycleStage, DataSource, Date, Decision, Dissemination, Goal, Grievance, GroundRule, Id,
        ImprovementCycle, Issue, Link, LinkKind, Measure, Meeting, NonNegotiable, Objective,
        Observation, Partner, PartnerStatus, Plan, RaciCell, RaciLetter, RaciTask, Review,
        RoleHolder, ServiceGap, Story, StoryConsent, VisionReview,
    },
};

use crate::plans::{
    Case, TODAY, check, day, partner, person, put, put_in, rate, rate_on, set, write,
};

/// A letter of the first task for a person.
fn letter(plan: &mut Plan, id: i64, person_id: i64, letter: RaciLetter) {
    let cell = RaciCell {
        task: Id::new(1),
        person: Belongs::to(Id::new(person_id)),
        letter,
        ..RaciCell::new(Id::new(id))
    };
    put_in(plan, cell);
}

/// A value of the first measure so many days ago.
fn value(plan: &mut Plan, id: i64, days_ago: i64, value: f64) {
    let observation = Observation {
        measure: Id::new(1),
        on: day(-days_ago).expect("a day"),
        value,
        ..Observation::new(Id::new(id))
    };
    put_in(plan, observation);
}

fn people(plan: &mut Plan) {
    for id in 1..=4 {
        person(plan, id, &format!("Person {id}"));
    }
    put!(plan, RaciTask 1 { task: "First visit".into() });
}

use RaciLetter::{Accountable, Consulted, Informed, Responsible};

const ABOUT_FIRST_HOLDER: Subject = Subject {
    holder: Some(Id::new(1)),
    ..Subject::PLAN
};

fn signed() -> Option<Date> {
    day(-400)
}

pub const CASES: &[Case] = &[
    Case {
        rule: "governance.no-ground-rules",
        fires: |p| {
            partner(p, 1, "Schools");
            partner(p, 2, "Police");
        },
        rests: |p| put!(p, GroundRule 1 { text: "One voice at a time".into() }),
    },
    Case {
        rule: "governance.conflict-no-rule",
        fires: |p| {
            partner(p, 1, "Schools");
            let about = Subject::partner(Id::new(1));
            check(p, "criteria.conflict-of-interest", about, "yes", "");
        },
        rests: |p| {
            write(
                p,
                "governance.conflict-of-interest",
                "Who gains from a vote leaves the room",
            );
        },
    },
    Case {
        rule: "raci.no-accountable",
        fires: |p| {
            people(p);
            letter(p, 1, 1, Responsible);
        },
        rests: |p| letter(p, 2, 2, Accountable),
    },
    Case {
        rule: "raci.many-accountable",
        fires: |p| {
            people(p);
            letter(p, 1, 1, Accountable);
            letter(p, 2, 2, Accountable);
        },
        rests: |p| letter(p, 2, 2, Responsible),
    },
    Case {
        rule: "raci.no-responsible",
        fires: |p| {
            people(p);
            letter(p, 1, 1, Accountable);
        },
        rests: |p| letter(p, 2, 2, Responsible),
    },
    Case {
        rule: "raci.many-responsible",
        fires: |p| {
            people(p);
            letter(p, 1, 1, Responsible);
            letter(p, 2, 2, Responsible);
            letter(p, 3, 3, Responsible);
        },
        rests: |p| letter(p, 3, 3, Informed),
    },
    Case {
        rule: "raci.many-consulted",
        fires: |p| {
            people(p);
            letter(p, 1, 1, Accountable);
            letter(p, 2, 2, Consulted);
            letter(p, 3, 3, Consulted);
        },
        rests: |p| letter(p, 3, 3, Informed),
    },
    Case {
        rule: "raci.nobody-informed",
        fires: |p| {
            people(p);
            letter(p, 1, 1, Accountable);
        },
        rests: |p| letter(p, 2, 2, Informed),
    },
    Case {
        rule: "raci.overloaded",
        fires: |p| {
            people(p);
            for task in 1..=4 {
                put_in(p, RaciTask::new(Id::new(task)));
                let cell = RaciCell {
                    task: Id::new(task),
                    person: Belongs::to(Id::new(1)),
                    letter: if task < 4 { Accountable } else { Informed },
                    ..RaciCell::new(Id::new(task))
                };
                put_in(p, cell);
            }
        },
        rests: |p| set!(p, RaciCell 3 . letter = Consulted),
    },
    Case {
        rule: "raci.departed",
        fires: |p| {
            people(p);
            put!(p, Partner 1 { status: PartnerStatus::Ended });
            put!(p, RaciCell 1 {
                task: Id::new(1), partner: Belongs::to(Id::new(1)), letter: Informed,
            });
        },
        rests: |p| set!(p, Partner 1 . status = PartnerStatus::AtTable),
    },
    Case {
        rule: "agreement.expired",
        fires: |p| put!(p, Agreement 1 { signed_on: signed(), expires_on: day(-1) }),
        rests: |p| set!(p, Agreement 1 . expires_on = Some(TODAY)),
    },
    Case {
        rule: "agreement.ends-soon",
        fires: |p| put!(p, Agreement 1 { signed_on: signed(), expires_on: day(60) }),
        rests: |p| set!(p, Agreement 1 . expires_on = day(61)),
    },
    Case {
        rule: "agreement.past-review",
        fires: |p| put!(p, Agreement 1 { signed_on: signed(), review_on: day(-1) }),
        rests: |p| set!(p, Agreement 1 . review_on = Some(TODAY)),
    },
    Case {
        rule: "agreement.incomplete",
        fires: |p| {
            put!(p, Agreement 1 {});
            put!(p, AgreementClause 1 { agreement: Id::new(1), state: ClauseState::Full });
            put!(p, AgreementClause 2 { agreement: Id::new(1), state: ClauseState::Partly });
        },
        rests: |p| set!(p, AgreementClause 2 . state = ClauseState::NotRelevant),
    },
    Case {
        rule: "agreement.no-party",
        fires: |p| put!(p, Agreement 1 {}),
        rests: |p| put!(p, AgreementParty 1 { agreement: Id::new(1) }),
    },
    Case {
        rule: "agreement.not-signed-by-all",
        fires: |p| {
            partner(p, 1, "Schools");
            put!(p, Agreement 1 { signed_on: signed() });
            put!(p, AgreementParty 1 { agreement: Id::new(1), partner: Id::new(1) });
        },
        rests: |p| set!(p, AgreementParty 1 . signed = true),
    },
    Case {
        rule: "agreement.no-review-day",
        fires: |p| put!(p, Agreement 1 { signed_on: signed() }),
        rests: |p| set!(p, Agreement 1 . review_on = day(100)),
    },
    Case {
        rule: "communication.no-owner",
        fires: |p| put!(p, CommunicationItem 1 { audience: "Judges".into() }),
        rests: |p| set!(p, CommunicationItem 1 . owner = Some(Id::new(1))),
    },
    Case {
        rule: "communication.no-confidentiality",
        fires: |p| put!(p, DataSource 1 {}),
        rests: |p| write(p, "communication.confidentiality", "Names stay in the room"),
    },
    Case {
        rule: "communication.no-consent",
        fires: |p| {
            partner(p, 1, "Schools");
            partner(p, 2, "Police");
            put!(p, Link 1 { from: Id::new(1), to: Id::new(2), kind: LinkKind::SharesData });
        },
        rests: |p| set!(p, Link 1 . kind = LinkKind::Meets),
    },
    Case {
        rule: "communication.no-consent",
        fires: |p| {
            partner(p, 1, "Schools");
            partner(p, 2, "Police");
            put!(p, Link 1 { from: Id::new(1), to: Id::new(2), kind: LinkKind::SharesData });
        },
        rests: |p| write(p, "communication.consent", "Families sign one form"),
    },
    Case {
        rule: "grievance.old",
        fires: |p| put!(p, Grievance 1 { raised_on: day(-31) }),
        rests: |p| set!(p, Grievance 1 . raised_on = day(-30)),
    },
    Case {
        rule: "grievance.old",
        fires: |p| put!(p, Grievance 1 { raised_on: day(-31) }),
        rests: |p| set!(p, Grievance 1 . status = CaseStatus::Settled),
    },
    Case {
        rule: "grievance.no-method",
        fires: |p| put!(p, Grievance 1 {}),
        rests: |p| write(p, "communication.grievance-method", "Two partners listen"),
    },
    Case {
        rule: "power.no-family-voice",
        fires: |p| write(p, "strategy.power", "The court decides, families wait"),
        rests: |p| write(p, "power.family-voice", "Two parents sit on the board"),
    },
    Case {
        rule: "power.loss-no-needs",
        fires: |p| {
            partner(p, 1, "Schools");
            set!(p, Partner 1 . losses = "Time of its nurses".into());
        },
        rests: |p| set!(p, Partner 1 . needs = "A nurse paid by us".into()),
    },
    Case {
        rule: "boundary.no-without-note",
        fires: |p| check(p, "boundary.truth", Subject::PLAN, "no", ""),
        rests: |p| {
            check(
                p,
                "boundary.truth",
                Subject::PLAN,
                "no",
                "We begin each meeting with it",
            );
        },
    },
    Case {
        rule: "boundary.none-listed",
        fires: |p| check(p, "boundary.non-negotiables", Subject::PLAN, "yes", ""),
        rests: |p| put!(p, NonNegotiable 1 { text: "Children first".into() }),
    },
    Case {
        rule: "data.no-privacy",
        fires: |p| put!(p, DataSource 1 { what: "School days missed".into() }),
        rests: |p| set!(p, DataSource 1 . privacy = "Counts only, no names".into()),
    },
    Case {
        rule: "data.no-agreement",
        fires: |p| {
            partner(p, 1, "Schools");
            put!(p, DataSource 1 { partner: Some(Id::new(1)) });
        },
        rests: |p| put!(p, AgreementParty 1 { partner: Id::new(1) }),
    },
    Case {
        rule: "action.no-owner",
        fires: |p| put!(p, Action 1 { text: "Call the judge".into() }),
        rests: |p| set!(p, Action 1 . owner = Some(Id::new(1))),
    },
    Case {
        rule: "action.no-owner",
        fires: |p| put!(p, Action 1 { status: ActionStatus::Doing }),
        rests: |p| set!(p, Action 1 . status = ActionStatus::Dropped),
    },
    Case {
        rule: "action.overdue",
        fires: |p| put!(p, Action 1 { due: day(-1) }),
        rests: |p| set!(p, Action 1 . due = Some(TODAY)),
    },
    Case {
        rule: "action.overdue",
        fires: |p| put!(p, Action 1 { due: day(-90) }),
        rests: |p| set!(p, Action 1 . status = ActionStatus::Done),
    },
    Case {
        rule: "action.departed-partner",
        fires: |p| {
            put!(p, Partner 1 { status: PartnerStatus::Ended });
            put!(p, Action 1 { partner: Some(Id::new(1)) });
        },
        rests: |p| set!(p, Action 1 . partner = None),
    },
    Case {
        rule: "action.no-date",
        fires: |p| put!(p, Action 1 { owner: Some(Id::new(1)) }),
        rests: |p| set!(p, Action 1 . due = day(20)),
    },
    Case {
        rule: "action.not-started",
        fires: |p| put!(p, Action 1 { due: day(7) }),
        rests: |p| set!(p, Action 1 . status = ActionStatus::Doing),
    },
    Case {
        rule: "action.blocked",
        fires: |p| put!(p, Action 1 { status: ActionStatus::Blocked }),
        rests: |p| set!(p, Action 1 . notes = "Waits for the county lawyer".into()),
    },
    Case {
        rule: "goal.no-objective",
        fires: |p| put!(p, Goal 1 {}),
        rests: |p| put!(p, Objective 1 { goal: Id::new(1) }),
    },
    Case {
        rule: "objective.no-action",
        fires: |p| put!(p, Objective 1 {}),
        rests: |p| put!(p, Action 1 { objective: Some(Id::new(1)) }),
    },
    Case {
        rule: "issue.top-no-goal",
        fires: |p| {
            put!(p, Issue 1 { rank: 2.0, text: "Beds".into() });
            put!(p, Issue 2 { rank: 1.0, text: "Trust".into() });
            put!(p, Goal 1 { issue: Some(Id::new(1)) });
        },
        rests: |p| set!(p, Issue 2 . parked = true),
    },
    Case {
        rule: "meeting.no-minutes",
        fires: |p| put!(p, Meeting 1 { on: day(-1) }),
        rests: |p| set!(p, Meeting 1 . minutes = "All agreed".into()),
    },
    Case {
        rule: "meeting.no-minutes",
        fires: |p| put!(p, Meeting 1 { on: day(-1) }),
        rests: |p| set!(p, Meeting 1 . on = Some(TODAY)),
    },
    Case {
        rule: "meeting.no-attendance",
        fires: |p| put!(p, Meeting 1 { on: day(-1) }),
        rests: |p| put!(p, Attendance 1 { meeting: Id::new(1) }),
    },
    Case {
        rule: "meeting.no-agenda",
        fires: |p| put!(p, Meeting 1 { on: day(7) }),
        rests: |p| put!(p, AgendaItem 1 { meeting: Id::new(1) }),
    },
    Case {
        rule: "meeting.none-ahead",
        fires: |p| put!(p, Meeting 1 { on: day(-1) }),
        rests: |p| put!(p, Meeting 2 { on: Some(TODAY) }),
    },
    Case {
        rule: "decision.no-owner",
        fires: |p| put!(p, Decision 1 { text: "Meet every month".into() }),
        rests: |p| set!(p, Decision 1 . owner = Some(Id::new(1))),
    },
    Case {
        rule: "measure.no-owner",
        fires: |p| put!(p, Measure 1 {}),
        rests: |p| set!(p, Measure 1 . owner = Some(Id::new(1))),
    },
    Case {
        rule: "measure.no-target",
        fires: |p| put!(p, Measure 1 {}),
        rests: |p| set!(p, Measure 1 . target = Some(0.0)),
    },
    Case {
        rule: "measure.no-recent-value",
        fires: |p| {
            put!(p, Measure 1 { cadence: Some(Cadence::Monthly) });
            value(p, 1, 41, 3.0);
        },
        rests: |p| value(p, 2, 40, 3.0),
    },
    Case {
        rule: "measure.no-recent-value",
        fires: |p| put!(p, Measure 1 {}),
        rests: |p| value(p, 1, 366, 3.0),
    },
    Case {
        rule: "measure.wrong-way",
        fires: |p| {
            put!(p, Measure 1 { better: Better::Lower, baseline: Some(1.0) });
            value(p, 1, 20, 2.0);
            value(p, 2, 10, 3.0);
        },
        rests: |p| set!(p, Measure 1 . better = Better::Higher),
    },
    Case {
        rule: "measure.target-missed",
        fires: |p| {
            put!(p, Measure 1 { target: Some(50.0), target_on: day(-1) });
            value(p, 1, 5, 49.0);
        },
        rests: |p| value(p, 2, 4, 50.0),
    },
    Case {
        rule: "measure.no-without-note",
        fires: |p| check(p, "sustain.impact.disseminate", Subject::PLAN, "no", ""),
        rests: |p| check(p, "sustain.impact.disseminate", Subject::PLAN, "partly", ""),
    },
    Case {
        rule: "review.no-change",
        fires: |p| put!(p, Review 1 { not_working: "Late minutes".into() }),
        rests: |p| set!(p, Review 1 . change = "Minutes on the day".into()),
    },
    Case {
        rule: "marker.falling",
        fires: |p| {
            rate_on(p, "marker.advocacy", day(-90), 4);
            rate_on(p, "marker.advocacy", day(-2), 3);
        },
        rests: |p| rate_on(p, "marker.advocacy", day(-1), 3),
    },
    Case {
        rule: "trust.low",
        fires: |p| rate(p, "sustain.trust.active-listening", Subject::PLAN, 2, ""),
        rests: |p| {
            rate(
                p,
                "sustain.trust.active-listening",
                Subject::PLAN,
                2,
                "We go round the table",
            );
        },
    },
    Case {
        rule: "conflict.old",
        fires: |p| put!(p, Conflict 1 { raised_on: day(-31) }),
        rests: |p| set!(p, Conflict 1 . raised_on = day(-30)),
    },
    Case {
        rule: "conflict.no-resolution",
        fires: |p| put!(p, Conflict 1 { status: CaseStatus::Settled }),
        rests: |p| set!(p, Conflict 1 . resolution = "Both call first".into()),
    },
    Case {
        rule: "story.used-without-consent",
        fires: |p| {
            put!(p, Story 1 { title: "A safe night".into(), consent: StoryConsent::Internal });
            put!(p, Dissemination 1 { what: "“A Safe Night” in the yearly report".into() });
        },
        rests: |p| set!(p, Story 1 . consent = StoryConsent::Public),
    },
    Case {
        rule: "story.consent-undated",
        fires: |p| put!(p, Story 1 { consent: StoryConsent::Public }),
        rests: |p| set!(p, Story 1 . consent_on = day(-3)),
    },
    Case {
        rule: "story.not-asked",
        fires: |p| put!(p, Story 1 { title: "A safe night".into() }),
        rests: |p| set!(p, Story 1 . consent = StoryConsent::Refused),
    },
    Case {
        rule: "vision.old",
        fires: |p| put!(p, VisionReview 1 { on: day(-367) }),
        rests: |p| put!(p, VisionReview 2 { on: day(-366) }),
    },
    Case {
        rule: "cycle.stuck",
        fires: |p| put!(p, ImprovementCycle 1 { started_on: day(-91) }),
        rests: |p| set!(p, ImprovementCycle 1 . stage = CycleStage::Closed),
    },
    Case {
        rule: "gap.no-team",
        fires: |p| put!(p, ServiceGap 1 { gap: "Nights".into() }),
        rests: |p| set!(p, ServiceGap 1 . team = "Night desk".into()),
    },
    Case {
        rule: "improvement.no-without-note",
        fires: |p| check(p, "improvement.openness", Subject::PLAN, "no", ""),
        rests: |p| {
            check(
                p,
                "improvement.openness",
                Subject::PLAN,
                "no",
                "A box for ideas",
            );
        },
    },
    Case {
        rule: "role.no-coordinator",
        fires: |p| {
            partner(p, 1, "Schools");
            partner(p, 2, "Police");
            partner(p, 3, "Court");
            person(p, 1, "Ana");
        },
        rests: |p| put!(p, RoleHolder 1 { role: AgencyRole::Contact, person: Some(Id::new(1)) }),
    },
    Case {
        rule: "role.no-person",
        fires: |p| put!(p, RoleHolder 1 {}),
        rests: |p| set!(p, RoleHolder 1 . person = Some(Id::new(1))),
    },
    Case {
        rule: "competency.low",
        fires: |p| {
            person(p, 1, "Ana");
            put!(p, RoleHolder 1 { person: Some(Id::new(1)) });
            rate(p, "competency.negotiate", ABOUT_FIRST_HOLDER, 2, "");
        },
        rests: |p| rate(p, "competency.negotiate", ABOUT_FIRST_HOLDER, 3, ""),
    },
    Case {
        rule: "lasting.no-without-note",
        fires: |p| check(p, "institution.appraisal", Subject::PLAN, "no", ""),
        rests: |p| check(p, "institution.appraisal", Subject::PLAN, "yes", ""),
    },
];
