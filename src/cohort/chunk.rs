//! Patients who are evaluated together, read from the columns of a table.

use arrow_array::Array;
use arrow_buffer::bit_chunk_iterator::BitChunks;
use arrow_buffer::{BooleanBuffer, NullBuffer};

use crate::condition::Operator;
use crate::evaluation::lanes::Lanes;
use crate::evaluation::plan::{Facts, ValueSet};
use crate::evaluation::reading::Value;
use crate::evaluation::words::{PATIENTS, WORDS, Words, both, either, first, pack, pack_codes, without};
use crate::number::Number;
use crate::truth::Kleene;
use crate::vocabulary::Kind;

use super::cell::code;
use super::column::{Cells, Column};
use super::numeric::Numeric;
use super::table::Table;

/// How many bytes hold a bit for each of them.
const PATIENTS_BYTES: usize = PATIENTS / 8;

/// What is known of one fact of these patients.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "most facts are flags, and are read without another step")]
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

/// Patients who are evaluated together: what is known of each fact, and which cells were invalid.
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

    /// Reads some rows of the table, at most as many as are evaluated together.
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
        let mut among = [0_u8; PATIENTS];
        for value in values.iter() {
            for (among, code) in among.iter_mut().zip(codes.iter()) {
                *among |= u8::from(*code == value);
            }
        }
        Lanes::split(known, &pack_codes(&among, |among| among != 0))
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
                *known = both(&valid, &within(column, cells.is_whole(), numbers));
                return refused(&valid, known, numbers);
            }
            (Cells::Numbers(cells), Slot::Flags(lanes)) => {
                let mut numbers = [0.0; PATIENTS];
                cells.fill(start, rows, &mut numbers);
                let valid = valid(cells.nulls(), start, rows, present);
                #[expect(clippy::float_cmp, reason = "only exactly 0 and 1 stand for no and yes")]
                let (yes, no) = (pack(&numbers, |number| number == 1.0), pack(&numbers, |number| number == 0.0));
                let known = both(&valid, &either(&yes, &no));
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
            codes = look_up(keys, meanings, start, rows);
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

/// What the positions in some rows mean.
#[inline(always)]
fn look_up(keys: &Numeric, meanings: &[u8], start: usize, rows: usize) -> [u8; PATIENTS] {
    let mut found = [0; PATIENTS];
    if let Ok(last) = u8::try_from(meanings.len() - 1) {
        keys.positions(start, rows, last, &mut found);
        recode(&mut found, meanings);
    } else {
        for (at, found) in found[..rows].iter_mut().enumerate() {
            *found = meanings[keys.position(start + at).min(meanings.len() - 1)];
        }
    }
    found
}

/// Turns positions into what they mean.
#[inline(always)]
fn recode(positions: &mut [u8; PATIENTS], meanings: &[u8]) {
    /// So many positions are compared with many cells at once in less time than each cell is looked up.
    const FEW: usize = 32;
    let Some((last, others)) = meanings.split_last().filter(|_| meanings.len() <= FEW) else {
        for cell in positions {
            *cell = meanings[usize::from(*cell)];
        }
        return;
    };
    let mut found = [*last; PATIENTS];
    for (position, meaning) in (0..).zip(others) {
        for (found, cell) in found.iter_mut().zip(&*positions) {
            // Without a branch, so that many cells are compared at once.
            *found ^= (*found ^ meaning) & u8::from(*cell == position).wrapping_neg();
        }
    }
    *positions = found;
}

/// Sets what is known by the codes of the cells, and says which cells are invalid.
#[inline(always)]
fn settle(codes: &[u8; PATIENTS], valid: &Words, slot: &mut Slot) -> Words {
    let known = both(valid, &pack_codes(codes, |code| code < code::INVALID));
    match slot {
        Slot::Nothing => {}
        Slot::Flags(lanes) => *lanes = Lanes::split(&known, &pack_codes(codes, |code| code == code::YES)),
        Slot::Codes { codes: own, known: known_of_slot } => {
            **own = *codes;
            *known_of_slot = known;
        }
        Slot::Numbers { known: known_of_slot, .. } => *known_of_slot = known,
    }
    let open = without(valid, &known);
    if open == [0; WORDS] {
        return open;
    }
    both(&open, &pack_codes(codes, |code| code == code::INVALID))
}

/// Bits of a buffer, the first of them in the lowest bit; beyond the rows they may be anything.
#[inline(always)]
fn bits(buffer: &BooleanBuffer, start: usize, rows: usize) -> Words {
    let first = buffer.offset() + start;
    let whole =
        if first.is_multiple_of(8) { buffer.values()[first / 8..].first_chunk::<PATIENTS_BYTES>() } else { None };
    let mut words = [0; WORDS];
    if let Some(bytes) = whole {
        let bytes = bytes.as_chunks::<8>().0;
        words.iter_mut().zip(bytes).for_each(|(word, bytes)| *word = u64::from_le_bytes(*bytes));
    } else {
        let shifted = BitChunks::new(buffer.values(), first, rows);
        words.iter_mut().zip(shifted.iter_padded()).for_each(|(word, bits)| *word = bits);
    }
    words
}

/// The patients whose cell is not null.
#[inline(always)]
fn valid(nulls: Option<&NullBuffer>, start: usize, rows: usize, present: &Words) -> Words {
    match nulls {
        Some(nulls) => both(present, &bits(nulls.inner(), start, rows)),
        None => *present,
    }
}

/// The patients whose number is refused: it is not known, and none of those that stand for nothing.
#[inline(always)]
fn refused(valid: &Words, known: &Words, numbers: &[f64; PATIENTS]) -> Words {
    let open = without(valid, known);
    if open == [0; WORDS] {
        return open;
    }
    without(&open, &pack(numbers, f64::is_nan))
}

/// The patients whose number the fact can be; an integer fact needs a whole number that a float tells apart.
#[inline(always)]
fn within(column: &Column, whole: bool, numbers: &[f64; PATIENTS]) -> Words {
    let fact = column.decoder.fact();
    let most = if fact.integer { Number::EXACT } else { f64::MAX };
    let least = fact.minimum.map_or(-most, |minimum| minimum.get().max(-most));
    let most = fact.maximum.map_or(most, |maximum| maximum.get().min(most));
    #[expect(clippy::needless_bitwise_bool, reason = "without a branch, several numbers are compared at once")]
    let within = pack(numbers, |number| (number >= least) & (number <= most));
    if !fact.integer || whole {
        return within;
    }
    #[expect(clippy::float_cmp, reason = "whether a number is whole")]
    let whole = pack(numbers, |number| number.trunc() == number);
    both(&within, &whole)
}
