#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds a program of this folder with one compiler at one level, and runs it.

    hostile.py run SingleStep --compiler gcc --level O2 --work FOLDER
    hostile.py run OneRead ...             under Valgrind's lackey, whose trace of loads and stores is compared with
                                           what the program says that each operation may touch
    hostile.py faults hostile --work FOLDER plants faults in a copy of the headers; the programs have to find each
    hostile.py faults fuzz --work FOLDER   the same for the fuzz targets, from their seeds and within seconds

What compilers make of a volatile access, a barrier or a copy is theirs to
choose, so compiled code is what is looked at here, of several compilers and
levels. It ends with 0 (passed), 1 (failed) or 77 (not run: something is
missing, or the processor is another one). With CI=true in the environment, not
run is failed.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FUZZ = HERE.parent / "fuzz" / "fuzz.py"
NOT_RUN = 77

# As in OneRead.c.
MARKS = 0x20000000
SHARED = MARKS + 4096
SHARED_END = SHARED + 3 * 4096

CMOCKA = ["-lcmocka"]
STAND_IN = HERE.parent / "unit" / "stand-in"  # for compilers whose system has no cmocka

# The programs of this folder: (their words, libraries).
PROGRAMS = {
    "SingleStep": ([], []),
    "OneRead": ([], []),
    "Schedules": ([], []),
    "Lies": ([], CMOCKA),
    "Processes honest": (["honest"], []),
    "Processes corrupted": (["corrupted"], []),
}


class Failure(Exception):
    """A check found what it looks for; the message says what."""


class NotRun(Exception):
    """Something that is needed is not on this machine."""


def say(text):
    print(text, flush=True)


def need(*programs):
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        raise NotRun("%s is missing" % ", ".join(missing))


def finds_cmocka(compiler):
    """Whether a compiler has the library."""
    source = "#include <setjmp.h>\n#include <stdarg.h>\n#include <stddef.h>\n#include <stdint.h>\n#include <cmocka.h>\n"
    done = subprocess.run([compiler, "-fsyntax-only", "-x", "c", "-"], input=source, text=True, stderr=subprocess.DEVNULL)
    return done.returncode == 0


def build(name, compiler, level, include, work):
    """Compiles a program of this folder; the path of what came out."""
    source = HERE / ("%s.c" % name.split()[0])
    program = work / name.replace(" ", "-")
    command = [compiler, "-std=gnu11", "-" + level, "-g", "-Wall", "-Wextra", "-Werror", "-Wno-maybe-uninitialized",
               "-Wno-stringop-overflow", "-Wno-unknown-warning-option", "-I" + str(include), str(source), "-o", str(program)]
    libraries = PROGRAMS[name][1]
    if libraries == CMOCKA and not finds_cmocka(compiler):
        command, libraries = command + ["-I" + str(STAND_IN)], []
    done = subprocess.run(command + libraries, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise Failure("%s does not compile:\n%s" % (source.name, done.stdout[:4000]))
    return program


def output_of(command):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", timeout=600)
    return done.returncode, done.stdout


def run(name, compiler, level, include, work):
    """(exit code, output) of a program; for OneRead, of the comparison with what it loaded."""
    if name.startswith("fuzz "):
        target = name.split()[1]
        return output_of([sys.executable, FUZZ, target, "--include", include, "--work", work / target,
                          "--seconds", "30"])
    program = build(name, compiler, level, include, work)
    return compare(program, work) if name == "OneRead" else output_of([program] + PROGRAMS[name][0])


# Loads and stores.


def traced(program, work):
    """The program's output, and for each operation {offset in the shared pages: [loads, stores]}."""
    trace = work / "trace.txt"
    code, output = output_of(["valgrind", "--tool=lackey", "--trace-mem=yes", "--log-file=%s" % trace, program])
    operations, counts = [], None
    with open(trace, encoding="ascii", errors="replace") as lines:
        for line in lines:
            # " L addr,bytes", " S addr,bytes", " M addr,bytes": load, store, or both by one instruction.
            if line[:1] != " " or line[1] not in "LSM":
                continue
            address, size = line[3:].split(",")
            address, size = int(address, 16), int(size)
            if address == MARKS:
                if counts is None:
                    counts = {}
                else:
                    operations.append(counts)
                    counts = None
            elif counts is not None and address < SHARED_END and address + size > SHARED:
                for byte in range(address, address + size):
                    count = counts.setdefault(byte - SHARED, [0, 0])
                    count[0] += line[1] in "LM"
                    count[1] += line[1] in "SM"
    trace.unlink()
    return code, output, operations


def expected(output):
    """[(name, {offset: (least, most loads)}, {offsets stored})] of the program's output."""
    operations = []
    for line in output.splitlines():
        words = line.split()
        if line.startswith("operation "):
            operations.append((line[len("operation "):], {}, set()))
        elif line.startswith("read "):
            offset, size, least, most = map(int, words[1:])
            operations[-1][1].update({byte: (least, most) for byte in range(offset, offset + size)})
        elif line.startswith("write "):
            offset, size = map(int, words[1:])
            operations[-1][2].update(range(offset, offset + size))
    return operations


def compare(program, work):
    code, output, found = traced(program, work)
    wanted = expected(output)
    faults = [line for line in output.splitlines() if line.startswith("FAILED")]
    if code != 0 or "end of operations" not in output or len(found) != len(wanted):
        faults.append("FAILED: %d operations, %d in the trace, exit code %d" % (len(wanted), len(found), code))
        return 1, "\n".join(faults)
    total = 0
    for (name, loads, stores), counts in zip(wanted, found):
        for byte in sorted(set(loads) | set(counts) | stores):
            loaded, stored = counts.get(byte, (0, 0))
            total += loaded
            least, most = loads.get(byte, (0, 0))
            if not least <= loaded <= most:
                faults.append("%s: byte %d of the shared pages is loaded %d times, not %d"
                              % (name, byte, loaded, least if loaded < least else most))
            if (stored != 0) != (byte in stores):
                faults.append("%s: byte %d of the shared pages is %sstored" % (name, byte, "" if stored else "not "))
    if faults:
        return 1, "\n".join(["FAILED"] + faults[:40])
    return 0, ("%d bytes loaded\n"
               "count %d operations whose every load of shared memory was counted" % (total, len(wanted)))


# Planted faults.

GUEST = "Mile.HyperV/Guest/"
RING, SYNIC, TIME, PACKET = GUEST + "Ring.h", GUEST + "Synic.h", GUEST + "ReferenceTime.h", GUEST + "Packet.h"

COMMIT_BARRIER = [("    MileHvStoreRelease32(&Ring->Control->In, Ring->Next);\n    MileHvFullBarrier();\n",
                   "    MileHvStoreRelease32(&Ring->Control->In, Ring->Next);\n")]
UNMASK_BARRIER = [("    MileHvStore32(&Ring->Control->InterruptMask, 0);\n    MileHvFullBarrier();\n",
                   "    MileHvStore32(&Ring->Control->InterruptMask, 0);\n")]
WAIT_BARRIER = [("    MileHvStore32(&Ring->Control->PendingSendSize, Total);\n    MileHvFullBarrier();\n",
                 "    MileHvStore32(&Ring->Control->PendingSendSize, Total);\n")]
FREE_BARRIER = [("    MileHvStoreRelease32(&Ring->Control->Out, Ring->Next);\n    MileHvFullBarrier();\n",
                 "    MileHvStoreRelease32(&Ring->Control->Out, Ring->Next);\n")]
RELEASE = ("    MileHvStoreRelease32(&Slot->Header.MessageType, HvMessageTypeNone);\n    MileHvFullBarrier();\n"
           "    Flags = Slot->Header.MessageFlags.AsUINT8;\n")
SCAN = "            Bits = MileHvAtomicExchange32(Word, 0);\n"
TAKE = "    return (MileHvAtomicAnd32(&Flags->Flags32[Flag / 32], ~Bit) & Bit) != 0;\n"
CHECKED = "    Span->Length = MileHvDescriptorLength(First);\n"

# (what, header, edits, program that finds it, what that says)
FAULTS = [
    ("MessagePending is looked at before the slot is free", SYNIC,
     [(RELEASE, "    Flags = Slot->Header.MessageFlags.AsUINT8;\n"
                "    MileHvStoreRelease32(&Slot->Header.MessageType, HvMessageTypeNone);\n    MileHvFullBarrier();\n")],
     "SingleStep", "a message waits, the slot is free"),
    ("no barrier between freeing the slot and MessagePending", SYNIC,
     [(RELEASE, RELEASE.replace("    MileHvFullBarrier();\n", ""))], "SingleStep", "a message waits, the slot is free"),
    ("a scan clears its flags by a plain store", SYNIC,
     [(SCAN, "            Bits = MileHvLoad32(Word);\n            MileHvStore32(Word, 0);\n")],
     "SingleStep", "a flag got lost"),
    ("one flag is cleared by a plain store", SYNIC,
     [(TAKE, "    MileHvStore32(&Flags->Flags32[Flag / 32], MileHvLoad32(&Flags->Flags32[Flag / 32]) & ~Bit);\n"
             "    return 1;\n")],
     "SingleStep", "a flag got lost"),
    ("the length of a message is checked in its slot", SYNIC,
     [("    if (Copy->Header.PayloadSize > HV_MESSAGE_PAYLOAD_BYTE_COUNT)\n",
       "    if (Slot->Header.PayloadSize > HV_MESSAGE_PAYLOAD_BYTE_COUNT)\n")],
     "SingleStep", "the length that was checked is not the one in the copy"),
    ("the sequence of the TSC page is not looked at again", TIME,
     [("        if (MileHvLoad32(&Page->TscSequence) == Sequence)\n", "        if (Sequence != 0)\n")],
     "SingleStep", "a mix of two pages"),
    ("the counter is read before the sequence", TIME,
     [("        Counter = ReadCounter(Context);\n", ""),
      ("        HV_UINT64 Counter;\n", ""),
      ("        HV_UINT32 Sequence = MileHvLoadAcquire32(&Page->TscSequence);\n",
       "        HV_UINT64 Counter = ReadCounter(Context);\n"
       "        HV_UINT32 Sequence = MileHvLoadAcquire32(&Page->TscSequence);\n")],
     "SingleStep", "a mix of two pages"),
    ("no barrier in a sender's commit", RING, COMMIT_BARRIER, "SingleStep", "the host sleeps, a packet is there"),
    ("no barrier before a receiver sleeps", RING, UNMASK_BARRIER, "SingleStep", "the guest sleeps, a packet is there"),
    ("no barrier before a sender sleeps", RING, WAIT_BARRIER, "SingleStep", "the guest sleeps, there is room"),
    ("no barrier in a receiver's commit", RING, FREE_BARRIER, "SingleStep", "the host sleeps, there is room"),

    ("the length of a message is checked in its slot", SYNIC,
     [("    if (Copy->Header.PayloadSize > HV_MESSAGE_PAYLOAD_BYTE_COUNT)\n",
       "    if (Slot->Header.PayloadSize > HV_MESSAGE_PAYLOAD_BYTE_COUNT)\n")],
     "OneRead", "MessageTake: byte 4 of the shared pages is loaded 2 times, not 1"),
    ("a packet's length is read again after its check", RING,
     [(CHECKED, "    Span->Length = MileHvDescriptorLength(MileHvLoadWord(Ring->Data + Ring->Next));\n")],
     "OneRead", "ReceiveRingNext: byte 12228 of the shared pages is loaded 2 times, not 1"),
    ("the descriptor that is given on is not the one that was checked", PACKET,
     [("    MileHvPutWord(To, First);\n", "    MileHvPutWord(To, MileHvLoadWord(Ring->Data + Ring->Next));\n")],
     "OneRead", "ReceivePacket: byte 12224 of the shared pages is loaded 2 times, not 1"),
    ("the own index is read back", RING,
     [("    HV_UINT32 Used = MileHvRingUsed(Ring->Size, Ring->Other, Ring->Next);\n",
       "    HV_UINT32 Used = MileHvRingUsed(Ring->Size, Ring->Other, MileHvLoad32(&Ring->Control->Out));\n")],
     "OneRead", "ReceiveRingNext: byte 4 of the shared pages is loaded 1 times, not 0"),

    ("no barrier in a sender's commit", RING, COMMIT_BARRIER, "Schedules", "for ever"),
    ("no barrier before a receiver sleeps", RING, UNMASK_BARRIER, "Schedules", "for ever"),
    ("no barrier before a sender sleeps", RING, WAIT_BARRIER, "Schedules", "for ever"),
    ("no barrier in a receiver's commit", RING, FREE_BARRIER, "Schedules", "for ever"),
    ("In is stored without release", RING,
     [("    MileHvStoreRelease32(&Ring->Control->In, Ring->Next);\n",
       "    MileHvStore32(&Ring->Control->In, Ring->Next);\n")],
     "Schedules", "another packet than the one that was sent"),
    ("In is loaded without acquire", RING,
     [("    HV_UINT32 In = MileHvLoadAcquire32(&Ring->Control->In);\n    HV_UINT32 Taken",
       "    HV_UINT32 In = MileHvLoad32(&Ring->Control->In);\n    HV_UINT32 Taken")],
     "Schedules", "another packet than the one that was sent"),
    ("a commit compares with the new index", RING,
     [("MileHvLoad32(&Ring->Control->Out) == Before;", "MileHvLoad32(&Ring->Control->Out) == Ring->Next;")],
     "Schedules", "for ever"),
    ("a receiver that goes to sleep does not look again", RING,
     [("    return (Result == MileHvSuccess && Used == 0) ? (MILE_HV_RESULT)MileHvEmpty : Result;\n",
       "    return (Result == MileHvSuccess) ? (MILE_HV_RESULT)MileHvEmpty : Result;\n")],
     "Schedules", "for ever"),
    ("a sender that goes to sleep does not look again", RING,
     [("    if (Result == MileHvSuccess && Free < Total)\n", "    if (Result == MileHvSuccess)\n")],
     "Schedules", "for ever"),
    ("room that is just enough is not signalled", RING,
     [("MileHvRingFree(Ring->Size, In, Ring->Next) >= Pending;",
       "MileHvRingFree(Ring->Size, In, Ring->Next) > Pending;")],
     "Schedules", "for ever"),

    ("an index equal to the size", "Mile.HyperV/VMBus/Ring.h",
     [("(((Index) < (Size)) && (((Index) & 7U) == 0))", "(((Index) <= (Size)) && (((Index) & 7U) == 0))")],
     "Lies", "[  FAILED  ] EveryPairIsTakenOrRefused"),
    ("an index that is no multiple of 8", "Mile.HyperV/VMBus/Ring.h",
     [("(((Index) < (Size)) && (((Index) & 7U) == 0))", "((Index) < (Size))")],
     "Lies", "[  FAILED  ] EveryPairIsTakenOrRefused"),
    ("a host that has read what was not committed", RING,
     [(" || MileHvRingFree(Ring->Size, Ring->Committed, Out) < Reserved)", " || Reserved > Ring->Size)")],
     "Lies", "[  FAILED  ] EveryOutOfASender"),
    ("a host that takes packets back", RING,
     [(" || MileHvRingUsed(Ring->Size, In, Ring->Committed) < Taken)", " || Taken > Ring->Size)")],
     "Lies", "[  FAILED  ] EveryInOfAReceiver"),
    ("a packet that reaches over its trailer", RING,
     [("    if (Length > Used - MILE_HYPERV_RING_TRAILER_SIZE ||", "    if (Length > Used ||")],
     "Lies", "[  FAILED  ] EveryPairWithEveryLength"),
    ("a span that is cut at the wrong place", RING,
     [("    *Bytes = (Left <= Span->Size - Index) ? Left : Span->Size - Index;\n", "    *Bytes = Left;\n")],
     "Lies", "[  FAILED  ] EverySpan"),

    ("room is never signalled", RING,
     [("    return MileHvRingFree(Ring->Size, In, Before) < Pending && "
       "MileHvRingFree(Ring->Size, In, Ring->Next) >= Pending;\n", "    return 0;\n")],
     "Processes honest", "a wake-up was missed"),
    ("the second half of a packet comes from the wrong place", RING,
     [("    MileHvCopyFromShared((HV_UINT8 *)To + First, Span->Data, Bytes - First);\n",
       "    MileHvCopyFromShared((HV_UINT8 *)To + First, Span->Data + Index, Bytes - First);\n")],
     "Processes honest", "ended with"),
    ("a packet of any length is taken", RING,
     [("    if (Length > Used - MILE_HYPERV_RING_TRAILER_SIZE || DataOffset", "    if (DataOffset")],
     "Processes corrupted", "process 0 ended with"),

    ("a packet that is longer than the caller's buffer", PACKET,
     [("    if (Length > BufferBytes)\n", "    if (BufferBytes == 0)\n")],
     "fuzz ReceiveRing", "heap-buffer-overflow"),
    ("a packet whose data begins behind its end", RING,
     [(" ||\n        DataOffset > Length)\n", ")\n")],
     "fuzz ReceiveRing", "does not hold"),
    ("a host that has read what was not committed", RING,
     [(" || MileHvRingFree(Ring->Size, Ring->Committed, Out) < Reserved)", " || Reserved > Ring->Size)")],
     "fuzz SendRing", "does not hold"),
    ("a packet that goes over the end is copied in one piece", PACKET,
     [("    if (Length <= Ring->Size - Start)\n", "    if (Length != 0)\n")],
     "fuzz ReceiveRing", "ERROR: AddressSanitizer"),
    ("a packet that goes over the end is written in one piece", PACKET,
     [("    if (Ring->Size - Start < Length + MILE_HYPERV_RING_TRAILER_SIZE)\n", "    if (Length == 0)\n")],
     "fuzz SendRing", "ERROR: "),
    ("padding that is not cleared", PACKET,
     [("    if ((Parts->PayloadBytes & 7U) != 0)\n", "    if (Parts->PayloadBytes == 1)\n")],
     "fuzz SendRing", "does not hold"),
    ("a list of ranges that ends within a head", PACKET,
     [("        if (Left < sizeof(Head))\n", "        if (Left == 0)\n")],
     "fuzz Packet", "heap-buffer-overflow"),
    ("a range whose end wraps", PACKET,
     [("Copy.ByteCount > BufferBytes - Copy.ByteOffset", "Copy.ByteOffset + Copy.ByteCount > BufferBytes")],
     "fuzz Packet", "does not hold"),
    ("a message that claims too many bytes", SYNIC,
     [("    if (Copy->Header.PayloadSize > HV_MESSAGE_PAYLOAD_BYTE_COUNT)\n",
       "    if (Copy->Header.PayloadSize > HV_MESSAGE_PAYLOAD_BYTE_COUNT + 1)\n")],
     "fuzz Synic", "does not hold"),
    ("elements that go back", GUEST + "Hypercall.h",
     [("        if (Elements < Start || Elements >= Count)\n", "        if (Elements >= Count)\n")],
     "fuzz Hypercall", "does not hold"),
    ("the sequence of the TSC page is not looked at again", TIME,
     [("        if (MileHvLoad32(&Page->TscSequence) == Sequence)\n", "        if (Sequence != 0)\n")],
     "fuzz ReferenceTime", "does not hold"),
    ("a message that is shorter than its type", GUEST + "ChannelMessage.h",
     [("    if (Bytes < Least || Bytes > MAXIMUM_SYNIC_MESSAGE_BYTES)\n",
       "    if (Bytes > MAXIMUM_SYNIC_MESSAGE_BYTES)\n")],
     "fuzz ChannelMessage", "heap-buffer-overflow"),
    ("more versions than there are", GUEST + "Integration.h",
     [("        (Message->BodyBytes - sizeof(Negotiate)) / sizeof(IC_VERSION))\n", "        0xFFFF)\n")],
     "fuzz Integration", "does not hold"),
    ("a completion that is shorter than its version's", GUEST + "Storage.h",
     [("    if (Received->PayloadBytes < Bytes)\n", "    if (Received->PayloadBytes < 4)\n")],
     "fuzz Storage", "heap-buffer-overflow"),
    ("more bytes than were asked for", GUEST + "Storage.h",
     [("    if (Srb->DataTransferLength > Request->DataBytes || Srb",
       "    if (Srb->DataTransferLength > Request->DataBytes + 1ULL || Srb")],
     "fuzz Storage", "does not hold"),
    ("sense data that is longer than its place", GUEST + "Storage.h",
     [(" || Srb->SenseInfoExLength > VMSCSI_SENSE_BUFFER_SIZE)", ")")],
     "fuzz Storage", "ERROR: "),
    ("a frame whose end wraps", GUEST + "Rndis.h",
     [("    return Offset >= Least && Offset <= Bytes && Length <= Bytes - Offset;\n",
       "    return Offset >= Least && Offset + Length <= Bytes;\n")],
     "fuzz Network", "ERROR: "),
    ("a frame that lies over its records", GUEST + "Rndis.h",
     [("    if (!MileHvRndisAreApart(Packet.DataOffset, Packet.DataLength, Packet.PerPacketInfoOffset,\n"
       "                             Packet.PerPacketInfoLength) ||\n        !MileHvRndisAreApart(",
       "    if (!MileHvRndisAreApart(")],
     "fuzz Network", "does not hold"),
    ("a frame's header that is loaded twice", GUEST + "Rndis.h",
     [("    Frame->DataBytes = Packet.DataLength;\n",
       "    MileHvCopyFromShared(&Frame->DataBytes, At + 12, 4);\n")],
     "fuzz Network", "does not hold"),
    ("records that are parsed in the receive buffer", GUEST + "Rndis.h",
     [("    Frame->Info = (const HV_UINT8 *)InfoRoom;\n",
       "    Frame->Info = (const HV_UINT8 *)MileHvPlain(At + 8 + Packet.PerPacketInfoOffset);\n")],
     "fuzz Network", "does not hold"),
    ("more records than there is room for", GUEST + "Rndis.h",
     [("    if (Packet.PerPacketInfoLength > InfoRoomBytes)\n", "    if (InfoRoomBytes > 0xFFFF)\n")],
     "fuzz Network", "heap-buffer-overflow"),
    ("a record that does not move on", GUEST + "Rndis.h",
     [("    if (Head[2] < sizeof(Head) || Head[2] > Head[0] ||", "    if (Head[2] > Head[0] ||")],
     "fuzz Network", "ERROR: "),
    ("a record's data that begins behind its end", GUEST + "Rndis.h",
     [(" || Head[2] > Head[0] ||", " ||")],
     "fuzz Network", "ERROR: "),
    ("an answer whose data goes past its end", GUEST + "Rndis.h",
     [("        if (Words[4] != 0 && !MileHvRndisIsInside(Words[5], Words[4], Least, Body))\n",
       "        if (Words[4] != 0 && !MileHvRndisIsInside(Words[5], Words[4], Least, Body + 8))\n")],
     "fuzz Network", "does not hold"),
    ("a receive buffer whose product wraps", GUEST + "Network.h",
     [("    Bytes = (HV_UINT64)Section->SubAllocationSize * Section->NumSubAllocations;\n",
       "    Bytes = Section->SubAllocationSize * Section->NumSubAllocations;\n")],
     "fuzz Network", "does not hold"),
    ("an indirection table that goes past the packet", GUEST + "Network.h",
     [("            Count * 4 > Received->PayloadBytes - Offset)\n",
       "            Count * 2 > Received->PayloadBytes - Offset)\n")],
     "fuzz Network", "does not hold"),
    ("a channel that is not there", GUEST + "Network.h",
     [("    if (*Channel >= ChannelCount)\n", "    if (*Channel > ChannelCount)\n")],
     "fuzz Network", "does not hold"),
    ("an id of an earlier request", GUEST + "Request.h",
     [(" || (Slot->Generation & Mask) != Id >> 16)", " || (Mask & 1) == 0)")],
     "fuzz Storage", "does not hold"),
    ("a request that ends twice", GUEST + "Request.h",
     [("    if (Slot->Next != MILE_HYPERV_REQUEST_OPEN || (", "    if ((")],
     "fuzz Storage", "does not hold"),
    ("a key that is longer than its array", GUEST + "IntegrationData.h",
     [("    if (Head[1] > IC_KVP_EXCHANGE_MAX_KEY_BYTES ||\n        MileHvIcTextCheck(", "    if (MileHvIcTextCheck(")],
     "fuzz IntegrationData", "does not hold"),
    ("more ranges than there are", GUEST + "DynamicMemory.h",
     [("    if (Request.RangeCount > (Request.Header.Size - (HV_UINT32)sizeof(Request)) / 8)\n",
       "    if (Request.RangeCount > DM_MAXIMUM_MESSAGE_SIZE)\n")],
     "fuzz DynamicMemory", "does not hold"),
    ("a keystroke that is shorter than its structure", GUEST + "Keyboard.h",
     [("        if (Received->PayloadBytes < sizeof(HK_MESSAGE_KEYSTROKE))\n", "        if (Received->PayloadBytes == 0)\n")],
     "fuzz Keyboard", "heap-buffer-overflow"),
    ("a keyboard's message that is too long", GUEST + "Keyboard.h",
     [("        Received->PayloadBytes > HK_MAXIMUM_MESSAGE_SIZE)\n", "        Received->PayloadBytes > 0x10000)\n")],
     "fuzz Keyboard", "does not hold"),
    ("a keystroke before a version is agreed on", GUEST + "Keyboard.h",
     [("        if (Version == 0)\n", "        if (Version == 1)\n")],
     "fuzz Keyboard", "does not hold"),
    ("a keystroke's flags that are loaded twice", GUEST + "Keyboard.h",
     [("        Event->MakeCode = (", "        MileHvCopy(&Words[1], Received->Payload + 4, 4);\n        Event->MakeCode = (")],
     "fuzz Keyboard", "does not hold"),
    ("a mouse's message that is shorter than it says", GUEST + "Mouse.h",
     [("    if (Header.Size > Bytes - sizeof(Header))\n", "    if (Header.Size > Bytes)\n")],
     "fuzz Mouse", "does not hold"),
    ("a report descriptor that goes past its message", GUEST + "Mouse.h",
     [(" || ReportBytes > Bytes - Attributes - Descriptor.bLength)", ")")],
     "fuzz Mouse", "does not hold"),
    ("a HID descriptor that is longer than its message", GUEST + "Mouse.h",
     [("        Descriptor.bLength > Bytes - Attributes || ", "        ")],
     "fuzz Mouse", "does not hold"),
    ("a HID descriptor that is shorter than its structure", GUEST + "Mouse.h",
     [("    if (Descriptor.bLength < sizeof(Descriptor) || ", "    if (")],
     "fuzz Mouse", "does not hold"),
    ("a report that ends before Y", GUEST + "Mouse.h",
     [("    if (Bytes < Least)\n", "    if (Bytes == 0)\n")],
     "fuzz Mouse", "does not hold"),
    ("a pointer that is outside of the screen", GUEST + "Mouse.h",
     [("    if (X > 0x7FFFU || Y > 0x7FFFU)\n", "    if (X > 0x7FFFU)\n")],
     "fuzz Mouse", "does not hold"),
    ("a list of resolutions that goes past its message", GUEST + "Video.h",
     [(" || Counts[0] * sizeof(HVD_SCREEN_INFO) > Bytes - Head ||", " || Counts[0] > Bytes - Head ||")],
     "fuzz Video", "does not hold"),
    ("more resolutions than a list has", GUEST + "Video.h",
     [("    if (Counts[0] > SYNTHVID_MAXIMUM_RESOLUTIONS_COUNT || ", "    if (")],
     "fuzz Video", "does not hold"),
    ("a default that is not in the list", GUEST + "Video.h",
     [("(Counts[0] != 0 && Counts[1] >= Counts[0]))", "(Counts[0] != 0 && Counts[1] > Counts[0]))")],
     "fuzz Video", "does not hold"),
    ("a resolution that is not in the list", GUEST + "Video.h",
     [("    if (Index >= Event->ResolutionCount)\n", "    if (Index > Event->ResolutionCount)\n")],
     "fuzz Video", "Test unit written to"),
    ("a video message that is shorter than its type", GUEST + "Video.h",
     [("    if (Bytes < Least)\n", "    if (Bytes == 0)\n")],
     "fuzz Video", "ERROR: "),
    ("a mode whose product wraps", GUEST + "Video.h",
     [("        (HV_UINT64)Mode->PitchBytes * Mode->HeightPixels > ", "        Mode->PitchBytes * Mode->HeightPixels > ")],
     "fuzz Video", "does not hold"),
    ("a message of another version", GUEST + "Video.h",
     [("        return (Version >= SYNTHVID_VERSION_WINBLUE) ?", "        return (Version != 0) ?")],
     "fuzz Video", "does not hold"),
    ("more functions than the packet has", GUEST + "Pci.h",
     [("        Words[1] * Event->FunctionBytes > Received->PayloadBytes - (HV_UINT32)sizeof(Words))\n",
       "        Words[1] * 20 > Received->PayloadBytes)\n")],
     "fuzz Pci", "does not hold"),
    ("a function that is not in the list", GUEST + "Pci.h",
     [("    if (Index >= Event->FunctionCount)\n", "    if (Index > Event->FunctionCount)\n")],
     "fuzz Pci", "Test unit written to"),
    ("a list of another version", GUEST + "Pci.h",
     [("        if (Version < VPCI_PROTOCOL_VERSION_VB)\n", "        if (Version < VPCI_PROTOCOL_VERSION_RS1)\n")],
     "fuzz Pci", "does not hold"),
    ("a completion that is shorter than its structure", GUEST + "Pci.h",
     [("    if (Received->PayloadBytes < Bytes)\n", "    if (Received->PayloadBytes < Head)\n")],
     "fuzz Pci", "heap-buffer-overflow"),
    ("a status that is loaded twice", GUEST + "Pci.h",
     [("    if (*Status != 0)\n", "    MileHvCopy(Status, Received->Payload, Head);\n    if (*Status != 0)\n")],
     "fuzz Pci", "does not hold"),
    ("a base address whose size is no power of two", GUEST + "Pci.h",
     [("    if (Ones == 0 || (Bar->Bytes & (Bar->Bytes - 1)) != 0 || ", "    if (Ones == 0 || ")],
     "fuzz Pci", "does not hold"),
    ("more messages than were asked for", GUEST + "Pci.h",
     [("    if (Reply.RemappedMsiResource.Remapped.MessageCount > Interrupt->VectorCount)\n",
       "    if (Reply.RemappedMsiResource.Remapped.MessageCount > Interrupt->VectorCount + 1)\n")],
     "fuzz Pci", "does not hold"),
    ("more messages of one resource than were asked for", GUEST + "Pci.h",
     [("        if (Messages[Index].Remapped.MessageCount > Interrupts[Index].VectorCount)\n",
       "        if (Messages[Index].Remapped.MessageCount > Interrupts[Index].VectorCount + 1)\n")],
     "fuzz Pci", "does not hold"),
    ("resources that end within an interrupt", GUEST + "Pci.h",
     [(" || Received->PayloadBytes < Head + Count * Each)\n", " || Received->PayloadBytes < Head)\n")],
     "fuzz Pci", "Test unit written to"),
    ("resources of another slot", GUEST + "Pci.h",
     [("    if (Reply.Slot.u.AsUINT32 != Slot)\n", "    if (Reply.Slot.u.AsUINT32 > Slot)\n")],
     "fuzz Pci", "does not hold"),
    ("more resources than the packet has", GUEST + "Pci.h",
     [("    if (Words[1] > (Received->PayloadBytes - Head) / Each)\n",
       "    if (Words[1] > (Received->PayloadBytes - Head) / Each + 1)\n")],
     "fuzz Pci", "Test unit written to"),
    ("a resource that wraps", GUEST + "Pci.h",
     [("    if (((HV_UINT64)From->u.Generic.Length << Shift) - 1 > ~0ULL - From->u.Generic.Start)\n",
       "    if (((HV_UINT64)From->u.Generic.Length << Shift) > ~0ULL)\n")],
     "fuzz Pci", "does not hold"),
    ("a TDISP response whose length is cut to 32 bits", GUEST + "PciBlock.h",
     [(" || Reply.DataLength > Received->PayloadBytes - Head)\n",
       " || (HV_UINT32)Reply.DataLength > Received->PayloadBytes - Head)\n")],
     "fuzz Pci", "does not hold"),
    ("a TDISP response of another slot", GUEST + "PciBlock.h",
     [("    if (Reply.Slot.u.AsUINT32 != Slot || ", "    if (Reply.Slot.u.AsUINT32 > Slot || ")],
     "fuzz Pci", "does not hold"),
    ("a block that is longer than was asked for", GUEST + "PciBlock.h",
     [("    *Bytes = (Received->PayloadBytes - Head < BlockBytes) ? Received->PayloadBytes - Head : BlockBytes;\n",
       "    *Bytes = (BlockBytes != 0) ? Received->PayloadBytes - Head : 0;\n")],
     "fuzz Pci", "heap-buffer-overflow"),
    ("a piece after the end of its stream", GUEST + "Socket.h",
     [(" || Socket->ReceiveEnded != 0 ||\n", " ||\n")],
     "fuzz Socket", "does not hold"),
    ("an end that is not noted", GUEST + "Socket.h",
     [("        Socket->ReceiveEnded = 1;\n", "")],
     "fuzz Socket", "does not hold"),
    ("a socket that is a pipe of messages", GUEST + "Socket.h",
     [(" ||\n        Parameters.PipeParameters.PipeType != VmbusHvsockPipeTypeByte)\n", ")\n")],
     "fuzz Socket", "does not hold"),
    ("a container that an old host does not say", GUEST + "Socket.h",
     [("    if (Parameters.Version >= HvsockParametersVersionRS5)\n", "    if (Parameters.Version <= 0xFFFFFFFF)\n")],
     "fuzz Socket", "does not hold"),
    ("a response that is shorter than its structure", GUEST + "FileSystem.h",
     [("        Count < HeadBytes || Count", "        Count")],
     "fuzz FileSystem", "Test unit written to"),
    ("a response of another type", GUEST + "FileSystem.h",
     [("    if (Found != Type)\n", "    if (Found > Type)\n")],
     "fuzz FileSystem", "does not hold"),
    ("more bytes of a file than were asked for", GUEST + "FileSystem.h",
     [("    if (Result == MileHvSuccess && *Bytes > Count)\n", "    if (Result == MileHvSuccess && *Bytes > Count + 1)\n")],
     "fuzz FileSystem", "does not hold"),
    ("more bytes in pages than were asked for", GUEST + "FileSystem.h",
     [("    if (Response.ByteCount > Count)\n", "    if (Response.ByteCount > Count + 1)\n")],
     "fuzz FileSystem", "does not hold"),
    ("a response's type that is loaded twice", GUEST + "FileSystem.h",
     [("    MileHvCopy(&Found, Head, (HV_UINT32)sizeof(Found));\n",
       "    MileHvCopy(&Found, Message, (HV_UINT32)sizeof(Found));\n")],
     "fuzz FileSystem", "does not hold"),
    ("data of a port that are longer than their place", GUEST + "Serial.h",
     [(" || Copy->BufferLength > VMBUS_SERIAL_MAXIMUM_PAYLOAD)", ")")],
     "fuzz Serial", "Test unit written to"),
    ("data of a port that were not asked for", GUEST + "Serial.h",
     [("        if (Serial->IsReceiving == 0 || ", "        if (")],
     "fuzz Serial", "does not hold"),
    ("a completion of data that were not sent", GUEST + "Serial.h",
     [("        if (Serial->IsTransmitting == 0)\n", "        if (Serial->IsTransmitting > 1)\n")],
     "fuzz Serial", "does not hold"),
    ("a response of a port that is shorter than its structure", GUEST + "Serial.h",
     [(" || Bytes < sizeof(*Copy) || ", " || ")],
     "fuzz Serial", "does not hold"),
    ("a message of another version of a port", GUEST + "Serial.h",
     [("    if (Copy.Header.MessageVersion != VmbusSerialMessageVersion1)\n",
       "    if (Copy.Header.MessageVersion == VmbusSerialMessageVersionInvalid)\n")],
     "fuzz Serial", "does not hold"),
    ("a configuration that is shorter than its structure", GUEST + "GuestCrash.h",
     [("        if (Bytes < sizeof(Copy))\n", "        if (Bytes == 0)\n")],
     "fuzz GuestCrash", "does not hold"),
    ("a response of another activity", GUEST + "GuestCrash.h",
     [(" || MileHvLoadWord(Own + 8) != MileHvLoadWord(Its + 8))", ")")],
     "fuzz GuestCrash", "does not hold"),
    ("a response to another request", GUEST + "GuestCrash.h",
     [("        Copy.Header.MessageType != Request->MessageType + 0x10000)\n",
       "        Copy.Header.MessageType < Request->MessageType)\n")],
     "fuzz GuestCrash", "does not hold"),
    ("a dump that the host does not take", GUEST + "GuestCrash.h",
     [(" && Reply->MaximumBytes == 0)\n", " && Reply->MaximumBytes == 1)\n")],
     "fuzz GuestCrash", "does not hold"),
    ("a response that nobody waits for", GUEST + "GuestEmulation.h",
     [("        (Found.IsResponse && Get->Open[MileHvGuestEmulationPlace(Asked)] != Asked) ||\n", "")],
     "fuzz GuestEmulation", "does not hold"),
    ("a response that comes twice", GUEST + "GuestEmulation.h",
     [("        Get->Open[MileHvGuestEmulationPlace(Asked)] = 0;\n", "")],
     "fuzz GuestEmulation", "does not hold"),
    ("a document that goes past its message", GUEST + "GuestEmulation.h",
     [("    return (Rest == Words[0]) ? MileHvSuccess : MileHvCorrupt;\n",
       "    return (Rest <= Words[0]) ? MileHvSuccess : MileHvCorrupt;\n")],
     "fuzz GuestEmulation", "does not hold"),
    ("a structure that is not whole", GUEST + "GuestEmulation.h",
     [(" || Bytes < Found.FixedBytes ||\n", " ||\n")],
     "fuzz GuestEmulation", "Test unit written to"),
    ("more bytes of the store than were asked for", GUEST + "GuestEmulation.h",
     [("        return (Rest == 0 || Rest == Get->ReadBytes) ?", "        return (Rest == 0 || Rest >= Get->ReadBytes) ?")],
     "fuzz GuestEmulation", "does not hold"),
    ("a state that no piece has", GUEST + "GuestEmulation.h",
     [("        if (Words[1] > GetLargePayloadMore)\n", "        if (Words[1] > 0xFF)\n")],
     "fuzz GuestEmulation", "does not hold"),
]


def plant(path, edits):
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        if text.count(old) != 1:
            raise Failure("%s holds %r %d times, not once" % (path.name, old, text.count(old)))
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def check_faults(options):
    if options.program == "hostile":
        need(options.compiler, "valgrind")
    include = options.work / "include"
    shutil.rmtree(include, ignore_errors=True)
    shutil.copytree(options.include, include)
    part, parts = options.part
    faults = [fault for fault in FAULTS if fault[3].startswith("fuzz ") == (options.program == "fuzz")][part - 1 :: parts]
    missed = 0
    for what, header, edits, name, says in faults:
        clean = (include / header).read_text(encoding="utf-8")
        plant(include / header, edits)
        code, output = run(name, options.compiler, "O2", include, options.work)
        (include / header).write_text(clean, encoding="utf-8")
        if code == NOT_RUN and "not run: " in output:
            raise NotRun(output.split("not run: ")[1].strip())
        if code != 0 and says in output:
            say("found by %s: %s" % (name, what))
        else:
            missed += 1
            say("NOT found by %s: %s; it ended with %d and does not say %r:\n%s"
                % (name, what, code, says, output[-2000:]))
    say("count %d planted faults found" % (len(faults) - missed))
    if missed:
        raise Failure("%d of %d faults were not found" % (missed, len(faults)))


def a_part(text):
    """(2, 4) for 2/4."""
    part, _, parts = text.partition("/")
    if not part.isdigit() or not parts.isdigit() or not 1 <= int(part) <= int(parts):
        raise argparse.ArgumentTypeError("%r is no part, as 2/4 is" % text)
    return int(part), int(parts)


def check_run(options):
    need(options.compiler)
    if options.program == "OneRead":
        need("valgrind")
    code, output = run(options.program, options.compiler, options.level, options.include, options.work)
    say(output.rstrip())
    if code != 0:
        raise Failure("%s by %s -%s ended with %d" % (options.program, options.compiler, options.level, code))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["run", "faults"])
    parser.add_argument("program", choices=list(PROGRAMS) + ["hostile", "fuzz"], help="for faults, the last two: whose")
    parser.add_argument("--part", type=a_part, default=(1, 1), metavar="K/N", help="for faults: every Nth, from the Kth on")
    parser.add_argument("--compiler", default="gcc", help="the compiler driver, e.g. clang")
    parser.add_argument("--level", default="O2", help="O0, O2, ... as in -O2")
    parser.add_argument("--include", type=Path, default=ROOT / "include", help="the headers")
    parser.add_argument("--work", type=Path, required=True, help="a folder for what is built")
    options = parser.parse_args()
    if (options.what == "run") != (options.program in PROGRAMS):
        parser.error("%s cannot be the program of %s" % (options.program, options.what))
    options.work.mkdir(parents=True, exist_ok=True)
    try:
        here = (platform.system(), platform.machine())
        if options.program in ("SingleStep", "hostile") and here != ("Linux", "x86_64"):
            raise NotRun("this is not x64 Linux")
        check_run(options) if options.what == "run" else check_faults(options)
    except NotRun as reason:
        say("not run: %s" % reason)
        return 1 if os.environ.get("CI") == "true" else NOT_RUN
    except Failure as failure:
        say("FAILED: %s" % failure)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
