#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""hvinfo.py PROGRAM: what hvinfo says, held against what others said of the same values.

Three things are held against each other for every recording: the recording,
read here a second time; the JSON; the text. Whether a *name* stands at the
right bit is asked of other people's decodings (tests/data/decoded, the kernels'
own lines, lsvmbus, QEMU's command line), which have words of their own; so no
list of names stands here.
"""

import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
PROGRAM = None
REGISTERS = ("eax", "ebx", "ecx", "edx")
RECORDINGS = sorted((DATA / "cpuid").glob("*.txt"))
CHECKED = 0


def run(*arguments, data=None, code=0):
    """(standard output, standard error) of the program, which must end with the code."""
    result = subprocess.run(
        [PROGRAM, *map(str, arguments)], input=data, capture_output=True, timeout=60, text=not isinstance(data, bytes))
    assert result.returncode == code, f"{arguments}: ended with {result.returncode}: {result.stderr}"
    return result.stdout, result.stderr


def decode(*arguments, data=None, code=0):
    return json.loads(run(*arguments, "--json", data=data, code=code)[0])


def read_recording(path):
    """{leaf: [eax, ebx, ecx, edx]} and {key: text}, read without the program."""
    leaves, texts, current = {}, {"title": "", "origin": "", "note": ""}, None
    for line in path.read_text().splitlines():
        if line.startswith("#"):
            key, _, text = line[2:].partition(": ")
            if line.startswith("#   ") and current:
                texts[current] += " " + line[4:]
            elif key in texts:
                texts[key], current = text, key
            else:
                current = None
        else:
            leaf, subleaf, *registers = (int(word, 16) for word in line.split())
            assert subleaf == 0
            leaves[leaf], current = registers, None
    return leaves, texts


def read_table(path):
    """The rows of a tab separated file."""
    return [line.split("\t") for line in path.read_text().splitlines() if line and not line.startswith("#")]


def fields_of(report, leaf):
    """{(register, bit): field} of a leaf in the JSON."""
    found = [entry for entry in report["leaves"] if int(entry["leaf"], 16) == leaf]
    return {(field["register"], field["bit"]): field for entry in found for field in entry["fields"]}


def in_common(one, other):
    """The longest run of letters and digits that two names share."""
    one, other = (re.sub(r"[^a-z0-9]", "", name.lower()) for name in (one, other))
    return max((one[a:b] for a in range(len(one)) for b in range(a + 1, len(one) + 1) if one[a:b] in other),
               key=len, default="")


def groups_of(text):
    """{leaf: lines} of the groups in the text; a leaf may have several."""
    groups, current = {}, None
    for line in text.splitlines():
        match = re.match(r"\S.*  \[([0-9A-F]{8})\b", line)
        if match:
            current = groups.setdefault(int(match[1], 16), [])
            current.append(line)
        elif not line:
            current = None
        elif current is not None:
            current.append(line)
    return groups


class Case(unittest.TestCase):
    def check(self, one, other, message=None):
        """assertEqual that is counted."""
        global CHECKED
        CHECKED += 1
        self.assertEqual(one, other, message)

    def share(self, one, other, least=4):
        global CHECKED
        CHECKED += 1
        self.assertGreaterEqual(len(in_common(one, other)), least, f"{one} and {other} have nothing in common")


class Recordings(Case):
    """Every recording: the file, the JSON and the text say the same."""

    # The collection's index of each: version, root or guest, isolation, and a word of the processor's brand.
    INDEX = {
        "azure-tdx-guest": ("10.0.22621.1095", "guest", "TDX", None),
        "kvm-qemu-guest": ("10.0.14393.0", "guest", "NONE", None),
        "vmware-nested-root": (None, "root", "NONE", None),
        "whp-guest": (None, "guest", "NONE", None),
        "win10-10586-i5-6300u-root": ("10.0.10586.3", "root", "NONE", "i5-6300U"),
        "win10-18343-gen1-guest": ("10.0.18343.1", "guest", "NONE", None),
        "win10-18362-i5-10600k-root": ("10.0.18362.900", "root", "NONE", "i5-10600K"),
        "win10-18362-i7-11700k-root": ("10.0.18362.1256", "root", "NONE", "i7-11700K"),
        "win10-18362-xeon-w1290p-root": ("10.0.18362.1139", "root", "NONE", "W-1290P"),
        "win10-19041-i7-2630qm-root": ("10.0.19041.685", "root", "NONE", "i7-2630QM"),
        "win10-19041-i7-6600u-root": ("10.0.19041.685", "root", "NONE", "i7-6600U"),
        "windows-sandbox-guest": (None, "guest", "NONE", None),
        "ws2012r2-xeon-x7560-root": ("6.3.9600.19227", "root", "NONE", "X7560"),
        "ws2016-amd-dg02-root": ("10.0.14393.2273", "root", "NONE", "DG02SRTBP4MFA"),
        "ws2016-epyc-7401p-root": ("10.0.14393.2273", "root", "NONE", "EPYC 7401P"),
        "ws2022-xeon-d1718t-root": ("10.0.20348.1194", "root", "NONE", "D-1718T"),
    }
    # Family, model and stepping as the dumps' own file names and articles have them (00A0655 is family 6, model 0xA5).
    PROCESSORS = {
        "azure-tdx-guest": (6, 0x8F, 8),
        "ws2016-epyc-7401p-root": (0x17, 0x01, 2),
        "win10-18362-i5-10600k-root": (6, 0xA5, 5),
        "win10-18362-i7-11700k-root": (6, 0xA7, 1),
        "ws2012r2-xeon-x7560-root": (6, 0x2E, 6),
    }

    def test_all_are_in_the_index(self):
        self.check([path.stem for path in RECORDINGS], sorted(self.INDEX))
        self.assertGreaterEqual(len(RECORDINGS), 8)

    def test_json_has_what_the_file_has(self):
        for path in RECORDINGS:
            with self.subTest(path.stem):
                leaves, texts = read_recording(path)
                report = decode("--recording", path)
                self.check([int(entry["leaf"], 16) for entry in report["leaves"]], sorted(leaves))
                for entry in report["leaves"]:
                    self.check([int(entry[name], 16) for name in REGISTERS], leaves[int(entry["leaf"], 16)])
                self.check(report["source"], {
                    "kind": "recording", "thisMachine": False, "shownBecause": None, "name": str(path),
                    "title": texts["title"], "origin": texts["origin"], "note": texts["note"] or None,
                    "form": "table of leaf, subleaf, eax, ebx, ecx, edx", "section": None, "notes": []})
                for entry in report["leaves"]:
                    self.check_fields(entry, leaves[int(entry["leaf"], 16)])

    def check_fields(self, entry, registers):
        """Each field is its bits, no bit is in two, and what is set without a name is told."""
        taken = dict.fromkeys(REGISTERS, 0)
        for field in entry["fields"]:
            mask = (1 << field["width"]) - 1
            value = registers[REGISTERS.index(field["register"])]
            self.check(field["value"], value >> field["bit"] & mask, field["name"])
            self.check(taken[field["register"]] & mask << field["bit"], 0, field["name"])
            taken[field["register"]] |= mask << field["bit"]
            self.assertLessEqual(field["bit"] + field["width"], 32)
        leaf = int(entry["leaf"], 16)
        if 0x40000001 <= leaf < 0x40000080:
            unnamed = [{"register": name, "bit": bit} for name, value in zip(REGISTERS, registers)
                       for bit in range(32) if value & ~taken[name] & 1 << bit]
            self.check(entry["unnamedBits"], unnamed)
            self.check(entry["name"].lower().startswith("hvcpuidfunction"), True)

    def test_summary_is_what_the_index_says(self):
        for path in RECORDINGS:
            with self.subTest(path.stem):
                leaves, _ = read_recording(path)
                report = decode("--recording", path)
                version, role, isolation, brand = self.INDEX[path.stem]
                told = report["hypervisor"]["version"]
                self.check(told and "%(major)d.%(minor)d.%(build)d.%(serviceNumber)d" % told, version)
                self.check(report["partition"]["role"], role)
                self.check(report["partition"]["isolation"], isolation)
                self.check(report["partition"]["isolationType"], {"NONE": 0, "TDX": 3}[isolation])
                self.check(report["partition"]["paravisor"], False)
                self.check(report["hypervisor"]["present"], True)
                self.check(report["hypervisor"]["hyperV"], True if 0x40000001 in leaves else None)
                self.check(report["hypervisor"]["vendor"], struct.pack("<3I", *leaves[0x40000000][1:]).decode())
                self.check(report["hypervisor"]["interface"], "Hv#1" if 0x40000001 in leaves else None)
                self.check(int(report["hypervisor"]["maximumLeaf"], 16), leaves[0x40000000][0])
                if brand:
                    self.assertIn(brand, report["processor"]["brand"])
                else:
                    self.check(report["processor"]["brand"], None)
                if path.stem in self.PROCESSORS:
                    told = report["processor"]
                    self.check((told["family"], told["model"], told["stepping"]), self.PROCESSORS[path.stem])
                mask = leaves[0x40000003][1] << 32 | leaves[0x40000003][0]
                self.check(report["privileges"]["mask"], f"0x{mask:016X}")
                granted = {field["name"]: bool(field["value"]) for (register, _), field in
                           fields_of(report, 0x40000003).items() if register in ("eax", "ebx")}
                self.check(report["privileges"]["granted"], granted)

    def test_text_says_what_the_json_says(self):
        for path in RECORDINGS:
            with self.subTest(path.stem):
                text, _ = run("--recording", path)
                report = decode("--recording", path)
                groups = groups_of(text)
                for entry in report["leaves"]:
                    leaf = int(entry["leaf"], 16)
                    if leaf <= 0x40000002 or leaf >= 0x80000000:
                        continue
                    self.check_group(entry, groups[leaf])
                for line in text.splitlines():
                    self.assertLessEqual(len(line), 100, line)
                    self.assertEqual(line, line.rstrip())
                version = self.INDEX[path.stem][0]
                self.check("  Version       " + str(version) in text, version is not None)
                self.check(re.search(r"\n  Partition     (\w+)", text)[1], self.INDEX[path.stem][1])
                self.assertIn(f"Recording {path}, not this machine\n", text)

    def check_group(self, entry, lines):
        if all(int(entry[name], 16) == 0 for name in REGISTERS):
            self.check([line[-4:] for line in lines], ["none"])
            return
        if len(lines) == 1:  # One of the two groups of a leaf can be empty, but not here.
            self.fail(lines[0])
        present = [name for line in lines if line.startswith("  +") for name in re.findall(r"\+ (\S+)", line)]
        numbers = dict(re.findall(r"^  = (\S+) +(\d+)", "\n".join(lines), re.M))
        absent, inside = [], False
        for line in lines:
            inside = line.startswith("  absent: ") or (inside and line.startswith("          "))
            if inside:
                absent += re.findall(r"[^\s,]+", line.replace("absent:", ""))
        flags = [field for field in entry["fields"] if field["width"] == 1]
        self.check(sorted(present), sorted(field["name"] for field in flags if field["value"]))
        self.check(sorted(absent), sorted(field["name"] for field in flags if not field["value"]))
        self.check(numbers, {field["name"]: str(field["value"]) for field in entry["fields"] if field["width"] > 1})
        unnamed = [line for line in lines if line.startswith("  unnamed bits that are set: ")]
        self.check([tuple(part.split()) for line in unnamed for part in line.partition(": ")[2].split(", ")],
                   [(bit["register"], str(bit["bit"])) for bit in entry["unnamedBits"]])
        for line in lines:
            if line[0] != " ":
                for register, value in re.findall(r"(e[abcd]x) ([0-9A-F]{8})", line):
                    self.check(int(value, 16), int(entry[register], 16))

    def test_columns_are_aligned(self):
        text, _ = run("--embedded", "ws2022-xeon-d1718t-root")
        second = {line.index("  + ", 3) for line in text.splitlines() if line.startswith("  + ") and "  + " in line[3:]}
        self.check(second, {50})

    def test_embedded_are_the_files(self):
        listed = {entry["name"]: entry for entry in json.loads(run("--list", "--json")[0])}
        self.check(sorted(listed), sorted(path.stem for path in RECORDINGS))
        lines = run("--list")[0].splitlines()
        self.check(len(lines), len(RECORDINGS))
        for path in RECORDINGS:
            with self.subTest(path.stem):
                texts = read_recording(path)[1]
                self.check((listed[path.stem]["title"], listed[path.stem]["origin"]), (texts["title"], texts["origin"]))
                self.check([line.split(None, 1) for line in lines if line.split()[0] == path.stem],
                           [[path.stem, texts["title"]]])
                inside, outside = decode("--embedded", path.stem), decode("--recording", path)
                self.check((inside["source"]["kind"], inside["source"]["name"]), ("embedded recording", path.stem))
                inside["source"] = outside["source"] = None
                self.check(inside, outside)
                self.assertIn(f"Embedded recording {path.stem}, not this machine\n", run("--embedded", path.stem)[0])

    def test_raw_is_a_recording(self):
        for path in RECORDINGS:
            with self.subTest(path.stem):
                raw, _ = run("--embedded", path.stem, "--raw")
                self.assertIn(f"# embedded recording {path.stem}, not this machine\n", raw)
                self.check([line for line in raw.splitlines() if line[0] != "#"],
                           [line for line in path.read_text().splitlines() if line[0] != "#"])
                again, first = decode("--recording", "-", data=raw), decode("--recording", path)
                self.check(again["source"]["name"], "-")
                again["source"]["name"] = first["source"]["name"]
                self.check(again, first)


class OtherPeople(Case):
    """Names at their bits, by people who decoded the same values with their own words."""

    # Bit of each word of the decoded file: without gaps except these.
    GAPS = {"40000003/ebx": (9, 10)}
    # A bit whose name has changed since then.
    RENAMED = "EnableExpandedStackwalking"

    def test_decoded_recording(self):
        report = decode("--embedded", "win10-10586-i5-6300u-root")
        words = {}
        for line in (DATA / "decoded" / "win10-10586-i5-6300u-root.txt").read_text().splitlines():
            if not line.startswith("#"):
                place, _, rest = line.partition(" ")
                words[place] = rest
        version = report["hypervisor"]["version"]
        told = "[Version {major}.{minor}.{build}] SP{servicePack}.{serviceNumber}.{serviceBranch}".format(**version)
        self.check(told, words["40000002"])
        flags = 0
        for place in ("40000003/eax", "40000003/ebx", "40000003/edx", "40000004/eax", "40000006/eax"):
            leaf, register = int(place[:8], 16), place[9:]
            fields = fields_of(report, leaf)
            bits = [bit for bit in range(32) if bit not in self.GAPS.get(place, ())]
            for bit, word in zip(bits, words[place].split()):
                field = fields[(register, bit)]
                self.check(field["width"], 1, word)
                self.check("-+"[field["value"]], word[0], word)
                if word[1:] != self.RENAMED:
                    self.share(field["name"], word[1:])
                flags += 1
        self.check(flags, 57)
        self.check(words["40000003/ecx"].split(), ["C2", "-HPET"])
        fields = fields_of(report, 0x40000003)
        self.check((fields["ecx", 0]["value"], fields["ecx", 0]["width"], fields["ecx", 4]["value"]), (2, 4, 0))
        self.share(fields["ecx", 4]["name"], "HPET")
        fields = {**fields_of(report, 0x40000004), **{("5" + key[0], key[1]): value for key, value in
                                                     fields_of(report, 0x40000005).items()}}
        numbers = dict(word.split("=") for word in
                       (words["40000004/ebx"] + " " + words["40000005"]).split())
        for key, (name, value) in zip((("ebx", 0), ("5eax", 0), ("5ebx", 0), ("5ecx", 0)), numbers.items()):
            self.check(fields[key]["value"], int(value), name)
            self.share(fields[key]["name"], name)

    def test_illumos_decoded_its_own_boot(self):
        """The kernel's log in the recording's note: version, limits, and two privileges."""
        report = decode("--embedded", "win10-18343-gen1-guest")
        note = report["source"]["note"]
        version = report["hypervisor"]["version"]
        self.assertIn("Version {major}.{minor}.{build} [SP{servicePack}]".format(**version), note)
        fields = fields_of(report, 0x40000005)
        self.assertIn("Limits Vcpu:%d Lcpu:%d Int:%d" % tuple(fields[name, 0]["value"] for name in REGISTERS[:3]), note)
        for name in re.search(r"decodes it as (\w+) and (\w+) only", note).groups():
            self.check(report["privileges"]["granted"][name], True)

    def test_qemu_command_line(self):
        """hv_relaxed, hv_vpindex and hv_time, and what KVM always has: hypercalls, and nothing else."""
        report = decode("--embedded", "kvm-qemu-guest")
        privileges = [field for (register, _), field in fields_of(report, 0x40000003).items()
                      if register in ("eax", "ebx") and field["value"]]
        words = {"hv_vpindex": "VpIndex", "hv_time": "PartitionReference", "hypercall": "Hypercall"}
        for field in privileges:
            self.assertTrue(any(word in field["name"] for word in words.values()), field["name"])
        self.check(sorted(field["bit"] for field in privileges), [1, 5, 6, 9])
        hints = [field["name"] for (register, _), field in fields_of(report, 0x40000004).items()
                 if register == "eax" and field["value"]]
        self.check(len(hints), 1)
        self.share(hints[0], "hv_relaxed", 7)

    def test_debugger_decoded_privileges(self):
        """Masks of live partitions with what a kernel debugger (ntoseye) printed for them, its words, our bits."""
        words = {36: "PostMessages", 37: "SignalEvents", 48: "AccessVSM", 49: "AccessVpRegisters",
                 52: "EnableExtendedHypercalls", 53: "StartVirtualProcessor"}
        report = decode("--privileges", "0x00002e7f,0x003b8030")
        self.check(report["privileges"]["mask"], "0x003B803000002E7F")
        high = {32 + bit: field for (register, bit), field in fields_of(report, 0x40000003).items()
                if register == "ebx"}
        # It calls bits 47 and 51 reserved, and prints no other one.
        self.check({bit for bit, field in high.items() if field["value"]}, {*words, 47, 51})
        for bit, word in words.items():
            self.check(high[bit]["name"].lower(), word.lower())
        self.check(report["partition"]["role"], "guest")
        report = decode("--privileges=3fff,2bb9ff")
        self.check((report["privileges"]["mask"], report["partition"]["role"]), ("0x002BB9FF00003FFF", "root"))


class KernelLogs(Case):
    """Lines that kernels printed, and what they say."""

    PLACES = {"low": (0x40000003, "eax"), "high": (0x40000003, "ebx"), "ext": (0x40000003, "ecx"),
              "misc": (0x40000003, "edx"), "hints": (0x40000004, "eax"), "nested": (0x4000000A, "eax")}
    NOISE = ["[    0.000000] Linux version 6.1.0", "[    0.000000] Hypervisor detected: Microsoft Hyper-V",
             "[    0.010000] Hyper-V: Using IPI hypercalls",
             "[    0.010000] Hyper-V: " + "long " * 400, "[    0.020000] \x1b[32mansi\x1b[0m \xe9\xff"]

    def make_log(self, values, build, old):
        lines = list(self.NOISE)
        low = ("features %(low)s" if old else "privilege flags low %(low)s, high %(high)s") % values
        rest = [f"{key} {values[key]}" for key in ("ext", "hints", "misc") if values[key] != "-"]
        product = "HyperV" if old and values["misc"] == "-" else "Hyper-V"
        lines.append(f"[    0.000000] {product}: " + ", ".join([low.replace(", high -", "")] + rest))
        if values["nested"] != "-":
            lines.append(f"[    0.000000] Hyper-V: Nested features: {values['nested']}")
        if values["lapic"] != "-":
            lines.append(f"[    0.000000] Hyper-V: LAPIC Timer Frequency: {values['lapic'].split()[0]}")
        if build:
            lines.append(f"[    0.000000] {build}")
        return "\n".join(lines).encode("latin-1") + b"\n"

    def test_registers(self):
        rows = read_table(DATA / "kernel-log" / "registers.tsv")
        self.check(len(rows), 20)
        for row in rows:
            values = dict(zip(("arch", "low", "high", "ext", "hints", "misc", "nested", "lapic", "build"), row))
            with self.subTest(row[10]):
                log = self.make_log(values, None, values["high"] == "-")
                arch = {"x86": "x64"}.get(values["arch"], values["arch"])
                report = decode("--kernel-log", "-", "--arch", arch, data=log)
                told = {(int(entry["leaf"], 16), name): int(entry[name], 16)
                        for entry in report["leaves"] for name in REGISTERS if entry[name] is not None}
                expected = {self.PLACES[key]: int(values[key], 16) for key in self.PLACES if values[key] != "-"}
                if arch == "arm64":
                    expected[(0x40000003, "ecx")] = expected.pop((0x40000003, "edx"))
                self.check(told, expected)
                self.check(report["source"]["kind"], "kernel log")
                self.check((report["hypervisor"]["present"], report["hypervisor"]["hyperV"]), (True, True))
                role = None if values["high"] == "-" else "guest"
                self.check(report["partition"]["role"], role)
                for entry in report["leaves"]:
                    for field in entry["fields"]:
                        place = (int(entry["leaf"], 16), field["register"])
                        value = expected[place] >> field["bit"] & (1 << field["width"]) - 1 if place in told else None
                        self.check(field["value"], value)
                report["log"] = []
                # The same values one by one.
                options = ["--privileges", values["low"] + ("," + values["high"] if values["high"] != "-" else "")]
                for key in ("ext", "misc", "hints", "nested"):
                    options += ["--" + key, values[key]] if values[key] != "-" else []
                again = decode(*options, "--arch", arch)
                self.check(again["source"]["kind"], "command line")
                again["source"] = report["source"]
                self.check(again, report)
                text, _ = run("--kernel-log", "-", "--arch", arch, data=log)
                self.check(text.count(b"ARM64"), arch == "arm64")

    def test_environment_agrees(self):
        """What the authors wrote of their machines, against the fields."""
        for row in read_table(DATA / "kernel-log" / "registers.tsv"):
            low, high, ext, hints, misc, nested = row[1:7]
            environment = row[10]
            if nested not in ("-", "0x0"):
                report = decode("--privileges", low, "--hints", hints, "--nested", nested)
                fields = {field["name"]: field for field in fields_of(report, 0x4000000A).values()}
                tlb = [field for name, field in fields.items() if "Npt" in name]
                vmcs = [field["value"] for name, field in fields.items() if "Vmcs" in name]
                # AMD has an enlightened TLB for nested page tables, Intel and KVM on Intel version 1 of the VMCS.
                self.check([field["value"] for field in tlb], [int("AMD" in environment)], environment)
                self.check(vmcs, [0, 0] if "AMD" in environment else [1, 1], environment)
            if "eVMCS" in environment:
                hint = [field for field in fields_of(report, 0x40000004).values() if "Vmcs" in field["name"]]
                self.check([field["value"] for field in hint], [1])

    def test_versions(self):
        rows = read_table(DATA / "kernel-log" / "versions.tsv")
        self.check(len(rows), 27)
        for form, line, build, major, minor, pack, branch, number, _ in rows:
            with self.subTest(line):
                report = decode("--kernel-log", "-", data="\n".join(["first", "[ 0.1] " + line, ""]))
                told = report["hypervisor"]["version"]
                expected = {"major": int(major), "minor": int(minor), "build": int(build), "servicePack": int(pack),
                            "serviceBranch": None if branch == "-" else int(branch),
                            "serviceNumber": None if number == "-" else int(number)}
                self.check(told, expected)
                text = run("--kernel-log", "-", data=line)[0]
                number = "" if number == "-" else "." + number
                self.assertIn(f"  Version       {major}.{minor}.{build}{number}, service pack {pack}", text)

    def test_isolation_line(self):
        # The line with the values of the TDX recording, and with values that are made up to have a paravisor.
        base = "Hyper-V: privilege flags low 0xae7f, high 0x628030, hints 0x360e24, misc 0xe0be47a2\n"
        report = decode("--kernel-log", "-", data=base + "Hyper-V: Isolation Config: Group A 0x0, Group B 0x3\n")
        recorded = decode("--embedded", "azure-tdx-guest")
        self.check(report["partition"], recorded["partition"])
        self.check(report["privileges"], recorded["privileges"])
        report = decode("--kernel-log", "-", data=base + "Hyper-V: Isolation Config: Group A 0x1, Group B 0xba2\n")
        self.check((report["partition"]["isolation"], report["partition"]["paravisor"]), ("SNP", True))
        fields = fields_of(report, 0x4000000C)
        self.check([fields["ebx", bit]["value"] for bit in (0, 5, 6)], [2, 1, 46])
        self.assertIn("  Isolation     SNP, with a paravisor\n",
                      run("--privileges", "ae7f,628030", "--isolation", "1,ba2")[0])
        self.assertIn("  Isolation     type 15, without paravisor\n",
                      run("--privileges", "ae7f,628030", "--isolation", "0,f")[0])

    def test_repeated_and_crlf(self):
        line = "Hyper-V: privilege flags low 0xae7f, high 0x3b8030, hints 0xc2c, misc 0xe0bed7b2"
        self.check(decode("--kernel-log", "-", data=line + "\r\n" + line)["privileges"]["mask"], "0x003B80300000AE7F")

    def test_raw_shows_what_is_unknown(self):
        raw, _ = run("--privileges", "ae7f", "--raw")
        self.check(raw.splitlines()[-1], "40000003 00000000 0000ae7f -------- -------- --------")

    def test_errors(self):
        first = "Hyper-V: privilege flags low 0xae7f, high 0x3b8030, hints 0xc2c, misc 0x1\n"
        for data, message in (
            ("", r"-: the file is empty"),
            ("nothing\nhere\n", r"-: no line in which a kernel"),
            ("\n\nHyper-V: privilege flags low 0xae7g, high 0x1\n", r"-:3: privilege flags low '0xae7g' is not"),
            ("Hyper-V: privilege flags low 0x1ffffffff\n", r"-:1: privilege flags low '0x1ffffffff' is not"),
            ("Hyper-V: privilege flags low ae7f\n", r"-:1: privilege flags low 'ae7f' is not"),
            ("Hyper-V: privilege flags low 0xae7f, high\n", r"-:1: 'high' is none of the values"),
            ("Hyper-V: privilege flags low 0xae7f, cat 0x1\n", r"-:1: 'cat 0x1' is none of the values"),
            ("Hyper-V: privilege flags low 0xae7f; high 0x1\n", r"-:1: privilege flags low '0xae7f;' is not"),
            ("Hyper-V: privilege flags low 0xae7f high 0x1\n", r"-:1: ' high 0x1' where a comma"),
            (first + "x\nHyper-V: Host Build 10.0.1.1-0-0\nHyper-V: Host Build 10.0.2.1-0-0\n",
             r"-:4: 0x2, but line 3 says 0x1"),
            (first + "Hyper-V: Host Build 10.0.x\n", r"-:2: '10.0.x' is not a version"),
            ("Hyper-V: Host Build 10.0.1.16777216-0-0\n", r"-:1: '10.0.1.16777216-0-0' does not fit"),
            ("x\nHyper-V: features 0x1" + ", misc 0x1" * 60, r"-:2: the line has more than 512 characters"),
            ("Hyper-V: Host Build 65536.0.1.1-0-0\n", r"-:1: .* does not fit"),
            ("Hyper-V: Host Build 10.0.4294967296.1-0-0\n", r"-:1: .* is not a version"),
        ):
            with self.subTest(data):
                _, error = run("--kernel-log", "-", data=data, code=3)
                self.assertRegex(error, "^hvinfo: " + message)
                self.check(error.count("\n"), 1)
        _, error = run("--kernel-log", "-", "--arch", "arm64", code=3,
                       data="Hyper-V: privilege flags low 0xae7f, high 0x1, ext 0x2\n")
        self.assertRegex(error, r"-:1: what 'ext' is on ARM64")


class Devices(Case):
    """VMBus devices, from trees like sysfs's made of recorded lists."""

    def tree(self, folder, devices, braces=True, newline="\n"):
        root = Path(folder) / "devices"
        root.mkdir()
        for number, class_id, instance in devices:
            device = root / instance
            device.mkdir()
            for name, text in (("class_id", class_id), ("device_id", instance)):
                (device / name).write_text(("{%s}" % text if braces else text) + newline)
            (device / "id").write_text(str(number) + newline)
            (device / "driver_override").write_text("(null)\n")
        return root

    def recorded(self):
        rows = [line.split(" | ")[0].split() for line in (DATA / "vmbus" / "lsvmbus-azure.txt").read_text().splitlines()
                if not line.startswith("#")]
        self.check(len(rows), 20)
        return rows

    def test_azure(self):
        rows = self.recorded()
        with tempfile.TemporaryDirectory() as folder:
            # Whatever order the directory has, the report has that of the ids.
            root = self.tree(folder, [row[:3] for row in reversed(rows)])
            report = decode("--embedded", "azure-tdx-guest", "--vmbus", root)
            devices = report["vmbus"]["devices"]
            self.check(report["vmbus"]["directory"], str(root))
            self.check([(str(device["id"]), device["classId"], device["instanceId"]) for device in devices],
                       [tuple(row[:3]) for row in rows])
            for device, row in zip(devices, rows):
                # lsvmbus has its own words; two of them are quite other ones.
                words = {"Synthetic_mouse": "Mouse.h", "Synthetic_framebuffer_adapter": "Video",
                         "Synthetic_IDE_Controller": "IDE"}
                word = re.sub("Synthetic_|_[Cc]ontroller|_adapter|_pass-through|_Express", "", row[3])
                word = words.get(row[3], word)
                self.share(device["name"] + " " + device["header"], word, min(len(word), 4))
                self.check(bool(re.fullmatch(r"[A-Z0-9_]+_CLASS_ID", device["symbol"])), True)
            self.check(len({device["name"] for device in devices}), len({row[3] for row in rows}))
            # Instances whose GUID is fixed: the IDE disks say their place.
            self.assertRegex(devices[1]["instance"], "0.*0")
            self.assertRegex(devices[2]["instance"], "0.*1")
            self.check([device["instance"] for device in devices if device["id"] == 11], [None])
            text, _ = run("--embedded", "azure-tdx-guest", "--vmbus", root)
            block = text.partition(f"\nVMBus devices  [{root}]\n")[2].splitlines()
            self.check(len(block), 20)
            for line, device in zip(block, devices):
                number, instance, name = line.split(None, 2)
                self.check((int(number), instance), (device["id"], device["instanceId"]))
                self.check(device["name"].endswith(name) and len(name) > 2, True)

    def test_unnamed_classes(self):
        """Classes that Linux has no name for: the GUID is shown, with a name where the headers have one."""
        classes = sorted({row[0] for row in read_table(DATA / "vmbus" / "unnamed-classes.tsv")})
        with tempfile.TemporaryDirectory() as folder:
            root = self.tree(folder, [(number, class_id, "%08d-0000-0000-0000-000000000000" % number)
                                      for number, class_id in enumerate(classes)], braces=False, newline="")
            devices = decode("--privileges", "0", "--vmbus", root)["vmbus"]["devices"]
            self.check([device["classId"] for device in devices], classes)
            text, _ = run("--privileges", "0", "--vmbus", root)
            for device in devices:
                self.check(f"{device['classId']} (class unknown)" in text, device["name"] is None)
            self.assertTrue(any(device["name"] is None for device in devices))
            known = [device for device in devices if device["classId"].startswith("c376c1c3")]
            self.share(known[0]["header"], "FileSystem", 10)

    def test_upper_case_and_none(self):
        with tempfile.TemporaryDirectory() as folder:
            row = self.recorded()[0]
            root = self.tree(folder, [(1, row[1].upper(), row[2].upper())])
            device = decode("--privileges", "0", "--vmbus", root)["vmbus"]["devices"][0]
            self.check((device["classId"], device["instanceId"]), (row[1], row[2]))
        with tempfile.TemporaryDirectory() as folder:
            self.check(decode("--privileges", "0", "--vmbus", folder)["vmbus"]["devices"], [])
            self.assertIn("]  none\n", run("--privileges", "0", "--vmbus", folder)[0])

    def test_errors(self):
        row = self.recorded()[0][:3]
        for fact, text, message in (
            ("class_id", None, "No such file"),
            ("class_id", "{525074dc-8985-46e2-8057-a307dc18a50}\n", "class_id is not a GUID"),
            ("class_id", "{525074dc-8985-46e2-8057-a307dc18a502\n", "class_id is not a GUID"),
            ("class_id", "525074dc08985-46e2-8057-a307dc18a502\n", "class_id is not a GUID"),
            ("device_id", "", "device_id is not a GUID"),
            ("device_id", "\0" * 40, "device_id is not a GUID"),
            ("id", "x\n", "id is not a number"),
            ("id", "-1\n", "id is not a number"),
            ("id", "4294967296\n", "id is not a number"),
            ("id", "1 2\n", "id is not a number"),
        ):
            with self.subTest((fact, text)), tempfile.TemporaryDirectory() as folder:
                root = self.tree(folder, [row])
                path = root / row[2] / fact
                path.unlink() if text is None else path.write_text(text)
                _, error = run("--privileges", "0", "--vmbus", root, code=3)
                self.assertRegex(error, f"^hvinfo: .*{re.escape(str(root))}.*{message}")
        with tempfile.TemporaryDirectory() as folder:
            _, error = run("--privileges", "0", "--vmbus", Path(folder) / "none", code=3)
            self.assertIn("no such directory", error)
            (Path(folder) / "file").write_text("")
            _, error = run("--privileges", "0", "--vmbus", Path(folder) / "file", code=3)
            self.assertIn("Not a directory", error)


class Errors(Case):
    """Bad input and bad command lines."""

    HEAD = "40000000 00000000 40000003 7263694d 666f736f 76482074\n"

    def refuse(self, data, message):
        global CHECKED
        CHECKED += 1
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "recording"
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
            for form in ([], ["--json"], ["--raw"]):
                out, error = run("--recording", path, *form, code=3)
                self.assertEqual(out, "")
                self.assertRegex(error, "^hvinfo: " + re.escape(str(path)) + message)
                self.assertEqual(error.count("\n"), 1)

    def test_recordings(self):
        head = self.HEAD
        for data, message in (
            (b"", ": the file is empty"),
            ("# nothing\n\n", ": no line of leaf subleaf eax ebx ecx edx"),
            (head + "40000001 0 31237648 0 0\n", r":2: the line ends before edx"),
            (head + "40000001\n", r":2: the line ends before subleaf"),
            (head + "40000001 0 31237648 0 0 0 0\n", r":2: more than six numbers"),
            (head + "40000001 00000000 31237648 00000000 00000000 000",
             r":2: the last line does not end: .* edx '000'"),
            (head + "40000001 0 3123764g 0 0 0\n", r":2: eax '3123764g' is not a hexadecimal number of 32 bits"),
            (head + "40000001 0 0x 0 0 0\n", r":2: eax '0x' is not"),
            (head + "40000001 0 -1 0 0 0\n", r":2: eax '-1' is not"),
            (head + "40000001 0 0 0 0 1ffffffff\n", r":2: edx '1ffffffff' is not"),
            (head + "40000001 0 0 0 0 " + "0" * 300 + "1ffffffff\n", r":2: edx '0{40}' is not"),
            (head.encode() + b"# title: \x1b[31mred\n", r":2: not text"),
            (head.encode() + b"# title: \xc3\x28\n", r":2: not text"),
            (head.encode() + b"# title: \xed\xa0\x80\n", r":2: not text"),
            (head.encode() + b"# title: \xc0\xaf\n", r":2: not text"),
            (head.encode() + b"# title: \xc2\x9b31m\n", r":2: not text"),
            (head.encode() + b"# title: \xf4\x90\x80\x80\n", r":2: not text"),
            (head.encode() + b"# cut \xe2\x82\n", r":2: not text"),
            (bytes(range(256)) * 40, r": no line of leaf subleaf eax ebx ecx edx"),
            (head + "# " + "x" * 511 + "\n", r":2: the comment has more than 512 characters"),
            (head + "40000001 0 0 0 0 " + " " * 600 + "0\n", r":2: the line has \d+ characters"),
            (head + "# note: " + "\n#   ".join(["x" * 400] * 3) + "\n", r":4: the text has more than 1023 characters"),
            (head + "".join("40000003 %x 0 0 0 0\n" % number for number in range(600)), r":513: more than 512 leaves"),
            (b"# x\n" * 300000, r": no line of leaf subleaf eax ebx ecx edx"),
        ):
            with self.subTest(data[:80]):
                self.refuse(data, message)

    def test_missing_file(self):
        _, error = run("--recording", "/nowhere/at all", code=3)
        self.check(error, "hvinfo: /nowhere/at all: No such file or directory\n")
        _, error = run("--recording", "/", code=3)
        self.assertRegex(error, "^hvinfo: /: Is a directory")
        _, error = run("--kernel-log", "/nowhere", code=3)
        self.assertIn("/nowhere", error)
        _, error = run("--embedded", "nobody", code=3)
        self.assertIn("nobody: no such recording in this program", error)

    def test_tolerated(self):
        """What a careful person may write by hand."""
        text = "\ufeff# title: Gerät\r\n\r\n0x40000001\t0 31237648 0 0 0  \r\n" + self.HEAD.rstrip("\n").upper()
        report = decode("--recording", "-", data=text)
        self.check((report["source"]["title"], report["hypervisor"]["interface"]), ("Gerät", "Hv#1"))
        self.check(run("--recording", "-", "--raw", data=text)[0].splitlines()[1], "# title: Gerät")

    def test_not_hyper_v(self):
        """A recording of a machine without it is a fact like any other."""
        other = "0 0 1 0 0 0\n1 0 0 0 %s 0\n40000000 0 %s 4b4d564b 564b4d56 0000004d\n%s"
        report = decode("--recording", "-", data=other % ("80000000", "40000001", "40000001 0 01007efb 0 0 0\n"))
        self.check((report["hypervisor"]["present"], report["hypervisor"]["hyperV"]), (True, False))
        self.check((report["hypervisor"]["vendor"], report["partition"]["role"]), ("KVMKVMKVM", None))
        text, _ = run("--recording", "-", data=other % ("80000000", "40000001", "40000001 0 01007efb 0 0 0\n"))
        self.assertIn("(not Hyper-V's)", text)
        self.assertNotIn("Privileges", text)
        report = decode("--recording", "-", data=other % ("80000000", "40000000", ""))
        self.check(report["hypervisor"]["hyperV"], False)
        report = decode("--recording", "-", data="0 0 1 0 0 0\n1 0 0 0 7fffffff 0\n")
        self.check((report["hypervisor"]["present"], report["hypervisor"]["hyperV"]), (False, False))
        self.assertIn("  Hypervisor    none", run("--recording", "-", data="0 0 1 0 0 0\n1 0 0 0 0 0\n")[0])

    def test_command_line(self):
        for arguments, message in (
            (["--nonsense"], "--nonsense is not an option"),
            (["file", "other"], "cannot be combined with"),
            (["--live", "file"], "cannot be combined with"),
            (["--cpu", "1"], "--cpu requires a file"),
            (["--boot", "1"], "--boot requires a file"),
            (["--verbose", "--live"], "--verbose requires a file"),
            (["file", "--boot", "0"], "--boot needs the number of a boot"),
            (["file", "--boot", "x"], "--boot needs the number of a boot"),
            (["file", "--cpu"], "--cpu needs the number or the name"),
            (["explain"], "explain needs a number"),
            (["explain", "--raw", "1"], "--raw is not an option of explain"),
            (["--recording"], "--recording needs an argument"),
            (["--embedded"], "--embedded needs an argument"),
            (["--vmbus"], "--vmbus needs a directory"),
            (["--arch"], "--arch must be x64 or arm64"),
            (["--arch", "mips"], "--arch must be x64 or arm64"),
            (["--arch", "x64"], "--arch requires"),
            (["--embedded", "kvm-qemu-guest", "--arch", "x64"], "--arch requires"),
            (["--live", "--recording", "x"], "cannot be combined with"),
            (["--live", "--live"], "cannot be combined with"),
            (["--privileges", "1", "--live"], "cannot be combined with"),
            (["--json", "--raw"], "cannot be combined with"),
            (["--privileges"], "--privileges needs a hexadecimal number"),
            (["--privileges", "1", "--privileges", "1"], "--privileges is given twice"),
            (["--privileges", "xyz"], "--privileges takes one or two"),
            (["--privileges", "1,2,3"], "--privileges takes one or two"),
            (["--privileges", "1,"], "--privileges takes one or two"),
            (["--privileges", ""], "--privileges takes one or two"),
            (["--misc", "1,2"], "--misc takes a hexadecimal number"),
            (["--misc", "100000000"], "--misc takes a hexadecimal number"),
            (["--ext", "1", "--arch", "arm64"], "--ext has no known meaning on ARM64"),
        ):
            with self.subTest(arguments):
                out, error = run(*arguments, code=2)
                self.check(out, "")
                self.assertIn(message, error)
                self.assertIn("see hvinfo --help", error)

    def test_help_and_version(self):
        text, _ = run("--help")
        for code in range(6):
            self.assertRegex(text, rf"(?m)^  {code}  ")
        self.assertLessEqual(len(text.splitlines()), 25)
        self.assertLessEqual(max(map(len, text.splitlines())), 100)
        header = (DATA.parent.parent / "include" / "Mile.HyperV.Version.h").read_text()
        version = re.search(r'VERSION_STRING "(.+)"', header)[1]
        self.check(run("--version")[0], f"hvinfo {version}\n")
        self.check(decode("--embedded", "kvm-qemu-guest")["hvinfo"], {"format": 1, "version": version})

    def test_manual_page_is_the_help(self):
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "hvinfo.1"
            subprocess.run(["cmake", f"-DOUTPUT={folder}/embedded.c", f"-DMAN={page}", "-P",
                            DATA.parent.parent / "examples" / "hvinfo" / "embed.cmake", "--", RECORDINGS[0]], check=True)
            lines = page.read_text().replace("\\-", "-").replace("hvinfo - ", "hvinfo: ", 1).splitlines()
        self.check([line for line in lines if not line.startswith(".")],
                   [line for line in run("--help")[0].splitlines() if line and line != "Exit codes:"])
        self.check([line for line in lines if line.startswith(".SH")],
                   [".SH NAME", ".SH SYNOPSIS", ".SH EXIT STATUS"])

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_output_that_is_lost(self):
        for arguments in (["--list"], ["--embedded", "kvm-qemu-guest", "--json"], ["--help"]):
            with open("/dev/full", "w") as full:
                result = subprocess.run([PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, text=True)
            self.check((result.returncode, result.stderr), (4, "hvinfo: the output could not be written\n"))


class ThisMachine(Case):
    """The machine that runs the tests, whatever it is."""

    @staticmethod
    def flags():
        match = re.search(r"(?m)^flags\s*:(.*)$", Path("/proc/cpuinfo").read_text())
        return match[1].split() if match else None

    def test_live(self):
        result = subprocess.run([PROGRAM, "--live", "--json"], capture_output=True, text=True)
        report = json.loads(result.stdout)
        source = report["source"]
        self.check((source["kind"], source["thisMachine"], source["name"]), ("live", True, None))
        if self.flags() is not None:
            self.check(report["hypervisor"]["present"], "hypervisor" in self.flags())
            vendor = re.search(r"(?m)^vendor_id\s*:\s*(\S+)", Path("/proc/cpuinfo").read_text())[1]
            self.check(report["processor"]["vendor"], vendor)
            numbers = {key: int(re.search(rf"(?m)^{name}\s*:\s*(\d+)$", Path("/proc/cpuinfo").read_text())[1])
                       for key, name in (("family", "cpu family"), ("model", "model"), ("stepping", "stepping"))}
            self.check({key: report["processor"][key] for key in numbers}, numbers)
        on_hyperv = report["hypervisor"]["hyperV"] is True or bool(report["vmbus"] and report["vmbus"]["devices"])
        self.check(result.returncode, 0 if on_hyperv else 1)
        self.check(source["shownBecause"] is None, report["hypervisor"]["hyperV"] is True)
        raw = subprocess.run([PROGRAM, "--live", "--raw"], capture_output=True, text=True)
        if report["leaves"]:
            again = decode("--recording", "-", data=raw.stdout)
            self.check(again["hypervisor"], report["hypervisor"])

    def test_default(self):
        report, text = decode(), run()[0]
        if report["source"]["thisMachine"]:
            self.check(report["hypervisor"]["hyperV"], True)
            return
        self.check(report["source"]["kind"], "embedded recording")
        self.assertTrue(report["source"]["shownBecause"])
        self.assertRegex(" ".join(text.split()), "^This machine ")
        self.assertIn("recording of another machine", text)
        self.assertIn(f"Embedded recording {report['source']['name']}, not this machine\n", text)
        raw = run("--raw")[0]
        self.assertIn("# shown because: This machine", raw)
        self.assertIn("not this machine\n", raw)
        self.check(decode("--recording", "-", data=raw)["privileges"], report["privileges"])


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    program = unittest.main(exit=False)
    print(f"count {CHECKED} facts that hvinfo states, checked")
    sys.exit(not program.result.wasSuccessful())
