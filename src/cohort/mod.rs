//! Many patients in columns: what a table holds, and the answers for all of its rows.

pub mod cell;
pub mod numeric;
pub mod column;
pub mod table;
pub mod layout;
pub mod chunk;
pub mod kernel;
pub mod matrix;
pub mod patients;
pub mod census;
pub mod questions;
pub mod reach;
