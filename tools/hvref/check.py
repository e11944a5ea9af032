# SPDX-License-Identifier: MIT
"""`hvref check`: compares somebody's own header with the library."""

from __future__ import annotations

import dataclasses
import json
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

import facts
import judge
import library
import likeness
import names
import places
import rows
import why
from facts import ReferenceError_
from readers.c import environments, neighbors
from readers.c import reader as c_reader

MAPS = Path(__file__).resolve().parent / "maps"
EXPLAINED = "explained"
# Verdicts on a fact: in the program, in the JSON document, in the summary.
STATES = (
    (judge.ROW, "agrees", "agree"),
    (likeness.RENAMED, "renamed", "agree under another name"),
    (judge.DISAGREES, "differs", "differ"),
    (EXPLAINED, "explained", "differ as Errata.md explains"),
    (judge.UNMAPPED, "lacking", "are unknown to a type of ours"),
    (judge.WAITING, "unknown", "are about names that we do not have"),
    (judge.DECLINED, "declined", "state nothing to compare"),
)
KEYS = {state: key for state, key, _ in STATES}

# The tables of names that hold in an environment: those of sources, and files of maps/.
TABLES = {
    "linux": ("linux-7.3", "linux-drivers", "linux.txt"),
    "bsd": ("freebsd-2021",),
    "macos": ("machyperv",),
    "windows": ("windows-whp", "windows-hyperv-misc", "original", "windows-ndis", "windows-srb"),
    "edk2": ("mu-msvm",),
    "haiku": ("haiku",),
    "portable": ("virtualbox.txt", "qemu.txt", "dpdk.txt", "ipxe.txt", "freebsd-2021", "linux-7.3",
                 "linux-drivers", "linux.txt"),
}

EPILOG = """\
Exit codes: 0 every fact that can be compared agrees, or Errata.md explains the difference; 1 something
differs; 2 an error, or a header from which nothing could be read. Definitions that the compiler cannot lay
out are left out and named on standard error; they do not change the exit code.
"""


def arguments(command) -> None:
    """The arguments of the command."""
    command.epilog = EPILOG
    command.add_argument("header", nargs="+", type=Path, help="C or C++ headers, or sources with definitions")
    command.add_argument("--arch", choices=list(c_reader.TARGETS), default="x64")
    command.add_argument("--shim", choices=sorted(environments.ENVIRONMENTS), default="",
                         help="environment whose base types and macros the header expects (default: by its includes)")
    command.add_argument("--abi", choices=("windows", "linux"), default="",
                         help="layout rules to use (default: those of the environment)")
    command.add_argument("--standard", default="", help="c11, c++17, ... (default: the one that reads most)")
    command.add_argument("-I", dest="includes", action="append", default=[], metavar="DIR", help="include folder")
    command.add_argument("-D", dest="defines", action="append", default=[], metavar="NAME[=VALUE]", help="macro")
    command.add_argument("--map", type=Path, metavar="FILE",
                         help="lines `name THEIRS -> OURS`, `prefix THEIRS -> OURS` and `decline PATTERN : reason`; "
                         "tools/hvref/maps has examples")
    command.add_argument("--unknown", action="store_true",
                         help="list the facts about names that we do not have, each with our nearest name")
    command.add_argument("--renamed", action="store_true", help="list the facts that agree under another name")
    command.add_argument("--json", action="store_true", help="one JSON document with every fact instead of lines")


@dataclasses.dataclass(frozen=True)
class Reading:
    """One header as it was read."""

    header: Path
    environment: environments.Environment
    mark: str
    standard: str
    facts: list[facts.Fact]
    lost: list[c_reader.Lost]
    asks: str = ""

    def lines(self) -> list[str]:
        """Description for people: environment and standard, and the definitions that were left out."""
        if self.asks:
            return [f"{self.header}: {self.asks}"]
        because = f", because of '{self.mark}'" if self.mark else ""
        found = [f"{self.header}: read as {self.environment.name}{because} and {self.standard}; "
                 f"{len(self.facts)} facts, {len(self.lost)} definitions left out"]
        found += [f"{self.header}:{lost.line}: {lost.name} left out: {lost.reason}" for lost in self.lost]
        if self.lost:
            found.append(f"{self.header}: --shim ({', '.join(sorted(environments.ENVIRONMENTS))}), -I DIR or -D NAME "
                         "may bring in what is missing")
        return found


def run(options) -> int:
    """Prints what agrees and what does not; the result is the exit code."""
    tables = {name: _tables(name, options) for name in environments.ENVIRONMENTS}
    readings = [_read_header(header, options) for header in options.header]
    if not any(reading.facts for reading in readings):
        raise ReferenceError_("; ".join(line for reading in readings for line in reading.lines()))
    libraries = library.told()
    found = []
    for reading in readings:
        one = judge.Judge(libraries, tables[reading.environment.name], reading.facts, options.arch)
        like = likeness.Likeness(one, one.all())
        found += [Result(outcome, like) for outcome in like.all()]
    _explain(found)
    if options.json:
        print(json.dumps(_document(readings, found), indent=1))
    else:
        print("".join(f"{line}\n" for reading in readings for line in reading.lines()), end="", file=sys.stderr)
        print("\n".join(_lines(found, options.unknown, options.renamed)))
    return 1 if any(result.outcome.state == judge.DISAGREES for result in found) else 0


def _tables(environment: str, options) -> names.Exceptions:
    """The names that hold in an environment; the person's own come first."""
    paths = [MAPS / table if table.endswith(".txt") else places.REFERENCES / table / "Exceptions.txt"
             for table in TABLES[environment]]
    own = [options.map] if options.map else []
    return names.Exceptions.together([*own, *(path for path in paths if path.is_file())], options.arch)


# Reading.

def _read_header(header: Path, options) -> Reading:
    """The best of the ways to read a header: in C or C++, alone or after the other headers of the command."""
    if not header.is_file():
        raise ReferenceError_("no such header", header)
    text = neighbors.text_of(header)
    name, mark = (options.shim, "--shim") if options.shim else environments.detect(text)
    environment = environments.ENVIRONMENTS[name]
    others = tuple(other.resolve() for other in options.header if other.resolve() != header.resolve())
    best = None
    with tempfile.TemporaryDirectory() as folder:
        neighbors.forward(options.header, options.arch, Path(folder))
        for standard in [options.standard] if options.standard else _standards(header):
            for before in ((), others) if others else ((),):
                found, lost = _read_as(header, options, environment, standard, before, folder)
                if best is None or (len(found), -len(lost)) > (len(best.facts), -len(best.lost)):
                    best = Reading(header, environment, mark, standard, found, lost)
                if best.facts and not best.lost:
                    return best
    return best if best.facts else dataclasses.replace(best, asks=_nothing_read(text, best))


def _standards(header: Path) -> list[str]:
    found = ["c11", "c++17"]
    return found[::-1] if header.suffix in (".hpp", ".hh", ".hxx", ".cpp", ".cc", ".cxx") else found


def _read_as(header: Path, options, environment, standard: str, before: tuple[Path, ...], folder: str):
    prelude = environment.prelude + "".join(f'#include "{path.as_posix()}"\n' for path in before)
    includes = (folder, *(str(Path(include).resolve()) for include in options.includes), ".")
    unit = c_reader.Unit(headers=(header.name,), shim=environment.name, abi=options.abi or environment.abi,
                         language="c++" if "++" in standard else "c", standard=standard, prelude=prelude,
                         defines=(*environment.all_defines(options.arch), *options.defines), includes=includes,
                         tolerant=True)
    return c_reader.read_tolerantly(header.resolve().parent, unit, options.arch, "yours")


_CONDITION = re.compile(r"^[ \t]*#[ \t]*(?:if|ifdef|ifndef|elif)\b(.*)$", re.MULTILINE)
_DEFINE = re.compile(r"^[ \t]*#[ \t]*define[ \t]+(\w+)", re.MULTILINE)


def _nothing_read(text: str, reading: Reading) -> str:
    """Why nothing was read of a header, and what it asks for."""
    tested = {word for condition in _CONDITION.findall(text) for word in re.findall(r"[A-Za-z_]\w*", condition)}
    tested -= {"defined", *_DEFINE.findall(text)}
    told = f"no fact was read as {reading.environment.name}"
    if reading.lost:
        first = reading.lost[0]
        told += f"; {len(reading.lost)} definitions left out, the first: {first.name}: {first.reason}"
    told += f"; -D defines the macros that it tests: {', '.join(sorted(tested))}" if tested else \
        "; it may define no structure, enumeration or number"
    return f"{told}; --shim selects another environment ({', '.join(sorted(environments.ENVIRONMENTS))})"


# Telling.

@dataclasses.dataclass
class Result:
    """One fact's outcome, and what else is known of it."""

    outcome: judge.Outcome
    like: likeness.Likeness
    heading: str = ""

    @property
    def state(self) -> str:
        return EXPLAINED if self.heading else self.outcome.state


def _explain(found: list[Result]) -> None:
    """Finds the headings of Errata.md under which a difference is explained."""
    differing = [one for one in found if one.outcome.row is not None and one.outcome.row.is_erratum]
    books = why.Books(places.REFERENCES, places.INCLUDE) if differing else None
    for one in differing:
        one.heading = one.outcome.reason or books.heading_of(one.outcome.row)
        one.outcome = dataclasses.replace(one.outcome, state=EXPLAINED if one.heading else judge.DISAGREES)


def _number(text: str) -> str:
    """A negative number as the 32 bits, or the 64 bits, that it stands for."""
    if not re.fullmatch(r"-(?:0x[0-9a-f]+|\d+)", text):
        return text
    value = int(text, 0)
    return hex(value & (0xFFFFFFFF if value >= -0x80000000 else 0xFFFFFFFFFFFFFFFF))


def _lines(found: list[Result], unknown: bool, renamed: bool) -> list[str]:
    """The summary, then a line for each fact that differs or that a type of ours lacks."""
    counts = Counter(one.state for one in found)
    lines = [", ".join([f"{counts[judge.ROW]} facts agree",
                        *(f"{counts[state]} {text}" for state, _, text in STATES[1:])])]
    for one in sorted(found, key=lambda one: (one.outcome.fact.file, one.outcome.fact.line)):
        fact, outcome = one.outcome.fact, one.outcome
        theirs = f"{fact.where}: {fact.full_name}"
        if one.state == judge.DISAGREES:
            lines.append(f"{theirs}: theirs {_number(outcome.theirs)}; ours {outcome.name} {_number(outcome.ours)}")
        elif one.state == EXPLAINED:
            lines.append(f"{theirs}: differs from {outcome.name}; Errata.md: {one.heading}")
        elif one.state == likeness.RENAMED and renamed:
            lines.append(f"{theirs}: agrees with {outcome.name}: {outcome.ours}")
        elif one.state == judge.UNMAPPED or one.state == judge.WAITING and unknown:
            nearest = one.like.nearest(outcome)
            says = f"theirs {_number(outcome.theirs)}; ours {outcome.ours}" if outcome.ours else \
                f"unknown, {_figures(fact)}"
            lines.append(f"{theirs}: {says}{f'; {nearest}' if nearest else ''}")
    return lines


def _figures(fact: facts.Fact) -> str:
    if fact.kind == "type":
        return f"size {fact.size}"
    if fact.kind in ("field", "bits"):
        return judge.bits_text(fact.offset_bits, fact.width_bits)
    return str(fact.value) if fact.kind == "guid" else _number(rows.number(fact.value))


def _document(readings: list[Reading], found: list[Result]) -> dict:
    counts = Counter(one.state for one in found)
    return {
        "headers": [{"file": str(reading.header), "environment": reading.environment.name,
                     "standard": reading.standard, "facts": len(reading.facts),
                     "left_out": [dataclasses.asdict(lost) for lost in reading.lost]} for reading in readings],
        "counts": {key: counts[state] for state, key, _ in STATES},
        "facts": [_record(one) for one in found],
    }


def _record(one: Result) -> dict:
    outcome = one.outcome
    record = {"name": outcome.fact.full_name, "kind": outcome.fact.kind, "state": KEYS[one.state],
              "file": outcome.fact.file, "line": outcome.fact.line, "theirs": _figures(outcome.fact),
              "ours": outcome.name, "note": _number(outcome.ours), "erratum": one.heading}
    if one.state in (judge.UNMAPPED, judge.WAITING):
        record["nearest"] = one.like.nearest(outcome)
    return {key: value for key, value in record.items() if value not in ("", None)}
