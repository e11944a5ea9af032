# SPDX-License-Identifier: MIT
"""What the site shows: each header in the order of its file, and what the sources say of each name."""

from __future__ import annotations

import dataclasses
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "hvref"))

import catalogue  # noqa: E402
import library  # noqa: E402
import rows  # noqa: E402
import why  # noqa: E402

INCLUDE = ROOT / "include"
REFERENCES = ROOT / "References"
_COMMENT = re.compile(r"/\*(\*?)(?!<)(.*?)\*/", re.DOTALL)
_FUNCTION = re.compile(r"^(?:static inline|HV_FORCEINLINE|extern)\b[^;{}#=]*?\b(\w+)\([^;{}]*\)(?=\s*[{;])", re.MULTILINE)
_MACRO = re.compile(r"^#[ \t]*define[ \t]+(\w+)(\([^)\n]*\))?(?:[ \t]+|\\)?((?:[^\n]*\\\n)*[^\n]*)", re.MULTILINE)


@dataclasses.dataclass
class Item:
    """One thing of a header: a section's words, constants, a type, a macro or a function."""

    kind: str
    line: int
    name: str = ""
    comment: list[str] = dataclasses.field(default_factory=list)
    record: dict = dataclasses.field(default_factory=dict)
    text: str = ""


@dataclasses.dataclass
class Header:
    """One header."""

    file: str
    brief: str
    story: list[str]
    items: list[Item]

    @property
    def topic(self) -> str:
        """Its address without the ending: Device/Network."""
        return self.file.removeprefix("Mile.HyperV").lstrip("./").removesuffix(".h")

    @property
    def folder(self) -> str:
        return self.topic.rpartition("/")[0] or "Portable"

    @property
    def title(self) -> str:
        return self.topic.rpartition("/")[2]


@dataclasses.dataclass
class Site:
    """Everything that the pages are made of."""

    version: str
    headers: list[Header]
    books: why.Books
    statements: dict[str, list[why.Statement]]
    records: dict[str, dict]
    words: dict[str, Text]


def _lines(comment: str) -> list[str]:
    lines = [re.sub(r"^\s*\*(?: |$)", "", line).rstrip() for line in comment.split("\n")]
    return [lines[0].strip(), *lines[1:]]


class Text:
    """A header's text: its comments by the line behind them, and behind which definition they stand."""

    def __init__(self, text: str):
        self.lines = text.splitlines()
        self.above: dict[int, tuple[str, list[str]]] = {}
        self.free: list[tuple[int, list[str]]] = []
        for match in _COMMENT.finditer(text):
            end = text.count("\n", 0, match.end()) + 1
            begin = text.count("\n", 0, match.start()) + 1
            alone = not self.lines[begin - 1].partition("/*")[0].strip()
            if match[1]:
                self.above[end + 1] = (match[2], _lines(match[2]))
            elif alone and "SPDX" not in match[2]:
                self.free.append((begin, _lines(match[2])))

    def of(self, line: int) -> list[str]:
        """The comment of the definition on a line."""
        if not 0 < line <= len(self.lines):
            return []
        behind = self.lines[line - 1].partition("/**<")[2]
        if behind:
            following = line
            while "*/" not in behind and following < len(self.lines):
                behind += "\n" + self.lines[following]
                following += 1
            return _lines(behind.partition("*/")[0])
        found = self.above.get(line)
        return found[1] if found and "@file" not in found[0] else []


def _story(text: str) -> tuple[str, list[str]]:
    """The brief sentence of a header, and the rest of its first comment."""
    match = re.search(r"/\*\*\n \* @file\n(.*?)\*/", text, re.DOTALL)
    lines = _lines("\n" + match[1]) if match else []
    at = next((number for number, line in enumerate(lines) if line.startswith("@brief")), None)
    if at is None:
        return "", lines
    end = at + 1
    while end < len(lines) and lines[end].strip():
        end += 1
    return " ".join(lines[at:end]).removeprefix("@brief").strip(), lines[end:]


def _header(file: str, records: list[dict], words: Text) -> Header:
    text = "\n".join(words.lines) + "\n"
    brief, story = _story(text)
    items, known = [], {record["name"] for record in records}
    for record in records:
        value = record["kind"] in ("macro", "enumerator", "guid")
        comment = words.of(record["line"])
        if record["kind"] == "guid" and not comment:
            comment = next((words.of(line) for line in range(record["line"] - 1, max(record["line"] - 4, 0), -1)
                            if words.of(line)), [])
        items.append(Item("value" if value else "type", record["line"], record["name"], comment, record))
    items += [Item("words", line, comment=lines) for line, lines in words.free]
    for match in _FUNCTION.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        if match[1] not in known and match[1].startswith(("Mile", "Hv", "HV_", "VM")):
            items.append(Item("function", line, match[1], words.of(line), text=match[0]))
            known.add(match[1])
    guard = re.search(r"^#ifndef (\w+)\n#define \1$", text, re.MULTILINE)
    for match in _MACRO.finditer(text):
        if match[1] in known or guard and match[1] == guard[1] or not match[3].strip() or match[1].endswith("_"):
            continue
        line = text.count("\n", 0, match.start()) + 1
        if match[1].endswith("_INIT") and match[1].removesuffix("_INIT") in known:
            continue
        definition = re.sub(r"[ \t]*\\\n", "\n", match[0].rstrip())
        items.append(Item("macro", line, match[1], words.of(line), text=re.sub(r"\s*/\*.*?\*/", "", definition)))
        known.add(match[1])
    return Header(file, brief, story, sorted(items, key=lambda item: item.line))


def _is_initializer(record: dict, names: set[str]) -> bool:
    """Whether a GUID is only the initializer of another one."""
    return record["kind"] == "guid" and record["name"].removesuffix("_INIT") in names - {record["name"]}


def load(told=print) -> Site:
    """Reads the headers and the rows."""
    told("Reading the headers ...")
    version = re.search(r'MILE_HYPERV_VERSION_STRING\s+"([^"]+)"', (INCLUDE / "Mile.HyperV.Version.h").read_text("utf-8"))[1]
    document = catalogue.build(library.told(), INCLUDE, version)
    by_file: dict[str, list[dict]] = {file: [] for file in library.headers(INCLUDE)}
    records = {}
    names = {record["name"] for record in document["definitions"]}
    for record in document["definitions"]:
        if record["kind"] != "pointer" and not _is_initializer(record, names):
            by_file.setdefault(record["header"], []).append(record)
            records[record["name"]] = record
    words = {file: Text((INCLUDE / file).read_text(encoding="utf-8")) for file in by_file}
    headers = [_header(file, found, words[file]) for file, found in by_file.items()]
    told("Reading the rows of the sources ...")
    books = why.Books(REFERENCES, INCLUDE)
    statements: dict[str, list[why.Statement]] = {}
    for path in books.files:
        for row in rows.read(path):
            if row.topic != rows.WAITING:
                statements.setdefault(row.arguments[0], []).append(why.Statement(path.parent.name, row))
    return Site(version, headers, books, statements, records, words)
