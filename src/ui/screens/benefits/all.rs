//! All partners: for how many each benefit is a major one, and the ratings side by side.
//! Must not know how a rating is entered.

use std::fmt::Write as _;

use egui::{Align, Color32, Label, Layout, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::{
    guidance::Item,
    insight::benefits::{Benefit, Benefits},
    ui::{
        Ctx, Jump, Out,
        screens::{
            items::{self, Items, Matrix},
            names::plural,
        },
        tokens::{self, Palette, space},
        widgets,
    },
};

/// Draws the page.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    items: &mut Items,
    out: &mut Out<'_>,
    asked: &[&'static Item],
    figures: &Benefits,
    jump: &mut Jump,
) {
    counts(ui, asked, figures);
    widgets::section(ui, "Partner by partner", "", |ui| {
        let partners = items::partners(ctx);
        Matrix::new("Benefits by partner", asked, &partners).show(ui, ctx, items, out, jump);
    });
}

/// For how many partners each benefit is a major one; in two columns where there is room.
pub(super) fn counts(ui: &mut Ui, asked: &[&'static Item], figures: &Benefits) {
    const TWO_COLUMNS: f32 = 900.0;
    widgets::section(ui, "For how many it is a major benefit", "", |ui| {
        let words = format!(
            "Counted over {}, each rating as one",
            plural(figures.partners, "partner", "partners")
        );
        widgets::figure(
            ui,
            &words,
            "Ended partnerships are left out. A partner without a rating is told as not rated and counts neither way. The ratings are not added up",
        );
        legend(ui, asked);
        let lines: Vec<_> = figures.all.iter().zip(asked).collect();
        let draw = |ui: &mut Ui, lines: &[(&Benefit, &&'static Item)]| {
            ui.spacing_mut().item_spacing.y = space::XS;
            for (benefit, item) in lines {
                line(ui, benefit, item, figures.partners);
            }
        };
        if ui.available_width() < TWO_COLUMNS {
            draw(ui, &lines);
            return;
        }
        let (left, right) = lines.split_at(lines.len().div_ceil(2));
        ui.columns_const(|[one, two]| {
            for (ui, lines) in [(one, left), (two, right)] {
                ui.with_layout(Layout::top_down(Align::Min), |ui| draw(ui, lines));
            }
        });
    });
}

/// What the parts of the bars mean, highest first.
fn legend(ui: &mut Ui, asked: &[&'static Item]) {
    let Some(item) = asked.first() else { return };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let p = Palette::of(ui);
        let steps = item.choices.iter().enumerate().rev();
        let steps = steps.map(|(step, choice)| (color(p, step), choice.label.as_str()));
        for (color, words) in steps.chain([(unrated(p), "Not rated")]) {
            let (square, _) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
            ui.painter().rect_filled(square, 3.0, color);
            ui.add(Label::new(tokens::small(words).color(p.muted)).selectable(false));
            ui.add_space(space::S);
        }
    });
}

/// The color of a step of the scale in the bars.
fn color(p: &Palette, step: usize) -> Color32 {
    match step {
        3 => p.accent,
        2 => p.accent.gamma_multiply(0.62),
        1 => p.accent.gamma_multiply(0.34),
        _ => p.line_strong,
    }
}

/// The ground of the bars: what is left when all ratings are drawn.
fn unrated(p: &Palette) -> Color32 {
    p.line.gamma_multiply(0.6)
}

/// Room for the count of each rating in words; with less, only those who rate it major are told beside the bar.
const ROOM_FOR_ALL: f32 = 330.0;

/// “Their resources ▇▇▇▅▂ major for 5, clear for 2; 3 not rated”.
fn line(ui: &mut Ui, benefit: &Benefit, item: &Item, partners: usize) {
    const NAME: f32 = 184.0;
    let bar = (ui.available_width() * 0.25).clamp(60.0, 320.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        ui.set_min_height(26.0);
        ui.allocate_ui_with_layout(
            vec2(NAME, 24.0),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.set_min_width(NAME);
                let name = Label::new(tokens::body(&item.short))
                    .selectable(false)
                    .truncate();
                ui.add(name).on_hover_text(&item.wording);
            },
        );
        let (rect, _) = ui.allocate_exact_size(vec2(bar, 12.0), Sense::hover());
        paint(ui, rect, benefit, partners);
        let all = told(benefit, item, partners);
        let rated = benefit.rated();
        let shown = match rated {
            0 => "–".to_owned(),
            _ if ui.available_width() > ROOM_FOR_ALL => all.clone(),
            _ => format!("Major for {} of {rated}", benefit.major()),
        };
        let words = Label::new(tokens::small(shown))
            .selectable(false)
            .truncate();
        let words = ui.add(words);
        let spoken = format!("{}: {all}", item.short);
        words.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
        words.on_hover_text(&all);
    });
}

/// The ratings as a bar, major first; what is not rated stays empty.
fn paint(ui: &Ui, rect: Rect, benefit: &Benefit, partners: usize) {
    let p = Palette::of(ui);
    let painter = ui.painter();
    painter.rect_filled(rect, 3.0, unrated(p));
    if partners == 0 {
        return;
    }
    let part = rect.width() / partners as f32;
    let mut left = rect.left();
    for (step, count) in benefit.counts.iter().enumerate().rev() {
        let right = left + part * *count as f32;
        let piece = Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
        if *count > 0 {
            painter.rect_filled(piece, 3.0, color(p, step));
        }
        left = right;
    }
}

/// “Major for 5, clear for 2; 3 not rated”.
fn told(benefit: &Benefit, item: &Item, partners: usize) -> String {
    let rated = benefit.rated();
    if rated == 0 {
        return "Not rated for any partner yet".to_owned();
    }
    let mut words = format!("Major for {}", benefit.major());
    for (step, count) in benefit.counts.iter().enumerate().rev().skip(1) {
        if *count > 0 {
            let label = item.choices.get(step).map_or("", |c| c.label.as_str());
            let label = match step {
                0 => "none".to_owned(),
                _ => label.split(' ').next().unwrap_or_default().to_lowercase(),
            };
            let _ = write!(words, ", {label} for {count}");
        }
    }
    let open = partners - rated.min(partners);
    if open > 0 {
        let _ = write!(words, "; {open} not rated");
    }
    words
}
