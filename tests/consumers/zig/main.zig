// SPDX-License-Identifier: MIT
//! A ring of the VMBus in memory, sent to and received from, with the types as translate-c has them. Importing them
//! makes Zig's compiler check the size assertion of every structure.

const std = @import("std");
const hv = @import("hv");

extern fn RingCreate(send: *hv.MILE_HV_SEND_RING, receive: *hv.MILE_HV_RECEIVE_RING, control: *hv.VMRCB, data: [*]u8, size: u32) hv.MILE_HV_RESULT;
extern fn RingSend(ring: *hv.MILE_HV_SEND_RING, id: u64, payload: [*]const u8, bytes: u32) hv.MILE_HV_RESULT;
extern fn RingReceive(ring: *hv.MILE_HV_RECEIVE_RING, buffer: [*]u8, size: u32, bytes: *u32) hv.MILE_HV_RESULT;

var control: hv.VMRCB = undefined;
var data: [4096]u8 align(4096) = undefined;

fn check(result: hv.MILE_HV_RESULT) void {
    if (result != hv.MileHvSuccess) std.debug.panic("result {d}", .{result});
}

pub fn main() void {
    var send: hv.MILE_HV_SEND_RING = undefined;
    var receive: hv.MILE_HV_RECEIVE_RING = undefined;
    check(RingCreate(&send, &receive, &control, &data, data.len));

    var sum: u64 = 0;
    var id: u64 = 0;
    while (id < 1000) : (id += 1) {
        var payload: [40]u8 = undefined;
        @memset(&payload, @truncate(id));
        check(RingSend(&send, id, &payload, payload.len));
        var buffer: [256]u8 align(8) = undefined;
        var bytes: u32 = 0;
        check(RingReceive(&receive, &buffer, buffer.len, &bytes));
        const descriptor: *const hv.VMPACKET_DESCRIPTOR = @ptrCast(&buffer);
        const start = @as(usize, descriptor.DataOffset8) * 8;
        if (descriptor.Type != hv.VmbusPacketTypeDataInBand or descriptor.TransactionId != id) @panic("another packet");
        sum += buffer[start];
    }
    // An index that lies outside of the ring is found out, and nothing is read.
    control.In = 5;
    var byte: [8]u8 align(8) = undefined;
    var bytes: u32 = 0;
    const result = RingReceive(&receive, &byte, byte.len, &bytes);
    std.debug.print("1000 packets, sum {d}, lie {s}, HV_MESSAGE has {d} bytes\n", .{ sum, if (result == hv.MileHvCorrupt) "refused" else "believed", @sizeOf(hv.HV_MESSAGE) });

    // Bit-fields are masks.
    var privileges: hv.HV_PARTITION_PRIVILEGE_MASK = .{ .AsUINT64 = 0 };
    privileges.AsUINT64 |= hv.HV_PARTITION_PRIVILEGE_MASK_PostMessages_MASK;
    std.debug.print("privileges {x}\n", .{privileges.AsUINT64});
}
