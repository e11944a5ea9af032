#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tools/release makes what it says, and refuses what is not ready. The packages are the business of tests/consumers."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Release(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = Path(folder.name)

    def release(self, *arguments, root=ROOT, code=0):
        done = subprocess.run([sys.executable, str(root / "tools" / "release"), *map(str, arguments)], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        self.assertEqual(done.returncode, code, done.stdout)
        return done.stdout

    def tree(self):
        """A copy that a test may spoil, committed to a repository of its own."""
        tree = self.work / "tree"
        tree.mkdir()
        for name in ("include", "packaging", "tools", "cmake"):
            shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("tests/consumers", "tests/tools"):
            shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        for path in (*ROOT.glob("*.md"), ROOT / "Mile.HyperV.nuspec", ROOT / "CMakeLists.txt", ROOT / ".gitignore"):
            shutil.copy(path, tree)
        return tree

    def commit(self, tree):
        environment = dict(os.environ, GIT_AUTHOR_NAME="a", GIT_AUTHOR_EMAIL="a@example.invalid", GIT_COMMITTER_NAME="a",
                           GIT_COMMITTER_EMAIL="a@example.invalid")
        for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
            subprocess.run(["git", "-C", str(tree), *command], check=True, env=environment)

    def test_the_files_and_their_sums(self):
        target = self.work / "release"
        self.release("--to", target, "--rehearsal", "--only", "header")
        sums = dict(reversed(line.split()) for line in (target / "SHA256SUMS").read_text().splitlines())
        self.assertEqual(sums, {"Mile.HyperV.h": hashlib.sha256((target / "Mile.HyperV.h").read_bytes()).hexdigest()})

    def test_a_folder_that_is_not_empty_is_refused(self):
        (self.work / "file").write_text("x")
        self.assertIn("not an empty folder", self.release("--to", self.work, "--rehearsal", code=2))

    def test_the_notes_and_the_tree_must_be_finished(self):
        tree = self.tree()
        notes = tree / "ReleaseNotes.md"
        version = (tree / "include" / "Mile.HyperV.Version.h").read_text().split('VERSION_STRING "')[1].split('"')[0]
        notes.write_text("# Release notes\n\n## %s (in preparation)\n" % version)
        self.commit(tree)
        self.assertIn("no finished section", self.release("--to", self.work / "r", "--only", "header", root=tree, code=2))
        notes.write_text("# Release notes\n\n## %s\n" % version)
        self.assertIn("uncommitted changes", self.release("--to", self.work / "r", "--only", "header", root=tree, code=2))
        self.commit(tree)
        self.assertIn("header: Mile.HyperV.h", self.release("--to", self.work / "r", "--only", "header", root=tree))

    def test_a_package_of_another_version_is_refused(self):
        tree = self.tree()
        nuspec = tree / "Mile.HyperV.nuspec"
        nuspec.write_text(nuspec.read_text().replace("<version>", "<version>9"))
        self.assertIn("test_nuget", self.release("--to", self.work / "r", "--rehearsal", root=tree, code=2))

    def test_a_header_that_does_not_compile_is_not_released(self):
        tree = self.tree()
        header = tree / "include" / "Mile.HyperV.Version.h"
        header.write_text(header.read_text() + "#error spoiled\n")
        output = self.release("--to", self.work / "r", "--rehearsal", "--only", "header", root=tree, code=1)
        self.assertIn("header: FAILED", output)
        self.assertEqual((self.work / "r" / "SHA256SUMS").read_text(), "")


if __name__ == "__main__":
    unittest.main()
