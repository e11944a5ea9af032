# SPDX-License-Identifier: MIT
"""Finds the headers of the interface that a header includes from elsewhere in its own project."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Iterable

_INCLUDE = re.compile(r'^[ \t]*#[ \t]*(?:include|import)[ \t]*[<"]([^>"]+)[>"]', re.MULTILINE)
_OF_INTERFACE = re.compile(r"hv|hyper|vmbus|ndis|vsc|mshv|tlfs|gim|rndis|vstor", re.IGNORECASE)
_DEPTH = 8
_BESIDE, _BRANCHES = 2, 64


def text_of(path: Path) -> str:
    """A header's text; bytes that are no UTF-8 can only be in comments."""
    return path.read_text(encoding="utf-8", errors="replace")


def forward(headers: Iterable[Path], arch: str, folder: Path) -> None:
    """Writes into `folder` one file for each such header, by the name that is included, which includes the real one.

    Everything else of the project stays out of reach: its system headers need a configured build.
    """
    headers = [header.resolve() for header in headers]
    roots = list(dict.fromkeys(root for header in headers for root in _roots(header, arch)))
    waiting, seen = list(headers), set()
    while waiting:
        header = waiting.pop()
        if header in seen:
            continue
        seen.add(header)
        for name in _INCLUDE.findall(text_of(header)):
            found = header.parent / name
            if not found.is_file():
                found = next((root / name for root in roots if _OF_INTERFACE.search(name) and (root / name).is_file()),
                             None)
                target = folder / name
                if found is None or ".." in name or target.exists():
                    continue
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(f'#include "{found.resolve().as_posix()}"\n', encoding="utf-8")
            if _OF_INTERFACE.search(name):
                waiting.append(found.resolve())


def _roots(header: Path, arch: str) -> list[Path]:
    """Where an included file may be: the folders above a header, up to the project's root, and their include/.

    Xcode finds a header in any folder, so the folders beside the nearest two count too.
    """
    found = []
    for depth, parent in enumerate(list(header.parents)[:_DEPTH]):
        found += [parent, parent / "include", parent / "arch" / {"x64": "x86"}.get(arch, arch) / "include"]
        if (parent / ".git").exists():
            break
        if depth < _BESIDE:
            found += _folders(parent.parent)
    return found


def _folders(parent: Path) -> list[Path]:
    """The folders in a folder; none if it cannot be read."""
    try:
        return sorted(folder for folder in parent.iterdir() if folder.is_dir())[:_BRANCHES]
    except OSError:
        return []
