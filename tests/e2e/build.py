# SPDX-License-Identifier: MIT
"""What has to be compiled before a run: the guest by CMake, the programs of this folder by the C compiler."""

import os
import platform
import shlex
import shutil
import subprocess
from pathlib import Path

from archive import Missing

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
EXAMPLE = ROOT / "examples" / "guest"
HOST = ROOT / "examples" / "host"

GUESTS = {"elf": "guest.elf", "uefi": "guest-x64.efi", "uefi-arm64": "guest-arm64.efi"}

# For code that runs without an operating system, in interrupts too; as examples/guest/CMakeLists.txt has it.
BARE = ["-m64", "-ffreestanding", "-nostdlib", "-static", "-fno-pic", "-fno-stack-protector", "-mno-red-zone",
        "-mgeneral-regs-only", "-fno-asynchronous-unwind-tables", "-Wl,-e,Start", "-Wl,-Ttext-segment=0x100000",
        "-Wl,-z,max-page-size=4096", "-Wl,-z,noexecstack", "-Wl,--build-id=none"]


class Failure(Exception):
    """Something does not work that should; the message says what."""


def run(command, what):
    """Runs a command whose output is of interest only if it fails."""
    if shutil.which(command[0]) is None:
        raise Missing("%s; tools/setup names its package" % command[0])
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                          check=False)
    if done.returncode != 0:
        raise Failure("%s:\n%s\n%s" % (what, shlex.join(command), done.stdout.strip()))


def guest(kind, folder, say):
    """The example guest, built in a folder: its path."""
    file = Path(folder) / "examples" / "guest" / GUESTS[kind]
    say("Building the guest in %s ..." % os.path.relpath(folder))
    run(["cmake", "-S", str(ROOT), "-B", str(folder), "-DMILE_HYPERV_TESTS=OFF"], "the guest cannot be configured")
    run(["cmake", "--build", str(folder), "--target", "guest"], "the guest cannot be built")
    if not file.exists():
        raise Missing("%s, for which this machine has no compiler" % file.name)
    return file


def compile_program(sources, output, flags, libraries=()):
    if platform.machine() not in ("x86_64", "amd64"):
        raise Missing("an x64 machine, whose compiler makes the programs of tests/e2e")
    if "CC" in os.environ:
        # Another compiler's programs have a folder of their own.
        output = output.parent / Path(shlex.split(os.environ["CC"])[0]).name / output.name
    output.parent.mkdir(parents=True, exist_ok=True)
    # Whole at once: another run may be reading it.
    new = output.with_name("%s.%d" % (output.name, os.getpid()))
    run([*shlex.split(os.environ.get("CC", "cc")), "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", *flags,
         "-I", str(ROOT / "include"), "-o", str(new), *map(str, sources), *libraries], "%s cannot be built" % output.name)
    new.replace(output)
    return output


def init(folder):
    """The process of the outer machine."""
    return compile_program([HERE / "init.c"], Path(folder) / "init", ["-static"])


def vmm(folder):
    """The VMM of the peer kvm-alone."""
    return compile_program([HERE / "vmm" / "vmm.c"], Path(folder) / "vmm", ["-static", "-pthread"])


def host_sources():
    return sorted([*HOST.glob("*.c"), *(HOST / "device").glob("*.c")])


def host(folder):
    """The host of examples/host, which runs on this machine or in the outer one: static."""
    return compile_program(host_sources(), Path(folder) / "host", ["-static", "-pthread"])


# The address sanitizer and that of undefined behavior, of which the first report is the end.
SANITIZERS = ["-g", "-fno-omit-frame-pointer", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]


def compile_sanitized(output, flags, libraries=()):
    """The host with sanitizers, whose libraries are shared ones."""
    try:
        return compile_program(host_sources(), output, [*SANITIZERS, *flags], libraries)
    except Failure as failure:
        if "libasan" in str(failure) or "libubsan" in str(failure):
            raise Missing("the sanitizers' libraries of this machine's C compiler") from failure
        raise


def host_sanitized(folder):
    return compile_sanitized(Path(folder) / "host-sanitized", ["-pthread"])


def host_with_slirp(folder, sanitized=False):
    """The host with libslirp, which Debian has as a shared library alone."""
    words = {}
    for option in ("--cflags", "--libs"):
        found = subprocess.run(["pkg-config", option, "slirp"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                               check=False) if shutil.which("pkg-config") else None
        if found is None or found.returncode != 0:
            raise Missing("libslirp; Debian's packages are libslirp-dev and libglib2.0-dev")
        words[option] = found.stdout.split()
    flags = ["-pthread", "-DHOST_HAS_SLIRP", *words["--cflags"]]
    if sanitized:
        return compile_sanitized(Path(folder) / "host-slirp-sanitized", flags, words["--libs"])
    return compile_program(host_sources(), Path(folder) / "host-slirp", flags, words["--libs"])


def island(folder):
    """The program that gives a host a network of its own."""
    return compile_program([HERE / "island.c"], Path(folder) / "island", ["-static"])


def linux_init(folder):
    """The first process of a Linux guest, and the tools of its scripts."""
    return compile_program([HERE / "linux" / "init.c", HERE / "linux" / "net.c"], Path(folder) / "linux-init", ["-static"])


def probe(folder):
    """The guest that asserts what KVM answers; its boot code is the example's."""
    sources = [EXAMPLE / "start.S", EXAMPLE / "memory.c", HERE / "probe" / "probe.c", HERE / "probe" / "machine.c"]
    return compile_program(sources, Path(folder) / "probe.elf", BARE)


def stub(folder, name):
    """A guest of a few instructions that ends as its name says; stub.S has the names."""
    return compile_program([HERE / "stub.S"], Path(folder) / ("stub-%s.elf" % name),
                           [*BARE, "-DSTUB_" + name.upper()])
