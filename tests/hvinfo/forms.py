#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""forms.py PROGRAM: every form in which people post a dump of CPUID, written here and read by hvinfo.

Each recording of tests/data/cpuid is written in each form, and each form in
each disguise (quoted mail, time stamps, UTF-16 and so on). hvinfo must find
the form by itself and must give back the recording, register by register.
"""

import json
import struct
import subprocess
import sys
import unittest
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
PROGRAM = None
CHECKED = 0
REGISTERS = ("eax", "ebx", "ecx", "edx")
# Leaves with subleaves, as processors have them, behind those of each recording.
SUBLEAVES = [(4, 0, 0x1C004121, 0x01C0003F, 0x3F, 0), (4, 1, 0x1C004122, 0x01C0003F, 0x3F, 0),
             (0xD, 0, 0x1F, 0x240, 0xA80, 0), (0xD, 1, 0xF, 0x3C0, 0x100, 0)]


def read(path):
    """[(leaf, subleaf, eax, ebx, ecx, edx)] of a recording, with the subleaves above where its maximum allows them."""
    rows = [tuple(int(word, 16) for word in line.split()) for line in path.read_text().splitlines()
            if line and not line.startswith("#")]
    if any(row[0] == 0 and row[2] >= 0xD for row in rows):
        rows = sorted(rows + [row for row in SUBLEAVES if row[:2] not in {other[:2] for other in rows}])
    return rows


def text_of(registers):
    return "".join(chr(byte) if 32 <= byte < 127 else "." for byte in struct.pack("<4I", *registers))


def cpuid_r(rows):
    yield "CPU 0:"
    for leaf, sub, *regs in rows:
        yield f"   0x{leaf:08x} 0x{sub:02x}: eax=0x%08x ebx=0x%08x ecx=0x%08x edx=0x%08x" % tuple(regs)


def cpuid_1_r(rows):
    yield "Disclaimer: cpuid may not support decoding of all cpuid registers."
    yield from ("CPU:" if line == "CPU 0:" else line for line in cpuid_r(rows))


def instlatx64(rows):
    yield "------[ Versions ]------"
    yield "Program Version : InstLatX64"
    yield ""
    yield "------[ CPUID Registers / Logical CPU #0 ]------"
    with_subleaves = {row[0] for row in rows if row[1]}
    for leaf, sub, *regs in rows:
        mark = f" [SL {sub:02X}]" if leaf in with_subleaves else " [GenuineIntel]" if leaf == 0 else ""
        yield f"CPUID {leaf:08X}: " + "-".join(f"{reg:08X}" for reg in regs) + mark


def aida64(rows):
    yield "CPU#000 AffMask: 0x0000000000000001"
    yield from list(instlatx64(rows))[4:]


def tycho(rows):
    for leaf, sub, *regs in rows:
        yield f"CPUID {leaf:08x}:{sub:02x} = " + " ".join(f"{reg:08x}" for reg in regs) + " | " + text_of(regs)


def cpu_z(rows):
    yield "Processor 1\t\t\tID = 0"
    yield "\tNumber of cores\t\t4 (max 8)"
    for leaf, _, *regs in rows:
        yield f"\tCPUID\t0x{leaf:08X}\t" + "\t".join(f"0x{reg:08X}" for reg in regs)


def cpucontrol(rows):
    for leaf, _, *regs in rows:
        yield f"cpuid level 0x{leaf:x}: " + " ".join(f"0x{reg:08x}" for reg in regs)


def vmware(rows):
    yield "2024-01-02T03:04:05.678Z| vmx| I125: hostCPUID vendor: GenuineIntel"
    yield "2024-01-02T03:04:05.678Z| vmx| I125: hostCPUID family: 0x6 model: 0x4e stepping: 0x3"
    for leaf, sub, *regs in rows:
        yield (f"2024-01-02T03:04:05.678Z| vmx| I125: hostCPUID level {leaf:08x}, {sub:x}: "
               + " ".join(f"0x{reg:08x}" for reg in regs))


def vmware_guest(rows):
    yield "Aug 18 10:01:57.546: vmx| guest vs. host CPUID       level eaxIn, ecxIn:        eax        ebx"
    for leaf, sub, *regs in rows:
        yield (f"Aug 18 10:01:57.546: vmx| guest vs. host CPUID guest level {leaf:08x}, {sub:2x}: "
               + " ".join(f"0x{reg:08x}" for reg in regs))


def virtualbox(rows):
    yield "00:00:00.154756 ************************ CPUID dump *************************"
    yield "00:00:00.154942      Leaf/sub-leaf  eax      ebx      ecx      edx"
    for leaf, sub, *regs in rows:
        words = " ".join(f"{reg:08x}" for reg in regs)
        yield f"00:00:00.154942 Gst: {leaf:08x}/{sub:04x}  {words}"
        if leaf < 0x40000000:
            yield f"00:00:00.154943 Hst:                {words}"


def x86info(rows):
    for leaf, _, *regs in rows:
        yield f"eax in: 0x{leaf:08x}, eax = %08x ebx = %08x ecx = %08x edx = %08x" % tuple(regs)


def do_cpuid(rows):
    for leaf, _, *regs in rows:
        yield f"leaf=0x{leaf:x}, eax=0x%08x, ebx=0x%08x, ecx=0x%08x, edx=0x%08x" % tuple(regs)


def rust_debug(rows):
    for leaf, sub, *regs in rows:
        yield (f"CpuIdEntry {{ function: {leaf}, index: {sub}, flags: 0, eax: %d, ebx: %d, ecx: %d, edx: %d }}"
               % tuple(regs))


def designated(rows):
    for leaf, sub, *regs in rows:
        yield "\t{"
        yield f"\t\t.input_eax = 0x{leaf:08X},"
        yield f"\t\t.input_ecx = 0x{sub:08X},"
        yield from (f"\t\t.{name} = 0x{reg:08X}," for name, reg in zip(REGISTERS, regs))
        yield "\t},"


def headings(rows):
    for leaf, _, *regs in rows:
        yield f"CPUID(0x{leaf:08X}):"
        yield from (f"  {name.upper()}: 0x{reg:08x}" for name, reg in zip(REGISTERS, regs))


def debugger(rows):
    for leaf, sub, *regs in rows:
        yield f"cpuid leaf 0x{leaf:x} subleaf {sub:x}"
        yield "rax=%016x rbx=%016x rcx=%016x" % tuple(regs[:3])
        yield "rdx=%016x rsi=ffffe00012345678 rdi=0000000000000000" % regs[3]


def tuples(rows):
    for leaf, sub, *regs in rows:
        yield f"    ((0x{leaf:08x}, 0x{sub:08x}) => (" + ", ".join(f"0x{reg:08x}" for reg in regs) + ")),"


def braces(rows):
    for leaf, sub, *regs in rows:
        words = ", ".join(f"0x{reg:08X}" for reg in regs)
        yield f"    {{ 0x{leaf:08X}, 0x{sub:X}, {words} }}, // leaf {leaf:X}"


def entries(rows):
    for leaf, sub, *regs in rows:
        yield f"    {{0x{leaf:x}, {sub:#x}, 1, " + ", ".join(f"{reg:#x}" for reg in regs) + "},"


def table(rows):
    for row in rows:
        yield " ".join(f"{word:08x}" for word in row)


def table_0x(rows):
    for leaf, sub, *regs in rows:
        yield f"   0x{leaf:08x} 0x{sub:02x} " + " ".join(f"0x{reg:08x}" for reg in regs)


def table_of_five(rows):
    for leaf, _, *regs in rows:
        yield f"{leaf:08X} " + " ".join(f"{reg:08X}" for reg in regs)


def csv(rows):
    yield "leaf,subleaf,eax,ebx,ecx,edx"
    for row in rows:
        yield ",".join(f"0x{word:08x}" for word in row)


def rjcp(rows):
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<cpuid type="x86">'
    yield "\t<processor>"
    for leaf, sub, *regs in rows:
        words = ",".join(f"{reg:08X}" for reg in regs)
        yield f'\t\t<register eax="{leaf:08X}" ecx="{sub:08X}">{words}</register>'
    yield "\t</processor>"
    yield "</cpuid>"


def libvirt(rows):
    yield "<cpudata arch='x86'>"
    for leaf, sub, *regs in rows:
        words = " ".join(f"{name}='0x{reg:08x}'" for name, reg in zip(REGISTERS, regs))
        yield f"  <cpuid eax_in='0x{leaf:08x}' ecx_in='0x{sub:02x}' {words}/>"
    yield "</cpudata>"


def json_objects(rows):
    objects = [{"function": leaf, "index": sub, **dict(zip(REGISTERS, regs))} for leaf, sub, *regs in rows]
    yield json.dumps({"cpuid": objects})


def json_keys(rows):
    yield json.dumps({f"0x{leaf:08x}": dict(zip(REGISTERS, (f"0x{reg:08x}" for reg in regs)))
                      for leaf, _, *regs in rows}, indent=1)


def json_arrays(rows):
    yield json.dumps([list(row) for row in rows])


# Form, what hvinfo calls it, and whether it has subleaves.
FORMS = (
    (cpuid_r, "cpuid -r", True), (cpuid_1_r, "cpuid -r", True), (instlatx64, "InstLatx64 or AIDA64", True),
    (aida64, "InstLatx64 or AIDA64", True), (tycho, "tycho/cpuid", True), (cpu_z, "CPUID lines", False),
    (cpucontrol, "CPUID level", False), (vmware, "vmware.log", True), (vmware_guest, "vmware.log", True),
    (virtualbox, "VirtualBox.log", True), (x86info, "x86info", False), (do_cpuid, "registers by name", False),
    (rust_debug, "registers by name", True), (designated, "registers by name", True),
    (headings, "registers by name", False), (debugger, "registers of QEMU or a debugger", True),
    (tuples, "table of source code", True), (braces, "table of source code", True),
    (entries, "table of source code", True), (table, "table of leaf, subleaf, eax, ebx, ecx, edx", True),
    (table_0x, "table of leaf, subleaf, eax, ebx, ecx, edx", True),
    (table_of_five, "table of leaf, subleaf, eax, ebx, ecx, edx", False),
    (csv, "table of leaf, subleaf, eax, ebx, ecx, edx", True), (rjcp, "XML", True), (libvirt, "XML", True),
    (json_objects, "JSON", True), (json_keys, "JSON", False), (json_arrays, "JSON", True),
)
JSON = (json_objects, json_keys, json_arrays)

DISGUISES = {
    "plain": lambda lines: "\n".join(lines).encode() + b"\n",
    "CRLF": lambda lines: "\r\n".join(lines).encode() + b"\r\n",
    "no end": lambda lines: "\n".join(lines).encode(),
    "UTF-8 mark": lambda lines: b"\xef\xbb\xbf" + "\n".join(lines).encode(),
    "UTF-16": lambda lines: "\r\n".join(lines).encode("utf-16"),
    "UTF-16 BE": lambda lines: b"\xfe\xff" + "\r\n".join(lines).encode("utf-16-be"),
    "UTF-16 bare": lambda lines: "\r\n".join(lines).encode("utf-16-le"),
    "UTF-16 BE bare": lambda lines: "\r\n".join(lines).encode("utf-16-be"),
    "quoted": lambda lines: "\n".join("> > " + line for line in ["On Monday somebody wrote:", *lines]).encode(),
    "indented": lambda lines: "\n".join("\t    " + line for line in lines).encode(),
    "fenced": lambda lines: "\n".join(["Here is my dump:", "", "```text", *lines, "```", "Thanks!"]).encode(),
    "kernel time": lambda lines: "\n".join("[    1.234567] " + line for line in lines).encode(),
    "date": lambda lines: "\n".join("2024-09-30 16:30:49.506+0000: " + line for line in lines).encode(),
    "syslog": lambda lines: "\n".join("Jun 11 20:15:39 myhost kernel: " + line for line in lines).encode(),
}


def run(data, *arguments):
    result = subprocess.run([PROGRAM, "-", *arguments], input=data, capture_output=True, timeout=60)
    assert result.returncode == 0, f"ended with {result.returncode}: {result.stderr.decode()}"
    return result.stdout.decode()


def rows_of(raw):
    return [tuple(int(word, 16) for word in line.split()) for line in raw.splitlines() if not line.startswith("#")]


class Forms(unittest.TestCase):
    def check(self, one, other, message=None):
        global CHECKED
        CHECKED += 1
        self.assertEqual(one, other, message)

    def test_every_form_of_every_recording(self):
        for path in sorted((DATA / "cpuid").glob("*.txt")):
            rows = read(path)
            for form, title, has_subleaves in FORMS:
                with self.subTest((path.stem, form.__name__)):
                    expected = rows if has_subleaves else [row for row in rows if row[1] == 0]
                    lines = list(form(expected))
                    raw = run(DISGUISES["plain"](lines), "--raw")
                    self.check(rows_of(raw), expected)
                    self.check(json.loads(run(DISGUISES["plain"](lines), "--json"))["source"]["form"], title)
                    self.check(rows_of(run(raw.encode(), "--raw")), expected)

    def test_every_disguise_of_every_form(self):
        rows = read(DATA / "cpuid" / "ws2022-xeon-d1718t-root.txt")
        for form, title, has_subleaves in FORMS:
            expected = rows if has_subleaves else [row for row in rows if row[1] == 0]
            lines = list(form(expected))
            for name, disguise in DISGUISES.items():
                if form in JSON and name in ("quoted", "fenced", "kernel time", "date", "syslog"):
                    continue  # JSON with something else between is no JSON.
                with self.subTest((form.__name__, name)):
                    report = json.loads(run(disguise(lines), "--json"))
                    self.check([tuple(int(entry[key], 16) for key in ("leaf", "subleaf", *REGISTERS))
                                for entry in report["leaves"]], expected)
                    self.check(report["source"]["form"], title)

    def test_own_json(self):
        """The report of every recording, read again: leaves, texts, architecture."""
        for path in sorted((DATA / "cpuid").glob("*.txt")):
            first = json.loads(run(path.read_bytes(), "--json"))
            again = json.loads(run(json.dumps(first, indent=2).encode(), "--json"))
            self.check(again["leaves"], first["leaves"])
            # As PowerShell writes what a program prints into a file.
            again = json.loads(run(b"\xff\xfe" + run(path.read_bytes(), "--raw").replace("\n", "\r\n").encode("utf-16-le"),
                                   "--json"))
            self.check(again["leaves"], first["leaves"])
            self.check([again["source"][key] for key in ("title", "origin", "note")],
                       [first["source"][key] for key in ("title", "origin", "note")])
        log = b"Hyper-V: privilege flags low 0x2e7f, high 0x3a8030, hints 0xe, misc 0x31e1\n"
        first = json.loads(run(log, "--json", "--arch", "arm64"))
        for form in ("--json", "--raw"):
            again = json.loads(run(run(log, form, "--arch", "arm64").encode(), "--json"))
            self.check((again["architecture"], again["leaves"]), ("arm64", first["leaves"]))

    def test_processors(self):
        rows = read(DATA / "cpuid" / "kvm-qemu-guest.txt")
        other = [row if row[0] != 0x40000004 else row[:2] + (0x24,) + row[3:] for row in rows]
        for form in (cpuid_r, instlatx64, virtualbox, rjcp, table, tuples):
            lines = list(form(rows)) + [line.replace("CPU 0", "CPU 1").replace("CPU #0", "CPU #1")
                                        for line in form(other)]
            if form in (table, tuples):
                lines = ["CPU 0:", *form(rows), "CPU 1:", *form(other)]
            if form is virtualbox:
                lines = list(form(rows)) + [line.replace("Gst: ", "Hst: ") for line in form(other)]
            with self.subTest(form.__name__):
                data = DISGUISES["plain"](lines)
                report = json.loads(run(data, "--json"))
                names = ("guest", "host") if form is virtualbox else ("CPU 0", "CPU 1")
                self.check(report["source"]["section"], names[0])
                self.check(any(note.startswith(names[1]) and "differs" in note and "40000004" in note
                               for note in report["source"]["notes"]), True, report["source"]["notes"])
                self.check(rows_of(run(data, "--raw")), rows)
                self.check(rows_of(run(data, "--raw", "--cpu", names[1].removeprefix("CPU "))), other)
                result = subprocess.run([PROGRAM, "-", "--cpu", "7"], input=data, capture_output=True)
                self.check(result.returncode, 3)
                self.assertIn(b"no section 'CPU 7'", result.stderr)

    def test_a_leaf_that_cannot_be_read(self):
        """A register that is missing or no number: the file, the line, the reason."""
        rows = read(DATA / "cpuid" / "kvm-qemu-guest.txt")
        last = rows[3]
        for form, title, _ in FORMS:
            if form in JSON + (designated, headings, debugger):
                continue
            lines = list(form(rows))
            place = max(index for index, line in enumerate(lines)
                        if f"{last[0]:08x}" in line.lower() or f"0x{last[0]:x}" in line or str(last[0]) in line)
            words = [f"{reg:08x}" for reg in last[2:]]
            for kind in ("letter", "cut"):
                line = lines[place]
                if kind == "letter":
                    for spelling in (words[0], words[0].upper(), f"0x{last[2]:x}", str(last[2])):
                        at = line.rfind(spelling) if spelling != words[3] else line.find(spelling)
                        at = line.find(spelling, 12)
                        if at >= 0:
                            broken = line[:at] + spelling[:-1] + "z" + line[at + len(spelling):]
                            break
                    else:
                        continue
                else:
                    if form in (rjcp, libvirt):
                        continue
                    cut = max(line.rfind(mark) for mark in (" ", ",", "-", "\t"))
                    broken = line[:cut].rstrip(" ,-(){}")
                    if form is table_of_five or form is rust_debug or form in (table, table_0x, csv):
                        broken = broken.rsplit(None, 1)[0] if form is not csv else broken.rsplit(",", 1)[0]
                    if form in (tuples, braces, entries, tycho, instlatx64, aida64, virtualbox):
                        continue  # Texts cut at this place are tested by hand elsewhere in this file.
                with self.subTest((form.__name__, kind, broken)):
                    data = "\n".join(lines[:place] + [broken] + lines[place + 1:]).encode() + b"\n"
                    result = subprocess.run([PROGRAM, "-"], input=data, capture_output=True, timeout=60)
                    self.check(result.returncode, 3, result.stdout[:200])
                    self.check(result.stderr.startswith(b"hvinfo: -:%d: " % (place + 1)), True, result.stderr)
        for line, reason in (
            ("CPUID 40000003: 00000e7f-000008b0-00000002", "ends before edx"),
            ("CPUID 40000003: 00000e7f-000008bg-00000002-00000000", "ebx '000008bg' is not"),
            ("CPUID 40000003:00 = 00000262 00000000 | b...", "ends before ecx"),
            ("00:00:01.0 Gst: 40000003/0000  00000262 00000000 00000000", "ends before edx"),
            ("((0x40000003, 0x0) => (0x00000262, 0x0)),", "ends before"),
            ("   0x40000003 0x00: eax=0x00000e7f ebx=0x000008b0", "ends before ecx"),
            ("40000003 00000000 00000e7f", "ends before ebx"),
            ("<register eax=\"40000003\" ecx=\"00000000\">00000A72,00000000,00000000</register>", "ends before edx"),
        ):
            with self.subTest(line):
                result = subprocess.run([PROGRAM, "-"], input=(line + "\n").encode(), capture_output=True)
                self.check(result.returncode, 3, result.stdout)
                self.assertIn(reason, result.stderr.decode())
                self.assertIn("-:1: ", result.stderr.decode())


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    program = unittest.main(exit=False)
    print(f"count {CHECKED} dumps read in the forms in which people post them")
    sys.exit(not program.result.wasSuccessful())
