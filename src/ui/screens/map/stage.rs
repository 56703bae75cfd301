//! The canvas itself: what the pointer does on it, and who hears about the partners on it.
//! Must not know colors, nor how an edit is named.

use egui::{CursorIcon, PointerButton, Rect, Role, Sense, Ui, WidgetInfo};

use super::{
    Carried, Held, View, act, far, hover, keys, legend,
    linking::Linking,
    menu::{About, Menu},
    minimap,
    naming::Naming,
    overlay::{self, Overlay},
    paint,
    renaming::{self, Renaming},
    sight::{Sight, point, pos},
    spoken,
};
use crate::{
    canvas::{self, Camera, Drag, Happened, Pick, Snap, guides},
    mapping::{Area, Cell, Point, Scene, lens},
    model::{Category, Id, Lens, Partner},
    ui::{Ctx, Out, ViewState},
};

/// A link drawn no farther than this leads nowhere.
pub(super) const LEAST_LINK: f32 = 24.0;

/// Shows the canvas and all that happens on it.
pub(super) fn show(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let rect = ui.available_rect_before_wrap();
    if let Some(direction) = view.map.leaving.take() {
        // Said before the canvas shows up, so that egui takes it for the one to move on from.
        ui.memory_mut(|m| m.move_focus(direction));
    }
    let response = ui.allocate_rect(rect, Sense::click_and_drag());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Canvas, ui.is_enabled(), "Partners around the table")
    });
    fit(&mut view.map, rect);
    view.map.fly(ui);
    far::fade(ui, &mut view.map);
    if std::mem::take(&mut view.map.wants_keys) {
        keys::take_focus(&response);
    }
    view.map.by_touch = fingers(ui, view.map.by_touch);
    let selected = nodes_of(&view.map.shown.scene, view);

    let was_open = view.map.overlay.is_open();
    let seen = view.map.camera.view(rect);
    let mut gesture = std::mem::take(&mut view.map.gesture);
    let (happened, camera) = {
        let sight = Sight::new(&view.map, seen, &selected);
        let map = &view.map;
        let picked = |pick: Pick| held(map, &sight, &selected, pick, ctx.read_only);
        gesture.update(ui, &response, seen, picked)
    };
    view.map.gesture = gesture;
    if let Some(camera) = camera {
        view.map.camera = camera;
        view.map.flight = None;
        view.map.touched = true;
    }
    view.map.snap = lining_up(ui, ctx, &view.map, seen, &selected, happened);
    if let Some(happened) = happened {
        keys::take_focus(&response);
        heed(ctx, view, out, seen, &selected, happened);
    }
    let (pressed, typed) = ui.input(|i| {
        let key = |e: &egui::Event| matches!(e, egui::Event::Key { pressed: true, .. });
        (i.pointer.any_pressed(), i.events.iter().any(key))
    });
    view.map.by_keys = (view.map.by_keys || typed) && !pressed;
    carry(ui, ctx, view, out, seen);
    keys::heed(ui, ctx, view, out, &response);
    let selected = nodes_of(&view.map.shown.scene, view);
    seek(&mut view.map, &selected, rect);

    let seen = view.map.camera.view(rect);
    let hover = under_pointer(ui, &view.map, seen, &selected, response.contains_pointer());
    view.map.hover = hover.and_then(|node| Some(view.map.shown.scene.nodes.get(node)?.partner));
    let pointed_at = view.map.outline.take_pointed_at();
    {
        let mut texts = std::mem::take(&mut view.map.texts);
        let sight = Sight::new(&view.map, seen, &selected);
        point_out(ui, &view.map, &sight, &selected, hover);
        let eyes = paint::Eyes {
            map: &view.map,
            sight: &sight,
            selected: &selected,
            focus: view.focus,
            hover: hover.or_else(|| sight.scene.node_of(pointed_at?)),
            keyboard: response.has_focus() && view.map.by_keys,
        };
        paint::paint(ui, rect, &eyes, &mut texts);
        spoken::speak(ui, &response, &sight, view);
        view.map.texts = texts;
    }
    {
        let mut rest = view.map.rest;
        let sight = Sight::new(&view.map, seen, &selected);
        let inside = response.contains_pointer();
        hover::show(ui, ctx, &view.map, &mut rest, &sight, inside);
        view.map.rest = rest;
    }
    spoken::answer(ui, view, &response);
    legend::left_out(ui, ctx, &mut view.map, rect);
    minimap::show(ui, &mut view.map, seen);
    let new = view.map.overlay.is_open() && !was_open;
    overlay::show(ui, ctx, view, out, seen, new);
}

/// The nodes of the selected partners, in rising order.
fn nodes_of(scene: &Scene, view: &ViewState) -> Vec<usize> {
    let selected = view.selected.iter();
    let mut nodes: Vec<usize> = selected.filter_map(|id| scene.node_of(*id)).collect();
    nodes.sort_unstable();
    nodes
}

/// Until somebody moves the camera it shows the whole table.
fn fit(map: &mut View, rect: Rect) {
    const MOST: f32 = 1.25;
    let same = map.rect.size() == rect.size();
    if !same && map.gesture.drag().is_some() {
        // Not under a hand that drags; it is made up for afterwards.
        return;
    }
    map.rect = rect;
    if !map.touched && !same {
        map.camera = whole(map, map.shown.scene.bounds, rect, MOST);
    }
}

/// The camera that shows all of a map and whole pills at its edges, but no nearer than `most`.
pub(super) fn whole(map: &View, bounds: Area, rect: Rect, most: f32) -> Camera {
    const AIR: f32 = 10.0;
    /// Pills don't shrink as the map does; after so many looks nearly all of each is in view.
    const LOOKS: usize = 4;
    let [width, height] = bounds.size;
    let mut world = Rect::from_center_size(pos(bounds.center), egui::vec2(width, height));
    let camera = |world: Rect| Camera::fitting(world, rect.shrink(AIR).size(), most);
    for _ in 0..LOOKS {
        let seen = camera(world).view(rect);
        let sight = Sight::new(map, seen, &[]);
        let nodes = 0..map.shown.scene.nodes.len();
        let pills = nodes.filter(|node| !sight.is_mark(*node));
        let all = pills.fold(rect, |all, node| {
            all.union(sight.pill_rect(node).expand(2.0))
        });
        if all == rect {
            break;
        }
        let pills = Rect::from_min_max(seen.to_world(all.min), seen.to_world(all.max));
        world = world.union(pills);
    }
    camera(world)
}

/// Brings the selected partner into view if a key or the list led to it.
fn seek(map: &mut View, selected: &[usize], rect: Rect) {
    if !std::mem::take(&mut map.seek) {
        return;
    }
    let seen = map.camera.view(rect);
    let sight = Sight::new(map, seen, selected);
    let place = |node: &usize| {
        let on_screen = sight.pill_rect(*node);
        Rect::from_min_max(seen.to_world(on_screen.min), seen.to_world(on_screen.max))
    };
    let Some(first) = selected.first().map(place) else {
        return;
    };
    // All of them, if they can be seen together without going farther away.
    let all = selected.iter().map(place).fold(first, Rect::union);
    let room = rect.size() / seen.camera.zoom;
    let world = if all.width() < room.x && all.height() < room.y {
        all
    } else {
        first
    };
    let camera = seen.showing(world, 24.0);
    if camera != map.camera {
        map.camera = camera;
        map.touched = true;
    }
}

/// Whether fingers are at work; they are less sure than a mouse where they tap.
fn fingers(ui: &Ui, before: bool) -> bool {
    const SURE: [f32; 2] = [6.0, 14.0];
    let now = canvas::by_touch(ui, before);
    if now != before {
        let dist = SURE[usize::from(now)];
        ui.ctx()
            .options_mut(|o| o.input_options.max_click_dist = dist);
    }
    now
}

/// What a press at a place picks up; a finger on empty ground picks up nothing and pushes the map.
fn held(
    map: &View,
    sight: &Sight<'_>,
    selected: &[usize],
    pick: Pick,
    read_only: bool,
) -> Option<Held> {
    let held = if read_only {
        Held::Band
    } else {
        grasped(map, sight, selected, pick)
    };
    (held != Held::Band || !map.by_touch).then_some(held)
}

fn grasped(map: &View, sight: &Sight<'_>, selected: &[usize], pick: Pick) -> Held {
    let at = sight.view.to_screen(pick.at);
    if let Some(node) = handled(map, selected)
        && let Some(partner) = sight.partner(node)
        // A finger reaches farther than the handles are apart: on the pill itself it means the pill.
        && !(map.by_touch && sight.pill_rect(node).contains(at))
    {
        if sight.rims(node).iter().any(|rim| sight.reaches(*rim, at)) {
            return Held::Rim(partner);
        }
        if lens::shows_levels(map.lens)
            && sight.reaches(sight.intended_handle(node), at)
            && selected.contains(&node)
        {
            return Held::Intended(partner);
        }
    }
    match sight.hit(map, at, selected).and_then(|n| sight.partner(n)) {
        Some(partner) if pick.with.alt && lens::shows_levels(map.lens) => Held::Intended(partner),
        Some(partner) => Held::Partner(partner),
        None => Held::Band,
    }
}

/// The node that shows its handles: the hovered one, else the only one selected.
pub(super) fn handled(map: &View, selected: &[usize]) -> Option<usize> {
    if map.only_looks {
        return None;
    }
    let hovered = map.hover.and_then(|id| map.shown.scene.node_of(id));
    match (hovered, selected) {
        (Some(node), _) => Some(node),
        (None, [node]) => Some(*node),
        (None, _) => None,
    }
}

fn heed(
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    seen: canvas::View,
    selected: &[usize],
    happened: Happened<Held>,
) {
    match happened {
        Happened::Clicked(pick) => click(view, seen, selected, pick),
        Happened::Asked(pick) => ask(view, seen, selected, pick),
        Happened::DoubleClicked(pick) => {
            let at = seen.to_screen(pick.at);
            let sight = Sight::new(&view.map, seen, selected);
            let hit = sight.hit(&view.map, at, selected);
            let corner = renaming::corner_at(&view.map, &sight, at).filter(|_| hit.is_none());
            if let Some(renaming) = corner.and_then(|q| Renaming::of_corner(ctx, q)) {
                view.map.overlay = Overlay::Rename(renaming);
                return;
            }
            match hit.and_then(|node| sight.partner(node)) {
                Some(partner) => {
                    view.select_only(partner);
                    view.name_now = true;
                }
                None if !ctx.read_only => {
                    let (at, category) = newcomer(ctx, view, point(pick.at));
                    view.map.overlay = Overlay::Name(Naming::new(at, category, false));
                }
                None => {}
            }
        }
        Happened::Began(drag) => begin(view, drag),
        Happened::Dropped(drag) => dropped(ctx, view, out, seen, selected, drag),
        Happened::TakenBack(_) => {}
    }
}

/// Where a new partner lies that is asked for at a place, and its category.
pub(super) fn newcomer(ctx: &Ctx<'_>, view: &ViewState, at: Point) -> (Point, Category) {
    let lens = view.map.lens;
    let category = lens::category_at(lens, at)
        .or_else(|| Some(ctx.plan.get(view.focus?)?.category))
        .unwrap_or_else(|| keys::first_empty(ctx));
    (place_for_new(lens, at, category), category)
}

/// Opens the menu of what lies at a place; what is selected already stays so.
fn ask(view: &mut ViewState, seen: canvas::View, selected: &[usize], pick: Pick) {
    let at = seen.to_screen(pick.at);
    let sight = Sight::new(&view.map, seen, selected);
    let hit = sight.hit(&view.map, at, selected);
    let among = hit.is_some_and(|node| selected.contains(&node)) && selected.len() > 1;
    let about = if among {
        About::Several
    } else {
        let plain = Pick {
            with: egui::Modifiers::NONE,
            ..pick
        };
        click(view, seen, selected, plain);
        About::selected(view)
    };
    let menu = Menu::new(about, at, point(pick.at), false).for_fingers(view.map.by_touch);
    view.map.overlay = Overlay::Menu(menu);
}

fn click(view: &mut ViewState, seen: canvas::View, selected: &[usize], pick: Pick) {
    let at = seen.to_screen(pick.at);
    let sight = Sight::new(&view.map, seen, selected);
    let node = sight.hit(&view.map, at, selected);
    let wire = sight.hit_wire(&view.map, at).map(|wire| wire.link);
    let partner = node.and_then(|node| sight.partner(node));
    let more = pick.with.shift || pick.with.command;
    if !more || partner.is_some() {
        view.map.link = None;
    }
    match partner {
        Some(partner) if more => {
            if view.selected.remove(&partner) {
                view.focus = view.selected.last().copied();
            } else {
                view.selected.insert(partner);
                view.focus = Some(partner);
            }
        }
        Some(partner) => view.select_only(partner),
        None if more => {}
        None => {
            view.selected.clear();
            view.focus = None;
            view.map.link = wire;
            if wire.is_some() {
                view.map.tab = 0;
            }
        }
    }
}

fn begin(view: &mut ViewState, drag: Drag<Held>) {
    let more = drag.began_with.shift || drag.began_with.command;
    if let Held::Partner(partner) = drag.what
        && !view.selected.contains(&partner)
    {
        if more {
            view.selected.insert(partner);
            view.focus = Some(partner);
        } else {
            view.select_only(partner);
        }
        view.map.link = None;
    }
}

fn dropped(
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    seen: canvas::View,
    selected: &[usize],
    drag: Drag<Held>,
) {
    let inside = seen.rect.contains(seen.to_screen(drag.now));
    match drag.what {
        // Let go beside the map, where no place means anything, all stays as it was.
        Held::Partner(_) | Held::Intended(_) if !inside => {}
        Held::Partner(grabbed) => {
            let scene = &view.map.shown.scene;
            let drops: Vec<_> = view
                .selected
                .iter()
                .filter_map(|id| {
                    let node = scene.nodes.get(scene.node_of(*id)?)?;
                    Some((*id, point(pos(node.at) + drag.delta() + view.map.snap.by)))
                })
                .collect();
            if let Some(offer) = act::drop_partners(ctx, out, scene.lens, grabbed, &drops) {
                view.map.overlay = Overlay::Offer(offer);
            }
        }
        Held::Intended(partner) => {
            if let Some(level) = lens::level_at(view.map.lens, point(drag.now)) {
                act::intend(ctx, out, &[partner], |_| level);
            }
            view.select_only(partner);
        }
        Held::Rim(from) => {
            let at = seen.to_screen(drag.now);
            let sight = Sight::new(&view.map, seen, selected);
            let to = sight
                .hit(&view.map, at, selected)
                .and_then(|node| sight.partner(node));
            let far = (at - seen.to_screen(drag.from)).length() >= LEAST_LINK;
            if let Some(to) = to {
                if to != from {
                    view.map.overlay = Overlay::Kind(Linking::new(from, to));
                }
            } else if far && seen.rect.contains(at) && !ctx.read_only {
                let lens = view.map.lens;
                let category = lens::category_at(lens, point(drag.now))
                    .or_else(|| Some(ctx.plan.get(from)?.category))
                    .unwrap_or(Category::Family);
                let at = place_for_new(lens, point(drag.now), category);
                view.map.overlay = Overlay::Name(Naming::linked(at, category, from));
            }
        }
        Held::Band => {
            let band = Rect::from_two_pos(drag.from, drag.now);
            let more = drag.began_with.shift || drag.began_with.command;
            let inside: Vec<Id<Partner>> = view
                .map
                .shown
                .grid
                .near(band)
                .into_iter()
                .filter_map(|node| view.map.shown.scene.nodes.get(node))
                .filter(|node| band.contains(pos(node.at)))
                .map(|node| node.partner)
                .collect();
            if !more {
                view.selected.clear();
            }
            view.map.link = None;
            view.selected.extend(inside.iter().copied());
            view.focus = inside.last().copied().or(view.selected.last().copied());
        }
    }
}

/// What the dragged partners line up with, in lenses where a place beside means the same; with Ctrl: nothing.
fn lining_up(
    ui: &Ui,
    ctx: &Ctx<'_>,
    map: &View,
    seen: canvas::View,
    selected: &[usize],
    happened: Option<Happened<Held>>,
) -> Snap {
    /// In points on the screen: the hand that drags doesn't know the zoom.
    const REACH: f32 = 6.0;
    let drag = match happened {
        Some(Happened::Dropped(drag)) => Some(drag),
        _ => map.gesture.drag(),
    };
    let Some(drag) = drag else {
        return Snap::default();
    };
    let scene = &map.shown.scene;
    let Held::Partner(grabbed) = drag.what else {
        return Snap::default();
    };
    let Some(node) = scene.node_of(grabbed) else {
        return Snap::default();
    };
    if ui.input(|i| i.modifiers.command) || !lens::keeps_places(scene.lens) {
        return Snap::default();
    }
    let area = |node: usize| {
        let node = scene.nodes.get(node)?;
        let size = egui::vec2(node.width, node.height(scene.scale));
        Some(Rect::from_center_size(pos(node.at), size))
    };
    let Some(moving) = area(node).map(|area| area.translate(drag.delta())) else {
        return Snap::default();
    };
    let around = seen.world_rect();
    let near = map.shown.grid.near(around);
    let others: Vec<Rect> = near
        .into_iter()
        .filter(|other| *other != node && selected.binary_search(other).is_err())
        .filter_map(area)
        .filter(|other| around.contains(other.center()))
        .collect();
    let snap = guides::snap(moving, &others, REACH / seen.camera.zoom);
    // What a place means goes before how it looks.
    let meant = |at: egui::Pos2| {
        let landed = lens::land(scene.lens, ctx.plan.get(grabbed)?, point(at));
        let other = landed.other.map(|(category, _)| category);
        Some((Cell::of(scene.lens, &landed.partner), other))
    };
    if meant(moving.center()) == meant(moving.center() + snap.by) {
        snap
    } else {
        Snap::default()
    }
}

/// What is carried here from the tray or the list, and dropped when the button is let go.
fn carry(ui: &Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>, seen: canvas::View) {
    let Some(carried) = view.map.carried else {
        return;
    };
    ui.set_cursor_icon(CursorIcon::Grabbing);
    if ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape)) {
        view.map.carried = None;
        return;
    }
    if ui.input(|i| i.pointer.button_down(PointerButton::Primary)) {
        return;
    }
    view.map.carried = None;
    let Some(at) = ui.input(|i| i.pointer.latest_pos()) else {
        return;
    };
    if !seen.rect.contains(at) || ctx.read_only {
        return;
    }
    let at = point(seen.to_world(at));
    match carried {
        Carried::New(category) => {
            let at = place_for_new(view.map.lens, at, category);
            view.map.overlay = Overlay::Name(Naming::new(at, category, true));
        }
        Carried::Known(partner) => {
            if let Some(offer) =
                act::drop_partners(ctx, out, view.map.lens, partner, &[(partner, at)])
            {
                view.map.overlay = Overlay::Offer(offer);
            }
            view.select_only(partner);
        }
    }
}

/// Where a new partner of a category lies that is put at a place.
fn place_for_new(lens: Lens, at: Point, category: Category) -> Point {
    let unnamed = Partner {
        category,
        ..Partner::new(Id::new(1))
    };
    let landed = lens::land(lens, &unnamed, at).partner;
    Cell::of(lens, &landed).nearest(at)
}

fn under_pointer(
    ui: &Ui,
    map: &View,
    seen: canvas::View,
    selected: &[usize],
    inside: bool,
) -> Option<usize> {
    if !inside {
        return None;
    }
    if let Some(drag) = map.gesture.drag()
        && let Held::Partner(partner) = drag.what
    {
        // It stays under the pointer until it is let go.
        return map.shown.scene.node_of(partner);
    }
    let at = ui.input(|i| i.pointer.hover_pos())?;
    let sight = Sight::new(map, seen, selected);
    // A handle belongs to its node: on the way to it the node must not lose them.
    let keeps = handled(map, selected).filter(|node| {
        let handles = sight.rims(*node);
        handles.iter().any(|handle| sight.reaches(*handle, at))
    });
    sight.hit(map, at, selected).or(keeps)
}

/// The pointer tells what a press would do.
fn point_out(ui: &Ui, map: &View, sight: &Sight<'_>, selected: &[usize], hover: Option<usize>) {
    let Some(at) = ui.input(|i| i.pointer.hover_pos()) else {
        return;
    };
    if !sight.view.rect.contains(at) {
        return;
    }
    let icon = match map.gesture.drag().map(|drag| drag.what) {
        Some(Held::Partner(_) | Held::Intended(_)) => CursorIcon::Grabbing,
        Some(Held::Rim(_)) => CursorIcon::Crosshair,
        Some(Held::Band) => CursorIcon::Default,
        None => {
            let handle = handled(map, selected)
                .is_some_and(|node| sight.rims(node).iter().any(|rim| sight.reaches(*rim, at)));
            if handle {
                CursorIcon::Crosshair
            } else if hover.is_some() {
                CursorIcon::Grab
            } else if sight.hit_wire(map, at).is_some() {
                CursorIcon::PointingHand
            } else {
                return;
            }
        }
    };
    ui.set_cursor_icon(icon);
}

#[cfg(test)]
mod tests {
    use egui::{Pos2, vec2};

    use super::*;
    use crate::{
        mapping::Look,
        model::{Plan, Record as _},
    };

    #[test]
    fn the_whole_map_means_whole_pills_also_at_its_edges() {
        for lens in Lens::ALL {
            let mut plan = Plan::default();
            for (id, rating) in (1..).zip([0.0, 20.0, 45.0, 70.0, 100.0]) {
                let partner = Partner {
                    name: format!("Partners of the county number {id}"),
                    influence: Some(rating),
                    interest: Some(100.0 - rating / 2.0),
                    ..Partner::new(Id::new(id))
                };
                plan.put_any(partner.wrap());
            }
            let mut map = View::default();
            map.shown.refresh(&plan, *lens, &Look::default());
            let rect = Rect::from_min_size(Pos2::ZERO, vec2(660.0, 520.0));
            fit(&mut map, rect);
            let sight = Sight::new(&map, map.camera.view(rect), &[]);
            let mut pills = (0..5).filter(|node| !sight.is_mark(*node)).peekable();
            assert!(pills.peek().is_some(), "{lens:?}: some are pills");
            for node in pills {
                let pill = sight.pill_rect(node);
                assert!(rect.contains_rect(pill), "{lens:?}: {pill:?}");
            }
        }
    }
}
