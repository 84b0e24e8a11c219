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

/// The complete list of sites of each patient.
#[derive(Clone, Debug)]
pub struct Sites {
    /// Name of the column.
    pub name: String,
    /// What a list settles.
    pub rules: SiteRules,
    /// The lists.
    pub rows: Vec<Listed>,
}

impl Sites {
    /// Says what the lists of some rows settle of each site, and which of them are invalid.
    pub fn close(&self, start: usize, rows: usize, mut settle: impl FnMut(usize, Lanes)) -> Words {
        let listed = &self.rows[start..start + rows];
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
