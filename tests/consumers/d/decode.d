// SPDX-License-Identifier: MIT

/// decode RECORDING: the network address that a recorded exchange of RNDIS messages carries.
module decode;

import std.conv : to;
import std.exception : enforce;
import std.range : chunks;
import std.stdio;
import std.string : split;

import hv;

/// The structure at a place in a message; a message that is too short is refused.
T read(T)(const(ubyte)[] message, size_t place)
{
    enforce(message.length >= place + T.sizeof, "the message is too short");
    T value;
    (cast(ubyte*)&value)[0 .. T.sizeof] = message[place .. place + T.sizeof];
    return value;
}

void describe(const(ubyte)[] message)
{
    enum body_ = RNDIS_MESSAGE.Message.offsetof;
    const type = message.read!uint(RNDIS_MESSAGE.NdisMessageType.offsetof);
    enforce(message.read!uint(RNDIS_MESSAGE.MessageLength.offsetof) == message.length, "MessageLength is wrong");
    if (type == QueryMessage)
    {
        const request = message.read!RNDIS_QUERY_REQUEST(body_);
        writefln("query %d, Oid %08x", request.RequestId, request.Oid);
    }
    else if (type == QueryComplete)
    {
        const complete = message.read!RNDIS_QUERY_COMPLETE(body_);
        const start = body_ + complete.InformationBufferOffset;
        enforce(message.length >= start + complete.InformationBufferLength, "the information buffer ends after the message");
        writefln("complete %d, Status %08x, %(%02x%|:%)", complete.RequestId, complete.Status,
                 message[start .. start + complete.InformationBufferLength]);
    }
}

void main(string[] arguments)
{
    foreach (line; File(arguments[1]).byLineCopy)
    {
        if (line[0] == '#')
            continue;
        ubyte[] message;
        foreach (digits; line.split("\t")[2].chunks(2))
            message ~= digits.to!ubyte(16);
        describe(message);
    }
    HV_PARTITION_PRIVILEGE_MASK mask;
    mask.AsUINT64 |= PostMessages;
    writefln("privileges %x, %d bytes", mask.AsUINT64, HV_MESSAGE.sizeof);
}
