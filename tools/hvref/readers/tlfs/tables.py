# SPDX-License-Identifier: MIT
"""The tables of the Hypervisor Top-Level Functional Specification: of its pages online, and of the 6.0b text."""

from __future__ import annotations

import dataclasses
import re
from html.parser import HTMLParser
from typing import Iterator

from facts import Fact
from ..notes import Note

_NUMBER = re.compile(r"^(0x[0-9A-Fa-f]{1,16}|\d+)$")
_IDENTIFIER = re.compile(r"^(?:HV_[A-Z0-9_a-z]+|Hv[A-Z]\w+|HV[A-Z]\w+)$")
_MASKED = re.compile(r"^(HV_[A-Z0-9_]+) \((0x[0-9A-Fa-f]+)\)$")
_RANGE = re.compile(r"^(\d+)(?:\s*[-:–]\s*(\d+))?$")
_WORD = re.compile(r"^[A-Za-z][A-Za-z0-9_]*$")
_RESERVED = re.compile(r"^(reserved|rsvd)", re.I)
_REGISTERS = ("EAX", "EBX", "ECX", "EDX")


@dataclasses.dataclass
class Table:
    """A table: its header cells, its rows with their lines, and the heading that it stands under."""

    header: tuple[str, ...]
    rows: list[tuple[int, tuple[str, ...]]]
    heading: str


def plain(cell: str) -> str:
    """A cell without markup: links, code marks, emphasis."""
    cell = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", cell)
    return re.sub(r"\s+", " ", cell.replace("`", "").replace("**", "").replace("\\_", "_")).strip()


def tables(text: str) -> Iterator[Table]:
    """Every table of a Markdown page, those written in HTML too."""
    heading, current = "", None
    lines = text.split("\n")
    fenced = False
    for number, line in enumerate(lines, 1):
        if line.strip().startswith("```"):
            fenced = not fenced
        if fenced:
            continue
        if line.startswith("#"):
            heading = plain(line.lstrip("# "))
        if line.lstrip().startswith("|") and "|" in line.lstrip()[1:]:
            cells = tuple(plain(cell) for cell in re.split(r"(?<!\\)\|", line.strip().strip("|")))
            if current is None:
                current = Table(cells, [], heading)
            elif not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
                current.rows.append((number, cells))
            continue
        if current is not None:
            yield current
            current = None
    if current is not None:
        yield current


class _Html(HTMLParser):
    """The tables of a page that are written in HTML, row spans filled in."""

    def __init__(self, headings: list[tuple[int, str]]):
        super().__init__()
        self.headings, self.found = headings, []
        self.cells: list[str] = []
        self.spans: dict[int, list] = {}
        self.inside = False
        self.span = 1

    def handle_starttag(self, tag, attributes):
        if tag == "table":
            line = self.getpos()[0]
            heading = next((text for at, text in reversed(self.headings) if at < line), "")
            self.found.append(Table((), [], heading))
            self.spans = {}
        elif tag == "tr":
            self.cells = []
        elif tag in ("td", "th"):
            self._fill()
            self.inside, self.span = True, int(dict(attributes).get("rowspan", "1"))
            self.cells.append("")

    def _fill(self):
        """Puts in the cells that rows above reach into this one."""
        while self.spans.get(len(self.cells), [0])[0] > 0:
            span = self.spans[len(self.cells)]
            span[0] -= 1
            self.cells.append(span[1])

    def handle_data(self, data):
        if self.inside and self.cells:
            self.cells[-1] += data

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.inside = False
            self.cells[-1] = plain(self.cells[-1])
            if self.span > 1:
                self.spans[len(self.cells) - 1] = [self.span - 1, self.cells[-1]]
        elif tag == "tr" and self.found:
            self._fill()
            table = self.found[-1]
            if not table.header:
                table.header = tuple(self.cells)
            else:
                table.rows.append((self.getpos()[0], tuple(self.cells)))


def html_tables(text: str) -> list[Table]:
    """The HTML tables of a Markdown page."""
    headings = [(number, plain(line.lstrip("# "))) for number, line in enumerate(text.split("\n"), 1)
                if line.startswith("#")]
    parser = _Html(headings)
    parser.feed(re.sub(r"<!--.*?-->", lambda match: "\n" * match.group(0).count("\n"), text, flags=re.S))
    return parser.found


class Page:
    """The facts of one page's tables."""

    def __init__(self, text: str, file: str, source: str):
        self.text, self.file, self.source = text, file, source
        self.title = next((plain(line[2:]) for line in text.split("\n") if line.startswith("# ")), "")
        self.facts: list[Fact] = []
        self.notes: list[Note] = []

    def read(self) -> "Page":
        """All facts and notes."""
        self._call_code()
        for table in tables(self.text):
            self._table(table)
        for table in html_tables(self.text):
            if table.header and table.header[0].lower() == "bits":
                self._positions(table)
            else:
                self._cpuid(table)
        return self

    def _fact(self, line: int, **values) -> None:
        self.facts.append(Fact(file=self.file, line=line, source=self.source, **values))

    def _prose(self, line: int, cells: tuple[str, ...], reason: str = "prose: no name and number in one row") -> None:
        self.notes.append(Note(" | ".join(cells)[:50], reason, self.file, line))

    def _call_code(self) -> None:
        """`0x0002` (Simple) under the heading Call Code of a hypercall's page."""
        if not re.match(r"Hv(Ext)?Call\w+$", self.title):
            return
        for number, line in enumerate(self.text.split("\n"), 1):
            match = re.match(r"`(0x[0-9A-Fa-f]{4})`\s*\(", line)
            if match:
                self._fact(number, kind="value", name=self.title, value=int(match.group(1), 16), form="const",
                           type="HV_CALL_CODE")

    def _table(self, table: Table) -> None:
        header = tuple(cell.lower() for cell in table.header)
        if header[:3] == ("name", "offset", "size"):
            self._parameters(table)
            return
        if header[0] == "bits" or header[0] == "bit" and not {"mask", "name"} & set(header):
            self._bits(table)
            return
        if header[:3] == ("field", "offset", "size"):
            self._members(table)
            return
        if header[0] == "vmcs encoding":
            for line, cells in table.rows:
                self._prose(line, cells, "the processor maker's number of a VMCS field")
            return
        prefix = "HV_X64_MSR_" if "msr address" in header else ""
        for line, cells in table.rows:
            if not self._named_number(line, cells, prefix):
                self._prose(line, cells)

    def _named_number(self, line: int, cells: tuple[str, ...], prefix: str) -> bool:
        """A row that pairs one name with one number."""
        masked = [_MASKED.match(cell) for cell in cells]
        if any(masked):
            match = next(one for one in masked if one)
            self._fact(line, kind="value", name=match.group(1), value=int(match.group(2), 16), form="const")
            return True
        signature = re.match(r"^(0x[0-9A-Fa-f]{8})(?:\W|$)", cells[1]) if len(cells) == 2 else None
        if signature and re.fullmatch(r"E[ABCD]X|X[0-3]", cells[0]):
            self._fact(line, kind="value", name=f"{self._leaf(line)}.{cells[0].capitalize()}",
                       value=int(signature.group(1), 16), form="const")
            return True
        cells = tuple(re.sub(r"^(Hv\w+) (?:\(\w+\)|/ \w+)$", r"\1", cell) for cell in cells)
        numbers = [cell for cell in cells if _NUMBER.match(cell)]
        if len(numbers) == 2 and numbers[0].isdigit() and int(numbers[1], 0) == 1 << int(numbers[0]):
            numbers = numbers[1:]       # a bit's number and its mask
        names = [cell for cell in cells
                 if _IDENTIFIER.match(cell) or (prefix and re.fullmatch(r"[A-Z][A-Z0-9_]+", cell))]
        if len(numbers) != 1 or not names:
            return False
        name = names[0] if names[0].upper().startswith("HV") else prefix + names[0]
        self._fact(line, kind="value", name=name, value=int(numbers[0], 0), form="const")
        return True

    def _leaf(self, line: int) -> str:
        """The CPUID leaf that the heading above a line names, or the heading itself."""
        heading = next((text for text in reversed(self.text.split("\n")[:line]) if text.startswith("#")), "")
        leaf = re.search(r"0x(4000[0-9A-Fa-f]{4})", heading)
        return f"Cpuid{leaf.group(1).upper()}" if leaf else _squeezed(heading)

    def _members(self, table: Table) -> None:
        """Field, offset and size in bytes of the type that the page is about."""
        for line, cells in table.rows:
            if len(cells) > 2 and re.fullmatch(r"[A-Za-z][\w.]*", cells[0]) and _NUMBER.match(cells[1]) \
                    and _NUMBER.match(cells[2]) and "Rsvd" not in cells[0]:
                self._fact(line, kind="field", type=self.title, name=cells[0], offset_bits=int(cells[1], 0) * 8,
                           width_bits=int(cells[2], 0) * 8)
            else:
                self._prose(line, cells)

    # Hypercall parameters.

    def _parameters(self, table: Table) -> None:
        """Name, offset and size of what a hypercall takes and gives: members of HV_INPUT_X and HV_OUTPUT_X."""
        call = re.match(r"Hv(Ext)?Call(\w+)$", self.title)
        heading = table.heading.lower()
        if call is None or "element" in heading or not heading.startswith(("input", "output")):
            for line, cells in table.rows:
                self._prose(line, cells, "a list's element: its offset counts from the element")
            return
        way = "INPUT" if heading.startswith("input") else "OUTPUT"
        owner = f"HV_{'EXT_' if call.group(1) else ''}{way}_" + "_".join(
            word.upper() for word in re.findall(r"[A-Z]+(?=[A-Z][a-z])|[A-Z][a-z]*\d*|\d+", call.group(2)))
        for line, cells in table.rows:
            if len(cells) < 3 or not (_NUMBER.match(cells[1]) and _NUMBER.match(cells[2]) and _WORD.match(cells[0])):
                self._prose(line, cells)
            else:
                self._fact(line, kind="field", type=owner, name=cells[0], offset_bits=int(cells[1], 0) * 8,
                           width_bits=int(cells[2], 0) * 8)

    # Bits.

    def _owner(self, table: Table) -> str:
        """What a table of bits is about: the page's hypercall or type, else the page and the heading."""
        if self.title.startswith(("Hv", "HV_")):
            return self.title + ".Bits"
        return f"{self.file.rpartition('/')[2].removesuffix('.md')}.{_squeezed(table.heading)}"

    def _bits(self, table: Table) -> None:
        """Bits of a register: members under the heading's name where the table names them."""
        owner = self._owner(table)
        for line, cells in table.rows:
            span = _RANGE.match(cells[0])
            name = re.split(r" [-–—(] ?|—|-| \(", cells[1])[0] if len(cells) > 1 else ""
            if _RESERVED.match(name):
                self._prose(line, cells, "reserved bits")
            elif span is None or not name:
                self._prose(line, cells)
            else:
                high = int(span.group(1))
                low = int(span.group(2) or high)
                words = name.split()
                if not all(_WORD.match(word) for word in words) or len(words) > 3:
                    self._prose(line, cells)
                    continue
                self._fact(line, kind="bits", type=owner, name="".join(words), offset_bits=low,
                           width_bits=high - low + 1)

    def _positions(self, table: Table) -> None:
        """Bits of an ARM64 feature register: by position, or by name where the text begins with one."""
        owner = self._owner(table)
        for line, cells in table.rows:
            span = _RANGE.match(cells[0])
            meaning = cells[1].rstrip(".") if len(cells) > 1 else ""
            if span is None or _RESERVED.match(meaning) or not meaning or meaning.startswith("Corresponds to"):
                self._prose(line, cells, "reserved bits, or bits told elsewhere")
                continue
            ends = sorted(int(end) for end in span.groups() if end)
            name = meaning.split(" - ")[0]
            self._fact(line, kind="bits", type=owner, name=name if _WORD.match(name) else _position(ends[0], ends[-1]),
                       offset_bits=ends[0], width_bits=ends[-1] - ends[0] + 1)

    def _cpuid(self, table: Table) -> None:
        """A CPUID leaf: the heading names it, the rows its registers and bits."""
        leaf = re.search(r"0x(4000[0-9A-Fa-f]{4})", table.heading)
        if leaf is None or tuple(cell.lower() for cell in table.header[:2]) != ("register", "bits"):
            for line, cells in table.rows:
                self._prose(line, cells)
            return
        for line, cells in table.rows:
            register, bits, meaning = (*cells, "", "", "")[:3]
            span = _RANGE.match(bits)
            if register not in _REGISTERS or _RESERVED.match(meaning) or "Deprecated" in meaning:
                self._prose(line, cells, "reserved or deprecated bits")
                continue
            if span is None:
                high, low = 31, 0
                if bits:
                    self._prose(line, cells)
                    continue
            else:
                high = int(span.group(1))
                low = int(span.group(2) or high)
            high, low = max(high, low), min(high, low)
            name = meaning.split(" – ")[0].split(" - ")[0]
            self._fact(line, kind="bits", type=f"Cpuid{leaf.group(1).upper()}", width_bits=high - low + 1,
                       name=f"{register.capitalize()}.{name if _WORD.match(name) else _position(low, high)}",
                       offset_bits=_REGISTERS.index(register) * 32 + low)


def _squeezed(heading: str) -> str:
    """A heading as one word."""
    return "".join(word for word in re.split(r"[^A-Za-z0-9_]+", heading) if word)


def _position(low: int, high: int) -> str:
    """What bits without a name are called."""
    return f"Bit{low}" if high == low else ("Value" if (high, low) == (31, 0) else f"Bits{high}To{low}")


# ---------------------------------------------------------------------------------------------------------------------
# The 6.0b text (pdftotext -layout)

_PAGE = re.compile(r"^\s{30,}(\d{1,3})$")


def text_lines(text: str) -> Iterator[tuple[int, str, str]]:
    """(line, page, text) of the 6.0b text; the printed page number, which stands at the foot of its page."""
    lines = text.replace("\f", "\n").split("\n")
    pages: list[str] = [""] * len(lines)
    current = ""
    for index in range(len(lines) - 1, -1, -1):
        match = _PAGE.match(lines[index])
        if match:
            current = match.group(1)
        pages[index] = current
    for index, line in enumerate(lines):
        yield index + 1, pages[index], "" if _PAGE.match(line) else line


class Appendices:
    """Appendices A (hypercalls), B (statuses) and C (MSRs) of the 6.0b text."""

    HEADS = {"Appendix A: Hypercall Code Reference": "call", "Appendix B: Hypercall Status Code Reference": "status",
             "Appendix C: Hypervisor Synthetic MSRs": "msr"}

    def __init__(self, text: str, file: str, source: str):
        self.lines = list(text_lines(text))
        self.file, self.source = file, source
        self.facts: list[Fact] = []
        self.notes: list[Note] = []

    def read(self) -> "Appendices":
        """All facts of the three tables."""
        part = ""
        for index, (number, page, line) in enumerate(self.lines):
            head = re.match(r"^\d+\s+(Appendix [ABC]: .*\S)", line)
            if head:
                part = self.HEADS.get(head.group(1), "")
            elif part:
                getattr(self, "_" + part)(index, number, page, line)
        return self

    def _fact(self, page: str, name: str, value: int, owner: str = "") -> None:
        self.facts.append(Fact(kind="value", name=name, value=value, type=owner, form="const",
                               file=f"TLFS 6.0b p.{page}", source=self.source))

    def _call(self, index: int, number: int, page: str, line: str) -> None:
        match = re.match(r"^ ?(0x[0-9A-Fa-f]{4,5})\b(.*)", line)
        if not match:
            return
        found = re.search(r"\bHv[A-Z]\w+", match.group(2))
        for near in (index + 1, index - 1) if not found else ():
            other = self.lines[near][2]
            if not re.match(r"^ ?0x", other):
                found = re.search(r"\bHv[A-Z]\w+", other)
                if found:
                    break
        if found is None:
            self.notes.append(Note(match.group(1), "a call code that is reserved, or whose call is not named",
                                   f"TLFS 6.0b p.{page}", number))
            return
        name = found.group(0)
        code = match.group(1) if len(match.group(1)) == 6 else match.group(1)[:-1]
        self._fact(page, name if name.startswith("HvCall") else "HvCall" + name[2:], int(code, 16), "HV_CALL_CODE")

    def _status(self, index: int, number: int, page: str, line: str) -> None:
        match = re.match(r"^ ?(0x[0-9A-Fa-f]{4})\s+(HV_STATUS_\w+)?", line)
        if not match:
            return
        if match.group(2) is None:
            self.notes.append(Note(match.group(1), "a reserved status code", f"TLFS 6.0b p.{page}", number))
            return
        self._fact(page, match.group(2) + self._rest(index, "HV_STATUS_"), int(match.group(1), 16), "HV_STATUS")

    def _msr(self, index: int, number: int, page: str, line: str) -> None:
        match = re.match(r"^(0x[0-9A-Fa-f]{8})\s+(\S+)", line)
        if not match:
            return
        name = match.group(2)
        if not name.startswith("HV_X64_MSR"):
            above = re.match(r"^\s+(HV_X64_MSR_\w+)\s*$", self.lines[index - 1][2])
            name = above.group(1) if above else ""
        if not name:
            self.notes.append(Note(match.group(1), "an MSR without a name", f"TLFS 6.0b p.{page}", number))
            return
        self._fact(page, name + self._rest(index, "HV_X64_MSR_"), int(match.group(1), 16))

    def _rest(self, index: int, start: str) -> str:
        """The end of a name that the table's column broke: it stands alone under the name's first part."""
        column = self.lines[index][2].find(start)
        below = self.lines[index + 1][2] if index + 1 < len(self.lines) else ""
        match = re.match(r"^\s+([A-Z_]{1,20})(?:\s|$)", below)
        if column < 0 or not match or len(below) - len(below.lstrip()) != column:
            return ""
        return match.group(1)
