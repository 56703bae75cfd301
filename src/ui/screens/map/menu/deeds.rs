//! What is done when a row of the map's menu is picked.
//! Must not know the menu.

use egui::Ui;

use super::{
    super::{
        act, arrange, keys, linking::Picking, looking, naming::Naming, overlay::Overlay,
        renaming::Renaming, stage,
    },
    About,
};
use crate::{
    canvas::Line,
    edit::Edit,
    mapping::Point,
    model::{Category, Direction, Id, Lens, Level, Link, LinkKind, Partner, Quarter},
    ui::{Command, Ctx, Out, ViewState},
};

/// Something that a row does.
#[derive(Clone, Copy, Debug)]
pub(super) enum Deed {
    /// Opens the form.
    Open,
    /// Asks for another name.
    Rename,
    /// Sets the level today.
    Level(Option<Level>),
    /// Sets the intended level.
    Intend(Option<Level>),
    /// Sets the category.
    Category(Category),
    /// Seats all at the table.
    Seat,
    /// Asks for the other end of a new link.
    LinkWith,
    /// Shows only neighbors, or all again.
    Neighbors,
    /// Pins or unpins.
    Pin,
    /// Forgets where somebody put it.
    Unplace,
    /// Lines partners up.
    LineUp(Line),
    /// Doubles partners.
    Duplicate,
    /// Deletes partners.
    Delete,
    /// Sets the kind of a link.
    Kind(LinkKind),
    /// Sets the direction of a link.
    Direction(Direction),
    /// Sets the strength of a link.
    Strength(Option<i64>),
    /// Changes the ends of a link.
    TurnRound,
    /// Deletes a link.
    DeleteLink,
    /// Asks for the name of a new partner.
    New,
    /// Selects all that are shown.
    SelectAll,
    /// Brings back what is left out.
    ShowAll,
    /// Shows the whole table.
    Fit,
    /// Asks for the name of a corner of power and interest.
    Corner(Quarter),
    /// Shows the small map, or hides it.
    Minimap,
    /// Changes what places mean.
    Lens(Lens),
    /// Arranges the free map.
    Arrange,
    /// Makes a picture of the map.
    Picture,
}

/// Carries a deed out; gives what waits for an answer then.
pub(super) fn carry_out(
    ui: &Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    about: About,
    place: Point,
    deed: Deed,
) -> Overlay {
    match about {
        About::Link(id) => {
            if let Some(link) = ctx.plan.get(id) {
                with_link(view, ctx, out, link, deed);
            }
            return Overlay::None;
        }
        About::Ground => return on_ground(ui, ctx, view, out, place, deed),
        About::Partner(_) | About::Several => {}
    }
    let ids: Vec<Id<Partner>> = match about {
        About::Partner(id) => vec![id],
        _ => view.selected.iter().copied().collect(),
    };
    match (deed, ids.as_slice()) {
        (Deed::Open, [id]) => {
            view.select_only(*id);
            view.name_now = true;
            view.map.wants_keys = false;
        }
        (Deed::Rename, [id]) => {
            view.map.wants_keys = false;
            return Renaming::of(ctx, *id).map_or(Overlay::None, Overlay::Rename);
        }
        (Deed::LinkWith, [id]) => {
            view.map.wants_keys = false;
            return Overlay::End(Picking::new(*id));
        }
        (Deed::Level(level), ids) => act::set_level(ctx, out, ids, level),
        (Deed::Intend(level), ids) => act::intend(ctx, out, ids, |_| level),
        (Deed::Category(category), ids) => act::set_category(ctx, out, ids, category),
        (Deed::Seat, ids) => act::seat(ctx, out, ids),
        (Deed::Neighbors, _) => looking::toggle_neighbors(ctx, view),
        (Deed::Pin, ids) => arrange::toggle_pin(ctx, view, out, ids),
        (Deed::Unplace, ids) => unplace(ctx, out, view.map.lens, ids),
        (Deed::LineUp(line), ids) => act::line_up(ctx, out, &view.map.shown.scene, ids, line),
        (Deed::Duplicate, ids) => keys::double(ctx, view, out, ids),
        (Deed::Delete, ids) => act::delete_partners(ctx, out, ids),
        (Deed::Fit, _) => view.map.fit_again(),
        _ => {}
    }
    Overlay::None
}

/// Forgets where partners were put by hand under a lens.
fn unplace(ctx: &Ctx<'_>, out: &mut Out<'_>, lens: Lens, ids: &[Id<Partner>]) {
    let name = format!("Let the map place {}", act::called_all(ctx, ids));
    let places = ids
        .iter()
        .filter_map(|id| ctx.index.placement(ctx.plan, *id, lens));
    out.edit(places.fold(Edit::named(name), |edit, place| edit.remove(place.id)));
}

fn with_link(view: &mut ViewState, ctx: &Ctx<'_>, out: &mut Out<'_>, link: &Link, deed: Deed) {
    let change = |out: &mut Out<'_>, changed: Link| {
        if changed != *link {
            out.put(format!("Change {}", act::link_words(ctx, link)), changed);
        }
    };
    match deed {
        Deed::Open => {
            view.map.panel_open = true;
            view.map.tab = 0;
        }
        Deed::Kind(kind) => change(
            out,
            Link {
                kind,
                ..link.clone()
            },
        ),
        Deed::Direction(direction) => change(
            out,
            Link {
                direction,
                ..link.clone()
            },
        ),
        Deed::Strength(strength) => change(
            out,
            Link {
                strength,
                ..link.clone()
            },
        ),
        Deed::TurnRound => act::turn_round(ctx, out, link),
        Deed::DeleteLink => {
            act::delete_link(ctx, out, link.id);
            view.map.link = None;
        }
        _ => {}
    }
}

fn on_ground(
    ui: &Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    place: Point,
    deed: Deed,
) -> Overlay {
    match deed {
        Deed::New => {
            view.map.wants_keys = false;
            let (at, category) = stage::newcomer(ctx, view, place);
            return Overlay::Name(Naming::new(at, category, false));
        }
        Deed::Corner(quarter) => {
            view.map.wants_keys = false;
            let renaming = Renaming::of_corner(ctx, quarter);
            return renaming.map_or(Overlay::None, Overlay::Rename);
        }
        Deed::SelectAll => keys::select_all(view),
        Deed::ShowAll => view.map.show_all(),
        Deed::Fit => view.map.fit_again(),
        Deed::Minimap => view.map.minimap.hidden = !view.map.minimap.hidden,
        Deed::Lens(lens) => view.map.look_through(lens),
        Deed::Arrange => arrange::ask(ctx, view, out, false),
        Deed::Picture => {
            view.map.wants_keys = false;
            out.run(Command::ExportPicture);
        }
        _ => {}
    }
    // Another lens has another extent.
    ui.ctx().request_repaint();
    Overlay::None
}
