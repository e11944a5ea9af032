/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Fuzz target: the checks of a file system's responses, beside a second reading of them.
 */

#include "Device.h"

#include <Mile.HyperV/Guest/FileSystem.h>

/* The result of a response of this type, before what it needs besides. */
static MILE_HV_RESULT Expected(const REST *Sent, HV_UINT16 Type, HV_UINT32 Message, int64_t Least)
{
    static const MILE_HV_RESULT Results[] = {MileHvSuccess, MileHvUnavailable, MileHvEmpty};
    const int64_t Bytes = PipeBytes(Sent);
    const HV_UINT64 Status = At(Sent, 16, 4);

    if (Type != VmbusPacketTypeDataInBand || Bytes < Least || Bytes > 12288 || At(Sent, 8, 4) != Message)
    {
        return MileHvCorrupt;
    }
    return Status < 3 ? Results[Status] : (MILE_HV_RESULT)MileHvFailed;
}

int LLVMFuzzerTestOneInput(const uint8_t *Bytes, size_t Count)
{
    INPUT Input = {Bytes, Count};
    const unsigned What = (unsigned)Take(&Input, 1);
    const HV_UINT32 Asked = (HV_UINT32)Take(&Input, 2) + 1;
    const HV_UINT16 Type = TypeOf(What, VmbusPacketTypeDataInBand);
    const REST Sent = TakeRest(&Input, 0);
    const int64_t Size = PipeBytes(&Sent);
    MILE_HV_FILE_SYSTEM_INFO Info;
    MILE_HV_PACKET Packet;
    MILE_HV_RESULT Wanted;
    const HV_UINT8 *Data;
    HV_UINT32 Found;

    Packet = BeginShared(&Sent, Type);
    Wanted = Expected(&Sent, Type, 2, 12);
    CHECK(MileHvFileSystemVersionCheck(&Packet) ==
          (Wanted == MileHvSuccess || Wanted == MileHvCorrupt ? Wanted : (MILE_HV_RESULT)MileHvUnavailable));
    EndShared();

    Packet = BeginShared(&Sent, Type);
    Wanted = Expected(&Sent, Type, 4, 24);
    CHECK(MileHvFileSystemInfoCheck(&Packet, &Info) == Wanted);
    CHECK(Info.FileBytes == (Wanted == MileHvSuccess ? At(&Sent, 24, 8) : 0));
    CHECK(Info.IsDirectory + 2U * Info.IsRdmaCapable == (Wanted == MileHvSuccess ? At(&Sent, 20, 1) & 3 : 0));
    EndShared();

    Packet = BeginShared(&Sent, Type);
    Wanted = Expected(&Sent, Type, 6, 12);
    if (Wanted == MileHvSuccess)
    {
        Wanted = Size == 12 ? MileHvEmpty : Size - 12 > (int64_t)Asked ? MileHvCorrupt : MileHvSuccess;
    }
    CHECK(MileHvFileSystemReadCheck(&Packet, Asked, &Data, &Found) == Wanted);
    CHECK(Found == (Wanted == MileHvSuccess ? Size - 12 : 0) && Data == (Wanted == MileHvSuccess ? Shared + 20 : NULL));
    EndShared();

    Packet = BeginShared(&Sent, Type);
    Wanted = Expected(&Sent, Type, 8, 16);
    if (Wanted == MileHvSuccess)
    {
        Wanted = At(&Sent, 20, 4) == 0 ? MileHvEmpty : At(&Sent, 20, 4) > Asked ? MileHvCorrupt : MileHvSuccess;
    }
    CHECK(MileHvFileSystemReadRdmaCheck(&Packet, Asked, &Found) == Wanted);
    CHECK(Found == (Wanted == MileHvSuccess ? At(&Sent, 20, 4) : 0));
    EndShared();
    free(Sent.Block);
    return 0;
}

static void WriteSeeds(void)
{
    SeedPut("\0\x10\0", 3);
    SeedPipe(12);
    SeedPut("\2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 16);
    Seed("a-version-that-is-supported");
    SeedPut("\0\x10\0", 3);
    SeedPipe(24);
    SeedPut("\4\0\0\0\0\0\0\0\0\0\0\0\2\0\0\0\0\x10\0\0\0\0\0\0", 24);
    Seed("a-file-of-4096-bytes");
    SeedPut("\0\x10\0", 3);
    SeedPipe(12 + 8);
    SeedPut("\6\0\0\0\0\0\0\0\0\0\0\0abcdefgh\0\0\0\0", 24);
    Seed("eight-bytes");
    SeedPut("\0\6\0", 3);
    SeedPipe(12 + 8);
    SeedPut("\6\0\0\0\0\0\0\0\0\0\0\0abcdefgh\0\0\0\0", 24);
    Seed("one-byte-more-than-was-asked-for");
    SeedPut("\0\x10\0", 3);
    SeedPipe(12);
    SeedPut("\6\0\0\0\0\0\0\0\2\0\0\0\0\0\0\0", 16);
    Seed("the-end-of-a-file");
    SeedPut("\0\xFF\0", 3);
    SeedPipe(16);
    SeedPut("\x08\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0", 16);
    Seed("a-read-into-pages");
    SeedPut("\0\xFE\0", 3);
    SeedPipe(16);
    SeedPut("\x08\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0", 16);
    Seed("one-byte-too-many-in-pages");
}
