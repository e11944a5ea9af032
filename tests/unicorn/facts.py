# SPDX-License-Identifier: MIT
"""The layouts and numbers that facts.c prints, as a host model uses them.

facts.HV_X64_MSR_EOM                                    a number (a bit-field is its mask: facts["HV_..._SINT.Masked"])
facts.make("VMBUS_CHANNEL_OPEN_RESULT", Status=3)       bytes of a structure, all else zero; "Header.X" through a dict
facts.get("VMBUS_CHANNEL_OPEN_RESULT", "Status", data)  one member of it
"""

import json
import subprocess
from collections import namedtuple

Message = namedtuple("Message", "name number size minimum sender")


class Facts:
    def __init__(self, program):
        rows = json.loads(subprocess.run([str(program)], capture_output=True, text=True, check=True).stdout)[1:]
        self.values = {row[1]: row[2] for row in rows if row[0] == "value"}
        self.guids = {row[1]: bytes.fromhex(row[2]) for row in rows if row[0] == "guid"}
        self.sizes = {row[1]: row[2] for row in rows if row[0] == "type"}
        self.fields = {(row[1], row[2]): (row[3], row[4]) for row in rows if row[0] == "field"}
        self.messages = {row[1]: Message(*row[1:]) for row in rows if row[0] == "message"}

    def __getitem__(self, name):
        return self.values[name]

    def __getattr__(self, name):
        for table in ("values", "guids"):
            if name in self.__dict__.get(table, {}):
                return self.__dict__[table][name]
        if name in self.__dict__.get("messages", {}):
            return self.messages[name].number
        raise AttributeError(name + " is no row of facts.c")

    def size(self, name):
        return self.sizes[name]

    def offset(self, name, field):
        return self.fields[name, field][0]

    def get(self, name, field, data):
        """A member as a number; one that is longer than 8 bytes as bytes; None if the data ends before it does."""
        at, size = self.fields[name, field]
        part = bytes(data[at : at + size])
        if len(part) < size:
            return None
        return int.from_bytes(part, "little") if size <= 8 else part

    def put(self, name, field, data, value):
        at, size = self.fields[name, field]
        data[at : at + size] = (
            value if isinstance(value, (bytes, bytearray)) else (value % (1 << 8 * size)).to_bytes(size, "little")
        )

    def make(self, name, fields=(), **more):
        data = bytearray(self.sizes[name])
        for field, value in {**dict(fields), **more}.items():
            self.put(name, field, data, value)
        return data

    def mask_get(self, name, word):
        """A bit-field of a word."""
        mask = self.values[name]
        return (word & mask) // (mask & -mask)

    def mask_put(self, name, value):
        mask = self.values[name]
        return value * (mask & -mask) & mask
