//! What people are told in passing, below the top bar, and what is being done for them.
//! Must not hide a failure by itself: only good news leaves on its own.

use egui::{Align2, vec2};

use super::{Busy, ShellState};
use crate::ui::{
    Out, Request,
    tokens::{self, Palette, icons, space},
    widgets,
};

/// Good news or a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It worked; leaves after some seconds.
    Done,
    /// Something to know; leaves after some seconds.
    Info,
    /// It failed; stays until it is closed.
    Failed,
}

/// One thing that people are told.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// One plain sentence.
    pub text: String,
    /// See [`Tone`].
    pub tone: Tone,
    /// When it leaves, in seconds of the window's own clock; set when first shown.
    leaves_at: Option<f64>,
}

/// How long good news stays.
const STAYS_SECS: f64 = 6.0;
/// Work that is done sooner needs no telling, in seconds.
const SOON: f64 = 0.2;
/// Just below the top bar, where the hand that asked for something is.
const TOP: f32 = 60.0;
/// More than these would cover the work.
const MOST: usize = 4;

impl Notice {
    /// A notice not yet shown.
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            tone,
            leaves_at: None,
        }
    }
}

/// Draws notices, and above them what is being done.
pub(super) fn draw(
    ui: &egui::Ui,
    busy: Option<Busy<'_>>,
    state: &mut ShellState,
    out: &mut Out<'_>,
) {
    let now = ui.input(|i| i.time);
    let busy = long_enough(ui, busy, &mut state.busy_since, now);
    if state.notices.is_empty() && busy.is_none() {
        return;
    }
    let mut next = f64::INFINITY;
    state.notices.retain_mut(|notice| {
        if notice.tone == Tone::Failed {
            return true;
        }
        let leaves = *notice.leaves_at.get_or_insert(now + STAYS_SECS);
        next = next.min(leaves - now);
        leaves > now
    });
    if next.is_finite() {
        let wait = std::time::Duration::from_secs_f64(next.max(0.05));
        ui.ctx().request_repaint_after(wait);
    }
    let excess = state.notices.len().saturating_sub(MOST);
    state.notices.drain(..excess);
    let mut closed = None;
    egui::Area::new(egui::Id::unique("notices"))
        .anchor(Align2::CENTER_TOP, vec2(0.0, TOP))
        .order(egui::Order::Foreground)
        .show(ui.ctx(), |ui| {
            if let Some(busy) = busy {
                draw_busy(ui, busy, out);
                ui.add_space(space::S);
            }
            for (position, notice) in state.notices.iter().enumerate() {
                if draw_one(ui, notice) {
                    closed = Some(position);
                }
                ui.add_space(space::S);
            }
        });
    if let Some(position) = closed {
        state.notices.remove(position);
    }
}

/// What is being done, if it takes long enough to be told.
fn long_enough<'a>(
    ui: &egui::Ui,
    busy: Option<Busy<'a>>,
    since: &mut Option<f64>,
    now: f64,
) -> Option<Busy<'a>> {
    if busy.is_none() {
        *since = None;
    }
    let busy = busy?;
    let lasts = now - *since.get_or_insert(now);
    if lasts < SOON {
        let wait = std::time::Duration::from_secs_f64(SOON - lasts);
        ui.ctx().request_repaint_after(wait);
        return None;
    }
    Some(busy)
}

fn draw_busy(ui: &mut egui::Ui, busy: Busy<'_>, out: &mut Out<'_>) {
    let palette = Palette::of(ui);
    egui::Frame::NONE
        .fill(palette.surface)
        .stroke(egui::Stroke::new(1.0, palette.line))
        .corner_radius(10.0)
        .inner_margin(egui::Margin::symmetric(space::L as i8, space::S as i8))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                // What is told changes while it goes on, and must not be cut.
                ui.set_min_width(320.0);
                ui.add(egui::Spinner::new().size(16.0));
                let words = match busy.percent {
                    Some(percent) => format!("{} {percent} %", busy.name),
                    None => busy.name.to_owned(),
                };
                ui.label(tokens::body(words));
                if busy.can_stop && widgets::link_button(ui, "Stop").clicked() {
                    out.requests.push(Request::StopWork);
                }
            });
        });
}

fn draw_one(ui: &mut egui::Ui, notice: &Notice) -> bool {
    let palette = Palette::of(ui);
    let (fill, ink) = match notice.tone {
        Tone::Done | Tone::Info => (palette.ink, palette.surface),
        Tone::Failed => (palette.danger_soft, palette.danger),
    };
    egui::Frame::NONE
        .fill(fill)
        .corner_radius(10.0)
        .inner_margin(egui::Margin::symmetric(space::L as i8, space::S as i8))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.set_max_width(560.0);
                let text = egui::Label::new(tokens::body(&notice.text).color(ink)).wrap();
                ui.add(text);
                let close = egui::Button::new(tokens::icon(icons::CLOSE).color(ink)).frame(false);
                ui.add(close).accessible_name("Close this notice").clicked()
            })
            .inner
        })
        .inner
}
