//! What is told of a merge: counts, names, and words that are none of ours.
//! Must not know any format, nor make a record.

use std::collections::{BTreeMap, HashMap};

use super::Merged;
use crate::{
    exchange::{
        Problem,
        incoming::{
            target::{Target, named},
            typed::PartnerIn,
        },
    },
    model::{Kind, Value},
};

/// Words that are none of ours, counted, in the order in which they were met.
pub(super) struct Words<T> {
    pub(super) list: Vec<(String, usize, T)>,
    places: HashMap<String, usize>,
}

impl<T> Default for Words<T> {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            places: HashMap::new(),
        }
    }
}

impl<T> Words<T> {
    pub(super) fn count(&mut self, said: &str, taken_for: T) {
        let place = self.places.get(said);
        if let Some((_, count, _)) = place.and_then(|place| self.list.get_mut(*place)) {
            *count += 1;
            return;
        }
        self.places.insert(said.to_owned(), self.list.len());
        self.list.push((said.to_owned(), 1, taken_for));
    }
}

/// A note where ratings from 0 to 100 seem to be on a shorter scale.
pub(super) fn short_scales(partners: &[Option<PartnerIn>]) -> Vec<Problem> {
    const ENOUGH: usize = 3;
    const SHORT: f64 = 10.0;
    let mut notes = Vec::new();
    for field in ["influence", "interest"] {
        let numbers: Vec<f64> = partners
            .iter()
            .flatten()
            .filter_map(|partner| match partner.fields.get(field) {
                Some(Value::Real(number)) => Some(*number),
                _ => None,
            })
            .collect();
        let most = numbers.iter().copied().fold(0.0, f64::max);
        if numbers.len() >= ENOUGH && most > 0.0 && most <= SHORT {
            notes.push(Problem::at(
                named(Target::Partner(field)).title.clone(),
                format!(
                    "no value is above {most}, and the plan counts from 0 to 100; change the scale in the file if that is not meant"
                ),
            ));
        }
    }
    notes
}

/// “1 partner”, “12 partners”.
fn counted(count: usize, what: &str) -> String {
    if count == 1 {
        format!("1 {what}")
    } else {
        format!("{count} {what}s")
    }
}

pub(super) fn step_name(told: &Merged) -> String {
    let touched: BTreeMap<Kind, usize> =
        told.put.iter().fold(BTreeMap::new(), |mut map, record| {
            *map.entry(record.kind()).or_default() += 1;
            map
        });
    match (told.new.len(), told.new_links) {
        (0, 0) => {
            let changed = told
                .matched
                .iter()
                .filter(|m| !m.changes.is_empty())
                .count();
            if changed == 0 && !touched.is_empty() {
                let links = touched.get(&Kind::Link).copied().unwrap_or_default();
                return format!("Update {}", counted(links, "link"));
            }
            format!("Update {}", counted(changed, "partner"))
        }
        (partners, 0) => format!("Import {}", counted(partners, "partner")),
        (0, links) => format!("Import {}", counted(links, "link")),
        (partners, links) => format!(
            "Import {} and {}",
            counted(partners, "partner"),
            counted(links, "link")
        ),
    }
}
