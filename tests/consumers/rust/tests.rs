// SPDX-License-Identifier: MIT
//! The bindings in use: constants, structures, bit-fields through their setters, GUIDs. The layouts themselves are
//! asserted by what bindgen wrote, when it is compiled.
#![allow(non_camel_case_types, non_snake_case, non_upper_case_globals, dead_code, improper_ctypes)]
#![allow(clippy::all, unnecessary_transmutes)]

include!(env!("BINDINGS"));

fn bytes<T>(object: &T) -> &[u8] {
    unsafe { std::slice::from_raw_parts(object as *const T as *const u8, std::mem::size_of::<T>()) }
}

#[test]
fn privilege_bits() {
    let mut mask: HV_PARTITION_PRIVILEGE_MASK = unsafe { std::mem::zeroed() };
    unsafe {
        mask.__bindgen_anon_1.set_AccessHypercallMsrs(1);
        mask.__bindgen_anon_1.set_PostMessages(1);
    }
    assert_eq!(bytes(&mask), [0x20, 0, 0, 0, 0x10, 0, 0, 0]);
    assert_eq!(unsafe { mask.AsUINT64 }, 1 << 5 | 1 << 36);
}

#[test]
fn hypercall_input() {
    let mut input: HV_HYPERCALL_INPUT = unsafe { std::mem::zeroed() };
    unsafe {
        input.__bindgen_anon_1.set_CallCode(HvCallPostMessage as _);
        input.__bindgen_anon_1.set_IsFast(1);
        input.__bindgen_anon_1.set_CountOfElements(3);
    }
    assert_eq!(bytes(&input), [0x5c, 0, 1, 0, 3, 0, 0, 0]);
}

#[test]
fn cpuid_leaf() {
    let recorded: [u32; 4] = [HvMicrosoftHypervisorInterface as u32, 0, 0, 0];
    let result = HV_X64_CPUID_RESULT { AsUINT32: recorded };
    assert_eq!(&unsafe { result.HvInterface.Interface }.to_le_bytes(), b"Hv#1");
    assert_eq!(&HV_CPUID_HV_VENDOR_MICROSOFT[..12], b"Microsoft Hv");
}

#[test]
fn guids() {
    // da0a7802-e377-4aac-8e77-0558eb1073f8 in wire order: the VMBus class of the synthetic display.
    let wire = [0x02, 0x78, 0x0a, 0xda, 0x77, 0xe3, 0xac, 0x4a, 0x8e, 0x77, 0x05, 0x58, 0xeb, 0x10, 0x73, 0xf8];
    assert_eq!(bytes(unsafe { &SYNTHVID_CLASS_ID }), wire);
}
