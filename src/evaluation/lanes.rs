//! Kleene's logic for many patients at once: two bit masks, one for known true and one for known false.

use crate::truth::{Kleene, Truth};

use super::words::{WORDS, Words, both, either, without};

/// The answers for patients who are evaluated together: a patient with neither bit set is unknown, and none has both.
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
        Self { yes: both(known, truth), no: without(known, truth) }
    }

    /// For whom the answer is known.
    #[inline(always)]
    pub fn known(&self) -> Words {
        either(&self.yes, &self.no)
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
        Self { yes: both(&self.yes, &other.yes), no: either(&self.no, &other.no) }
    }

    #[inline(always)]
    fn or(self, other: &Self) -> Self {
        Self { yes: either(&self.yes, &other.yes), no: both(&self.no, &other.no) }
    }

    #[inline(always)]
    fn not(self) -> Self {
        Self { yes: self.no, no: self.yes }
    }

    #[inline(always)]
    fn or_else(self, other: &Self) -> Self {
        let known = self.known();
        let fill = |own: &Words, other: &Words| either(own, &without(other, &known));
        Self { yes: fill(&self.yes, &other.yes), no: fill(&self.no, &other.no) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::{PATIENTS, WORDS};
    use super::Lanes;
    use crate::truth::Kleene;
    use crate::truth::Truth::{self, False, True, Unknown};

    const ALL: [Truth; 3] = [False, Unknown, True];

    /// One patient with each truth in a lane of her own, the others unknown.
    fn lanes(truths: &[Truth]) -> Lanes {
        let mask = |wanted| {
            let mut words = [0; WORDS];
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
}
