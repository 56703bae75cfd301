//! Plays what lies between two moments of the plan on a map: who stays moves, who joined comes, who left goes.
//! Must not know which moments they are, nor change anything.

use egui::{Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo};

use super::{
    Held, Look, View, paint,
    sight::{Sight, pos},
    stage,
};
use crate::{
    canvas::{Batch, Camera, Gesture, Happened, capsule, leave_rect},
    mapping::{Between, Layer, Scene, Spots, scene::PILL_HEIGHT},
    model::{Id, Lens, Partner, Plan},
    ui::tokens::Palette,
};

/// How long the way from then to now takes, in seconds.
const SECONDS: f32 = 1.5;

/// The most partners that a screen reader is told of.
const MOST_SPOKEN: usize = 500;

/// How strongly that is still seen which is not there at this moment.
const TRACE: f32 = 0.16;

/// The player. Its pictures are views of the map that nobody can act on.
#[derive(Default)]
pub(super) struct Player {
    of: Option<(Lens, Look, [Plan; 2])>,
    between: Option<Between>,
    spots: Spots,
    /// The ground, who stays, who leaves and who joins.
    layers: Vec<(Box<View>, usize)>,
    /// The share of the way for which the layers were made.
    made_at: Option<f32>,
    gesture: Gesture<Held>,
    camera: Camera,
    touched: bool,
    rect: Option<Rect>,
    share: f32,
    playing: bool,
}

impl Player {
    /// Looks at two plans through a lens, and keeps what it has made while these stay the same.
    pub(super) fn look_at(&mut self, plans: [&Plan; 2], lens: Lens, look: &Look) {
        let same = |a: &Plan, b: &Plan| {
            a.partners.same(&b.partners)
                && a.links.same(&b.links)
                && a.placements.same(&b.placements)
                && a.header.same(&b.header)
        };
        if let Some((of_lens, of_look, [then, now])) = &self.of
            && *of_lens == lens
            && of_look == look
            && same(then, plans[0])
            && same(now, plans[1])
        {
            return;
        }
        if self.of.as_ref().is_none_or(|(of, _, _)| *of != lens) {
            self.fit_again();
            self.spots.clear();
        }
        let [then, now] = plans;
        // Of one spot in one cell, so that nobody moves who was not moved.
        let after = Scene::of(now, lens, look, &self.spots);
        after.remember(&mut self.spots);
        let before = Scene::of(then, lens, look, &self.spots);
        before.remember(&mut self.spots);
        self.between = Some(Between::new(before, after));
        self.of = Some((lens, look.clone(), [then.clone(), now.clone()]));
        self.made_at = None;
    }

    /// Shows the whole table.
    pub(super) const fn fit_again(&mut self) {
        self.touched = false;
        self.rect = None;
    }

    /// Draws all anew: the type has another size.
    pub(super) const fn made_anew(&mut self) {
        self.made_at = None;
    }

    /// The share of the way that is done: 0 is then, 1 is now.
    pub(super) const fn share(&self) -> f32 {
        self.share
    }

    /// Stops at a share of the way.
    pub(super) const fn stop_at(&mut self, share: f32) {
        self.share = share;
        self.playing = false;
    }

    /// Plays from then to now; who wants no motion sees the end at once.
    pub(super) fn play(&mut self, ui: &Ui) {
        let moves = ui.style().animation_time > 0.0;
        self.share = if moves { 0.0 } else { 1.0 };
        self.playing = moves;
        ui.ctx().request_repaint();
    }

    /// Whether it moves.
    pub(super) const fn is_playing(&self) -> bool {
        self.playing
    }

    fn go_on(&mut self, ui: &Ui) {
        if !self.playing {
            return;
        }
        // A frame that took long does not make anybody jump.
        let passed = ui.input(|i| i.stable_dt.min(0.1));
        self.share = (self.share + passed / SECONDS).min(1.0);
        self.playing = self.share < 1.0;
        ui.ctx().request_repaint();
    }

    /// Makes the layers for where the play is.
    fn mix(&mut self, type_size: f32) {
        let Some(between) = &self.between else { return };
        if self.made_at == Some(self.share) {
            return;
        }
        self.made_at = Some(self.share);
        let mix = between.at(eased(self.share));
        let below = mix.ground.scene.labels.clone();
        let parts = [mix.ground, mix.stays, mix.leaves, mix.joins];
        self.layers.resize_with(parts.len(), Default::default);
        for ((view, drawn), part) in self.layers.iter_mut().zip(parts) {
            let Layer { scene, drawn: own } = part;
            view.shown.lens = Some(scene.lens);
            if scene.labels.is_empty() {
                view.shown.below.clone_from(&below);
            }
            view.shown.put(scene, own);
            view.type_size = type_size;
            view.only_looks = true;
            *drawn = own;
            if !self.playing {
                view.texts.clear();
            }
        }
    }

    /// Draws the play over all the room there is. Gives back the partner that was clicked on.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        name: &str,
        type_size: f32,
        selected: &dyn Fn(Id<Partner>) -> bool,
    ) -> (Response, Option<Id<Partner>>) {
        self.go_on(ui);
        self.mix(type_size);
        let rect = ui.available_rect_before_wrap();
        let response = ui.allocate_rect(rect, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, ui.is_enabled(), name));
        self.fit(rect);
        let clicked = self.heed(ui, &response, rect);
        let leaving = (1.0 - self.share).max(TRACE);
        let strengths = [1.0, 1.0, leaving, self.share.max(TRACE)];
        let seen = self.camera.view(rect);
        let keyboard = response.has_focus();
        for (at, strength) in strengths.into_iter().enumerate() {
            if at == 1 {
                self.traces(ui, rect);
            }
            let Some((view, drawn)) = self.layers.get_mut(at) else {
                continue;
            };
            let own = view.shown.scene.nodes.iter().take(*drawn).enumerate();
            let chosen = own.filter(|(_, node)| selected(node.partner));
            let chosen: Vec<usize> = chosen.map(|(index, _)| index).collect();
            let mut texts = std::mem::take(&mut view.texts);
            let sight = Sight::new(view, seen, &chosen);
            let eyes = paint::Eyes {
                map: view,
                sight: &sight,
                selected: &chosen,
                focus: None,
                hover: None,
                keyboard: at == 0 && keyboard,
            };
            let mut layer = ui.new_child(UiBuilder::new().id_salt(at).max_rect(rect));
            layer.set_opacity(strength);
            paint::paint(&layer, rect, &eyes, &mut texts);
            if strength > 0.5 {
                speak(ui, &response, &sight, *drawn, &chosen);
            }
            view.texts = texts;
        }
        (response, clicked)
    }

    fn fit(&mut self, rect: Rect) {
        const MOST: f32 = 3.0;
        let same = self.rect.is_some_and(|r| r.size() == rect.size());
        self.rect = Some(rect);
        if self.touched || same {
            return;
        }
        let (Some(between), Some((stays, _))) = (&self.between, self.layers.get(1)) else {
            return;
        };
        let [then, now] = between.ends();
        let bounds = then.bounds.union(&now.bounds);
        self.camera = stage::whole(stays, bounds, rect, MOST);
    }

    /// The pointer looks around and selects, and does nothing else.
    fn heed(&mut self, ui: &Ui, response: &Response, rect: Rect) -> Option<Id<Partner>> {
        let seen = self.camera.view(rect);
        let (happened, camera) = self.gesture.update(ui, response, seen, |_| None);
        if let Some(camera) = camera {
            self.camera = camera;
            self.touched = true;
        }
        let Some(Happened::Clicked(pick)) = happened else {
            return None;
        };
        response.request_focus();
        let at = seen.to_screen(pick.at);
        self.layers.iter().rev().find_map(|(view, _)| {
            let sight = Sight::new(view, seen, &[]);
            sight.partner(sight.hit(view, at, &[])?)
        })
    }

    /// Where those lay, or will lie, who are on their way: a faint outline, and a line from then to now.
    fn traces(&self, ui: &Ui, rect: Rect) {
        const MOST: usize = 150;
        let (Some(between), Some((view, _))) = (&self.between, self.layers.get(1)) else {
            return;
        };
        let painter = ui.painter().with_clip_rect(rect);
        let palette = Palette::of(ui);
        let seen = self.camera.view(rect);
        let sight = Sight::new(view, seen, &[]);
        let mut batch = Batch::default();
        for way in between.ways().iter().take(MOST) {
            let color = palette.category(way.category).gamma_multiply(0.6);
            let [from, to] = [way.from, way.to].map(|at| seen.to_screen(pos(at)));
            let Some(index) = view.shown.scene.node_of(way.partner) else {
                continue;
            };
            let size = if sight.dots {
                egui::Vec2::splat(8.0)
            } else {
                egui::vec2(30.0, PILL_HEIGHT * 0.7) * sight.pill
            };
            let far = if self.share < 0.5 { to } else { from };
            let ghost = Rect::from_center_size(far, size);
            let own = sight.rect(index);
            if !ghost.intersects(own) {
                let mut outline = capsule(ghost);
                outline.extend(outline.first().copied());
                batch.dashes(&outline, &[4.0, 3.0], 1.2, color);
                let here = leave_rect(own, far);
                let there = leave_rect(ghost, own.center());
                let (start, tip) = if self.share < 0.5 {
                    (here, there)
                } else {
                    (there, here)
                };
                if start.distance(tip) > 12.0 {
                    let along = (tip - start).normalized();
                    batch.dashes(&[start, tip - along * 6.0], &[2.0, 4.0], 1.4, color);
                    batch.arrow_head(tip, along, 7.0, color);
                }
            }
        }
        batch.flush(&painter);
    }
}

/// Slow at both ends.
fn eased(share: f32) -> f32 {
    share * share * (3.0 - 2.0 * share)
}

/// Names each partner and its place for a screen reader, if one listens.
fn speak(ui: &mut Ui, response: &Response, sight: &Sight<'_>, drawn: usize, chosen: &[usize]) {
    let listening = ui
        .ctx()
        .accesskit_node_builder(response.id, |_| {})
        .is_some();
    if !listening {
        return;
    }
    let inside = UiBuilder::new().accessibility_parent(response.id);
    ui.scope_builder(inside, |ui| {
        let order = sight.scene.reading.iter().filter(|index| **index < drawn);
        for index in order.take(MOST_SPOKEN) {
            let Some(node) = sight.scene.nodes.get(*index) else {
                continue;
            };
            let id = response.id.with(node.partner.raw());
            let spoken = ui.interact(sight.rect(*index), id, Sense::hover());
            let selected = chosen.contains(index);
            spoken
                .widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &node.words));
        }
    });
}
