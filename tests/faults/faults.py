#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Plants faults in a copy of the headers and expects the checks of tests/leg.py to find each.

    faults.py --work FOLDER

A check that has never failed proves nothing. Each fault below is one edit of
the fixture (or of its rows); the check named with it must fail and say what is
expected, and the untouched copy must pass them all first.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
LEG = HERE.parent / "leg.py"
ROOT = HERE.parent.parent

HEADER = "include/Mile.HyperV/Hypervisor/Fixture.h"
ROWS = "References/fixture/Hypervisor.Fixture.def"

NATIVE = ["--compiler", "gcc", "--language", "c11"]
CLANG = ["--compiler", "clang", "--language", "c11"]
NATIVE_CXX = ["--compiler", "gcc", "--language", "c++17"]
WINDOWS = ["--compiler", "clang", "--flags=--target=x86_64-pc-windows-msvc -ffreestanding", "--language", "c11"]

# The fixture's own size assertions are taken out where the row alone is to find the fault.
NO_ASSERTS = ("HV_STATIC_ASSERT(sizeof(HV_FIXTURE) == 48);\n", "")
NO_PACKED_ASSERT = ("HV_STATIC_ASSERT(sizeof(HV_FIXTURE_PACKED) == 9);\n", "")

# The field that moves here keeps the size of everything, and every byte offset.
MOVED_BIT = [
    ("        HV_UINT64 Masked : 1;\n        HV_UINT64 Polling : 1;\n",
     "        HV_UINT64 Polling : 1;\n        HV_UINT64 Masked : 1;\n")
]
SWAPPED = [("    HV_UINT16 Source;\n    HV_UINT16 Target;\n", "    HV_UINT16 Target;\n    HV_UINT16 Source;\n")]

# (name, file, edits, kind of check, its compiler, what it must say)
FAULTS = [
    ("a wrong size, found by the header's own assertion", HEADER,
     [("HV_UINT8 Padding[7];", "HV_UINT8 Padding[15];")],
     "headers", NATIVE, "sizeof(HV_FIXTURE) == 48"),
    ("a wrong size, found by a row", HEADER,
     [NO_ASSERTS, ("HV_UINT8 Padding[7];", "HV_UINT8 Padding[15];")],
     "static", NATIVE, "HV_REF_TYPE_FLEXIBLE(HV_FIXTURE, Data, 1, 56)"),
    ("an alignment that only one compiler gives", HEADER,
     [("typedef struct HV_FIXTURE\n", "typedef struct HV_DECLSPEC_ALIGN(16) HV_FIXTURE\n")],
     "static", NATIVE, "HV_REF_ALIGN(HV_FIXTURE, 8)"),
    ("packing that was left out", HEADER,
     [NO_PACKED_ASSERT, ("HV_PACK_BEGIN\n", ""), ("HV_PACK_END\n", "")],
     "static", WINDOWS, "HV_REF_ERRATUM_TYPE(HV_FIXTURE_PACKED, 9, 16)"),
    ("a swapped field", HEADER, SWAPPED, "static", WINDOWS, "HV_REF_FIELD(HV_FIXTURE, Source, 4, 2)"),
    ("a swapped field", HEADER, SWAPPED, "golden", NATIVE, "HV_FIXTURE.Source: byte 4 is 0x00, expected 0xff"),
    ("a moved bit", HEADER, MOVED_BIT, "golden", NATIVE, "HV_FIXTURE_FLAGS.Masked: byte 1 is 0x02, expected 0x01"),
    ("a moved bit", HEADER, MOVED_BIT, "golden", NATIVE_CXX, "HV_FIXTURE.Flags[1].Polling: byte 25 is 0x01"),
    ("a moved bit", HEADER, MOVED_BIT, "image", WINDOWS, "HV_FIXTURE_FLAGS.Masked: bytes are 0x200, expected 0x100"),
    ("a bit-field that MSVC and GNU lay out differently", HEADER,
     [("            HV_UINT8 Low : 4;\n            HV_UINT8 High : 4;\n",
       "            HV_UINT8 Low : 4;\n            HV_UINT16 High : 4;\n"),
      ("    HV_UINT8 Padding[7];\n", "")],
     "image", WINDOWS, "HV_FIXTURE.High: bytes are"),
    ("a wrong constant", HEADER,
     [("#define HV_FIXTURE_LIMIT 0x80000010U", "#define HV_FIXTURE_LIMIT 0x80000011U")],
     "static", NATIVE, "HV_REF_VALUE(HV_FIXTURE_LIMIT, 0x80000010)"),
    ("a wrong enumerator", HEADER, [("HvFixtureKindFirst = 1", "HvFixtureKindFirst = 0")],
     "static", NATIVE_CXX, "HV_REF_VALUE(HvFixtureKindFirst, 1)"),
    ("a wrong byte in a GUID", HEADER, [("0x9ABC", "0x9ABD")],
     "golden", NATIVE, "FIXTURE_CLASS_ID: not 12345678-9abc-def0-1122-334455667788"),
    ("a wrong byte in a GUID", HEADER, [("0x9ABC", "0x9ABD")], "image", WINDOWS, "FIXTURE_CLASS_ID: bytes are"),
    ("a header that needs another one before it", HEADER, [('#include "Types.h"\n', "")],
     "headers", NATIVE, "Mile.HyperV/Hypervisor/Fixture.h: does not compile"),
    ("a header that cannot be included twice", HEADER,
     [("#ifndef MILE_HYPERV_HYPERVISOR_FIXTURE\n", "#if 1\n")],
     "headers", NATIVE_CXX, "previous declaration"),
    ("a hole that has no name", HEADER, [NO_ASSERTS, ("    HV_UINT8 Padding[7];\n", "")],
     "headers", NATIVE, "padding"),
    ("a header that emits data", HEADER, [("HV_HEADER_END\n", "const int HvFixtureData = 1;\nHV_HEADER_END\n")],
     "link", NATIVE, "the headers alone define HvFixtureData"),
    ("a name that begins with an underscore", HEADER, [("typedef struct HV_FIXTURE\n", "typedef struct _HV_FIXTURE\n")],
     "everything", CLANG, "reserved"),
    ("a macro that another header defines otherwise", HEADER,
     [("HV_HEADER_BEGIN\n", "#define HV_PARTITION_ID_SELF 1\nHV_HEADER_BEGIN\n")],
     "together", NATIVE, "redefined"),
    ("a name that a platform's header has too", HEADER, [],
     "neighbours", NATIVE + ["--neighbours=typedef int HV_FIXTURE_FLAGS;"], "HV_FIXTURE_FLAGS"),
    ("a name outside the library's prefixes", HEADER, [("HV_FIXTURE_LIMIT", "FIXTURE_LIMIT")],
     "names", None, "not of an allowed prefix: FIXTURE_LIMIT"),
    ("a row that the compiler never sees", ROWS,
     [("HV_REF_VALUE(HvFixtureKindFirst, 1)\n", "#if 0\nHV_REF_VALUE(HvFixtureKindFirst, 1)\n#endif\n")],
     "static", NATIVE, "a row file has no preprocessor lines"),
    ("an erratum that no longer is one", ROWS,
     [("HV_REF_ERRATUM_VALUE(HvFixtureKindSecond, 2, 3)", "HV_REF_ERRATUM_VALUE(HvFixtureKindSecond, 2, 2)")],
     "static", NATIVE, "HV_REF_ERRATUM_VALUE(HvFixtureKindSecond, 2, 2)"),
    ("a second source with another figure for the same member", ROWS,
     [("HV_REF_FIELD(HV_FIXTURE, Target, 6, 2)\n",
       "HV_REF_FIELD(HV_FIXTURE, Target, 6, 2)\nHV_REF_FIELD(HV_FIXTURE, Target, 6, 4)\n")],
     "golden", NATIVE, "HV_FIXTURE.Target: byte 8 is 0x00, expected 0xff"),
    ("a line that is not a row", ROWS,
     [("HV_REF_VALUE(HvFixtureKindFirst, 1)", "HV_REF_VALUE HvFixtureKindFirst, 1")],
     "static", NATIVE, "not a row"),
]


def check(tree, kind, compiler):
    """Runs one leg over the tree; (exit code, what it printed). A missing compiler is an error here, not a skip."""
    if kind == "names":
        names = HERE.parent / "names" / "names.py"
        command = [sys.executable, str(names), "--work", str(tree / "work"), "--include", str(tree / "include")]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return done.returncode, done.stdout
    command = [sys.executable, str(LEG), kind, "--work", str(tree / "work"), "--include", str(tree / "include"),
               "--references", str(tree / "References"), "--headers", "Fixture"] + compiler
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.returncode, done.stdout


def plant(path, edits):
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        if text.count(old) != 1:
            raise SystemExit("faults.py: %s holds %r %d times, not once" % (path, old, text.count(old)))
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    options = parser.parse_args()
    missing = [name for name in ("gcc", "clang") if shutil.which(name) is None]
    if missing:
        print("not run: %s is missing" % ", ".join(missing))
        return 1 if os.environ.get("CI") == "true" else 77

    tree = options.work
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(HERE / "fixture", tree)
    for name in ("Mile.HyperV.Portable.Types.h", "Mile.HyperV/Hypervisor/Types.h"):
        shutil.copy(ROOT / "include" / name, tree / "include" / name)
    clean = {name: (tree / name).read_text(encoding="utf-8") for name in (HEADER, ROWS)}

    faults = found = 0
    for kind in ("static", "image", "golden", "headers"):
        for compiler in (NATIVE, NATIVE_CXX, WINDOWS):
            # The image's designated initializers are C; a Windows program has nothing to run it here.
            if (kind == "image" and compiler is NATIVE_CXX) or (kind == "golden" and compiler is WINDOWS):
                continue
            code, output = check(tree, kind, compiler)
            if code != 0:
                print("without a fault, %s fails:\n%s" % (kind, output))
                faults += 1

    for name, file, edits, kind, compiler, expected in FAULTS:
        plant(tree / file, edits)
        code, output = check(tree, kind, compiler)
        (tree / file).write_text(clean[file], encoding="utf-8")
        if code == 1 and expected in output:
            found += 1
            print("found by %s: %s" % (kind, name))
        else:
            faults += 1
            print("NOT found by %s: %s; it ended with %d and does not say %r:\n%s"
                  % (kind, name, code, expected, output))

    print("count %d planted faults found" % found)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
