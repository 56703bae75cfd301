//! The menu on the map: what can be done with what was asked about, by pointer, by keys, by a long press.
//! Must not know how a deed is carried out (that is `deeds`), nor what is on offer (that is `offers`).

mod deeds;
mod offers;

use egui::{Area, EventFilter, Frame, Key, Order, Pos2, Rect, Role, Sense, Ui, vec2};

use super::overlay::Overlay;
use crate::{
    mapping::Point,
    model::{Id, Link, Partner, Plan},
    ui::{
        Ctx, Out, ViewState,
        tokens::{self, Palette, icons},
    },
};
use offers::{Offer, What};

/// What a menu is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// One partner.
    Partner(Id<Partner>),
    /// All that are selected.
    Several,
    /// A link.
    Link(Id<Link>),
    /// The map itself.
    Ground,
}

/// A menu that is open.
#[derive(Clone, Debug)]
pub(super) struct Menu {
    /// What it is about.
    about: About,
    /// Where it opens, on the screen.
    at: Pos2,
    /// The same on the map.
    place: Point,
    /// The row that is lit.
    picked: Option<usize>,
    /// Whether the list of that row is open.
    open: bool,
    /// The row of that list that is lit.
    inside: Option<usize>,
    /// What was typed to find a row, and when.
    typed: (String, f64),
    /// Fingers need taller rows.
    by_touch: bool,
    fresh: bool,
}

/// Half a second and more without a letter begin a new word.
const PAUSE: f64 = 0.9;

/// Air above the first row and below the last.
const PAD: f32 = 6.0;

/// Height of the line between two groups of rows, with the air around it.
const RULE: f32 = 9.0;

/// What was decided in a frame.
enum Decided {
    Nothing,
    Close,
    Row,
}

impl About {
    /// What is asked about by the keyboard: what is selected.
    pub(super) fn selected(view: &ViewState) -> Self {
        if let Some(link) = view.map.link {
            return Self::Link(link);
        }
        let mut selected = view.selected.iter();
        match (selected.next(), selected.next()) {
            (None, _) => Self::Ground,
            (Some(partner), None) => Self::Partner(*partner),
            _ => Self::Several,
        }
    }
}

/// Takes the menu's keys off the input: each with whether Shift was down.
fn taken_keys(input: &mut egui::InputState) -> Vec<(Key, bool)> {
    const OURS: [Key; 10] = [
        Key::ArrowUp,
        Key::ArrowDown,
        Key::ArrowLeft,
        Key::ArrowRight,
        Key::Tab,
        Key::Home,
        Key::End,
        Key::Enter,
        Key::Space,
        Key::Escape,
    ];
    let mut keys = Vec::new();
    input.events.retain(|event| match event {
        egui::Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } if OURS.contains(key) && !modifiers.command && !modifiers.alt => {
            keys.push((*key, modifiers.shift));
            false
        }
        _ => true,
    });
    keys
}

impl Menu {
    /// A menu at a place on the screen; `place` is the same on the map. By keys its first row is lit.
    pub(super) fn new(about: About, at: Pos2, place: Point, by_keys: bool) -> Self {
        Self {
            about,
            at,
            place,
            picked: by_keys.then_some(0),
            open: false,
            inside: None,
            typed: (String::new(), 0.0),
            by_touch: false,
            fresh: true,
        }
    }

    /// The same with rows that a finger hits.
    pub(super) const fn for_fingers(mut self, by_touch: bool) -> Self {
        self.by_touch = by_touch;
        self
    }

    /// Whether what it is about is still there.
    pub(super) fn stands(&self, plan: &Plan) -> bool {
        match self.about {
            About::Partner(id) => plan.partners.contains(id),
            About::Link(id) => plan.links.contains(id),
            About::Several | About::Ground => true,
        }
    }

    /// The rows among which the keys go.
    fn rows<'o>(&self, offers: &'o [Offer]) -> &'o [Offer] {
        if self.inside.is_some() {
            self.inner(offers)
        } else {
            offers
        }
    }

    fn inner<'o>(&self, offers: &'o [Offer]) -> &'o [Offer] {
        let row = self.picked.and_then(|row| offers.get(row));
        match row.map(|row| &row.what) {
            Some(What::List(list)) => list,
            _ => &[],
        }
    }

    fn set(&mut self, row: usize) {
        if self.inside.is_some() {
            self.inside = Some(row);
        } else {
            self.picked = Some(row);
            self.open = false;
        }
    }

    /// Reads the keys in the order in which they came; they belong to the menu alone as long as it is open.
    fn heed(&mut self, ui: &Ui, offers: &[Offer]) -> Decided {
        for (key, shift) in ui.input_mut(taken_keys) {
            match self.press(key, shift, offers) {
                Decided::Nothing => {}
                decided => return decided,
            }
        }
        self.find(ui, offers);
        Decided::Nothing
    }

    fn press(&mut self, key: Key, shift: bool, offers: &[Offer]) -> Decided {
        let rows = self.rows(offers);
        let count = rows.len().max(1);
        let at = if self.inside.is_some() {
            self.inside
        } else {
            self.picked
        };
        let lit = at.and_then(|at| rows.get(at));
        let list = match lit.map(|row| &row.what) {
            Some(What::List(list)) => Some(list),
            _ => None,
        };
        match key {
            Key::ArrowUp => self.set(at.map_or(count - 1, |at| (at + count - 1) % count)),
            Key::Tab if shift => self.set(at.map_or(count - 1, |at| (at + count - 1) % count)),
            Key::ArrowDown | Key::Tab => self.set(at.map_or(0, |at| (at + 1) % count)),
            Key::Home => self.set(0),
            Key::End => self.set(count - 1),
            Key::Enter | Key::Space | Key::ArrowRight => {
                if let Some(list) = list {
                    let now = list.iter().position(|row| row.on);
                    self.open = true;
                    self.inside = Some(now.unwrap_or(0));
                } else if key != Key::ArrowRight && lit.is_some() {
                    return Decided::Row;
                }
            }
            Key::ArrowLeft | Key::Escape if self.inside.is_some() => {
                self.inside = None;
                self.open = false;
            }
            Key::Escape => return Decided::Close,
            _ => {}
        }
        Decided::Nothing
    }

    /// Lights the next row that begins with what is typed.
    fn find(&mut self, ui: &Ui, offers: &[Offer]) {
        let (now, text) = ui.input(|i| {
            let typed = i.events.iter().filter_map(|event| match event {
                egui::Event::Text(text) => Some(text.as_str()),
                _ => None,
            });
            (i.time, typed.collect::<String>())
        });
        if text.trim().is_empty() {
            return;
        }
        if now - self.typed.1 > PAUSE {
            self.typed.0.clear();
        }
        self.typed.0.push_str(&text.to_lowercase());
        self.typed.1 = now;
        let rows = self.rows(offers);
        let wanted = self.typed.0.as_str();
        let begins = |row: &Offer| row.words.to_lowercase().starts_with(wanted);
        let at = if self.inside.is_some() {
            self.inside
        } else {
            self.picked
        };
        // One letter again and again goes from row to row; more letters stay on a row that they fit.
        let from = at.map_or(0, |at| at + usize::from(wanted.chars().count() == 1));
        let found = (from..rows.len())
            .chain(0..from)
            .find(|row| rows.get(*row).is_some_and(begins));
        if let Some(row) = found {
            self.set(row);
        }
    }
}

/// Shows the menu and carries out what is picked.
pub(super) fn show(
    ui: &Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    mut menu: Menu,
) -> Overlay {
    let offers = offers::of(ctx, view, menu.about);
    let mut decided = menu.heed(ui, &offers);
    let screen = ui.ctx().content_rect().shrink(tokens::space::XS);
    let root = List::laid_out(ui, &offers, screen, menu.by_touch);
    let rect = root.beside(Rect::from_min_size(menu.at, vec2(1.0, 0.0)), screen);
    let inner = menu.inner(&offers);
    let list =
        (menu.open && !inner.is_empty()).then(|| List::laid_out(ui, inner, screen, menu.by_touch));
    let row = menu.picked.map_or(0, |row| row);
    let list = list.map(|list| {
        let beside = list.beside(root.row(rect, row).expand2(vec2(2.0, PAD)), screen);
        (list, beside)
    });

    let lit = menu.picked.filter(|_| menu.inside.is_none());
    let name = offers::title(ctx, view, menu.about);
    let (hovered, clicked) = root.show(ui, 0, rect, menu.picked, lit, &name);
    let (mut over_list, mut picked_in_list) = (None, None);
    if let Some((list, beside)) = &list {
        let name = offers.get(row).map_or("", |row| row.words.as_str());
        (over_list, picked_in_list) = list.show(ui, 1, *beside, menu.inside, menu.inside, name);
    }
    let heading_there = list
        .as_ref()
        .is_some_and(|(_, beside)| ui.input(|i| i.pointer.is_moving_towards_rect(beside)));
    if let Some(over) = over_list {
        menu.inside = Some(over);
    } else if let Some(over) = hovered
        && !heading_there
        && (menu.picked != Some(over) || menu.inside.is_some() || !menu.open)
    {
        menu.picked = Some(over);
        menu.inside = None;
        menu.open = matches!(offers.get(over).map(|o| &o.what), Some(What::List(_)));
    }
    if let Some(row) = clicked {
        (menu.picked, menu.inside) = (Some(row), None);
        if let Some(What::List(_)) = offers.get(row).map(|row| &row.what) {
            menu.open = true;
        } else {
            decided = Decided::Row;
        }
    }
    if picked_in_list.is_some() {
        menu.inside = picked_in_list;
        decided = Decided::Row;
    }
    let elsewhere = !menu.fresh
        && ui.input(|i| {
            i.pointer.any_pressed()
                && i.pointer.interact_pos().is_some_and(|at| {
                    !rect.contains(at)
                        && !list.as_ref().is_some_and(|(_, beside)| beside.contains(at))
                })
        });
    menu.fresh = false;
    let picked = if menu.inside.is_some() {
        menu.inside
    } else {
        menu.picked
    };
    let row = picked.and_then(|row| menu.rows(&offers).get(row));
    match (decided, row.map(|row| &row.what)) {
        (Decided::Row, Some(What::Deed(deed))) => {
            view.map.wants_keys = true;
            deeds::carry_out(ui, ctx, view, out, menu.about, menu.place, *deed)
        }
        (Decided::Close, _) => {
            view.map.wants_keys = true;
            Overlay::None
        }
        _ if elsewhere => Overlay::None,
        _ => Overlay::Menu(menu),
    }
}

/// Rows one below the other, measured.
struct List<'o> {
    offers: &'o [Offer],
    width: f32,
    row: f32,
}

/// Left and right of the words of a row.
const SIDES: [f32; 2] = [46.0, 46.0];

impl<'o> List<'o> {
    fn laid_out(ui: &Ui, offers: &'o [Offer], screen: Rect, by_touch: bool) -> Self {
        const LEAST: f32 = 190.0;
        const MOST: f32 = 360.0;
        let wide = |text: &str, size: f32| {
            let font = egui::FontId::proportional(size);
            let color = egui::Color32::PLACEHOLDER;
            let galley = ui.painter().layout_no_wrap(text.to_owned(), font, color);
            galley.size().x
        };
        let width = offers.iter().map(|offer| {
            let keys = match offer.keys {
                "" => 0.0,
                keys => wide(keys, tokens::SMALL_SIZE) + 20.0,
            };
            wide(&offer.words, tokens::BODY_SIZE) + keys + SIDES[0] + SIDES[1]
        });
        let wanted: f32 = if by_touch { 44.0 } else { 32.0 };
        let rules = offers.iter().filter(|offer| offer.apart).count() as f32 * RULE;
        let room = (screen.height() - rules - 2.0 * PAD) / offers.len().max(1) as f32;
        Self {
            offers,
            width: width.fold(LEAST, f32::max).min(MOST),
            row: wanted.min(room),
        }
    }

    /// How far below the top a row begins.
    fn top(&self, row: usize) -> f32 {
        let above = self.offers.iter().take(row + 1);
        let rules = above.filter(|offer| offer.apart).count() as f32;
        PAD + self.row * row as f32 + rules * RULE
    }

    fn row(&self, within: Rect, row: usize) -> Rect {
        let top = within.top() + self.top(row);
        Rect::from_min_size(
            egui::pos2(within.left(), top),
            vec2(within.width(), self.row),
        )
    }

    /// Where it is on the screen: right of something if there is room, else left of it.
    fn beside(&self, of: Rect, screen: Rect) -> Rect {
        let last = self.offers.len().saturating_sub(1);
        let size = vec2(self.width, self.top(last) + self.row + PAD);
        let left = if of.right() + size.x <= screen.right() {
            of.right()
        } else {
            (of.left() - size.x).max(screen.left())
        };
        let top = of.top().min(screen.bottom() - size.y).max(screen.top());
        Rect::from_min_size(egui::pos2(left, top), size)
    }

    /// Draws it; gives the row that the pointer moved to, and the one that it clicked.
    fn show(
        &self,
        ui: &Ui,
        depth: usize,
        rect: Rect,
        lit: Option<usize>,
        keyboard: Option<usize>,
        name: &str,
    ) -> (Option<usize>, Option<usize>) {
        let palette = Palette::of(ui);
        let id = egui::Id::unique(("map menu", depth));
        let moved = ui.input(|i| i.pointer.delta() != egui::Vec2::ZERO);
        let (mut hovered, mut clicked) = (None, None);
        let area = Area::new(id)
            .order(Order::Foreground)
            .fixed_pos(rect.min)
            .constrain(false)
            .fade_in(false);
        area.show(ui.ctx(), |ui| {
            let whole = ui.interact(rect, id.with("list"), Sense::hover());
            whole.widget_info(|| egui::WidgetInfo::labeled(Role::Menu, true, name));
            ui.allocate_rect(rect, Sense::hover());
            let frame = Frame::new()
                .fill(palette.surface)
                .stroke(egui::Stroke::new(1.0, palette.line_strong))
                .corner_radius(tokens::CARD_RADIUS)
                .shadow(ui.visuals().popup_shadow);
            ui.painter().add(frame.paint(rect));
            for (index, offer) in self.offers.iter().enumerate() {
                let row = self.row(rect, index);
                if offer.apart {
                    let y = row.top() - RULE * 0.5;
                    let line = egui::Stroke::new(1.0, palette.line);
                    ui.painter().hline(rect.shrink(10.0).x_range(), y, line);
                }
                let row = row.shrink2(vec2(PAD, 0.0));
                let response = ui.interact(row, id.with(index), Sense::click());
                response.widget_info(|| offer.spoken());
                if matches!(offer.what, What::List(_)) {
                    ui.ctx().accesskit_node_builder(response.id, |builder| {
                        builder.set_has_popup(egui::accesskit::HasPopup::Menu);
                    });
                }
                offer.paint(ui, row, lit == Some(index));
                if keyboard == Some(index) {
                    if !response.has_focus() {
                        response.request_focus();
                    }
                    let ours = EventFilter {
                        tab: true,
                        horizontal_arrows: true,
                        vertical_arrows: true,
                        escape: true,
                    };
                    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, ours));
                }
                if response.hovered() && moved {
                    hovered = Some(index);
                }
                if response.clicked() {
                    clicked = Some(index);
                }
            }
        });
        (hovered, clicked)
    }
}

impl Offer {
    fn spoken(&self) -> egui::WidgetInfo {
        if self.on {
            egui::WidgetInfo::selected(Role::MenuItemRadio, true, true, &self.words)
        } else {
            egui::WidgetInfo::labeled(Role::MenuItem, true, &self.words)
        }
    }

    fn paint(&self, ui: &Ui, row: Rect, lit: bool) {
        let p = Palette::of(ui);
        let painter = ui.painter();
        if lit {
            painter.rect_filled(row, 6.0, p.hover);
        }
        let middle = row.center().y;
        let icon = if self.on { icons::CHECK } else { self.icon };
        let color = if self.on { p.accent } else { p.muted };
        let font = egui::FontId::new(17.0, tokens::icon_font());
        painter.text(
            egui::pos2(row.left() + 16.0, middle),
            egui::Align2::CENTER_CENTER,
            icon,
            font.clone(),
            color,
        );
        let side = egui::pos2(row.right() - 10.0, middle);
        let small = egui::FontId::proportional(tokens::SMALL_SIZE);
        let right = egui::Align2::RIGHT_CENTER;
        let taken = match self.what {
            What::List(_) => painter.text(side, right, icons::NEXT, font, p.muted),
            What::Deed(_) => painter.text(side, right, self.keys, small, p.muted),
        };
        let ink = if self.danger { p.danger } else { p.ink };
        let words = egui::WidgetText::from(tokens::body(&self.words)).into_galley(
            ui,
            Some(egui::TextWrapMode::Truncate),
            taken.left() - row.left() - 42.0,
            egui::TextStyle::Body,
        );
        let at = egui::pos2(row.left() + 34.0, middle - words.size().y * 0.5);
        painter.galley(at, words, ink);
    }
}
