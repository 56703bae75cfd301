//! The plan's partners and links as Kumu's JSON.

use serde_json::{Map, Value as Json, json};

use crate::{
    exchange::{
        incoming::{Target, value::Said},
        outgoing::{Outgoing, link_key, partner_key, shown_name},
    },
    guidance::Catalogue,
    model::{Direction, Partner, Plan, Record as _},
};

/// The map as Kumu's JSON.
pub fn write(plan: &Plan, guidance: &Catalogue) -> String {
    let outgoing = Outgoing::new(plan, guidance);
    let elements: Vec<Json> = plan
        .partners
        .iter()
        .map(|partner| element(&outgoing, partner))
        .collect();
    let connections: Vec<Json> = outgoing
        .links()
        .map(|link| {
            let mut object = Map::new();
            let mut put = |name: &str, value: Json| object.insert(name.to_owned(), value);
            put("id", link_key(link.id).into());
            put("from", partner_key(link.from).into());
            put("to", partner_key(link.to).into());
            put("type", link.kind.label().into());
            let direction = match link.direction {
                Direction::Both => "mutual",
                Direction::Forward => "directed",
            };
            put("direction", direction.into());
            let record = link.clone().wrap();
            if let Some(said) = outgoing.said(&record, "strength") {
                put("Strength", as_json(&said));
            }
            if let Some(said) = outgoing.said(&record, "note") {
                put("description", as_json(&said));
            }
            Json::Object(object)
        })
        .collect();
    let document = json!({ "elements": elements, "connections": connections });
    format!("{document:#}\n")
}

fn element(outgoing: &Outgoing<'_>, partner: &Partner) -> Json {
    let mut object = Map::new();
    object.insert("id".to_owned(), partner_key(partner.id).into());
    object.insert("label".to_owned(), shown_name(partner).into());
    for attribute in outgoing.attributes(partner) {
        let (name, value) = match attribute.named.target {
            Target::Partner("category") => ("type", as_json(&attribute.said)),
            Target::Partner("notes") => ("description", as_json(&attribute.said)),
            Target::Partner("tags") => ("tags", tags(&partner.tags)),
            _ => (attribute.named.title.as_str(), as_json(&attribute.said)),
        };
        object.insert(name.to_owned(), value);
    }
    Json::Object(object)
}

fn as_json(said: &Said) -> Json {
    match said {
        Said::Text(text) => text.as_str().into(),
        Said::Number(number) => (*number).into(),
        Said::Whole(number) => (*number).into(),
        // Kumu shows words; it has no truth values.
        Said::Truth(_) => said.to_string().into(),
    }
}

fn tags(tags: &str) -> Json {
    tags.split(',')
        .map(str::trim)
        .filter(|tag| !tag.is_empty())
        .collect()
}
