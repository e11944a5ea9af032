#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tests/members.py: each miss is found, and a header without one passes."""

import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS))

import members  # noqa: E402

STRUCT = """/** Kind. */
typedef HV_UINT32 LAMP_KIND, *PLAMP_KIND;
/** Index of a lamp: 0 to 7. */
typedef HV_UINT32 LAMP_INDEX, *PLAMP_INDEX;
%s
typedef struct LAMP
{
%s
} LAMP, *PLAMP;
"""
GUID = "#define LAMP_CLASS_ID_INIT HV_GUID_INIT(0x57164f39, 0x9115, 0x4e78, 0xab, 0x55, 0x38, 0x2f, 0x3b, 0xd5, 0x42, 0x2d)\n"


class Members(unittest.TestCase):
    def misses(self, text, file="Device/Lamp.h"):
        return members.examine(members.Library({file: text}))[0]

    def found(self, body, comment="/** Lamp. */"):
        return ["%s %s" % (miss.rule, miss.key) for miss in self.misses(STRUCT % (comment, body))]

    def passes(self, *bodies, comment="/** Lamp. */"):
        for body in bodies:
            self.assertEqual(self.found(body, comment), [], body)

    def fails(self, *bodies, comment="/** Lamp. */", rule="meaning"):
        for body in bodies:
            self.assertIn(rule, " ".join(self.found(body, comment)), body)

    def test_meaning(self):
        self.passes("HV_UINT32 Glow; /**< Light per second. */", "/** Light per second. */\nHV_UINT32 Glow;",
                    "/**\n * Light\n * per second.\n */\nHV_UINT32 Glow[2];", "HV_UINT32 Glow : 3; /**< Bits 0 to 2: light. */",
                    "struct\n{\nHV_UINT8 Red; /**< Light. */\n} Color; /**< Of the lamp. */", "HV_UINT32 Reserved;",
                    "/** Of the lamp. */\nunion\n{\nHV_UINT8 AsUINT8;\n} Color;", "HV_UINT32 Glow; /**< Undocumented. */")
        self.fails("HV_UINT32 Glow;", "HV_UINT32 Glow[2];", "HV_UINT32 Glow : 3; /**< Bits 0 to 2. */",
                   "HV_UINT32 Glow; /**< Glow. */", "HV_UINT32 GlowLamps; /**< The lamp that it glows for. */",
                   "struct\n{\nHV_UINT8 Red; /**< Light. */\n} Color;",
                   "HV_UINT32 First; /**< Light. */\nHV_UINT32 Second;", "/* Not for the documentation. */\nHV_UINT32 Glow;",
                   "#if 1\nHV_UINT32 Glow;\n#endif", "HV_UINT32 ReservedUnitMap;")

    def test_self_evident(self):
        self.passes("HV_UINT32 AsUINT32;", "LAMP_KIND Kind;", "LAMP_KIND LampKind;", "LAMP_INDEX Index;")
        self.fails("LAMP_KIND Other;", "OTHER_KIND Kind;")
        named = "/** Registers. Each member is the register of its name. */"
        self.passes("HV_UINT64 Rax;", "HV_UINT32 Rax : 1; /**< Bit 0. */", comment=named)
        self.fails("HV_UINT32 GlowSize;", comment=named)

    def test_units(self):
        self.passes("HV_UINT32 GlowSize; /**< Bytes of the lamp; at most 64. */", "HV_UINT32 GlowSize; /**< Undocumented. */",
                    "HV_UINT32 GlowCount; /**< Number of lamps; at most 8. */", "HV_UINT32 GlowSize : 1; /**< Has a size. */",
                    "HV_UINT32 GlowOffset; /**< Bytes from the start of LAMP to Color. */",
                    "HV_UINT64 GlowAddress; /**< Guest physical address of the lamp. */",
                    "HV_UINT64 GlowTime; /**< Time since the start, in 100 ns. */",
                    "HV_UINT32 GlowIndex; /**< Zero-based; below 8. */",
                    "HV_UINT32 GlowVersion; /**< LAMP_VERSION_... */", "LAMP_INDEX GlowIndex; /**< Lamp that glows. */")
        self.fails("HV_UINT32 GlowSize; /**< Of the lamp; at most 64. */", "HV_UINT32 GlowSize; /**< Bytes of the lamp. */",
                   "HV_UINT32 GlowCount; /**< Lamps; at most 8. */", "HV_UINT32 GlowCount; /**< Number of lamps. */",
                   "HV_UINT32 GlowCount; /**< Number of LAMP_INDEX elements. */",
                   "HV_UINT32 GlowOffset; /**< Bytes. */", "HV_UINT64 GlowAddress; /**< Place of the lamp. */",
                   "HV_UINT64 GlowTime; /**< Seconds. */", "HV_UINT32 GlowIndex; /**< The lamp, below 8. */",
                   "HV_UINT32 GlowVersion; /**< Version of lamp_one. */", rule="unit")

    def test_messages(self):
        header = "HK_MESSAGE_HEADER Header; /**< Header. It begins the message. */"
        self.passes(header, comment="/** Request. Guest to host; LAMP answers it. Since 1.0. */")
        self.fails(header, comment="/** Request. LAMP answers it. Since 1.0. */", rule="message")
        self.fails(header, comment="/** Request. Guest to host. Since 1.0. */", rule="message")
        self.fails(header, comment="/** Request. Guest to host; the host responds. Since 1.0. */", rule="message")
        self.fails(header, comment="/** Request. Guest to host; no response. */", rule="message")
        file = "/**\n * @file\n * @brief Lamp.\n *\n * Every message is part of all versions.\n */\n"
        self.assertEqual(self.misses(file + STRUCT % ("/** Request. Guest to host; no response. */", header)), [])
        body = "/** Body. */\ntypedef struct NVSP_1_MESSAGE_LAMP\n{\nHV_UINT32 AsUINT32;\n} NVSP_1_MESSAGE_LAMP;\n"
        self.assertEqual([miss.rule for miss in self.misses(body)], ["message"])

    def test_classes(self):
        guid = "57164f39-9115-4e78-ab55-382f3bd5422d"
        self.assertEqual(self.misses("%s/**\n * Class LAMP_CLASS_ID,\n * %s.\n */\n" % (GUID, guid)), [])
        self.assertEqual(len(self.misses("%s/** Class %s. */\n" % (GUID, guid))), 1)
        self.assertEqual(len(self.misses("%s/** Class OTHER_CLASS_ID, %s. */\n" % (GUID, guid))), 1)
        self.assertEqual(len(self.misses("/** Class LAMP_CLASS_ID, %s. */\n" % guid)), 1)
        entry = '#define LAMPS(X) \\\n    X(LAMP_CLASS_ID, LAMP_CLASS_ID_INIT, \\\n      "Lamp", "Mile.HyperV/Device/Lamp.h")\n'
        self.assertEqual(len(self.misses(GUID + entry + "/**\n * @file\n * Class OTHER.\n */\n")), 1)
        self.assertEqual(self.misses(GUID + entry + "/**\n * @file\n * Class LAMP_CLASS_ID, %s.\n */\n" % guid), [])

    def run_program(self, body, exceptions="", folder="Firmware"):
        with tempfile.TemporaryDirectory() as name:
            work = Path(name)
            (work / folder).mkdir()
            (work / folder / "Lamp.h").write_text(STRUCT % ("/** Lamp. */", body), encoding="utf-8")
            (work / "exceptions").write_text(exceptions, encoding="utf-8")
            done = subprocess.run([sys.executable, str(TESTS / "members.py"), "--include", name, "--exceptions",
                                   str(work / "exceptions")], capture_output=True, text=True)
            return done.returncode, done.stdout + done.stderr

    def test_program(self):
        bare = "".join("HV_UINT32 Glow%d;\n" % number for number in range(30))
        code, text = self.run_program(bare)
        self.assertEqual(code, 1)
        self.assertIn("Firmware/Lamp.h:8: meaning: LAMP.Glow0: no meaning: no comment", text)
        code, text = self.run_program(bare, "".join("meaning LAMP.Glow%d : lamps differ\n" % number for number in range(30)))
        self.assertEqual(code, 0, text)
        code, text = self.run_program("HV_UINT32 Reserved;", "meaning LAMP.Glow : lamps differ\n")
        self.assertEqual(code, 1)
        self.assertIn("LAMP.Glow is not needed", text)
        code, text = self.run_program("HV_UINT32 Reserved;", "meaning LAMP.Glow\n")
        self.assertEqual(code, 1)
        self.assertIn("not of the form", text)

    def test_the_library(self):
        # The reader must see every member: a header that it misreads would pass.
        library = members.Library(members.headers(members.ROOT / members.LIBRARY))
        self.assertGreater(sum(len(one.members) for one in library.types), 9000)
        # Each kind of message is found: a name that no pattern fits any more would pass.
        names = {one.name for one in library.types} | {one.members[0].type for one in library.types if one.members}
        for table in (members.HEADERS, members.BODIES):
            for name in re.findall(r"[A-Z]{2,}_[A-Z_]*[A-Z]", table.pattern):
                self.assertTrue(any(name in other for other in names), name)
        counts = members.examine(library)[1]
        self.assertGreaterEqual(counts["VMBus"].messages, 24)
        self.assertGreaterEqual(counts["Device"].messages, 320)


if __name__ == "__main__":
    unittest.main()
