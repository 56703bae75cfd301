//! Parts of the window by name, so that a screen reader can go from one to the next.
//! Must not know what is in them.

use egui::{Role, Ui};

/// Says what this part of the window is; drawn first in it. Nothing is shown.
pub fn region(ui: &Ui, role: Role, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(name);
    });
}
