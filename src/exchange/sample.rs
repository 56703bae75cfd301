//! The sample plan that is compiled in: the domestic-violence case of the guidance, as a county might plan it.
//!
//! It goes through the import like any other document. It is told as of one day; whoever opens it later gets it
//! moved to their own day, or they would see nothing but what is overdue.
//! Must not know the clock: today's date is passed in.

use jiff::Span;

use super::{json, moment};
use crate::model::{Date, Field as _, Plan, Record as _, Snapshot, Storage, Value};

/// The sample plan as a JSON document.
pub const JSON: &str = include_str!("../../assets/samples/safe-at-home.json");

/// The day as of which [`JSON`] is told.
pub const TOLD_ON: Date = Date::constant(2026, 5, 12);

/// The sample plan as it is told.
pub fn sample() -> Plan {
    // A test holds the document to have no problems; an empty plan would come of one that has.
    json::from_bytes(JSON.as_bytes()).map_or_else(|_| Plan::default(), |imported| imported.plan)
}

/// The sample plan as if it were told today: each day is moved by the same number of weeks, so that a meeting on a
/// Tuesday stays on a Tuesday.
pub fn sample_on(today: Date) -> Plan {
    let days = TOLD_ON.duration_until(today).as_hours() / 24;
    let mut plan = moved_plan(&sample(), days.div_euclid(7) * 7);
    for snapshot in plan.snapshots.clone().iter() {
        // What a snapshot holds moves with it.
        if let Ok(then) = moment::plan(&snapshot.body) {
            let body = moment::body(&moved_plan(&then, days.div_euclid(7) * 7));
            let moved = Snapshot {
                body,
                ..snapshot.clone()
            };
            plan.put_any(moved.wrap());
        }
    }
    plan
}

/// A plan with each day so many days later.
fn moved_plan(told: &Plan, days: i64) -> Plan {
    let mut plan = told.clone();
    for record in told.all() {
        let columns = record.kind().columns().iter();
        let values: Vec<_> = columns
            .zip(record.values())
            .map(|(column, value)| match column.storage {
                Storage::Date => moved(value, days),
                _ => value,
            })
            .collect();
        if let Ok(record) = record.kind().build(record.raw_id(), values) {
            plan.put_any(record);
        }
    }
    plan
}

/// A day so many days later; as it is told, if the clock is off by thousands of years.
fn moved(value: Value, days: i64) -> Value {
    let day = <Option<Date>>::from_value(value.clone()).ok().flatten();
    let days = Span::new().try_days(days).ok();
    day.zip(days)
        .and_then(|(day, days)| day.checked_add(days).ok())
        .filter(|day| day.year() >= 0)
        .map_or(value, |day| day.to_value())
}
