//! Loading and checking files in Python.

use std::path::{Path, PathBuf};

use pyo3::prelude::*;

use crate::error::{Error, Violation};
use crate::guideline::Guideline;
use crate::sequence::Sequence;
use crate::{check as checks, library};

use super::shared;

/// The chapter *Sites of Metastases* of the AGO Breast guideline, version 2023.1E, as it is embedded.
#[pyfunction]
pub fn embedded(py: Python<'_>) -> PyResult<Bound<'_, Guideline>> {
    shared::object(py, &py.detach(library::ago_breast_sites_of_metastases)?)
}

/// Every violation of a guideline's file and of the files that it names.
#[pyfunction]
pub fn check(py: Python<'_>, path: PathBuf) -> PyResult<Sequence<Violation>> {
    let checked = || Ok(checks::check(&path.display().to_string(), &read(&path)?, &beside(&path)));
    match py.detach(checked) {
        Ok(violations) | Err(Error::Invalid(violations)) => Ok(violations.into()),
        Err(error) => Err(error.into()),
    }
}

/// The JSON Schema of a guideline's file.
#[pyfunction]
pub fn schema() -> String {
    format!("{:#}", checks::schema::document())
}

/// The text of a file, without the mark that some editors put before it.
///
/// # Errors
///
/// If it cannot be read, or is not UTF-8.
pub fn read(path: &Path) -> Result<String, Error> {
    let file = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| unreadable(&file, &error))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]).into_owned();
        let (line, column) =
            (good.matches('\n').count() + 1, good.chars().rev().take_while(|c| *c != '\n').count() + 1);
        Error::Invalid(vec![Violation {
            line,
            column,
            ..Violation::of_file(&file, "the file is not UTF-8 from here on")
        }])
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn unreadable(file: &str, error: &std::io::Error) -> Error {
    let said = error.to_string();
    let reason = said.split(" (os error").next().unwrap_or(&said).to_owned();
    Error::File { file: file.to_owned(), reason, code: error.raw_os_error() }
}

/// Reads the parts that a chapter names: files beside the chapter's.
pub fn beside(path: &Path) -> impl Fn(&str) -> Result<String, String> + use<> {
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    move |part| read(&folder.join(part)).map_err(|error| error.to_string())
}
