//! Colors, type, spacing, icons: the look of the program in one place.
//! Must not know any widget, screen or plan.

mod fonts;
pub mod icons;
mod palette;
mod style;
mod text;

pub use fonts::{BODY_SIZE, HEADING_SIZE, SMALL_SIZE, TITLE_SIZE, icon_font, medium, semibold};
pub use palette::{Contrast, HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, Palette};
pub use palette::{DARK, LIGHT};
pub use style::{install, set_contrast};
pub use text::{body, caption, heading, icon, muted, small, strong, title};

/// Distances, in points. Nothing on screen stands at any other.
pub mod space {
    /// Between parts of one thing.
    pub const XS: f32 = 4.0;
    /// Between things that belong together.
    pub const S: f32 = 8.0;
    /// Inside fields, between rows of a list.
    pub const M: f32 = 12.0;
    /// Between rows of a form, inside cards.
    pub const L: f32 = 16.0;
    /// Between groups.
    pub const XL: f32 = 24.0;
    /// Between sections, and round a page.
    pub const XXL: f32 = 32.0;
}

/// The widest that a form or a text gets: lines longer than this are hard to read.
pub const PAGE_WIDTH: f32 = 720.0;

/// Width of a page that holds tables.
pub const WIDE_PAGE_WIDTH: f32 = 1280.0;

/// Height of a button, a field and a row of a menu.
pub const CONTROL_HEIGHT: f32 = 34.0;

/// Corner radius of fields and buttons.
pub const RADIUS: u8 = 8;

/// Corner radius of cards and notices.
pub const CARD_RADIUS: u8 = 10;

/// The application's icon as a PNG of 256 by 256 pixels.
pub const fn app_icon() -> &'static [u8] {
    include_bytes!("../../../assets/icons/roundtable-256.png")
}
