//! Which column of a table is which fact, and what is wrong with a column.

use std::sync::Arc;

use arrow_array::RecordBatch;

use crate::evaluation::draft::Input;
use crate::evaluation::lexicon::{Lexicon, Names};
use crate::suggest;

use super::cell::Decoder;
use super::column::{Cells, Column};
use super::listing::SiteReader;
use super::problem::{ColumnProblem, Remedies};
use super::table::{Lists, Sites, Table};

/// The name under which a table and a patient have the complete list of sites.
pub const SITES: &str = "sites";

/// What the user says of the columns of a table.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    /// Columns by their own name, with the fact that each of them is, or nothing where it is none.
    pub columns: Vec<(String, Option<String>)>,
    /// Spellings by column or fact: what a cell holds, and the value that it stands for.
    pub spellings: Vec<(String, Vec<(Input, Input)>)>,
    /// How the library that the table is of does what a message asks for.
    pub remedies: Remedies,
}

impl Mapping {
    /// The spellings of a column, or of the fact that it is.
    fn spellings_of(&self, column: &str, fact: &str) -> Vec<(Input, Input)> {
        let spellings = self.spellings.iter().filter(|(name, _)| name == column || name == fact);
        spellings.flat_map(|(_, spellings)| spellings.clone()).collect()
    }
}

/// Which column is which fact.
#[derive(Clone, Debug)]
pub struct Layout {
    lexicon: Arc<Lexicon>,
    facts: Vec<Mapped>,
    sites: Option<MappedSites>,
    remedies: Remedies,
}

/// A column that is a fact.
#[derive(Clone, Debug)]
struct Mapped {
    column: usize,
    name: String,
    fact: usize,
    decoder: Decoder,
}

/// The column with the complete lists of sites.
#[derive(Clone, Debug)]
struct MappedSites {
    column: usize,
    name: String,
    reader: SiteReader,
}

impl Layout {
    /// Finds the facts among columns: those that the user names, and those that bear a fact's own name.
    ///
    /// # Errors
    ///
    /// If a name is none of a column or a fact, if two columns are one fact, or if a spelling makes no sense.
    pub fn new(lexicon: &Arc<Lexicon>, columns: &[String], mapping: &Mapping) -> Result<Self, Vec<ColumnProblem>> {
        let mut problems = unknown_names(lexicon.names(), columns, mapping);
        let remedies = mapping.remedies.clone();
        let mut layout = Self { lexicon: lexicon.clone(), facts: Vec::new(), sites: None, remedies };
        for (at, column) in columns.iter().enumerate() {
            problems.extend(layout.read(at, column, mapping).err().map(|problem| *problem));
        }
        if problems.is_empty() { Ok(layout) } else { Err(problems) }
    }

    fn read(&mut self, at: usize, column: &str, mapping: &Mapping) -> Result<(), Box<ColumnProblem>> {
        let named = mapping.columns.iter().find(|(name, _)| name == column).map(|(_, fact)| fact.as_deref());
        let claimed = mapping.columns.iter().any(|(_, fact)| fact.as_deref() == Some(column));
        let Some(fact) = named.unwrap_or((!claimed).then_some(column)) else { return Ok(()) };
        let lexicon = self.lexicon.clone();
        let position = lexicon.names().fact_position(fact);
        let taken = match position {
            _ if fact == SITES => self.sites.is_some(),
            Some(position) => self.facts.iter().any(|mapped| mapped.fact == position),
            None => return Ok(()),
        };
        if taken {
            return Err(Box::new(ColumnProblem::twice(column, fact)));
        }
        let (name, spellings) = (column.to_owned(), mapping.spellings_of(column, fact));
        let misspelt = |problem| Box::new(ColumnProblem::of_spelling(column, fact, problem));
        if let Some(position) = position {
            let known = Arc::new(lexicon.names().fact(position).clone());
            let decoder = Decoder::new(known, &spellings).map_err(misspelt)?;
            self.facts.push(Mapped { column: at, name, fact: position, decoder });
        } else {
            let reader = SiteReader::new(lexicon, &spellings).map_err(misspelt)?;
            self.sites = Some(MappedSites { column: at, name, reader });
        }
        Ok(())
    }

    /// The columns that are facts: the name of each, and the position of its fact.
    pub fn facts(&self) -> impl Iterator<Item = (&str, usize)> {
        self.facts.iter().map(|mapped| (mapped.name.as_str(), mapped.fact))
    }

    /// Position and name of the column with the complete lists of sites.
    pub fn sites(&self) -> Option<(usize, &str)> {
        self.sites.as_ref().map(|sites| (sites.column, sites.name.as_str()))
    }

    /// How the library that the table is of does what a message asks for.
    pub fn remedies(&self) -> &Remedies {
        &self.remedies
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
        let sites = |reader: &SiteReader, at: usize| reader.lists(batch.column(at));
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
        sites: impl FnOnce(&SiteReader, usize) -> Result<Lists, String>,
    ) -> Result<Table, Vec<ColumnProblem>> {
        let mut problems = Vec::new();
        let mut table = Table { rows, ..Table::default() };
        for Mapped { column, name, fact, decoder } in &self.facts {
            match cells(*fact, decoder, *column) {
                Ok(cells) => {
                    table.columns.push(Column { fact: *fact, name: name.clone(), decoder: decoder.clone(), cells });
                }
                Err(held) => problems.push(ColumnProblem::of_type(name, decoder.fact(), &held)),
            }
        }
        if let Some(MappedSites { column, name, reader }) = &self.sites {
            match sites(reader, *column) {
                Ok(lists) => {
                    table.sites = Some(Sites { name: name.clone(), rules: self.lexicon.sites().clone(), lists });
                }
                Err(held) => problems.push(ColumnProblem::of(
                    name,
                    format!("lists of names of sites are expected, and the column holds {held}"),
                )),
            }
        }
        if problems.is_empty() { Ok(table) } else { Err(problems) }
    }
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
        if let Some(fact) = fact.as_deref().filter(|fact| !is_fact(fact)) {
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
