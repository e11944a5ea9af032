#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""One end-to-end test: a guest runs against a peer that others wrote, and both must tell the same story.

    leg.py LEG --guests FOLDER --cache FOLDER [--way WAY]

A leg passes if the guest ended by itself, its last line and the exit status
agree on the result that is expected, it said what it should, and the peer saw
what the guest says it did. It ends with 0 (passed), 1 (failed) or 77 (not run:
something is missing; with CI=true a failure).

KVM and QEMU speak the same interface as Hyper-V and are more lenient: they do not
refuse all that it refuses, and their VMBus ends at version 4.0. A pass proves the
bytes, the order and the instructions, and is no certificate for the real thing.
"""

import argparse
import base64
import os
import re
import resource
import sys
import zlib
from pathlib import Path

import build
import linux
import linux_legs
import machine
import peers
from archive import SETS, Archive, Missing
from machine import Order

sys.path.insert(0, str(build.ROOT / "tests" / "pairs"))
import pairs  # noqa: E402

NOT_RUN = 77
TCP_BYTES = (64 if os.environ.get("CI") == "true" else 8) << 20
PAGE = 4096
DONE, NOT_HYPERV, DONE_IN_PART = 0, 1, 2  # results of the guest; its README.md has them

# QEMU's trace has channel messages by their numbers; these are the library's.
MESSAGES = {name: int(number) for name, number in re.findall(
    r"^    ChannelMessage(\w+) = (\d+),", (build.ROOT / "include/Mile.HyperV/VMBus/ChannelMessage.h").read_text(), re.M)}


def say(text):
    print(text, flush=True)


def show(text):
    sys.stdout.write(text)
    sys.stdout.flush()


class Leg:
    """One run, and what is asserted of it."""

    def __init__(self, options):
        self.options = options
        self.archive = Archive(options.cache, say)
        self.checks = 0
        self.faults = []
        self.outcome = None
        self.way = options.way or ("nested" if machine.kvm_lacks() else "kvm")
        self.show = show
        self.given = ()  # orders to the host, as they are answered
        self.repeated = 0  # runs of Linux that were done once more

    def check(self, true, what):
        self.checks += 1
        if not true:
            self.faults.append(what)

    def guest(self, kind="elf"):
        path = self.options.guests / build.GUESTS[kind]
        if not path.exists():
            raise Missing("%s (no compiler for it when the tests were built)" % path.name)
        return path

    def run(self, guest, peer, expected, way="", **more):
        """Runs a guest; its result must be the expected one."""
        way = way or self.way
        request = peers.Request(guest, way, peer, **more)
        say("%s, %s" % (peers.WAYS[way], peers.PEERS[peer]))
        self.outcome = peers.run(request, self.archive, self.options.cache, show)
        result, reason = peers.result_of(self.outcome, request.kind != "uefi-arm64")
        self.checks += 1
        if result != expected:
            raise build.Failure(reason or "the result is %d, expected %d" % (result, expected))

    def linux(self, guest, counts=True):
        """Runs Linux on examples/host; a run that hangs or dies is done once more, and counted, unless that is a test."""
        way = self.way
        say("%s, Linux %s on examples/host" % (peers.WAYS[way], guest.kernel))
        for attempt in range(1, self.options.attempts + 1):
            self.outcome = linux.run(guest, self.archive, self.options.cache, way, show)
            if not self.outcome.trouble and self.outcome.status == guest.status:
                break
            say("--- attempt %d ended with %s; the host:\n%s" % (
                attempt, self.outcome.trouble or "status %d" % self.outcome.status, self.outcome.peer))
        self.repeated = attempt - 1
        if counts:
            say("count %d runs of Linux that had to be repeated" % self.repeated)
        self.check(not self.outcome.trouble and self.outcome.status == guest.status,
                   self.outcome.trouble or "the host's status is %d" % self.outcome.status)

    def event(self, name, **data):
        """The host sent an event of this name with these members; returns its data."""
        found = [event["data"] for event in self.outcome.events if event["event"] == name]
        matching = [one for one in found if data.items() <= one.items()]
        self.check(matching, "no event %s %s of the host, but %s" % (name, data or "", found))
        return matching[0] if matching else {}

    def says(self, *patterns):
        """The guest wrote lines with these, in this order; returns the last match."""
        return self.in_order(self.outcome.guest, "the guest did not write", patterns)

    def sees(self, *patterns):
        """The peer said lines with these, in this order."""
        return self.in_order(self.outcome.peer, "the peer did not see", patterns)

    def in_order(self, text, what, patterns):
        at, match = 0, None
        for pattern in patterns:
            match = re.compile(pattern, re.MULTILINE).search(text, at)
            self.check(match, "%s%s: %s" % (what, " (in this order)" if at else "", pattern))
            at = match.end() if match else at
        return match

    @staticmethod
    def taken(name):
        """The trace of a channel message that the peer took."""
        return "^vmbus_process_incoming_message type %d$" % MESSAGES[name]

    @staticmethod
    def posted(name):
        """The trace of one that it posted."""
        return "^vmbus_post_msg type %d size" % MESSAGES[name]


# The legs.


def fetch(leg):
    """What the others need from Debian."""
    for name in SETS:
        leg.archive.fetch(name)
        leg.check(leg.archive.has(name), "%s is not there" % name)


def runner(leg):
    """A guest that ends badly is noticed, whichever way it does."""
    ends = {"good": "", "wrong": "its peer ended otherwise (status 37", "silent": "before the guest's last line",
            "fault": "its peer ended otherwise (status 0, guest-reset)", "hang": "still running after 3 seconds"}
    for name, reason in ends.items():
        stub = build.stub(leg.options.cache, name)
        outcome = peers.run(peers.Request(stub, "none", "system", seconds=30 if name != "hang" else 3), leg.archive,
                            leg.options.cache, show)
        result, why = peers.result_of(outcome)
        leg.check((result == DONE) if name == "good" else (result is None and reason in why),
                  "the stub that ends '%s': result %s, %s" % (name, result, why))


def kvm_probe(leg):
    """H1: every answer of KVM's own emulation that the probe knows of."""
    leg.run(build.probe(leg.options.cache), "kvm-alone", DONE)
    found = leg.says(r"^probe: (\d+) checks, 0 failed$")
    leg.check(found and int(found[1]) >= 250, "too few checks of the probe were made")
    leg.sees("^vmm: synic: on, messages on, flags on$",
             "^vmm: post: connection 00123456, type 00000001, 8 bytes$",
             "^vmm: post: connection 00000010, type 00000007, 240 bytes$",
             "^vmm: signal: connection 00000021, flag 2047$",
             *("^vmm: crash: parameter %d is c0ffee%d$" % (index, index) for index in range(5)),
             "^vmm: synic: off, messages off, flags off$",
             "^vmm: signalled: connection 00000020, 4 times$",
             "^vmm: the guest ends with 16$")
    if found:
        say("count %s answers of KVM's Hyper-V emulation asserted by a guest" % found[1])


def kvm_guest(leg):
    """H1: the example guest where there is a hypervisor, and no VMBus."""
    leg.run(leg.guest(), "kvm-alone", DONE_IN_PART)
    leg.says("^ok: detect$", "^ok: hypercalls$", "^ok: reference TSC page$", "^ok: SynIC$", "^ok: timer message$",
             "^skip: connect to the VMBus: ", "^ok: disable the SynIC$", "^ok: clear the guest OS id$")
    leg.sees("^vmm: synic: on, messages on, flags on$", "^vmm: post: connection 0000000[14], type 00000001, ",
             "^vmm: synic: off, messages off, flags off$")


def kvm_plain(leg):
    """No Hyper-V, on a KVM that could have it."""
    leg.run(leg.guest(), "kvm-alone", NOT_HYPERV, plain=True)
    leg.says("^stop: detect: ")


def qemu7(leg):
    """H2: the VMBus of QEMU 7.2: versions, no offers, unload."""
    leg.run(leg.guest(), "qemu7", DONE_IN_PART)
    leg.says("version 4.0: taken", "^ok: connect to the VMBus$", "^ok: offers$", "^ok: unload the VMBus$")
    leg.sees("^vmbus_initiate_contact version 4.1 ", leg.posted("VersionResponse"),
             "^vmbus_initiate_contact version 4.0 ", leg.posted("VersionResponse"),
             leg.taken("RequestOffers"), leg.posted("AllOffersDelivered"), leg.taken("Unload"),
             leg.posted("UnloadComplete"))


def status_reports(outcome):
    """What the guest reported to QEMU so far, in bytes."""
    return [event["data"] for event in outcome.events if event["event"] == "HV_BALLOON_STATUS_REPORT"]


def check_balloon(leg):
    """The whole life of a channel, as the guest and as QEMU's VMBus and hv-balloon tell it."""
    shared = leg.says("^  version 4.0: taken", "^ok: connect to the VMBus$", "525074dc-8985-46e2-8057-a307dc18a502",
                      r"^  GPADL 1: (\d+) pages")
    used = leg.says("^ok: open the channel$", "^  version 2.0: taken$", "^ok: dynamic memory capabilities$",
                    r"^  (\d+) pages in use")
    leg.says("^ok: dynamic memory status$", "^ok: dynamic memory requests$", "^ok: close the channel$",
             "^ok: take the rings back$", "^ok: unload the VMBus$", "^ok: disable the SynIC$",
             "^ok: disable hypercalls$", "^ok: clear the guest OS id$")
    leg.sees("^vmbus_initiate_contact version 4.0 ", leg.posted("VersionResponse"), leg.taken("RequestOffers"),
             leg.posted("OfferChannel"), leg.posted("AllOffersDelivered"), leg.taken("GpadlHeader"),
             leg.taken("GpadlBody"), "^vmbus_gpadl_created gpadl #1$", leg.posted("GpadlCreated"),
             leg.taken("OpenChannel"),
             "^vmbus_channel_open channel #1 status 0$", leg.posted("OpenChannelResult"),
             "^hv_balloon_incoming_version incoming proto version 2.0$", "^hv_balloon_incoming_caps incoming caps 0x",
             leg.taken("CloseChannel"), leg.taken("GpadlTeardown"), leg.posted("GpadlTorndown"), leg.taken("Unload"),
             leg.posted("UnloadComplete"))
    if shared:
        leg.sees("^vmbus_gpadl_header gpadl #1 gfns %s$" % shared[1])
    reports = status_reports(leg.outcome)
    leg.check(reports, "the peer got no status report")
    if reports and used:
        leg.check(reports[-1]["committed"] == int(used[1]) * PAGE, "the peer's status report is %s" % reports[-1])


def qemu10(leg):
    """H2: QEMU 10's dynamic memory device."""
    leg.run(leg.guest(), "qemu10", DONE)
    check_balloon(leg)


def balloon_orders(wanted):
    """For QEMU: to say how much memory the guest has, before it takes pages, while it has some, and afterwards."""

    def says(when):
        return machine.Order(when, "query-balloon")

    def sets(memory):
        return machine.Order(lambda _: True, "balloon", {"value": memory})

    def can_give_no_more(outcome):
        """The guest's answer is followed by a status report: who has that one has the answer."""
        reports = status_reports(outcome)
        return re.search(", gets 0 and has ", outcome.guest) and reports and reports[-1]["available"] == 0

    return (says(lambda outcome: "  told to stay" in outcome.guest), sets(peers.MEMORY - wanted * PAGE),
            says(can_give_no_more), sets(peers.MEMORY),
            says(lambda outcome: re.search(r"^  the host returns \d+ pages and has 0$", outcome.guest, re.M)))


def qemu10_balloon(leg):
    """H2: QEMU 10 wants more pages than the guest can spare, gets those, and gives them back."""
    wanted, pages = 256, 64
    leg.run(leg.guest(), "qemu10", DONE, words="stay", orders=balloon_orders(wanted), pace=4, seconds=400)
    check_balloon(leg)
    leg.says("^ok: dynamic memory status$", "^  told to stay",
             "^  the host asks for %d pages, gets %d and has %d$" % (wanted, pages, pages),
             "^  the host asks for %d pages, gets 0 and has %d$" % (wanted - pages, pages),
             "^  the host returns %d pages and has 0$" % pages, "^ok: dynamic memory requests$")
    before, _, between, _, after = (leg.outcome.answers + 5 * [{}])[:5]
    missing = [(peers.MEMORY - answer.get("actual", 0)) // PAGE for answer in (before, between, after)]
    leg.check(missing == [0, pages, 0], "QEMU says that so many pages are missing: %s" % missing)
    reports = status_reports(leg.outcome)
    pressure = {(report["committed"] - reports[0]["committed"], reports[0]["available"] - report["available"])
                for report in reports}
    leg.check(pressure == {(0, 0), (pages * PAGE, pages * PAGE)}, "committed and not available are more by %s" % pressure)
    place = leg.sees(r"^hv_balloon_outgoing_balloon posting balloon \d+ for %d, " % wanted,
                     r"^hv_balloon_incoming_balloon incoming balloon response \d+, ranges 1, more 0$",
                     "^hv_balloon_remove_response processing remove response range %d @ (0x[0-9a-f]+)," % pages)
    leg.sees(r"^hv_balloon_incoming_balloon incoming balloon response \d+, ranges 0, more 0$",
             r"^hv_balloon_outgoing_unballoon posting unballoon \d+ for %d @ %s, " % (pages, place and place[1]),
             r"^hv_balloon_incoming_unballoon incoming unballoon response \d+$")
    say("count %s pages that QEMU's balloon took and gave back" % missing[1])


def qemu10_uefi(leg):
    """H2: the same for the UEFI application, after OVMF."""
    leg.run(leg.guest("uefi"), "qemu10", DONE, kind="uefi", seconds=400)
    check_balloon(leg)


# The devices that the example guest drives where the host has all, and where it has one.
PLAIN = {
    "memory": ("--all", (
        r"^  version 6\.0: taken", "^ok: connect to the VMBus$", "^ok: offers$", "^ok: share the rings$",
        "^ok: open the channel$", "^ok: dynamic memory version$", "^ok: dynamic memory requests$")),
    "storage": ("--scsi=memory:16", (
        r"^  version 6\.2: taken$", "^ok: storage version$", "^ok: storage properties$",
        "^  blocks 0 to 32767 of 512 bytes$", "^ok: disk$",
        "^  block 32767: 512 bytes written, read, and the old ones back again$", "^ok: read and write the disk$")),
}


# Reports of the example guest about a host that lies: the step at which it ends, and the reason.
LIES = {
    "no-version": "connect to the VMBus: the host takes no version of the VMBus that we know",
    "short-offer": "offers: the host sent a channel message that is malformed",
    "twin-offer": "offers: the host sent a channel message that is malformed",
    "monitor-id": "offers: the host sent a channel message that is malformed",
    "no-offers-end": "offers: the host did not answer a channel message in time",
    "no-gpadl": "share the rings: the host refused the memory of the rings",
    "gpadl-silence": "share the rings: the host did not answer a channel message in time",
    "no-open": "open the channel: the host refused to open the channel",
    "open-silence": "open the channel: the host did not answer a channel message in time",
    "ring-index": "dynamic memory version: the host broke the rules of the ring or of its packets",
    "packet-length": "dynamic memory version: the host broke the rules of the ring or of its packets",
    "packet-type": "dynamic memory version: the host broke the rules of the ring or of its packets",
    "silence": "dynamic memory version: the device did not answer in time",
}


def each_run(leg, names):
    """The runs of a series by name, with what the guest wrote in one as what it wrote."""
    whole = leg.outcome.guest
    for name in names:
        part = re.search(r"^--- %s$(.*?)^--- ended with (\d+)$" % name, whole, re.MULTILINE | re.DOTALL)
        leg.check(part, "the run %s did not end" % name)
        leg.outcome.guest = part[1] if part else ""
        yield name
        result = leg.says(r"^Mile\.HyperV guest: result (\d+)$")
        leg.check(part and result and int(part[2]) == ((int(result[1]) + 0x10) << 1 | 1) & 0xFF,
                  "%s: the result and the status disagree" % name)
    leg.outcome.guest = whole


def host_lies(leg):
    """The example guest on a host that lies in many ways: it says so each time, and takes all back."""
    leg.outcome = peers.run_series(leg.guest(), {fault: "--balloon --fault " + fault for fault in LIES}, leg.way,
                                   leg.archive, leg.options.cache, show)
    for fault in each_run(leg, LIES):
        leg.says("^fail: %s$" % LIES[fault], "^ok: disable the SynIC$", "^ok: clear the guest OS id$",
                 r"^Mile\.HyperV guest: result [1-9]\d*$")
    say("count %d ways in which a host lied to the example guest" % len(LIES))


# For each device of the example guest: the host, the fault, and the guest's report.
# A key or a move is due when the guest is ready for it, which the host tells by an event.
TYPED = [(0x23, "h"), (0x17, "i"), (0x3A, ""), (0x01, "")]  # h, i, Caps Lock, Escape
MOVES = [({"x": 1000, "y": 20000}, "at 1000, 20000"), ({"x": 32767, "y": 0, "buttons": 1}, "at 32767, 0, left"),
         ({"x": 5, "y": 6, "wheel": -1}, "at 5, 6, wheel near"), ({"x": 5, "y": 6, "buttons": 2}, "at 5, 6, right")]
PICTURE = 96, 72  # pixels
HELLO = bytes(index * index // 7 % 251 for index in range(40000))  # the file that the guest reads
DEVICES = {
    "network": ("--network --processors 2", (
        r"^  version 6\.1: taken, 34 ranges in one packet$", "^ok: network version$", "^  GPADL 2: 64 pages in ",
        "^  the host divides 262144 bytes into 16 pieces of 16384$", "^ok: network buffer$",
        "^  GPADL 3: 16 pages in ", "^  10 sections of 6144 bytes$", "^ok: send buffer$",
        "^  address 00:15:5d:00:00:01$", "^ok: network adapter$",
        "^  GPADL 17: 34 pages in ", "^  channel 2, status 0x0; ", "^ok: another channel$",
        r"^  10\.0\.2\.2 is at 00:15:5d:ff:00:02$",
        "^  the ping goes through channel 2$", r"^  10\.0\.2\.2 asks for our address, and gets it$",
        r"^  10\.0\.2\.2 answers a ping of 56 bytes$", "^  frames sent: 2 in sections, 1 in pages$", "^ok: ARP and ping$",
        "^ok: close the other channel$", "^ok: halt the network adapter$",
        "^ok: revoke the send buffer$", "^ok: revoke the network buffer$")),
    "keyboard": ("--keyboard", (
        r"^  version 1\.0: taken$", "^ok: keyboard version$",
        *("^  key 0x%02x %s%s$" % (code, what, text and ": " + text) for code, text in TYPED for what in ("pressed", "released")
          if (code, what) != (0x01, "released")),
        "^  typed: hi$", "^ok: keys$")),
    "mouse": ("--mouse", (
        r"^  version 2\.0: taken$", "^ok: mouse version$", "^  vendor 0x45e, product 0x621, ", "^ok: mouse descriptor$",
        *("^  %s$" % text for _, text in MOVES), "^ok: follow the mouse$")),
    "socket": ("--socket=7:echo", (
        "^ok: offers$", "^  262144 bytes came back; the ring was full at times$", "^ok: echo on a socket$",
        "^ok: end of the stream$")),
    "pci": ("--pci=nvme:memory:1", (
        r"^  version 1\.5: refused$", r"^  version 1\.4: taken$", "^ok: PCI version$",
        "^  configuration window at 0xf0000000$", "^ok: power the PCI bus on$",
        "^  slot 0x0: 1414:6e76, class 01, subclass 08, interface 02$", "^ok: PCI functions$",
        "^  base address 0: 16384 bytes of memory, 64 bits$", "^  configuration 0x00: 6e761414$",
        "^  configuration 0x08: 01080200$", "^  capability 0x11 at 0x40$", "^ok: PCI configuration$",
        "^  base address 0: 16384 bytes at 0xf0100000$", "^  interrupt: address 0xfee00000, data 0x4f$",
        "^  1 interrupt: the controller is ", "^ok: PCI interrupt$", "^ok: release the PCI function$",
        "^ok: power the PCI bus off$")),
    "video": ("--video=%dx%d" % PICTURE, (
        r"^  version 3\.5: taken$", "^ok: video version$", "^  the host wants to hear of changes$",
        "^  96 x 72 pixels, ", "^ok: video mode$", "^  drawn; ", "^ok: draw a picture$", "^ok: blank the screen$")),
    "fibre": ("--fibre=memory:4", (
        r"^  version 6\.2: taken$", "^ok: storage version$", "^  524288 bytes in one request, 0 channels more$",
        "^  port 500155d000000100, node 500155d000000000$", "^ok: adapter properties$",
        "^  blocks 0 to 8191 of 512 bytes$", "^ok: disk$",
        "^  block 8191: 512 bytes written, read, and the old ones back again$", "^ok: read and write the disk$")),
    "serial": ("--serial=echo", (
        r"^  version 1\.0: taken$", "^ok: serial version$", "^  something is connected to the port$",
        "^  500 bytes came back$", "^ok: echo on the serial port$")),
    "files": ('--files="$2"', (
        r"^  version 1\.0: taken$", "^ok: file system version$", r"^  \\\.\.\\hello\.txt: not found$",
        r"^  \\link: not found$", r"^  \\hello\.txt: a file of %d bytes$" % len(HELLO), "^ok: find the file$",
        "^  %d bytes in 4 messages, CRC-32 0x%08x$" % (len(HELLO), zlib.crc32(HELLO)), "^ok: read the file$",
        "^  %d bytes in pages are the same$" % len(HELLO), "^ok: read the file into pages$")),
    "emulation": ("--emulation", (
        r"^  version 4\.2: taken$", "^ok: emulation version$", r"^  1[34]\d{9} seconds since 1601$",
        r'^  settings, 20 bytes in 3 pieces: \{"V1": \{\}, "V2": \{\}\}$', "^ok: time and settings$",
        "^  sectors 0 to 8191 of 512 bytes$",
        "^  sector 8191: 512 bytes written, read, and the old ones back again$", "^ok: guest state file$",
        "^  reported; ", "^  generation ID 0x00c0ffee and 12 bytes more$", "^ok: report the start$")),
}


# Reports of the guest if a device, or a service of it, is absent.
MISSING = {
    "absent": ("--mouse --append keyboard", ("^ok: offers$", "^skip: share the rings: no keyboard is offered$", "^skip: keys: ")),
    "no file": ('--files=/dev --append files', (
        r"^  \\\.\.\\hello\.txt: not found$", r"^  \\link: not found$", r"^  \\hello\.txt: not found$",
        "^skip: find the file: the host has no such file$", "^skip: read the file: ", "^ok: close the channel$")),
    "refused": ("--socket --append socket", (
        "^  the host refuses the connection: 0xc0000236$", "^ok: offers$",
        "^skip: share the rings: the host has no service on port 7$", "^skip: end of the stream: ")),
}

# Lies that are told in a virtual machine as well; tests/pairs has all of them, and what is expected of each.
DEVICE_LIES = ("ring-index", "packet-length", "packet-type", "empty-message", "foreign-id", "silence", "rescind")
COMPLETED = ("storage", "fibre", "network", "pci")  # the devices whose answers are completions


def host_device_lies(leg):
    """The example guest and each further device of a host that lies: it says so, and takes all back."""
    options = {"storage": "--scsi=memory:1", **{word: device for word, (device, _) in DEVICES.items()}}
    expected = pairs.read_expected()
    runs = {"%s %s" % (word, fault): "%s --fault %s --append %s" % (options[word], fault, word)
            for word in options for fault in DEVICE_LIES if fault != "foreign-id" or word in COMPLETED}
    leg.outcome = peers.run_series(leg.guest(), runs, leg.way, leg.archive, leg.options.cache, show,
                                   shared={"hello.txt": HELLO})
    for run in each_run(leg, runs):
        word, fault = run.split()
        result, step = expected[word, fault]
        # When a device is taken away is a matter of luck here.
        step = re.escape(step) if fault != "rescind" else "[^:]*"
        leg.says("^fail: %s: %s$" % (step, re.escape(pairs.RESULTS[result][1])), "^ok: take the rings back$",
                 "^ok: unload the VMBus$", r"^Mile\.HyperV guest: result %d$" % pairs.RESULTS[result][0])
    say("count %d ways in which a device lied to the example guest" % len(runs))


# The bus itself, in the guest's words.
MOVED = ("^  signals on processor 0: status 0x0$", "^  signals on processor 65535: status 0xc0000001$", "^ok: move the channel$")
BUSES = {
    "monitors": ("--monitor 500 --scsi=memory:1 --append bus", DONE, (
        r"^  version 6\.0: taken", "^  other monitor pages: state 0$", "^ok: offers$", "signalled by monitor 0$", *MOVED,
        "^  other monitor pages: state 2$", "^ok: keep the monitor pages$",
        r"^  signals: [1-9]\d* by the monitor page, 0 by hypercall$")),
    "old-monitors": ("--monitor 500 --vmbus-version 5.3 --scsi=memory:1 --append bus", DONE_IN_PART, (
        r"^  version 6\.0: refused$", r"^  version 5\.3: taken", "^  the host cannot change monitor pages$",
        "signalled by monitor 0$", *MOVED, "^skip: keep the monitor pages: ",
        r"^  signals: [1-9]\d* by the monitor page, 0 by hypercall$")),
    "hypercalls": ("--scsi=memory:1 --append bus", DONE_IN_PART, (
        "^  other monitor pages: state 0$", "signalled by connection 0x2001$", *MOVED, "^skip: keep the monitor pages: ",
        r"^  signals: 0 by the monitor page, [1-9]\d* by hypercall$")),
    "reserved": ("--monitor 500 --scsi=memory:1 --append reserved", DONE, (
        "signalled by connection 0x2001$", "^  the connection has ended, and the reserved channel has not$",
        "^ok: open the channel$", "^  block 2047: 512 bytes written, read, and the old ones back again$",
        "^ok: read and write the disk$", "^ok: close the channel$")),
}


def host_bus(leg):
    """The bus of examples/host: monitor pages and other ones, a channel that moves, a channel that outlives the bus."""
    leg.outcome = peers.run_series(leg.guest(), {name: '--control "$1" ' + options for name, (options, _, _) in BUSES.items()},
                                   leg.way, leg.archive, leg.options.cache, show, (Order(lambda _: False, "quit"),))
    closed = [event["data"] for event in leg.outcome.events if event["event"] == "CHANNEL_CLOSED"]
    leg.check(len(closed) == len(BUSES), "channels were closed %s" % closed)
    for name, end in zip(each_run(leg, BUSES), closed):
        leg.says(*BUSES[name][2], r"^Mile\.HyperV guest: result %d$" % BUSES[name][1])
        said = re.search(r"^  signals: (\d+) by the monitor page, (\d+) by hypercall$", leg.outcome.guest, re.M)
        if said:
            # The host looks at the page from time to time: several signals may be one to it, and the last one be late.
            by_page, by_call = int(said[1]), int(said[2])
            leg.check(end["signals_in"] == by_call and (by_page > 0) == (end["signals_by_page"] > 0) and
                      end["signals_by_page"] <= by_page, "%s: the guest signals %s, the host counts %s" % (name, said[0], end))
            say("count %d signals by the monitor page, %d by hypercall: %s" % (end["signals_by_page"], by_call, name))
        else:
            leg.check(end["signals_by_page"] == 0 and end["packets_in"] >= 8, "%s: the host counts %s" % (name, end))


def check_picture(leg):
    """What the guest drew is what the host sees, pixel by pixel: the host's picture is a PNG that is not compressed."""
    file = b"".join(base64.b64decode(event["data"]["base64"]) for event in leg.outcome.events if event["event"] == "PICTURE")
    (width, height), data, at = PICTURE, b"", 8
    while at + 12 <= len(file):
        length = int.from_bytes(file[at:at + 4], "big")
        data += file[at + 8:at + 8 + length] if file[at + 4:at + 8] == b"IDAT" else b""
        at += 12 + length
    lines = zlib.decompress(data) if data else b""
    drawn = b"".join(b"\0" + b"".join(
        b"\xff\xff\xff" if x in (0, width - 1) or y in (0, height - 1) else bytes((x * 255 // width, y * 255 // height, 64))
        for x in range(width)) for y in range(height))
    leg.check(lines == drawn, "the host's picture of %d bytes is not what the guest drew" % len(file))
    leg.event("VIDEO_MODE", active=1, width=width, height=height, depth=32)
    leg.event("VIDEO_MODE", active=0)
    leg.check(any({"dirt": 1}.items() <= answer.items() for answer in leg.outcome.answers),
              "the host saw no change, but %s" % leg.outcome.answers)


def host_devices(leg):
    """The example guest with each device of examples/host: memory, a disk, frames, keys, moves, a stream, functions, pixels."""
    orders = [*(Order(linux_legs.event_came("KEYBOARD_READY"), "key", {"code": code}) for code, _ in TYPED),
              *(Order(linux_legs.event_came("MOUSE_READY"), "mouse", move) for move, _ in MOVES),
              Order(linux_legs.when_said("  drawn; "), "picture"),
              Order(linux_legs.event_came("GUEST_STARTED"), "generation", {"number": 0xC0FFEE})]
    runs = {word: '--control "$1" %s --append %s' % (options, word) for word, (options, _) in DEVICES.items()}
    runs.update({name: options for name, (options, _) in MISSING.items()})
    runs.update({word: "%s --append %s" % (options, word) for word, (options, _) in PLAIN.items()})
    leg.outcome = peers.run_series(leg.guest(), runs, leg.way, leg.archive, leg.options.cache, show, orders,
                                   shared={"hello.txt": HELLO})
    for name in each_run(leg, MISSING):
        leg.says(*MISSING[name][1], "^ok: unload the VMBus$", r"^Mile\.HyperV guest: result %d$" % DONE_IN_PART)
    driven = {**DEVICES, **PLAIN}
    for word in each_run(leg, driven):
        leg.says(*driven[word][1], "^ok: close the channel$", "^ok: take the rings back$", "^ok: unload the VMBus$",
                 r"^Mile\.HyperV guest: result %d$" % DONE)
    check_picture(leg)
    leg.sees("^host: version 6.0 is agreed on$", "^host: balloon0: version 2.0", "^host: the guest unloads the bus$",
             "^host: scsi0: version 6.2$", "^host: the guest unloads the bus$")
    leg.event("NETWORK_FILTER", filter=9)
    leg.event("NEIGHBOR", address="10.0.2.15", mac="00:15:5d:00:00:01")
    leg.event("KEYBOARD_LIGHTS", caps=1)
    leg.event("SOCKET_CLOSED", ended=1)
    leg.event("SERIAL_DATA", bytes=64, text="".join(
        "\n" if index % 32 == 31 else chr(65 + (index + index // 32) % 26) for index in range(64)))
    leg.event("FILES_CLOSED", reads=5, bytes=2 * len(HELLO))
    leg.event("GUEST_STARTED", status=0)
    leg.event("GUEST_LOG", event=1)
    say("count %d devices that the example guest drives on examples/host" % len(driven))


def host_sanitized(leg):
    """The example guest with each device, and with monitors, on a host with ASan and UBSan: no report. tests/pairs has lies."""
    runs = {word: "%s --append %s" % (device, word) for word, (device, _) in {**PLAIN, **DEVICES}.items()
            if word not in ("keyboard", "mouse", "emulation")}  # these wait for orders
    runs.update({name: words for name, (words, _, _) in BUSES.items()})
    leg.outcome = peers.run_series(leg.guest(), runs, leg.way, leg.archive, leg.options.cache, show,
                                   shared={"hello.txt": HELLO}, sanitized=True)
    for _ in each_run(leg, runs):
        leg.says("^ok: share the rings$", "^ok: open the channel$", "^ok: unload the VMBus$")
    linux_legs.no_report(leg, build.host_sanitized(leg.options.cache))
    say("count %d runs of the example guest on a host with sanitizers" % len(runs))


def host_here(leg):
    """examples/host on this machine's own KVM, which need have no Hyper-V emulation: a guest that finds none, one that hangs."""
    if not os.access("/dev/kvm", os.R_OK | os.W_OK):
        raise Missing("/dev/kvm")
    leg.run(leg.guest(), "host", NOT_HYPERV, way="kvm", options=("--plain",))
    leg.says("^stop: detect: ")
    hang = peers.Request(build.stub(leg.options.cache, "hang"), "kvm", "host", seconds=12, options=("--plain",))
    leg.outcome = peers.run(hang, leg.archive, leg.options.cache, show)
    leg.check(leg.outcome.status == 4, "the stub that hangs ended with %d" % leg.outcome.status)
    leg.sees("^host: the time is over$", "^host: processor 0: rip [0-9a-f]+, ", "^host: processor 0: KVM counts .* exits ")


def none(leg):
    """No Hyper-V: a hypervisor of another kind, and none."""
    for cpu in ("max", "max,-hypervisor"):
        leg.run(leg.guest(), "system", NOT_HYPERV, way="none", cpu=cpu)
        leg.says("^stop: detect: ")


def none_uefi(leg):
    leg.run(leg.guest("uefi"), "system", NOT_HYPERV, way="none", kind="uefi", seconds=400)
    leg.says("^stop: detect: ")


def none_uefi_arm64(leg):
    leg.run(leg.guest("uefi-arm64"), "system", NOT_HYPERV, way="none", kind="uefi-arm64", seconds=400)
    leg.says("^stop: detect: ")


LEGS = {function.__name__.replace("_", "-"): function
        for function in (fetch, runner, kvm_probe, kvm_guest, kvm_plain, host_devices,
                         host_bus, host_lies, host_device_lies, host_sanitized, host_here, qemu7, qemu10,
                         qemu10_balloon, qemu10_uefi, none, none_uefi, none_uefi_arm64, *linux_legs.LEGS)}


def main():
    listing = "".join("  %-16s %s\n" % (name, (leg.__doc__ or "").split("\n")[0]) for name, leg in LEGS.items())
    parser = argparse.ArgumentParser(description=__doc__, epilog="legs:\n" + listing,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("leg", choices=LEGS, metavar="LEG", help="one of the legs below")
    parser.add_argument("--guests", type=Path, required=True, metavar="FOLDER", help="where the guests were built")
    parser.add_argument("--cache", type=Path, required=True, metavar="FOLDER", help="what is fetched and compiled")
    parser.add_argument("--way", choices=["kvm", "nested"], help="default: kvm, if that has Hyper-V emulation")
    parser.add_argument("--seconds", type=int, default=240, help="how long a Linux guest may take (default: 240)")
    parser.add_argument("--tcp-bytes", type=int, default=TCP_BYTES,
                        help="how many bytes a TCP connection carries and brings back (default: 64 MiB with CI=true, else 8)")
    parser.add_argument("--attempts", type=int, default=2, help="how often a Linux guest that hangs is run (default: 2)")
    options = parser.parse_args()
    leg = Leg(options)
    try:
        LEGS[options.leg](leg)
    except Missing as reason:
        say("not run: missing: %s" % reason)
        return 1 if os.environ.get("CI") == "true" else NOT_RUN
    except build.Failure as reason:
        leg.faults.append(str(reason))
    if leg.outcome is not None:
        say("count %d runs that QEMU of the outer machine aborted" % leg.outcome.aborts)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    say("count %.0f seconds of processor time of the legs of tests/e2e" % sum(one.ru_utime + one.ru_stime for one in used))
    if leg.faults:
        if leg.outcome:
            say("--- the peer:\n%s--- the outer machine:\n%s" % (leg.outcome.peer, leg.outcome.outer))
        say("\n".join("FAILED: %s" % fault for fault in leg.faults))
        return 1
    say("%d checks" % leg.checks)
    return 0


if __name__ == "__main__":
    sys.exit(main())
