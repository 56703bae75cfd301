//! Picking one of a few: buttons side by side when they fit, else a list that drops down.
//! Must not know what is picked.

use egui::{
    Align2, FontId, Key, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::{
    dropdown::dropdown,
    row::{arrow_answered, focus_ring, own_arrows, row},
};
use crate::{
    model::Word,
    ui::tokens::{self, CONTROL_HEIGHT, Palette, SMALL_SIZE, space},
};

/// Space between buttons of one choice.
const GAP: f32 = 4.0;
/// The most rows of buttons before a list is easier to read.
const MOST_ROWS: usize = 2;

/// A row to pick one word.
pub fn choice<W: Word>(ui: &mut Ui, label: &str, value: &mut W) -> Response {
    let mut picked = W::ALL.iter().position(|word| word == value);
    let response = pick(ui, label, &labels::<W>(), &mut picked, false);
    if let Some(word) = picked.and_then(|at| W::ALL.get(at)) {
        *value = *word;
    }
    response
}

/// A row to pick one word or none; picking the picked one again clears it.
pub fn choice_opt<W: Word>(ui: &mut Ui, label: &str, value: &mut Option<W>) -> Response {
    let mut picked = value.and_then(|value| W::ALL.iter().position(|word| *word == value));
    let response = pick(ui, label, &labels::<W>(), &mut picked, true);
    *value = picked.and_then(|at| W::ALL.get(at)).copied();
    response
}

/// A row to pick one of `labels` by its position; with `clearable`, or none.
pub fn choice_of(
    ui: &mut Ui,
    label: &str,
    labels: &[&str],
    picked: &mut Option<usize>,
    clearable: bool,
) -> Response {
    pick(ui, label, labels, picked, clearable)
}

/// Buttons side by side without a visible label, one of them picked: views of a page, lenses of the map.
pub fn segments(ui: &mut Ui, name: &str, labels: &[&str], picked: &mut usize) -> Response {
    let mut at = Some(*picked);
    let layout = Layout::of(ui, labels).unwrap_or_else(|| Layout::stacked(ui, labels));
    let response = ui
        .push_id(name, |ui| {
            buttons(ui, name, labels, labels, &mut at, false, &layout)
        })
        .inner;
    *picked = at.unwrap_or(*picked);
    response
}

/// Like [`segments`], where nothing may be picked; picking the picked one again clears it.
pub fn segments_opt(
    ui: &mut Ui,
    name: &str,
    labels: &[&str],
    picked: &mut Option<usize>,
) -> Response {
    let layout = Layout::of(ui, labels).unwrap_or_else(|| Layout::stacked(ui, labels));
    ui.push_id(name, |ui| {
        buttons(ui, name, labels, labels, picked, true, &layout)
    })
    .inner
}

/// The room that [`segments`] of these words take in one row.
pub fn segments_width(ui: &Ui, labels: &[&str]) -> f32 {
    widths(ui, labels).iter().sum::<f32>() + GAP * labels.len().saturating_sub(1) as f32
}

fn labels<W: Word>() -> Vec<&'static str> {
    W::ALL.iter().map(|word| word.label()).collect()
}

fn pick(
    ui: &mut Ui,
    label: &str,
    labels: &[&str],
    picked: &mut Option<usize>,
    clearable: bool,
) -> Response {
    row(ui, label, |ui, name| {
        if let Some(layout) = Layout::of(ui, labels) {
            buttons(ui, label, labels, labels, picked, clearable, &layout)
        } else {
            let width = ui.available_width();
            let none = clearable.then_some("Not set");
            dropdown(ui, label, width, none, labels, picked).labelled_by(name)
        }
    })
}

/// Where each button of a choice stands.
struct Layout {
    widths: Vec<f32>,
    columns: usize,
}

impl Layout {
    /// One row of buttons as wide as their words, or two of equal width; `None` if neither fits.
    fn of(ui: &Ui, labels: &[&str]) -> Option<Self> {
        let available = ui.available_width();
        let widths = widths(ui, labels);
        let gaps = GAP * labels.len().saturating_sub(1) as f32;
        if widths.iter().sum::<f32>() + gaps <= available {
            return Some(Self {
                columns: labels.len(),
                widths,
            });
        }
        let widest = widths.iter().copied().fold(0.0, f32::max);
        let columns = (((available + GAP) / (widest + GAP)).floor() as usize).min(labels.len());
        // As even as the rows allow: four in two rows of two rather than three and one.
        let rows =
            labels.len().checked_div(columns)? + usize::from(!labels.len().is_multiple_of(columns));
        if columns < 2 || rows > MOST_ROWS {
            return None;
        }
        Some(Self::equal(labels, labels.len().div_ceil(rows), available))
    }

    /// One below the other, for a choice that can't become a list.
    fn stacked(ui: &Ui, labels: &[&str]) -> Self {
        Self::equal(labels, 1, ui.available_width())
    }

    fn equal(labels: &[&str], columns: usize, available: f32) -> Self {
        let width = (available + GAP) / columns as f32 - GAP;
        Self {
            widths: vec![width.max(space::XL); labels.len()],
            columns,
        }
    }

    /// The place of each button of a height, from the top left corner, and the room for all.
    fn places(&self, height: f32) -> (Vec<Rect>, Vec2) {
        let mut rects = Vec::with_capacity(self.widths.len());
        let (mut x, mut y, mut right) = (0.0_f32, 0.0_f32, 0.0_f32);
        for (at, width) in self.widths.iter().enumerate() {
            if at > 0 && at.is_multiple_of(self.columns.max(1)) {
                x = 0.0;
                y += height + GAP;
            }
            rects.push(Rect::from_min_size(pos2(x, y), vec2(*width, height)));
            x += width + GAP;
            right = right.max(x - GAP);
        }
        (rects, vec2(right, y + height))
    }
}

fn fonts() -> (FontId, FontId) {
    (
        FontId::proportional(SMALL_SIZE),
        FontId::new(SMALL_SIZE, tokens::semibold()),
    )
}

fn widths(ui: &Ui, labels: &[&str]) -> Vec<f32> {
    let (_, bold) = fonts();
    labels
        .iter()
        .map(|label| {
            let galley = ui.painter().layout_no_wrap(
                (*label).to_owned(),
                bold.clone(),
                egui::Color32::PLACEHOLDER,
            );
            (galley.size().x + 2.0 * space::M).ceil().max(40.0)
        })
        .collect()
}

/// Buttons in one row as far as there is room, that can be cleared, with other words for screen readers.
pub(super) fn buttons_in_row(
    ui: &mut Ui,
    name: &str,
    labels: &[&str],
    spoken: &[String],
    picked: &mut Option<usize>,
) -> Response {
    let layout = Layout::of(ui, labels).unwrap_or_else(|| Layout::stacked(ui, labels));
    let spoken: Vec<&str> = spoken.iter().map(String::as_str).collect();
    buttons(ui, name, labels, &spoken, picked, true, &layout)
}

fn buttons(
    ui: &mut Ui,
    name: &str,
    labels: &[&str],
    spoken: &[&str],
    picked: &mut Option<usize>,
    clearable: bool,
    layout: &Layout,
) -> Response {
    let (places, size) = layout.places(ui.spacing().interact_size.y.max(CONTROL_HEIGHT));
    let (whole, mut group) = ui.allocate_exact_size(size, Sense::hover());
    let group_id = group.id;
    let id = |at: usize| group_id.with(at);
    let before = *picked;
    // One stop for the Tab key: the picked button, or the first.
    let stop = picked.unwrap_or(0);
    let enabled = ui.is_enabled();
    // Asked once: an arrow key gives the keyboard to a button that is drawn later in this pass.
    let on = ui.memory(egui::Memory::focused);
    // The buttons lie within the group for a screen reader as well, which tells that this is one of three.
    ui.ctx().accesskit_node_builder(group_id, |node| {
        node.set_role(Role::RadioGroup);
        node.set_size_of_set(labels.len());
    });
    let inside = UiBuilder::new()
        .max_rect(whole)
        .accessibility_parent(group_id);
    let inside = ui.new_child(inside);
    for (at, ((label, spoken), place)) in labels.iter().zip(spoken).zip(&places).enumerate() {
        let rect = place.translate(whole.min.to_vec2());
        let focused = on == Some(id(at));
        // A button that can't have the keyboard would drop it at once.
        let given = ui.memory(|memory| memory.has_focus(id(at)));
        let sense = if at == stop || focused || given {
            Sense::click()
        } else {
            Sense::CLICK
        };
        let response = inside.interact(rect, id(at), sense);
        if response.clicked() {
            *picked = if clearable && *picked == Some(at) {
                None
            } else {
                Some(at)
            };
        }
        if focused {
            own_arrows(ui, id(at), true, false);
            let by = ui.input(|input| {
                i32::from(input.key_pressed(Key::ArrowRight))
                    - i32::from(input.key_pressed(Key::ArrowLeft))
            });
            let next = at.saturating_add_signed(by as isize);
            if by != 0 && next != at && next < labels.len() {
                *picked = Some(next);
                arrow_answered(ui, id(next));
            }
        }
        response.widget_info(|| {
            WidgetInfo::selected(
                Role::RadioButton,
                enabled,
                *picked == Some(at),
                format!("{name}: {spoken}"),
            )
        });
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_position_in_set(at);
        });
        paint(ui, &response, label, before == Some(at));
    }
    if *picked != before {
        group.mark_changed();
    }
    group.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, enabled, name));
    // Who gives the keyboard to the choice gives it to the button at which Tab would stop: the group itself
    // can't have it.
    group.id = id(stop);
    group
}

fn paint(ui: &Ui, response: &Response, label: &str, selected: bool) {
    let rect = response.rect;
    if !ui.is_rect_visible(rect) {
        return;
    }
    let p = Palette::of(ui);
    let (regular, bold) = fonts();
    let line = ui.visuals().widgets.inactive.bg_stroke.width;
    let (ground, border, ink, font) = if selected {
        (p.accent_soft, p.accent, p.accent, bold)
    } else if response.hovered() {
        (p.hover, p.line_strong, p.ink, regular)
    } else {
        (p.surface, p.line, p.ink, regular)
    };
    ui.painter().rect(
        rect,
        f32::from(tokens::RADIUS),
        ground,
        Stroke::new(line, border),
        StrokeKind::Inside,
    );
    let galley = egui::WidgetText::from(egui::RichText::new(label).font(font).color(ink))
        .into_galley(
            ui,
            Some(egui::TextWrapMode::Truncate),
            (rect.width() - space::S).max(space::L),
            egui::TextStyle::Small,
        );
    let at = Align2::CENTER_CENTER
        .align_size_within_rect(galley.size(), rect)
        .min;
    ui.painter().galley(at, galley, ink);
    focus_ring(ui, response, f32::from(tokens::RADIUS));
}
