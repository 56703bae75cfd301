//! What the pointer is doing on a canvas: a click, a drag of something, a pan.
//!
//! Nothing moves while a drag is on; the caller draws a preview from [`Drag`] and acts once, on
//! [`Happened::Dropped`]. So a drag that is taken back leaves no trace.
//! Must not know what is dragged.

use egui::{
    CursorIcon, Event, Key, Modifiers, PointerButton, Pos2, Response, TouchPhase, Ui, Vec2,
};

use super::{Camera, View};

/// A drag that is on; positions are in the world.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drag<T> {
    /// What was picked up.
    pub what: T,
    /// Where the pointer went down.
    pub from: Pos2,
    /// Where the pointer is.
    pub now: Pos2,
    /// The keys held when it began.
    pub began_with: Modifiers,
}

impl<T> Drag<T> {
    /// How far the pointer went.
    pub fn delta(&self) -> Vec2 {
        self.now - self.from
    }
}

/// What a press at some place picks up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pick {
    /// Where the pointer went down, in the world.
    pub at: Pos2,
    /// The keys held.
    pub with: Modifiers,
}

/// What the pointer did in this frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Happened<T> {
    /// A click, at a world position.
    Clicked(Pick),
    /// The second click of a double click.
    DoubleClicked(Pick),
    /// A click with the right button, or a long press of a finger.
    Asked(Pick),
    /// A drag began.
    Began(Drag<T>),
    /// A drag ended where it is.
    Dropped(Drag<T>),
    /// A drag was taken back.
    TakenBack(T),
}

/// The state machine; one per canvas.
#[derive(Clone, Copy, Debug)]
pub struct Gesture<T> {
    drag: Option<Drag<T>>,
    /// While the canvas is pushed around: the world point that stays under the pointer.
    pushed: Option<Pos2>,
    /// The keys held when the button went down; they may be let go before that is known to be a drag.
    with: Modifiers,
    /// After Esc the button is still down; what follows belongs to nothing.
    spent: bool,
    /// Two fingers zoom and push.
    pinching: bool,
}

/// Whether a finger, not the mouse, was used last; `before`: what was so until now.
pub fn by_touch(ui: &Ui, before: bool) -> bool {
    ui.input(|i| {
        let touched = i.events.iter().any(|e| matches!(e, Event::Touch { .. }));
        if touched || i.any_touches() {
            return true;
        }
        let moused = i.events.iter().any(|event| {
            matches!(
                event,
                Event::PointerMoved(_) | Event::PointerButton { .. } | Event::MouseWheel { .. }
            )
        });
        before && !moused
    })
}

impl<T> Default for Gesture<T> {
    fn default() -> Self {
        Self {
            drag: None,
            pushed: None,
            with: Modifiers::NONE,
            spent: false,
            pinching: false,
        }
    }
}

impl<T: Copy> Gesture<T> {
    /// The drag that is on.
    pub const fn drag(&self) -> Option<Drag<T>> {
        self.drag
    }

    /// Whether the canvas is being pushed around.
    pub const fn is_panning(&self) -> bool {
        self.pushed.is_some()
    }

    /// Forgets a drag, as if it had not begun.
    pub fn forget(&mut self) {
        self.spent |= self.drag.is_some();
        self.drag = None;
    }

    /// Reads this frame's input.
    ///
    /// `response` is that of the whole canvas, sensing clicks and drags; `pick` tells what a press picks up, and
    /// if it is nothing, the canvas is pushed. Space, the middle and the right button push it too; wheel and pinch
    /// zoom at the pointer. A second finger takes back what the first one drags. Returns what happened, and the
    /// camera if it moved.
    pub fn update(
        &mut self,
        ui: &Ui,
        response: &Response,
        view: View,
        pick: impl FnOnce(Pick) -> Option<T>,
    ) -> (Option<Happened<T>>, Option<Camera>) {
        let mut camera = None;
        let space = ui.input(|i| i.key_down(Key::Space));
        if ui.input(|i| i.pointer.any_pressed()) {
            self.with = ui.input(|i| i.modifiers);
            // A touch that the system took away never let its button go.
            self.spent = false;
        }
        if let Some(told) = self.two_fingers(ui, response, view) {
            return told;
        }
        if response.contains_pointer()
            && ui.input(|i| i.multi_touch().is_none())
            && let Some(at) = ui.input(|i| i.pointer.hover_pos())
        {
            let (factor, scroll) = ui.input(|i| (i.zoom_delta(), i.smooth_scroll_delta()));
            // A wheel zooms here; with Ctrl egui has turned it into a zoom already.
            let factor = factor * (scroll.y * 0.0022).exp();
            if (factor - 1.0).abs() > 1e-6 {
                camera = Some(view.zoomed_at(at, factor));
            } else if scroll.x != 0.0 {
                camera = Some(view.panned(Vec2::new(scroll.x, 0.0)));
            }
        }

        let pushing = response.dragged_by(PointerButton::Middle)
            || response.dragged_by(PointerButton::Secondary)
            || (response.dragged_by(PointerButton::Primary)
                && (self.is_panning() || (space && self.drag.is_none())));
        if pushing && self.drag.is_none() {
            ui.set_cursor_icon(CursorIcon::Grabbing);
            let view = camera.unwrap_or(view.camera).view(view.rect);
            let origin = ui.input(|i| i.pointer.press_origin());
            if let Some(at) = response.interact_pointer_pos() {
                let anchor = self
                    .pushed
                    .unwrap_or_else(|| view.to_world(origin.unwrap_or(at)));
                self.pushed = Some(anchor);
                let by = at - view.to_screen(anchor);
                if by.length_sq() > 1e-6 {
                    camera = Some(view.panned(by));
                }
            }
            return (None, camera);
        }
        if self.pushed.take().is_some() {
            self.spent = response.drag_stopped();
        }
        if space && response.contains_pointer() {
            ui.set_cursor_icon(CursorIcon::Grab);
        }
        let happened = self.primary(ui, response, view, pick);
        if let (Some(anchor), Some(at)) = (self.pushed, response.interact_pointer_pos()) {
            camera = Some(view.panned(at - view.to_screen(anchor)));
        }
        if ui.input(|i| !i.pointer.any_down()) {
            self.spent = false;
        }
        (happened, camera)
    }

    /// Two fingers zoom and push at once, and what one of them dragged before is taken back.
    fn two_fingers(
        &mut self,
        ui: &Ui,
        response: &Response,
        view: View,
    ) -> Option<(Option<Happened<T>>, Option<Camera>)> {
        let (fingers, taken_away) = ui.input(|i| {
            let cancel = |event: &Event| {
                matches!(
                    event,
                    Event::Touch {
                        phase: TouchPhase::Cancel,
                        ..
                    }
                )
            };
            (i.multi_touch(), i.events.iter().any(cancel))
        });
        let begins = fingers.is_some() && response.is_pointer_button_down_on();
        self.pinching = fingers.is_some() && (self.pinching || begins);
        if !self.pinching && !taken_away {
            return None;
        }
        let back = self.drag.take().map(|drag| Happened::TakenBack(drag.what));
        self.pushed = None;
        self.spent = true;
        if taken_away {
            // egui waits for a button that nobody will let go.
            ui.ctx().stop_dragging();
        }
        let camera = fingers.filter(|_| self.pinching).and_then(|fingers| {
            let by = fingers.translation_delta;
            let factor = fingers.zoom_delta;
            let factor = if factor.is_finite() && factor > 0.0 {
                factor
            } else {
                1.0
            };
            if by == Vec2::ZERO && factor == 1.0 {
                return None;
            }
            let zoomed = view.zoomed_at(fingers.center_pos - by, factor);
            Some(zoomed.view(view.rect).panned(by))
        });
        Some((back, camera))
    }

    fn primary(
        &mut self,
        ui: &Ui,
        response: &Response,
        view: View,
        pick: impl FnOnce(Pick) -> Option<T>,
    ) -> Option<Happened<T>> {
        let pointer = response.interact_pointer_pos();
        if let Some(mut drag) = self.drag {
            if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
                self.forget();
                return Some(Happened::TakenBack(drag.what));
            }
            if let Some(at) = pointer {
                drag.now = view.to_world(at);
            }
            if response.drag_stopped() || !response.dragged() {
                self.drag = None;
                return Some(Happened::Dropped(drag));
            }
            self.drag = Some(drag);
            return None;
        }
        if self.spent {
            return None;
        }
        let with = self.with;
        let place = |at: Pos2| Pick {
            at: view.to_world(at),
            with,
        };
        if response.drag_started_by(PointerButton::Primary) {
            // The press, not the place where egui decided that it is a drag.
            let origin = ui.input(|i| i.pointer.press_origin()).or(pointer)?;
            let Some(what) = pick(place(origin)) else {
                self.pushed = Some(view.to_world(origin));
                return None;
            };
            let drag = Drag {
                what,
                from: view.to_world(origin),
                now: view.to_world(pointer.unwrap_or(origin)),
                began_with: with,
            };
            self.drag = Some(drag);
            return Some(Happened::Began(drag));
        }
        let at = pointer?;
        // By the button: to egui, Space and Enter click what has the keyboard too.
        if response.double_clicked_by(PointerButton::Primary) {
            Some(Happened::DoubleClicked(place(at)))
        } else if response.clicked_by(PointerButton::Primary) {
            Some(Happened::Clicked(place(at)))
        } else if response.secondary_clicked() {
            Some(Happened::Asked(place(at)))
        } else {
            None
        }
    }
}
