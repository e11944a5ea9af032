# SPDX-License-Identifier: MIT
"""Cases of guest.py: a host that lies in the rings, in packets and in the messages of the device."""

import struct

from case import CASES, Failure, case, device

# Rings.

RING_SIZES = 16 * 4096


def lying_index(result, ring, field, *values, at_each_look=False, **more):
    """An index, or another word of a control page, that the host sets to what it must not be."""

    def check(test):
        for value in values:

            def prepare(run):
                def change(balloon):
                    control = getattr(balloon.channel, ring)

                    def put_wrong(*_):
                        control.put(field, value(control) if callable(value) else value)

                    if at_each_look:
                        run.machine.watch_reads(control.control + test.facts.offset("VMRCB", field), 4, put_wrong)
                    else:
                        look = balloon.look

                        def lie():
                            look()
                            if balloon.version:  # The first request has come, and its answer is in the ring.
                                put_wrong()
                                run.bus.signal(balloon.channel)

                        balloon.look = lie
                        balloon.room = lambda ring: ring.size
                        balloon.poll()  # A guest that is told that the host is awake does not signal.

                device(run, change)

            run = test.guest(result, prepare, **more)
            # By an index that is none, not even the packet that lies there in good order can be taken.
            if values == BAD_INDICES and field == "In" and not at_each_look and "version 2.0: taken" in run.text:
                raise Failure("the guest took a packet by %s" % (value if callable(value) else hex(value)))

    return check


def _beyond(control):
    return control.size


BAD_INDICES = (
    _beyond,
    lambda control: control.size + 8,
    lambda control: control.size - 1,
    1,
    4,
    7,
    0x7FFFFFF8,
    0x80000000,
    0xFFFFFFF8,
    0xFFFFFFFF,
)

CASES["ring-in-is-no-index"] = lying_index("GuestRingCorrupt", "outgoing", "In", *BAD_INDICES)
CASES["ring-in-too-little-for-a-packet"] = lying_index(
    "GuestRingCorrupt",
    "outgoing",
    "In",
    lambda control: (control.get("Out") + 8) % control.size,
    lambda control: (control.get("Out") + 16) % control.size,
)
CASES["ring-in-without-data"] = lying_index(
    "GuestRingCorrupt GuestDeviceCorrupt",
    "outgoing",
    "In",
    lambda control: (control.own + 24) % control.size,
    lambda control: (control.own + 4096) % control.size,
    lambda control: (control.own - 8) % control.size,
)
CASES["ring-in-changes-at-each-look"] = lying_index(
    "GuestRingCorrupt", "outgoing", "In", *BAD_INDICES, at_each_look=True
)
CASES["ring-out-is-no-index"] = lying_index("GuestRingCorrupt", "incoming", "Out", *BAD_INDICES)
CASES["ring-out-changes-at-each-look"] = lying_index(
    "GuestRingCorrupt GuestDeviceSilent", "incoming", "Out", *BAD_INDICES, at_each_look=True
)
CASES["ring-out-is-anything"] = lying_index(
    "GuestRingFull GuestDone", "incoming", "Out", 0, 8, 4096, lambda control: control.size - 8
)
CASES["ring-own-index-overwritten"] = lying_index("GuestDone", "outgoing", "Out", 0, 8, 4, 0xFFFFFFFF, _beyond)
CASES["ring-mask-and-features"] = lying_index("GuestDone", "outgoing", "InterruptMask", 0, 1, 0xFFFFFFFF)
CASES["ring-pending-size"] = lying_index(
    "GuestDone", "outgoing", "PendingSendSize", 1, 7, 8, 4096, _beyond, 0x7FFFFFFF, 0xFFFFFFFF
)
CASES["ring-features"] = lying_index("GuestDone", "outgoing", "FeatureBits", 0, 0xFFFFFFFF)


@case
def ring_never_emptied(test):
    """The host answers, and never gives back the room of what it read."""

    def change(balloon):
        balloon.consumed = lambda: None
        balloon.poll()

    test.guest("GuestRingFull", lambda run: device(run, change))


@case
def ring_without_signals(test):
    """Packets come, and their signals do not."""

    def prepare(run):
        run.bus.signal = lambda channel: None

    test.guest("GuestSignalLost", prepare)


@case
def ring_signals_without_packets(test):
    """Signals come, and nothing is there."""

    def prepare(run):
        def change(balloon):
            def look():
                for number in range(50):
                    run.hypervisor.after(100000 * number, lambda: run.bus.signal(balloon.channel))

            balloon.look = look

        device(run, change)

    test.guest("GuestDeviceSilent", prepare)


def bad_packets(result, *builders, name="version", **more):
    """Packets instead of the device's answer; a builder gets (facts, device, payload, transaction)."""

    def check(test):
        for build in builders:

            def prepare(run):
                def change(balloon):
                    balloon.on_packets = lambda what, payload, transaction: (
                        build(test.facts, balloon, payload, transaction)
                        if what == name
                        else [balloon.packet(payload, transaction)]
                    )
                    balloon.other = lambda *_: None

                device(run, change)

            run = test.guest(result, prepare, **more)
            if (
                name == "version"
                and result in ("GuestRingCorrupt", "GuestDeviceCorrupt")
                and "version 2.0: taken" in run.text
            ):
                raise Failure("the guest took the packet, and something later was found to be wrong")

    return check


def _raw(**fields):
    """A packet whose descriptor says this."""

    def build(facts, balloon, payload, transaction):
        packet = bytearray(balloon.packet(payload, transaction))
        for field, value in fields.items():
            facts.put("VMPACKET_DESCRIPTOR", field, packet, value)
        return [bytes(packet)]

    return build


CASES["packet-length-zero"] = bad_packets("GuestRingCorrupt", _raw(Length8=0))
CASES["packet-length-below-descriptor"] = bad_packets(
    "GuestRingCorrupt", _raw(Length8=1), _raw(Length8=1, DataOffset8=1)
)
CASES["packet-length-beyond-index"] = bad_packets(
    "GuestRingCorrupt",
    _raw(Length8=5),
    _raw(Length8=6),
    _raw(Length8=0x1FFF),
    _raw(Length8=0x2000),
    _raw(Length8=0xFFFF),
)
CASES["packet-offset-below-descriptor"] = bad_packets("GuestRingCorrupt", _raw(DataOffset8=0), _raw(DataOffset8=1))
CASES["packet-offset-beyond-length"] = bad_packets("GuestRingCorrupt", _raw(DataOffset8=5), _raw(DataOffset8=0xFFFF))
CASES["packet-offset-not-of-its-type"] = bad_packets("GuestRingCorrupt", _raw(DataOffset8=3), _raw(DataOffset8=4))
CASES["packet-type-unknown"] = bad_packets(
    "GuestRingCorrupt", *(_raw(Type=kind) for kind in (0, 1, 2, 3, 4, 5, 8, 10, 12, 0xFFFF))
)
CASES["packet-flags-unknown"] = bad_packets("GuestRingCorrupt", _raw(Flags=2), _raw(Flags=0xFFFF))
CASES["packet-completion-unasked"] = bad_packets("GuestDeviceCorrupt", _raw(Type=11))


@case
def packet_transfer_pages(test):
    """Ranges of a buffer that nobody shared; their count is right, and wrong in each direction."""
    for count, result in (
        (1, "GuestDeviceCorrupt"),
        (0, "GuestRingCorrupt"),
        (2, "GuestRingCorrupt"),
        (0x20000001, "GuestRingCorrupt"),
        (0xFFFFFFFF, "GuestRingCorrupt"),
    ):

        def build(facts, balloon, payload, transaction):
            head = facts.make(
                "VMPACKET_DESCRIPTOR", Type=7, DataOffset8=4, Length8=4 + len(payload) // 8, TransactionId=transaction
            )
            return [bytes(head) + struct.pack("<HBBIII", 1, 0, 0, count, 4096, 0) + payload]

        bad_packets(result, build)(test)


@case
def packet_gpa_direct(test):
    """A packet of the form that only guests send: good ranges, and ranges of each kind that are none."""
    for words, result in (
        ((1 << 32, 4096, 5), "GuestDeviceCorrupt"),
        ((0, 4096, 5), "GuestRingCorrupt"),
        ((2 << 32, 4096, 5), "GuestRingCorrupt"),
        ((0xFFFFFFFF << 32, 4096, 5), "GuestRingCorrupt"),
        ((1 << 32, 0, 5), "GuestRingCorrupt"),
        ((1 << 32, 4096 | 4096 << 32, 5), "GuestRingCorrupt"),
        ((1 << 32, 8192, 5), "GuestRingCorrupt"),
        ((1 << 32, 0xFFFFFFFF | 0xFFF << 32, 5), "GuestRingCorrupt"),
        ((1 << 32,), "GuestRingCorrupt"),
    ):

        def build(facts, balloon, payload, transaction):
            external = struct.pack("<%dQ" % len(words), *words)
            head = facts.make(
                "VMPACKET_DESCRIPTOR",
                Type=9,
                DataOffset8=2 + len(words),
                TransactionId=transaction,
                Length8=2 + len(words) + len(payload) // 8,
            )
            return [bytes(head) + external + payload]

        bad_packets(result, build)(test)


@case
def packet_longer_than_any(test):
    """More than the longest message of the device; as long as the ring allows."""
    for size in (4096 + 8, 8192, RING_SIZES - 64):
        bad_packets(
            "GuestRingCorrupt",
            lambda facts, balloon, payload, transaction: [balloon.packet(payload.ljust(size, b"\xa7"), transaction)],
        )(test)


@case
def packet_of_the_longest_message(test):
    """Exactly the longest message, and bytes behind the message: no fault."""
    for size in (24, 64, 4096):
        bad_packets(
            "GuestDone",
            lambda facts, balloon, payload, transaction: [balloon.packet(payload.ljust(size, b"\xa7"), transaction)],
        )(test)


# The device's messages.


def _payload(change):
    return lambda facts, balloon, payload, transaction: [balloon.packet(change(bytearray(payload)), transaction)]


def _field(structure, **fields):
    def build(facts, balloon, payload, transaction):
        payload = bytearray(payload)
        for field, value in fields.items():
            facts.put(structure, field, payload, value)
        return [balloon.packet(payload, transaction)]

    return build


CASES["device-message-short"] = bad_packets(
    "GuestDeviceCorrupt", *(_payload(lambda payload, size=size: payload[:size]) for size in (0, 4, 7, 8))
)
CASES["device-message-size-beyond-packet"] = bad_packets(
    "GuestDeviceCorrupt", *(_field("DM_MESSAGE_HEADER", Size=size) for size in (17, 24, 4096, 0xFFFF))
)
CASES["device-message-size-below-header"] = bad_packets(
    "GuestDeviceCorrupt", *(_field("DM_MESSAGE_HEADER", Size=size) for size in (0, 1, 7))
)
CASES["device-answer-short"] = bad_packets(
    "GuestDeviceCorrupt", *(_field("DM_MESSAGE_HEADER", Size=size) for size in (8, 12, 15))
)
CASES["device-capabilities-short"] = bad_packets(
    "GuestDeviceCorrupt", *(_field("DM_MESSAGE_HEADER", Size=size) for size in (0, 8, 12, 15, 24)), name="capabilities"
)
CASES["device-answer-to-another-request"] = bad_packets(
    "GuestDeviceSilent", *(_field("DM_MESSAGE_HEADER", TransactionId=number) for number in (0, 2, 0xFFFFFFFF))
)
CASES["device-answer-of-another-type"] = bad_packets(
    "GuestDeviceSilent GuestDeviceCorrupt",
    *(_field("DM_MESSAGE_HEADER", Type=kind) for kind in (0, 1, 3, 4, 5, 8, 11, 13, 15, 0xFFFF)),
)
CASES["device-refuses-every-version"] = bad_packets(
    "GuestDeviceRefused",
    _field("DM_VERSION_RESPONSE", FlagsAsUINT64=0),
    _field("DM_VERSION_RESPONSE", FlagsAsUINT64=0xFFFFFFFFFFFFFFFE),
)
CASES["device-refuses-capabilities"] = bad_packets(
    "GuestDeviceRefused", _field("DM_CAPABILITIES_RESPONSE", FlagsAsUINT64=0), name="capabilities"
)
CASES["device-wants-no-status"] = bad_packets(
    "GuestDoneInPart", _field("DM_CAPABILITIES_RESPONSE", FlagsAsUINT64=5), name="capabilities"
)
CASES["device-silent"] = bad_packets("GuestDeviceSilent", lambda *_: [])


@case
def device_information(test):
    """Information messages whose lengths lie, in the message and in its pieces."""
    good = struct.pack("<IIQ", 0, 8, 1000)
    for info_size, pieces, result in (
        (16, good, "GuestDone"),
        (0, b"", "GuestDone"),
        (17, good, "GuestDeviceCorrupt"),
        (0xFFFFFFFF, good, "GuestDeviceCorrupt"),
        (0xFFFFFFF0, good, "GuestDeviceCorrupt"),
        (16, struct.pack("<IIQ", 0, 9, 1), "GuestDeviceCorrupt GuestDone"),
        (16, struct.pack("<IIQ", 0, 0xFFFFFFF8, 1), "GuestDeviceCorrupt GuestDone"),
        (16, struct.pack("<IIQ", 0, 4, 1), "GuestDeviceCorrupt GuestDone"),
        (16, struct.pack("<IIQ", 99, 8, 1), "GuestDone"),
        (8, struct.pack("<II", 0, 0), "GuestDeviceCorrupt GuestDone"),
    ):

        def build(facts, balloon, payload, transaction):
            size = 16 + len(pieces)
            message = struct.pack("<HHIII", 12, size, 500, 0, info_size) + pieces
            return [balloon.packet(message), balloon.packet(payload, transaction)]

        bad_packets(result, build, name="capabilities")(test)


def device_flood(build):
    """The ring is filled again whenever the guest has emptied it."""

    def check(test):
        def prepare(run):
            def change(balloon):
                def refill():
                    if balloon.channel.open_id is None:
                        return
                    ring = balloon.channel.outgoing
                    while balloon.room(ring) > 4200:
                        balloon.put(build(test.facts, balloon))
                    run.hypervisor.now += 1_000_000
                    run.hypervisor.after(1, refill)

                balloon.send = lambda *_: refill()
                balloon.other = lambda *_: None

            device(run, change)

        test.guest("GuestDeviceSilent", prepare)

    return check


CASES["device-flood-of-unknown-messages"] = device_flood(
    lambda facts, balloon: balloon.packet(struct.pack("<HHI", 15, 8, 0))
)
CASES["device-flood-of-balloon-requests"] = device_flood(
    lambda facts, balloon: balloon.packet(struct.pack("<HHIII", facts.DmBalloonRequest, 16, 1, 1, 0))
)


# Memory that the host changes while the guest looks at it.


def spoil(run, test, ranges):
    """Every byte of these ranges of shared memory is another one as soon as it was read: a second look sees junk."""
    for address, size in ranges:
        run.machine.watch_reads(address, size, lambda at, length: run.hypervisor.memory.write(at, b"\xa7" * length))


@case
def second_look_at_messages(test):
    """The VMBus's messages may be read once; but for their type and flags, which have a second part to play."""

    def prepare(run):
        def on_placed(register, page):
            if register == test.facts.HV_X64_MSR_SIMP and page.address is not None:
                slot = page.address + test.facts.VMBUS_MESSAGE_SINT * test.facts.size("HV_MESSAGE")
                size_at = test.facts.offset("HV_MESSAGE", "Header.PayloadSize")
                origin_at = test.facts.offset("HV_MESSAGE", "Header.OriginationId")
                spoil(run, test, [(slot + size_at, 1), (slot + origin_at, test.facts.size("HV_MESSAGE") - origin_at)])

        run.hypervisor.on_placed = on_placed

    test.guest("GuestDone", prepare)


@case
def second_look_at_packets(test):
    """The data of the ring from the host may be read once."""

    def prepare(run):
        device(run, lambda balloon: spoil(run, test, [(page * 4096, 4096) for page in balloon.channel.outgoing.pages]))

    test.guest("GuestDone", prepare)
