# SPDX-License-Identifier: MIT
"""Our own headers, read by the same compiler as everyone else's, and the look-up of names in them."""

from __future__ import annotations

import dataclasses
import re
import sys
from pathlib import Path

import names
import places
from facts import Fact, ReferenceError_
from readers.c import reader as c_reader

_TYPE_WORDS = re.compile(r"\b(struct|union|enum|const|volatile)\b|\[\d*\]")
_DEPTH = 6
_FOREIGN = "Mile.HyperV/Compat/Foreign.h"


@dataclasses.dataclass(frozen=True)
class Member:
    """A member of one of our types, reached from the type's start by a path that offsetof accepts."""

    path: str
    keys: tuple[str, ...]
    fact: Fact
    offset: int
    order: int

    @property
    def width(self) -> int:
        return self.fact.width_bits

    @property
    def is_field(self) -> bool:
        """Whether offsetof and sizeof can be asked; a bit-field's place is told in bits."""
        return self.fact.kind == "field"


def headers(root: Path) -> list[str]:
    """Every header that defines something, relative to include/: the umbrellas only include, Masks/ only repeats."""
    topics = sorted(path.relative_to(root).as_posix() for path in (root / "Mile.HyperV").rglob("*.h")
                    if path.parent.name != "Masks")
    return ["Mile.HyperV.Portable.Types.h", *topics]


def topic(header: str) -> str:
    """The name of a header's row file: Hypervisor.Cpuid for Mile.HyperV/Hypervisor/Cpuid.h."""
    return header.removeprefix("Mile.HyperV").lstrip("./").removesuffix(".h").replace("/", ".")


def header(topic_name: str) -> str:
    """The header of a row file: what topic() was given."""
    if topic_name == "Portable.Types":
        return "Mile.HyperV.Portable.Types.h"
    return f"Mile.HyperV/{topic_name.replace('.', '/')}.h"


def unit(header_names: list[str]) -> c_reader.Unit:
    """How our headers are compiled for reading; not for Windows, where they leave out names that its SDK has."""
    return c_reader.Unit(headers=tuple(header_names), also=("Mile.HyperV",), abi="linux")


def read(root: Path, arch: str) -> list[Fact]:
    """The facts of all our headers; an error if one does not compile."""
    return _defining(c_reader.read(root, unit(headers(root)), arch, "ours"))


def _defining(facts: list[Fact]) -> list[Fact]:
    """Without Masks/, which Guest/ includes: it repeats the bit-fields as numbers, and `hvref masks` checks it."""
    return [fact for fact in facts if "/Masks/" not in fact.file]


def read_sound(root: Path, arch: str) -> tuple[list[Fact], list[str]]:
    """Like read, but leaves out headers that do not compile, and says which: for work in progress."""
    sound, broken = [], []
    for header in headers(root):
        try:
            c_reader.check(root, unit([header]), arch)
            sound.append(header)
        except ReferenceError_ as error:
            broken.append(f"{header} left out: {error}")
    while True:
        try:
            return _defining(c_reader.read(root, unit(sound), arch, "ours")), broken
        except ReferenceError_ as error:
            culprit = next((header for header in reversed(sound) if header in str(error)), None)
            if culprit is None:
                raise
            sound.remove(culprit)
            broken.append(f"{culprit} left out: {error}")


class Library:
    """Our definitions for one architecture, by key."""

    def __init__(self, facts: list[Fact], arch: str):
        self.arch = arch
        self.facts = facts
        self.types: dict[str, Fact] = {}
        self.by_key: dict[str, list[Fact]] = {}
        self.constants: dict[str, list[Fact]] = {}
        self.direct: dict[str, list[Fact]] = {}
        self._members: dict[str, list[Member]] = {}
        self._header_order: dict[str, int] = {}
        for fact in facts:
            self._enter(fact)

    def _enter(self, fact: Fact) -> None:
        self._header_order.setdefault(fact.file, len(self._header_order))
        if fact.kind == "type":
            self.types[fact.name] = fact
            self.by_key.setdefault(names.key(fact.name), []).append(fact)
        elif fact.kind in ("field", "bits"):
            self.direct.setdefault(fact.type, []).append(fact)
        else:
            self.constants.setdefault(names.key(fact.name), []).append(fact)

    def find_type(self, name: str) -> Fact | None:
        """Our type of that name, in whatever style it is spelled."""
        return self._best(self.by_key.get(names.key(name), ()), names.bare(name))

    def find_constant(self, name: str, kind: str) -> Fact | None:
        """Our enumerator, macro or GUID of that name."""
        found = [fact for fact in self.constants.get(names.key(name), ()) if fact.kind == kind]
        return self._best(found, names.bare(name))

    @staticmethod
    def _best(found, name: str) -> Fact | None:
        """The one of the same spelling, else the first."""
        return next((fact for fact in found if fact.name == name), next(iter(found), None))

    def record(self, name: str) -> str:
        """The record behind a type name, through any number of typedefs; the last name if there is none."""
        seen = set()
        while name in self.types and self.types[name].form == "alias" and name not in seen:
            seen.add(name)
            name = _TYPE_WORDS.sub("", self.types[name].ctype).strip()
        return name

    def members(self, type_name: str) -> list[Member]:
        """Every member of a type, those of the structures that it embeds too."""
        record = self.record(type_name)
        if record not in self._members:
            self._members[record] = []
            self._expand(record, "", 0, 0, self._members[record])
        return self._members[record]

    def _expand(self, record: str, prefix: str, base: int, depth: int, found: list[Member]) -> None:
        for fact in self.direct.get(record, ()):
            path = prefix + fact.name
            offset = base + fact.offset_bits
            found.append(Member(path, names.path_keys(path), fact, offset, len(found)))
            inner = self.record(_TYPE_WORDS.sub("", fact.ctype).strip())
            if depth < _DEPTH and inner in self.direct and not fact.flexible and "pointer" not in fact.flags:
                index = "[0]" if fact.count is not None else ""
                self._expand(inner, f"{path}{index}.", offset, depth + 1, found)

    def order(self, fact: Fact) -> tuple[int, int]:
        """Where a definition stands in our headers."""
        return (self._header_order.get(fact.file, 0), fact.line)


@dataclasses.dataclass(frozen=True)
class Libraries:
    """Our definitions for each architecture; a name may stand for different types on each."""

    by_arch: dict[str, Library]

    def of(self, arch: str) -> Library:
        return self.by_arch["arm64" if arch == "arm64" else "x64"]

    def differs(self, name: str) -> bool:
        """Whether a bare name is one that HV_BY_TARGET chooses."""
        found = [library.types.get(name) for library in self.by_arch.values()]
        return all(found) and len({fact.ctype for fact in found}) > 1 and found[0].form == "alias"

    def own(self, ours: Fact | None, arch: str) -> Fact | None:
        """The type itself in place of an alias that is not on every target.

        That is a bare name that HV_BY_TARGET chooses, and a name that another SDK owns.
        """
        if ours is not None and ours.form == "alias" and (self.differs(ours.name) or ours.file == _FOREIGN):
            return self.of(arch).types.get(ours.ctype, ours)
        return ours

    def value_differs(self, name: str) -> bool:
        """Whether a constant has another value on another architecture."""
        found = [library.find_constant(name, "value") for library in self.by_arch.values()]
        return all(found) and len({fact.value for fact in found}) > 1


def load(root: Path, lenient: bool = False) -> tuple[Libraries, list[str]]:
    """Our headers for every architecture, and complaints about those left out."""
    by_arch, complaints = {}, []
    for arch in c_reader.TARGETS:
        if lenient:
            facts, broken = read_sound(root, arch)
            complaints += [line for line in broken if line not in complaints]
        else:
            facts = read(root, arch)
        by_arch[arch] = Library(facts, arch)
    return Libraries(by_arch), complaints


def told(lenient: bool = False) -> Libraries:
    """The library of this repository; what had to be left out is said to the person at the keyboard."""
    libraries, complaints = load(places.INCLUDE, lenient)
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return libraries
