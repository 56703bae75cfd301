//! The keyboard in the outline: from row to row, and all that the map's keys do to a partner.
//! Must not know how a row is drawn.

use egui::{Event, EventFilter, Key, Modifiers, Ui};

use super::{
    act,
    naming::{Naming, Whose},
    row,
    rows::{Of, Row, other_end},
    select, uncover,
};
use crate::{
    model::{Id, Partner},
    ui::{
        Ctx, Out, ViewState, command,
        screens::map::{
            keys as map_keys,
            linking::Picking,
            looking,
            overlay::{Keys, Overlay},
        },
        widgets,
    },
};

/// The letters of a name typed so far.
#[derive(Default)]
pub(super) struct Ahead {
    typed: String,
    /// When the last of them was typed.
    since: f64,
}

impl Ahead {
    /// Whether the next letter goes on with a name.
    fn goes_on(&self, now: f64) -> bool {
        const PAUSE: f64 = 1.0;
        !self.typed.is_empty() && now - self.since < PAUSE
    }
}

/// Reads the keys if the row that Tab comes to has the keyboard.
pub(super) fn heed(ui: &Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>, stop: usize) {
    let outline = &view.map.outline;
    let Some(here) = outline.rows.get(stop).copied() else {
        return;
    };
    let asked = view.map.overlay.takes_keys() || outline.naming.is_some();
    if asked || !row::has_keys(ui, here.of) {
        return;
    }
    ui.memory_mut(|memory| {
        let ours = EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        memory.set_focus_lock_filter(row::id(here.of), ours);
    });
    leave_keys(ui, here.of);
    if let Some(to) = walk(ui, view, stop, here) {
        select(view, to);
    } else if let Some(to) = typed(ui, ctx, view, here) {
        select(view, to);
    } else if hit(ui, Modifiers::NONE, Key::Enter) {
        activate(ui, ctx, view, here);
    } else if hit(ui, Modifiers::NONE, Key::Escape) {
        escape(ctx, view);
        return;
    } else if hit(ui, Modifiers::COMMAND, Key::A) {
        map_keys::select_all(view);
    } else if !ctx.read_only {
        change(ui, ctx, view, out, here);
    }
    if let Some(at) = view.map.outline.at.filter(|at| *at != here.of) {
        widgets::arrow_answered(ui, row::id(at));
        leave_keys(ui, at);
    }
}

/// The program leaves the key to rename to the row.
fn leave_keys(ui: &Ui, of: Of) {
    command::leave_to(ui.ctx(), row::id(of), &[(Modifiers::NONE, Key::F2)]);
}

fn hit(ui: &Ui, with: Modifiers, key: Key) -> bool {
    ui.input_mut(|i| i.consume_key(with, key))
}

/// Back to the map; where only neighbors are shown, first to all.
fn escape(ctx: &Ctx<'_>, view: &mut ViewState) {
    if view.map.look.only.is_some() {
        looking::toggle_neighbors(ctx, view);
    } else {
        view.map.wants_keys = true;
    }
}

/// Goes to another row, or folds this one.
fn walk(ui: &Ui, view: &mut ViewState, at: usize, here: Row) -> Option<Of> {
    let rows = view.map.outline.rows.all();
    let of = |at: Option<usize>| at.and_then(|at| rows.get(at)).map(|row| row.of);
    for (key, next) in [
        (Key::ArrowUp, at.checked_sub(1)),
        (Key::ArrowDown, Some(at + 1)),
    ] {
        if hit(ui, Modifiers::SHIFT, key) {
            let to = of(next);
            extend(view, here.of, to);
            return None;
        }
        if hit(ui, Modifiers::NONE, key) {
            return of(next);
        }
    }
    if hit(ui, Modifiers::NONE, Key::Home) {
        return of(Some(0));
    }
    if hit(ui, Modifiers::NONE, Key::End) {
        return of(rows.len().checked_sub(1));
    }
    if hit(ui, Modifiers::NONE, Key::ArrowRight) {
        if here.open {
            return of(Some(at + 1));
        }
        view.map.outline.asked.folds.set(here.of, true);
    } else if hit(ui, Modifiers::NONE, Key::ArrowLeft) {
        if !here.open {
            return of(Some(here.under));
        }
        view.map.outline.asked.folds.set(here.of, false);
    }
    None
}

/// Takes the next partner into what is selected; on the way back lets go of this one.
fn extend(view: &mut ViewState, here: Of, to: Option<Of>) {
    let Some(Of::Partner(to)) = to else { return };
    if let Of::Partner(here) = here {
        if view.selected.contains(&to) {
            view.selected.remove(&here);
        } else {
            view.selected.insert(here);
        }
    }
    view.selected.insert(to);
    view.focus = Some(to);
    view.map.link = None;
    let outline = &mut view.map.outline;
    outline.seen = (Some(to), None);
    outline.at = Some(Of::Partner(to));
    outline.reveal = true;
}

/// What is typed: `+` and L are acts, other letters begin the name of a partner to go to.
fn typed(ui: &Ui, ctx: &Ctx<'_>, view: &mut ViewState, here: Row) -> Option<Of> {
    let (text, now) = ui.input(|i| {
        let typed = i.events.iter().filter_map(|event| match event {
            Event::Text(text) => Some(text.as_str()),
            _ => None,
        });
        (typed.collect::<String>(), i.time)
    });
    if text.is_empty() {
        return None;
    }
    let goes_on = view.map.outline.ahead.goes_on(now);
    match text.as_str() {
        "+" if !goes_on => {
            add(ctx, view, here);
            return None;
        }
        "l" if !goes_on => {
            link(ctx, view, here);
            return None;
        }
        "?" if !goes_on => {
            view.map.overlay.toggle_keys(Keys::Outline);
            return None;
        }
        // Space presses the row.
        " " if !goes_on => return None,
        _ => {}
    }
    let ahead = &mut view.map.outline.ahead;
    if !goes_on {
        ahead.typed.clear();
    }
    ahead.typed.push_str(&text.to_lowercase());
    ahead.since = now;
    hit(ui, Modifiers::NONE, Key::Space);
    let to = Of::Partner(named(ctx, view, here)?);
    uncover(ctx, &mut view.map.outline, to);
    Some(to)
}

/// The next partner whose name begins with what was typed; failing that, one of whose words does.
fn named(ctx: &Ctx<'_>, view: &ViewState, here: Row) -> Option<Id<Partner>> {
    let outline = &view.map.outline;
    let typed = outline.ahead.typed.as_str();
    // A further letter may still mean this one; a first letter means the next one.
    let skip = usize::from(typed.chars().count() == 1);
    let all = outline.rows.partners();
    let from = match here.of {
        Of::Partner(id) | Of::Link(id, _) => all.clone().position(|one| one == id),
        Of::Category(_) | Of::New(_) => None,
    };
    let from = from.map_or(0, |at| at + skip);
    let around = || all.clone().skip(from).chain(all.clone().take(from));
    let name = |id: Id<Partner>| ctx.plan.get(id).map(|p| act::called(p).to_lowercase());
    let begins = |id: &Id<Partner>| name(*id).is_some_and(|name| name.starts_with(typed));
    let has_word = |id: &Id<Partner>| {
        name(*id).is_some_and(|name| name.split_whitespace().any(|word| word.starts_with(typed)))
    };
    around().find(begins).or_else(|| around().find(has_word))
}

/// What Enter does, and a click on others than partners: a partner is flown to, a link leads to its other partner, a category folds.
pub(super) fn activate(ui: &Ui, ctx: &Ctx<'_>, view: &mut ViewState, row: Row) {
    let to = match row.of {
        Of::Category(_) | Of::New(_) => {
            view.map.outline.asked.folds.set(row.of, !row.open);
            select(view, row.of);
            return;
        }
        Of::Partner(partner) => Of::Partner(partner),
        Of::Link(partner, link) => match ctx.plan.get(link) {
            Some(link) => Of::Partner(other_end(link, partner)),
            None => return,
        },
    };
    uncover(ctx, &mut view.map.outline, to);
    select(view, to);
    if let Of::Partner(partner) = to {
        let now = ui.input(|i| i.time);
        let moves = ui.style().animation_time > 0.0;
        view.map.fly_to(partner, now, moves);
        ui.ctx().request_repaint();
    }
}

/// Changes what the row stands for.
fn change(ui: &Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>, here: Row) {
    let ids = meant(view, here);
    map_keys::levels(ui, ctx, out, &ids);
    if hit(ui, Modifiers::NONE, Key::Insert) {
        add(ctx, view, here);
    } else if hit(ui, Modifiers::NONE, Key::F2) {
        rename(ctx, view, here);
    } else if hit(ui, Modifiers::COMMAND, Key::D) && !ids.is_empty() {
        map_keys::double(ctx, view, out, &ids);
    } else if hit(ui, Modifiers::NONE, Key::Delete) || hit(ui, Modifiers::NONE, Key::Backspace) {
        if let Of::Link(_, link) = here.of {
            act::delete_link(ctx, out, link);
        } else {
            act::delete_partners(ctx, out, &ids);
        }
    }
}

/// The partners that a key in this row is about: all that are selected if this one is among them.
fn meant(view: &ViewState, here: Row) -> Vec<Id<Partner>> {
    match here.of {
        Of::Partner(id) if view.selected.contains(&id) => view.selected.iter().copied().collect(),
        Of::Partner(id) => vec![id],
        Of::Category(_) | Of::New(_) | Of::Link(..) => Vec::new(),
    }
}

/// Asks for the name of a new partner of this category; beside a partner, on the same level.
fn add(ctx: &Ctx<'_>, view: &mut ViewState, here: Row) {
    if ctx.read_only {
        return;
    }
    let beside = |partner| ctx.plan.get(partner);
    let whose = match here.of {
        Of::Category(category) | Of::New(category) => Some(Whose::New(category, None)),
        Of::Partner(partner) | Of::Link(partner, _) => {
            beside(partner).map(|p| Whose::New(p.category, p.current_level))
        }
    };
    if let Some(whose) = whose {
        let outline = &mut view.map.outline;
        let naming = Naming::new(whose, String::new());
        if let Some(category) = naming.category() {
            outline.asked.folds.set(Of::Category(category), true);
        }
        outline.naming = Some(naming);
    }
}

/// Asks for another name.
pub(super) fn rename(ctx: &Ctx<'_>, view: &mut ViewState, here: Row) {
    if let Of::Partner(partner) = here.of
        && let Some(known) = ctx.plan.get(partner)
    {
        let naming = Naming::new(Whose::Known(partner), known.name.clone());
        view.map.outline.naming = Some(naming);
    }
}

/// Asks for the partner to link with.
fn link(ctx: &Ctx<'_>, view: &mut ViewState, here: Row) {
    if let Of::Partner(from) | Of::Link(from, _) = here.of
        && !ctx.read_only
    {
        view.map.overlay = Overlay::End(Picking::new(from));
        view.map.outline.lent = true;
    }
}
