#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""posted.py PROGRAM: what hvinfo makes of texts that people posted (tests/data/posted).

The expectations are from what each text says, read by hand; tests/data/README.md
has the origins.
"""

import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

POSTED = Path(__file__).resolve().parent.parent / "data" / "posted"
PROGRAM = None
CHECKED = 0
SEEN = set()


def run(*arguments, data=None, code=0):
    result = subprocess.run([PROGRAM, *map(str, arguments)], input=data, capture_output=True, timeout=120)
    assert result.returncode == code, f"{arguments}: ended with {result.returncode}: {result.stderr.decode()}"
    return result.stdout.decode(), result.stderr.decode()


def text(name, *arguments):
    SEEN.add(name)
    return run(POSTED / f"{name}.txt", *arguments)[0]


def report(name, *arguments):
    return json.loads(text(name, *arguments, "--json"))


def registers(found):
    """{"40000003": [eax, ebx, ecx, edx]} with None for what was not told."""
    return {entry["leaf"][2:]: [entry[name] and int(entry[name], 16) for name in ("eax", "ebx", "ecx", "edx")]
            for entry in found["leaves"] if int(entry["subleaf"], 16) == 0}


def log(found, kind):
    return [(entry["text"], entry["meaning"]) for entry in found["log"] if entry["kind"] == kind]


class Posted(unittest.TestCase):
    maxDiff = None

    def check(self, one, other, message=None):
        global CHECKED
        CHECKED += 1
        self.assertEqual(one, other, message)

    def told(self, found, **expected):
        """Members of hypervisor, and version as text."""
        hypervisor = dict(found["hypervisor"])
        version = hypervisor["version"]
        hypervisor["version"] = version and "%(major)d.%(minor)d.%(build)d" % version
        self.check({key: hypervisor[key] for key in expected}, expected)

    # Dumps.

    def test_tuples(self):
        found = report("cpuidjl-tuples-2012r2-guest")
        self.told(found, vendor="Microsoft Hv", interface="Hv#1", maximumLeaf="0x40000006", version="6.3.9600",
                  imitatesHyperV=False)
        self.check(found["hypervisor"]["version"], {"major": 6, "minor": 3, "build": 9600, "servicePack": 18,
                                                    "serviceBranch": 0, "serviceNumber": 18064})
        self.check(found["partition"]["role"], "guest")
        self.check(registers(found)["40000003"], [0xE7F, 0x8B0, 2, 0x17B2])
        self.check(registers(found)["40000004"], [0x2C, 0xFFF, 0, 0])
        self.check(registers(found)["40000005"], [64, 512, 9600, 0])
        self.check(registers(found)["40000006"], [0x4F, 0, 0, 0])
        self.check(found["source"]["form"], "table of source code")

    def test_xen(self):
        for name, version in (("xen-interface-dots", "4.2"), ("leaves-80860000-c0000000", "4.11"),
                              ("cpuid-r-as-posted", "4.11")):
            found = report(name)
            self.told(found, vendor="XenVMMXenVMM", hyperV=False, interface=None, maker="Xen", version=None)
            self.check(all(entry["name"] is None and entry["fields"] == [] and entry["unnamedBits"] == []
                           for entry in found["leaves"] if int(entry["leaf"], 16) >= 0x40000002), True)
            shown = text(name)
            self.assertIn(f"Xen {version}\n", shown)
            self.assertNotIn("..", shown)
            self.assertNotIn("Privileges", shown)
            self.check([found["processor"][key] for key in ("vendor", "family", "model", "stepping")],
                       ["GenuineIntel", 6, 0x3E, 4])
        for name in ("leaves-80860000-c0000000", "cpuid-r-as-posted"):
            self.check(report(name)["source"]["notes"][0],
                       "Ignored 2 leaves of other vendors' ranges: 80860000, C0000000.")

    def test_vmware_imitates(self):
        for name in ("rjcp-xml-vmware-imitates-hv1", "leaf-20000000-refuses-all"):
            found = report(name)
            self.told(found, vendor="VMwareVMware", interface="Hv#1", hyperV=True, maker="VMware", imitatesHyperV=True,
                      maximumLeaf="0x40000010", version=None)
            self.check(registers(found)["40000003"], [0xA72, 0, 0, 0x508])
            own = [entry for entry in found["leaves"] if entry["leaf"] == "0x40000010"][0]
            self.check((own["name"], own["fields"], own["unnamedBits"]), (None, [], []))
            shown = text(name)
            self.assertIn("  Version       no version reported", shown)
            self.assertIn("time stamp counter 2807.998 MHz, bus 66.000 MHz", shown)
            self.assertIn("MaxVirtualProcessorCount", shown)
            self.assertRegex(shown, r"4294967295 \(0xFFFFFFFF: no limit reported\)")
            self.assertNotIn("unnamed bits", shown)
            self.assertNotIn("0.0.0.0", shown)
            self.check(found["source"]["notes"], ["Ignored 1 leaf of other vendors' ranges: 20000000."])

    def test_tycho(self):
        found = report("tycho-cpuid-dump")
        self.told(found, vendor="Microsoft Hv", interface="Hv#1", version="10.0.14393", imitatesHyperV=None)
        self.check(registers(found)["40000003"], [0x262, 0, 0, 8])
        self.assertIn("4294967295 (0xFFFFFFFF: never)", text("tycho-cpuid-dump"))
        self.assertIn("perhaps KVM", text("tycho-cpuid-dump"))

    def test_instlatx64(self):
        found = report("instlatx64-cpuinfo-form")
        self.told(found, vendor="Microsoft Hv", interface="Hv#1", maximumLeaf="0x4000000B", version=None)
        self.assertRegex(text("instlatx64-cpuinfo-form"), r"not recorded: 40000002 .*4000000A")

    def test_cpuid_raw(self):
        found = report("cpuid-raw-cpu0")
        self.told(found, present=True, hyperV=None, vendor=None)
        self.check([found["processor"][key] for key in ("family", "model", "stepping")], [6, 0x97, 2])
        self.assertIn("Hypervisor    present; its leaves are not recorded", text("cpuid-raw-cpu0"))

    def test_kvm(self):
        found = report("kvm-poses-as-hyperv")
        self.told(found, vendor="Microsoft Hv", interface="Hv#1", maker="KVM", secondVendor="KVMKVMKVM",
                  imitatesHyperV=True, version="10.0.14393")
        self.assertIn("KVM, with Hyper-V's interface", text("kvm-poses-as-hyperv"))
        self.check([entry["name"] for entry in found["leaves"] if int(entry["leaf"], 16) >= 0x40000100], [None, None])
        found = report("kvm-interface-dots")
        self.told(found, vendor="KVMKVMKVM", interface=None, hyperV=False, maker="KVM")
        self.assertIn("features 01007AFB", text("kvm-interface-dots"))
        self.assertNotIn(".z.", text("kvm-interface-dots"))

    def test_own_raw(self):
        found = report("own-raw-not-readable")
        self.told(found, version="10.0.22610", vendor=None)
        self.check(registers(found), {"40000002": [0x5852, 0xA0000, 0, 1], "40000003": [0x2E7F, 0x3B8030, None, 0xE4BED7B6],
                                      "40000004": [0x24C2C, None, None, None]})

    def test_registers_of_debuggers(self):
        self.told(report("made-debugger"), vendor="Microsoft Hv", interface="Hv#1")
        self.told(report("made-qemu-registers"), vendor="KVMKVMKVM", hyperV=None)

    # Kernel logs.

    def test_illumos(self):
        found = report("illumos-verbose-boot")
        self.told(found, vendor="Microsoft Hv", interface="Hv#1", version="10.0.18343")
        self.check(registers(found), {
            "40000000": [0x40000006, 0x7263694D, 0x666F736F, 0x76482074], "40000001": [0x31237648, 0, 0, 0],
            "40000002": [0x47A7, 0xA0000, 0, 1], "40000003": [0x2E7F, 0x3880B0, 2, 0xBED7B2],
            "40000004": [0x20C2C, 0xFFF, 0x2E, 0], "40000005": [240, 512, 804, 0]})

    def test_bsd(self):
        found = report("freebsd-features")
        self.told(found, version="10.0.14393")
        self.check(registers(found)["40000003"], [0x2E7F, None, 2, 0xBED7B2])
        found = report("made-netbsd")
        self.check(registers(found)["40000003"], [0x2E7F, None, 2, 0xED7B2])
        self.check(log(found, "VMBus"), [("version 4.0", "VMBUS_VERSION_WIN10")])
        found = report("made-openbsd")
        self.check(registers(found), {"40000003": [0x2E7F, None, None, None]})
        self.check(log(found, "VMBus"), [("version 4.0", "VMBUS_VERSION_WIN10")])
        self.check(len(log(found, "device")), 2)

    def test_serenity_and_haiku(self):
        found = report("serenityos-lines")
        self.told(found, vendor="Microsoft Hv", interface="Hv#1", maximumLeaf="0x40000006", version="10.0.19041")
        self.check(found["hypervisor"]["version"]["servicePack"], None)
        found = report("made-haiku")
        self.told(found, version="10.0.19041")
        self.check(registers(found)["40000003"], [0x2E7F, 0x3B8030, 0, 0xBED7B2])

    def test_arm64(self):
        found = report("arm64-old-kernel-capital-features")
        self.check((found["architecture"], registers(found)),
                   ("arm64", {"40000003": [0x2E7F, None, None, None], "40000004": [0xE, None, None, None]}))
        found = report("arm64-log-read-as-x64")
        self.check((found["architecture"], registers(found)["40000003"]),
                   ("arm64", [0x2E7F, 0x3A8030, 0x31E1, None]))
        self.check(report("made-wsl-arm64")["architecture"], "arm64")
        head = b"Linux version 6.1 (x) (aarch64-linux-gnu-gcc)\n"
        line = b"Hyper-V: privilege flags low 0x2e7f, high 0x3a8030, hints 0xe, misc 0x31e1\n"
        found = json.loads(run("-", "--json", data=head + line)[0])
        self.check((found["architecture"], registers(found)["40000003"][2]), ("arm64", 0x31E1))
        found = json.loads(run("-", "--json", "--arch", "x64", data=head + line)[0])
        self.check((found["architecture"], registers(found)["40000003"][3]), ("x64", 0x31E1))
        found = json.loads(run("-", "--json", data=b"Hyper-V: features 0x2e7f, hints 0x1, misc 0x2\n")[0])
        self.check(any("does not show its architecture" in note for note in found["source"]["notes"]), True)

    def test_host_name(self):
        found = report("host-name-has-product")
        self.check(registers(found), {"40000003": [0x2E7F, 0x3B8030, None, 0xBED7B2],
                                      "40000004": [0x64E2C, None, None, None]})

    def test_devices_of_a_log(self):
        found = report("unknown-guid-lines")
        self.check(log(found, "VMBus"), [("version 5.2", "VMBUS_VERSION_WIN10RS5")])
        meanings = [meaning for _, meaning in log(found, "device")]
        self.assertIn("File System", meanings[0])
        self.assertIn("GPU", meanings[1])
        self.assertIn("GPU", meanings[2])
        self.assertNotIn("Unknown", " ".join(meanings))
        found = report("vmbus-ic-lines")
        self.check(log(found, "VMBus"), [("version 5.0", "VMBUS_VERSION_WIN10RS3_1")])
        self.check([entry for entry, _ in log(found, "component")],
                   ["Heartbeat IC version 3.0", "Shutdown IC version 3.0", "TimeSync IC version 4.0"])
        self.check([entry for entry, _ in log(found, "memory")],
                   ["Dynamic Memory protocol version 2.0", "Max. dynamic memory size: 2048 MB",
                    "Memory hot add failed"])
        self.check(any("are missing" in note for note in found["source"]["notes"]), True)

    def test_boots(self):
        found = report("made-two-boots")
        self.check(found["source"]["section"], "boot 2")
        self.told(found, maker="QEMU", imitatesHyperV=True, version=None)
        self.check(registers(found)["40000004"][0], 0xA4E24)
        self.check(found["partition"]["isolation"], "SNP")
        storage = log(found, "storage")
        self.check(storage, [
            ("command 0x85: scsi 0x2 srb 0x6 hv 0xc0000001",
             "SCSI status check condition; VMSTOR_SRB_STATUS_INVALID_REQUEST; STATUS_UNSUCCESSFUL"),
            ("command 0x28: scsi 0x0 srb 0x20 hv 0xc0000185",
             "SCSI status good; VMSTOR_SRB_STATUS_INVALID_LUN; STATUS_IO_DEVICE_ERROR"),
            ("command 0x2a: scsi 0x2 srb 0x84",
             "SCSI status check condition; VMSTOR_SRB_STATUS_ERROR, sense data valid"),
            ("command 0x12: scsi 0x2 srb 0x86",
             "SCSI status check condition; VMSTOR_SRB_STATUS_INVALID_REQUEST, sense data valid")])
        network = dict(log(found, "network"))
        self.check(network["nvsp_rndis_pkt_complete error status: 2"], "NVSP status NvspStatusFailure")
        self.check(network["rndis message (type 0x80000006 len 28)"], "RNDIS message REMOTE_NDIS_RESET_CMPLT")
        self.check(log(found, "PCI"), [("Using version 0x10004", "version 1.4 of the protocol")])
        found = report("made-two-boots", "--boot", "1")
        self.told(found, version="10.0.22621", imitatesHyperV=False)
        self.check(registers(found)["40000004"][0], 0x9E4E24)
        self.assertIn("it has no boot 3, only 2", run(POSTED / "made-two-boots.txt", "--boot", "3", code=3)[1])
        # Without any mark of a boot, other values in the first line begin the next one.
        line = "Hyper-V: privilege flags low 0xae7f, high 0x3b8030, hints 0xc2c, misc 0xe0bed7b2\n"
        data = (line + line + line.replace("c2c", "c2d")).encode()
        found = json.loads(run("-", "--json", data=data)[0])
        self.check((found["source"]["section"], registers(found)["40000004"][0]), ("boot 2", 0xC2D))
        data = (line + line.replace("bed7b2", "bed7b6")).encode()
        found = json.loads(run("-", "--json", "--arch", "x64", data=data)[0])
        self.check((found["source"]["section"], registers(found)["40000003"][3]), ("boot 2", 0xE0BED7B6))

    def test_numbers(self):
        found = report("numbers-nobody-explains")
        self.check(log(found, "channel"), [("creation_status 0xc0000044", "STATUS_QUOTA_EXCEEDED"),
                                           ("open_result 0xc0000225", "STATUS_NOT_FOUND")])
        self.check([(crash["reporter"], crash["stopCode"]) for crash in found["crashes"]],
                   [("VMware", "KERNEL_SECURITY_CHECK_FAILURE"), ("Windows Debugger", "HYPERVISOR_ERROR")])

    # Crashes.

    def test_crashes(self):
        crashes = report("crash-as-monitors-log-it")["crashes"]
        self.check([(crash["reporter"], crash["stopCode"], crash["statuses"][1]) for crash in crashes], [
            ("Xen", "SYSTEM_SERVICE_EXCEPTION", "STATUS_PRIVILEGED_INSTRUCTION"),
            ("Xen", "KMODE_EXCEPTION_NOT_HANDLED", "STATUS_PRIVILEGED_INSTRUCTION"),
            ("libvirt with QEMU", "MULTIPROCESSOR_CONFIGURATION_NOT_SUPPORTED", None),
            ("VirtualBox", "KMODE_EXCEPTION_NOT_HANDLED", "STATUS_ACCESS_VIOLATION"),
            ("QEMU", "CRITICAL_PROCESS_DIED", None)])
        self.check(crashes[0]["parameters"], ["0x3B", "0xC0000096", "0xFFFFF806871C1651", "0xFFFFDA0253683720", "0x0"])
        self.check(crashes[4]["parameters"], ["0xEF", "0xFFFFF80303A8E080", "0x0", "0x0", "0x0"])
        self.assertIn("MSR", crashes[0]["meaning"])
        self.assertIn("other guests may write other values", " ".join(text("crash-as-monitors-log-it").split()))
        crashes = report("made-crashes")["crashes"]
        self.check([(crash["reporter"], crash["stopCode"]) for crash in crashes], [
            ("VMware", "HAL_INITIALIZATION_FAILED"), ("Hyper-V", "KERNEL_SECURITY_CHECK_FAILURE"), ("Hyper-V", None),
            ("Windows", "KMODE_EXCEPTION_NOT_HANDLED"), ("KVM", "KMODE_EXCEPTION_NOT_HANDLED"),
            ("Windows Debugger", "KMODE_EXCEPTION_NOT_HANDLED"), ("Windows Debugger", "KMODE_EXCEPTION_NOT_HANDLED"),
            ("Windows Debugger", "SYSTEM_THREAD_EXCEPTION_NOT_HANDLED"), ("Xen", "WHEA_UNCORRECTABLE_ERROR"),
            ("libvirt with QEMU", None)])
        self.check(crashes[6]["parameters"], ["0x1E", "0xFFFFFFFFC0000005", "0xFFFFF8054C61E97C", "0x0", "0x28"])
        self.check(crashes[7]["statuses"][1], "STATUS_ACCESS_VIOLATION")
        self.assertIn("no stop code of Windows", crashes[2]["meaning"])
        self.assertIn("P1 is the identity of the guest: Linux, version 6.6.0", crashes[9]["meaning"])
        crash = report("made-qmp-event")["crashes"][0]
        self.check(crash["parameters"], ["0x3B", "0xC0000096", "0xFFFFF80303A8E080", "0x0", "0x0"])

    def test_monitors(self):
        """What hosts and monitors log of guests: MSRs that they refuse, statuses, crash registers."""
        found = report("made-monitors")
        self.check([meaning for _, meaning in log(found, "MSR")],
                   ["HvSyntheticMsrReferenceTsc", "HvSyntheticMsrTscInvariantControl",
                    "HvSyntheticMsrSTimeUnhaltedTimerConfig",
                    "HvSyntheticMsrGuestOsId: Windows NT, version 10.0, service 0, build 10011",
                    "HvSyntheticMsrSControl"])
        self.check(log(found, "storage"), [
            ("scsi 0x2 srb 0x86",
             "SCSI status check condition; VMSTOR_SRB_STATUS_INVALID_REQUEST, sense data valid")])
        self.check(log(found, "VMBus"), [("channel message type 28 size 12", "ChannelMessagePauseResponse")])
        self.check([(crash["reporter"], crash["parameters"][:2]) for crash in found["crashes"]],
                   [("QEMU", ["0x1E", "0xFFFFFFFFC0000096"]), ("OpenVMM", ["0x1E", "0xFFFFFFFFC0000096"])])

    def test_crashes_pasted_alone(self):
        """Each line of the file by itself, and without the words in front."""
        SEEN.add("crash-as-monitors-log-it")
        lines = (POSTED / "crash-as-monitors-log-it.txt").read_text().splitlines()
        whole = report("crash-as-monitors-log-it")["crashes"]
        for line, expected in zip(lines, whole):
            for alone in (line, re.sub(r"^.*?(CRASH: |hyper-v: |condition! |\"data\": )", "", line)):
                with self.subTest(alone):
                    found = json.loads(run("-", "--json", data=alone.encode())[0])
                    self.check([crash["parameters"] for crash in found["crashes"]], [expected["parameters"]])
                    self.check(found["source"]["kind"], "crash registers")

    # The rest.

    def test_every_posted_text_is_checked(self):
        for name in dir(self):
            if name.startswith("test_") and name != "test_every_posted_text_is_checked":
                getattr(self, name)()
        self.check(sorted(SEEN), sorted(path.stem for path in POSTED.glob("*.txt")))

    def test_raw_of_each_is_readable(self):
        for path in sorted(POSTED.glob("*.txt")):
            with self.subTest(path.stem):
                found = json.loads(run(path, "--json")[0])
                if not found["leaves"]:
                    continue
                for form in ("--raw", "--json"):
                    again = json.loads(run("-", "--json", data=run(path, form)[0].encode())[0])
                    self.check((again["leaves"], again["architecture"]) if found["hypervisor"]["hyperV"] in (None, False)
                               or "interface" in found["hypervisor"] else None,
                               (found["leaves"], found["architecture"]))

    def test_contradiction(self):
        first = "40000003 00000000 00002e7f 003b8030 00000000 00000000\n"
        head = "40000000 00000000 40000006 7263694d 666f736f 76482074\n"
        found = json.loads(run("-", "--json", data=(head + first + first).encode())[0])
        self.check(found["source"]["notes"], [])
        found = json.loads(run("-", "--json", data=(head + first + first.replace("2e7f", "2e7e")).encode())[0])
        self.check(any("40000003 has other values in line 3 than in line 2" in note
                       for note in found["source"]["notes"]), True, found["source"]["notes"])
        self.check(registers(found)["40000003"][0], 0x2E7F)

    def test_two_forms_in_one_text(self):
        log = b"Hyper-V: privilege flags low 0x2e7f, high 0x3b8030, hints 0x64e2c, misc 0xe0bed7b2\n" * 3
        dump = b"CPUID 40000000: 4000000B-7263694D-666F736F-76482074\nCPUID 40000001: 31237648-00000000-00000000-00000000\n"
        found = json.loads(run("-", "--json", data=log + dump)[0])
        self.check((found["source"]["kind"], any("also has 2 leaves of CPUID" in note for note in found["source"]["notes"])),
                   ("kernel log", True))
        self.check(any("lines of a kernel log (--kernel-log" in note
                       for note in json.loads(run("-", "--json", data=log[:len(log) // 3 * 2] + dump * 2)[0])["source"]["notes"]),
                   True)
        self.check(report("illumos-verbose-boot")["source"]["notes"],
                   ["Ignored 1 line (--verbose shows them)."])

    def test_verbose_and_nothing(self):
        shown, error = run("-", "--verbose", data=b"a word\nCPUID 40000000: 40000001-7263694D-666F736F-76482074\nlast\n")
        self.check(error, "hvinfo: -:1: ignored: a word\nhvinfo: -:3: ignored: last\n")
        self.assertIn("Ignored 2 lines.", shown)
        _, error = run("-", data=b"nothing\nhere\n", code=3)
        for word in ("CPUID 40000000:", "Hyper-V: ...", "crash registers"):
            self.assertIn(word, error)

    def test_long_texts(self):
        """Whatever has many bytes ends soon and takes no more memory than its bytes and some."""
        line = b"[    1.234567] usb 1-1: new high-speed USB device number 2 using xhci_hcd\n"
        boot = b"Hyper-V: privilege flags low 0xae7f, high 0x3b8030, hints 0xc2c, misc 0xe0bed7b2\n"
        texts = {"log": line * (2 ** 24 // len(line)) + boot, "one line": b"x" * 2 ** 24 + b"\n" + boot,
                 "numbers": b"40000003 " * 2 ** 20, "brackets": b"[{" * 2 ** 22, "tags": b"<a b='" * 2 ** 21,
                 "zeros": bytes(2 ** 24), "ones": b"\xff" * 2 ** 24}
        for name, data in texts.items():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "text"
                path.write_bytes(data)
                process = subprocess.Popen([PROGRAM, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                error = process.communicate(timeout=100)[1]
                self.check(process.returncode in (0, 3), True, error[:200])
                self.check(process.returncode == 0, name in ("log", "one line"))


class Explain(unittest.TestCase):
    """hvinfo explain."""

    def explain(self, value, code=0):
        global CHECKED
        CHECKED += 1
        found = json.loads(run("explain", "--json", value, code=code)[0])["explained"]
        self.assertEqual([entry["value"] for entry in found], [value])
        for meaning in found[0]["meanings"]:
            if meaning["header"]:
                self.assertTrue((POSTED.parents[2] / "include" / meaning["header"]).is_file(), meaning["header"])
                self.assertTrue(meaning["sources"], meaning["header"])
        return found[0]

    def test_values(self):
        for value, kind, name, word in (
            ("0xC0350015", "NTSTATUS of the hypervisor", "HV_STATUS_INVALID_VP_STATE", "0x35"),
            ("0x80350005", "NTSTATUS of the hypervisor", "HV_STATUS_INVALID_PARAMETER", "0x05"),
            ("0xc0000044", "NTSTATUS", "STATUS_QUOTA_EXCEEDED", ""),
            ("-1073741756", "NTSTATUS", "STATUS_QUOTA_EXCEEDED", ""),
            ("0xFFFFFFFFC0000225", "NTSTATUS", "STATUS_NOT_FOUND", ""),
            ("0x40000100", "MSR", "HvSyntheticMsrCrashP0", "stop code"),
            ("0x40000000", "MSR", "HvSyntheticMsrGuestOsId", ""),
            ("20001", "stop code of Windows", "HYPERVISOR_ERROR", ""),
            ("92", "hypercall", "HvCallPostMessage", "PostMessages"),
            ("0x5c", "hypercall", "HvCallPostMessage", "Any partition"),
            ("HvCallPostMessage", "hypercall", "HvCallPostMessage", "version 1"),
            ("hvcallpostmessage", "hypercall", "HvCallPostMessage", ""),
            ("PostMessage", "hypercall", "HvCallPostMessage", ""),
            ("0x1000a0001", "hypercall input word", None, ""),
            ("0x80000001", "message type", "HvMessageTypeGpaIntercept", ""),
            ("0x00020000", "register name of x64", "HvX64RegisterRax", ""),
            ("0x00020000", "register name of ARM64", "HvArm64RegisterX0", ""),
            ("40000003:edx:10", "field of a CPUID leaf", "GuestCrashRegsAvailable", "bit 10"),
            ("CPUID.40000003H:EAX[5]", "field of a CPUID leaf", "AccessHypercallMsrs", "bit 5"),
            ("0x40000004/eax/5", "field of a CPUID leaf", None, ""),
            ("15", "channel message of the VMBus", None, ""),
            ("ChannelMessageVersionResponse", "channel message of the VMBus", "ChannelMessageVersionResponse", ""),
            ("{44c4f61d-4444-4400-9d52-802e27ede19f}", "class of VMBus devices", "VPCI_CLASS_ID", "Pci.h"),
            ("44C4F61D-4444-4400-9D52-802E27EDE19F", "class of VMBus devices", "VPCI_CLASS_ID", "Pci.h"),
            ("vmbus:1df6c444444400449d52802e27ede19f", "class of VMBus devices", "VPCI_CLASS_ID", "Pci.h"),
            ("0000138a-facb-11e6-bd58-64006a7986d3", "service of Hyper-V sockets", None, "5002"),
            ("0x80070032", "status of an integration component", "IC_STATUS_NOT_SUPPORTED", ""),
            ("0x84", "SRB status", "VMSTOR_SRB_STATUS_ERROR", "AUTOSENSE_VALID"),
            ("0x20", "SRB status", "VMSTOR_SRB_STATUS_INVALID_LUN", ""),
            ("108", "NVSP message", "NvspMessage1TypeSendRNDISPacketComplete", ""),
            ("0x80000006", "RNDIS message", "REMOTE_NDIS_RESET_CMPLT", ""),
            ("0x4001000B", "RNDIS status", "RNDIS_STATUS_MEDIA_CONNECT", ""),
            ("0x00010106", "RNDIS object", "RNDIS_OID_GEN_MAXIMUM_FRAME_SIZE", ""),
            ("0x139", "stop code of Windows", "KERNEL_SECURITY_CHECK_FAILURE", ""),
            ("0x1000007e", "stop code of Windows", "SYSTEM_THREAD_EXCEPTION_NOT_HANDLED_M", ""),
            ("CRITICAL_PROCESS_DIED", "stop code of Windows", "CRITICAL_PROCESS_DIED", ""),
            ("0xC0370009", "status of the host's services", "HV_HOST_STATUS_VID_PARTITION_DOES_NOT_EXIST", ""),
            ("0x80370102", "status of the host's services", None, ""),
            ("STATUS_HV_INVALID_VP_STATE", "hypercall status", "HV_STATUS_INVALID_VP_STATE", "0xC0350015"),
            ("ERROR_HV_INVALID_VP_STATE", "hypercall status", "HV_STATUS_INVALID_VP_STATE", ""),
            ("HV_X64_MSR_VP_INDEX", "MSR", "HvSyntheticMsrVpIndex", ""),
            ("0x0001040A0000271B", "guest OS identity", "Windows NT", "10.0"),
            ("0x8100000601000000", "guest OS identity", "Linux", "6.1.0"),
            ("0x00050002", "VMBus version", "VMBUS_VERSION_WIN10RS5", "5.2"),
            ("Hypervisor.RootFlags.ValueHex", "figure of the Windows Debugger", None, "neither"),
        ):
            with self.subTest(value):
                meanings = self.explain(value)["meanings"]
                hit = [meaning for meaning in meanings if meaning["kind"] == kind and name in (None, meaning["name"])]
                self.assertTrue(hit, meanings)
                self.assertIn(word, hit[0]["detail"] or "")

    def test_order_and_several(self):
        self.assertEqual(self.explain("0x40000002")["meanings"][0]["kind"], "MSR")
        kinds = [meaning["kind"] for meaning in self.explain("0x5")["meanings"]]
        self.assertEqual(kinds[0], "hypercall status")
        for kind in ("hypercall status", "SRB status", "channel message of the VMBus", "NVSP status", "RNDIS message"):
            self.assertIn(kind, kinds)
        word = self.explain("0x0001000500010003")["meanings"]
        self.assertEqual((word[0]["kind"], word[0]["name"]), ("hypercall input word", "HvCallFlushVirtualAddressList"))
        self.assertIn("IsFast 1, VariableHeaderSize 0, IsNested 0, CountOfElements 5, RepStartIndex 1.",
                      word[0]["detail"])
        word = self.explain("0x000000030000000B")["meanings"]
        self.assertIn(("hypercall result word", "HV_STATUS_INSUFFICIENT_MEMORY"),
                      [(meaning["kind"], meaning["name"]) for meaning in word])

    def test_unknown(self):
        found = self.explain("HvCalPostMesage", code=5)
        self.assertEqual((found["meanings"], found["nearest"][0]), ([], "HvCallPostMessage"))
        self.assertEqual(self.explain("0xDEADBEEFDEADBEEF", code=5)["meanings"], [])
        self.assertIn("nearest: HvCallPostMessage", run("explain", "HvCalPostMesage", code=5)[0])
        both = json.loads(run("explain", "92", "zzzzzzzzzz", "--json", code=5)[0])["explained"]
        self.assertEqual(len(both), 2)

    def test_text(self):
        shown = run("explain", "0xC0350015")[0]
        self.assertRegex(shown, r"(?m)^0xC0350015\n  NTSTATUS of the hypervisor: HV_STATUS_INVALID_VP_STATE = 0x15")
        self.assertIn("header  Mile.HyperV/Hypervisor/Status.h", shown)
        self.assertIn("sources TLFS", shown)
        for line in shown.splitlines():
            self.assertLessEqual(len(line), 100)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    program = unittest.main(exit=False)
    print(f"count {CHECKED} facts of posted texts and numbers")
    sys.exit(not program.result.wasSuccessful())
