//! The grid on screen: names of tasks and columns stand still, and only the cells in sight are drawn.
//! Must not know what a letter means or when a row is wrong.

use std::{ops::Range, sync::Arc};

use egui::{
    Align2, FontId, Galley, Popup, PopupCloseBehavior, Pos2, Rect, Response, Role, ScrollArea,
    Sense, SetOpenCommand, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, WidgetText, pos2,
    vec2,
};

use super::{
    Doing, GRAB, View, acts, keys,
    sight::{Column, Row},
};
use crate::{
    insight::raci::Holder,
    model::RaciLetter,
    ui::{
        Ctx, Out,
        tokens::{self, Palette, icons, space},
        widgets::{self, Severity},
    },
};

/// Height of the row of names, and of a task.
const HEAD: f32 = 86.0;
const ROW: f32 = 66.0;
/// Width of a column.
const COLUMN: f32 = 100.0;
/// Width of the sign by which a task is dragged.
const HANDLE: f32 = 24.0;
/// The grid is at least so high, if it has so many rows.
const LOWEST: f32 = 4.0 * ROW;
/// What else stands on the page while the grid is worked in.
const REST_OF_PAGE: f32 = 360.0;

/// Where everything is in this frame.
struct Frame {
    /// The whole grid on screen.
    area: Rect,
    /// The part of it in which letters are.
    body: Rect,
    /// Where the first cell lies, in sight or not.
    origin: Pos2,
    names: f32,
}

impl Frame {
    fn cell(&self, row: usize, column: usize) -> Rect {
        let min = self.origin + vec2(column as f32 * COLUMN, row as f32 * ROW);
        Rect::from_min_size(min, vec2(COLUMN, ROW))
    }

    fn name(&self, row: usize) -> Rect {
        let min = pos2(self.area.left(), self.origin.y + row as f32 * ROW);
        Rect::from_min_size(min, vec2(self.names, ROW))
    }

    fn head(&self, column: usize) -> Rect {
        let min = pos2(self.origin.x + column as f32 * COLUMN, self.area.top());
        Rect::from_min_size(min, vec2(COLUMN, HEAD))
    }

    fn rows(&self, count: usize) -> Range<usize> {
        in_sight(
            self.body.top() - self.origin.y,
            self.body.height(),
            ROW,
            count,
        )
    }

    fn columns(&self, count: usize) -> Range<usize> {
        in_sight(
            self.body.left() - self.origin.x,
            self.body.width(),
            COLUMN,
            count,
        )
    }

    /// Before which row something let go at this height would come to stand.
    fn gap_at(&self, y: f32, count: usize) -> usize {
        let at = ((y - self.origin.y) / ROW).round().max(0.0);
        (at as usize).min(count)
    }
}

fn in_sight(from: f32, room: f32, size: f32, count: usize) -> Range<usize> {
    let first = (from / size).floor().max(0.0) as usize;
    let last = ((from + room) / size).ceil().max(0.0) as usize;
    first.min(count)..last.min(count)
}

/// Draws the grid.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>) {
    let grid = ui.make_persistent_id("grid");
    let names = (ui.available_width() * 0.36).clamp(180.0, 320.0);
    let rows = view.sight.rows.len();
    let columns = view.sight.columns.len();
    let size = vec2(names + columns as f32 * COLUMN, HEAD + rows as f32 * ROW);
    let widest = ui.available_width();
    let bar = if size.x > widest { space::M } else { 0.0 };
    let highest = (ui.ctx().content_rect().height() - REST_OF_PAGE).max(HEAD + LOWEST);
    let area = vec2(size.x.min(widest), (size.y + bar).min(highest));

    let before = view.place();
    keys::steer(ui, cell_id(grid, view, before), ctx, view, out);
    ui.spacing_mut().scroll.dormant_handle_opacity = ui.spacing().scroll.active_handle_opacity;
    let mut scroll = ScrollArea::both()
        .id_salt("grid")
        .auto_shrink(false)
        .max_width(area.x)
        .max_height(area.y)
        .min_scrolled_width(area.x)
        .min_scrolled_height(area.y);
    if view.grab > 0 {
        scroll = scroll.scroll_offset(reveal(view, names));
    }
    let (rect, _) = ui.allocate_exact_size(area, Sense::hover());
    let mut inner = ui.new_child(UiBuilder::new().id_salt("grid").max_rect(rect));
    let shown = scroll.show_viewport(&mut inner, |ui, sight| {
        ui.set_min_size(size);
        let origin = ui.max_rect().min;
        let area = Rect::from_min_size(origin + sight.min.to_vec2(), sight.size());
        let frame = Frame {
            area,
            body: Rect::from_min_max(area.min + vec2(names, HEAD), area.max),
            origin: origin + vec2(names, HEAD),
            names,
        };
        cells(ui, ctx, view, out, &frame, grid);
        heads(ui, view, &frame);
        tasks(ui, ctx, view, out, &frame, grid);
        corner(ui, view, &frame);
    });
    view.scrolled = shown.state.clamped_offset();
    view.room = shown.inner_rect.size();
    let p = Palette::of(ui);
    let line = Stroke::new(1.0, p.line);
    let radius = f32::from(tokens::CARD_RADIUS);
    ui.painter()
        .rect_stroke(rect, radius, line, StrokeKind::Outside);
}

/// How far to scroll so that the cell in hand is in sight.
fn reveal(view: &View, names: f32) -> Vec2 {
    let (row, column) = view.place();
    let room = view.room - vec2(names, HEAD);
    let along = |offset: f32, at: usize, size: f32, room: f32| {
        let start = at as f32 * size;
        offset
            .min(start)
            .max(start + size - room.max(size))
            .max(0.0)
    };
    let x = column.map_or(view.scrolled.x, |at| {
        along(view.scrolled.x, at, COLUMN, room.x)
    });
    vec2(x, along(view.scrolled.y, row, ROW, room.y))
}

/// The id of a cell; it belongs to task and column, wherever they stand.
fn cell_id(grid: egui::Id, view: &View, (row, column): (usize, Option<usize>)) -> egui::Id {
    let task = view.sight.rows.get(row).map(|row| row.task.raw());
    let holder = column
        .and_then(|at| view.sight.columns.get(at))
        .map(|c| c.holder);
    grid.with((task, holder))
}

/// Whether this is the cell in hand. It is the one stop of the Tab key, and from there arrows go on.
fn sense(view: &View, at: (usize, Option<usize>)) -> Sense {
    if view.place() == at {
        Sense::click()
    } else {
        Sense::CLICK
    }
}

fn cells(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    frame: &Frame,
    grid: egui::Id,
) {
    let builder = UiBuilder::new().id_salt("cells").max_rect(frame.body);
    let ui = &mut ui.new_child(builder);
    ui.shrink_clip_rect(frame.body);
    ui.painter()
        .rect_filled(frame.body, 0.0, Palette::of(ui).surface);
    let (rows, columns) = (
        frame.rows(view.sight.rows.len()),
        frame.columns(view.sight.columns.len()),
    );
    let in_hand = view.place();
    let outside = in_hand
        .1
        .is_some_and(|column| !rows.contains(&in_hand.0) || !columns.contains(&column));
    for row in rows {
        for column in columns.clone() {
            cell(ui, ctx, view, out, frame, grid, (row, column));
        }
    }
    // The cell in hand keeps the keyboard when it is scrolled out of sight.
    if let (row, Some(column)) = in_hand
        && outside
    {
        cell(ui, ctx, view, out, frame, grid, (row, column));
    }
}

fn cell(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    frame: &Frame,
    grid: egui::Id,
    (at, column_at): (usize, usize),
) {
    let (Some(row), Some(column)) = (view.sight.rows.get(at), view.sight.columns.get(column_at))
    else {
        return;
    };
    let place = (at, Some(column_at));
    let rect = frame.cell(at, column_at);
    let id = cell_id(grid, view, place);
    let response = ui.interact(rect, id, sense(view, place));
    let letter = view.sight.letter(row.task, column.holder).map(|(_, l)| l);
    let flaw = row.concerns(column.holder);
    let label = letter.map_or("no letter", RaciLetter::label);
    let name = format!("{}, {}: {label}", column.name, row.name);
    let enabled = ui.is_enabled() && !ctx.read_only;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &name));
    let in_hand = view.place() == place;
    if ui.is_rect_visible(rect) {
        let severity = flaw.map(|flaw| flaw.severity);
        paint_cell(ui, &response, rect, letter, severity, in_hand);
    }
    let hover = match flaw {
        Some(flaw) => format!("{name}\n{}", flaw.text),
        None => name,
    };
    let clicked = response.clicked();
    take_focus(view, &response, in_hand, place);
    if clicked {
        let shut = ctx.read_only || (in_hand && view.doing == Doing::Picking);
        view.move_to(at, Some(column_at));
        view.doing = if shut { Doing::Nothing } else { Doing::Picking };
        response.request_focus();
    }
    if view.place() == place {
        pick(ui, view, out, &response, (at, column_at), letter);
    }
    if view.doing != Doing::Picking {
        response.on_hover_text(hover);
    }
}

/// Puts the keyboard on the cell in hand if it was asked there; a cell that got it otherwise is in hand now.
fn take_focus(view: &mut View, response: &Response, in_hand: bool, place: (usize, Option<usize>)) {
    if in_hand && view.grab > 0 && view.is_settled() {
        view.grab = 0;
        response.request_focus();
    } else if response.has_focus() && !in_hand && view.grab == 0 {
        view.move_to(place.0, place.1);
    }
}

/// The list of letters at the cell in hand.
fn pick(
    ui: &Ui,
    view: &mut View,
    out: &mut Out<'_>,
    response: &Response,
    at: (usize, usize),
    letter: Option<RaciLetter>,
) {
    let command = SetOpenCommand::Bool(view.doing == Doing::Picking);
    let shown = Popup::menu(response)
        .open_memory(Some(command))
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .width(280.0)
        .show(|ui| {
            let mut picked = None;
            for option in RaciLetter::ALL {
                let words = format!("{}  {}", option.word(), option.label());
                let button = ui.add(
                    egui::Button::selectable(letter == Some(*option), tokens::body(words))
                        .min_size(vec2(ui.available_width(), tokens::CONTROL_HEIGHT)),
                );
                if button.accessible_name(option.label()).clicked() {
                    picked = Some(Some(*option));
                }
            }
            let clear = ui.add_enabled(
                letter.is_some(),
                egui::Button::selectable(false, tokens::body("Clear"))
                    .min_size(vec2(ui.available_width(), tokens::CONTROL_HEIGHT)),
            );
            if clear.accessible_name("Clear the letter").clicked() {
                picked = Some(None);
            }
            picked
        });
    let Some(shown) = shown else {
        return;
    };
    if let Some(picked) = shown.inner {
        acts::set_letter(out, &view.sight, at, picked);
        view.doing = Doing::Nothing;
        response.request_focus();
    } else if view.doing == Doing::Picking {
        let pressed = ui.input(|i| i.pointer.any_pressed().then(|| i.pointer.interact_pos()));
        let elsewhere = pressed
            .flatten()
            .is_some_and(|pos| !shown.response.rect.contains(pos) && !response.rect.contains(pos));
        if elsewhere {
            view.doing = Doing::Nothing;
        }
    }
}

fn paint_cell(
    ui: &Ui,
    response: &Response,
    rect: Rect,
    letter: Option<RaciLetter>,
    flaw: Option<Severity>,
    in_hand: bool,
) {
    let p = Palette::of(ui);
    let painter = ui.painter();
    if response.hovered() || in_hand {
        painter.rect_filled(rect, 0.0, p.hover);
    }
    let line = Stroke::new(1.0, p.line);
    painter.hline(rect.x_range(), rect.bottom(), line);
    painter.vline(rect.right(), rect.y_range(), line);
    if let Some(letter) = letter {
        let chip = Rect::from_center_size(rect.center(), vec2(44.0, 30.0));
        let (ground, border, ink) = match letter {
            RaciLetter::Accountable | RaciLetter::AccountableResponsible => {
                (p.accent, Stroke::new(1.0, p.accent), p.on_accent)
            }
            RaciLetter::Responsible => (p.accent_soft, Stroke::new(1.0, p.accent), p.ink),
            RaciLetter::Consulted | RaciLetter::Informed => {
                (p.surface, Stroke::new(1.0, p.line_strong), p.ink)
            }
        };
        painter.rect(
            chip,
            f32::from(tokens::RADIUS),
            ground,
            border,
            StrokeKind::Inside,
        );
        let words = match letter {
            RaciLetter::AccountableResponsible => "A/R",
            other => other.word(),
        };
        let font = FontId::new(tokens::BODY_SIZE, tokens::semibold());
        painter.text(chip.center(), Align2::CENTER_CENTER, words, font, ink);
    }
    if let Some(severity) = flaw {
        let (ink, _, icon) = severity.look(p);
        let font = FontId::new(15.0, tokens::icon_font());
        let at = rect.right_top() + vec2(-4.0, 4.0);
        painter.text(at, Align2::RIGHT_TOP, icon, font, ink);
    }
    if response.has_focus() {
        let ring = Stroke::new(2.0, p.focus);
        painter.rect_stroke(rect.shrink(2.0), 4.0, ring, StrokeKind::Inside);
    }
}

/// The names of the columns; they stay in sight.
fn heads(ui: &mut Ui, view: &View, frame: &Frame) {
    let strip = Rect::from_min_max(
        pos2(frame.body.left(), frame.area.top()),
        pos2(frame.area.right(), frame.body.top()),
    );
    let ui = &mut ui.new_child(UiBuilder::new().id_salt("heads").max_rect(strip));
    ui.shrink_clip_rect(strip);
    let p = Palette::of(ui);
    ui.painter().rect_filled(strip, 0.0, p.rail);
    for at in frame.columns(view.sight.columns.len()) {
        if let Some(column) = view.sight.columns.get(at) {
            head(ui, column, frame.head(at), view.place().1 == Some(at));
        }
    }
    let line = Stroke::new(1.5, p.line);
    ui.painter()
        .hline(strip.x_range(), strip.bottom() - 0.5, line);
}

fn head(ui: &Ui, column: &Column, rect: Rect, in_hand: bool) {
    let p = Palette::of(ui);
    let response = ui.interact(rect, ui.scope_id().with(column.holder), Sense::HOVER);
    let told = match (column.letters, column.problems.is_empty()) {
        (0, true) => format!("{}: no letter yet", column.name),
        (_, true) => column.name.clone(),
        (_, false) => format!("{}: {}", column.name, column.problems.join(" · ")),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &told));
    let painter = ui.painter();
    if in_hand {
        painter.rect_filled(rect, 0.0, p.hover);
    }
    painter.vline(rect.right(), rect.y_range(), Stroke::new(1.0, p.line));
    let sign = pos2(rect.center().x, rect.top() + 14.0);
    match (column.category, column.holder) {
        (Some(category), _) => {
            widgets::paint_category_mark(painter, category, sign, 6.0, p.category(category));
        }
        (None, holder) => {
            let icon = match holder {
                Holder::Agency => icons::HOME,
                _ => icons::PERSON,
            };
            let font = FontId::new(15.0, tokens::icon_font());
            painter.text(sign, Align2::CENTER_CENTER, icon, font, p.muted);
        }
    }
    let ink = if column.letters == 0 { p.muted } else { p.ink };
    let words = words(
        ui,
        tokens::caption(&column.name).color(ink),
        COLUMN - space::M,
        3,
        egui::Align::Center,
    );
    let at = pos2(rect.center().x, rect.top() + 26.0);
    painter.galley(at, words, ink);
    if !column.problems.is_empty() {
        let (ink, _, icon) = Severity::Warning.look(p);
        let font = FontId::new(15.0, tokens::icon_font());
        let at = rect.right_top() + vec2(-6.0, 6.0);
        painter.text(at, Align2::RIGHT_TOP, icon, font, ink);
    }
    response.on_hover_text(told);
}

/// Words in at most so many lines, cut where they are longer.
fn words(
    ui: &Ui,
    text: egui::RichText,
    width: f32,
    lines: usize,
    align: egui::Align,
) -> Arc<Galley> {
    let text = WidgetText::from(text);
    let mut job = Arc::unwrap_or_clone(text.into_layout_job(
        ui.style(),
        egui::FontSelection::Default,
        egui::Align::Center,
    ));
    job.wrap.max_width = width;
    job.wrap.max_rows = lines;
    job.wrap.break_anywhere = false;
    job.halign = align;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The names of the tasks with their checks; they stay in sight.
fn tasks(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    frame: &Frame,
    grid: egui::Id,
) {
    let strip = Rect::from_min_max(
        pos2(frame.area.left(), frame.body.top()),
        pos2(frame.body.left(), frame.area.bottom()),
    );
    let ui = &mut ui.new_child(UiBuilder::new().id_salt("tasks").max_rect(strip));
    ui.shrink_clip_rect(strip);
    let p = Palette::of(ui);
    ui.painter().rect_filled(strip, 0.0, p.surface);
    let rows = frame.rows(view.sight.rows.len());
    let in_hand = view.place();
    let outside = in_hand.1.is_none() && !rows.contains(&in_hand.0);
    for at in rows {
        task(ui, ctx, view, out, frame, grid, at);
    }
    if outside {
        task(ui, ctx, view, out, frame, grid, in_hand.0);
    }
    let line = Stroke::new(1.5, p.line);
    ui.painter()
        .vline(strip.right() - 0.5, strip.y_range(), line);
    drop_task(ui, ctx, view, out, frame);
}

fn task(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    frame: &Frame,
    grid: egui::Id,
    at: usize,
) {
    let Some(row) = view.sight.rows.get(at) else {
        return;
    };
    let place = (at, None);
    let rect = frame.name(at);
    let id = cell_id(grid, view, place);
    let in_hand = view.place() == place;
    if in_hand && view.doing == Doing::Naming {
        name_field(ui, ctx, view, out, rect, at);
        return;
    }
    let response = ui.interact(rect, id, sense(view, place));
    let told = match row.told() {
        Some((_, text)) => format!("{}: {text}", row.name),
        None => format!("{}: passes the check", row.name),
    };
    let hover = format!("{told}\n{}", row.held_by).trim_end().to_owned();
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, ui.is_enabled(), &told));
    if ui.is_rect_visible(rect) {
        paint_task(ui, &response, rect, row, view.place().0 == at);
    }
    handle(ui, ctx, view, frame, id, at);
    take_focus(view, &response, in_hand, place);
    if response.clicked() {
        view.move_to(at, None);
        response.request_focus();
    }
    if response.double_clicked() && !ctx.read_only {
        view.doing = Doing::Naming;
    }
    response.on_hover_text(hover);
}

fn paint_task(ui: &Ui, response: &Response, rect: Rect, row: &Row, in_hand: bool) {
    let p = Palette::of(ui);
    let painter = ui.painter();
    if in_hand || response.hovered() {
        painter.rect_filled(rect, 0.0, p.hover);
    }
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, p.line));
    let left = rect.left() + HANDLE;
    let width = rect.right() - space::S - left;
    let name = words(
        ui,
        tokens::strong(&row.name).color(p.ink),
        width,
        1,
        egui::Align::LEFT,
    );
    painter.galley(pos2(left, rect.top() + 6.0), name, p.ink);
    let (severity, text) = row
        .told()
        .unwrap_or_else(|| (Severity::Good, format!("Passes · {}", row.held_by)));
    let (ink, _, icon) = severity.look(p);
    let top = rect.top() + 29.0;
    let font = FontId::new(15.0, tokens::icon_font());
    painter.text(pos2(left, top + 9.0), Align2::LEFT_CENTER, icon, font, ink);
    let ink = if severity == Severity::Good {
        p.muted
    } else {
        ink
    };
    // In two lines, so that the names of those concerned are read without the columns in sight.
    let text = tokens::small(text).line_height(Some(17.0)).color(ink);
    let galley = words(ui, text, width - 20.0, 2, egui::Align::LEFT);
    painter.galley(pos2(left + 20.0, top), galley, ink);
    if response.has_focus() {
        let ring = Stroke::new(2.0, p.focus);
        painter.rect_stroke(rect.shrink(2.0), 4.0, ring, StrokeKind::Inside);
    }
}

/// The field in which a task is named; the keyboard goes back to the grid after it.
fn name_field(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    rect: Rect,
    at: usize,
) {
    let task = view.sight.rows.get(at).and_then(|r| ctx.plan.get(r.task));
    let Some(task) = task else {
        view.doing = Doing::Nothing;
        return;
    };
    let inner = rect.shrink2(vec2(space::S, 7.0));
    let ui = &mut ui.new_child(UiBuilder::new().id_salt("naming").max_rect(inner));
    let mut left = false;
    widgets::edit_record(ui, out, task, "Name a task", |ui, task| {
        let field = widgets::bare_text(ui, "Name of the task", "Task", &mut task.task);
        left = field.lost_focus();
        if !left && !field.has_focus() {
            field.request_focus();
        }
    });
    if left {
        view.doing = Doing::Nothing;
        let by_key =
            ui.input(|i| i.key_pressed(egui::Key::Enter) || i.key_pressed(egui::Key::Escape));
        view.grab = if by_key { GRAB } else { 0 };
    }
}

/// The sign by which a task is dragged to another place.
fn handle(ui: &Ui, ctx: &Ctx<'_>, view: &mut View, frame: &Frame, id: egui::Id, at: usize) {
    if ctx.read_only {
        return;
    }
    let rect = frame.name(at);
    let rect = Rect::from_min_size(rect.min, vec2(HANDLE, ROW));
    // Not a stop of the Tab key: Alt with the arrow keys does the same.
    let response = ui.interact(rect, id.with("handle"), Sense::DRAG);
    let p = Palette::of(ui);
    let font = FontId::new(16.0, tokens::icon_font());
    let ink = if response.hovered() || response.dragged() {
        p.ink
    } else {
        p.line_strong
    };
    let at_middle = Align2::CENTER_CENTER;
    ui.painter()
        .text(rect.center(), at_middle, icons::DRAG, font, ink);
    if response.dragged()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let to = frame.gap_at(pointer.y, view.sight.rows.len());
        view.dragged = Some((at, to));
    }
    response
        .on_hover_cursor(egui::CursorIcon::Grab)
        .on_hover_text("Drag to move, or Alt and an arrow key");
}

/// Shows where a dragged task would come to stand, and puts it there when it is let go.
fn drop_task(ui: &Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, frame: &Frame) {
    let Some((from, to)) = view.dragged else {
        return;
    };
    let y = frame.origin.y + to as f32 * ROW;
    let stroke = Stroke::new(3.0, Palette::of(ui).accent);
    let names = frame.area.left()..=frame.body.left();
    ui.painter().hline(names, y, stroke);
    if ui.input(|i| i.key_pressed(egui::Key::Escape)) {
        view.dragged = None;
    } else if !ui.input(|i| i.pointer.any_down()) {
        view.dragged = None;
        acts::move_task(ctx, out, &view.sight, from, to);
    }
}

fn corner(ui: &Ui, view: &View, frame: &Frame) {
    let rect = Rect::from_min_max(frame.area.min, frame.body.min);
    let p = Palette::of(ui);
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, p.rail);
    let told = match view.sight.rows.len() {
        1 => "1 task".to_owned(),
        many => format!("{many} tasks"),
    };
    let font = FontId::new(tokens::SMALL_SIZE, tokens::medium());
    let at = pos2(rect.left() + HANDLE, rect.bottom() - 10.0);
    painter.text(at, Align2::LEFT_BOTTOM, told, font, p.muted);
    let line = Stroke::new(1.5, p.line);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
    painter.vline(rect.right() - 0.5, rect.y_range(), line);
}
