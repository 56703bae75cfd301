//! How a record of any kind is called: by the text that it is about, or by what it joins.
//! Must not know one kind from another.

pub(super) use crate::insight::naming::{UNNAMED, column, name, name_of};
use crate::model::{AnyRecord, Column, Kind, Plan, Value};

/// What the records of a kind must hold to be picked from another record.
pub(super) type Bound = Option<(&'static str, i64)>;

/// What a record binds the records of `kind` to that it can point at: both belong to the same third, as a contact
/// and a talk belong to one partner.
pub(super) fn bound(record: &AnyRecord, kind: Kind) -> Bound {
    let given = kind.columns().iter().filter(|c| c.must_be_given());
    given
        .filter_map(|column| Some((column.name, column.points_at?)))
        .find_map(|(name, table)| {
            let columns = record.kind().columns().iter();
            let at = columns.clone().position(|c| c.points_at == Some(table))?;
            match record.value_at(at)? {
                Value::Int(id) => Some((name, id)),
                _ => None,
            }
        })
}

/// All records of a kind by name, in the order of their names.
pub(super) fn options(plan: &Plan, kind: Kind, bound: Bound) -> Vec<(i64, String)> {
    let mut all: Vec<_> = plan
        .all_of(kind)
        .filter(|record| {
            bound.is_none_or(|(column, id)| record.value(column) == Some(Value::Int(id)))
        })
        .map(|record| (record.raw_id(), name_of(plan, &record)))
        .collect();
    all.sort_by_cached_key(|(_, name)| name.to_lowercase());
    all
}

/// Whether a record of this kind can be made from a name and what it is bound to.
pub(super) fn creatable(kind: Kind, bound: Bound) -> bool {
    let known = |column: &&Column| bound.is_some_and(|(name, _)| name == column.name);
    let mut given = kind.columns().iter().filter(|c| c.must_be_given());
    column(kind).is_some() && given.all(|column| known(&column))
}

/// A new record of this kind under a name; `None` if one can't be made from that alone.
pub(super) fn fresh(
    plan: &Plan,
    kind: Kind,
    id: i64,
    name: &str,
    bound: Bound,
) -> Option<AnyRecord> {
    if !creatable(kind, bound) {
        return None;
    }
    let column = column(kind)?;
    let mut record = kind
        .blank(id)
        .with(column.name, Value::Text(name.trim().to_owned()))
        .ok()?;
    if let Some((column, id)) = bound {
        record = record.with(column, Value::Int(id)).ok()?;
    }
    if let Some(rank) = next_rank(plan, kind) {
        record = record.with("rank", Value::Real(rank)).ok()?;
    }
    Some(record)
}

/// The rank after the last of a kind; `None` if the kind keeps no order.
pub(super) fn next_rank(plan: &Plan, kind: Kind) -> Option<f64> {
    kind.columns().iter().find(|c| c.name == "rank")?;
    let ranks = plan.all_of(kind).filter_map(|r| match r.value("rank") {
        Some(Value::Real(rank)) => Some(rank),
        _ => None,
    });
    Some(ranks.fold(0.0, f64::max) + 1.0)
}

/// “tasks”, “people”, “parties”, “facts to share”.
pub(super) fn plural(one: &str) -> String {
    // What follows the noun stays as it is.
    let end = [" to ", " of ", " for ", " with ", " in "]
        .into_iter()
        .filter_map(|joint| one.find(joint))
        .min()
        .unwrap_or(one.len());
    let (noun, rest) = one.split_at(end);
    if let Some(stem) = noun.strip_suffix("person") {
        return format!("{stem}people{rest}");
    }
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies{rest}"),
        _ if noun.ends_with(['s', 'x']) || noun.ends_with("ch") || noun.ends_with("sh") => {
            format!("{noun}es{rest}")
        }
        _ => format!("{noun}s{rest}"),
    }
}

/// “1 task”, “2 tasks”.
pub(super) fn count(number: usize, one: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {}", plural(one))
    }
}

/// A title in the middle of a sentence: “By when” → “by when”, but “RACI” stays.
pub(super) fn within(title: &str) -> String {
    let mut chars = title.chars();
    match (chars.next(), chars.next()) {
        (Some(_), Some(second)) if second.is_uppercase() => title.to_owned(),
        (Some(first), _) => first.to_lowercase().chain(title.chars().skip(1)).collect(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_and_several_are_called_as_people_call_them() {
        for (one, several) in [
            ("task", "tasks"),
            ("person", "people"),
            ("party", "parties"),
            ("survey", "surveys"),
            ("process", "processes"),
            ("fact to share", "facts to share"),
            ("service gap", "service gaps"),
        ] {
            assert_eq!(plural(one), several);
        }
        assert_eq!(count(1, "task"), "1 task");
        assert_eq!(within("By when"), "by when");
        assert_eq!(within("RACI task"), "RACI task");
    }
}
