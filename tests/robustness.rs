//! Whatever a file holds: it is told what is wrong with it, at the right place, and nothing panics.

mod common;

use common::{cases, embedded, file, json_file, stands_at_its_path};
use leitlinie::check;
use leitlinie::evaluation::draft::{Draft, Input};
use leitlinie::evaluation::patient::Patient;
use leitlinie::guideline::Guideline;
use leitlinie::matching::explain::Explanation;
use leitlinie::truth::Truth;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

const NAME: &str = "<json>";

/// Checks and loads a text: it is loaded if and only if nothing is wrong with it.
fn assert_told(text: &str) -> Option<Guideline> {
    let violations = check::check(NAME, text, &check::no_files);
    for violation in violations.iter().filter(|violation| violation.file == NAME) {
        stands_at_its_path(text, violation);
    }
    match check::load(NAME, text, &check::no_files) {
        Ok(guideline) => {
            assert!(violations.is_empty(), "loaded although {violations:?}");
            Some(guideline)
        }
        Err(error) => {
            assert!(!violations.is_empty() && !error.to_string().is_empty(), "refused without a reason");
            None
        }
    }
}

/// A guideline that was loaded answers, and survives being written and read.
fn assert_works(guideline: &Guideline) {
    let patient = Patient::new(guideline.lexicon().clone(), &Draft::default()).unwrap();
    let result = guideline.match_patient(&patient, guideline.unset_parameters());
    assert_eq!(result.report().recommendations.len(), guideline.recommendations().len());
    let read_only_once = result.open_questions();
    assert!(read_only_once.iter().all(|question| !question.concerns.is_empty()));
    let text = serde_json::to_string(&guideline.self_contained()).unwrap();
    assert_eq!(assert_told(&text).as_ref(), Some(guideline));
}

/// Keys and texts that mean something somewhere, so that random values get past the first look.
const WORDS: [&str; 30] = [
    "id",
    "facts",
    "kind",
    "boolean",
    "number",
    "category",
    "values",
    "site",
    "code",
    "derived",
    "when",
    "true_when",
    "holds",
    "is",
    "fact",
    "one_of",
    "compare",
    "operator",
    "value",
    "<=",
    "parameter",
    "all_of",
    "none_of",
    "sections",
    "slide",
    "liver",
    "liver_metastases",
    "her2_status",
    "metastasis_count",
    "positive",
];

fn any_value() -> impl Strategy<Value = Value> {
    let word = prop_oneof![4 => select(&WORDS[..]).prop_map(str::to_owned), 1 => any::<String>()];
    let numbers = prop_oneof![any::<i64>().prop_map(Value::from), any::<f64>().prop_map(Value::from)];
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        2 => numbers,
        4 => word.clone().prop_map(Value::from)
    ];
    leaf.prop_recursive(4, 24, 4, move |part| {
        prop_oneof![
            proptest::collection::vec(part.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((word.clone(), part), 0..4).prop_map(|pairs| pairs.into_iter().collect()),
        ]
    })
}

/// A change of one value somewhere in a tree.
#[derive(Clone, Debug)]
enum Change {
    Remove,
    Twice,
    Replace(Value),
    /// By a copy of another part of the same tree.
    Copy(Index),
}

fn any_change() -> impl Strategy<Value = (Index, Change)> {
    let change = prop_oneof![
        2 => Just(Change::Remove),
        1 => Just(Change::Twice),
        2 => any_value().prop_map(Change::Replace),
        2 => any::<Index>().prop_map(Change::Copy)
    ];
    (any::<Index>(), change)
}

/// The pointer of every value below the root.
fn pointers(value: &Value) -> Vec<String> {
    let step = |key: &str| format!("/{}", key.replace('~', "~0").replace('/', "~1"));
    let children: Vec<_> = match value {
        Value::Object(object) => object.iter().map(|(key, value)| (step(key), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(at, value)| (format!("/{at}"), value)).collect(),
        _ => Vec::new(),
    };
    let below = |(step, value): (String, &Value)| {
        let inner = pointers(value).into_iter().map(|rest| format!("{step}{rest}")).collect::<Vec<_>>();
        std::iter::once(step).chain(inner).collect::<Vec<_>>()
    };
    children.into_iter().flat_map(below).collect()
}

fn changed(mut value: Value, changes: &[(Index, Change)]) -> Value {
    for (at, change) in changes {
        let pointers = pointers(&value);
        if pointers.is_empty() {
            return value;
        }
        let pointer = at.get(&pointers);
        let old = value.pointer(pointer).cloned().unwrap_or_default();
        let new = match change {
            Change::Replace(new) => new.clone(),
            Change::Copy(from) => value.pointer(from.get(&pointers).as_str()).cloned().unwrap_or_default(),
            Change::Remove | Change::Twice => old.clone(),
        };
        let (parent, step) = pointer.rsplit_once('/').unwrap();
        let position = step.parse::<usize>().unwrap_or_default();
        match (value.pointer_mut(parent), change) {
            (Some(Value::Object(object)), Change::Remove) => {
                object.shift_remove(&step.replace("~1", "/").replace("~0", "~"));
            }
            (Some(Value::Object(object)), Change::Twice) => drop(object.insert(format!("{step}_again"), new)),
            (Some(Value::Array(items)), Change::Remove) => drop(items.remove(position)),
            (Some(Value::Array(items)), Change::Twice) => items.insert(position, new),
            _ => *value.pointer_mut(pointer).unwrap() = new,
        }
    }
    value
}

fn small_guideline() -> Value {
    json_file("tests/cases/broken_guidelines.json")["base"].clone()
}

fn embedded_guideline() -> Value {
    let mut chapter = json_file("data/ago_breast_2023_1e_sites_of_metastases.json");
    chapter["vocabulary"] = json_file("data/vocabulary.json");
    chapter["references"] = json_file("data/references.json");
    chapter
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn random_bytes_are_no_guideline(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(assert_told(&String::from_utf8_lossy(&bytes)).is_none());
    }

    #[test]
    fn random_json_is_no_guideline(value in any_value()) {
        prop_assert!(assert_told(&value.to_string()).is_none());
    }

    #[test]
    fn a_small_guideline_with_random_changes_is_told_what_is_wrong(
        changes in proptest::collection::vec(any_change(), 1..4)
    ) {
        if let Some(guideline) = assert_told(&format!("{:#}", changed(small_guideline(), &changes))) {
            assert_works(&guideline);
        }
    }

    #[test]
    fn a_cut_or_torn_text_is_told_what_is_wrong(at in any::<Index>(), length in 0_usize..40) {
        let text = small_guideline().to_string();
        let start = at.index(text.len());
        let end = (start + length).min(text.len());
        if let (Some(before), Some(after)) = (text.get(..start), text.get(end..)) {
            assert_told(&format!("{before}{after}"));
            assert_told(before);
        }
    }
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn the_embedded_guideline_with_random_changes_is_told_what_is_wrong(
        changes in proptest::collection::vec(any_change(), 1..4)
    ) {
        if let Some(guideline) = assert_told(&changed(embedded_guideline(), &changes).to_string()) {
            assert_works(&guideline);
        }
    }

    #[test]
    fn random_parts_beside_the_embedded_chapter_are_told_what_is_wrong(vocabulary in any_value(), works in any_value()) {
        let read = |path: &str| match path {
            "vocabulary.json" => Ok(vocabulary.to_string()),
            _ => Ok(works.to_string()),
        };
        let chapter = file("data/ago_breast_2023_1e_sites_of_metastases.json");
        prop_assert!(!check::check(NAME, &chapter, &read).is_empty());
        prop_assert!(check::load(NAME, &chapter, &read).is_err());
    }
}

/// As deep as JSON is read, and deeper.
#[test]
fn deep_nesting_is_told_and_not_followed() {
    for depth in [1, 10, 45, 46, 60, 64, 127, 128, 129, 5_000, 100_000] {
        for (open, close) in [("[", "]"), ("{\"all_of\":[", "]}"), ("{\"a\":", "}")] {
            let inner = if open.ends_with(':') { "0" } else { "" };
            let text = format!("{}{inner}{}", open.repeat(depth), close.repeat(depth));
            assert!(assert_told(&text).is_none());
        }
        let mut guideline = small_guideline();
        let place = "PLACE";
        guideline["sections"][0]["recommendations"][1]["population"] = place.into();
        let condition =
            format!("{}{{\"holds\":\"visceral_metastases\"}}{}", "{\"all_of\":[".repeat(depth), "]}".repeat(depth));
        let text = guideline.to_string().replace("\"PLACE\"", &condition);
        let loaded = assert_told(&text);
        // Within the innermost stand a derived fact, what it follows from, and a fact.
        assert_eq!(loaded.is_some(), depth + 3 <= 48, "{depth}");
        loaded.iter().for_each(assert_works);
    }
}

/// A guideline for whom the last of a chain of facts holds, each of which follows from the one before it.
fn chain(length: usize, backwards: bool, follows: &dyn Fn(&str) -> Value) -> Value {
    let fact = |at: usize| {
        let mut fact =
            json!({ "id": format!("f{at}"), "label": "F", "description": "F.", "kind": "boolean", "role": "recorded" });
        if at > 0 {
            fact["derived"] = follows(&format!("f{}", at - 1));
        }
        fact
    };
    let mut facts: Vec<_> = (0..length).map(fact).collect();
    if backwards {
        facts.reverse();
    }
    let mut guideline = small_guideline();
    guideline["vocabulary"]["facts"].as_array_mut().unwrap().extend(facts);
    guideline["sections"][0]["recommendations"][1]["population"] = json!({ "holds": format!("f{}", length - 1) });
    guideline
}

fn once(fact: &str) -> Value {
    json!({ "when": { "holds": fact } })
}

fn three_times(fact: &str) -> Value {
    let holds = json!({ "holds": fact });
    let sides = json!({ "all_of": [holds, { "any_of": [holds, holds] }] });
    json!({ "true_when": sides, "false_when": { "none_of": [holds] } })
}

/// The answer for the last of a chain, with nothing known and with the first fact known: every way to tell it.
fn assert_tells(guideline: &Guideline) {
    for known in [None, Some(true), Some(false)] {
        let facts = known.map(|known| ("f0".to_owned(), Input::Boolean(known))).into_iter().collect();
        let patient = Patient::new(guideline.lexicon().clone(), &Draft { facts, ..Draft::default() }).unwrap();
        let result = guideline.match_patient(&patient, guideline.unset_parameters());
        let explanation = result.explain(1);
        assert_eq!(explanation.truth, Truth::from(known));
        assert!(explanation.unfolded().len() < 100_000, "{} characters", explanation.unfolded().len());
        let json = serde_json::to_string(&explanation).unwrap();
        assert_eq!(serde_json::from_str::<Explanation>(&json).unwrap(), explanation);
        assert_eq!(result.missing_facts(1).is_empty(), known.is_some());
        assert_eq!(result.missing_parameters(1), Vec::<&str>::new());
    }
}

/// Facts that follow from facts that follow from facts, many times over.
#[test]
fn long_chains_of_derivations_are_followed_or_refused() {
    for length in [2, 10, 48, 49, 80, 250, 400] {
        for backwards in [false, true] {
            let text = chain(length, backwards, &once).to_string();
            let loaded = assert_told(&text);
            assert_eq!(loaded.is_some(), length <= 48, "{length}");
            if let Some(guideline) = &loaded {
                assert_works(guideline);
                assert_tells(guideline);
            } else {
                let violations = check::check(NAME, &text, &check::no_files);
                let at = |id: &str| violations.iter().filter(|each| each.message.contains(id)).count();
                assert_eq!((violations.len(), at("nested more than 48 deep")), (1, 1), "{violations:?}");
            }
        }
    }
}

/// Without a memory, a fact that is read three times at every link would be told three times as often at the next.
#[test]
fn a_fact_that_is_read_three_times_is_told_once() {
    for length in [2, 5, 12] {
        let guideline = assert_told(&chain(length, false, &three_times).to_string()).unwrap();
        assert_works(&guideline);
        assert_tells(&guideline);
    }
}

#[test]
fn the_embedded_guideline_works() {
    assert_works(&embedded());
}
