//! A table of patients: which columns are facts, and the lists of sites.

use crate::evaluation::lanes::Lanes;
use crate::evaluation::sites::{SiteRules, SiteSet};
use crate::evaluation::words::{WORDS, Words};

use super::column::Column;

/// A part of a table whose rows lie together.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The columns that are facts.
    pub columns: Vec<Column>,
    /// The complete list of sites of each patient, where the table has them.
    pub sites: Option<Sites>,
    /// How many patients there are.
    pub rows: usize,
}

/// What a row says of the complete list of sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Nothing.
    Unsaid,
    /// Something that is no list of sites.
    Invalid,
    /// The sites.
    Sites(SiteSet),
}

/// What stands in the place of a list of sites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Odd {
    /// A text.
    Text,
    /// A list with a name of no site, and the site that it is near to.
    Name(Option<String>),
    /// Something else.
    Other,
}

/// Lists of sites, row by row, and what stands in the place of the first of those that are none.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    rows: Vec<Listed>,
    odd: Vec<(usize, Odd)>,
}

impl Lists {
    /// So many rows are remembered with what stands there instead of a list.
    const REMEMBERED: usize = 10;

    /// What a row says.
    pub fn get(&self, row: usize) -> Listed {
        self.rows[row]
    }

    /// What stands in a row instead of a list, if it is one of the first.
    pub fn odd(&self, row: usize) -> Option<&Odd> {
        self.odd.iter().find(|(at, _)| *at == row).map(|(_, odd)| odd)
    }
}

impl FromIterator<Result<Listed, Odd>> for Lists {
    fn from_iter<T: IntoIterator<Item = Result<Listed, Odd>>>(rows: T) -> Self {
        let mut lists = Self::default();
        for (row, listed) in rows.into_iter().enumerate() {
            lists.rows.push(listed.clone().unwrap_or(Listed::Invalid));
            let odd = listed.err().filter(|_| lists.odd.len() < Self::REMEMBERED);
            lists.odd.extend(odd.map(|odd| (row, odd)));
        }
        lists
    }
}

/// The complete list of sites of each patient.
#[derive(Clone, Debug)]
pub struct Sites {
    /// Name of the column.
    pub name: String,
    /// What a list settles.
    pub rules: SiteRules,
    /// The lists.
    pub lists: Lists,
}

impl Sites {
    /// Says what the lists of some rows settle of each site, and which of them are invalid.
    pub fn close(&self, start: usize, rows: usize, mut settle: impl FnMut(usize, Lanes)) -> Words {
        let listed = &self.lists.rows[start..start + rows];
        for (at, fact) in self.rules.facts().iter().enumerate() {
            let mut lanes = Lanes::default();
            for (patient, listed) in listed.iter().enumerate() {
                let Listed::Sites(sites) = listed else { continue };
                match self.rules.present(at, *sites) {
                    Some(true) => lanes.yes[patient / 64] |= 1 << (patient % 64),
                    Some(false) => lanes.no[patient / 64] |= 1 << (patient % 64),
                    None => {}
                }
            }
            settle(*fact, lanes);
        }
        let mut invalid = [0; WORDS];
        for (patient, _) in listed.iter().enumerate().filter(|(_, listed)| **listed == Listed::Invalid) {
            invalid[patient / 64] |= 1 << (patient % 64);
        }
        invalid
    }
}
