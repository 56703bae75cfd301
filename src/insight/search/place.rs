//! On which step a record is seen and changed, and what people call it.
//! Must not know what was searched for.

use crate::{
    insight::{findings, journey},
    model::{AnyRecord, Key, Kind},
};

/// The step on which a record is seen and changed; `None` if on none.
pub(super) fn step_of(record: &AnyRecord) -> Option<&'static str> {
    Some(match record {
        AnyRecord::Issue(issue) if issue.parked => journey::MEETINGS.id,
        AnyRecord::Waiver(waiver) => findings::rules().find(|rule| rule.id == waiver.rule)?.step,
        _ => return step_of_kind(record.kind()),
    })
}

/// The step on which a kind is seen and changed.
const fn step_of_kind(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Header
        | Kind::Participant
        | Kind::PreworkTask
        | Kind::AgendaBlock
        | Kind::Capture => "workshop",
        Kind::ScanFactor | Kind::ScanPartner => "scan",
        Kind::Outcome | Kind::Contribution => "purpose",
        Kind::Partner | Kind::Contact | Kind::Interaction => "partners",
        Kind::Link | Kind::Placement => "map",
        Kind::LevelRating => "levels",
        Kind::Structure | Kind::StructureMember => "structure",
        Kind::GroundRule
        | Kind::Authority
        | Kind::RaciTask
        | Kind::RaciCell
        | Kind::RaciColumn
        | Kind::Agreement
        | Kind::AgreementParty
        | Kind::AgreementClause => "governance",
        Kind::CommunicationItem | Kind::SharedInformation | Kind::Grievance => "communication",
        Kind::NonNegotiable => "boundaries",
        Kind::DataSource => "data",
        Kind::Goal | Kind::Objective | Kind::Action | Kind::Issue | Kind::Vote => "actions",
        Kind::Meeting
        | Kind::Attendance
        | Kind::AgendaItem
        | Kind::Decision
        | Kind::ConsensusCheck => "meetings",
        Kind::Measure | Kind::Observation => "measures",
        Kind::SurveyWave | Kind::SurveyResponse => "readiness",
        Kind::Review => "evaluation",
        Kind::ServiceGap | Kind::ImprovementCycle => "improvement",
        Kind::Win | Kind::Story | Kind::Dissemination | Kind::VisionReview | Kind::Conflict => {
            "trust"
        }
        Kind::RoleHolder => "roles",
        Kind::Snapshot => "history",
        Kind::ReportSetup => "report",
        // An answer stands where its item does, a waiver with its rule; files are on no page.
        Kind::Answer | Kind::Attachment | Kind::Waiver => return None,
    })
}

/// The record whose row or card shows this one: itself, or what it is a part of.
pub(super) fn row_of(record: &AnyRecord) -> Key {
    match record {
        AnyRecord::ScanPartner(part) => Key::of(part.factor),
        AnyRecord::StructureMember(part) => Key::of(part.structure),
        _ => record.key(),
    }
}

/// What people call a record of this kind.
pub(in crate::insight) const fn label(kind: Kind) -> &'static str {
    match kind {
        Kind::Header => "Plan",
        Kind::Partner => "Partner",
        Kind::Participant => "Person",
        Kind::PreworkTask => "Pre-work",
        Kind::AgendaBlock => "Workshop agenda",
        Kind::Capture => "Note from the room",
        Kind::Issue => "Issue",
        Kind::Vote => "Vote",
        Kind::Decision => "Decision",
        Kind::ConsensusCheck => "Check for agreement",
        Kind::SurveyWave => "Survey",
        Kind::Answer => "Answer",
        Kind::SurveyResponse => "Survey comment",
        Kind::ScanFactor | Kind::ScanPartner => "Factor",
        Kind::Outcome => "Outcome",
        Kind::Measure => "Measure",
        Kind::Observation => "Value of a measure",
        Kind::Contact => "Contact",
        Kind::Interaction => "Talk",
        Kind::Link => "Link",
        Kind::Placement => "Place on the map",
        Kind::LevelRating => "Level",
        Kind::Contribution => "Contribution",
        Kind::Structure => "Structure",
        Kind::StructureMember => "Seat",
        Kind::GroundRule => "Ground rule",
        Kind::Authority => "Authority",
        Kind::RaciTask | Kind::RaciCell => "Task",
        Kind::RaciColumn => "Column of who does what",
        Kind::Agreement => "Agreement",
        Kind::AgreementParty => "Party to an agreement",
        Kind::AgreementClause => "Clause",
        Kind::CommunicationItem => "Communication",
        Kind::SharedInformation => "Shared information",
        Kind::Grievance => "Grievance",
        Kind::NonNegotiable => "Non-negotiable",
        Kind::DataSource => "Data source",
        Kind::Review => "Review",
        Kind::ServiceGap => "Service gap",
        Kind::ImprovementCycle => "Improvement",
        Kind::RoleHolder => "Role",
        Kind::Meeting => "Meeting",
        Kind::Attendance => "Attendance",
        Kind::AgendaItem => "Agenda",
        Kind::Goal => "Goal",
        Kind::Objective => "Objective",
        Kind::Action => "Action",
        Kind::Win => "Win",
        Kind::Story => "Story",
        Kind::Dissemination => "Made known",
        Kind::VisionReview => "Vision",
        Kind::Conflict => "Conflict",
        Kind::Waiver => "Left as it is",
        Kind::ReportSetup => "Report",
        Kind::Attachment => "File",
        Kind::Snapshot => "Snapshot",
    }
}
