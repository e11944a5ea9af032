# SPDX-License-Identifier: MIT
"""Definitions of ours that no row of any source speaks of.

Nothing holds such a definition, so each has to be explained: References/Unproven.txt has a line
for it, NAME or PATTERN, ` : ` and the reason. A line that explains nothing is a fault as well.
"""

from __future__ import annotations

import dataclasses
import fnmatch
from pathlib import Path

import rows
from facts import Fact, ReferenceError_
from library import Libraries

_NOT_OF_THE_WIRE = ("Mile.HyperV/Guest/", "Mile.HyperV/Compat/", "Mile.HyperV.")


@dataclasses.dataclass
class Line:
    """One explanation."""

    pattern: str
    reason: str
    number: int
    uses: int = 0


def definitions(libraries: Libraries) -> list[Fact]:
    """The wire's records, constants and GUIDs, each once, in our headers' order."""
    found: dict[str, Fact] = {}
    for library in libraries.by_arch.values():
        for fact in library.facts:
            if fact.file.startswith(_NOT_OF_THE_WIRE) or fact.kind in ("field", "bits"):
                continue
            if fact.kind != "type" or fact.form in ("struct", "union"):
                found.setdefault(fact.name, fact)
    return [fact for fact in found.values() if not _initialises(fact, found)]


def _initialises(fact: Fact, found: dict[str, Fact]) -> bool:
    """Whether a GUID is only the initialiser of another one."""
    return fact.kind == "guid" and fact.name.removesuffix("_INIT") in found.keys() - {fact.name}


def proven(references: Path) -> set[str]:
    """The names that rows speak of."""
    return {row.arguments[0] for path in references.glob("*/*.def") for row in rows.read(path)
            if row.topic != rows.WAITING}


def without_rows(libraries: Libraries, references: Path) -> list[Fact]:
    """The definitions that no row speaks of."""
    names = proven(references)
    return [fact for fact in definitions(libraries) if fact.name not in names]


def explanations(path: Path) -> list[Line]:
    """The lines of Unproven.txt."""
    found = []
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        pattern, separator, reason = (part.strip() for part in line.partition(" : "))
        if not (pattern and separator and reason):
            raise ReferenceError_("expected NAME : reason", path, number)
        found.append(Line(pattern, reason, number))
    return found


def explanation(name: str, lines: list[Line]) -> Line | None:
    """The line that explains a name."""
    return next((line for line in lines if fnmatch.fnmatchcase(name, line.pattern)), None)


def faults(found: list[Fact], path: Path) -> list[str]:
    """Definitions without a row or a reason, and reasons without a definition."""
    lines = explanations(path)
    complaints = []
    for fact in found:
        line = explanation(fact.name, lines)
        if line is None:
            complaints.append(f"{fact.file}:{fact.line}: no source has a row for {fact.name}, "
                              f"and {path.name} does not give a reason")
        else:
            line.uses += 1
    return complaints + [f"{path.name}:{line.number}: {line.pattern} has a row, or is no definition"
                         for line in lines if not line.uses]
