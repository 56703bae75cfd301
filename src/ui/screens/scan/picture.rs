//! The factors as bars from a middle line: barriers to the left, opportunities to the right, as long as strong.
//!
//! The words of a factor stand on the other side of the line from its bar, so that no two ever meet. Each bar
//! is a button with all its numbers in its name; the same numbers are a table at the press of a button.
//! Must not know how a factor is edited.

use egui::{
    Align2, FontId, Rect, Role, Sense, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui, WidgetInfo,
    WidgetText, pos2, vec2,
};

use super::{LIKELIHOOD, STRENGTH, open_row};
use crate::{
    model::{Id, ScanFactor, ScanKind, ScanSide, Word},
    ui::{
        Ctx, Jump,
        tokens::{self, Palette, SMALL_SIZE, space},
        widgets::{
            self,
            table::{Column, Sort, Table},
        },
    },
};

/// Height of a bar with its room.
const ROW: f32 = 34.0;
/// Length of a step of strength, where there is room.
const STEP: f32 = 44.0;

/// View state.
#[derive(Default)]
pub(super) struct View {
    as_table: usize,
    sort: Sort,
    /// The factors from strong to weak, side by side; kept until the plan changes.
    order: Option<(u64, Vec<Id<ScanFactor>>)>,
}

impl View {
    /// Outside first, then strong before weak, barriers before opportunities of the same strength.
    fn order(&mut self, ctx: &Ctx<'_>) -> &[Id<ScanFactor>] {
        if self
            .order
            .as_ref()
            .is_none_or(|(of, _)| *of != ctx.revision)
        {
            let mut factors: Vec<_> = ctx.plan.scan_factors.iter().collect();
            factors.sort_by_key(|f| {
                let inside = f.side == ScanSide::Internal;
                let weak = -f.strength.unwrap_or(0);
                (inside, weak, f.kind == ScanKind::Opportunity, f.id)
            });
            let order = factors.into_iter().map(|f| f.id).collect();
            self.order = Some((ctx.revision, order));
        }
        self.order.as_ref().map_or(&[], |(_, order)| order)
    }
}

/// Draws the picture, or its numbers.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, jump: &mut Jump) {
    ui.horizontal_wrapped(|ui| {
        widgets::segments(
            ui,
            "Show factors",
            &["Picture", "Table"],
            &mut view.as_table,
        );
        sums(ui, ctx);
    });
    ui.add_space(space::S);
    let factors: Vec<&ScanFactor> = view
        .order(ctx)
        .iter()
        .filter_map(|id| ctx.plan.get(*id))
        .collect();
    if view.as_table == 1 {
        numbers(ui, &mut view.sort, &factors, jump);
        return;
    }
    for side in [ScanSide::External, ScanSide::Internal] {
        let of_side: Vec<&ScanFactor> =
            factors.iter().copied().filter(|f| f.side == side).collect();
        if !of_side.is_empty() {
            bars(ui, side, &of_side, jump);
        }
    }
}

/// “8 opportunities, 6 barriers; 2 not rated”.
fn sums(ui: &mut Ui, ctx: &Ctx<'_>) {
    let count = |fits: fn(&&ScanFactor) -> bool| ctx.plan.scan_factors.iter().filter(fits).count();
    let good = count(|f| f.kind == ScanKind::Opportunity);
    let bad = count(|f| f.kind == ScanKind::Barrier);
    let unrated = count(|f| f.strength.is_none());
    let mut words = format!(
        "{}, {}",
        crate::ui::screens::names::plural(good, "opportunity", "opportunities"),
        crate::ui::screens::names::plural(bad, "barrier", "barriers")
    );
    if unrated > 0 {
        words = format!("{words}; {unrated} without a strength");
    }
    let meaning = "Counted from the table above. Strength and likelihood are the group's own ratings from 1 to 5; they are not multiplied with each other.";
    widgets::figure(ui, &words, meaning);
}

const fn place(side: ScanSide) -> &'static str {
    match side {
        ScanSide::External => "Outside our agency",
        ScanSide::Internal => "Inside our agency",
    }
}

fn name(factor: &ScanFactor) -> &str {
    match factor.factor.trim() {
        "" => "Factor without a name",
        name => name,
    }
}

fn step(value: Option<i64>, steps: &[&str]) -> String {
    let words = value.and_then(|v| steps.get(usize::try_from(v.checked_sub(1)?).ok()?));
    match (value, words) {
        (Some(value), Some(words)) => format!("{value} {}", words.to_lowercase()),
        _ => "–".to_owned(),
    }
}

/// All numbers of a bar in words.
fn spoken(factor: &ScanFactor) -> String {
    let category = factor.category.map_or("no category", Word::label);
    format!(
        "{}: {}, {}, strength {}, likelihood {}, {category}",
        name(factor),
        factor.kind.label().to_lowercase(),
        place(factor.side).to_lowercase(),
        step(factor.strength, STRENGTH),
        step(factor.likelihood, LIKELIHOOD),
    )
}

fn bars(ui: &mut Ui, side: ScanSide, factors: &[&ScanFactor], jump: &mut Jump) {
    ui.push_id(side.word(), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(space::S);
        let width = ui.available_width();
        let step = STEP.min(width / 2.0 / 6.5);
        head(ui, side, width);
        let size = vec2(width, ROW * factors.len() as f32);
        let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
        let middle = whole.center().x;
        let p = Palette::of(ui);
        ui.painter()
            .vline(middle, whole.y_range(), Stroke::new(1.0, p.line_strong));
        let clip = ui.clip_rect();
        for (at, factor) in factors.iter().enumerate() {
            let top = whole.top() + ROW * at as f32;
            let row = Rect::from_min_size(pos2(whole.left(), top), vec2(width, ROW));
            // The keyboard and screen readers reach every bar; only those in sight are painted.
            let near = clip.expand(ROW).intersects(row);
            let id = ui.scope_id().with(factor.id.raw());
            let response = ui.interact(row, id, Sense::click());
            response
                .widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), spoken(factor)));
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
            if near {
                paint(ui, factor, row, step, &response);
            }
            if response.clicked() {
                open_row(jump, factor.id);
            }
        }
    });
}

/// The name of the side, and what left and right mean.
fn head(ui: &mut Ui, side: ScanSide, width: f32) {
    let p = Palette::of(ui);
    ui.label(tokens::strong(place(side)));
    let (rect, _) = ui.allocate_exact_size(vec2(width, 22.0), Sense::hover());
    let font = FontId::proportional(SMALL_SIZE);
    let middle = rect.center();
    let painter = ui.painter();
    let left = pos2(middle.x - space::S, middle.y);
    painter.text(
        left,
        Align2::RIGHT_CENTER,
        "← Barriers",
        font.clone(),
        p.muted,
    );
    let right = pos2(middle.x + space::S, middle.y);
    painter.text(right, Align2::LEFT_CENTER, "Opportunities →", font, p.muted);
}

fn paint(ui: &Ui, factor: &ScanFactor, row: Rect, step: f32, response: &egui::Response) {
    let p = Palette::of(ui);
    let painter = ui.painter();
    let middle = row.center();
    if response.hovered() {
        painter.rect_filled(row, 6.0, p.hover);
        painter.vline(middle.x, row.y_range(), Stroke::new(1.0, p.line_strong));
    }
    let opportunity = factor.kind == ScanKind::Opportunity;
    let toward = if opportunity { 1.0 } else { -1.0 };
    let (ink, ground) = if opportunity {
        (p.accent, p.accent_soft)
    } else {
        (p.warning, p.warning_soft)
    };
    let strength = factor.strength.unwrap_or(0).clamp(0, 5) as f32;
    let end = middle.x + toward * step * strength;
    let bar = Rect::from_two_pos(pos2(middle.x, middle.y - 9.0), pos2(end, middle.y + 9.0));
    if factor.strength.is_some() {
        painter.rect(bar, 3.0, ground, Stroke::new(1.5, ink), StrokeKind::Inside);
        // Filled as far as it is likely.
        if let Some(likely) = factor.likelihood {
            let likely = likely.clamp(0, 5) as f32 / 5.0;
            let until = middle.x + (end - middle.x) * likely;
            let sure =
                Rect::from_two_pos(pos2(middle.x, middle.y + 4.0), pos2(until, middle.y + 9.0));
            painter.rect_filled(sure, 2.0, ink);
        }
    } else {
        let dot = pos2(middle.x + toward * 8.0, middle.y);
        painter.circle_stroke(dot, 4.0, Stroke::new(1.5, ink));
    }
    let figure = factor
        .strength
        .map_or_else(|| "–".to_owned(), |strength| strength.to_string());
    let font = FontId::new(SMALL_SIZE, tokens::semibold());
    let (at, align) = if opportunity {
        (pos2(end + space::S, middle.y), Align2::LEFT_CENTER)
    } else {
        (pos2(end - space::S, middle.y), Align2::RIGHT_CENTER)
    };
    let at = if factor.strength.is_none() {
        at + vec2(toward * 12.0, 0.0)
    } else {
        at
    };
    painter.text(at, align, figure, font, ink);
    words(ui, factor, row, opportunity);
    if response.has_focus() {
        painter.rect_stroke(
            row.shrink(1.0),
            6.0,
            Stroke::new(2.0, p.focus),
            StrokeKind::Inside,
        );
    }
}

/// What the factor is, and its category in words, on the empty side of the line.
fn words(ui: &Ui, factor: &ScanFactor, row: Rect, opportunity: bool) {
    let p = Palette::of(ui);
    let room = row.width() / 2.0 - space::L;
    let category = factor.category.map_or("", Word::label);
    let small = WidgetText::from(tokens::small(category).color(p.muted)).into_galley(
        ui,
        Some(TextWrapMode::Truncate),
        room * 0.4,
        TextStyle::Small,
    );
    let gap = if category.is_empty() { 0.0 } else { space::S };
    let name = WidgetText::from(tokens::body(name(factor)).color(p.ink)).into_galley(
        ui,
        Some(TextWrapMode::Truncate),
        room - small.size().x - gap,
        TextStyle::Body,
    );
    let middle = row.center();
    let width = name.size().x + gap + small.size().x;
    let left = if opportunity {
        middle.x - space::S - width
    } else {
        middle.x + space::S
    };
    let after = left + name.size().x + gap;
    let name_at = pos2(left, middle.y - name.size().y / 2.0);
    let small_at = pos2(after, middle.y - small.size().y / 2.0);
    ui.painter().galley(name_at, name, p.ink);
    ui.painter().galley(small_at, small, p.muted);
}

/// The same numbers as a table.
fn numbers(ui: &mut Ui, sort: &mut Sort, factors: &[&ScanFactor], jump: &mut Jump) {
    let columns = [
        Column::rest("Factor"),
        Column::exact("Helps or hinders", 130.0),
        Column::exact("Where", 90.0),
        Column::exact("Strength", 130.0),
        Column::exact("Likelihood", 150.0),
        Column::exact("Category", 190.0),
    ];
    let mut rows: Vec<&ScanFactor> = factors.to_vec();
    match sort.column {
        1 => rows.sort_by_key(|f| f.kind.label()),
        2 => rows.sort_by_key(|f| f.side.label()),
        3 => rows.sort_by_key(|f| f.strength),
        4 => rows.sort_by_key(|f| f.likelihood),
        5 => rows.sort_by_key(|f| f.category.map_or("", Word::label)),
        _ => rows.sort_by_key(|f| name(f).to_lowercase()),
    }
    if sort.descending {
        rows.reverse();
    }
    let height = (44.0 + 40.0 * rows.len() as f32).min(440.0);
    let happened = ui
        .allocate_ui(vec2(ui.available_width(), height), |ui| {
            ui.set_min_height(height);
            ui.set_max_height(height);
            Table::new("Numbers of the picture", &columns, rows.len()).show(
                ui,
                None,
                sort,
                |_| false,
                |at| rows.get(at).map_or_else(String::new, |f| spoken(f)),
                |ui, at, column| {
                    let Some(factor) = rows.get(at) else { return };
                    let words = match column {
                        0 => name(factor).to_owned(),
                        1 => factor.kind.label().to_owned(),
                        2 => factor.side.label().to_owned(),
                        3 => step(factor.strength, STRENGTH),
                        4 => step(factor.likelihood, LIKELIHOOD),
                        _ => factor.category.map_or("–", Word::label).to_owned(),
                    };
                    ui.add(egui::Label::new(tokens::body(words)).truncate());
                },
            )
        })
        .inner;
    let opened = happened.opened.or(happened.moved_to);
    if let Some(factor) = opened.and_then(|at| rows.get(at)) {
        open_row(jump, factor.id);
    }
}
