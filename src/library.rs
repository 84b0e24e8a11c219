//! The guidelines that come with the package, embedded and parsed once, when they are first asked for.

use once_cell::sync::OnceCell;

use crate::check;
use crate::data::{CHAPTER, REFERENCES, VOCABULARY};
use crate::error::{Error, Violation};
use crate::guideline::Guideline;

static AGO_BREAST_SITES_OF_METASTASES: OnceCell<Guideline> = OnceCell::new();

/// The chapter *Sites of Metastases* of the AGO Breast guideline, version 2023.1E.
///
/// # Errors
///
/// If the embedded files do not fit together; the tests see to it that they do.
pub fn ago_breast_sites_of_metastases() -> Result<Guideline, Error> {
    let guideline = AGO_BREAST_SITES_OF_METASTASES.get_or_try_init(|| {
        check::assemble(CHAPTER, &embedded)
            .map_err(|reason| Error::Invalid(vec![Violation::of_file("embedded guideline", &reason)]))
    });
    guideline.cloned()
}

/// The text of an embedded file, by the path that the embedded chapter names it with.
fn embedded(path: &str) -> Result<String, String> {
    match path {
        "vocabulary.json" => Ok(VOCABULARY.to_owned()),
        "references.json" => Ok(REFERENCES.to_owned()),
        _ => Err("no such file is embedded".to_owned()),
    }
}
