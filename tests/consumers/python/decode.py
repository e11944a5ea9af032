# SPDX-License-Identifier: MIT
"""decode.py RECORDING: what a recorded exchange of RNDIS messages says, read with the generated module."""

import ctypes
import sys

import mile_hyperv as hv

BODIES = {hv.REMOTE_NDIS_INITIALIZE_MSG: hv.RNDIS_INITIALIZE_REQUEST,
          hv.REMOTE_NDIS_INITIALIZE_CMPLT: hv.RNDIS_INITIALIZE_COMPLETE,
          hv.REMOTE_NDIS_QUERY_MSG: hv.RNDIS_QUERY_REQUEST,
          hv.REMOTE_NDIS_QUERY_CMPLT: hv.RNDIS_QUERY_COMPLETE,
          hv.REMOTE_NDIS_SET_MSG: hv.RNDIS_SET_REQUEST,
          hv.REMOTE_NDIS_SET_CMPLT: hv.RNDIS_SET_COMPLETE}
HEADER = hv.RNDIS_MESSAGE.Message.offset


def information(message, body):
    """The bytes that a query or its answer carries; their offset counts from RequestId."""
    start = HEADER + body.InformationBufferOffset
    if start + body.InformationBufferLength > len(message):
        raise ValueError("the information buffer ends after the message")
    return message[start:start + body.InformationBufferLength]


def describe(message):
    kind, length = (int.from_bytes(message[place:place + 4], "little") for place in (0, 4))
    if length != len(message):
        raise ValueError("MessageLength is %d, and %d bytes came" % (length, len(message)))
    body = BODIES[kind].from_buffer_copy(message, HEADER)
    text = "%s %d" % (type(body).__name__, body.RequestId)
    for name in ("Status", "Oid"):
        if hasattr(body, name):
            text += ", %s %08x" % (name, getattr(body, name))
    if hasattr(body, "MaxTransferSize"):
        text += ", MaxTransferSize %d" % body.MaxTransferSize
    if getattr(body, "InformationBufferLength", 0):
        text += ", %s" % information(message, body).hex(":")
    return text


def bits():
    """A bit-field is a property, and refuses what does not fit."""
    mask = hv.HV_PARTITION_PRIVILEGE_MASK()
    mask.PostMessages = 1
    print("privileges %x" % mask.AsUINT64)
    try:
        mask.PostMessages = 2
    except ValueError as error:
        print("refused: %s" % error)


for line in open(sys.argv[1], encoding="utf-8"):
    if not line.startswith("#"):
        print(describe(bytes.fromhex(line.split("\t")[2])))
bits()
print("class %s, %s, %d bytes" % (hv.SYNTHVID_CLASS_ID, hv.HV_STATUS_NAMES[5], ctypes.sizeof(hv.HV_MESSAGE)))
