//! One row of the outline: what it shows, what it is called, and what the pointer does with it.
//! Must not know the order of rows.

use std::sync::Arc;

use egui::{
    Align2, Color32, CursorIcon, FontId, Galley, Painter, Pos2, Rect, Response, Role, Sense,
    Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, accesskit::Action, pos2, vec2,
};

pub(super) use super::rows::Of;
use super::{
    act, keys, naming,
    rows::{Row, other_end},
    select,
};
use crate::{
    mapping::{lens, scene, wire},
    model::{Category, Direction, Id, Lens, Link, Partner, PartnerStatus},
    ui::{
        Ctx, Out, ViewState,
        screens::{map::Carried, names},
        tokens::{self, Palette, icons},
        widgets,
    },
};

/// Where the names of categories, partners and links begin.
const NAMES: [f32; 3] = [46.0, 52.0, 74.0];

/// The id of the row that stands for this.
pub(super) fn id(of: Of) -> egui::Id {
    egui::Id::unique("map outline").with(of)
}

/// Whether the row that stands for this has the keyboard.
pub(super) fn has_keys(ui: &Ui, of: Of) -> bool {
    ui.memory(|memory| memory.focused() == Some(id(of)))
}

/// The list in which rows are shown.
pub(super) struct Page {
    /// The row that Tab comes to.
    pub stop: usize,
    /// Whether that row is to be scrolled to.
    pub reveal: bool,
    /// Whether that row is to get the keyboard.
    pub wants_keys: bool,
    /// What the categories lie under, for a screen reader.
    pub tree: egui::Id,
    /// Where the list begins.
    pub origin: Pos2,
    /// How wide rows are.
    pub width: f32,
}

impl Page {
    /// Shows a row and heeds the pointer.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        view: &mut ViewState,
        out: &mut Out<'_>,
        at: usize,
        row: Row,
    ) {
        let rect = Rect::from_min_size(
            self.origin + vec2(0.0, row.top),
            vec2(self.width, row.height()),
        );
        let above = view.map.outline.rows.get(row.under);
        let above = above.filter(|_| row.under != at);
        let under = above.map_or(self.tree, |above| id(above.of));
        let inside = UiBuilder::new()
            .max_rect(rect)
            .id_salt(row.of)
            .accessibility_parent(under);
        let mut inside = ui.new_child(inside);
        let ui = &mut inside;
        let named = view.map.outline.naming.as_ref();
        if named.is_some_and(|naming| naming.is_in(row.of)) {
            let room = rect.with_min_x(rect.left() + NAMES[1] - 6.0);
            if let Of::Partner(partner) = row.of
                && let Some(partner) = ctx.plan.get(partner)
            {
                mark(ui, rect, partner.category);
            }
            if let Of::New(category) = row.of {
                mark(ui, rect, category);
            }
            naming::field(ui, ctx, view, out, room.shrink2(vec2(0.0, 2.0)));
            return;
        }
        let is_stop = at == self.stop;
        let response = ui.interact(rect, id(row.of), sense(row.of, is_stop));
        tell(ui, ctx, view, row, &response);
        if is_stop && self.wants_keys {
            widgets::arrow_answered(ui, response.id);
        }
        if is_stop && self.reveal {
            response.scroll_to_me(None);
        }
        let response = if ui.is_rect_visible(rect) && paint(ui, ctx, view, row, &response) {
            response.on_hover_text(words(ctx, view, row))
        } else {
            response
        };
        let response = match row.of {
            Of::Partner(_) => response.on_hover_cursor(CursorIcon::Grab),
            _ => response.on_hover_cursor(CursorIcon::PointingHand),
        };
        heed(ui, ctx, view, row, &response);
    }
}

/// Only the row where Tab is to stop can be come to by Tab; the pointer goes everywhere.
fn sense(of: Of, is_stop: bool) -> Sense {
    match (of, is_stop) {
        (Of::Partner(_), true) => Sense::click_and_drag(),
        (Of::Partner(_), false) => Sense::CLICK.union(Sense::DRAG),
        (_, true) => Sense::click(),
        (_, false) => Sense::CLICK,
    }
}

/// What the pointer, or a screen reader, does with the row.
fn heed(ui: &Ui, ctx: &Ctx<'_>, view: &mut ViewState, row: Row, response: &Response) {
    let asks = |action| ui.input(|i| i.has_accesskit_action_request(response.id, action));
    if response.hovered() {
        view.map.outline.points_at = match row.of {
            Of::Partner(partner) => Some(partner),
            Of::Link(partner, link) => ctx.plan.get(link).map(|link| other_end(link, partner)),
            Of::Category(_) | Of::New(_) => None,
        };
    }
    if let Of::Partner(partner) = row.of
        && response.drag_started()
        && !ctx.read_only
    {
        view.map.carried = Some(Carried::Known(partner));
    }
    if asks(Action::Focus) {
        select(view, row.of);
        view.map.outline.wants_keys = true;
        ui.ctx().request_repaint();
    }
    for (action, open) in [(Action::Expand, true), (Action::Collapse, false)] {
        if asks(action) && row.folds() {
            view.map.outline.asked.folds.set(row.of, open);
            ui.ctx().request_repaint();
        }
    }
    if response.double_clicked() && matches!(row.of, Of::Partner(_)) {
        view.name_now = true;
        return;
    }
    // While a card over the map waits, Enter is its own.
    let by_key = ui.input(|i| !i.pointer.any_released());
    if !response.clicked() || (by_key && view.map.overlay.takes_keys()) {
        return;
    }
    view.map.outline.wants_keys = true;
    ui.ctx().request_repaint();
    let on_sign = response
        .interact_pointer_pos()
        .is_some_and(|at| at.x < response.rect.left() + NAMES[row.level() - 1] - 20.0);
    if row.folds() && on_sign && !by_key {
        view.map.outline.asked.folds.set(row.of, !row.open);
        view.map.outline.at = Some(row.of);
        return;
    }
    if let Of::Partner(partner) = row.of
        && !by_key
        && ui.input(|i| i.modifiers.command || i.modifiers.shift)
    {
        toggle(view, partner);
        return;
    }
    if let (Of::Partner(_), false) = (row.of, by_key) {
        // Who points at a row looks at the map as it is; only who is out of sight is brought into it.
        select(view, row.of);
        view.map.seek = true;
        return;
    }
    keys::activate(ui, ctx, view, row);
}

/// Takes a partner into what is selected, or lets go of it.
fn toggle(view: &mut ViewState, partner: Id<Partner>) {
    if view.selected.remove(&partner) {
        view.focus = view.selected.last().copied();
    } else {
        view.selected.insert(partner);
        view.focus = Some(partner);
    }
    view.map.link = None;
    view.map.outline.seen = (view.focus, None);
    view.map.outline.at = Some(Of::Partner(partner));
}

fn is_selected(view: &ViewState, of: Of) -> bool {
    match of {
        Of::Partner(partner) => view.selected.contains(&partner),
        Of::Link(_, link) => view.map.link == Some(link),
        Of::Category(_) | Of::New(_) => false,
    }
}

/// Tells a screen reader of the row.
fn tell(ui: &Ui, ctx: &Ctx<'_>, view: &ViewState, row: Row, response: &Response) {
    response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, words(ctx, view, row)));
    let selected = is_selected(view, row.of);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_level(row.level());
        node.set_position_in_set(row.place);
        node.set_selected(selected);
        node.add_action(Action::Focus);
        if row.folds() {
            node.set_size_of_set(row.holds);
            node.set_expanded(row.open);
            node.add_action(if row.open {
                Action::Collapse
            } else {
                Action::Expand
            });
        }
    });
}

/// The row in words: “Family Court, courts and justice, ring 3 of 5: cooperation, intended collaboration, 3 links”.
fn words(ctx: &Ctx<'_>, view: &ViewState, row: Row) -> String {
    match row.of {
        Of::Category(category) => {
            let mut words = format!("{}, {}", category.label(), count(view, category, row));
            if row.folds() && !row.open {
                words.push_str(", folded");
            }
            words
        }
        Of::New(_) => String::new(),
        Of::Partner(partner) => partner_words(ctx, view, partner, row),
        Of::Link(_, link) => ctx
            .plan
            .get(link)
            .and_then(|link| {
                let [from, to] = [ctx.plan.get(link.from)?, ctx.plan.get(link.to)?];
                Some(wire::words(link, from, to))
            })
            .unwrap_or_default(),
    }
}

fn partner_words(ctx: &Ctx<'_>, view: &ViewState, id: Id<Partner>, row: Row) -> String {
    let scene = &view.map.shown.scene;
    let lens = scene.lens;
    let node = scene.node_of(id).and_then(|node| scene.nodes.get(node));
    let mut words = match (node, ctx.plan.get(id)) {
        (Some(node), _) => node.words.clone(),
        (None, Some(partner)) => scene::words(partner, lens, row.holds),
        (None, None) => return String::new(),
    };
    // Where places mean nothing, the words tell of links already.
    if lens != Lens::Free {
        words.push_str(", ");
        words.push_str(&match row.holds {
            0 => "no links".to_owned(),
            links => names::plural(links, "link", "links"),
        });
    } else if let Some(unplaced) = unplaced(ctx, view, id) {
        words.push_str(", ");
        words.push_str(unplaced);
    }
    words
}

/// Says of a partner that nobody put on the map yet, as it is looked at.
fn unplaced(ctx: &Ctx<'_>, view: &ViewState, id: Id<Partner>) -> Option<&'static str> {
    let lens = view.map.lens;
    let put = ctx.index.placement(ctx.plan, id, lens).is_some();
    lens::unplaced(lens, ctx.plan.get(id)?, put)
}

fn count(view: &ViewState, category: Category, row: Row) -> String {
    if view.map.look.no_categories.contains(&category) {
        return "left out".to_owned();
    }
    match row.holds {
        0 => "nobody".to_owned(),
        holds => names::plural(holds, "partner", "partners"),
    }
}

/// Paints the row; tells whether something had to be cut.
fn paint(ui: &Ui, ctx: &Ctx<'_>, view: &ViewState, row: Row, response: &Response) -> bool {
    let p = Palette::of(ui);
    let rect = response.rect;
    let painter = ui.painter();
    let lit = match row.of {
        Of::Partner(partner) => view.map.hover == Some(partner),
        _ => false,
    };
    let ground = if is_selected(view, row.of) {
        p.accent_soft
    } else if response.hovered() || lit {
        p.hover
    } else {
        Color32::TRANSPARENT
    };
    painter.rect_filled(rect, 6.0, ground);
    if response.has_focus() {
        let line = Stroke::new(2.0, p.focus);
        painter.rect_stroke(rect, 6.0, line, StrokeKind::Inside);
    }
    let [names, partners, _] = NAMES;
    let left = rect.left();
    if row.folds() {
        let sign = if row.open { icons::EXPAND } else { icons::NEXT };
        let x = if row.level() == 1 {
            10.0
        } else {
            partners - 34.0
        };
        icon(
            painter,
            pos2(left + x, rect.center().y),
            sign,
            18.0,
            p.muted,
        );
    }
    match row.of {
        Of::Category(category) => {
            let x = left + names - 16.0;
            let color = p.category(category);
            let at = pos2(x, rect.center().y);
            widgets::paint_category_mark(painter, category, at, 6.5, color);
            let text = if row.holds == 0 {
                count(view, category, row)
            } else {
                row.holds.to_string()
            };
            let number = galley(ui, tokens::small(text), 80.0);
            let right = rect.right() - 8.0 - number.size().x;
            put(painter, right, rect.center().y, number, p.muted);
            let room = right - left - names - 8.0;
            let name = galley(ui, tokens::strong(category.label()), room);
            let cut = name.elided;
            put(painter, left + names, rect.center().y, name, p.ink);
            cut
        }
        Of::New(_) => false,
        Of::Partner(id) => ctx
            .plan
            .get(id)
            .is_some_and(|partner| paint_partner(ui, ctx, view, partner, rect)),
        Of::Link(of, link) => ctx
            .plan
            .get(link)
            .is_some_and(|link| paint_link(ui, ctx, link, of, rect)),
    }
}

fn paint_partner(ui: &Ui, ctx: &Ctx<'_>, view: &ViewState, partner: &Partner, rect: Rect) -> bool {
    let p = Palette::of(ui);
    let [_, names, _] = NAMES;
    let room = rect.width() - names - 8.0;
    mark(ui, rect, partner.category);
    let left = rect.left() + names;
    let name = galley(ui, tokens::body(act::called(partner)), room);
    let told = galley(ui, tokens::small(state(ctx, view, partner)), room);
    let cut = name.elided || told.elided;
    put(ui.painter(), left, rect.top() + 14.0, name, p.ink);
    put(ui.painter(), left, rect.bottom() - 12.0, told, p.muted);
    cut
}

/// Where a partner stands, in few words.
fn state(ctx: &Ctx<'_>, view: &ViewState, partner: &Partner) -> String {
    let seated = partner.status == PartnerStatus::AtTable;
    let (now, intended) = (partner.current_level, partner.intended_level);
    let today = match now {
        Some(level) => level.label(),
        None if seated => "No level yet",
        None => partner.status.label(),
    };
    let mut words = today.to_owned();
    if let Some(level) = intended.filter(|_| intended != now) {
        words = format!("{words} → {}", level.label());
    }
    if !seated && now.is_some() {
        words = format!("{words} · {}", partner.status.label());
    }
    if let Some(unplaced) = unplaced(ctx, view, partner.id) {
        words = format!("{words} · {unplaced}");
    }
    words
}

/// Which way a link runs, as seen from the partner that it is under; the other partner; what they do.
fn paint_link(ui: &Ui, ctx: &Ctx<'_>, link: &Link, of: Id<Partner>, rect: Rect) -> bool {
    let p = Palette::of(ui);
    let [_, _, names] = NAMES;
    let sign = match link.direction {
        Direction::Both => icons::BOTH_WAYS,
        Direction::Forward if link.from == of => icons::FORWARD,
        Direction::Forward => icons::BACK,
    };
    let left = rect.left() + names;
    let middle = rect.center().y;
    icon(ui.painter(), pos2(left - 14.0, middle), sign, 15.0, p.muted);
    let room = rect.right() - left - 8.0;
    let kind = galley(
        ui,
        tokens::small(scene::lower(link.kind.label())),
        room * 0.6,
    );
    let other = ctx.plan.get(other_end(link, of)).map(scene::shown);
    let name = galley(
        ui,
        tokens::caption(other.unwrap_or_default()),
        room - kind.size().x - 8.0,
    );
    let cut = name.elided || kind.elided;
    let after = left + name.size().x + 8.0;
    put(ui.painter(), left, middle, name, p.ink);
    put(ui.painter(), after, middle, kind, p.muted);
    cut
}

fn mark(ui: &Ui, rect: Rect, category: Category) {
    let [_, names, _] = NAMES;
    let at = pos2(rect.left() + names - 15.0, rect.center().y);
    let color = Palette::of(ui).category(category);
    widgets::paint_category_mark(ui.painter(), category, at, 5.5, color);
}

fn icon(painter: &Painter, at: Pos2, sign: &str, size: f32, color: Color32) {
    let font = FontId::new(size, tokens::icon_font());
    painter.text(at, Align2::CENTER_CENTER, sign, font, color);
}

fn galley(ui: &Ui, text: egui::RichText, room: f32) -> Arc<Galley> {
    egui::WidgetText::from(text).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        room.max(0.0),
        egui::TextStyle::Body,
    )
}

fn put(painter: &Painter, left: f32, middle: f32, galley: Arc<Galley>, color: Color32) {
    let at = pos2(left, middle - galley.size().y * 0.5);
    painter.galley(at, galley, color);
}
