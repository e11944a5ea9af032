# SPDX-License-Identifier: MIT
"""Pictures of structures: bytes in rows of eight or sixteen, and the bits of each word that has bit-fields."""

from __future__ import annotations

import re
from html import escape

_LEFT, _TOP, _ROW, _WIDTH = 52, 22, 34, 640
_LETTER = 6.6
_MOST_ROWS = 24


def leaves(members: list[dict]) -> list[dict]:
    """The members that are not merely named containers of others."""
    names = [member["name"] for member in members]
    return [member for member in members if not any(name.startswith(member["name"] + ".") for name in names)]


def _placed(members: list[dict]) -> list[dict]:
    """Members of whole bytes that do not overlap: of a union, the first form that is more than a number."""
    found, end = [], 0
    whole = [one for one in leaves(members) if "offset" in one and (one["size"] or one.get("flexible"))]
    whole = [one for one in whole if not re.match(r"AsUINT\d+$", one["name"])] or whole
    for member in sorted(whole, key=lambda one: one["offset"]):
        if member["offset"] >= end:
            found.append(member)
            end = member["offset"] + member["size"]
    return found


def _fitting(text: str, width: float) -> str:
    room = int(width / _LETTER) - 1
    return text if len(text) <= room else text[:max(room - 1, 0)] + "…" if room > 3 else ""


def _rows_of(members: list[dict], size: int, width: int) -> list[tuple[int, list[tuple[int, int, str, str]]]]:
    """Rows to draw: the first offset, and pieces (start, length, text, class). Long runs have one row with a gap."""
    rows: dict[int, list[tuple[int, int, str, str]]] = {}
    at = 0
    spans = []
    for member in members:
        if member["offset"] > at:
            spans.append((at, member["offset"] - at, "", "gap"))
        spans.append((member["offset"], member["size"], member["name"], "flex" if member.get("flexible") else "cell"))
        at = member["offset"] + member["size"]
    if at < size:
        spans.append((at, size - at, "", "gap"))
    for start, length, text, kind in spans:
        if kind == "flex" and length == 0:
            length = width - start % width
            text += " …"
        first, last = start // width, (start + length - 1) // width
        full = range(first + 1, last)
        label = max(range(first, last + 1), key=lambda row: min(start + length, (row + 1) * width) - max(start, row * width))
        for row in range(first, last + 1):
            if len(full) > 1 and row in full[1:]:
                continue
            left, right = max(start, row * width), min(start + length, (row + 1) * width)
            skipped = len(full) > 1 and row == full[0]
            shown = f"{text} ({length} bytes)" if row == label and length > width and text else text if row == label else ""
            rows.setdefault(row, []).append((left - row * width, right - left, shown or ("⋮" if skipped else ""), kind))
    return sorted(rows.items())


def of_bytes(name: str, size: int, members: list[dict]) -> str:
    """The bytes of a structure as SVG; empty if there is nothing to see."""
    placed = _placed(members)
    if len(placed) < 2 and not (placed and size > placed[0]["size"]):
        return ""
    width = 8 if size <= 64 else 16
    rows = _rows_of(placed, size, width)
    shown = rows[:_MOST_ROWS]
    unit = _WIDTH / width
    out = [f'<text class="num" x="{_LEFT + (at + 0.5) * unit:.0f}" y="14">{at}</text>' for at in range(width)]
    y = _TOP
    for row, pieces in shown:
        out.append(f'<text class="off" x="{_LEFT - 8}" y="{y + 21}">{row * width:#x}</text>')
        for start, length, text, kind in pieces:
            x, wide = _LEFT + start * unit, length * unit
            out.append(f'<rect class="{kind}" x="{x:.1f}" y="{y}" width="{wide:.1f}" height="{_ROW}"/>')
            fitting = _fitting(text, wide)
            if fitting:
                title = f"<title>{escape(text)}</title>" if fitting != text else ""
                out.append(f'<text x="{x + wide / 2:.1f}" y="{y + 21}">{title}{escape(fitting)}</text>')
        y += _ROW
    if len(rows) > len(shown):
        out.append(f'<text x="{_LEFT + _WIDTH / 2}" y="{y + 16}">⋮ the table has the rest</text>')
        y += 22
    return _svg(f"Bytes of {name}, {width} a row", y + 6, out)


def word_bits(member: dict) -> int:
    """Bits of the word that a bit-field is in: those of its integer type."""
    match = re.search(r"(8|16|32|64)$", member["type"])
    return int(match[1]) if match else 32


def words(members: list[dict]) -> list[tuple[int, list[dict]]]:
    """The words that have bit-fields: the bit at which each begins, and its fields."""
    runs: list[tuple[int, list[dict]]] = []
    for member in (one for one in members if "first_bit" in one):
        first = member["first_bit"] // word_bits(member) * word_bits(member)
        last = runs[-1][1][-1] if runs else None
        if last and runs[-1][0] == first and last["first_bit"] + last["width"] <= member["first_bit"]:
            runs[-1][1].append(member)
        else:
            runs.append((first, [member]))
    return runs


def of_bits(name: str, first: int, fields: list[dict]) -> str:
    """The bits of one word as SVG: the highest on the left, 32 or fewer a row."""
    end = max(word_bits(fields[0]), fields[-1]["first_bit"] + fields[-1]["width"] - first)
    width = next((one for one in (8, 16, 32) if end <= one), 32)
    unit = _WIDTH / width
    out = [f'<text class="off" x="{_LEFT - 8}" y="{_TOP + 21}">{first // 8:#x}</text>']
    y = _TOP
    for low in range((end - 1) // width * width, -1, -width):
        pieces = []
        for field in fields:
            start, stop = field["first_bit"] - first, field["first_bit"] - first + field["width"]
            left, right = max(start, low), min(stop, low + width)
            if left < right:
                pieces.append((left - low, right - left, field["name"].rpartition(".")[2], start, stop))
        upright = [text for _, length, text, _, _ in pieces if len(text) * _LETTER + 8 > length * unit]
        height = min(max([_ROW] + [int(len(text) * _LETTER) + 14 for text in upright]), 236)
        for left, length, text, _, _ in pieces:
            x, wide = _LEFT + _WIDTH - (left + length) * unit, length * unit
            kind = "gap" if text.lower().startswith(("reserved", "rsvd", "padding", "mbz")) else "cell"
            out.append(f'<rect class="{kind}" x="{x:.1f}" y="{y}" width="{wide:.1f}" height="{height}"/>')
            numbers = {low + left + length - 1: x + unit / 2, low + left: x + wide - unit / 2}
            out += [f'<text class="num" x="{at:.1f}" y="{y - 5}">{bit}</text>' for bit, at in numbers.items()]
            if text in upright:
                fitting = _fitting(text, height)
                if unit * length >= 10:
                    middle, level = x + wide / 2 + 4, y + height - 7
                    out.append(f'<text class="up" x="{middle:.1f}" y="{level}" transform="rotate(-90 {middle:.1f} {level})">'
                               f"<title>{escape(text)}</title>{escape(fitting)}</text>")
            else:
                out.append(f'<text x="{x + wide / 2:.1f}" y="{y + height / 2 + 4:.0f}">{escape(text)}</text>')
        y += height + 20
    return _svg(f"Bits of {name} at offset {first // 8:#x}", y - 10, out)


def _svg(label: str, height: float, parts: list[str]) -> str:
    whole = _LEFT + _WIDTH + 4
    return (f'<div class="picture" tabindex="0"><svg role="img" aria-label="{escape(label)}" width="{whole}" '
            f'height="{height:.0f}" viewBox="0 0 {whole} {height:.0f}">{"".join(parts)}</svg></div>')
