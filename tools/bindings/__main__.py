# SPDX-License-Identifier: MIT
"""Writes the library for other languages, from the headers.

    tools/bindings rust --to build/crate          a crate, ready for `cargo test` and `cargo package`
    tools/bindings python --to build/mile_hyperv.py   one module for ctypes

Types and constants come from bindgen with MILE_HYPERV_NO_BITFIELDS. Accessors of bit-fields, GUIDs and
all figures that the generated tests expect come from the compiler that tools/hvref uses, so that each
of the two readings checks the other.

bindgen is taken from --bindgen, from build/tests/cargo/bin (where tools/test installs it) or from the PATH.
Exit codes: 0 written; 2 an error.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "hvref")]

import crate  # noqa: E402
import ctypes_module  # noqa: E402
from facts import ReferenceError_  # noqa: E402
from source import BindingsError, Source  # noqa: E402


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bindings", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=["rust", "python"])
    parser.add_argument("--to", type=Path, required=True, help="the crate's folder, or the module's file")
    parser.add_argument("--bindgen", default="", help="bindgen's program")
    options = parser.parse_args(arguments)
    try:
        source = Source(options.bindgen)
        if options.language == "rust":
            crate.write(source, options.to)
        else:
            ctypes_module.write(source, options.to)
    except (BindingsError, ReferenceError_, OSError) as error:
        print(f"bindings: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
