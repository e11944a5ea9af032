#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs programs of other targets, and finds out what this machine can run.

    runner.py x86    prints what runs a 32-bit x86 program here: nothing where the kernel does, else qemu-i386

No test assumes what the processor and the kernel can run. Some kernels run no
32-bit x86 programs although the processor could: IA-32 emulation can be built
out or switched off. The only way to find out is to try one.
"""

import argparse
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

EM_386 = 3
X86_EMULATOR = "qemu-i386"


class NoStart(Exception):
    """A program or its runner cannot be started; the message is one sentence that says why."""


def start(command, **options):
    """subprocess.run, which raises NoStart where the first word of the command cannot be started."""
    command = [str(word) for word in command]
    try:
        return subprocess.run(command, **options)
    except OSError as error:
        raise NoStart("%s cannot be started here (%s)" % (command[0], error.strerror)) from None


def tiny_elf(machine=EM_386):
    """A static 32-bit ELF program that exits with 0; no compiler and no library is needed to make it."""
    base, header = 0x08048000, 52 + 32
    code = bytes.fromhex("31c0 40 31db cd80")  # xor eax, eax; inc eax (exit); xor ebx, ebx; int 0x80
    ident = b"\x7fELF" + bytes([1, 1, 1]) + bytes(9)
    elf = struct.pack("<HHIIIIIHHHHHH", 2, machine, 1, base + header, 52, 0, 0, 52, 32, 1, 0, 0, 0)
    load = struct.pack("<8I", 1, 0, base, base, header + len(code), header + len(code), 5, 0x1000)
    return ident + elf + load + code


def runs_here(program):
    """Whether the kernel runs a program, given as its bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "program"
        path.write_bytes(program)
        path.chmod(0o755)
        try:
            return start([path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60).returncode == 0
        except (NoStart, subprocess.TimeoutExpired):
            return False


def x86_runner():
    """The command in front of a 32-bit x86 program: empty where the kernel runs it."""
    return [] if runs_here(tiny_elf()) else [X86_EMULATOR]


def absent(runner):
    """The first word of a runner that this machine does not have, or None."""
    return None if not runner or shutil.which(runner[0]) else runner[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["x86"])
    parser.parse_args()
    print(" ".join(x86_runner()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
