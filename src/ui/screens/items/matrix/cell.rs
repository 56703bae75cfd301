//! One cell of a matrix: an answer seen, set and cleared in a few square points.
//! Must not know its neighbors.

use egui::{
    Align2, Button, FontId, Id, Key, Label, Popup, Rect, Response, Role, Sense, SetOpenCommand,
    Stroke, StrokeKind, TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};

use super::{
    super::{
        blank,
        field::{Said as Checked, said_in_words},
        form::step_name,
        is_blank,
    },
    Shape,
};
use crate::{
    edit::Edit,
    guidance::{Item, Kind},
    insight::Subject,
    model::{Answer, Word as _},
    ui::{
        Ctx, Out,
        screens::findings,
        tokens::{self, Palette, SMALL_SIZE, icons, space},
        widgets::Severity,
    },
};

/// A cell that shows only what was answered.
pub(super) const NARROW: f32 = 42.0;
/// Height of a button in a cell.
const HEIGHT: f32 = 28.0;
/// Between the buttons of a cell.
const GAP: f32 = 2.0;
/// The button to the note.
const NOTE: f32 = 26.0;

/// What can be said in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// The choice at this position; the one that is picked already is cleared by a click.
    Choice(usize),
    /// Nothing any more.
    Nothing,
}

/// What a cell offers: what stands on each button, and what is said of it aloud.
fn offered(item: &Item) -> Vec<(String, String)> {
    match item.kind {
        Kind::Check => Checked::ALL
            .iter()
            .map(|said| (said.label().to_owned(), said.label().to_owned()))
            .collect(),
        Kind::Rate => (1..)
            .zip(&item.choices)
            .map(|(step, choice): (usize, _)| {
                (step.to_string(), format!("{step} {}", choice.label))
            })
            .collect(),
        Kind::Pick if item.choices.is_empty() => vec![("Yes".to_owned(), "Yes".to_owned())],
        Kind::Pick | Kind::Prompt | Kind::Table | Kind::Read => Vec::new(),
    }
}

/// How wide a cell is that offers a button for each choice; 0 if the item has none that fit on buttons.
pub(super) fn full_width(ui: &Ui, item: &Item) -> f32 {
    let offered = offered(item);
    if offered.is_empty() {
        return 0.0;
    }
    let buttons: f32 = offered
        .iter()
        .map(|(short, _)| width(ui, short) + GAP)
        .sum();
    buttons + NOTE
}

fn bold() -> FontId {
    FontId::new(SMALL_SIZE, tokens::semibold())
}

fn width(ui: &Ui, words: &str) -> f32 {
    let ink = egui::Color32::PLACEHOLDER;
    let galley = ui.painter().layout_no_wrap(words.to_owned(), bold(), ink);
    (galley.size().x + 2.0 * space::S).ceil().max(28.0)
}

/// What the keys say in this pass: a digit, the first letter of a word, Delete.
pub(super) fn typed(ui: &Ui, item: &Item) -> Option<Said> {
    const DIGITS: [Key; 9] = [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    let offered = offered(item);
    let pressed = |key| ui.input(|i| i.modifiers.is_none() && i.key_pressed(key));
    if pressed(Key::Delete) || pressed(Key::Backspace) {
        return Some(Said::Nothing);
    }
    let digit = || DIGITS.iter().position(|key| pressed(*key));
    let letter = || {
        offered.iter().position(|(short, _)| {
            let first = short.get(..1).and_then(Key::from_name);
            first.is_some_and(pressed)
        })
    };
    digit()
        .or_else(letter)
        .filter(|at| *at < offered.len())
        .map(Said::Choice)
}

/// “Time, Family Court”.
pub(super) fn name(item: &Item, who: &str) -> String {
    format!("{}, {}", item.short, crate::ui::screens::names::brief(who))
}

/// What happened in a cell in this pass.
pub(super) struct Happened {
    pub(super) response: Response,
    pub(super) said: Option<Said>,
    pub(super) opened: bool,
}

/// A cell, while it is drawn.
pub(super) struct Cell<'a> {
    item: &'a Item,
    about: Subject,
    answer: Option<&'a Answer>,
    /// What another answer would mend.
    mark: Option<(Severity, String)>,
}

impl<'a> Cell<'a> {
    pub(super) fn of(ctx: &Ctx<'a>, item: &'a Item, about: Subject) -> Self {
        Self {
            item,
            about,
            answer: ctx.index.answer(ctx.plan, &item.id, about),
            mark: findings::mark_of_item(ctx, &item.id, about),
        }
    }

    /// The position of what was answered.
    fn picked(&self) -> Option<usize> {
        let answer = self.answer?;
        match self.item.kind {
            Kind::Rate => usize::try_from(answer.rating?.checked_sub(1)?).ok(),
            Kind::Check => Checked::ALL
                .iter()
                .position(|said| said.word() == answer.choice),
            Kind::Pick if self.item.choices.is_empty() => {
                (Checked::of(&answer.choice) == Some(Checked::Yes)).then_some(0)
            }
            Kind::Pick | Kind::Prompt | Kind::Table | Kind::Read => None,
        }
    }

    /// Asks for the change. A followed item is rated anew on each day; the ratings of other days stay.
    pub(super) fn say(&self, ctx: &Ctx<'_>, out: &mut Out<'_>, said: Said) {
        let of_today = |a: &&Answer| !self.item.followed || a.on == Some(ctx.today);
        let kept = match said {
            Said::Nothing => self.answer,
            Said::Choice(_) => self.answer.filter(of_today),
        };
        let mut answer = kept
            .cloned()
            .unwrap_or_else(|| blank(ctx, self.item, self.about, out.ids.next()));
        let before = answer.clone();
        let again = kept.and_then(|_| self.picked());
        let at = match said {
            Said::Choice(at) if Some(at) != again => Some(at),
            Said::Choice(_) | Said::Nothing => None,
        };
        match self.item.kind {
            Kind::Rate => answer.rating = at.and_then(|at| i64::try_from(at + 1).ok()),
            _ => {
                answer.choice = at
                    .and_then(|at| Checked::ALL.get(at))
                    .map_or_else(String::new, |said| said.word().to_owned());
            }
        }
        if answer == before {
            return;
        }
        answer.answered_on = Some(ctx.today);
        let edit = Edit::named(step_name(ctx, self.item, &answer));
        out.edit(if is_blank(&answer) {
            edit.remove(answer.id)
        } else {
            edit.put(answer)
        });
    }

    /// Draws it into its room; `stop`: the Tab key stops here.
    #[expect(clippy::too_many_arguments, reason = "a cell stands on all of this")]
    pub(super) fn draw(
        &self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        shape: &Shape,
        id: Id,
        room: Rect,
        who: &str,
        stop: bool,
    ) -> Happened {
        let name = name(self.item, who);
        let focused = ui.memory(|m| m.has_focus(id));
        let sense = if stop || focused {
            Sense::click()
        } else {
            Sense::CLICK
        };
        let gap = if shape.wide { super::GAP } else { space::XS };
        let box_ = Rect::from_center_size(
            pos2(room.left() + (room.width() - gap) / 2.0, room.center().y),
            vec2(room.width() - gap, HEIGHT),
        );
        let response = ui.interact(box_, id, sense);
        let mut spoken = match self.answer {
            Some(answer) if super::super::is_answered(answer) => said_in_words(self.item, answer),
            _ => "Not set".to_owned(),
        };
        if let Some((_, sentences)) = &self.mark {
            spoken = format!("{spoken}. {sentences}");
        }
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), &name);
            info.current_text_value = Some(spoken.clone());
            info
        });
        // By a mouse the buttons are meant, not the seams between them; or the list, where there are no buttons.
        let by_mouse = response.clicked_by(egui::PointerButton::Primary);
        let has_list = !ctx.read_only && !offered(self.item).is_empty();
        let mut happened = Happened {
            said: None,
            opened: response.clicked() && !(by_mouse && (shape.wide || has_list)),
            response,
        };
        if shape.wide {
            self.buttons(ui, id, box_, &name, &mut happened);
        } else {
            self.narrow(ui, box_, &spoken, &happened);
            if has_list {
                self.list(&name, by_mouse, &mut happened);
            }
        }
        if let Some((severity, sentences)) = &self.mark {
            let (ink, ground, _) = severity.look(Palette::of(ui));
            let at = box_.left_top() + vec2(1.0, 1.0);
            ui.painter().circle(at, 4.0, ink, Stroke::new(1.5, ground));
            happened.response = happened.response.on_hover_text(sentences);
        }
        if happened.response.has_focus() {
            ui.painter().rect_stroke(
                box_.expand(2.0),
                f32::from(tokens::RADIUS),
                Stroke::new(2.0, Palette::of(ui).focus),
                StrokeKind::Middle,
            );
        }
        happened
    }

    fn buttons(&self, ui: &Ui, id: Id, room: Rect, name: &str, happened: &mut Happened) {
        let p = Palette::of(ui);
        let picked = self.picked();
        let mut x = room.left();
        for (at, (short, spoken)) in offered(self.item).iter().enumerate() {
            let rect = Rect::from_min_size(pos2(x, room.top()), vec2(width(ui, short), HEIGHT));
            x = rect.right() + GAP;
            let button = ui.interact(rect, id.with(at), Sense::CLICK);
            let on = picked == Some(at);
            button.widget_info(|| {
                let name = format!("{name}: {spoken}");
                WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, name)
            });
            if button.clicked() {
                happened.said = Some(Said::Choice(at));
            }
            if !ui.is_rect_visible(rect) {
                continue;
            }
            let (ground, border, ink, font) = if on {
                (p.accent_soft, p.accent, p.accent, bold())
            } else if button.hovered() {
                let font = FontId::proportional(SMALL_SIZE);
                (p.hover, p.line_strong, p.ink, font)
            } else {
                let font = FontId::proportional(SMALL_SIZE);
                (p.surface, p.line, p.muted, font)
            };
            let line = ui.visuals().widgets.inactive.bg_stroke.width;
            let stroke = Stroke::new(line, border);
            ui.painter()
                .rect(rect, 6.0, ground, stroke, StrokeKind::Inside);
            ui.painter()
                .text(rect.center(), Align2::CENTER_CENTER, short, font, ink);
            if self.item.kind == Kind::Rate {
                button.on_hover_text(spoken);
            }
        }
        let rect = Rect::from_min_max(pos2(x, room.top()), pos2(x + NOTE - GAP, room.bottom()));
        let note = ui.interact(rect, id.with("note"), Sense::CLICK);
        let words = match self.notes() {
            (false, false) => "Add a note",
            (true, false) => "Note: written",
            (false, true) => "Private note: written",
            (true, true) => "Note and private note: written",
        };
        note.widget_info(|| {
            WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("Notes: {name}"))
        });
        happened.opened |= note.clicked();
        self.mark_of_notes(ui, rect, happened.response.hovered() || note.hovered());
        note.on_hover_text(words);
    }

    /// What can be said, in the list that a click on a narrow cell opens.
    fn list(&self, name: &str, clicked: bool, happened: &mut Happened) {
        let picked = self.picked();
        let toggle = clicked.then_some(SetOpenCommand::Toggle);
        Popup::menu(&happened.response)
            .open_memory(toggle)
            .width(240.0)
            .show(|ui| {
                ui.add(Label::new(tokens::small(name)).selectable(false).wrap());
                let line = |ui: &mut Ui, words: &str, on: bool| {
                    let size = vec2(ui.available_width(), tokens::CONTROL_HEIGHT);
                    let words = tokens::body(words);
                    ui.add(Button::selectable(on, words).min_size(size).wrap())
                };
                for (at, (_, spoken)) in offered(self.item).iter().enumerate() {
                    let on = picked == Some(at);
                    if line(ui, spoken, on).clicked() && !on {
                        happened.said = Some(Said::Choice(at));
                    }
                }
                if picked.is_some() && line(ui, "Clear", false).clicked() {
                    happened.said = Some(Said::Nothing);
                }
                happened.opened |= line(ui, "Notes…", false).clicked();
            });
    }

    /// Whether there are a note and a private note.
    fn notes(&self) -> (bool, bool) {
        self.answer.map_or((false, false), |a| {
            (!a.note.is_empty(), !a.private_note.is_empty())
        })
    }

    fn mark_of_notes(&self, ui: &Ui, rect: Rect, near: bool) {
        let p = Palette::of(ui);
        let (icon, ink) = match self.notes() {
            (_, true) => (icons::LOCK, p.accent),
            (true, false) => (icons::EDIT, p.accent),
            (false, false) if near => (icons::EDIT, p.muted),
            (false, false) => (icons::EDIT, p.line_strong),
        };
        let font = FontId::new(14.0, tokens::icon_font());
        ui.painter()
            .text(rect.center(), Align2::CENTER_CENTER, icon, font, ink);
    }

    fn narrow(&self, ui: &Ui, room: Rect, spoken: &str, happened: &Happened) {
        let p = Palette::of(ui);
        let picked = self.picked();
        let offered = offered(self.item);
        let shown = match picked.and_then(|at| offered.get(at)) {
            Some((short, _)) => short.as_str(),
            None if self.answer.is_some_and(super::super::is_answered) => "…",
            None => "–",
        };
        let on = shown != "–";
        let (ground, border, ink) = match (on, happened.response.hovered()) {
            (true, _) => (p.accent_soft, p.accent, p.accent),
            (false, true) => (p.hover, p.line_strong, p.muted),
            (false, false) => (p.surface, p.line, p.muted),
        };
        let line = ui.visuals().widgets.inactive.bg_stroke.width;
        let painter = ui.painter();
        painter.rect(
            room,
            6.0,
            ground,
            Stroke::new(line, border),
            StrokeKind::Inside,
        );
        let words = egui::RichText::new(shown).font(bold()).color(ink);
        let galley = WidgetText::from(words).into_galley(
            ui,
            Some(TextWrapMode::Truncate),
            room.width() - space::XS,
            TextStyle::Small,
        );
        let at = Align2::CENTER_CENTER
            .align_size_within_rect(galley.size(), room)
            .min;
        painter.galley(at, galley, ink);
        if self.notes() != (false, false) {
            painter.circle_filled(room.right_top() + vec2(-5.0, 5.0), 2.5, p.accent);
        }
        let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&happened.response));
        if on && !open {
            happened.response.clone().on_hover_text(spoken);
        }
    }
}
