//! Reading back what was stored of results.

use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::guideline::Guideline;
use crate::library;

/// The guideline that is named, else the embedded one.
pub fn home(guideline: Option<&Guideline>) -> Result<Guideline, Error> {
    guideline.cloned().map_or_else(library::ago_breast_sites_of_metastases, Ok)
}

/// What cannot be read is refused by its place alone: the text holds a patient's values.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| {
        Error::Stored(format!("this is no stored result (line {}, column {})", error.line(), error.column()))
    })
}
