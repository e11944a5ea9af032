#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs a suite of unittest, or another program in Python: suite.py PROGRAM [ARGUMENT...]

A suite that left out a case did not run as a whole, and one that failed where
a Python package of tools/requirements.txt is missing proves nothing: both are
"not run", by name. It ends with 0 (passed), 1 (failed) or 77 (not run; with
CI=true that is a failure).
"""

import importlib.util
import os
import re
import subprocess
import sys

NOT_RUN = 77

# Packages of tools/requirements.txt: the module of each package.
MODULES = {"clang": "libclang", "tree_sitter": "tree-sitter", "tree_sitter_rust": "tree-sitter-rust",
           "markdown_it": "markdown-it-py"}


def missing():
    """The packages that are not here."""
    return [package for module, package in MODULES.items() if importlib.util.find_spec(module) is None]


def left_out(output):
    """Why cases were left out, each reason once."""
    return sorted(set(re.findall(r"\.\.\. skipped ['\"](.+)['\"]$", output, re.MULTILINE)))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    command = [sys.executable, *sys.argv[1:]]
    if os.path.basename(sys.argv[1]).startswith("test_"):
        command.append("--verbose")
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    print(done.stdout, end="", flush=True)
    reasons = left_out(done.stdout)
    if done.returncode != 0:
        # A fault that has nothing to do with the packages is still to be seen on a machine that lacks them.
        named = re.search(r"libclang|tree.sitter|No module named '(clang|tree_sitter)", done.stdout)
        reasons = ["%s is missing" % ", ".join(missing())] if missing() and named else []
    if not reasons:
        return 1 if done.returncode != 0 else 0
    print("not run: %s" % "; ".join(reasons))
    return 1 if os.environ.get("CI") == "true" else NOT_RUN


if __name__ == "__main__":
    sys.exit(main())
