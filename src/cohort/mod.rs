//! Many patients in columns: what a table holds, and the answers for all of its rows.

pub mod cell;
pub mod numeric;
pub mod column;
pub mod table;
pub mod problem;
pub mod listing;
pub mod layout;
pub mod near;
pub mod chunk;
pub mod threads;
pub mod kernel;
pub mod matrix;
pub mod patients;
pub mod invalid;
pub mod census;
pub mod conflicts;
pub mod stock;
pub mod questions;
pub mod reach;
