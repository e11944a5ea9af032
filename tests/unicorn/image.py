# SPDX-License-Identifier: MIT
"""Programs as they are loaded: static ELF of 32 and 64 bits, and PE, each at the address that it was linked for."""

import struct

PAGE = 4096
READ, WRITE, EXECUTE = 4, 2, 1


class Segment:
    """Bytes that belong to the program, page by page, and what may be done with them."""

    def __init__(self, address, data, size, rights):
        self.start = address & -PAGE
        self.end = (address + size + PAGE - 1) & -PAGE
        self.data = bytearray(self.end - self.start)
        self.data[address - self.start : address - self.start + len(data)] = data
        self.rights = rights


class Image:
    """segments, entry, and for an ELF with Xen's note of type 18 the address where a PVH loader begins."""

    def __init__(self, path):
        self.segments = []
        self.pvh = None
        self.data = path.read_bytes()
        if self.data[:4] == b"\x7fELF":
            self.read_elf()
        elif self.data[:2] == b"MZ":
            self.read_pe()
        else:
            raise ValueError(f"{path} is neither ELF nor PE")
        del self.data

    def add(self, address, data, size, rights):
        """Segments that share a page are one, with the rights of both."""
        new = Segment(address, data, size, rights)
        for old in self.segments:
            if new.start < old.end and old.start < new.end:
                start, end = min(new.start, old.start), max(new.end, old.end)
                both = Segment(start, b"", end - start, old.rights | new.rights)
                both.data[old.start - start : old.end - start] = old.data
                both.data[address - start : address - start + len(data)] = data
                self.segments[self.segments.index(old)] = both
                return
        self.segments.append(new)

    def read_elf(self):
        wide = self.data[4] == 2
        self.entry, at = struct.unpack_from("<QQ" if wide else "<II", self.data, 24)
        entry_size, count = struct.unpack_from("<HH", self.data, 54 if wide else 42)
        for index in range(count):
            if wide:
                kind, rights, offset, _, address, size, memory = struct.unpack_from("<IIQQQQQ", self.data, at)
            else:
                kind, offset, _, address, size, memory, rights = struct.unpack_from("<IIIIIII", self.data, at)
            if kind == 1 and memory:
                self.add(address, self.data[offset : offset + size], memory, rights)
            if kind == 4:
                self.read_notes(self.data[offset : offset + size])
            at += entry_size

    def read_notes(self, data):
        while len(data) >= 12:
            name_size, size, kind = struct.unpack_from("<III", data)
            at = 12 + (name_size + 3 & -4)
            if kind == 18 and data[12:15] == b"Xen":
                self.pvh = int.from_bytes(data[at : at + min(size, 8)], "little")
            data = data[at + (size + 3 & -4) :]

    def read_pe(self):
        header = struct.unpack_from("<I", self.data, 60)[0] + 4
        count, optional_size = struct.unpack_from("<H12xH", self.data, header + 2)
        optional = header + 20
        wide = struct.unpack_from("<H", self.data, optional)[0] == 0x20B
        base = struct.unpack_from("<Q" if wide else "<I", self.data, optional + (24 if wide else 28))[0]
        self.entry = base + struct.unpack_from("<I", self.data, optional + 16)[0]
        for index in range(count):
            memory, address, size, offset = struct.unpack_from(
                "<IIII", self.data, optional + optional_size + 40 * index + 8
            )
            flags = struct.unpack_from("<I", self.data, optional + optional_size + 40 * index + 36)[0]
            rights = (
                (READ if flags & 0x40000000 else 0) | (WRITE if flags & 0x80000000 else 0) | (flags >> 29 & EXECUTE)
            )
            self.add(base + address, self.data[offset : offset + min(size, memory)], memory, rights)
