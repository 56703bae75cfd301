//! What stands round the cells of a matrix: names of columns and rows, and what is asked.
//! Must not know answers.

use egui::{
    Align2, Label, Rect, Role, Sense, Stroke, TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText,
    pos2, vec2,
};

use super::{Grid, State};
use crate::{
    guidance::Item,
    ui::{
        screens::names,
        tokens::{self, Palette, space},
        widgets,
    },
};

/// The longest name over a narrow column, which stands upright.
const UPRIGHT: f32 = 168.0;

/// The way to the questions in full, and the questions.
pub(super) fn explanation(ui: &mut Ui, items: &[&Item], open: &mut bool) {
    let words = if *open {
        "Hide the questions"
    } else {
        "What is asked?"
    };
    if widgets::link_button(ui, words).clicked() {
        *open = !*open;
    }
    ui.add_space(space::XS);
    if !*open {
        return;
    }
    let p = Palette::of(ui);
    egui::Frame::NONE
        .fill(p.accent_soft)
        .corner_radius(tokens::CARD_RADIUS)
        .inner_margin(space::L)
        .show(ui, |ui| {
            ui.set_width(ui.available_width().min(tokens::PAGE_WIDTH));
            ui.spacing_mut().item_spacing.y = space::XS;
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    ui.add_space(space::S);
                }
                ui.add(Label::new(tokens::strong(&item.wording)).wrap());
                if item.counts_against {
                    ui.label(tokens::body("A yes counts against the partner"));
                }
                for text in [&item.why, &item.how] {
                    ui.label(tokens::body(text));
                }
            }
            ui.add_space(space::S);
            ui.label(tokens::body(
                "Arrow keys move between the cells. A digit, or the first letter of a word, answers. Delete clears. Enter opens the note.",
            ));
        });
    ui.add_space(space::S);
}

/// The names over the columns, with how many are answered.
pub(super) fn draw(ui: &mut Ui, grid: &Grid<'_, '_>, state: &mut State) {
    let shape = grid.shape;
    let of = grid.of;
    let p = Palette::of(ui);
    let counts: Vec<usize> = of.answered(grid.ctx, state).to_vec();
    let names: Vec<(String, String)> = if of.turned {
        let subjects = of.subjects.iter();
        subjects
            .map(|named| {
                (
                    names::brief(&named.name).into_owned(),
                    named.name.to_string(),
                )
            })
            .collect()
    } else {
        let items = of.items.iter();
        items
            .map(|item| (item.short.clone(), item.wording.clone()))
            .collect()
    };
    let wrap = if shape.wide {
        (TextWrapMode::Wrap, shape.cell - space::M)
    } else {
        (TextWrapMode::Truncate, UPRIGHT)
    };
    let galleys: Vec<_> = names
        .iter()
        .map(|(short, _)| {
            WidgetText::from(tokens::caption(short).color(p.ink)).into_galley(
                ui,
                Some(wrap.0),
                wrap.1,
                TextStyle::Small,
            )
        })
        .collect();
    let size = |g: &std::sync::Arc<egui::Galley>| {
        if shape.wide { g.size().y } else { g.size().x }
    };
    let words = galleys.iter().map(size).fold(0.0, f32::max);
    let count = if of.turned { 0.0 } else { 18.0 };
    let height = words + count + space::S;
    let (rect, _) = ui.allocate_exact_size(vec2(shape.width, height), Sense::hover());
    let left = rect.left().max(ui.clip_rect().left());
    let clip = Rect::everything_right_of(left + shape.names).intersect(ui.clip_rect());
    let painter = ui.painter().with_clip_rect(clip);
    let all = of.subjects.len();
    for (at, (galley, (_, whole))) in galleys.into_iter().zip(&names).enumerate() {
        let x = rect.left() + shape.names + shape.cell * at as f32;
        let room = Rect::from_min_size(pos2(x, rect.top()), vec2(shape.cell, height));
        let answered = counts.get(at).copied().unwrap_or_default();
        if !clip.intersects(room) {
            continue;
        }
        let about = ui.interact(
            room.intersect(clip),
            grid.id.with(("head", at)),
            Sense::hover(),
        );
        let spoken = if of.turned {
            whole.clone()
        } else {
            format!("{whole}: {answered} of {all} answered")
        };
        about.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &spoken));
        about.on_hover_text(&spoken);
        let bottom = rect.bottom() - space::XS - count;
        if shape.wide {
            let at = pos2(x, bottom - galley.size().y);
            painter.galley(at, galley, p.ink);
        } else {
            let middle = x + (shape.cell - space::XS) / 2.0;
            let at = pos2(middle - galley.size().y / 2.0, bottom);
            let upright = egui::epaint::TextShape::new(at, galley, p.ink);
            painter.add(upright.with_angle(-std::f32::consts::FRAC_PI_2));
        }
        if count > 0.0 {
            let told = if shape.wide {
                format!("{answered} of {all}")
            } else {
                answered.to_string()
            };
            let (at, align) = if shape.wide {
                (pos2(x, rect.bottom() - space::XS), Align2::LEFT_BOTTOM)
            } else {
                let middle = x + (shape.cell - space::XS) / 2.0;
                (
                    pos2(middle, rect.bottom() - space::XS),
                    Align2::CENTER_BOTTOM,
                )
            };
            let font = egui::FontId::proportional(tokens::SMALL_SIZE);
            painter.text(at, align, told, font, p.muted);
        }
    }
}

/// The name of a row, with the fine line above it.
pub(super) fn row_name(ui: &mut Ui, grid: &Grid<'_, '_>, rect: Rect, row: usize) {
    let p = Palette::of(ui);
    let line = Stroke::new(1.0, p.line);
    ui.painter().hline(rect.x_range(), rect.top(), line);
    let Some((item, named)) = grid.at(row, 0) else {
        return;
    };
    let of = grid.of;
    let room = Rect::from_min_size(rect.min, vec2(grid.shape.names - space::M, rect.height()));
    let mut x = room.left();
    let (text, below, whole) = if of.turned {
        (&*item.short, item.wording.as_str(), item.wording.as_str())
    } else {
        (names::line(&named.name), "", named.name.as_ref())
    };
    if let Some(category) = named.mark.filter(|_| !of.turned) {
        let at = pos2(x + 7.0, room.center().y);
        widgets::paint_category_mark(ui.painter(), category, at, 6.4, p.category(category));
        x += 22.0;
    }
    let lay = |words: egui::RichText| {
        WidgetText::from(words).into_galley(
            ui,
            Some(TextWrapMode::Truncate),
            (room.right() - x).max(space::XL),
            TextStyle::Body,
        )
    };
    let galley = lay(tokens::body(text).color(p.ink));
    let small = (!below.is_empty()).then(|| lay(tokens::small(below).color(p.muted)));
    let height = galley.size().y + small.as_ref().map_or(0.0, |g| g.size().y);
    let top = room.center().y - height / 2.0;
    let below_first = top + galley.size().y;
    let cut = galley.elided || small.as_ref().is_some_and(|g| g.elided);
    ui.painter().galley(pos2(x, top), galley, p.ink);
    if let Some(small) = small {
        ui.painter().galley(pos2(x, below_first), small, p.muted);
    }
    let id = grid.id.with(("row", &item.id, named.subject));
    let response = ui.interact(room, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, whole));
    if cut {
        response.on_hover_text(names::longer(whole));
    }
}
