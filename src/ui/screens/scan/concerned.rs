//! The partners that a factor concerns: told in its row, picked in its card.
//! Must not know the other fields of a factor.

use egui::Ui;

use crate::{
    edit::Edit,
    model::{Id, Key, Partner, ScanFactor, ScanPartner},
    ui::{
        Ctx, Out,
        screens::names,
        sheet,
        tokens::{self, icons, space},
        widgets,
    },
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    /// The id of the next link between a factor and a partner, decided on before it exists.
    next: Option<Id<ScanPartner>>,
}

fn of<'p>(ctx: &Ctx<'p>, factor: Id<ScanFactor>) -> Vec<(&'p ScanPartner, &'p Partner)> {
    let all = ctx.plan.scan_partners.iter();
    all.filter(|link| link.factor == factor)
        .filter_map(|link| Some((link, ctx.plan.get(link.partner)?)))
        .collect()
}

/// “Family Court”, or “3 partners”.
pub(super) fn told(ctx: &Ctx<'_>, key: Key) -> String {
    let Some(factor) = key.typed::<ScanFactor>() else {
        return String::new();
    };
    match of(ctx, factor).as_slice() {
        [] => String::new(),
        [(_, one)] => names::partner(one).to_owned(),
        several => names::plural(several.len(), "partner", "partners"),
    }
}

/// Draws the partners of a factor, in the card of its row.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, key: Key) {
    let Some(factor) = key.typed::<ScanFactor>().and_then(|id| ctx.plan.get(id)) else {
        return;
    };
    let what = match factor.factor.trim() {
        "" => "this factor".into(),
        text => names::brief(text),
    };
    ui.add_space(space::M);
    ui.label(tokens::strong("Partners it concerns"));
    let concerned = of(ctx, factor.id);
    ui.horizontal_wrapped(|ui| {
        for (link, partner) in &concerned {
            let name = names::brief(names::partner(partner));
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                widgets::category_mark(ui, partner.category, 12.0);
                ui.label(tokens::body(name.as_ref()));
                ui.add_enabled_ui(!ctx.read_only, |ui| {
                    let take = format!("Take {name} off");
                    if widgets::icon_button(ui, icons::CLOSE, &take).clicked() {
                        let edit = Edit::named(format!("{what} no longer concerns {name}"));
                        out.edit(edit.remove(link.id));
                    }
                });
            });
        }
    });
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        let id = *view.next.get_or_insert_with(|| out.ids.next());
        ui.push_id(id.raw(), |ui| {
            let mut picked = None;
            sheet::pick_of(ui, ctx, out, "Add a partner that it concerns", &mut picked);
            let known = concerned.iter().any(|(_, p)| Some(p.id) == picked);
            if let Some(partner) = picked.filter(|_| !known) {
                view.next = None;
                let link = ScanPartner {
                    factor: factor.id,
                    partner,
                    ..ScanPartner::new(id)
                };
                let who = ctx.plan.get(partner).map_or("a partner", names::partner);
                let name = format!("{what} concerns {}", names::brief(who));
                out.put(name, link);
            }
        });
    });
}
