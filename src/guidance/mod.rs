//! Stand-in until the catalogue lands.

/// The catalogue.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// Items.
    pub items: Vec<Item>,
}
/// An item.
#[derive(Debug)]
pub struct Item {
    /// Its id.
    pub id: String,
}
impl Catalogue {
    /// Items under a prefix.
    pub fn items_under(&self, prefix: &str) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |i| i.id.starts_with(prefix))
    }
}
/// The catalogue.
pub fn catalogue() -> &'static Catalogue {
    static C: std::sync::LazyLock<Catalogue> = std::sync::LazyLock::new(Catalogue::default);
    &C
}
