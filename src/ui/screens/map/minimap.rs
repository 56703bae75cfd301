//! The whole map, small, in a corner of the stage while only part of it is seen; pressing it moves what is seen.
//! Must not know what a place means.

use std::{collections::HashSet, sync::Arc};

use egui::{
    Area, Color32, EventFilter, Key, Mesh, Order, Pos2, Rect, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::{View, sight::pos};
use crate::{
    canvas::{self, Batch, Camera},
    mapping::{Scene, ground::Form},
    ui::tokens::{Palette, space},
};

/// The largest that it gets.
const MOST: Vec2 = vec2(176.0, 124.0);

/// A stage smaller than this has no room for it.
const LEAST_STAGE: Vec2 = vec2(400.0, 280.0);

/// Air between its border and the map.
const AIR: f32 = 6.0;

/// Side of a partner's mark; partners that fall on the same mark are drawn once.
const MARK: f32 = 3.0;

/// Its name, for readers of all kinds.
pub(super) const NAME: &str = "Small map; arrow keys move what is seen";

/// Whether it is shown, and its picture.
#[derive(Default)]
pub(super) struct Minimap {
    /// Somebody put it away.
    pub hidden: bool,
    drawn: Option<(Drawn, Arc<Mesh>)>,
}

/// What a picture was made for.
#[derive(Clone, Copy, PartialEq)]
struct Drawn {
    turn: u64,
    frame: Rect,
    palette: &'static Palette,
}

/// Shows it if part of the map is out of sight.
pub(super) fn show(ui: &Ui, map: &mut View, seen: canvas::View) {
    let all = map.shown.scene.bounds;
    let all = Rect::from_center_size(pos(all.center), Vec2::from(all.size));
    let sees_all = seen.world_rect().expand(1.0).contains_rect(all);
    let room = seen.rect.width() >= LEAST_STAGE.x && seen.rect.height() >= LEAST_STAGE.y;
    if map.minimap.hidden || sees_all || !room || !all.is_positive() || !all.is_finite() {
        return;
    }
    let inner = Camera::fitting(all, MOST - Vec2::splat(2.0 * AIR), 1.0);
    let size = all.size() * inner.zoom + Vec2::splat(2.0 * AIR);
    let corner = seen.rect.right_bottom() - Vec2::splat(space::S);
    let frame = Rect::from_min_max(corner - size, corner);
    let small = inner.view(frame);

    let palette = Palette::of(ui);
    let for_what = Drawn {
        turn: map.shown.turn,
        frame,
        palette,
    };
    let mesh = match &map.minimap.drawn {
        Some((drawn, mesh)) if *drawn == for_what => Arc::clone(mesh),
        _ => {
            let mesh = Arc::new(picture(&map.shown.scene, small, palette));
            map.minimap.drawn = Some((for_what, Arc::clone(&mesh)));
            mesh
        }
    };
    let area = Area::new(egui::Id::unique("map small"))
        .order(Order::Middle)
        .fixed_pos(frame.min)
        .constrain(false)
        .fade_in(false);
    let moved = area.show(ui.ctx(), |ui| {
        let response = ui.allocate_rect(frame, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, NAME));
        let focused = response.has_focus();
        let painter = ui.painter();
        let border = if focused {
            Stroke::new(2.0, palette.focus)
        } else {
            Stroke::new(1.0, palette.line_strong)
        };
        painter.rect(frame, 6.0, palette.surface, border, StrokeKind::Inside);
        painter.add(Shape::Mesh(mesh));
        let world = seen.world_rect();
        let window = Rect::from_min_max(small.to_screen(world.min), small.to_screen(world.max));
        let window = window.intersect(frame.shrink(2.0));
        painter.rect(
            window,
            2.0,
            palette.accent.gamma_multiply(0.08),
            Stroke::new(1.5, palette.accent),
            StrokeKind::Inside,
        );
        let pressed = response.is_pointer_button_down_on() || response.dragged();
        let at = response.interact_pointer_pos().filter(|_| pressed);
        at.map(|at| small.to_world(at.clamp(frame.min, frame.max)))
            .or_else(|| by_keys(ui, &response, seen))
    });
    // A finger that rests asks for no frame.
    if let Some(center) = moved.inner.filter(|center| *center != map.camera.center) {
        map.camera.center = center;
        map.flight = None;
        map.touched = true;
        ui.ctx().request_repaint();
    }
}

/// Where the arrow keys move what is seen, a quarter of it at a time.
fn by_keys(ui: &Ui, response: &egui::Response, seen: canvas::View) -> Option<Pos2> {
    const STEP: f32 = 0.25;
    if !response.has_focus() {
        return None;
    }
    let ours = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, ours));
    let world = seen.world_rect().size() * STEP;
    let ways = [
        (Key::ArrowLeft, vec2(-world.x, 0.0)),
        (Key::ArrowRight, vec2(world.x, 0.0)),
        (Key::ArrowUp, vec2(0.0, -world.y)),
        (Key::ArrowDown, vec2(0.0, world.y)),
    ];
    let by: Vec2 = ways
        .into_iter()
        .filter(|(key, _)| super::overlay::key(ui, *key))
        .map(|(_, by)| by)
        .fold(Vec2::ZERO, |sum, by| sum + by);
    (by != Vec2::ZERO).then(|| seen.camera.center + by)
}

/// Ground and partners as one mesh, in its place on the screen.
fn picture(scene: &Scene, small: canvas::View, palette: &Palette) -> Mesh {
    let mut batch = Batch::default();
    let line = palette.line_strong.gamma_multiply(0.7);
    let mut outline = |corners: &[Pos2]| batch.outline(corners, 1.0, line);
    for piece in &scene.ground {
        match piece.form {
            Form::Disc { center, radius } => {
                let (at, radius) = (small.to_screen(pos(center)), radius * small.camera.zoom);
                let round: Vec<Pos2> = (0..48_u16)
                    .map(|step| {
                        let angle = std::f32::consts::TAU * f32::from(step) / 48.0;
                        at + Vec2::angled(angle) * radius
                    })
                    .collect();
                outline(&round);
            }
            Form::Block(area) => {
                let size = Vec2::from(area.size) * small.camera.zoom;
                let block = Rect::from_center_size(small.to_screen(pos(area.center)), size);
                outline(&[
                    block.left_top(),
                    block.right_top(),
                    block.right_bottom(),
                    block.left_bottom(),
                ]);
            }
            // Too small to tell anything.
            Form::Line(_) => {}
        }
    }
    let mut mesh = batch.take();
    let mut there: HashSet<(i32, i32, Color32)> = HashSet::new();
    for node in &scene.nodes {
        let at = small.to_screen(pos(node.at));
        let color = palette.category(node.category);
        let square = |x: f32| (x / MARK).floor() as i32;
        let (column, row) = (square(at.x), square(at.y));
        if there.insert((column, row, color)) {
            let corner = pos2(column as f32 * MARK, row as f32 * MARK);
            mesh.add_colored_rect(Rect::from_min_size(corner, Vec2::splat(MARK)), color);
        }
    }
    mesh
}
