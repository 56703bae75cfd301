//! Colors that people can tell apart: contrast by WCAG 2.2, and the six categories as color-blind eyes see them.

use egui::Color32;
use roundtable::{
    mapping::shape::outline,
    model::Category,
    ui::tokens::{DARK, HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, LIGHT, Palette},
};

const THEMES: [(&str, &Palette); 4] = [
    ("light", &LIGHT),
    ("dark", &DARK),
    ("high contrast light", &HIGH_CONTRAST_LIGHT),
    ("high contrast dark", &HIGH_CONTRAST_DARK),
];

/// Linear light of the three channels, 0 to 1.
fn linear(color: Color32) -> [f64; 3] {
    [color.r(), color.g(), color.b()].map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.040_45 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn luminance(color: Color32) -> f64 {
    let [r, g, b] = linear(color);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// WCAG's contrast ratio, 1 to 21.
fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn the_ratio_is_the_one_of_wcag() {
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
    // #777 on white is the classic near miss.
    let near_miss = contrast(Color32::from_gray(0x77), Color32::WHITE);
    assert!((near_miss - 4.478).abs() < 0.001, "{near_miss}");
}

#[test]
fn every_text_is_readable_on_every_ground_it_stands_on() {
    for (theme, p) in THEMES {
        let grounds = [
            ("paper", p.paper),
            ("surface", p.surface),
            ("rail", p.rail),
            ("hover", p.hover),
        ];
        let inks = [
            ("ink", p.ink),
            ("muted", p.muted),
            ("accent", p.accent),
            ("warning", p.warning),
            ("danger", p.danger),
            ("good", p.good),
        ];
        let mut pairs = Vec::new();
        for ground in grounds {
            pairs.extend(inks.map(|ink| (ink, ground)));
        }
        for (ink, ground) in [
            (("on accent", p.on_accent), ("accent", p.accent)),
            (("on accent", p.on_accent), ("accent hover", p.accent_hover)),
            (("accent", p.accent), ("accent soft", p.accent_soft)),
            (("ink", p.ink), ("accent soft", p.accent_soft)),
            (("muted", p.muted), ("accent soft", p.accent_soft)),
            (("ink", p.ink), ("warning soft", p.warning_soft)),
            (("warning", p.warning), ("warning soft", p.warning_soft)),
            (("accent", p.accent), ("warning soft", p.warning_soft)),
            (("ink", p.ink), ("danger soft", p.danger_soft)),
            (("danger", p.danger), ("danger soft", p.danger_soft)),
            (("accent", p.accent), ("danger soft", p.danger_soft)),
            (("ink", p.ink), ("good soft", p.good_soft)),
            (("good", p.good), ("good soft", p.good_soft)),
        ] {
            pairs.push((ink, ground));
        }
        let needed = if theme.starts_with("high") { 7.0 } else { 4.5 };
        for ((ink, a), (ground, b)) in pairs {
            let ratio = contrast(a, b);
            assert!(ratio >= needed, "{theme}: {ink} on {ground} is {ratio:.2}");
        }
    }
}

#[test]
fn what_must_be_seen_to_work_it_stands_out_from_its_ground() {
    for (theme, p) in THEMES {
        for (ground, b) in [("paper", p.paper), ("surface", p.surface)] {
            for (what, a) in [
                ("focus ring", p.focus),
                ("border of an empty box", p.line_strong),
                ("ticked box", p.accent),
            ] {
                let ratio = contrast(a, b);
                assert!(ratio >= 3.0, "{theme}: {what} on {ground} is {ratio:.2}");
            }
        }
    }
}

#[test]
fn marks_of_categories_stand_out_from_paper_and_surface() {
    for (theme, p) in THEMES {
        for category in Category::ALL {
            for (ground, b) in [("paper", p.paper), ("surface", p.surface)] {
                let ratio = contrast(p.category(*category), b);
                assert!(
                    ratio >= 3.0,
                    "{theme}: {} on {ground} is {ratio:.2}",
                    category.label()
                );
            }
        }
    }
}

/// What an eye without one kind of cones sees: full protanopia, deuteranopia and tritanopia by Machado,
/// Oliveira and Fernandes (2009), applied in linear light.
const EYES: [(&str, [[f64; 3]; 3]); 4] = [
    (
        "all cones",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// From linear sRGB to CIE XYZ, each divided by that of white (D65).
const TO_XYZ: [[f64; 3]; 3] = [
    [0.433_953, 0.376_219, 0.189_828],
    [0.212_673, 0.715_152, 0.072_175],
    [0.017_758, 0.109_477, 0.872_765],
];

/// CIE L*a*b* of linear sRGB.
fn lab(rgb: [f64; 3]) -> [f64; 3] {
    let [across, up, deep] = TO_XYZ.map(|row| {
        let t: f64 = row
            .iter()
            .zip(rgb)
            .map(|(weight, channel)| weight * channel)
            .sum();
        if t > (6.0_f64 / 29.0).powi(3) {
            t.cbrt()
        } else {
            t / (3.0 * (6.0_f64 / 29.0).powi(2)) + 4.0 / 29.0
        }
    });
    [
        116.0 * up - 16.0,
        500.0 * (across - up),
        200.0 * (up - deep),
    ]
}

/// How far apart two colors are (ΔE of 1976) for an eye.
fn distance(a: Color32, b: Color32, eye: &[[f64; 3]; 3]) -> f64 {
    let seen = |color| {
        let rgb = linear(color);
        lab(eye.map(|row| {
            let sum: f64 = row
                .iter()
                .zip(rgb)
                .map(|(weight, channel)| weight * channel)
                .sum();
            sum.clamp(0.0, 1.0)
        }))
    };
    let (a, b) = (seen(a), seen(b));
    a.iter()
        .zip(b)
        .map(|(a, b)| (a - b).powi(2))
        .sum::<f64>()
        .sqrt()
}

#[test]
fn the_distance_of_black_and_white_is_a_hundred_for_every_eye() {
    for (eye, matrix) in EYES {
        let far = distance(Color32::BLACK, Color32::WHITE, &matrix);
        assert!((far - 100.0).abs() < 0.1, "{eye}: {far}");
    }
}

/// A difference of about 2 is just seen side by side; marks on the map stand apart, so we ask for more.
const LEAST: f64 = 14.0;

#[test]
fn no_two_categories_look_alike_to_any_eye_and_each_has_its_own_shape() {
    let mut near = Vec::new();
    for (theme, p) in THEMES {
        for (at, a) in Category::ALL.iter().enumerate() {
            for b in Category::ALL.iter().skip(at + 1) {
                assert_ne!(outline(*a), outline(*b), "{} and {}", a.label(), b.label());
                for (eye, matrix) in EYES {
                    let apart = distance(p.category(*a), p.category(*b), &matrix);
                    if apart < LEAST {
                        near.push(format!(
                            "{theme}, {eye}: {} and {} are {apart:.1} apart",
                            a.label(),
                            b.label()
                        ));
                    }
                }
            }
        }
    }
    assert!(near.is_empty(), "{near:#?}");
}
