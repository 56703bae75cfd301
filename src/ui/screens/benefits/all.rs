//! All partners: for how many each benefit is a major one, and the ratings side by side.
//! Must not know how a rating is entered.

use std::fmt::Write as _;

use egui::{Align, Label, Layout, Rect, Sense, Ui, pos2, vec2};

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
        for (benefit, item) in figures.all.iter().zip(asked) {
            line(ui, benefit, item, figures.partners);
        }
    });
    widgets::section(ui, "Partner by partner", "", |ui| {
        let partners = items::partners(ctx);
        Matrix::new("Benefits by partner", asked, &partners).show(ui, ctx, items, out, jump);
    });
}

/// “Their resources ▇▇▇▅▂ major for 5, clear for 2; 3 not rated”.
fn line(ui: &mut Ui, benefit: &Benefit, item: &Item, partners: usize) {
    const NAME: f32 = 190.0;
    let bar = (ui.available_width() * 0.3).clamp(80.0, 320.0);
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
        let words = Label::new(tokens::small(told(benefit, item, partners))).selectable(false);
        ui.add(words.truncate());
    });
}

/// The ratings as a bar, major first; what is not rated stays empty.
fn paint(ui: &Ui, rect: Rect, benefit: &Benefit, partners: usize) {
    let p = Palette::of(ui);
    let painter = ui.painter();
    painter.rect_filled(rect, 3.0, p.line.gamma_multiply(0.6));
    if partners == 0 {
        return;
    }
    let part = rect.width() / partners as f32;
    let mut left = rect.left();
    for (step, count) in benefit.counts.iter().enumerate().rev() {
        let color = match step {
            3 => p.accent,
            2 => p.accent.gamma_multiply(0.62),
            1 => p.accent.gamma_multiply(0.34),
            _ => p.line_strong,
        };
        let right = left + part * *count as f32;
        let piece = Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
        if *count > 0 {
            painter.rect_filled(piece, 3.0, color);
        }
        left = right;
    }
}

/// “Major for 5, clear for 2; 3 not rated”.
fn told(benefit: &Benefit, item: &Item, partners: usize) -> String {
    let rated = benefit.rated();
    if rated == 0 {
        return "– Not rated for any partner yet".to_owned();
    }
    let mut words = format!("Major for {}", benefit.major());
    for (step, count) in benefit.counts.iter().enumerate().rev().skip(1) {
        if *count > 0 {
            let label = item.choices.get(step).map_or("", |c| c.label.as_str());
            let label = label.split(' ').next().unwrap_or_default().to_lowercase();
            let _ = write!(words, ", {label} for {count}");
        }
    }
    let open = partners - rated.min(partners);
    if open > 0 {
        let _ = write!(words, "; {open} not rated");
    }
    words
}
