//! Kleene's strong three-valued logic.

use crate::label::labels;

labels! {
    /// What is known of a statement: that it is false, nothing, or that it is true.
    ///
    /// The law: an operator answers `True` or `False` exactly when every completion
    /// of its unknown operands would give that answer, each operand taken by itself.
    #[cfg_attr(feature = "python", doc = r"
Examples
--------
>>> import leitlinie as ll
>>> bool(ll.Truth.TRUE), bool(ll.Truth.FALSE)
(True, False)
>>> bool(ll.Truth.UNKNOWN)
Traceback (most recent call last):
    ...
TypeError: the truth is unknown: it is neither true nor false; compare it instead
")]
    pub enum Truth: "truth value" {
        /// Known to be false.
        False = "false",
        /// Not known.
        Unknown = "unknown",
        /// Known to be true.
        True = "true",
    }
}

/// The operations that a condition needs, over one patient or over many at once.
///
/// `Truth` implements it for a single patient; a pair of bit masks can implement it for columns.
pub trait Kleene: Clone {
    /// The value of which nothing is known.
    fn unknown() -> Self;
    /// The value that is known to be false.
    fn never() -> Self;
    /// True if both are true, false if one is false.
    #[must_use]
    fn and(self, other: &Self) -> Self;
    /// True if one is true, false if both are false.
    #[must_use]
    fn or(self, other: &Self) -> Self;
    /// Swaps true and false.
    #[must_use]
    fn not(self) -> Self;
    /// This value where it is known, the other elsewhere.
    #[must_use]
    fn or_else(self, other: &Self) -> Self;
}

impl Kleene for Truth {
    fn unknown() -> Self {
        Self::Unknown
    }

    fn never() -> Self {
        Self::False
    }

    fn and(self, other: &Self) -> Self {
        self.min(*other)
    }

    fn or(self, other: &Self) -> Self {
        self.max(*other)
    }

    fn not(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }

    fn or_else(self, other: &Self) -> Self {
        if self == Self::Unknown { *other } else { self }
    }
}

impl From<bool> for Truth {
    fn from(known: bool) -> Self {
        if known { Self::True } else { Self::False }
    }
}

impl From<Option<bool>> for Truth {
    fn from(value: Option<bool>) -> Self {
        value.map_or(Self::Unknown, Self::from)
    }
}

impl From<Truth> for Option<bool> {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::False => Some(false),
            Truth::Unknown => None,
            Truth::True => Some(true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{False, True, Unknown};
    use super::{Kleene, Truth};

    const TABLE: [(Truth, Truth, Truth, Truth); 9] = [
        (True, True, True, True),
        (True, Unknown, Unknown, True),
        (True, False, False, True),
        (Unknown, True, Unknown, True),
        (Unknown, Unknown, Unknown, Unknown),
        (Unknown, False, False, Unknown),
        (False, True, False, True),
        (False, Unknown, False, Unknown),
        (False, False, False, False),
    ];

    #[test]
    fn and_and_or_follow_the_truth_table() {
        for (a, b, and, or) in TABLE {
            assert_eq!(a.and(&b), and, "{a} and {b}");
            assert_eq!(a.or(&b), or, "{a} or {b}");
        }
    }

    #[test]
    fn not_swaps_and_or_else_fills_the_unknown() {
        assert_eq!([False, Unknown, True].map(Kleene::not), [True, Unknown, False]);
        assert_eq!([False, Unknown, True].map(|a| a.or_else(&True)), [False, True, True]);
    }
}
