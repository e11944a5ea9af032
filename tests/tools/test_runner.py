#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tests/runner.py and the legs that use it: what this machine cannot run is a sentence, never a traceback."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS))

import runner  # noqa: E402

ANOTHER_MACHINE = 0x1234  # no processor has this ELF number: the kernel's answer is ENOEXEC


class Runner(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.work = Path(self.folder.name)

    def foreign(self):
        """A program that no kernel runs."""
        path = self.work / "foreign"
        path.write_bytes(runner.tiny_elf(ANOTHER_MACHINE))
        path.chmod(0o755)
        return path

    def test_program_that_cannot_start(self):
        with self.assertRaisesRegex(runner.NoStart, r"^\S+ cannot be started here \(Exec format error\)$"):
            runner.start([self.foreign()])

    def test_program_that_is_not_there(self):
        with self.assertRaisesRegex(runner.NoStart, "No such file"):
            runner.start([self.work / "nothing"])

    def test_kernel_without_x86(self):
        foreign = self.foreign().read_bytes()
        with mock.patch.object(runner, "tiny_elf", lambda: foreign):
            self.assertEqual(runner.x86_runner(), ["qemu-i386"])

    def test_kernel_with_x86(self):
        with mock.patch.object(runner, "runs_here", lambda program: True):
            self.assertEqual(runner.x86_runner(), [])

    def leg(self, *command, ci):
        environment = {name: value for name, value in os.environ.items() if name != "CI"}
        if ci:
            environment["CI"] = "true"
        done = subprocess.run([sys.executable, *map(str, command), "--work", str(self.work), "--run", str(self.foreign())],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
        self.assertNotIn("Traceback", done.stdout)
        self.assertRegex(done.stdout, r"(?m)^not run: \S+ cannot be started here \(Exec format error\)$")
        return done.returncode

    def check_leg(self, *command):
        self.assertEqual(self.leg(*command, ci=False), 77)
        self.assertEqual(self.leg(*command, ci=True), 1)

    def test_golden_leg(self):
        fixture = TESTS / "faults" / "fixture"
        tree = self.work / "include"
        for folder in (TESTS.parent / "include", fixture / "include"):
            for path in folder.glob("**/*.h"):
                target = tree / path.relative_to(folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
        self.check_leg(TESTS / "leg.py", "golden", "--compiler", "gcc", "--language", "c11", "--include", tree,
                       "--references", fixture / "References")

    def test_unit_suite(self):
        suite = self.work / "Suite.c"
        suite.write_text("int main(void) { return 0; }\n")
        self.check_leg(TESTS / "unit" / "target.py", suite, "--compiler", "gcc")


if __name__ == "__main__":
    unittest.main()
