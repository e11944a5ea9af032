#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares every mask and shift of include/Mile.HyperV/Masks/ with the bytes of its bit-field.

    masks.py --own FOLDER --work FOLDER [--include FOLDER]

FOLDER of --own has the rows that tests/layout.py writes: every bit-field of the
headers, found by another program than the one that wrote Masks/. For each, a C
program sets the bit-field to ones and compares the bytes; a preprocessor and an
assembler read every number, and a mask that no bit-field has is a fault.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools" / "hvref"))

from names import is_reserved  # noqa: E402

ROW = re.compile(r"^HV_REF_BITS\((\w+), ([\w.\[\]]+), (\d+), (\d+)\)$", re.M)
DEFINE = re.compile(r"^#define (\w+)_(SHIFT|MASK) (\S+)$", re.M)
STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Werror"]

PROGRAM = """
#include <stdio.h>
#include <string.h>

static unsigned long long Rows, Faults;

/* The object is zero but for one bit-field, which is ones: is it Mask, in a word of Digits / 2 bytes at byte Offset? */
static void Check(const char *Name, const unsigned char *Bytes, unsigned long Size, unsigned long First,
                  unsigned long Width, unsigned long Shift, unsigned long long Mask, unsigned long Digits)
{
    unsigned long Offset = (First - Shift) / 8, Byte;
    int Wrong = (First - Shift) %% 8 != 0 || Shift > First || Shift + Width > 4 * Digits || Offset + Digits / 2 > Size ||
                Mask >> Shift != 0xFFFFFFFFFFFFFFFFULL >> (64 - Width);
    for (Byte = 0; Byte < Size; ++Byte)
    {
        unsigned char Expected = 0;
        if (Byte >= Offset && Byte < Offset + Digits / 2)
        {
            Expected = (unsigned char)(Mask >> (8 * (Byte - Offset)));
        }
        Wrong |= Bytes[Byte] != Expected;
    }
    ++Rows;
    if (Wrong)
    {
        ++Faults;
        printf("%%s: shift %%lu, mask 0x%%llX: not what its bit-field says (bit %%lu, width %%lu)\\n", Name, Shift, Mask, First,
               Width);
    }
}

#define CHECK(T, F, Name, First, Width, Digits)                                                                        \\
    {                                                                                                                  \\
        static union                                                                                                   \\
        {                                                                                                              \\
            T Object;                                                                                                  \\
            unsigned char Bytes[sizeof(T)];                                                                            \\
        } View;                                                                                                        \\
        memset(&View, 0, sizeof(View));                                                                                \\
        View.Object.F = 0xFFFFFFFFFFFFFFFFULL >> (64 - (Width));                                                       \\
        Check(#Name, View.Bytes, sizeof(T), First, Width, Name##_SHIFT, Name##_MASK, Digits);                          \\
    }

static void Run(void)
{
%s}

int main(void)
{
    Run();
    printf("%%llu compared, %%llu differ\\n", Rows, Faults);
    return Faults != 0;
}
"""


def run(command):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise SystemExit("%s\nFAILED: %s" % (done.stdout[-3000:], " ".join(str(word) for word in command)))
    return done.stdout


def masks(folder):
    """{name: (shift, mask, digits of the mask)} of all headers, and the headers."""
    found = {}
    headers = sorted(folder.glob("*.h"))
    for header in headers:
        for name, what, number in DEFINE.findall(header.read_text(encoding="utf-8")):
            pair = found.setdefault(name, {})
            if what in pair:
                raise SystemExit("%s: %s_%s is defined twice" % (header, name, what))
            pair[what] = number
    halves = [name for name, pair in found.items() if len(pair) != 2]
    if halves:
        raise SystemExit("a mask without a shift, or a shift without a mask: %s" % ", ".join(halves))
    return {name: (int(pair["SHIFT"]), int(pair["MASK"], 16), len(pair["MASK"]) - 2) for name, pair in found.items()}, headers


def bit_fields(own):
    """{name: (type, member, first bit, width)} of every bit-field that is not reserved."""
    rows = [row for path in sorted(own.glob("*.def")) for row in ROW.findall(path.read_text(encoding="utf-8"))]
    return {"%s_%s" % (owner, re.sub(r"\[\d*\]", "", member).replace(".", "_")): (owner, member, int(first), int(width))
            for owner, member, first, width in rows if not is_reserved(member)}


def compare_bytes(options, found, fields):
    calls = "".join("    CHECK(%s, %s, %s, %d, %d, %d)\n" % (*fields[name][:2], name, *fields[name][2:], found[name][2])
                    for name in sorted(found))
    includes = '#include "Mile.HyperV.h"\n' + "".join(
        '#include "Mile.HyperV/Masks/%s"\n' % path.name for path in options.headers)
    source = options.work / "masks.c"
    source.write_text(includes + PROGRAM % calls, encoding="utf-8")
    for compiler in ("gcc", "clang"):
        run([compiler, "-std=c11", *STRICT, "-I", options.include, source, "-o", options.work / "masks"])
        last = run([options.work / "masks"]).splitlines()[-1]
        if last != "%d compared, 0 differ" % len(found):
            raise SystemExit("%s: %s" % (compiler, last))


def read_by_tools(options, found):
    """Every number in an #if, and in an assembler's data: the object file has the very same."""
    includes = "".join('#include "Mile.HyperV/Masks/%s"\n' % path.name for path in options.headers)
    conditions = options.work / "conditions.c"
    conditions.write_text(includes + "".join(
        "#if %s_SHIFT != %d || %s_MASK != 0x%X\n#error %s\n#endif\n" % (name, shift, name, mask, name)
        for name, (shift, mask, _) in sorted(found.items())) + "extern int End;\n", encoding="utf-8")
    for language in ("c", "c++"):
        run(["gcc", "-x", language, *STRICT, "-I", options.include, "-fsyntax-only", conditions])
    assembly, target = options.work / "masks.S", options.work / "masks.bin"
    names = sorted(found)
    assembly.write_text(includes + ".data\n" + "".join(".quad %s_MASK\n.byte %s_SHIFT\n" % (name, name) for name in names),
                        encoding="utf-8")
    run(["gcc", "-I", options.include, "-c", assembly, "-o", options.work / "masks.o"])
    run(["objcopy", "-O", "binary", "-j", ".data", options.work / "masks.o", target])
    expected = b"".join(found[name][1].to_bytes(8, "little") + bytes([found[name][0]]) for name in names)
    if target.read_bytes()[:len(expected)] != expected:
        raise SystemExit("the assembler reads other numbers")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--own", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--include", type=Path, default=ROOT / "include")
    options = parser.parse_args()
    for tool in ("gcc", "clang", "objcopy"):
        if shutil.which(tool) is None:
            print("not run: %s is missing" % tool)
            return 1 if os.environ.get("CI") == "true" else 77
    options.work.mkdir(parents=True, exist_ok=True)
    found, options.headers = masks(options.include / "Mile.HyperV" / "Masks")
    fields = bit_fields(options.own)
    wrong = ["%s: a bit-field without a mask" % name for name in sorted(set(fields) - set(found))]
    wrong += ["%s: a mask without a bit-field" % name for name in sorted(set(found) - set(fields))]
    if wrong or not found:
        print("\n".join(wrong[:40] or ["no masks"]))
        return 1
    compare_bytes(options, found, fields)
    read_by_tools(options, found)
    print("count %d masks and shifts compared with the bytes of their bit-fields" % len(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
