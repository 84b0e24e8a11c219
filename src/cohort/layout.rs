//! Which column of a table is which fact, and what is wrong with a column.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, LargeListArray, RecordBatch, cast::AsArray};
use arrow_cast::cast;
use arrow_schema::{DataType, Field};
use serde::{Deserialize, Serialize};

use crate::evaluation::draft::Input;
use crate::evaluation::lexicon::{Lexicon, Names};
use crate::evaluation::sites::SiteSet;
use crate::sequence::Sequence;
use crate::suggest;

use super::cell::Decoder;
use super::column::{Cells, Column, says_nothing};
use super::table::{Listed, Sites, Table};

/// The name under which a table and a patient have the complete list of sites.
pub const SITES: &str = "sites";

/// What the user says of the columns of a table.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    /// Columns by their own name, with the fact that each of them is.
    pub columns: Vec<(String, String)>,
    /// Spellings by column or fact: what a cell holds, and the value that it stands for.
    pub spellings: Vec<(String, Vec<(Input, Input)>)>,
}

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
    fn of(column: &str, message: impl Into<String>) -> Self {
        Self { column: column.to_owned(), message: message.into(), ..Self::default() }
    }
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

/// Which column is which fact.
#[derive(Clone, Debug)]
pub struct Layout {
    lexicon: Arc<Lexicon>,
    facts: Vec<Mapped>,
    sites: Option<(usize, String)>,
}

/// A column that is a fact.
#[derive(Clone, Debug)]
struct Mapped {
    column: usize,
    name: String,
    fact: usize,
    decoder: Decoder,
}

impl Layout {
    /// Finds the facts among columns: those that the user names, and those that bear a fact's own name.
    ///
    /// # Errors
    ///
    /// If a name is none of a column or a fact, if two columns are one fact, or if a spelling makes no sense.
    pub fn new(lexicon: &Arc<Lexicon>, columns: &[String], mapping: &Mapping) -> Result<Self, Vec<ColumnProblem>> {
        let mut problems = unknown_names(lexicon.names(), columns, mapping);
        let mut layout = Self { lexicon: lexicon.clone(), facts: Vec::new(), sites: None };
        for (at, column) in columns.iter().enumerate() {
            problems.extend(layout.read(at, column, mapping).err().map(|problem| *problem));
        }
        if problems.is_empty() { Ok(layout) } else { Err(problems) }
    }

    fn read(&mut self, at: usize, column: &str, mapping: &Mapping) -> Result<(), Box<ColumnProblem>> {
        let named = mapping.columns.iter().find(|(name, _)| name == column).map(|(_, fact)| fact.as_str());
        let claimed = mapping.columns.iter().any(|(_, fact)| fact == column);
        let fact = named.unwrap_or(if claimed { "" } else { column });
        if fact == SITES {
            if self.sites.is_some() {
                return Err(Box::new(twice(column, fact)));
            }
            self.sites = Some((at, column.to_owned()));
            return Ok(());
        }
        let lexicon = self.lexicon.clone();
        let Some(position) = lexicon.names().fact_position(fact) else {
            return Ok(());
        };
        if self.facts.iter().any(|mapped| mapped.fact == position) {
            return Err(Box::new(twice(column, fact)));
        }
        let spellings = mapping.spellings.iter().filter(|(name, _)| name == column || name == fact);
        let spellings: Vec<_> = spellings.flat_map(|(_, spellings)| spellings.clone()).collect();
        let decoder =
            Decoder::new(Arc::new(lexicon.names().fact(position).clone()), &spellings).map_err(|problem| {
                Box::new(ColumnProblem {
                    fact: Some(fact.to_owned()),
                    allowed: problem.allowed,
                    suggestion: problem.suggestion,
                    ..ColumnProblem::of(
                        column,
                        format!("a spelling stands for no value of {fact}: {}", problem.message),
                    )
                })
            })?;
        self.facts.push(Mapped { column: at, name: column.to_owned(), fact: position, decoder });
        Ok(())
    }

    /// The columns that are facts: the name of each, and the position of its fact.
    pub fn facts(&self) -> impl Iterator<Item = (&str, usize)> {
        self.facts.iter().map(|mapped| (mapped.name.as_str(), mapped.fact))
    }

    /// Position and name of the column with the complete lists of sites.
    pub fn sites(&self) -> Option<&(usize, String)> {
        self.sites.as_ref()
    }

    /// The vocabulary.
    pub fn lexicon(&self) -> &Arc<Lexicon> {
        &self.lexicon
    }

    /// Reads a batch of Arrow.
    ///
    /// # Errors
    ///
    /// If a column holds a type from which its fact cannot be read.
    pub fn table(&self, batch: &RecordBatch) -> Result<Table, Vec<ColumnProblem>> {
        let cells = |_: usize, decoder: &Decoder, at: usize| Cells::new(batch.column(at), decoder);
        let sites = |at: usize| self.listed(batch.column(at));
        self.build(batch.num_rows(), cells, sites)
    }

    /// Builds a table of cells and lists of sites, however they are come by.
    ///
    /// # Errors
    ///
    /// What each column holds from which its fact cannot be read.
    pub fn build(
        &self,
        rows: usize,
        mut cells: impl FnMut(usize, &Decoder, usize) -> Result<Cells, String>,
        sites: impl FnOnce(usize) -> Result<Vec<Listed>, String>,
    ) -> Result<Table, Vec<ColumnProblem>> {
        let mut problems = Vec::new();
        let mut table = Table { rows, ..Table::default() };
        for Mapped { column, name, fact, decoder } in &self.facts {
            match cells(*fact, decoder, *column) {
                Ok(cells) => {
                    table.columns.push(Column { fact: *fact, name: name.clone(), decoder: decoder.clone(), cells });
                }
                Err(held) => problems.push(wrong_type(name, decoder, &held)),
            }
        }
        if let Some((at, name)) = &self.sites {
            match sites(*at) {
                Ok(rows) => {
                    table.sites = Some(Sites { name: name.clone(), rules: self.lexicon.sites().clone(), rows });
                }
                Err(held) => problems.push(ColumnProblem::of(
                    name,
                    format!("lists of names of sites are expected, and the column holds {held}"),
                )),
            }
        }
        if problems.is_empty() { Ok(table) } else { Err(problems) }
    }

    /// The sites that a list names; nothing if it names one that there is not.
    pub fn set_of<'a>(&self, names: impl Iterator<Item = Option<&'a str>>) -> Option<SiteSet> {
        let site = |name: Option<&str>| Some(self.lexicon.sites().set_of(self.lexicon.names().site_position(name?)?));
        names.map(site).try_fold(0, |set, site| Some(set | site?))
    }

    /// Reads the complete lists of sites of an Arrow array.
    ///
    /// # Errors
    ///
    /// What the array holds, if it holds no lists of texts.
    pub fn listed(&self, array: &ArrayRef) -> Result<Vec<Listed>, String> {
        if says_nothing(array) {
            return Ok(vec![Listed::Unsaid; array.len()]);
        }
        let lists = DataType::LargeList(Arc::new(Field::new("item", DataType::Utf8, true)));
        let is_list = matches!(
            array.data_type(),
            DataType::List(_) | DataType::LargeList(_) | DataType::ListView(_) | DataType::FixedSizeList(..)
        );
        let lists = is_list.then(|| cast(array, &lists).ok()).flatten().ok_or("something else")?;
        let lists: &LargeListArray = lists.as_list();
        let names = lists.values().as_string::<i32>();
        let listed = |row: usize| {
            if lists.is_null(row) {
                return Listed::Unsaid;
            }
            let offset = |at: usize| usize::try_from(lists.value_offsets()[at]).unwrap_or_default();
            let items = (offset(row)..offset(row + 1)).map(|at| names.is_valid(at).then(|| names.value(at)));
            self.set_of(items).map_or(Listed::Invalid, Listed::Sites)
        };
        Ok((0..lists.len()).map(listed).collect())
    }
}

fn twice(column: &str, fact: &str) -> ColumnProblem {
    ColumnProblem {
        fact: Some(fact.to_owned()),
        ..ColumnProblem::of(column, format!("another column is {fact} already; name one of them under `columns`"))
    }
}

fn wrong_type(name: &str, decoder: &Decoder, held: &str) -> ColumnProblem {
    let fact = decoder.fact();
    let wanted = match fact.values.len() {
        0 => fact.kind.to_string(),
        _ => format!("category ({})", fact.values.join(", ")),
    };
    let message = format!(
        "{} is a {wanted}, and the column holds {held}; `values={{\"{name}\": {{…}}}}` says what they stand for",
        fact.id
    );
    ColumnProblem { fact: Some(fact.id.clone()), allowed: fact.values.clone(), ..ColumnProblem::of(name, message) }
}

/// Names in a mapping that are none of a column or a fact.
fn unknown_names(names: &Names, columns: &[String], mapping: &Mapping) -> Vec<ColumnProblem> {
    let is_fact = |name: &str| name == SITES || names.fact_position(name).is_some();
    let mut problems = Vec::new();
    for (column, fact) in &mapping.columns {
        if !columns.contains(column) {
            let suggestion = suggest::nearest(column, columns.iter().map(String::as_str)).map(str::to_owned);
            problems.push(ColumnProblem { suggestion, ..ColumnProblem::of(column, "the table has no such column") });
        }
        if !is_fact(fact) {
            let suggestion = names.nearest_fact(fact).map(str::to_owned);
            let message = format!("the vocabulary has no fact {fact}");
            problems.push(ColumnProblem { suggestion, ..ColumnProblem::of(column, message) });
        }
    }
    for (name, _) in &mapping.spellings {
        if !columns.contains(name) && !is_fact(name) {
            let suggestion = suggest::nearest(name, columns.iter().map(String::as_str)).map(str::to_owned);
            let message = "`values` names neither a column nor a fact";
            problems.push(ColumnProblem { suggestion, ..ColumnProblem::of(name, message) });
        }
    }
    problems
}
