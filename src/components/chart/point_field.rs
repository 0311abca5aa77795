//! What a field of points is made of, before its width is known.

/// A point before its place on the page is known: shares of the way right and up.
#[derive(Clone)]
pub struct FieldPoint {
    /// `None`: not known, drawn apart.
    pub across: Option<f64>,
    pub up: f64,
    pub people: f64,
    pub name: String,
    pub label: String,
    pub key: Option<usize>,
    /// Under which corner it is listed.
    pub corner: Option<usize>,
}

/// Places on an axis with their words.
pub type Ticks = Vec<(f64, String)>;

/// A field of points with its lines and words; the most important points come first.
pub struct PointField {
    pub points: Vec<FieldPoint>,
    /// Where the lines stand.
    pub lines: (f64, f64),
    /// Upper right, upper left, lower right, lower left.
    pub corners: [String; 4],
    /// Along the foot, and up the side.
    pub axes: (String, String),
    /// Ticks across and up, with their words.
    pub ticks: (Ticks, Ticks),
    /// What is said under points that are drawn apart.
    pub apart: Option<String>,
    /// Says how many of all points could be named.
    pub named_of: Box<dyn Fn(usize, usize) -> String + Send + Sync>,
}

/// Points so far right stand at the edge.
const EDGE: f64 = 0.985;

/// Where a point's words stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LabelSide {
    Apart,
    Edge,
    Within,
}

impl PointField {
    /// Where the words of a point stand.
    pub fn side(&self, point: &FieldPoint) -> LabelSide {
        match point.across {
            None => LabelSide::Apart,
            Some(across) if across >= EDGE => LabelSide::Edge,
            Some(_) => LabelSide::Within,
        }
    }
}
