//! The partner list: everybody who is or should be at the table, and the form of the one in focus.
//! Must not know the map or the levels matrix, which show the same records.

mod contacts;
mod conversations;
mod form;
mod lines;
mod links;
mod list;
mod shares;
mod steps;
mod table;
mod told;

use std::collections::HashSet;

use egui::{Key, Modifiers, Ui};

use self::{
    form::Asked,
    list::{Filter, Order, Rows},
};
use super::{items::Items, names};
use crate::{
    edit::Edit,
    model::{Category, Contact, Id, Link, LinkKind, Partner, PartnerStatus, Word},
    ui::{
        Command, Ctx, Out, ViewState,
        tokens::{self, Palette, icons, space},
        widgets,
    },
};

/// View state.
pub struct View {
    filter: Filter,
    order: Order,
    rows: Rows,
    /// The name being typed into the row that adds partners.
    adding: String,
    /// The category picked there; the next partner is often of the same.
    adding_to: Category,
    /// Put the keyboard into that row.
    add_now: bool,
    /// The partner to bring into sight in the list.
    reveal: Option<Id<Partner>>,
    /// Where a range of selected rows begins.
    anchor: Option<Id<Partner>>,
    items: Items,
    /// What is told of all partners.
    told: told::Told,
    /// The sections of the form that are unfolded.
    open: HashSet<Section>,
    /// The criterion that is jumped to.
    criterion: Option<String>,
    /// The conversation or contribution whose fields are unfolded.
    line_open: Option<i64>,
    /// Put the keyboard into it.
    line_now: bool,
    /// Put the keyboard into the name of this contact.
    contact_now: Option<Id<Contact>>,
    /// Contacts whose private notes are unfolded.
    contact_notes: HashSet<Id<Contact>>,
    /// The kind of the last link made or edited.
    link_kind: LinkKind,
    /// The link whose fields are unfolded.
    link_open: Option<Id<Link>>,
    /// Whom a partner can be linked with, kept until the plan changes.
    link_options: Option<links::Options>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            order: Order::default(),
            rows: Rows::default(),
            adding: String::new(),
            adding_to: Category::Family,
            add_now: false,
            reveal: None,
            anchor: None,
            items: Items::default(),
            told: told::Told::default(),
            open: HashSet::new(),
            criterion: None,
            line_open: None,
            line_now: false,
            contact_now: None,
            contact_notes: HashSet::new(),
            link_kind: LinkKind::Meets,
            link_open: None,
            link_options: None,
        }
    }
}

/// A section of the form that can be folded away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Section {
    /// Whether it is the right partner.
    Criteria,
    /// When we spoke.
    Conversations,
    /// What it brings and commits to.
    Shares,
}

impl View {
    fn shows(&self, section: Section) -> bool {
        self.open.contains(&section)
    }

    fn unfold(&mut self, section: Section, open: bool) {
        if open {
            self.open.insert(section);
        } else {
            self.open.remove(&section);
        }
    }
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    view.take_partner();
    forget_what_is_gone(ctx, view);
    view.partners.told.refresh(ctx);
    let criterion = |id: &mut String| id.starts_with("criteria.");
    if let Some(item) = view.jump.item.take_if(criterion) {
        view.partners.unfold(Section::Criteria, true);
        view.partners.criterion = Some(item);
        if view.focus.is_none() {
            // A question about partners is asked about the first, where none is named.
            let own = &mut view.partners;
            let rows = own.rows.of(ctx, &own.told, &own.filter, own.order);
            if let Some(first) = rows.first().copied() {
                view.select_only(first);
            }
        }
    }
    let focus = view.focus.and_then(|id| ctx.plan.get(id));
    if view.name_now && focus.is_none() {
        view.name_now = false;
        view.partners.add_now = true;
    }
    if let Some(partner) = focus {
        let room = ui.available_width();
        // The list keeps the names readable; the form takes the rest up to a good line length.
        let most = (room - LIST_LEAST).max(FORM_LEAST);
        let wanted = (room * 0.46).clamp(FORM_LEAST, 560.0).min(most);
        let line = Palette::of(ui).line;
        let asked = egui::Panel::right("partner form")
            .resizable(true)
            .default_size(wanted)
            .size_range(FORM_LEAST..=most)
            .frame(egui::Frame::NONE.inner_margin(egui::Margin {
                left: 16,
                ..egui::Margin::ZERO
            }))
            .show(ui, |ui| {
                ui.visuals_mut().widgets.noninteractive.bg_stroke.color = line;
                let mut name_now = std::mem::take(&mut view.name_now);
                form::draw(ui, ctx, &mut view.partners, &mut name_now, out, partner)
            })
            .inner;
        if let Some(asked) = asked {
            carry_out(ctx, view, out, partner, asked);
        }
    }
    egui::CentralPanel::default()
        .frame(egui::Frame::NONE.inner_margin(egui::Margin {
            right: if focus.is_some() { 12 } else { 0 },
            ..egui::Margin::ZERO
        }))
        .show(ui, |ui| left(ui, ctx, view, out));
}

/// The list needs this much beside the form.
const LIST_LEAST: f32 = 280.0;
/// The form needs this much.
const FORM_LEAST: f32 = 340.0;

/// Undo and delete may have taken away what was selected.
fn forget_what_is_gone(ctx: &Ctx<'_>, view: &mut ViewState) {
    view.selected.retain(|id| ctx.plan.partners.contains(*id));
    view.focus = view.focus.filter(|id| ctx.plan.partners.contains(*id));
}

fn carry_out(
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    partner: &Partner,
    asked: Asked,
) {
    match asked {
        Asked::Duplicate => {
            let (id, edit) = steps::duplicate(ctx, out.ids, partner);
            out.edit(edit);
            view.select_only(id);
            view.name_now = true;
            view.partners.reveal = Some(id);
        }
        Asked::Delete => delete(ctx, view, out, &[partner.id]),
        Asked::Close => {
            view.focus = None;
            view.selected.clear();
        }
    }
}

/// Takes partners out and goes on with the one after them in the list.
fn delete(ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>, gone: &[Id<Partner>]) {
    if gone.is_empty() || ctx.read_only {
        return;
    }
    let View {
        rows,
        told,
        filter,
        order,
        ..
    } = &mut view.partners;
    let rows = rows.of(ctx, told, filter, *order);
    let last = rows.iter().rposition(|id| gone.contains(id));
    let next = last.and_then(|last| {
        let after = rows.iter().skip(last + 1);
        let before = rows.iter().take(last).rev();
        after.chain(before).find(|id| !gone.contains(id)).copied()
    });
    out.edit(steps::delete(ctx.plan, gone));
    view.selected.clear();
    view.focus = None;
    if let Some(next) = next {
        view.select_only(next);
    }
}

fn left(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    ui.add_space(space::XS);
    if !ctx.plan.partners.is_empty() {
        filters(ui, &mut view.partners);
        ui.add_space(space::XS);
    }
    add_row(ui, ctx, view, out);
    ui.add_space(space::XS);
    if ctx.plan.partners.is_empty() {
        let first = widgets::empty_state(
            ui,
            icons::GROUPS,
            "Nobody is on the list yet",
            "Begin with those who already sit at the table, then whoever is missing. Each begins as a prospect; the form beside the list says who is there",
            (!ctx.read_only).then_some("Add the first partner"),
        );
        if first {
            view.partners.add_now = true;
        }
        if !ctx.read_only {
            // Most agencies have a list of partners somewhere.
            ui.vertical_centered(|ui| {
                let import = Command::ImportPartners;
                let button = widgets::quiet_button(ui, import.row().name);
                if button.on_hover_text(import.row().help).clicked() {
                    out.run(import);
                }
            });
        }
        return;
    }
    under_the_filters(ui, ctx, view, out);
    table::draw(ui, ctx, view, out);
}

fn filters(ui: &mut Ui, view: &mut View) {
    let wide = ui.available_width() >= 460.0;
    let field = |ui: &mut Ui, view: &mut View| {
        widgets::search(
            ui,
            "Filter by name or tag",
            "Filter by name or tag",
            &mut view.filter.text,
        );
    };
    let lists = |ui: &mut Ui, view: &mut View, width: f32| {
        any_of(
            ui,
            "All categories",
            "Show one category",
            width,
            &mut view.filter.category,
        );
        any_of(
            ui,
            "Any status",
            "Show one status",
            width,
            &mut view.filter.status,
        );
    };
    ui.spacing_mut().item_spacing.x = space::S;
    if wide {
        ui.horizontal(|ui| {
            let width = 150.0;
            let rest = ui.available_width() - 2.0 * (width + space::S);
            ui.allocate_ui(egui::vec2(rest, tokens::CONTROL_HEIGHT), |ui| {
                field(ui, view);
            });
            lists(ui, view, width);
        });
    } else {
        field(ui, view);
        ui.horizontal(|ui| {
            let width = (ui.available_width() - space::S) / 2.0;
            lists(ui, view, width);
        });
    }
}

/// A list of words to narrow by, with “all” at its head.
fn any_of<W: Word>(ui: &mut Ui, all: &str, name: &str, width: f32, value: &mut Option<W>) {
    let labels: Vec<_> = W::ALL.iter().map(|w| w.label()).collect();
    let mut at = value.and_then(|v| W::ALL.iter().position(|w| *w == v));
    widgets::dropdown(ui, name, width, Some(all), &labels, &mut at);
    *value = at.and_then(|at| W::ALL.get(at)).copied();
}

/// The row that adds partners: a name, a category, Enter, the next name.
fn add_row(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    const PICK: f32 = 188.0;
    const ADD: f32 = 56.0;
    ui.spacing_mut().item_spacing.x = space::S;
    let room = ui.available_width();
    let in_one_line = room >= 460.0;
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        ui.horizontal_wrapped(|ui| {
            let wide = if in_one_line {
                room - PICK - ADD - 2.0 * space::S
            } else {
                room
            };
            let field = ui
                .allocate_ui(egui::vec2(wide, tokens::CONTROL_HEIGHT), |ui| {
                    let hint = "Add a partner: type a name, then Enter";
                    widgets::bare_text(ui, "Add a partner", hint, &mut view.partners.adding)
                })
                .inner;
            let labels: Vec<_> = Category::ALL.iter().map(|c| c.label()).collect();
            let to = &mut view.partners.adding_to;
            let mut at = Category::ALL.iter().position(|c| c == to);
            let width = if in_one_line {
                PICK
            } else {
                room - ADD - space::S
            };
            widgets::dropdown(
                ui,
                "Category of the new partner",
                width,
                None,
                &labels,
                &mut at,
            );
            *to = at
                .and_then(|at| Category::ALL.get(at))
                .copied()
                .unwrap_or(*to);
            let entered =
                field.lost_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
            let clicked = widgets::button(ui, "Add").clicked();
            let name = view.partners.adding.trim().to_owned();
            if (entered || clicked) && !name.is_empty() {
                add(view, out, name);
                field.request_focus();
            } else if entered || std::mem::take(&mut view.partners.add_now) {
                field.request_focus();
            }
        });
        already_there(ui, ctx, &view.partners.adding);
    });
}

/// Says so when the name typed stands on the list; two of one name can be right.
fn already_there(ui: &mut Ui, ctx: &Ctx<'_>, typed: &str) {
    let wanted = typed.trim().to_lowercase();
    if wanted.is_empty() {
        return;
    }
    let mut partners = ctx.plan.partners.iter();
    if let Some(same) = partners.find(|p| p.name.trim().to_lowercase() == wanted) {
        let warning = Palette::of(ui).warning;
        let words = format!("{} is on the list already", names::brief(&same.name));
        ui.label(tokens::small(words).color(warning));
    }
}

fn add(view: &mut ViewState, out: &mut Out<'_>, name: String) {
    let partner = Partner {
        category: view.partners.adding_to,
        ..Partner::new(out.ids.next())
    };
    let partner = Partner { name, ..partner };
    let id = partner.id;
    out.put(format!("Add {}", names::brief(&partner.name)), partner);
    view.select_only(id);
    view.partners.adding.clear();
    view.partners.reveal = Some(id);
    view.partners.anchor = Some(id);
    // A new partner that the filter hides would seem lost.
    view.partners.filter = Filter::default();
}

/// How many there are, and what can be done with those selected.
fn under_the_filters(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let View {
        rows,
        told,
        filter,
        order,
        ..
    } = &mut view.partners;
    let shown = rows.of(ctx, told, filter, *order).len();
    let open = filter.is_open();
    let several = view.selected.len();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 24.0;
        ui.label(tokens::small(list::count(ctx, shown)));
        if !open && widgets::link_button(ui, "Show all").clicked() {
            view.partners.filter = Filter::default();
        }
        if several > 1 {
            ui.label(tokens::small(format!("· {several} selected")));
            ui.add_enabled_ui(!ctx.read_only, |ui| {
                let words = format!("Delete {}", names::plural(several, "partner", "partners"));
                if widgets::link_button(ui, &words).clicked() {
                    let gone: Vec<_> = view.selected.iter().copied().collect();
                    delete(ctx, view, out, &gone);
                }
                ui.menu_button(tokens::small("Set status"), |ui| {
                    for status in PartnerStatus::ALL {
                        if ui.button(status.label()).clicked() {
                            set_status(ctx, view, out, *status);
                            ui.close();
                        }
                    }
                });
            });
        }
    });
}

/// Gives all selected partners one status, as one step.
fn set_status(ctx: &Ctx<'_>, view: &ViewState, out: &mut Out<'_>, status: PartnerStatus) {
    let mut edit = Edit::named(format!(
        "Set status of {}: {}",
        names::plural(view.selected.len(), "partner", "partners"),
        status.label()
    ));
    for partner in view.selected.iter().filter_map(|id| ctx.plan.get(*id)) {
        edit = edit.put(Partner {
            status,
            ..partner.clone()
        });
    }
    out.edit(edit);
}
