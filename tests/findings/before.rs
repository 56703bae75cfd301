//! Both ways, for the rules of the phases Prepare to Partners.

use roundtable::{
    insight::Subject,
    model::{
        Action, AgendaBlock, Agreement, AgreementParty, Attendance, AttendanceState, Belongs,
        Category, Contact, Contribution, ContributionKind, Header, Id, Interaction, Level, Measure,
        Meeting, Outcome, Participant, Partner, PartnerStatus, PreworkTask, ScanFactor, ScanKind,
        Structure, StructureMember,
    },
};

use crate::plans::{Case, TODAY, check, day, partner, person, put, rate, set, write};

pub const CASES: &[Case] = &[
    Case {
        rule: "workshop.no-agenda",
        fires: |p| put!(p, Header 1 { workshop_on: day(30) }),
        rests: |p| put!(p, AgendaBlock 1 {}),
    },
    Case {
        rule: "workshop.no-agenda",
        fires: |p| put!(p, Header 1 { workshop_on: Some(TODAY) }),
        rests: |p| set!(p, Header 1 . workshop_on = day(31)),
    },
    Case {
        rule: "workshop.no-people",
        fires: |p| put!(p, Header 1 { workshop_on: day(7) }),
        rests: |p| put!(p, Participant 1 { invited: true }),
    },
    Case {
        rule: "workshop.no-lead",
        fires: |p| {
            put!(p, Header 1 { workshop_on: day(7) });
            person(p, 1, "Ana");
            put!(p, AgendaBlock 1 { lead: Some(Id::new(1)) });
            put!(p, AgendaBlock 2 { title: "Map".into() });
        },
        rests: |p| set!(p, AgendaBlock 2 . lead = Some(Id::new(1))),
    },
    Case {
        rule: "workshop.too-long",
        fires: |p| {
            put!(p, AgendaBlock 1 { minutes: 300 });
            put!(p, AgendaBlock 2 { minutes: 181 });
        },
        rests: |p| set!(p, AgendaBlock 2 . minutes = 180),
    },
    Case {
        rule: "prework.no-owner",
        fires: |p| put!(p, PreworkTask 1 { task: "Read the levels".into() }),
        rests: |p| set!(p, PreworkTask 1 . owner = Some(Id::new(1))),
    },
    Case {
        rule: "prework.overdue",
        fires: |p| put!(p, PreworkTask 1 { due: day(-1) }),
        rests: |p| set!(p, PreworkTask 1 . done = true),
    },
    Case {
        rule: "prework.overdue",
        fires: |p| put!(p, PreworkTask 1 { due: day(-20) }),
        rests: |p| set!(p, PreworkTask 1 . due = Some(TODAY)),
    },
    Case {
        rule: "plan.review-due",
        fires: |p| put!(p, Header 1 { review_on: day(-1) }),
        rests: |p| set!(p, Header 1 . review_on = Some(TODAY)),
    },
    Case {
        rule: "readiness.unwilling",
        fires: |p| {
            partner(p, 1, "Family Court");
            check(
                p,
                "prep.commit.time",
                Subject::partner(Id::new(1)),
                "no",
                "",
            );
        },
        rests: |p| {
            check(
                p,
                "prep.commit.time",
                Subject::partner(Id::new(1)),
                "partly",
                "",
            );
        },
    },
    Case {
        rule: "readiness.unwilling",
        fires: |p| {
            partner(p, 1, "Family Court");
            check(
                p,
                "prep.commit.resources",
                Subject::partner(Id::new(1)),
                "no",
                "",
            );
        },
        rests: |p| set!(p, Partner 1 . status = PartnerStatus::Ended),
    },
    Case {
        rule: "readiness.no-without-note",
        fires: |p| check(p, "prep.factor.pre-work", Subject::PLAN, "no", ""),
        rests: |p| {
            check(
                p,
                "prep.factor.pre-work",
                Subject::PLAN,
                "no",
                "Ana calls them all",
            );
        },
    },
    Case {
        rule: "scan.no-meaning",
        fires: |p| put!(p, ScanFactor 1 { kind: ScanKind::Barrier, strength: Some(4) }),
        rests: |p| set!(p, ScanFactor 1 . meaning = "Fewer beds to share".into()),
    },
    Case {
        rule: "scan.no-meaning",
        fires: |p| put!(p, ScanFactor 1 { kind: ScanKind::Barrier, strength: Some(5) }),
        rests: |p| set!(p, ScanFactor 1 . strength = Some(3)),
    },
    Case {
        rule: "scan.limits",
        fires: |p| {
            partner(p, 1, "Schools");
            set!(p, Partner 1 . intended_level = Some(Level::Integration));
            rate(p, "scan.constraint.money", Subject::PLAN, 2, "");
        },
        rests: |p| set!(p, Partner 1 . intended_level = Some(Level::Cooperation)),
    },
    Case {
        rule: "strategy.ending",
        fires: |p| put!(p, Partner 1 { status: PartnerStatus::Ended }),
        rests: |p| write(p, "strategy.when-end", "When the need is met"),
    },
    Case {
        rule: "purpose.empty",
        fires: |p| put!(p, Action 1 {}),
        rests: |p| write(p, "purpose.statement", "Children stay safe at home"),
    },
    Case {
        rule: "purpose.no-outcome",
        fires: |p| write(p, "purpose.statement", "Children stay safe at home"),
        rests: |p| put!(p, Outcome 1 { text: "Fewer removals".into() }),
    },
    Case {
        rule: "outcome.no-measure",
        fires: |p| put!(p, Outcome 1 { text: "Fewer removals".into() }),
        rests: |p| put!(p, Measure 1 { outcome: Some(Id::new(1)) }),
    },
    Case {
        rule: "commitment.no-date",
        fires: |p| put!(p, Contribution 1 { kind: ContributionKind::Commitment }),
        rests: |p| set!(p, Contribution 1 . due = day(1)),
    },
    Case {
        rule: "commitment.no-date",
        fires: |p| put!(p, Contribution 1 { kind: ContributionKind::Commitment }),
        rests: |p| set!(p, Contribution 1 . kind = ContributionKind::Resource),
    },
    Case {
        rule: "commitment.overdue",
        fires: |p| put!(p, Contribution 1 { kind: ContributionKind::Commitment, due: day(-1) }),
        rests: |p| set!(p, Contribution 1 . kept = true),
    },
    Case {
        rule: "benefit.one-sided",
        fires: |p| {
            partner(p, 1, "Schools");
            set!(p, Partner 1 . intended_level = Some(Level::Collaboration));
            set!(p, Partner 1 . brings = "Rooms".into());
        },
        rests: |p| set!(p, Partner 1 . gains = "Earlier help for pupils".into()),
    },
    Case {
        rule: "partner.none",
        fires: |_| {},
        rests: |p| put!(p, Partner 1 {}),
    },
    Case {
        rule: "partner.silent",
        fires: |p| {
            partner(p, 1, "Schools");
            put!(p, Interaction 1 { partner: Id::new(1), on: day(-91) });
        },
        rests: |p| put!(p, Interaction 2 { partner: Id::new(1), on: day(-90) }),
    },
    Case {
        // A talk that is planned is none yet, but a meeting that was held is one.
        rule: "partner.silent",
        fires: |p| {
            partner(p, 1, "Schools");
            put!(p, Interaction 1 { partner: Id::new(1), on: day(-100) });
            put!(p, Interaction 2 { partner: Id::new(1), on: day(5) });
            put!(p, Participant 1 { partner: Some(Id::new(1)) });
            put!(p, Meeting 1 { on: day(-10) });
            put!(p, Attendance 1 {
                meeting: Id::new(1), person: Id::new(1), state: AttendanceState::Excused,
            });
        },
        rests: |p| set!(p, Attendance 1 . state = AttendanceState::Present),
    },
    Case {
        // Where talks are noted with others, none with this one is news, unless it has just joined.
        rule: "partner.silent",
        fires: |p| {
            partner(p, 1, "Schools");
            partner(p, 2, "Police");
            put!(p, Interaction 1 { partner: Id::new(2), on: day(-3) });
        },
        rests: |p| set!(p, Partner 1 . since = day(-10)),
    },
    Case {
        rule: "partner.no-contact",
        fires: |p| partner(p, 1, "Schools"),
        rests: |p| put!(p, Contact 1 { partner: Id::new(1) }),
    },
    Case {
        rule: "partner.no-contact",
        fires: |p| partner(p, 1, "Schools"),
        rests: |p| put!(p, Participant 1 { partner: Some(Id::new(1)) }),
    },
    Case {
        rule: "partner.no-engagement",
        fires: |p| put!(p, Partner 1 { status: PartnerStatus::Prospect }),
        rests: |p| set!(p, Partner 1 . engagement = "Ask the judge to call".into()),
    },
    Case {
        rule: "partner.invitation-cold",
        fires: |p| {
            put!(p, Partner 1 { status: PartnerStatus::Invited });
            put!(p, Interaction 1 { partner: Id::new(1), on: day(-31) });
        },
        rests: |p| set!(p, Interaction 1 . on = day(-30)),
    },
    Case {
        rule: "partner.low-trust",
        fires: |p| {
            partner(p, 1, "Schools");
            set!(p, Partner 1 . trust = Some(2));
        },
        rests: |p| put!(p, Action 1 { partner: Some(Id::new(1)) }),
    },
    Case {
        rule: "partner.low-trust",
        fires: |p| {
            partner(p, 1, "Schools");
            set!(p, Partner 1 . trust = Some(1));
        },
        rests: |p| set!(p, Partner 1 . trust = Some(3)),
    },
    Case {
        rule: "partner.not-ready",
        fires: |p| {
            partner(p, 1, "Schools");
            set!(p, Partner 1 . intended_level = Some(Level::Collaboration));
            rate(p, "scan.readiness", Subject::partner(Id::new(1)), 2, "");
        },
        rests: |p| set!(p, Partner 1 . intended_level = Some(Level::Networking)),
    },
    Case {
        rule: "partner.not-ready",
        fires: |p| {
            partner(p, 1, "Schools");
            set!(p, Partner 1 . intended_level = Some(Level::Collaboration));
            set!(p, Partner 1 . readiness = Some(1));
        },
        rests: |p| set!(p, Partner 1 . readiness = Some(4)),
    },
    Case {
        rule: "partner.ended-with-work",
        fires: |p| {
            put!(p, Partner 1 { status: PartnerStatus::Ended });
            put!(p, Contribution 1 { partner: Id::new(1), kind: ContributionKind::Commitment });
        },
        rests: |p| set!(p, Contribution 1 . kept = true),
    },
    Case {
        rule: "table.no-family-voice",
        fires: |p| {
            partner(p, 1, "Family Court");
            set!(p, Partner 1 . category = Category::Justice);
            put!(p, Partner 2 { category: Category::Family, status: PartnerStatus::Prospect });
        },
        rests: |p| set!(p, Partner 2 . status = PartnerStatus::AtTable),
    },
    Case {
        rule: "table.category-empty",
        fires: |p| {
            partner(p, 1, "Parents");
            partner(p, 2, "Legislature");
            set!(p, Partner 2 . category = Category::Policy);
            partner(p, 3, "Schools");
            set!(p, Partner 3 . category = Category::HumanServices);
            partner(p, 4, "Shelter");
            set!(p, Partner 4 . category = Category::Providers);
            partner(p, 5, "University");
            set!(p, Partner 5 . category = Category::Community);
            put!(p, Partner 6 { category: Category::Justice, status: PartnerStatus::Missing });
        },
        rests: |p| set!(p, Partner 6 . status = PartnerStatus::Prospect),
    },
    Case {
        rule: "table.influential-away",
        fires: |p| {
            put!(p, Partner 1 {
                status: PartnerStatus::Missing, influence: Some(50.0), interest: Some(50.0),
            });
        },
        rests: |p| set!(p, Partner 1 . interest = Some(49.0)),
    },
    Case {
        rule: "map.no-level",
        fires: |p| {
            partner(p, 1, "Schools");
            partner(p, 2, "Police");
            set!(p, Partner 2 . current_level = Some(Level::Networking));
        },
        rests: |p| set!(p, Partner 1 . current_level = Some(Level::Networking)),
    },
    Case {
        rule: "level.no-agreement",
        fires: |p| {
            partner(p, 1, "Schools");
            set!(p, Partner 1 . intended_level = Some(Level::Collaboration));
        },
        rests: |p| put!(p, AgreementParty 1 { agreement: Id::new(1), partner: Id::new(1) }),
    },
    Case {
        rule: "level.no-agreement",
        fires: |p| {
            partner(p, 1, "Schools");
            set!(p, Partner 1 . intended_level = Some(Level::Integration));
            put!(p, Agreement 1 {});
        },
        rests: |p| set!(p, Partner 1 . intended_level = Some(Level::Cooperation)),
    },
    Case {
        rule: "level.no-outcome-measure",
        fires: |p| {
            partner(p, 1, "Schools");
            set!(p, Partner 1 . intended_level = Some(Level::Integration));
            put!(p, Measure 1 {});
        },
        rests: |p| set!(p, Measure 1 . outcome = Some(Id::new(1))),
    },
    Case {
        rule: "level.gap-no-action",
        fires: |p| {
            partner(p, 1, "Schools");
            set!(p, Partner 1 . current_level = Some(Level::Networking));
            set!(p, Partner 1 . intended_level = Some(Level::Collaboration));
        },
        rests: |p| put!(p, Action 1 { partner: Some(Id::new(1)) }),
    },
    Case {
        rule: "structure.no-members",
        fires: |p| put!(p, Structure 1 {}),
        rests: |p| put!(p, StructureMember 1 { structure: Id::new(1) }),
    },
    Case {
        rule: "structure.departed-member",
        fires: |p| {
            put!(p, Partner 1 { status: PartnerStatus::Ended });
            put!(p, Structure 1 {});
            put!(p, StructureMember 1 { structure: Id::new(1), partner: Belongs::to(Id::new(1)) });
        },
        rests: |p| set!(p, Partner 1 . status = PartnerStatus::AtTable),
    },
    Case {
        rule: "structure.no-rhythm",
        fires: |p| {
            put!(p, Structure 1 {});
            put!(p, StructureMember 1 { structure: Id::new(1) });
        },
        rests: |p| set!(p, Structure 1 . cadence = Some(roundtable::model::Cadence::Monthly)),
    },
];
