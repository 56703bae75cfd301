//! The fonts: Inter in three weights, the icons, and egui's own as fallback.
//! Must not know colors.

use std::sync::{Arc, LazyLock};

use egui::{Context, FontData, FontDefinitions, FontFamily};

use crate::fonts;

/// Size of a page's title.
pub const TITLE_SIZE: f32 = 24.0;
/// Size of a heading.
pub const HEADING_SIZE: f32 = 17.0;
/// Size of text, fields and buttons.
pub const BODY_SIZE: f32 = 14.5;
/// Size of captions and hints.
pub const SMALL_SIZE: f32 = 12.5;

static MEDIUM: LazyLock<FontFamily> = LazyLock::new(|| FontFamily::Name("Inter Medium".into()));
static SEMIBOLD: LazyLock<FontFamily> = LazyLock::new(|| FontFamily::Name("Inter SemiBold".into()));
static ICONS: LazyLock<FontFamily> =
    LazyLock::new(|| FontFamily::Name(egui_material_icons::FONT_FAMILY.into()));

/// A little heavier than text: buttons, marks on the map.
pub fn medium() -> FontFamily {
    MEDIUM.clone()
}

/// Headings and labels.
pub fn semibold() -> FontFamily {
    SEMIBOLD.clone()
}

/// The icons.
pub fn icon_font() -> FontFamily {
    ICONS.clone()
}

pub(super) fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    let fallback = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    let inter: [(&str, &'static [u8]); 3] = [
        ("Inter", fonts::REGULAR),
        ("Inter Medium", fonts::MEDIUM),
        ("Inter SemiBold", fonts::SEMIBOLD),
    ];
    for (name, bytes) in inter {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let icons = egui_material_icons::font_insert();
    fonts
        .font_data
        .insert(icons.name.clone(), Arc::new(icons.data));
    // Every family can fall back on every other: a name may hold any script or an icon.
    let family = |first: &str| -> Vec<String> {
        let mut names = vec![first.to_owned()];
        names.extend(
            ["Inter".to_owned()]
                .into_iter()
                .filter(|name| name != first),
        );
        names.extend(fallback.iter().cloned());
        names.push(icons.name.clone());
        names
    };
    fonts
        .families
        .insert(FontFamily::Proportional, family("Inter"));
    fonts.families.insert(medium(), family("Inter Medium"));
    fonts.families.insert(semibold(), family("Inter SemiBold"));
    fonts
        .families
        .insert(icon_font(), vec![icons.name, "Inter".to_owned()]);
    ctx.set_fonts(fonts);
}
