//! Screen in the making.

use crate::ui::{Ctx, Out, ViewState};

/// View state.
#[derive(Default)]
pub struct View {}

/// Draws the screen.
pub fn draw(_ui: &mut egui::Ui, _ctx: &Ctx<'_>, _view: &mut ViewState, _out: &mut Out<'_>) {}
