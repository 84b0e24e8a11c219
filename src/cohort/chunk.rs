//! Up to 512 patients at once, read from the columns of a table.

use arrow_array::Array;
use arrow_buffer::{BooleanBuffer, NullBuffer};

use crate::condition::Operator;
use crate::evaluation::lanes::{Lanes, PATIENTS, WORDS, Words, first, pack, pack_codes, zip};
use crate::evaluation::plan::{Facts, ValueSet};
use crate::evaluation::reading::Value;
use crate::number::Number;
use crate::truth::Kleene;
use crate::vocabulary::Kind;

use super::cell::code;
use super::column::{Cells, Column};
use super::table::Table;

/// What is known of one fact of these patients.
#[derive(Clone, Debug)]
enum Slot {
    Nothing,
    Flags(Lanes),
    Codes { codes: Box<[u8; PATIENTS]>, known: Words },
    Numbers { numbers: Box<[f64; PATIENTS]>, known: Words },
}

impl Slot {
    /// What a column of the table says of a boolean fact; without one, the slot may still hold other patients.
    fn given(&self, table: &Table, fact: usize) -> Lanes {
        match self {
            Self::Flags(lanes) if table.columns.iter().any(|column| column.fact == fact) => *lanes,
            _ => Lanes::default(),
        }
    }
}

/// Up to 512 patients: what is known of each fact, and which cells were invalid.
#[derive(Clone, Debug)]
pub struct Chunk {
    slots: Vec<Slot>,
    invalid: Vec<Words>,
    invalid_sites: Words,
    /// The patients that there are.
    pub present: Words,
}

impl Chunk {
    /// Room for patients of a table.
    pub fn new(table: &Table, facts: usize) -> Self {
        let mut slots = vec![Slot::Nothing; facts];
        for column in &table.columns {
            slots[column.fact] = match column.decoder.fact().kind {
                Kind::Boolean => Slot::Flags(Lanes::default()),
                Kind::Category => Slot::Codes { codes: Box::new([0; PATIENTS]), known: [0; WORDS] },
                Kind::Number => Slot::Numbers { numbers: Box::new([0.0; PATIENTS]), known: [0; WORDS] },
            };
        }
        let invalid = vec![[0; WORDS]; table.columns.len()];
        Self { slots, invalid, invalid_sites: [0; WORDS], present: [0; WORDS] }
    }

    /// Reads some rows of the table, at most 512.
    #[inline(always)]
    pub fn load(&mut self, table: &Table, start: usize, rows: usize) {
        self.present = first(rows);
        for (column, invalid) in table.columns.iter().zip(&mut self.invalid) {
            *invalid = load_column(column, start, rows, &self.present, &mut self.slots[column.fact]);
        }
        if let Some(listed) = &table.sites {
            self.invalid_sites = listed.close(start, rows, |fact, closed| {
                let given = self.slots[fact].given(table, fact);
                self.slots[fact] = Slot::Flags(given.or_else(&closed));
            });
        }
    }

    /// The patients whose cell is invalid, column by column; those whose list of sites is come last.
    pub fn invalid(&self) -> impl Iterator<Item = &Words> {
        self.invalid.iter().chain(std::iter::once(&self.invalid_sites))
    }

    /// For whom the value of a fact is known, derivations left aside.
    pub fn known(&self, fact: usize) -> Words {
        match &self.slots[fact] {
            Slot::Nothing => [0; WORDS],
            Slot::Flags(lanes) => lanes.known(),
            Slot::Codes { known, .. } | Slot::Numbers { known, .. } => *known,
        }
    }
}

impl Facts for Chunk {
    type Answer = Lanes;

    #[inline(always)]
    fn holds(&self, fact: usize) -> Lanes {
        match &self.slots[fact] {
            Slot::Flags(lanes) => *lanes,
            _ => Lanes::default(),
        }
    }

    #[inline(always)]
    fn is(&self, fact: usize, values: ValueSet) -> Lanes {
        let Slot::Codes { codes, known } = &self.slots[fact] else { return Lanes::default() };
        let mut among = [0; WORDS];
        for value in (0..64).filter(|value| values.contains(*value)) {
            among = zip(&among, &pack_codes(codes, |code| code == value), |some, more| some | more);
        }
        Lanes::split(known, &among)
    }

    #[inline(always)]
    fn compare(&self, fact: usize, operator: Operator, limit: f64) -> Lanes {
        let Slot::Numbers { numbers, known } = &self.slots[fact] else { return Lanes::default() };
        #[expect(clippy::float_cmp, reason = "equality is what the condition asks for")]
        let holds = match operator {
            Operator::LessThan => pack(numbers, |number| number < limit),
            Operator::AtMost => pack(numbers, |number| number <= limit),
            Operator::Equal => pack(numbers, |number| number == limit),
            Operator::AtLeast => pack(numbers, |number| number >= limit),
            Operator::MoreThan => pack(numbers, |number| number > limit),
        };
        Lanes::split(known, &holds)
    }
}

/// Reads rows of a column, and says which cells are invalid: these are unknown.
#[inline(always)]
fn load_column(column: &Column, start: usize, rows: usize, present: &Words, slot: &mut Slot) -> Words {
    if !column.decoder.has_spellings() {
        match (&column.cells, &mut *slot) {
            (Cells::Flags(flags), Slot::Flags(lanes)) => {
                *lanes = Lanes::split(&valid(flags.nulls(), start, rows, present), &bits(flags.values(), start, rows));
                return [0; WORDS];
            }
            (Cells::Numbers(cells), Slot::Numbers { numbers, known }) => {
                cells.fill(start, rows, numbers);
                let valid = valid(cells.nulls(), start, rows, present);
                *known = zip(&valid, &within(column, cells.is_whole(), numbers), |valid, within| valid & within);
                return refused(&valid, known, numbers);
            }
            (Cells::Numbers(cells), Slot::Flags(lanes)) => {
                let mut numbers = [0.0; PATIENTS];
                cells.fill(start, rows, &mut numbers);
                let valid = valid(cells.nulls(), start, rows, present);
                #[expect(clippy::float_cmp, reason = "only exactly 0 and 1 stand for no and yes")]
                let (yes, no) = (pack(&numbers, |number| number == 1.0), pack(&numbers, |number| number == 0.0));
                let known = zip(&valid, &zip(&yes, &no, |yes, no| yes | no), |valid, known| valid & known);
                *lanes = Lanes::split(&known, &yes);
                return refused(&valid, &known, &numbers);
            }
            _ => {}
        }
    }
    read_cells(column, start, rows, present, slot)
}

/// Reads cell by cell.
#[inline(always)]
fn read_cells(column: &Column, start: usize, rows: usize, present: &Words, slot: &mut Slot) -> Words {
    let mut codes = [code::UNKNOWN; PATIENTS];
    match (&column.cells, &mut *slot) {
        (Cells::Distinct { keys, codes: meanings, .. }, Slot::Flags(_) | Slot::Codes { .. }) => {
            keys.look_up(start, rows, meanings, &mut codes);
            return settle(&codes, &valid(keys.nulls(), start, rows, present), slot);
        }
        (Cells::Texts(texts), Slot::Flags(_) | Slot::Codes { .. }) => {
            for (at, code) in codes[..rows].iter_mut().enumerate() {
                *code = texts.get(start + at).map_or(code::UNKNOWN, |text| code::of(column.decoder.text(text)));
            }
        }
        (_, Slot::Numbers { numbers, .. }) => {
            for (at, code) in codes[..rows].iter_mut().enumerate() {
                let cell = column.cell(start + at);
                *code = code::of(cell);
                numbers[at] = if let Ok(Value::Number(number)) = cell { number.get() } else { f64::NAN };
            }
        }
        _ => {
            for (at, code) in codes[..rows].iter_mut().enumerate() {
                *code = code::of(column.cell(start + at));
            }
        }
    }
    settle(&codes, present, slot)
}

/// Sets what is known by the codes of the cells, and says which cells are invalid.
#[inline(always)]
fn settle(codes: &[u8; PATIENTS], valid: &Words, slot: &mut Slot) -> Words {
    let known = zip(valid, &pack_codes(codes, |code| code < code::INVALID), |valid, known| valid & known);
    match slot {
        Slot::Nothing => {}
        Slot::Flags(lanes) => *lanes = Lanes::split(&known, &pack_codes(codes, |code| code == code::YES)),
        Slot::Codes { codes: own, known: known_of_slot } => {
            **own = *codes;
            *known_of_slot = known;
        }
        Slot::Numbers { known: known_of_slot, .. } => *known_of_slot = known,
    }
    let open = zip(valid, &known, |valid, known| valid & !known);
    if open == [0; WORDS] {
        return open;
    }
    zip(&open, &pack_codes(codes, |code| code == code::INVALID), |open, invalid| open & invalid)
}

/// Bits of a buffer, the first of them in the lowest bit.
fn bits(buffer: &BooleanBuffer, start: usize, rows: usize) -> Words {
    let mut words = [0; WORDS];
    let part = buffer.slice(start, rows);
    let chunks = part.bit_chunks();
    for (word, bits) in words.iter_mut().zip(chunks.iter_padded()) {
        *word = bits;
    }
    words
}

/// The patients whose cell is not null.
fn valid(nulls: Option<&NullBuffer>, start: usize, rows: usize, present: &Words) -> Words {
    nulls.map_or(*present, |nulls| bits(nulls.inner(), start, rows))
}

/// The patients whose number is refused: it is not known, and none of those that stand for nothing.
#[inline(always)]
fn refused(valid: &Words, known: &Words, numbers: &[f64; PATIENTS]) -> Words {
    let open = zip(valid, known, |valid, known| valid & !known);
    if open == [0; WORDS] {
        return open;
    }
    zip(&open, &pack(numbers, f64::is_nan), |open, nan| open & !nan)
}

/// The patients whose number the fact can be.
#[inline(always)]
fn within(column: &Column, whole: bool, numbers: &[f64; PATIENTS]) -> Words {
    let fact = column.decoder.fact();
    let least = fact.minimum.map_or(f64::MIN, Number::get);
    let most = fact.maximum.map_or(f64::MAX, Number::get);
    #[expect(clippy::needless_bitwise_bool, reason = "without a branch, several numbers are compared at once")]
    let within = pack(numbers, |number| (number >= least) & (number <= most));
    if !fact.integer || whole {
        return within;
    }
    #[expect(clippy::float_cmp, reason = "whether a number is whole")]
    let whole = pack(numbers, |number| (number.trunc() == number) & (number.abs() <= Number::EXACT));
    zip(&within, &whole, |within, whole| within & whole)
}
