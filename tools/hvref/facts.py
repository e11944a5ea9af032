# SPDX-License-Identifier: MIT
"""The Fact: one thing that one reference says, whatever language it says it in.

Every reader returns a list of these and everything behind the readers works on
nothing else, so that a Rust structure, a C structure and a debug symbol can be
held against each other.

The JSON form has one object a line. Its keys are those of the fact files that
other extractors write: `kind` is type, field, bits, enum, const, guid, alias,
macro or var. Inside the program the kinds are fewer: an enumerator and a
constant are both a value, and an alias is a type.
"""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import Any, Iterable, Iterator

KINDS = ("type", "field", "bits", "value", "guid")


class ReferenceError_(Exception):
    """Something that the person at the keyboard must mend; the message names file and line."""

    def __init__(self, message: str, file: str | Path = "", line: int = 0):
        where = f"{file}:{line}: " if line else (f"{file}: " if file else "")
        super().__init__(where + message)


@dataclasses.dataclass(frozen=True)
class Fact:
    """One statement of a reference.

    kind `type`:  name, size and align in bytes, form (struct, union, enum, alias).
    kind `field`: type (the outermost named type), name (dotted path below it, anonymous
                  members left out), offset_bits from the outermost type's start, width_bits.
                  An array has count and elem_bits; a flexible one has flexible and width_bits 0.
    kind `bits`:  the same for a bit-field, bits counted from the least significant.
    kind `value`: name and integer value; form `enum` with the enumeration's name in type, or `const`.
    kind `guid`:  name, and value as lower-case text.

    Flags hold what matters for accounting: `pointer` (a field that is a pointer, or a type that
    holds one), `container` (a member whose type has no name and whose members follow),
    `synthesized` (a name that an extractor made up), `internal` and the like.
    """

    kind: str
    name: str
    type: str = ""
    offset_bits: int | None = None
    width_bits: int | None = None
    size: int | None = None
    align: int | None = None
    value: int | str | None = None
    form: str = ""
    ctype: str = ""
    count: int | None = None
    elem_bits: int | None = None
    flexible: bool = False
    flags: frozenset[str] = frozenset()
    file: str = ""
    line: int = 0
    source: str = ""
    arch: str = ""

    @property
    def where(self) -> str:
        """Where a reader finds it: file:line, or the file or the source alone."""
        if self.file and self.line:
            return f"{self.file}:{self.line}"
        return self.file or self.source

    @property
    def full_name(self) -> str:
        """Type.member for members, the name alone for the rest; what patterns are matched against."""
        return f"{self.type}.{self.name}" if self.kind in ("field", "bits") else self.name

    def statement(self) -> tuple:
        """What it says, without where it stands: two facts with equal statements are one."""
        return (self.kind, self.type, self.name, self.offset_bits, self.width_bits, self.size, self.value,
                self.flexible)


_FLAG_KEYS = ("internal", "container", "synthesized", "pointer", "packed", "unresolved")
_JSON_KINDS = {"type": "type", "alias": "type", "field": "field", "bits": "bits", "enum": "value",
               "const": "value", "guid": "guid"}
_IGNORED_JSON_KINDS = ("macro", "var")
_REQUIRED = {"type": ("name", "size"), "alias": ("name", "size"), "field": ("type", "name", "offset_bits"),
             "bits": ("type", "name", "offset_bits", "width_bits"), "enum": ("name", "value"),
             "const": ("name", "value"), "guid": ("name", "value")}
_INTEGERS = ("size", "align", "offset_bits", "width_bits", "count", "elem_bits", "line")


def _is_open(record: dict) -> bool:
    """Whether a field may have no width: an array without a length, or one that the extractor could not size."""
    return bool(record.get("ctype", "").endswith("[]") or record.get("flexible") or record.get("unresolved"))


def _check(record: Any, file: str, line: int) -> None:
    """Refuses a record that a later step would misread."""
    if not isinstance(record, dict):
        raise ReferenceError_("expected a JSON object", file, line)
    kind = record.get("kind")
    if kind not in _JSON_KINDS and kind not in _IGNORED_JSON_KINDS:
        raise ReferenceError_(f"unknown kind {kind!r}", file, line)
    for key in _REQUIRED.get(kind, ()):
        if record.get(key) is None:
            raise ReferenceError_(f"a {kind} without {key!r}", file, line)
    if kind == "field" and record.get("width_bits") is None and not _is_open(record):
        raise ReferenceError_("a field without 'width_bits' that is no open array", file, line)
    for key in _INTEGERS:
        value = record.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise ReferenceError_(f"{key!r} is not an integer: {value!r}", file, line)


def _flags(record: dict) -> frozenset[str]:
    flags = {key for key in _FLAG_KEYS if record.get(key)}
    ctype = record.get("ctype", "")
    if record.get("has_ptr"):
        flags.add("pointer")
    if record.get("kind") == "alias" and (ctype.rstrip().endswith("*") or "(*)" in ctype):
        flags.add("pointer")
    if "(anonymous)" in ctype:
        flags.add("container")
    if record.get("class"):
        flags.add("class:" + record["class"])
    return frozenset(flags)


_ARRAY = re.compile(r"^[^\[]+\[(\d*)\]")


def _array(record: dict) -> tuple[int | None, int | None, bool]:
    """Count, element width and flexibility, which some extractors say only in the C type's text."""
    count, elem_bits, flexible = record.get("count"), record.get("elem_bits"), bool(record.get("flexible"))
    match = _ARRAY.match(record.get("ctype", "")) if record.get("kind") == "field" else None
    if match and count is None:
        count = int(match.group(1) or 0)
        flexible = flexible or count == 0
        elem_bits = record["width_bits"] // count if count else None
    if record.get("kind") == "field" and record.get("width_bits") == 0:
        flexible = True
    return count, elem_bits, flexible


def from_json(record: dict, source: str = "", arch: str = "", file: str = "", line: int = 0,
              placed: bool = True) -> Fact | None:
    """The Fact that a JSON record states; None for a kind that states nothing measurable.

    `file` and `line` locate the record itself. A record that names no file of its own is cited by that place, unless
    `placed` is false.
    """
    _check(record, file, line)
    kind = record["kind"]
    if kind in _IGNORED_JSON_KINDS:
        return None
    form = {"alias": "alias", "enum": "enum", "const": "const"}.get(kind, record.get("form", ""))
    count, elem_bits, flexible = _array(record)
    value = record.get("value")
    if kind == "enum" and record.get("value_u") is not None and isinstance(value, int) and value < 0:
        value = record["value_u"]
    return Fact(
        kind=_JSON_KINDS[kind],
        name=record.get("access") or ".".join(filter(None, (record.get("path"), record["name"]))),
        type=record.get("type", "") or "",
        offset_bits=record.get("offset_bits"),
        width_bits=record.get("width_bits") or 0 if kind in ("field", "bits") else None,
        size=record.get("size"),
        align=record.get("align"),
        value=value.lower() if kind == "guid" else value,
        form=form,
        ctype=record.get("ctype", ""),
        count=count,
        elem_bits=elem_bits,
        flexible=flexible,
        flags=_flags(record),
        file=record.get("file", "") or (file if placed else ""),
        line=record.get("line", 0) or (line if placed and not record.get("file") else 0),
        source=source or record.get("source", ""),
        arch=arch or record.get("arch", ""),
    )


_MEANINGFUL_ZERO = ("offset_bits", "width_bits", "size", "value", "count")


def to_json(fact: Fact) -> dict:
    """The JSON record of a fact; from_json gives the same fact back."""
    kind = {"value": "enum" if fact.form == "enum" else "const"}.get(fact.kind, fact.kind)
    if fact.kind == "type" and fact.form == "alias":
        kind = "alias"
    record: dict[str, Any] = {"kind": kind}
    for key in ("type", "name", "offset_bits", "width_bits", "size", "align", "value", "ctype", "count", "elem_bits",
                "file", "line", "source", "arch"):
        value = getattr(fact, key)
        if value not in (None, "", 0) or (value == 0 and key in _MEANINGFUL_ZERO):
            record[key] = value
    if fact.kind == "type" and fact.form not in ("", "alias"):
        record["form"] = fact.form
    if fact.flexible:
        record["flexible"] = True
    for flag in sorted(fact.flags):
        if flag.startswith("class:"):
            record["class"] = flag[len("class:"):]
        else:
            record[flag] = True
    return record


def json_records(text: str, path: str | Path) -> Iterator[tuple[int, dict]]:
    """The records of JSON lines with their line numbers, or an error that names the line: half a file is no file."""
    if text and not text.endswith("\n"):
        raise ReferenceError_("the last line has no end; is the file whole?", path, text.count("\n") + 1)
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except json.JSONDecodeError as error:
            raise ReferenceError_(f"not JSON: {error.msg}", path, number) from error


def read_json_lines(path: Path, source: str = "", arch: str = "", placed: bool = True) -> list[Fact]:
    """All facts of one file of JSON lines."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReferenceError_(f"cannot be read: {error}", path) from error
    found = (from_json(record, source, arch, path.name, number, placed) for number, record in json_records(text, path))
    return [fact for fact in found if fact is not None]


def write_json_lines(facts: Iterable[Fact]) -> str:
    """The text that read_json_lines reads back."""
    return "".join(json.dumps(to_json(fact), sort_keys=True) + "\n" for fact in facts)


def distinct(facts: Iterable[Fact]) -> list[Fact]:
    """The facts without repetitions: a header that two others include says a thing once."""
    seen: dict[tuple, Fact] = {}
    for fact in facts:
        seen.setdefault(fact.statement(), fact)
    return list(seen.values())
