//! A month of days to pick one from.
//! Must not know what the day is for.

use egui::{
    Align2, FontId, Id, Key, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::{
    button::icon_button,
    row::{arrow_answered, focus_ring, own_arrows},
};
use crate::{
    insight::{days, text},
    model::Date,
    ui::tokens::{self, Palette, SMALL_SIZE, icons, space},
};

const CELL: f32 = 34.0;
const WEEKDAYS: [&str; 7] = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"];

/// What an open calendar remembers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Open {
    /// The day that the arrow keys are on; its month is shown.
    pub(crate) day: Date,
    /// It was opened just now and waits for the keyboard.
    pub(crate) fresh: bool,
}

/// Draws a month and moves through it by keys and buttons; gives back the day that was picked.
pub(crate) fn calendar(
    ui: &mut Ui,
    id: Id,
    open: &mut Open,
    picked: Option<Date>,
    today: Date,
) -> Option<Date> {
    let mut chosen = None;
    let shown = &mut open.day;
    ui.spacing_mut().item_spacing = vec2(0.0, space::XS);
    ui.set_width(7.0 * CELL);
    ui.horizontal(|ui| {
        if icon_button(ui, icons::PREVIOUS, "Previous month").clicked() {
            *shown = moved(*shown, Move::Months(-1));
        }
        let name = days::month(*shown);
        let side = 32.0;
        ui.add_sized(
            [
                7.0 * CELL - 2.0 * side - 2.0 * ui.spacing().item_spacing.x,
                side,
            ],
            egui::Label::new(tokens::strong(name)).selectable(false),
        );
        if icon_button(ui, icons::NEXT, "Next month").clicked() {
            *shown = moved(*shown, Move::Months(1));
        }
    });
    let muted = Palette::of(ui).muted;
    let (heads, _) = ui.allocate_exact_size(vec2(7.0 * CELL, 20.0), Sense::hover());
    for (column, name) in WEEKDAYS.iter().enumerate() {
        let x = heads.left() + (column as f32 + 0.5) * CELL;
        ui.painter().text(
            egui::pos2(x, heads.center().y),
            Align2::CENTER_CENTER,
            name,
            FontId::proportional(SMALL_SIZE),
            muted,
        );
    }
    let first = shown.first_of_month();
    let lead = usize::try_from(first.weekday().to_sunday_zero_offset()).unwrap_or(0);
    let days = usize::try_from(shown.days_in_month()).unwrap_or(31);
    let weeks = (lead + days).div_ceil(7);
    // Six weeks always, so that the popup doesn't jump from month to month.
    let (grid, _) = ui.allocate_exact_size(vec2(7.0 * CELL, 6.0 * CELL), Sense::hover());
    let cursor = *shown;
    for week in 0..weeks {
        for column in 0..7 {
            let Some(date) = (week * 7 + column + 1)
                .checked_sub(lead)
                .and_then(|day| i8::try_from(day).ok())
                .and_then(|day| Date::new(cursor.year(), cursor.month(), day).ok())
            else {
                continue;
            };
            let rect = Rect::from_min_size(
                grid.min + vec2(column as f32, week as f32) * CELL,
                vec2(CELL, CELL),
            )
            .shrink(1.0);
            let day_id = id.with(date.to_string());
            // One stop for the Tab key: the day that the arrow keys are on, or came from.
            let stop = date == cursor || ui.memory(|memory| memory.has_focus(day_id));
            let sense = if stop { Sense::click() } else { Sense::CLICK };
            let response = ui.interact(rect, day_id, sense);
            response.widget_info(|| {
                WidgetInfo::selected(
                    Role::Button,
                    ui.is_enabled(),
                    picked == Some(date),
                    text::day(date),
                )
            });
            if response.clicked() {
                chosen = Some(date);
            }
            // The first pass only measures; the keyboard can't go to what isn't there yet.
            if open.fresh && date == cursor && !ui.is_sizing_pass() {
                open.fresh = false;
                response.request_focus();
            }
            if response.has_focus() {
                own_arrows(ui, day_id, true, true);
                if let Some(step) = step_of_keys(ui) {
                    *shown = moved(cursor, step);
                    arrow_answered(ui, id.with(shown.to_string()));
                }
            }
            paint_day(ui, &response, date, picked == Some(date), today == date);
        }
    }
    chosen
}

#[derive(Clone, Copy)]
enum Move {
    Days(i32),
    Months(i32),
}

fn step_of_keys(ui: &Ui) -> Option<Move> {
    ui.input(|input| {
        let pressed = |key| input.key_pressed(key);
        if pressed(Key::ArrowLeft) {
            Some(Move::Days(-1))
        } else if pressed(Key::ArrowRight) {
            Some(Move::Days(1))
        } else if pressed(Key::ArrowUp) {
            Some(Move::Days(-7))
        } else if pressed(Key::ArrowDown) {
            Some(Move::Days(7))
        } else if pressed(Key::PageUp) {
            Some(Move::Months(-1))
        } else if pressed(Key::PageDown) {
            Some(Move::Months(1))
        } else {
            None
        }
    })
}

/// The day a step away; at the ends of the calendar, the day itself.
fn moved(date: Date, step: Move) -> Date {
    match step {
        Move::Days(days) => {
            let mut at = date;
            for _ in 0..days.unsigned_abs() {
                at = if days < 0 {
                    at.yesterday()
                } else {
                    at.tomorrow()
                }
                .unwrap_or(at);
            }
            at
        }
        Move::Months(months) => {
            let month = i32::from(date.month()) - 1 + months;
            let year = i32::from(date.year()) + month.div_euclid(12);
            let (Ok(year), Ok(month)) =
                (i16::try_from(year), i8::try_from(month.rem_euclid(12) + 1))
            else {
                return date;
            };
            let Ok(first) = Date::new(year, month, 1) else {
                return date;
            };
            Date::new(year, month, date.day().min(first.days_in_month())).unwrap_or(first)
        }
    }
}

fn paint_day(ui: &Ui, response: &Response, date: Date, picked: bool, today: bool) {
    let p = Palette::of(ui);
    let rect = response.rect;
    let (ground, ink) = if picked {
        (p.accent, p.on_accent)
    } else if response.hovered() {
        (p.hover, p.ink)
    } else {
        (p.surface, if today { p.accent } else { p.ink })
    };
    let border = if today { p.accent } else { ground };
    let radius = f32::from(tokens::RADIUS);
    ui.painter().rect(
        rect,
        radius,
        ground,
        Stroke::new(1.0, border),
        StrokeKind::Inside,
    );
    let font = if picked || today {
        FontId::new(SMALL_SIZE, tokens::semibold())
    } else {
        FontId::proportional(SMALL_SIZE)
    };
    ui.painter()
        .text(rect.center(), Align2::CENTER_CENTER, date.day(), font, ink);
    focus_ring(
        ui,
        &response.clone().with_new_rect(rect.shrink(1.0)),
        radius,
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_of_months_keeps_to_the_month_and_a_step_of_days_crosses_it() {
        let date = |y, m, d| Date::new(y, m, d).unwrap();
        assert_eq!(moved(date(2026, 1, 31), Move::Months(1)), date(2026, 2, 28));
        assert_eq!(
            moved(date(2026, 1, 15), Move::Months(-1)),
            date(2025, 12, 15)
        );
        assert_eq!(moved(date(2026, 12, 31), Move::Days(1)), date(2027, 1, 1));
        assert_eq!(moved(date(2024, 3, 3), Move::Days(-7)), date(2024, 2, 25));
        assert_eq!(moved(Date::MAX, Move::Days(7)), Date::MAX);
        assert_eq!(moved(Date::MAX, Move::Months(1)), Date::MAX);
    }
}
