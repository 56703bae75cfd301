//! Where the canvas is looked at from.
//! Must not know what is seen.

use std::ops::RangeInclusive;

use egui::{Pos2, Rect, Vec2};

/// How far one can zoom; 1 shows one world unit as one point.
pub const ZOOM_RANGE: RangeInclusive<f32> = 0.02..=8.0;

/// The point of the world in the middle of the view, and the zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// World position shown in the middle.
    pub center: Pos2,
    /// Points per world unit.
    pub zoom: f32,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            center: Pos2::ZERO,
            zoom: 1.0,
        }
    }
}

impl Camera {
    /// The camera that shows all of `world` in a view of this size, no larger than `most`.
    pub fn fitting(world: Rect, view: Vec2, most: f32) -> Self {
        if !world.is_finite() || world.width() <= 0.0 || world.height() <= 0.0 {
            return Self::default();
        }
        let zoom = (view.x / world.width()).min(view.y / world.height());
        Self {
            center: world.center(),
            zoom: zoom.min(most).clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end()),
        }
    }

    /// The camera in a view.
    pub const fn view(self, rect: Rect) -> View {
        View { rect, camera: self }
    }
}

/// A camera together with the part of the screen that it fills.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The part of the screen.
    pub rect: Rect,
    /// The camera.
    pub camera: Camera,
}

impl View {
    /// From the world to the screen.
    pub fn to_screen(&self, world: Pos2) -> Pos2 {
        self.rect.center() + (world - self.camera.center) * self.camera.zoom
    }

    /// From the screen to the world.
    pub fn to_world(&self, screen: Pos2) -> Pos2 {
        self.camera.center + (screen - self.rect.center()) / self.camera.zoom
    }

    /// The part of the world that is seen.
    pub fn world_rect(&self) -> Rect {
        Rect::from_min_max(self.to_world(self.rect.min), self.to_world(self.rect.max))
    }

    /// The camera after zooming by `factor` while the world point under `at` stays there.
    pub fn zoomed_at(&self, at: Pos2, factor: f32) -> Camera {
        let pinned = self.to_world(at);
        let zoom = (self.camera.zoom * factor).clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
        Camera {
            center: pinned - (at - self.rect.center()) / zoom,
            zoom,
        }
    }

    /// The camera after the content was pushed by `delta` points.
    pub fn panned(&self, delta: Vec2) -> Camera {
        Camera {
            center: self.camera.center - delta / self.camera.zoom,
            ..self.camera
        }
    }

    /// The camera moved as little as needed so that `world` is seen, `margin` points from the edge.
    pub fn showing(&self, world: Rect, margin: f32) -> Camera {
        let seen = self.world_rect().shrink(margin / self.camera.zoom);
        let push = |low: f32, high: f32, from: f32, to: f32| {
            if high - low > to - from {
                f32::midpoint(low, high) - f32::midpoint(from, to)
            } else if low < from {
                low - from
            } else {
                (high - to).max(0.0)
            }
        };
        let shift = Vec2::new(
            push(world.min.x, world.max.x, seen.min.x, seen.max.x),
            push(world.min.y, world.max.y, seen.min.y, seen.max.y),
        );
        Camera {
            center: self.camera.center + shift,
            ..self.camera
        }
    }
}

/// A short way of the camera from one place to another, so that one sees where it went.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flight {
    from: Camera,
    to: Camera,
    began: f64,
}

impl Flight {
    /// How long it takes, in seconds.
    pub const TAKES: f64 = 0.2;

    /// Begins at this time, in seconds.
    pub const fn new(from: Camera, to: Camera, began: f64) -> Self {
        Self { from, to, began }
    }

    /// Where the camera is at a time, and whether it has arrived.
    pub fn at(&self, now: f64) -> (Camera, bool) {
        let share = ((now - self.began) / Self::TAKES).clamp(0.0, 1.0) as f32;
        if share >= 1.0 {
            return (self.to, true);
        }
        // Quickly off, gently there.
        let share = 1.0 - (1.0 - share).powi(3);
        let camera = Camera {
            center: self.from.center.lerp(self.to.center, share),
            zoom: self.from.zoom * (self.to.zoom / self.from.zoom).powf(share),
        };
        (camera, false)
    }
}
