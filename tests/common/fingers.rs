//! Fingers on a touch screen, told to egui as a window tells it: each as a touch, the first also as the mouse.
#![allow(dead_code, reason = "not every test uses all")]

use egui::{Event, Modifiers, PointerButton, Pos2, TouchDeviceId, TouchId, TouchPhase};
use egui_kittest::Harness;

/// The hand over the screen.
#[derive(Default)]
pub(crate) struct Fingers {
    /// The finger that stands for the mouse.
    leads: Option<u64>,
}

impl Fingers {
    fn touch<S>(window: &mut Harness<'_, S>, finger: u64, phase: TouchPhase, pos: Pos2) {
        window.input_mut().events.push(Event::Touch {
            device_id: TouchDeviceId(1),
            id: TouchId(finger),
            phase,
            pos,
            force: None,
        });
    }

    fn button<S>(window: &mut Harness<'_, S>, pos: Pos2, pressed: bool) {
        window.input_mut().events.push(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }

    /// Puts a finger down.
    pub(crate) fn down<S>(&mut self, window: &mut Harness<'_, S>, finger: u64, at: Pos2) {
        Self::touch(window, finger, TouchPhase::Start, at);
        if self.leads.is_none() {
            self.leads = Some(finger);
            window.input_mut().events.push(Event::PointerMoved(at));
            Self::button(window, at, true);
        }
        window.step();
    }

    /// Moves a finger.
    pub(crate) fn slide<S>(&mut self, window: &mut Harness<'_, S>, finger: u64, to: Pos2) {
        Self::touch(window, finger, TouchPhase::Move, to);
        if self.leads.is_none_or(|leads| leads == finger) {
            window.input_mut().events.push(Event::PointerMoved(to));
        }
        window.step();
    }

    /// Lifts a finger.
    pub(crate) fn up<S>(&mut self, window: &mut Harness<'_, S>, finger: u64, at: Pos2) {
        Self::touch(window, finger, TouchPhase::End, at);
        if self.leads.is_none_or(|leads| leads == finger) {
            self.leads = None;
            Self::button(window, at, false);
            window.input_mut().events.push(Event::PointerGone);
        }
        window.step();
    }

    /// The system takes a touch away, as when a palm lies down.
    pub(crate) fn taken_away<S>(&mut self, window: &mut Harness<'_, S>, finger: u64, at: Pos2) {
        Self::touch(window, finger, TouchPhase::Cancel, at);
        if self.leads.is_none_or(|leads| leads == finger) {
            self.leads = None;
            window.input_mut().events.push(Event::PointerGone);
        }
        window.step();
    }

    /// A short tap.
    pub(crate) fn tap<S>(&mut self, window: &mut Harness<'_, S>, at: Pos2) {
        self.down(window, 1, at);
        self.up(window, 1, at);
    }

    /// One finger from one place to another.
    pub(crate) fn drag<S>(&mut self, window: &mut Harness<'_, S>, from: Pos2, to: Pos2) {
        self.down(window, 1, from);
        for step in 1..=8_u16 {
            self.slide(window, 1, from.lerp(to, f32::from(step) / 8.0));
        }
        self.up(window, 1, to);
    }
}
