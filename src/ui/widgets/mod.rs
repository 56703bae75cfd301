//! The rows, buttons and blocks that every screen is made of. A screen calls these and nothing of egui's own.
//!
//! A row is a label above a field: it takes the width there is, names the field for screen readers by its
//! label, and gives back the field's `Response`. Two rows of one form must not have the same label (or stand
//! in different `push_id`s), because a field remembers its cursor and its unfinished text under it.
//! Must not know the plan, the screens, or how an edit is applied.

mod across;
mod block;
mod button;
mod calendar;
mod check;
mod choice;
mod counter;
mod date;
mod date_text;
mod dropdown;
mod figure;
mod mark;
mod number;
mod percent;
mod picker;
pub mod plot;
mod rating;
mod record;
mod region;
mod row;
pub mod table;
mod tags;
mod text;
mod time;

pub use across::across;
pub use block::{Severity, card, empty_state, finding, notice, section};
pub use button::{
    badge_button, button, chip, danger_button, icon_button, link_button, link_width, menu_button,
    primary_button, quiet_button,
};
pub(crate) use calendar::{Open as OpenCalendar, calendar};
pub use check::check;
pub use choice::{choice, choice_of, choice_opt, segments, segments_opt, segments_width};
pub use counter::counter;
pub use date::date;
pub use date_text::read_date;
pub use dropdown::dropdown;
pub use figure::figure;
pub use mark::{category_mark, category_name, paint_category_mark, sign, telling_sign};
pub use number::{Numbers, number};
pub use percent::percent;
pub use picker::{Lists, Picked, Search, pick_from, pick_list, pick_record};
pub use rating::rating;
pub(crate) use record::edit_any;
pub use record::{edit_record, edit_record_with};
pub use region::region;
pub(crate) use row::{arrow_answered, focus_ring, form, own_arrows};
pub use row::{error_below, help_below, row};
pub use tags::tags;
pub use text::{bare_text, long_text, search, text, text_hint};
pub use time::{clock, read_clock};
