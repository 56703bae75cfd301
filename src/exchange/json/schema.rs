//! The document's JSON Schema (2020-12), made from the declared columns so that it can't fall behind them.

use serde_json::{Map, Value as Json, json};

use super::{FORMAT, MAJOR};
use crate::model::{Column, Edition, Kind, Storage, limits};

const ID: &str = "^[1-9][0-9]{0,18}$";
const NEWER: &str = "A newer minor version may add fields; a program that does not know a field leaves it out by name.";

/// The schema of what [`super::to_bytes`] writes and [`super::from_bytes`] reads.
pub fn schema() -> Json {
    let mut lists = Map::new();
    let mut records = Map::new();
    for kind in Kind::ALL {
        lists.insert(kind.table().to_owned(), list(*kind));
        records.insert(kind.table().to_owned(), record(*kind));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("urn:{FORMAT}:{MAJOR}"),
        "title": "Roundtable plan",
        "description": format!("A partnership plan as Roundtable exports it. {NEWER} All references point at records of the same document."),
        "type": "object",
        "required": ["format", "version", "plan"],
        "properties": {
            "format": { "const": FORMAT, "description": "What the document is." },
            "version": {
                "type": "object",
                "description": "The version of the document's form. A program reads its own major version and leaves out by name what a newer minor version added.",
                "required": ["major", "minor"],
                "properties": {
                    "major": { "const": MAJOR },
                    "minor": { "type": "integer", "minimum": 0 }
                },
                "additionalProperties": true
            },
            "app": {
                "type": "object",
                "description": "The program that wrote the document.",
                "properties": {
                    "name": { "type": "string" },
                    "version": { "type": "string" }
                },
                "additionalProperties": true
            },
            "edition": {
                "enum": Edition::ALL.iter().map(|edition| edition.word()).collect::<Vec<_>>(),
                "description": "Whether the plan is whole (full, as it is if nothing is said) or without what is private (shared)."
            },
            "plan": {
                "type": "object",
                "description": "The records, one list per kind; a list that is left out is empty.",
                "required": [Kind::Header.table()],
                "properties": lists,
                "additionalProperties": true
            }
        },
        "additionalProperties": true,
        "$defs": records
    })
}

fn list(kind: Kind) -> Json {
    let mut list = json!({
        "type": "array",
        "description": kind.doc().trim(),
        "items": { "$ref": format!("#/$defs/{}", kind.table()) }
    });
    if kind == Kind::Header {
        list["minItems"] = 1.into();
        list["maxItems"] = 1.into();
    }
    list
}

fn record(kind: Kind) -> Json {
    let mut fields = Map::new();
    fields.insert("id".to_owned(), id(kind));
    let mut required = vec!["id"];
    for column in kind.columns() {
        fields.insert(column.name.to_owned(), field(kind, column));
        if column.must_be_given() {
            required.push(column.name);
        }
    }
    json!({
        "type": "object",
        "description": format!("{} {NEWER}", kind.doc().trim()),
        "required": required,
        "properties": fields,
        "additionalProperties": true
    })
}

fn id(kind: Kind) -> Json {
    if kind == Kind::Header {
        return json!({ "const": "1", "description": "Always 1." });
    }
    json!({
        "type": "string",
        "pattern": ID,
        "description": "The record's id, a number from 1 to 9223372036854775807; no other record of the list has it."
    })
}

fn field(kind: Kind, column: &Column) -> Json {
    let mut field = Map::new();
    let sort = match column.storage {
        Storage::Int => "integer",
        Storage::Bool => "boolean",
        Storage::Real => "number",
        Storage::Id | Storage::Text | Storage::Word | Storage::Date | Storage::Blob => "string",
    };
    let sort = if column.nullable {
        json!([sort, "null"])
    } else {
        json!(sort)
    };
    field.insert("type".to_owned(), sort);
    let mut doc = column.doc.trim().to_owned();
    if let Some(table) = column.points_at {
        doc = format!("{doc} The id of a record in {table}.");
    }
    field.insert("description".to_owned(), doc.into());
    match column.storage {
        Storage::Id => {
            field.insert("pattern".to_owned(), ID.into());
        }
        Storage::Date => {
            field.insert("format".to_owned(), "date".into());
            field.insert("pattern".to_owned(), "^[0-9]{4}-[0-9]{2}-[0-9]{2}$".into());
        }
        Storage::Blob => {
            field.insert("contentEncoding".to_owned(), "base64".into());
        }
        Storage::Word => {
            let mut words: Vec<Json> = column.words.iter().map(|word| (*word).into()).collect();
            if column.nullable {
                words.push(Json::Null);
            }
            field.insert("enum".to_owned(), words.into());
        }
        Storage::Int | Storage::Bool | Storage::Real | Storage::Text => {}
    }
    if let Some(range) = limits::range(kind, column.name) {
        field.insert("minimum".to_owned(), bound(*range.start(), column.storage));
        field.insert("maximum".to_owned(), bound(*range.end(), column.storage));
    }
    field.into()
}

fn bound(limit: f64, storage: Storage) -> Json {
    if storage == Storage::Int {
        json!(limit as i64)
    } else {
        json!(limit)
    }
}
