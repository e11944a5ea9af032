# SPDX-License-Identifier: MIT
"""Legs with Linux's own drivers as guests of examples/host. leg.py runs them.

Each boot serves as many devices as fit. What is asserted is what Linux did: what
its drivers reported, what its programs read, what lies in a disk's file
afterwards; what the host believes is asked only for what Linux cannot see.
"""

import base64
import hashlib
import os
import re
import struct
import tempfile
import time
import zlib
from pathlib import Path

import build
import linux
import peers
from machine import Order


def when_said(text):
    """For an order: when the guest has written this."""
    return lambda outcome: text in outcome.guest


def event_came(name):
    """For an order: when the host has sent an event of this name."""
    return lambda outcome: any(event["event"] == name for event in outcome.events)


def count_came(name, number):
    """For an order: when so many of these events came."""
    return lambda outcome: sum(event["event"] == name for event in outcome.events) >= number


def count_said(text, number):
    """For an order: when the guest has written this so often."""
    return lambda outcome: outcome.guest.count(text) >= number


def both(first, second):
    return lambda outcome: first(outcome) and second(outcome)


FIRST_CONNECTION = 0x2000  # what the host adds to a channel's number

INTEGRATION = ("--heartbeat", "--shutdown", "--timesync")


class Part:
    """Some devices in a boot: what the host and the guest need for them, and what is asserted afterwards."""

    scripts = ()
    modules = ()
    options = ()
    programs = ()
    words = ""

    def __init__(self, leg, folder):
        self.leg = leg
        self.folder = folder

    def files(self):
        """Files that the host opens: {name: path}."""
        return {}

    def orders(self):
        """What the host is told, and when."""
        return ()

    def check(self):
        """Asserts what happened."""

    def answer(self, command, number=0):
        """What the host answered to the order that was the command's."""
        names = [order.command for order in self.leg.given]
        places = [place for place, name in enumerate(names) if name == command]
        answers = self.leg.outcome.answers
        self.leg.check(len(places) > number and places[number] < len(answers), "no answer to %s" % command)
        return answers[places[number]] if len(places) > number and places[number] < len(answers) else {}

    def last_answer(self, command):
        return self.answer(command, sum(order.command == command for order in self.leg.given) - 1)


class Found(Part):
    """The bus, the integration components, the end."""

    scripts = ("first",)
    modules = ("hv_utils",)
    options = INTEGRATION
    version = "5.3"

    def orders(self):
        return (Order(both(when_said("ready: time"), event_came("TIME_ANSWER")), "time", {"offset": 1000000}),)

    def check(self):
        leg = self.leg
        leg.says(r"^Vmbus version:%s$" % self.version.replace(".", r"\."))
        for device in ("9527e630-d0ae-497b-adce-e80ab0175caf", "0e0b6031-5213-4934-818b-38d90ced39db",
                       "57164f39-9115-4e78-ab55-382f3bd5422d"):
            leg.says(r"^device: \{%s\} hv_utils$" % device)
        clock = leg.says(r"^clock: (\d+)$")
        leg.check(clock and abs(int(clock[1]) - time.time()) < 600, "the guest's clock is %s" % (clock and clock[1]))
        leg.says("^clock: jumped by (1000|999) thousand seconds$", "^linux: powers off$")
        leg.event("HEARTBEAT", device="heartbeat0")
        leg.event("TIME_ANSWER", status=0)
        leg.event("SHUTDOWN_ANSWER", status=0)
        leg.sees(r"^host: version %s is agreed on$" % self.version, "^host: the guest turned itself off$")


class Processors(Part):
    """Two processors: sub-channels of a disk, and a channel that moves; an IDE disk beside."""

    scripts = ("processors",)
    modules = ("hv_storvsc", "sd_mod")
    options = ("--processors", "2", "--scsi=memory:16", "--ide={ide}")
    IDE = b"".join(b"%-16d" % number for number in range(8 << 16))

    def files(self):
        path = self.folder / "ide.raw"
        path.write_bytes(self.IDE)
        return {"ide": path}

    def orders(self):
        return (Order(when_said("ready: report"), "report"),)

    def check(self):
        self.leg.says("^processors: IDE disk %08x" % zlib.crc32(self.IDE))
        self.leg.says("^processors: 2$", "^processors: read on 0$", "^processors: read on 1$")
        self.leg.says("^processors: 2 channels on 0 1 $")
        self.leg.says("^processors: heartbeat moved to 1$")
        channels = self.answer("report").get("channels", [])
        disks = [channel for channel in channels if channel["device"] == "scsi0" and channel["open"]]
        self.leg.check(sorted(channel["sub"] for channel in disks) == [0, 1] and
                       all(channel["packets_in"] >= 8 for channel in disks), "the disk's channels are %s" % disks)
        moved = [channel["processor"] for channel in channels if channel["device"] == "heartbeat0"]
        self.leg.check(moved == [1], "the heartbeat's channel is on %s" % moved)
        self.leg.check(all(channel["dropped"] == 0 for channel in channels), "packets were dropped: %s" % channels)


class Monitored(Part):
    """Monitor pages: Linux reads what the host says of each trigger, and signals by them, whatever else is in the boot."""

    scripts = ("monitor",)
    MICROSECONDS = 1000
    options = ("--monitor", str(MICROSECONDS))

    def orders(self):
        return (Order(when_said("ready: monitor report"), "report"),)

    def check(self):
        leg = self.leg
        told = re.findall(r"^monitor: channel (\d+) id (\d+) latency (\d+) connection (\d+)$", leg.outcome.guest, re.M)
        leg.check(told and len(told) == len({identity for _, identity, _, _ in told}), "the monitor ids are %s" % told)
        for channel, identity, latency, connection in told:
            leg.check(int(identity) < 128 and int(latency) == 10 * self.MICROSECONDS and
                      int(connection) == FIRST_CONNECTION + int(channel), "the page tells of channel %s %s" % (
                          channel, (identity, latency, connection)))
        used = [channel for channel in self.last_answer("report").get("channels", []) if channel["open"]]
        by_page = sum(channel["signals_by_page"] for channel in used)
        leg.check(used and by_page > 0, "no signal came by the page: %s" % used)
        leg.check(all(channel["signals_in"] == 0 for channel in used), "signals came by hypercall: %s" % used)
        leg.check(all(channel["signals_by_page"] > 0 for channel in used if channel["packets_in"] > 0),
                  "a channel was used without a signal by the page: %s" % used)
        say_count(leg, by_page, "signals of Linux by the monitor page, and none by hypercall")


class Input(Part):
    """Keyboard and mouse: evdev has what was typed."""

    scripts = ("input",)
    modules = ("hyperv-keyboard", "atkbd", "hid-hyperv", "evdev")
    options = ("--keyboard", "--mouse")

    def orders(self):
        keyboard = when_said("ready: AT Translated Set 2 keyboard")
        mouse = when_said("ready: Microsoft Vmbus HID-compliant Mouse")
        return (Order(keyboard, "key", {"code": 0x1E}),  # A
                Order(keyboard, "key", {"code": 0xE04B}),  # left arrow
                Order(keyboard, "key", {"code": 0x2A, "down": 1}),  # left shift
                Order(keyboard, "key", {"code": 0x2A, "down": 0}),
                Order(mouse, "mouse", {"x": 1000, "y": 20000}),
                Order(mouse, "mouse", {"x": 1000, "y": 20000, "buttons": 1}),
                Order(mouse, "mouse", {"x": 1000, "y": 32767, "buttons": 1, "wheel": -1}))

    def check(self):
        event = r"^event: type %d code %d value %d$"
        self.leg.says(*(event % one for one in ((1, 30, 1), (1, 30, 0), (1, 105, 1), (1, 105, 0), (1, 42, 1), (1, 42, 0))),
                      "^keyboard: 0$")
        self.leg.says(*(event % one for one in ((3, 0, 1000), (3, 1, 20000), (1, 0x110, 1), (3, 1, 32767), (2, 8, -1))),
                      "^mouse: 0$")


class Storage(Part):
    """SCSI: partition, ext4, read-only, TRIM, bad sector, hot plug; the file has what Linux wrote."""

    scripts = ("storage",)
    modules = ("hv_storvsc", "sd_mod", "ext4", "crc32c_generic")
    options = ("--scsi=memory:64,{readonly}:ro",)
    programs = (("e2fsprogs", "sbin/mkfs.ext4"),)

    def files(self):
        path = self.folder / "readonly.raw"
        path.write_bytes(b"".join(b"%-512d" % number for number in range(4096)))
        return {"readonly": path}

    def orders(self):
        return (Order(when_said("ready: sum"), "disk-sum"), Order(when_said("ready: sum"), "disk-report"),
                Order(when_said("ready: fault"), "disk-fault", {"sector": 8000, "count": 8, "kinds": 1}),
                Order(when_said("ready: add"), "disk-add", {"lun": 5, "file": "memory:16"}),
                Order(when_said("ready: remove"), "disk-remove", {"lun": 5}))

    def check(self):
        leg = self.leg
        data = (self.folder / "readonly.raw").read_bytes()
        leg.says("^unit 0: 131072 sectors$", "^unit 1: 4096 sectors, read-only 1$",
                 "^unit 1 sum: %s$" % hashlib.sha256(data).hexdigest())
        leg.check("unit 1 was written" not in leg.outcome.guest, "a read-only disk was written")
        numbers = "".join("%d\n" % number for number in range(1, 600001)).encode()
        found = leg.says("^ext4: the files are the same after a remount$",
                         "^numbers: %s$" % hashlib.sha256(numbers).hexdigest(), "^trim: done$", r"^unit 0 crc32: ([0-9a-f]+)$")
        leg.check(found and self.answer("disk-sum").get("crc32") == int(found[1], 16),
                  "Linux's CRC-32 is %s, the file's %s" % (found and found[1], self.answer("disk-sum")))
        report = self.answer("disk-report")
        leg.check(report.get("bytes_written", 0) >= 8 << 20 and report.get("bytes_unmapped", 0) >= 4 << 20 and
                  report.get("flushes", 0) > 0, "the disk's report is %s" % report)
        # Linux's result for a medium error of a block device.
        leg.says("^fault: .*No data available$", "^fault: the block before is good$", "^fault: the block after is good$",
                 "^unit 5: 32768 sectors$", "^unit 5: written$", "^unit 5: gone$")
        say_count(leg, report.get("bytes_read", 0) + report.get("bytes_written", 0), "bytes read from and written to a disk")


class Sockets(Part):
    """AF_VSOCK to the host and from it."""

    scripts = ("sockets",)
    modules = ("hv_sock",)
    options = ("--socket=5000:echo",)
    TEXT = "a word from the host"

    def orders(self):
        return (Order(when_said("ready: listen"), "connect", {"port": 6000, "text": self.TEXT}),)

    def check(self):
        self.leg.says("^connect: 1048576 bytes came back$", "^echo: 0$", "^connect: (Connection|No route|Connection timed)",
                      "^listen: %d bytes came: %s" % (len(self.TEXT), self.TEXT), "^listen: 0$")
        self.leg.event("SOCKET_DATA", text=self.TEXT)
        say_count(self.leg, 1048576, "bytes through a socket and back")


class Network(Part):
    """Network adapter: ARP, ICMP, UDP, link changes, MTU, a VLAN; both sides count the same frames."""

    scripts = ("network",)
    modules = ("hv_netvsc", "8021q")
    options = ("--network",)

    def orders(self):
        return (Order(when_said("ready: network report"), "network-report"),
                Order(when_said("ready: link down"), "link", {"up": 0}),
                Order(when_said("ready: link up"), "link", {"up": 1}))

    def check(self):
        leg = self.leg
        leg.says("^network: 00:15:5d:00:00:01$", "^network: carrier 1$", "^network: 64 bytes: 3 packets received$",
                 "^network: 1400 bytes: 3 packets received$", "^udp: 300 datagrams of 1200 bytes came back$",
                 "^network: host knows 1$")
        found = leg.says(r"^network: rx (\d+) tx (\d+)$")
        leg.says("^ready: link down$", "^network: carrier 0$", "^ready: link up$", "^network: carrier 1$",
                 "^network: after the link: 3 packets received$", "^network: carrier 1$",
                 "^network: 8000 bytes: 3 packets received$", "^network: VLAN 5: 3 packets received$")
        report = self.answer("network-report")
        leg.check(found and (report.get("frames_out"), report.get("frames_in")) == (int(found[1]), int(found[2])) and
                  report.get("dropped") == 0, "Linux counts %s, the host %s" % (found and found.groups(), report))
        say_count(leg, report.get("frames_in", 0), "frames that the host and Linux count alike")


class Slirp(Part):
    """libslirp: DHCP, DNS, UDP, TCP with offloads on and off; nobody loses a byte, and both sides count the same."""

    scripts = ("slirp",)
    modules = ("hv_netvsc",)
    options = ("--network=slirp",)
    SMALL = 1 << 20
    USED = ("divided_frames", "segments", "coalesced_frames", "coalesced_segments", "checksums_in")

    def __init__(self, leg, folder):
        super().__init__(leg, folder)
        self.words = "tcp=%d" % leg.options.tcp_bytes

    def orders(self):
        return tuple(Order(when_said("ready: report offloads " + state), "network-report") for state in ("on", "off"))

    def check(self):
        leg, total = self.leg, self.leg.options.tcp_bytes
        leg.sees(r"^host: network0: libslirp \d", r"^host: network0: version 6\.1$")
        leg.says("^dhcp: bound 10.0.2.15 255.255.255.0 10.0.2.2 10.0.2.3$", r"^dns: 192\.0\.2\.7$", "^dns: no other name [1-9]",
                 "^udp: 100 datagrams of 1200 bytes came back$")
        for state, features in (("on", "rx on tx on sg on tso on gso on gro on lro on"),
                                ("off", "rx off tx off sg on tso off gso on gro on lro off")):
            leg.says("^ethtool: %s$" % features, "^slirp: offloads %s$" % state, "^tcp: %d bytes came back$" % total,
                     "^tcp: crc32 %08x$" % pattern_crc32(total), "^tcp: %d bytes came back$" % self.SMALL,
                     "^tcp: crc32 %08x$" % pattern_crc32(self.SMALL))
        for size in (total, self.SMALL, total, self.SMALL):
            leg.sees("^island: echo: %d bytes, crc32 %08x$" % (size, pattern_crc32(size)))
        found = leg.says(r"^slirp: rx (\d+) (\d+) tx (\d+) (\d+)$")
        self.check_report(found)

    def check_report(self, found):
        leg = self.leg
        on, off = (self.answer("network-report", number) for number in range(2))
        seen = tuple(off.get(name) for name in ("frames_out", "bytes_out", "frames_in", "bytes_in"))
        leg.check(found and seen == tuple(map(int, found.groups())), "Linux counts %s, the host %s" % (
            found and found.groups(), off))
        leg.check(off.get("dropped") == 0 and off.get("malformed") == 0, "the host lost frames: %s" % off)
        leg.check(on.get("divided_frames", 0) > 0 and on.get("segments", 0) > 2 * on["divided_frames"],
                  "with offloads the host divided too little: %s" % on)
        leg.check(on.get("coalesced_frames", 0) > 0 and on.get("coalesced_segments", 0) > 2 * on["coalesced_frames"] and
                  on.get("fragments", 0) > 1, "with offloads the host coalesced too little: %s" % on)
        leg.check(on.get("checksums_in", 0) > 0 and on.get("checksums_out", 0) > 0, "no checksums were offloaded: %s" % on)
        # Linux does not tell the host that it ignores checksums which the host has found correct.
        leg.check(all(off.get(name) == on.get(name) for name in self.USED),
                  "offloads that are off were used: %s after %s" % (off, on))
        for name in self.USED:
            say_count(leg, on.get(name, 0), "network: " + name.replace("_", " "))
        say_count(leg, off.get("bytes_in", 0) + off.get("bytes_out", 0), "bytes in frames that the host and Linux count alike")


class Queues(Part):
    """Channels, RSS, a change of their number; the other end is libslirp."""

    scripts = ("queues",)
    modules = ("hv_netvsc", "8021q")
    options = ("--processors", "2", "--network=slirp")
    words = "network=slirp peer=10.0.2.2 own=10.0.2.15"
    PEER = "10.0.2.2"

    def orders(self):
        return tuple(Order(count_said("ready: channels", number), command) for number in (1, 2, 3)
                     for command in ("report", "network-report")) + (Order(when_said("ready: queues end"), "network-report"),)

    def check(self):
        leg = self.leg
        leg.says(*(r"^queues: %s %d 3 packets received$" % (self.PEER, size) for size in (64, 1400, 8000)))
        stream = r"^queues: 16 streams, tcp: crc32 %08x$" % pattern_crc32(262144)
        for count in (2, 1, 2):
            leg.says("^ethtool: channels %d of 2$" % count, r"^queues: %s 64 3 packets received$" % self.PEER, stream)
        reports = [self.answer("network-report", number) for number in range(4)]
        scaling = [event["data"] for event in leg.outcome.events
                   if event["event"] == "NETWORK_SCALING" and event["data"]["types"] != 0]
        for number, count in enumerate((2, 1, 2)):
            channels = [channel for channel in self.answer("report", number).get("channels", [])
                        if channel["device"] == "network0" and channel["open"]]
            leg.check(sorted(channel["sub"] for channel in channels) == list(range(count)) and
                      len({channel["processor"] for channel in channels}) == count, "the channels are %s" % channels)
        for name in ("queue_in", "queue_out"):
            first, second, third = (report.get(name, [0, 0]) for report in reports[:3])
            # With one channel Linux forgets the key of the hash, and sets one of zeros afterwards: every hash is 0 then.
            again = third[1] > second[1] if name == "queue_in" or scaling[-1]["has_key"] else third[1] == second[1]
            leg.check(first[1] > 0 and second[1] == first[1] and again and first[0] < second[0] < third[0],
                      "%s: %s, %s, %s" % (name, first, second, third))
        leg.check([one["channels"] for one in scaling][-2:] == [2, 2] and scaling[0]["has_key"],
                  "receive-side scaling was set to %s" % scaling)
        # Linux counts from zero after each change of the channels.
        found = leg.says(r"^queues: rx (\d+) (\d+) tx (\d+) (\d+)$")
        end = reports[3]
        seen = tuple(end.get(name, 0) - reports[1].get(name, 0) for name in ("frames_out", "bytes_out", "frames_in",
                                                                             "bytes_in"))
        leg.check(found and seen == tuple(map(int, found.groups())), "Linux counts %s, the host %s more than %s" % (
            found and found.groups(), end, reports[1]))
        leg.check(end.get("malformed") == 0, "the host found malformed messages: %s" % end)
        say_count(leg, sum(end.get("queue_in", [])[1:]) + sum(end.get("queue_out", [])[1:]), "frames on a sub-channel")


class TapQueues(Queues):
    """The same on a tap device, and a VLAN and long frames; the outer Linux's TCP is the other end."""

    options = ("--processors", "2", "--network=tap:tap0")
    words = "network=tap peer=10.0.3.1 own=10.0.3.2"
    PEER = "10.0.3.1"
    ISLAND = ("--tap", "tap0", PEER, "9000", "5", "10.0.5.1")

    def check(self):
        super().check()
        self.leg.says(r"^queues: 10\.0\.5\.1 1400 3 packets received$", "^tcp: 1048576 bytes came back$")


def pattern_crc32(total):
    """CRC-32 of the first bytes of the pattern that linux/net.c sends."""
    period = bytes((index * 7 + index // 251) & 0xFF for index in range(251 * 256))
    whole, rest = divmod(total, len(period))
    value = 0
    for _ in range(whole):
        value = zlib.crc32(period, value)
    return zlib.crc32(period[:rest], value)


class Pci(Part):
    """Virtual PCI bus: the function is listed, Linux's NVMe driver works by MSI-X, eject works."""

    scripts = ("pci",)
    modules = ("pci-hyperv", "nvme")
    options = ("--pci=nvme:{nvme}",)
    DATA = b"".join(b"%-64d" % number for number in range(1 << 16))

    def files(self):
        path = self.folder / "nvme.raw"
        path.write_bytes(self.DATA)
        return {"nvme": path}

    def orders(self):
        return (Order(when_said("ready: eject"), "eject"),)

    def check(self):
        leg = self.leg
        leg.says("^pci: 0x1414:0x6e76 class 0x010802 nvme$", "^pci: 8192 sectors, %08x$" % zlib.crc32(self.DATA),
                 "^pci: written and read back$")
        found = leg.says("^pci: interrupts (\\d+) of (\\S+)$")
        leg.check(found and int(found[1]) > 10 and "PCIe" in found[2], "the interrupts are %s" % (found and found[0]))
        leg.says("^pci: gone$")
        leg.event("PCI_EJECTED")


def read_png(data):
    """The pixels of a PNG of 8-bit RGB without filters: width, height, bytes. None if the file is anything else."""
    at, kinds, packed, head = 8, [], b"", b""
    while data[:8] == b"\x89PNG\r\n\x1a\n" and at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8:at + 8 + length]
        if data[at + 8 + length:at + 12 + length] != struct.pack(">I", zlib.crc32(kind + body)):
            return None
        kinds.append(kind)
        packed += body if kind == b"IDAT" else b""
        head = body if kind == b"IHDR" else head
        at += 12 + length
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or at != len(data):
        return None
    width, height, *form = struct.unpack(">IIBBBBB", head)
    raw = zlib.decompress(packed)
    line = 1 + 3 * width
    if form != [8, 2, 0, 0, 0] or len(raw) != line * height or any(raw[::line]):
        return None
    return width, height, b"".join(raw[start + 1:start + line] for start in range(0, len(raw), line))


class Video(Part):
    """Screen: what Linux draws is in the host's picture, pixel by pixel."""

    scripts = ("video",)
    modules = ("hyperv_drm",)
    WIDTH, HEIGHT = 640, 480  # of Linux's own list: it starts in no other mode, whatever the host prefers
    options = ("--video=%dx%d" % (WIDTH, HEIGHT),)
    DRIVER = "hyperv_drmdrmfb"

    def orders(self):
        return (Order(when_said("ready: picture"), "picture"),)

    def drawn(self):
        """What draw of linux/init.c draws."""
        return bytes(value & 0xFF for y in range(self.HEIGHT) for x in range(self.WIDTH)
                     for value in (x * 7 + y, x ^ y * 3, x // 8 + y * y))

    def check(self):
        leg = self.leg
        leg.says("^video: %s %d,%d$" % (self.DRIVER, self.WIDTH, self.HEIGHT),
                 "^draw: %dx%d pixels$" % (self.WIDTH, self.HEIGHT))
        leg.sees(r"^host: video0: version 3\.5$")
        leg.event("VIDEO_MODE", active=1, width=self.WIDTH, height=self.HEIGHT, depth=32)
        answer = self.answer("picture")
        pieces = [event["data"] for event in leg.outcome.events if event["event"] == "PICTURE"]
        data = b"".join(base64.b64decode(piece["base64"]) for piece in pieces)
        leg.check(len(data) == answer.get("bytes"), "%d bytes of a picture came; the host says %s" % (len(data), answer))
        picture, wanted = read_png(data), self.drawn()
        leg.check(picture is not None, "the picture is no PNG")
        if picture is not None:
            leg.check(picture[:2] == (self.WIDTH, self.HEIGHT), "the picture has %dx%d pixels" % picture[:2])
            wrong = [at // 3 for at in range(0, len(wanted), 3) if picture[2][at:at + 3] != wanted[at:at + 3]]
            wrong += range(len(wanted) // 3, len(picture[2]) // 3)
            leg.check(not wrong, "%d pixels differ; the first is at %s" % (
                len(wrong), wrong and (wrong[0] % self.WIDTH, wrong[0] // self.WIDTH)))
            say_count(leg, len(wanted) // 3 - len(wrong), "pixels that Linux drew in the host's picture")
        # Once the host asks for messages about the pointer, Linux sends a shape and a position.
        leg.check(answer.get("dirt", 0) > 0 and answer.get("pointer", {}).get("parts", 0) > 0,
                  "Linux reported no dirt, or no pointer: %s" % answer)


class OldVideo(Video):
    """The same by hyperv_fb, whose frame buffer is in Linux's own memory, and which looks for a PCI function."""

    modules = ("pci-hyperv", "hyperv_fb")
    options = ("--pci=vga",) + Video.options
    DRIVER = "hyperv_fb"


class Balloon(Part):
    """Dynamic memory: MemTotal follows what the host takes, returns and adds."""

    scripts = ("balloon",)
    modules = ("hv_balloon",)
    options = ("--balloon", "--hot-memory", "128")
    words = "memhp_default_state=online"
    PAGES = 8192

    def orders(self):
        ready = event_came("BALLOON_READY")
        return (Order(both(ready, when_said("ready: balloon")), "balloon", {"pages": self.PAGES}),
                Order(both(event_came("BALLOON"), when_said("ready: unballoon")), "balloon", {"pages": 0}),
                Order(both(count_came("BALLOON", 2), when_said("ready: hot add")), "hot-add", {"mebibytes": 128}))

    def check(self):
        leg = self.leg
        found = [leg.says(r"^balloon: MemTotal %s (\d+)$" % when) for when in ("before", "taken", "returned", "added")]
        if all(found):
            before, taken, returned, added = (int(one[1]) for one in found)
            leg.check(before - taken == self.PAGES * 4, "the balloon took %d KiB" % (before - taken))
            leg.check(returned == before, "after the balloon there are %d KiB, not %d" % (returned, before))
            leg.check(120000 < added - before <= 131072, "%d KiB were added" % (added - before))
        leg.event("BALLOON", pages=self.PAGES)
        leg.event("BALLOON", pages=0)
        leg.event("HOT_ADD", pages=32768, result=1)


class Kvp(Part):
    """Key-value pairs with Debian's daemon."""

    scripts = ("kvp",)
    modules = ("hv_utils",)
    options = ("--kvp",)
    programs = (("daemons", "usr/sbin/hv_kvp_daemon"),)

    def orders(self):
        ready = both(when_said("ready: kvp"), event_came("KVP_READY"))
        # Linux's driver answers "get" with an empty value, whatever the daemon has: values are read by their number.
        return (Order(ready, "kvp-list", {"pool": 1, "index": 0}),
                Order(count_came("KVP_ANSWER", 1), "kvp-list", {"pool": 2, "index": 5}),
                Order(count_came("KVP_ANSWER", 2), "kvp-get", {"pool": 1, "key": "no such key"}),
                Order(count_came("KVP_ANSWER", 3), "kvp-set",
                      {"pool": 0, "key": "written-by-host", "value": "hello guest"}))

    def check(self):
        self.leg.event("KVP_ANSWER", operation=3, status=0, key="written-by-guest", value="hello host")
        self.leg.event("KVP_ANSWER", operation=3, status=0, key="OSName")
        self.leg.event("KVP_ANSWER", operation=0, status=0x80070103)
        self.leg.says("^kvp: written-by-host hello guest ?$")


class Removal(Part):
    """Devices that go, come back, come anew, and go while they are in use; after Input, Storage and Kvp."""

    scripts = ("removal",)
    modules = ("hv_netvsc",)

    def orders(self):
        return (Order(when_said("ready: remove keyboard"), "remove", {"device": "keyboard0"}),
                Order(when_said("ready: add keyboard"), "add", {"kind": "keyboard"}),
                Order(when_said("ready: remove mouse"), "remove", {"device": "mouse0"}),
                Order(when_said("ready: add network"), "add", {"kind": "network"}),
                Order(when_said("ready: addresses"), "kvp-addresses", {"adapter": "00:15:5D:00:00:01"}),
                Order(both(when_said("ready: remove network"), count_came("KVP_ANSWER", 5)), "remove",
                      {"device": "network0"}),
                Order(when_said("ready: remove disk 0"), "disk-remove", {"lun": 0}),
                Order(when_said("ready: remove disk 1"), "disk-remove", {"lun": 1}),
                Order(when_said("ready: remove controller"), "remove", {"device": "scsi0"}),
                Order(when_said("ready: removal report"), "report"))

    def check(self):
        leg = self.leg
        leg.says("^removal: hyperv_keyboard has 0$", "^removal: keyboard is an input no$",
                 "^removal: hyperv_keyboard has 1$", "^removal: keyboard is an input yes$", "^removal: hid_hyperv has 0$",
                 "^removal: mouse is an input no$", "^removal: hv_netvsc has 1$", "^removal: ping 3 packets received$",
                 "^removal: hv_netvsc has 0$", "^removal: eth0 went$",
                 "^removal: disk 0 is gone$", "^removal: disk 0 gives 0 bytes$", "^removal: disk 1 is gone$",
                 "^removal: disk 1 gives 0 bytes$", "^removal: disks left 0$", "^removal: hv_storvsc has 0$")
        addresses = [event["data"] for event in leg.outcome.events
                     if event["event"] == "KVP_ANSWER" and event["data"].get("operation") == 4]
        leg.check(len(addresses) == 1 and addresses[0]["status"] == 0 and
                  addresses[0]["address"].split(";")[0] == "10.0.2.15" and
                  addresses[0]["subnet"].split(";")[0] == "255.255.255.0", "the addresses are %s" % addresses)
        # Linux has released the numbers of all channels that went: none is left without a device.
        left = {channel["device"] for channel in self.last_answer("report").get("channels", [])}
        leg.check(left and not left & {"mouse0", "network0", "scsi0"}, "the host still has %s" % left)


class Services(Part):
    """Snapshots and file copy with Debian 12's daemons."""

    scripts = ("services",)
    modules = ("hv_utils", "hv_storvsc", "sd_mod", "ext4", "crc32c_generic")
    options = ("--vss", "--filecopy", "--scsi=memory:32")
    programs = (("daemons", "usr/sbin/hv_vss_daemon"), ("daemons", "usr/sbin/hv_fcopy_daemon"),
                ("e2fsprogs", "sbin/mkfs.ext4"))
    DATA = b"".join(b"%09d\n" % number for number in range(10000))

    def files(self):
        path = self.folder / "copied"
        path.write_bytes(self.DATA)
        self.path = path
        return {"copied": path}

    def orders(self):
        ready = both(when_said("ready: freeze"), event_came("VSS_READY"))
        copied = "/copied" if self.leg.way == "nested" else str(self.folder / "copied")
        return (Order(ready, "vss-check"), Order(count_came("VSS_ANSWER", 1), "vss-freeze"),
                Order(when_said("vss: frozen"), "vss-thaw"),
                Order(both(when_said("ready: copy"), event_came("FILE_COPY_READY")), "copy",
                      {"file": copied, "folder": "/copied/here/", "name": "file"}))

    def check(self):
        leg = self.leg
        leg.event("VSS_ANSWER", operation=2, status=0)
        leg.event("VSS_ANSWER", operation=5, status=0)
        leg.event("VSS_ANSWER", operation=6, status=0)
        leg.says("^vss: frozen yes$", "^vss: still frozen no$", "^copied: %s$" % hashlib.sha256(self.DATA).hexdigest())
        leg.event("FILE_COPY", status=0, bytes=len(self.DATA))


def say_count(leg, number, what):
    del leg
    print("count %d %s" % (number, what), flush=True)


def run_parts(leg, parts, kernel="6.1", options=(), **more):
    """One boot with several parts; the host turns the guest off at the end."""
    with tempfile.TemporaryDirectory(prefix="parts-", dir=leg.options.cache) as temporary:
        made = [part(leg, Path(temporary)) for part in parts]
        orders = [order for part in made for order in part.orders()] + [
            Order(both(when_said("ready: shutdown"), event_came("SHUTDOWN_READY")), "shutdown")]
        leg.given = orders
        leg.linux(linux.Guest(
            scripts=tuple(script for part in made for script in part.scripts) + ("shutdown",),
            kernel=kernel, modules=tuple(module for part in made for module in part.modules),
            options=tuple(option for part in made for option in part.options) + tuple(options), orders=tuple(orders),
            programs=tuple(program for part in made for program in part.programs),
            files={name: path for part in made for name, path in part.files().items()},
            words=" ".join(part.words for part in made), seconds=leg.options.seconds, **more))
        for part in made:
            part.check()


def linux_first(leg):
    """Linux 6.1 finds the bus, a heartbeat, the time, and is shut down by the host."""
    run_parts(leg, (Found, Monitored))


def linux_processors(leg):
    """Linux 6.12 on two processors: sub-channels, a channel that moves."""
    run_parts(leg, (Found, Processors, Monitored), kernel="6.12")


def linux_crash(leg):
    """Linux 6.1 panics: the crash registers report it, the bus is unloaded, and the machine is reset."""
    leg.linux(linux.Guest(("crash",), modules=("hv_utils",), options=INTEGRATION, seconds=leg.options.seconds, status=3))
    leg.event("CRASH")
    leg.sees("^host: the guest crashed: parameters ", "^host: the guest reset the machine$")
    leg.sees("^host: the guest unloads the bus$")


def linux_sanitized(leg):
    """Linux 6.12 on a host with ASan and UBSan: disks, input, sockets, balloon, devices that go. No report."""
    run_parts(leg, (Found, Input, Storage, Sockets, Balloon, Kvp, Removal, Monitored), kernel="6.12", sanitized=True)
    no_report(leg, build.host_sanitized(leg.options.cache))


def no_report(leg, program):
    leg.check(b"__asan_init" in program.read_bytes(), "the host has no sanitizer")
    leg.check(not re.search("Sanitizer|runtime error", leg.outcome.peer), "a sanitizer reports: %s" % leg.outcome.peer[-4000:])


def linux_hang(leg):
    """Linux 6.1 hangs on purpose: the host says where each processor is, and the run is repeated once, and counted."""
    faults, leg.faults = leg.faults, []
    leg.linux(linux.Guest(("hang",), modules=("hv_utils",), options=(*INTEGRATION, "--processors", "2"), seconds=120,
                          orders=(Order(when_said("hang: begins"), "stuck"),)), counts=False)
    hung, leg.faults = leg.faults, faults
    leg.check(hung == ["the host's status is 4"] and leg.repeated == leg.options.attempts - 1,
              "the hang ended with %s after %d repeats" % (hung, leg.repeated))
    leg.says("^hang: begins$")
    for processor in range(2):
        leg.sees(r"^host: processor %d: rip [0-9a-f]+, rsp [0-9a-f]+, rflags [0-9a-f]+, cr3 [0-9a-f]+, in the (kernel|program)$"
                 % processor,
                 r"^host: processor %d: stack( [0-9a-f]+){1,8}$" % processor,
                 r"^host: processor %d: \d+ exits for reason 27 \(hypercalls and SynIC\)$" % processor,
                 r"^host: processor %d: KVM counts .* exits \d+,.* halt_exits \d+," % processor,
                 r"^host: processor %d: 0 messages wait; its slot is free$" % processor)
    leg.sees(r"^host: heartbeat0: channel \d+: [1-9]\d* packets came, [1-9]\d* went, 0 wait; rings: ")
    # The same report where nobody orders it: the host's own limit.
    stub = build.stub(leg.options.cache, "hang")
    leg.outcome = peers.run(peers.Request(stub, leg.way, "host", seconds=13), leg.archive, leg.options.cache, leg.show)
    leg.check(leg.outcome.status == 4, "the stub ended with %d" % leg.outcome.status)
    leg.sees("^host: the time is over$", "^host: processor 0: rip [0-9a-f]+, ", "^host: processor 0: KVM counts ")


def linux_devices(leg):
    """Linux 6.12 with keyboard, mouse and disks."""
    run_parts(leg, (Found, Input, Storage, Sockets, Balloon, Kvp, Removal), kernel="6.12")


def linux_network(leg):
    """Linux 6.1 with a network adapter and an NVMe controller on a virtual PCI bus."""
    run_parts(leg, (Found, Network, Pci))


def linux_slirp(leg):
    """Linux 6.1 on a network of libslirp: DHCP, DNS, TCP to a server on the host's loopback interface, offloads."""
    leg.options.seconds = max(leg.options.seconds, 600)  # 64 MiB twice, on a busy machine
    run_parts(leg, (Found, Slirp), island=())


def linux_queues(leg):
    """Linux 6.12 on two processors: channels and RSS; with a tap device, if there is one, VLAN and long frames too."""
    # The host has sanitizers here: this is about what it does, not how fast.
    if leg.way == "nested" or os.access("/dev/net/tun", os.R_OK | os.W_OK):
        run_parts(leg, (Found, TapQueues), kernel="6.12", island=TapQueues.ISLAND, sanitized=True)
    else:
        print("tap device, VLAN and long frames: not run, /dev/net/tun cannot be opened", flush=True)
        run_parts(leg, (Found, Queues), kernel="6.12", island=(), sanitized=True)
    no_report(leg, build.host_with_slirp(leg.options.cache, sanitized=True))


def linux_video(leg):
    """Linux 6.12 with a screen of hyperv_drm, and Linux 6.1 with one of hyperv_fb."""
    run_parts(leg, (Found, Video), kernel="6.12 with DRM")
    run_parts(leg, (Found, OldVideo))


def linux_services(leg):
    """Linux 6.1 with Debian 12's daemons: snapshots and file copy."""
    run_parts(leg, (Found, Services))


def linux_again(leg):
    """Linux 6.1 starts another Linux 6.1 by kexec: the bus is unloaded and connected to once more."""
    second = linux.Guest(("second",), modules=("hv_utils",))
    leg.linux(linux.Guest(("kexec",), modules=("hv_utils",), options=INTEGRATION, seconds=leg.options.seconds,
                          second=second))
    leg.says(r"^first Vmbus version:5\.3$", r"^second Vmbus version:5\.3$", "^second: 3 devices$",
             "^linux: the test ends with 0$")
    leg.sees(r"^host: version 5\.3 is agreed on$", "^host: the guest unloads the bus$",
             r"^host: version 5\.3 is agreed on$", "^host: the guest turned itself off$")


# Every version of the bus that Debian's kernels ask for, newest first; each boots with one of them.
VERSIONS = {"5.3": "6.1", "5.2": "6.12", "5.1": "6.1", "5.0": "6.12", "4.1": "6.1", "4.0": "6.12", "3.0": "6.1", "2.4": "6.12"}
# Versions that a host sees which takes none of them. There is no version 6.0 among them, and none before 2.4.
ASKED = {kernel: list(VERSIONS) for kernel in ("6.1", "6.12")}


def linux_versions(leg):
    """Linux 6.1 and 6.12 with each version of the bus that they accept: a disk, frames; and a host that accepts none."""
    devices = ("--heartbeat", "--scsi=memory:16", "--network")
    modules = ("hv_utils", "hv_storvsc", "sd_mod", "hv_netvsc")
    guests = {version: linux.Guest(("version",), kernel, modules=modules, seconds=300,
                                    options=("--vmbus-version", version, *devices))
              for version, kernel in VERSIONS.items()}
    guests.update({"none for " + kernel: linux.Guest((), kernel, options=("--fault", "no-version", *devices), seconds=180,
                                                     words="fault") for kernel in ASKED})
    say_way = "%s, %d runs of Linux on examples/host" % (peers.WAYS[leg.way], len(guests))
    print(say_way, flush=True)
    leg.outcome = linux.run_series(guests, leg.archive, leg.options.cache, leg.way, leg.show)
    whole, host = leg.outcome.guest, leg.outcome.peer
    for name in guests:
        text = re.search(r"^--- %s$(.*?)^--- ended with (\d+)$" % re.escape(name), whole, re.M | re.S)
        seen = re.search(r"^--- %s$(.*?)(?=^--- |\Z)" % re.escape(name), host, re.M | re.S)
        leg.check(text and seen, "the run %s did not end" % name)
        leg.outcome.guest, leg.outcome.peer = text[1] if text else "", seen[1] if seen else ""
        refused = re.findall(r"^host: version (\S+) is refused$", leg.outcome.peer, re.M)
        if name in VERSIONS:
            newer = [version for version in ASKED[VERSIONS[name]] if float(version) > float(name)]
            leg.says(r"^Vmbus version:%s$" % re.escape(name), "^version: disk written and read back$",
                     "^version: 3 packets received$", "^linux: the test ends with 0$")
            leg.sees(r"^host: version %s is agreed on$" % re.escape(name), "^host: scsi0: version ", "^host: network0: version ")
            leg.check(text and text[2] == "0" and refused == newer, "%s: %s was refused, %s expected" % (name, refused, newer))
        else:
            kernel = name.split()[-1]
            leg.check(refused == ASKED[kernel], "Linux %s asks for %s" % (kernel, refused))
            leg.check("is agreed on" not in leg.outcome.peer, "Linux %s got a version" % kernel)
            print("Linux %s asks for the versions %s, and for no other" % (kernel, ", ".join(refused)))
    leg.outcome.guest, leg.outcome.peer = whole, host
    say_count(leg, len(VERSIONS), "versions of the bus on which Linux used a disk and a network")


LEGS = (linux_first, linux_devices, linux_network, linux_slirp, linux_queues, linux_video, linux_services, linux_processors,
        linux_crash, linux_again, linux_hang, linux_sanitized, linux_versions)
