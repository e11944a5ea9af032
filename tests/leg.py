#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""One leg of the test matrix: one kind of check, with one compiler, in one language.

    leg.py static ...       every reference row as a static assertion
    leg.py image ...        every bit and GUID row as bytes in an object file, which need not run
    leg.py golden ...       every field, bit and GUID row as bytes in a program that runs
    leg.py headers ...      each header alone and twice; all of them in both orders
    leg.py together ...     all headers in both orders
    leg.py everything ...   the same as headers, under clang's -Weverything
    leg.py link ...         two objects that include everything: no symbol in either, and they link
    leg.py neighbours ...   a platform's own headers before and after all of ours, and rows beside them

It ends with 0 (passed), 1 (failed) or 77 (not run: the compiler or what runs
its programs is missing). With CI=true in the environment, not run is failed.
Lines `count N what` are added up by tests/summary.py.
"""

import argparse
import os
import re
import shlex
import shutil
import struct
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import runner

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
NOT_RUN = 77

BASE_WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Werror"]
STRICT_WARNINGS = BASE_WARNINGS + ["-Wconversion", "-Wshadow", "-Wundef", "-Wpadded"]

# Every warning that clang has, less those that say something about the language and nothing about the headers.
EVERYTHING_WARNINGS = [
    "-Weverything",
    "-Werror",
    "-Wno-unknown-warning-option",  # clang 14 does not know the youngest names below
    "-Wno-c++98-compat",  # C++98 is not promised: static_assert, long long
    "-Wno-c++98-compat-pedantic",
    "-Wno-pre-c11-compat",  # C99 is not promised: _Static_assert, anonymous members
    "-Wno-unaligned-access",  # what is packed is so on the wire, and its members lie where they lie
]

# The level that MSVC's projects are asked to reach.
CL_WARNINGS = ["/W4", "/WX"]

# A target whose flags have this sees no bit-fields, only the words that they are parts of.
NO_BIT_FIELDS = "-DMILE_HYPERV_NO_BITFIELDS"

# Rows about what a header defines on its own platform only are left to that platform's legs.
PLATFORM_HEADERS = re.compile(r"Mile\.HyperV\.Windows\.")


class Failure(Exception):
    """The check found what it looks for; the message says what, and the details name the rows."""

    def __init__(self, message, details=""):
        super().__init__(message)
        self.details = details


class NotRun(Exception):
    """Something that the leg needs is not on this machine."""


def say(text):
    print(text, flush=True)


def quote_include(path):
    return '#include "%s"\n' % str(path).replace("\\", "/")


# Rows.

ROW = re.compile(r"^\s*(HV_REF_\w+)\s*\((.*?)\)\s*(?:/\*.*\*/\s*)?$")

# One row of a .def file. What it says is its macro and arguments; `line` is where.
Row = namedtuple("Row", "macro arguments line")


def read_rows(path):
    """The rows of one .def file. Nothing but rows and comments may stand there: legs write the rows out again."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.lstrip().startswith("#"):
            raise Failure("%s:%d: a row file has no preprocessor lines: %s" % (path, number, line))
        if "HV_REF_" not in line.split("/*")[0]:
            continue
        match = ROW.match(line)
        if not match:
            raise Failure("%s:%d: not a row: %s" % (path, number, line))
        arguments = [argument.strip() for argument in match[2].split(",")]
        if match[1] == "HV_REF_ERRATUM_GUID" and guid_bytes(arguments[1]) == guid_bytes(arguments[2]):
            raise Failure("%s:%d: no erratum: both are %s" % (path, number, arguments[1]))
        rows.append(Row(match[1], arguments, number))
    return rows


def distinct(files):
    """The row files with each statement once: what several sources say alike is compiled, and compared, once."""
    seen = set()
    remaining = []
    for path, header, rows in files:
        first = []
        for row in rows:
            statement = (row.macro, *row.arguments)
            if statement not in seen:
                seen.add(statement)
                first.append(row)
        if first:
            remaining.append((path, header, first))
    return remaining


def row_text(path, rows):
    """Rows as a compiler reads them, under the place where each stands."""
    name = str(path).replace("\\", "/")
    return "".join('#line %d "%s"\n%s(%s)\n' % (row.line, name, row.macro, ", ".join(row.arguments)) for row in rows)


def header_of(include, topic):
    """The header that a row file's name stands for: Hypervisor.Cpuid is Mile.HyperV/Hypervisor/Cpuid.h."""
    names = ["Mile.HyperV/%s.h" % topic.replace(".", "/"), "Mile.HyperV.%s.h" % topic, "%s.h" % topic]
    for name in names:
        if (include / name).is_file():
            return name
    raise Failure("%s.def: no such header: %s" % (topic, " or ".join(names)))


def row_files(options):
    """All row files, with the headers that they are about: the references', then those of the headers' own layout."""
    found = []
    paths = sorted(options.references.glob("**/*.def")) + (sorted(options.own.glob("*.def")) if options.own else [])
    for path in paths:
        if path.name == "Waiting.def":
            continue
        header = header_of(options.include, path.name[: -len(".def")])
        if "mingw" in options.compiler or not PLATFORM_HEADERS.search(header):
            found.append((path, header, read_rows(path)))
    if not any(rows for path, _, rows in found if path.parent != options.own):
        raise Failure("no rows under %s" % options.references)
    return without_bit_fields(found) if NO_BIT_FIELDS in options.flags else found


def without_bit_fields(files):
    """Less the rows about bit-fields, and about members that consist of them."""
    bits = {(row.arguments[0], row.arguments[1]) for _, _, rows in files for row in rows
            if row.macro in ("HV_REF_BITS", "HV_REF_ERRATUM_BITS")}
    gone = bits | {(owner, member.rpartition(".")[0]) for owner, member in bits}
    return [(path, header, [row for row in rows if tuple(row.arguments[:2]) not in gone]) for path, header, rows in files]


def say_counts(options, files, macros, what):
    """Prints how many of the rows were checked, the references' apart from the headers' own."""
    for own, whose in ((False, "reference rows"), (True, "rows of the headers' own layout")):
        total = sum(row.macro in macros for path, _, rows in files for row in rows if (path.parent == options.own) == own)
        if total:
            say("count %d %s %s" % (total, whose, what))


def includes(files):
    return "".join('#include "%s"\n' % header for header in sorted({header for _, header, _ in files}))


# Compilers.


def language_flags(options):
    cxx = options.language.startswith(("c++", "gnu++"))
    if options.style == "cl":
        return ["/TP" if cxx else "/TC", "/std:" + options.language]
    return ["-x", "c++" if cxx else "c", "-std=" + options.language]


def warnings(options, strictness):
    """Flags for a strictness: base for code that uses the headers, strict and everything for the headers themselves."""
    if options.style == "cl":
        return CL_WARNINGS
    flags = {"base": BASE_WARNINGS, "strict": STRICT_WARNINGS, "everything": EVERYTHING_WARNINGS}[strictness]
    if "99" in options.language:
        # The GNU dialect of C99 has all that the headers use, as extensions.
        flags = [flag for flag in flags if flag != "-Wpedantic"]
    return flags


def syntax_only(options):
    return ["/Zs"] if options.style == "cl" else ["-fsyntax-only"]


def to_object(options, path):
    return ["/c", "/Fo%s" % path] if options.style == "cl" else ["-c", "-o", str(path)]


def compiler(options):
    command = shlex.split(options.compiler)
    if shutil.which(command[0]) is None:
        raise NotRun("%s is missing" % command[0])
    return command


def compile_source(options, source, extra, lines=40):
    command = compiler(options) + language_flags(options) + shlex.split(options.flags)
    command += ["-I" + str(options.include)] + extra
    # To cl, what begins with a slash is an option.
    command += ["--", str(source)] if options.style == "cl" else [str(source)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    if done.returncode != 0:
        report = done.stdout.splitlines()
        say("\n".join(line[:400] for line in report[:lines]))
        if len(report) > lines:
            say("... and %d lines more" % (len(report) - lines))
        raise Failure("does not compile: %s" % shlex.join(command), done.stdout)


# The kinds of check, and the rows that each speaks of.

BIT_ROWS = {"HV_REF_BITS", "HV_REF_ERRATUM_BITS", "HV_REF_GUID", "HV_REF_ERRATUM_GUID"}
BYTE_ROWS = BIT_ROWS | {"HV_REF_FIELD", "HV_REF_ERRATUM_FIELD"}
ALL_ROWS = BYTE_ROWS | {"HV_REF_TYPE", "HV_REF_ERRATUM_TYPE", "HV_REF_VALUE", "HV_REF_VALUE_X64", "HV_REF_VALUE_ARM64",
                        "HV_REF_ERRATUM_VALUE", "HV_REF_FLEXIBLE", "HV_REF_ALIGN",
                        "HV_REF_TYPE_FLEXIBLE", "HV_REF_ERRATUM_FLEXIBLE"}


def check_static(options):
    files = row_files(options)
    rows_once = distinct(files)
    text = includes(files) + quote_include(TESTS / "static" / "Rows.h")
    text += "".join(row_text(path, rows) for path, _, rows in rows_once)
    text += "HV_ROWS_END(%d)\n" % sum(len(rows) for _, _, rows in rows_once)
    source = options.work / "static.c"
    source.write_text(text, encoding="utf-8")
    compile_source(options, source, warnings(options, "base") + syntax_only(options))
    say_counts(options, files, ALL_ROWS, "asserted at compile time")


MARK = bytes([0x9D]) + b"MHV" + bytes([0xF1]) + b"image" + bytes([0x8E]) + b"row" + bytes([0xB2, 0x0A])


def guid_bytes(text):
    parts = text.strip('"').split("-")
    return b"".join(bytes.fromhex(part)[::-1] for part in parts[:3]) + bytes.fromhex("".join(parts[3:]))


def image_expectations(files):
    """What the object file must hold: (name, value as an integer, where the row stands), in the order of the rows."""
    expected = []
    for path, _, rows in files:
        for macro, arguments, _ in rows:
            if macro in ("HV_REF_BITS", "HV_REF_ERRATUM_BITS"):
                first, width = int(arguments[2], 0), int(arguments[3], 0)
                expected.append(("%s.%s" % tuple(arguments[:2]), ((1 << width) - 1) << first, path))
            elif macro in ("HV_REF_GUID", "HV_REF_ERRATUM_GUID"):
                expected.append((arguments[0], int.from_bytes(guid_bytes(arguments[1]), "little"), path))
    return expected


def image_records(data):
    """The records of tests/golden/Image.h that stand in an object file, as (name, object's bytes)."""
    records = []
    at = data.find(MARK)
    while at >= 0:
        name_size, offset, size = struct.unpack_from("<3I", data, at + 16)
        name = data[at + 28 : at + 28 + name_size - 1].decode()
        records.append((name, data[at + offset : at + offset + size]))
        at = data.find(MARK, at + offset + size)
    return records


def check_image(options):
    files = row_files(options)
    rows_once = distinct(files)
    expected = image_expectations(rows_once)
    text = includes(files) + quote_include(TESTS / "golden" / "Image.h")
    text += "".join(row_text(path, rows) for path, _, rows in rows_once)
    source = options.work / "image.c"
    source.write_text(text, encoding="utf-8")
    target = options.work / "image.o"
    target.unlink(missing_ok=True)
    compile_source(options, source, to_object(options, target))
    records = image_records(target.read_bytes())
    # A compiler may lay the objects down in any order; the rows of one field are told apart by their value alone.
    wrong = []
    remaining = sorted((name, value) for name, value, _ in expected)
    found = sorted((name, int.from_bytes(data, "little")) for name, data in records)
    if remaining != found:
        missing = [row for row in expected if (row[0], row[1]) not in set(found)]
        surplus = sorted(set(found) - set(remaining))
        for name, value, path in missing[:20]:
            got = [hex(other) for other_name, other in surplus if other_name == name]
            wrong.append("%s: %s: bytes are %s, expected %s" % (path, name, ", ".join(got) or "absent", hex(value)))
        raise Failure("\n".join(wrong or ["%d records, expected %d" % (len(found), len(remaining))]))
    say_counts(options, files, BIT_ROWS, "compared in an object file")


GOLDEN_MAIN = """
int main(void)
{
%s    printf("%%lu rows compared\\n", HvRows);
    if (HvFaults != 0)
    {
        printf("%%lu rows differ\\n", HvFaults);
        return 1;
    }
    printf("golden: end of program\\n");
    return 0;
}
"""


def golden_source(files, rows_once):
    """The golden program; a function holds the rows of one file."""
    text = includes(files) + quote_include(TESTS / "golden" / "Golden.h")
    calls = ""
    for number, (path, _, rows) in enumerate(rows_once):
        text += "static void HvRows%d(void)\n{\n%s}\n" % (number, row_text(path, rows))
        calls += "    HvRows%d();\n" % number
    return text + GOLDEN_MAIN % calls


def check_golden(options):
    command = shlex.split(options.run)
    for part in command[:1] + [part for part in command if part.startswith("/usr/")]:
        if shutil.which(part) is None and not Path(part).exists():
            raise NotRun("%s is missing" % part)
    files = row_files(options)
    rows_once = distinct(files)
    total = sum(row.macro in BYTE_ROWS for _, _, rows in rows_once for row in rows)
    source = options.work / "golden.c"
    source.write_text(golden_source(files, rows_once), encoding="utf-8")
    program = options.work / "golden.exe"
    program.unlink(missing_ok=True)
    compile_source(options, source, ["-Wall", "-Wextra", "-Werror", "-O0", "-fno-strict-aliasing"] + shlex.split(options.link)
                   + ["-o", str(program)])
    # Into a file, not a pipe: wine's server outlives the program by seconds, and would keep a pipe open.
    with open(options.work / "golden.log", "w", encoding="utf-8") as log:
        done = runner.start(command + [program], stdout=log, stderr=subprocess.STDOUT, timeout=600)
    lines = (options.work / "golden.log").read_text(encoding="utf-8", errors="replace").splitlines()
    say("\n".join(lines[-40:]))
    # A program that could not start may well end with 0: its last line is what counts.
    if done.returncode != 0 or "golden: end of program" not in lines:
        raise Failure("the golden program ended with %d" % done.returncode, "\n".join(lines))
    if "%d rows compared" % total not in lines:
        raise Failure("the golden program did not compare %d rows" % total)
    say_counts(options, files, BYTE_ROWS, "compared at run time")


def headers(options):
    found = [path.relative_to(options.include).as_posix() for path in sorted(options.include.glob("**/*.h"))]
    return [name for name in found if re.search(options.headers, name)] if options.headers else found


# C does not allow a translation unit without a declaration, and a header may hold macros alone.
DECLARATION = "extern int HvEndOfHeaders;\n"


def include_all(names):
    return "".join('#include "%s"\n' % name for name in names)


def check_units(options, units, strictness):
    """Compiles (what, text) units, and reports all that fail."""
    faults = []
    for what, text in units:
        source = options.work / "header.c"
        source.write_text(text + DECLARATION, encoding="utf-8")
        try:
            compile_source(options, source, warnings(options, strictness) + syntax_only(options), lines=8)
        except Failure as failure:
            say("%s: %s\n" % (what, failure))
            faults.append(what)
    if faults:
        raise Failure("%d of %d units do not compile: %s" % (len(faults), len(units), ", ".join(faults)))
    say("count %d translation units of headers" % len(units))


def platform_first(names):
    """Headers that include a platform's own, before the rest: what Compat defines for other SDKs gives way to them."""
    return sorted(names, key=lambda name: not PLATFORM_HEADERS.search(name))


def units_together(options):
    names = headers(options)
    return [("all in order", include_all(platform_first(names))),
            ("all in reverse order", include_all(platform_first(reversed(names))))]


def units_alone(options):
    return [(name, include_all([name, name])) for name in headers(options)]


def check_headers(options):
    check_units(options, units_alone(options) + units_together(options), "strict")


def check_together(options):
    check_units(options, units_together(options), "strict")


def check_everything(options):
    check_units(options, units_alone(options) + units_together(options), "everything")


def check_link(options):
    """Two objects with everything in them define nothing (at -O1: C has no constants without storage before C23)."""
    if shutil.which("llvm-nm") is None:
        raise NotRun("llvm-nm is missing")
    objects = []
    for number in (1, 2):
        source = options.work / ("link%d.c" % number)
        one = "extern int HvLink%d;\nint HvLink%d = 1;\n" % (number, number)
        source.write_text(include_all(platform_first(headers(options))) + one, encoding="utf-8")
        objects.append(options.work / ("link%d.o" % number))
        compile_source(options, source, ["-O1"] + to_object(options, objects[-1]))
        symbols = subprocess.run(["llvm-nm", "--format=posix", "--defined-only", str(objects[-1])],
                                 capture_output=True, text=True, check=True)
        # Names of the object format itself begin with a dot or an at sign.
        defined = {line.split()[0].lstrip("_") for line in symbols.stdout.splitlines() if line[0] not in ".@"}
        surplus = sorted(defined - {"HvLink%d" % number})
        if surplus:
            raise Failure("the headers alone define %s" % ", ".join(surplus[:10]))
    command = compiler(options) + shlex.split(options.flags) + ["-r", "-nostdlib", "-o", str(options.work / "linked.o")]
    done = subprocess.run(command + [str(path) for path in objects], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True)
    if done.returncode != 0:
        raise Failure("two objects do not link: %s" % done.stdout)
    say("count 2 objects with everything in them, linked")


def check_neighbours(options):
    """The named headers of the platform before all of ours, and after them.

    What Compat defines for other SDKs gives way to theirs where theirs came first; before them it must be off.
    """
    theirs = "".join(line + "\n" for line in options.neighbours.split("|"))
    ours = include_all(platform_first(headers(options)))
    off = "#define MILE_HYPERV_NO_COMPAT 1\n"
    check_units(options, [("theirs first", theirs + ours), ("theirs first, Compat off", off + theirs + ours),
                          ("ours first, Compat off", off + ours + theirs),
                          ("theirs between, Compat off", off + ours + theirs + ours)], "base")


# Forms of a failed row: a static assertion's message, and the output of the golden and image legs.
FAILED_ROW = re.compile(r"assert\w* failed[^\n]*?HV_REF_(?P<macro>\w+)\((?P<owner>\w+)(?:, (?P<member>[\w.\[\]]+))?"
                        r"|assert\w* failed[^\n]*?sizeof\((?P<type>\w+)\) == "
                        r"|: (?P<name>[A-Za-z]\w*(?:\.[\w.\[\]]+)?): (?:byte|not )")
EXPLAINED = 5


def explain(options, text):
    """Says what each source states of the rows that failed, the first few of them."""
    names, types = [], []
    for match in FAILED_ROW.finditer(text):
        name = match["name"] or match["type"] or match["owner"]
        if re.search("FIELD|BITS|^(ERRATUM_)?FLEXIBLE", match["macro"] or ""):
            name += "." + match["member"]
        (types if match["type"] else names).append(name)
    names = list(dict.fromkeys(names + types))
    if not names:
        return
    say("\nWho says so (`hvref why`):\n")
    command = [sys.executable, str(ROOT / "tools" / "hvref"), "why", "--short", "--include", str(options.include),
               "--references", str(options.references)] + names[:EXPLAINED]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    say(done.stdout)
    if len(names) > EXPLAINED:
        say("... and %d more" % (len(names) - EXPLAINED))


KINDS = {"static": check_static, "image": check_image, "golden": check_golden, "headers": check_headers,
         "together": check_together, "everything": check_everything, "link": check_link, "neighbours": check_neighbours}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--compiler", required=True, help="the compiler driver, e.g. clang")
    parser.add_argument("--flags", default="", help="its target and other flags, as one string")
    parser.add_argument("--language", required=True, help="c11, c++17, ... as in -std=")
    parser.add_argument("--style", choices=["gnu", "cl"], default="gnu", help="how the driver takes its options")
    parser.add_argument("--neighbours", default="", help="preprocessor lines with the platform's headers, | between")
    parser.add_argument("--run", default="", help="what runs a program of this target, as one string")
    parser.add_argument("--link", default="", help="what a program of this target is linked with, as one string")
    parser.add_argument("--work", type=Path, required=True, help="a folder for what the leg writes")
    parser.add_argument("--include", type=Path, default=ROOT / "include", help="the headers")
    parser.add_argument("--references", type=Path, default=ROOT / "References", help="the row files")
    parser.add_argument("--own", type=Path, help="row files of the headers' own layout, from layout.py")
    parser.add_argument("--headers", default="", help="only headers whose name this pattern finds")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    try:
        KINDS[options.kind](options)
    except (NotRun, runner.NoStart) as reason:
        say("not run: %s" % reason)
        return 1 if os.environ.get("CI") == "true" else NOT_RUN
    except Failure as failure:
        say("FAILED: %s" % failure)
        if options.kind in ("static", "image", "golden"):
            explain(options, "%s\n%s" % (failure, failure.details))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
