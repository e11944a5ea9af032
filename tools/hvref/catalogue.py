# SPDX-License-Identifier: MIT
"""Our headers as one JSON document: the machine-readable form of the library.

Each definition has its name, kind, layout or value, header, line and the first sentence of its
comment. Figures are the same on every target; a name that stands for different types says which.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from facts import Fact
from library import Libraries

_BEFORE = re.compile(r"/\*\*(?!<)(.*?)\*/", re.DOTALL)
_SENTENCE = re.compile(r"^(.*?[.!?])(?:\s|$)")


class Comments:
    """The documentation comments of header files, by line."""

    def __init__(self, root: Path):
        self.root = root
        self.files: dict[str, tuple[list[str], dict[int, str]]] = {}

    def first_sentence(self, file: str, line: int) -> str:
        """What the comment behind or above a definition says first."""
        lines, above = self._file(file)
        if not 0 < line <= len(lines):
            return ""
        behind = lines[line - 1].partition("/**<")[2]
        if behind:
            following = line
            while "*/" not in behind and following < len(lines):
                behind += "\n" + lines[following]
                following += 1
            return _first(behind.partition("*/")[0])
        return _first(above.get(line - 1, ""))

    def _file(self, file: str) -> tuple[list[str], dict[int, str]]:
        if file not in self.files:
            text = (self.root / file).read_text(encoding="utf-8")
            above = {text.count("\n", 0, match.end()) + 1: match.group(1) for match in _BEFORE.finditer(text)}
            self.files[file] = (text.splitlines(), above)
        return self.files[file]


def _first(comment: str) -> str:
    """The first sentence of a comment's text, without its decoration."""
    words = " ".join(re.sub(r"^\s*\* ?", "", line) for line in comment.splitlines()).split()
    text = " ".join(words)
    match = _SENTENCE.match(text)
    return match.group(1) if match else text


def build(libraries: Libraries, include: Path, version: str) -> dict[str, Any]:
    """The document."""
    comments = Comments(include)
    main = libraries.of("x64")
    definitions = []
    members: dict[str, list[dict]] = {}
    for fact in main.facts:
        if fact.kind in ("field", "bits"):
            members.setdefault(fact.type, []).append(_member(fact, comments))
    for fact in main.facts:
        if fact.kind in ("field", "bits"):
            continue
        record = {"name": fact.name, **_figures(fact, libraries), "header": f"{fact.file}", "line": fact.line,
                  "comment": comments.first_sentence(fact.file, fact.line)}
        if fact.name in members and fact.form in ("struct", "union"):
            record["members"] = members[fact.name]
        definitions.append(record)
    return {"library": "Mile.HyperV", "version": version, "definitions": definitions}


def _figures(fact: Fact, libraries: Libraries) -> dict[str, Any]:
    if fact.kind == "guid":
        return {"kind": "guid", "value": fact.value}
    if fact.kind == "value":
        return {"kind": "enumerator" if fact.form == "enum" else "macro", "value": fact.value}
    if "pointer" in fact.flags and fact.form == "alias":
        return {"kind": "pointer", "type": fact.ctype}
    figures = {"kind": fact.form, "size": fact.size, "alignment": fact.align}
    if libraries.differs(fact.name):
        figures = {"kind": "by target", "type": {arch: library.types[fact.name].ctype
                                                 for arch, library in libraries.by_arch.items()}}
    elif fact.form == "alias":
        figures["type"] = fact.ctype
    return figures


def _member(fact: Fact, comments: Comments) -> dict[str, Any]:
    record: dict[str, Any] = {"name": fact.name, "type": fact.ctype}
    if fact.kind == "bits":
        record.update(first_bit=fact.offset_bits, width=fact.width_bits)
    else:
        record.update(offset=fact.offset_bits // 8, size=fact.width_bits // 8)
    if fact.flexible:
        record["flexible"] = True
    elif fact.count is not None:
        record["count"] = fact.count
    record.update(line=fact.line, comment=comments.first_sentence(fact.file, fact.line))
    return record
