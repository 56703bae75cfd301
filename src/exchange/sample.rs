//! The sample plan that is compiled in: the domestic-violence case of the guidance, as a county might plan it.
//! It goes through the import like any other document.

use super::json;
use crate::model::Plan;

/// The sample plan as a JSON document.
pub const JSON: &str = include_str!("../../assets/samples/safe-at-home.json");

/// The sample plan.
pub fn sample() -> Plan {
    // A test holds the document to have no problems; an empty plan would come of one that has.
    json::from_bytes(JSON.as_bytes()).map_or_else(|_| Plan::default(), |imported| imported.plan)
}
