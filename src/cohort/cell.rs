//! What a cell of a table means for a fact: the same door as for a patient, with the user's own spellings before it.

use std::sync::Arc;

use crate::evaluation::draft::Input;
use crate::evaluation::problem::FactProblem;
use crate::evaluation::reading::{Value, read_value};
use crate::vocabulary::Fact;

/// A cell that holds what its fact cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invalid;

/// What a cell says, or that it is invalid.
pub type Cell = Result<Value, Invalid>;

/// A cell as one byte: a category or a flag by its position, and two codes beyond all of them.
pub mod code {
    use super::Cell;
    use crate::evaluation::reading::Value;

    /// No.
    pub const NO: u8 = 0;
    /// Yes.
    pub const YES: u8 = 1;
    /// The fact cannot be what stands there.
    pub const INVALID: u8 = 254;
    /// Nothing is known.
    pub const UNKNOWN: u8 = 255;

    /// The code of a cell; a number, which has no position, only says that it is known.
    pub fn of(cell: Cell) -> u8 {
        match cell {
            Ok(Value::Boolean(true)) => YES,
            Ok(Value::Boolean(false) | Value::Number(_)) => NO,
            Ok(Value::Category(position)) => position,
            Ok(Value::Unknown) => UNKNOWN,
            Err(_) => INVALID,
        }
    }
}

/// Reads the cells of one fact.
#[derive(Clone, Debug)]
pub struct Decoder {
    fact: Arc<Fact>,
    meanings: Vec<(Input, Value)>,
    texts: Vec<(String, Value)>,
}

impl Decoder {
    /// A reader with the user's own spellings: what a cell holds, and the value that it stands for.
    ///
    /// # Errors
    ///
    /// If a spelling stands for something that the fact cannot be.
    pub fn new(fact: Arc<Fact>, spellings: &[(Input, Input)]) -> Result<Self, FactProblem> {
        let read = |(from, to): &(Input, Input)| Ok((from.clone(), read_value(&fact, to, false)?));
        let meanings = spellings.iter().map(read).collect::<Result<Vec<_>, FactProblem>>()?;
        let own = meanings.iter().filter_map(|(from, value)| match from {
            Input::Text(text) => Some((text.clone(), *value)),
            _ => None,
        });
        let categories = fact.values.iter().zip(0..).map(|(text, at)| (text.clone(), Value::Category(at)));
        let texts = own.chain(categories).collect();
        Ok(Self { fact, meanings, texts })
    }

    /// The fact.
    pub fn fact(&self) -> &Fact {
        &self.fact
    }

    /// Whether the user has spellings of her own, so that a cell may hold another type than the fact's.
    pub fn has_spellings(&self) -> bool {
        !self.meanings.is_empty()
    }

    /// What a value means.
    ///
    /// # Errors
    ///
    /// If the fact cannot be that.
    pub fn read(&self, input: &Input) -> Result<Value, FactProblem> {
        match self.meanings.iter().find(|(spelling, _)| spelling == input) {
            Some((_, value)) => Ok(*value),
            None => read_value(&self.fact, input, false),
        }
    }

    /// What a value means, without the words for what is wrong.
    ///
    /// # Errors
    ///
    /// If the fact cannot be that.
    pub fn cell(&self, input: &Input) -> Cell {
        self.read(input).map_err(|_| Invalid)
    }

    /// What a text means, without a copy of it.
    ///
    /// # Errors
    ///
    /// If the fact cannot be that.
    pub fn text(&self, text: &str) -> Cell {
        self.texts.iter().find(|(known, _)| known == text).map(|(_, value)| *value).ok_or(Invalid)
    }
}
