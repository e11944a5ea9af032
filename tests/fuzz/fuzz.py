#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds a fuzz target of this folder with libFuzzer and runs it from its seeds.

    fuzz.py ReceiveRing --work FOLDER                 a few seconds; half a minute with CI=true in the environment
    fuzz.py ReceiveRing --work FOLDER --seconds 3600  as long as you like
    fuzz.py ReceiveRing --work FOLDER --replay FILE   one input again, to look at with a debugger

FOLDER keeps the seeds, the inputs that were found (a later run goes on from
them) and what made the target fail. It ends with 0 (passed), 1 (failed) or 77
(not run: no clang with libFuzzer). With CI=true, not run is failed.
"""

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NOT_RUN = 77
CI = os.environ.get("CI") == "true"

# Seconds of a run in CI; the readers of hvinfo take text of anybody's, and are given more.
CI_SECONDS = {"Hvinfo": 60}
CI_SECONDS_DEFAULT = 30
SECONDS = 5

COMPILERS = ["clang-19", "clang"]
FLAGS = ["-std=gnu11", "-O1", "-g", "-Wall", "-Wextra", "-Werror", "-fno-omit-frame-pointer",
         "-fsanitize=fuzzer,address,undefined", "-fno-sanitize-recover=all"]


class Failure(Exception):
    """The target failed; the message says how."""


class NotRun(Exception):
    """Something that is needed is not on this machine."""


def say(text):
    print(text, flush=True)


def compiler(work):
    """A clang that has libFuzzer: the first that can link an empty target."""
    empty = work / "empty.c"
    empty.write_text("int LLVMFuzzerTestOneInput(const unsigned char *, unsigned long);\n"
                     "int LLVMFuzzerTestOneInput(const unsigned char *B, unsigned long C) { return !B && C; }\n")
    for name in COMPILERS:
        if shutil.which(name):
            done = subprocess.run([name] + FLAGS + [str(empty), "-o", str(work / "empty")], capture_output=True)
            if done.returncode == 0:
                return name
    raise NotRun("a clang with libFuzzer is missing (%s, and libclang-rt-...-dev)" % " or ".join(COMPILERS))


def more_sources(source):
    """What else a target is made of: patterns from the root, on lines of its file comment that begin with "Built of"."""
    patterns = re.findall(r"^ \* Built of (\S+)$", source.read_text(encoding="utf-8"), re.MULTILINE)
    return [str(path) for pattern in patterns for path in sorted(ROOT.glob(pattern))]


def build(options):
    program = options.work / options.target
    source = HERE / (options.target + ".c")
    sources = [str(source), *more_sources(source)]
    command = [compiler(options.work)] + FLAGS + ["-I" + str(options.include), *sources, "-o", str(program)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise Failure("%s.c does not compile:\n%s" % (options.target, done.stdout[:4000]))
    return program


def write_seeds(program, folder):
    """The target's own seeds, one file each; how many."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    done = subprocess.run([str(program), "--seeds=%s" % folder], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True)
    count = len(list(folder.iterdir()))
    if done.returncode != 0 or count == 0:
        raise Failure("the seeds cannot be written:\n%s" % done.stdout)
    return count


def replay_command(options, path):
    words = ["python3", Path(__file__).resolve(), options.target, "--work", options.work, "--replay", path]
    return shlex.join(str(word) for word in words)


def fuzz(options, program):
    seeds, corpus, failures = (options.work / name for name in ("seeds", "corpus", "failures"))
    count = write_seeds(program, seeds)
    corpus.mkdir(exist_ok=True)
    shutil.rmtree(failures, ignore_errors=True)
    failures.mkdir()
    command = [str(program), "-max_total_time=%d" % options.seconds, "-artifact_prefix=%s/" % failures, "-max_len=4096",
               "-timeout=20", "-rss_limit_mb=2048", "-use_value_profile=1", "-print_final_stats=1", str(corpus),
               str(seeds)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    if done.returncode != 0:
        # Only the last lines of libFuzzer's output are of use here.
        lines = [line for line in done.stdout.splitlines() if not re.match(r"#\d+\s|INFO: |stat::|NEW_FUNC", line)]
        say("\n".join(lines[:80]))
        for path in sorted(failures.iterdir()):
            say("to run this input again: %s" % replay_command(options, path))
        raise Failure("%s ended with %d" % (options.target, done.returncode))
    inputs = re.search(r"stat::number_of_executed_units:\s*(\d+)", done.stdout)
    if not inputs or int(inputs[1]) < count:
        raise Failure("%s did not run its seeds:\n%s" % (options.target, done.stdout[-2000:]))
    say("%s inputs in %d seconds" % (inputs[1], options.seconds))
    say("count %d seeds of the fuzz targets" % count)


def replay(options, program):
    done = subprocess.run([str(program), str(options.replay)])
    if done.returncode != 0:
        raise Failure("it fails; in a debugger: %s" % shlex.join([str(program), str(options.replay)]))
    say("it passes")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=sorted(path.stem for path in HERE.glob("*.c")))
    parser.add_argument("--work", type=Path, required=True, help="a folder for what is built and found")
    parser.add_argument("--seconds", type=int, help="how long; default: %d, with CI=true half a minute or more" % SECONDS)
    parser.add_argument("--include", type=Path, default=ROOT / "include", help="the headers")
    parser.add_argument("--replay", type=Path, help="an input to run once instead")
    options = parser.parse_args()
    if options.seconds is None:
        options.seconds = CI_SECONDS.get(options.target, CI_SECONDS_DEFAULT) if CI else SECONDS
    options.work.mkdir(parents=True, exist_ok=True)
    try:
        program = build(options)
        replay(options, program) if options.replay else fuzz(options, program)
    except NotRun as reason:
        say("not run: %s" % reason)
        return 1 if CI else NOT_RUN
    except Failure as failure:
        say("FAILED: %s" % failure)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
