//! Our colors and distances put into egui's style, for light and dark.
//! Must not know any widget of ours.

use std::sync::Arc;

use egui::{
    Color32, Context, CornerRadius, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme,
    Visuals,
    style::{
        HandleShape, ScrollAnimation, ScrollStyle, Selection, TextCursorStyle, WidgetVisuals,
        Widgets,
    },
    vec2,
};

use super::{
    BODY_SIZE, CARD_RADIUS, CONTROL_HEIGHT, HEADING_SIZE, RADIUS, SMALL_SIZE, fonts,
    palette::{Contrast, Palette},
    semibold,
};

/// Installs fonts and both themes.
pub fn install(ctx: &Context) {
    fonts::install(ctx);
    set_contrast(ctx, Contrast::Normal);
}

/// Sets how far ink and paper are apart, in both themes.
pub fn set_contrast(ctx: &Context, contrast: Contrast) {
    for (theme, dark) in [(Theme::Light, false), (Theme::Dark, true)] {
        let palette = Palette::named(dark, contrast);
        ctx.set_style_of(theme, Arc::new(style(palette, dark, contrast)));
    }
}

fn style(palette: &Palette, dark: bool, contrast: Contrast) -> Style {
    let mut style = Style {
        visuals: visuals(palette, dark, contrast),
        ..Style::default()
    };
    style.text_styles = [
        (TextStyle::Small, FontId::proportional(SMALL_SIZE)),
        (TextStyle::Body, FontId::proportional(BODY_SIZE)),
        (TextStyle::Button, FontId::proportional(BODY_SIZE)),
        (TextStyle::Heading, FontId::new(HEADING_SIZE, semibold())),
        (TextStyle::Monospace, FontId::monospace(BODY_SIZE)),
    ]
    .into();
    style.animation_time = 0.12;
    // A menu looks like our other buttons, only without a frame.
    style.compact_menu_style = false;
    style.scroll_animation = ScrollAnimation::duration(0.15);
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 8.0);
    spacing.button_padding = vec2(14.0, 7.0);
    spacing.interact_size = vec2(CONTROL_HEIGHT, CONTROL_HEIGHT);
    spacing.window_margin = Margin::same(20);
    spacing.menu_margin = Margin::same(6);
    spacing.menu_spacing = 2.0;
    spacing.menu_width = 280.0;
    spacing.icon_width = 18.0;
    spacing.icon_width_inner = 10.0;
    spacing.icon_spacing = 6.0;
    spacing.indent = 20.0;
    spacing.extra_text_line_spacing = 3.0;
    spacing.tooltip_width = 320.0;
    spacing.combo_height = 320.0;
    spacing.slider_rail_height = 4.0;
    spacing.scroll = ScrollStyle {
        floating: true,
        bar_width: 10.0,
        floating_width: 5.0,
        floating_allocated_width: 0.0,
        handle_min_length: 28.0,
        bar_inner_margin: 2.0,
        bar_outer_margin: 2.0,
        foreground_color: true,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 0.18,
        active_handle_opacity: 0.32,
        interact_handle_opacity: 0.5,
        ..ScrollStyle::floating()
    };
    spacing.scroll.fade.strength = 0.0;
    style
}

fn visuals(p: &Palette, dark: bool, contrast: Contrast) -> Visuals {
    let base = if dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let radius = CornerRadius::same(RADIUS);
    let line = match contrast {
        Contrast::Normal => 1.0,
        Contrast::High => 1.5,
    };
    let look = |ground: Color32, border: Stroke, ink: Color32| WidgetVisuals {
        bg_fill: ground,
        weak_bg_fill: ground,
        bg_stroke: border,
        corner_radius: radius,
        fg_stroke: Stroke::new(1.5, ink),
        expansion: 0.0,
    };
    let shadow = |blur: u8, y: i8, light: u8, dim: u8| Shadow {
        offset: [0, y],
        blur,
        spread: 0,
        color: Color32::from_black_alpha(if dark { dim } else { light }),
    };
    Visuals {
        widgets: Widgets {
            noninteractive: look(p.surface, Stroke::new(line, p.line), p.ink),
            inactive: look(p.surface, Stroke::new(line, p.line), p.ink),
            hovered: look(p.hover, Stroke::new(line, p.line_strong), p.ink),
            // Also the look of what the keyboard is on: the ring is the focus ring.
            active: look(p.hover, Stroke::new(2.0, p.focus), p.ink),
            open: look(p.surface, Stroke::new(2.0, p.focus), p.ink),
        },
        selection: Selection {
            bg_fill: p.accent_soft,
            stroke: Stroke::new(2.0, p.accent),
        },
        weak_text_color: Some(p.muted),
        hyperlink_color: p.accent,
        faint_bg_color: p.hover,
        extreme_bg_color: p.surface,
        text_edit_bg_color: Some(p.surface),
        code_bg_color: p.hover,
        warn_fg_color: p.warning,
        error_fg_color: p.danger,
        window_corner_radius: CornerRadius::same(CARD_RADIUS + 2),
        window_shadow: shadow(32, 10, 38, 120),
        window_fill: p.surface,
        window_stroke: Stroke::new(line, p.line),
        menu_corner_radius: CornerRadius::same(CARD_RADIUS),
        panel_fill: p.paper,
        popup_shadow: shadow(18, 6, 28, 110),
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(1.5, p.accent),
            ..TextCursorStyle::default()
        },
        indent_has_left_vline: false,
        slider_trailing_fill: true,
        handle_shape: HandleShape::Circle,
        disabled_alpha: match contrast {
            Contrast::Normal => 0.55,
            Contrast::High => 0.75,
        },
        ..base
    }
}
