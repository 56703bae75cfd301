//! Where the keyboard was: from there Tab goes on, after Esc, after a list closed, after a row went away.
//!
//! egui forgets it at once: whatever loses the keyboard, the next Tab begins at the top of the window. Browsers
//! keep a place to start from instead, and so does this. It tells nobody who has the keyboard; it gives it back
//! only when what lay over the page was closed by a key.
//! Must not know what any widget is for.

use egui::{Event, Id, Key, LayerId, Rect, Sense, Ui, WidgetRects};

use crate::ui::Route;

/// Where the keyboard is, or was.
#[derive(Default)]
pub(super) struct Keyboard {
    route: Route,
    /// Where Tab goes on from while nothing has the keyboard.
    start: Option<Id>,
    /// The last one that had it in each layer, the page first and what was opened last at the end.
    held: Vec<(LayerId, Id)>,
    /// The last thing that was done was done with the pointer.
    pointed: bool,
    /// What had the keyboard in the last pass.
    last: Option<Id>,
    /// A question is open.
    asked: bool,
    /// What had the keyboard before it.
    before_question: Option<Id>,
    /// What gets the keyboard back, and for how many passes that is still tried: in the pass in which a question
    /// closes, egui refuses the keyboard to all that lay below it.
    giving: Option<(Id, u8)>,
}

/// The title of a page, as the place that Tab goes on from where a page was just come to.
fn page_start() -> Id {
    Id::unique("page start")
}

/// The place where a page begins. Not a stop of its own: Tab from elsewhere never comes here.
pub(super) fn page_begins(ui: &Ui, title: Rect) {
    let id = page_start();
    if ui.memory(|memory| memory.has_focus(id)) {
        ui.interact(title, id, Sense::focusable_noninteractive());
    }
}

/// Whether this is there and Tab can come to it.
fn can_hold(widgets: &WidgetRects, id: Id) -> bool {
    let there = widgets.get(id);
    there.is_some_and(|there| there.enabled && there.sense.is_focusable())
}

impl Keyboard {
    /// Before anything is drawn: Tab goes on from where the keyboard was.
    pub(super) fn go_on(&self, ui: &Ui) {
        let lost = ui.memory(|memory| memory.focused().is_none());
        let tab = ui.input(|input| {
            let plain = |held: egui::Modifiers| !held.ctrl && !held.command && !held.alt;
            input.events.iter().any(|event| {
                matches!(event, Event::Key { key: Key::Tab, pressed: true, modifiers, .. } if plain(*modifiers))
            })
        });
        if !(lost && tab) {
            return;
        }
        let start = self.start.filter(|start| {
            // Something that Tab doesn't come to would not let it go either.
            *start == page_start()
                || ui
                    .ctx()
                    .viewport(|viewport| can_hold(&viewport.prev_pass.widgets, *start))
        });
        if let Some(start) = start {
            ui.memory_mut(|memory| memory.request_focus(start));
        }
    }

    /// After everything was drawn: remembers where the keyboard is.
    pub(super) fn remember(&mut self, ui: &Ui, route: Route, asked: bool) {
        self.notice_hand(ui);
        if self.route != route {
            self.route = route;
            self.held.clear();
            self.start = matches!(route, Route::Step(_)).then(page_start);
        }
        let focused = ui.memory(egui::Memory::focused);
        let back = ui.ctx().viewport(|viewport| {
            let now = &viewport.this_pass.widgets;
            let before = &viewport.prev_pass.widgets;
            let clicked = viewport.interact_widgets.clicked;
            let here = focused.or_else(|| clicked.filter(|id| can_hold(now, *id)));
            if let Some((layer, id)) = here.and_then(|id| Some((now.order(id)?.0, id))) {
                self.hold(layer, id);
                return None;
            }
            // What has the keyboard may be on its way here; gone is only what was here before.
            let was = focused.or(self.start)?;
            if now.contains(was) {
                return None;
            }
            self.after_loss(was, now, before)
        });
        // A question without a field takes the keyboard off the page without having it.
        let back = match (self.asked, asked) {
            (false, true) => {
                self.before_question = self.last;
                back
            }
            (true, false) if focused.is_none() && !self.pointed => {
                back.or(self.before_question.take())
            }
            _ => back,
        };
        self.asked = asked;
        self.last = focused;
        const TRIED: u8 = 2;
        self.giving = match back {
            Some(id) => Some((id, TRIED)),
            None => self
                .giving
                .filter(|(_, left)| focused.is_none() && *left > 0)
                .map(|(id, left)| (id, left - 1)),
        };
        if let Some((id, _)) = self.giving {
            ui.memory_mut(|memory| memory.request_focus(id));
            ui.ctx().request_repaint();
        }
    }

    fn notice_hand(&mut self, ui: &Ui) {
        ui.input(|input| {
            for event in &input.events {
                match event {
                    Event::PointerButton { .. } | Event::Touch { .. } => self.pointed = true,
                    Event::Key { pressed: true, .. } | Event::Text(_) => self.pointed = false,
                    _ => {}
                }
            }
        });
    }

    fn hold(&mut self, layer: LayerId, id: Id) {
        match self.held.iter().position(|(known, _)| *known == layer) {
            Some(at) => self.held.truncate(at),
            None => self.held.retain(|(other, _)| other.order <= layer.order),
        }
        self.held.push((layer, id));
        self.start = Some(id);
    }

    /// Finds another start when the old one went away; gives back what gets the keyboard.
    fn after_loss(&mut self, was: Id, now: &WidgetRects, before: &WidgetRects) -> Option<Id> {
        let (layer, at) = before.order(was)?;
        if now.get_layer(layer).next().is_some() {
            // What stood before it: the next Tab leads to what followed.
            let order: Vec<_> = before.get_layer(layer).take(at).collect();
            let near = order.iter().rev().find(|widget| can_hold(now, widget.id));
            self.start = near.map(|widget| widget.id);
            return None;
        }
        // All that lay over the page is closed: back to where the person came from.
        let came_from = self
            .held
            .iter()
            .rposition(|(other, id)| *other != layer && now.contains(*id))?;
        self.held.truncate(came_from + 1);
        let (_, id) = *self.held.last()?;
        self.start = Some(id);
        (!self.pointed).then_some(id)
    }
}
