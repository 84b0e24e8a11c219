//! Invalid cells in words: column, rows, what would be right, and what was probably meant.

use crate::evaluation::draft::Input;
use crate::evaluation::problem::FactProblem;
use crate::sequence::Sequence;
use crate::vocabulary::Kind;

use super::column::Column;
use super::matrix::{InvalidCells, Matrix};
use super::patients::Cohort;
use super::problem::{ColumnProblem, Remedies, spellings};
use super::table::{Odd, Table};

impl Cohort {
    /// What was invalid in the cells that these answers were read from.
    pub fn problems(&self, answers: &[Matrix]) -> Vec<ColumnProblem> {
        let mut offset = 0;
        let mut all: Vec<InvalidCells> = Vec::new();
        for (table, matrix) in self.tables().iter().zip(answers) {
            all.resize(matrix.invalid.len(), InvalidCells::default());
            all.iter_mut().zip(&matrix.invalid).for_each(|(all, some)| all.extend(some, offset));
            offset += table.rows;
        }
        self.described(&all)
    }

    /// Says what is wrong with invalid cells, column by column; the list of sites comes last.
    pub fn described(&self, invalid: &[InvalidCells]) -> Vec<ColumnProblem> {
        let with_problem = invalid.iter().enumerate().filter(|(_, cells)| cells.count > 0);
        with_problem.filter_map(|(column, cells)| self.problem(column, cells)).collect()
    }

    fn problem(&self, column: usize, cells: &InvalidCells) -> Option<ColumnProblem> {
        let (table, row) = self.place(*cells.rows.first()?)?;
        let problem = match table.columns.get(column) {
            Some(read) => self.problem_of_fact(column, read, row, cells)?,
            None => self.problem_of_sites(table, cells)?,
        };
        Some(ColumnProblem { cells: cells.count, rows: cells.rows.clone().into(), ..problem })
    }

    fn problem_of_fact(&self, column: usize, read: &Column, row: usize, cells: &InvalidCells) -> Option<ColumnProblem> {
        let FactProblem { message, allowed, .. } = read.value(row).err()?;
        let near = |table: &Table, row: usize| table.columns.get(column)?.value(row).err()?.suggestion;
        let is_text = |table: &Table, row: usize| matches!(table.columns[column].input(row), Input::Text(_));
        let message = if read.decoder.fact().kind != Kind::Number {
            format!("{message}; {}", spellings(&read.name))
        } else if self.places(cells).any(|(table, row)| is_text(table, row)) {
            let cast = Remedies::such_as(self.layout().remedies().number.as_ref(), &read.name);
            format!("{message}; a text is no number: make numbers of the column first{cast}")
        } else {
            message
        };
        let fact = Some(read.decoder.fact().id.clone());
        let suggestion = self.meant(cells, near);
        Some(ColumnProblem { fact, allowed, suggestion, ..ColumnProblem::of(&read.name, message) })
    }

    fn problem_of_sites(&self, table: &Table, cells: &InvalidCells) -> Option<ColumnProblem> {
        let name = &table.sites.as_ref()?.name;
        let odd = |table: &Table, row: usize| table.sites.as_ref()?.lists.odd(row).cloned();
        let near = |table: &Table, row: usize| match odd(table, row)? {
            Odd::Name(near) => near,
            Odd::Text | Odd::Other => None,
        };
        let known = self.layout().lexicon().names().sites().filter_map(|(_, fact)| fact.site.as_ref());
        let allowed: Sequence<_> = known.map(|site| site.code.clone()).collect();
        let sites = allowed.join(", ");
        let message = match self.places(cells).find_map(|(table, row)| odd(table, row)) {
            Some(Odd::Name(_)) => format!("a list names an unknown site; the sites are {sites}; {}", spellings(name)),
            Some(Odd::Text) => {
                let split = Remedies::such_as(self.layout().remedies().sites.as_ref(), name);
                format!("lists of names of sites are expected, and a text is none: split it first{split}")
            }
            _ => format!("lists of names of sites are expected; the sites are {sites}"),
        };
        Some(ColumnProblem { allowed, suggestion: self.meant(cells, near), ..ColumnProblem::of(name, message) })
    }

    /// What all invalid cells of a column were probably meant to be; one that is wrong for some of them is worse than none.
    fn meant(&self, cells: &InvalidCells, near: impl Fn(&Table, usize) -> Option<String>) -> Option<String> {
        if cells.count > cells.rows.len() {
            return None;
        }
        let mut each = self.places(cells).map(|(table, row)| near(table, row));
        let first = each.next()??;
        each.all(|other| other.as_ref() == Some(&first)).then_some(first)
    }

    /// The rows of invalid cells that are named, each with its part of the table.
    fn places(&self, cells: &InvalidCells) -> impl Iterator<Item = (&Table, usize)> {
        cells.rows.iter().filter_map(|row| self.place(*row))
    }
}
