//! What is wrong with a column of a table.

use serde::{Deserialize, Serialize};

use crate::evaluation::problem::FactProblem;
use crate::sequence::Sequence;
use crate::vocabulary::{Fact, Kind};

/// What is wrong with a column of a table; it never shows a patient's value.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, str, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnProblem {
    /// Name of the column.
    pub column: String,
    /// Id of the fact that it is.
    pub fact: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub allowed: Sequence<String>,
    /// The nearest match.
    pub suggestion: Option<String>,
    /// How many cells are concerned, where it is about cells.
    pub cells: usize,
    /// The first rows that are concerned, counted from 0.
    pub rows: Sequence<usize>,
}

impl ColumnProblem {
    /// A problem of a column as a whole.
    pub fn of(column: &str, message: impl Into<String>) -> Self {
        Self { column: column.to_owned(), message: message.into(), ..Self::default() }
    }

    /// A second column that is the same fact.
    pub fn twice(column: &str, fact: &str) -> Self {
        let message = format!("another column is {fact} already; name one of them under `columns`");
        Self { fact: Some(fact.to_owned()), ..Self::of(column, message) }
    }

    /// A spelling of the user that makes no sense.
    pub fn of_spelling(column: &str, fact: &str, problem: FactProblem) -> Self {
        let message = format!("a spelling stands for no value of {fact}: {}", problem.message);
        let FactProblem { allowed, suggestion, .. } = problem;
        Self { fact: Some(fact.to_owned()), allowed, suggestion, ..Self::of(column, message) }
    }

    /// A column of a type of which no cell can be the fact.
    pub fn of_type(column: &str, fact: &Fact, held: &str) -> Self {
        let kind = match fact.values.len() {
            0 => fact.kind.to_string(),
            _ => format!("category ({})", fact.values.join(", ")),
        };
        let remedy = if fact.kind == Kind::Number { String::new() } else { format!("; {}", spellings(column)) };
        let message = format!("{} is a {kind}, and the column holds {held}{remedy}", fact.id);
        Self { fact: Some(fact.id.clone()), allowed: fact.values.clone(), ..Self::of(column, message) }
    }
}

/// Where somebody says what other spellings stand for.
pub fn spellings(column: &str) -> String {
    format!("`values={{\"{column}\": {{…}}}}` says what other spellings stand for")
}

impl std::fmt::Display for ColumnProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "column {}: {}", self.column, self.message)?;
        if self.cells > 0 {
            let rows: Vec<_> = self.rows.iter().map(ToString::to_string).collect();
            let more = if self.cells > rows.len() { ", …" } else { "" };
            let (cells, row) = if self.cells == 1 { ("cell", "row") } else { ("cells", "rows") };
            write!(f, " ({} {cells}: {row} {}{more})", self.cells, rows.join(", "))?;
        }
        match &self.suggestion {
            Some(name) => write!(f, "; did you mean `{name}`?"),
            None => Ok(()),
        }
    }
}

/// How the library that a table is of does what a message asks for; `{column}` stands for the name of the column.
#[derive(Clone, Debug, Default)]
pub struct Remedies {
    /// Makes numbers of texts.
    pub number: Option<String>,
    /// Makes lists of texts.
    pub sites: Option<String>,
}

impl Remedies {
    /// The end of a sentence that asks for something, with an example where there is one.
    pub fn such_as(remedy: Option<&String>, column: &str) -> String {
        let shown = |remedy: &String| format!(", such as `{}`", remedy.replace("{column}", &format!("{column:?}")));
        remedy.map_or_else(String::new, shown)
    }
}
