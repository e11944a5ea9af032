# SPDX-License-Identifier: MIT
"""`hvref why` on this repository, and what a failing leg of the layout matrix says with it."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def why(*arguments):
    """Exit code and output; started without any installed package, as on a machine that has none."""
    done = subprocess.run([sys.executable, "-S", str(ROOT / "tools" / "hvref"), "why", *arguments],
                          capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


class Answers(unittest.TestCase):
    def told(self, *arguments):
        code, text = why(*arguments)
        self.assertEqual(code, 0, text)
        return text

    def test_a_type(self):
        text = self.told("HV_X64_PENDING_EXT_INT_EVENT")
        self.assertRegex(text, r"^HV_X64_PENDING_EXT_INT_EVENT: size 16  "
                               r"\(Mile\.HyperV/Hypervisor/PendingEvent\.h:\d+\)\n")
        self.assertRegex(text, r"(?m)^    openvmm: size 16  \(HvX64PendingExtIntEvent, vm/hv1/hvdef/src/lib\.rs:\d+\)$")
        self.assertRegex(text, r"(?m)^    original: size 24  \(HV_X64_PENDING_EXT_INT_EVENT, .*, x64\)\n"
                               r"        erratum: PendingEvent: .* \(References/Errata\.md:\d+\)$")
        self.assertRegex(text, r"(?m)^        Vector +offset 1, size 1 +.*openvmm")
        self.assertNotIn("members that have rows", self.told("--short", "HV_X64_PENDING_EXT_INT_EVENT"))

    def test_a_heading_is_where_it_is_said_to_be(self):
        text = self.told("HV_GPA_PAGE_RANGE.PageSize")
        heading, _, line = text.partition("erratum: ")[2].partition(" (References/Errata.md:")
        lines = (ROOT / "References" / "Errata.md").read_text(encoding="utf-8").splitlines()
        self.assertEqual(lines[int(line.partition(")")[0]) - 1].lstrip("# "), heading)

    def test_a_place_is_where_it_is_said_to_be(self):
        for name, text in (("HV_MESSAGE_HEADER.MessageType", "MessageType"),
                           ("HvCallPostMessage", "HvCallPostMessage ="), ("HV_X64_MSR_EOM", "#define HV_X64_MSR_EOM "),
                           ("VMSCSI_CLASS_ID", "VMSCSI_CLASS_ID"),
                           ("HV_X64_MESSAGE", "HV_X64_MESSAGE")):
            header, _, line = self.told(name).partition("\n")[0].rpartition("(")[2].rstrip(")").rpartition(":")
            lines = (ROOT / "include" / header).read_text(encoding="utf-8").splitlines()
            self.assertIn(text, lines[int(line) - 1])

    def test_a_member_in_another_style(self):
        self.assertEqual(self.told("hv_message_header.message_type"), self.told("HV_MESSAGE_HEADER.MessageType"))

    def test_a_number_and_a_guid(self):
        self.assertIn("HvCallPostMessage: 0x5c  (", self.told("0x5C"))
        self.assertIn("HvCallPostMessage: 0x5c  (", self.told("92"))
        self.assertRegex(self.told("3"), r"^3: \d+ names:\n")
        self.assertRegex(self.told(self.number_without_row()), r"no source has a row for it")
        for text in ("{BA6163D9-04A1-4D29-B605-72E2FFB1DC7F}", "VMSCSI_CLASS_ID"):
            self.assertRegex(self.told(text), r"^VMSCSI_CLASS_ID: ba6163d9-04a1-4d29-b605-72e2ffb1dc7f  \(")

    @staticmethod
    def number_without_row():
        """The number of a definition that only a header has."""
        text = (ROOT / "include" / "Mile.HyperV" / "Hypervisor" / "Hypercall.h").read_text(encoding="utf-8")
        return re.search(r"#define HV_HYPERCALL_REP_MASK\s+(0x\w+)", text)[1]

    def test_a_name_for_each_target(self):
        text = self.told("HV_SYNIC_SINT.Vector")
        self.assertIn("HV_X64_SYNIC_SINT.Vector: offset 0, size 1", text)
        self.assertIn("HV_ARM64_SYNIC_SINT.Vector: bit 0, width 10", text)

    def test_what_it_rests_on(self):
        with tempfile.TemporaryDirectory() as folder:
            def written(*ids):
                for name in ids:
                    (Path(folder) / name).mkdir()
                    (Path(folder) / name / "Hypervisor.Hypercall.def").write_text(
                        "HV_REF_VALUE(HvCallPostMessage, 0x5c) /* post, a.h:3 */\n")
                return self.told("HvCallPostMessage", "--references", folder)
            self.assertIn("    rests on the original alone, which is no reference\n", written("original"))
            self.assertIn("    rests on one source alone: book\n", written("book"))
            self.assertNotIn("rests on", written("letter"))

    def test_what_has_no_row(self):
        self.assertIn("reserved; no source has a row for it, by rule", self.told("HV_SYNIC_SIEFP.ReservedP"))
        self.assertRegex(self.told("VMBUS_GPA_RANGE_ENTRY"), r"no source has a row for it: .*Unproven\.txt:\d+")

    def test_where_definitions_of_every_form_are(self):
        for name in ("HV_INPUT_SIGNAL_EVENT", "HV_X64_MESSAGE", "HV_ARM64_DELIVERABILITY_NOTIFICATIONS_REGISTER",
                     "HV_BUG_CHECK_HAL_INITIALIZATION_FAILED", "HV_MESSAGE_TYPE",
                     "HvLogicalProcessorMachineCheckContextInfo"):
            self.assertRegex(self.told("--short", name).splitlines()[0], r"\(Mile\.HyperV/Hypervisor/\w+\.h:\d+\)$")

    def test_what_waits(self):
        """A fact about a name that no header defines; in a folder of its own, as there may be none here."""
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "book").mkdir()
            (Path(folder) / "book" / "Waiting.def").write_text("HV_REF_TYPE(HV_LAMP, 12) /* lamp, a.h:3 */\n")
            self.assertEqual(self.told("HV_LAMP", "--references", folder).splitlines()[:2],
                             ["HV_LAMP: size 12", "    book: size 12  (lamp, a.h:3); no header defines it yet"])

    def test_unknown(self):
        code, text = why("HvCallPostMesage")
        self.assertEqual(code, 1)
        self.assertIn("no definition and no row has this name or value; close to it: HvCallPostMessage", text)
        for name in ("HV_MESSAGE_HEADER.Colour", "0x7fffffff12345678", "00000000-1111-2222-3333-444444444444"):
            self.assertEqual(why(name)[0], 1, name)

    def test_it_is_quick(self):
        before = os.times().children_user
        self.told("HV_MESSAGE")
        self.assertLess(os.times().children_user - before, 2)


class FailingLegs(unittest.TestCase):
    """A header broken in a copy: the leg says who stated the row that failed."""

    def setUp(self):
        self.compiler = next((name for name in ("gcc", "clang", "cc") if shutil.which(name)), None)
        if self.compiler is None:
            self.skipTest("needs a C compiler")
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = Path(scratch.name)
        shutil.copytree(ROOT / "include", self.root / "include")

    def broken(self, header, old, new):
        path = self.root / "include" / "Mile.HyperV" / header
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def leg(self, kind):
        command = [sys.executable, str(ROOT / "tests" / "leg.py"), kind, "--compiler", self.compiler,
                   "--language", "c11", "--work", str(self.root / kind), "--include", str(self.root / "include")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        return done.stdout.partition("Who says so")[2]

    def test_static(self):
        self.broken("Hypervisor/Hypercall.h", "HvCallPostMessage = 0x005C", "HvCallPostMessage = 0x105D")
        said = self.leg("static")
        self.assertIn("HvCallPostMessage: 0x105d in the header; 0x5c in the rows  (", said)
        self.assertIn("    openvmm: 0x5c  (HypercallCode: ", said)

    def test_golden_and_image(self):
        self.broken("Hypervisor/Synic.h", "HV_UINT64 Masked : 1;", "HV_UINT64 Swapped : 1;")
        self.broken("Hypervisor/Synic.h", "HV_UINT64 AutoEoi : 1;", "HV_UINT64 Masked : 1;")
        self.broken("Hypervisor/Synic.h", "HV_UINT64 Swapped : 1;", "HV_UINT64 AutoEoi : 1;")
        for kind in ("golden", "image"):
            said = self.leg(kind)
            self.assertIn("HV_X64_SYNIC_SINT.Masked: bit 16, width 1  (", said)
            self.assertRegex(said, r"    mshv-lore: bit 16, width 1  \(hv_synic_sint\.masked, .*:\d+\)")


if __name__ == "__main__":
    unittest.main()
