#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compiles the C examples of the documents: examples.py --work FOLDER [FILE...]

Each block that a Markdown file marks as C is a translation unit of its own. It
must compile as it is printed, without a warning, in C11 and C++17, by gcc and
clang where they are there.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILES = ["README.md", "CONTRIBUTING.md", "docs/*.md", "docs/guides/*.md"]
COMPILERS = ["gcc", "clang"]
LANGUAGES = {"c": "c11", "c++": "c++17"}
FLAGS = ["-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror", "-I", str(ROOT / "include")]


def blocks(path):
    """(line, text) of each block of C in a Markdown file."""
    text = path.read_text(encoding="utf-8")
    for match in re.finditer(r"^```c\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield text[: match.start()].count("\n") + 2, match[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="a folder for what is written")
    parser.add_argument("files", nargs="*", type=Path, help="Markdown files; by default those of the project")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    compilers = [name for name in COMPILERS if shutil.which(name)]
    if not compilers:
        print("not run: %s is missing" % " and ".join(COMPILERS))
        return 1 if os.environ.get("CI") == "true" else 77
    files = options.files or [path for pattern in FILES for path in sorted(ROOT.glob(pattern))]
    examples = faults = 0
    for path in files:
        for line, text in blocks(path):
            examples += 1
            source = options.work / "example.c"
            source.write_text('#line %d "%s"\n%s' % (line, path, text), encoding="utf-8")
            for compiler in compilers:
                for language, standard in LANGUAGES.items():
                    command = [compiler, "-x", language, "-std=" + standard, *FLAGS, str(source)]
                    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
                    if done.returncode != 0:
                        faults += 1
                        print("%s:%d: the example does not compile as %s by %s:\n%s"
                              % (path, line, standard, compiler, done.stdout))
    if examples == 0:
        print("FAILED: no example in %s" % ", ".join(map(str, files)))
        return 1
    print("count %d examples of the documents" % examples)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
