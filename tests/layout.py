#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes rows of the headers' own layout: layout.py --work FOLDER.

References do not speak of every field. So that every field and every bit is
held against every compiler all the same, clang is asked where each member of
each type lies on x64 Linux; the rows go to FOLDER in the form of References/,
and the legs of the matrix take them in beside the references' rows.

It fails where a type is another one on ARM64: such a type must have an HV_X64_
and an HV_ARM64_ form, which both targets see. It fails where a block of a
hypercall is not aligned to 8 bytes, which the hypervisor refuses.
"""

import argparse
import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The input and output blocks of hypercalls, and what is only called so or packs the parts of one.
BLOCK = re.compile(r"HV_(X64_|ARM64_|VBS_|EXT_|DEPRECATED_)?(INPUT|OUTPUT)_")
NO_BLOCKS = {"HV_INPUT_VTL", "HV_INPUT_REQUEST_PROCESSOR_HALT_FLAGS", "HV_X64_INPUT_COMPLETE_ISOLATED_IMPORT"}
TARGETS = {"x64": "x86_64-unknown-linux-gnu", "arm64": "aarch64-unknown-linux-gnu"}


def topic_of(include, path):
    """Hypervisor.Cpuid for include/Mile.HyperV/Hypervisor/Cpuid.h: the name of the row file."""
    name = path.relative_to(include).with_suffix("").as_posix()
    for prefix in ("Mile.HyperV/", "Mile.HyperV."):
        if name.startswith(prefix):
            return name[len(prefix):].replace("/", ".")
    return name


def member_rows(clang, record, owner, prefix, base):
    """Rows of a record's members; those of records without a name are members of the owner."""
    kinds = clang.cindex.TypeKind
    for field in record.get_fields():
        offset = base + field.get_field_offsetof()
        name = field.spelling
        kind = field.type.get_canonical()
        if field.is_bitfield():
            if name:
                yield "HV_REF_BITS(%s, %s%s, %d, %d)" % (owner, prefix, name, offset, field.get_bitfield_width())
            continue
        declaration = kind.get_declaration()
        nameless = kind.kind == kinds.RECORD and declaration.is_anonymous()
        if nameless and not (name and "(" not in name):
            yield from member_rows(clang, kind, owner, prefix, offset)
            continue
        if kind.kind == kinds.INCOMPLETEARRAY:
            yield "HV_REF_FLEXIBLE(%s, %s%s, %d)" % (owner, prefix, name, offset // 8)
            continue
        yield "HV_REF_FIELD(%s, %s%s, %d, %d)" % (owner, prefix, name, offset // 8, kind.get_size())
        # Type of a member without a type name: the structure itself, or the first element of an array.
        element, index = (kind.element_type.get_canonical(), "[0]") if kind.kind == kinds.CONSTANTARRAY else (kind, "")
        if element.kind == kinds.RECORD and "(" in element.get_declaration().type.spelling:
            yield from member_rows(clang, element, owner, prefix + name + index + ".", offset)


def read(clang, include, target):
    """{topic: rows} of everything that the headers define, for one target."""
    # The guest layer's types are a program's own: they hold pointers, and no byte of them travels.
    headers = [path for path in sorted(include.glob("**/*.h"))
               if "Windows" not in path.name and path.parent.name != "Guest"]
    source = "".join('#include "%s"\n' % path.relative_to(include).as_posix() for path in headers)
    unit = clang.cindex.Index.create().parse(
        "all.c", ["-std=c11", "-ffreestanding", "-nostdinc", "--target=" + target, "-I" + str(include),
                  # Types of other owners are not compared.
                  "-DMILE_HYPERV_NO_COMPAT"],
        unsaved_files=[("all.c", source)])
    errors = [str(message) for message in unit.diagnostics if message.severity >= clang.cindex.Diagnostic.Error]
    if errors:
        raise SystemExit("\n".join(errors[:20]))
    kinds = clang.cindex.CursorKind
    topics = {}
    for cursor in unit.cursor.get_children():
        if cursor.location.file is None:
            continue
        rows = topics.setdefault(topic_of(include, Path(cursor.location.file.name).resolve()), [])
        if cursor.kind in (kinds.STRUCT_DECL, kinds.UNION_DECL) and cursor.is_definition() and cursor.is_anonymous():
            raise SystemExit("%s:%d: a type without a tag" % (cursor.location.file, cursor.location.line))
        if cursor.kind in (kinds.STRUCT_DECL, kinds.UNION_DECL) and cursor.is_definition() and not cursor.is_anonymous():
            rows.append("HV_REF_TYPE(%s, %d)" % (cursor.spelling, cursor.type.get_size()))
            rows.append("HV_REF_ALIGN(%s, %d)" % (cursor.spelling, cursor.type.get_align()))
            rows += member_rows(clang, cursor.type, cursor.spelling, "", 0)
        elif cursor.kind == kinds.ENUM_DECL:
            rows += ["HV_REF_VALUE(%s, %d)" % (child.spelling, child.enum_value) for child in cursor.get_children()]
    return {topic: rows for topic, rows in topics.items() if rows}


def misaligned(topics):
    """Rows of hypercall blocks that the hypervisor would refuse for their alignment."""
    for rows in topics.values():
        for row in rows:
            match = re.fullmatch(r"HV_REF_ALIGN\((\w+), (\d+)\)", row)
            if match and BLOCK.match(match.group(1)) and match.group(1) not in NO_BLOCKS and int(match.group(2)) < 8:
                yield row


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--write-only", action="store_true", help="leave it to another run to fail")
    parser.add_argument("--include", type=Path, default=ROOT / "include")
    options = parser.parse_args()
    try:
        import clang.cindex
    except ImportError:
        print("not run: the Python package libclang is missing")
        return 1 if os.environ.get("CI") == "true" else 77
    options.work.mkdir(parents=True, exist_ok=True)
    for stale in options.work.glob("*.def"):
        stale.unlink()
    x64, arm64 = (read(clang, options.include.resolve(), target) for target in TARGETS.values())
    total = faults = 0
    for row in misaligned(x64):
        faults += 1
        print("a hypercall's block needs HV_CALL_ATTRIBUTES: %s" % row)
    for topic, rows in x64.items():
        other = set(arm64.get(topic, []))
        for row in rows:
            # An enumerator may have a number for each target, a type may not.
            if row not in other and not row.startswith("HV_REF_VALUE"):
                faults += 1
                print("not the same on ARM64: %s" % row)
        # The faults are reported here, once; the legs go on with the rest.
        rows = [row for row in rows if row in other]
        (options.work / (topic + ".def")).write_text("\n".join(rows) + "\n", encoding="utf-8")
        total += len(rows)
    print("%d rows written" % total)
    return 1 if faults and not options.write_only else 0


if __name__ == "__main__":
    sys.exit(main())
