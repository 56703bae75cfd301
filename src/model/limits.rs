//! The numbers that a field accepts, where it accepts a range.
//! One place for the document's gate, the import, the schema and the form widgets.

use std::ops::RangeInclusive;

use super::{AnyRecord, Kind, Value};

/// The range of a column's numbers, ends included; `None` where any finite number will do.
pub const fn range(kind: Kind, column: &str) -> Option<RangeInclusive<f64>> {
    let name = column.as_bytes();
    Some(match (kind, name) {
        (Kind::Partner, b"influence" | b"interest") | (Kind::Action, b"progress") => 0.0..=100.0,
        (Kind::Partner, b"trust" | b"readiness")
        | (Kind::Answer | Kind::SurveyResponse, b"rating")
        | (Kind::ScanFactor, b"strength" | b"likelihood") => 1.0..=5.0,
        (Kind::Link, b"strength") => 1.0..=3.0,
        (Kind::AgendaBlock | Kind::AgendaItem, b"minutes") => 0.0..=1440.0,
        (Kind::Vote | Kind::ConsensusCheck, b"count" | b"voters" | b"dots") => 0.0..=100_000.0,
        (Kind::Observation, b"cases") => 0.0..=100_000_000.0,
        // As far as every program that reads JSON can count.
        (Kind::Header, b"calendar_number") => 1.0..=9_007_199_254_740_991.0,
        (Kind::Placement, b"x" | b"y") => -100_000.0..=100_000.0,
        _ => return None,
    })
}

/// The first column of a record whose number lies outside its range: name, number, range.
pub fn outside(record: &AnyRecord) -> Option<(&'static str, f64, RangeInclusive<f64>)> {
    let kind = record.kind();
    kind.columns()
        .iter()
        .zip(record.values())
        .find_map(|(column, value)| {
            let range = range(kind, column.name)?;
            let number = match value {
                Value::Int(i) => i as f64,
                Value::Real(x) => x,
                Value::Null | Value::Text(_) | Value::Blob(_) => return None,
            };
            (!range.contains(&number)).then_some((column.name, number, range))
        })
}
