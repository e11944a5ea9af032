#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""benchmarks/host.py and network.py: the arithmetic of their tables, and the scripts that the outer machine runs.

Speed is no test.
"""

import subprocess
import sys
import unittest
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import host  # noqa: E402
import machines  # noqa: E402
import network  # noqa: E402

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
        costs = machines.COSTS.read_text(encoding="utf-8")
        for subject, program in [*((subject, "host.py") for subject in host.SUBJECTS), ("network", "network.py")]:
            for mark in machines.marks(subject, program):
                self.assertEqual(costs.count(mark), 1)


class Network(unittest.TestCase):
    SIZE = 16 << 20
    RUNS = ["%s %s" % (who, where) for where in network.NETWORKS for who in ("host", "qemu")]
    BOOT = "speed: idle\nspeed: send\n%sspeed: receive\n%sspeed: trips\n%sspeed: end\n" % (
        ("send: %d bytes, 10 ms\n" % SIZE) * 3, ("receive: %d bytes, 10 ms\n" % SIZE) * 3,
        "udp: 500 datagrams of 64 bytes came back\nudp: 10 ms\n" * 3)

    def record(self, boot):
        # On the clock, processor time in seconds, exits: an idle second costs a tenth and 100; QEMU's work takes twice as much.
        marks = {}
        for run in self.RUNS:
            factor = 2 if run.startswith("qemu") else 1
            marks.update({(run, "idle"): (0, 0.0, 0), (run, "send"): (4, 0.4, 400),
                          (run, "receive"): (6, 0.6 + 3 * factor, 600 + 4800 * factor),
                          (run, "trips"): (8, 0.8 + 6 * factor, 800 + 4800 * factor),
                          (run, "end"): (9, 0.9 + 9 * factor, 900 + 6300 * factor)})
        text = "".join("--- %s\n%s--- ended with 0\n" % (run, boot) for run in self.RUNS)
        return SimpleNamespace(outcome=SimpleNamespace(guest=text), marks=marks)

    def test_what_an_idle_machine_costs_is_taken_off(self):
        found = network.figures(self.record(self.BOOT), self.SIZE)
        self.assertEqual({key: (round(time), round(exits)) for key, (time, exits) in found.items() if key[0] == "host tap"},
                         {("host tap", "send"): (1000, 1600), ("host tap", "receive"): (1000, 0),
                          ("host tap", "trips"): (1000, 500)})
        self.assertEqual(network.table(found, 16)[2:5], ["| tap | send | 0.50 | 100.0 a MiB | 200.0 a MiB |",
                                                         "| tap | receive | 0.50 | 0.0 a MiB | 0.0 a MiB |",
                                                         "| tap | trips | 0.50 | 1.0 a trip | 2.0 a trip |"])

    def test_a_phase_that_is_not_whole_ends_it(self):
        for wrong in (self.BOOT.replace("send: %d" % self.SIZE, "send: %d" % (self.SIZE - 1)),
                      self.BOOT.replace("udp: 500", "udp: 499"), self.BOOT.replace("receive: ", "lost: ", 2)):
            with self.assertRaises(network.build.Failure):
                network.figures(self.record(wrong), self.SIZE)

    def test_shell_accepts_the_script(self):
        text = network.script({run: ["a", "b c"] for run in self.RUNS}, "busybox")
        self.assertEqual(subprocess.run(["sh", "-n"], input=text, text=True, check=False).returncode, 0)


if __name__ == "__main__":
    unittest.main()
