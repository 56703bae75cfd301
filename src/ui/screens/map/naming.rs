//! The card that names a new partner where it will lie; with the link that it begins with, if it was drawn there.
//! Must not know how a partner is made or how a link is drawn.

use egui::{
    Align2, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use super::{
    act,
    overlay::{Answer, Overlay, card, last_size},
    sight::pos,
};
use crate::{
    canvas,
    mapping::{Point, lens, rings},
    model::{Category, Header, Id, Lens, LinkKind, Partner},
    ui::{
        Ctx, Out, ViewState,
        tokens::{self, Palette, space},
        widgets,
    },
};

/// A new partner to be named.
#[derive(Clone, Debug)]
pub(super) struct Naming {
    /// Where it will lie.
    pub at: Point,
    /// Its category.
    pub category: Category,
    /// The partner that it is linked with from the beginning, and how.
    pub linked: Option<(Id<Partner>, LinkKind)>,
    text: String,
    /// Whether it is made even without a name when something else is clicked.
    meant: bool,
    fresh: bool,
}

impl Naming {
    /// Asks for a name; `meant`: it was carried here, not just clicked.
    pub(super) const fn new(at: Point, category: Category, meant: bool) -> Self {
        Self {
            at,
            category,
            linked: None,
            text: String::new(),
            meant,
            fresh: true,
        }
    }

    /// The same, for a partner that a link was drawn to.
    pub(super) fn linked(at: Point, category: Category, from: Id<Partner>) -> Self {
        Self {
            linked: Some((from, LinkKind::Informal)),
            ..Self::new(at, category, false)
        }
    }
}

/// The keys of the six categories, with Ctrl while one types a name.
const DIGITS: [Key; 6] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
];

/// Shows the card.
pub(super) fn show(
    ui: &Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    seen: canvas::View,
    mut naming: Naming,
) -> Overlay {
    const FIELD: f32 = 28.0;
    let place = seen.to_screen(pos(naming.at));
    let lens = view.map.lens;
    let asks_category = lens::category_at(lens, naming.at).is_none();
    let asks_more = asks_category || naming.linked.is_some();
    let (at, pivot) = if asks_more {
        let scene = &view.map.shown.scene;
        let from = naming
            .linked
            .and_then(|(from, _)| scene.nodes.get(scene.node_of(from)?))
            .map(|node| seen.to_screen(pos(node.at)));
        let size = last_size(ui, "name");
        let spot = Rect::from_center_size(place, SPOT);
        (beside(size, spot, from, seen.rect), Align2::LEFT_TOP)
    } else {
        // A name alone is typed where it will stand.
        (place - vec2(0.0, FIELD), Align2::CENTER_TOP)
    };
    let answer = card(ui, "name", at, pivot, seen.rect, |ui| {
        ui.set_width(if asks_more { 312.0 } else { 220.0 });
        let field = ui
            .horizontal(|ui| {
                widgets::category_mark(ui, naming.category, 16.0);
                widgets::bare_text(ui, "Name of the new partner", "Name", &mut naming.text)
            })
            .inner;
        if std::mem::take(&mut naming.fresh) {
            field.request_focus();
        }
        let words = place_words(lens, &naming, asks_category, ctx.header());
        if !words.is_empty() {
            ui.add(egui::Label::new(tokens::small(words)).selectable(false));
        }
        let before = (naming.category, naming.linked);
        if asks_category {
            let typing = field.has_focus() || field.lost_focus();
            categories(ui, typing, &mut naming.category);
        }
        if let Some((from, kind)) = &mut naming.linked {
            kinds(ui, ctx, *from, kind);
        }
        if before != (naming.category, naming.linked) {
            // One goes on typing the name.
            field.request_focus();
        }
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
                let id = act::add_partner(
                    ctx,
                    out,
                    lens,
                    &act::Newcomer {
                        name: &naming.text,
                        category: naming.category,
                        at: naming.at,
                        linked: naming.linked,
                    },
                );
                view.select_only(id);
            }
        }
    }
    view.map.wants_keys = true;
    Overlay::None
}

/// The room that the mark of a new partner takes.
const SPOT: Vec2 = Vec2::splat(GAP);

/// Between a card and what it keeps off.
const GAP: f32 = 18.0;

/// Where a card of this size lies beside a spot, so that it covers neither that nor the link that is drawn to it.
pub(super) fn beside(size: Vec2, spot: Rect, from: Option<Pos2>, within: Rect) -> Pos2 {
    const PILL: Vec2 = vec2(140.0, 34.0);
    let place = spot.center();
    let room = Rect::from_min_size(within.min, (within.size() - size).max(Vec2::ZERO));
    let pill = from.map(|from| Rect::from_center_size(from, PILL));
    let whole = pill.map_or(spot, |pill| pill.union(spot));
    // Beside the place if that leaves the link free, else beside all of it.
    let sides = [spot, whole].into_iter().flat_map(|spared| {
        let spared = spared.expand(GAP * 0.5);
        let middle = place - size * 0.5;
        [
            pos2(spared.right(), middle.y),
            pos2(spared.left() - size.x, middle.y),
            pos2(middle.x, spared.bottom()),
            pos2(middle.x, spared.top() - size.y),
        ]
    });
    let covered = |at: &Pos2| {
        let card = Rect::from_min_size(*at, size);
        let link = from.is_some_and(|from| canvas::segment_meets_rect(card, from, place));
        let from = pill.is_some_and(|pill| card.intersects(pill));
        4 * u8::from(card.intersects(spot)) + 2 * u8::from(link) + u8::from(from)
    };
    let least = sides.map(|at| room.clamp(at)).min_by_key(covered);
    least.unwrap_or(place)
}

/// What the place means; the category too, unless it stands below to be picked.
fn place_words(
    lens: Lens,
    naming: &Naming,
    asks_category: bool,
    header: Option<&Header>,
) -> String {
    let means = match lens {
        // The category is said already.
        Lens::Rings => rings::ring_name(rings::level_at(naming.at)).to_owned(),
        lens => lens::words(lens, naming.at, header),
    };
    if asks_category {
        return means;
    }
    format!("{} · {means}", naming.category.label())
}

/// The six categories, one of them picked.
fn categories(ui: &mut Ui, typing: bool, picked: &mut Category) {
    const WITH: &str = "Category, Ctrl+1 to 6";
    ui.add(egui::Label::new(tokens::caption(WITH)).selectable(false));
    let mut on_mark = false;
    egui::Grid::new("categories of the new partner")
        .num_columns(2)
        .min_row_height(28.0)
        .spacing([space::XS, space::XS])
        .show(ui, |ui| {
            for (at, category) in Category::ALL.iter().enumerate() {
                let mark = choice(ui, *category, *picked == *category);
                on_mark |= mark.has_focus();
                if mark.clicked() {
                    *picked = *category;
                }
                if at % 2 == 1 {
                    ui.end_row();
                }
            }
        });
    for (digit, category) in DIGITS.into_iter().zip(Category::ALL) {
        // A name may begin with a figure, so plain ones belong to the field while one types.
        let plain = on_mark && !typing;
        let hit = ui.input_mut(|i| {
            i.consume_key(Modifiers::COMMAND, digit)
                || (plain && i.consume_key(Modifiers::NONE, digit))
        });
        if hit {
            *picked = *category;
        }
    }
}

/// One category to pick: its mark and its name.
fn choice(ui: &mut Ui, category: Category, picked: bool) -> Response {
    let p = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(152.0, 28.0), Sense::click());
    let name = format!("Category: {}", category.label());
    response
        .widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), picked, &name));
    let (ground, border) = match (picked, response.hovered()) {
        (true, _) => (p.accent_soft, p.accent),
        (false, true) => (p.hover, p.line),
        (false, false) => (p.surface, p.line),
    };
    let border = if response.has_focus() {
        Stroke::new(2.0, p.focus)
    } else {
        Stroke::new(1.0, border)
    };
    ui.painter()
        .rect(rect, 6.0, ground, border, egui::StrokeKind::Inside);
    let middle = pos2(rect.left() + 14.0, rect.center().y);
    widgets::paint_category_mark(ui.painter(), category, middle, 6.0, p.category(category));
    let ink = if picked { p.accent } else { p.ink };
    let words = ui.painter().layout_no_wrap(
        category.label().to_owned(),
        egui::FontId::proportional(tokens::SMALL_SIZE),
        ink,
    );
    let at = pos2(rect.left() + 27.0, middle.y - words.size().y * 0.5);
    ui.painter().galley(at, words, ink);
    response
}

/// How the new partner is linked with the one that the link was drawn from.
fn kinds(ui: &mut Ui, ctx: &Ctx<'_>, from: Id<Partner>, picked: &mut LinkKind) {
    let from = ctx.plan.get(from).map(act::called).unwrap_or_default();
    let title = tokens::caption(format!("Link with {from}"));
    ui.add(egui::Label::new(title).selectable(false).truncate());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
        for kind in LinkKind::ALL {
            if widgets::chip(ui, kind.label(), *kind == *picked).clicked() {
                *picked = *kind;
            }
        }
    });
}
