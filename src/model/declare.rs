//! The two macros that declare vocabularies and record kinds once.
//! Must not know any label, rule or behaviour of a kind; those live beside the code that needs them.

/// Declares a closed vocabulary: the word in the file, and the label that people read.
macro_rules! words {
    ($( $(#[$meta:meta])* $Name:ident { $( $(#[$vmeta:meta])* $Variant:ident = $word:literal / $label:literal ),+ $(,)? } )+) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $Name { $( $(#[$vmeta])* #[doc = $label] $Variant ),+ }

        impl $Name {
            /// All words, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$( Self::$Variant ),+];
            /// The word in the plan file and in JSON.
            pub const fn word(self) -> &'static str { match self { $( Self::$Variant => $word ),+ } }
            /// What people read.
            pub const fn label(self) -> &'static str { match self { $( Self::$Variant => $label ),+ } }
            /// The entry with this word.
            pub fn of_word(word: &str) -> Option<Self> { match word { $( $word => Some(Self::$Variant), )+ _ => None } }
        }

        impl $crate::model::words::Word for $Name {
            const ALL: &'static [Self] = Self::ALL;
            fn word(self) -> &'static str { self.word() }
            fn label(self) -> &'static str { self.label() }
        }

        impl $crate::model::Field for $Name {
            const STORAGE: $crate::model::Storage = $crate::model::Storage::Word;
            const WORDS: &'static [&'static str] = &[$( $word ),+];
            const LABELS: &'static [&'static str] = &[$( $label ),+];
            fn blank() -> Self { const { Self::ALL[0] } }
            fn to_value(&self) -> $crate::model::Value { $crate::model::Value::Text(self.word().to_owned()) }
            fn from_value(value: $crate::model::Value) -> Result<Self, $crate::model::Value> {
                match value {
                    $crate::model::Value::Text(s) => Self::of_word(&s).ok_or($crate::model::Value::Text(s)),
                    other => Err(other),
                }
            }
        }
    )+ };
}

/// Declares all record kinds: the struct, its columns, its table in [`Plan`](crate::model::Plan), and what
/// lets the rest of the house treat any kind alike.
macro_rules! records {
    (@privacy) => { Privacy::Open };
    (@privacy private) => { Privacy::Private };
    (@privacy contact) => { Privacy::Contact };
    ($( $(#[doc = $kdoc:literal])+ $Kind:ident in $table:ident $(, part of $whole:ident)? { $( #[doc = $fdoc:literal] $field:ident : $ty:ty $(as $mark:ident)? ),* $(,)? } )+) => {
        $(
            $(#[doc = $kdoc])+
            #[derive(Clone, Debug, PartialEq)]
            pub struct $Kind {
                /// Its id.
                pub id: Id<$Kind>,
                $( #[doc = $fdoc] pub $field: $ty ),*
            }
            impl $Kind {
                /// A blank record.
                pub fn new(id: Id<Self>) -> Self {
                    Self { id, $( $field: <$ty as Field>::blank() ),* }
                }
            }
            impl Record for $Kind {
                const TABLE: &'static str = stringify!($table);
                const KIND: Kind = Kind::$Kind;
                fn id(&self) -> Id<Self> { self.id }
                fn table(plan: &Plan) -> &Table<Self> { &plan.$table }
                fn wrap(self) -> AnyRecord { AnyRecord::$Kind(self) }
                fn unwrap_any(record: &AnyRecord) -> Option<&Self> {
                    if let AnyRecord::$Kind(record) = record { Some(record) } else { None }
                }
            }
        )+

        /// Everything a plan holds: one table per record kind.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Plan { $( $(#[doc = $kdoc])+ pub $table: Table<$Kind> ),+ }

        /// A record of any kind.
        #[derive(Clone, Debug, PartialEq)]
        pub enum AnyRecord { $( $(#[doc = $kdoc])+ $Kind($Kind) ),+ }

        /// The record kinds, in the order in which they are written out.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $( $(#[doc = $kdoc])+ $Kind ),+ }

        impl Kind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$( Self::$Kind ),+];
            /// Name of the table in the plan file and in JSON.
            pub const fn table(self) -> &'static str { match self { $( Self::$Kind => stringify!($table) ),+ } }
            /// The kind stored in this table.
            pub fn of_table(table: &str) -> Option<Self> { $( if table == stringify!($table) { return Some(Self::$Kind); } )+ None }
            /// What the kind is, from its declaration.
            pub const fn doc(self) -> &'static str { match self { $( Self::$Kind => concat!($($kdoc),+) ),+ } }
            /// The field that names what a record of this kind is a part of: a copy of that one copies it too.
            pub const fn part_of(self) -> Option<&'static str> {
                match self { $( Self::$Kind => {
                    let whole: &[&'static str] = &[$({
                        const _: fn(&$Kind) = |record| { let _ = &record.$whole; };
                        stringify!($whole)
                    })?];
                    whole.first().copied()
                } ),+ }
            }
            /// Its columns in order, without the id.
            pub const fn columns(self) -> &'static [Column] {
                match self { $( Self::$Kind => const { &[$( Column {
                    name: stringify!($field), doc: $fdoc,
                    storage: <$ty as Field>::STORAGE, nullable: <$ty as Field>::NULLABLE,
                    points_at: <$ty as Field>::POINTS_AT, on_delete: <$ty as Field>::ON_DELETE,
                    words: <$ty as Field>::WORDS, labels: <$ty as Field>::LABELS,
                    privacy: records!(@privacy $($mark)?),
                } ),*] } ),+ }
            }
            /// Builds a record from an id and the values of [`Self::columns`] in order; missing values count as null.
            pub fn build(self, id: i64, values: Vec<Value>) -> Result<AnyRecord, BadValue> {
                let mut values = values.into_iter();
                match self { $( Self::$Kind => Ok(AnyRecord::$Kind($Kind { id: Id::new(id), $(
                    $field: <$ty as Field>::from_value(values.next().unwrap_or(Value::Null))
                        .map_err(|got| BadValue { column: stringify!($field), got })?
                ),* })) ),+ }
            }
            /// A blank record of this kind.
            pub fn blank(self, id: i64) -> AnyRecord { match self { $( Self::$Kind => AnyRecord::$Kind($Kind::new(Id::new(id))) ),+ } }
        }

        impl AnyRecord {
            /// Its kind.
            pub const fn kind(&self) -> Kind { match self { $( Self::$Kind(_) => Kind::$Kind ),+ } }
            /// Its id as a number.
            pub const fn raw_id(&self) -> i64 { match self { $( Self::$Kind(r) => r.id.raw() ),+ } }
            /// Its values, in the order of [`Kind::columns`].
            pub fn values(&self) -> Vec<Value> { match self { $( Self::$Kind(r) => vec![$( r.$field.to_value() ),*] ),+ } }
            /// The value at a position in [`Kind::columns`].
            pub fn value_at(&self, at: usize) -> Option<Value> {
                match self { $( Self::$Kind(r) => {
                    let mut column = 0;
                    $(
                        if column == at { return Some(r.$field.to_value()); }
                        column += 1;
                    )*
                    let _ = column;
                    None
                } ),+ }
            }
        }

        impl Plan {
            /// The record with this key, cloned.
            pub fn get_any(&self, key: Key) -> Option<AnyRecord> {
                match key.kind { $( Kind::$Kind => self.$table.get(Id::new(key.id)).cloned().map(AnyRecord::$Kind) ),+ }
            }
            /// Whether the plan holds this record.
            pub fn contains(&self, key: Key) -> bool {
                match key.kind { $( Kind::$Kind => self.$table.contains(Id::new(key.id)) ),+ }
            }
            /// Number of records of a kind.
            pub fn count(&self, kind: Kind) -> usize { match kind { $( Kind::$Kind => self.$table.len() ),+ } }
            /// Puts a record in, replacing the one with its id.
            ///
            /// For the document, the loader and tests; a screen never holds a `&mut Plan`.
            pub fn put_any(&mut self, record: AnyRecord) { match record { $( AnyRecord::$Kind(r) => self.$table.put(r) ),+ } }
            /// Takes a record out; nothing happens if it is not there. See [`Self::put_any`].
            pub fn remove_any(&mut self, key: Key) { match key.kind { $( Kind::$Kind => self.$table.remove(Id::new(key.id)) ),+ } }
            /// All records of a kind, cloned, in order of their ids.
            pub fn all_of(&self, kind: Kind) -> Box<dyn Iterator<Item = AnyRecord> + '_> {
                match kind { $( Kind::$Kind => Box::new(self.$table.iter().cloned().map(AnyRecord::$Kind)) ),+ }
            }
            /// The ids of all records of a kind.
            pub fn ids_of(&self, kind: Kind) -> Vec<i64> { match kind { $( Kind::$Kind => self.$table.iter().map(|r| r.id.raw()).collect() ),+ } }
            /// Calls `visit` with the key of each record of `kind` and the number that column `column` holds, if it holds one.
            pub(crate) fn each_reference(&self, kind: Kind, mut visit: impl FnMut(Key, usize, i64)) {
                match kind { $( Kind::$Kind => for r in self.$table.iter() {
                    let mut column = 0;
                    $(
                        if <$ty as Field>::POINTS_AT.is_some() && let Value::Int(target) = r.$field.to_value() {
                            visit(Key { kind: Kind::$Kind, id: r.id.raw() }, column, target);
                        }
                        column += 1;
                    )*
                    let _ = column;
                } ),+ }
            }
            /// Calls `visit` with the key of each record of `kind`, and the position and content of each text in it that is not empty.
            pub(crate) fn each_text(&self, kind: Kind, mut visit: impl FnMut(Key, usize, &str)) {
                match kind { $( Kind::$Kind => for r in self.$table.iter() {
                    let mut column = 0;
                    $(
                        if let Some(text) = r.$field.as_text().filter(|text| !text.is_empty()) {
                            visit(Key { kind: Kind::$Kind, id: r.id.raw() }, column, text);
                        }
                        column += 1;
                    )*
                    let _ = column;
                } ),+ }
            }
            /// Whether the tables of `kind` are the same, unchanged, in both plans.
            pub fn same_table(&self, other: &Self, kind: Kind) -> bool { match kind { $( Kind::$Kind => self.$table.same(&other.$table) ),+ } }
        }
    };
}

pub(crate) use {records, words};
