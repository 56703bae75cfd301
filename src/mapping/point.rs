//! Places and rectangles on the map, in map units: one unit is one point at a zoom of 100 %.
//! Must not know what a place means.

/// A place: to the right of the middle and below it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

impl Point {
    /// A place.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// The place in a direction (radians, clockwise from the right) and distance from the middle.
    pub fn polar(angle: f32, radius: f32) -> Self {
        Self::new(radius * angle.cos(), radius * angle.sin())
    }

    /// Distance from the middle.
    pub fn radius(self) -> f32 {
        self.x.hypot(self.y)
    }

    /// Direction from the middle, radians, clockwise from the right; 0 in the middle itself.
    pub fn angle(self) -> f32 {
        self.y.atan2(self.x)
    }

    /// Distance from another place.
    pub fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// Whether both numbers are finite.
    pub const fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

/// A rectangle around a place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Its middle.
    pub center: Point,
    /// Its width and height.
    pub size: [f32; 2],
}

impl Area {
    /// A rectangle.
    pub const fn new(center: Point, width: f32, height: f32) -> Self {
        Self {
            center,
            size: [width, height],
        }
    }

    /// Its left edge.
    pub const fn left(&self) -> f32 {
        self.center.x - self.size[0] * 0.5
    }

    /// Its right edge.
    pub const fn right(&self) -> f32 {
        self.center.x + self.size[0] * 0.5
    }

    /// Its upper edge.
    pub const fn top(&self) -> f32 {
        self.center.y - self.size[1] * 0.5
    }

    /// Its lower edge.
    pub const fn bottom(&self) -> f32 {
        self.center.y + self.size[1] * 0.5
    }

    /// Whether a place lies in it, its edges included.
    pub fn contains(&self, at: Point) -> bool {
        (self.left()..=self.right()).contains(&at.x) && (self.top()..=self.bottom()).contains(&at.y)
    }

    /// The place in it that is nearest to `at` and this far off its edges.
    pub fn nearest(&self, at: Point, off_edges: f32) -> Point {
        let near = |x: f32, middle: f32, size: f32| {
            let half = (size * 0.5 - off_edges).max(0.0);
            if x.is_finite() {
                x.clamp(middle - half, middle + half)
            } else {
                middle
            }
        };
        Point::new(
            near(at.x, self.center.x, self.size[0]),
            near(at.y, self.center.y, self.size[1]),
        )
    }

    /// Where a line from its middle towards a place leaves it; its middle if that place lies in it.
    pub fn leave(&self, to: Point) -> Point {
        let (x, y) = (to.x - self.center.x, to.y - self.center.y);
        let [width, height] = self.size;
        let share = (width * 0.5 / x.abs()).min(height * 0.5 / y.abs());
        if share.is_finite() && share < 1.0 {
            Point::new(self.center.x + x * share, self.center.y + y * share)
        } else {
            self.center
        }
    }

    /// The smallest rectangle around this one and another.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        let (left, right) = (
            self.left().min(other.left()),
            self.right().max(other.right()),
        );
        let (top, bottom) = (
            self.top().min(other.top()),
            self.bottom().max(other.bottom()),
        );
        let center = Point::new(f32::midpoint(left, right), f32::midpoint(top, bottom));
        Self::new(center, right - left, bottom - top)
    }

    /// How far this rectangle is from overlapping another, in sizes: 0 on the same spot, 1 touching, more apart.
    pub fn clearance(&self, other: &Self) -> f32 {
        let apart =
            |here: f32, there: f32, one: f32, two: f32| (here - there).abs() / ((one + two) * 0.5);
        let (here, there) = (self.center, other.center);
        let x = apart(here.x, there.x, self.size[0], other.size[0]);
        let y = apart(here.y, there.y, self.size[1], other.size[1]);
        x.max(y)
    }
}
