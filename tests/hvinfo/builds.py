#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""builds.py --native PROGRAM --work FOLDER: hvinfo built by every compiler that is here, strictly, and what they say.

Each must compile without a warning; those whose programs can run here must say
to the last byte what the native one says of every recording. On ARM64 there is
no CPUID, and the program says what to do instead. The programs for Windows, by
MinGW-w64 and by clang with MSVC's rules (msvc/), run under wine; the one of
MinGW-w64 must pass posted.py there too.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import runner as runners  # noqa: E402

SOURCES = ROOT / "examples" / "hvinfo"
STRICT = ("-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Wcast-qual -Wstrict-prototypes -Wformat=2 "
          "-Werror").split()

# Name, compiler, further options, how its programs run (None: not here).
BUILDS = (
    ("gcc", "gcc", ["-std=c11"], []),
    ("gcc-sanitized", "gcc",
     ["-std=c11", "-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"], []),
    ("gcc-c2x", "gcc", ["-std=c2x", "-O2"], []),
    ("clang", "clang", ["-std=c11", "-Wmissing-variable-declarations"], []),
    ("arm64-gcc", "aarch64-linux-gnu-gcc", ["-std=c11", "-static"], ["qemu-aarch64"]),
    ("x86-gcc", "gcc", ["-std=c11", "-m32"], runners.x86_runner()),
    ("windows-x64-mingw", "x86_64-w64-mingw32-gcc", ["-std=c11", "-static"], ["wine"]),
    ("windows-x64-msvc", "clang", ["-std=c11", "--target=x86_64-pc-windows-msvc"], ["wine"]),
)
NEEDED = ("gcc", "clang", "arm64-gcc", "windows-x64-mingw", "windows-x64-msvc")

WINE = "/usr/lib/wine/wine64"
WINE_SERVER = "/usr/lib/wine/wineserver"
MSVC = ROOT / "tests" / "hvinfo" / "msvc"
LIBRARIES = Path("/usr/x86_64-w64-mingw32/lib")
MSVC_HEADERS = ("errno", "fcntl", "io", "stdio", "stdlib", "string")
MSVC_FLAGS = ["-fms-compatibility-version=19.40", "-mno-stack-arg-probe", "-nostdlibinc", "-D_CRT_SECURE_NO_WARNINGS",
              "-Wno-unused-function", "-Wno-strict-prototypes", "-fuse-ld=lld", "-nostdlib",
              "-Wl,-entry:HvStart,-subsystem:console,-stack:4194304," + ",".join(
                  str(LIBRARIES / f"lib{name}.a") for name in ("ucrtbase", "kernel32"))]


def call(*command, **options):
    return runners.start(command, capture_output=True, text=True, **options)


def msvc_options(work):
    """Options with which clang compiles and links as MSVC does, without Microsoft's files."""
    folder = work / "msvc"
    folder.mkdir(exist_ok=True)
    for name in MSVC_HEADERS:
        (folder / f"{name}.h").write_text("#include <crt.h>\n")
    return [*MSVC_FLAGS, "-isystem", folder, "-isystem", MSVC]


def build(name, compiler, options, work):
    """The program, or None with a reason printed where the compiler cannot link a program at all."""
    start = []
    if name.endswith("msvc"):
        options = [*options, *msvc_options(work)]
        start = [MSVC / "start.c"]
    probe = work / "probe.c"
    probe.write_text("#include <errno.h>\nint main(void) { return errno; }\n")
    if not shutil.which(compiler) or call(compiler, *options, probe, *start, "-o",
                                          work / f"{name}-probe").returncode != 0:
        print(f"{name}: {compiler} {' '.join(map(str, options))} does not make programs here")
        return None
    program = work / (f"hvinfo-{name}" + (".exe" if "windows" in name else ""))
    result = call(compiler, *options, *STRICT, "-I", ROOT / "include", "-I", SOURCES, *sorted(SOURCES.glob("*.c")),
                  *start, work / "embedded.c", "-o", program)
    if result.returncode != 0 or result.stderr:
        sys.exit(f"{name}:\n{result.stderr}")
    return program


def under_wine(name, program, prefix, work):
    """A script that runs the program under wine, as the tests run any program."""
    script = work / f"{name}-under-wine"
    script.write_text(f'#!/bin/sh\nWINEPREFIX="{prefix}" WINEDEBUG=-all exec {WINE} "{program}" "$@"\n')
    script.chmod(0o755)
    return script


class WineServer:
    """wine's server and services, for as long as the programs run: what a program starts keeps its pipes open."""

    def __init__(self, prefix):
        self.environment = dict(os.environ, WINEPREFIX=str(prefix), WINEDEBUG="-all")

    def __enter__(self):
        self.process = subprocess.Popen([WINE_SERVER, "-f", "-p"], env=self.environment, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        subprocess.run([WINE, "cmd", "/c", "exit"], env=self.environment, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)

    def __exit__(self, *reason):
        subprocess.run([WINE_SERVER, "-k"], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.process.wait(timeout=60)


def check_posted(name, program):
    result = call(sys.executable, ROOT / "tests" / "hvinfo" / "posted.py", program)
    if result.returncode != 0:
        sys.exit(f"{name}: posted.py:\n{result.stderr}\n{result.stdout}")


def compare(name, native, program, runner, recordings):
    """The number of outputs that are the same. A start of wine is slow, so that it sees each recording once."""
    compared = 0
    sources = (lambda path: [["--recording", path]]) if "windows" in name else (
        lambda path: [["--embedded", path.stem], ["--recording", path]])
    for arguments in [["--list"], ["--help"], ["explain", "0xC0350015", "92", "HvCallPostMessag"]] + [
            [*source, *form] for recording in recordings for source in sources(recording)
            for form in ([], ["--json"], ["--raw"])] + [
            [*"--privileges 2e7f,3a8030 --hints e --misc 31e1 --arch".split(), arch, "--json"]
            for arch in ("x64", "arm64")]:
        one, other = call(native, *arguments), call(*runner, program, *arguments)
        if (one.returncode, one.stdout) != (other.returncode, other.stdout):
            sys.exit(f"{name}: {arguments}: ended with {other.returncode}: {other.stderr}\n{other.stdout}")
        compared += 1
    return compared


def check_arm64(runner, program):
    result = call(*runner, program)
    assert result.returncode == 0 and "has no CPUID instruction" in result.stdout, result
    assert "dmesg | hvinfo -" in " ".join(result.stdout.split()), result
    assert "not this machine" in result.stdout, result
    # Without --arch, values of a kernel are ARM64's own; this one's "misc" is the third word.
    values = ["--privileges", "2e7f,3a8030", "--misc", "31e1", "--json"]
    assert call(*runner, program, *values).stdout == call(*runner, program, *values, "--arch", "arm64").stdout
    if not Path("/sys/bus/vmbus/devices").exists():
        assert call(*runner, program, "--live").returncode == 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--native", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--wine", type=Path, help="the folder that wine keeps its machine in")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    recordings = sorted((ROOT / "tests" / "data" / "cpuid").glob("*.txt"))
    call("cmake", f"-DOUTPUT={options.work / 'embedded.c'}", "-P", SOURCES / "embed.cmake", "--", *recordings,
         check=True)

    programs = compared = 0
    missing = []
    for name, compiler, flags, runner in BUILDS:
        program = build(name, compiler, flags, options.work)
        if runner == ["wine"]:
            if program is None or options.wine is None or not shutil.which(WINE):
                missing.append(name)
                continue
            script = under_wine(name, program, options.wine, options.work)
            with WineServer(options.wine):
                compared += compare(name, options.native, script, [], recordings[:4])
                if name.endswith("mingw"):
                    check_posted(name, script)
            programs += 1
            continue
        if program is None or (runner and not shutil.which(runner[0])):
            missing.append(name)
            continue
        programs += 1
        try:
            if runner is not None:
                compared += compare(name, options.native, program, runner, recordings)
            if name.startswith("arm64"):
                check_arm64(runner, program)
        except runners.NoStart as reason:
            print(f"{name}: {reason}")
            missing.append(name)
    print(f"count {programs} builds of hvinfo, strict")
    print(f"count {compared} outputs of hvinfo, the same in every build")
    if set(missing) & set(NEEDED):
        print("not run: " + " ".join(missing))
        sys.exit(1 if os.environ.get("CI") == "true" else 77)


if __name__ == "__main__":
    main()
