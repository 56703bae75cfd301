//! The snapshots of a plan as a list: renamed, deleted, compared with the plan as it is.
//! Must not know how a snapshot is read, nor how two moments are compared.

use egui::{Align, Key, Label, Layout, Modifiers, Role, Ui, WidgetInfo};

use super::names;
use crate::{
    edit::Edit,
    insight::text,
    model::{Id, Kind, Snapshot},
    ui::{
        Command, Ctx, Out, Route, ViewState,
        moments::{self, Moment},
        tokens::{self, Palette, icons, space},
        widgets,
    },
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    /// The snapshot that is being renamed, and what was typed so far.
    renaming: Option<(Id<Snapshot>, String)>,
    /// The field of the new name is to get the keyboard.
    fresh: bool,
}

/// Draws the list with its heading.
pub(super) fn section(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let jumped = view.jump.takes_record(Kind::Snapshot);
    ui.horizontal(|ui| {
        ui.add(Label::new(tokens::heading("Snapshots")).selectable(false));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !ctx.read_only && widgets::button(ui, "Take a snapshot…").clicked() {
                out.run(Command::TakeSnapshot);
            }
        });
    });
    let help = "A snapshot keeps the whole plan as it was on a day, in the plan’s own file. \
                Compare one with the plan as it is, and the map plays what has changed";
    let muted = Palette::of(ui).muted;
    ui.add(Label::new(tokens::body(help).color(muted)).wrap());
    if let Some(day) = moments::worth_keeping(ctx.plan, ctx.today)
        && !ctx.read_only
    {
        let when = names::day(day, ctx.today);
        let words = format!("The group met on {when}; take a snapshot to keep what it decided");
        widgets::notice(ui, widgets::Severity::Hint, &words);
    }
    ui.add_space(space::S);
    let mut all = moments::oldest_first(ctx.plan);
    all.reverse();
    for snapshot in all {
        ui.push_id(snapshot.id.raw(), |ui| {
            row(
                ui,
                ctx,
                view,
                out,
                snapshot,
                jumped == Some(snapshot.id.raw()),
            );
        });
    }
    ui.add_space(space::XL);
}

fn row(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    snapshot: &Snapshot,
    jumped: bool,
) {
    const ROW: f32 = 44.0;
    let name = moments::name(snapshot);
    let day = snapshot.on.map(|day| names::day(day, ctx.today));
    let size = moments::size(&snapshot.body);
    let detail = day.map_or_else(|| size.clone(), |day| format!("{day}, {size}"));
    let width = ui.available_width();
    let line = ui.allocate_ui_with_layout(
        egui::vec2(width, ROW),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.set_min_size(egui::vec2(width, ROW));
            ui.spacing_mut().item_spacing.x = space::S;
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if !ctx.read_only {
                    let bin = widgets::icon_button(ui, icons::DELETE, &format!("Delete {name}"));
                    if bin.clicked() {
                        let named = format!("Delete the snapshot {}", text::brief(name));
                        out.edit(Edit::named(named).remove(snapshot.id));
                    }
                    let pen = widgets::icon_button(ui, icons::EDIT, &format!("Rename {name}"));
                    if pen.clicked() {
                        let list = &mut view.history.snapshots;
                        list.renaming = Some((snapshot.id, snapshot.name.clone()));
                        list.fresh = true;
                    }
                }
                let compare = widgets::button(ui, "Compare with now");
                let spoken = format!("Compare {name} with now");
                let compare = compare.accessible_name(spoken);
                if jumped {
                    compare.request_focus();
                    compare.scroll_to_me(Some(Align::Center));
                }
                if compare.clicked() {
                    view.map.compare(Moment::Of(snapshot.id), Moment::Now);
                    out.go(Route::Step("map"));
                }
                ui.add(Label::new(tokens::muted(&detail)).selectable(false));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    title(ui, view, out, snapshot);
                });
            });
        },
    );
    let spoken = format!("{name}, {detail}");
    let response = line.response;
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &spoken));
    let color = Palette::of(ui).line;
    let rect = response.rect;
    let stroke = egui::Stroke::new(1.0, color);
    ui.painter().hline(rect.x_range(), rect.bottom(), stroke);
}

/// The name, or the field in which a new one is typed.
fn title(ui: &mut Ui, view: &mut ViewState, out: &mut Out<'_>, snapshot: &Snapshot) {
    let list = &mut view.history.snapshots;
    let Some((_, typed)) = list.renaming.as_mut().filter(|(id, _)| *id == snapshot.id) else {
        let name = Label::new(tokens::strong(moments::name(snapshot)));
        ui.add(name.selectable(false).truncate());
        return;
    };
    let field = widgets::bare_text(ui, "New name of the snapshot", "Name", typed);
    if std::mem::take(&mut list.fresh) {
        field.request_focus();
        return;
    }
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        list.renaming = None;
        return;
    }
    if field.lost_focus() {
        let name = typed.trim().to_owned();
        list.renaming = None;
        if !name.is_empty() && name != snapshot.name {
            let renamed = Snapshot {
                name,
                ..snapshot.clone()
            };
            out.put("Rename a snapshot", renamed);
        }
    }
}
