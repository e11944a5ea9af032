# SPDX-License-Identifier: MIT
"""Reads the GUIDs of an EDK2 package declaration (.dec): lines `name = {0x1, 0x2, 0x3, {...}}`."""

from __future__ import annotations

import re
from pathlib import Path

from facts import Fact, ReferenceError_
from .c.guids import guid_text

_LINE = re.compile(r"^\s*(\w+)\s*=\s*\{(.*)$")
_NUMBERS = re.compile(r"^((?:[^{},]+,){3})\s*\{((?:[^{},]+,){7}[^{},]+)\}\s*\}?\s*$")


def read(root: Path, path: str, source: str = "", arch: str = "") -> list[Fact]:
    """The GUIDs of one declaration file."""
    try:
        text = (root / path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReferenceError_(f"cannot be read: {error}", root / path) from error
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.match(line.partition("#")[0])
        if match:
            found.append(Fact(kind="guid", name=match.group(1), value=guid_text(_numbers(match.group(2), path, number)),
                              file=path, line=number, source=source, arch=arch))
    if not found:
        raise ReferenceError_("no GUID in it; is it a package declaration?", root / path)
    return found


def _numbers(text: str, path: str, line: int) -> list[int]:
    match = _NUMBERS.match(text)
    try:
        parts = [part.strip() for part in (match.group(1) + match.group(2)).split(",")]
        return [int(part, 16) for part in parts]
    except (AttributeError, ValueError):
        raise ReferenceError_("not a GUID's 11 numbers", path, line) from None
