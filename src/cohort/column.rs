//! A column of a table, read as one fact.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, BooleanArray, LargeStringArray, StringArray, StringViewArray, make_array};
use arrow_buffer::NullBuffer;
use arrow_cast::cast;
use arrow_schema::DataType;

use crate::evaluation::draft::Input;
use crate::evaluation::problem::FactProblem;
use crate::evaluation::reading::Value;
use crate::vocabulary::Kind;

use super::cell::{Cell, Decoder, code};
use super::numeric::Numeric;

/// One fact of many patients.
#[derive(Clone, Debug)]
pub struct Column {
    /// Position of the fact.
    pub fact: usize,
    /// Name of the column in the user's table.
    pub name: String,
    /// How its cells are read.
    pub decoder: Decoder,
    /// Its cells.
    pub cells: Cells,
}

/// The cells of a column.
#[derive(Clone, Debug)]
pub enum Cells {
    /// Nothing is known in any row.
    Nothing,
    /// Yes or no.
    Flags(BooleanArray),
    /// Numbers.
    Numbers(Numeric),
    /// Positions in a list of distinct values, each of which was read once.
    Distinct {
        /// The positions.
        keys: Numeric,
        /// What each value means, as a byte; the last one is for a position outside the list.
        codes: Vec<u8>,
        /// The values themselves.
        values: Vec<Input>,
    },
    /// Texts.
    Texts(Texts),
    /// Values that were handed in one by one.
    Values {
        /// What each of them means.
        meanings: Vec<Cell>,
        /// The values themselves.
        values: Vec<Input>,
    },
}

/// A column of texts in one of Arrow's layouts.
#[derive(Clone, Debug)]
pub enum Texts {
    /// With short offsets.
    Short(StringArray),
    /// With long offsets.
    Long(LargeStringArray),
    /// As views.
    Views(StringViewArray),
}

impl Texts {
    /// The texts of an array, if it holds any.
    pub fn new(array: &ArrayRef) -> Option<Self> {
        match array.data_type() {
            DataType::Utf8 => Some(Self::Short(array.as_string::<i32>().clone())),
            DataType::LargeUtf8 => Some(Self::Long(array.as_string::<i64>().clone())),
            DataType::Utf8View => Some(Self::Views(array.as_string_view().clone())),
            _ => None,
        }
    }

    /// The text in a row, unless it is null.
    pub fn get(&self, row: usize) -> Option<&str> {
        match self {
            Self::Short(array) => array.is_valid(row).then(|| array.value(row)),
            Self::Long(array) => array.is_valid(row).then(|| array.value(row)),
            Self::Views(array) => array.is_valid(row).then(|| array.value(row)),
        }
    }
}

impl Cells {
    /// The cells of an Arrow array.
    ///
    /// # Errors
    ///
    /// What the column holds, where the fact cannot be read from it.
    pub fn new(array: &ArrayRef, decoder: &Decoder) -> Result<Self, String> {
        if says_nothing(array) {
            return Ok(Self::Nothing);
        }
        let kind = decoder.fact().kind;
        let fits = |own: Kind| kind == own || decoder.has_spellings();
        let cells = match array.data_type() {
            DataType::Boolean if fits(Kind::Boolean) => Some(Self::Flags(array.as_boolean().clone())),
            DataType::Dictionary(_, values) if values.is_string() => Self::of_dictionary(array, decoder),
            DataType::Dictionary(_, values) => {
                return Self::new(&cast(array, values).map_err(|_| named(array.data_type()))?, decoder);
            }
            // Texts are what a library makes of a mixed column, so they are judged cell by cell, like its objects.
            held if held.is_string() => Texts::new(array).map(Self::Texts),
            held if held.is_numeric() && (kind == Kind::Number || fits(Kind::Boolean)) => {
                let as_float = || cast(array, &DataType::Float64).ok();
                Numeric::new(array).or_else(|| Numeric::new(&as_float()?)).map(Self::Numbers)
            }
            _ => None,
        };
        cells.ok_or_else(|| named(array.data_type()))
    }

    fn of_dictionary(array: &ArrayRef, decoder: &Decoder) -> Option<Self> {
        let dictionary = array.as_any_dictionary();
        let texts = Texts::new(dictionary.values())?;
        let input = |row| texts.get(row).map_or(Input::Missing, |text| Input::Text(text.to_owned()));
        let values: Vec<_> = (0..dictionary.values().len()).map(input).collect();
        Some(Self::of_distinct(Numeric::new(&make_array(dictionary.keys().to_data()))?, values, decoder))
    }

    /// Cells that are positions in a list of distinct values; a position outside the list is null.
    pub fn of_distinct(keys: Numeric, values: Vec<Input>, decoder: &Decoder) -> Self {
        let codes = values.iter().map(|value| code::of(decoder.cell(value))).chain([code::UNKNOWN]).collect();
        Self::Distinct { keys, codes, values }
    }

    /// Cells of values that were handed in one by one.
    pub fn of_values(values: Vec<Input>, decoder: &Decoder) -> Self {
        Self::Values { meanings: values.iter().map(|value| decoder.cell(value)).collect(), values }
    }

    /// Which cells are null.
    pub fn nulls(&self) -> Option<&NullBuffer> {
        match self {
            Self::Flags(flags) => flags.nulls(),
            Self::Numbers(numbers) | Self::Distinct { keys: numbers, .. } => numbers.nulls(),
            Self::Nothing | Self::Texts(_) | Self::Values { .. } => None,
        }
    }
}

impl Column {
    /// What stands in a row.
    pub fn input(&self, row: usize) -> Input {
        if self.cells.nulls().is_some_and(|nulls| nulls.is_null(row)) {
            return Input::Missing;
        }
        match &self.cells {
            Cells::Nothing => Input::Missing,
            Cells::Flags(flags) => Input::Boolean(flags.value(row)),
            Cells::Numbers(numbers) => Input::Number(numbers.get(row)),
            Cells::Distinct { keys, values, .. } => values.get(keys.position(row)).cloned().unwrap_or(Input::Missing),
            Cells::Texts(texts) => texts.get(row).map_or(Input::Missing, |text| Input::Text(text.to_owned())),
            Cells::Values { values, .. } => values[row].clone(),
        }
    }

    /// What a row says of the fact, without the words for what is wrong.
    ///
    /// # Errors
    ///
    /// If the fact cannot be what stands there.
    pub fn cell(&self, row: usize) -> Cell {
        match &self.cells {
            Cells::Values { meanings, .. } => meanings[row],
            _ => self.decoder.cell(&self.input(row)),
        }
    }

    /// What a row says of the fact.
    ///
    /// # Errors
    ///
    /// If the fact cannot be what stands there.
    pub fn value(&self, row: usize) -> Result<Value, FactProblem> {
        self.decoder.read(&self.input(row))
    }
}

/// Whether nothing is known in any row: the type of such a column is what its library makes of nothing.
pub fn says_nothing(array: &ArrayRef) -> bool {
    let is_nan = |numbers: &Numeric| (0..array.len()).all(|row| array.is_null(row) || numbers.get(row).is_nan());
    array.logical_null_count() == array.len()
        || array.data_type().is_floating() && Numeric::new(array).is_some_and(|numbers| is_nan(&numbers))
}

/// What a column holds, in plain words.
pub fn named(held: &DataType) -> String {
    let words = match held {
        DataType::Boolean => "booleans",
        _ if held.is_string() => "texts",
        _ if held.is_numeric() => "numbers",
        _ if held.is_temporal() => "dates or times",
        _ if held.is_nested() => "lists or structures",
        DataType::Dictionary(_, values) => return named(values),
        _ => return format!("values of type {held}"),
    };
    words.to_owned()
}
