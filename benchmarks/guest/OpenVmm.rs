// SPDX-License-Identifier: MIT
//! OpenVMM's rings (vm/devices/vmbus/vmbus_ring of a checkout), behind the table of Ring.h.
//!
//! Nothing of OpenVMM is here. The memory is one piece, as a guest without a
//! second mapping has it (SingleMappedRingMem); its copies are memcpy.
//!
//! It checks what Packet.h checks: lengths against the bytes in the ring, type,
//! flags, where the data begin. It does not write the padding of a payload.

#[path = "OpenVmmDevice.rs"]
mod device;

use guestmem::MemoryRead;
use guestmem::MemoryWrite;
use std::ffi::c_char;
use std::ffi::c_int;
use std::ffi::c_uint;
use std::sync::atomic::AtomicU8;
use vmbus_ring::IncomingOffset;
use vmbus_ring::IncomingRing;
use vmbus_ring::OutgoingOffset;
use vmbus_ring::OutgoingPacket;
use vmbus_ring::OutgoingPacketType;
use vmbus_ring::OutgoingRing;
use vmbus_ring::ReadError;
use vmbus_ring::SingleMappedRingMem;

const MEMORY_BYTES: usize = 4096 + 262144;
const PAYLOAD_MAXIMUM: usize = 65536;
const PAYLOAD_OFFSET: usize = 16;

type Memory = SingleMappedRingMem<&'static [AtomicU8]>;

#[repr(align(128))]
pub struct End {
    outgoing: OutgoingRing<Memory>,
    sent: OutgoingOffset,
    incoming: IncomingRing<Memory>,
    taken: IncomingOffset,
}

#[repr(C)]
pub struct Ring {
    name: *const c_char,
    open: unsafe extern "C" fn(c_uint, *const AtomicU8, *const AtomicU8) -> *mut End,
    send: unsafe extern "C" fn(&mut End, u64, *const u8, u32) -> c_int,
    send_commit: unsafe extern "C" fn(&mut End) -> c_int,
    receive: unsafe extern "C" fn(&mut End, &mut u64, *mut u8) -> i64,
    receive_commit: unsafe extern "C" fn(&mut End) -> c_int,
}

// SAFETY: the name is a constant.
unsafe impl Sync for Ring {}

#[unsafe(no_mangle)]
#[allow(non_upper_case_globals)]
pub static OpenVmm: Ring = Ring {
    name: c"openvmm".as_ptr(),
    open,
    send,
    send_commit,
    receive,
    receive_commit,
};

unsafe extern "C" fn open(_: c_uint, send: *const AtomicU8, receive: *const AtomicU8) -> *mut End {
    // SAFETY: the caller's memory is never freed, and this long.
    let memory = |place| SingleMappedRingMem(unsafe { std::slice::from_raw_parts(place, MEMORY_BYTES) });
    let end = || {
        let outgoing = OutgoingRing::new(memory(send)).ok()?;
        let incoming = IncomingRing::new(memory(receive)).ok()?;
        incoming.set_interrupt_mask(false);
        Some(End {
            sent: outgoing.outgoing().ok()?,
            taken: incoming.incoming().ok()?,
            outgoing,
            incoming,
        })
    };
    end().map_or(std::ptr::null_mut(), |end| Box::into_raw(Box::new(end)))
}

unsafe extern "C" fn send(end: &mut End, id: u64, payload: *const u8, bytes: u32) -> c_int {
    // SAFETY: the caller's payload is this long.
    let payload = unsafe { std::slice::from_raw_parts(payload, bytes as usize) };
    let packet = OutgoingPacket {
        transaction_id: id,
        size: payload.len(),
        typ: OutgoingPacketType::InBandWithCompletion,
    };
    match end.outgoing.write(&mut end.sent, &packet) {
        Ok(range) => range.writer(&end.outgoing).write(payload).is_ok().into(),
        Err(_) => 0,
    }
}

unsafe extern "C" fn send_commit(end: &mut End) -> c_int {
    end.outgoing.commit_write(&mut end.sent).into()
}

unsafe extern "C" fn receive(end: &mut End, id: &mut u64, buffer: *mut u8) -> i64 {
    let packet = match end.incoming.read(&mut end.taken) {
        Ok(packet) => packet,
        Err(ReadError::Empty) => return 0,
        Err(_) => return -1,
    };
    // SAFETY: the caller's buffer is this long, and nobody else looks at it.
    let buffer = unsafe { std::slice::from_raw_parts_mut(buffer.add(PAYLOAD_OFFSET), PAYLOAD_MAXIMUM) };
    let Some(copy) = buffer.get_mut(..packet.payload.len()) else {
        return -1;
    };
    if packet.payload.reader(&end.incoming).read(copy).is_err() {
        return -1;
    }
    *id = packet.transaction_id.unwrap_or(0);
    copy.len() as i64
}

unsafe extern "C" fn receive_commit(end: &mut End) -> c_int {
    end.incoming.commit_read(&mut end.taken).into()
}
