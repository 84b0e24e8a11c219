//! The files of `data/`, as they are embedded.

/// The chapter.
pub const CHAPTER: &str = include_str!("../data/ago_breast_2023_1e_sites_of_metastases.json");

/// The vocabulary.
pub const VOCABULARY: &str = include_str!("../data/vocabulary.json");

/// The references.
pub const REFERENCES: &str = include_str!("../data/references.json");

/// What a chapter names in the place of a part's file, to have the embedded one.
pub const EMBEDDED: &str = "embedded";
