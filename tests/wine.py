#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the folder that wine keeps its machine in: wine.py FOLDER. Ends with 77 (1 where CI=true) without wine."""

import os
import shutil
import subprocess
import sys

WINE = "/usr/lib/wine/wine64"

if not shutil.which(WINE):
    print("not run: wine is missing")
    sys.exit(1 if os.environ.get("CI") == "true" else 77)
environment = dict(os.environ, WINEPREFIX=sys.argv[1], WINEDEBUG="-all")
done = subprocess.run([WINE, "cmd", "/c", "echo wine starts"], env=environment, capture_output=True, text=True)
print(done.stdout.strip())
sys.exit(0 if "wine starts" in done.stdout else 1)
