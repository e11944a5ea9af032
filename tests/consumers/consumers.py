#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds and runs one consumer as its user would: consumers.py NAME --work FOLDER.

Each consumer is a few files beside this one. This program holds the commands
that a user would type, and what each must print. It ends with 0, 1, or 77 where
a tool is missing (1 with CI=true).
"""

import argparse
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "e2e")]

import archive  # noqa: E402
import runner  # noqa: E402

INCLUDE = ROOT / "include"


class Failure(Exception):
    """The consumer does not build or does not print what it must."""


class NotRun(Exception):
    """A tool is missing."""


def need(*tools):
    for tool in tools:
        if shutil.which(tool) is None and not Path(tool).exists():
            raise NotRun("%s is missing" % tool)


def run(command, cwd=None, env=None, timeout=600):
    """Runs a command, and returns all that it printed."""
    command = [str(part) for part in command]
    # Into a file, not a pipe: wine's server outlives the program by seconds, and would keep a pipe open.
    with tempfile.TemporaryFile(mode="w+", errors="replace") as output:
        done = runner.start(command, cwd=cwd, env=dict(os.environ, **(env or {})), stdin=subprocess.DEVNULL,
                            stdout=output, stderr=subprocess.STDOUT, timeout=timeout)
        output.seek(0)
        text = output.read()
    if done.returncode != 0:
        print("\n".join(text.splitlines()[-40:]))
        raise Failure("ended with %d: %s" % (done.returncode, " ".join(command)))
    return text


def fails(command, text):
    """Runs a command that must fail, and say this."""
    command = [str(part) for part in command]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode == 0:
        raise Failure("does not fail: %s" % " ".join(command))
    expect(text, done.stdout)


def expect(text, output):
    if text not in output:
        print("\n".join(output.splitlines()[-40:]))
        raise Failure("does not print %r" % text)


def version():
    text = (INCLUDE / "Mile.HyperV.Version.h").read_text(encoding="utf-8")
    return re.search(r'MILE_HYPERV_VERSION_STRING "([^"]+)"', text)[1]


def expect_program(output):
    expect("Mile.HyperV %s: this is " % version(), output)
    expect("may post messages: yes, may create partitions: no", output)


WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Werror"]


# CMake, pkg-config, a plain include path.


def install(work):
    build, prefix = work / "library", work / "prefix"
    run(["cmake", "-S", ROOT, "-B", build, "-Werror=dev", "-DMILE_HYPERV_TESTS=OFF", "-DMILE_HYPERV_EXAMPLES=OFF"])
    run(["cmake", "--install", build, "--prefix", prefix])
    installed = sorted(path.relative_to(prefix / "include").as_posix() for path in (prefix / "include").glob("**/*.*"))
    ours = sorted(path.relative_to(INCLUDE).as_posix() for path in INCLUDE.glob("**/*.*"))
    if installed != ours:
        raise Failure("installed headers differ: %s" % sorted(set(installed) ^ set(ours)))
    return prefix


def cmake_program(work, source, *arguments):
    run(["cmake", "-S", source, "-B", work / "build", *arguments])
    run(["cmake", "--build", work / "build"])
    expect_program(run([work / "build" / "program"]))


def find_package(work):
    need("cmake", "cc")
    prefix = install(work)
    # An installed tree may be moved.
    moved = work / "moved"
    prefix.rename(moved)
    cmake_program(work, HERE / "find-package", "-DCMAKE_PREFIX_PATH=%s" % moved)
    # A version that is not there is refused.
    other = work / "other"
    shutil.copytree(HERE / "find-package", other / "find-package")
    lists = other / "find-package" / "CMakeLists.txt"
    lists.write_text(lists.read_text().replace("Mile.HyperV 2.0 ", "Mile.HyperV 1.0 "))
    fails(["cmake", "-S", other / "find-package", "-B", other / "build", "-DCMAKE_PREFIX_PATH=%s" % moved],
          'compatible with requested version "1.0"')


def add_subdirectory(work):
    need("cmake", "cc")
    cmake_program(work, HERE / "add-subdirectory", "-DMILE_HYPERV=%s" % ROOT)


def fetch_content(work):
    need("cmake", "cc")
    cmake_program(work, HERE / "fetch-content", "-DMILE_HYPERV=%s" % ROOT)


def pkg_config(work):
    need("cmake", "cc", "pkg-config")
    moved = work / "moved"
    install(work).rename(moved)
    environment = {"PKG_CONFIG_PATH": str(moved / "share" / "pkgconfig")}
    if run(["pkg-config", "--modversion", "Mile.HyperV"], env=environment).strip() != version():
        raise Failure("pkg-config has another version")
    flags = run(["pkg-config", "--cflags", "Mile.HyperV"], env=environment).split()
    if str(moved) not in flags[0]:
        raise Failure("pkg-config's path is not where the tree was moved to: %s" % flags)
    run(["cc", *WARNINGS, *flags, HERE / "program.c", "-o", work / "program"])
    expect_program(run([work / "program"]))


def plain(work):
    need("cc")
    # Vendored: a copy of include/ and nothing else.
    shutil.copytree(INCLUDE, work / "third_party")
    run(["cc", *WARNINGS, "-I", work / "third_party", HERE / "program.c", "-o", work / "program"])
    expect_program(run([work / "program"]))


def cplusplus20(work):
    need("g++", "clang++-19")
    for compiler in ("g++", "clang++-19"):
        run([compiler, "-std=c++20", *WARNINGS, "-Wno-missing-field-initializers", "-I", INCLUDE,
             HERE / "cplusplus20" / "program.cpp", "-o", work / "program"])
        expect("status names, 0x5 is HV_STATUS_INVALID_PARAMETER", run([work / "program"]))


# Warnings that C++ projects enable: each by itself, since clang does not know all of them.
CAST_WARNINGS = ["-Wold-style-cast", "-Wzero-as-null-pointer-constant", "-Wconversion"]
GNU_CAST_WARNINGS = CAST_WARNINGS + ["-Wuseless-cast", "-Wconditionally-supported"]


def cplusplus_casts(work):
    need("g++", "clang++-19", "x86_64-w64-mingw32-g++", "i686-w64-mingw32-g++")
    names = all_headers() + ["Mile.HyperV.Guest.Protocols.h", "Mile.HyperV.Guest.Interface.h"]
    (work / "all.h").write_text("".join("#include <%s>\n" % name for name in names), encoding="utf-8")
    for compiler, warnings in (("g++", GNU_CAST_WARNINGS), ("clang++-19", CAST_WARNINGS),
                               ("x86_64-w64-mingw32-g++", GNU_CAST_WARNINGS), ("i686-w64-mingw32-g++", GNU_CAST_WARNINGS)):
        for language in ("c++11", "c++20"):
            run([compiler, "-std=" + language, *WARNINGS, "-Wno-unknown-pragmas", *warnings, "-I", INCLUDE, "-I", work,
                 "-c", HERE / "cplusplus-casts" / "program.cpp", "-o", work / "program.o"])


def mobility(work):
    need("gcc", "clang", "x86_64-w64-mingw32-gcc")
    for compiler, flags in (("gcc", []), ("gcc", ["-m32", "-c"]), ("clang", []), ("x86_64-w64-mingw32-gcc", ["-c"])):
        for language, standard in (("c", "c11"), ("c++", "c++17")):
            program = work / "program"
            run([compiler, "-x", language, "-std=" + standard, *WARNINGS, "-Wno-unknown-pragmas", *flags, "-I", INCLUDE,
                 HERE / "mobility" / "program.c", "-o", program])
            if not flags:
                run([program])


# Kernels.


def kernel_module(tree, work):
    output = run(["make", "-C", tree, "M=%s" % work, "MILE_HYPERV=%s" % ROOT, "KCFLAGS=-fno-diagnostics-show-caret", "modules"])
    if "warning: " in output:
        print(output)
        raise Failure("warnings")
    return output


def kernel_comparison(work):
    """A module that includes the kernel's headers, then all of ours with the kernel's macros of our constants out of the
    way; a type of ours that is a macro of the kernel's does not compile. Then each constant that the kernel has under one
    of our names is asserted to be ours."""
    need("clang")
    header = work / "all.h"
    header.write_text("".join('#include "%s"\n' % name for name in all_headers()), encoding="utf-8")
    numbers = sorted(constants(work, header))
    lines = ["#include <linux/hyperv.h>", "#include <linux/module.h>", "#include <asm/mshyperv.h>"]
    for name in numbers:
        lines += ['#pragma push_macro("%s")' % name, "#undef %s" % name]
    lines += ["#include <%s>" % name for name in all_headers()]
    lines += ["enum { Ours_%s = (%s) };" % (name, name) for name in numbers]
    lines += ['#pragma pop_macro("%s")' % name for name in numbers]
    lines += ["#ifdef %s\nstatic_assert((unsigned long long)(%s) == (unsigned long long)Ours_%s);\n#endif" % (name, name, name)
              for name in numbers]
    lines += ["const char mile_hyperv_compared[] = {"]
    lines += ["#ifdef %s\n1,\n#endif" % name for name in numbers]
    lines += ["};", 'MODULE_LICENSE("GPL");', 'MODULE_DESCRIPTION("comparison");']
    (work / "comparison.c").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (work / "Kbuild").write_text("obj-m := comparison.o\nccflags-y := -I$(MILE_HYPERV)/include %s\n" % " ".join(OFF),
                                 encoding="utf-8")


def kernel_behind(work):
    """A module that includes all of ours first and the kernel's headers after them."""
    lines = ["#include <%s>" % name for name in all_headers()]
    lines += ["#include <linux/hyperv.h>", "#include <linux/module.h>", "#include <asm/mshyperv.h>"]
    (work / "ours_first.h").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (work / "behind.c").write_text('''#include "ours_first.h"
static_assert(sizeof(VMPACKET_DESCRIPTOR) == sizeof(struct vmpacket_descriptor));
static_assert(sizeof(VMBUS_CHANNEL_OFFER_CHANNEL) == sizeof(struct vmbus_channel_offer_channel));
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("ours first");
''', encoding="utf-8")
    (work / "Kbuild").write_text("obj-m := behind.o\nccflags-y := -I$(MILE_HYPERV)/include %s\n" % " ".join(OFF),
                                 encoding="utf-8")


def linux_module(work):
    need("make", "gcc", "nm")
    trees = sorted(glob.glob("/usr/src/linux-headers-*-amd64"))
    if not trees:
        raise NotRun("linux-headers-amd64 is missing")
    example, comparison, behind = work / "example", work / "comparison", work / "behind"
    shutil.copytree(HERE / "linux-module", example)
    kernel_module(trees[-1], example)
    module = (example / "mile_hyperv_example.ko").read_bytes().decode("latin-1")
    expect("mile_hyperv_example: headers", module)
    expect("\0%s\0" % version(), module)
    behind.mkdir()
    kernel_behind(behind)
    kernel_module(trees[-1], behind)
    comparison.mkdir()
    kernel_comparison(comparison)
    kernel_module(trees[-1], comparison)
    symbols = run(["nm", "--print-size", comparison / "comparison.o"])
    compared = int(re.search(r"^\w+ (\w+) . mile_hyperv_compared$", symbols, re.M)[1], 16)
    if compared < 50:
        raise Failure("only %d constants of the kernel's were compared" % compared)
    print("count %d constants compared with the Linux kernel's" % compared)


# Headers that a driver of the Linux kernel includes.
KERNEL_HEADERS = ["linux/hyperv.h", "asm/mshyperv.h"]
DRIVER_HEADERS = KERNEL_HEADERS + ["linux/module.h", "linux/pci.h", "linux/netdevice.h", "linux/blkdev.h", "linux/acpi.h"]


# Compiler options of a module: on each architecture, and on one.
KERNEL_FLAGS = ["-D__KERNEL__", "-DMODULE", '-DKBUILD_MODNAME="mile"', '-DKBUILD_BASENAME="mile"', "-std=gnu11", "-O2",
                "-fshort-wchar", "-fno-strict-aliasing", "-funsigned-char", "-fno-pie"]
X86_FLAGS = ["-mno-sse", "-mcmodel=kernel", "-mno-red-zone", "-fcf-protection=branch", "-mindirect-branch=thunk-extern",
             "-mindirect-branch-register"]
ARM64_FLAGS = ["-mgeneral-regs-only", "-mabi=lp64", "-mlittle-endian", "-fno-asynchronous-unwind-tables"]


def kernel_flags(common, own, architecture="x86"):
    """The flags of a module's compiler, for the two folders of Debian's kernel headers."""
    arch = "arch/%s/include" % architecture
    folders = [tree / name for tree in (own, common) for name in (
        arch, arch + "/generated", "include", arch + "/uapi", arch + "/generated/uapi", "include/uapi",
        "include/generated/uapi")]
    included = ["linux/compiler-version.h", "linux/kconfig.h", "linux/compiler_types.h"]
    return ["-nostdinc", *["-I%s" % path for path in folders if path.is_dir()],
            *[word for name in included for word in ("-include", name)],
            *KERNEL_FLAGS, *(X86_FLAGS if architecture == "x86" else ARM64_FLAGS)]


def with_kernel_headers(work, flags, compiler="gcc", alone=True):
    """Each header alone before the kernel's, all of them before and after; with -I, so that no warning is left out."""
    need(compiler)

    def translate(name, lines):
        source = work / name
        source.write_text("".join("#include <%s>\n" % line for line in lines), encoding="utf-8")
        run([compiler, *flags, "-Wall", "-Wundef", "-Wno-pointer-sign", "-Wno-unused", "-Wno-address-of-packed-member",
             "-Werror", "-I", INCLUDE, "-fsyntax-only", source])

    ours = all_headers()
    translate("theirs.c", DRIVER_HEADERS)
    translate("after.c", DRIVER_HEADERS + ours)
    translate("before.c", ours + DRIVER_HEADERS)
    for header in ours if alone else []:
        translate("one.c", [header] + KERNEL_HEADERS)
    print("count %d headers beside the Linux kernel's" % len(ours))


def fetched_headers(work, name):
    """Debian's kernel headers, unpacked and not installed: the common ones, and those of an architecture."""
    try:
        place = archive.Archive(work.parent.parent / "e2e", print).fetch(name) / "usr" / "src"
    except archive.Missing as reason:
        raise NotRun("there is no %s" % reason) from reason
    return next(place.glob("*-common")), next(place.glob("*-cloud-a*64"))


def linux_headers(work):
    trees = sorted(glob.glob("/usr/src/linux-headers-*-amd64"))
    if not trees:
        raise NotRun("linux-headers-amd64 is missing")
    own = Path(trees[-1])
    with_kernel_headers(work, kernel_flags(own.with_name(own.name.replace("-amd64", "-common")), own))


def linux_headers_13(work):
    with_kernel_headers(work, kernel_flags(*fetched_headers(work, "headers13")))


def linux_headers_arm64(work):
    """Both releases, by Debian 12's compiler; each header alone beside the newer one's, for time."""
    for name in ("headers12-arm64", "headers13-arm64"):
        with_kernel_headers(work, kernel_flags(*fetched_headers(work, name), "arm64"), "aarch64-linux-gnu-gcc",
                            alone=name == "headers13-arm64")


def windows_driver(work):
    for prefix, entry, target in (("x86_64", "DriverEntry", "0x8664"), ("i686", "_DriverEntry@8", "0x14C")):
        triple = prefix + "-w64-mingw32"
        need(triple + "-gcc", "llvm-readobj")
        driver = work / (prefix + ".sys")
        run([triple + "-gcc", "-std=c11", "-O2", "-Wall", "-Wextra", "-Werror", "-Wno-unknown-pragmas", "-I", INCLUDE,
             "-isystem", "/usr/%s/include/ddk" % triple, HERE / "windows-driver" / "driver.c", "-o", driver, "-nostdlib",
             "-shared", "-Wl,--subsystem,native", "-Wl,--entry,%s" % entry, "-lntoskrnl"])
        image = run(["llvm-readobj", "--file-headers", "--coff-imports", driver])
        expect("IMAGE_SUBSYSTEM_NATIVE", image)
        expect("(%s)" % target, image)
        expect("Name: ntoskrnl.exe", image)


def windows_sockets(work):
    for prefix in ("x86_64", "i686"):
        for compiler, language, standard in (("gcc", "c", "c11"), ("g++", "c++", "c++17")):
            tool = "%s-w64-mingw32-%s" % (prefix, compiler)
            need(tool)
            for define in ([], ["-DLEAN", "-DWIN32_LEAN_AND_MEAN"]):
                run([tool, "-x", language, "-std=" + standard, *WARNINGS, "-Wno-unknown-pragmas", *define, "-I", INCLUDE,
                     HERE / "windows-sockets" / "program.c", "-o", work / "program.exe", "-lws2_32"])


# The VMBus pipe API under wine, with a vmbuspipe.dll of our own and without one.

WINE = "/usr/lib/wine/wine64"

# Result of each call if the DLL cannot be used: FALSE, NULL or INVALID_HANDLE_VALUE.
PIPE_FAILURES = [("EnumeratePipes", 0), ("OpenChannel", 2**32 - 1), ("WaitChannel", 0), ("ConnectPipe", 0),
                 ("OfferChannel", 2**32 - 1), ("ReadyForChannelNotification", 0), ("RegisterChannelNotification", 0),
                 ("UnregisterChannelNotification", 0), ("OfferChannelEx", None), ("OpenChannelEx", 2**32 - 1)]

# Arguments that arrive in the DLL, and its results.
PIPE_CALLS = """stub VmbusPipeClientEnumeratePipes 1 2 3
EnumeratePipes returned 1, last error 0
stub VmbusPipeClientOpenChannel 4 5
OpenChannel returned 101, last error 0
stub VmbusPipeClientWaitChannel 6 7 8 9
WaitChannel returned 0, last error 1460
stub VmbusPipeServerConnectPipe 10 11
ConnectPipe returned 1, last error 0
stub VmbusPipeServerOfferChannel 12 13 14
OfferChannel returned 102, last error 0
stub VmbusPipeClientReadyForChannelNotification 15 1
ReadyForChannelNotification returned 0, last error 0
stub VmbusPipeClientRegisterChannelNotification 16 17 18 19 20
RegisterChannelNotification returned 103, last error 0
stub VmbusPipeClientUnregisterChannelNotification 21 0
UnregisterChannelNotification returned 0, last error 0
stub VmbusPipeServerOfferChannelEx 22 23 24
OfferChannelEx returned 0, last error 0
pipe 104
stub VmbusPipeClientOpenChannelEx 25 26 27
OpenChannelEx returned 105, last error 0
end of program
"""


def expect_pipe_failures(output, error):
    for name, value in PIPE_FAILURES:
        expect("%s returned %d, last error %d\n" % (name, error if value is None else value, error), output)
    expect("end of program", output)


def vmbus_pipe(work):
    need(WINE, "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-g++", "i686-w64-mingw32-gcc")
    flags = ["-O2", *WARNINGS, "-Wno-unknown-pragmas", "-I", INCLUDE]
    source = HERE / "vmbus-pipe"
    for stub, define in (("stub", []), ("empty", ["-DSTUB_EMPTY"])):
        run(["x86_64-w64-mingw32-gcc", "-shared", "-O2", *define, source / "stub.c", "-o", work / (stub + ".dll")])
    environment = {"WINEPREFIX": str(work / "wine"), "WINEDEBUG": "-all"}
    run([WINE, "cmd", "/c", "exit"], env=environment)
    system = work / "wine" / "drive_c" / "windows" / "system32" / "vmbuspipe.dll"
    for language, compiler in (("c11", "gcc"), ("c++17", "g++")):
        program = work / (compiler + ".exe")
        run(["x86_64-w64-mingw32-" + compiler, "-x", "c++" if compiler == "g++" else "c", "-std=" + language, *flags,
             source / "program.c", "-o", program])
        # 32-bit programs do not run here; they link.
        run(["i686-w64-mingw32-" + compiler, "-x", "c++" if compiler == "g++" else "c", "-std=" + language, *flags,
             source / "program.c", "-o", work / "32-bit.exe"])
        system.unlink(missing_ok=True)
        beside = work / "vmbuspipe.dll"
        # No DLL; then one beside the program and in the current folder, where an attacker would put it.
        expect_pipe_failures(run([WINE, program], env=environment, cwd=work), 126)
        shutil.copy(work / "stub.dll", beside)
        output = run([WINE, program], env=environment, cwd=work)
        expect_pipe_failures(output, 126)
        if "stub loaded" in output:
            raise Failure("a DLL that is not in the system directory was loaded")
        beside.unlink()
        # A DLL without the functions.
        shutil.copy(work / "empty.dll", system)
        expect_pipe_failures(run([WINE, program], env=environment, cwd=work), 127)
        shutil.copy(work / "stub.dll", system)
        expect(PIPE_CALLS, run([WINE, program], env=environment, cwd=work).replace("\r", ""))
        expect("opened by 32 threads", run([WINE, program, "threads"], env=environment, cwd=work))


# Firmware.


def boot(work, architecture, application):
    """Boots a UEFI application, and returns what it wrote to the serial console."""
    x64 = architecture == "x64"
    machine = {
        True: ("qemu-system-x86_64", "/usr/share/OVMF/OVMF_CODE_4M.fd", "/usr/share/OVMF/OVMF_VARS_4M.fd", "BOOTX64.EFI"),
        False: ("qemu-system-aarch64", "/usr/share/AAVMF/AAVMF_CODE.fd", "/usr/share/AAVMF/AAVMF_VARS.fd", "BOOTAA64.EFI"),
    }[x64]
    need(*machine[:3])
    disk = work / ("disk-" + architecture)
    (disk / "EFI" / "BOOT").mkdir(parents=True, exist_ok=True)
    shutil.copy(application, disk / "EFI" / "BOOT" / machine[3])
    shutil.copy(machine[2], work / "variables.fd")
    command = [machine[0], "-nodefaults", "-display", "none", "-serial", "stdio", "-monitor", "none", "-no-reboot",
               "-drive", "if=pflash,format=raw,readonly=on,file=%s" % machine[1],
               "-drive", "if=pflash,format=raw,file=%s" % (work / "variables.fd")]
    if x64:
        command += ["-machine", "q35", "-m", "256", "-drive", "format=raw,file=fat:rw:%s" % disk]
    else:
        command += ["-machine", "virt", "-cpu", "cortex-a72", "-m", "512",
                    "-drive", "format=raw,if=none,id=disk,file=fat:rw:%s" % disk, "-device", "virtio-blk-pci,drive=disk"]
    # The application shuts the machine down; its line, not the exit code, is the proof. On a loaded machine the ARM64
    # firmware was seen to stop before it reached the disk, once in some forty boots.
    for attempt in range(1, 4):
        try:
            return run(command, timeout=90)
        except subprocess.TimeoutExpired:
            print("boot %d of %s did not end in 90 seconds" % (attempt, architecture))
    raise Failure("the firmware does not start the application")


def uefi_clang(work):
    need("clang", "lld-link")
    for architecture, triple, flags in (("x64", "x86_64", ["-mno-red-zone"]), ("arm64", "aarch64", [])):
        objects, application = work / (architecture + ".o"), work / (architecture + ".efi")
        run(["clang", "--target=%s-unknown-windows" % triple, "-std=c11", "-O2", "-ffreestanding", "-fshort-wchar", *flags,
             *WARNINGS, "-I", INCLUDE, "-I", ROOT / "examples" / "guest", "-c", HERE / "uefi" / "main.c", "-o", objects])
        run(["lld-link", "-subsystem:efi_application", "-entry:efi_main", "-nodefaultlib", "-out:%s" % application, objects])
        expect("Mile.HyperV: this is not Hyper-V", boot(work, architecture, application))


def uefi_edk2(work):
    """EDK II's names before, after and around the library's, on both architectures, with -I."""
    need("clang")
    for triple in ("x86_64", "aarch64"):
        for order in (1, 2, 3):
            run(["clang", "--target=%s-unknown-windows" % triple, "-std=c11", "-O2", "-ffreestanding", "-nostdinc",
                 "-fshort-wchar", "-Wall", "-Wextra", "-Werror", "-DDRIVER_ORDER=%d" % order, "-I", INCLUDE,
                 "-I", HERE / "uefi-edk2" / "MdePkg", "-c", HERE / "uefi-edk2" / "driver.c", "-o", work / "driver.o"])


def uefi_gnu_efi(work):
    need("gcc", "/usr/include/efi/efi.h", "/usr/lib/crt0-efi-x86_64.o")
    run(["gcc", "-std=gnu11", "-O2", "-ffreestanding", "-fpic", "-fno-stack-protector", "-fshort-wchar", "-mno-red-zone",
         "-maccumulate-outgoing-args", "-DGNU_EFI_USE_MS_ABI", "-Wall", "-Wextra", "-Werror",
         "-isystem", "/usr/include/efi", "-isystem", "/usr/include/efi/x86_64", "-I", INCLUDE,
         "-c", HERE / "uefi" / "gnu-efi.c", "-o", work / "main.o"])
    run(["ld", "-nostdlib", "-znocombreloc", "-shared", "-Bsymbolic", "-T", "/usr/lib/elf_x86_64_efi.lds",
         "/usr/lib/crt0-efi-x86_64.o", work / "main.o", "-o", work / "main.so", "-L/usr/lib", "-lefi", "-lgnuefi"])
    sections = [".text", ".sdata", ".data", ".rodata", ".dynamic", ".dynsym", ".rel", ".rela", ".rel.*", ".rela.*", ".reloc"]
    run(["objcopy", *["--only-section=%s" % name for name in sections], "--output-target=efi-app-x86_64", "--subsystem=10",
         work / "main.so", work / "main.efi"])
    expect("Mile.HyperV: this is not Hyper-V", boot(work, "x64", work / "main.efi"))


# Rust.


def all_headers():
    return [path.relative_to(INCLUDE).as_posix() for path in sorted(INCLUDE.glob("**/*.h")) if "Windows" not in path.name]


# Without the names that other SDKs own: a platform that has them has them already.
OFF = ["-DMILE_HYPERV_NO_COMPAT"]

# Macros that are words of C and no constants.
NOT_CONSTANTS = re.compile(r"_INIT$|_LIST$|^HV_(HEADER|PACK)_|^HV_UNUSED$|^HV_X64_MSABI$|^HV_CALL_ATTRIBUTES$"
                           r"|^MILE_HYPERV_[A-Z0-9_]+$")


def constants(work, header):
    """Every constant that the header gives to C, with its value: macros that are integers, and enumerators."""
    def translate(text, *flags):
        source = work / "constants.c"
        source.write_text('#include "%s"\n%s' % (header, text), encoding="utf-8")
        return subprocess.run(["gcc", "-std=c11", "-w", "-I", str(INCLUDE), *OFF, *flags, str(source)], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    own = re.findall(r"^#define (\w+) (\S.*)$", translate("", "-E", "-dM").stdout, re.M)
    predefined = set(re.findall(r"^#define (\w+)", run(["gcc", "-std=c11", "-E", "-dM", "-x", "c", os.devnull]), re.M))
    # Neither text nor an initializer of a structure.
    macros = [name for name, body in own if name not in predefined and not NOT_CONSTANTS.search(name) and body[0] not in '"{']
    enumerators = [name for body in re.findall(r"\benum\b[^{;]*\{(.*?)\}", translate("", "-E", "-P").stdout, re.S)
                   for name in re.findall(r"(?:^|,)\s*(\w+)", body)]
    names = sorted(set(macros) | set(enumerators))
    # The compiler names each line that does not compile as an integer.
    lines = "".join("long long v%d = (long long)(%s);\n" % pair for pair in enumerate(names))
    errors = translate(lines, "-fsyntax-only").stderr
    wrong = {int(line) - 2 for line in re.findall(r"constants\.c:(\d+):\d+: (?:error|note)", errors)}
    # Another name of a type or of a GUID is no constant either.
    bodies = dict(own)
    strange = [names[index] for index in sorted(wrong) if not re.fullmatch(r"[A-Za-z_]\w*", bodies.get(names[index], ""))]
    if strange:
        raise Failure("not constants: %s" % ", ".join(strange[:20]))
    names = [name for index, name in enumerate(names) if index not in wrong]
    program = work / "constants"
    prints = "".join('printf("%%s %%lld\\n", "%s", (long long)(%s));\n' % (name, name) for name in names)
    done = translate("#include <stdio.h>\nint main(void){\n%s return 0;}\n" % prints, "-o", str(program))
    if done.returncode != 0:
        raise Failure(done.stderr[-2000:])
    return {name: int(value) % 2**64 for name, value in (line.split() for line in run([program]).splitlines())}


def find_bindgen():
    own = ROOT / "build" / "tests" / "cargo" / "bin" / "bindgen"
    need(own if own.exists() else "bindgen", "rustc", "gcc")
    return str(own if own.exists() else "bindgen")


def rust(work):
    bindgen = find_bindgen()
    header = work / "all.h"
    header.write_text("".join('#include "%s"\n' % name for name in all_headers()), encoding="utf-8")
    run(["gcc", "-std=c11", "-O1", "-I", INCLUDE, *OFF, "-DBINDINGS_HEADER=\"%s\"" % header, "-c", HERE / "rust" / "guids.c",
         "-o", work / "guids.o"])
    run(["ar", "rcs", work / "libguids.a", work / "guids.o"])
    ours = constants(work, header)
    for target in ("x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu", "x86_64-pc-windows-msvc"):
        bindings, program = work / (target + ".rs"), work / target
        # The formatter of bindgen itself: a distribution may have rustc without rustfmt.
        run([bindgen, header, "-o", bindings, "--formatter", "prettyplease", "--no-doc-comments", "--clang-macro-fallback",
             "--clang-macro-fallback-build-dir", work, "--", "-I%s" % INCLUDE, *OFF, "-std=c11", "--target=%s" % target,
             "-ffreestanding"])
        text = bindings.read_text(encoding="utf-8")
        # The formatter breaks a long line before the type, or before the value.
        found = re.findall(r"^\s*pub const (\w+)\s*:\s[^=]+=\s+(-?\d+)\s*;", text, re.M)
        theirs = {name: int(value) % 2**64 for name, value in found}
        # A name that stands for the target's own form has another value on ARM64.
        lost = sorted(name for name in ours if name not in theirs)
        if lost:
            raise Failure("%s: %d constants did not arrive: %s" % (target, len(lost), ", ".join(lost[:20])))
        if not target.startswith("aarch64"):
            wrong = sorted(name for name in ours if ours[name] != theirs[name])
            if wrong:
                raise Failure("%s: other values: %s" % (target, ", ".join(wrong[:20])))
        layouts = text.count('["Size of ') + text.count('["Alignment of ') + text.count('["Offset of ')
        # The layout is the same everywhere, so this machine's compiler can hold every target's figures.
        run(["rustc", "--edition", "2021", "--test", HERE / "rust" / "tests.rs", "-o", program, "-L", work, "-l",
             "static=guids"], env={"BINDINGS": str(bindings)})
        expect("test result: ok. 4 passed", run([program]))
        print("count %d layout assertions by rustc" % layouts)
    print("count %d constants compared in Rust bindings" % len(ours))


# Package managers.

def meson(work):
    need("meson", "ninja", "cc")
    project = work / "project"
    shutil.copytree(HERE / "meson", project)
    shutil.copy(HERE / "program.c", project)
    library = project / "subprojects" / "Mile.HyperV"
    library.mkdir(parents=True)
    for name in ("meson.build", "cmake", "include"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, library / name)
    run(["meson", "setup", work / "build", project])
    run(["meson", "compile", "-C", work / "build"])
    expect_program(run([work / "build" / "program"]))
    # Installed by itself, and found by pkg-config.
    run(["meson", "setup", "--prefix", work / "prefix", work / "library", library])
    run(["meson", "install", "-C", work / "library"])
    environment = {"PKG_CONFIG_PATH": str(work / "prefix" / "share" / "pkgconfig")}
    flags = run(["pkg-config", "--cflags", "Mile.HyperV"], env=environment).split()
    run(["cc", *WARNINGS, *flags, HERE / "program.c", "-o", work / "program"])
    expect_program(run([work / "program"]))


def conan(work):
    conan_tool = Path(sys.executable).parent / "conan"
    need(conan_tool, "cmake", "cc")
    environment = {"CONAN_HOME": str(work / "home")}
    # Conan builds the test package beside its recipe: in a copy.
    tree = work / "tree"
    shutil.copytree(INCLUDE, tree / "include")
    shutil.copytree(ROOT / "packaging" / "conan", tree / "packaging" / "conan")
    shutil.copy(ROOT / "License.md", tree)
    run([conan_tool, "profile", "detect"], env=environment)
    output = run([conan_tool, "create", tree / "packaging" / "conan", "--build=missing", "--no-remote"], env=environment)
    expect("Mile.HyperV %s: PostMessages is 0x1000000000" % version(), output)
    reference = "mile-hyperv/%s" % version()
    path = Path(run([conan_tool, "cache", "path", reference + ":" + re.search(r"Package '(\w+)' created", output)[1]],
                    env=environment).strip().splitlines()[-1])
    packaged = sorted(name.relative_to(path / "include").as_posix() for name in (path / "include").glob("**/*.h"))
    if packaged != sorted(name.relative_to(INCLUDE).as_posix() for name in INCLUDE.glob("**/*.h")):
        raise Failure("the package holds other headers than include/")
    if not (path / "licenses" / "License.md").is_file():
        raise Failure("the package contains no license")


def vcpkg(work):
    """The overlay port, run by CMake with stand-ins for vcpkg's own functions: vcpkg itself is not to be had here."""
    need("cmake", "cc")
    port = ROOT / "packaging" / "vcpkg" / "mile-hyperv"
    if json.loads((port / "vcpkg.json").read_text(encoding="utf-8"))["version"] != version():
        raise Failure("packaging/vcpkg/mile-hyperv/vcpkg.json has another version than include/Mile.HyperV.Version.h")
    packages = work / "packages"
    run(["cmake", "-DPORT=mile-hyperv", "-DCURRENT_PORT_DIR=%s" % port, "-DCURRENT_PACKAGES_DIR=%s" % packages,
         "-DCURRENT_BUILDTREES_DIR=%s" % (work / "buildtrees"), "-P", HERE / "vcpkg" / "run-port.cmake"])
    usage = (packages / "share" / "mile-hyperv" / "usage").read_text(encoding="utf-8")
    expect("Mile::HyperV", usage)
    expect("The MIT License", (packages / "share" / "mile-hyperv" / "copyright").read_text(encoding="utf-8"))
    cmake_program(work, HERE / "find-package", "-DCMAKE_PREFIX_PATH=%s" % packages)


def nuget(work):
    tool = ROOT / "build" / "tests" / "nuget" / "nuget.exe"
    need("mono", tool)
    # NuGet 5.8, the youngest that runs here, refuses the element that newer ones and the gallery want.
    tree = work / "tree"
    tree.mkdir()
    for name in ("include", "packaging"):
        shutil.copytree(ROOT / name, tree / name)
    for name in ("Mile.HyperV.nuspec", "README.md", "License.md", "ReleaseNotes.md"):
        shutil.copy(ROOT / name, tree)
    nuspec = tree / "Mile.HyperV.nuspec"
    text = nuspec.read_text(encoding="utf-8")
    readme = re.search(r"<readme>(.+)</readme>", text)[1]
    nuspec.write_text(re.sub(r" *<readme>.*</readme>\n", "", text), encoding="utf-8")
    output = run(["mono", tool, "pack", nuspec, "-OutputDirectory", work, "-NonInteractive"])
    if "WARNING" in output:
        print(output)
        raise Failure("warnings")
    with zipfile.ZipFile(work / ("Mile.HyperV.%s.nupkg" % version())) as package:
        names = set(package.namelist())
        for name in ("Mile.HyperV.nuspec", "[Content_Types].xml", "_rels/.rels", readme, "License.md", "ReleaseNotes.md"):
            if name not in names:
                raise Failure("the package lacks %s" % name)
        ours = {"build/native/include/" + path.relative_to(INCLUDE).as_posix() for path in INCLUDE.glob("**/*.h")}
        theirs = {name for name in names if name.startswith("build/native/include/")}
        if ours != theirs:
            raise Failure("headers differ: %s" % sorted(ours ^ theirs))
        for name in theirs:
            if package.read(name) != (INCLUDE / name[len("build/native/include/"):]).read_bytes():
                raise Failure("%s is not the file of include/" % name)
        metadata = xml.etree.ElementTree.fromstring(package.read("Mile.HyperV.nuspec"))
        values = {element.tag.split("}")[1]: element.text for element in metadata.iter()}
        if (values["id"], values["version"], values["license"]) != ("Mile.HyperV", version(), "License.md"):
            raise Failure("metadata: %s" % values)
        # MSBuild imports build/native/<id>.props and .targets by their names, and they name only what is there.
        for name in ("Mile.HyperV.props", "Mile.HyperV.targets"):
            project = xml.etree.ElementTree.fromstring(package.read("build/native/" + name))
            if project.tag != "{http://schemas.microsoft.com/developer/msbuild/2003}Project":
                raise Failure("%s is not an MSBuild project" % name)
            for place in re.findall(r"\$\(MSBuildThisFileDirectory\)([^;<\"\s]*)", "".join(project.itertext())):
                folder = "build/native/" + place.replace("\\", "/")
                if not any(other.startswith(folder) for other in names):
                    raise Failure("%s names %s, which is not in the package" % (name, folder))
        package.extractall(work / "extracted")
    run(["cc", *WARNINGS, "-I", work / "extracted" / "build" / "native" / "include", HERE / "program.c", "-o", work / "program"])
    expect_program(run([work / "program"]))


def release(work):
    """All files of a release but the crate, which the consumer `crate` packs in the same way, and their sums."""
    need("git", "cmake", "cc", "mono", ROOT / "build" / "tests" / "nuget" / "nuget.exe", "x86_64-w64-mingw32-gcc", WINE,
         ROOT / ".git")
    files = work / "files"
    run([sys.executable, ROOT / "tools" / "release", "--to", files, "--rehearsal", "--only", "source", "header", "nuget",
         "hvinfo", "site"])
    names = {"Mile.HyperV-%s.tar.gz", "Mile.HyperV.h", "Mile.HyperV.%s.nupkg", "hvinfo.exe", "Mile.HyperV-%s-site.tar.gz"}
    listed = run(["sha256sum", "--check", "SHA256SUMS"], cwd=files)
    if sorted(listed.splitlines()) != sorted(name.replace("%s", version()) + ": OK" for name in names):
        raise Failure("SHA256SUMS has other files: %s" % listed)


# Other languages, by tools/bindings.


def bindings(language, target):
    """Runs tools/bindings; its reader of C is a package of tools/requirements.txt."""
    need("cc")
    bindgen = find_bindgen()
    try:
        run([sys.executable, "-c", "import clang.cindex"])
    except Failure:
        raise NotRun("the Python package libclang is missing") from None
    run([sys.executable, ROOT / "tools" / "bindings", language, "--to", target, "--bindgen", bindgen], timeout=600)


def crate(work):
    """The Rust crate: its own tests, its example, and the package as a registry would get it."""
    need("cargo", "rustc")
    package = work / "crate"
    bindings("rust", package)
    environment = {"CARGO_NET_OFFLINE": "true", "CARGO_PROFILE_DEV_DEBUG": "0", "CARGO_TARGET_DIR": str(work / "target"),
                   "RUSTFLAGS": "-Dwarnings"}
    output = run(["cargo", "test", "--quiet", "--test", "figures", "--", "--nocapture", "--test-threads=1"], cwd=package,
                 env=environment)
    expect("test result: ok. 4 passed", output)
    for count, what in sorted(set(re.findall(r"^count (\d+) ([\w-]+)$", output, re.M))):
        print("count %s %s compared in the Rust crate" % (count, what))
    output = run(["cargo", "run", "--quiet", "--example", "vmbus"], cwd=package, env=environment)
    expect("the host offers channel 7 of class da0a7802-e377-4aac-8e77-0558eb1073f8, monitor Some(3), own interrupt true", output)
    expect("0x5 is HV_STATUS_INVALID_PARAMETER", output)
    # Packing builds what was packed once more, from the archive alone.
    run(["cargo", "package", "--allow-dirty", "--quiet"], cwd=package, env=environment)
    packed = work / "target" / "package" / ("mile-hyperv-%s.crate" % version())
    with tarfile.open(packed) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames()}
    for name in ("Cargo.toml", "License.md", "README.md", "src/lib.rs", "src/x86_64.rs", "src/aarch64.rs"):
        if name not in names:
            raise Failure("the crate lacks %s" % name)
    # Last, so that the crate is tested even where the other one cannot be fetched.
    theirs = ROOT / "build" / "tests" / "mshv-bindings" / "vendor" / "mshv-bindings" / "src"
    need(theirs)
    output = run([sys.executable, HERE / "rust" / "mshv.py", theirs, package / "src", ROOT / "packaging" / "rust" / "README.md"])
    expect("names of mshv-bindings, each with a name or a row", output)


def layouts_as_in_c(theirs, work, *flags):
    """Lines "TYPE size" and "TYPE member offset" of another language; the compiler is asked about exactly what it has."""
    source = work / "layout.c"
    prints = []
    for line in theirs:
        what = line.split()
        value = "offsetof(%s, %s)" % tuple(what[:2]) if len(what) == 3 else "sizeof(%s)" % what[0]
        prints.append('printf("%s %%zu\\n", %s);' % (" ".join(what[:-1]), value))
    source.write_text("#include <stddef.h>\n#include <stdio.h>\n%s\nint main(void)\n{\n%s\nreturn 0;\n}\n"
                      % ("\n".join('#include "%s"' % name for name in all_headers()), "\n".join(prints)), encoding="utf-8")
    run(["cc", "-std=c11", "-w", "-O0", "-I", INCLUDE, *flags, source, "-o", work / "c-layout"])
    wrong = sorted(set(run([work / "c-layout"]).splitlines()) ^ set(theirs))
    if wrong or len(theirs) < 5000:
        raise Failure("%d figures, other layouts: %s" % (len(theirs), ", ".join(wrong[:20])))


def python(work):
    """The ctypes module: every size and offset against a C compiler's, and a recorded exchange decoded."""
    module = work / "mile_hyperv.py"
    bindings("python", module)
    environment = {"PYTHONPATH": str(work), "PYTHONDONTWRITEBYTECODE": "1"}
    theirs = run([sys.executable, HERE / "python" / "layout.py"], env=environment).splitlines()
    layouts_as_in_c(theirs, work)
    output = run([sys.executable, HERE / "python" / "decode.py", ROOT / "tests" / "data" / "rndis" / "usb-exchange.tsv"],
                 env=environment)
    for text in ("RNDIS_INITIALIZE_COMPLETE 1, Status 00000000, MaxTransferSize 1558\n",
                 "RNDIS_QUERY_COMPLETE 2, Status c00000bb\n",
                 "RNDIS_QUERY_COMPLETE 3, Status 00000000, 0a:00:3e:97:c5:df\n",
                 "RNDIS_SET_REQUEST 4, Oid 0001010e, 2d:00:00:00\n", "RNDIS_SET_COMPLETE 4, Status 00000000\n",
                 "privileges 1000000000\n", "refused: 2 is not in 0 to 1\n",
                 "class da0a7802-e377-4aac-8e77-0558eb1073f8, HV_STATUS_INVALID_PARAMETER, 256 bytes\n"):
        expect(text, output)
    print("count %d sizes and offsets compared in Python" % len(theirs))


RING = ("1000 packets, sum %d, lie refused, HV_MESSAGE has 256 bytes" % sum(number % 256 for number in range(1000)),
        "privileges 1000000000")


# The types that C never completes.
INCOMPLETE = ["HV_HYPERCALL_UNKNOWN", "HV_LOADER_BLOCK"]


def zig(work):
    """translate-c of every header: no type is opaque but those that C does not complete. Then a program with a ring."""
    tool = ROOT / "build" / "tests" / "zig" / "ziglang" / "zig"
    need(tool)
    environment = {"ZIG_GLOBAL_CACHE_DIR": str(work / "cache"), "ZIG_LOCAL_CACHE_DIR": str(work / "cache")}
    header, types = work / "all.h", work / "hv.zig"
    header.write_text("".join('#include "%s"\n' % name for name in all_headers()), encoding="utf-8")
    with open(types, "w", encoding="utf-8") as output:
        done = runner.start([tool, "translate-c", "-lc", "-target", "x86_64-linux-gnu", "-I", INCLUDE, *OFF,
                             "-DMILE_HYPERV_NO_BITFIELDS", header], stdout=output, env=dict(os.environ, **environment),
                            timeout=600)
    if done.returncode != 0:
        raise Failure("zig translate-c ended with %d" % done.returncode)
    text = types.read_text(encoding="utf-8")
    opaque = re.findall(r"^pub const (\w+) = opaque \{", text, re.M)
    if sorted(opaque) != ["struct_" + name for name in INCOMPLETE]:
        raise Failure("%d types are opaque: %s" % (len(opaque), ", ".join(opaque[:20])))
    assertions = text.count("static assertion failed")
    if assertions < 1000:
        raise Failure("only %d of the size assertions arrived" % assertions)
    run([tool, "build-exe", "-target", "x86_64-linux-musl", "-lc", "-I%s" % INCLUDE, "-cflags", "-std=c11", "--",
         HERE / "zig" / "ring.c", "--dep", "hv", "-Mroot=%s" % (HERE / "zig" / "main.zig"), "-Mhv=%s" % types,
         "-femit-bin=%s" % (work / "ring")], env=environment)
    output = run([work / "ring"])
    for text in RING:
        expect(text, output)
    print("count %d size assertions checked by Zig" % assertions)


def go(work):
    """A program with a ring through cgo."""
    need("go", "gcc")
    project = work / "project"
    shutil.copytree(HERE / "go", project)
    run(["go", "build", "-o", work / "ring", "."], cwd=project,
        env={"CGO_ENABLED": "1", "CGO_CFLAGS": "-O1 -I%s" % INCLUDE, "GOTOOLCHAIN": "local",
             "GOFLAGS": "-mod=mod", "GOPROXY": "off", "GOCACHE": str(work / "cache"), "GOPATH": str(work / "path")})
    output = run([work / "ring"])
    for text in RING:
        expect(text, output)


def d_language(work):
    """ImportC of every definition: each size and offset against a C compiler's, and a recorded exchange decoded."""
    need("gdc", "gcc")
    header = work / "hv.h"
    names = [name for name in all_headers() if not re.match(r"Mile\.HyperV/(Guest|Compat|Masks)/", name)]
    header.write_text("".join("#include <%s>\n" % name for name in
                              names + ["Mile.HyperV/Masks/Hypervisor.h", (HERE / "d" / "constants.h").as_posix()]),
                      encoding="utf-8")
    run(["gcc", "-std=c11", "-E", "-P", "-I", INCLUDE, *OFF, "-DMILE_HYPERV_NO_BITFIELDS", "-D__attribute__(Words)=", header,
         "-o", work / "hv.i"])
    # GDC 14 takes the bound of an alignment, pack(16), for the alignment itself; nothing is aligned to more anyway.
    text = (work / "hv.i").read_text(encoding="utf-8").replace("#pragma pack(push, 16)", "#pragma pack(push)")
    (work / "hv.i").write_text(text, encoding="utf-8")
    for program in ("layout", "decode"):
        run(["gdc", "-I%s" % work, HERE / "d" / (program + ".d"), "-o", work / program])
    theirs = run([work / "layout"]).splitlines()
    incomplete = sorted(line.split()[0] for line in theirs if line.endswith(" incomplete"))
    if incomplete != INCOMPLETE:
        raise Failure("types without a size in D: %s" % ", ".join(incomplete))
    theirs = [line for line in theirs if not line.endswith(" incomplete")]
    layouts_as_in_c(theirs, work, *OFF)
    output = run([work / "decode", ROOT / "tests" / "data" / "rndis" / "usb-exchange.tsv"])
    for text in ("query 3, Oid 01010101\n", "complete 2, Status c00000bb, \n", "complete 3, Status 00000000, 0a:00:3e:97:c5:df\n",
                 "privileges 1000000000, 256 bytes\n"):
        expect(text, output)
    print("count %d sizes and offsets compared in D" % len(theirs))


# Vendored copies.


def vendor(topics, target, *arguments):
    """A copy by tools/vendor, which --check then finds unmodified."""
    tool = ROOT / "tools" / "vendor"
    run([sys.executable, tool, *topics, "--to", target, *arguments])
    manifest, = target.glob("**/Mile.HyperV.vendor.json")
    run([sys.executable, tool, "--check", manifest.parent])


def no_more_than(work, pattern, most):
    count = len(list(work.glob(pattern)))
    if not 0 < count <= most:
        raise Failure("the copy has %d headers, at most %d are due" % (count, most))


def vendored_netvsc(work):
    """The network device and the ring in a Linux module that has nothing but its copy."""
    need("make", "gcc")
    trees = sorted(glob.glob("/usr/src/linux-headers-*-amd64"))
    if not trees:
        raise NotRun("linux-headers-amd64 is missing")
    module = work / "netvsc"
    shutil.copytree(HERE / "vendored" / "netvsc", module)
    vendor(["Device/Network.h", "Guest/Ring.h"], module, "--prefix", "hyperv")
    no_more_than(module, "**/*.h", len(all_headers()) // 3)
    kernel_module(trees[-1], module)
    if not (module / "netvsc_example.ko").is_file():
        raise Failure("no module was built")


def vendored_uefi(work):
    """The VMBus in a package of a firmware, for both architectures."""
    need("clang")
    package = work / "VmbusDxe"
    shutil.copytree(HERE / "vendored" / "uefi", package)
    vendor(["VMBus/ChannelMessage.h", "VMBus/DeviceGuid.h"], package / "Include", "--prefix", "VmbusPkg")
    no_more_than(package, "Include/**/*.h", len(all_headers()) // 4)
    for architecture in ("x86_64", "aarch64"):
        run(["clang", "--target=%s-unknown-windows" % architecture, "-std=c11", "-O2", "-ffreestanding", "-fshort-wchar",
             "-nostdinc", "-I", package / "Include", *WARNINGS, "-c", package / "VmbusDxe.c", "-o", package / "VmbusDxe.o"])


def vendored_loader(work):
    """CPUID and MSRs as one header in a boot loader: freestanding, without one header of the compiler's."""
    need("gcc", "nm")
    loader = work / "loader"
    shutil.copytree(HERE / "vendored" / "loader", loader)
    vendor(["Hypervisor/Cpuid.h", "Hypervisor/Msr.h"], loader, "--single", "hyperv.h")
    run(["gcc", "-std=c11", "-Os", "-ffreestanding", "-fno-pic", "-nostdinc", *WARNINGS, "-c", loader / "loader.c",
         "-o", loader / "loader.o"])
    undefined = run(["nm", "--undefined-only", loader / "loader.o"]).strip()
    if undefined:
        raise Failure("the loader needs %s" % undefined)


CONSUMERS = {
    "find-package": find_package,
    "add-subdirectory": add_subdirectory,
    "fetch-content": fetch_content,
    "pkg-config": pkg_config,
    "plain-include": plain,
    "cplusplus20": cplusplus20,
    "cplusplus-casts": cplusplus_casts,
    "mobility": mobility,
    "linux-module": linux_module,
    "linux-headers": linux_headers,
    "linux-headers-debian13": linux_headers_13,
    "linux-headers-arm64": linux_headers_arm64,
    "windows-driver": windows_driver,
    "windows-sockets": windows_sockets,
    "uefi-clang": uefi_clang,
    "uefi-edk2": uefi_edk2,
    "uefi-gnu-efi": uefi_gnu_efi,
    "vmbus-pipe": vmbus_pipe,
    "rust": rust,
    "meson": meson,
    "conan": conan,
    "vcpkg": vcpkg,
    "nuget": nuget,
    "release": release,
    "crate": crate,
    "python": python,
    "zig": zig,
    "go": go,
    "d": d_language,
    "vendored-netvsc": vendored_netvsc,
    "vendored-uefi": vendored_uefi,
    "vendored-loader": vendored_loader,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=CONSUMERS)
    parser.add_argument("--work", type=Path, required=True)
    options = parser.parse_args()
    work = options.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        CONSUMERS[options.name](work)
    except (NotRun, runner.NoStart) as reason:
        print("not run: %s" % reason)
        return 1 if os.environ.get("CI") == "true" else 77
    except Failure as failure:
        print("FAILED: %s" % failure)
        return 1
    print("count 1 consumers built and run")
    return 0


if __name__ == "__main__":
    sys.exit(main())
