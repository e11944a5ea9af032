# SPDX-License-Identifier: MIT
"""The Python module: classes for ctypes, constants, GUIDs, and properties in place of bit-fields."""

from __future__ import annotations

import re
from pathlib import Path

from source import BindingsError, Source, version

ARCH = "x64"
_PLAIN = {"u8": "c_uint8", "u16": "c_uint16", "u32": "c_uint32", "u64": "c_uint64",
          "i8": "c_int8", "i16": "c_int16", "i32": "c_int32", "i64": "c_int64", "usize": "c_size_t",
          "c_uchar": "c_uint8", "c_schar": "c_int8", "c_char": "c_int8", "c_ushort": "c_uint16", "c_short": "c_int16",
          "c_uint": "c_uint32", "c_int": "c_int32", "c_ulong": "c_uint64", "c_long": "c_int64",
          "c_ulonglong": "c_uint64", "c_longlong": "c_int64"}
_HEAD = '''\
# SPDX-License-Identifier: MIT
"""The Hyper-V guest interface for ctypes: Mile.HyperV {version}, as x64 sees it. Written by tools/bindings.

    message = RNDIS_QUERY_COMPLETE.from_buffer_copy(received)    raises ValueError if the bytes are too few
    message.InformationBufferLength
    bytes(message)

A bit-field of C is a property that reads and writes its word. A flexible array member has no elements: the
size of a class is the fixed part. GUIDs are uuid.UUID; their wire order is bytes_le.
"""

import ctypes
import struct as _struct
import uuid as _uuid


def _bits(form, byte, shift, mask):
    def read(self):
        return _struct.unpack_from(form, self, byte)[0] >> shift & mask

    def write(self, value):
        if not 0 <= value <= mask:
            raise ValueError("%d is not in 0 to %d" % (value, mask))
        word = _struct.unpack_from(form, self, byte)[0]
        _struct.pack_into(form, self, byte, word & ~(mask << shift) | value << shift)

    return property(read, write)


'''


class _Writer:
    def __init__(self, source: Source):
        self.bindgen = source.bindgen[ARCH]
        self.lines: list[str] = []
        self.written: set[str] = set()

    def expression(self, kind: str) -> str:
        """A type of bindgen's text as an expression for ctypes; what it names is written before."""
        kind = re.sub(r"\s+", " ", kind).strip().removeprefix("::core::ffi::")
        array = re.fullmatch(r"\[(.*); (\d+)usize\]", kind)
        if array:
            return f"{self.expression(array[1])} * {array[2]}" if "[" not in array[1] \
                else f"({self.expression(array[1])}) * {array[2]}"
        # A union with a flexible member; record() says that it is one.
        overlaid = re.fullmatch(r"__BindgenUnionField<(.*)>", kind)
        if overlaid:
            return self.expression(overlaid[1])
        flexible = re.fullmatch(r"__IncompleteArrayField<(.*)>", kind)
        if flexible:
            return f"{self.expression(flexible[1])} * 0"
        if kind.startswith(("*", "::core::option::Option<")) or kind == "c_void":
            return "ctypes.c_void_p"
        if kind in _PLAIN:
            return f"ctypes.{_PLAIN[kind]}"
        self.name(kind)
        return kind

    def name(self, name: str) -> None:
        if name in self.written:
            return
        self.written.add(name)
        if name in self.bindgen.aliases:
            self.lines.append(f"{name} = {self.expression(self.bindgen.aliases[name])}\n")
        elif name in self.bindgen.records:
            self.record(name)
        else:
            raise BindingsError(f"the type {name} is not in bindgen's text")

    def record(self, name: str) -> None:
        record = self.bindgen.records[name]
        fields = [(member.replace("__bindgen_anon_", "anonymous"), self.expression(kind)) for member, kind in record.fields
                  if member not in ("bindgen_union_field", "_bindgen_opaque_blob")]
        union = record.kind == "union" or any("__BindgenUnionField" in kind for _, kind in record.fields)
        anonymous = [member for member, _ in fields if member.startswith("anonymous")]
        self.lines.append(f"class {name}(ctypes.{'Union' if union else 'Structure'}):\n")
        if "packed" in record.representation:
            self.lines.append("    _pack_ = 1\n")
        if anonymous:
            self.lines.append(f"    _anonymous_ = {anonymous}\n")
        self.lines.append("    _fields_ = [\n")
        self.lines += [f'        ("{member}", {kind}),\n' for member, kind in fields]
        self.lines.append("    ]\n\n\n")


def text(source: Source) -> str:
    writer = _Writer(source)
    for name in source.bindgen[ARCH].records:
        if not name.startswith("__"):
            writer.name(name)
    for name in source.bindgen[ARCH].aliases:
        if not name.startswith(("P", "__")) or name in writer.written:
            writer.name(name)
    forms = {8: "<B", 16: "<H", 32: "<I", 64: "<Q"}
    bits = [f'{field.type}.{field.name} = _bits("{forms[field.word]}", {field.byte}, {field.shift}, {field.mask:#x})\n'
            for field in source.bits(ARCH)]
    constants = [f"{name} = {value:#x}\n" for name, value in source.values(ARCH).items()]
    guids = [f'{name} = _uuid.UUID("{value}")\n' for name, value in source.guids(ARCH)]
    arrays = [f"{name} = {tuple(values)}\n" for name, (_, values) in source.arrays(ARCH).items()]
    names = "".join(f'    {name}: "{name}",\n' for name in source.statuses())
    return "".join([_HEAD.format(version=version()), *writer.lines, *bits, "\n", *constants, "\n", *guids, "\n", *arrays,
                    f"\nHV_STATUS_NAMES = {{\n{names}}}\n"])


def write(source: Source, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text(source), encoding="utf-8")
