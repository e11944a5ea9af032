# SPDX-License-Identifier: MIT
"""`hvref check`: somebody's own header, held against the library."""

from __future__ import annotations

from pathlib import Path

import facts
import judge
import library
import names
import report
from facts import ReferenceError_
from readers.c import reader as c_reader


def arguments(command) -> None:
    """The arguments of the command."""
    command.add_argument("header", nargs="+", type=Path)
    command.add_argument("--arch", choices=list(c_reader.TARGETS), default="x64")
    command.add_argument("--abi", choices=("windows", "linux"), default="linux",
                         help="whose layout rules (default: linux)")
    command.add_argument("--map", type=Path, metavar="FILE",
                         help="lines `name THEIRS -> OURS`, `prefix THEIRS -> OURS` and `decline PATTERN : reason`")
    command.add_argument("--shim", choices=("edk2", "linux", "windows"), default="",
                         help="base types of this environment, for headers that take them for granted")
    command.add_argument("--standard", default="c11", help="c11, c++17, ... (default: c11)")
    command.add_argument("-I", dest="includes", action="append", default=[], metavar="DIR", help="include folder")
    command.add_argument("-D", dest="defines", action="append", default=[], metavar="NAME[=VALUE]", help="macro")


def run(options) -> int:
    """Prints what agrees and what does not; the result is the exit code."""
    exceptions = names.Exceptions(options.map)
    found = [_read_header(header, options) for header in options.header]
    libraries = library.told()
    outcomes = [outcome for one in found for outcome in judge.Judge(libraries, exceptions, one, options.arch).all()]
    for line in report.check_lines(outcomes):
        print(line)
    return 1 if any(outcome.state == judge.DISAGREES for outcome in outcomes) else 0


def _read_header(header: Path, options) -> list[facts.Fact]:
    """The facts of one header of the user's; its own folder is its root."""
    if not header.is_file():
        raise ReferenceError_("no such header", header)
    language = "c++" if "++" in options.standard else "c"
    unit = c_reader.Unit(headers=(header.name,), shim=options.shim, abi=options.abi, language=language,
                         standard=options.standard, defines=tuple(options.defines),
                         prelude=c_reader.PRELUDES.get(options.shim, ""),
                         includes=(".", *(str(Path(include).resolve()) for include in options.includes)))
    return c_reader.read(header.resolve().parent, unit, options.arch, "yours")
