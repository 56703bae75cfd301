//! The bundled fonts, for the window, for pictures and for documents alike: Inter in three weights, and Noto for Arabic
//! and Hebrew letters.
//! Must not know who draws with it.

/// Inter Regular.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.otf");

/// Inter Medium.
pub const MEDIUM: &[u8] = include_bytes!("../../assets/fonts/Inter-Medium.otf");

/// Inter `SemiBold`.
pub const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");

/// Noto Sans Arabic, Regular and Bold: letters that Inter does not have.
pub const ARABIC: [&[u8]; 2] = [
    include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansArabic-Bold.ttf"),
];

/// Noto Sans Hebrew, Regular and Bold: letters that Inter does not have.
pub const HEBREW: [&[u8]; 2] = [
    include_bytes!("../../assets/fonts/NotoSansHebrew-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansHebrew-Bold.ttf"),
];
