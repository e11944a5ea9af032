# SPDX-License-Identifier: MIT
"""The C declarations that stand in the Hypervisor Top-Level Functional Specification, compiled one by one.

The specification shows C for people: declarations lie in any order and over page
breaks, name types that are defined nowhere, forget a semicolon, use one member name
twice. So each is taken alone (a Declaration), put in an order in which each comes
after what it uses, and compiled; what the compiler refuses is reported, with its
place and the compiler's words, and the rest is compiled without it.
"""

from __future__ import annotations

import dataclasses
import re
import tempfile
from pathlib import Path

from facts import Fact, ReferenceError_
from ..c import reader as c_reader
from ..notes import Note

_WORD = re.compile(r"[A-Za-z_]\w*")
_NAMES = re.compile(r"^[\s\S]*?\b([A-Za-z_]\w*)\s*(?:,\s*\*?\s*[A-Za-z_]\w*\s*)*(?:\[[^\]]*\]\s*)?;\s*$")
_ENUMERATOR = re.compile(r"^\s*(Hv\w+|HV_\w+)\s*(?:=|,|$)", re.M)
_PRELUDE = """\
#include <Uefi.h>
typedef struct { UINT64 Low64; UINT64 High64; } UINT128 __attribute__((aligned(16)));
"""
# Types that the specification uses and defines nowhere; the widths are those of its prose and its offsets.
_ASSUMED = {
    "HV_REGISTER_NAME": "UINT32", "HV_X64_IO_PORT": "UINT16", "HV_TRANSLATE_GVA_RESULT_CODE": "UINT32",
    "HV_UNIMPLEMENTED_MSR_ACTION": "UINT32", "HV_VIRTUAL_APIC_ASSIST": "UINT32", "HV_PORT_TYPE": "UINT32",
    "HV_PARTITION_PROCESSOR_XSAVE_FEATURES": "UINT64", "HV_NANO100_TIME": "UINT64",
    "HV_INTERCEPT_ACCESS_TYPE_MASK": "UINT8", "HV_X64_MSR_SYNMC_ADDR_CONTENTS": "UINT64",
}


@dataclasses.dataclass
class Declaration:
    """One typedef or one #define, where it stands, and for which architecture it is shown."""

    name: str
    text: str
    file: str
    line: int
    arm64: bool = False

    def words(self) -> set[str]:
        """Every name that it mentions but its own."""
        return set(_WORD.findall(self.text)) - {self.name}


def declarations(text: str, file: str, line: int, arch: str, arm64: bool = False) -> list[Declaration]:
    """The declarations of one block of C, conditions on the architecture resolved."""
    found: list[Declaration] = []
    taken: list[str] = []
    start, depth = line, 0
    conditions: list[bool] = []
    for number, raw in enumerate(text.split("\n"), line):
        bare = raw.strip()
        if bare.startswith("#") and not bare.startswith("#define"):
            _condition(bare, arch, conditions)
            continue
        if not all(conditions):
            continue
        if bare.startswith("#define") and not taken:
            words = bare.split()
            if len(words) > 2 and "(" not in words[1]:
                found.append(Declaration(words[1], uncommented(bare), file, number, arm64))
            continue
        clean = uncommented(raw)
        if not clean.strip() and not taken:
            continue
        if not taken:
            start = number
        taken.append(clean)
        depth += clean.count("{") - clean.count("}")
        if depth <= 0 and clean.rstrip().endswith(";"):
            whole = "\n".join(taken)
            if whole.lstrip().startswith("typedef"):
                found.append(Declaration(_declared(whole), whole, file, start, arm64))
            taken, depth = [], 0
    return found


def _condition(line: str, arch: str, conditions: list[bool]) -> None:
    """Follows #if, #else and #endif about the architecture."""
    holds = {"_AMD64_": arch == "x64", "_ARM64_": arch == "arm64"}
    if line.startswith("#if"):
        wanted = next((value for word, value in holds.items() if word in line), True)
        conditions.append(not wanted if ("!defined" in line or line.startswith("#ifndef")) else wanted)
    elif line.startswith("#el") and conditions:
        conditions[-1] = not conditions[-1]
    elif line.startswith("#endif") and conditions:
        conditions.pop()


def uncommented(text: str) -> str:
    return re.sub(r"/\*.*?\*/", "", re.sub(r"//.*", "", text)).rstrip()


def _declared(text: str) -> str:
    """The name that a typedef gives."""
    match = _NAMES.match(text[text.rfind("}") + 1:] if "}" in text else text)
    return match.group(1) if match else ""


def mended(declaration: Declaration) -> str:
    """The text with what the specification forgets: a semicolon after a width, different names for reserved members."""
    text = re.sub(r"(:\s*\d+)[ \t]*\n", r"\1;\n", declaration.text)
    text = re.sub(r"(=\s*0x[0-9A-Fa-f]+)[ \t]*\n(?=\s*Hv)", r"\1,\n", text)
    seen: dict[str, int] = {}

    def renamed(match: re.Match) -> str:
        name = match.group(1)
        seen[name] = seen.get(name, 0) + 1
        return match.group(0) if seen[name] == 1 else match.group(0).replace(name, f"{name}_{seen[name]}")

    return re.sub(r"\b(Reserved\w*|Rsvd\w*)(?=\s*[:;\[])", renamed, text)


def compiled(found: list[Declaration], arch: str, source: str) -> tuple[list[Fact], list[Note]]:
    """The facts of the declarations that compile, and a note for each that does not."""
    notes: list[Note] = []
    unique: dict[str, Declaration] = {}
    for one in found:
        if not one.name:
            notes.append(Note(one.text.split("\n")[0][:40], "a declaration without a name", one.file, one.line))
        elif one.name not in unique:
            unique[one.name] = one
        elif _shape(unique[one.name].text) != _shape(one.text):
            notes.append(Note(one.name, f"shown a second time and otherwise; the first is at {unique[one.name].file}:"
                              f"{unique[one.name].line}", one.file, one.line))
    left = _without_repeated_enumerators(_ordered(unique), notes)
    while True:
        text, owners = _program(left)
        assumed = {name: width for name, width in _ASSUMED.items() if name not in {one.name for one in left}}
        try:
            return _facts(text, owners, arch, source, assumed), notes
        except ReferenceError_ as error:
            at = re.search(r":(\d+): (.*)", str(error), re.S)
            culprit = owners.get(int(at.group(1))) if at else None
            if culprit is None:
                raise
            notes.append(Note(culprit.name, f"the compiler: {at.group(2)}", culprit.file, culprit.line))
            left = [one for one in left if one is not culprit]


def _shape(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _without_repeated_enumerators(found: list[Declaration], notes: list[Note]) -> list[Declaration]:
    """Enumerations that repeat an enumerator of an earlier one cannot be compiled beside it."""
    known: set[str] = set()
    kept = []
    for one in found:
        names = set(_ENUMERATOR.findall(one.text)) if "enum" in one.text.split("{")[0] else set()
        if names & known:
            notes.append(Note(one.name, f"repeats enumerators of another: {', '.join(sorted(names & known))}",
                              one.file, one.line))
            continue
        known |= names
        kept.append(one)
    return kept


def _ordered(unique: dict[str, Declaration]) -> list[Declaration]:
    """Each after what it uses."""
    done: dict[str, None] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in done or name in above:
            return
        for word in sorted(unique[name].words()):
            if word in unique:
                visit(word, (*above, name))
        done[name] = None

    for name in unique:
        visit(name, ())
    return [unique[name] for name in done]


def _program(found: list[Declaration]) -> tuple[str, dict[int, Declaration]]:
    """One header of all declarations, and whose each line is."""
    lines: list[str] = []
    owners: dict[int, Declaration] = {}
    for one in found:
        for line in mended(one).split("\n"):
            lines.append(line)
            owners[len(lines)] = one
    return "\n".join(lines) + "\n", owners


def _facts(text: str, owners: dict[int, Declaration], arch: str, source: str, assumed: dict[str, str]) -> list[Fact]:
    prelude = _PRELUDE + "".join(f"typedef {width} {name};\n" for name, width in assumed.items())
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "tlfs.h").write_text(text, encoding="utf-8")
        unit = c_reader.Unit(headers=("tlfs.h",), shim="edk2", prelude=prelude)
        facts = c_reader.read(Path(folder), unit, arch, source)
    placed = []
    first = {}
    for number, one in owners.items():
        first.setdefault(id(one), number)
    for fact in facts:
        owner = owners.get(fact.line)
        if owner is not None:
            placed.append(dataclasses.replace(fact, file=owner.file, line=owner.line + fact.line - first[id(owner)]
                                              if owner.line else 0))
    return placed
