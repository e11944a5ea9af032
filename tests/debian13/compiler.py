#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fetches the compiler of Debian 13, and writes a command that runs it here: compiler.py --cache FOLDER --command FILE

Newer compilers find faults that older ones compile away or let pass, and the
other way round. The packages are unpacked into the cache and not installed;
the compiler runs by its own loader, with its own libraries, headers and
assembler. Its programs are static, so that the C library of this machine does
not matter. It ends with 0, 1, or 77 where it cannot be fetched (1 with CI=true).
"""

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "e2e")]

from archive import Archive, Missing  # noqa: E402
from runner import NoStart, start  # noqa: E402

TRIPLE = "x86_64-linux-gnu"
VERSION = 14

PROGRAM = """#include <stdio.h>
int main(void) { return printf("gcc %d\\n", __GNUC__) < 0; }
"""


def write_command(root, path):
    """A shell script that stands for the compiler."""
    libraries = root / "usr/lib" / TRIPLE
    loader = root / "usr/lib64/ld-linux-x86-64.so.2"
    compiler = root / "usr/bin" / ("%s-gcc-%d" % (TRIPLE, VERSION))
    # The linker is this machine's, which cannot load the other one's plugin.
    path.write_text("#!/bin/sh\n"
                    "# Written by tests/debian13/compiler.py.\n"
                    "exec '%(loader)s' --library-path '%(libraries)s' '%(compiler)s' "
                    "-wrapper '%(loader)s,--library-path,%(libraries)s' --sysroot='%(root)s' "
                    "-B '%(root)s/usr/bin/%(triple)s-' -static -fno-use-linker-plugin \"$@\"\n"
                    % {"loader": loader, "libraries": libraries, "compiler": compiler, "root": root, "triple": TRIPLE},
                    encoding="utf-8")
    path.chmod(0o755)


def check(command, work):
    """Compiles a program by the command, and runs it."""
    source = work / "version.c"
    source.write_text(PROGRAM, encoding="utf-8")
    start([command, source, "-o", work / "version"], check=True)
    output = start([work / "version"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    print(output)
    return output == "gcc %d" % VERSION


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True, help="where packages are unpacked")
    parser.add_argument("--command", type=Path, required=True, help="the command that is written")
    options = parser.parse_args()
    command = options.command.absolute()
    command.parent.mkdir(parents=True, exist_ok=True)
    try:
        if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
            raise Missing("x64 Linux")
        write_command(Archive(options.cache, print).fetch("gcc14"), command)
        return 0 if check(command, command.parent) else 1
    except (Missing, NoStart) as reason:
        print("not run: missing: %s" % reason)
    except subprocess.CalledProcessError as failure:
        print("FAILED: %s" % failure)
        return 1
    command.unlink(missing_ok=True)
    return 1 if os.environ.get("CI") == "true" else 77


if __name__ == "__main__":
    sys.exit(main())
