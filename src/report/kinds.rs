//! The kinds of reports, each as a list of chapters and parts.
//! Must not say anything itself.

pub(super) use super::parts::front::front;
use super::{
    make::{Chapter, Part},
    parts::{
        act, agree, blanks, draft, glance, meet, minutes, open, partners, poster, purpose, quarter,
        readiness, sheets, sustain, todo, understand, workshop,
    },
};
use crate::model::ReportKind;

/// The chapters of a kind, in order.
pub(super) const fn chapters(kind: ReportKind) -> &'static [Chapter] {
    match kind {
        ReportKind::Summary => SUMMARY,
        ReportKind::FullPlan => FULL_PLAN,
        ReportKind::Workshop => WORKSHOP,
        ReportKind::Quarterly => QUARTERLY,
        ReportKind::Agreement => AGREEMENT,
        ReportKind::Partners => PARTNERS,
        ReportKind::Actions => ACTIONS,
        ReportKind::Minutes => MINUTES,
        ReportKind::Map => MAP,
        ReportKind::Blanks => BLANKS,
    }
}

/// Parts that stand at the top.
const fn plain(parts: &'static [Part]) -> Chapter {
    Chapter {
        title: "",
        parts,
        each_partner: false,
    }
}

/// Parts under a heading.
const fn under(title: &'static str, parts: &'static [Part]) -> Chapter {
    Chapter {
        title,
        parts,
        each_partner: false,
    }
}

const SUMMARY: &[Chapter] = &[plain(&[
    Part::new("purpose", "What this partnership is for", glance::purpose).bare(),
    Part::new("figures", "Key figures", glance::figures).bare(),
    Part::new("outcomes", "Where we are", glance::outcomes),
    Part::new("coverage", "Who is at the table", glance::coverage_part),
    Part::new("levels", "Levels of partnership", glance::levels).bare(),
    Part::new("actions", "Overdue and next", glance::next),
    Part::new("dates", "Next dates", glance::next_days).bare(),
    Part::new("map", "The partner map", glance::map)
        .bare()
        .paged(),
])];

const FULL_PLAN: &[Chapter] = &[
    under(
        "In short",
        &[
            Part::new("short.purpose", "Purpose in short", glance::purpose).bare(),
            Part::new("short.facts", "Whose plan it is", glance::facts).bare(),
            Part::new("short.figures", "Key figures", glance::figures).bare(),
            Part::new("short.outcomes", "Where we are", glance::outcomes),
            Part::new("short.actions", "Overdue and next", glance::next),
            Part::new("short.dates", "Next dates", glance::dates),
            Part::new("short.lacks", "What is lacking in short", glance::lacks).bare(),
        ],
    ),
    under(
        "Prepare",
        &[
            Part::new("workshop", "Workshop", workshop::facts),
            Part::new("participants", "People", workshop::participants),
            Part::new("prework", "Before the workshop", workshop::prework),
            Part::new("agenda", "Agenda", workshop::agenda),
            Part::new("captures", "What was said in the room", workshop::captures),
            Part::new("readiness", "Readiness", readiness::readiness),
        ],
    ),
    under(
        "Understand",
        &[
            Part::new("strategy", "Where we stand", understand::strategy),
            Part::new("scan", "Environmental scan", understand::scan),
        ],
    ),
    under(
        "Define",
        &[
            Part::new(
                "purpose-and-outcomes",
                "Purpose and outcomes",
                purpose::purpose,
            ),
            Part::new("benefits", "Benefits", purpose::benefits),
        ],
    ),
    under(
        "Partners",
        &[
            Part::new("partners", "Partner list", partners::list),
            Part::new("table", "Who’s at the table", partners::table),
            Part::new("partner-map", "Partner map", partners::map),
            Part::new("level-profiles", "Levels", partners::levels),
            Part::new("structure", "Structure", partners::structure),
        ],
    ),
    under(
        "Agree",
        &[
            Part::new("governance", "Governance", agree::governance),
            Part::new("agreements", "Agreements", agree::agreements),
            Part::new("communication", "Communication", agree::communication),
            Part::new("power", "Decisions and power", agree::power),
            Part::new("boundaries", "Boundaries", agree::boundaries),
            Part::new("data", "Data", agree::data),
        ],
    ),
    under(
        "Act",
        &[
            Part::new("act", "Priorities and actions", act::act),
            Part::new("meetings", "Meetings and decisions", meet::meetings),
        ],
    ),
    under(
        "Sustain",
        &[
            Part::new("evaluation", "Evaluation", sustain::evaluation),
            Part::new("measures", "Measures", sustain::measures),
            Part::new("trust", "Trust, wins and stories", sustain::trust),
            Part::new("improvement", "Improvement", sustain::improvement),
        ],
    ),
    under(
        "Our agency",
        &[
            Part::new("roles", "Roles", sustain::roles),
            Part::new("competencies", "Competencies", sustain::competencies),
            Part::new("lasting", "Making it last", sustain::lasting),
        ],
    ),
    under(
        "What the plan still lacks",
        &[
            Part::new("findings", "Findings", open::findings),
            Part::new("unanswered", "Not answered yet", open::unanswered),
        ],
    ),
    under(
        "Annex",
        &[
            Part::new("kept", "Snapshots and files", open::kept),
            Part::new("definitions", "How figures are counted", open::definitions),
            Part::new("private", "Private notes", open::private).paged(),
        ],
    ),
];

const WORKSHOP: &[Chapter] = &[plain(&[
    Part::new("workshop", "The workshop", workshop::facts),
    Part::new(
        "participants",
        "People who take part",
        workshop::participants,
    ),
    Part::new("prework", "Before the workshop", workshop::prework),
    Part::new("agenda", "Agenda", workshop::agenda),
    Part::new("captures", "What was said in the room", workshop::captures),
    Part::new("issues", "Issues and votes", act::issues),
    Part::new("decisions", "Decisions", meet::workshop_decisions),
    Part::new("counts", "Counts of hands and dots", meet::workshop_counts),
    Part::new("ground-rules", "Ground rules", agree::ground_rules_part),
    Part::new("agreed", "Actions agreed", meet::workshop_actions),
    Part::new("parking", "Parking lot", workshop::parking),
    Part::new("next-meeting", "Next meeting", meet::next),
])];

const QUARTERLY: &[Chapter] = &[plain(&[
    Part::new("figures", "Key figures today", glance::figures).bare(),
    Part::new("changes", "What changed", quarter::changes),
    Part::new("quarter-measures", "Measures", quarter::measures),
    Part::new("quarter-actions", "Actions", quarter::actions_part),
    Part::new(
        "quarter-meetings",
        "Meetings and decisions",
        quarter::meetings,
    ),
    Part::new("quarter-talks", "Talks with partners", quarter::talks),
    Part::new("quarter-wins", "Wins and stories", quarter::wins),
    Part::new(
        "quarter-conflicts",
        "Disagreements and grievances",
        quarter::conflicts,
    ),
    Part::new("renewals", "Agreements to look over", quarter::renewals),
    Part::new(
        "findings",
        "What the plan still lacks",
        open::grave_findings,
    ),
])];

const AGREEMENT: &[Chapter] = &[plain(&[
    Part::new(
        "draft.missing",
        "What is still to be written",
        draft::missing,
    ),
    Part::new("draft.purpose", "Purpose", draft::purpose_part),
    Part::new("draft.members", "Members", draft::members_part),
    Part::new("draft.roles", "Roles", draft::roles_part),
    Part::new(
        "draft.expectations",
        "Expectations",
        draft::expectations_part,
    ),
    Part::new(
        "draft.responsibilities",
        "Responsibilities",
        draft::responsibilities_part,
    ),
    Part::new("draft.decisions", "Decisions", draft::decisions_part),
    Part::new(
        "draft.communication",
        "Communication",
        draft::communication_part,
    ),
    Part::new(
        "draft.confidentiality",
        "Confidentiality and data sharing",
        draft::confidentiality_part,
    ),
    Part::new(
        "draft.interests",
        "Conflicts of interest",
        draft::interests_part,
    ),
    Part::new("draft.disputes", "Disputes", draft::disputes_part),
    Part::new("draft.ending", "Review and ending", draft::ending_part),
    Part::new("draft.other", "Other clauses", draft::other_part),
    Part::new("draft.signatures", "Signatures", draft::signatures),
])];

const PARTNERS: &[Chapter] = &[Chapter {
    title: "",
    each_partner: true,
    // One page for each: names of facts and captions of tables stand in for headings.
    parts: &[
        Part::new("sheet.about", "About", sheets::about).bare(),
        Part::new("sheet.level", "Level", sheets::level).bare(),
        Part::new(
            "sheet.exchange",
            "What it brings and gains",
            sheets::exchange,
        )
        .bare(),
        Part::new("sheet.links", "Links", sheets::links).bare(),
        Part::new("sheet.agreements", "Agreements", sheets::agreements).bare(),
        Part::new("sheet.talk", "When we last spoke", sheets::talk).bare(),
        Part::new("sheet.contacts", "People to reach", sheets::contacts).bare(),
        Part::new(
            "sheet.contributions",
            "Resources and commitments",
            sheets::contributions,
        )
        .bare(),
        Part::new("sheet.actions", "Open actions", sheets::actions_part).bare(),
    ],
}];

const ACTIONS: &[Chapter] = &[plain(&[
    Part::new("action-counts", "How many", todo::counts).bare(),
    Part::new("overdue", "Overdue", todo::overdue),
    Part::new("by-owner", "By owner", todo::by_owner),
    Part::new("by-day", "By day", todo::by_day),
    Part::new("done", "Done", todo::done),
])];

const MINUTES: &[Chapter] = &[plain(&[
    Part::new("attendance", "Who came", minutes::attendance),
    Part::new("points", "What was said", minutes::points),
    Part::new("minutes-decisions", "Decisions", minutes::decisions),
    Part::new("minutes-actions", "Actions", minutes::actions),
    Part::new("minutes-next", "Next meeting", minutes::next_part),
])];

const MAP: &[Chapter] = &[plain(&[
    Part::new("poster", "The map", poster::map).bare(),
    Part::new("tells", "What the map tells", poster::tells).paged(),
])];

const BLANKS: &[Chapter] = &[plain(&[
    Part::new("blank.survey", "Survey", blanks::survey_sheet).paged(),
    Part::new("blank.intake", "For a new partner", blanks::intake).paged(),
    Part::new("blank.strategy", "Where we stand", blanks::strategy).paged(),
    Part::new("blank.fist", "Fist to five", blanks::fist).paged(),
    Part::new(
        "blank.gradients",
        "Gradients of agreement",
        blanks::gradients,
    )
    .paged(),
    Part::new("blank.dots", "Dot vote", blanks::dots).paged(),
    Part::new("blank.raci", "Who does what", blanks::raci).paged(),
    Part::new("blank.agenda", "Agenda", blanks::agenda).paged(),
    Part::new("blank.sign-in", "Sign-in sheet", blanks::sign_in).paged(),
])];
