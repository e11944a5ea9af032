#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compiles every function of the guest layer, used or not, and expects no call of anything outside.

    symbols.py --work FOLDER [--include DIR] [--compiler gcc] ...

A freestanding program links against nothing. What a compiler makes of an inline function can still call a library:
memset for an initializer, memcpy for a structure, a helper for an atomic operation. Each header of Mile.HyperV/Guest is
compiled with all its functions kept, by each compiler and at each level, and the symbols that stay undefined are
compared with what is allowed: memcpy, which a freestanding C compiler requires, and none at all with
MILE_HYPERV_GUEST_NO_MEMCPY.

It ends with 0 (passed), 1 (failed) or 77 (not run: a compiler is missing). With CI=true, not run is failed.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
COMPILERS = ["gcc", "gcc -m32", "clang", "clang -m32", "clang --target=aarch64-linux-gnu", "clang-19",
             "clang --target=x86_64-unknown-windows", "aarch64-linux-gnu-gcc"]
LEVELS = ["-O0", "-Os", "-O2", "-O3"]
VARIANTS = {"default": ([], {"memcpy"}), "no memcpy": (["-DMILE_HYPERV_GUEST_NO_MEMCPY"], set())}
# "static inline" becomes "static, and kept though nothing uses it".
KEEP = "-Dinline=__attribute__((used))"
# The frame, not the function: position-independent code of i386, and what Windows' ABI calls for a large frame.
FRAME = {"_GLOBAL_OFFSET_TABLE_"}


def undefined(compiler, level, flags, source, target):
    """The undefined symbols of a source's object file."""
    command = compiler.split() + ["-std=gnu11", "-ffreestanding", "-fno-stack-protector", level, KEEP, *flags, "-c",
                                  str(source), "-o", str(target)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        sys.exit(f"FAILED: {' '.join(command)}:\n{done.stdout[:4000]}")
    names = subprocess.run(["nm", "-u", str(target)], capture_output=True, text=True, check=True).stdout.split()
    return {name for name in names if name not in ("U", "w")} - FRAME


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--include", type=Path, default=ROOT / "include")
    parser.add_argument("--compiler", action="append", help="with its flags; repeatable")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    headers = sorted((options.include / "Mile.HyperV" / "Guest").glob("*.h"))
    compilers = options.compiler or COMPILERS
    missing = sorted({name.split()[0] for name in compilers if not shutil.which(name.split()[0])})
    if missing:
        print(f"not run: {', '.join(missing)} missing")
        return 1 if os.environ.get("CI") == "true" else 77
    source = options.work / "all.c"
    source.write_text("".join(f"#include <Mile.HyperV/Guest/{header.name}>\n" for header in headers))
    failed = 0
    for compiler in compilers:
        for level in LEVELS:
            for name, (flags, allowed) in VARIANTS.items():
                flags = flags + ["-I", str(options.include)]
                extra = undefined(compiler, level, flags, source, options.work / "all.o") - allowed
                if extra:
                    failed += 1
                    print(f"FAILED: {compiler} {level}, {name}: {', '.join(sorted(extra))}")
    print(f"count {len(compilers) * len(LEVELS) * len(VARIANTS)} objects of {len(headers)} guest headers without a symbol")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
