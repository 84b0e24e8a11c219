//! Columns of numbers, whatever their width, read as floats.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, PrimitiveArray};
use arrow_buffer::NullBuffer;
use arrow_schema::DataType;

use crate::evaluation::lanes::PATIENTS;

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

            /// Whether all of them are whole numbers that a float tells apart.
            pub fn is_whole(&self) -> bool {
                matches!(
                    self,
                    Self::Int8(_) | Self::Int16(_) | Self::Int32(_) | Self::UInt8(_) | Self::UInt16(_) | Self::UInt32(_)
                )
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

            /// What stands in a list at the positions that some rows hold; the last one stands for all beyond the list.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_possible_wrap,
                     reason = "keys of a dictionary are positions; a negative one is beyond every list")]
            #[allow(clippy::cast_lossless, reason = "one macro for types of all widths")]
            #[inline(always)]
            pub fn look_up(&self, start: usize, rows: usize, list: &[u8], found: &mut [u8; PATIENTS]) {
                let Some(last) = list.len().checked_sub(1) else { return };
                match self {
                    $(Self::$name(array) => {
                        for (found, value) in found.iter_mut().zip(&array.values()[start..start + rows]) {
                            *found = list[(*value as i64 as usize).min(last)];
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
