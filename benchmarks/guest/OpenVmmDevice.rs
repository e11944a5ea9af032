// SPDX-License-Identifier: MIT
//! Storage over OpenVMM's guest queue (vmbus_async), as its storvsc_driver uses it, behind the table of Device.h.
//!
//! Nothing of OpenVMM is here. The task, the channels between tasks and the vectors of storvsc_driver are left out, so
//! that only the table of requests, the queue and the protocol remain. OpenVMM has no driver for the network.
//!
//! Checked of a completion: what vmbus_ring checks of a packet, its length, the operation, and that the id is that of
//! an open request. storvsc_driver leaves the status, the lengths and the sense data to its caller; here the caller
//! looks at the status and the bytes that were transferred.

use guestmem::MemoryRead;
use guestmem::ranges::PagedRange;
use slab::Slab;
use std::cell::UnsafeCell;
use std::ffi::c_char;
use std::ffi::c_int;
use std::ffi::c_uint;
use std::sync::atomic::AtomicU8;
use std::task::Context;
use std::task::Poll;
use storvsp_protocol::NtStatus;
use storvsp_protocol::Operation;
use storvsp_protocol::ScsiRequest;
use vmbus_async::queue::IncomingPacket;
use vmbus_async::queue::OutgoingPacket;
use vmbus_async::queue::Queue;
use vmbus_channel::ChannelClosed;
use vmbus_channel::RawAsyncChannel;
use vmbus_channel::SignalVmbusChannel;
use vmbus_ring::IncomingRing;
use vmbus_ring::OutgoingPacketType;
use vmbus_ring::OutgoingRing;
use vmbus_ring::SingleMappedRingMem;
use zerocopy::FromZeros;
use zerocopy::IntoBytes;

const MEMORY_BYTES: usize = 4096 + 262144;
const PAGE_BYTES: usize = 4096;
const READ_BYTES: usize = 4096;

type Memory = SingleMappedRingMem<&'static [AtomicU8]>;

struct Silence;

impl SignalVmbusChannel for Silence {
    fn signal_remote(&self) {}

    fn poll_for_signal(&self, _: &mut Context<'_>) -> Poll<Result<(), ChannelClosed>> {
        Poll::Pending
    }
}

struct Driver {
    queue: Queue<Memory>,
    transactions: Slab<usize>,
}

struct Place(UnsafeCell<Option<Driver>>);

// SAFETY: the benchmark has one thread.
unsafe impl Sync for Place {}

static DRIVER: Place = Place(UnsafeCell::new(None));

#[repr(C)]
pub struct Device {
    name: *const c_char,
    open_storage: unsafe extern "C" fn(*const AtomicU8, *const AtomicU8) -> c_int,
    send_read: unsafe extern "C" fn(*mut u8) -> c_int,
    receive_reads: unsafe extern "C" fn(c_uint) -> c_int,
    open_network: Option<unsafe extern "C" fn()>,
    send_frame: Option<unsafe extern "C" fn()>,
    receive_frames: Option<unsafe extern "C" fn()>,
}

// SAFETY: the name is a constant.
unsafe impl Sync for Device {}

#[unsafe(no_mangle)]
#[allow(non_upper_case_globals)]
pub static OpenVmmDevice: Device = Device {
    name: c"openvmm".as_ptr(),
    open_storage,
    send_read,
    receive_reads,
    open_network: None,
    send_frame: None,
    receive_frames: None,
};

unsafe extern "C" fn open_storage(send: *const AtomicU8, receive: *const AtomicU8) -> c_int {
    // SAFETY: the caller's memory is never freed, and this long.
    let memory = |place| SingleMappedRingMem(unsafe { std::slice::from_raw_parts(place, MEMORY_BYTES) });
    let open = || {
        let channel = RawAsyncChannel {
            in_ring: IncomingRing::new(memory(receive)).ok()?,
            out_ring: OutgoingRing::new(memory(send)).ok()?,
            signal: Box::new(Silence),
        };
        Some(Driver {
            queue: Queue::new(channel).ok()?,
            transactions: Slab::with_capacity(64),
        })
    };
    // SAFETY: one thread.
    let driver = unsafe { &mut *DRIVER.0.get() };
    *driver = open();
    driver.is_some().into()
}

unsafe extern "C" fn send_read(page: *mut u8) -> c_int {
    // SAFETY: one thread.
    let Some(driver) = (unsafe { (*DRIVER.0.get()).as_mut() }) else {
        return 0;
    };
    let mut request = ScsiRequest {
        lun: 1,
        length: storvsp_protocol::SCSI_REQUEST_LEN_V2 as u16,
        cdb_length: 10,
        data_in: storvsp_protocol::SCSI_IOCTL_DATA_IN,
        data_transfer_length: READ_BYTES as u32,
        ..FromZeros::new_zeroed()
    };
    request.payload[..10].copy_from_slice(&[0x28, 0, 0, 0, 1, 0, 0, 0, 8, 0]);
    let header = storvsp_protocol::Packet {
        operation: Operation::EXECUTE_SRB,
        flags: 0,
        status: NtStatus::SUCCESS,
    };
    let id = driver.transactions.insert(READ_BYTES);
    let pages = [page as u64 / PAGE_BYTES as u64];
    let Some(range) = PagedRange::new(page as usize % PAGE_BYTES, READ_BYTES, &pages) else {
        return 0;
    };
    let (_, mut writer) = driver.queue.split();
    let sent = writer.batched().try_write(&OutgoingPacket {
        transaction_id: id as u64,
        packet_type: OutgoingPacketType::GpaDirect(&[range]),
        payload: &[header.as_bytes(), request.as_bytes()],
    });
    sent.is_ok().into()
}

unsafe extern "C" fn receive_reads(count: c_uint) -> c_int {
    // SAFETY: one thread.
    let Some(driver) = (unsafe { (*DRIVER.0.get()).as_mut() }) else {
        return 0;
    };
    let (mut reader, _) = driver.queue.split();
    let Ok(mut batch) = reader.try_read_batch() else {
        return 0;
    };
    let mut found = 0;
    for packet in batch.packets() {
        let Ok(IncomingPacket::Completion(completion)) = packet else {
            return 0;
        };
        let mut reader = completion.reader();
        let Ok(header) = reader.read_plain::<storvsp_protocol::Packet>() else {
            return 0;
        };
        let Ok(request) = reader.read_plain::<ScsiRequest>() else {
            return 0;
        };
        let Some(bytes) = driver.transactions.try_remove(completion.transaction_id() as usize) else {
            return 0;
        };
        if header.operation != Operation::COMPLETE_IO
            || header.status != NtStatus::SUCCESS
            || request.data_transfer_length as usize != bytes
        {
            return 0;
        }
        found += 1;
    }
    (found == count).into()
}
