//! Who is named at the top of every report: the agency, the facilitator, the logo.
//! Must not know how a logo is read or drawn.

use egui::{Color32, Frame, Label, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::View;
use crate::{
    edit::Edit,
    insight::text,
    model::{Attachment, Header, Id},
    report,
    ui::{
        Ctx, Out, Request,
        reports::LOGO_SIZE,
        screens::names,
        tokens::{self, Palette, RADIUS, space},
        widgets,
    },
};

/// Draws what stands at the top, folded up unless it is asked for.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>) {
    super::options::caption(ui, "At the top");
    let logo = report::logo_of(ctx.plan);
    let (agency, more) = told(ctx, logo);
    if !view.cover_open {
        ui.add(Label::new(tokens::body(agency)).truncate());
    }
    ui.horizontal(|ui| {
        let all = "Agency, facilitator and logo";
        let said = if view.cover_open { all } else { more.as_str() };
        ui.label(tokens::body(said));
        let words = if view.cover_open { "Done" } else { "Change…" };
        let link = widgets::link_button(ui, words);
        let name = format!("{words} (agency, facilitator and logo)");
        if link.accessible_name(name).clicked() {
            view.cover_open = !view.cover_open;
        }
    });
    if !view.cover_open {
        return;
    }
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        let blank = Header::new(Id::new(1));
        let header = ctx.header().unwrap_or(&blank);
        widgets::edit_record(ui, out, header, "Edit the plan's particulars", |ui, h| {
            widgets::text_hint(ui, "Agency", "Whose plan it is", &mut h.agency);
            let hint = "Who runs the workshop";
            widgets::text_hint(ui, "Facilitator", hint, &mut h.facilitator);
        });
        ui.add_space(space::S);
        logo_row(ui, view, logo, ctx, out);
    });
}

/// “Alder County Children’s Services” and “Dana Reyes, with logo”.
fn told(ctx: &Ctx<'_>, logo: Option<&Attachment>) -> (String, String) {
    let header = ctx.header();
    let said = |text: &str, instead: &str| match names::brief(text) {
        text if text.is_empty() => instead.to_owned(),
        text => text.into_owned(),
    };
    let agency = said(header.map_or("", |h| &h.agency), "No agency named");
    let facilitator = said(header.map_or("", |h| &h.facilitator), "No facilitator");
    let logo = if logo.is_some() {
        "with logo"
    } else {
        "no logo"
    };
    (agency, format!("{facilitator}, {logo}"))
}

/// The logo, with what can be done about it.
fn logo_row(
    ui: &mut Ui,
    view: &mut View,
    logo: Option<&Attachment>,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
) {
    let Some(logo) = logo else {
        ui.horizontal(|ui| {
            let choose = widgets::button(ui, "Choose a logo…");
            let help = "A picture of the agency's logo, for the first page of every report";
            if choose.on_hover_text(help).clicked() {
                out.requests.push(Request::ChooseLogo);
            }
        });
        widgets::help_below(ui, "PNG, JPEG or SVG, up to 4 MB. It is kept in the plan");
        return;
    };
    view.wants_logo = true;
    picture(ui, view, logo);
    let name = names::brief(&logo.name);
    let size = text::digits(logo.data.0.len().div_ceil(1024));
    widgets::help_below(ui, &format!("{name}, {size} KB"));
    ui.horizontal(|ui| {
        if widgets::button(ui, "Replace the logo…").clicked() {
            out.requests.push(Request::ChooseLogo);
        }
        if widgets::quiet_button(ui, "Remove the logo").clicked() {
            let mut edit = Edit::named("Remove the logo");
            // One that a plan brought along from elsewhere must not come to light instead.
            let all = ctx.plan.attachments.iter();
            for file in all.filter(|a| a.purpose.trim() == report::edition::LOGO) {
                edit = edit.remove(file.id);
            }
            out.edit(edit);
        }
    });
}

/// The logo on white paper, as reports show it.
fn picture(ui: &mut Ui, view: &View, logo: &Attachment) {
    let seen = view.logo.as_ref().filter(|seen| seen.of == logo.id);
    let line = Palette::of(ui).line;
    Frame::new()
        .fill(Color32::WHITE)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(RADIUS)
        .inner_margin(space::S)
        .show(ui, |ui| {
            let texture = seen.and_then(|seen| seen.picture.as_ref());
            let Some(texture) = texture else {
                let words = match seen {
                    Some(_) => "This picture can't be shown; choose another",
                    None => "Drawing the logo…",
                };
                // On white paper in every theme.
                let words = tokens::body(words).color(Color32::from_gray(70));
                ui.add(Label::new(words).wrap());
                return;
            };
            let whole = texture.size_vec2() / ui.ctx().pixels_per_point();
            let most = vec2(LOGO_SIZE[0], LOGO_SIZE[1]);
            let fit = (most.x / whole.x).min(most.y / whole.y).min(1.0);
            let (rect, response) = ui.allocate_exact_size(whole * fit, Sense::hover());
            let image =
                egui::Image::from_texture(egui::load::SizedTexture::new(texture.id(), rect.size()));
            image.paint_at(ui, rect);
            let words = format!("Logo: {}", names::brief(&logo.name));
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &words));
        });
}
