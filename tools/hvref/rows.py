# SPDX-License-Identifier: MIT
"""Rows: facts in our names, as preprocessor lines that a test can include.

A row file needs no generator on the reader's side: a test defines the HV_REF_ macros and includes it.
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Iterable

import library
from facts import ReferenceError_

WAITING = "Waiting"
_OF_MEMBERS = ("FIELD", "BITS", "FLEXIBLE")
_ROW = re.compile(r"^(HV_REF_[A-Z0-9_]+)\((.*)\) /\* (.*) \*/$")


@dataclasses.dataclass(frozen=True)
class Row:
    """One line of a .def file."""

    macro: str
    arguments: tuple[str, ...]
    comment: str
    topic: str = WAITING
    order: tuple = ()

    def text(self) -> str:
        return f"HV_REF_{self.macro}({', '.join(self.arguments)}) /* {self.comment} */"

    @property
    def form(self) -> str:
        """What the row is about: TYPE, FIELD, BITS, VALUE and so on, of an erratum too."""
        return self.macro.removeprefix("ERRATUM_")

    @property
    def is_of_member(self) -> bool:
        return self.form in _OF_MEMBERS

    @property
    def subject(self) -> str:
        """What the row is about, by name: a type, Type.Member, a value or a GUID."""
        return ".".join(self.arguments[:2]) if self.is_of_member else self.arguments[0]

    @property
    def is_erratum(self) -> bool:
        return self.macro.startswith("ERRATUM")


def number(value: int) -> str:
    """A value as C literals have it: small ones decimal, the others hexadecimal."""
    if -10 < value < 10:
        return str(value)
    return hex(value) if value >= 0 else f"-{hex(-value)}"


def file_text(source: str, topic: str, rows: Iterable[Row]) -> str:
    """A whole row file: a heading that says what it is about, then the rows in our headers' order."""
    if topic == WAITING:
        about = f"Facts of {source}: names that no header defines yet."
    else:
        about = f"Facts of {source}: {library.header(topic)}."
    lines = ["/* SPDX-License-Identifier: MIT */", f"/* {about} Written by `hvref import`. */", ""]
    previous = None
    for row in sorted(rows, key=lambda row: (row.order, row.arguments, row.macro, row.comment)):
        group = "" if "VALUE" in row.macro or "GUID" in row.macro else row.arguments[0]
        if previous is not None and group != previous:
            lines.append("")
        previous = group
        lines.append(row.text())
    return "\n".join(lines) + "\n"


def write(folder: Path, source: str, rows: Iterable[Row]) -> list[Path]:
    """Writes a source's row files and removes those of topics that have no row any more."""
    by_topic: dict[str, list[Row]] = {}
    for row in rows:
        by_topic.setdefault(row.topic, []).append(row)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for topic in sorted(by_topic):
        path = folder / f"{topic}.def"
        path.write_text(file_text(source, topic, by_topic[topic]), encoding="utf-8")
        written.append(path)
    for stale in set(folder.glob("*.def")) - set(written):
        stale.unlink()
    return written


def read(path: Path) -> list[Row]:
    """The rows of a committed file; an error for a line that is none."""
    return parse(path.read_text(encoding="utf-8"), path)


def parse(text: str, path: Path) -> list[Row]:
    """The rows of a row file's text."""
    rows = []
    for line_number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("/*"):
            continue
        match = _ROW.match(line)
        if match is None:
            raise ReferenceError_(f"not a row: {line!r}", path, line_number)
        arguments = tuple(argument.strip() for argument in match.group(2).split(","))
        rows.append(Row(match.group(1).removeprefix("HV_REF_"), arguments, match.group(3), path.stem))
    return rows
