# SPDX-License-Identifier: MIT
"""What a source said then and says now, and which of our definitions a change touches."""

from __future__ import annotations

import dataclasses
import io
import shutil
import subprocess
import tarfile
from pathlib import Path

import judge
import library
from facts import Fact, ReferenceError_, to_json

ADDED, REMOVED, CHANGED = "added", "removed", "changed"


@dataclasses.dataclass(frozen=True)
class Change:
    """One fact that is not what it was."""

    kind: str
    source: str
    old: Fact | None
    new: Fact | None
    touches: str
    header: str

    @property
    def fact(self) -> Fact:
        return self.new or self.old

    def text(self) -> str:
        """One line for people."""
        figures = " -> ".join(_figures(fact) for fact in (self.old, self.new) if fact)
        touched = f"touches {self.touches} in {self.header}" if self.header else "touches nothing of ours"
        return f"{self.kind:8} {self.fact.full_name}: {figures}; {touched}  ({self.fact.where})"

    def record(self) -> dict:
        """The same for programs."""
        return {"change": self.kind, "source": self.source, "name": self.fact.full_name,
                "old": to_json(self.old) if self.old else None, "new": to_json(self.new) if self.new else None,
                "touches": self.touches or None, "header": self.header or None}


def _figures(fact: Fact) -> str:
    if fact.kind == "type":
        return f"size {fact.size}"
    if fact.kind in ("field", "bits"):
        return f"offset {fact.offset_bits // 8}, flexible" if fact.flexible else \
            judge.bits_text(fact.offset_bits, fact.width_bits)
    return str(fact.value)


def _measurable(facts: list[Fact]) -> list[Fact]:
    """The facts without the names of pointers, which say nothing on the wire."""
    return [fact for fact in facts if not (fact.form == "alias" and "pointer" in fact.flags)]


def _identity(fact: Fact) -> tuple:
    kind = "member" if fact.kind in ("field", "bits") else fact.kind
    return (kind, fact.type, fact.name)


def between(source: str, old: list[Fact], new: list[Fact], judge_old: judge.Judge,
            judge_new: judge.Judge) -> list[Change]:
    """All changes, in the order of the new source; what is gone comes last."""
    before = {_identity(fact): fact for fact in _measurable(old)}
    after = {_identity(fact): fact for fact in _measurable(new)}
    found = []
    for identity, fact in after.items():
        if identity not in before:
            found.append(_change(ADDED, source, None, fact, judge_new.one(fact)))
        elif before[identity].statement() != fact.statement():
            found.append(_change(CHANGED, source, before[identity], fact, judge_new.one(fact)))
    found += [_change(REMOVED, source, fact, None, judge_old.one(fact))
              for identity, fact in before.items() if identity not in after]
    return found


def _change(kind: str, source: str, old: Fact | None, new: Fact | None, outcome: judge.Outcome) -> Change:
    header = library.header(outcome.topic) if outcome.topic else ""
    return Change(kind, source, old, new, outcome.name if header else "", header)


def checkout_of(repository: Path, revision: str, into: Path, paths: list[str]) -> Path:
    """The named paths of a revision, taken from a working copy's history.

    What the repository does not track (the text of a published PDF) has no history and is taken as it is.
    """
    tracked = [path for path in paths if _git(repository, "ls-files", "--", path)]
    archive_bytes = _git(repository, "archive", "--format=tar", revision, "--", *tracked)
    safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
    with tarfile.open(fileobj=io.BytesIO(archive_bytes)) as archive:
        archive.extractall(into, **safely)
    for path in set(paths) - set(tracked):
        if (repository / path).is_file():
            shutil.copy(repository / path, into / path)
    return into


def _git(repository: Path, *arguments: str) -> bytes:
    result = subprocess.run(["git", "-C", str(repository), *arguments], capture_output=True, check=False)
    if result.returncode:
        message = result.stderr.decode(errors="replace").strip()
        raise ReferenceError_(f"its history does not help: git {arguments[0]}: {message}", repository)
    return result.stdout
