//! Why an answer is as it is: the tree of criteria, each with its truth and the value that was read.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::condition::Operator;
use crate::evaluation::patient::Origin;
use crate::evaluation::plan::{Bound, Node, NodeId, ValueSet};
use crate::label::labels;
use crate::sequence::Sequence;
use crate::truth::Truth;
use crate::vocabulary::{Fact, Role};

use super::result::MatchResult;

/// A criterion with its truth, and the criteria that it consists of.
#[cfg_attr(
    feature = "python",
    doc = r#"
Examples
--------
>>> import leitlinie as ll
>>> match = ll.load().match({"malignant_ascites": True})["ascites.puncture_drainage"]
>>> print(match.explain())
→ [?  ] all of
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

impl MatchResult {
    /// Explains whether the recommendation at a position applies.
    pub fn explain(&self, position: usize) -> Explanation {
        let place = self.guideline().recommendations()[position].source.to_string();
        self.explain_node(self.guideline().targets()[position].population, &place, true)
    }

    /// Explains what the criteria printed under the recommendation at a position say, if there are any.
    pub fn explain_selection(&self, position: usize) -> Option<Explanation> {
        let place = self.guideline().recommendations()[position].source.to_string();
        let node = self.guideline().targets()[position].selection?;
        Some(self.explain_node(node, &place, true))
    }

    /// Explains a node of the guideline's plan.
    pub fn explain_node(&self, node: NodeId, place: &str, decisive: bool) -> Explanation {
        match &self.guideline().plan().nodes()[node] {
            Node::Holds(fact) => self.leaf(node, *fact, "", place, decisive),
            Node::Is(fact, values) => self.leaf(node, *fact, &self.among(*fact, *values), place, decisive),
            Node::Compare(fact, operator, bound) => {
                self.leaf(node, *fact, &self.relation(*fact, *operator, *bound), place, decisive)
            }
            Node::Derived { fact, from } => self.derived(node, *fact, *from, place, decisive),
            Node::All(nodes) => self.group(node, nodes, Criterion::AllOf, "all of", place, decisive),
            Node::Any(nodes) => self.group(node, nodes, Criterion::AnyOf, "at least one of", place, decisive),
            Node::None(nodes) => self.group(node, nodes, Criterion::NoneOf, "none of", place, decisive),
            Node::Implied { .. } => self.derivation_as_group(node, place, decisive),
        }
    }

    fn leaf(&self, node: NodeId, fact: usize, relation: &str, place: &str, decisive: bool) -> Explanation {
        let known = self.fact(fact);
        let (value, origin) = self.patient().look_up(fact);
        let unit = match (known.unit, origin) {
            (Some(unit), Origin::Given) if unit.to_string() != "count" => format!(" {unit}"),
            _ => String::new(),
        };
        Explanation {
            kind: Criterion::Fact,
            criterion: format!("{}{relation}", known.label),
            truth: self.known(node),
            decisive,
            fact: Some(known.id.clone()),
            role: Some(known.role),
            value: Some(format!("{value}{unit}")),
            origin: Some(origin),
            place: place.to_owned(),
            children: Sequence::default(),
        }
    }

    /// A derivation is shown only where it was needed: a given value wins.
    fn derived(&self, node: NodeId, fact: usize, from: NodeId, place: &str, decisive: bool) -> Explanation {
        let leaf = self.leaf(node, fact, "", place, decisive);
        if matches!(leaf.origin, Some(Origin::Given | Origin::Sites)) {
            return leaf;
        }
        let definition = format!("vocabulary, {}", self.fact(fact).id);
        let truth = self.known(node);
        let origin = if truth == Truth::Unknown { Origin::Missing } else { Origin::Derived };
        let value = match truth {
            Truth::True => "yes",
            Truth::Unknown => "unknown",
            Truth::False => "no",
        };
        let children = self.derivation(from, &definition, decisive);
        Explanation { value: Some(value.to_owned()), origin: Some(origin), children, ..leaf }
    }

    fn derivation(&self, from: NodeId, place: &str, decisive: bool) -> Sequence<Explanation> {
        let Node::Implied { true_when, false_when } = &self.guideline().plan().nodes()[from] else {
            return vec![self.explain_node(from, place, decisive)].into();
        };
        let truth = self.known(from);
        let side = |node: &Option<NodeId>, kind, criterion: &str| {
            let node = (*node)?;
            let decides = decisive && side_decides(kind, truth, self.known(node));
            Some(Explanation {
                kind,
                criterion: criterion.to_owned(),
                truth: self.known(node),
                decisive: decides,
                fact: None,
                role: None,
                value: None,
                origin: None,
                place: place.to_owned(),
                children: vec![self.explain_node(node, place, decides)].into(),
            })
        };
        let yes = side(true_when, Criterion::TrueWhen, "so when");
        let no = side(false_when, Criterion::FalseWhen, "not so when");
        yes.into_iter().chain(no).collect()
    }

    fn derivation_as_group(&self, node: NodeId, place: &str, decisive: bool) -> Explanation {
        let children = self.derivation(node, place, decisive);
        Explanation { children, ..self.group(node, &[], Criterion::AnyOf, "by derivation", place, decisive) }
    }

    fn group(
        &self,
        node: NodeId,
        nodes: &[NodeId],
        kind: Criterion,
        criterion: &str,
        place: &str,
        decisive: bool,
    ) -> Explanation {
        let truth = self.known(node);
        let decides = |child: &NodeId| decisive && decides(kind, truth, self.known(*child));
        let children = nodes.iter().map(|child| self.explain_node(*child, place, decides(child))).collect();
        Explanation {
            kind,
            criterion: criterion.to_owned(),
            truth,
            decisive,
            fact: None,
            role: None,
            value: None,
            origin: None,
            place: place.to_owned(),
            children,
        }
    }

    fn fact(&self, position: usize) -> &Fact {
        self.guideline().lexicon().names().fact(position)
    }

    fn among(&self, fact: usize, values: ValueSet) -> String {
        let all = self.fact(fact).values.iter().zip(0..);
        let named: Vec<_> =
            all.filter(|(_, i)| values.contains(*i)).map(|(value, _)| value.replace('_', " ")).collect();
        format!(" is {}", named.join(" or "))
    }

    fn relation(&self, fact: usize, operator: Operator, bound: Bound) -> String {
        let unit = self.fact(fact).unit.map(|unit| unit.to_string()).filter(|unit| unit != "count");
        let unit = unit.map_or_else(String::new, |unit| format!(" {unit}"));
        let symbol = operator.symbol();
        match bound {
            Bound::Fixed(number) => format!(" {symbol} {number}{unit}"),
            Bound::Parameter(position) => {
                let parameter = self.guideline().lexicon().names().parameter(position);
                let set = self.parameters()[position];
                let set = set.map_or_else(|| "not set".to_owned(), |number| format!("{number}{unit}"));
                format!(" {symbol} {} ({set})", parameter.label)
            }
        }
    }
}

/// Whether a part settles the whole, or keeps it open.
fn decides(kind: Criterion, whole: Truth, part: Truth) -> bool {
    match (kind, whole) {
        (_, Truth::Unknown) => part == Truth::Unknown,
        (Criterion::AllOf, Truth::False) => part == Truth::False,
        (Criterion::AnyOf, Truth::True) | (Criterion::NoneOf, Truth::False) => part == Truth::True,
        _ => true,
    }
}

/// To be true it takes the first side alone, to be false both; what is met keeps nothing open.
fn side_decides(side: Criterion, whole: Truth, part: Truth) -> bool {
    match whole {
        Truth::True => side == Criterion::TrueWhen,
        Truth::False => true,
        Truth::Unknown => part != Truth::True,
    }
}

/// One line a criterion, indented; an arrow marks what decides, and what decides nothing is not unfolded.
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, 0, false)
    }
}

impl Explanation {
    /// The whole tree as text, with the parts that decide nothing.
    pub fn unfolded(&self) -> String {
        struct Whole<'a>(&'a Explanation);
        impl fmt::Display for Whole<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.write(f, 0, true)
            }
        }
        Whole(self).to_string()
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, depth: usize, whole: bool) -> fmt::Result {
        let mark = if self.decisive { "→" } else { " " };
        write!(f, "{mark} {}[{}] {}", "  ".repeat(depth), word(self.truth), self.criterion)?;
        if let (Some(value), Some(origin)) = (&self.value, self.origin) {
            match origin {
                Origin::Missing => write!(f, " — missing")?,
                Origin::Given => write!(f, " — {value} (given)")?,
                Origin::Sites => write!(f, " — {value} (by the list of sites)")?,
                Origin::Derived => write!(f, " — {value} (derived)")?,
            }
        }
        if !whole && !self.decisive && !self.children.is_empty() {
            return f.write_str(" …");
        }
        for child in &self.children {
            writeln!(f)?;
            child.write(f, depth + 1, whole)?;
        }
        Ok(())
    }
}

fn word(truth: Truth) -> &'static str {
    match truth {
        Truth::False => "no ",
        Truth::Unknown => "?  ",
        Truth::True => "yes",
    }
}
