//! What is told of the partner or link on which the pointer rests, on a card that covers neither.
//! Must not know what the plan keeps private: whoever looks over a shoulder reads this too.

use std::time::Duration;

use egui::{Align, Align2, Area, Frame, Label, Layout, Order, Pos2, Rect, Ui, vec2};

use super::{View, act, form, sight::Sight};
use crate::{
    canvas::Camera,
    mapping::scene,
    model::{Direction, Id, Key, Link, Partner},
    ui::{
        Ctx,
        screens::findings,
        tokens::{self, Palette, icons, space},
        widgets,
    },
};

/// What the pointer is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hovered {
    /// A partner.
    Partner(Id<Partner>),
    /// A link.
    Link(Id<Link>),
}

/// How long the pointer has been on the same thing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rest {
    on: Option<Hovered>,
    /// Where it was looked at from; a map that moves under the pointer is no rest.
    from: Camera,
    since: f64,
    /// Where the pointer was then, until it moves: what comes to lie under it is what was just done.
    still: Option<Pos2>,
    /// What lay under the pointer when it moved on: who put it there knows it, and wants to see the map.
    known: Option<Hovered>,
}

impl Rest {
    /// Notes whether something is being done, where the pointer is and what it is on; tells whether that needs no
    /// telling.
    fn is_known(&mut self, busy: bool, at: Option<Pos2>, hovered: Option<Hovered>) -> bool {
        if busy {
            self.still = at;
            self.known = None;
        } else if self.still.is_some() && self.still == at {
            self.known = hovered;
        } else {
            self.still = None;
            self.known = self.known.filter(|known| hovered == Some(*known));
        }
        self.known.is_some()
    }

    /// Notes what the pointer is on now, and gives it once the pointer has rested there.
    fn on(&mut self, ui: &Ui, from: Camera, hovered: Option<Hovered>) -> Option<Hovered> {
        let now = ui.input(|i| i.time);
        if self.on != hovered || self.from != from {
            self.on = hovered;
            self.from = from;
            self.since = now;
        }
        let hovered = self.on?;
        let left = f64::from(ui.style().interaction.tooltip_delay) - (now - self.since);
        if left > 0.0 {
            // Woken once; at rest nothing is drawn.
            ui.ctx()
                .request_repaint_after(Duration::from_secs_f64(left));
            return None;
        }
        Some(hovered)
    }
}

/// Width of the card's text.
const WIDTH: f32 = 260.0;

/// How far the card keeps from what is hovered, beyond the handles of a pill.
const GAP: f32 = 16.0;

/// Tells of what the pointer rests on, if it does and if nothing else is going on.
pub(super) fn show(
    ui: &Ui,
    ctx: &Ctx<'_>,
    map: &View,
    rest: &mut Rest,
    sight: &Sight<'_>,
    inside: bool,
) {
    let busy = map.gesture.drag().is_some()
        || map.gesture.is_panning()
        || map.carried.is_some()
        || map.overlay.is_open()
        || map.flight.is_some()
        || ui.input(|i| i.pointer.any_down() || !i.keys_down.is_empty());
    let idle = inside && !busy;
    let at = ui.input(|i| i.pointer.hover_pos());
    let hovered = at.filter(|_| idle).and_then(|at| {
        let link = || sight.hit_wire(map, at).map(|wire| Hovered::Link(wire.link));
        map.hover.map(Hovered::Partner).or_else(link)
    });
    let known = rest.is_known(busy, at, hovered);
    let hovered = hovered.filter(|_| !known);
    let (Some(hovered), Some(at)) = (rest.on(ui, sight.view.camera, hovered), at) else {
        return;
    };
    match hovered {
        Hovered::Partner(id) => {
            let node = sight.scene.node_of(id);
            if let (Some(partner), Some(node)) = (ctx.plan.get(id), node) {
                let spared = sight.pill_rect(node).expand2(vec2(GAP, 6.0));
                card(ui, spared, |ui| told_of_partner(ui, ctx, partner));
            }
        }
        Hovered::Link(id) => {
            if let Some(link) = ctx.plan.get(id) {
                let spared = Rect::from_center_size(at, vec2(2.0, 2.0 * GAP));
                card(ui, spared, |ui| told_of_link(ui, ctx, link));
            }
        }
    }
}

/// A card below something, or above it where there is no room; never on it.
fn card(ui: &Ui, spared: Rect, add: impl FnOnce(&mut Ui)) {
    let palette = Palette::of(ui);
    let screen = ui.ctx().content_rect().shrink(space::XS);
    let id = egui::Id::unique("map hover card");
    // Its height is known from when it was last drawn; egui draws a new one twice.
    let last = ui.ctx().memory(|m| m.area_rect(id));
    let height = last.map_or(0.0, |rect| rect.height());
    let width = last.map_or(WIDTH, |rect| rect.width());
    let left = (spared.center().x - width * 0.5)
        .clamp(screen.left(), (screen.right() - width).max(screen.left()));
    // Hung up by the edge that faces what is spared, so that it never lies on it, however high it gets.
    let (at, pivot) = if spared.bottom() + height <= screen.bottom() {
        (spared.bottom(), Align2::LEFT_TOP)
    } else {
        (spared.top(), Align2::LEFT_BOTTOM)
    };
    Area::new(id)
        .order(Order::Tooltip)
        .interactable(false)
        .constrain(false)
        .fade_in(false)
        .fixed_pos(Pos2::new(left, at))
        .pivot(pivot)
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(palette.surface)
                .stroke(egui::Stroke::new(1.0, palette.line_strong))
                .corner_radius(tokens::CARD_RADIUS)
                .shadow(ui.visuals().popup_shadow)
                .inner_margin(12)
                .show(ui, |ui| {
                    ui.set_max_width(WIDTH);
                    ui.spacing_mut().item_spacing.y = 3.0;
                    add(ui);
                });
        });
}

fn line(ui: &mut Ui, text: impl Into<egui::WidgetText>) {
    ui.add(Label::new(text).selectable(false).wrap());
}

fn told_of_partner(ui: &mut Ui, ctx: &Ctx<'_>, partner: &Partner) {
    ui.with_layout(Layout::left_to_right(Align::TOP), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        widgets::category_mark(ui, partner.category, 16.0);
        line(ui, tokens::strong(act::called(partner)));
    });
    line(ui, tokens::small(kind_of(ctx, partner)));
    let levels = form::gap_words(partner.current_level, partner.intended_level);
    line(ui, tokens::small(levels));
    let figure = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |v| format!("{v:.0}"));
    let trust = partner
        .trust
        .map_or_else(|| "–".to_owned(), |trust| format!("{trust} of 5"));
    let ratings = format!(
        "Influence {} · interest {} · trust {trust}",
        figure(partner.influence),
        figure(partner.interest)
    );
    line(ui, tokens::small(ratings));
    let links = match ctx.index.links(ctx.plan, partner.id).count() {
        0 => "Linked with nobody".to_owned(),
        1 => "1 link".to_owned(),
        n => format!("{n} links"),
    };
    line(ui, tokens::small(links));
    if let Some(finding) = ctx.findings.of_record(Key::of(partner.id)).next() {
        ui.add_space(space::XS);
        ui.with_layout(Layout::left_to_right(Align::TOP), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let p = Palette::of(ui);
            let (ink, _, icon) = findings::look(finding.rule.severity).look(p);
            widgets::sign(ui, tokens::icon(icon).color(ink));
            line(ui, tokens::small(&finding.text));
        });
    }
}

/// Category, member type and standing in one line.
fn kind_of(ctx: &Ctx<'_>, partner: &Partner) -> String {
    let mut words = partner.category.label().to_owned();
    if let Some(item) = ctx.guidance.item(&partner.member_type) {
        words.push_str(" · ");
        words.push_str(&item.short);
    }
    words.push_str(" · ");
    words.push_str(&scene::lower(partner.status.label()));
    words
}

fn told_of_link(ui: &mut Ui, ctx: &Ctx<'_>, link: &Link) {
    let end = |id| ctx.plan.get(id).map(act::called).unwrap_or_default();
    let (from, to) = (end(link.from), end(link.to));
    ui.with_layout(Layout::left_to_right(Align::TOP), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        widgets::sign(ui, tokens::icon(icons::LINK));
        line(ui, tokens::strong(format!("{from} and {to}")));
    });
    line(ui, tokens::body(link.kind.label()));
    let way = match link.direction {
        Direction::Both => "Both ways".to_owned(),
        Direction::Forward => format!("One way, from {from} to {to}"),
    };
    line(ui, tokens::small(way));
    let strength = link.strength.and_then(|strength| {
        let words = form::STRENGTH.get(usize::try_from(strength).ok()?.checked_sub(1)?)?;
        Some(format!("Strength: {}", scene::lower(words)))
    });
    line(
        ui,
        tokens::small(strength.unwrap_or_else(|| "Strength: –".to_owned())),
    );
    let note = link.note.trim();
    if !note.is_empty() {
        const MOST: usize = 240;
        let mut cut: String = note.chars().take(MOST).collect();
        if cut.len() < note.len() {
            cut.push('…');
        }
        ui.add_space(space::XS);
        line(ui, tokens::small(cut));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_to_lie_under_a_pointer_at_rest_is_known_until_the_pointer_has_left_it() {
        let mut rest = Rest::default();
        let made = Some(Hovered::Partner(Id::new(7)));
        let (here, beside, away) = (
            Some(Pos2::new(5.0, 5.0)),
            Some(Pos2::new(6.0, 5.0)),
            Some(Pos2::new(90.0, 5.0)),
        );
        assert!(!rest.is_known(true, here, None), "its name is typed");
        assert!(!rest.is_known(false, here, None), "it is not drawn yet");
        assert!(rest.is_known(false, here, made), "it was just made");
        assert!(rest.is_known(false, beside, made));
        assert!(!rest.is_known(false, away, None));
        assert!(!rest.is_known(false, beside, made), "now it is looked at");
    }
}
