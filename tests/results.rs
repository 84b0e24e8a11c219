//! Results: their order, their way to JSON and back, the contradictions and differences that they tell.

mod common;

use common::{Case, Thresholds, cases, embedded, learned, matched, with_patient};
use leitlinie::error::Error;
use leitlinie::evaluation::draft::{Draft, Input};
use leitlinie::evaluation::patient::Conflict;
use leitlinie::guideline::Guideline;
use leitlinie::label::Label;
use leitlinie::matching::report::Report;
use leitlinie::matching::result::{Applicability, MatchResult};
use leitlinie::truth::Truth;
use proptest::prelude::*;
use serde_json::{Value, json};

fn draft(facts: Value, sites: Option<&[&str]>) -> Draft {
    let Value::Object(facts) = facts else { panic!() };
    let facts = facts.into_iter().map(|(fact, value)| (fact, serde_json::from_value(value).unwrap())).collect();
    let sites = sites.map(|sites| sites.iter().map(|site| (*site).to_owned()).collect());
    Draft { facts, sites, show_values: false }
}

proptest! {
    #![proptest_config(cases(32))]

    /// Section by section, strong grades first, then good evidence, then the order of the slide.
    #[test]
    fn the_answers_are_in_order_and_none_is_left_out(case in with_patient(Just(embedded()), 0.4)) {
        let result = case.matched();
        let sections: Vec<_> = case.guideline.chapter().sections.iter().map(|section| section.id.as_str()).collect();
        let mut all = Vec::new();
        for applicability in Applicability::MEMBERS {
            let positions = result.positions(*applicability);
            let keys: Vec<_> = positions
                .iter()
                .map(|position| {
                    let row = &case.guideline.recommendations()[*position];
                    let section = sections.iter().position(|id| row.id.split('.').next() == Some(id)).unwrap();
                    // Both scales are declared from the weakest to the strongest.
                    (section, -(row.ago_grade as i32), -(row.level_of_evidence as i32), row.source.row)
                })
                .collect();
            prop_assert!(keys.is_sorted(), "{:?}", keys);
            all.extend(positions);
        }
        all.sort_unstable();
        prop_assert!(all.into_iter().eq(0..49));
    }

    #[test]
    fn a_report_leads_back_to_its_result(case in with_patient(Just(embedded()), 0.4)) {
        let result = case.matched();
        let text = serde_json::to_string(&result.report()).unwrap();
        let report: Report = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&report, &result.report());
        let again = MatchResult::from_report(&case.guideline, &report).unwrap();
        prop_assert_eq!(&again, &result);
        prop_assert_eq!(again.report(), report);
    }

    #[test]
    fn changes_are_the_answers_that_differ(
        (before, after) in (with_patient(Just(embedded()), 0.2), with_patient(Just(embedded()), 0.4))
    ) {
        let (before, after): (Case, Case) = (before, after);
        let (old, new) = (before.matched(), after.matched());
        let told = old.changes(&new);
        for (position, recommendation) in before.guideline.recommendations().iter().enumerate() {
            let answers = |result: &MatchResult| (result.applicability(position), result.selection(position));
            let change = told.iter().find(|change| change.recommendation == recommendation.id);
            let found = change.map(|each| ((each.before, each.selection_before), (each.after, each.selection_after)));
            let expected = Some((answers(&old), answers(&new))).filter(|(old, new)| old != new);
            prop_assert_eq!(found, expected);
        }
        prop_assert!(old.changes(&old).is_empty());
    }
}

fn report(change: impl FnOnce(&mut Value)) -> Result<MatchResult, Error> {
    let facts = json!({ "her2_status": "positive", "age": 46, "metastasis_count": 2 });
    let thresholds = vec![("oligometastatic_max_count".to_owned(), 3.0)];
    let result = matched(&embedded(), &draft(facts, Some(&["liver"])), &thresholds);
    let mut json = json!(result.report());
    change(&mut json);
    MatchResult::from_report(&embedded(), &serde_json::from_value(json).unwrap())
}

/// What is changed, how, and what the refusal says.
type Tampering = (&'static str, fn(&mut Value), &'static str);

#[test]
fn a_report_that_was_tampered_with_is_refused() {
    report(|_| {}).unwrap();
    report(|json| json["provenance"]["engine"] = "leitlinie 0.0.1".into()).unwrap();
    report(|json| json["provenance"]["engine"] = "leitlinie 12.0.3-beta.2".into()).unwrap();
    let table: [Tampering; 16] = [
        ("the content", |json| json["provenance"]["content_hash"] = "0".repeat(64).into(), "content 000000000000"),
        (
            "an answer",
            |json| json["recommendations"][0]["applicability"] = "undetermined".into(),
            "histological_verification",
        ),
        ("a grade", |json| json["recommendations"][3]["ago_grade"] = "++".into(), "metastasis_surgery"),
        ("a fact", |json| json["patient"]["her2_status"] = "Positive".into(), "one of positive, negative is expected"),
        ("a threshold", |json| json["provenance"]["parameters"]["oligometastatic_max_count"] = json!(1), "general."),
        ("a situation", |json| json["consensus"][0]["applicability"] = "applies".into(), "consensus"),
        (
            "a conflict",
            |json| json["conflicts"] = json!([{ "fact": "age", "given": "true", "derived": "false", "because": [] }]),
            "conflicts",
        ),
        ("a row twice", |json| json["recommendations"][1] = json["recommendations"][0].clone(), "every recommendation"),
        ("the guideline", |json| json["provenance"]["guideline"] = "other".into(), "the guideline of the result"),
        ("the edition", |json| json["provenance"]["edition"] = "2024.1E".into(), "the edition of the result"),
        ("the engine", |json| json["provenance"]["engine"] = "zen-engine 0.50.0".into(), "the engine of the result"),
        ("the engine's version", |json| json["provenance"]["engine"] = "leitlinie best".into(), "the engine of"),
        ("no engine", |json| json["provenance"]["engine"] = "".into(), "the engine of the result"),
        ("the disclaimer", |json| json["disclaimer"] = "A medical device.".into(), "the disclaimer of the result"),
        ("no disclaimer", |json| json["disclaimer"] = "".into(), "the disclaimer of the result"),
        ("a row", |json| drop(json["recommendations"].as_array_mut().unwrap().pop()), "every recommendation"),
    ];
    for (name, change, said) in table {
        let error = report(change).expect_err(name).to_string();
        assert!(error.contains(said), "{name}: {error}");
    }
}

/// The last of two would win, and the result would be of a patient that its text does not tell plainly.
#[test]
fn a_report_that_says_something_twice_is_refused() {
    let thresholds = vec![("oligometastatic_max_count".to_owned(), 3.0)];
    let result = matched(&embedded(), &draft(json!({ "age": 46 }), Some(&["liver"])), &thresholds);
    let text = serde_json::to_string(&result.report()).unwrap();
    assert!(serde_json::from_str::<Report>(&text).is_ok());
    for part in [r#""age":46"#, r#""sites":["liver"]"#, r#""oligometastatic_max_count":3"#, r#""edition":"2023.1E""#] {
        assert_eq!(text.matches(part).count(), 1, "{part}");
        let twice = text.replace(part, &format!("{part},{part}"));
        assert!(serde_json::from_str::<Report>(&twice).is_err(), "{part}");
    }
}

#[test]
fn a_threshold_is_held_against_the_vocabulary() {
    let guideline = embedded();
    let expected = "parameter oligometastatic_max_count: a whole number (count) from 1 to 50 is expected";
    for value in [0.0, 51.0, 2.5, -1.0, f64::NAN, f64::INFINITY] {
        let error = guideline.parameters(&[("oligometastatic_max_count".to_owned(), value)]).unwrap_err();
        assert_eq!(error.to_string(), expected, "{value}");
    }
    let error = guideline.parameters(&[("oligometastatic_max".to_owned(), 3.0)]).unwrap_err().to_string();
    assert!(error.starts_with("parameter oligometastatic_max: there is none; the parameters are "), "{error}");
    assert!(error.ends_with("did you mean `oligometastatic_max_count`?"), "{error}");
    assert!(guideline.parameters(&[("long_disease_free_interval_months".to_owned(), 24.5)]).is_ok());
}

/// Facts, sites and thresholds, and what contradicts itself: the fact, what counts, and because of what.
type Contradictions<'a> = (Value, Option<&'a [&'a str]>, &'a Thresholds, Vec<(&'a str, bool, &'a [&'a str])>);

#[test]
fn contradictions_are_told_and_the_given_value_counts() {
    let limit: Thresholds = vec![("oligometastatic_max_count".to_owned(), 3.0)];
    let none = Vec::new();
    let table: [Contradictions; 9] = [
        (json!({ "hr_positive": true, "er_status": "positive" }), None, &none, vec![]),
        (
            json!({ "hr_positive": true, "er_status": "negative", "pr_status": "negative" }),
            None,
            &none,
            vec![("hr_positive", true, &["er_status", "pr_status"])],
        ),
        (
            json!({ "hr_positive": false, "er_status": "positive" }),
            None,
            &none,
            vec![("hr_positive", false, &["er_status"])],
        ),
        (json!({ "hr_positive": false, "er_status": "negative" }), None, &none, vec![]),
        (json!({ "liver_metastases": true }), Some(&["lung"]), &none, vec![("liver_metastases", true, &["sites"])]),
        (json!({ "liver_metastases": false }), Some(&["liver"]), &none, vec![("liver_metastases", false, &["sites"])]),
        (
            json!({ "liver_metastasis_count": 0 }),
            Some(&["liver"]),
            &none,
            vec![("liver_metastases", true, &["liver_metastasis_count"])],
        ),
        (json!({ "oligometastatic": true, "metastasis_count": 7 }), None, &none, vec![]),
        (
            json!({ "oligometastatic": true, "metastasis_count": 7 }),
            None,
            &limit,
            vec![("oligometastatic", true, &["metastasis_count"])],
        ),
    ];
    for (facts, sites, thresholds, expected) in table {
        let result = matched(&embedded(), &draft(facts.clone(), sites), thresholds);
        let conflict = |(fact, given, because): (&str, bool, &[&str])| Conflict {
            fact: fact.to_owned(),
            given: Truth::from(given),
            derived: Truth::from(!given),
            because: because.iter().map(|&fact| fact.to_owned()).collect(),
        };
        assert_eq!(result.conflicts(), expected.into_iter().map(conflict).collect::<Vec<_>>(), "{facts} {sites:?}");
    }
}

/// Which names of sites close the others, and which leave some of them open.
#[test]
fn a_complete_list_of_sites_closes_the_others() {
    let guideline: Guideline = embedded();
    let known = |sites: &[&str], fact: &str| {
        let result = matched(&guideline, &draft(json!({}), Some(sites)), &Vec::new());
        result.patient().look_up(guideline.lexicon().names().fact_position(fact).unwrap()).0
    };
    for fact in guideline.vocabulary().facts.iter().filter(|fact| fact.site.is_some()) {
        let site = fact.site.as_ref().unwrap();
        assert_eq!(known(&[], &fact.id), Input::Boolean(false), "{}", fact.id);
        for name in std::iter::once(&site.code).chain(&site.also) {
            assert_eq!(known(&[name], &fact.id), Input::Boolean(true), "{name}");
        }
        for open in &site.left_open_by {
            assert_eq!(known(&[open], &fact.id), Input::Missing, "{} beside {open}", fact.id);
            assert_eq!(known(&[open, &site.code], &fact.id), Input::Boolean(true), "{} beside {open}", fact.id);
        }
    }
}

/// A given value stays when the list of sites says otherwise, and fills in what the list leaves open.
#[test]
fn a_given_value_wins_over_the_list_of_sites() {
    let result = |facts: Value| matched(&embedded(), &draft(facts, Some(&["pleura"])), &Vec::new());
    let pleura = embedded().position("pleura.talc_pleurodesis").unwrap();
    assert_eq!(result(json!({})).applicability(pleura), Applicability::Undetermined);
    let effusion = |value: bool| json!({ "malignant_pleural_effusion": value });
    assert_eq!(result(effusion(true)).applicability(pleura), Applicability::Applies);
    assert_eq!(result(effusion(false)).applicability(pleura), Applicability::DoesNotApply);
    let liver = embedded().position("liver.resection").unwrap();
    assert_eq!(result(json!({ "liver_metastases": true })).applicability(liver), Applicability::Applies);
    let patient = result(json!({ "liver_metastases": true })).patient().draft();
    assert_eq!(learned(&patient, "liver_metastases", &Input::Boolean(true)), patient);
}
