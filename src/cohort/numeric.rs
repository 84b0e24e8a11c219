//! Columns of numbers, whatever their width, read as floats.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, PrimitiveArray};
use arrow_buffer::NullBuffer;
use arrow_schema::DataType;

use crate::evaluation::words::PATIENTS;

macro_rules! numeric {
    ($($name:ident($type:ty) = $data_type:pat,)+) => {
        /// A column of numbers.
        #[derive(Clone, Debug)]
        pub enum Numeric {
            $(#[doc = concat!("`", stringify!($name), "`.")] $name(PrimitiveArray<$type>),)+
        }

        impl Numeric {
            /// The numbers of an array, if it holds any.
            pub fn new(array: &ArrayRef) -> Option<Self> {
                match array.data_type() {
                    $($data_type => Some(Self::$name(array.as_primitive::<$type>().clone())),)+
                    _ => None,
                }
            }

            /// Which cells are null.
            pub fn nulls(&self) -> Option<&NullBuffer> {
                match self { $(Self::$name(array) => array.nulls(),)+ }
            }

            /// Whether all of them are whole numbers.
            pub fn is_whole(&self) -> bool {
                !matches!(self, Self::Float32(_) | Self::Float64(_))
            }

            /// The number in a row; a null cell holds anything.
            #[expect(clippy::cast_precision_loss, reason = "a patient's integer becomes a float as well")]
            #[allow(clippy::cast_lossless, reason = "one macro for types of all widths")]
            pub fn get(&self, row: usize) -> f64 {
                match self { $(Self::$name(array) => array.values()[row] as f64,)+ }
            }

            /// The numbers in some rows.
            #[expect(clippy::cast_precision_loss, reason = "a patient's integer becomes a float as well")]
            #[allow(clippy::cast_lossless, reason = "one macro for types of all widths")]
            #[inline(always)]
            pub fn fill(&self, start: usize, rows: usize, numbers: &mut [f64; PATIENTS]) {
                match self {
                    $(Self::$name(array) => {
                        for (number, value) in numbers.iter_mut().zip(&array.values()[start..start + rows]) {
                            *number = *value as f64;
                        }
                    })+
                }
            }

            /// The positions that some rows hold, at most the last one: a negative one is beyond every list.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_possible_wrap,
                     reason = "keys of a dictionary are positions; what does not fit a byte is beyond the last")]
            #[allow(clippy::cast_lossless, clippy::unnecessary_cast, reason = "one macro for types of all widths")]
            #[inline(always)]
            pub fn positions(&self, start: usize, rows: usize, last: u8, positions: &mut [u8; PATIENTS]) {
                match self {
                    $(Self::$name(array) => {
                        for (position, value) in positions.iter_mut().zip(&array.values()[start..start + rows]) {
                            *position = if (*value as i64 as u64) < u64::from(last) { *value as i64 as u8 } else { last };
                        }
                    })+
                }
            }

            /// The position that a row holds; a negative one is beyond every list.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_possible_wrap,
                     reason = "keys of a dictionary are positions")]
            #[allow(clippy::cast_lossless, reason = "one macro for types of all widths")]
            pub fn position(&self, row: usize) -> usize {
                match self { $(Self::$name(array) => array.values()[row] as i64 as usize,)+ }
            }
        }
    };
}

numeric! {
    Int8(Int8Type) = DataType::Int8,
    Int16(Int16Type) = DataType::Int16,
    Int32(Int32Type) = DataType::Int32,
    Int64(Int64Type) = DataType::Int64,
    UInt8(UInt8Type) = DataType::UInt8,
    UInt16(UInt16Type) = DataType::UInt16,
    UInt32(UInt32Type) = DataType::UInt32,
    UInt64(UInt64Type) = DataType::UInt64,
    Float32(Float32Type) = DataType::Float32,
    Float64(Float64Type) = DataType::Float64,
}
