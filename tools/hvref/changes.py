# SPDX-License-Identifier: MIT
"""What a source said then and says now, and which of our definitions a change touches."""

from __future__ import annotations

import dataclasses
import io
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Iterable

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


@dataclasses.dataclass(frozen=True)
class FileChange:
    """One of a source's files, or folders, that only one of the two revisions has."""

    kind: str
    source: str
    path: str

    def text(self) -> str:
        """One line for people."""
        return f"{self.kind:8} file {self.path}"

    def record(self) -> dict:
        """The same for programs."""
        return {"change": self.kind, "source": self.source, "file": self.path}


def of_files(source: str, paths: Iterable[str], old: Path, new: Path) -> list[FileChange]:
    """Which of a source's files were added and which removed."""
    found = []
    for path in paths:
        then, now = (old / path).exists(), (new / path).exists()
        if then != now:
            found.append(FileChange(REMOVED if then else ADDED, source, path))
    return found


def is_git_directory(path: Path) -> bool:
    """Whether a folder is a repository without a working copy: a bare one, or the .git folder of another."""
    return (path / "HEAD").is_file() and (path / "objects").is_dir()


def checkout_of(repository: Path, revision: str, into: Path, paths: list[str]) -> Path:
    """The named paths of a revision, taken from the history of a working copy or of a bare repository.

    What a working copy does not track (the text of a published PDF) has no history and is taken as it is. A path that
    the revision does not have is left out.
    """
    there = [path for path in paths if _git(repository, "ls-tree", "--name-only", revision, "--", path)]
    if not there:
        raise ReferenceError_(f"none of the source's files is in {revision}", repository)
    archive_bytes = _git(repository, "archive", "--format=tar", revision, "--", *there)
    safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
    into.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(archive_bytes)) as archive:
        archive.extractall(into, **safely)
    if not is_git_directory(repository):
        for path in set(paths) - set(there):
            if (repository / path).is_file() and not _git(repository, "ls-files", "--", path):
                (into / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(repository / path, into / path)
    return into


def _git(repository: Path, *arguments: str) -> bytes:
    result = subprocess.run(["git", "-C", str(repository), *arguments], capture_output=True, check=False)
    if result.returncode:
        message = result.stderr.decode(errors="replace").strip()
        raise ReferenceError_(f"its history does not help: git {' '.join(arguments[:3])}: {message}", repository)
    return result.stdout
