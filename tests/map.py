#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The map of the headers in docs/map.md: one line a header, its @brief.

    map.py            whether the map is that of the tree; exit code 1 if not
    map.py --write    writes it
"""

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAP = ROOT / "docs" / "map.md"
BEGIN = "<!-- map: written by tests/map.py -->\n"
END = "<!-- end of map -->\n"

FOLDERS = {
    "Hypervisor": "what software in a partition says to the hypervisor",
    "VMBus": "how a guest and its host exchange packets",
    "Device": "one protocol a file",
    "Firmware": "what the firmware of a virtual machine says to the host",
    "Guest": "the few operations that every guest needs, as inline functions",
    "Masks": "masks and shifts of all bit-fields, for whoever cannot use bit-fields; no other header includes them",
    "Compat": "other names of the same; no new code needs them",
}


def brief(header):
    """The @brief of a header, without its full stop."""
    found = re.search(r"^ \* @brief (.+)$", header.read_text(), re.M)
    if not found:
        sys.exit(f"map.py: {header.relative_to(ROOT)}: no @brief")
    return found[1].rstrip(".")


def draw():
    """The map, as Markdown."""
    lines = []
    for folder, what in FOLDERS.items():
        headers = sorted((ROOT / "include/Mile.HyperV" / folder).glob("*.h"))
        if not headers:
            continue
        lines += [f"**`Mile.HyperV/{folder}/`**: {what}", ""]
        lines += [f"- [{h.stem}](../{h.relative_to(ROOT).as_posix()}): {brief(h)}" for h in headers]
        lines += [""]
    unknown = {p.name for p in (ROOT / "include/Mile.HyperV").iterdir() if p.is_dir()} - set(FOLDERS)
    if unknown:
        sys.exit(f"map.py: folders without a word: {', '.join(sorted(unknown))}")
    return "\n" + "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the map")
    write = parser.parse_args().write
    text = MAP.read_text(encoding="utf-8")
    if text.count(BEGIN) != 1 or text.count(END) != 1:
        sys.exit("map.py: docs/map.md does not have the two markers of the map once each")
    before, _, rest = text.partition(BEGIN)
    old, _, after = rest.partition(END)
    new = draw()
    if write:
        MAP.write_text(before + BEGIN + new + END + after, encoding="utf-8")
    elif old != new:
        sys.exit("map.py: docs/map.md is not the map of the tree; tests/map.py --write corrects it")
    print(f"count {new.count(chr(10) + '- ')} headers in docs/map.md")


if __name__ == "__main__":
    main()
