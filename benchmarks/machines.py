# SPDX-License-Identifier: MIT
"""Common parts of host.py and network.py: where Linux runs as a guest, QEMU's options, the tables in docs/costs.md."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "e2e"))

import linux  # noqa: E402
import machine  # noqa: E402

COSTS = ROOT / "docs" / "costs.md"
NOT_RUN = 77
MEMORY = 256  # MiB of a guest

# A guest that writes its text to the standard output.
QEMU = ["-accel", "kvm", "-machine", "q35", "-cpu", "host", "-m", str(MEMORY), "-nodefaults", "-no-reboot", "-display",
        "none", "-chardev", "file,id=guest,path=/proc/self/fd/1", "-serial", "chardev:guest"]
TEXT = " text=/dev/ttyS0"  # for its kernel's command line


def add_options(parser):
    """The options that both programs have."""
    parser.add_argument("--write", action="store_true", help="write the tables into docs/costs.md")
    parser.add_argument("--way", choices=["kvm", "nested"], help="default: kvm, if that has Hyper-V emulation")
    parser.add_argument("--cache", type=Path, default=ROOT / "build" / "e2e", metavar="FOLDER",
                        help="what is fetched and compiled (default: build/e2e)")


def prepare(options):
    """Creates the cache, and chooses the way."""
    options.cache = options.cache.absolute()
    options.cache.mkdir(parents=True, exist_ok=True)
    options.way = options.way or ("nested" if machine.kvm_lacks() else "kvm")


def place(options, archive, temporary, show, modules=()):
    """The machine that runs all guests: the outer one, with more modules of its kernel, or this one."""
    return linux.outer(archive, options.cache, temporary, show, modules) if options.way == "nested" else machine.Here(show)


def quoted(words):
    """A command for the shell; no word has a quote."""
    return " ".join("'%s'" % word for word in words)


def marks(subject, program):
    """The lines of docs/costs.md between which a program writes its tables of a subject."""
    return "<!-- %s: written by benchmarks/%s -->\n" % (subject, program), "<!-- end of %s -->\n" % subject


def write_costs(subject, program, lines):
    """Replaces a subject's tables in docs/costs.md."""
    begin, end = marks(subject, program)
    text = COSTS.read_text(encoding="utf-8")
    if text.count(begin) != 1 or text.count(end) != 1:
        sys.exit("docs/costs.md has no place for %s: %s" % (subject, begin))
    before, _, rest = text.partition(begin)
    COSTS.write_text(before + begin + "\n" + "\n".join(lines) + "\n\n" + end + rest.partition(end)[2], encoding="utf-8")
