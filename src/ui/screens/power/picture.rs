//! The picture of power and interest: four quarters with every rated partner in its place, and the same in words.
//! Must not know how a rating is entered.

use egui::{
    Align2, FontId, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::{
    insight::power::{Quarter, Standing, standings},
    model::{Category, Id, Key, Partner},
    ui::{
        Ctx, Jump,
        screens::names,
        tokens::{self, Palette, SMALL_SIZE, space},
        widgets,
    },
};

/// The picture is square, and no larger than this.
const WIDEST: f32 = 440.0;
/// Room around it for the words on its axes.
const AXIS: f32 = 26.0;
/// Radius of a partner's mark.
const MARK: f32 = 7.0;
/// How near the pointer must be to a mark.
const NEAR: f32 = 12.0;
/// Names in one line of the text twin; more are told as a number until asked for.
const NAMES: usize = 12;

/// View state.
#[derive(Default)]
pub(super) struct View {
    seen: Option<Seen>,
    /// The quarter whose names are all shown.
    open: Option<Quarter>,
}

/// What the plan says, looked up once per revision.
struct Seen {
    revision: u64,
    /// Partners without both ratings.
    unrated: usize,
    /// What the group calls the quarters, in the order of [`Quarter::ALL`].
    called: [String; 4],
    marks: Vec<Mark>,
}

struct Mark {
    partner: Id<Partner>,
    quarter: Quarter,
    /// From the lower left corner, 0 to 1.
    at: [f32; 2],
    category: Category,
    name: String,
    short: String,
}

impl Seen {
    fn of(ctx: &Ctx<'_>) -> Self {
        let standings = standings(ctx.plan);
        let mark = |standing: &Standing| {
            let partner = ctx.plan.get(standing.partner)?;
            let short = if partner.short.trim().is_empty() {
                names::partner(partner)
            } else {
                partner.short.trim()
            };
            Some(Mark {
                partner: partner.id,
                quarter: standing.quarter(),
                at: [
                    (standing.interest / 100.0) as f32,
                    (standing.influence / 100.0) as f32,
                ],
                category: partner.category,
                name: names::brief(names::partner(partner)).into_owned(),
                short: names::brief(short).into_owned(),
            })
        };
        let marks = standings.rated.iter().filter_map(mark).collect();
        Self {
            revision: ctx.revision,
            unrated: standings.unrated,
            called: Quarter::ALL
                .map(|quarter| names::brief(quarter.name(ctx.header())).into_owned()),
            marks,
        }
    }

    /// What the group calls a quarter.
    fn called(&self, quarter: Quarter) -> &str {
        let all = Quarter::ALL.into_iter().zip(&self.called);
        let mut found = all.filter(|(one, _)| *one == quarter);
        found.next().map_or(quarter.label(), |(_, name)| name)
    }
}

/// Draws picture and words; a click on a partner leads to its row.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, jump: &mut Jump) {
    let seen = match view.seen.take() {
        Some(seen) if seen.revision == ctx.revision => seen,
        _ => Seen::of(ctx),
    };
    if seen.marks.is_empty() {
        let told = format!(
            "{}. The picture begins with the first partner that has both ratings: give them in the table below",
            rated(&seen)
        );
        super::super::readable(ui, |ui| {
            ui.add(egui::Label::new(tokens::muted(told)).wrap());
        });
        view.seen = Some(seen);
        return;
    }
    let room = ui.available_width();
    let side = WIDEST.min(room);
    let beside = room - side - space::XL >= 320.0;
    if beside {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XL;
            picture(ui, &seen, side, jump);
            ui.vertical(|ui| words(ui, &seen, &mut view.open));
        });
    } else {
        picture(ui, &seen, side, jump);
        ui.add_space(space::S);
        words(ui, &seen, &mut view.open);
    }
    view.seen = Some(seen);
}

fn picture(ui: &mut Ui, seen: &Seen, side: f32, jump: &mut Jump) {
    let (whole, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    let rated = names::plural(seen.marks.len(), "partner", "partners");
    let name = format!("Picture of power and interest, {rated}; the same in words follows");
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), &name));
    let field = Rect::from_min_max(whole.min + vec2(AXIS, 0.0), whole.max - vec2(0.0, AXIS));
    ground(ui, whole, field);
    let place = |mark: &Mark| {
        let inner = field.shrink(MARK + 2.0);
        pos2(
            inner.left() + inner.width() * mark.at[0],
            inner.bottom() - inner.height() * mark.at[1],
        )
    };
    let p = Palette::of(ui);
    for mark in seen.marks.iter().rev() {
        let color = p.category(mark.category);
        widgets::paint_category_mark(ui.painter(), mark.category, place(mark), MARK, color);
    }
    let corners = quarters(ui, seen, field);
    captions(ui, seen, field, corners, place);
    let near = response.hover_pos().and_then(|pointer| {
        let by_distance = |mark: &&Mark| place(mark).distance(pointer);
        seen.marks
            .iter()
            .filter(|mark| by_distance(mark) <= NEAR)
            .min_by(|a, b| by_distance(a).total_cmp(&by_distance(b)))
    });
    if let Some(mark) = near {
        let stroke = Stroke::new(2.0, p.focus);
        ui.painter().circle_stroke(place(mark), MARK + 3.0, stroke);
        let told = format!(
            "{}: influence {:.0}, interest {:.0}",
            mark.name,
            mark.at[1] * 100.0,
            mark.at[0] * 100.0
        );
        let clicked = response.clicked();
        tip(response, told);
        if clicked {
            jump.record = Some(Key::of(mark.partner));
        }
    }
}

fn tip(response: Response, words: String) {
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .on_hover_text_at_pointer(words);
}

/// The four quarters with their names, and the axes.
fn ground(ui: &Ui, whole: Rect, field: Rect) {
    let p = Palette::of(ui);
    let painter = ui.painter();
    let radius = f32::from(tokens::CARD_RADIUS);
    painter.rect(
        field,
        radius,
        p.surface,
        Stroke::new(1.0, p.line),
        StrokeKind::Inside,
    );
    let middle = field.center();
    let line = Stroke::new(1.0, p.line);
    painter.hline(field.x_range(), middle.y, line);
    painter.vline(middle.x, field.y_range(), line);
    let font = FontId::proportional(SMALL_SIZE);
    let low = pos2(field.left(), whole.bottom());
    painter.text(low, Align2::LEFT_BOTTOM, "0", font.clone(), p.muted);
    painter.text(
        pos2(middle.x, whole.bottom()),
        Align2::CENTER_BOTTOM,
        "Interest",
        font.clone(),
        p.ink,
    );
    painter.text(
        whole.right_bottom(),
        Align2::RIGHT_BOTTOM,
        "100",
        font.clone(),
        p.muted,
    );
    let words = painter.layout_no_wrap("Influence".to_owned(), font, p.ink);
    let turned = egui::epaint::TextShape::new(
        pos2(whole.left(), middle.y + words.size().x / 2.0),
        words,
        p.ink,
    );
    painter.add(turned.with_angle(-std::f32::consts::FRAC_PI_2));
}

/// The names of the quarters, readable over any number of marks; gives their places.
fn quarters(ui: &Ui, seen: &Seen, field: Rect) -> Vec<Rect> {
    let p = Palette::of(ui);
    let painter = ui.painter();
    let font = FontId::new(SMALL_SIZE, tokens::medium());
    let most = field.width() * 0.5 - 20.0;
    let draw = |quarter| {
        let (corner, align) = corner(field, quarter);
        let inward = field.center() - corner;
        let at = corner + vec2(inward.x.signum() * 10.0, inward.y.signum() * 8.0);
        let name = crate::mapping::label::cut(seen.called(quarter), SMALL_SIZE, most);
        let words = painter.layout_no_wrap(name, font.clone(), p.muted);
        let rect = align.anchor_size(at, words.size()).expand(3.0);
        painter.rect_filled(rect, 4.0, p.surface.gamma_multiply(0.85));
        painter.galley(rect.shrink(3.0).min, words, p.muted);
        rect
    };
    Quarter::ALL.into_iter().map(draw).collect()
}

/// The outer corner of a quarter, and how words stand in it.
fn corner(field: Rect, quarter: Quarter) -> (Pos2, Align2) {
    match quarter {
        Quarter::WorkClosely => (field.right_top(), Align2::RIGHT_TOP),
        Quarter::KeepSatisfied => (field.left_top(), Align2::LEFT_TOP),
        Quarter::KeepInformed => (field.right_bottom(), Align2::RIGHT_BOTTOM),
        Quarter::Watch => (field.left_bottom(), Align2::LEFT_BOTTOM),
    }
}

/// Names beside their marks where they cover nothing, the most influence first.
fn captions(ui: &Ui, seen: &Seen, field: Rect, corners: Vec<Rect>, place: impl Fn(&Mark) -> Pos2) {
    /// More names than this can't be told apart anyway; they are in the words.
    const MOST: usize = 40;
    let p = Palette::of(ui);
    let font = FontId::proportional(SMALL_SIZE);
    let box_of = |mark: &Mark| Rect::from_center_size(place(mark), egui::Vec2::splat(2.0 * MARK));
    let mut taken = corners;
    let mut found = Vec::new();
    taken.extend(seen.marks.iter().map(box_of));
    for mark in seen.marks.iter().take(MOST) {
        let words = ui
            .painter()
            .layout_no_wrap(mark.short.clone(), font.clone(), p.ink);
        let at = place(mark);
        let beside = MARK + 4.0;
        let size = words.size();
        let places = [
            pos2(at.x + beside, at.y - size.y / 2.0),
            pos2(at.x - beside - size.x, at.y - size.y / 2.0),
            pos2(at.x - size.x / 2.0, at.y - beside - size.y),
            pos2(at.x - size.x / 2.0, at.y + beside),
            // Aslant, where marks crowd.
            pos2(at.x + MARK, at.y - MARK - size.y),
            pos2(at.x + MARK, at.y + MARK),
            pos2(at.x - MARK - size.x, at.y - MARK - size.y),
            pos2(at.x - MARK - size.x, at.y + MARK),
        ];
        // Else away from the mark, with a line that leads there.
        let [left, right] = [field.left() + 6.0, field.right() - 6.0 - size.x];
        let away = (2..=7).flat_map(|rows: i16| {
            let down = f32::from(rows) * size.y;
            let xs = [at.x - size.x / 2.0, at.x - size.x, at.x];
            let xs = xs.map(|x| x.min(right).max(left));
            let ys = [at.y + down - size.y, at.y - down];
            xs.into_iter().flat_map(move |x| ys.map(|y| pos2(x, y)))
        });
        let free = places
            .into_iter()
            .chain(away)
            .map(|min| Rect::from_min_size(min, size))
            .find(|rect| {
                field.shrink(4.0).contains_rect(*rect) && !taken.iter().any(|t| t.intersects(*rect))
            });
        if let Some(rect) = free {
            taken.push(rect);
            found.push((at, rect, words));
        }
    }
    let line = Stroke::new(1.0, p.line_strong);
    for (at, rect, _) in &found {
        let end = rect.clamp(*at);
        if end.distance(*at) > MARK + 8.0 {
            let begin = *at + (end - *at).normalized() * MARK;
            ui.painter().line_segment([begin, end], line);
        }
    }
    for (_, rect, words) in found {
        // Lines pass below names.
        ui.painter()
            .rect_filled(rect, 3.0, p.surface.gamma_multiply(0.8));
        ui.painter().galley(rect.min, words, p.ink);
    }
}

/// The same in words, quarter by quarter.
fn words(ui: &mut Ui, seen: &Seen, open: &mut Option<Quarter>) {
    ui.spacing_mut().item_spacing.y = space::XS;
    for quarter in Quarter::ALL {
        let inside: Vec<&str> = seen
            .marks
            .iter()
            .filter(|mark| mark.quarter == quarter)
            .map(|mark| mark.short.as_str())
            .collect();
        let title = format!("{}: {}", seen.called(quarter), inside.len());
        ui.label(tokens::strong(title));
        ui.label(tokens::small(quarter.meaning()));
        let all = *open == Some(quarter);
        let most = if all { inside.len() } else { NAMES };
        if inside.is_empty() {
            ui.label(tokens::muted("Nobody"));
        } else {
            let told = crate::insight::text::some_names(&inside, most);
            ui.add(egui::Label::new(tokens::body(told)).wrap());
        }
        if inside.len() > NAMES {
            let words = if all { "Show fewer" } else { "Show all" };
            let button = widgets::link_button(ui, words);
            let name = format!("{words}: {}", seen.called(quarter));
            if button.accessible_name(name).clicked() {
                *open = (!all).then_some(quarter);
            }
        }
        ui.add_space(space::S);
    }
    let told = format!(
        "{}. A rating from 50 up counts as much, below 50 as little; exactly 50 is much. Ended partnerships are left out",
        rated(seen)
    );
    ui.add(egui::Label::new(tokens::small(told)).wrap());
}

/// “22 partners rated, 3 without both ratings”.
fn rated(seen: &Seen) -> String {
    let rated = names::plural(seen.marks.len(), "partner", "partners");
    match seen.unrated {
        0 => format!("{rated} rated"),
        missing => format!("{rated} rated, {missing} without both ratings"),
    }
}
