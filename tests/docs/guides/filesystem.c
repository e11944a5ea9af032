/* SPDX-License-Identifier: MIT */
/** The host of the file system guide's example: a file in two pieces, a piece that is too long, an unsolicited response. */

#include "Play.h"

static PLAY Play;

static MILE_HV_RESULT Respond(MY_FILE *File, VMBFS_STATUS_FILE_RESPONSE Status, size_t Bytes)
{
    static HV_UINT8 Message[1024];
    VMBFS_MESSAGE_READ_FILE_RESPONSE Response;
    MILE_HV_PACKET Packet;

    memset(&Response, 0, sizeof(Response));
    Response.Header.Type = VmbfsMessageTypeReadFileResponse;
    Response.Status = Status;
    memset(Message, 'x', sizeof(Message));
    memcpy(Message, &Response, sizeof(Response));
    Packet = PlayHostPipes(&Play, Message, sizeof(Response) + Bytes);
    return MyFileReceive(File, &Packet);
}

int main(void)
{
    static const HV_UINT16 Path[] = {'\\', 'a'};
    HV_UINT8 Room[100];
    MY_FILE File = {Path, 2, 0, 0, Room, sizeof(Room)};
    MILE_HV_PACKET Packet;

    PlayBegin(&Play);
    CHECK(MyFileRequest(&Play.Send, &File) == MileHvSuccess && File.Requested == 100);
    Packet = PlayHostTakes(&Play);
    CHECK(Packet.Payload[8] == VmbfsMessageTypeReadFile);
    CHECK(Respond(&File, VmbfsFileSuccess, 60) == MileHvSuccess && File.Offset == 60 && Room[59] == 'x');
    CHECK(Respond(&File, VmbfsFileSuccess, 10) == MileHvCorrupt);
    CHECK(MyFileRequest(&Play.Send, &File) == MileHvSuccess && File.Requested == 40);
    CHECK(Respond(&File, VmbfsFileSuccess, 41) == MileHvCorrupt && File.Offset == 60);
    CHECK(MyFileRequest(&Play.Send, &File) == MileHvSuccess);
    CHECK(Respond(&File, VmbfsFileEndOfFile, 0) == MileHvEmpty);
    return 0;
}
