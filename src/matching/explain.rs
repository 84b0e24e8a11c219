//! Why an answer is as it is: the tree of criteria, each with its truth and the value that was read.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::evaluation::patient::Origin;
use crate::label::labels;
use crate::sequence::Sequence;
use crate::truth::Truth;
use crate::vocabulary::Role;

/// A criterion with its truth, and the criteria that it consists of.
#[cfg_attr(
    feature = "python",
    doc = r#"
Examples
--------
>>> import leitlinie as ll
>>> match = ll.load().match({"malignant_ascites": True})["ascites.puncture_drainage"]
>>> print(match.explain())
→ [?  ] all of · slide ascites, row 1
    [yes] Malignant ascites — yes (given)
→   [?  ] Symptomatic ascites — missing
"#
)]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, str, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Explanation {
    /// What kind of criterion it is.
    pub kind: Criterion,
    /// The criterion in words.
    pub criterion: String,
    /// What is known of it.
    pub truth: Truth,
    /// Whether it decides the answer.
    pub decisive: bool,
    /// Id of the fact that is read, if one is.
    pub fact: Option<String>,
    /// Whether that fact is recorded or a judgement.
    pub role: Option<Role>,
    /// The value that was read, in words.
    pub value: Option<String>,
    /// Where the value comes from.
    pub origin: Option<Origin>,
    /// Where the criterion stands: a place in the source, or the definition of a fact in the vocabulary.
    pub place: String,
    /// Whether what the fact is derived from stands at an earlier mention of it and is not said again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub repeated: bool,
    /// The criteria that it consists of, or that the fact is derived from.
    pub children: Sequence<Explanation>,
}

labels! {
    /// Kind of a criterion.
    pub enum Criterion: "kind of criterion" {
        /// One fact.
        Fact = "fact",
        /// All criteria must be true.
        AllOf = "all_of",
        /// At least one criterion must be true.
        AnyOf = "any_of",
        /// No criterion may be true.
        NoneOf = "none_of",
        /// Makes a derived fact true.
        TrueWhen = "true_when",
        /// Makes a derived fact false.
        FalseWhen = "false_when",
    }
}

/// One line a criterion, indented; an arrow marks what decides, and what decides nothing is not unfolded.
/// The place is said where it is another one than that of the whole.
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, "", 0, false)
    }
}

impl Explanation {
    /// The whole tree as text, with the parts that decide nothing.
    pub fn unfolded(&self) -> String {
        struct Whole<'a>(&'a Explanation);
        impl fmt::Display for Whole<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.write(f, "", 0, true)
            }
        }
        Whole(self).to_string()
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, place: &str, depth: usize, whole: bool) -> fmt::Result {
        let mark = if self.decisive { "→" } else { " " };
        write!(f, "{mark} {}[{}] {}{}", "  ".repeat(depth), word(self.truth), self.criterion, self.said())?;
        if self.place != place {
            write!(f, " · {}", self.place)?;
        }
        if !whole && !self.decisive && !self.children.is_empty() {
            return f.write_str(" …");
        }
        for child in &self.children {
            writeln!(f)?;
            child.write(f, &self.place, depth + 1, whole)?;
        }
        Ok(())
    }

    /// The value and where it comes from, behind a dash.
    fn said(&self) -> String {
        let (Some(value), Some(origin)) = (&self.value, self.origin) else { return String::new() };
        let again = if self.repeated { ", as above" } else { "" };
        match origin {
            Origin::Missing => format!(" — missing{again}"),
            Origin::Given => format!(" — {value} (given)"),
            Origin::Sites => format!(" — {value} (by the list of sites)"),
            Origin::Derived => format!(" — {value} (derived{again})"),
        }
    }
}

fn word(truth: Truth) -> &'static str {
    match truth {
        Truth::False => "no ",
        Truth::Unknown => "?  ",
        Truth::True => "yes",
    }
}
