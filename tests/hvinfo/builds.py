#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""builds.py --native PROGRAM --work FOLDER: hvinfo built by every compiler that is here, strictly, and what they say.

Each must compile without a warning; those whose programs can run here must say
to the last byte what the native one says of every recording. On ARM64 there is
no CPUID, and the program says what to do instead.
"""

import argparse
import os
import shutil
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
    ("windows-x64-mingw", "x86_64-w64-mingw32-gcc", ["-std=c11"], None),
)
NEEDED = ("gcc", "clang", "arm64-gcc")


def call(*command, **options):
    return runners.start(command, capture_output=True, text=True, **options)


def build(name, compiler, options, work):
    """The program, or None with a reason printed where the compiler cannot link a program at all."""
    probe = work / "probe.c"
    probe.write_text("#include <errno.h>\nint main(void) { return errno; }\n")
    if not shutil.which(compiler) or call(compiler, *options, probe, "-o", work / f"{name}-probe").returncode != 0:
        print(f"{name}: {compiler} {' '.join(options)} does not make programs here")
        return None
    program = work / (f"hvinfo-{name}" + (".exe" if "mingw" in name else ""))
    result = call(compiler, *options, *STRICT, "-I", ROOT / "include", "-I", SOURCES, *sorted(SOURCES.glob("*.c")),
                  work / "embedded.c", "-o", program)
    if result.returncode != 0 or result.stderr:
        sys.exit(f"{name}:\n{result.stderr}")
    return program


def compare(name, native, program, runner, recordings):
    """The number of outputs that are the same."""
    compared = 0
    for arguments in [["--list"], ["--help"]] + [
            [*source, *form] for recording in recordings
            for source in (["--embedded", recording.stem], ["--recording", str(recording)])
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
    assert "dmesg | hvinfo --kernel-log -" in " ".join(result.stdout.split()), result
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
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    recordings = sorted((ROOT / "tests" / "data" / "cpuid").glob("*.txt"))
    call("cmake", f"-DOUTPUT={options.work / 'embedded.c'}", "-P", SOURCES / "embed.cmake", "--", *recordings,
         check=True)

    programs = compared = 0
    missing = []
    for name, compiler, flags, runner in BUILDS:
        program = build(name, compiler, flags, options.work)
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
