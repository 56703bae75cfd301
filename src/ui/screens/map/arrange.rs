//! The free map arranged by itself, and who is pinned so that this leaves it in its place.
//! Must not know how places are found, nor when (that is `mapping::layout` and `app`).

use egui::{Align2, FontId, Painter, Rect, Ui, vec2};

use super::{View, act};
use crate::{
    edit::Edit,
    mapping::layout::Task,
    model::{Id, Lens, Partner, Placement},
    ui::{
        Ctx, Out, Request, ViewState,
        tokens::{self, Palette, icons},
        widgets,
    },
};

impl View {
    /// Shows the free map, and arranges everybody on it as soon as it is drawn.
    pub fn arrange_all(&mut self) {
        self.look_through(Lens::Free);
        self.wants_arranging = true;
    }
}

/// Asks for what was put off until the free map is there.
pub(super) fn heed(ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    if std::mem::take(&mut view.map.wants_arranging) {
        ask(ctx, view, out, false);
    }
}

/// The button above the free map: all, or those that are selected if they are several.
pub(super) fn button(ui: &mut Ui, ctx: &Ctx<'_>, view: &ViewState, out: &mut Out<'_>) {
    if view.map.lens != Lens::Free {
        return;
    }
    let several = view.selected.len() > 1;
    let name = if several {
        "Arrange the selected; all others stay"
    } else {
        "Arrange: who is linked lies near, who is pinned stays"
    };
    let can = !ctx.read_only && !view.map.shown.scene.nodes.is_empty();
    let button = ui.add_enabled_ui(can, |ui| widgets::icon_button(ui, icons::ARRANGE, name));
    if button.inner.clicked() {
        ask(ctx, view, out, several);
    }
}

/// Asks for places for all, or for those that are selected.
pub(super) fn ask(ctx: &Ctx<'_>, view: &ViewState, out: &mut Out<'_>, selected_only: bool) {
    if ctx.read_only {
        return;
    }
    let scene = &view.map.shown.scene;
    let task = Task::of(scene, |node| {
        node.pinned || selected_only && !view.selected.contains(&node.partner)
    });
    if task.nodes.iter().all(|node| node.stays.is_some()) {
        out.notify("Nobody is to be arranged: all are pinned");
        return;
    }
    let partners = scene.nodes.iter().map(|node| node.partner).collect();
    out.requests.push(Request::Arrange { task, partners });
}

/// A box to tick beside the form of one partner or several, where the free map is shown.
pub(super) fn pin_row(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &ViewState,
    out: &mut Out<'_>,
    ids: &[Id<Partner>],
) {
    if view.map.lens != Lens::Free {
        return;
    }
    let mut pinned = all_pinned(ctx, ids);
    if widgets::check(ui, "Pinned: arranging leaves it here", &mut pinned).changed() {
        pin(ctx, view, out, ids, pinned);
    }
}

/// Pins these partners, or lets them loose if all of them are pinned.
pub(super) fn toggle_pin(ctx: &Ctx<'_>, view: &ViewState, out: &mut Out<'_>, ids: &[Id<Partner>]) {
    if view.map.lens == Lens::Free && !ids.is_empty() {
        pin(ctx, view, out, ids, !all_pinned(ctx, ids));
    }
}

/// Whether all of these partners are pinned.
pub(super) fn all_pinned(ctx: &Ctx<'_>, ids: &[Id<Partner>]) -> bool {
    let mut places = ids.iter().map(|id| placement(ctx, *id));
    places.all(|place| place.is_some_and(|place| place.pinned))
}

fn placement<'a>(ctx: &Ctx<'a>, id: Id<Partner>) -> Option<&'a Placement> {
    ctx.index.placement(ctx.plan, id, Lens::Free)
}

/// Pins partners where they are seen, or lets them loose, as one step.
fn pin(ctx: &Ctx<'_>, view: &ViewState, out: &mut Out<'_>, ids: &[Id<Partner>], pinned: bool) {
    let scene = &view.map.shown.scene;
    let mut changed = Vec::new();
    let mut places = Vec::new();
    for id in ids {
        let Some(node) = scene.node_of(*id).and_then(|node| scene.nodes.get(node)) else {
            continue;
        };
        if placement(ctx, *id).is_some_and(|p| p.pinned) != pinned {
            changed.push(*id);
            places.push(Placement {
                pinned,
                ..act::placed(ctx, out, Lens::Free, *id, node.at)
            });
        }
    }
    if changed.is_empty() {
        return;
    }
    let verb = if pinned { "Pin" } else { "Unpin" };
    let mut edit = Edit::named(format!("{verb} {}", act::called_all(ctx, &changed)));
    for place in places {
        edit = edit.put(place);
    }
    out.edit(edit);
}

/// The pin on a partner that stays.
pub(super) fn paint_pin(painter: &Painter, palette: &Palette, pill: Rect, size: f32) {
    let at = pill.right_top() + vec2(-5.0, 1.0) * size;
    painter.circle_filled(at, 8.0 * size, palette.surface);
    let font = FontId::new(14.0 * size, tokens::icon_font());
    painter.text(at, Align2::CENTER_CENTER, icons::PIN, font, palette.accent);
}
