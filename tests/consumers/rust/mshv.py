# SPDX-License-Identifier: MIT
"""mshv.py THEIRS OURS README: holds README's comparison of the crate with mshv-bindings to the text of both.

THEIRS and OURS are the folders src of the two crates. Each name of mshv-bindings is a name here in another style, or has
a row in README that names the one to use, with the same value or size, or gives the reason for its absence.
"""

import re
import sys
from pathlib import Path

NAME = re.compile(r"^pub (?:const|static|struct|union|type|enum) (\w+)", re.M)
CONSTANT = re.compile(r"^pub const (\w+)\s*:\s*(\w+)\s*=\s*(-?\d+)\s*;", re.M)
SIZE = re.compile(r'\[\s*"Size of (\w+)",?\s*\]\s*\[\s*::\w+::mem::size_of::<\s*\w+,?\s*>\(\)\s*-\s*(\d+)usize')
# Of C's own headers, and of bindgen itself.
FOREIGN = re.compile(r"_*[Bb]indgen|_bindgen_ty|__|.*__bindgen_ty_")
TARGETS = (("x86_64/bindings.rs", "x86_64.rs"), ("arm64/bindings.rs", "aarch64.rs"))


def key(name):
    return name.replace("_", "").lower()


class Names:
    """The names of a module, without the enumeration's name that bindgen sets before an enumerator's."""

    def __init__(self, text):
        constants = {name: (kind, int(value) % 2**64) for name, kind, value in CONSTANT.findall(text)}

        def plain(name):
            kind = constants[name][0] if name in constants else ""
            return name[len(kind) + 1:] if kind and name.startswith(kind + "_") else name

        self.all = {plain(name) for name in NAME.findall(text) if not FOREIGN.match(name)}
        # A type and an enumerator may have one name in two styles: sizes are compared with sizes.
        self.figures = {plain(name): ("value", value) for name, (_, value) in constants.items()}
        self.figures.update({name: ("size", int(size)) for name, size in SIZE.findall(text)})
        self.keys = {}
        for name in self.all:
            self.keys.setdefault(key(name), []).append(name)


def rows(readme):
    """The first two cells of each row whose first cell is names; a row may have several names."""
    found = {}
    for first, second in re.findall(r"^\| (`[^|]*`) \| ([^|]+) \|$", readme, re.M):
        for name in re.findall(r"`([\w*]+)`", first):
            found[name] = second
    return found


def compare(theirs, ours, decided):
    """What is wrong, and the count of each kind of name."""
    wrong, kinds = [], {}
    for theirs_of, ours_of in zip(theirs, ours):
        for name in sorted(theirs_of.all):
            equal = ours_of.keys.get(key(name), [])
            row = decided.get(name) or ("HVMSG" if name.startswith("HVMSG_") else "")
            figure = theirs_of.figures.get(name)
            if "MSHV" in name.upper():
                kinds[name] = "driver"
            elif equal:
                kinds[name] = "same"
                figures = {ours_of.figures[one] for one in equal if one in ours_of.figures}
                if figure and figure[0] in dict(figures) and figure not in figures and not row:
                    wrong.append("%s: %s %d there, %s here, and README has no row" % (name, *figure, sorted(figures)))
            elif row == "HVMSG":
                kinds[name] = "message"
                if not any(one.startswith("HvMessageType") and value == figure for one, value in ours_of.figures.items()):
                    wrong.append("%s: no HvMessageType* of the value %d" % (name, figure[1]))
            elif not row:
                wrong.append("%s: no such name here, and README has no row" % name)
            else:
                kinds[name] = "decided"
                use = re.fullmatch(r"`(\w+)`", row)
                if use and use[1] not in ours_of.all | {"bool"}:
                    wrong.append("%s: README names %s, which is not there" % (name, use[1]))
                elif use and figure and ours_of.figures.get(use[1], figure) != figure:
                    wrong.append("%s: %s %d, and %s has %s %d" % (name, *figure, use[1], *ours_of.figures[use[1]]))
    wrong += ["%s: README has a row, mshv-bindings no such name" % name for name in decided
              if name not in kinds and "*" not in name]
    return wrong, [list(kinds.values()).count(kind) for kind in ("same", "message", "decided", "driver")]


def main(theirs, ours, readme):
    text = Path(readme).read_text(encoding="utf-8")
    there, here = ([Names((Path(folder) / pair[side]).read_text(encoding="utf-8")) for pair in TARGETS]
                   for side, folder in enumerate((theirs, ours)))
    section = text.partition("## Comparison with mshv-bindings")[2].partition("\n## ")[0]
    wrong, counts = compare(there, here, rows(section))
    stated = [int(number.replace(",", "")) for number in re.findall(r"^\| .* \| ([\d,]+) \|$", section, re.M)]
    if stated != [sum(counts[:3]), *counts]:
        wrong.append("README states %s, and it is %s" % (stated, [sum(counts[:3]), *counts]))
    sizes = [sum(kind == "size" for kind, _ in names.figures.values()) for names in (*there, *here)]
    if sum(counts) < 1000 or min(sizes) < 150:
        wrong.append("only %d names and %s sizes were found" % (sum(counts), sizes))
    print("\n".join(wrong) if wrong else "%d names of mshv-bindings, each with a name or a row" % sum(counts))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
