//! Search over names, answers and notes.
//! Must not know how a find is shown.

use crate::{
    guidance::Catalogue,
    model::{Key, Plan},
};

/// One find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What was found.
    pub title: String,
    /// Where it stands.
    pub detail: String,
    /// The step to go to.
    pub step: &'static str,
    /// The record to select there.
    pub record: Option<Key>,
    /// The catalogue item to show there.
    pub item: Option<String>,
}

/// The partners whose name holds the words, at most `limit`.
pub fn search(plan: &Plan, _guidance: &Catalogue, query: &str, limit: usize) -> Vec<Hit> {
    let query = query.to_lowercase();
    plan.partners
        .iter()
        .filter(|partner| partner.name.to_lowercase().contains(&query))
        .take(limit)
        .map(|partner| Hit {
            title: partner.name.clone(),
            detail: partner.category.label().to_owned(),
            step: "partners",
            record: Some(Key::of(partner.id)),
            item: None,
        })
        .collect()
}
