/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: the checks of storage, and the request table under any order of begins and ends.
 *
 * Each check is done a second time here, from the bytes and by the rules of
 * Device/Storage.h and SPC-4 alone; the table is compared with a plain list of the
 * ids that are open.
 */

#include "Fuzz.h"

#include <Mile.HyperV/Guest/Request.h>
#include <Mile.HyperV/Guest/Storage.h>

static HV_UINT64 Word(const uint8_t *At, unsigned Bytes)
{
    HV_UINT64 Value = 0;

    memcpy(&Value, At, Bytes);
    return Value;
}

/* Sense data, byte by byte; 0 if it is none. */
static int Sense(const uint8_t *At, unsigned Bytes, MILE_HV_STORAGE_SENSE *Sense)
{
    const unsigned Format = Bytes ? At[0] & 0x7F : 0;
    unsigned End = Bytes < 263 ? Bytes : 263;
    unsigned Index;

    memset(Sense, 0, sizeof(*Sense));
    if (Bytes < 3 || Format < 0x70 || Format > 0x73)
    {
        return 0;
    }
    if (Bytes >= 8 && 8U + At[7] < End)
    {
        End = 8U + At[7];
    }
    Sense->IsValid = 1;
    Sense->IsDeferred = Format == 0x71 || Format == 0x73;
    if (Format <= 0x71)
    {
        Sense->Key = At[2] % 16;
        Sense->Code = End > 12 ? At[12] : 0;
        Sense->Qualifier = End > 13 ? At[13] : 0;
        if (At[0] >= 0x80 && End >= 7)
        {
            Sense->HasInformation = 1;
            Sense->Information = At[3] * 0x1000000ULL + At[4] * 0x10000ULL + At[5] * 0x100ULL + At[6];
        }
        return 1;
    }
    Sense->Key = At[1] % 16;
    Sense->Code = At[2];
    Sense->Qualifier = End > 3 ? At[3] : 0;
    for (Index = 8; Index + 1 < End; Index += 2 + At[Index + 1])
    {
        if (At[Index] == 0 && At[Index + 1] == 10 && Index + 12 <= End)
        {
            if (At[Index + 2] >= 0x80)
            {
                unsigned Byte;

                Sense->HasInformation = 1;
                for (Byte = 0; Byte < 8; ++Byte)
                {
                    Sense->Information += (HV_UINT64)At[Index + 4 + Byte] << (56 - 8 * Byte);
                }
            }
            break;
        }
    }
    return 1;
}

static void CheckSense(const REST *Buffer)
{
    MILE_HV_STORAGE_SENSE Found;
    MILE_HV_STORAGE_SENSE Wanted;
    const int Is = Sense(Buffer->At, Buffer->Bytes, &Wanted);

    CHECK(MileHvStorageSenseParse(Buffer->At, Buffer->Bytes, &Found) == (Is ? MileHvSuccess : MileHvUnavailable));
    CHECK(memcmp(&Found, &Wanted, sizeof(Found)) == 0);
}

/* Expected outcome of a result, by the table of Device/Storage.h. */
static MILE_HV_STORAGE_OUTCOME Outcome(const uint8_t *Reply)
{
    const HV_UINT64 Moved = Word(Reply + 24, 4);
    const unsigned Srb = Reply[14] & 0x3F;
    MILE_HV_STORAGE_OUTCOME ByScsi;

    switch (Reply[15])
    {
    case 0x00:
    case 0x04:
        ByScsi = MileHvStorageGood;
        break;
    case 0x02:
        ByScsi = MileHvStorageCheckCondition;
        break;
    case 0x08:
    case 0x28:
        ByScsi = MileHvStorageBusy;
        break;
    case 0x40:
        ByScsi = MileHvStorageRetry;
        break;
    default:
        ByScsi = MileHvStorageError;
    }
    if (Srb == 1 || Srb == 4 || Srb == 0x12)
    {
        const int Good = Srb == 1 ? (Word(Reply + 8, 4) >> 31) == 0 : Srb == 0x12 && Moved != 0;

        return ByScsi == MileHvStorageGood && !Good ? (HV_UINT32)MileHvStorageError : ByScsi;
    }
    switch (Srb)
    {
    case 0x07:
    case 0x08:
    case 0x0A:
    case 0x11:
    case 0x20:
    case 0x21:
        return MileHvStorageNoUnit;
    case 0x05:
    case 0x18:
    case 0x26:
    case 0x27:
        return MileHvStorageBusy;
    case 0x09:
    case 0x0B:
        return MileHvStorageTimeout;
    case 0x00:
    case 0x06:
    case 0x15:
    case 0x17:
    case 0x22:
    case 0x28:
        return MileHvStorageError;
    default:
        return MileHvStorageRetry;
    }
}

static void CheckPackets(const REST *Buffer, HV_UINT32 Version, HV_UINT32 Asked, HV_UINT16 Type)
{
    const HV_UINT32 Least = Version == 0 || Version < 0x0501 ? 48 : 64;
    const HV_UINT32 There = (Version == 0 || Version >= 0x0501) && Buffer->Bytes >= 64 ? 64 : 48;
    MILE_HV_STORAGE_REQUEST Request;
    MILE_HV_STORAGE_RESULT Result;
    MILE_HV_STORAGE_PROPERTIES Properties;
    MILE_HV_STORAGE_EVENT Event;
    MILE_HV_STORAGE_SENSE Wanted;
    MILE_HV_PACKET Packet;
    VSTOR_PACKET Reply;
    uint8_t Copy[64] = {0};
    MILE_HV_RESULT Found;

    memset(&Packet, 0, sizeof(Packet));
    Packet.Descriptor.Type = Type;
    Packet.Payload = Buffer->At;
    Packet.PayloadBytes = Buffer->Bytes;
    memset(&Request, 0, sizeof(Request));
    Request.DataBytes = Asked;

    Found = MileHvStorageEventCheck(&Packet, Version, &Event);
    if (Type == VmbusPacketTypeCompletion)
    {
        CHECK(Found == MileHvInvalid);
    }
    else if (Type != VmbusPacketTypeDataInBand || Buffer->Bytes < Least)
    {
        CHECK(Found == MileHvCorrupt);
    }
    else
    {
        const HV_UINT64 Operation = Word(Buffer->At, 4);

        CHECK(Found ==
              (Operation == 2 || Operation == 11 || Operation == 14 ? MileHvSuccess : MileHvUnavailable));
        CHECK(Found != MileHvSuccess || Event.Operation == Operation);
        CHECK(Event.Address.Lun == (Operation == 14 ? Buffer->At[12] : 0));
    }

    Found = MileHvStorageReplyCheck(&Packet, Version, &Reply);
    if (Type != VmbusPacketTypeCompletion)
    {
        CHECK(Found == MileHvInvalid);
        return;
    }
    if (Buffer->Bytes < Least || Word(Buffer->At, 4) != 1)
    {
        CHECK(Found == MileHvCorrupt);
        return;
    }
    CHECK(Found == MileHvSuccess);
    memcpy(Copy, Buffer->At, There);
    CHECK(memcmp(&Reply, Copy, 64) == 0);

    Found = MileHvStorageResultCheck(&Reply, &Request, &Result);
    CHECK(Found == (Word(Copy + 24, 4) > Asked || Copy[21] > 20 ? MileHvCorrupt : MileHvSuccess));
    CHECK(Result.TransferredBytes <= Asked);
    if (Found == MileHvSuccess)
    {
        CHECK(Result.Outcome == Outcome(Copy));
        memset(&Wanted, 0, sizeof(Wanted));
        if (Copy[14] >= 0x80)
        {
            (void)Sense(Copy + 28, Copy[21], &Wanted);
        }
        CHECK(memcmp(&Result.Sense, &Wanted, sizeof(Wanted)) == 0);
    }
    Found = MileHvStoragePropertiesCheck(&Reply, Version, &Properties);
    CHECK(Found == (Word(Copy + 8, 4) != 0    ? MileHvFailed
                    : Word(Copy + 24, 4) == 0 ? MileHvCorrupt
                                              : MileHvSuccess));
    CHECK(Properties.MaximumTransferBytes <= 0x800000 && Properties.MaximumSubChannelCount <= 2048);
    CHECK(Found != MileHvSuccess || Properties.MaximumTransferBytes != 0);
}

/* The table beside a list of what is open. */
static void CheckRequests(INPUT *Input)
{
    MILE_HV_REQUEST Slots[4];
    MILE_HV_REQUESTS Table;
    HV_UINT64 Open[4];
    HV_UINT64 Given[64];
    unsigned OpenCount = 0;
    unsigned GivenCount = 0;
    unsigned Step;

    CHECK(MileHvRequestsCreate(&Table, Slots, 4) == MileHvSuccess);
    for (Step = 0; Step < 32 && Input->Left != 0; ++Step)
    {
        const unsigned What = (unsigned)Take(Input, 1);
        HV_UINT64 Id = 0;
        void *Context = NULL;
        unsigned Index;

        if (What < 128)
        {
            const MILE_HV_RESULT Result = MileHvRequestBegin(&Table, &Given[GivenCount], &Id);

            CHECK(Result == (OpenCount < 4 ? MileHvSuccess : MileHvFull));
            if (Result == MileHvSuccess)
            {
                for (Index = 0; Index < GivenCount; ++Index)
                {
                    CHECK(Given[Index] != Id); /* No id comes twice so soon. */
                }
                Open[OpenCount++] = Given[GivenCount++] = Id;
                CHECK(Id != 0);
            }
        }
        else
        {
            int Is = 0;

            Id = (What < 192 && GivenCount != 0) ? Given[What % GivenCount] : Take(Input, 8);
            for (Index = 0; Index < OpenCount; ++Index)
            {
                if (Open[Index] == Id)
                {
                    Is = 1;
                    Open[Index] = Open[--OpenCount];
                    break;
                }
            }
            CHECK(MileHvRequestFind(&Table, Id, &Context) == (Is ? MileHvSuccess : MileHvCorrupt));
            CHECK(MileHvRequestEnd(&Table, Id, &Context) == (Is ? MileHvSuccess : MileHvCorrupt));
            CHECK((Context != NULL) == Is && (!Is || *(HV_UINT64 *)Context == Id));
        }
        CHECK(Table.Open == OpenCount);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    static const HV_UINT32 Versions[] = {0, 0x0200, 0x0402, 0x0501, 0x0600, 0x0602};
    static const HV_UINT16 Types[] = {VmbusPacketTypeCompletion, VmbusPacketTypeDataInBand,
                                      VmbusPacketTypeDataUsingTransferPages};
    INPUT Input = {Bytes, Count};
    const unsigned What = (unsigned)Take(&Input, 1);
    const HV_UINT32 Asked = (HV_UINT32)Take(&Input, 4);
    INPUT Again = Input;
    REST Buffer = TakeRest(&Input, What % 8);

    CheckPackets(&Buffer, Versions[What / 8 % 6], Asked, Types[What / 48 % 3]);
    CheckSense(&Buffer);
    CheckRequests(&Again);
    free(Buffer.Block);
    return 0;
}

/*
 * Seeds.
 */

static void Reply(unsigned What, HV_UINT32 Asked, HV_UINT32 Status, HV_UINT8 Srb, HV_UINT8 Scsi, HV_UINT32 Moved,
                  const char *SenseData)
{
    VSTOR_PACKET Packet;

    memset(&Packet, 0, sizeof(Packet));
    Packet.Operation = What >= 48 ? VStorOperationEnumerateBus : VStorOperationCompleteIo;
    Packet.Status = (HV_INT32)Status;
    Packet.VmSrb.Length = 52;
    Packet.VmSrb.SrbStatus = Srb;
    Packet.VmSrb.ScsiStatus = Scsi;
    Packet.VmSrb.SenseInfoExLength = 20;
    Packet.VmSrb.DataTransferLength = Moved;
    memcpy(Packet.VmSrb.SenseDataEx, SenseData, 20);
    SeedNumber(What, 1);
    SeedNumber(Asked, 4);
    SeedPut(&Packet, sizeof(Packet));
}

static void WriteSeeds(void)
{
    static const char None[20];
    static const char Resized[] = "\x70\0\x06\0\0\0\0\x0A\0\0\0\0\x2A\x09\0\0\0\0\0";
    static const char Described[] = "\x72\x03\x11\0\0\0\0\x0C\0\x0A\x80\0\1\2\3\4\5\6\7";

    Reply(4 * 8, 4096, 0, 1, 0, 4096, None);
    Seed("a-read-that-succeeded");
    Reply(4 * 8 + 1, 4096, 0xC0000185, 0x84, 2, 0, Resized);
    Seed("a-disk-that-was-resized");
    Reply(4 * 8, 4096, 0xC0000185, 0x84, 2, 0, Described);
    Seed("sense-data-of-descriptors");
    Reply(4 * 8, 36, 0xC00000C0, 0x20, 2, 0, None);
    Seed("a-unit-that-is-absent");
    Reply(2 * 8, 0x40000, 0, 0, 0, 0x40000, None);
    Seed("properties-of-4.2");
    Reply(48 + 4 * 8, 0, 0, 0, 0, 0, None);
    Seed("an-event");
    SeedNumber(0, 5);
    SeedPut("\1\2\3\4\5\x80\x81\x82\x80\1\x83", 11);
    Seed("requests-begun-and-ended");
}
