# SPDX-License-Identifier: MIT
"""`hvref why NAME`: prints a definition of this library, and the figure of each source.

The output comes from the committed rows and from the headers' text, so it needs no compiler and no
package. NAME is a type, TYPE.Member, an enumerator, macro or GUID by its name; a number or a GUID's text
finds the names that have it. Style and case of a name do not matter.
"""

from __future__ import annotations

import argparse
import dataclasses
import difflib
import re
from pathlib import Path

import account
import names
import places
import rows
import unproven
from facts import Fact
from judge import bits_text

_NUMBER = re.compile(r"^-?(?:0[xX][0-9a-fA-F]+|\d+)[uUlL]*$")
_GUID = re.compile(r"^\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\}?$")
_NAME = re.compile(r"HV_REF_\w+\(([^,)]+)")
_WHERE = re.compile(r"^(.*?), ([^,]*(?:, (?:x64|arm64))?)$")
_WORD = re.compile(r"\b[A-Za-z]\w{3,}\b")
_ENTRY = re.compile(r"^[ \t]+X\((\w+),", re.MULTILINE)
_ALIAS = re.compile(r"typedef (?:HV_BY_TARGET\((\w+),\s*(\w+)\)"
                    r"|(?:(?:struct|union|enum) )?(?!struct|union|enum)(\w+)) ")
_DEFINED = re.compile(r"^[ \t]*(?:#[ \t]*define[ \t]+(?=\w+[ \t]))?(\w+)(?: =)?[ \t]+"
                      r"\(?(0[xX][0-9a-fA-F]+[uUlL]*|\d+[uUlL]*)\)?,?[ \t]*(?:/\*.*)?$", re.MULTILINE)
_SHOWN = 12


def arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    command.add_argument("name", nargs="+", metavar="NAME", help="HV_MESSAGE, HV_MESSAGE_HEADER.MessageType, "
                         "HvCallPostMessage, 0x5c, a GUID")
    command.add_argument("--short", action="store_true", help="leave out the members of a type")
    command.add_argument("--include", type=Path, metavar="DIR", help="use these headers instead of this repository's")
    command.add_argument("--references", type=Path, metavar="DIR", help="use these rows instead of this repository's")


def run(options) -> int:
    """Prints each name's definition; exit code 1 if a name is unknown."""
    library = Books(options.references or places.REFERENCES, options.include or places.INCLUDE, not options.short)
    code = 0
    for number, name in enumerate(options.name):
        lines = library.explain(name)
        if not lines:
            close = library.close_to(name)
            lines = [f"{name}: no definition and no row has this name or value"
                     + (f"; close to it: {', '.join(close)}" if close else "")]
            code = 1
        print(("\n" if number else "") + "\n".join(lines))
    return code


@dataclasses.dataclass(frozen=True)
class Statement:
    """What one row says, for people."""

    source: str
    row: rows.Row

    @property
    def cited(self) -> tuple[str, str]:
        """The source's own name, and the place."""
        match = _WHERE.match(self.row.comment)
        return (match[1], match[2]) if match else (self.row.comment, "")

    def figures(self) -> tuple[str, str]:
        """Ours and the source's figure; the same text twice if they agree."""
        told = self.row.arguments[2 if self.row.is_of_member else 1:]
        if self.row.form == "FIELD":
            texts = [f"offset {told[at]}, size {told[at + 1]}" for at in range(0, len(told) - 1, 2)]
        elif self.row.form == "BITS":
            texts = [bits_text(int(told[at], 0), int(told[at + 1], 0)) for at in range(0, len(told) - 1, 2)]
        elif self.row.form == "FLEXIBLE":
            texts = [f"offset {told[0]}, flexible"]
            if len(told) > 1:
                texts.append(f"offset {told[1]}, " + (f"size {told[2]}" if told[2] != "0" else "flexible"))
        elif self.row.form == "TYPE_FLEXIBLE":
            texts = [f"size {told[2]} with {told[1]} of {told[0]}"]
        elif self.row.form == "TYPE":
            texts = [f"size {figure}" for figure in told]
        else:
            texts = [figure.strip('"') for figure in told]
        return texts[0], texts[-1]

    def our_figure(self) -> str:
        """Our figure; with the architecture, if it is another one on each."""
        arch = {"VALUE_X64": " (x64)", "VALUE_ARM64": " (ARM64)"}.get(self.row.form, "")
        return self.figures()[0] + arch

    def fact(self) -> Fact:
        """The fact as the source's table of exceptions is asked about it."""
        name = self.cited[0]
        if self.row.is_of_member:
            owner, _, member = name.partition(".")
            return Fact("field", member, owner)
        owner, found, value = name.rpartition(": ")
        return Fact("value" if "VALUE" in self.row.form else "type", value if found else name, owner)


class Books:
    """The rows of all sources, and the text of the headers."""

    def __init__(self, references: Path, include: Path, with_members: bool = True):
        self.references, self.include, self.with_members = references, include, with_members
        self.files = {path: path.read_text(encoding="utf-8") for path in sorted(references.glob("*/*.def"))}
        self.headers = {path: path.read_text(encoding="utf-8") for path in sorted(include.rglob("*.h"))}
        self._tables: dict[tuple[str, str], names.Exceptions] = {}
        self._headings: dict[str, int] | None = None
        self._entries: dict[str, tuple[Path, int]] | None = None

    # Finding.

    def statements(self, text: str) -> list[Statement]:
        """The rows that have a text in them."""
        found = []
        for path, content in self.files.items():
            if text in content:
                lines = "\n".join(line for line in content.splitlines() if text in line)
                found += [Statement(path.parent.name, row) for row in rows.parse(lines, path)]
        return found

    def known(self) -> set[str]:
        """All names that a row is about."""
        return {name for text in self.files.values() for name in _NAME.findall(text)}

    def spelled(self, name: str) -> str:
        """Our spelling of a name; empty if no row and no header has it."""
        known = self.known()
        if name in known or self.definition(name)[0]:
            return name
        key = names.key(name)
        found = [one for one in sorted(known | self._words()) if names.key(one) == key]
        return next((one for one in found if one in known or self.definition(one)[0]), "")

    def close_to(self, name: str) -> list[str]:
        """Names that look like one that is not there."""
        return difflib.get_close_matches(name.partition(".")[0], self.known() | self._words(), 3, 0.8)

    def _words(self) -> set[str]:
        return {word for text in self.headers.values() for word in _WORD.findall(text)}

    def definition(self, name: str) -> tuple[str, str]:
        """Where a header defines a name, as header:line, and the text from there on."""
        word = re.escape(name)
        for form in (rf"^(?:#[ \t]*define {word}\b|(?:typedef )?(?:struct|union|enum) (?:\w+(?:\(\w+\))? )?{word}$)",
                     rf"^(?:typedef [^;{{]*\b{word}(?:,\s[^;]*)?;|\w+\({word},)",
                     rf"^[ \t]+{word}(?: = .*|,?(?: +/\*.*)?)$"):
            pattern = re.compile(form, re.MULTILINE)
            for path, text in self.headers.items():
                match = pattern.search(text) if name in text else None
                if match:
                    return self._at(path, match.start())
        # A list that adds the prefix.
        parts = name.split("_")
        places = [self._listed()[entry] for first in range(1, len(parts))
                  if (entry := "_".join(parts[first:])) in self._listed()]
        if places:
            path, start = min(places)
            return self._at(path, start)
        return "", ""

    def _at(self, path: Path, start: int) -> tuple[str, str]:
        text = self.headers[path]
        line = text.count("\n", 0, start) + 1
        return f"{path.relative_to(self.include).as_posix()}:{line}", text[start:]

    def _listed(self) -> dict[str, tuple[Path, int]]:
        """The first place of each entry of the headers' list macros."""
        if self._entries is None:
            self._entries = {}
            for path, text in self.headers.items():
                for match in _ENTRY.finditer(text):
                    self._entries.setdefault(match[1], (path, match.start()))
        return self._entries

    def member_place(self, owner: str, member: str) -> str:
        """header:line of a member; of the type, if the member is one of a structure that it embeds."""
        place, text = self.definition(owner)
        body = text.partition("\n}")[0]
        match = re.search(rf"\b{re.escape(member.partition('.')[0].partition('[')[0])}\b[^(=\n]*[;:]", body)
        if not place or match is None:
            return place
        header, _, line = place.rpartition(":")
        return f"{header}:{int(line) + body.count(chr(10), 0, match.start())}"

    # Explaining.

    def explain(self, name: str) -> list[str]:
        """The answer, or nothing if the name is unknown."""
        guid = _GUID.match(name)
        if guid:
            text = guid[1].lower()
            return self._of_value(name, lambda one: one.row.form == "GUID" and text in one.figures(), text)
        if _NUMBER.match(name):
            return self._of_number(int(name.rstrip("uUlL"), 0))
        owner, _, member = name.partition(".")
        owner = self.spelled(owner)
        if not owner:
            return []
        return self._with_aliased(owner, member)

    def _with_aliased(self, owner: str, member: str) -> list[str]:
        """The answer about a name, and about what it is another name of."""
        lines = self._of_member(owner, member) if member else self._of_name(owner, self._about(owner))
        for other in self._aliased(owner):
            of_other = self._with_aliased(other, member)
            lines += ([""] if lines and of_other else []) + of_other
        return lines

    def _about(self, owner: str) -> list[Statement]:
        return [one for one in self.statements(owner) if one.row.arguments[0] == owner]

    def _aliased(self, name: str) -> list[str]:
        """The types that a name stands for: one of each target, or the one that it is another name of."""
        match = _ALIAS.match(self.definition(name)[1])
        return [other for other in match.groups() if other and other != name and self._is_ours(other)] if match else []

    def _is_ours(self, name: str) -> bool:
        """Whether a type is one of the interface and no integer."""
        place = self.definition(name)[0]
        return bool(place) and not place.startswith("Mile.HyperV.Portable.Types.h")

    def _of_number(self, value: int) -> list[str]:
        text = rows.number(value)
        return self._of_value(text, lambda one: "VALUE" in one.row.form and text in one.figures(), f", {text}",
                              self._defined_as(value))

    def _defined_as(self, value: int) -> list[str]:
        """The enumerators and macros that headers define as a number."""
        return [name for path, text in self.headers.items() if "Masks" not in path.parts
                for name, number in _DEFINED.findall(text) if int(number.rstrip("uUlL"), 0) == value]

    def _of_value(self, name: str, matches, text: str, defined: list[str] = ()) -> list[str]:
        """The names that have a value, each with its sources; more than a few are listed only."""
        found: dict[str, list[Statement]] = {}
        for one in self.statements(text):
            if matches(one):
                found.setdefault(one.row.subject, []).append(one)
        for other in defined:
            found.setdefault(other, [])
        if len(found) > _SHOWN:
            return [f"{name}: {len(found)} names:"] + [f"    {subject}  ({self.definition(subject)[0]})"
                                                     for subject in sorted(found)]
        lines: list[str] = []
        for subject, about in found.items():
            lines += ([""] if lines else []) + self._of_name(subject, about)
        return lines

    def _of_name(self, name: str, about: list[Statement]) -> list[str]:
        place, text = self.definition(name)
        own = [one for one in about if one.row.subject == name]
        members = [one for one in about if one.row.subject != name]
        aliased = self._aliased(name)
        in_header = self._in_header(name, text)
        if own:
            figure = ", ".join(dict.fromkeys(one.our_figure() for one in own))
            if in_header and in_header != own[0].figures()[0] and "," not in figure:
                figure = f"{in_header} in the header; {figure} in the rows"
        elif aliased:
            figure = "another name of " + " (x64) and ".join(aliased) + (" (ARM64)" if len(aliased) > 1 else "")
        else:
            figure = in_header or "defined"
        lines = [f"{name}: {figure}" + (f"  ({place})" if place else "")]
        if aliased and not own and not members:
            return lines
        lines += self._told(own) or [self._unproven(name)]
        if members and self.with_members:
            lines += self._members(name, members)
        return lines if own or members or place else []

    @staticmethod
    def _in_header(name: str, text: str) -> str:
        """The figure that stands in the header's text: a size that it asserts, or a number; empty if none does."""
        name = re.escape(name)
        size = re.search(rf"HV_STATIC_ASSERT\(sizeof\({name}\) == (\w+)\)", text)
        if size:
            return f"size {size[1]}"
        value = re.match(rf"[ \t]*(?:#[ \t]*define )?{name}(?: =|[ \t])[ \t]*\(?(\w+)\)?,?[ \t]*(?:/\*.*)?$", text,
                         re.MULTILINE)
        return rows.number(int(value[1].rstrip("uUlL"), 0)) if value and _NUMBER.match(value[1]) else ""

    def _of_member(self, owner: str, member: str) -> list[str]:
        """One member; its name in any style, with or without the containers around it."""
        about = [one for one in self._about(owner) if one.row.subject != owner]
        wanted = names.path_keys(member)
        own = [one for one in about if one.row.subject == f"{owner}.{member}"] or \
            [one for one in about if names.path_keys(one.row.arguments[1])[-len(wanted):] == wanted]
        place = self.member_place(owner, own[0].row.arguments[1] if own else member)
        if own:
            lines: list[str] = []
            for subject in dict.fromkeys(one.row.subject for one in own):
                same = [one for one in own if one.row.subject == subject]
                lines += [f"{subject}: {same[0].figures()[0]}  ({place})", *self._told(same)]
            return lines
        if place == self.definition(owner)[0]:
            return []
        reason = "reserved; no source has a row for it, by rule" if names.is_reserved(member) else \
            "no source has a row for it"
        return [f"{owner}.{member}: defined  ({place})", f"    {reason}"]

    def _members(self, name: str, about: list[Statement]) -> list[str]:
        """The members of a type: figure, how many sources state it, and what they contradict."""
        by_member: dict[str, list[Statement]] = {}
        for one in sorted(about, key=lambda one: self._position(one)):
            by_member.setdefault(one.row.arguments[1], []).append(one)
        width = max(map(len, by_member))
        lines = ["    members that have rows:"]
        for member, told in by_member.items():
            ids = sorted({one.source for one in told})
            errata = sorted({self.heading(one)[0] for one in told if one.row.is_erratum})
            lines.append(f"        {member:{width}}  {told[0].figures()[0]:24}  {', '.join(ids)}"
                         + "".join(f"; erratum: {heading}" for heading in errata))
        return lines

    @staticmethod
    def _position(one: Statement) -> tuple[int, int]:
        """The first bit, and the wider member first."""
        unit = 1 if one.row.form == "BITS" else 8
        width = int(one.row.arguments[3], 0) if len(one.row.arguments) > 3 else 0
        return int(one.row.arguments[2], 0) * unit, -width * unit

    def _told(self, own: list[Statement]) -> list[str]:
        """Each source's figure with its place, then on how many sources the figure rests."""
        lines = []
        for one in own:
            ours, theirs = one.figures()
            cited, place = one.cited
            says = theirs if one.row.is_erratum else ours
            waits = "; no header defines it yet" if one.row.topic == rows.WAITING else ""
            lines.append(f"    {one.source}: {says}  ({cited}, {place}){waits}")
            if one.row.is_erratum:
                lines.append("        erratum: {0} (References/Errata.md{1})".format(*self.heading(one)))
        rests = rests_on({one.source for one in own if not one.row.is_erratum})
        return lines + [f"    {rests}"] if rests and own else lines

    def heading_of(self, row: rows.Row) -> str:
        """Under which heading the difference that a row states is explained, if a source's row states it too."""
        for one in self.statements(row.arguments[0]):
            if (one.row.macro, one.row.arguments) == (row.macro, row.arguments):
                heading = self.heading(one)[0]
                if heading != "not named":
                    return heading
        return ""

    def heading(self, one: Statement) -> tuple[str, str]:
        """Under which heading an erratum is explained, and `:line` of it."""
        arch = one.row.comment.rpartition(", ")[2]
        key = (one.source, arch if arch in ("x64", "arm64") else "")
        if key not in self._tables:
            path = self.references / one.source / "Exceptions.txt"
            self._tables[key] = names.Exceptions(path if path.is_file() else None, key[1])
        heading = self._tables[key].erratum(one.fact()) or "not named"
        if self._headings is None:
            path = self.references / "Errata.md"
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
            self._headings = account.headings(text)
        return heading, f":{self._headings[heading]}" if heading in self._headings else ""

    def _unproven(self, name: str) -> str:
        """What holds a definition that no source has a row for."""
        line = unproven.explanation(name, unproven.explanations(self.references / "Unproven.txt"))
        reason = f": {line.reason} (References/Unproven.txt:{line.number})" if line else ""
        return f"    no source has a row for it{reason}"


def rests_on(ids: set[str]) -> str:
    """A warning if a figure rests on too little."""
    kind = account.rests_on(ids)
    if kind == account.ON_ONE:
        return f"rests on one source alone: {next(iter(ids - {account.ORIGINAL}))}"
    return {account.ON_ORIGINAL: "rests on the original alone, which is no reference",
            account.ON_NONE: "no source has this figure"}.get(kind, "")
