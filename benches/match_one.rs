//! One patient against all recommendations: from her facts, and with a patient in hand.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use leitlinie::evaluation::draft::{Draft, Input};
use leitlinie::evaluation::patient::Patient;
use leitlinie::library;

fn draft() -> Draft {
    let text = |value: &str| Input::Text(value.to_owned());
    let facts = [
        ("age", Input::Number(46.0)),
        ("er_status", text("positive")),
        ("her2_status", text("negative")),
        ("de_novo_metastatic", Input::Boolean(true)),
        ("liver_metastasis_count", Input::Number(2.0)),
        ("pain", Input::Boolean(false)),
    ];
    let facts = facts.map(|(name, value)| (name.to_owned(), value)).to_vec();
    Draft { facts, sites: Some(vec!["liver".to_owned(), "bone".to_owned()]), show_values: false }
}

fn match_one(criterion: &mut Criterion) {
    let guideline = library::ago_breast_sites_of_metastases().expect("the embedded guideline is sound");
    let parameters = guideline.unset_parameters().clone();
    let draft = draft();
    let patient = Patient::new(guideline.lexicon().clone(), &draft).expect("the facts fit the vocabulary");

    criterion.bench_function("a patient in hand, 49 recommendations", |bencher| {
        bencher.iter(|| guideline.match_patient(black_box(&patient), &parameters));
    });
    criterion.bench_function("a patient from her facts, 49 recommendations", |bencher| {
        bencher.iter(|| {
            let patient = Patient::new(guideline.lexicon().clone(), black_box(&draft));
            patient.map(|patient| guideline.match_patient(&patient, &parameters))
        });
    });
    let result = guideline.match_patient(&patient, &parameters);
    criterion.bench_function("open questions", |bencher| bencher.iter(|| black_box(&result).open_questions()));
}

criterion_group!(benches, match_one);
criterion_main!(benches);
