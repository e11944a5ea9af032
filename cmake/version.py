#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints the library's version, for build systems that cannot read a header."""

import re
from pathlib import Path

header = Path(__file__).resolve().parent.parent / "include" / "Mile.HyperV.Version.h"
print(re.search(r'MILE_HYPERV_VERSION_STRING "([^"]+)"', header.read_text(encoding="utf-8"))[1])
