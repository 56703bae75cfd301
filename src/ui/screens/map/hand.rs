//! Paints what the pointer has in hand, and the handles that it can take hold of.
//! Must not know what letting go does, beyond naming it.

use egui::{Align2, FontId, Painter, Pos2, Rect, Stroke, Ui, Vec2, pos2, vec2};

use super::{
    Carried, Held,
    paint::{Brush, Eyes},
    sight::point,
    stage::{LEAST_LINK, handled},
    tray::ghost_rect,
};
use crate::{
    canvas::{capsule, leave_rect},
    mapping::{lens, scene::mark},
    ui::tokens::{self, Palette},
};

impl Brush<'_> {
    /// The handles of the node that is in question: links from its ends, its intended level.
    pub(super) fn handles(&mut self) {
        let busy = self.eyes.map.gesture.drag().is_some()
            || self.eyes.map.carried.is_some()
            || self.eyes.map.overlay.takes_keys();
        let Some(node) = handled(self.eyes.map, self.eyes.selected) else {
            return;
        };
        if busy {
            return;
        }
        let sight = self.eyes.sight;
        let p = self.palette;
        for rim in sight.rims(node) {
            self.painter
                .circle(rim, 6.0, p.surface, Stroke::new(1.4, p.accent));
            let arm = 3.0;
            let line = Stroke::new(1.4, p.accent);
            self.painter
                .line_segment([rim - vec2(arm, 0.0), rim + vec2(arm, 0.0)], line);
            self.painter
                .line_segment([rim - vec2(0.0, arm), rim + vec2(0.0, arm)], line);
        }
        if self.eyes.selected.contains(&node)
            && sight.scene.ghost_of(node).is_none()
            && lens::shows_levels(sight.scene.lens)
        {
            let at = sight.intended_handle(node);
            let category = sight.scene.nodes.get(node).map(|n| n.category);
            let color = category.map_or(p.accent, |category| p.category(category));
            self.painter.circle_filled(at, 6.0, p.surface);
            let ring: Vec<Pos2> = (0..=16_u16)
                .map(|i| {
                    let angle = std::f32::consts::TAU * f32::from(i) / 16.0;
                    at + Vec2::angled(angle) * 6.0
                })
                .collect();
            self.batch.dashes(&ring, &[3.0, 2.0], 1.4, color);
            let away = (at - sight.center(node)).normalized();
            self.batch.arrow_head(at + away * 3.0, away, 6.0, color);
            self.flush();
        }
    }

    /// What the pointer holds: a link in the making, a ghost, a rubber band, something carried here.
    pub(super) fn in_hand(&mut self, ui: &Ui) {
        let sight = self.eyes.sight;
        let p = self.palette;
        let header = self.eyes.map.shown.header.iter().next();
        if let Some((from, to)) = self.eyes.map.overlay.linking()
            && let (Some(from), Some(to)) = (sight.scene.node_of(from), sight.scene.node_of(to))
        {
            let (from, to) = (sight.pill_rect(from), sight.pill_rect(to));
            let ends = [leave_rect(from, to.center()), leave_rect(to, from.center())];
            self.batch.line(ends[0], ends[1], 2.0, p.accent);
            self.flush();
        }
        if let Some(drag) = self.eyes.map.gesture.drag() {
            let now = sight.view.to_screen(drag.now);
            let seen = sight.view.rect;
            match drag.what {
                Held::Partner(_) | Held::Intended(_) if !seen.contains(now) => {
                    let room = seen.shrink2(vec2(90.0, 40.0));
                    if room.is_positive() {
                        self.hint(room.clamp(now), "Stays as it was");
                    }
                }
                Held::Rim(partner) => {
                    let Some(from) = sight.scene.node_of(partner) else {
                        return;
                    };
                    let target = self.eyes.hover.filter(|node| *node != from);
                    let end = target.map_or(now, |node| {
                        leave_rect(sight.pill_rect(node), sight.center(from))
                    });
                    let start = leave_rect(sight.pill_rect(from), end);
                    self.batch.line(start, end, 2.0, p.accent);
                    self.batch.arrow_head(end, end - start, 8.0, p.accent);
                    if let Some(node) = target {
                        let outline = capsule(sight.pill_rect(node).expand(2.0));
                        self.batch.outline(&outline, 2.0, p.accent);
                    }
                    self.flush();
                    let far = start.distance(now) >= LEAST_LINK;
                    if target.is_none() && far && self.eyes.hover.is_none() {
                        self.hint(now, "New partner here");
                    }
                }
                Held::Intended(partner) => {
                    if let Some(index) = sight.scene.node_of(partner)
                        && let Some(node) = sight.scene.nodes.get(index)
                    {
                        self.ghost(index, node, now, true);
                        self.flush();
                    }
                    let level = lens::level_at(sight.scene.lens, point(drag.now)).flatten();
                    let words = level.map_or_else(
                        || "No intended level".to_owned(),
                        |level| format!("Intended: {}", level.label()),
                    );
                    self.hint(now, &words);
                }
                Held::Partner(id) => {
                    for line in self.eyes.map.snap.lines.iter().flatten() {
                        let [from, to] = line.map(|end| sight.view.to_screen(end));
                        let along = (to - from).normalized() * 12.0;
                        self.batch
                            .dashes(&[from - along, to + along], &[4.0, 3.0], 1.2, p.accent);
                    }
                    self.flush();
                    if let Some(node) = sight.scene.node_of(id) {
                        let at = sight.pill_rect(node).center_bottom();
                        let words = lens::words(sight.scene.lens, point(sight.world(node)), header);
                        self.hint(at, &words);
                    }
                }
                Held::Band => {
                    let band = Rect::from_two_pos(sight.view.to_screen(drag.from), now);
                    self.painter.rect(
                        band,
                        2.0,
                        p.accent.gamma_multiply(0.1),
                        Stroke::new(1.0, p.accent),
                        egui::StrokeKind::Inside,
                    );
                }
            }
        }
        if let Some(carried) = self.eyes.map.carried
            && let Some(at) = ui.input(|i| i.pointer.latest_pos())
        {
            let everywhere = ui.ctx().layer_painter(egui::LayerId::new(
                egui::Order::Tooltip,
                egui::Id::unique("map carried"),
            ));
            carried_pill(&everywhere, p, self.eyes, carried, at);
            if sight.view.rect.contains(at) {
                self.hint(
                    at + vec2(0.0, 14.0),
                    &lens::words(sight.scene.lens, point(sight.view.to_world(at)), header),
                );
            }
        }
        if let Some((at, category)) = self.eyes.map.overlay.coming() {
            let at = self.screen(at);
            let from = self.eyes.map.overlay.coming_from();
            if let Some(from) = from.and_then(|from| sight.scene.node_of(from)) {
                let start = leave_rect(sight.pill_rect(from), at);
                self.batch.line(start, at, 2.0, p.accent);
            }
            self.category_mark(category, at, 7.0, 1.0);
            self.flush();
        }
    }

    /// A few words below what is held: what letting go would mean.
    fn hint(&self, below: Pos2, words: &str) {
        if words.is_empty() {
            return;
        }
        let font = FontId::new(tokens::SMALL_SIZE, tokens::medium());
        let galley = self
            .painter
            .layout_no_wrap(words.to_owned(), font, self.palette.on_accent);
        let rect = Align2::CENTER_TOP
            .anchor_size(below + vec2(0.0, 10.0), galley.size() + vec2(16.0, 8.0));
        self.painter.rect_filled(rect, 6.0, self.palette.accent);
        self.painter
            .galley(rect.min + vec2(8.0, 4.0), galley, self.palette.on_accent);
    }
}

fn carried_pill(painter: &Painter, p: &Palette, eyes: &Eyes<'_>, carried: Carried, at: Pos2) {
    let (category, name) = match carried {
        Carried::New(category) => (category, "New partner".to_owned()),
        Carried::Known(id) => {
            let scene = eyes.sight.scene;
            let Some(node) = scene.node_of(id).and_then(|node| scene.nodes.get(node)) else {
                return;
            };
            (node.category, node.label.clone())
        }
    };
    let rect = ghost_rect(at);
    painter.rect(
        rect,
        13.0,
        p.surface,
        Stroke::new(2.0, p.accent),
        egui::StrokeKind::Inside,
    );
    let corners = mark(category)
        .into_iter()
        .map(|[x, y]| pos2(rect.left() + 16.0, at.y) + vec2(x, y) * 6.0)
        .collect();
    painter.add(egui::Shape::convex_polygon(
        corners,
        p.category(category),
        Stroke::NONE,
    ));
    let font = FontId::new(tokens::SMALL_SIZE, tokens::medium());
    painter.with_clip_rect(rect).text(
        pos2(rect.left() + 29.0, at.y),
        Align2::LEFT_CENTER,
        name,
        font,
        p.ink,
    );
}
