//! Goals, their objectives and the actions that serve them, as a tree that is written in place.
//! Must not know which rows are in sight (that is `tree`) nor how one is drawn (that is `row`).

mod moves;
mod row;
mod tree;

use egui::{Margin, ScrollArea, Ui};

use self::tree::{Node, Tree};
use crate::{
    edit::Edit,
    model::{Action, Goal, Id, Key, Kind, Objective},
    ui::{
        Ctx, Jump, Out,
        screens::{
            action_status,
            items::{self, Items},
            names,
        },
        sheet::{Sheet, col},
        tokens::{self, Palette, icons, space},
        widgets,
    },
};

/// The fields of a goal.
const GOAL: Sheet = Sheet {
    kind: Kind::Goal,
    name: "Goal",
    one: "goal",
    columns: &[
        col!(Goal.text, "Goal in full").long(),
        col!(Goal.issue, "Issue that it answers"),
        col!(Goal.outcome, "Outcome that it serves"),
        col!(Goal.notes, "Notes").long(),
    ],
    more: &[],
};

/// The fields of an objective.
const OBJECTIVE: Sheet = Sheet {
    kind: Kind::Objective,
    name: "Objective",
    one: "objective",
    columns: &[
        col!(Objective.text, "Objective in full")
            .long()
            .help("With a number and a month, so that everybody can see whether it was reached"),
        col!(Objective.goal, "Goal that it leads to"),
        col!(Objective.due, "By when"),
        col!(Objective.notes, "Notes").long(),
    ],
    more: &[],
};

/// The fields of an action.
const ACTION: Sheet = Sheet {
    kind: Kind::Action,
    name: "Action",
    one: "action",
    columns: &[
        col!(Action.text, "Action in full").long(),
        col!(Action.owner, "Owner"),
        col!(Action.partner, "Partner"),
        col!(Action.due, "Due"),
        col!(Action.status, "Status"),
        col!(Action.progress, "Progress").percent(),
        col!(Action.objective, "Objective that it serves"),
        col!(Action.notes, "Notes").long(),
    ],
    more: &[],
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    tree: Tree,
    /// The record whose fields are open beside the tree.
    open: Option<Key>,
    /// Bring this row into sight and put the keyboard into it.
    reveal: Option<Key>,
    /// The row whose text had the keyboard in the last pass.
    focused: Option<Key>,
    /// What is being typed into each line that adds.
    adding: std::collections::HashMap<Node, String>,
}

impl View {
    /// Brings a goal into sight.
    pub(super) fn show(&mut self, goal: Id<Goal>) {
        self.reveal = Some(Key::of(goal));
    }
}

/// Draws the part.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    items: &mut Items,
    out: &mut Out<'_>,
    jump: &mut Jump,
) {
    for kind in [Kind::Goal, Kind::Objective] {
        if let Some(id) = jump.takes_record(kind) {
            view.reveal = Some(Key { kind, id });
        }
    }
    let from = out.edits.len();
    view.open = view.open.filter(|key| ctx.plan.contains(*key));
    if let Some(open) = view.open {
        let line = Palette::of(ui).line;
        egui::Panel::right("goal form")
            .resizable(true)
            .default_size(360.0)
            .size_range(280.0..=520.0)
            .frame(egui::Frame::NONE.inner_margin(Margin {
                left: 16,
                ..Margin::ZERO
            }))
            .show(ui, |ui| {
                ui.visuals_mut().widgets.noninteractive.bg_stroke.color = line;
                form(ui, ctx, view, out, open);
            });
    }
    let margin = Margin {
        right: if view.open.is_some() { 12 } else { 0 },
        ..Margin::ZERO
    };
    egui::CentralPanel::default()
        .frame(egui::Frame::NONE.inner_margin(margin))
        .show(ui, |ui| left(ui, ctx, view, items, out, jump));
    action_status::settle(ctx, out, from);
}

fn left(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    items: &mut Items,
    out: &mut Out<'_>,
    jump: &mut Jump,
) {
    ui.add_space(space::S);
    items::table_line(ui, ctx, items, "action.goal", jump);
    items::table_line(ui, ctx, items, "action.objective", jump);
    summary(ui, ctx, view);
    if let Some(reveal) = view.reveal {
        view.tree.unfold_to(ctx, reveal);
    }
    view.tree.refresh(ctx);
    let reveal = view.reveal.and_then(|key| view.tree.position(key));
    let mut scroll = ScrollArea::vertical().id_salt("tree").auto_shrink(false);
    if let Some(row) = reveal {
        let top = row as f32 * row::HEIGHT - 120.0;
        scroll = scroll.vertical_scroll_offset(top.max(0.0));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let rows = view.tree.rows.len();
    let before = moves::key_pressed(ui, ctx, view, out);
    view.focused = None;
    scroll.show_rows(ui, row::HEIGHT, rows, |ui, range| {
        for at in range {
            if let Some(line) = view.tree.rows.get(at).cloned() {
                row::draw(ui, ctx, view, out, &line);
            }
        }
    });
    // A row that was moved may have left the sight for a pass; it keeps the keyboard.
    view.focused = view.focused.or(before);
}

/// What the plan's goals come to, and folding.
fn summary(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View) {
    if ctx.plan.goals.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let words = format!(
            "{}, {}, {}",
            names::plural(ctx.plan.goals.len(), "goal", "goals"),
            names::plural(ctx.plan.objectives.len(), "objective", "objectives"),
            names::plural(ctx.plan.actions.len(), "action", "actions"),
        );
        let meaning = "A goal or objective is as far as the share of its actions that is done. Dropped actions are left out; the row says how many. Alt with up or down moves the row that is being written";
        widgets::figure(ui, &words, meaning);
        ui.add_space(space::M);
        if widgets::link_button(ui, "Fold all").clicked() {
            view.tree.fold_all(ctx);
        }
        ui.add_space(space::S);
        if widgets::link_button(ui, "Unfold all").clicked() {
            view.tree.unfold_all();
        }
    });
    ui.add_space(space::XS);
}

/// The fields of one record of the tree.
fn form(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, key: Key) {
    let sheet: &Sheet = match key.kind {
        Kind::Goal => &GOAL,
        Kind::Objective => &OBJECTIVE,
        _ => &ACTION,
    };
    ui.horizontal(|ui| {
        ui.label(tokens::heading(sheet.name));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if widgets::icon_button(ui, icons::CLOSE, "Close").clicked() {
                view.open = None;
            }
        });
    });
    ScrollArea::vertical()
        .id_salt("goal fields")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - space::M);
            sheet.form(ui, ctx, out, key);
            ui.add_space(space::XXL);
        });
}

/// Takes a record of the tree out. Actions of an objective stay, without one.
fn delete(ctx: &Ctx<'_>, out: &mut Out<'_>, key: Key) {
    let name = tree::text(ctx, key);
    let what = match key.kind {
        Kind::Goal => "goal",
        Kind::Objective => "objective",
        _ => "action",
    };
    let mut edit = Edit::named(format!("Delete {what}: {}", names::brief(name)));
    edit.remove.push(key);
    out.edit(edit);
}
