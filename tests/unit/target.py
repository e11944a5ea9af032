#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds one suite for a target that has no cmocka, and runs it.

    target.py --compiler gcc --flags=-m32 --work FOLDER GuestPlatform.c
    target.py --compiler aarch64-linux-gnu-gcc --run "qemu-aarch64 -L /usr/aarch64-linux-gnu" --work FOLDER SUITE.c

stand-in/cmocka.h takes cmocka's place. Compiler, flags and what runs the program are those of tests/Targets.cmake.
It ends with 0 (passed), 1 (failed) or 77 (not run: something is missing; with CI=true that is 1).
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

import runner  # noqa: E402


def missing(commands):
    """The first word of each command that this machine does not have."""
    return [command[0] for command in commands if command and shutil.which(command[0]) is None]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suite", type=Path, help="the suite's source")
    parser.add_argument("--compiler", required=True, help="the compiler driver")
    parser.add_argument("--flags", default="", help="its target and other flags, as one string")
    parser.add_argument("--run", default="", help="what runs a program of this target, as one string")
    parser.add_argument("--work", type=Path, required=True, help="a folder for the program")
    parser.add_argument("--include", type=Path, default=ROOT / "include", help="the headers")
    options = parser.parse_args()

    compiler, by = shlex.split(options.compiler), shlex.split(options.run)
    absent = missing([compiler, by])
    if absent:
        print("not run: %s is missing" % " and ".join(absent))
        return 1 if os.environ.get("CI") == "true" else 77
    options.work.mkdir(parents=True, exist_ok=True)
    program = options.work / options.suite.stem
    command = compiler + ["-std=gnu11", "-O2", "-Wall", "-Wextra", "-pthread", "-I%s" % options.include,
                          "-I%s" % (HERE / "stand-in")]
    command += shlex.split(options.flags) + [str(options.suite), "-o", str(program)]
    if subprocess.run(command).returncode != 0:
        print("FAILED: does not compile: %s" % shlex.join(command))
        return 1
    try:
        done = runner.start(by + [program], timeout=600)
    except runner.NoStart as reason:
        print("not run: %s" % reason)
        return 1 if os.environ.get("CI") == "true" else 77
    if done.returncode != 0:
        print("FAILED: the program ended with %d" % done.returncode)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
