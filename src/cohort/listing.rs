//! The complete lists of sites of a table: the same door as for a patient, with the user's own spellings before it.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, LargeListArray, cast::AsArray};
use arrow_cast::cast;
use arrow_schema::{DataType, Field};

use crate::evaluation::draft::Input;
use crate::evaluation::lexicon::Lexicon;
use crate::evaluation::problem::FactProblem;
use crate::evaluation::reading::unknown_site;
use crate::evaluation::sites::SiteSet;

use super::column::{named, says_nothing};
use super::table::{Listed, Lists, Odd};

/// Reads the items of lists of sites.
#[derive(Clone, Debug)]
pub struct SiteReader {
    lexicon: Arc<Lexicon>,
    spellings: HashMap<String, Option<SiteSet>>,
}

impl SiteReader {
    /// A reader with the user's own spellings: what an item is, and the site that it stands for, if it says anything.
    ///
    /// # Errors
    ///
    /// If a spelling is no text or stands for no site.
    pub fn new(lexicon: Arc<Lexicon>, spellings: &[(Input, Input)]) -> Result<Self, FactProblem> {
        let names = lexicon.names();
        let site = |to: &Input| match to {
            Input::Missing => Ok(None),
            Input::Text(name) => {
                let position = names.site_position(name).ok_or_else(|| unknown_site(names, name, false))?;
                Ok(Some(lexicon.sites().set_of(position)))
            }
            _ => Err(FactProblem::of_sites()),
        };
        let spelling = |(from, to): &(Input, Input)| match from {
            Input::Text(from) => Ok((from.clone(), site(to)?)),
            _ => Err(FactProblem::of_sites()),
        };
        let spellings = spellings.iter().map(spelling).collect::<Result<_, FactProblem>>()?;
        Ok(Self { lexicon, spellings })
    }

    /// What a list says. An item that says nothing may be any site, so that the list is as good as none.
    ///
    /// # Errors
    ///
    /// If an item names no site.
    pub fn read<'a>(&self, items: impl Iterator<Item = Option<&'a str>>) -> Result<Listed, Odd> {
        let sites = items.map(|item| self.site(item)).collect::<Result<Vec<_>, Odd>>()?;
        let together = sites.into_iter().try_fold(0, |set, site| Some(set | site?));
        Ok(together.map_or(Listed::Unsaid, Listed::Sites))
    }

    fn site(&self, item: Option<&str>) -> Result<Option<SiteSet>, Odd> {
        let item = item.ok_or(Odd::Other)?;
        if let Some(meaning) = self.spellings.get(item) {
            return Ok(*meaning);
        }
        let names = self.lexicon.names();
        let position =
            names.site_position(item).ok_or_else(|| Odd::Name(unknown_site(names, item, false).suggestion))?;
        Ok(Some(self.lexicon.sites().set_of(position)))
    }

    /// Reads an Arrow array.
    ///
    /// # Errors
    ///
    /// What the array holds, if it is one of a type of which no cell can be a list of names.
    pub fn lists(&self, array: &ArrayRef) -> Result<Lists, String> {
        match array.data_type() {
            _ if says_nothing(array) => Ok((0..array.len()).map(|_| Ok(Listed::Unsaid)).collect()),
            held if is_list(held) => self.lists_of(array).ok_or_else(|| named(held)),
            held if is_text(held) => Ok(texts(array)),
            held => Err(named(held)),
        }
    }

    fn lists_of(&self, array: &ArrayRef) -> Option<Lists> {
        let lists = DataType::LargeList(Arc::new(Field::new("item", DataType::Utf8, true)));
        let lists = cast(array, &lists).ok()?;
        let lists: &LargeListArray = lists.as_list();
        let names = lists.values().as_string::<i32>();
        let listed = |row: usize| {
            if lists.is_null(row) {
                return Ok(Listed::Unsaid);
            }
            let offset = |at: usize| usize::try_from(lists.value_offsets()[at]).unwrap_or_default();
            self.read((offset(row)..offset(row + 1)).map(|at| names.is_valid(at).then(|| names.value(at))))
        };
        Some((0..lists.len()).map(listed).collect())
    }
}

fn is_list(held: &DataType) -> bool {
    matches!(held, DataType::List(_) | DataType::LargeList(_) | DataType::ListView(_) | DataType::FixedSizeList(..))
}

fn is_text(held: &DataType) -> bool {
    held.is_string() || matches!(held, DataType::Dictionary(_, values) if values.is_string())
}

/// A text is no list, whatever separates the names in it.
fn texts(array: &ArrayRef) -> Lists {
    let nulls = array.logical_nulls();
    let is_null = |row: usize| nulls.as_ref().is_some_and(|nulls| nulls.is_null(row));
    (0..array.len()).map(|row| if is_null(row) { Ok(Listed::Unsaid) } else { Err(Odd::Text) }).collect()
}
