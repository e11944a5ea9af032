#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""doxygen.py --work FOLDER: runs Doxygen over include/ with docs/Doxyfile, which must not warn but as EXCEPTIONS allow.

Exit codes: 0 no warning; 1 a warning; 77 doxygen is missing (1 with CI=true).
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Accepted warnings: a pattern of the warning's text, and the reason. Write `#GP` in backticks: Doxygen takes # for a link.
EXCEPTIONS: dict[str, str] = {}


def warnings(work):
    """The warnings, and the number of headers that were read; for speed as XML, which has the same comments."""
    settings = (ROOT / "docs" / "Doxyfile").read_text(encoding="utf-8")
    settings += "\nOUTPUT_DIRECTORY = %s\nGENERATE_HTML = NO\nGENERATE_XML = YES\nXML_PROGRAMLISTING = NO\n" % work
    done = subprocess.run(["doxygen", "-"], input=settings, cwd=ROOT, text=True, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit("doxygen ended with %d: %s" % (done.returncode, done.stderr[-2000:]))
    # A line that is indented continues the warning before it.
    return re.sub(r"\n +", " ", done.stderr).splitlines(), len(list((work / "xml").glob("*_8h.xml")))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="the folder for what doxygen writes")
    work = parser.parse_args().work.resolve()
    if shutil.which("doxygen") is None:
        print("not run: doxygen is missing")
        return 1 if os.environ.get("CI") == "true" else 77
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    lines, headers = warnings(work)
    wrong = [line for line in lines if not any(re.search(r": warning: %s$" % one, line) for one in EXCEPTIONS)]
    for line in wrong:
        print(line)
    if headers != len(list((ROOT / "include").rglob("*.h"))):
        print("doxygen read %d headers" % headers)
        return 1
    if not wrong:
        print("count %d headers without a warning of Doxygen's" % headers)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
