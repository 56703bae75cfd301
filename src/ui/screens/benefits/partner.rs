//! One partner, both directions: what it brings to us, and what it gains, risks and needs.
//! Must not know the other partners.

use egui::{Response, Ui};

use crate::{
    guidance::Item,
    model::Partner,
    ui::{
        Ctx, Jump, Out,
        screens::{
            items::{Items, Matrix, Named},
            names,
            partner_side::title,
        },
        tokens::space,
        widgets,
    },
};

/// Narrower than this the two directions stand one below the other.
const SIDE_BY_SIDE: f32 = 560.0;

/// Draws a partner.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    items: &mut Items,
    out: &mut Out<'_>,
    partner: &Partner,
    asked: &[&'static Item],
    jump: &mut Jump,
) {
    title(ui, partner);
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        let pairs: [[(&str, Of); 2]; 2] = [
            [
                ("What it brings to us", |p| &mut p.brings),
                ("What it gains", |p| &mut p.gains),
            ],
            [
                ("What it needs from us", |p| &mut p.needs),
                ("What it stands to lose", |p| &mut p.losses),
            ],
        ];
        for pair in pairs {
            if ui.available_width() < SIDE_BY_SIDE {
                for (label, of) in pair {
                    text(ui, out, partner, label, of);
                }
                continue;
            }
            ui.columns_const(|columns: &mut [Ui; 2]| {
                for (ui, (label, of)) in columns.iter_mut().zip(pair) {
                    text(ui, out, partner, label, of);
                }
            });
        }
    });
    let help = "Each rated as it holds for this partner; 4 is a major benefit";
    widgets::section(ui, "What it brings to us, benefit by benefit", help, |ui| {
        ui.add_space(space::XS);
        let subjects = [Named::partner(partner)];
        Matrix::new("Benefits of one partner", asked, &subjects)
            .turned()
            .show(ui, ctx, items, out, jump);
    });
}

/// A text of a partner.
type Of = fn(&mut Partner) -> &mut String;

fn text(ui: &mut Ui, out: &mut Out<'_>, partner: &Partner, label: &str, of: Of) {
    let who = names::brief(names::partner(partner));
    let what = label.to_lowercase();
    let step = format!("Edit {what}: {who}");
    widgets::edit_record(ui, out, partner, &step, |ui, p| -> () {
        let _: Response = widgets::long_text(ui, label, "Type what the group says…", of(p), 3);
    });
}
