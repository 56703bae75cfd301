//! A copy of a record with the parts that make it, and without what happened to the first.
//! Must not know any one kind, beside the fields that tell what happened.

use std::collections::BTreeMap;

use crate::model::{AnyRecord, IdSource, Key, Kind, Plan, Value};

/// Fields that tell what happened to a record: a copy begins without.
pub const HAPPENED: &[(Kind, &str)] = &[
    (Kind::Agreement, "signed_on"),
    (Kind::AgendaItem, "notes"),
    (Kind::Meeting, "minutes"),
];

/// A copy of a record under a new id, and copies of all its parts ([`Kind::part_of`]), of their parts too.
/// Empty if the record isn't there; else the copy comes first.
pub fn with_parts(plan: &Plan, ids: &mut IdSource, of: Key) -> Vec<AnyRecord> {
    let Some(record) = plan.get_any(of) else {
        return Vec::new();
    };
    let mut made = Vec::new();
    if let Some(copy) = copy(&record, ids, None) {
        let id = copy.raw_id();
        made.push(copy);
        parts(plan, ids, of, id, &mut made);
    }
    made
}

fn parts(plan: &Plan, ids: &mut IdSource, of: Key, copied: i64, made: &mut Vec<AnyRecord>) {
    let mut whole_of: BTreeMap<Key, &'static str> = BTreeMap::new();
    for kind in Kind::ALL {
        let Some(field) = kind.part_of() else {
            continue;
        };
        let columns = kind.columns();
        let Some(at) = columns.iter().position(|c| c.name == field) else {
            continue;
        };
        if columns.get(at).and_then(|c| c.points_at) != Some(of.kind.table()) {
            continue;
        }
        plan.each_reference(*kind, |part, column, target| {
            if column == at && target == of.id {
                whole_of.insert(part, field);
            }
        });
    }
    for (key, field) in whole_of {
        let whole = Some((field, copied));
        if let Some(copy) = plan.get_any(key).and_then(|part| copy(&part, ids, whole)) {
            let id = copy.raw_id();
            made.push(copy);
            parts(plan, ids, key, id, made);
        }
    }
}

fn copy(record: &AnyRecord, ids: &mut IdSource, whole: Option<(&str, i64)>) -> Option<AnyRecord> {
    let kind = record.kind();
    let id = ids.next::<()>().raw();
    let mut copy = kind.build(id, record.values()).ok()?;
    let blank = kind.blank(id);
    for (_, field) in HAPPENED.iter().filter(|(of, _)| *of == kind) {
        if let Some(value) = blank.value(field) {
            copy = copy.with(field, value).ok()?;
        }
    }
    if let Some((field, to)) = whole {
        copy = copy.with(field, Value::Int(to)).ok()?;
    }
    Some(copy)
}
