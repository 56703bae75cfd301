//! What floats over the map and waits for an answer: a name, a kind of link, an offered category, the keys.
//! Must not know how the map is drawn.

use egui::{Align2, Area, Frame, Id as WidgetId, Key, Modifiers, Order, Pos2, Rect, Ui, vec2};

use super::{
    act::{self, Offer},
    sight::pos,
};
use crate::{
    canvas,
    mapping::{Point, label, lens, rings, scene},
    model::{Category, Id, Lens, LinkKind, Partner, Plan},
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
    Keys,
    /// Partners were dropped in another sector.
    Offer(Offer),
    /// A new partner waits for its name.
    Name(Naming),
    /// A link waits for its kind.
    Kind(Linking),
    /// A link waits for its other end.
    End(Picking),
}

/// A new partner to be named.
#[derive(Clone, Debug)]
pub(super) struct Naming {
    at: Point,
    category: Category,
    text: String,
    /// Whether it is made even without a name when something else is clicked.
    meant: bool,
    fresh: bool,
}

/// A new link whose kind is to be picked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Linking {
    from: Id<Partner>,
    to: Id<Partner>,
    at: Point,
    picked: usize,
}

/// A new link whose other end is to be picked.
#[derive(Clone, Debug)]
pub(super) struct Picking {
    from: Id<Partner>,
    text: String,
    picked: usize,
    fresh: bool,
}

/// How an overlay was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
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
    /// Asks for the name of a new partner; `meant`: it was carried here, not just clicked.
    pub(super) fn name(at: Point, category: Category, meant: bool) -> Self {
        Self::Name(Naming {
            at,
            category,
            text: String::new(),
            meant,
            fresh: true,
        })
    }

    /// Asks for the kind of a link.
    pub(super) fn kind(from: Id<Partner>, to: Id<Partner>, at: Point) -> Self {
        let picked = LinkKind::ALL.iter().position(|k| *k == LinkKind::Informal);
        Self::Kind(Linking {
            from,
            to,
            at,
            picked: picked.unwrap_or(0),
        })
    }

    /// Asks for the other end of a link.
    pub(super) const fn end(from: Id<Partner>) -> Self {
        Self::End(Picking {
            from,
            text: String::new(),
            picked: 0,
            fresh: true,
        })
    }

    /// Shows or hides the keys.
    pub(super) fn toggle_keys(&mut self) {
        *self = if matches!(self, Self::Keys) {
            Self::None
        } else {
            Self::Keys
        };
    }

    /// Whether anything is open.
    pub(super) const fn is_open(&self) -> bool {
        !matches!(self, Self::None)
    }

    /// Whether the keyboard belongs to it.
    pub(super) const fn takes_keys(&self) -> bool {
        matches!(self, Self::Name(_) | Self::Kind(_) | Self::End(_))
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
            Self::None | Self::Keys | Self::Name(_) => true,
            Self::Offer(offer) => offer.dropped.iter().all(|(id, _)| there(id)),
            Self::Kind(linking) => there(&linking.from) && there(&linking.to),
            Self::End(picking) => there(&picking.from),
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
        Overlay::Keys => keys(ui, seen),
        Overlay::Offer(offer) => offered(ui, ctx, out, seen, offer),
        Overlay::Name(naming) => name(ui, ctx, view, out, seen, naming),
        Overlay::Kind(linking) => kind(ui, ctx, view, out, seen, linking),
        Overlay::End(picking) => end(ui, ctx, seen, picking),
    };
}

/// A card at a place on the screen; tells whether something outside was pressed.
fn card(
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

fn key(ui: &Ui, key: Key) -> bool {
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

fn name(
    ui: &Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    seen: canvas::View,
    mut naming: Naming,
) -> Overlay {
    let at = seen.to_screen(pos(naming.at));
    let answer = card(ui, "name", at, Align2::CENTER_CENTER, seen.rect, |ui| {
        ui.set_width(220.0);
        let field = ui
            .horizontal(|ui| {
                widgets::category_mark(ui, naming.category, 16.0);
                widgets::bare_text(ui, "Name of the new partner", "Name", &mut naming.text)
            })
            .inner;
        if std::mem::take(&mut naming.fresh) {
            field.request_focus();
        }
        let mut place = naming.category.label().to_owned();
        let means = match view.map.lens {
            // The category is said already.
            Lens::Rings => rings::ring_name(rings::level_at(naming.at)).to_owned(),
            lens => lens::words(lens, naming.at),
        };
        if !means.is_empty() {
            place.push_str(" · ");
            place.push_str(&means);
        }
        ui.add(egui::Label::new(tokens::small(place)).selectable(false));
        if ui.input(|i| i.key_pressed(Key::Escape)) {
            Answer::No
        } else if field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
            Answer::Yes
        } else {
            Answer::Open
        }
    });
    let named = !naming.text.trim().is_empty();
    match answer {
        Answer::Open => return Overlay::Name(naming),
        Answer::No => {}
        Answer::Elsewhere if !named && !naming.meant => {}
        Answer::Yes | Answer::Elsewhere => {
            if !ctx.read_only {
                let id =
                    act::add_partner(out, view.map.lens, &naming.text, naming.category, naming.at);
                view.select_only(id);
            }
        }
    }
    view.map.wants_keys = true;
    Overlay::None
}

fn kind(
    ui: &Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    seen: canvas::View,
    mut linking: Linking,
) -> Overlay {
    let at = seen.to_screen(pos(linking.at)) + vec2(12.0, 12.0);
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

fn end(ui: &Ui, ctx: &Ctx<'_>, seen: canvas::View, mut picking: Picking) -> Overlay {
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
        (Answer::Yes, Some(to)) => {
            Overlay::kind(picking.from, to.id, super::sight::point(seen.camera.center))
        }
        _ => Overlay::None,
    }
}

/// The keys of the map.
const KEYS: &[(&str, &str)] = &[
    ("Tab, Shift+Tab", "Go through all partners"),
    ("Alt+Arrow keys", "Go to the partner on that side"),
    ("Arrow keys, with Shift", "Move what is selected, far"),
    ("Page Up, Page Down", "One level closer or looser"),
    ("Ctrl+Page Up, Page Down", "Intended level closer or looser"),
    ("Enter", "Open the partner's details"),
    ("N", "New partner"),
    ("L", "Link with another partner"),
    ("G", "Only neighbors, or all again"),
    ("P", "Free map: pin, or let loose"),
    ("Delete", "Delete what is selected"),
    ("Ctrl+A, Esc", "Select all, select none"),
    ("+, −, 0, F", "Nearer, farther, 100 %, fit"),
    ("Wheel", "Zoom at the pointer"),
    ("Space or right button", "Push the map around"),
    ("Alt and drag", "Place the intended level"),
    ("Double click", "New partner here"),
];

fn keys(ui: &Ui, seen: canvas::View) -> Overlay {
    let at = seen.rect.right_top() + vec2(-space::S, space::S);
    let answer = card(ui, "keys", at, Align2::RIGHT_TOP, seen.rect, |ui| {
        let mut answer = Answer::Open;
        ui.set_width(380.0);
        ui.horizontal(|ui| {
            ui.add(egui::Label::new(tokens::strong("Keys on the map")).selectable(false));
            if widgets::icon_button(ui, icons::CLOSE, "Close the keys").clicked() {
                answer = Answer::No;
            }
        });
        egui::Grid::new("keys")
            .num_columns(2)
            .min_col_width(150.0)
            .min_row_height(20.0)
            .spacing([space::L, 0.0])
            .show(ui, |ui| {
                for (keys, what) in KEYS {
                    ui.add(egui::Label::new(tokens::caption(*keys)).selectable(false));
                    ui.add(egui::Label::new(tokens::small(*what)).selectable(false));
                    ui.end_row();
                }
            });
        if !ui.ctx().text_edit_focused() && key(ui, Key::Escape) {
            answer = Answer::No;
        }
        answer
    });
    // It stays open while one tries the keys out.
    match answer {
        Answer::Open | Answer::Elsewhere => Overlay::Keys,
        Answer::Yes | Answer::No => Overlay::None,
    }
}
