//! The map for a room: full screen and large, without notes or contacts, moment by moment by the arrow keys.
//! Must not know how moments are read. Nothing changes unless the facilitator switches to moving partners.

use egui::{Align2, FontId, Frame, Key, Margin, Modifiers, Panel, Ui, ViewportCommand};

use super::{Lens, player::Player, stage, then};
use crate::{
    model::Plan,
    ui::{
        Ctx, Out, Route, ViewState,
        moments::{self, Known, Moment},
        tokens::{self, Palette, space},
        widgets,
    },
};

/// The sizes of type, and how much a press changes them.
const SIZES: std::ops::RangeInclusive<f32> = 0.8..=2.4;
const STEP: f32 = 0.2;

/// What is shown at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stop {
    lens: Lens,
    moment: Moment,
}

/// View state.
#[derive(Default)]
pub(super) struct Present {
    on: Option<Session>,
}

/// One showing.
struct Session {
    /// Where the person was.
    from: Route,
    /// The lens that the map had.
    lens: Lens,
    /// What is shown.
    here: Stop,
    /// What was shown before.
    before: Stop,
    type_size: f32,
    /// Partners can be moved.
    moving: bool,
    /// Play as soon as both moments are there.
    begin: bool,
    player: Player,
}

impl super::View {
    /// Begins to show the map to a room; `from` is where to go back to.
    pub fn begin_to_present(&mut self, from: Route) {
        let here = Stop {
            lens: self.lens,
            moment: Moment::Now,
        };
        self.overlay = super::Overlay::None;
        self.present.on = Some(Session {
            from,
            lens: self.lens,
            here,
            before: here,
            type_size: 1.2,
            moving: false,
            begin: false,
            player: Player::default(),
        });
    }

    /// Whether the map is shown to a room.
    pub const fn is_presenting(&self) -> bool {
        self.present.on.is_some()
    }
}

/// Back to where the person was.
pub fn leave(ctx: &egui::Context, view: &mut ViewState) {
    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
    view.map.type_size = 1.0;
    view.map.texts.clear();
    view.map.fit_again();
    if let Some(session) = view.map.present.on.take() {
        view.map.lens = session.lens;
        view.route = session.from;
    }
    ctx.request_repaint();
}

/// All stops: the snapshots from the oldest on, now, and now through the other lenses.
fn stops(plan: &Plan, lens: Lens) -> Vec<Stop> {
    let snapshots = moments::oldest_first(plan);
    let past = snapshots.into_iter().map(|s| Moment::Of(s.id));
    let here = past
        .chain([Moment::Now])
        .map(|moment| Stop { lens, moment });
    let others = Lens::ALL.iter().filter(|other| **other != lens);
    let others = others.map(|lens| Stop {
        lens: *lens,
        moment: Moment::Now,
    });
    here.chain(others).collect()
}

/// What people read for a stop.
fn stop_name(plan: &Plan, stop: Stop, first: Lens) -> String {
    match stop.moment {
        Moment::Of(id) => plan.get(id).map_or("", moments::name).to_owned(),
        Moment::Now if stop.lens == first => format!("Now: {}", stop.lens.label()),
        Moment::Now => stop.lens.label().to_owned(),
    }
}

/// Draws the whole window.
pub fn show(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let Some(mut session) = view.map.present.on.take() else {
        return;
    };
    let all = stops(ctx.plan, session.lens);
    if !all.contains(&session.here) {
        // Its snapshot was taken back.
        session.here.moment = Moment::Now;
        session.here.lens = session.lens;
        session.before = session.here;
    }
    let goes = keys(ui, ctx, view, &mut session, &all);
    if goes {
        view.map.present.on = Some(session);
        leave(ui.ctx(), view);
        return;
    }
    let palette = Palette::of(ui);
    let frame = Frame::NONE
        .fill(palette.paper)
        .inner_margin(Margin::symmetric(28, 12));
    Panel::top("present title")
        .frame(frame)
        .resizable(false)
        .show_separator_line(false)
        .show(ui, |ui| title(ui, ctx, &session));
    Panel::bottom("present stops")
        .frame(frame)
        .resizable(false)
        .show_separator_line(false)
        .show(ui, |ui| foot(ui, ctx, &mut session, &all));
    let frame = Frame::NONE
        .fill(palette.paper)
        .inner_margin(Margin::symmetric(12, 0));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        if session.moving && session.here.moment == Moment::Now {
            view.map.lens = session.here.lens;
            view.map.type_size = session.type_size;
            super::bring_up(ctx, view);
            // Only the map itself: no panel, no form, nobody's notes.
            view.name_now = false;
            stage::show(ui, ctx, view, out);
            view.name_now = false;
        } else {
            picture(ui, ctx, view, out, &mut session);
        }
    });
    view.map.present.on = Some(session);
}

/// The map of the moment, played from the moment before if both have one lens.
fn picture(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    session: &mut Session,
) {
    let pair = [session.before.moment, session.here.moment];
    let known = pair.map(|moment| then::plan_of(ctx, view, out, moment));
    let [before, here] = match &known {
        [Known::Plan(before), Known::Plan(here)] => [before, here],
        [_, Known::Broken(why)] => {
            widgets::notice(ui, widgets::Severity::Warning, why);
            return;
        }
        [Known::Broken(_), Known::Plan(here)] => [here, here],
        _ => {
            ui.label(tokens::muted("The snapshot is being read"));
            return;
        }
    };
    let look = super::Look::default();
    session
        .player
        .look_at([before, here], session.here.lens, &look);
    if std::mem::take(&mut session.begin) {
        if session.before.lens == session.here.lens {
            session.player.play(ui);
        } else {
            session.player.stop_at(1.0);
        }
    } else if !session.player.is_playing() && session.player.share() < 1.0 {
        session.player.stop_at(1.0);
    }
    let spoken = "Partners around the table, shown to the room";
    session
        .player
        .show(ui, spoken, session.type_size, &|_| false);
    if !session.player.is_playing() && session.before != session.here {
        // At rest only the moment itself is seen, without the traces of another.
        session.before = session.here;
        session.player.stop_at(1.0);
        ui.ctx().request_repaint();
    }
}

impl Session {
    fn go(&mut self, to: Stop) {
        if to == self.here {
            return;
        }
        self.before = Stop {
            moment: if to.lens == self.here.lens {
                self.here.moment
            } else {
                to.moment
            },
            ..self.here
        };
        self.here = to;
        self.begin = true;
    }
}

/// Tells whether the person leaves.
fn keys(ui: &Ui, ctx: &Ctx<'_>, view: &mut ViewState, session: &mut Session, all: &[Stop]) -> bool {
    // A card that waits for an answer has its own keys, and so has a drag.
    if session.moving && (view.map.overlay.is_open() || view.map.gesture.drag().is_some()) {
        return false;
    }
    let hit = |key: Key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let here = all
        .iter()
        .position(|stop| *stop == session.here)
        .unwrap_or(0);
    let to = if hit(Key::ArrowRight) || hit(Key::PageDown) || hit(Key::Space) {
        here + 1
    } else if hit(Key::ArrowLeft) || hit(Key::PageUp) {
        here.saturating_sub(1)
    } else if hit(Key::Home) {
        0
    } else if hit(Key::End) {
        all.len().saturating_sub(1)
    } else {
        here
    };
    if let Some(stop) = all.get(to) {
        session.go(*stop);
    }
    let by = if hit(Key::Plus) || hit(Key::Equals) {
        STEP
    } else if hit(Key::Minus) {
        -STEP
    } else {
        0.0
    };
    if by != 0.0 {
        session.type_size = (session.type_size + by).clamp(*SIZES.start(), *SIZES.end());
        session.player.made_anew();
        view.map.texts.clear();
    }
    if hit(Key::E) && !ctx.read_only {
        session.moving = !session.moving;
        view.selected.clear();
        view.focus = None;
        view.map.fit_again();
    }
    hit(Key::Escape) || hit(Key::F5)
}

fn title(ui: &mut Ui, ctx: &Ctx<'_>, session: &Session) {
    let p = Palette::of(ui);
    let large = 22.0 * session.type_size;
    let header = ctx.header().map_or("", |h| h.title.trim());
    let day = match session.here.moment {
        Moment::Now => Some(ctx.today),
        Moment::Of(id) => ctx.plan.get(id).and_then(|s| s.on),
    };
    let day = day.map(crate::insight::text::day);
    let name = match session.here.moment {
        Moment::Now => None,
        Moment::Of(id) => ctx.plan.get(id).map(moments::name),
    };
    let mut parts = vec![session.here.lens.label().to_owned()];
    parts.extend(name.map(str::to_owned));
    parts.extend(day);
    let room = egui::vec2(ui.available_width(), large * 1.5);
    let (rect, response) = ui.allocate_exact_size(room, egui::Sense::hover());
    let side = parts.join("  ·  ");
    let font = FontId::new(large * 0.72, tokens::medium());
    let right = ui.painter().text(
        rect.right_center(),
        Align2::RIGHT_CENTER,
        &side,
        font,
        p.muted,
    );
    let font = FontId::new(large, tokens::semibold());
    let clip =
        egui::Rect::from_min_max(rect.min, egui::pos2(right.left() - space::L, rect.bottom()));
    let painter = ui.painter().with_clip_rect(clip);
    let mut title = egui::text::LayoutJob::simple_singleline(header.to_owned(), font, p.ink);
    title.wrap.max_rows = 1;
    title.wrap.max_width = painter.clip_rect().width();
    title.wrap.break_anywhere = true;
    let title = painter.layout_job(title);
    let at = rect.left_center() - egui::vec2(0.0, title.size().y * 0.5);
    painter.galley(at, title, p.ink);
    response.widget_info(|| {
        let words = format!("{header}, {}", parts.join(", "));
        egui::WidgetInfo::labeled(egui::Role::Heading, true, words)
    });
}

fn foot(ui: &mut Ui, ctx: &Ctx<'_>, session: &mut Session, all: &[Stop]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::XS);
        for stop in all {
            let name = stop_name(ctx.plan, *stop, session.lens);
            if widgets::chip(ui, &name, *stop == session.here).clicked() {
                session.go(*stop);
            }
        }
        ui.add_space(space::M);
        let moving = match (session.moving, session.here.moment) {
            _ if ctx.read_only => "",
            (true, Moment::Now) => ", E: stop moving partners",
            (true, Moment::Of(_)) => ", a snapshot can’t be changed",
            (false, _) => ", E: move partners",
        };
        let words = format!("← →: step, + −: size of type{moving}, Esc: leave");
        // Whole, on a line of its own where it has no room beside the steps.
        let words = egui::Label::new(tokens::small(words));
        ui.add(words.selectable(false).extend());
    });
}
