// SPDX-License-Identifier: MIT

// A ring of the VMBus in memory, through cgo: C's inline functions are called as they are, bit-fields are masks.
package main

/*
#cgo CFLAGS: -std=c11 -DMILE_HYPERV_NO_BITFIELDS
#include <stdlib.h>
#include <Mile.HyperV.h>
#include <Mile.HyperV/Guest/Packet.h>
#include <Mile.HyperV/Masks/Hypervisor.h>

// A type that a test can hold: what C has in one piece of memory, which Go must not move.
typedef struct Conversation
{
    MILE_HV_SEND_RING Send;
    MILE_HV_RECEIVE_RING Receive;
} Conversation;
*/
import "C"

import (
	"encoding/binary"
	"fmt"
	"os"
	"unsafe"
)

const size = 4096

func check(result C.MILE_HV_RESULT) {
	if result != C.MileHvSuccess {
		fmt.Println("result", result)
		os.Exit(1)
	}
}

func main() {
	rings := (*C.Conversation)(C.calloc(1, C.sizeof_Conversation))
	control := (*C.VMRCB)(C.aligned_alloc(4096, C.sizeof_VMRCB))
	data := C.aligned_alloc(4096, size)
	check(C.MileHvSendRingCreate(&rings.Send, control, data, size))
	check(C.MileHvReceiveRingAttach(&rings.Receive, control, data, size))

	sum := 0
	for id := 0; id < 1000; id++ {
		payload := [40]byte{}
		for at := range payload {
			payload[at] = byte(id)
		}
		check(C.MileHvSendPacket(&rings.Send, C.VmbusPacketTypeDataInBand, 0, C.HV_UINT64(id), unsafe.Pointer(&payload[0]), 0,
			unsafe.Pointer(&payload[0]), C.HV_UINT32(len(payload))))
		C.MileHvSendRingCommit(&rings.Send)
		var buffer [256]byte
		var bytes C.HV_UINT32
		check(C.MileHvReceivePacket(&rings.Receive, unsafe.Pointer(&buffer[0]), C.HV_UINT32(len(buffer)), &bytes))
		C.MileHvReceiveRingCommit(&rings.Receive)
		var descriptor C.VMPACKET_DESCRIPTOR
		copy((*[C.sizeof_VMPACKET_DESCRIPTOR]byte)(unsafe.Pointer(&descriptor))[:], buffer[:])
		if descriptor.Type != C.VmbusPacketTypeDataInBand || descriptor.TransactionId != C.HV_UINT64(id) {
			fmt.Println("another packet")
			os.Exit(1)
		}
		sum += int(buffer[descriptor.DataOffset8*8])
	}
	control.In = 5
	var bytes C.HV_UINT32
	var buffer [8]byte
	lie := "believed"
	if C.MileHvReceivePacket(&rings.Receive, unsafe.Pointer(&buffer[0]), 8, &bytes) == C.MileHvCorrupt {
		lie = "refused"
	}
	fmt.Printf("1000 packets, sum %d, lie %s, HV_MESSAGE has %d bytes\n", sum, lie, C.sizeof_HV_MESSAGE)

	// A union is an array of bytes in Go.
	var privileges C.HV_PARTITION_PRIVILEGE_MASK
	binary.LittleEndian.PutUint64(privileges[:], C.HV_PARTITION_PRIVILEGE_MASK_PostMessages_MASK)
	fmt.Printf("privileges %x\n", binary.LittleEndian.Uint64(privileges[:]))
}
