//! What may be wider than its room and is scrolled sideways, with a sign that there is more.
//! Must not know what is scrolled.

use egui::{ScrollArea, Ui, scroll_area::ScrollAreaOutput};

/// Height of the bar's own room below the content.
const BAR_ROOM: f32 = 12.0;
/// How far the edge fades behind which there is more.
const FADE: f32 = 28.0;

/// Scrolls sideways what is wider than the page. Where something is out of sight, that edge fades and a bar lies
/// below the content in room of its own; where all fits, neither takes any room.
pub fn across<R>(ui: &mut Ui, salt: &str, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
    ui.scope(|ui| {
        let inner = ui.spacing().scroll;
        let scroll = &mut ui.spacing_mut().scroll;
        scroll.floating_allocated_width = BAR_ROOM;
        scroll.dormant_handle_opacity = scroll.active_handle_opacity;
        scroll.fade.strength = 1.0;
        scroll.fade.size = FADE;
        let seen = ui.clip_rect();
        // egui would lift the bar of a table that goes on below the page over the rows at the page's end.
        ui.set_clip_rect(seen.with_max_y(f32::INFINITY));
        ScrollArea::horizontal()
            .id_salt(salt)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                // What scrolls within keeps the usual bars.
                ui.spacing_mut().scroll = inner;
                ui.set_clip_rect(ui.clip_rect().intersect(seen));
                add(ui)
            })
    })
    .inner
}
