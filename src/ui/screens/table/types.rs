//! The member types of a category: which matter, which are there, and the way from nobody to a prospect.
//! Must not know who else is in the category.

use egui::{
    Align, Frame, Label, Layout, TextEdit, Ui, text::CCursor, text_selection::CCursorRange, vec2,
};

use crate::{
    edit::Edit,
    guidance::Item,
    insight::{
        Subject,
        coverage::{Seat, Seats},
    },
    model::{Category, Id, Partner, PartnerStatus},
    ui::{
        Ctx, Out, ViewState,
        screens::{items, names},
        tokens::{self, Palette, icons, space},
        widgets,
    },
};

/// Draws the member types of a category.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    seats: &Seats,
) {
    ui.label(tokens::small(
        "Tick those who matter for this plan. A type is there when a partner of it is at the table",
    ));
    ui.add_space(space::XS);
    for seat in &seats.types {
        let Some(item) = ctx.guidance.item(seat.item) else {
            continue;
        };
        ui.push_id(seat.item, |ui| {
            row(ui, ctx, view, out, seats.category, seat, item);
        });
    }
}

fn row(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    category: Category,
    seat: &Seat,
    item: &'static Item,
) {
    let line = Palette::of(ui).line;
    let wide = ui.available_width() >= 700.0;
    let top = ui.cursor().top();
    ui.painter().hline(
        ui.max_rect().x_range(),
        top - 4.0,
        egui::Stroke::new(1.0, line),
    );
    let jump = view.jump.takes_item(&item.id);
    let room = ui.available_width();
    if wide {
        ui.horizontal(|ui| {
            let left = (room * 0.46).floor();
            ui.allocate_ui_with_layout(
                vec2(left, 32.0),
                Layout::left_to_right(Align::Center),
                |ui| {
                    ui.set_min_width(left);
                    tick(ui, ctx, view, out, item, jump);
                },
            );
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                step(ui, ctx, view, out, category, seat, item);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    state(ui, ctx, seat);
                });
            });
        });
    } else {
        tick(ui, ctx, view, out, item, jump);
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                step(ui, ctx, view, out, category, seat, item);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    state(ui, ctx, seat);
                });
            });
        });
    }
    if view.table.why.contains(seat.item) {
        why(ui, item);
    }
    let naming = view.table.naming.filter(|id| seat.partners.contains(id));
    if let Some(partner) = naming.and_then(|id| ctx.plan.get(id)) {
        name_it(ui, ctx, view, out, partner);
    }
}

fn tick(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    item: &'static Item,
    jump: bool,
) {
    let open = view.table.why.contains(item.id.as_str());
    ui.spacing_mut().item_spacing.x = space::XS;
    let name = format!("Why and how: {}", item.short);
    if widgets::icon_button(ui, if open { icons::COLLAPSE } else { icons::IDEA }, &name).clicked() {
        if open {
            view.table.why.remove(item.id.as_str());
        } else {
            view.table.why.insert(&item.id);
        }
    }
    let items = &mut view.table.items;
    items::tick(ui, ctx, items, out, item, Subject::PLAN, jump);
}

/// Who of this type is how close to the table.
fn state(ui: &mut Ui, ctx: &Ctx<'_>, seat: &Seat) {
    let p = Palette::of(ui);
    let Some(status) = seat.status else {
        let words = if seat.sought {
            tokens::caption("Nobody yet, and sought").color(p.warning)
        } else {
            tokens::small("Nobody yet")
        };
        ui.add(Label::new(words).selectable(false).truncate());
        return;
    };
    if seat.is_taken() {
        ui.add(Label::new(tokens::icon(icons::GOOD).size(16.0).color(p.good)).selectable(false));
    }
    let mut who = String::new();
    for id in seat.partners.iter().take(3) {
        if let Some(partner) = ctx.plan.get(*id) {
            if !who.is_empty() {
                who.push_str(", ");
            }
            who.push_str(&names::brief(names::partner(partner)));
        }
    }
    if seat.partners.len() > 3 {
        who = format!("{who} and {} more", seat.partners.len() - 3);
    }
    let words = format!("{}: {who}", status.label());
    let label = Label::new(tokens::small(&words))
        .selectable(false)
        .truncate();
    ui.add(label).on_hover_text(&words);
}

/// The one click that makes somebody a prospect, where nobody of the type is.
fn step(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    category: Category,
    seat: &Seat,
    item: &'static Item,
) {
    if !seat.is_open() {
        return;
    }
    let known = seat.partners.first().and_then(|id| ctx.plan.get(*id));
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        if let Some(partner) = known {
            let who = names::brief(names::partner(partner));
            let name = format!("Make {who} a prospect");
            let button = widgets::button(ui, "Make it a prospect").accessible_name(&name);
            if button.clicked() {
                let prospect = Partner {
                    status: PartnerStatus::Prospect,
                    ..partner.clone()
                };
                out.put(name, prospect);
            }
        } else {
            let name = format!("Add as prospect: {}", item.short);
            let button = widgets::button(ui, "Add as prospect").accessible_name(name);
            if button.clicked() {
                add(view, out, category, item);
            }
        }
    });
}

/// Makes a partner of the type. Without a level it lies on the map's outer ring.
fn add(view: &mut ViewState, out: &mut Out<'_>, category: Category, item: &Item) {
    let partner = Partner {
        name: item.short.clone(),
        category,
        member_type: item.id.clone(),
        status: PartnerStatus::Prospect,
        ..Partner::new(out.ids.next())
    };
    let id: Id<Partner> = partner.id;
    out.edit(Edit::named(format!("Add {} as a prospect", item.short)).put(partner));
    view.table.naming = Some(id);
    view.table.name_now = true;
}

/// The name of the partner just added.
fn name_it(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>, partner: &Partner) {
    let soft = Palette::of(ui).accent_soft;
    let mut entered = false;
    Frame::NONE
        .fill(soft)
        .corner_radius(tokens::CARD_RADIUS)
        .inner_margin(space::M)
        .show(ui, |ui| {
            ui.take_available_width();
            let who = names::brief(names::partner(partner));
            let step = format!("Rename to {who}");
            let from = out.edits.len();
            ui.add_enabled_ui(!ctx.read_only, |ui| {
                widgets::edit_record(ui, out, partner, &step, |ui, p| {
                    ui.set_max_width(ui.available_width().min(460.0));
                    let field = widgets::text_hint(
                        ui,
                        "Name of the new prospect",
                        "As people say it",
                        &mut p.name,
                    );
                    if std::mem::take(&mut view.table.name_now) {
                        field.request_focus();
                        field.scroll_to_me(None);
                        select_all(ui, field.id, &p.name);
                    }
                    entered = field.lost_focus();
                });
            });
            for edit in out.edits.iter_mut().skip(from) {
                let renamed = edit.put.iter().find_map(crate::model::Record::unwrap_any);
                if let Some(after) = renamed {
                    let after: &Partner = after;
                    edit.name = format!("Rename to {}", names::brief(names::partner(after)));
                }
            }
            ui.label(tokens::small(
                "It lies on the outer ring of the map now. Type its name, then Enter",
            ));
        });
    if entered {
        view.table.naming = None;
    }
}

/// Marks the whole text, so that typing replaces it.
fn select_all(ui: &Ui, field: egui::Id, text: &str) {
    let mut state = TextEdit::load_state(ui.ctx(), field).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), field);
}

fn why(ui: &mut Ui, item: &Item) {
    Frame::NONE
        .inner_margin(egui::Margin {
            left: 36,
            bottom: 4,
            ..egui::Margin::ZERO
        })
        .show(ui, |ui| {
            ui.set_max_width(tokens::PAGE_WIDTH);
            for text in [&item.why, &item.how] {
                ui.add(Label::new(tokens::body(text)).wrap());
            }
        });
}
