//! The plan as JSON text.
//! Written straight from the declared columns: no tree in between, the order is the declaration's.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde_json::Number;

use super::{FORMAT, MAJOR, MINOR};
use crate::model::{AnyRecord, Edition, Kind, Plan, Storage, Value};

/// The document: UTF-8, two spaces per depth, a line break at the end.
pub fn to_bytes(plan: &Plan) -> Vec<u8> {
    edition_to_bytes(plan, Edition::Full)
}

/// The document of a plan as an edition holds it; one that is not the whole plan says so.
pub fn edition_to_bytes(plan: &Plan, edition: Edition) -> Vec<u8> {
    // A partner takes some 800 bytes.
    let mut out = String::with_capacity(1024 + plan.len() * 800);
    out.push_str("{\n  \"format\": ");
    push_text(&mut out, FORMAT);
    out.push_str(",\n  \"version\": {\n    \"major\": ");
    out.push_str(&MAJOR.to_string());
    out.push_str(",\n    \"minor\": ");
    out.push_str(&MINOR.to_string());
    out.push_str("\n  },\n  \"app\": {\n    \"name\": \"Roundtable\",\n    \"version\": ");
    push_text(&mut out, env!("CARGO_PKG_VERSION"));
    out.push_str("\n  },");
    if edition != Edition::Full {
        out.push_str("\n  \"edition\": ");
        push_text(&mut out, edition.word());
        out.push(',');
    }
    out.push_str("\n  \"plan\": {");
    for (i, kind) in Kind::ALL.iter().enumerate() {
        out.push_str(if i == 0 { "\n    " } else { ",\n    " });
        push_text(&mut out, kind.table());
        out.push_str(": ");
        push_table(&mut out, plan, *kind);
    }
    out.push_str("\n  }\n}\n");
    out.into_bytes()
}

fn push_table(out: &mut String, plan: &Plan, kind: Kind) {
    out.push('[');
    let mut first = true;
    for record in plan.all_of(kind) {
        out.push_str(if first { "\n      " } else { ",\n      " });
        push_record(out, &record);
        first = false;
    }
    out.push_str(if first { "]" } else { "\n    ]" });
}

fn push_record(out: &mut String, record: &AnyRecord) {
    out.push_str("{\n        \"id\": \"");
    out.push_str(&record.raw_id().to_string());
    out.push('"');
    for (column, value) in record.kind().columns().iter().zip(record.values()) {
        out.push_str(",\n        ");
        push_text(out, column.name);
        out.push_str(": ");
        push_value(out, column.storage, &value);
    }
    out.push_str("\n      }");
}

fn push_value(out: &mut String, storage: Storage, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Int(i) if storage == Storage::Bool => {
            out.push_str(if *i == 0 { "false" } else { "true" });
        }
        Value::Int(i) if storage == Storage::Id => {
            out.push('"');
            out.push_str(&i.to_string());
            out.push('"');
        }
        Value::Int(i) => out.push_str(&i.to_string()),
        // A plan holds no other numbers than finite ones; JSON has no word for them either.
        Value::Real(x) => match Number::from_f64(*x) {
            Some(number) => out.push_str(&number.to_string()),
            None => out.push_str("null"),
        },
        Value::Text(text) => push_text(out, text),
        Value::Blob(bytes) => {
            out.push('"');
            BASE64.encode_string(bytes, out);
            out.push('"');
        }
    }
}

/// A text in quotes; escapes only what JSON asks for.
fn push_text(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c < ' ' || c == '"' || c == '\\') {
        let (plain, tail) = rest.split_at(at);
        out.push_str(plain);
        let mut chars = tail.chars();
        match chars.next() {
            Some('"') => out.push_str("\\\""),
            Some('\\') => out.push_str("\\\\"),
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some('\u{8}') => out.push_str("\\b"),
            Some('\u{c}') => out.push_str("\\f"),
            Some(other) => {
                const HEX: [char; 16] = [
                    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
                ];
                let code = u32::from(other) as usize;
                out.push_str("\\u00");
                out.extend(
                    [code >> 4, code & 15]
                        .iter()
                        .filter_map(|digit| HEX.get(*digit)),
                );
            }
            None => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    out.push('"');
}
