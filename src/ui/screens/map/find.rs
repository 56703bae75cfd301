//! Finding partners on the map: who matches is lit, and Enter flies from one to the next.
//! Must not know how a partner is drawn, beyond lighting it up.

use egui::{Key, Label, Modifiers, Rect, Sense, Ui, UiBuilder, vec2};

use super::{
    View,
    paint::Brush,
    sight::{Sight, pos},
};
use crate::{
    canvas::{Camera, Flight, capsule},
    mapping::Scene,
    model::{Id, Partner, Plan},
    ui::{Ctx, ViewState, tokens, widgets},
};

/// What is looked for, and who was found.
#[derive(Default)]
pub(super) struct Find {
    text: String,
    /// Who matches, in reading order.
    found: Vec<Id<Partner>>,
    /// Which of these was flown to last.
    at: Option<usize>,
    /// What was looked for, in which plan.
    looked_for: String,
    stale: bool,
    /// Put the keyboard into the field.
    wants: bool,
}

impl Find {
    /// The map changed: who matches may be others.
    pub(super) const fn forget(&mut self) {
        self.stale = true;
    }

    fn refresh(&mut self, plan: &Plan, shown: &Scene) {
        if !self.stale && self.looked_for == self.text {
            return;
        }
        if self.looked_for != self.text {
            self.at = None;
        }
        self.stale = false;
        self.looked_for.clone_from(&self.text);
        self.found.clear();
        let wanted = self.text.trim().to_lowercase();
        if wanted.is_empty() {
            return;
        }
        let matches = |partner: &Partner| {
            [&partner.name, &partner.short]
                .into_iter()
                .any(|name| name.to_lowercase().contains(&wanted))
        };
        let nodes = shown
            .reading
            .iter()
            .filter_map(|node| shown.nodes.get(*node));
        let found = nodes.map(|node| node.partner);
        self.found
            .extend(found.filter(|id| plan.get(*id).is_some_and(matches)));
        self.at = self.at.filter(|at| *at < self.found.len());
    }

    /// One further, or one back; around the ends.
    fn step(&mut self, back: bool) -> Option<Id<Partner>> {
        let last = self.found.len().checked_sub(1)?;
        let next = match (self.at, back) {
            (None, false) => 0,
            (None, true) => last,
            (Some(at), false) => {
                if at >= last {
                    0
                } else {
                    at + 1
                }
            }
            (Some(at), true) => at.checked_sub(1).unwrap_or(last),
        };
        self.at = Some(next);
        self.found.get(next).copied()
    }

    fn words(&self) -> String {
        match (self.found.len(), self.at) {
            (0, _) => "Nobody found".to_owned(),
            (all, Some(at)) => format!("{} of {all} found", at + 1),
            (all, None) => format!("{all} found"),
        }
    }
}

/// Shows the field, and acts on its keys.
pub(super) fn show(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState) {
    const WIDTH: f32 = 108.0;
    const HEIGHT: f32 = 36.0;
    let map = &mut view.map;
    // Before the field: it gives Enter and Esc away together with the keyboard.
    let (enter, escape, shift) = ui.input(|i| {
        (
            i.key_pressed(Key::Enter),
            i.key_pressed(Key::Escape),
            i.modifiers.shift,
        )
    });
    let find = &mut map.find;
    // A fixed room: what is typed must not move the map below.
    let (rect, _) = ui.allocate_exact_size(vec2(WIDTH, HEIGHT), Sense::hover());
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("find"));
    let name = "Find on the map";
    let field = widgets::search(&mut inside, name, "Find", &mut find.text);
    if std::mem::take(&mut find.wants) {
        field.request_focus();
    }
    find.refresh(ctx.plan, &map.shown.scene);
    if !find.text.trim().is_empty() {
        let words = find.words();
        let label = ui.add(Label::new(tokens::small(words)).selectable(false));
        ui.ctx().accesskit_node_builder(label.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    }
    if field.lost_focus() && escape {
        // The same key would take the selection away.
        ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        find.text.clear();
        find.refresh(ctx.plan, &map.shown.scene);
        map.wants_keys = true;
        ui.ctx().request_repaint();
    } else if field.lost_focus() && enter {
        field.request_focus();
        if let Some(partner) = find.step(shift) {
            let now = ui.input(|i| i.time);
            let moves = ui.style().animation_time > 0.0;
            map.fly_to(partner, now, moves);
            view.select_only(partner);
            view.map.link = None;
            ui.ctx().request_repaint();
        }
    }
}

/// Ctrl+F, wherever the keyboard is on this page.
pub(super) fn heed(ui: &Ui, map: &mut View) {
    if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::F)) {
        open(map);
    }
}

/// Puts the keyboard into the field.
pub(super) const fn open(map: &mut View) {
    map.find.wants = true;
    if map.is_narrow {
        // The field lies where the panel takes the room.
        map.panel_open = false;
    }
}

impl View {
    /// Brings a partner into the middle, near enough to read its name.
    pub(super) fn fly_to(&mut self, partner: Id<Partner>, now: f64, moves: bool) {
        let scene = &self.shown.scene;
        let Some(node) = scene
            .node_of(partner)
            .and_then(|node| scene.nodes.get(node))
        else {
            return;
        };
        let to = Camera {
            center: pos(node.at),
            zoom: self.camera.zoom.max(Sight::zoom_to_read(scene)),
        };
        self.touched = true;
        if moves {
            self.flight = Some(Flight::new(self.camera, to, now));
        } else {
            self.camera = to;
        }
    }

    /// Goes on with a flight of the camera.
    pub(super) fn fly(&mut self, ui: &Ui) {
        let Some(flight) = self.flight else { return };
        let (camera, there) = flight.at(ui.input(|i| i.time));
        self.camera = camera;
        if there {
            self.flight = None;
        } else {
            ui.ctx().request_repaint();
        }
    }
}

impl Brush<'_> {
    /// Lights up who was found.
    pub(super) fn found(&mut self) {
        let sight = self.eyes.sight;
        let color = self.palette.focus;
        for id in &self.eyes.map.find.found {
            let Some(node) = sight.scene.node_of(*id) else {
                continue;
            };
            let rect: Rect = sight.rect(node).expand(5.0);
            if rect.intersects(self.painter.clip_rect()) {
                let outline = capsule(rect);
                self.batch.convex(&outline, color.gamma_multiply(0.22));
                self.batch.outline(&outline, 2.0, color);
            }
        }
        self.flush();
    }
}
