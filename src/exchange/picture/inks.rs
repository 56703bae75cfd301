//! The colors of a picture: the light theme's, by what they are for.
//! Must not know where a color is used. A test holds them equal to those of the window.

use std::fmt;

use crate::model::Category;

/// A color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink(pub [u8; 3]);

impl fmt::Display for Ink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

const fn hex(rgb: u32) -> Ink {
    Ink([(rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8])
}

impl Ink {
    /// The color on the way from this one to another.
    pub(super) fn towards(self, other: Self, share: f32) -> Self {
        let mut mixed = self.0;
        for (channel, to) in mixed.iter_mut().zip(other.0) {
            let from = f32::from(*channel);
            *channel = (from + (f32::from(to) - from) * share).round() as u8;
        }
        Self(mixed)
    }
}

/// Behind everything.
pub const PAPER: Ink = hex(0xF7_F5F1);
/// Ground of a partner's pill.
pub const SURFACE: Ink = hex(0xFF_FFFF);
/// Text.
pub const TEXT: Ink = hex(0x1E_2430);
/// Text of less weight.
pub const MUTED: Ink = hex(0x5E_6673);
/// Thin lines.
pub const LINE: Ink = hex(0xE2_DDD4);
/// Lines that stand out.
pub const LINE_STRONG: Ink = hex(0x8F_8A80);
/// Our agency.
pub const ACCENT: Ink = hex(0x17_635F);
/// Text on our agency.
pub const ON_ACCENT: Ink = hex(0xFF_FFFF);

/// The color of a category; its shape tells the same.
pub const fn category(category: Category) -> Ink {
    match category {
        Category::Family => hex(0xBA_4501),
        Category::Policy => hex(0x2A_67B3),
        Category::HumanServices => hex(0x18_8551),
        Category::Justice => hex(0x8C_548F),
        Category::Providers => hex(0xC3_7E00),
        Category::Community => hex(0x10_93CE),
    }
}

/// The ground of a ring, a lane or a quarter: the deeper, the more it stands out.
pub(super) fn ground(depth: f32) -> Ink {
    PAPER.towards(LINE, 0.62).towards(SURFACE, depth)
}
