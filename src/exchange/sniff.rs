//! Which format a file of partners is, told by what it holds: names of files are often wrong.
//! Must not know what the plan holds.

use serde_json::Value as Json;

use super::{Problem, canvas, graphml, incoming::Incoming, json, kumu, table, text, xlsx};

/// Reads partners and links of a file of any format that is known.
///
/// # Errors
/// What is wrong, in plain lines.
pub fn read(bytes: &[u8]) -> Result<Incoming, Vec<Problem>> {
    let incoming = if xlsx::is_workbook(bytes) {
        xlsx::read(bytes)?
    } else {
        of_text(bytes)?
    };
    if incoming.is_empty() {
        let mut problems = vec![Problem::whole(
            "There are no partners in this file; choose another",
        )];
        problems.extend(incoming.notes);
        return Err(problems);
    }
    Ok(incoming)
}

fn of_text(bytes: &[u8]) -> Result<Incoming, Vec<Problem>> {
    let text = text::decode_any(bytes).map_err(|problem| vec![problem])?;
    Ok(match text.trim_start().as_bytes().first() {
        Some(b'<') => graphml::read(&text)?,
        Some(b'{' | b'[') => {
            // JSON is UTF-8 by its own rule.
            let text = text::decode(bytes).map_err(|problem| vec![problem])?;
            of_json(&text)?
        }
        _ => table::read(&text)?,
    })
}

/// Whether this JSON is of another program and can be read; `None` if it is no JSON.
pub fn is_another_programs(bytes: &[u8]) -> Option<bool> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let begins = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    matches!(begins, Some(b'{' | b'[')).then(|| read(bytes).is_ok())
}

fn of_json(text: &str) -> Result<Incoming, Vec<Problem>> {
    let document: Json = serde_json::from_str(text).map_err(|error| {
        vec![if error.to_string().starts_with("recursion") {
            let place = format!("line {}", error.line());
            Problem::at(
                place,
                "lists and objects are nested too deep here; export the file again",
            )
        } else {
            json::explain(text, &error)
        }]
    })?;
    let has = |name: &str| document.get(name).is_some();
    if document.get("format").and_then(Json::as_str) == Some(json::FORMAT) {
        return Err(vec![Problem::whole(
            "This is a whole plan; use Import JSON… to make a plan of it",
        )]);
    }
    if has("elements") {
        kumu::read(&document)
    } else if has("nodes") || has("edges") || document.as_object().is_some_and(|o| o.is_empty()) {
        canvas::read(&document)
    } else {
        Err(vec![Problem::whole(
            "This JSON is neither Kumu’s nor a canvas; choose a file with elements or nodes",
        )])
    }
}
