//! What ids and texts of a file have to look like: the patterns in its schema, and what they mean in words.

/// A text that says something.
pub const TEXT: &str = r"\S";

/// A name in code.
pub const NAME: &str = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$";

/// The id of a recommendation: the names of its section and of its row.
pub const DOTTED: &str = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*\.[a-z][a-z0-9]*(_[a-z0-9]+)*$";

/// Names that no fact can have, because the patient in Python has attributes of her own by these names.
pub const RESERVED: [&str; 10] =
    ["conflicts", "facts", "from_dict", "from_json", "origin", "replace", "sites", "to_dict", "to_json", "vocabulary"];

/// What a pattern asks for.
pub fn meaning(pattern: &str) -> &'static str {
    match pattern {
        NAME => "a name of lower-case letters, digits and single `_` between words, such as `liver_metastases`",
        DOTTED => "the names of section and row, in lower case with one dot between them, such as `liver.resection`",
        _ => "a text that is not empty",
    }
}

/// The names that no fact can have, as a part of a schema.
pub fn not_reserved() -> serde_json::Value {
    serde_json::json!({ "enum": RESERVED })
}
