//! The keyboard on the map: everything that the pointer can do.
//! Must not know the screen: directions are those of the map.

use egui::{EventFilter, FocusDirection, Key, Modifiers, Response, Ui, Vec2, vec2};

use super::{
    act, arrange, find,
    linking::Picking,
    looking,
    menu::{About, Menu},
    naming::Naming,
    overlay::{self, Overlay},
    renaming::Renaming,
    sight::{Sight, point, pos},
};
use crate::{
    canvas::Camera,
    mapping::{Cell, Point, lens, rings},
    model::{Category, Id, Level, Partner},
    ui::{Ctx, Out, ViewState, command},
};

/// Reads the keys if they belong to the canvas: it has the focus, or nothing else has.
pub(super) fn heed(
    ui: &Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    response: &Response,
) {
    let ours = response.has_focus() || ui.memory(|m| m.focused().is_none());
    if response.has_focus() {
        let filter = EventFilter {
            tab: !view.selected.is_empty(),
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    }
    if response.has_focus() {
        // With a partner at hand as in the outline and in tables; else this key opens the guide.
        let renames = view.focus.is_some() && !ctx.read_only;
        let ours: &[_] = if renames {
            &[(Modifiers::NONE, Key::F2)]
        } else {
            &[]
        };
        command::leave_to(ui.ctx(), response.id, ours);
    }
    if !ours || view.map.overlay.takes_keys() || view.map.gesture.drag().is_some() {
        return;
    }
    let hit = |with: Modifiers, key: Key| ui.input_mut(|i| i.consume_key(with, key));
    let ids: Vec<Id<Partner>> = view.selected.iter().copied().collect();

    if !ctx.read_only {
        levels(ui, ctx, out, &ids);
        nudge(ui, ctx, view, out);
        if hit(Modifiers::NONE, Key::Delete) || hit(Modifiers::NONE, Key::Backspace) {
            if let Some(link) = view.map.link {
                act::delete_link(ctx, out, link);
            } else {
                act::delete_partners(ctx, out, &ids);
            }
        }
        if hit(Modifiers::COMMAND, Key::D) && !ids.is_empty() {
            double(ctx, view, out, &ids);
            return;
        }
        if hit(Modifiers::NONE, Key::N) || hit(Modifiers::NONE, Key::Insert) {
            begin_new(ctx, view);
            return;
        }
        if (hit(Modifiers::NONE, Key::R) || response.has_focus() && hit(Modifiers::NONE, Key::F2))
            && let Some(renaming) = view.focus.and_then(|id| Renaming::of(ctx, id))
        {
            view.map.overlay = Overlay::Rename(renaming);
            return;
        }
        if hit(Modifiers::NONE, Key::P) {
            arrange::toggle_pin(ctx, view, out, &ids);
        }
        if hit(Modifiers::NONE, Key::L)
            && let Some(from) = view.focus
        {
            view.map.overlay = Overlay::End(Picking::new(from));
            return;
        }
    }
    if hit(Modifiers::NONE, Key::Menu) || hit(Modifiers::SHIFT, Key::F10) {
        open_menu(view);
        return;
    }
    if hit(Modifiers::COMMAND, Key::A) {
        select_all(view);
    }
    if hit(Modifiers::NONE, Key::Slash) {
        find::open(&mut view.map);
        ui.ctx().request_repaint();
        return;
    }
    if hit(Modifiers::NONE, Key::O) {
        view.map.open_outline();
        ui.ctx().request_repaint();
        return;
    }
    if hit(Modifiers::NONE, Key::G) {
        looking::toggle_neighbors(ctx, view);
    }
    // What is open is closed first, by itself.
    if !view.map.overlay.is_open() && hit(Modifiers::NONE, Key::Escape) {
        if view.map.look.only.is_some() {
            looking::toggle_neighbors(ctx, view);
        } else {
            view.selected.clear();
            view.focus = None;
            view.map.link = None;
        }
    }
    let asked = matches!(view.map.overlay, Overlay::Offer(_));
    if !asked && hit(Modifiers::NONE, Key::Enter) && view.focus.is_some() {
        view.name_now = true;
    }
    if hit(Modifiers::SHIFT, Key::Questionmark) || hit(Modifiers::NONE, Key::Questionmark) {
        view.map.overlay.toggle_keys(overlay::Keys::Map);
    }
    walk(ui, view, response);
    look(ui, view);
}

/// The keys for levels: today's, and with Ctrl the intended one.
pub(super) fn levels(ui: &Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, ids: &[Id<Partner>]) {
    let hit = |with: Modifiers, key: Key| ui.input_mut(|i| i.consume_key(with, key));
    // Keys with modifiers first: a plain key also matches when Shift is down.
    for (key, by) in [(Key::PageUp, -1), (Key::PageDown, 1)] {
        if hit(Modifiers::COMMAND, key) {
            act::intend(ctx, out, ids, |p| intended_step(p, by));
        }
        if hit(Modifiers::NONE, key) {
            act::step_level(ctx, out, ids, by);
        }
    }
}

/// Opens the menu of what is selected, beside it.
pub(super) fn open_menu(view: &mut ViewState) {
    let map = &view.map;
    let seen = map.camera.view(map.rect);
    let sight = Sight::new(map, seen, &[]);
    let about = About::selected(view);
    let at = match about {
        About::Partner(_) | About::Several => view
            .focus
            .and_then(|id| sight.scene.node_of(id))
            .map(|node| sight.pill_rect(node).left_bottom()),
        About::Link(id) => {
            let mut wires = sight.scene.wires.iter();
            let wire = wires.find(|wire| wire.link == id);
            wire.map(|wire| {
                let [from, to] = sight.wire(wire);
                from.lerp(to, 0.5)
            })
        }
        About::Ground => None,
    };
    let at = at.unwrap_or_else(|| map.rect.center());
    let at = at.clamp(map.rect.min, map.rect.max);
    let menu = Menu::new(about, at, point(seen.to_world(at)), true);
    view.map.overlay = Overlay::Menu(menu);
}

/// Doubles partners and selects the new ones.
pub(super) fn double(ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>, ids: &[Id<Partner>]) {
    let twins = act::duplicate(ctx, out, &view.map.shown.scene, ids);
    view.focus = twins.last().copied();
    view.selected = twins.into_iter().collect();
    view.map.link = None;
    view.map.seek = true;
}

/// Selects all that are shown: who is left out is not meant.
pub(super) fn select_all(view: &mut ViewState) {
    let shown = view.map.shown.scene.nodes.iter();
    view.selected = shown.map(|node| node.partner).collect();
    view.map.link = None;
}

/// Gives the canvas the keyboard, if it hasn't got it.
pub(super) fn take_focus(response: &Response) {
    // Asking again would forget which keys egui is to leave to us, and these count from the second frame on.
    if !response.has_focus() {
        response.request_focus();
        // The key that led here has been heeded; egui is not to go on from here with it.
        let stay = FocusDirection::None;
        response.ctx.memory_mut(|m| m.move_focus(stay));
        response.ctx.request_repaint();
    }
}

/// The camera keys.
fn look(ui: &Ui, view: &mut ViewState) {
    let hit = |key: Key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if hit(Key::Plus) || hit(Key::Equals) {
        view.map.zoom_by(1.25);
    }
    if hit(Key::Minus) {
        view.map.zoom_by(0.8);
    }
    if hit(Key::Num0) {
        view.map.camera = Camera {
            zoom: 1.0,
            ..view.map.camera
        };
        view.map.touched = true;
    }
    if hit(Key::M) {
        let minimap = &mut view.map.minimap;
        minimap.hidden = !minimap.hidden;
    }
    if hit(Key::F) {
        view.map.fit_again();
    }
}

/// Goes from partner to partner.
fn walk(ui: &Ui, view: &mut ViewState, response: &Response) {
    let hit = |with: Modifiers, key: Key| ui.input_mut(|i| i.consume_key(with, key));
    let scene = &view.map.shown.scene;
    let here = view.focus.and_then(|id| scene.node_of(id));
    let at = here.and_then(|node| scene.reading.iter().position(|n| *n == node));
    let (mut to, mut leave) = (None, None);
    if response.has_focus() && here.is_some() {
        for (with, direction, next) in [
            (
                Modifiers::SHIFT,
                FocusDirection::Previous,
                at.and_then(|at| at.checked_sub(1)),
            ),
            (
                Modifiers::NONE,
                FocusDirection::Next,
                at.map(|at| at + 1).filter(|at| *at < scene.reading.len()),
            ),
        ] {
            if hit(with, Key::Tab) {
                match next.and_then(|next| scene.reading.get(next)) {
                    Some(node) => to = Some(*node),
                    // Past the last partner the focus goes on to what follows the map.
                    None => leave = Some(direction),
                }
            }
        }
    }
    for (key, towards) in ARROWS {
        if hit(Modifiers::ALT, key) || (here.is_none() && hit(Modifiers::NONE, key)) {
            to = match here {
                None => scene.reading.first().copied(),
                Some(here) => neighbor(view, here, towards),
            };
        }
    }
    if hit(Modifiers::NONE, Key::Home) {
        to = scene.reading.first().copied();
    }
    if hit(Modifiers::NONE, Key::End) {
        to = scene.reading.last().copied();
    }
    if leave.is_some() {
        view.map.leaving = leave;
        ui.ctx().request_repaint();
    }
    if let Some(partner) = to.and_then(|node| Some(scene.nodes.get(node)?.partner)) {
        view.select_only(partner);
        view.map.link = None;
        view.map.seek = true;
        take_focus(response);
    }
}

const ARROWS: [(Key, Vec2); 4] = [
    (Key::ArrowLeft, vec2(-1.0, 0.0)),
    (Key::ArrowRight, vec2(1.0, 0.0)),
    (Key::ArrowUp, vec2(0.0, -1.0)),
    (Key::ArrowDown, vec2(0.0, 1.0)),
];

/// Moves what is selected; with Shift far. Presses in a row are one step.
fn nudge(ui: &Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    if view.selected.is_empty() || ui.input(|i| i.modifiers.alt) {
        return;
    }
    let hit = |with: Modifiers, key: Key| ui.input_mut(|i| i.consume_key(with, key));
    let mut by = Vec2::ZERO;
    for (key, towards) in ARROWS {
        if hit(Modifiers::SHIFT, key) {
            by += towards * lens::BIG_NUDGE;
        } else if hit(Modifiers::NONE, key) {
            by += towards;
        }
    }
    if by == Vec2::ZERO {
        return;
    }
    let scene = &view.map.shown.scene;
    let step = lens::nudge(scene.lens);
    let drops: Vec<(Id<Partner>, Point)> = view
        .selected
        .iter()
        .filter_map(|id| {
            let node = scene.nodes.get(scene.node_of(*id)?)?;
            // From where it belongs, not from where it made room for another.
            let from = node.aside_of.unwrap_or(node.at);
            Some((
                *id,
                Point::new(from.x + by.x * step.x, from.y + by.y * step.y),
            ))
        })
        .collect();
    let source = egui::Id::unique((
        "nudge",
        scene.lens,
        &drops.iter().map(|d| d.0).collect::<Vec<_>>(),
    ));
    act::nudge(ctx, out, scene.lens, &drops, source.value());
    view.map.seek = true;
}

/// The nearest partner on one side; what is straight ahead counts as nearer than what is aside.
fn neighbor(view: &ViewState, here: usize, towards: Vec2) -> Option<usize> {
    let scene = &view.map.shown.scene;
    let from = pos(scene.nodes.get(here)?.at);
    let cost = |index: usize| {
        let away = pos(scene.nodes.get(index)?.at) - from;
        let ahead = away.dot(towards);
        let aside = (away - towards * ahead).length();
        (ahead > 1.0 && ahead * 2.0 >= aside).then_some((ahead + 2.0 * aside, index))
    };
    (0..scene.nodes.len())
        .filter(|index| *index != here)
        .filter_map(cost)
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, index)| index)
}

/// The intended level one step closer (`-1`) or looser (`1`), starting from where the partner is.
fn intended_step(partner: &Partner, by: i32) -> Option<Level> {
    let from = partner.intended_level.or(partner.current_level);
    rings::step(from, by)
}

/// A new partner beside the one in focus, or in the first category that has nobody.
fn begin_new(ctx: &Ctx<'_>, view: &mut ViewState) {
    let beside = view.focus.and_then(|id| ctx.plan.get(id));
    let (level, category) = match beside {
        Some(partner) => (partner.current_level, partner.category),
        None => (None, first_empty(ctx)),
    };
    begin_new_in(view, level, category);
}

/// Asks for the name of a new partner of a category.
pub(super) fn begin_new_in(view: &mut ViewState, level: Option<Level>, category: Category) {
    let at = place_for_new(view, level, category);
    view.map.overlay = Overlay::Name(Naming::new(at, category, true));
}

/// A free place for a new partner of a category.
pub(super) fn place_for_new(view: &ViewState, level: Option<Level>, category: Category) -> Point {
    let unnamed = Partner {
        category,
        current_level: level,
        ..Partner::new(Id::new(1))
    };
    let cell = Cell::of(view.map.lens, &unnamed);
    view.map.shown.scene.free_place(cell)
}

/// The first category that has nobody.
pub(super) fn first_empty(ctx: &Ctx<'_>) -> Category {
    let nobody = |category: &&Category| ctx.plan.partners.iter().all(|p| p.category != **category);
    *Category::ALL
        .iter()
        .find(nobody)
        .unwrap_or(&Category::Family)
}
