//! The rows in sight: their cells, handle and menu, and what the pointer does to them.
//! Must not know which rows there are.

use std::ops::Range;

use egui::{
    Align2, CursorIcon, FontId, Popup, PopupCloseBehavior, Rect, Role, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use super::{
    card::row_name,
    changes, copy,
    editor::{self, CELL_RADIUS, Cell, Go, Place},
    field::Shape,
    head::Columns,
    keys::{Hand, toggled},
    paint,
    state::{Drag, Focus, State},
    table::{WHY_NOT_MOVED, cell_id},
};
use crate::{
    model::{AnyRecord, Key, Value},
    ui::{
        Ctx, Out,
        screens::{findings, names},
        tokens::{self, Palette, icons},
        widgets,
    },
};

/// Where the rows lie.
pub(super) struct Lines<'a> {
    pub(super) hand: &'a Hand<'a>,
    pub(super) columns: &'a Columns,
    /// Top of the first row, in sight or not.
    pub(super) top: f32,
    /// Left edge of the rows.
    pub(super) left: f32,
}

/// What the pointer and the editor did in this pass.
#[derive(Default)]
struct Happened {
    clicked: Option<(Cell, egui::Modifiers)>,
    closed: Option<Go>,
    asked: Option<(i64, Asked)>,
    dropped: bool,
}

/// What was asked for in the menu of a row.
#[derive(Clone, Copy)]
enum Asked {
    Open,
    Duplicate,
    Up,
    Down,
    Copy,
    Delete,
}

/// Draws rows `range` of those shown.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    state: &mut State,
    lines: &Lines<'_>,
    range: Range<usize>,
) {
    let mut happened = Happened::default();
    let mut edited = false;
    let kind = lines.hand.sheet.kind;
    for at in range {
        let Some(id) = state.rows.shown.get(at).copied() else {
            break;
        };
        let Some(record) = ctx.plan.get_any(Key { kind, id }) else {
            continue;
        };
        edited |= row(ui, ctx, out, state, lines, at, &record, &mut happened);
    }
    drag_line(ui, state, lines);
    if let Some(editing) = &mut state.editing {
        // What has gone out of sight can't have the keyboard.
        editing.unseen = if edited { 0 } else { editing.unseen + 1 };
        if editing.unseen > 2 {
            happened.closed = Some(Go::Away);
        }
    }
    menu_at_pointer(ui, ctx, state, lines, &mut happened);
    settle(ui, ctx, out, state, lines, &happened);
}

/// Acts on what happened, once all rows are drawn.
fn settle(
    ui: &Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    state: &mut State,
    lines: &Lines<'_>,
    happened: &Happened,
) {
    let hand = lines.hand;
    if let Some(go) = happened.closed
        && let Some(editing) = state.editing.take()
    {
        hand.go(ctx, state, editing.cell, go);
        ui.ctx().request_repaint();
    }
    if let Some((cell, held)) = happened.clicked {
        click(ui, ctx, out, state, hand, cell, held);
    }
    if let Some((row, asked)) = happened.asked {
        let rows = state.acted_on(row);
        match asked {
            Asked::Open => state.open_card(row),
            Asked::Duplicate => hand.duplicate(ctx, out, state, &rows),
            Asked::Up | Asked::Down => {
                hand.nudge(ctx, out, state, &rows, matches!(asked, Asked::Down));
            }
            Asked::Copy => ui.ctx().copy_text(copy::rows_text(ctx, hand.sheet, &rows)),
            Asked::Delete => hand.delete(ctx, out, state, &rows),
        }
        state.focus = Some(Focus::Rows);
    }
    if happened.dropped
        && let Some(drag) = state.drag.take()
    {
        let shown = &state.rows.shown;
        changes::move_to(ctx, out, hand.sheet, shown, &drag.rows, drag.to);
    }
}

fn click(
    ui: &Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    state: &mut State,
    hand: &Hand<'_>,
    cell: Cell,
    held: egui::Modifiers,
) {
    if held.shift {
        state.pick_to(cell.row);
        state.focus = Some(Focus::Rows);
        return;
    }
    if held.command {
        if let Some(before) = state.cursor
            && state.picked.is_empty()
        {
            state.picked.insert(before.row);
        }
        if !state.picked.remove(&cell.row) {
            state.picked.insert(cell.row);
        }
        state.cursor = Some(cell);
        state.anchor = Some(cell.row);
        state.focus = Some(Focus::Rows);
        return;
    }
    state.take(cell);
    let field = hand.fields.get(cell.column);
    match field {
        Some(field) if !ctx.read_only && matches!(field.shape, Shape::Tick) => {
            let key = Key {
                kind: hand.sheet.kind,
                id: cell.row,
            };
            if let Some(record) = ctx.plan.get_any(key) {
                let value = toggled(field, &record);
                copy::set(ctx, out, hand.sheet, field, &record, value);
            }
            state.focus = Some(Focus::Rows);
        }
        Some(field) if !ctx.read_only && field.editable() => state.edit(cell, None),
        _ => state.focus = Some(Focus::Rows),
    }
    ui.ctx().request_repaint();
}

/// Draws one row; tells whether the open editor is in it.
#[expect(clippy::too_many_arguments, reason = "a row stands on all of this")]
fn row(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    state: &mut State,
    lines: &Lines<'_>,
    at: usize,
    record: &AnyRecord,
    happened: &mut Happened,
) -> bool {
    let p = Palette::of(ui);
    let hand = lines.hand;
    let id = record.raw_id();
    let height = hand.row;
    let min = pos2(lines.left, lines.top + at as f32 * height);
    let rect = Rect::from_min_size(min, vec2(lines.columns.total(), height));
    let name = row_name(ctx, hand.sheet, record);
    let picked = state.picked.contains(&id);
    let response = ui.interact(rect, hand.id.with(("row", id)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, picked, &name));
    let over = ui.rect_contains_pointer(rect) && state.drag.is_none();
    let moving = state.drag.as_ref().is_some_and(|d| d.rows.contains(&id));
    let ground = if picked || moving || state.open == Some(id) {
        Some(p.accent_soft)
    } else if over {
        Some(p.hover)
    } else {
        None
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, 0.0, ground);
    }
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, p.line),
    );
    let mark = findings::mark(ctx, record.key());
    let focused = ui.memory(|memory| memory.has_focus(hand.id));
    let mut edited = false;
    for (column, field) in hand.fields.iter().enumerate() {
        let Some((x, width)) = lines.columns.span(column) else {
            continue;
        };
        let place = Rect::from_min_size(min + vec2(x, 0.0), vec2(width, height - 1.0));
        let cell = Cell { row: id, column };
        if state.editing.as_ref().is_some_and(|e| e.cell == cell)
            && let Some(mut editing) = state.editing.take()
        {
            edited = true;
            let stands = Place {
                sheet: hand.sheet,
                field,
                record,
                rect: place,
                table: hand.id,
            };
            if matches!(
                field.shape,
                Shape::Words(..) | Shape::Scale(_) | Shape::Refer(_) | Shape::Tick
            ) {
                paint::cell(ui, ctx, field, record, place);
            }
            let go = editor::draw(ui, ctx, out, &stands, &mut editing);
            state.editing = Some(editing);
            if go.is_some() {
                happened.closed = go;
            }
            continue;
        }
        let response = ui.interact(place, cell_id(hand.id, id, column), Sense::CLICK);
        let marked = if column == 0 { mark.as_ref() } else { None };
        let room = marked.map_or(place, |_| place.with_max_x(place.right() - MARK));
        let text = paint::cell(ui, ctx, field, record, room);
        if let Some((severity, sentences)) = marked {
            paint_mark(ui, hand, id, place, *severity, sentences);
        }
        response.widget_info(|| {
            let label = format!("{}, {name}", field.column.title);
            let mut info = match field.shape {
                Shape::Tick => {
                    let yes = field.value(record) == Value::Int(1);
                    WidgetInfo::selected(Role::Cell, ui.is_enabled(), yes, label)
                }
                _ => WidgetInfo::labeled(Role::Cell, ui.is_enabled(), label),
            };
            info.current_text_value = Some(text.full.clone());
            info
        });
        if focused && state.cursor == Some(cell) {
            paint::ring(ui, place);
        }
        if response.clicked() {
            let held = ui.input(|input| input.modifiers);
            happened.clicked = Some((cell, held));
        }
        if response.secondary_clicked() {
            state.cursor = Some(cell);
            state.menu = response
                .interact_pointer_pos()
                .or(Some(place.center()))
                .map(|at| (id, at));
        }
        if text.cut {
            response.on_hover_text(names::longer(&text.full));
        }
    }
    let active = over || (focused && state.cursor.is_some_and(|cell| cell.row == id));
    handle(ui, ctx, state, lines, rect, id, &name, active, happened);
    tail(ui, ctx, lines, rect, id, &name, active, happened);
    let _ = response;
    edited
}

/// Room for the mark of a row with findings, at the right of its first cell.
const MARK: f32 = 24.0;

/// The mark of a row that has findings; hovered, it tells them.
fn paint_mark(
    ui: &Ui,
    hand: &Hand<'_>,
    row: i64,
    place: Rect,
    severity: widgets::Severity,
    sentences: &str,
) {
    let rect = place.with_min_x(place.right() - MARK);
    let (ink, _, icon) = severity.look(Palette::of(ui));
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        icon,
        FontId::new(16.0, tokens::icon_font()),
        ink,
    );
    let response = ui.interact(rect, hand.id.with(("findings", row)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, sentences));
    response.on_hover_text(sentences);
}

/// The handle at the left: a click picks the row, a drag moves it.
#[expect(clippy::too_many_arguments, reason = "a row stands on all of this")]
fn handle(
    ui: &Ui,
    ctx: &Ctx<'_>,
    state: &mut State,
    lines: &Lines<'_>,
    row: Rect,
    id: i64,
    name: &str,
    active: bool,
    happened: &mut Happened,
) {
    let hand = lines.hand;
    if ctx.read_only || !changes::has_order(hand.sheet.kind) {
        return;
    }
    let p = Palette::of(ui);
    let rect = Columns::handle(row);
    let sense = Sense::CLICK | Sense::DRAG;
    let response = ui.interact(rect, hand.id.with(("handle", id)), sense);
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, hand.movable, format!("Move {name}")));
    if active || response.hovered() {
        ui.painter().text(
            rect.center(),
            Align2::CENTER_CENTER,
            icons::DRAG,
            FontId::new(18.0, tokens::icon_font()),
            if hand.movable { p.muted } else { p.line },
        );
    }
    if response.clicked() {
        let held = ui.input(|input| input.modifiers);
        let column = state.cursor.map_or(0, |cell| cell.column);
        if held.shift {
            state.pick_to(id);
        } else {
            state.take(Cell { row: id, column });
            state.picked.insert(id);
            state.anchor = Some(id);
        }
        state.focus = Some(Focus::Rows);
    }
    if hand.movable {
        if response.drag_started() {
            state.drag = Some(Drag {
                rows: state.acted_on(id),
                to: 0,
            });
        }
        if response.dragged()
            && let Some(at) = response.interact_pointer_pos()
            && let Some(drag) = &mut state.drag
        {
            let place = ((at.y - lines.top) / hand.row).round().max(0.0) as usize;
            drag.to = place.min(state.rows.shown.len());
            let bottom = lines.top + state.rows.shown.len() as f32 * hand.row;
            scroll_along(ui, at, lines.top..=bottom, hand.row);
        }
        if response.drag_stopped() {
            happened.dropped = true;
        }
        if ui.input(|input| input.key_pressed(egui::Key::Escape)) && state.drag.is_some() {
            state.drag = None;
        }
        response
            .on_hover_cursor(CursorIcon::Grab)
            .on_hover_text("Drag to move; Alt with the arrow up or down does the same");
    } else {
        response.on_hover_text(WHY_NOT_MOVED);
    }
}

/// Rows that are dragged to the edge bring the next ones into sight.
fn scroll_along(ui: &Ui, at: egui::Pos2, rows: std::ops::RangeInclusive<f32>, row: f32) {
    let clip = ui.clip_rect();
    let above = at.y < clip.top() + row && *rows.start() < clip.top() - 1.0;
    let below = at.y > clip.bottom() - row && *rows.end() > clip.bottom() + 1.0;
    if above || below {
        let rect = Rect::from_center_size(at, vec2(1.0, 2.5 * row));
        ui.scroll_to_rect(rect, None);
        ui.ctx().request_repaint();
    }
}

/// Where the rows on their way would land.
fn drag_line(ui: &Ui, state: &State, lines: &Lines<'_>) {
    if let Some(drag) = &state.drag {
        let p = Palette::of(ui);
        let y = lines.top + drag.to as f32 * lines.hand.row;
        let left = lines.left;
        let right = left + lines.columns.total();
        ui.painter()
            .hline(left..=right, y, Stroke::new(2.0, p.accent));
        ui.painter()
            .circle_filled(pos2(left + 4.0, y), 4.0, p.accent);
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
}

/// The row's own menu at its right end.
#[expect(clippy::too_many_arguments, reason = "a row stands on all of this")]
fn tail(
    ui: &Ui,
    ctx: &Ctx<'_>,
    lines: &Lines<'_>,
    row: Rect,
    id: i64,
    name: &str,
    active: bool,
    happened: &mut Happened,
) {
    let p = Palette::of(ui);
    let rect = Columns::tail(row);
    let response = ui.interact(rect, lines.hand.id.with(("more", id)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("More for {name}")));
    if response.hovered() {
        ui.painter().rect_filled(rect, CELL_RADIUS, p.hover);
    }
    if active
        || response.hovered()
        || Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response))
    {
        ui.painter().text(
            rect.center(),
            Align2::CENTER_CENTER,
            icons::MORE,
            FontId::new(18.0, tokens::icon_font()),
            p.muted,
        );
    }
    let shown = Popup::menu(&response)
        .width(MENU_WIDTH)
        .show(|ui| menu(ui, ctx, lines.hand));
    if let Some(asked) = shown.and_then(|shown| shown.inner) {
        happened.asked = Some((id, asked));
    }
}

const MENU_WIDTH: f32 = 260.0;

/// The menu that the right button of the mouse opens.
fn menu_at_pointer(
    ui: &Ui,
    ctx: &Ctx<'_>,
    state: &mut State,
    lines: &Lines<'_>,
    happened: &mut Happened,
) {
    let Some((row, at)) = state.menu else { return };
    let mut open = true;
    let id = lines.hand.id.with("menu at pointer");
    let shown = Popup::new(id, ui.ctx().clone(), at, ui.layer_id())
        .kind(egui::PopupKind::Menu)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .open_bool(&mut open)
        .layout(egui::Layout::top_down_justified(egui::Align::Min))
        .width(MENU_WIDTH)
        .show(|ui| menu(ui, ctx, lines.hand));
    if let Some(asked) = shown.and_then(|shown| shown.inner) {
        happened.asked = Some((row, asked));
        open = false;
    }
    if !open {
        state.menu = None;
    }
}

fn menu(ui: &mut Ui, ctx: &Ctx<'_>, hand: &Hand<'_>) -> Option<Asked> {
    let mut asked = None;
    let mut line = |ui: &mut Ui, icon, words: &str, keys, what| {
        if widgets::menu_button(ui, icon, words, keys).clicked() {
            asked = Some(what);
        }
    };
    line(ui, icons::LIST, "Open", "Alt+Enter", Asked::Open);
    line(ui, icons::COPY, "Copy", "Ctrl+C", Asked::Copy);
    if !ctx.read_only {
        line(ui, icons::ADD, "Duplicate", "Ctrl+D", Asked::Duplicate);
        if hand.movable {
            line(ui, icons::UP, "Move up", "Alt+Up", Asked::Up);
            line(ui, icons::DOWN, "Move down", "Alt+Down", Asked::Down);
        }
        line(ui, icons::DELETE, "Delete", "Ctrl+Delete", Asked::Delete);
    }
    asked
}
