//! What people call tables, fields and records of any kind, where no page says it: in lists, workbooks and checks.
//! Must not know where a name is shown.

use crate::model::{AnyRecord, Column, Key, Kind, Plan, Storage, Value};

/// What stands for a record that has no name yet.
pub const UNNAMED: &str = "No name yet";

/// What one record of a kind is called.
pub const fn one(kind: Kind) -> &'static str {
    super::search::label(kind)
}

/// What all records of a kind are called; no two kinds alike, and never longer than a sheet's name may be.
pub const fn many(kind: Kind) -> &'static str {
    match kind {
        Kind::Header => "Plan",
        Kind::Partner => "Partners",
        Kind::Participant => "People",
        Kind::PreworkTask => "Pre-work",
        Kind::AgendaBlock => "Workshop agenda",
        Kind::Capture => "Notes from the room",
        Kind::Issue => "Issues",
        Kind::Vote => "Votes",
        Kind::Decision => "Decisions",
        Kind::ConsensusCheck => "Checks for agreement",
        Kind::SurveyWave => "Survey rounds",
        Kind::Answer => "Answers",
        Kind::SurveyResponse => "Survey answers",
        Kind::ScanFactor => "Factors around us",
        Kind::ScanPartner => "Factors and partners",
        Kind::Outcome => "Outcomes",
        Kind::Measure => "Measures",
        Kind::Observation => "Values of measures",
        Kind::Contact => "Contacts",
        Kind::Interaction => "Talks",
        Kind::Link => "Links",
        Kind::Placement => "Places on the map",
        Kind::LevelRating => "Levels by aspect",
        Kind::Contribution => "Contributions",
        Kind::Structure => "Structures",
        Kind::StructureMember => "Seats",
        Kind::GroundRule => "Ground rules",
        Kind::Authority => "Authority",
        Kind::RaciTask => "Tasks to share out",
        Kind::RaciCell => "Who does what",
        Kind::RaciColumn => "Columns of who does what",
        Kind::Agreement => "Agreements",
        Kind::AgreementParty => "Parties to agreements",
        Kind::AgreementClause => "Clauses",
        Kind::CommunicationItem => "Communication plan",
        Kind::SharedInformation => "Shared information",
        Kind::Grievance => "Grievances",
        Kind::NonNegotiable => "Non-negotiables",
        Kind::DataSource => "Data sources",
        Kind::Review => "Reviews",
        Kind::ServiceGap => "Service gaps",
        Kind::ImprovementCycle => "Improvement rounds",
        Kind::RoleHolder => "Roles in our agency",
        Kind::Meeting => "Meetings",
        Kind::Attendance => "Attendance",
        Kind::AgendaItem => "Meeting agendas",
        Kind::Goal => "Goals",
        Kind::Objective => "Objectives",
        Kind::Action => "Actions",
        Kind::Win => "Wins",
        Kind::Story => "Stories",
        Kind::Dissemination => "Made known",
        Kind::VisionReview => "Vision reviews",
        Kind::Conflict => "Conflicts",
        Kind::Waiver => "Left as it is",
        Kind::Attachment => "Files",
        Kind::Snapshot => "Snapshots",
        Kind::ReportSetup => "Report choices",
    }
}

/// Fields that are called otherwise than they are declared.
const FIELDS: &[(Kind, &str, &str)] = &[
    (Kind::Header, "title", "Name of the plan"),
    (Kind::Header, "agency_short", "Short name of the agency"),
    (Kind::Header, "workshop_on", "Day of the workshop"),
    (Kind::Header, "review_on", "Next review"),
    (Kind::Header, "calendar_number", "Number in calendars"),
    (
        Kind::Header,
        "work_closely_label",
        "Much influence, much interest",
    ),
    (
        Kind::Header,
        "keep_satisfied_label",
        "Much influence, little interest",
    ),
    (
        Kind::Header,
        "keep_informed_label",
        "Little influence, much interest",
    ),
    (
        Kind::Header,
        "watch_label",
        "Little influence, little interest",
    ),
    (Kind::Partner, "short", "Short name"),
    (Kind::Partner, "since", "At the table since"),
    (Kind::Partner, "current_level", "Level today"),
    (Kind::Participant, "partner", "Speaks for"),
    (Kind::AgendaBlock, "title", "Block"),
    (Kind::Capture, "kind", "Turned out to be"),
    (Kind::Capture, "text", "What was said"),
    (Kind::Issue, "parked", "In the parking lot"),
    (Kind::Vote, "dots", "Most dots per person"),
    (Kind::ConsensusCheck, "dots", "Most dots per person"),
    (Kind::SurveyWave, "name", "Round"),
    (Kind::Answer, "item", "Question"),
    (Kind::Answer, "text", "Answer"),
    (Kind::Answer, "on", "Holds for"),
    (Kind::Answer, "holder", "Holder of a role"),
    (Kind::Answer, "wave", "Survey round"),
    (Kind::SurveyResponse, "wave", "Survey round"),
    (Kind::SurveyResponse, "item", "Question"),
    (Kind::ScanFactor, "side", "Inside or outside"),
    (Kind::ScanFactor, "kind", "Helps or hinders"),
    (Kind::Measure, "name", "Measure"),
    (Kind::Measure, "better", "Which way is better"),
    (Kind::Measure, "cadence", "How often"),
    (Kind::Measure, "source", "Data source"),
    (Kind::Measure, "reference", "Compared with"),
    (Kind::Observation, "subgroup", "Group"),
    (Kind::Contact, "primary_contact", "First to call"),
    (Kind::Interaction, "kind", "How"),
    (Kind::Interaction, "summary", "What about"),
    (Kind::LevelRating, "current", "Level today"),
    (Kind::LevelRating, "intended", "Intended level"),
    (Kind::Contribution, "text", "What it is"),
    (Kind::NonNegotiable, "text", "What it is"),
    (Kind::RaciCell, "letter", "Part"),
    (Kind::SharedInformation, "what", "What it shares"),
    (Kind::SharedInformation, "how", "With whom and how"),
    (Kind::Win, "celebrated", "How it was celebrated"),
    (Kind::Story, "title", "Title"),
    (Kind::Story, "text", "Story"),
    (Kind::Dissemination, "what", "What was made known"),
    (Kind::Dissemination, "response", "What came back"),
    (Kind::Conflict, "partner", "One party"),
    (Kind::Conflict, "other_partner", "The other party"),
    (Kind::Attachment, "name", "File name"),
    (Kind::AgreementClause, "title", "Clause"),
    (Kind::AgendaItem, "title", "Point"),
    (Kind::AgreementClause, "text", "Text"),
    (Kind::ReportSetup, "left_out", "Parts left out"),
];

/// What people read for a field; sentence case.
pub fn field(kind: Kind, name: &str) -> String {
    let told = FIELDS.iter().find(|(k, n, _)| *k == kind && *n == name);
    match (told, name) {
        (Some((_, _, title)), _) => (*title).to_owned(),
        (None, "on") => "Day".to_owned(),
        (None, "text") => one(kind).to_owned(),
        (None, "email") => "E-mail".to_owned(),
        (None, "private_note") => "Private note".to_owned(),
        (None, "owner") => "Who sees to it".to_owned(),
        (None, "due") => "By when".to_owned(),
        (None, "cadence") => "How often".to_owned(),
        (None, name) => {
            let words = name.replace('_', " ");
            let mut chars = words.chars();
            let first = chars.next().into_iter().flat_map(char::to_uppercase);
            first.chain(chars).collect()
        }
    }
}

/// The column that a record of this kind is called by, and that a new one is typed into.
pub fn column(kind: Kind) -> Option<&'static Column> {
    kind.columns().iter().find(|column| {
        column.storage == Storage::Text
            && !matches!(
                column.name,
                "note" | "notes" | "private_notes" | "private_note" | "step" | "rule"
            )
    })
}

/// The name of a record, on one line.
pub fn name(plan: &Plan, kind: Kind, id: i64) -> String {
    plan.get_any(Key { kind, id })
        .map_or_else(String::new, |record| name_of(plan, &record))
}

/// The name of a record, on one line; what it is about, or the two things that it joins.
pub fn name_of(plan: &Plan, record: &AnyRecord) -> String {
    let kind = record.kind();
    if let Some(column) = column(kind)
        && let Some(Value::Text(text)) = record.value(column.name)
        && let Some(line) = text.lines().map(str::trim).find(|line| !line.is_empty())
    {
        return line.to_owned();
    }
    let mut parts = Vec::new();
    for (declared, value) in kind.columns().iter().zip(record.values()) {
        let part = match (declared.storage, value) {
            (Storage::Id, Value::Int(id)) => declared
                .points_at
                .and_then(Kind::of_table)
                .filter(|target| *target != kind)
                .map(|target| name(plan, target, id)),
            (Storage::Word, Value::Text(word)) => declared
                .words
                .iter()
                .position(|w| **w == *word)
                .and_then(|at| declared.labels.get(at))
                .map(|label| (*label).to_owned()),
            (Storage::Date, Value::Text(day)) => Some(day),
            _ => None,
        };
        parts.extend(part.filter(|part| !part.is_empty()));
        if parts.len() == 2 {
            break;
        }
    }
    if parts.is_empty() {
        UNNAMED.to_owned()
    } else {
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_kinds_and_no_two_fields_of_one_kind_are_called_alike() {
        let kinds: BTreeSet<_> = Kind::ALL.iter().map(|kind| many(*kind)).collect();
        assert_eq!(kinds.len(), Kind::ALL.len());
        assert!(kinds.iter().all(|name| name.len() <= 31));
        for kind in Kind::ALL {
            let fields = kind.columns().iter().map(|c| field(*kind, c.name));
            let names: BTreeSet<_> = fields.collect();
            assert_eq!(names.len(), kind.columns().len(), "{kind:?}: {names:?}");
        }
    }

    #[test]
    fn every_name_that_is_told_is_of_a_field_that_is_declared() {
        for (kind, name, _) in FIELDS {
            let declared = kind.columns().iter().any(|c| c.name == *name);
            assert!(declared, "{kind:?} {name}");
        }
    }
}
