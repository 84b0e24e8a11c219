//! Kleene's logic for many patients at once: two bit masks, one for known true and one for known false.

use crate::truth::{Kleene, Truth};

/// How many words a mask has.
pub const WORDS: usize = 8;

/// How many patients are evaluated together: with 512 of them, all nodes of a plan fit the fastest cache.
pub const PATIENTS: usize = WORDS * 64;

/// A bit a patient, the first patient in the lowest bit of the first word.
pub type Words = [u64; WORDS];

/// The answers for up to 512 patients: a patient with neither bit set is unknown, and none has both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lanes {
    /// For whom it is known to be true.
    pub yes: Words,
    /// For whom it is known to be false.
    pub no: Words,
}

impl Lanes {
    /// Where something is known, split by a mask of what it is.
    #[inline(always)]
    pub fn split(known: &Words, truth: &Words) -> Self {
        Self {
            yes: zip(known, truth, |known, truth| known & truth),
            no: zip(known, truth, |known, truth| known & !truth),
        }
    }

    /// For whom the answer is known.
    #[inline(always)]
    pub fn known(&self) -> Words {
        zip(&self.yes, &self.no, |yes, no| yes | no)
    }

    /// The answer for one patient.
    pub fn get(&self, patient: usize) -> Truth {
        let bit = |words: &Words| words[patient / 64] >> (patient % 64) & 1 == 1;
        if bit(&self.yes) {
            Truth::True
        } else if bit(&self.no) {
            Truth::False
        } else {
            Truth::Unknown
        }
    }
}

/// Combines two masks word by word.
#[inline(always)]
pub fn zip(a: &Words, b: &Words, combine: impl Fn(u64, u64) -> u64) -> Words {
    std::array::from_fn(|at| combine(a[at], b[at]))
}

/// The mask of the first patients.
pub fn first(patients: usize) -> Words {
    std::array::from_fn(|at| match patients.saturating_sub(at * 64) {
        0 => 0,
        some @ 1..64 => (1 << some) - 1,
        _ => u64::MAX,
    })
}

/// A mask of what holds of each number: as wide as a word, each is turned into its own bit of it.
#[inline(always)]
pub fn pack(numbers: &[f64; PATIENTS], holds: impl Fn(f64) -> bool) -> Words {
    const SIDE_BY_SIDE: usize = 4;
    let mut words = [0; WORDS];
    for (word, numbers) in words.iter_mut().zip(numbers.as_chunks::<64>().0) {
        let mut bits = [0_u64; SIDE_BY_SIDE];
        for (row, numbers) in numbers.as_chunks::<SIDE_BY_SIDE>().0.iter().enumerate() {
            for (column, number) in numbers.iter().enumerate() {
                let bit = 1 << (row * SIDE_BY_SIDE + column);
                bits[column] |= if holds(*number) { bit } else { 0 };
            }
        }
        *word = bits.into_iter().fold(0, |word, bits| word | bits);
    }
    words
}

/// A mask of what holds of each code: eight comparisons become eight bytes, and these eight bits by one product.
#[inline(always)]
pub fn pack_codes(codes: &[u8; PATIENTS], holds: impl Fn(u8) -> bool) -> Words {
    /// Gathers the lowest bits of eight bytes in the highest byte of the product.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut words = [0; WORDS];
    for (word, codes) in words.iter_mut().zip(codes.as_chunks::<64>().0) {
        let mut bytes = [0_u8; 64];
        for (byte, code) in bytes.iter_mut().zip(codes) {
            *byte = u8::from(holds(*code));
        }
        for (at, eight) in bytes.as_chunks::<8>().0.iter().enumerate() {
            *word |= (u64::from_le_bytes(*eight).wrapping_mul(GATHER) >> 56) << (at * 8);
        }
    }
    words
}

impl Kleene for Lanes {
    #[inline(always)]
    fn unknown() -> Self {
        Self::default()
    }

    #[inline(always)]
    fn never() -> Self {
        Self { yes: [0; WORDS], no: [u64::MAX; WORDS] }
    }

    #[inline(always)]
    fn and(self, other: &Self) -> Self {
        Self { yes: zip(&self.yes, &other.yes, |a, b| a & b), no: zip(&self.no, &other.no, |a, b| a | b) }
    }

    #[inline(always)]
    fn or(self, other: &Self) -> Self {
        self.not().and(&other.not()).not()
    }

    #[inline(always)]
    fn not(self) -> Self {
        Self { yes: self.no, no: self.yes }
    }

    #[inline(always)]
    fn or_else(self, other: &Self) -> Self {
        let known = self.known();
        let fill = |own: &Words, other: &Words| {
            let added = zip(&known, other, |known, other| !known & other);
            zip(own, &added, |own, added| own | added)
        };
        Self { yes: fill(&self.yes, &other.yes), no: fill(&self.no, &other.no) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lanes, PATIENTS, first, pack, pack_codes};
    use crate::truth::Kleene;
    use crate::truth::Truth::{self, False, True, Unknown};

    const ALL: [Truth; 3] = [False, Unknown, True];

    /// One patient with each truth in a lane of her own, the others unknown.
    fn lanes(truths: &[Truth]) -> Lanes {
        let mask = |wanted| {
            let mut words = [0; super::WORDS];
            for (at, _) in truths.iter().enumerate().filter(|(_, truth)| **truth == wanted) {
                words[at / 64] |= 1 << (at % 64);
            }
            words
        };
        Lanes { yes: mask(True), no: mask(False) }
    }

    #[test]
    fn every_operator_answers_in_every_lane_as_it_does_for_one_patient() {
        let pairs: Vec<_> = ALL.into_iter().flat_map(|a| ALL.map(|b| (a, b))).cycle().take(PATIENTS).collect();
        let (a, b): (Vec<_>, Vec<_>) = pairs.iter().copied().unzip();
        let (left, right) = (lanes(&a), lanes(&b));
        for (at, (a, b)) in pairs.into_iter().enumerate() {
            assert_eq!(left.and(&right).get(at), a.and(&b), "{a} and {b}");
            assert_eq!(left.or(&right).get(at), a.or(&b), "{a} or {b}");
            assert_eq!(left.not().get(at), a.not(), "not {a}");
            assert_eq!(left.or_else(&right).get(at), a.or_else(&b), "{a}, else {b}");
            assert_eq!(Lanes::unknown().get(at), Truth::unknown());
            assert_eq!(Lanes::never().get(at), Truth::never());
        }
    }

    #[test]
    fn packing_puts_each_item_in_its_own_bit() {
        let numbers: [f64; PATIENTS] = std::array::from_fn(|at| f64::from(u16::try_from(at).unwrap()));
        for wanted in [0_u16, 7, 8, 63, 64, 200, 511] {
            let words = pack(&numbers, |number| number.to_bits() == f64::from(wanted).to_bits());
            let set: Vec<_> = (0..PATIENTS).filter(|at| words[at / 64] >> (at % 64) & 1 == 1).collect();
            assert_eq!(set, [usize::from(wanted)]);
        }
        for patients in [0_u16, 1, 63, 64, 65, 511, 512] {
            assert_eq!(pack(&numbers, |number| number < f64::from(patients)), first(patients.into()));
        }
        let codes: [u8; PATIENTS] = std::array::from_fn(|at| u8::try_from(at % 251).unwrap());
        for wanted in [0, 1, 130, 250] {
            let words = pack_codes(&codes, |code| code == wanted);
            let set: Vec<_> = (0..PATIENTS).filter(|at| words[at / 64] >> (at % 64) & 1 == 1).collect();
            let expected: Vec<_> = (0..PATIENTS).filter(|at| at % 251 == usize::from(wanted)).collect();
            assert_eq!(set, expected);
        }
    }
}
