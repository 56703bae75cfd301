//! The matrix: a row for each aspect, a cell for each level, one cell under the keyboard.
//! Must not know which partner is shown or why.

use std::sync::Arc;

use egui::{
    Color32, EventFilter, FocusDirection, Galley, Key, Modifiers, Pos2, Rect, Response, Role,
    Sense, Shape, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText, pos2,
    vec2,
};

use super::{View, Which, keep, rating_of};
use crate::{
    edit::Edit,
    guidance::Item,
    model::{Aspect, Level, LevelRating, Partner},
    ui::{
        Ctx, Jump, Out,
        screens::names,
        tokens::{self, Palette, space},
        widgets,
    },
};

/// Between cells.
const GAP: f32 = space::S;
/// Inside a cell.
const PAD: f32 = 10.0;
/// Height of the line with the tags “Now” and “Intended”.
const TAG: f32 = 20.0;
/// How far tags stand from the edge of their cell, within the dashed line.
const TAG_PAD: f32 = 7.0;
/// What the tags say.
const NOW: &str = "Now";
const INTENDED: &str = "Intended";
/// Width of the column with the names of the aspects, where there is room for it.
const NAMES: f32 = 168.0;

/// How the width is shared out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// All of it.
    pub(super) width: f32,
    /// The column of names; 0: names stand above their row.
    names: f32,
    cell: f32,
}

impl Columns {
    pub(super) fn of(available: f32) -> Self {
        // Wider cells are harder to read, not easier.
        let width = available.clamp(280.0, 1160.0);
        let names = if width >= 620.0 { NAMES } else { 0.0 };
        let gap = if names > 0.0 { GAP } else { 0.0 };
        let cell = ((width - names - gap - 3.0 * GAP) / 4.0).floor();
        Self { width, names, cell }
    }

    fn cell_x(&self, left: f32, level: usize) -> f32 {
        let first = if self.names > 0.0 {
            self.names + GAP
        } else {
            0.0
        };
        left + first + level as f32 * (self.cell + GAP)
    }
}

/// Draws the matrix of a partner.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    partner: &Partner,
    columns: &Columns,
    jump: &mut Jump,
) {
    header(ui, columns);
    let grid = ui.make_persistent_id("cells");
    let moved = steer(ui, grid, view) || follow(ui, grid, view, jump);
    if let Some(act) = keys(ui, grid, view, ctx.read_only) {
        let rating = rating_at(ctx, view, out, partner, view.cursor.0);
        apply(out, partner, &rating, act);
    }
    for (row, aspect) in Aspect::ALL.iter().enumerate() {
        let rating = rating_of(ctx, view, out, partner.id, *aspect);
        let mut drawing = Row {
            ctx,
            columns,
            grid,
            at: row,
            aspect: *aspect,
            rating: &rating,
            moved,
        };
        drawing.draw(ui, view, out, partner);
        ui.add_space(space::S);
    }
}

fn header(ui: &mut Ui, columns: &Columns) {
    let (rect, _) = ui.allocate_exact_size(vec2(columns.width, 26.0), Sense::hover());
    let ink = Palette::of(ui).ink;
    for (i, level) in Level::ALL.iter().enumerate() {
        let galley = text(ui, tokens::strong(level.label()), columns.cell);
        let at = pos2(columns.cell_x(rect.left(), i), rect.top());
        ui.painter().galley(at, galley, ink);
    }
}

fn text(ui: &Ui, words: egui::RichText, width: f32) -> Arc<Galley> {
    WidgetText::from(words).into_galley(ui, Some(TextWrapMode::Wrap), width, TextStyle::Body)
}

fn cell_id(grid: egui::Id, (row, column): (usize, usize)) -> egui::Id {
    grid.with((row, column))
}

/// Moves the cursor by the arrow keys while a cell has the keyboard; whether it moved.
fn steer(ui: &Ui, grid: egui::Id, view: &mut View) -> bool {
    let Some(focused) = ui.memory(egui::Memory::focused) else {
        return false;
    };
    let rows = Aspect::ALL.len();
    let columns = Level::ALL.len();
    let all = (0..rows).flat_map(|r| (0..columns).map(move |c| (r, c)));
    let mut all = all;
    let Some(here) = all.find(|at| cell_id(grid, *at) == focused) else {
        return false;
    };
    view.cursor = here;
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(focused, filter));
    let (mut row, mut column) = here;
    ui.input_mut(|i| {
        let mut pressed = |key| i.count_and_consume_key(Modifiers::NONE, key);
        let down = pressed(Key::ArrowDown);
        let up = pressed(Key::ArrowUp);
        let right = pressed(Key::ArrowRight);
        let left = pressed(Key::ArrowLeft);
        if pressed(Key::Home) > 0 {
            column = 0;
        }
        if pressed(Key::End) > 0 {
            column = columns - 1;
        }
        row = (row + down).saturating_sub(up).min(rows - 1);
        column = (column + right).saturating_sub(left).min(columns - 1);
    });
    if (row, column) == here {
        return false;
    }
    view.cursor = (row, column);
    ui.memory_mut(|m| {
        // egui would walk on to the next widget in that direction by itself.
        m.move_focus(FocusDirection::None);
        m.request_focus(cell_id(grid, view.cursor));
    });
    true
}

/// Goes to the row of the aspect that is jumped to; whether it went.
fn follow(ui: &Ui, grid: egui::Id, view: &mut View, jump: &mut Jump) -> bool {
    let row = Aspect::ALL
        .iter()
        .position(|aspect| jump.takes_item(&format!("level.{}", aspect.word())));
    if let Some(row) = row {
        view.cursor = (row, 0);
        ui.memory_mut(|m| m.request_focus(cell_id(grid, view.cursor)));
    }
    row.is_some()
}

/// What is to happen with a cell.
#[derive(Clone, Copy)]
enum Act {
    /// Set this level, or clear it when it is set already.
    Toggle(Which, Level),
    /// Clear what the cell shows.
    Clear(Level),
}

fn keys(ui: &Ui, grid: egui::Id, view: &View, read_only: bool) -> Option<Act> {
    let level = *Level::ALL.get(view.cursor.1)?;
    if read_only || !ui.memory(|m| m.has_focus(cell_id(grid, view.cursor))) {
        return None;
    }
    ui.input_mut(|i| {
        let mut pressed = |key| i.consume_key(Modifiers::NONE, key);
        if pressed(Key::Delete) || pressed(Key::Backspace) {
            Some(Act::Clear(level))
        } else if pressed(Key::I) {
            Some(Act::Toggle(Which::Intended, level))
        } else if pressed(Key::C) {
            Some(Act::Toggle(Which::Current, level))
        } else {
            None
        }
    })
}

fn rating_at(
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    partner: &Partner,
    row: usize,
) -> LevelRating {
    let aspect = Aspect::ALL.get(row).copied().unwrap_or(Aspect::Support);
    rating_of(ctx, view, out, partner.id, aspect)
}

fn apply(out: &mut Out<'_>, partner: &Partner, rating: &LevelRating, act: Act) {
    let mut after = rating.clone();
    let what = rating.aspect.label();
    let who = names::brief(names::partner(partner));
    let name = match act {
        Act::Toggle(which, level) => {
            let place = match which {
                Which::Current => &mut after.current,
                Which::Intended => &mut after.intended,
            };
            *place = (*place != Some(level)).then_some(level);
            let said = place.map_or("none", Level::label);
            match which {
                Which::Current => format!("Level of {what}: {said}, {who}"),
                Which::Intended => format!("Intended level of {what}: {said}, {who}"),
            }
        }
        Act::Clear(level) => {
            after.current.take_if(|l| *l == level);
            after.intended.take_if(|l| *l == level);
            format!("Clear level of {what}, {who}")
        }
    };
    if after != *rating {
        out.edit(keep(Edit::named(name), after));
    }
}

/// One aspect, for as long as it is drawn.
struct Row<'r, 'c> {
    ctx: &'r Ctx<'c>,
    columns: &'r Columns,
    grid: egui::Id,
    at: usize,
    aspect: Aspect,
    rating: &'r LevelRating,
    moved: bool,
}

impl Row<'_, '_> {
    fn draw(&mut self, ui: &mut Ui, view: &mut View, out: &mut Out<'_>, partner: &Partner) {
        let beside = self.columns.names > 0.0;
        let question = self.item().map_or("", |item| item.wording.as_str());
        if !beside {
            ui.add_space(space::XS);
            ui.horizontal(|ui| {
                ui.label(tokens::strong(self.aspect.label()));
                let to_the_right = egui::Layout::right_to_left(egui::Align::Center);
                ui.with_layout(to_the_right, |ui| self.unfold(ui, view));
            });
            ui.add(egui::Label::new(tokens::small(question)).wrap());
        }
        let ink = Palette::of(ui).ink;
        let words: Vec<_> = Level::ALL
            .iter()
            .map(|level| {
                let words = tokens::body(self.words_of(*level));
                text(ui, words, self.columns.cell - 2.0 * PAD)
            })
            .collect();
        let tallest = words.iter().map(|g| g.size().y).fold(0.0, f32::max);
        let names = beside.then(|| self.names(ui, question));
        let both = self.rating.current.is_some() && self.rating.current == self.rating.intended;
        let lines = if both && !tags_fit(ui, self.columns.cell) {
            2.0
        } else {
            1.0
        };
        let height = tallest + 2.0 * PAD + lines * (TAG + space::XS);
        // Room for the name, the question and the way to the evidence.
        let left = names.as_ref().map_or(0.0, |(name, asked)| {
            PAD + name.size().y + asked.size().y + space::XL + space::XS
        });
        let height = height.max(left);
        let (rect, _) = ui.allocate_exact_size(vec2(self.columns.width, height), Sense::hover());
        let mut name_end = rect.top();
        if let Some((name, asked)) = names {
            let at = rect.min + vec2(0.0, PAD);
            let below = at + vec2(0.0, name.size().y);
            name_end = below.y + asked.size().y;
            ui.painter().galley(at, name, ink);
            self.read_out(ui, Rect::from_min_size(below, asked.size()), question);
            ui.painter().galley(below, asked, ink);
        }
        for (column, (level, galley)) in Level::ALL.iter().zip(words).enumerate() {
            let left = self.columns.cell_x(rect.left(), column);
            let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(self.columns.cell, height));
            let response = self.cell(ui, view, (column, *level), cell, galley);
            if response.clicked() && !self.ctx.read_only {
                view.cursor = (self.at, column);
                response.request_focus();
                let turned = ui.input(|i| i.modifiers.shift || i.modifiers.alt);
                let which = if turned {
                    view.which.other()
                } else {
                    view.which
                };
                apply(out, partner, self.rating, Act::Toggle(which, *level));
            }
        }
        if beside {
            let below = Rect::from_min_max(
                pos2(rect.left(), name_end),
                pos2(rect.left() + self.columns.names, rect.bottom()),
            );
            let place = egui::UiBuilder::new().max_rect(below);
            // A child of its own: the room is part of the row's and taken already.
            self.unfold(&mut ui.new_child(place.id_salt(self.at)), view);
        }
        if view.open.contains(&self.aspect) {
            self.fields(ui, out, partner);
        }
    }

    /// The name of the aspect and its question, laid out for the column of names.
    fn names(&self, ui: &Ui, question: &str) -> (Arc<Galley>, Arc<Galley>) {
        let width = self.columns.names;
        (
            text(ui, tokens::strong(self.aspect.label()), width),
            text(ui, tokens::small(question), width),
        )
    }

    /// A screen reader reads the question before the cells.
    fn read_out(&self, ui: &Ui, rect: Rect, question: &str) {
        let id = self.grid.with(("question", self.at));
        let label = ui.interact(rect, id, Sense::hover());
        label.widget_info(|| WidgetInfo::labeled(Role::Label, true, question));
    }

    /// The catalogue's entry for this aspect.
    fn item(&self) -> Option<&'static Item> {
        let id = format!("level.{}", self.aspect.word());
        self.ctx.guidance.item(&id)
    }

    /// The catalogue's plain words for a level of this aspect.
    fn words_of(&self, level: Level) -> &'static str {
        self.item()
            .and_then(|item| item.choices.iter().find(|c| c.id == level.word()))
            .map_or("", |choice| choice.label.as_str())
    }

    fn cell(
        &self,
        ui: &Ui,
        view: &View,
        (column, level): (usize, Level),
        rect: Rect,
        words: Arc<Galley>,
    ) -> Response {
        let at = (self.at, column);
        // One stop for the Tab key; from there the arrow keys go on.
        let sense = if view.cursor == at {
            Sense::click()
        } else {
            Sense::CLICK
        };
        let response = ui.interact(rect, cell_id(self.grid, at), sense);
        let now = self.rating.current == Some(level);
        let then = self.rating.intended == Some(level);
        let name = cell_name(self.aspect, level, now, then);
        let enabled = ui.is_enabled() && !self.ctx.read_only;
        response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, now || then, &name));
        if self.moved && view.cursor == at {
            response.scroll_to_me(None);
        }
        if ui.is_rect_visible(rect) {
            paint(ui, &response, rect, words, now, then);
        }
        response
    }

    /// The way to the evidence; it stands with the name of the aspect.
    fn unfold(&self, ui: &mut Ui, view: &mut View) {
        let filled = !self.rating.evidence.is_empty() || !self.rating.note.is_empty();
        let open = view.open.contains(&self.aspect);
        let words = match (open, filled) {
            (true, _) => "Hide evidence",
            (false, true) => "Show evidence",
            (false, false) => "Add evidence",
        };
        let button = widgets::link_button(ui, words);
        let name = format!("{}: evidence and note", self.aspect.label());
        if button.accessible_name(name).clicked() {
            if open {
                view.open.remove(&self.aspect);
            } else {
                view.open.insert(self.aspect);
            }
        }
    }

    fn fields(&self, ui: &mut Ui, out: &mut Out<'_>, partner: &Partner) {
        let who = names::brief(names::partner(partner));
        let name = format!("Evidence on {}, {who}", self.aspect.label());
        let from = out.edits.len();
        let indent = if self.columns.names > 0.0 {
            self.columns.names + GAP
        } else {
            0.0
        };
        ui.add_space(space::XS);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(indent);
            ui.vertical(|ui| {
                ui.set_max_width(self.columns.width - indent);
                if let Some(item) = self.item() {
                    for words in [&item.why, &item.how] {
                        ui.add(egui::Label::new(tokens::muted(words)).wrap());
                    }
                }
                ui.add_enabled_ui(!self.ctx.read_only, |ui| {
                    widgets::edit_record(ui, out, self.rating, &name, |ui, r| {
                        widgets::long_text(ui, "Evidence", "What shows it?", &mut r.evidence, 2);
                        widgets::long_text(ui, "Note", "What else was said?", &mut r.note, 1);
                    });
                });
            });
        });
        for edit in out.edits.iter_mut().skip(from) {
            let after = edit
                .put
                .iter()
                .find_map(<LevelRating as crate::model::Record>::unwrap_any)
                .cloned();
            if let Some(after) = after {
                edit.put.clear();
                *edit = keep(edit.clone(), after);
            }
        }
    }
}

/// “Purpose, cooperation, current and intended”.
fn cell_name(aspect: Aspect, level: Level, now: bool, then: bool) -> String {
    let base = format!("{}, {}", aspect.label(), level.label().to_lowercase());
    match (now, then) {
        (true, true) => format!("{base}, current and intended"),
        (true, false) => format!("{base}, current"),
        (false, true) => format!("{base}, intended"),
        (false, false) => base,
    }
}

/// Today's cell is filled within a solid line, the intended one has a dashed line; each says so in a tag.
fn paint(ui: &Ui, response: &Response, rect: Rect, words: Arc<Galley>, now: bool, then: bool) {
    let p = Palette::of(ui);
    let radius = f32::from(tokens::RADIUS);
    let ground = match (now, response.hovered()) {
        (true, _) => p.accent_soft,
        (false, true) => p.hover,
        (false, false) => p.surface,
    };
    let border = if now {
        Stroke::new(1.5, p.accent)
    } else if then {
        Stroke::NONE
    } else {
        Stroke::new(1.0, p.line)
    };
    let painter = ui.painter();
    painter.rect(rect, radius, ground, border, StrokeKind::Inside);
    if then {
        let inset = if now { 4.0 } else { 1.0 };
        dashed(ui, rect.shrink(inset), radius - inset, p.accent);
    }
    painter.galley(rect.min + vec2(PAD, PAD), words, p.ink);
    let mut at = pos2(rect.left() + TAG_PAD, rect.bottom() - PAD - TAG);
    if now {
        let one_below_the_other = then && !tags_fit(ui, rect.width());
        if one_below_the_other {
            at.y -= TAG + space::XS;
        }
        let end = tag(ui, at, NOW, Some(p.accent), p.on_accent);
        if one_below_the_other {
            at.y += TAG + space::XS;
        } else {
            at.x = end + space::XS;
        }
    }
    if then {
        tag(ui, at, INTENDED, None, p.accent);
    }
    if response.has_focus() {
        painter.rect_stroke(
            rect.expand(2.0),
            radius + 2.0,
            Stroke::new(2.0, p.focus),
            StrokeKind::Middle,
        );
    }
}

/// Whether both tags stand side by side in a cell of this width.
fn tags_fit(ui: &Ui, cell: f32) -> bool {
    let width = |words| tag_size(&text(ui, tokens::caption(words), f32::INFINITY)).x;
    width(NOW) + space::XS + width(INTENDED) + 2.0 * TAG_PAD <= cell
}

fn tag_size(words: &Galley) -> egui::Vec2 {
    vec2(words.size().x + 12.0, TAG)
}

/// Paints a tag and gives back where it ends.
fn tag(ui: &Ui, at: Pos2, words: &str, ground: Option<Color32>, ink: Color32) -> f32 {
    let galley = text(ui, tokens::caption(words).color(ink), f32::INFINITY);
    let size = tag_size(&galley);
    let rect = Rect::from_min_size(at, size);
    match ground {
        Some(ground) => {
            ui.painter().rect_filled(rect, TAG / 2.0, ground);
        }
        None => {
            ui.painter()
                .rect_stroke(rect, TAG / 2.0, Stroke::new(1.0, ink), StrokeKind::Inside);
        }
    }
    let text_at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(text_at, galley, ink);
    rect.right()
}

/// A dashed line round a rectangle with cut corners.
fn dashed(ui: &Ui, rect: Rect, radius: f32, color: Color32) {
    let r = radius.max(0.0);
    let inner = rect.shrink(r);
    let mut path = Vec::new();
    for (center, from) in [
        (inner.right_top(), 0.75),
        (inner.right_bottom(), 0.0),
        (inner.left_bottom(), 0.25),
        (inner.left_top(), 0.5),
    ] {
        for step in 0..=4_u8 {
            let turn = std::f32::consts::TAU * (from + f32::from(step) / 16.0);
            path.push(center + r * vec2(turn.cos(), turn.sin()));
        }
    }
    if let Some(first) = path.first().copied() {
        path.push(first);
    }
    ui.painter()
        .extend(Shape::dashed_line(&path, Stroke::new(1.5, color), 5.0, 4.0));
}
