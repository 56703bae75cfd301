//! What is painted of partners besides their pills: those that just went, and lines to where one belongs.
//! Must not know why somebody went.

use egui::{Rect, Stroke, Ui};

use super::{View, paint::Brush, sight::pos};
use crate::canvas::capsule;

/// How long who is left out takes to fade, in seconds.
const FADE: f64 = 0.2;

/// The most partners that fade; of more than these nobody could follow one.
const MOST_FADING: usize = 1_000;

/// Begins or ends the fading of those who were left out.
pub(super) fn fade(ui: &Ui, map: &mut View) {
    let shown = &mut map.shown;
    if shown.gone.is_empty() {
        return;
    }
    let now = ui.input(|i| i.time);
    let since = *shown.gone_since.get_or_insert(now);
    let moves = ui.style().animation_time > 0.0;
    if now - since >= FADE || shown.gone.len() > MOST_FADING || !moves {
        shown.gone.clear();
    } else {
        ui.ctx().request_repaint();
    }
}

impl Brush<'_> {
    /// Who was left out just now fades in its place instead of vanishing.
    pub(super) fn gone(&mut self, ui: &Ui) {
        let sight = self.eyes.sight;
        let shown = &self.eyes.map.shown;
        let Some(since) = shown.gone_since.filter(|_| !shown.gone.is_empty()) else {
            return;
        };
        let strength = 1.0 - ((ui.input(|i| i.time) - since) / FADE).clamp(0.0, 1.0) as f32;
        let line = self.palette.line_strong.gamma_multiply(strength);
        for node in &shown.gone {
            let center = sight.view.to_screen(pos(node.at));
            if sight.dots {
                self.category_mark(node.category, center, sight.dot(node), strength);
                continue;
            }
            let pill = Rect::from_center_size(center, sight.pill_size(node));
            let outline = capsule(pill);
            let ground = self.palette.surface.gamma_multiply(strength);
            self.batch.convex(&outline, ground);
            self.batch.outline(&outline, 1.0, line);
        }
        self.flush();
    }

    /// A thin line leads from who made room for others on the same spot to where it belongs.
    pub(super) fn leaders(&mut self) {
        let sight = self.eyes.sight;
        let line = Stroke::new(1.0, self.palette.muted.gamma_multiply(0.7));
        for index in self.eyes.map.shown.made_room.iter().copied() {
            let node = sight.scene.nodes.get(index);
            let spot = node.and_then(|node| node.aside_of);
            let Some(spot) = spot.filter(|_| !sight.moved.contains_key(&index)) else {
                continue;
            };
            let (from, to) = (sight.center(index), self.screen(spot));
            if from.distance(to) < 6.0
                || !self
                    .painter
                    .clip_rect()
                    .intersects(Rect::from_two_pos(from, to))
            {
                continue;
            }
            self.batch.line(from, to, line.width, line.color);
            self.batch.convex(
                &capsule(Rect::from_center_size(to, egui::Vec2::splat(5.0))),
                line.color,
            );
        }
        self.flush();
    }
}
