//! What stands round the cells of a matrix: names of columns and rows, and what is asked.
//! Must not know answers.

use std::sync::Arc;

use egui::{
    Align2, Galley, Label, Rect, Role, Sense, Stroke, TextStyle, TextWrapMode, Ui, WidgetInfo,
    WidgetText, pos2, vec2,
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

/// The names over the columns, with how many are answered, where they stand in this pass.
pub(super) struct Head {
    /// Their place: at the top of the grid, or of what is in sight of it.
    pub(super) rect: Rect,
    names: Vec<Name>,
}

/// The name of a column.
struct Name {
    galley: Arc<Galley>,
    /// What is read aloud and told on hover.
    whole: String,
    /// How many are answered; empty where the column is a subject.
    answered: String,
}

/// Height of the line that tells how many are answered.
const COUNT: f32 = 18.0;

impl Head {
    /// Makes room for them at the top of the grid.
    pub(super) fn of(ui: &mut Ui, grid: &Grid<'_, '_>, state: &mut State) -> Self {
        let (shape, of) = (grid.shape, grid.of);
        let p = Palette::of(ui);
        let seen = ui.ctx().content_rect().height();
        // Turned names may not take the room of the rows below them.
        let upright = (seen * 0.22).clamp(90.0, UPRIGHT);
        let (mode, room) = if shape.wide {
            (TextWrapMode::Wrap, shape.cell - space::M)
        } else {
            (TextWrapMode::Truncate, upright)
        };
        let lay = |short: &str| {
            let words = WidgetText::from(tokens::caption(short).color(p.ink));
            words.into_galley(ui, Some(mode), room, TextStyle::Small)
        };
        let names: Vec<Name> = if of.turned {
            let subjects = of.subjects.iter();
            subjects
                .map(|named| Name {
                    galley: lay(&names::brief(&named.name)),
                    whole: named.name.to_string(),
                    answered: String::new(),
                })
                .collect()
        } else {
            let all = of.subjects.len();
            let counts = of.answered(grid.ctx, state);
            let items = of.items.iter().zip(counts);
            items
                .map(|(item, count)| Name {
                    galley: lay(&item.short),
                    whole: format!("{}: {count} of {all} answered", item.wording),
                    answered: if shape.wide {
                        format!("{count} of {all}")
                    } else {
                        count.to_string()
                    },
                })
                .collect()
        };
        let size = |name: &Name| {
            let size = name.galley.size();
            if shape.wide { size.y } else { size.x }
        };
        let words = names.iter().map(size).fold(0.0, f32::max);
        let count = if of.turned { 0.0 } else { COUNT };
        let height = words + count + space::S;
        let (place, _) = ui.allocate_exact_size(vec2(shape.width, height), Sense::hover());
        let last = place.top() + shape.row * grid.rows.len().saturating_sub(1) as f32;
        let top = ui.clip_rect().top().min(last).max(place.top());
        Self {
            rect: place.translate(vec2(0.0, top - place.top())),
            names,
        }
    }

    /// Draws them over what was scrolled below them.
    pub(super) fn draw(&self, ui: &Ui, grid: &Grid<'_, '_>) {
        let (shape, rect) = (grid.shape, self.rect);
        let p = Palette::of(ui);
        let left = rect.left().max(ui.clip_rect().left());
        let clip = Rect::everything_right_of(left + shape.names).intersect(ui.clip_rect());
        let painter = ui.painter().with_clip_rect(clip);
        for (at, name) in self.names.iter().enumerate() {
            let x = rect.left() + shape.names + shape.cell * at as f32;
            let room = Rect::from_min_size(pos2(x, rect.top()), vec2(shape.cell, rect.height()));
            if !clip.intersects(room) {
                continue;
            }
            let place = room.intersect(clip);
            let about = ui.interact(place, grid.id.with(("head", at)), Sense::hover());
            about.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name.whole));
            about.on_hover_text(&name.whole);
            let middle = x + (shape.cell - space::XS) / 2.0;
            let count = if name.answered.is_empty() { 0.0 } else { COUNT };
            let bottom = rect.bottom() - space::XS - count;
            let galley = Arc::clone(&name.galley);
            if shape.wide {
                painter.galley(pos2(x, bottom - galley.size().y), galley, p.ink);
            } else {
                let at = pos2(middle - galley.size().y / 2.0, bottom);
                let upright = egui::epaint::TextShape::new(at, galley, p.ink);
                painter.add(upright.with_angle(-std::f32::consts::FRAC_PI_2));
            }
            let (x, align) = if shape.wide {
                (x, Align2::LEFT_BOTTOM)
            } else {
                (middle, Align2::CENTER_BOTTOM)
            };
            let at = pos2(x, rect.bottom() - space::XS);
            let font = egui::FontId::proportional(tokens::SMALL_SIZE);
            painter.text(at, align, &name.answered, font, p.muted);
        }
        let line = Stroke::new(1.0, p.line);
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
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
