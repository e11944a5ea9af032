# SPDX-License-Identifier: MIT
"""Message sequences: from the drawings of the headers and of the guides to SVG with a text alternative.

A drawing has one form, and the parser refuses every other one:

    guest                        host            two or three parties, two blanks or more between their names
      |-- MessageName ------------>|  a note      an arrow from one lifeline to the next, = for many messages
      |<-- MessageName ------------|
      |   (what a party does)      |              text between two lifelines
      |                            |              a gap
                                      a note      a note that continues
"""

from __future__ import annotations

import dataclasses
import re
from html import escape
from typing import Callable

_IS_ROW = re.compile(r"^\s*\|\s?(--|==|<-|<=)", re.MULTILINE)
_RIGHT = re.compile(r"^([-=])?[-=]*\s*(\S.*?)\s*[-=]*>$")
_LEFT = re.compile(r"^<([-=])[-=]*\s*(\S.*?)(?:\s+[-=]+)?$|^()(\S.*?)\s*<[-=]+$")
_LETTER, _ROW = 6.7, 27


class FormError(ValueError):
    """A drawing that has another form."""


@dataclasses.dataclass
class Arrow:
    """One row: a message from one party to its neighbor, or text between two lifelines."""

    left: int              # index of the left one of the two lifelines
    label: str
    to: str                # "right", "left", or "" for text
    many: bool = False
    note: str = ""


@dataclasses.dataclass
class Row:
    """What one line of a drawing has; a gap has nothing."""

    arrows: list[Arrow] = dataclasses.field(default_factory=list)
    note: str = ""


@dataclasses.dataclass
class Sequence:
    """A drawing."""

    parties: list[str]
    rows: list[Row]


def is_sequence(lines: list[str]) -> bool:
    """Whether a drawing shows messages between parties."""
    return bool(_IS_ROW.search("\n".join(lines)))


def _columns(lines: list[str]) -> list[int]:
    """The columns of the lifelines: those of the line that has the most of them."""
    most: list[int] = []
    for line in lines:
        found = [at for at, letter in enumerate(line) if letter == "|"]
        if len(found) > len(most):
            most = found
    return most


def _cell(text: str, left: int, line: str) -> Arrow | None:
    """The piece between two lifelines."""
    bare = text.strip()
    if not bare:
        return None
    if text.endswith(">"):
        found = _RIGHT.match(bare)
        if found:
            return Arrow(left, found[2], "right", found[1] == "=")
    elif text.startswith("<") or re.search(r"<[-=]+$", text):
        found = _LEFT.match(bare)
        if found:
            return Arrow(left, found[2] or found[4], "left", found[1] == "=")
    elif not re.search(r"(^[-=<]|[-=>]$)", bare):
        return Arrow(left, bare, "")
    raise FormError(f"no arrow and no text: {line.strip()!r}")


def _continue(previous: Row | None, arrow: Arrow) -> bool:
    """Whether text is the rest of the label of the line before, which ends with a comma, with "or" or with a hyphen."""
    for one in previous.arrows if previous else ():
        if one.left == arrow.left and one.to and re.search(r"(,| or|-)$", one.label):
            one.label = one.label[:-1] + arrow.label if one.label.endswith("-") else f"{one.label} {arrow.label}"
            return True
    return False


def parse(lines: list[str], inherited: list[str] | None = None) -> Sequence:
    """Reads a drawing. `inherited` are the parties of a drawing that begins without their names."""
    lines = [line.rstrip() for line in lines]
    while lines and not lines[0]:
        lines.pop(0)
    if not lines:
        raise FormError("an empty drawing")
    parties = list(inherited or [])
    if "|" not in lines[0]:
        parties = [name.strip() for name in re.split(r"\s{2,}", lines.pop(0).strip())]
    columns = _columns(lines)
    if len(parties) != len(columns) or len(parties) < 2:
        raise FormError(f"{len(parties)} parties {parties} and {len(columns)} lifelines")
    found = Sequence(parties, [])
    for line in lines:
        if not line:
            raise FormError("an empty line within a drawing")
        row = Row()
        if "|" not in line:
            if len(line) - len(line.lstrip()) <= columns[-1]:
                raise FormError(f"no lifeline: {line.strip()!r}")
            row.note = line.strip()
            found.rows.append(row)
            continue
        bars = [at for at, letter in enumerate(line) if letter == "|"]
        if bars != columns[:len(bars)]:
            raise FormError(f"lifelines in columns {bars} instead of {columns}: {line.strip()!r}")
        for at, (begin, end) in enumerate(zip(bars, bars[1:])):
            arrow = _cell(line[begin + 1:end], at, line)
            if arrow and not (not arrow.to and _continue(found.rows[-1] if found.rows else None, arrow)):
                row.arrows.append(arrow)
        row.note = line[bars[-1] + 1:].strip()
        if len(bars) < len(columns) and row.note:
            row.arrows.append(Arrow(len(bars) - 1, row.note, ""))
            row.note = ""
        if row.note and row.arrows:
            row.arrows[-1].note, row.note = row.note, row.note
        found.rows.append(row)
    if not any(arrow.to for row in found.rows for arrow in row.arrows):
        raise FormError("no message")
    return found


def _text(found: Sequence, linked: Callable[[str], str]) -> str:
    """The text alternative: one line for each message."""
    lines: list[str] = []
    for row in found.rows:
        for arrow in row.arrows:
            one, other = found.parties[arrow.left], found.parties[arrow.left + 1]
            if arrow.to == "right":
                lines.append(f"<b>{escape(one)} to {escape(other)}</b>: {linked(arrow.label)}")
            elif arrow.to == "left":
                lines.append(f"<b>{escape(other)} to {escape(one)}</b>: {linked(arrow.label)}")
            else:
                lines.append(linked(arrow.label))
        if row.note:
            note = linked(row.note if row.note.startswith("(") else f"({row.note})")
            if lines:
                lines[-1] += f" {note}"
            else:
                lines.append(note)
    return "".join(f"<li>{line}</li>" for line in lines)


def _line(y: float, arrow: Arrow, places: list[float]) -> str:
    one, other = places[arrow.left], places[arrow.left + 1]
    begin, end = (one, other) if arrow.to == "right" else (other, one)
    step = -1 if arrow.to == "right" else 1
    kind = "message many" if arrow.many else "message"
    return (f'<line class="{kind}" x1="{begin:.0f}" y1="{y}" x2="{end + step * 7:.0f}" y2="{y}"/>'
            f'<path class="head" d="M{end:.0f} {y}l{step * 9} -4.5v9z"/>')


def _note_width(note: str) -> float:
    """The width of a note, whose font is proportional: at least what common fonts need."""
    return sum(8.5 if letter.isupper() or letter in "_mw%@" else 6.3 for letter in note)


def draw(found: Sequence, title: str, linked: Callable[[str], str]) -> str:
    """The drawing as a figure."""
    spans = len(found.parties) - 1
    widths = [90.0] * spans
    for row in found.rows:
        for arrow in row.arrows:
            widths[arrow.left] = max(widths[arrow.left], len(arrow.label) * _LETTER + 44)
    for at in range(spans):
        widths[at] = max(widths[at], (len(found.parties[at]) + len(found.parties[at + 1])) * _LETTER / 2 + 40)
    half = [len(name) * _LETTER / 2 + 12 for name in found.parties]
    places = [half[0] + 2]
    for width in widths:
        places.append(places[-1] + width)
    notes = max((_note_width(row.note) for row in found.rows), default=0)
    whole = places[-1] + max(half[-1] + 2, notes + 16)
    bottom = 40 + len(found.rows) * _ROW
    parts = [f"<title>{escape(title)}</title>"]
    for place, name, wide in zip(places, found.parties, half):
        parts.append(f'<line class="life" x1="{place:.0f}" y1="26" x2="{place:.0f}" y2="{bottom}"/>'
                     f'<rect class="party" x="{place - wide:.1f}" y="2" width="{2 * wide:.1f}" height="24" rx="4"/>'
                     f'<text x="{place:.0f}" y="18">{escape(name)}</text>')
    y = 46
    for row in found.rows:
        for arrow in row.arrows:
            middle = (places[arrow.left] + places[arrow.left + 1]) / 2
            kind = "" if arrow.to else ' class="aside"'
            parts.append(f'<text{kind} x="{middle:.0f}" y="{y}">{escape(arrow.label)}</text>')
            if arrow.to:
                parts.append(_line(y + 6, arrow, places))
        if row.note:
            parts.append(f'<text class="note" x="{places[-1] + 14:.0f}" y="{y + 4}">{escape(row.note)}</text>')
        y += _ROW
    return (f'<figure class="sequence"><div class="picture" tabindex="0"><svg role="img" aria-label="{escape(title)}" '
            f'width="{whole:.0f}" height="{bottom + 4}" viewBox="0 0 {whole:.0f} {bottom + 4}">{"".join(parts)}</svg></div>'
            f"<figcaption>{escape(title)}</figcaption><details><summary>As text</summary><ol>{_text(found, linked)}</ol>"
            "</details></figure>")
