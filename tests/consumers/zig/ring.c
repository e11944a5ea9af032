/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The ring for Zig: translate-c does not translate functions with atomics, so C calls them.
 */

#include <Mile.HyperV/Guest/Packet.h>

MILE_HV_RESULT RingCreate(MILE_HV_SEND_RING *Send, MILE_HV_RECEIVE_RING *Receive, VMRCB *Control, void *Data,
                          HV_UINT32 Size)
{
    MILE_HV_RESULT Result = MileHvSendRingCreate(Send, Control, Data, Size);

    return Result == MileHvSuccess ? MileHvReceiveRingAttach(Receive, Control, Data, Size) : Result;
}

MILE_HV_RESULT RingSend(MILE_HV_SEND_RING *Ring, HV_UINT64 Id, const void *Payload, HV_UINT32 Bytes)
{
    MILE_HV_RESULT Result = MileHvSendPacket(Ring, VmbusPacketTypeDataInBand, 0, Id, Payload, 0, Payload, Bytes);

    if (Result == MileHvSuccess)
    {
        MileHvSendRingCommit(Ring);
    }
    return Result;
}

MILE_HV_RESULT RingReceive(MILE_HV_RECEIVE_RING *Ring, void *Buffer, HV_UINT32 BufferBytes, HV_UINT32 *Bytes)
{
    MILE_HV_RESULT Result = MileHvReceivePacket(Ring, Buffer, BufferBytes, Bytes);

    if (Result == MileHvSuccess)
    {
        MileHvReceiveRingCommit(Ring);
    }
    return Result;
}
