//! Kumu's JSON of any origin: written by hand, by Kumu's own export, or by us.

use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use crate::{
    exchange::{
        Problem, Problems,
        incoming::{Incoming, Row, Target, Tie, one_line},
        outgoing::{NO_NAME, our_id},
    },
    model::{Direction, json::sort_of},
};

/// Reads the elements and connections of a document.
///
/// # Errors
/// What is wrong, if it is none of Kumu's.
pub fn read(document: &Json) -> Result<Incoming, Vec<Problem>> {
    let mut problems = Problems::default();
    let mut incoming = Incoming::default();
    let elements = list(document, "elements")?;
    let mut by_id: HashMap<String, usize> = HashMap::new();
    let mut by_label: HashMap<String, usize> = HashMap::new();
    for (number, element) in elements.iter().enumerate() {
        let place = format!("Element {}", number + 1);
        let Some(object) = element.as_object() else {
            problems.add(|| not_an_object(&place, element));
            continue;
        };
        let id = text_of(object, &["id", "_id"]);
        let attributes = flat(object);
        let label = attributes
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case("label"))
            .and_then(|(_, value)| words(value))
            .unwrap_or_default();
        let mut row = Row {
            id: id.as_deref().and_then(|id| our_id("partner", id)),
            place: if label.trim().is_empty() {
                place
            } else {
                format!("Element “{}”", one_line(&label, 40))
            },
            cells: Vec::new(),
        };
        for (name, value) in attributes {
            if matches!(name, "id" | "_id") {
                continue;
            }
            let Some(mut text) = words(value) else {
                if !value.is_null() {
                    problems.add(|| nested(&row.place, name));
                }
                continue;
            };
            let at = incoming.column(name);
            let guess = incoming.columns.get(at).map(|column| column.guess);
            if guess == Some(Target::Partner("tags")) && value.is_string() {
                text = text.replace('|', ", ");
            }
            if guess == Some(Target::Partner("name")) && row.id.is_some() && text == NO_NAME {
                continue;
            }
            row.cells.push((at, text));
        }
        let at = incoming.partner(row);
        if let Some(id) = id
            && by_id.insert(id.clone(), at).is_some()
        {
            problems.add(|| {
                let id = one_line(&id, 40);
                Problem::at(
                    format!("Element {}", number + 1),
                    format!("“{id}” is the id of two elements; links lead to this one"),
                )
            });
        }
        by_label.entry(label).or_insert(at);
    }
    let connections = match document.get("connections") {
        None | Some(Json::Null) => &[],
        Some(_) => list(document, "connections")?,
    };
    for (number, connection) in connections.iter().enumerate() {
        let place = format!("Connection {}", number + 1);
        let Some(object) = connection.as_object() else {
            problems.add(|| not_an_object(&place, connection));
            continue;
        };
        let mut ends = [0; 2];
        let mut missing = None;
        for (end, key) in ends.iter_mut().zip(["from", "to"]) {
            let Some(name) = text_of(object, &[key]).filter(|name| !name.trim().is_empty()) else {
                missing = Some(format!("“{key}” is missing, so it was left out"));
                break;
            };
            let found = by_id.get(&name).or_else(|| by_label.get(&name)).copied();
            *end = if let Some(found) = found {
                found
            } else if by_id.is_empty() {
                // Kumu makes an element of each label that only a connection names.
                let column = incoming.column_meaning("label", Target::Partner("name"));
                let at = incoming.partner(Row {
                    place: place.clone(),
                    id: None,
                    cells: vec![(column, name.clone())],
                });
                by_label.insert(name, at);
                at
            } else {
                let name = one_line(&name, 40);
                missing = Some(format!("there is no element “{name}”, so it was left out"));
                break;
            };
        }
        if let Some(message) = missing {
            problems.add(|| Problem::at(place, message));
            continue;
        }
        incoming.links.push(tie(object, place, ends, &mut problems));
    }
    incoming.noted(problems);
    Ok(incoming)
}

fn tie(
    object: &Map<String, Json>,
    place: String,
    ends: [usize; 2],
    problems: &mut Problems,
) -> Tie {
    let mut tie = Tie {
        id: text_of(object, &["id", "_id"]).and_then(|id| our_id("link", &id)),
        place,
        ends,
        direction: None,
        cells: Vec::new(),
    };
    for (name, value) in flat(object) {
        let text = words(value);
        match (name, text) {
            ("id" | "_id" | "from" | "to", _) => {}
            ("direction", Some(text)) => {
                tie.direction = Some(match text.as_str() {
                    "directed" => Direction::Forward,
                    _ => Direction::Both,
                });
            }
            (name, Some(text)) => tie.cells.push((name.to_owned(), text)),
            (name, None) => {
                if !value.is_null() {
                    problems.add(|| nested(&tie.place, name));
                }
            }
        }
    }
    tie
}

fn list<'a>(document: &'a Json, name: &str) -> Result<&'a [Json], Vec<Problem>> {
    match document.get(name) {
        Some(Json::Array(list)) => Ok(list),
        found => {
            let found = found.map_or("nothing", sort_of);
            Err(vec![Problem::at(
                name,
                format!("expected a list, found {found}; export the project from Kumu again"),
            )])
        }
    }
}

/// The attributes of an element, also those that Kumu's own export puts one level deeper.
fn flat(object: &Map<String, Json>) -> Vec<(&str, &Json)> {
    let mut all = Vec::new();
    for (name, value) in object {
        match (name.as_str(), value) {
            ("attributes", Json::Object(inner)) => {
                all.extend(inner.iter().map(|(name, value)| (name.as_str(), value)));
            }
            _ => all.push((name.as_str(), value)),
        }
    }
    all
}

fn text_of(object: &Map<String, Json>, names: &[&str]) -> Option<String> {
    names
        .iter()
        .find_map(|name| object.get(*name).and_then(words))
}

/// A value in words; lists with commas. `None` for what has no words.
fn words(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Bool(true) => Some("Yes".to_owned()),
        Json::Bool(false) => Some("No".to_owned()),
        Json::Array(list) => {
            let words: Option<Vec<_>> = list.iter().map(words_of_one).collect();
            words.map(|words| words.join(", "))
        }
        Json::Null | Json::Object(_) => None,
    }
}

fn words_of_one(value: &Json) -> Option<String> {
    match value {
        Json::Array(_) => None,
        value => words(value),
    }
}

fn not_an_object(place: &str, found: &Json) -> Problem {
    Problem::at(
        place,
        format!(
            "expected an object, found {}; it was left out",
            sort_of(found)
        ),
    )
}

fn nested(place: &str, name: &str) -> Problem {
    Problem::at(
        format!("{place}, {}", one_line(name, 40)),
        "this holds more than words, so it was left out",
    )
}
