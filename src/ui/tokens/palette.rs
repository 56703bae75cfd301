//! The colors of each theme, by what they are for.
//! Must not know where a color is used.

use egui::Color32;

use crate::model::Category;

/// How far ink and paper are apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Contrast {
    /// Calm.
    #[default]
    Normal,
    /// Black and white, strong lines.
    High,
}

/// The colors of one theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The page.
    pub paper: Color32,
    /// Fields, cards, panels, menus.
    pub surface: Color32,
    /// The rail at the left.
    pub rail: Color32,
    /// Text.
    pub ink: Color32,
    /// Text of less weight: hints, captions.
    pub muted: Color32,
    /// Borders and rules.
    pub line: Color32,
    /// Borders that must be seen to find a control: empty check boxes, hovered fields.
    pub line_strong: Color32,
    /// What can be done, what is picked.
    pub accent: Color32,
    /// The accent with the pointer over it.
    pub accent_hover: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Ground of what is picked.
    pub accent_soft: Color32,
    /// Something is missing.
    pub warning: Color32,
    /// Ground of a warning.
    pub warning_soft: Color32,
    /// Something is wrong, or will be gone.
    pub danger: Color32,
    /// Ground of an error.
    pub danger_soft: Color32,
    /// Something is as it should be.
    pub good: Color32,
    /// Ground of good news.
    pub good_soft: Color32,
    /// The ring round what the keyboard is on.
    pub focus: Color32,
    /// Ground of a button or row with the pointer over it.
    pub hover: Color32,
    /// The six categories in the order of [`Category::ALL`](crate::model::Word::ALL).
    pub categories: [Color32; 6],
    /// What lies behind a dialog.
    pub veil: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// Found by a search for the set nearest to the first drafts whose members stay apart for every kind of
/// color-blind eye and stand out from the ground; `tests/contrast.rs` holds both.
const ON_LIGHT: [Color32; 6] = [
    rgb(0xBA_4501),
    rgb(0x2A_67B3),
    rgb(0x18_8551),
    rgb(0x8C_548F),
    rgb(0xC3_7E00),
    rgb(0x10_93CE),
];
const ON_DARK: [Color32; 6] = [
    rgb(0xBF_4700),
    rgb(0x29_70C0),
    rgb(0x0C_9256),
    rgb(0xAA_5E9C),
    rgb(0xCB_9735),
    rgb(0x3D_A4DC),
];

/// Dark ink on warm paper.
pub static LIGHT: Palette = Palette {
    paper: rgb(0xF7_F5F1),
    surface: rgb(0xFF_FFFF),
    rail: rgb(0xF1_EEE8),
    ink: rgb(0x1E_2430),
    muted: rgb(0x5E_6673),
    line: rgb(0xE2_DDD4),
    line_strong: rgb(0x8F_8A80),
    accent: rgb(0x17_635F),
    accent_hover: rgb(0x10_524E),
    on_accent: rgb(0xFF_FFFF),
    accent_soft: rgb(0xDC_EDEA),
    warning: rgb(0x8A_5A00),
    warning_soft: rgb(0xFB_F0DA),
    danger: rgb(0xA8_2A20),
    danger_soft: rgb(0xFB_E7E3),
    good: rgb(0x2C_6B34),
    good_soft: rgb(0xE4_F1E1),
    focus: rgb(0x17_635F),
    hover: rgb(0xF3_F0EA),
    categories: ON_LIGHT,
    veil: Color32::from_black_alpha(72),
};

/// Light ink on slate.
pub static DARK: Palette = Palette {
    paper: rgb(0x17_1A1F),
    surface: rgb(0x20_242B),
    rail: rgb(0x1B_1F25),
    ink: rgb(0xEC_EFF3),
    muted: rgb(0xA3_ABB8),
    line: rgb(0x33_3943),
    line_strong: rgb(0x76_7F8D),
    accent: rgb(0x63_C7BE),
    accent_hover: rgb(0x7E_D6CE),
    on_accent: rgb(0x0E_1A19),
    accent_soft: rgb(0x1F_3D3B),
    warning: rgb(0xF0_C36A),
    warning_soft: rgb(0x3A_3120),
    danger: rgb(0xF3_9A8E),
    danger_soft: rgb(0x42_2624),
    good: rgb(0x8F_CF93),
    good_soft: rgb(0x21_3A27),
    focus: rgb(0x63_C7BE),
    hover: rgb(0x29_2E36),
    categories: ON_DARK,
    veil: Color32::from_black_alpha(140),
};

/// Black on white, strong lines.
pub static HIGH_CONTRAST_LIGHT: Palette = Palette {
    paper: rgb(0xFF_FFFE),
    surface: rgb(0xFF_FFFF),
    rail: rgb(0xF4_F4F4),
    ink: rgb(0x00_0000),
    muted: rgb(0x33_3333),
    line: rgb(0x5A_5A5A),
    line_strong: rgb(0x00_0000),
    accent: rgb(0x00_4A46),
    accent_hover: rgb(0x00_3532),
    on_accent: rgb(0xFF_FFFF),
    accent_soft: rgb(0xD5_EFEC),
    warning: rgb(0x5C_3B00),
    warning_soft: rgb(0xFF_F1D0),
    danger: rgb(0x80_0F08),
    danger_soft: rgb(0xFF_E4E0),
    good: rgb(0x0B_4A16),
    good_soft: rgb(0xDF_F5DF),
    focus: rgb(0x00_4A46),
    hover: rgb(0xEC_ECEC),
    categories: ON_LIGHT,
    veil: Color32::from_black_alpha(140),
};

/// White on black, strong lines.
pub static HIGH_CONTRAST_DARK: Palette = Palette {
    paper: rgb(0x00_0000),
    surface: rgb(0x0A_0A0A),
    rail: rgb(0x05_0505),
    ink: rgb(0xFF_FFFF),
    muted: rgb(0xD8_D8D8),
    line: rgb(0x9A_9A9A),
    line_strong: rgb(0xFF_FFFF),
    accent: rgb(0x7F_F0E5),
    accent_hover: rgb(0xB4_FFF7),
    on_accent: rgb(0x00_0000),
    accent_soft: rgb(0x0C_3B37),
    warning: rgb(0xFF_D98A),
    warning_soft: rgb(0x33_2600),
    danger: rgb(0xFF_B3A8),
    danger_soft: rgb(0x45_0F0A),
    good: rgb(0xA6_F0AA),
    good_soft: rgb(0x0B_330F),
    focus: rgb(0x7F_F0E5),
    hover: rgb(0x26_2626),
    categories: ON_DARK,
    veil: Color32::from_black_alpha(180),
};

impl Palette {
    /// The palette in which this part of the screen is drawn.
    pub fn of(ui: &egui::Ui) -> &'static Self {
        Self::of_visuals(ui.visuals())
    }

    /// The palette that these visuals were made from.
    pub fn of_visuals(visuals: &egui::Visuals) -> &'static Self {
        let (normal, high) = if visuals.dark_mode {
            (&DARK, &HIGH_CONTRAST_DARK)
        } else {
            (&LIGHT, &HIGH_CONTRAST_LIGHT)
        };
        if visuals.widgets.noninteractive.fg_stroke.color == high.ink {
            high
        } else {
            normal
        }
    }

    /// The palette of a theme.
    pub const fn named(dark: bool, contrast: Contrast) -> &'static Self {
        match (dark, contrast) {
            (false, Contrast::Normal) => &LIGHT,
            (true, Contrast::Normal) => &DARK,
            (false, Contrast::High) => &HIGH_CONTRAST_LIGHT,
            (true, Contrast::High) => &HIGH_CONTRAST_DARK,
        }
    }

    /// The color of a category; its shape tells the same.
    pub const fn category(&self, category: Category) -> Color32 {
        let [family, policy, services, justice, providers, community] = self.categories;
        match category {
            Category::Family => family,
            Category::Policy => policy,
            Category::HumanServices => services,
            Category::Justice => justice,
            Category::Providers => providers,
            Category::Community => community,
        }
    }
}
