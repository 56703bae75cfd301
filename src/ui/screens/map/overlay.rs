//! What floats over the map and waits for an answer: a name, a kind of link, an offered category, the keys.
//! Must not know how the map is drawn.

use egui::{Align2, Area, Frame, Id as WidgetId, Key, Modifiers, Order, Pos2, Rect, Ui, vec2};

use super::{
    act::{self, Offer},
    linking::{self, Linking, Picking},
    menu::{self, Menu},
    naming::{self, Naming},
    renaming::{self, Renaming},
    sight::pos,
};
use crate::{
    canvas,
    mapping::Point,
    model::{Category, Id, Partner, Plan},
    ui::{
        Ctx, Out, ViewState,
        tokens::{self, Palette, icons, space},
        widgets,
    },
};

/// What waits for an answer.
#[derive(Clone, Debug, Default)]
pub(super) enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// The list of keys.
    Keys(Keys),
    /// Partners were dropped in another sector.
    Offer(Offer),
    /// A new partner waits for its name.
    Name(Naming),
    /// A link waits for its kind.
    Kind(Linking),
    /// A link waits for its other end.
    End(Picking),
    /// A partner waits for another name.
    Rename(Renaming),
    /// What can be done is on offer.
    Menu(Menu),
}

/// Whose keys are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keys {
    /// Those of the picture.
    Map,
    /// Those of the outline beside it.
    Outline,
}

/// How an overlay was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Still open.
    Open,
    /// Yes, with what it holds.
    Yes,
    /// Taken back.
    No,
    /// Something else was clicked.
    Elsewhere,
}

impl Overlay {
    /// Shows or hides keys.
    pub(super) fn toggle_keys(&mut self, of: Keys) {
        *self = match self {
            Self::Keys(shown) if *shown == of => Self::None,
            _ => Self::Keys(of),
        };
    }

    /// Whether anything is open.
    pub(super) const fn is_open(&self) -> bool {
        !matches!(self, Self::None)
    }

    /// Whether the keyboard belongs to it.
    pub(super) const fn takes_keys(&self) -> bool {
        matches!(
            self,
            Self::Name(_) | Self::Kind(_) | Self::End(_) | Self::Rename(_) | Self::Menu(_)
        )
    }

    /// Partners that are shown where they were dropped until the offer is answered.
    pub(super) fn waiting(&self) -> &[(Id<Partner>, Point)] {
        match self {
            Self::Offer(offer) => &offer.dropped,
            _ => &[],
        }
    }

    /// Where a new partner is about to be, with its category.
    pub(super) const fn coming(&self) -> Option<(Point, Category)> {
        match self {
            Self::Name(naming) => Some((naming.at, naming.category)),
            _ => None,
        }
    }

    /// Where a link to a new partner begins.
    pub(super) fn coming_from(&self) -> Option<Id<Partner>> {
        match self {
            Self::Name(naming) => naming.linked.map(|(from, _)| from),
            _ => None,
        }
    }

    /// The ends of a link that is about to be.
    pub(super) const fn linking(&self) -> Option<(Id<Partner>, Id<Partner>)> {
        match self {
            Self::Kind(linking) => Some((linking.from, linking.to)),
            _ => None,
        }
    }

    /// Closes if what it asks about is gone.
    pub(super) fn forget_the_deleted(&mut self, plan: &Plan) {
        let there = |id: &Id<Partner>| plan.partners.contains(*id);
        let stays = match self {
            Self::None | Self::Keys(_) => true,
            Self::Name(naming) => naming.linked.is_none_or(|(from, _)| there(&from)),
            Self::Offer(offer) => offer.dropped.iter().all(|(id, _)| there(id)),
            Self::Kind(linking) => there(&linking.from) && there(&linking.to),
            Self::End(picking) => there(&picking.from),
            Self::Rename(renaming) => renaming.stands(plan),
            Self::Menu(menu) => menu.stands(plan),
        };
        if !stays {
            *self = Self::None;
        }
    }
}

/// Shows what waits, and acts on the answer.
pub(super) fn show(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    seen: canvas::View,
    new: bool,
) {
    if new {
        // What opened it may be a press in this very frame; that is not one elsewhere.
        ui.ctx().request_repaint();
        return;
    }
    let overlay = std::mem::take(&mut view.map.overlay);
    view.map.overlay = match overlay {
        Overlay::None => Overlay::None,
        Overlay::Keys(of) => keys(ui, seen, of),
        Overlay::Offer(offer) => offered(ui, ctx, out, seen, offer),
        Overlay::Name(naming) => naming::show(ui, ctx, view, out, seen, naming),
        Overlay::Kind(linking) => linking::kind(ui, ctx, view, out, seen, linking),
        Overlay::End(picking) => {
            let next = linking::end(ui, ctx, seen, picking);
            view.map.wants_keys = !next.is_open();
            next
        }
        Overlay::Rename(renaming) => renaming::show(ui, ctx, view, out, seen, renaming),
        Overlay::Menu(menu) => menu::show(ui, ctx, view, out, menu),
    };
}

/// A card at a place on the screen; tells whether something outside was pressed.
pub(super) fn card(
    ui: &Ui,
    name: &str,
    at: Pos2,
    pivot: Align2,
    within: Rect,
    add: impl FnOnce(&mut Ui) -> Answer,
) -> Answer {
    let palette = Palette::of(ui);
    let shown = Area::new(WidgetId::unique(("map", name)))
        .order(Order::Foreground)
        .fixed_pos(at)
        .pivot(pivot)
        .constrain_to(within.shrink(space::S))
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(palette.surface)
                .stroke(egui::Stroke::new(1.0, palette.line_strong))
                .corner_radius(tokens::CARD_RADIUS)
                .shadow(ui.visuals().popup_shadow)
                .inner_margin(10)
                .show(ui, add)
                .inner
        });
    let outside = ui.input(|i| {
        i.pointer.any_pressed()
            && i.pointer
                .interact_pos()
                .is_some_and(|at| !shown.response.rect.contains(at))
    });
    match shown.inner {
        Answer::Open if outside => Answer::Elsewhere,
        answer => answer,
    }
}

/// The size of a card when it was last drawn; egui draws a new one twice.
pub(super) fn last_size(ui: &Ui, name: &str) -> egui::Vec2 {
    let last = ui
        .ctx()
        .memory(|memory| memory.area_rect(WidgetId::unique(("map", name))));
    last.map_or(egui::Vec2::ZERO, |rect| rect.size())
}

/// Whether a key was pressed, which then is nobody else's.
pub(super) fn key(ui: &Ui, key: Key) -> bool {
    ui.input_mut(|i| i.consume_key(Modifiers::NONE, key))
}

fn offered(ui: &Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, seen: canvas::View, offer: Offer) -> Overlay {
    let Some((_, at)) = offer.dropped.first() else {
        return Overlay::None;
    };
    let at = seen.to_screen(pos(*at)) + vec2(0.0, 24.0);
    let mut kept: Vec<_> = offer
        .dropped
        .iter()
        .filter_map(|(id, _)| Some(ctx.plan.get(*id)?.category.label()))
        .collect();
    kept.dedup();
    let keep = match kept.as_slice() {
        [one] => format!("Keep {one}"),
        _ => "Keep their categories".to_owned(),
    };
    let typing = ui.ctx().text_edit_focused();
    let answer = card(ui, "offer", at, Align2::CENTER_TOP, seen.rect, |ui| {
        let question = format!("Move to {}?", offer.category.label());
        ui.add(egui::Label::new(tokens::strong(question)).selectable(false));
        let mut answer = Answer::Open;
        ui.horizontal(|ui| {
            if widgets::primary_button(ui, "Change category").clicked() {
                answer = Answer::Yes;
            }
            if widgets::button(ui, &keep).clicked() {
                answer = Answer::No;
            }
        });
        if !typing && key(ui, Key::Enter) {
            answer = Answer::Yes;
        }
        if !typing && key(ui, Key::Escape) {
            answer = Answer::No;
        }
        answer
    });
    match answer {
        Answer::Open => Overlay::Offer(offer),
        Answer::Yes => {
            act::change_category(ctx, out, &offer);
            Overlay::None
        }
        Answer::No | Answer::Elsewhere => Overlay::None,
    }
}

impl Keys {
    const fn title(self) -> &'static str {
        match self {
            Self::Map => "Keys on the map",
            Self::Outline => "Keys in the outline",
        }
    }

    const fn list(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Map => MAP,
            Self::Outline => OUTLINE,
        }
    }
}

/// The keys of the outline.
const OUTLINE: &[(&str, &str)] = &[
    ("Up, Down, Home, End", "Go from row to row"),
    ("Right, Left", "Unfold and go in, fold and go out"),
    ("Letters", "Go to a name that begins so"),
    ("Enter", "Show on the map; on a link: go along it"),
    ("F2", "Rename"),
    ("Insert or +", "New partner in this category"),
    ("Page Up, Page Down", "One level closer or looser"),
    ("Ctrl+Page Up, Page Down", "Intended level closer or looser"),
    ("L", "Link with another partner"),
    ("Shift+L", "Go to a name that begins with L"),
    ("Shift+Up, Shift+Down", "Select several partners"),
    ("Ctrl+D, Ctrl+A", "Duplicate, select all"),
    ("Delete", "Delete the partner or the link"),
    ("Esc", "Back to the map"),
];

/// The keys of the map.
const MAP: &[(&str, &str)] = &[
    ("Tab, Shift+Tab", "Go through all partners"),
    ("Alt+Arrow keys", "Go to the partner on that side"),
    ("Arrow keys, with Shift", "Move what is selected, far"),
    ("Page Up, Page Down", "One level closer or looser"),
    ("Ctrl+Page Up, Page Down", "Intended level closer or looser"),
    ("Enter", "Open the partner's details"),
    ("F2 or R", "Rename"),
    ("Menu key or Shift+F10", "All that can be done here"),
    ("N", "New partner"),
    ("L", "Link with another partner"),
    ("O", "Outline of all partners (? for its keys)"),
    ("Ctrl+F or /", "Find; Enter goes on, Esc ends"),
    ("G", "Only neighbors, or all again"),
    ("P", "Free map: pin, or let loose"),
    ("Ctrl+D", "Duplicate what is selected"),
    ("Delete", "Delete what is selected"),
    ("Ctrl+A, Esc", "Select all, select none"),
    ("+, −, 0, F", "Nearer, farther, 100 %, fit"),
    ("M", "Show or hide the small map"),
    ("Wheel", "Zoom at the pointer"),
    ("Space or right button", "Push the map around"),
    ("One or two fingers", "Push; zoom, and take a drag back"),
    ("Alt and drag", "Place the intended level"),
    ("Double click", "New partner here"),
];

fn list(ui: &mut Ui, of: Keys) {
    egui::Grid::new("keys")
        .num_columns(2)
        .min_col_width(150.0)
        .min_row_height(20.0)
        .spacing([space::L, 0.0])
        .show(ui, |ui| {
            for (keys, what) in of.list() {
                ui.add(egui::Label::new(tokens::caption(*keys)).selectable(false));
                ui.add(egui::Label::new(tokens::small(*what)).selectable(false));
                ui.end_row();
            }
        });
}

fn keys(ui: &Ui, seen: canvas::View, of: Keys) -> Overlay {
    /// Title and margins.
    const AROUND: f32 = 72.0;
    let at = seen.rect.right_top() + vec2(-space::S, space::S);
    // The list is long: it may lie over what is around the map, and is scrolled where the window is too low for it.
    let within = ui.ctx().content_rect();
    let answer = card(ui, "keys", at, Align2::RIGHT_TOP, within, |ui| {
        let mut answer = Answer::Open;
        ui.set_width(404.0);
        ui.horizontal(|ui| {
            ui.add(egui::Label::new(tokens::strong(of.title())).selectable(false));
            if widgets::icon_button(ui, icons::CLOSE, "Close the keys").clicked() {
                answer = Answer::No;
            }
        });
        egui::ScrollArea::vertical()
            .max_height(within.height() - AROUND)
            .show(ui, |ui| list(ui, of));
        if !ui.ctx().text_edit_focused() && key(ui, Key::Escape) {
            answer = Answer::No;
        }
        answer
    });
    // It stays open while one tries the keys out.
    match answer {
        Answer::Open | Answer::Elsewhere => Overlay::Keys(of),
        Answer::Yes | Answer::No => Overlay::None,
    }
}
