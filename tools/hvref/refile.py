# SPDX-License-Identifier: MIT
"""Puts committed rows where our headers have their definitions now.

A source that moves cannot be read from a clone alone. Its rows say everything that is needed to file them
again when a header is divided, renamed or put in another order.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

import library
import rows
from library import Libraries, Library
from rows import Row


def again(folder: Path, source: str, arches: tuple[str, ...], libraries: Libraries) -> tuple[int, list[Row]]:
    """Files a source's rows; how many went to another file, and those whose definition is gone, which stay."""
    found = [row for path in sorted(folder.glob("*.def")) for row in rows.read(path)]
    filed = [row if row.topic == rows.WAITING else _filed(row, arches, libraries) for row in found]
    lost = [old for old, new in zip(found, filed) if new is None]
    kept = [new or old for old, new in zip(found, filed)]
    moved = sum(old.topic != new.topic for old, new in zip(found, kept))
    if found and not lost:
        rows.write(folder, source, [row if row.order else dataclasses.replace(row, order=(position,))
                                    for position, row in enumerate(kept)])
    return moved, lost


def _filed(row: Row, arches: tuple[str, ...], libraries: Libraries) -> Row | None:
    """The row with the topic and the place of its definition; None if no header has it."""
    last = row.comment.rpartition(", ")[2]
    ours = libraries.of(last if last in ("x64", "arm64") else arches[0])
    order = _order(row, ours)
    if order is None:
        return None
    fact = _definition(row, ours)
    return dataclasses.replace(row, topic=library.topic(fact.file), order=(*ours.order(fact), order))


def _definition(row: Row, ours: Library):
    name = row.arguments[0]
    if row.form == "GUID" or row.form.startswith("VALUE"):
        found = ours.find_constant(name, "guid" if row.form == "GUID" else "value")
        return found if found is not None and found.name == name else None
    return ours.types.get(name)


def _order(row: Row, ours: Library) -> int | None:
    """The place of a row among those of its definition, as the judge gives it."""
    if _definition(row, ours) is None:
        return None
    if row.is_of_member:
        owner, path = row.arguments[:2]
        return next((member.order for member in ours.members(owner) if member.path == path), None)
    return -1 if row.form.startswith("TYPE") else 0
