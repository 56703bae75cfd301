//! Which kind of record holds the rows of a table of the catalogue.
//! Must not know how a table is drawn.

use crate::model::Kind;

/// The kind whose records are the rows of the catalogue's table `item`; `None` for any other item.
///
/// Several tables may show the same kind: roles are asked for one by one, their holders are one list.
pub fn rows_of(item: &str) -> Option<Kind> {
    Some(match item {
        "prep.prework" => Kind::PreworkTask,
        "prep.agenda" => Kind::AgendaBlock,
        "scan.factor" => Kind::ScanFactor,
        "purpose.outcome" => Kind::Outcome,
        "purpose.measure" | "sustain.metric" => Kind::Measure,
        "purpose.resource" | "purpose.commitment" => Kind::Contribution,
        "governance.ground-rule" => Kind::GroundRule,
        "governance.raci" => Kind::RaciTask,
        "governance.agreement" => Kind::Agreement,
        "governance.coordinator"
        | "role.leadership"
        | "role.middle"
        | "role.frontline"
        | "role.contact" => Kind::RoleHolder,
        "governance.cadence" => Kind::Structure,
        "communication.plan" => Kind::CommunicationItem,
        "communication.share" => Kind::SharedInformation,
        "communication.grievance" => Kind::Grievance,
        "data.source" => Kind::DataSource,
        "evaluation.review" => Kind::Review,
        "evaluation.survey" => Kind::SurveyWave,
        "improvement.gap" => Kind::ServiceGap,
        "improvement.cycle" => Kind::ImprovementCycle,
        "sustain.meeting" => Kind::Meeting,
        "sustain.win" => Kind::Win,
        "sustain.conflict" => Kind::Conflict,
        "sustain.vision-review" => Kind::VisionReview,
        "sustain.story" => Kind::Story,
        "sustain.dissemination" => Kind::Dissemination,
        "action.goal" => Kind::Goal,
        "action.objective" => Kind::Objective,
        "action.item" => Kind::Action,
        "action.issue" | "action.parking" => Kind::Issue,
        "action.decision" => Kind::Decision,
        _ => return None,
    })
}
