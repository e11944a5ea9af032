#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""benchmarks/host.py: the arithmetic of its tables, and the script that the outer machine runs. Speed is no test."""

import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import host  # noqa: E402

STAT = "S 79 0 0 0 -1 0 1 2 0 0 %d %d 0 0 20 0 2 0 1 2 3 4 5 6 7 0 0 0 0 4096 512 0 0 0 17 0 0 0 0 %d 0 0"
PEER = """--- {name} {number}
counters: first 100 10 5 20  stat {before}
rates: first
rate: read-4096-x1 100 {took}
rate: write-4096-x1 300 900000000
counters: last 1300 210 25 420  stat {after}
rates: last
"""


def peer(name, number, took):
    return PEER.format(name=name, number=number, took=took, before=STAT % (10, 5, 2), after=STAT % (60, 35, 32))


class Tables(unittest.TestCase):
    def setUp(self):
        native = "--- native 0\nrates: first\nrate: read-4096-x1 100 10000000\nrate: write-4096-x1 300 30000000\nrates: last\n"
        text = native + peer("examples/host", 0, 200000000) + peer("virtio", 0, 300000000) + peer("virtio", 1, 100000000)
        self.rounds = host.parse(text)

    def test_best_round_as_multiple_of_native(self):
        subject = host.Subject("Requests", (), {"examples/host": (), "virtio": ()})
        lines = host.tables(subject, self.rounds)
        self.assertEqual(lines[:4], ["| requests | examples/host | virtio |", "|---|--:|--:|",
                                     "| read 4096 x1 | 20.0 | 10.0 |", "| write 4096 x1 | 30.0 | 30.0 |"])

    def test_parts_of_the_time(self):
        # 1.1 seconds, 400 requests: 1,200 exits; 0.3 s in the guest, 0.2 s of the program, 0.3 s of the kernel.
        cells = host.divide(self.rounds["examples/host"][0])
        self.assertEqual([round(cell, 2) for cell in cells], [3.0, 0.5, 0.05, 1.0, 27.27, 18.18, 27.27, 27.27])

    def test_a_peer_that_measured_nothing_ends_it(self):
        with self.assertRaises(SystemExit):
            host.parse("--- virtio 0\nrates: first\ncounters: first 1 2 3 4  stat %s\n" % (STAT % (1, 2, 3)))

    def test_shell_accepts_the_watcher_and_the_scripts(self):
        for text in [host.WATCHER, *(path.read_text() for path in sorted((ROOT / "benchmarks" / "host").glob("*.sh")))]:
            self.assertEqual(subprocess.run(["sh", "-n"], input=text, text=True, check=False).returncode, 0)

    def test_costs_have_a_place_for_each_subject(self):
        costs = host.COSTS.read_text(encoding="utf-8")
        for subject in host.SUBJECTS:
            self.assertIn("<!-- %s: written by benchmarks/host.py -->" % subject, costs)


if __name__ == "__main__":
    unittest.main()
