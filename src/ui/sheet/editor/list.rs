//! The editor of a cell that holds one of a list: a word, a step of a scale, another record.
//! Must not know which cell comes next.

use egui::{Key as Button, Popup, PopupCloseBehavior, Stroke, StrokeKind, Ui};

use super::{CELL_RADIUS, Editing, Ends, Go, Place, in_rects, own_keys_of};
use crate::{
    model::Value,
    ui::{
        Ctx, Out,
        sheet::{
            field::{Field, Shape},
            naming, pick,
        },
        tokens::Palette,
        widgets::{self, Lists, Picked},
    },
};

/// A list to pick from, with a field to narrow it, over the cell.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    place: &Place<'_>,
    editing: &mut Editing,
) -> Option<Go> {
    let field = place.field;
    if editing.options.0 != ctx.revision {
        editing.options = (ctx.revision, options(ctx, place));
    }
    let value = picked(place);
    let ends = if editing.fresh {
        None
    } else {
        // Enter stays with the list: it picks there.
        Ends::take(ui, false)
    };
    if ends == Some(Ends::Escape) {
        return Some(Go::Here);
    }
    let p = Palette::of(ui);
    ui.painter().rect_stroke(
        place.rect.shrink(1.0),
        CELL_RADIUS,
        Stroke::new(2.0, p.focus),
        StrokeKind::Inside,
    );
    let id = place.id(editing);
    let lists = Lists {
        clearable: field.nullable,
        creates: matches!(field.shape, Shape::Refer(kind)
            if naming::creatable(kind, naming::bound(place.record, kind))),
    };
    let name = place.name(ctx);
    let by_enter = ui.input(|input| input.key_pressed(Button::Enter));
    let shown = Popup::new(id, ui.ctx().clone(), place.rect, ui.layer_id())
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .align(egui::RectAlign {
            parent: egui::Align2::LEFT_TOP,
            child: egui::Align2::LEFT_TOP,
        })
        .width(place.rect.width().max(240.0))
        .show(|ui| {
            ui.set_width(place.rect.width().max(240.0));
            // Tab and Escape are answered here, not by egui.
            let (offered, search) = (&editing.options.1, &mut editing.search);
            let found = widgets::pick_list(ui, &name, offered, value, lists, search);
            own_keys_of(ui, editing.search.field());
            found
        })?;
    let mut picked = shown.inner;
    let go = ends.map(Ends::go);
    if go.is_some() && picked.is_none() && !editing.search.text.trim().is_empty() {
        picked = editing.search.best();
    }
    if let Some(picked) = picked {
        let chosen = match picked {
            Picked::Nothing => field.empty(),
            Picked::One(id) => chosen(field, id),
            Picked::New(name) => match field.shape {
                Shape::Refer(kind) => {
                    let bound = naming::bound(place.record, kind);
                    pick::create(ctx, out, kind, &name, bound).map(Value::Int)
                }
                _ => None,
            },
        };
        if let Some(value) = chosen {
            place.ask(ctx, out, editing, value);
        }
        return Some(go.unwrap_or(if by_enter { Go::Down } else { Go::Here }));
    }
    if go.is_some() {
        return go;
    }
    let elsewhere = !editing.fresh
        && ui.input(|input| input.pointer.any_pressed())
        && !in_rects(ui, &[shown.response.rect]);
    elsewhere.then_some(Go::Away)
}

/// What a list offers.
fn options(ctx: &Ctx<'_>, place: &Place<'_>) -> Vec<(i64, String)> {
    match place.field.shape {
        Shape::Words(_, labels) => (0..).zip(labels.iter().map(|l| (*l).to_owned())).collect(),
        Shape::Scale(steps) => (1..)
            .zip(steps)
            .map(|(number, words)| (number, format!("{number} {words}")))
            .collect(),
        Shape::Refer(kind) => naming::options(ctx.plan, kind, naming::bound(place.record, kind)),
        _ => Vec::new(),
    }
}

/// Which line of the list the cell holds.
fn picked(place: &Place<'_>) -> Option<i64> {
    match (place.field.shape, place.field.value(place.record)) {
        (Shape::Words(words, _), Value::Text(word)) => {
            let at = words.iter().position(|w| **w == *word)?;
            i64::try_from(at).ok()
        }
        (Shape::Scale(_) | Shape::Refer(_), Value::Int(id)) => Some(id),
        _ => None,
    }
}

/// The value behind a line of the list.
fn chosen(field: &Field, id: i64) -> Option<Value> {
    match field.shape {
        Shape::Words(words, _) => usize::try_from(id)
            .ok()
            .and_then(|at| words.get(at))
            .map(|word| Value::Text((*word).to_owned())),
        Shape::Scale(_) | Shape::Refer(_) => Some(Value::Int(id)),
        _ => None,
    }
}
