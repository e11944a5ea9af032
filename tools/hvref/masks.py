# SPDX-License-Identifier: MIT
"""Masks and shifts of every bit-field: include/Mile.HyperV/Masks/<Folder>.h, for whoever cannot use bit-fields.

The bit-fields in the headers are the only definition. These files repeat their places as numbers that a preprocessor, an
assembler and a binding generator can read, and tests/masks compares every one of them with the bytes of its bit-field.
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import names
from facts import Fact
from library import Library

FOLDERS = {
    "Hypervisor": "the hypervisor interface",
    "VMBus": "the VMBus",
    "Device": "the device protocols",
    "Firmware": "the firmware's structures",
}
_INDEX = re.compile(r"\[\d*\]")
_WORDS = {"HV_UINT8": 8, "HV_UINT16": 16, "HV_UINT32": 32, "HV_UINT64": 64}

_HEAD = """\
/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Masks and shifts of the bit-fields of {folder}/: {what} without bit-fields.
 *
 * For preprocessors, assemblers and languages that do not have C's bit-fields.
 * No other header includes this one. Written by `tools/hvref masks --write`
 * from the structures in {folder}/; the meaning of each field is documented there.
 *
 * TYPE_Member_SHIFT is the number of the field's lowest bit, and
 * TYPE_Member_MASK has a one for each bit of the field. Both count in the word
 * that the comment above them names: a member of TYPE, and its byte offset.
 */

#ifndef MILE_HYPERV_MASKS_{guard}
#define MILE_HYPERV_MASKS_{guard}
"""

_TAIL = "\n#endif /* !MILE_HYPERV_MASKS_{guard} */\n"


@dataclasses.dataclass(frozen=True)
class Word:
    """The unit that a bit-field is a part of."""

    type: str
    member: str
    offset_bits: int
    width: int

    @property
    def text(self) -> str:
        what = f"{self.type}.{self.member}" if self.member else self.type
        return f"{what}, {self.width} bits at byte {self.offset_bits // 8}"


def _word(bits: Fact, fields: list[Fact]) -> Word:
    """The word of a bit-field: the member that shows the same bits as one number, of the bit-field's own width."""
    width = _WORDS[bits.ctype]
    for field in fields:
        begin, end = field.offset_bits, field.offset_bits + field.width_bits
        if begin <= bits.offset_bits < end and "container" not in field.flags:
            if field.count is None and field.width_bits == width:
                return Word(bits.type, field.name, begin, width)
            if field.count is not None and field.elem_bits == width:
                index = (bits.offset_bits - begin) // width
                return Word(bits.type, f"{field.name}[{index}]", begin + index * width, width)
    return Word(bits.type, "", bits.offset_bits // width * width, width)


def _define(name: str, text: str) -> str:
    return f"#define {name} {text}"


def _field_lines(bits: Fact, word: Word) -> list[str]:
    name = f"{bits.type}_{_INDEX.sub('', bits.name).replace('.', '_')}"
    shift = bits.offset_bits - word.offset_bits
    mask = ((1 << bits.width_bits) - 1) << shift
    return [_define(f"{name}_SHIFT", str(shift)), _define(f"{name}_MASK", f"0x{mask:0{word.width // 4}X}")]


def fields_of(library: Library, folder: str) -> list[tuple[Fact, Word]]:
    """Every bit-field that has a meaning in a folder's headers, in their order, with its word."""
    members: dict[str, list[Fact]] = {}
    for fact in library.facts:
        if fact.kind == "field" and fact.width_bits:
            members.setdefault(fact.type, []).append(fact)
    prefix = f"Mile.HyperV/{folder}/"
    return [(fact, _word(fact, members.get(fact.type, []))) for fact in library.facts
            if fact.kind == "bits" and fact.file.startswith(prefix) and not names.is_reserved(fact.name)]


def text(library: Library, folder: str) -> str:
    """The header of one folder."""
    guard = folder.upper()
    lines = [_HEAD.format(folder=folder, what=FOLDERS[folder], guard=guard)]
    header, previous = "", None
    for bits, word in fields_of(library, folder):
        if bits.file != header:
            header = bits.file
            lines.append(f"\n/*\n * {header.rsplit('/', 1)[1]}\n */\n")
        if word != previous:
            previous = word
            lines.append(f"\n/* {word.text} */\n")
        lines += [line + "\n" for line in _field_lines(bits, word)]
    return "".join(lines) + _TAIL.format(guard=guard)


def faults(library: Library, include: Path) -> list[str]:
    """Which of the committed headers are not what the structures say."""
    found = []
    for folder in FOLDERS:
        path = include / "Mile.HyperV" / "Masks" / f"{folder}.h"
        if not path.is_file() or path.read_text(encoding="utf-8") != text(library, folder):
            found.append(f"{path}: differs from what the headers of {folder}/ define; `hvref masks --write` corrects it")
    return found


def write(library: Library, include: Path) -> None:
    folder_of_masks = include / "Mile.HyperV" / "Masks"
    folder_of_masks.mkdir(exist_ok=True)
    for folder in FOLDERS:
        (folder_of_masks / f"{folder}.h").write_text(text(library, folder), encoding="utf-8")
