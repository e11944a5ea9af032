# SPDX-License-Identifier: MIT
"""References as data: reads what other projects say about the interface and holds our headers against it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import commands  # noqa: E402
from facts import ReferenceError_  # noqa: E402

if __name__ == "__main__":
    try:
        sys.exit(commands.main(sys.argv[1:]))
    except ReferenceError_ as error:
        print(f"hvref: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(1)
