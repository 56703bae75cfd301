//! One row of the tree: its number, its words, how far it is, and what can be done with it.
//! Must not know where it stands.

use egui::{
    Align, CursorIcon, Label, Layout, Modifiers, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};

use super::{
    View, delete,
    moves::{self, Landing},
    tree::{Line, Node},
};
use crate::{
    edit::ops::next_rank,
    insight::actions::{Rollup, is_overdue},
    model::{Action, Goal, Id, Key, Objective},
    ui::{
        Ctx, Out,
        screens::names,
        tokens::{self, CONTROL_HEIGHT, Palette, icons, space},
        widgets,
    },
};

/// Height of every row.
pub(super) const HEIGHT: f32 = 42.0;
/// How far a level is moved in.
const INDENT: f32 = 26.0;
/// Room for the number of a row.
const NUMBER: f32 = 42.0;
/// Room for fold button, handle and number.
const HEAD: f32 = 32.0 + 16.0 + NUMBER;
/// Room for the buttons at the right, clear of the scroll bar.
const BUTTONS: f32 = 68.0 + space::M;

/// Room for what is told of a row, in a tree of that width.
fn told_room(width: f32) -> f32 {
    (width * 0.3 - 40.0).clamp(120.0, 420.0)
}

/// Draws a row.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, line: &Line) {
    let top = ui.cursor().min;
    let whole = Rect::from_min_size(top, vec2(ui.available_width(), HEIGHT));
    if line.node.key().is_some_and(|key| view.open == Some(key)) {
        let ground = Palette::of(ui).accent_soft;
        ui.painter()
            .rect_filled(whole.shrink2(vec2(0.0, 2.0)), 8.0, ground);
    }
    drop_place(ui, ctx, view, out, line, whole);
    let told = told_room(whole.width());
    ui.push_id(line.node, |ui| {
        let layout = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(vec2(whole.width(), HEIGHT), layout, |ui| {
            ui.set_min_height(HEIGHT);
            ui.spacing_mut().item_spacing.x = space::XS;
            ui.add_space(line.depth as f32 * INDENT);
            match line.node {
                Node::Goal(_) | Node::Objective(_) | Node::Action(_) => {
                    record(ui, ctx, view, out, line, told);
                }
                Node::Loose => loose(ui, view, line),
                Node::AddAction(_) | Node::AddObjective(_) | Node::AddGoal => {
                    add(ui, ctx, view, out, line.node, told);
                }
            }
        });
    });
}

fn record(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, line: &Line, room: f32) {
    let Some(key) = line.node.key() else { return };
    fold(ui, view, line);
    handle(ui, ctx, key, line);
    ui.allocate_ui(vec2(NUMBER, HEIGHT), |ui| {
        ui.set_min_width(NUMBER);
        ui.add(Label::new(tokens::small(&line.number)).truncate());
    });
    let width = ui.available_width() - room - BUTTONS - 2.0 * space::XS;
    ui.allocate_ui(vec2(width.max(140.0), CONTROL_HEIGHT), |ui| {
        ui.add_enabled_ui(!ctx.read_only, |ui| {
            let field = match line.node {
                Node::Goal(id) => ctx.plan.get(id).map(|goal| {
                    words(
                        ui,
                        out,
                        goal,
                        &format!("Goal {}", line.number),
                        |g: &mut Goal| &mut g.text,
                    )
                }),
                Node::Objective(id) => ctx.plan.get(id).map(|objective| {
                    let name = format!("Objective {}", line.number);
                    words(ui, out, objective, &name, |o: &mut Objective| &mut o.text)
                }),
                Node::Action(id) => ctx.plan.get(id).map(|action| {
                    let name = format!("Action {}", line.number);
                    words(ui, out, action, &name, |a: &mut Action| &mut a.text)
                }),
                _ => None,
            };
            if let Some(field) = field {
                if view.reveal.take_if(|reveal| *reveal == key).is_some() {
                    field.request_focus();
                }
                if field.has_focus() {
                    view.focused = Some(key);
                }
            }
        });
    });
    ui.allocate_ui_with_layout(
        vec2(room, HEIGHT),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.set_min_width(room);
            match line.node {
                Node::Action(id) => {
                    if let Some(action) = ctx.plan.get(id) {
                        told_action(ui, ctx, action);
                    }
                }
                _ => told_share(ui, line.rollup),
            }
        },
    );
    let what = what(line.node);
    let name = format!("Details of {what} {}", line.number);
    if widgets::icon_button(ui, icons::EDIT, &name).clicked() {
        view.open = if view.open == Some(key) {
            None
        } else {
            Some(key)
        };
    }
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        let name = format!("Delete {what} {}", line.number);
        if widgets::icon_button(ui, icons::DELETE, &name).clicked() {
            delete(ctx, out, key);
        }
    });
}

const fn what(node: Node) -> &'static str {
    match node {
        Node::Goal(_) => "goal",
        Node::Objective(_) => "objective",
        _ => "action",
    }
}

/// The words of a record, written in place.
fn words<T: crate::model::Record>(
    ui: &mut Ui,
    out: &mut Out<'_>,
    record: &T,
    name: &str,
    text: impl FnOnce(&mut T) -> &mut String,
) -> egui::Response {
    let mut field = ui.response();
    widgets::edit_record(
        ui,
        out,
        record,
        &format!("Edit {}", name.to_lowercase()),
        |ui, r| {
            // Its number changes when it is moved, and what has the keyboard must stay the same field.
            field = widgets::bare_text(ui, "Words", "", text(r)).accessible_name(name);
        },
    );
    field
}

/// The button that folds what stands below.
fn fold(ui: &mut Ui, view: &mut View, line: &Line) {
    match line.folded {
        Some(folded) => {
            let (icon, verb) = if folded {
                (icons::NEXT, "Unfold")
            } else {
                (icons::EXPAND, "Fold")
            };
            let name = match line.node {
                Node::Loose => format!("{verb} actions without an objective"),
                node => format!("{verb} {} {}", what(node), line.number),
            };
            if widgets::icon_button(ui, icon, &name).clicked() {
                view.tree.turn(line.node);
            }
        }
        None => ui.add_space(32.0 + space::XS),
    }
}

/// The handle to drag a row by.
fn handle(ui: &mut Ui, ctx: &Ctx<'_>, key: Key, line: &Line) {
    let (rect, _) = ui.allocate_exact_size(vec2(16.0, 24.0), Sense::hover());
    if ctx.read_only {
        return;
    }
    // By keys a row is moved from its text; the handle needs no stop of its own.
    let response = ui.interact(rect, ui.make_persistent_id("handle"), Sense::DRAG);
    let name = format!("Move {} {}", what(line.node), line.number);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    response.dnd_set_drag_payload(key);
    let p = Palette::of(ui);
    let ink = if response.hovered() || response.dragged() {
        p.ink
    } else {
        p.line_strong
    };
    let font = egui::FontId::new(18.0, tokens::icon_font());
    let center = rect.center();
    ui.painter()
        .text(center, egui::Align2::CENTER_CENTER, icons::DRAG, font, ink);
    response
        .on_hover_cursor(CursorIcon::Grab)
        .on_hover_text("Drag to move; with the keyboard, Alt and up or down in the text");
}

/// Shows where a dragged row would land, and lets it.
fn drop_place(ui: &Ui, ctx: &Ctx<'_>, view: &View, out: &mut Out<'_>, line: &Line, whole: Rect) {
    let Some(dragged) = egui::DragAndDrop::payload::<Key>(ui.ctx()) else {
        return;
    };
    let response = ui.interact(
        whole,
        ui.scope_id().with(("drop", line.node)),
        Sense::hover(),
    );
    let Some(at) = ui.ctx().pointer_interact_pos() else {
        return;
    };
    if !response.contains_pointer() || line.node.key() == Some(*dragged) {
        return;
    }
    let upper = at.y < whole.center().y;
    let Some(landing) = moves::landing(*dragged, line.node, upper) else {
        return;
    };
    let accent = Palette::of(ui).accent;
    let left = whole.left() + line.depth as f32 * INDENT;
    let edge = Stroke::new(2.0, accent);
    match landing {
        Landing::Before => ui.painter().hline(left..=whole.right(), whole.top(), edge),
        Landing::After => ui
            .painter()
            .hline(left..=whole.right(), whole.bottom(), edge),
        Landing::Within => {
            let box_ = Rect::from_min_max(pos2(left, whole.top() + 2.0), whole.max);
            ui.painter()
                .rect_stroke(box_, 8.0, edge, egui::StrokeKind::Inside)
        }
    };
    if response.dnd_release_payload::<Key>().is_some() {
        moves::land(ctx, view, out, *dragged, line.node, landing);
    }
}

/// “2 of 5 done, 40 %” with a bar.
fn told_share(ui: &mut Ui, rollup: Option<Rollup>) {
    let rollup = rollup.unwrap_or_default();
    let Some(share) = rollup.share() else {
        let words = match rollup.dropped {
            0 => "No action yet".to_owned(),
            n => format!("– ({n} dropped)"),
        };
        ui.label(tokens::small(words));
        return;
    };
    let p = Palette::of(ui);
    let (bar, _) = ui.allocate_exact_size(vec2(44.0, 6.0), Sense::hover());
    ui.painter().rect_filled(bar, 3.0, p.line);
    let done = Rect::from_min_size(bar.min, vec2(bar.width() * share as f32, bar.height()));
    ui.painter().rect_filled(done, 3.0, p.accent);
    let mut words = format!(
        "{} of {} done, {:.0} %",
        rollup.done,
        rollup.counted,
        share * 100.0
    );
    if rollup.dropped > 0 {
        words = format!("{words}, {} dropped", rollup.dropped);
    }
    ui.add(Label::new(tokens::small(words)).truncate());
}

/// Who, when, and how far.
fn told_action(ui: &mut Ui, ctx: &Ctx<'_>, action: &Action) {
    let p = Palette::of(ui);
    let owner = action.owner.and_then(|id| ctx.plan.get(id));
    let partner = action.partner.and_then(|id| ctx.plan.get(id));
    let who = owner
        .map(|person| names::brief(&person.name).into_owned())
        .or_else(|| partner.map(|p| names::brief(names::partner(p)).into_owned()))
        .unwrap_or_else(|| "No owner".to_owned());
    let late = is_overdue(action, ctx.today);
    let due = match action.due {
        Some(due) if late => format!("Overdue since {}", names::day(due, ctx.today)),
        Some(due) => names::day(due, ctx.today),
        None => "No day".to_owned(),
    };
    if late {
        widgets::sign(ui, tokens::icon(icons::WARNING).size(15.0).color(p.danger));
    }
    let words = format!("{due} · {} · {who}", action.status.label());
    let words = if late {
        tokens::small(words).color(p.danger)
    } else {
        tokens::small(words)
    };
    ui.add(Label::new(words).truncate());
}

fn loose(ui: &mut Ui, view: &mut View, line: &Line) {
    fold(ui, view, line);
    ui.add_space(20.0);
    let words = format!("Actions without an objective: {}", line.number);
    ui.label(tokens::muted(words));
}

/// A line that adds: Enter makes one and waits for the next.
fn add(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, node: Node, room: f32) {
    let (label, under) = match node {
        Node::AddGoal => ("Add a goal", String::new()),
        Node::AddObjective(goal) => {
            let text = ctx
                .plan
                .get(goal)
                .map(|g| names::brief(&g.text).into_owned());
            ("Add an objective", text.unwrap_or_default())
        }
        Node::AddAction(of) => {
            let text = of.and_then(|id| ctx.plan.get(id));
            let text = text.map(|o| names::brief(&o.text).into_owned());
            ("Add an action", text.unwrap_or_default())
        }
        _ => return,
    };
    ui.add_space(HEAD + 3.0 * space::XS);
    let name = if under.is_empty() {
        label.to_owned()
    } else {
        format!("{label} to {under}")
    };
    let width = ui.available_width() - room - BUTTONS - 2.0 * space::XS;
    ui.allocate_ui(vec2(width.max(140.0), CONTROL_HEIGHT), |ui| {
        ui.add_enabled_ui(!ctx.read_only, |ui| {
            let typed = view.adding.entry(node).or_default();
            let hint = format!("{label}: type it, then Enter");
            let field = widgets::bare_text(ui, &name, &hint, typed);
            let entered = field.lost_focus()
                && ui.input_mut(|i| i.consume_key(Modifiers::NONE, egui::Key::Enter));
            if entered {
                let text = std::mem::take(typed).trim().to_owned();
                field.request_focus();
                if !text.is_empty() {
                    make(ctx, out, node, text);
                }
            }
        });
    });
}

fn make(ctx: &Ctx<'_>, out: &mut Out<'_>, node: Node, text: String) {
    let brief = names::brief(&text).into_owned();
    match node {
        Node::AddGoal => {
            let goal = Goal {
                rank: next_rank(&ctx.plan.goals, |g| g.rank),
                text,
                ..Goal::new(out.ids.next())
            };
            out.put(format!("Add goal: {brief}"), goal);
        }
        Node::AddObjective(goal) => {
            let objective = Objective {
                goal,
                rank: next_rank(&ctx.plan.objectives, |o| o.rank),
                text,
                ..Objective::new(out.ids.next())
            };
            out.put(format!("Add objective: {brief}"), objective);
        }
        Node::AddAction(objective) => {
            let objective: Option<Id<Objective>> = objective;
            let action = Action {
                objective,
                rank: next_rank(&ctx.plan.actions, |a| a.rank),
                text,
                ..Action::new(out.ids.next())
            };
            out.put(format!("Add action: {brief}"), action);
        }
        _ => {}
    }
}
