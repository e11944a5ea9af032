# SPDX-License-Identifier: MIT
"""The books of every source: each fact is a row, is declined for a reason, waits, or is a fault.

The totals stand in References/Sources.md between two marker lines, so that a reader sees them and a
test can hold the committed rows against them without any source at hand. Why facts were declined
stands, counted, in each source's Declined.txt.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from pathlib import Path

import names
import rows
from facts import ReferenceError_
from judge import DECLINED, DISAGREES, ROW, UNMAPPED, WAITING, Outcome
from readers import frozen
from report import reasons

BEGIN = "<!-- totals: written by `hvref account --write` -->"
END = "<!-- end of totals -->"
DECLINED_FILE = "Declined.txt"
ORIGINAL = "original"
ON_NONE, ON_ORIGINAL, ON_ONE, ON_MORE = "none", "the original alone", "one source alone", "more"
SUPPORT_BEGIN = "<!-- support: written by `hvref account --write` -->"
SUPPORT_END = "<!-- end of support -->"
_KINDS = {"TYPE": "types", "TYPE_FLEXIBLE": "types", "FIELD": "members", "BITS": "members", "FLEXIBLE": "members",
          "VALUE": "values", "VALUE_X64": "values", "VALUE_ARM64": "values", "GUID": "GUIDs"}
_HEAD = ("source", "facts", "rows", "of them errata", "declined", "waiting", "unmapped", "differing")


@dataclasses.dataclass(frozen=True)
class Totals:
    """One source's line of the table."""

    source: str
    facts: int
    rows: int
    errata: int
    declined: int
    waiting: int
    unmapped: int
    differing: int

    def line(self) -> str:
        figures = [f"{value:,}" for value in dataclasses.astuple(self)[1:]]
        return f"| {self.source} | " + " | ".join(figures) + " |"

    @property
    def closes(self) -> bool:
        """Whether every fact is accounted for and none is left to decide."""
        parts = self.rows + self.declined + self.waiting + self.unmapped + self.differing
        return self.facts == parts and not self.unmapped and not self.differing


def totals(source: str, outcomes: list[Outcome]) -> Totals:
    """The books of one source."""
    found = Counter(outcome.state for outcome in outcomes)
    errata = sum(outcome.state == ROW and outcome.row.is_erratum for outcome in outcomes)
    return Totals(source, len(outcomes), found[ROW], errata, found[DECLINED], found[WAITING], found[UNMAPPED],
                  found[DISAGREES])


def declined_text(source: str, outcomes: list[Outcome]) -> str:
    """How many facts of a source were declined for which reason."""
    lines = [f"{count:6}  {reason}" for reason, count in sorted(reasons(outcomes).items())]
    return "\n".join([f"# Why facts of {source} are no rows. Written by `hvref import`.", *lines]) + "\n"


def _split(text: str, path: Path, begin: str = BEGIN, end: str = END) -> tuple[str, str, str]:
    before, found_begin, rest = text.partition(begin)
    table, found_end, after = rest.partition(end)
    if not found_begin or not found_end:
        raise ReferenceError_(f"the lines {begin} and {end} are not there", path)
    return before, table, after


def read_table(path: Path) -> dict[str, Totals]:
    """The totals that Sources.md states."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ReferenceError_(f"cannot be read: {error.strerror}", path) from error
    found = {}
    for line in _split(text, path)[1].splitlines():
        match = re.match(r"^\| ([a-z0-9.-]+) ((?:\| *[\d,]+ *)+)\|$", line)
        if match:
            figures = [int(figure.replace(",", "")) for figure in match.group(2).split("|")[1:]]
            if len(figures) != len(_HEAD) - 1:
                raise ReferenceError_(f"a line of the table has {len(figures)} figures: {line}", path)
            found[match.group(1)] = Totals(match.group(1), *figures)
    return found


def write_table(path: Path, new: dict[str, Totals], order: list[str]) -> None:
    """Puts the totals of the sources that were read into the table and leaves the others as they are."""
    known = {**read_table(path), **new}
    before, _, after = _split(path.read_text(encoding="utf-8"), path)
    lines = ["| " + " | ".join(_HEAD) + " |", "|---" + "|--:" * (len(_HEAD) - 1) + "|"]
    lines += [known[name].line() for name in order if name in known]
    path.write_text(before + BEGIN + "\n\n" + "\n".join(lines) + "\n\n" + END + after, encoding="utf-8")


def rests_on(ids: set[str]) -> str:
    """On how much a figure rests: the sources that have it; the original is what we replace, and no reference."""
    references = ids - {ORIGINAL}
    if len(references) > 1:
        return ON_MORE
    return ON_ONE if references else ON_ORIGINAL if ids else ON_NONE


def agreeing(references: Path) -> dict[str, dict[str, set[str]]]:
    """By kind, each type, member, value and GUID with the sources that have our figure of it."""
    found: dict[str, dict[str, set[str]]] = {kind: {} for kind in dict.fromkeys(_KINDS.values())}
    for path in sorted(references.glob("*/*.def")):
        for row in rows.read(path):
            if row.topic != rows.WAITING:
                ids = found[_KINDS[row.form]].setdefault(row.subject, set())
                if not row.is_erratum:
                    ids.add(path.parent.name)
    return found


def support(references: Path) -> dict[str, Counter]:
    """How many types, members, values and GUIDs rest on how many sources, by the committed rows."""
    return {kind: Counter(rests_on(ids) for ids in subjects.values())
            for kind, subjects in agreeing(references).items()}


def alone(references: Path) -> list[str]:
    """Each name that rests on one source alone, on the original alone, or on none: with the source."""
    return [f"{kind}  {subject}: {', '.join(sorted(ids)) or 'all differ'}"
            for kind, subjects in agreeing(references).items() for subject, ids in sorted(subjects.items())
            if rests_on(ids) != ON_MORE]


def support_table(references: Path) -> str:
    """The lines of that table in Sources.md."""
    states = (ON_MORE, ON_ONE, ON_ORIGINAL, ON_NONE)
    lines = ["| | with rows | more than one source | one source alone | the original alone | all differ |",
             "|---|--:|--:|--:|--:|--:|"]
    for kind, found in support(references).items():
        figures = [sum(found.values()), *(found[state] for state in states)]
        lines.append(f"| {kind} | " + " | ".join(f"{figure:,}" for figure in figures) + " |")
    return "\n".join(lines)


def write_support(path: Path) -> None:
    """Puts the table of support into Sources.md, from the rows beside it."""
    before, _, after = _split(path.read_text(encoding="utf-8"), path, SUPPORT_BEGIN, SUPPORT_END)
    text = f"{before}{SUPPORT_BEGIN}\n\n{support_table(path.parent)}\n\n{SUPPORT_END}{after}"
    path.write_text(text, encoding="utf-8")


def faults(references: Path, ids: list[str], pins: dict[str, str], is_frozen: set[str]) -> list[str]:
    """Everything in which the committed files and the stated totals part; needs no source."""
    path = references / "Sources.md"
    stated = read_table(path)
    text = path.read_text(encoding="utf-8")
    found = [f"{path.name} does not name the pin of {name}, {pin}" for name, pin in pins.items() if pin not in text]
    found += [f"{name} has no totals in {path.name}" for name in ids if name not in stated]
    found += [f"{name} has totals, but is no source" for name in stated if name not in ids]
    folders = {folder.name for folder in references.iterdir() if folder.is_dir()}
    found += [f"{name} is no source's folder" for name in sorted(folders - set(ids))]
    found += [f"{name} does not move, and has no {frozen.FILE}; see `hvref freeze`" for name in ids
              if (name in is_frozen) and not (references / name / frozen.FILE).is_file()]
    if _split(text, path, SUPPORT_BEGIN, SUPPORT_END)[1].strip() != support_table(references):
        found.append(f"{path.name}: the table of what rests on which sources is not that of the rows")
    errata = references / "Errata.md"
    explained = set(headings(errata.read_text(encoding="utf-8") if errata.is_file() else ""))
    for name in ids:
        found += _missing_headings(references / name / "Exceptions.txt", explained)
        if name in stated:
            found += _source_faults(references / name, stated[name])
    return found


def headings(text: str) -> dict[str, int]:
    """The headings under which contradictions are explained, with their lines."""
    return {line.lstrip("#").strip(): number for number, line in enumerate(text.splitlines(), 1)
            if line.startswith("#")}


def _missing_headings(path: Path, explained: set[str]) -> list[str]:
    """Disagreements that a table says to be explained, and nobody explains."""
    if not path.is_file():
        return []
    return [f"{path.parent.name}/{path.name}:{line.number}: Errata.md has no heading {line.right!r}"
            for line in names.Exceptions(path).errata if line.right not in explained]


def _source_faults(folder: Path, stated: Totals) -> list[str]:
    counted = Counter()
    for path in sorted(folder.glob("*.def")):
        for row in rows.read(path):
            counted["waiting" if row.topic == rows.WAITING else "rows"] += 1
            counted["errata"] += row.is_erratum
    counted["declined"] = _declined(folder / DECLINED_FILE)
    found = [f"{stated.source}: {counted[name]} {name} in the files, {getattr(stated, name)} in the totals"
             for name in ("rows", "errata", "waiting", "declined") if counted[name] != getattr(stated, name)]
    if not stated.closes:
        found.append(f"{stated.source}: its books do not close: {stated.line()}")
    return found


def _declined(path: Path) -> int:
    if not path.is_file():
        return 0
    total = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        count, _, reason = line.strip().partition("  ")
        if not (count.isdigit() and reason):
            raise ReferenceError_("expected a count and a reason", path, number)
        total += int(count)
    return total
