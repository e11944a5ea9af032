// SPDX-License-Identifier: MIT
//! Every constant, size, alignment, offset and bit, against what a C compiler has for the headers.
#![allow(non_camel_case_types, non_snake_case, unused_macros)]

use mile_hyperv::Wire;

/// Sets one bit-field to all ones, and looks for them in the bytes.
macro_rules! bit {
    ($type:ident, $get:ident, $set:ident, $word:ty, $first:literal, $mask:literal) => {{
        let mut value = <$type as mile_hyperv::Wire>::zeroed();
        value.$set($mask);
        let got = value.$get() as u64;
        super::one_bit_field(concat!(stringify!($type), ".", stringify!($get)), &value, got, $first, $mask);
    }};
}
use bit;

fn one_bit_field<T: Wire>(name: &str, value: &T, got: u64, first: usize, mask: u64) {
    let bytes = unsafe { value.as_bytes() };
    let width = 64 - mask.leading_zeros() as usize;
    for bit in 0..bytes.len() * 8 {
        let is = bytes[bit / 8] >> (bit % 8) & 1 == 1;
        assert_eq!(is, (first..first + width).contains(&bit), "{name}: bit {bit}");
    }
    assert_eq!(got, mask, "{name}");
}

#[path = "figures/aarch64.rs"]
mod aarch64;
#[path = "figures/x86_64.rs"]
mod x86_64;

#[test]
fn constants() {
    for table in [x86_64::CONSTANTS, aarch64::CONSTANTS] {
        for (name, ours, theirs) in table {
            assert_eq!(ours, theirs, "{name}");
        }
        println!("count {} constants", table.len());
    }
}

#[test]
fn types() {
    for table in [x86_64::TYPES, aarch64::TYPES] {
        for (name, size, align, c_size, c_align) in table {
            assert_eq!((size, align), (c_size, c_align), "{name}");
        }
        println!("count {} types", table.len());
    }
}

#[test]
fn fields() {
    for table in [x86_64::FIELDS, aarch64::FIELDS] {
        for (name, ours, theirs) in table {
            assert_eq!(ours, theirs, "{name}");
        }
        println!("count {} members", table.len());
    }
}

#[test]
fn bits() {
    println!("count {} bit-fields", x86_64::bits() + aarch64::bits());
}
