//! The map for screen readers: each partner and each link by name and place, and what a reader asks of them.
//! Must not know how anything is drawn.

use egui::{Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Action};

use super::{View, keys, sight::Sight};
use crate::{
    mapping::{Wire, wire},
    model::{Id, Link, Partner},
    ui::ViewState,
};

/// The most partners that a screen reader is told of at once.
const MOST_PARTNERS: usize = 400;

/// The most partners and links together.
const MOST: usize = 500;

fn id_of_partner(response: &Response, partner: Id<Partner>) -> egui::Id {
    response.id.with(partner.raw())
}

fn id_of_link(response: &Response, link: Id<Link>) -> egui::Id {
    response.id.with(("link", link.raw()))
}

/// Names partners and links for a screen reader, if one listens.
pub(super) fn speak(ui: &mut Ui, response: &Response, sight: &Sight<'_>, view: &ViewState) {
    let scene = sight.scene;
    let focus = view.focus.and_then(|id| scene.node_of(id));
    let active = focus
        .and_then(|node| sight.partner(node))
        .map(|id| id_of_partner(response, id).accesskit_id());
    let listening = ui
        .ctx()
        .accesskit_node_builder(response.id, |builder| match active {
            Some(active) => builder.set_active_descendant(active),
            None => builder.clear_active_descendant(),
        })
        .is_some();
    if !listening {
        return;
    }
    let mut partners: Vec<usize> = scene.reading.iter().copied().take(MOST_PARTNERS).collect();
    if let Some(focus) = focus
        && !partners.contains(&focus)
    {
        // The one that has the keyboard must be there, or a reader would look for it in vain.
        partners.pop();
        partners.push(focus);
    }
    let inside = UiBuilder::new().accessibility_parent(response.id);
    ui.scope_builder(inside, |ui| {
        for index in &partners {
            let Some(node) = scene.nodes.get(*index) else {
                continue;
            };
            let selected = view.selected.contains(&node.partner);
            let id = id_of_partner(response, node.partner);
            say(ui, id, sight.rect(*index), selected, &node.words);
        }
        for wire in links(sight, focus).take(MOST - partners.len()) {
            let Some(words) = words(&view.map, wire) else {
                continue;
            };
            let [from, to] = sight.wire(wire);
            let selected = view.map.link == Some(wire.link);
            let rect = Rect::from_two_pos(from, to).intersect(response.rect);
            say(ui, id_of_link(response, wire.link), rect, selected, &words);
        }
    });
}

/// The links, first those of the partner that has the keyboard.
fn links<'a>(sight: &'a Sight<'_>, focus: Option<usize>) -> impl Iterator<Item = &'a Wire> {
    let wires = || sight.scene.wires.iter();
    let near = move |wire: &&Wire| focus.is_some_and(|focus| wire.ends.contains(&focus));
    wires()
        .filter(near)
        .chain(wires().filter(move |wire| !near(wire)))
}

fn words(map: &View, wire: &Wire) -> Option<String> {
    let link = map.shown.links.get(wire.link)?;
    let from = map.shown.partners.get(link.from)?;
    let to = map.shown.partners.get(link.to)?;
    Some(wire::words(link, from, to))
}

fn say(ui: &Ui, id: egui::Id, rect: Rect, selected: bool, words: &str) {
    let spoken = ui.interact(rect, id, Sense::hover());
    // One of many to pick from. A button that stays pressed would promise to let go when it is pressed again.
    spoken.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, ui.is_enabled(), words));
    ui.ctx().accesskit_node_builder(id, |builder| {
        builder.set_selected(selected);
        builder.add_action(Action::Click);
        builder.add_action(Action::Focus);
        builder.add_action(Action::ShowContextMenu);
    });
}

/// Acts on what a screen reader asks of a partner or link.
pub(super) fn answer(ui: &Ui, view: &mut ViewState, response: &Response) {
    let asked = ui.input(|i| {
        i.events
            .iter()
            .any(|e| matches!(e, egui::Event::AccessKitActionRequest(_)))
    });
    if !asked {
        return;
    }
    let meant = |id: egui::Id| {
        ui.input(|i| {
            i.has_accesskit_action_request(id, Action::Click)
                || i.has_accesskit_action_request(id, Action::Focus)
                || i.has_accesskit_action_request(id, Action::ShowContextMenu)
        })
    };
    let scene = &view.map.shown.scene;
    let partner = scene.nodes.iter().map(|node| node.partner);
    let link = scene.wires.iter().map(|wire| wire.link);
    let partner = partner
        .into_iter()
        .find(|id| meant(id_of_partner(response, *id)));
    let link = link.into_iter().find(|id| meant(id_of_link(response, *id)));
    if let Some(partner) = partner {
        view.select_only(partner);
        view.map.link = None;
        keys::take_focus(response);
    } else if let Some(link) = link {
        view.selected.clear();
        view.focus = None;
        view.map.link = Some(link);
        view.map.tab = 0;
        keys::take_focus(response);
    }
    let menu = |event: &egui::Event| match event {
        egui::Event::AccessKitActionRequest(request) => request.action == Action::ShowContextMenu,
        _ => false,
    };
    if (partner.is_some() || link.is_some()) && ui.input(|i| i.events.iter().any(menu)) {
        keys::open_menu(view);
    }
}
