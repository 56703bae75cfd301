//! What the program remembers between runs: theme, size, recent plans. Never anything of a plan's content
//! but its title and agency, and how far it was.
//! Must not fail loudly: settings that can't be read are the default ones.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Services;
use crate::{
    exchange::file::write_beside,
    mapping::print::{MOST_SCALE, Output, Paper, Picture, Sheets, USUAL_SCALE},
    model::Lens,
    ui::shell::Recent,
};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    theme: String,
    zoom_percent: u32,
    guide_hidden: bool,
    recent: Vec<KeptPlan>,
    picture: Option<KeptPicture>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct KeptPlan {
    path: PathBuf,
    title: String,
    agency: String,
    opened: String,
    summary: String,
    phases: Vec<(String, u8)>,
}

/// The last picture of a map that was asked for, but for what the map itself tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct KeptPicture {
    format: String,
    no_legend: bool,
    scale: u8,
    paper: String,
    upright: bool,
    across: u8,
    down: u8,
}

/// The settings, and the recent plans as Home shows them.
pub(super) struct Settings {
    file: Option<PathBuf>,
    kept: Kept,
    recent: Vec<Recent>,
}

const MOST_RECENT: usize = 12;
const ZOOMS: std::ops::RangeInclusive<u32> = 80..=200;

impl Settings {
    pub(super) fn load(services: &Services) -> Self {
        let file = services.settings_file.clone();
        let kept = file
            .as_ref()
            .and_then(|file| std::fs::read(file).ok())
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        let mut settings = Self {
            file,
            kept,
            recent: Vec::new(),
        };
        settings.show_recent();
        settings
    }

    fn save(&self) {
        if let Some(file) = &self.file
            && let Ok(bytes) = serde_json::to_vec_pretty(&self.kept)
        {
            if let Some(folder) = file.parent() {
                let _ = std::fs::create_dir_all(folder);
            }
            // Not worth a word to the person: the plan itself is safe.
            let _ = write_beside(file, &bytes);
        }
    }

    fn show_recent(&mut self) {
        let found: Vec<bool> = self.recent.iter().map(|r| r.found).collect();
        let before: Vec<PathBuf> = self.recent.iter().map(|r| r.path.clone()).collect();
        self.recent = self
            .kept
            .recent
            .iter()
            .map(|kept| Recent {
                path: kept.path.clone(),
                title: kept.title.clone(),
                agency: kept.agency.clone(),
                opened: kept.opened.clone(),
                summary: kept.summary.clone(),
                phases: kept.phases.clone(),
                found: before
                    .iter()
                    .position(|path| *path == kept.path)
                    .and_then(|i| found.get(i).copied())
                    .unwrap_or(true),
            })
            .collect();
    }

    pub(super) fn recent(&self) -> &[Recent] {
        &self.recent
    }

    /// Notes which of the recent plans' files are there.
    pub(super) fn found(&mut self, there: &[(PathBuf, bool)]) {
        for recent in &mut self.recent {
            if let Some((_, found)) = there.iter().find(|(path, _)| *path == recent.path) {
                recent.found = *found;
            }
        }
    }

    /// Puts a plan at the top of the recent ones.
    pub(super) fn remember(&mut self, plan: Recent) {
        self.kept.recent.retain(|kept| kept.path != plan.path);
        self.kept.recent.insert(
            0,
            KeptPlan {
                path: plan.path,
                title: plan.title,
                agency: plan.agency,
                opened: plan.opened,
                summary: plan.summary,
                phases: plan.phases,
            },
        );
        self.kept.recent.truncate(MOST_RECENT);
        self.show_recent();
        self.save();
    }

    pub(super) fn forget(&mut self, path: &Path) {
        self.kept.recent.retain(|kept| kept.path != path);
        self.show_recent();
        self.save();
    }

    pub(super) fn theme(&self) -> egui::ThemePreference {
        match self.kept.theme.as_str() {
            "dark" => egui::ThemePreference::Dark,
            "system" => egui::ThemePreference::System,
            _ => egui::ThemePreference::Light,
        }
    }

    pub(super) fn set_theme(&mut self, theme: egui::ThemePreference) {
        let word = match theme {
            egui::ThemePreference::Dark => "dark",
            egui::ThemePreference::Light => "light",
            egui::ThemePreference::System => "system",
        };
        word.clone_into(&mut self.kept.theme);
        self.save();
    }

    /// The size of everything, 1 = normal.
    pub(super) fn zoom(&self) -> f32 {
        let percent = match self.kept.zoom_percent {
            0 => 100,
            percent => percent.clamp(*ZOOMS.start(), *ZOOMS.end()),
        };
        percent as f32 / 100.0
    }

    /// Sets the size in percent, within 80 to 200; gives the size as set.
    pub(super) fn set_zoom_percent(&mut self, percent: u32) -> f32 {
        self.kept.zoom_percent = percent.clamp(*ZOOMS.start(), *ZOOMS.end());
        self.save();
        self.zoom()
    }

    /// A picture as the last one was asked for, with the paper and the sharpness that were last used.
    pub(super) fn picture(&self) -> (Picture, Sheets, u8) {
        let kept = self.kept.picture.clone().unwrap_or_default();
        let sheets = Sheets {
            paper: Paper::of_word(&kept.paper).unwrap_or_default(),
            upright: kept.upright,
            across: kept.across,
            down: kept.down,
        }
        .within_limits();
        let scale = match kept.scale {
            0 => USUAL_SCALE,
            scale => scale.min(MOST_SCALE),
        };
        let output = match kept.format.as_str() {
            "svg" => Output::Svg,
            "png" => Output::Png { scale },
            _ => Output::Pdf(sheets),
        };
        let picture = Picture {
            legend: !kept.no_legend,
            ..Picture::new(Lens::Rings, output)
        };
        (picture, sheets, scale)
    }

    pub(super) fn remember_picture(&mut self, picture: &Picture) {
        let kept = self.kept.picture.get_or_insert_default();
        picture.output.ending().clone_into(&mut kept.format);
        kept.no_legend = !picture.legend;
        match picture.output {
            Output::Svg => {}
            Output::Png { scale } => kept.scale = scale,
            Output::Pdf(sheets) => {
                sheets.paper.word().clone_into(&mut kept.paper);
                kept.upright = sheets.upright;
                (kept.across, kept.down) = (sheets.across, sheets.down);
            }
        }
        self.save();
    }

    pub(super) const fn guide_shown(&self) -> bool {
        !self.kept.guide_hidden
    }

    pub(super) fn set_guide_shown(&mut self, shown: bool) {
        self.kept.guide_hidden = !shown;
        self.save();
    }
}
