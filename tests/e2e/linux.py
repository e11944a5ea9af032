# SPDX-License-Identifier: MIT
"""Linux as a guest of examples/host: kernels, initramfs images, and runs of them."""

import lzma
import re
import shutil
import struct
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import build
import image
import machine
from archive import Missing

HERE = Path(__file__).resolve().parent

# The sets of archive.py that have a kernel, by the names that the legs use.
KERNELS = {"6.1": "kernel", "6.12": "kernel13", "6.12 with DRM": "kernel13-full"}

# Compression formats of Debian's kernels: the first bytes, and the program that decompresses them.
PACKERS = {b"\x02\x21\x4c\x18": ["lz4", "-dc"], b"\x28\xb5\x2f\xfd": ["zstd", "-dcq"]}

# Linux's drivers for devices of the bus, and what a program needs to see them.
DRIVERS = ("hv_utils", "hyperv-keyboard", "atkbd", "hid-hyperv", "evdev", "hv_storvsc", "sd_mod", "hv_sock", "hv_balloon",
           "hv_netvsc", "pci-hyperv", "hyperv_fb")

# Quiet, because each character costs an exit; no self-tests; nothing to look for that is not there.
WORDS = "quiet loglevel=1 nokaslr mitigations=off cryptomgr.notests panic=-1 random.trust_cpu=on no_timer_check"


# For an island with a tap device in the outer machine.
ISLAND_MODULES = ("tun", "8021q")

# Commands of busybox that the scripts in a Linux guest use.
APPLETS = (
    "sh chmod hostname uname ps timeout expr ln usleep cat sleep dmesg grep date ls mount umount dd sha256sum "
    "readlink mkdir ifconfig ping ip route blockdev fstrim sed head tail echo cut sort tr wc fdisk nc kill "
    "crc32 blkdiscard stat df free printf touch rm cp mv od arp awk sync reboot insmod rmmod lsmod modprobe "
    "mknod find test true seq cmp udhcpc nslookup"
).split()


@dataclass
class Guest:
    """What is to be run."""

    scripts: tuple  # files of linux/, without .sh: what the guest does, one after the other
    kernel: str = "6.1"
    bus: tuple = ("hv_vmbus",)
    modules: tuple = ()  # beside the bus; what they need comes by itself
    options: tuple = ()  # of the host
    orders: tuple = ()  # of machine.Order, to the host
    seconds: int = 240  # for a busy machine
    programs: tuple = ()  # (set of archive.py, path in it): put into the guest with their libraries
    files: dict = field(default_factory=dict)  # further files of the host's machine: name -> path on this machine
    words: str = ""  # more for the kernel's command line
    status: int = 0  # the host's exit status that is expected
    second: object = None  # a Guest whose kernel and initramfs lie in /second
    sanitized: bool = False  # the host is built with sanitizers
    island: object = None  # a tuple of island's options: the host runs on one, with libslirp


def vmlinux(folder, cache):
    """The kernel that a bzImage unpacks into: an ELF image, which starts seconds sooner. The bzImage if none can be."""
    packed = next(Path(folder, "boot").glob("vmlinuz-*"))
    unpacked = Path(cache) / (packed.name.replace("vmlinuz", "vmlinux"))
    if unpacked.exists():
        return unpacked
    data = packed.read_bytes()
    setup = (data[0x1F1] or 4) * 512 + 512
    offset, length = struct.unpack_from("<II", data, 0x248)
    payload = data[setup + offset:setup + offset + length - 4]  # its last four bytes are the size
    command = PACKERS.get(payload[:4])
    if command is None or shutil.which(command[0]) is None:
        return packed
    done = subprocess.run(command, input=payload, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if not done.stdout.startswith(b"\x7fELF"):
        return packed
    new = unpacked.with_suffix(".new")
    new.write_bytes(done.stdout)
    new.replace(unpacked)
    return unpacked


class Modules:
    """The modules of an unpacked kernel package, which has no modules.dep: each module says itself what it needs."""

    def __init__(self, folder):
        root = next(Path(folder, "lib/modules").iterdir())
        self.files = {self.name(file): file for file in root.rglob("*.ko*")}

    @staticmethod
    def name(file):
        return file.name.split(".ko")[0].replace("-", "_")

    def read(self, name):
        file = self.files[name]
        data = file.read_bytes()
        return lzma.decompress(data) if file.suffix == ".xz" else data

    def resolve(self, names):
        """The modules by name, each after those that it needs: a list of (name, bytes). Built-in ones are left out."""
        done = {}

        def add(name):
            name = name.replace("-", "_")
            if name in done or name not in self.files:
                return
            data = self.read(name)
            needs = re.search(rb"\0depends=([^\0]*)\0", data)
            for other in needs[1].decode().split(",") if needs else []:
                add(other)
            done[name] = data

        for name in names:
            add(name)
        return list(done.items())


def initrd(guest, archive, cache, path):
    """The guest's initramfs."""
    out = image.Image()
    init = build.linux_init(cache)
    for name in ("/init", "/bin/tool", "/sbin/poweroff", "/sbin/reboot"):
        out.add(name, init, mode=0o755)
    out.add("/bin/busybox", archive.fetch("busybox") / "bin/busybox", mode=0o755)
    for applet in APPLETS:
        out.add("/bin/" + applet, data=b"/bin/busybox", mode=0o120777)
    out.add("/test", data=b"".join((HERE / "linux" / (name + ".sh")).read_bytes() for name in guest.scripts))
    modules = Modules(archive.fetch(KERNELS[guest.kernel]))
    for number, (name, data) in enumerate(modules.resolve([*guest.bus, *guest.modules])):
        out.add("/modules/%03d-%s.ko" % (number, name), data=data)
    for kind, name in guest.programs:
        program = image.Program(archive.fetch(kind), name)
        out.add_program(program)
    if guest.second:
        inner = path.with_name("second-initrd")
        initrd(guest.second, archive, cache, inner)
        out.add("/second/initrd", inner)
        out.add("/second/kernel", next((archive.fetch(KERNELS[guest.second.kernel]) / "boot").glob("vmlinuz-*")))
        out.add("/second/words", data=WORDS.encode())
    out.write(path)


def host(guest, place, cache):
    """The words that start the host: on an island, whose programs are on this machine or in the outer one."""
    if guest.island is not None:
        return [place.place("island", build.island(cache)), *guest.island,
                *place.linked(build.host_with_slirp(cache, guest.sanitized))]
    if guest.sanitized:
        return place.linked(build.host_sanitized(cache))
    return [place.place("host", build.host(cache))]


def outer(archive, cache, temporary, show, modules=()):
    """The outer machine, with more modules of its kernel."""
    place = machine.Outer(show, archive.fetch("kernel"), build.init(cache), temporary, pace=None, memory=2048)
    for number, (name, data) in enumerate(Modules(archive.fetch("kernel")).resolve(modules)):
        place.image.add("/modules/9%02d-%s.ko" % (number, name), data=data)
    return place


def run_series(guests, archive, cache, way, show):
    """Runs guests one after the other, in one boot of the outer machine, without orders; returns the Outcome.

    They are {name: Guest}. Both the guest's text and the host's reports have a line "--- NAME" before each run; the text
    also has "--- ended with STATUS" after it. Each guest turns itself off.
    """
    cache = Path(cache)
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="linux-", dir=cache) as temporary:
        if way == "nested":
            place = outer(archive, cache, temporary, show)
        else:
            place = machine.Here(show)
        script = ""
        for number, (name, guest) in enumerate(guests.items()):
            initramfs = Path(temporary, "guest-initrd-%d" % number)
            initrd(guest, archive, cache, initramfs)
            kernel = vmlinux(archive.fetch(KERNELS[guest.kernel]), cache)
            command = [*host(guest, place, cache), "--seconds", str(guest.seconds),
                       "--append", WORDS + " " + guest.words, "--initrd", place.place(initramfs.name, initramfs),
                       *guest.options, place.place(kernel.name, kernel)]
            script += "echo '--- %s'; echo '--- %s' >&2\n%s\necho \"--- ended with $?\"\n" % (
                name, name, " ".join("'%s'" % word for word in command))
        path = Path(temporary, "script")
        path.write_text(script, encoding="utf-8")
        busybox = place.place("busybox", archive.fetch("busybox") / "bin/busybox")
        return place.run([busybox, "sh", place.place("script", path)], sum(guest.seconds for guest in guests.values()),
                         monitor=False)


def run(guest, archive, cache, way, show):
    """Runs a guest; returns the Outcome. The guest's text is outcome.guest, the host's reports are outcome.peer."""
    cache = Path(cache)
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="linux-", dir=cache) as temporary:
        if way == "nested":
            place = outer(archive, cache, temporary, show, ISLAND_MODULES if guest.island is not None else ())
        else:
            place = machine.Here(show)
        initramfs = Path(temporary, "guest-initrd")
        initrd(guest, archive, cache, initramfs)
        kernel = vmlinux(archive.fetch(KERNELS[guest.kernel]), cache)
        names = {name: place.place(name, path) for name, path in guest.files.items()}
        command = [*host(guest, place, cache), "--seconds", str(guest.seconds), "--control", "{control}",
                   "--append", "%s %s" % (WORDS, guest.words), "--initrd", place.place("guest-initrd", initramfs),
                   *(option.format(**names, control="{control}") for option in guest.options),
                   place.place("kernel", kernel)]
        return place.run(command, guest.seconds + 60, monitor=True, orders=guest.orders)
