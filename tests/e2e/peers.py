# SPDX-License-Identifier: MIT
"""Who answers the guest, and where: ways, peers, their command lines, and what a run means."""

import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import build
import image
import machine
from archive import Missing

WAYS = {
    "kvm": "on this machine's KVM with its Hyper-V emulation",
    "nested": "on the KVM of a Debian kernel, in an outer machine that QEMU emulates",
    "none": "on a machine without Hyper-V, which QEMU emulates",
}

PEERS = {
    "qemu10": "QEMU of Debian 13: VMBus with a dynamic memory device",
    "qemu7": "QEMU of Debian 12: VMBus without devices",
    "system": "the QEMU that is installed here",
    "host": "no QEMU, but the host of examples/host: every device",
    "kvm-alone": "no QEMU, but the VMM of tests/e2e/vmm: the hypervisor without VMBus",
}

# Features of Hyper-V that KVM emulates, under QEMU's names. Without +hypervisor a guest must not look for them.
HYPERV = ("host,+hypervisor,hv-relaxed,hv-vapic,hv-vpindex,hv-runtime,hv-time,hv-synic,hv-stimer,hv-stimer-direct,"
          "hv-reset,hv-crash,hv-frequencies,hv-tlbflush,hv-ipi")

# Files that QEMU reads to start a guest by -kernel; the outer machine does not need its other data.
QEMU_DATA = ["usr/share/qemu/kvmvapic.bin", "usr/share/qemu/pvh.bin", "usr/share/qemu/linuxboot_dma.bin",
             "usr/share/seabios/bios-256k.bin"]

# The memory of an x64 machine, in bytes.
MEMORY = 128 << 20

ARM64_FIRMWARE = "/usr/share/qemu-efi-aarch64/QEMU_EFI.fd"

RESULT = re.compile(r"^Mile\.HyperV guest: result (\d+)$")


@dataclass
class Request:
    """What is to be run, and how."""

    guest: Path
    way: str
    peer: str
    kind: str = "elf"  # one of build.GUESTS
    seconds: int = 200  # for a busy machine; a guest takes a few
    cpu: str = ""  # another processor than the way's own
    plain: bool = False  # kvm-alone without Hyper-V
    words: str = ""  # the guest's command line; only for an ELF image, by QEMU or the host
    orders: tuple = ()  # of machine.Order, to QEMU or the host
    options: tuple = ("--all",)  # of the host: its devices, its faults
    pace: int = 2  # nested: an instruction takes 2^pace ns, so that more of them pass a long wait sooner


def has_balloon(qemu):
    """Whether a QEMU, given as the words that run it, has the dynamic memory device."""
    done = subprocess.run([*qemu, "-device", "hv-balloon,help"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, check=False)
    return done.returncode == 0 and "status-report" in done.stdout


def best_peer(way, archive):
    """The peer that has most to say; on this machine's KVM without a download, if its own QEMU will do."""
    if way == "none":
        return "system"
    own = shutil.which("qemu-system-x86_64")
    if way == "kvm" and own and (has_balloon([own]) or archive.lacks()):
        return "system"
    return "qemu10"


def run(request, archive, work, show):
    """Runs a guest; returns the Outcome."""
    Path(work).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="run-", dir=work) as temporary:
        if request.way == "nested":
            place = machine.Outer(show, archive.fetch("kernel"), build.init(work), temporary, request.pace)
        else:
            place = machine.Here(show)
        if request.peer == "kvm-alone":
            command = [place.place("vmm", build.vmm(work))] + (["--plain"] if request.plain else [])
            command.append(place.place("guest.elf", request.guest))
        elif request.peer == "host":
            command = [place.place("host", build.host(work)), "--control", "{control}", "--seconds",
                       str(request.seconds - 10), "--append", request.words, *request.options,
                       place.place("guest.elf", request.guest)]
        else:
            command = qemu(request, archive, place, Path(temporary))
        return place.run(command, request.seconds, monitor=request.peer != "kvm-alone", orders=request.orders)


def run_series(guest, runs, way, archive, work, show, orders=(), shared=None, sanitized=False):
    """Runs an ELF guest on the host several times, all in one boot of the outer machine; returns the Outcome.

    The runs are {name: options of the host}. The guest's text has a line "--- NAME" before each run and
    "--- ended with STATUS" after it; the orders are for the host of the run that is next to do what they wait for.
    The folder "$2" has the files of shared, {name: bytes}, and a link "link" to the first of them.
    """
    with tempfile.TemporaryDirectory(prefix="run-", dir=work) as temporary:
        if way == "nested":
            # While a host waits for this program to read what it sends, counted time would leap to the end of the run.
            place = machine.Outer(show, archive.fetch("kernel"), build.init(work), temporary, None if orders else 2)
        else:
            place = machine.Here(show)
        host = " ".join(place.linked(build.host_sanitized(work))) if sanitized else place.place("host", build.host(work))
        elf = place.place("guest.elf", guest)
        script, folder = Path(temporary, "script"), Path(temporary, "shared", "folder")
        folder.mkdir(parents=True)
        for name, data in (shared or {}).items():
            Path(folder, name).write_bytes(data)
            # Outside of the folder as well: that one must not be found by "..".
            Path(folder.parent, name).write_bytes(data)
        link = "".join("ln -sf %s \"$2/link\"\n" % name for name in list(shared or {})[:1])
        script.write_text(link + "".join("echo '--- %s'\n%s --seconds 150 %s %s\necho \"--- ended with $?\"\n"
                                  % (name, host, options, elf) for name, options in runs.items()), encoding="utf-8")
        busybox = place.place("busybox", archive.fetch("busybox") / "bin/busybox")
        return place.run([busybox, "sh", place.place("script", script), "{control}",
                          place.folder("shared", folder.parent) + "/folder"], 100 * len(runs),
                         monitor=bool(orders), orders=orders)


def qemu(request, archive, place, temporary):
    """QEMU's command line: the machine, what answers of Hyper-V, where the guest comes from, whom it tells."""
    command = place.qemu(qemu_program(request, archive))
    arm64 = request.kind == "uefi-arm64"
    command += ["-machine", "virt" if arm64 else "q35", "-m", "256" if arm64 else "%dB" % MEMORY, "-nodefaults",
                "-no-reboot", "-display", "none", "-chardev", "file,id=guest,path=/proc/self/fd/1",
                "-chardev", "{qmp}", "-mon", "chardev=qmp,mode=control"]
    if request.way == "none":
        command += ["-accel", "tcg", "-cpu", request.cpu or ("cortex-a57" if arm64 else "max")]
    else:
        command += ["-accel", "kvm", "-cpu", request.cpu or HYPERV, "-device", "vmbus-bridge", "-trace", "vmbus_*"]
        if request.peer == "qemu10" or request.peer == "system" and has_balloon(command[:1]):
            command += ["-device", "hv-balloon,id=balloon,status-report=on", "-trace", "hv_balloon_*"]
    if arm64:
        command += ["-serial", "chardev:guest"]
    else:
        command += ["-device", "isa-debugcon,iobase=0xe9,chardev=guest",
                    "-device", "isa-debug-exit,iobase=0xf4,iosize=4"]
    if request.kind == "elf":
        words = ["-append", request.words] if request.words else []
        return command + ["-kernel", place.place("guest.elf", request.guest), *words]
    return command + firmware(arm64, archive, place) + disk(request.guest, arm64, place, temporary)


def qemu_program(request, archive):
    if request.peer == "system":
        name = "qemu-system-aarch64" if request.kind == "uefi-arm64" else "qemu-system-x86_64"
        return image.Installed(image.installed(name))
    return image.Program(archive.fetch(request.peer), "qemu-system-x86_64", QEMU_DATA)


def firmware(arm64, archive, place):
    if not arm64:
        return ["-bios", place.place("OVMF.fd", archive.fetch("ovmf") / "usr/share/ovmf/OVMF.fd")]
    if not Path(ARM64_FIRMWARE).exists():
        raise Missing("%s (Debian's package qemu-efi-aarch64)" % ARM64_FIRMWARE)
    return ["-bios", ARM64_FIRMWARE]


def disk(guest, arm64, place, temporary):
    """A disk as firmware looks for it: one FAT file system, and the program under its standard name."""
    name = "EFI/BOOT/BOOTAA64.EFI" if arm64 else "EFI/BOOT/BOOTX64.EFI"
    copy = temporary / "disk" / name
    copy.parent.mkdir(parents=True)
    copy.write_bytes(Path(guest).read_bytes())
    folder = place.folder("disk", temporary / "disk")
    device = "virtio-blk-pci" if arm64 else "ide-hd"
    return ["-drive", "if=none,id=disk,format=raw,file=fat:rw:%s" % folder, "-device", device + ",drive=disk"]


def result_of(outcome, has_exit_port=True):
    """The guest's result, and why there is none: its last line, and the exit status that agrees with it."""
    lines = [line.strip() for line in outcome.guest.splitlines() if line.strip()]
    last = lines[-1] if lines else "none"
    found = RESULT.match(last)
    if outcome.trouble:
        return None, "%s; its last line was: %s" % (outcome.trouble, last)
    end = "status %d" % outcome.status
    for event in outcome.events:
        if event["event"] == "SHUTDOWN":
            end += ", " + event["data"].get("reason", "?")
    if not found:
        return None, ("the machine ended (%s) before the guest's last line, 'Mile.HyperV guest: result N'; "
                      "the last was: %s" % (end, last))
    result = int(found[1])
    expected = ((result + 0x10) << 1 | 1) & 0xFF if has_exit_port else 0
    if outcome.status != expected:
        return None, "the guest says result %d, which is status %d, but its peer ended otherwise (%s)" % (
            result, expected, end)
    return result, ""
