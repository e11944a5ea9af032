#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tools/vendor: what a copy holds, that it compiles, and what --check says of it."""

import importlib.machinery
import importlib.util
import json
import posixpath
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STRICT = ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only"]


class Vendor(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = Path(folder.name)
        self.to = self.work / "copy"

    def vendor(self, *arguments, root=ROOT, code=0):
        """Runs the program, and returns what it printed."""
        done = subprocess.run([sys.executable, str(root / "tools" / "vendor"), *map(str, arguments)],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.assertEqual(done.returncode, code, done.stdout)
        self.assertNotIn("Traceback", done.stdout)
        return done.stdout

    def compile(self, text, *flags):
        source = self.work / "user.c"
        source.write_text(text, encoding="utf-8")
        done = subprocess.run(["gcc", *STRICT, *map(str, flags), str(source)], stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    def library(self):
        """A copy of the library that a test may change."""
        root = self.work / "library"
        for name in ("include", "tools"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "License.md", root)
        return root

    def test_the_copy_holds_what_the_topic_includes_and_no_more(self):
        self.vendor("Hypervisor/Timer.h", "--to", self.to)
        headers = {path.relative_to(self.to).as_posix() for path in self.to.glob("**/*.h")}
        self.assertIn("Mile.HyperV/Hypervisor/Timer.h", headers)
        self.assertIn("Mile.HyperV.Portable.Types.h", headers)
        self.assertNotIn("Mile.HyperV/VMBus/Ring.h", headers)
        self.assertEqual((self.to / "License.md").read_bytes(), (ROOT / "License.md").read_bytes())
        self.compile("#include <Mile.HyperV/Hypervisor/Timer.h>\n", "-I", self.to)

    def test_every_header_alone_is_complete(self):
        loader = importlib.machinery.SourceFileLoader("vendor", str(ROOT / "tools" / "vendor"))
        program = importlib.util.module_from_spec(importlib.util.spec_from_loader("vendor", loader))
        sys.modules["vendor"] = program
        self.addCleanup(sys.modules.pop, "vendor")
        loader.exec_module(program)
        names = [path.relative_to(ROOT / "include").as_posix() for path in (ROOT / "include").glob("**/*.h")]
        self.assertGreater(len(names), 100)
        for name in names:
            files = program.files_for([name], "")
            self.assertIn(name, files)
            for copied in set(files) - {"License.md"}:
                for include in re.findall(r'^\s*#\s*include\s+"([^"]+)"', files[copied].decode(), re.M):
                    self.assertIn(posixpath.normpath(posixpath.join(posixpath.dirname(copied), include)), files, copied)
        for name in ("Mile.HyperV.h", "Mile.HyperV/Device/Network.h", "Mile.HyperV/Guest/Ring.h"):
            to = self.work / name.replace("/", "_")
            self.vendor(name, "--to", to)
            self.assertEqual({path.relative_to(to).as_posix(): path.read_bytes() for path in to.glob("**/*.h")},
                             {path: data for path, data in program.files_for([name], "").items() if path != "License.md"})
            self.compile("#include <%s>\n" % name, "-I", to)

    def test_topics_have_several_spellings(self):
        outputs = set()
        for number, topic in enumerate(("VMBus/Ring", "Mile.HyperV/VMBus/Ring.h", "include/Mile.HyperV/VMBus/Ring.h")):
            to = self.work / str(number)
            self.vendor(topic, "--to", to)
            outputs.add(tuple(sorted(path.relative_to(to).as_posix() for path in to.glob("**/*.h"))))
        self.assertEqual(len(outputs), 1)

    def test_a_folder_is_a_topic_and_a_prefix_is_a_folder(self):
        self.vendor("VMBus", "--to", self.to, "--prefix", "third_party/hv")
        ours = {path.name for path in (ROOT / "include" / "Mile.HyperV" / "VMBus").glob("*.h")}
        copied = {path.name for path in (self.to / "third_party/hv/Mile.HyperV/VMBus").glob("*.h")}
        self.assertEqual(ours, copied)
        self.compile("#include <third_party/hv/Mile.HyperV/VMBus/Pipe.h>\n", "-I", self.to)

    def test_one_header_compiles_alone_and_beside_the_library(self):
        self.vendor("Hypervisor/Cpuid.h", "Hypervisor/Msr.h", "--to", self.to, "--single", "hv.h")
        text = (self.to / "hv.h").read_text(encoding="utf-8")
        self.assertIn("WITHOUT WARRANTY OF ANY KIND", text)
        self.compile('#include "hv.h"\n#include "hv.h"\nint X[HV_X64_MSR_GUEST_OS_ID == 0x40000000 ? 1 : -1];\n', "-I", self.to)
        for order in ('#include "hv.h"\n#include <Mile.HyperV.h>\n', '#include <Mile.HyperV.h>\n#include "hv.h"\n'):
            self.compile(order, "-I", self.to, "-I", ROOT / "include")

    def test_an_unmodified_copy_is_current(self):
        self.vendor("VMBus/Pipe.h", "--to", self.to)
        output = self.vendor("--check", self.to)
        self.assertIn("unmodified", output)
        self.assertIn("current", output)

    def test_line_ends_are_no_modification(self):
        self.vendor("VMBus/Pipe.h", "--to", self.to)
        header = self.to / "Mile.HyperV/VMBus/Pipe.h"
        header.write_bytes(header.read_bytes().replace(b"\n", b"\r\n"))
        self.vendor("--check", self.to)

    def test_a_changed_and_a_missing_file_are_named_and_not_overwritten(self):
        self.vendor("VMBus/Pipe.h", "--to", self.to)
        header = self.to / "Mile.HyperV/VMBus/Pipe.h"
        header.write_text(header.read_text(encoding="utf-8") + "/* mine */\n", encoding="utf-8")
        (self.to / "License.md").unlink()
        output = self.vendor("--check", self.to, code=1)
        self.assertIn("Pipe.h: modified", output)
        self.assertIn("License.md: missing", output)
        self.assertIn("modified since it was copied", self.vendor("VMBus/Pipe.h", "--to", self.to, code=2))
        self.assertIn("/* mine */", header.read_text(encoding="utf-8"))

    def test_files_of_somebody_else_are_not_overwritten(self):
        self.to.mkdir()
        (self.to / "License.md").write_text("theirs\n", encoding="utf-8")
        self.assertIn("exists already", self.vendor("VMBus/Pipe.h", "--to", self.to, code=2))
        self.assertEqual((self.to / "License.md").read_text(encoding="utf-8"), "theirs\n")

    def test_a_copy_that_is_behind_says_what_changed_and_is_renewed(self):
        root = self.library()
        self.vendor("VMBus/Pipe.h", "--to", self.to, root=root)
        pipe = root / "include/Mile.HyperV/VMBus/Pipe.h"
        pipe.write_text(pipe.read_text(encoding="utf-8") + '#include "Ring.h"\n', encoding="utf-8")
        output = self.vendor("--check", self.to, root=root, code=1)
        self.assertIn("behind", output)
        self.assertRegex(output, r"changed +Mile\.HyperV/VMBus/Pipe\.h")
        self.assertRegex(output, r"new +Mile\.HyperV/VMBus/Ring\.h")
        self.vendor("VMBus/Pipe.h", "--to", self.to, root=root)
        self.assertIn("current", self.vendor("--check", self.to, root=root))

    def test_what_a_smaller_copy_no_longer_has_is_removed(self):
        self.vendor("VMBus", "--to", self.to)
        self.vendor("VMBus/Pipe.h", "--to", self.to)
        self.assertFalse((self.to / "Mile.HyperV/VMBus/Socket.h").exists())

    def test_wrong_words_are_errors(self):
        self.assertIn("Device/Keyboard.h", self.vendor("Devices/Keyboard", "--to", self.to, code=2))
        self.assertIn("no such topic", self.vendor("../tools/hvref", "--to", self.to, code=2))
        self.assertIn("--to DIR", self.vendor("VMBus", code=2))
        self.assertIn("no Mile.HyperV.vendor.json", self.vendor("--check", self.work, code=2))
        self.assertIn("below --to", self.vendor("VMBus", "--to", self.to, "--prefix", "../up", code=2))
        self.assertFalse(self.to.exists())

    def test_a_broken_manifest_is_an_error(self):
        self.to.mkdir()
        manifest = self.to / "Mile.HyperV.vendor.json"
        outside = {"version": "2.0.0", "topics": [], "single": "", "files": {"../x.h": ""}}
        for text, word in (("{", "cannot be read"), ("[]", "not a manifest"), (json.dumps({"version": 2}), "version"),
                           (json.dumps(outside), "outside its folder")):
            manifest.write_text(text, encoding="utf-8")
            self.assertIn(word, self.vendor("--check", self.to, code=2))


if __name__ == "__main__":
    unittest.main()
