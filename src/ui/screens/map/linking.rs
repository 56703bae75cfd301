//! The two questions about a link: its kind, and its other end.
//! Must not know how a link is drawn or stored.

use egui::{Align2, Key, Ui, vec2};

use super::{
    act,
    naming::beside,
    overlay::{Answer, Overlay, card, key, last_size},
    sight::Sight,
};
use crate::{
    canvas,
    mapping::{label, scene},
    model::{Id, LinkKind, Partner},
    ui::{Ctx, Out, ViewState, tokens, widgets},
};

/// A new link whose kind is to be picked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Linking {
    /// Where it begins.
    pub from: Id<Partner>,
    /// Where it ends.
    pub to: Id<Partner>,
    picked: usize,
}

/// A new link whose other end is to be picked.
#[derive(Clone, Debug)]
pub(super) struct Picking {
    /// Where it begins.
    pub from: Id<Partner>,
    text: String,
    picked: usize,
    fresh: bool,
}

impl Linking {
    /// Asks for the kind of a link.
    pub(super) fn new(from: Id<Partner>, to: Id<Partner>) -> Self {
        let picked = LinkKind::ALL.iter().position(|k| *k == LinkKind::Informal);
        Self {
            from,
            to,
            picked: picked.unwrap_or(0),
        }
    }
}

impl Picking {
    /// Asks for the other end of a link.
    pub(super) const fn new(from: Id<Partner>) -> Self {
        Self {
            from,
            text: String::new(),
            picked: 0,
            fresh: true,
        }
    }
}

/// Asks for the kind.
pub(super) fn kind(
    ui: &Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    seen: canvas::View,
    mut linking: Linking,
) -> Overlay {
    let sight = Sight::new(&view.map, seen, &[]);
    let [from, to] = [linking.from, linking.to].map(|id| sight.scene.node_of(id));
    let at = to.map_or(seen.rect.center(), |to| {
        let from = from.map(|from| sight.center(from));
        beside(last_size(ui, "kind"), sight.pill_rect(to), from, seen.rect)
    });
    let last = LinkKind::ALL.len() - 1;
    if key(ui, Key::ArrowDown) {
        linking.picked = (linking.picked + 1).min(last);
    }
    if key(ui, Key::ArrowUp) {
        linking.picked = linking.picked.saturating_sub(1);
    }
    let answer = card(ui, "kind", at, Align2::LEFT_TOP, seen.rect, |ui| {
        ui.set_width(262.0);
        let ends = [linking.from, linking.to].map(|id| {
            ctx.plan
                .get(id)
                .map(|partner| label::cut(scene::shown(partner), 12.5, 120.0))
                .unwrap_or_default()
        });
        let title = format!("{} and {}", ends[0], ends[1]);
        ui.add(
            egui::Label::new(tokens::small(title))
                .selectable(false)
                .wrap(),
        );
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut answer = Answer::Open;
        for (i, kind) in LinkKind::ALL.iter().enumerate() {
            let row = egui::Button::selectable(i == linking.picked, tokens::body(kind.label()))
                .min_size(vec2(ui.available_width(), 28.0));
            let row = ui.add(row);
            if row.hovered() && ui.input(|i| i.pointer.is_moving()) {
                // One row is lit, whether the pointer or a key led to it.
                linking.picked = i;
            }
            if row.clicked() {
                linking.picked = i;
                answer = Answer::Yes;
            }
        }
        if key(ui, Key::Enter) {
            answer = Answer::Yes;
        }
        if key(ui, Key::Escape) {
            answer = Answer::No;
        }
        answer
    });
    match answer {
        Answer::Open => return Overlay::Kind(linking),
        Answer::No => {}
        Answer::Yes | Answer::Elsewhere => {
            if let Some(kind) = LinkKind::ALL.get(linking.picked)
                && !ctx.read_only
            {
                act::link(ctx, out, linking.from, linking.to, *kind);
            }
        }
    }
    view.map.wants_keys = true;
    Overlay::None
}

/// Asks for the other end.
pub(super) fn end(ui: &Ui, ctx: &Ctx<'_>, seen: canvas::View, mut picking: Picking) -> Overlay {
    const MOST: usize = 8;
    let wanted = picking.text.to_lowercase();
    let mut found: Vec<&Partner> = ctx
        .plan
        .partners
        .iter()
        .filter(|p| p.id != picking.from)
        .filter(|p| {
            p.name.to_lowercase().contains(&wanted) || p.short.to_lowercase().contains(&wanted)
        })
        .collect();
    found.sort_by_cached_key(|p| {
        let name = p.name.to_lowercase();
        (!name.starts_with(&wanted), name)
    });
    found.truncate(MOST);
    if key(ui, Key::ArrowDown) {
        picking.picked += 1;
    }
    if key(ui, Key::ArrowUp) {
        picking.picked = picking.picked.saturating_sub(1);
    }
    picking.picked = picking.picked.min(found.len().saturating_sub(1));
    let at = seen.rect.center_top() + vec2(0.0, 40.0);
    let mut clicked = None;
    let answer = card(ui, "end", at, Align2::CENTER_TOP, seen.rect, |ui| {
        ui.set_width(260.0);
        let from = ctx.plan.get(picking.from).map(act::called);
        let title = format!("Link {} with…", from.unwrap_or_default());
        ui.add(
            egui::Label::new(tokens::strong(title))
                .selectable(false)
                .wrap(),
        );
        let field = widgets::bare_text(ui, "Partner to link with", "Name", &mut picking.text);
        if std::mem::take(&mut picking.fresh) {
            field.request_focus();
        }
        if field.changed() {
            picking.picked = 0;
        }
        ui.spacing_mut().item_spacing.y = 2.0;
        for (i, partner) in found.iter().enumerate() {
            let row =
                egui::Button::selectable(i == picking.picked, tokens::body(act::called(partner)))
                    .min_size(vec2(ui.available_width(), 28.0))
                    .truncate();
            if ui.add(row).clicked() {
                clicked = Some(i);
            }
        }
        if found.is_empty() {
            ui.add(egui::Label::new(tokens::small("No partner of that name")).selectable(false));
        }
        if ui.input(|i| i.key_pressed(Key::Escape)) {
            Answer::No
        } else if clicked.is_some()
            || (field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)))
        {
            Answer::Yes
        } else {
            Answer::Open
        }
    });
    let picked = found.get(clicked.unwrap_or(picking.picked));
    match (answer, picked) {
        (Answer::Open, _) => Overlay::End(picking),
        (Answer::Yes, Some(to)) => Overlay::Kind(Linking::new(picking.from, to.id)),
        _ => Overlay::None,
    }
}
