#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the list macros against the definitions that they list.

    lists.py --work FOLDER [--include FOLDER]

For every macro of the form HV_..._LIST(X): it expands, and no entry stands in
it twice. For the classes below: each number that a name of the class has is in
the list, and the list has no number twice. (So an older name of a number that
is listed is no fault, and a definition that was forgotten is.)

The comments on the inputs of hypercalls name the output that HypercallTable.h has.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

# (header, lists, names of the class, names that only look so)
CLASSES = [
    ("Status", ["HV_STATUS_LIST", "HV_STATUS_RETIRED_LIST"], r"HV_STATUS_[A-Z0-9_]+", r"\w+_LIST"),
    ("HostStatus", ["HV_HOST_STATUS_LIST"], r"HV_HOST_STATUS_[A-Z0-9_]+", r"\w+_LIST|HV_HOST_STATUS_FACILITY_\w+"),
    ("Hypercall", ["HV_CALL_CODE_LIST", "HV_CALL_CODE_RETIRED_LIST"], r"HvCall[A-Z]\w+",
     r"HvCall(Reserved|Deprecated)[0-9a-f]{4}|HvCallCount"),
    ("Msr", ["HV_SYNTHETIC_MSR_LIST"], r"HvSyntheticMsr\w+|HV_X64_MSR_[A-Z0-9_]+",
     r"\w+_(ENABLE|SHIFT|MASK|CONTENTS|ENABLED)"),
    ("RegisterNameList", ["HV_COMMON_REGISTER_NAME_LIST"], r"HvRegister\w+", r""),
    ("RegisterNameList", ["HV_X64_REGISTER_NAME_LIST"], r"HvX64Register\w+", r""),
    ("RegisterNameListArm64", ["HV_ARM64_REGISTER_NAME_LIST"], r"HvArm64Register\w+", r""),
    ("Cpuid", ["HV_CPUID_LEAF_LIST"], r"HvCpu[iI]dFunction\w+", r"\w+Max\w+"),
]


def run(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise SystemExit("%s\nFAILED: %s" % (done.stderr, " ".join(command)))
    return done.stdout


class Headers:
    """What the preprocessor and the compiler make of some headers."""

    def __init__(self, include, names, work):
        self.include, self.work = include, work
        self.text = "".join('#include "%s"\n' % name for name in names)

    def translate(self, text, *flags):
        source = self.work / "lists.c"
        source.write_text(self.text + text, encoding="utf-8")
        return run(["gcc", "-std=c11", "-I", str(self.include), *flags, str(source)])

    def lists(self):
        macros = self.translate("", "-E", "-dM")
        return sorted(re.findall(r"^#define (HV_\w+_LIST)\(X\)", macros, re.M))

    def names(self, pattern):
        """Object-like macros with a body, and identifiers of the code (enumerators), of this pattern."""
        macros = re.findall(r"^#define (%s) \S" % pattern, self.translate("", "-E", "-dM"), re.M)
        return set(macros) | set(re.findall(r"\b(%s)\s*=" % pattern, self.translate("", "-E", "-P")))

    def entries(self, name):
        """The list's entries, each the tuple of its arguments as they are written."""
        text = self.translate("#define HV_ROW(...) #__VA_ARGS__\nHvListBegins %s(HV_ROW)\n" % name, "-E", "-P")
        rows = re.findall(r'"((?:[^"\\]|\\.)*)"', text.split("HvListBegins", 1)[1])
        return [tuple(part.strip() for part in row.split(",")) for row in rows]

    def values(self, names):
        """Each name's number, as the compiler has it."""
        program = self.work / "lists"
        lines = "".join('    printf("%%s %%llu\\n", "%s", (unsigned long long)(%s));\n' % (name, name) for name in names)
        self.translate("#include <stdio.h>\nint main(void)\n{\n%s    return 0;\n}\n" % lines, "-o", str(program))
        return {line.split()[0]: int(line.split()[1]) for line in run([str(program)]).splitlines()}


def check_class(headers, lists, pattern, other):
    faults = []
    listed = [entry[0] for name in lists for entry in headers.entries(name)]
    names = {name for name in headers.names(pattern) if not re.fullmatch(other, name)}
    values = headers.values(sorted(names | set(listed)))
    by_value = {}
    for name in listed:
        if values[name] in by_value:
            faults.append("%s: %s and %s are both 0x%x" % (lists[0], by_value[values[name]], name, values[name]))
        by_value.setdefault(values[name], name)
    for name in sorted(names):
        if values[name] not in by_value:
            faults.append("%s: 0x%x (%s) is not in the list" % (lists[0], values[name], name))
    return len(listed), faults


def check_privileges(headers):
    """HV_PARTITION_PRIVILEGE_LIST(X) has X(Field, Bit): the field's bit at run time, and every field of the union."""
    rows = headers.entries("HV_PARTITION_PRIVILEGE_LIST")
    body = ""
    for field, bit in rows:
        body += '    Mask.AsUINT64 = 0; Mask.%s = 1;\n' % field
        body += '    if (Mask.AsUINT64 != 1ULL << %s) printf("%s is not bit %s\\n");\n' % (bit, field, bit)
    program = headers.work / "privileges"
    headers.translate("#include <stdio.h>\nint main(void)\n{\n    HV_PARTITION_PRIVILEGE_MASK Mask;\n%s    return 0;\n}\n"
                      % body, "-o", str(program))
    faults = run([str(program)]).splitlines()
    text = headers.translate("", "-E", "-P")
    union = re.search(r"typedef union HV_PARTITION_PRIVILEGE_MASK\s*\{(.*?)\}\s*HV_PARTITION_PRIVILEGE_MASK", text, re.S)[1]
    fields = set(re.findall(r"(\w+)\s*:\s*\d+", union))
    listed = {field for field, _ in rows}
    faults += ["HV_PARTITION_PRIVILEGE_LIST: %s is not in the list" % field
               for field in sorted(fields - listed) if not re.fullmatch(r"Reserved\w*|UnusedBit", field)]
    return len(rows), faults


def check_hypercall_table(headers):
    """HV_HYPERCALL_TABLE(X): the calls of the lists in their order, words that are enumerators, types that are declared."""
    rows = headers.entries("HV_HYPERCALL_TABLE")
    faults = ["HV_HYPERCALL_TABLE: %s has %d columns" % (row[0], len(row)) for row in rows if len(row) != 11]
    if faults:
        return len(rows), faults
    lists = ("HV_CALL_CODE_LIST", "HV_EXT_CALL_LIST", "HV_VBS_CALL_LIST")
    calls = [entry[0] for name in lists for entry in headers.entries(name)]
    for call, row in zip(calls, rows):
        if call != row[0]:
            return len(rows), ["HV_HYPERCALL_TABLE: %s stands where the lists have %s" % (row[0], call)]
    if len(calls) != len(rows):
        faults.append("HV_HYPERCALL_TABLE: %d rows, the lists have %d calls" % (len(rows), len(calls)))
    privileges = {field for field, _ in headers.entries("HV_PARTITION_PRIVILEGE_LIST")} | {"NoPrivilege", "Unknown"}
    faults += ["HV_HYPERCALL_TABLE: %s needs %s, which is no privilege" % (row[0], row[9])
               for row in rows if row[9] not in privileges]
    words = sorted({word for row in rows for word in ("HvHypercallForm" + row[1], "HvHypercallAnswer" + row[2],
                                                      "HvHypercallAnswer" + row[3], "HvHypercallCaller" + row[8])})
    types = sorted({name for row in rows for name in row[4:8]})
    headers.translate("int Words[] = {%s};\n%s" % (", ".join(words), "".join(
        "extern %s *Type%d;\n" % pair for pair in zip(types, range(len(types))))), "-fsyntax-only")
    return len(rows), faults


# Outputs of comments that HypercallTable.h does not have: (call, type), each a rep call whose form no source documents.
UNLISTED_OUTPUTS = {("HvCallGetGpaRangesAccessState", "HV_GPA_PAGE_ACCESS_STATE"),
                    ("HvCallQueryVtlProtectionMaskRange", "HV_VTL_PERMISSION_SET")}


def check_outputs(headers):
    """A comment of the form "Input of HvCallX ... Output: TYPE." or "... No output." says what HypercallTable.h has."""
    rows = {row[0]: row[6:8] for row in headers.entries("HV_HYPERCALL_TABLE") if len(row) == 11}
    text = "".join((headers.include / line[10:-1]).read_text(encoding="utf-8") for line in headers.text.splitlines())
    same = {alias: name for name, alias in re.findall(r"typedef (HV_\w+) (HV_OUTPUT_\w+)", text)}
    count, faults = 0, []
    for comment in re.findall(r"/\*\*((?:(?!\*/).)*)\*/\s*typedef (?:struct|union)", text, re.S):
        comment = re.sub(r"\s*\n\s*\*\s*", " ", comment)
        calls = re.match(r"\s*(?:Input|Start of the input) of (Hv\w+)(?: and (Hv\w+))?", comment)
        if not calls or not re.search(r"\bNo output\.|\bOutput: ", comment):
            continue
        for call in filter(None, calls.groups()):
            count += 1
            have = [re.sub(r"_(X64|ARM64)(?=_OUTPUT)", "", name) for name in rows.get(call, ())]
            said = [re.sub(r"_(X64|ARM64)(?=_OUTPUT)", "", name)
                    for part in re.findall(r"\bOutput: ([^.]*)", comment) for name in re.findall(r"HV_\w+", part)]
            if call not in rows:
                faults.append("%s: a comment has an output, HypercallTable.h has no such call" % call)
            elif not said and have != ["void", "void"]:
                faults.append("%s: a comment says no output, HypercallTable.h has %s" % (call, " and ".join(have)))
            elif said and not any(name in have or same.get(name) in have or (call, name) in UNLISTED_OUTPUTS
                                  for name in said):
                faults.append("%s: a comment has the output %s, HypercallTable.h has %s"
                              % (call, " and ".join(said), " and ".join(have)))
    return count, faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--include", type=Path, default=ROOT / "include")
    options = parser.parse_args()
    if shutil.which("gcc") is None:
        print("not run: gcc is missing")
        return 1 if os.environ.get("CI") == "true" else 77
    options.work.mkdir(parents=True, exist_ok=True)

    names = [path.relative_to(options.include).as_posix() for path in sorted(options.include.glob("**/*.h"))
             if "Windows" not in path.name]
    every = Headers(options.include, names, options.work)
    entries, faults = 0, []
    for name in every.lists():
        rows = every.entries(name)
        entries += len(rows)
        if not rows:
            faults.append("%s: no entries" % name)
        faults += ["%s: %s stands in it twice" % (name, ", ".join(row)) for row in sorted(set(rows)) if rows.count(row) > 1]

    for header, lists, pattern, other in CLASSES:
        headers = Headers(options.include, ["Mile.HyperV/Hypervisor/%s.h" % header], options.work)
        faults += check_class(headers, lists, pattern, other)[1]
    faults += check_privileges(Headers(options.include, ["Mile.HyperV/Hypervisor/Privilege.h"], options.work))[1]
    faults += check_hypercall_table(every)[1]
    outputs, more = check_outputs(every)
    faults += more

    for fault in faults:
        print(fault)
    print("count %d entries of %d list macros, %d outputs in comments" % (entries, len(every.lists()), outputs))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
