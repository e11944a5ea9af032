#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tools/check: which checks a change calls for, what is named as left out, and that a fault ends it with 1."""

import importlib.machinery
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.dont_write_bytecode = True


def load():
    """tools/check as a module: its name has no .py."""
    loader = importlib.machinery.SourceFileLoader("check", str(ROOT / "tools" / "check"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("check", loader))
    sys.modules["check"] = module
    loader.exec_module(module)
    return module


CHECK = load()


class Plans(unittest.TestCase):
    def plan(self, *names):
        return CHECK.Plan(list(names), Path("work"))

    def kinds(self, *names):
        return " | ".join(sorted(check.what for check in self.plan(*names).checks))

    def test_document(self):
        self.assertEqual(self.kinds("ReleaseNotes.md"), "form of the files")
        self.assertEqual(self.kinds("README.md"), "examples of the documents | form of the files")

    def test_header(self):
        kinds = self.kinds("include/Mile.HyperV/Device/Keyboard.h")
        for what in ("headers alone and twice", "all headers by gcc", "rows of all sources", "bytes of all sources", "names",
                     "list macros", "map of the headers", "definitions without a source"):
            self.assertIn(what, kinds)
        self.assertNotIn("units", kinds)

    def test_guest_header_brings_its_units(self):
        self.assertIn("units of GuestRing", self.kinds("include/Mile.HyperV/Guest/Ring.h"))
        kinds = self.kinds("include/Mile.HyperV/Guest/Platform.h")
        self.assertIn("units of GuestRing", kinds)
        self.assertIn("units of GuestSynic", kinds)

    def test_header_of_all_brings_all(self):
        plan = self.plan("include/Mile.HyperV.Portable.Types.h")
        alone = [check for check in plan.checks if "alone and twice by gcc" in check.what]
        self.assertTrue(alone)
        for check in alone:
            self.assertEqual(check.command[check.command.index("--headers") + 1], "")

    def test_tools_bring_their_suites(self):
        self.assertIn("tests of the tools: judge", self.kinds("tools/hvref/judge.py"))
        self.assertEqual(self.kinds("tests/style.py"), "form of the files | tests of the tools: style")
        self.assertEqual(self.kinds("tools/check"), "form of the files | tests of the tools: check")

    def test_left_out(self):
        left_out = "\n".join(self.plan("include/Mile.HyperV/Guest/Ring.h", "tests/unicorn/cases.py").left_out)
        for command in ("-L layout", "-L fuzz", "-R unicorn/", "-L peers", "-L packages"):
            self.assertIn("tools/test " + command, left_out)

    def test_every_program_is_there(self):
        for name in CHECK.every_file():
            for check in self.plan(name).checks:
                program = Path(check.command[2])
                self.assertTrue(program.is_file(), "%s is missing, for %s" % (program, name))


class Runs(unittest.TestCase):
    """The program in a small clone."""

    def setUp(self):
        if shutil.which("git") is None:
            self.skipTest("git is missing")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for name in ("tools/check", "tests/style.py", "tests/examples.py", "README.md", "include"):
            target = self.root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, target)
        # Its links lead to files that are not copied.
        readme = self.root / "README.md"
        readme.write_text(re.sub(r"\]\([^)]+\)", "]", readme.read_text(encoding="utf-8")), encoding="utf-8")
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("first")

    def git(self, *arguments):
        subprocess.run(["git", "-C", str(self.root), "-c", "user.name=T", "-c", "user.email=t@example.org", *arguments],
                       check=True, capture_output=True)

    def commit(self, message):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def check(self, *arguments):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run([sys.executable, str(self.root / "tools/check"), *arguments], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, env=environment)
        self.assertNotIn("Traceback", done.stdout)
        return done.returncode, done.stdout

    def change(self, old, new):
        readme = self.root / "README.md"
        text = readme.read_text(encoding="utf-8")
        self.assertIn(old, text)
        readme.write_text(text.replace(old, new), encoding="utf-8")

    def test_nothing_changed(self):
        code, output = self.check()
        self.assertEqual((code, output[:20]), (0, "Nothing differs from"))

    def test_good_change(self):
        self.change("Sint.Masked = 0;", "Sint.Masked = 1;")
        self.assertEqual(self.check()[0], 0)

    def test_bad_change(self):
        self.change("Sint.Masked = 0;", "Sint.Masket = 0;")
        code, output = self.check()
        self.assertEqual(code, 1)
        self.assertIn("FAILED: examples of the documents", output)
        self.assertIn("1 failed", output)

    def test_change_on_a_branch(self):
        self.git("checkout", "--quiet", "-b", "branch")
        self.change("Sint.Masked = 0;", "Sint.Masked = 0; ")
        self.commit("second")
        code, output = self.check()
        self.assertEqual(code, 1)
        self.assertIn("blanks at the end of the line", output)

    def test_new_file(self):
        (self.root / "new.c").write_text("int x;")
        code, output = self.check()
        self.assertEqual(code, 1)
        self.assertIn("new.c:1: no newline", output)

    def test_unknown_base(self):
        code, output = self.check("--base", "nowhere")
        self.assertEqual(code, 2)
        self.assertIn("git does not know the revision nowhere", output)


if __name__ == "__main__":
    unittest.main()
