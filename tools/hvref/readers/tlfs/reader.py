# SPDX-License-Identifier: MIT
"""Facts of the Hypervisor Top-Level Functional Specification: 6.0b as text, and its pages online.

    reading = survey(root, source)
    reading.facts      values of codes and registers, members of structures, bits
    reading.left_out   prose and what a compiler refuses, each with its place and reason

The 6.0b text is what `pdftotext -layout` makes of the published PDF; from it come the
appendices (a fact's file tells the printed page) and the C declarations. The pages online
are Markdown; from them come the tables, the parameters of hypercalls and the C declarations.
A form that differs by architecture is read for both: the ARM64 one is called HV_ARM64_X.
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from facts import Fact, ReferenceError_
from ..notes import Note
from . import code, tables
from .code import Declaration

__all__ = ["Reading", "read", "survey"]



@dataclasses.dataclass
class Reading:
    """What the specification says, and an account of what was not taken from it."""

    facts: list[Fact]
    left_out: list[Note]


def read(paths: list[Path], source: str = "tlfs") -> list[Fact]:
    """The facts of the given files and folders: a folder is the pages online, a file the 6.0b text."""
    return survey(paths, source).facts


def survey(paths: list[Path], source: str = "tlfs") -> Reading:
    """Facts and left-outs of all given parts; a part that is missing or empty is an error."""
    reading = Reading([], [])
    for path in paths:
        if path.is_dir():
            _pages(path, source, reading)
        elif path.is_file():
            _text(path, source, reading)
        else:
            raise ReferenceError_("no such file or folder", path)
    return reading


def _load(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReferenceError_(f"cannot be read: {error}", path) from error


# ---------------------------------------------------------------------------------------------------------------------
# Pages online

def _pages(folder: Path, source: str, reading: Reading) -> None:
    blocks: list[tuple[str, str, int, bool]] = []
    pages = sorted(folder.rglob("*.md"))
    if not pages:
        raise ReferenceError_("no pages", folder)
    for path in pages:
        name = path.relative_to(folder).as_posix()
        text = _load(path)
        page = tables.Page(text, name, source).read()
        reading.facts += page.facts
        reading.left_out += page.notes
        if not name.startswith("hypercalls/"):      # those show prototypes, whose parameters the tables tell
            blocks += [(block, name, line, arm64) for block, line, arm64 in _fenced(text)]
    _code(blocks, source, reading)


def _fenced(text: str):
    """(block, its first line, whether its heading says ARM64) of the C blocks of a page."""
    heading, start, block = "", 0, None
    for number, line in enumerate(text.split("\n"), 1):
        mark = line.strip()
        if block is not None:
            if mark.startswith("```"):
                yield "\n".join(block), start, "ARM64" in heading.upper()
                block = None
            else:
                block.append(line)
        elif mark.startswith("```c"):
            block, start = [], number + 1
        elif mark.startswith("```"):
            block, start = [], number + 1
        elif line.startswith("#"):
            heading = line


def _code(blocks: list[tuple[str, str, int, bool]], source: str, reading: Reading) -> None:
    """Compiles the blocks for x64, then for ARM64 what differs there."""
    facts, notes = _compiled(blocks, "x64", source)
    reading.facts += facts
    reading.left_out += notes
    known = {fact.statement() for fact in facts}
    other, _ = _compiled(blocks, "arm64", source)
    differing = {fact.type or fact.name for fact in other
                 if fact.kind in ("type", "field", "bits") and fact.statement() not in known}
    for fact in other:
        owner = fact.name if fact.kind == "type" else fact.type
        if owner in differing and fact.kind != "value":
            reading.facts.append(_arm64_form(fact, owner))
        elif fact.kind == "value" and fact.statement() not in known:
            reading.facts.append(fact)


def _arm64_form(fact: Fact, owner: str) -> Fact:
    """The fact under the name of the architecture's form."""
    name = owner if owner.startswith("HV_ARM64_") else "HV_ARM64_" + owner.removeprefix("HV_")
    return dataclasses.replace(fact, **({"name": name} if fact.kind == "type" else {"type": name}))


def _compiled(blocks, arch: str, source: str) -> tuple[list[Fact], list[Note]]:
    """The declarations for one architecture; those under an ARM64 heading belong to that one only."""
    found: list[Declaration] = []
    for block, file, line, arm64 in blocks:
        if arm64 and arch != "arm64":
            continue
        found += code.declarations(block, file, line, arch, arm64)
    if arch == "arm64":
        found.sort(key=lambda one: not one.arm64)       # the ARM64 form before the general one of the same name
    return code.compiled(found, arch, source)


# ---------------------------------------------------------------------------------------------------------------------
# The 6.0b text

def _text(path: Path, source: str, reading: Reading) -> None:
    text = _load(path)
    appendices = tables.Appendices(text, path.name, source).read()
    if len(appendices.facts) < 100:
        raise ReferenceError_("the appendices are not where they are looked for; is this the text of "
                              "`pdftotext -layout`?", path)
    reading.facts += appendices.facts
    reading.left_out += appendices.notes
    facts, notes = code.compiled(_text_declarations(text), "x64", source)
    reading.facts += facts
    reading.left_out += notes


def _text_declarations(text: str) -> list[Declaration]:
    """The typedefs and defines of the running text, page breaks taken out."""
    found: list[Declaration] = []
    taken: list[str] = []
    page_of, depth = "", 0
    for _, page, line in tables.text_lines(text):
        bare = line.strip()
        if not taken and bare.startswith("#define "):
            found += code.declarations(bare, f"TLFS 6.0b p.{page}", 0, "x64")
            continue
        if not taken and not re.match(r"^typedef\b", line):
            continue
        if not taken:
            page_of = page
        if bare:
            taken.append(line)
        depth += line.count("{") - line.count("}")
        if depth <= 0 and code.uncommented(line).endswith(";") or len(taken) > 400:
            found += [dataclasses.replace(one, line=0) for one in
                      code.declarations("\n".join(taken), f"TLFS 6.0b p.{page_of}", 1, "x64")]
            taken, depth = [], 0
    return found
