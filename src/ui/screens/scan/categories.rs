//! The ten places to look for factors, each with what to ask there and a way to note what was found.
//! Must not know the table of factors.

use egui::Ui;

use super::open_row;
use crate::{
    edit::ops,
    guidance::Item,
    insight::Subject,
    model::{ScanCategory, ScanFactor},
    ui::{
        Ctx, Jump, Out,
        screens::{
            items::{self, Items},
            names,
        },
        tokens::{self, space},
        widgets,
    },
};

/// Two columns need this much.
const ROOM_FOR_TWO: f32 = 760.0;

/// Draws the places.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    items: &mut Items,
    out: &mut Out<'_>,
    jump: &mut Jump,
) {
    let places: Vec<_> = ctx.guidance.items_under("scan.category").collect();
    if ui.available_width() < ROOM_FOR_TWO {
        for item in places {
            place(ui, ctx, items, out, jump, item);
        }
        return;
    }
    let half = places.len().div_ceil(2);
    ui.columns_const(|[left, right]| {
        for (at, item) in places.into_iter().enumerate() {
            let ui = if at < half { &mut *left } else { &mut *right };
            place(ui, ctx, items, out, jump, item);
        }
    });
}

fn place(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    items: &mut Items,
    out: &mut Out<'_>,
    jump: &mut Jump,
    item: &Item,
) {
    let Some(category) = ScanCategory::ALL
        .iter()
        .copied()
        .find(|c| item.id.rsplit('.').next() == Some(c.word()))
    else {
        return;
    };
    let here = jump.takes_item(&item.id);
    ui.push_id(&item.id, |ui| {
        ui.set_max_width(ui.available_width().min(tokens::PAGE_WIDTH));
        items::item(ui, ctx, items, out, item, Subject::PLAN, here);
        let factors = ctx.plan.scan_factors.iter();
        let found = factors.filter(|f| f.category == Some(category)).count();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            ui.add_enabled_ui(!ctx.read_only, |ui| {
                let add = widgets::link_button(ui, "Add a factor");
                let name = format!("Add a factor: {}", item.short);
                if add.accessible_name(name).clicked() {
                    let factor = ScanFactor {
                        rank: ops::next_rank(&ctx.plan.scan_factors, |f| f.rank),
                        category: Some(category),
                        ..ScanFactor::new(out.ids.next())
                    };
                    open_row(jump, factor.id);
                    out.put(format!("Add a factor: {}", category.label()), factor);
                }
            });
            if found > 0 {
                ui.label(tokens::small(names::plural(found, "factor", "factors")));
            }
        });
        ui.add_space(space::S);
    });
}
