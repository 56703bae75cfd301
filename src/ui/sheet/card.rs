//! The card of one row: all its fields, roomy, one below the other.
//! Must not know any one kind of record.

use egui::{Label, Ui};

use super::{
    Look, Sheet,
    field::{Field, Shape},
    naming,
    pick::pick_bound,
};
use crate::{
    model::{AnyRecord, Date, Key, Value},
    ui::{
        Ctx, Out,
        screens::names,
        tokens::{self, icons, space},
        widgets,
    },
};

impl Sheet {
    /// The fields of one record as a form, apart from any table: all columns, then the others. Changes are asked
    /// for through `out`, each field as a step of its own. Draws nothing if the record isn't there.
    pub fn form(&self, ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, key: Key) {
        let Some(record) = ctx.plan.get_any(key) else {
            return;
        };
        let mut fields = Field::all(self.kind, self.columns);
        fields.extend(Field::all(self.kind, self.more));
        ui.add_enabled_ui(!ctx.read_only, |ui| {
            widgets::edit_any(ui, out, &record, |ui, out, draft| {
                let mut step = format!("Edit {}", self.one);
                for field in &fields {
                    if let Some(value) = row(ui, ctx, out, field, draft)
                        && let Some(changed) = field.set(draft, value)
                    {
                        *draft = changed;
                        step = step_name(ctx, self, field, draft);
                    }
                    if !field.column.help.is_empty() {
                        widgets::help_below(ui, field.column.help);
                    }
                }
                step
            });
        });
    }
}

/// “Edit by when: Call the court”.
pub(super) fn step_name(ctx: &Ctx<'_>, sheet: &Sheet, field: &Field, record: &AnyRecord) -> String {
    let title = naming::within(field.column.title);
    let name = row_name(ctx, sheet, record);
    format!("Edit {title}: {}", names::brief(&name))
}

/// What a row is called: by its first column, or as any record.
pub(super) fn row_name(ctx: &Ctx<'_>, sheet: &Sheet, record: &AnyRecord) -> String {
    let first = sheet.columns.first();
    let text = first.and_then(|column| match record.value(column.field) {
        Some(Value::Text(text)) if matches!(column.look, Look::Plain | Look::Long) => {
            // A word or a day is no name.
            let declared = sheet.kind.columns().iter().find(|c| c.name == column.field);
            declared
                .is_some_and(|c| c.storage == crate::model::Storage::Text)
                .then_some(text)
        }
        _ => None,
    });
    match text.as_deref().and_then(|text| {
        let line = text.lines().map(str::trim).find(|line| !line.is_empty());
        line.map(str::to_owned)
    }) {
        Some(line) => line,
        None if text.is_some() => naming::UNNAMED.to_owned(),
        None => naming::name_of(ctx.plan, record),
    }
}

/// Draws one field; gives back its new value if the person changed it.
fn row(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    field: &Field,
    record: &AnyRecord,
) -> Option<Value> {
    let label = field.column.title;
    let value = field.value(record);
    match field.shape {
        Shape::Text => {
            let mut text = text_of(value);
            let response = widgets::text(ui, label, &mut text);
            response.changed().then_some(Value::Text(text))
        }
        Shape::Long => {
            let mut text = text_of(value);
            let response = widgets::long_text(ui, label, "", &mut text, 3);
            if matches!(field.column.look, Look::Private) {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = space::XS;
                    widgets::sign(ui, tokens::icon(icons::LOCK).size(15.0).weak());
                    widgets::help_below(ui, "For you only: not in anything that is shared");
                });
            }
            response.changed().then_some(Value::Text(text))
        }
        Shape::Words(words, labels) => {
            let mut picked = match &value {
                Value::Text(word) => words.iter().position(|w| **w == **word),
                _ => None,
            };
            let before = picked;
            widgets::choice_of(ui, label, labels, &mut picked, field.nullable);
            if picked == before {
                return None;
            }
            match picked.and_then(|at| words.get(at)) {
                Some(word) => Some(Value::Text((*word).to_owned())),
                None => field.empty(),
            }
        }
        Shape::Day => {
            let before = day_of(&value);
            let mut day = before;
            widgets::date(ui, label, &mut day, ctx.today);
            if day == before {
                return None;
            }
            day.map(|day| Value::Text(day.to_string()))
                .or_else(|| field.empty())
        }
        Shape::Tick => {
            let mut yes = value == Value::Int(1);
            ui.add_space(space::S);
            let response = widgets::check(ui, label, &mut yes);
            response.changed().then_some(Value::Int(yes.into()))
        }
        Shape::Whole | Shape::Number => {
            let before = number_of(&value);
            let mut number = before;
            widgets::number(ui, label, &mut number, &field.numbers());
            if number == before {
                return None;
            }
            number.map_or_else(|| field.empty(), |n| Some(field.number_value(n)))
        }
        Shape::Percent => {
            let before = number_of(&value);
            let mut number = before;
            widgets::percent(ui, label, &mut number);
            if number == before {
                return None;
            }
            match number {
                Some(n) => Some(field.number_value(n)),
                None => field.empty().or_else(|| Some(field.number_value(0.0))),
            }
        }
        Shape::Scale(steps) => {
            let before = match value {
                Value::Int(step) => Some(step),
                _ => None,
            };
            let mut step = before;
            widgets::rating(ui, label, &mut step, steps);
            if step == before {
                return None;
            }
            step.map(Value::Int).or_else(|| field.empty())
        }
        Shape::Refer(kind) => {
            let before = match value {
                Value::Int(id) => Some(id),
                _ => None,
            };
            let mut id = before;
            let bound = naming::bound(record, kind);
            pick_bound(ui, ctx, out, label, kind, bound, &mut id);
            if id == before {
                return None;
            }
            id.map(Value::Int).or_else(|| field.empty())
        }
        Shape::Told(_) => {
            let text = field.text(ctx, record);
            widgets::row(ui, label, |ui, _| {
                let shown = if text.is_empty() { "–" } else { &text };
                ui.add(Label::new(tokens::body(shown)).wrap())
            });
            None
        }
        Shape::Nothing => None,
    }
}

fn text_of(value: Value) -> String {
    match value {
        Value::Text(text) => text,
        _ => String::new(),
    }
}

/// The day that a stored value is.
pub(super) fn day_of(value: &Value) -> Option<Date> {
    match value {
        Value::Text(day) => day.parse().ok(),
        _ => None,
    }
}

fn number_of(value: &Value) -> Option<f64> {
    match value {
        Value::Int(i) => Some(*i as f64),
        Value::Real(x) => Some(*x),
        _ => None,
    }
}
