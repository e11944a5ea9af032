// SPDX-License-Identifier: MIT
//! The Hyper-V guest interface: everything that a guest and a hypervisor exchange.
//!
//! The crate holds the definitions of [Mile.HyperV](https://github.com/ProjectMile/Mile.HyperV), a library of C headers,
//! under their names in C: types, constants, status codes and GUIDs. It needs neither `std` nor `alloc`, has no
//! dependencies, and calls nothing.
//!
//! * [`x86_64`] and [`aarch64`] hold the interface of one architecture each. Both are always available; the root of
//!   the crate re-exports the one of the compilation target.
//! * A C bit-field is a pair of methods here: `PostMessages()` and `set_PostMessages(1)`. The word that holds it is a
//!   member named `AsUINT8` to `AsUINT64`.
//! * [`Wire`] converts between types and received bytes.
//! * [`status_name`] names a hypercall status.
//!
//! The C library's helpers (rings, channel messages, devices) are not a part of the crate.
//!
//! ```
//! use mile_hyperv::*;
//! let mut contact = VMBUS_CHANNEL_INITIATE_CONTACT::zeroed();
//! contact.Header.MessageType = ChannelMessageInitiateContact;
//! contact.VMBusVersionRequested = VMBUS_VERSION_IRON;
//! ```
//!
//! `examples/vmbus.rs` is a longer program.

#![no_std]
#![allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]
#![allow(clippy::all, rustdoc::all)]

/// A type that crosses the border between guest and host: plain bytes, valid in every combination.
///
/// # Safety
///
/// Every member of the type is an integer, an array, a structure or a union of such, and no byte of it is padding.
pub unsafe trait Wire: Sized {
    /// A value whose bytes are all zero.
    ///
    /// Start from it, so that every byte is initialized, whichever members of a union are written afterwards.
    #[inline]
    fn zeroed() -> Self {
        // SAFETY: all bytes zero is a valid value.
        unsafe { core::mem::zeroed() }
    }

    /// The value at the start of received bytes, or None if there are fewer than the type has.
    ///
    /// The bytes need no alignment. They are copied once: what the sender writes later does not show.
    #[inline]
    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        if bytes.len() < core::mem::size_of::<Self>() {
            return None;
        }
        // SAFETY: the bytes are there, and each combination of them is a valid value.
        Some(unsafe { (bytes.as_ptr() as *const Self).read_unaligned() })
    }

    /// The bytes of a value, in the order in which they travel.
    ///
    /// # Safety
    ///
    /// Every byte is initialized. That holds for what `zeroed` and `from_bytes` return, also after members were
    /// written. It need not hold after a whole union was assigned through a member that is smaller than the union.
    #[inline]
    unsafe fn as_bytes(&self) -> &[u8] {
        // SAFETY: the caller's promise.
        unsafe { core::slice::from_raw_parts(self as *const Self as *const u8, core::mem::size_of::<Self>()) }
    }
}

/// Says of each type that it is plain bytes.
macro_rules! wire {
    ($($type:ident),* $(,)?) => { $(unsafe impl $crate::Wire for $type {})* };
}

/// Methods for each bit-field: the word's type, its byte offset, the field's lowest bit, the field's largest value.
macro_rules! bits {
    ($($type:ident { $($get:ident $set:ident: $word:ty, $byte:literal, $shift:literal, $mask:literal;)* })*) => { $(
        impl $type { $(
            #[inline]
            pub fn $get(&self) -> $word {
                // SAFETY: the word is a part of the value.
                let word = unsafe { (self as *const Self as *const u8).add($byte).cast::<$word>().read_unaligned() };
                (word >> $shift) & $mask
            }
            /// Sets the field. Bits of `value` that the field does not have are an error in debug builds, and ignored
            /// otherwise.
            #[inline]
            pub fn $set(&mut self, value: $word) {
                debug_assert!(value <= $mask, "too large for the bit-field");
                // SAFETY: the word is a part of the value.
                unsafe {
                    let place = (self as *mut Self as *mut u8).add($byte).cast::<$word>();
                    place.write_unaligned((place.read_unaligned() & !($mask << $shift)) | ((value & $mask) << $shift));
                }
            }
        )* }
    )* };
}

/// The function that names a status.
macro_rules! status_names {
    ($($value:ident => $text:literal,)*) => {
        /// The name of a hypercall status, or None if it is unknown.
        pub fn status_name(status: u16) -> Option<&'static str> {
            $(if status as u32 == $value as u32 {
                return Some($text);
            })*
            None
        }
    };
}

pub mod aarch64;
pub mod x86_64;

#[cfg(target_arch = "aarch64")]
pub use aarch64::*;
#[cfg(not(target_arch = "aarch64"))]
pub use x86_64::*;

/// GUIDs compare, and print in their usual form.
macro_rules! guid {
    ($($module:ident)*) => { $(
        impl PartialEq for $module::HV_GUID {
            fn eq(&self, other: &Self) -> bool {
                (self.Data1, self.Data2, self.Data3, self.Data4) == (other.Data1, other.Data2, other.Data3, other.Data4)
            }
        }

        impl Eq for $module::HV_GUID {}

        impl core::fmt::Display for $module::HV_GUID {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, "{:08x}-{:04x}-{:04x}-", self.Data1, self.Data2, self.Data3)?;
                for (index, byte) in self.Data4.iter().enumerate() {
                    write!(f, "{}{byte:02x}", if index == 2 { "-" } else { "" })?;
                }
                Ok(())
            }
        }
    )* };
}

guid!(aarch64 x86_64);
