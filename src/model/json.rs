//! A record as a JSON object and back, generic over the declared columns.
//! Must not know the document around it (that is `exchange`) nor how a file is read.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde_json::{Map, Number, Value as Json};

use super::{AnyRecord, Column, Kind, Storage, Value, limits};

/// What is wrong with one field of a JSON object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field; empty: the object as a whole.
    pub field: String,
    /// What is wrong and what would be right, one plain sentence without a final dot.
    pub message: String,
}

/// A record read from JSON, and the names of fields that this version does not know.
#[derive(Debug)]
pub struct Read {
    /// The record.
    pub record: AnyRecord,
    /// Names of fields that were left out.
    pub unknown: Vec<String>,
}

/// The record as an object: `id` first, then its columns in declared order.
pub fn to_json(record: &AnyRecord) -> Map<String, Json> {
    let mut object = Map::new();
    object.insert("id".to_owned(), Json::String(record.raw_id().to_string()));
    for (column, value) in record.kind().columns().iter().zip(record.values()) {
        object.insert(column.name.to_owned(), value_to_json(column, value));
    }
    object
}

fn value_to_json(column: &Column, value: Value) -> Json {
    match (column.storage, value) {
        (_, Value::Null) => Json::Null,
        (Storage::Bool, Value::Int(i)) => Json::Bool(i != 0),
        (Storage::Id, Value::Int(i)) => Json::String(i.to_string()),
        (_, Value::Int(i)) => Json::from(i),
        (_, Value::Real(x)) => Json::from(x),
        (_, Value::Text(s)) => Json::String(s),
        (_, Value::Blob(b)) => Json::String(BASE64.encode(b)),
    }
}

/// Reads an object as a record of `kind`.
///
/// A missing field counts as blank if the kind has a blank for it. All problems are told, not just the first.
pub fn from_json(kind: Kind, json: &Json) -> Result<Read, Vec<Problem>> {
    let Json::Object(object) = json else {
        return Err(vec![problem(
            "",
            format!("expected an object, found {}", sort_of(json)),
        )]);
    };
    let mut problems = Vec::new();
    let id = match object.get("id") {
        None => {
            problems.push(problem(
                "id",
                "missing; every record needs an id".to_owned(),
            ));
            0
        }
        Some(json) => id_from_json(json).unwrap_or_else(|message| {
            problems.push(problem("id", message));
            0
        }),
    };
    let blank = kind.blank(id).values();
    let mut values = Vec::with_capacity(blank.len());
    for (column, blank) in kind.columns().iter().zip(blank) {
        let value = match object.get(column.name) {
            None if column.must_be_given() => Err(match column.points_at {
                Some(table) => format!("missing; give the id of a record in {table}"),
                None => format!("missing; expected {}", expected(column)),
            }),
            None => Ok(blank),
            Some(json) => {
                value_from_json(column, json).and_then(|value| in_range(kind, column, value))
            }
        };
        values.push(value.unwrap_or_else(|message| {
            problems.push(problem(column.name, message));
            Value::Null
        }));
    }
    let unknown = object
        .keys()
        .filter(|name| *name != "id" && kind.columns().iter().all(|c| c.name != **name))
        .cloned()
        .collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    let record = kind.build(id, values).map_err(|bad| {
        vec![problem(
            bad.column,
            "the value does not fit this field".to_owned(),
        )]
    })?;
    Ok(Read { record, unknown })
}

fn problem(field: &str, message: String) -> Problem {
    Problem {
        field: field.to_owned(),
        message,
    }
}

fn in_range(kind: Kind, column: &Column, value: Value) -> Result<Value, String> {
    let number = match value {
        Value::Int(i) => i as f64,
        Value::Real(x) => x,
        Value::Null | Value::Text(_) | Value::Blob(_) => return Ok(value),
    };
    match limits::range(kind, column.name) {
        Some(range) if !range.contains(&number) => Err(format!(
            "{number} is out of range; use a number from {} to {}",
            range.start(),
            range.end()
        )),
        _ => Ok(value),
    }
}

/// Reads an id: a string of digits for a number from 1 to 2^63 − 1.
pub fn id_from_json(json: &Json) -> Result<i64, String> {
    let Json::String(text) = json else {
        return Err(format!(
            "expected an id as a string of digits, found {}",
            sort_of(json)
        ));
    };
    match text.parse::<i64>() {
        Ok(id) if id > 0 && id.to_string() == *text => Ok(id),
        _ => Err(format!(
            "“{}” is not an id; ids are strings of digits",
            shortened(text)
        )),
    }
}

fn value_from_json(column: &Column, json: &Json) -> Result<Value, String> {
    if json.is_null() {
        return if column.nullable {
            Ok(Value::Null)
        } else {
            Err(format!("must not be null; expected {}", expected(column)))
        };
    }
    let wrong = || {
        Err(format!(
            "expected {}, found {}",
            expected(column),
            sort_of(json)
        ))
    };
    match (column.storage, json) {
        (Storage::Id, json) => id_from_json(json).map(Value::Int),
        (Storage::Bool, Json::Bool(b)) => Ok(Value::Int((*b).into())),
        (Storage::Int, Json::Number(n)) => whole(n)
            .map(Value::Int)
            .ok_or_else(|| format!("expected a whole number, found {n}")),
        (Storage::Real, Json::Number(n)) => match n.as_f64() {
            Some(x) if x.is_finite() => Ok(Value::Real(x)),
            _ => wrong(),
        },
        (Storage::Text, Json::String(s)) => Ok(Value::Text(s.clone())),
        (Storage::Word, Json::String(s)) => {
            if column.words.contains(&s.as_str()) {
                Ok(Value::Text(s.clone()))
            } else {
                Err(format!(
                    "“{}” is not one of {}",
                    shortened(s),
                    column.words.join(", ")
                ))
            }
        }
        (Storage::Date, Json::String(s)) => {
            use super::{Date, Field as _};
            Date::from_value(Value::Text(s.clone()))
                .map(|d| d.to_value())
                .map_err(|_| format!("“{}” is not a day; write it as YYYY-MM-DD", shortened(s)))
        }
        (Storage::Blob, Json::String(s)) => BASE64
            .decode(s)
            .map(Value::Blob)
            .map_err(|_| "the attached file is not valid base64".to_owned()),
        _ => wrong(),
    }
}

/// The whole number that is meant; some programs write 3 as 3.0.
fn whole(number: &Number) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    number.as_i64().or_else(|| {
        let x = number.as_f64()?;
        (x.fract() == 0.0 && x.abs() <= EXACT).then_some(x as i64)
    })
}

fn expected(column: &Column) -> String {
    match column.storage {
        Storage::Int => "a whole number".to_owned(),
        Storage::Bool => "true or false".to_owned(),
        Storage::Id => "an id as a string of digits".to_owned(),
        Storage::Real => "a number".to_owned(),
        Storage::Text => "a text".to_owned(),
        Storage::Word => format!("one of {}", column.words.join(", ")),
        Storage::Date => "a day as YYYY-MM-DD".to_owned(),
        Storage::Blob => "a file as base64".to_owned(),
    }
}

/// What sort of JSON value it is, in words.
pub const fn sort_of(json: &Json) -> &'static str {
    match json {
        Json::Null => "null",
        Json::Bool(_) => "true or false",
        Json::Number(_) => "a number",
        Json::String(_) => "a text",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    }
}

/// The beginning of a long text, for messages.
pub fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let mut short: String = text
        .chars()
        .take(MOST)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if text.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}
