# SPDX-License-Identifier: MIT
"""From a reference's names to ours: rules first, then the short table of a source's exceptions.

The rule is that spelling carries no meaning: HvInputVtl, hv_input_vtl, _HV_INPUT_VTL and HV_INPUT_VTL
are one name. What a rule cannot know stands in References/<source>/Exceptions.txt, one line each:

    name     THEIRS -> OURS            both are Type, Type.member or CONSTANT; a CONSTANT that is a mask may be a
                                       Type.member of bits
    decline  PATTERN : reason          not part of the guest interface, or not ours to define
    prefix   THEIRS -> OURS            names that begin with THEIRS may begin with OURS here; `-` is nothing, on either side;
                                       several lines for one THEIRS are tried in their order. For `check` OURS may
                                       also be a group of which a value is found by its figure: an enumeration `NAME.`,
                                       the bits of a type or of one word of it `TYPE.`, `TYPE.Member.`, or `NAMES_*`
    member   THEIRS -> OURS            a member that is called THEIRS may be called OURS here, in any type; several
                                       lines for one THEIRS are tried in their order
    frame    THEIRS : BYTES            their type begins so many bytes before ours, with headers that ours leaves to
                                       types of their own, and whose members keep their place; negative: it is what
                                       ours has from there on. THEIRS may be a mask: of the word that begins there
    part     PATTERN : MASK            their number has ours in the bits of MASK, and words of their own around it
    erratum  PATTERN : heading         disagrees with us, for the reason under that heading of Errata.md

A PATTERN may hold `*` and `?`; leading underscores of a name do not count; `#` starts a comment line. A line that
begins with `x64 ` or `arm64 ` holds for the facts of that architecture alone.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from pathlib import Path
from typing import Iterable

from facts import Fact, ReferenceError_

_WORDS = re.compile(r"^(?:struct|union|enum)\s+")
_INDEX = re.compile(r"\[\d+\]")
_RESERVED = re.compile(r"^(?:vina)?(?:reserved?|rsvd|padding|pad|unused|mbz|mustbezero|filler|notused|spare)"
                       r"z?(?:array|bank|bits?|bytes?|bytepadding|e[abcd]x|end|int|save|mbz|0x[0-9a-f]+)?"
                       r"[a-z]?\d*[a-z]?\d*(?:mbz)?$")
_VIEW = re.compile(r"^(as(u|i|uint|int|ulong|ulonglong|dword|qword|byte|bytes)(8|16|32|64|128)?s?|ascuint64)$")
_SEPARATORS = {"name": "->", "prefix": "->", "member": "->", "decline": " : ", "frame": " : ", "part": " : ",
               "erratum": " : "}


@functools.lru_cache(maxsize=None)
def key(name: str) -> str:
    """What is left of a name when its style is taken away."""
    return re.sub(r"[^a-z0-9]", "", _WORDS.sub("", name).lower())


def path_keys(path: str) -> tuple[str, ...]:
    """The keys of a dotted member path, without array indices."""
    return tuple(key(part) for part in _INDEX.sub("", path).split("."))


def is_reserved(path: str) -> bool:
    """Whether a member is one that nobody may use, or lies in one: each age and each source cuts them otherwise."""
    return any(_RESERVED.match(part) for part in path_keys(path))


def is_view(path: str) -> bool:
    """Whether a member is only the raw integer over members that have names of their own."""
    return bool(_VIEW.match(path_keys(path)[-1]))


def _camel_words(name: str) -> list[str]:
    return re.findall(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+\d*|[A-Z]+\d*|\d+", name)


def type_name(name: str) -> str:
    """How we would spell a type that no header of ours defines yet."""
    bare = _WORDS.sub("", name).strip("_")
    if bare.isupper() or "_" in bare:
        return bare.upper()
    return "_".join(word.upper() for word in _camel_words(bare))


def member_name(path: str) -> str:
    """How we would spell a member: HeaderSize for header_size."""
    def spelled(part: str) -> str:
        if part[:1].isupper() and "_" not in part:
            return part
        return "".join(word[:1].upper() + word[1:] for word in part.split("_"))
    return ".".join(spelled(part) for part in path.split("."))


def matched_name(fact: Fact) -> str:
    """The text that the exception table is matched against."""
    return bare(fact.full_name)


def bare(name: str) -> str:
    """A name as it stands in the exception table: no tag word, no leading underscore."""
    return _WORDS.sub("", name).lstrip("_")


@functools.lru_cache(maxsize=None)
def _pattern(text: str) -> re.Pattern:
    """Only `*` and `?` are special: names hold brackets."""
    return re.compile(re.escape(text).replace(r"\*", ".*").replace(r"\?", "."))


@dataclasses.dataclass
class Line:
    """One line of an exception table."""

    verb: str
    left: str
    right: str
    number: int
    uses: int = 0
    arch: str = ""


class Exceptions:
    """The exception table of one source; counts its lines' uses, so that a dead line is found."""

    def __init__(self, path: Path | None = None, arch: str = ""):
        """Reads the table; with `arch`, without the lines that hold for another architecture."""
        self.path = path
        self.arch = arch
        self.names: dict[str, Line] = {}
        self.prefixes: list[Line] = []
        self.declines: list[Line] = []
        self.errata: list[Line] = []
        self.frames: dict[str, Line] = {}
        self.parts: list[Line] = []
        self.members: dict[str, list[Line]] = {}
        if path is not None:
            for number, text in enumerate(self._text(path).splitlines(), 1):
                self._read(text.strip(), number)

    @staticmethod
    def _text(path: Path) -> str:
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ReferenceError_(f"cannot be read: {error}", path) from error

    def _read(self, text: str, number: int) -> None:
        if not text or text.startswith("#"):
            return
        verb, _, rest = text.partition(" ")
        arch = verb if verb in ("x64", "arm64") else ""
        if arch:
            verb, _, rest = rest.strip().partition(" ")
        if arch and self.arch and arch != self.arch:
            return
        separator = _SEPARATORS.get(verb)
        if separator is None:
            raise ReferenceError_(f"expected {', '.join(_SEPARATORS)}, found {verb!r}", self.path, number)
        left, found, right = (part.strip() for part in rest.partition(separator))
        if not (left and found and right):
            raise ReferenceError_(f"expected `{verb} ... {separator.strip()} ...`", self.path, number)
        line = Line(verb, left.lstrip("_"), right, number, arch=arch)
        if verb == "name":
            known = self.names.get(line.left, line)
            # One name for each architecture is no contradiction.
            if known.right != right and not (known.arch and arch and known.arch != arch):
                raise ReferenceError_(f"{left} already has another name", self.path, number)
            self.names[line.left] = line
        elif verb == "frame":
            if not re.fullmatch(r"-?[1-9]\d*", right):
                raise ReferenceError_(f"expected a number of bytes, found {right!r}", self.path, number)
            self.frames[line.left] = line
        elif verb == "part":
            if not re.fullmatch(r"0x[0-9A-Fa-f]+", right):
                raise ReferenceError_(f"expected a hexadecimal mask, found {right!r}", self.path, number)
            self.parts.append(line)
        elif verb == "prefix":
            self.prefixes.append(line)
        elif verb == "member":
            self.members.setdefault(line.left, []).append(line)
        else:
            (self.declines if verb == "decline" else self.errata).append(line)

    @classmethod
    def together(cls, paths: Iterable[Path], arch: str) -> "Exceptions":
        """Several tables as one; where two name the same thing, the first one's name holds."""
        merged = cls(None, arch)
        for table in (cls(path, arch) for path in paths):
            merged.names = {**table.names, **merged.names}
            merged.frames = {**table.frames, **merged.frames}
            for lines in ("prefixes", "declines", "errata", "parts"):
                getattr(merged, lines).extend(getattr(table, lines))
            for member, lines in table.members.items():
                merged.members.setdefault(member, []).extend(lines)
        return merged

    def renamed(self, name: str) -> str | None:
        """Our name for a name of theirs, if the table has one."""
        line = self.names.get(bare(name))
        if line is None:
            return None
        line.uses += 1
        return line.right

    def names_exactly(self, fact: Fact) -> bool:
        """Whether the table has a name for this very fact, which is stronger than a pattern that declines it."""
        return matched_name(fact) in self.names

    def by_prefix(self, name: str) -> list[tuple[str, Line]]:
        """What a name may be here by the table's prefixes, and the line that says so."""
        found = []
        for line in self.prefixes:
            theirs = line.left.replace("-", "")
            if bare(name).startswith(theirs):
                found.append((line.right.replace("-", "") + bare(name)[len(theirs):], line))
        return found

    def by_member(self, path: str) -> list[tuple[str, list[Line]]]:
        """What a member's dotted path may be here by the table's members, and the lines that say so."""
        found: list[tuple[list[str], list[Line]]] = [([], [])]
        for part in path.split("."):
            choices = [(part, []), *((line.right, [line]) for line in self.members.get(part.lstrip("_"), ()))]
            found = [([*parts, choice], [*lines, *more]) for parts, lines in found for choice, more in choices]
        return [(".".join(parts), lines) for parts, lines in found if lines]

    def frame(self, name: str) -> int:
        """How many bytes before ours a type of theirs begins, or the word of a mask."""
        line = self.frames.get(bare(name))
        if line is None:
            return 0
        line.uses += 1
        return int(line.right)

    def part(self, fact: Fact) -> Fact:
        """The fact with the bits of its number that are ours."""
        mask = self._first(self.parts, fact) if fact.kind == "value" else None
        return fact if mask is None else dataclasses.replace(fact, value=fact.value & int(mask, 16))

    def declined(self, fact: Fact) -> str | None:
        """Why a fact is not taken, if the table says so."""
        return self._first(self.declines, fact)

    def erratum(self, fact: Fact) -> str | None:
        """Under which heading a disagreement is explained, if the table says so."""
        return self._first(self.errata, fact)

    @staticmethod
    def _first(lines: list[Line], fact: Fact) -> str | None:
        candidates = {matched_name(fact)}
        if fact.kind == "value" and fact.type:
            candidates.add(bare(fact.type) + "." + fact.name)
        for line in lines:
            if any(_pattern(line.left).fullmatch(candidate) for candidate in candidates):
                line.uses += 1
                return line.right
        return None

    def lines(self) -> list[Line]:
        """All lines that were read."""
        members = [line for lines in self.members.values() for line in lines]
        return [*self.names.values(), *self.prefixes, *members, *self.declines, *self.frames.values(), *self.parts,
                *self.errata]


def unused(tables: Iterable[Exceptions]) -> list[Line]:
    """Lines that no fact needed, of one source's table as it was read for each architecture."""
    lines: dict[int, Line] = {}
    used = set()
    for line in (line for table in tables for line in table.lines()):
        lines[line.number] = line
        if line.uses:
            used.add(line.number)
    return [lines[number] for number in sorted(lines.keys() - used)]
