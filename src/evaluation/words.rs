//! Masks of patients: a bit a patient, and what makes one of the values of many.

/// How many words a mask has.
pub const WORDS: usize = 32;

/// How many patients are evaluated together: few enough that what is known of them stays in a core's own cache, and so
/// many that each column is read in pieces of several cache lines.
pub const PATIENTS: usize = WORDS * 64;

/// A bit a patient, the first patient in the lowest bit of the first word.
pub type Words = [u64; WORDS];

/// Who is in both masks.
#[inline(always)]
pub fn both(a: &Words, b: &Words) -> Words {
    let mut words = *a;
    for (word, b) in words.iter_mut().zip(b) {
        *word &= b;
    }
    words
}

/// Who is in either mask.
#[inline(always)]
pub fn either(a: &Words, b: &Words) -> Words {
    let mut words = *a;
    for (word, b) in words.iter_mut().zip(b) {
        *word |= b;
    }
    words
}

/// Who is in the first mask and not in the second.
#[inline(always)]
pub fn without(a: &Words, b: &Words) -> Words {
    let mut words = *a;
    for (word, b) in words.iter_mut().zip(b) {
        *word &= !b;
    }
    words
}

/// How many patients are in a mask.
#[inline(always)]
pub fn ones(words: &Words) -> usize {
    words.iter().map(|word| word.count_ones() as usize).sum()
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

#[cfg(test)]
mod tests {
    use super::{PATIENTS, WORDS, Words, both, either, first, ones, pack, pack_codes, without};

    #[test]
    fn masks_combine_bit_by_bit() {
        let (a, b): (Words, Words) = ([0b0101; WORDS], [0b0011; WORDS]);
        assert_eq!(both(&a, &b), [0b0001; WORDS]);
        assert_eq!(either(&a, &b), [0b0111; WORDS]);
        assert_eq!(without(&a, &b), [0b0100; WORDS]);
        assert_eq!(ones(&a), 2 * WORDS);
    }

    #[test]
    fn packing_puts_each_item_in_its_own_bit() {
        let numbers: [f64; PATIENTS] = std::array::from_fn(|at| f64::from(u16::try_from(at).unwrap()));
        for wanted in [0_u16, 7, 8, 63, 64, 200, 511] {
            let words = pack(&numbers, |number| number.to_bits() == f64::from(wanted).to_bits());
            let set: Vec<_> = (0..PATIENTS).filter(|at| words[at / 64] >> (at % 64) & 1 == 1).collect();
            assert_eq!(set, [usize::from(wanted)]);
        }
        for patients in [0_u16, 1, 63, 64, 65, 511, 512, 2047, 2048] {
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
