#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""benchmarks/guest.py: its arithmetic, its tables, and where it writes them."""

import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import guest  # noqa: E402


class Ratios(unittest.TestCase):
    def ratio(self, times, limits):
        return guest.quartiles(guest.quotients(times, limits))[1]

    def test_of_four_rounds_the_best_are_compared(self):
        self.assertEqual(self.ratio([100.0] * 2 + [15.0, 20.0], [10.0] * 3 + [5.0]), 3.0)

    def test_a_machine_that_changes_does_not_change_the_ratio(self):
        """Blocks of rounds at three speeds; a best of all would set the slow limit against the fast ring."""
        times = [20.0] * 4 + [200.0] * 4 + [30.0] * 4
        limits = [10.0] * 4 + [100.0] * 4 + [15.0] * 4
        self.assertEqual(self.ratio(times, limits), 2.0)

    def test_one_disturbed_block_is_outvoted(self):
        self.assertEqual(self.ratio([20.0] * 4 + [900.0] * 4 + [20.0] * 4, [10.0] * 12), 2.0)

    def test_quartiles(self):
        self.assertEqual(guest.quartiles([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]), (3.0, 5.0, 7.0))
        self.assertEqual(guest.quartiles([7.0]), (7.0, 7.0, 7.0))

    def test_the_lines_of_the_race(self):
        text = "alone 16 plain 10.00\nalone 16 ours 15.00\ntrip 64 plain 100.00\ntrip 64 ours 110.00\n" * 2
        self.assertEqual(guest.ratios(guest.times_of(text)), {("alone", 16): {"ours": 1.5}, ("trip", 64): {"ours": 1.1}})

    def test_the_copying_loop_is_shown_in_one_way(self):
        spent = {("alone", 16): {"plain": [10.0], "ours-loop": [20.0]}, ("trip", 16): {"plain": [10.0], "ours-loop": [20.0]}}
        self.assertEqual(guest.ratios(spent), {("alone", 16): {"ours-loop": 2.0}, ("trip", 16): {}})

    def test_the_fastest_other_is_what_ours_is_compared_with(self):
        spent = {("trip", 16): {"plain": [1.0], "ours": [12.0], "ours-loop": [3.0], "mu_msvm": [16.0], "openvmm": [24.0]}}
        self.assertEqual(guest.leads(spent), {("trip", 16): (0.75, 0.75, 0.75)})
        self.assertEqual(guest.leads({("trip", 16): {"plain": [1.0], "ours": [12.0], "ours-loop": [3.0]}}), {})


class Layouts(unittest.TestCase):
    def test_every_object_once_in_an_order_of_its_own(self):
        objects = [Path(f"{name}.o") for name in "abcdefgh"]
        with tempfile.TemporaryDirectory() as folder:
            first, again, other = (guest.laid_out(objects, number, Path(folder)) for number in (0, 0, 1))
        self.assertEqual(sorted(name for name in first if name.suffix == ".o"), objects)
        self.assertEqual(first, again)
        self.assertNotEqual([name for name in first if name.suffix == ".o"], [name for name in other if name.suffix == ".o"])


class Counts(unittest.TestCase):
    def test_start_and_preparation_are_taken_off(self):
        """A program of 5,000 instructions, a preparation of 30, an operation of 7."""
        cost = {"do": 37, "prepare": 30}
        self.assertEqual(guest.per_operation(lambda what, times: 5000 + cost[what] * times, 1000), 7)

    def test_what_happens_only_sometimes_is_rounded(self):
        """A packet in 3,000 goes over the end of the ring, and takes 50 instructions more."""
        self.assertEqual(guest.per_operation(lambda what, times: (what == "do") * (400 * times + times // 3000 * 50), 1500), 400)


class Tables(unittest.TestCase):
    def test_rings(self):
        found = {("alone", 1500): {"ours": 1.5, "mu_msvm": 2.0}, ("alone", 16): {"ours": 1.256, "mu_msvm": 1.0}}
        self.assertEqual(guest.ring_table(found), "| bytes | alone: ours | alone: mu_msvm |\n|--:|--:|--:|\n"
                                                  "| 16 | 1.26 | 1.00 |\n| 1,500 | 1.50 | 2.00 |")

    def test_leads(self):
        found = {("alone", 16): (0.7, 0.75, 0.8), ("trip", 16): (0.9, 0.951, 1.0)}
        self.assertEqual(guest.lead_table(found), "| bytes | alone | trip |\n|--:|--:|--:|\n"
                                                  "| 16 | 0.75 (0.70 to 0.80) | 0.95 (0.90 to 1.00) |")

    def test_counts(self):
        table = guest.count_table({"gcc 1": {"time": 22, "hypercall": 1026}, "clang 2": {"time": 21, "hypercall": 19}})
        self.assertEqual(table, "| instructions on x64 | gcc 1 | clang 2 |\n|---|--:|--:|\n"
                                f"| {guest.OPERATIONS['hypercall']} | 1,026 | 19 |\n| {guest.OPERATIONS['time']} | 22 | 21 |")

    def test_drivers(self):
        found = {"read-sent": {"ours": (250, 17.6), "openvmm": (770, 50.2)}, "frame-sent": {"ours": (None, 30.4)}}
        self.assertEqual(guest.drive_table(found).splitlines()[:5], [
            "| instructions, time | ours | OpenVMM |", "|---|--:|--:|",
            f"| {guest.DRIVING['read-sent']} | 250, 18 ns | 770, 50 ns |",
            f"| {guest.DRIVING['read-received']} |  |  |",
            f"| {guest.DRIVING['frame-sent']} | 30 ns |  |"])

    def test_only_what_stands_between_the_marks_is_replaced(self):
        text = f"before\n{guest.BEGIN}old\n{guest.END}after\n"
        self.assertEqual(guest.replaced(text, "new"), f"before\n{guest.BEGIN}\nnew\n\n{guest.END}after\n")
        self.assertEqual(guest.replaced(guest.replaced(text, "newer"), "new"), guest.replaced(text, "new"))

    def test_no_marks_no_writing(self):
        for text in ("no marks\n", guest.BEGIN + guest.END + guest.BEGIN + guest.END, guest.END):
            with self.assertRaises(SystemExit):
                guest.replaced(text, "new")

    def test_readme_has_the_marks(self):
        text = (ROOT / "docs" / "costs.md").read_text(encoding="utf-8")
        self.assertEqual((text.count(guest.BEGIN), text.count(guest.END)), (1, 1))

    def test_every_ring_and_operation_has_a_name(self):
        """What Ring.h and Count.c name is in the tables."""
        declared = set()
        for source in ("Ours.c", "MuMsvm.c", "OpenVmm.rs", "Plain.c"):
            text = (guest.SOURCES / source).read_text(encoding="utf-8")
            declared |= {name for name in [*guest.RINGS, guest.LIMIT] if f'"{name}"' in text}
        self.assertEqual(declared, {*guest.RINGS, guest.LIMIT})
        count = (guest.SOURCES / "Count.c").read_text(encoding="utf-8")
        small = {name for name in guest.OPERATIONS if not name.startswith(("packet-", "long-"))}
        self.assertEqual({name for name in small if f'{{"{name}",' in count}, small)
        for prefix in ("packet-", "long-"):
            self.assertEqual({name.removeprefix(prefix) for name in guest.OPERATIONS if name.startswith(prefix)}, declared)
        device = (guest.SOURCES / "Device.c").read_text(encoding="utf-8")
        self.assertEqual({name for name in guest.DRIVING if f'Do("{name}",' in device}, set(guest.DRIVING))
        self.assertIn(f"#define BATCH {guest.BATCH}U", (guest.SOURCES / "Device.h").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
