//! One value of a field as people and other programs read it, and back.
//!
//! A vocabulary's word goes out as its label; numbers, days and texts as they are. What comes in may be
//! written as a person would.
//! Must not know any format.

use super::target::plain;
use crate::{
    guidance::Catalogue,
    model::{Category, Column, Field as _, Kind, Storage, Value, limits},
};

/// A value on its way out.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A whole number.
    Whole(i64),
    /// True or false.
    Truth(bool),
}

impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
            Self::Whole(number) => write!(f, "{number}"),
            Self::Truth(true) => f.write_str("Yes"),
            Self::Truth(false) => f.write_str("No"),
        }
    }
}

/// What a field says; `None` if it is empty.
pub fn said(column: &Column, value: &Value, guidance: &Catalogue) -> Option<Said> {
    Some(match value {
        Value::Null | Value::Blob(_) => return None,
        Value::Text(text) if text.is_empty() => return None,
        Value::Text(text) if column.storage == Storage::Word => {
            let at = column.words.iter().position(|word| word == text);
            let label = at.and_then(|at| column.labels.get(at));
            Said::Text(label.map_or_else(|| text.clone(), |label| (*label).to_owned()))
        }
        Value::Text(text) if column.name == "member_type" => {
            Said::Text(member_label(text, guidance).unwrap_or(text).to_owned())
        }
        Value::Text(text) => Said::Text(text.clone()),
        Value::Real(number) => Said::Number(*number),
        Value::Int(truth) if column.storage == Storage::Bool => Said::Truth(*truth != 0),
        Value::Int(number) => Said::Whole(*number),
    })
}

/// Reads what a file says for a field; `None` if that is nothing.
///
/// # Errors
/// What would be right instead, as the end of a sentence.
pub fn read(
    kind: Kind,
    column: &Column,
    text: &str,
    guidance: &Catalogue,
) -> Result<Option<Value>, String> {
    if column.storage == Storage::Text {
        return Ok((!text.is_empty()).then(|| {
            Value::Text(if column.name == "member_type" {
                member_of_label(text, guidance).unwrap_or(text).to_owned()
            } else {
                text.to_owned()
            })
        }));
    }
    let text = text.trim();
    if text.is_empty() || matches!(text, "–" | "-" | "n/a" | "N/A" | "Not set") {
        return Ok(None);
    }
    match column.storage {
        Storage::Word => word(column, text)
            .map(|word| Some(Value::Text(word.to_owned())))
            .ok_or_else(|| format!("write one of {}", column.labels.join(", "))),
        Storage::Bool => truth(text)
            .map(|yes| Some(Value::Int(yes.into())))
            .ok_or_else(|| "write yes or no".to_owned()),
        Storage::Date => crate::model::Date::from_value(Value::Text(day(text)))
            .map(|day| Some(day.to_value()))
            .map_err(|_| "write the day as 2026-05-12".to_owned()),
        Storage::Int | Storage::Real => number(kind, column, text).map(Some),
        Storage::Text | Storage::Id | Storage::Blob => Ok(None),
    }
}

/// The word that a text means: the word itself or its label.
pub fn word(column: &Column, text: &str) -> Option<&'static str> {
    let wanted = plain(text);
    let is = |name: &&&'static str| plain(name) == wanted;
    let at = column
        .labels
        .iter()
        .position(|label| is(&label))
        .or_else(|| column.words.iter().position(|word| is(&word)))?;
    column.words.get(at).copied()
}

fn truth(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "x" | "1" => Some(true),
        "no" | "n" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// A day with a time behind it is that day.
fn day(text: &str) -> String {
    let end = text.find(['T', ' ']).unwrap_or(text.len());
    text.get(..end).unwrap_or(text).to_owned()
}

fn number(kind: Kind, column: &Column, text: &str) -> Result<Value, String> {
    let range = limits::range(kind, column.name);
    let hint = || {
        range.as_ref().map_or_else(
            || "write a number".to_owned(),
            |range| format!("write a number from {} to {}", range.start(), range.end()),
        )
    };
    let digits = text.trim_end_matches('%').trim_end();
    // One comma and no dot is how much of the world writes a fraction.
    let digits = if digits.matches(',').count() == 1 && !digits.contains('.') {
        digits.replace(',', ".")
    } else {
        digits.to_owned()
    };
    let number: f64 = digits.parse().map_err(|_| hint())?;
    let fits = number.is_finite() && range.as_ref().is_none_or(|range| range.contains(&number));
    match column.storage {
        _ if !fits => Err(hint()),
        Storage::Int if number.fract() != 0.0 => Err(hint()),
        Storage::Int => Ok(Value::Int(number as i64)),
        _ => Ok(Value::Real(number)),
    }
}

/// The short name of a member type, if it leads back to it.
pub(in crate::exchange) fn member_label<'a>(id: &str, guidance: &'a Catalogue) -> Option<&'a str> {
    let item = guidance.item(id).filter(|item| is_member(&item.id))?;
    let found = member_of_label(&item.short, guidance);
    (found == Some(item.id.as_str())).then_some(item.short.as_str())
}

/// The member type with this short name.
pub(super) fn member_of_label<'a>(label: &str, guidance: &'a Catalogue) -> Option<&'a str> {
    let wanted = plain(label);
    let mut found = guidance
        .items_under("category")
        .filter(|item| is_member(&item.id) && plain(&item.short) == wanted);
    found.next().map(|item| item.id.as_str())
}

fn is_member(id: &str) -> bool {
    id.split('.').count() == 3
}

/// The category of a member type.
pub(super) fn category_of_member(id: &str) -> Option<Category> {
    Category::of_word(id.split('.').nth(1)?)
}
