//! What a table can answer at all: which truths each recommendation can still take, given the columns that there are.

use crate::condition::Operator;
use crate::evaluation::plan::{Facts, ValueSet};
use crate::truth::{Kleene, Truth};

use super::patients::Cohort;

/// The truths that a statement can take, as a set.
///
/// The parts of a statement are taken to vary by themselves, so that a set may hold a truth too many, never one too few.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Possible(u8);

const ALL: [Truth; 3] = [Truth::False, Truth::Unknown, Truth::True];

impl Possible {
    fn of(truths: impl Iterator<Item = Truth>) -> Self {
        Self(truths.fold(0, |set, truth| set | 1 << truth as u8))
    }

    /// The truths in the set.
    pub fn truths(self) -> impl Iterator<Item = Truth> {
        ALL.into_iter().filter(move |truth| self.0 >> (*truth as u8) & 1 == 1)
    }

    /// Whether a patient can be settled.
    pub fn can_be_known(self) -> bool {
        self.truths().any(|truth| truth != Truth::Unknown)
    }

    fn pairs(self, other: Self, combine: impl Fn(Truth, &Truth) -> Truth) -> Self {
        Self::of(self.truths().flat_map(|a| other.truths().map(move |b| (a, b))).map(|(a, b)| combine(a, &b)))
    }
}

impl Kleene for Possible {
    fn unknown() -> Self {
        Self::of([Truth::Unknown].into_iter())
    }

    fn never() -> Self {
        Self::of([Truth::False].into_iter())
    }

    fn and(self, other: &Self) -> Self {
        self.pairs(*other, Truth::and)
    }

    fn or(self, other: &Self) -> Self {
        self.pairs(*other, Truth::or)
    }

    fn not(self) -> Self {
        Self::of(self.truths().map(Truth::not))
    }

    fn or_else(self, other: &Self) -> Self {
        self.pairs(*other, Truth::or_else)
    }
}

/// Facts of which some can be known.
struct Available<'a>(&'a [bool]);

impl Available<'_> {
    fn possible(&self, fact: usize) -> Possible {
        if self.0[fact] { Possible::of(ALL.into_iter()) } else { Possible::unknown() }
    }
}

impl Facts for Available<'_> {
    type Answer = Possible;

    fn holds(&self, fact: usize) -> Possible {
        self.possible(fact)
    }

    fn is(&self, fact: usize, _: ValueSet) -> Possible {
        self.possible(fact)
    }

    fn compare(&self, fact: usize, _: Operator, _: f64) -> Possible {
        self.possible(fact)
    }
}

impl Cohort {
    /// Which facts the table has: in a column, or in the lists of sites.
    pub fn available(&self) -> Vec<bool> {
        let mut available = vec![false; self.facts()];
        self.layout().facts().for_each(|(_, fact)| available[fact] = true);
        if self.layout().sites().is_some() {
            self.layout().lexicon().sites().facts().iter().for_each(|fact| available[*fact] = true);
        }
        available
    }

    /// For each recommendation, whether some patient could be settled with these facts.
    pub fn answerable(&self, available: &[bool]) -> Vec<bool> {
        let possible = self.guideline().plan().evaluate(&Available(available), self.parameters());
        self.guideline().targets().iter().map(|target| possible[target.population].can_be_known()).collect()
    }

    /// For each fact that the table has not, how many more recommendations its column would make answerable.
    pub fn unlocked(&self) -> Vec<(usize, usize)> {
        let available = self.available();
        let count = |available: &[bool]| self.answerable(available).into_iter().filter(|can| *can).count();
        let now = count(&available);
        let missing = (0..available.len()).filter(|fact| !available[*fact]);
        let with = |fact: usize| {
            let mut available = available.clone();
            available[fact] = true;
            (fact, count(&available) - now)
        };
        missing.map(with).collect()
    }
}
