# SPDX-License-Identifier: MIT
"""Cases of guest.py: honest hosts of every age and configuration."""

import struct

from case import CASES, Failure, case, device, expect


def host_of(newest, only_its_connections):
    """Connects to a host whose newest version this is, and talks to its device."""

    def check(test):
        facts = test.facts
        version = facts[newest]
        versions = [
            number for number in sorted(run_versions(facts), reverse=True) if number >= facts.VMBUS_VERSION_WIN8
        ]

        run = test.guest("GuestDone", bus={"newest": version, "takes_newer_contacts": not only_its_connections})
        asked = [number for number in versions if number >= version]
        if only_its_connections and version < facts.VMBUS_VERSION_MULTICLIENT:
            asked = [number for number in asked if number < facts.VMBUS_VERSION_MULTICLIENT]
        expect("the versions asked for", [hex(number) for number in run.bus.asked], [hex(number) for number in asked])
        expect(
            "the guest's messages",
            run.bus.seen[len(asked) :],
            [
                "ChannelMessage" + name
                for name in (
                    "RequestOffers",
                    "GpadlHeader",
                    "GpadlBody",
                    "OpenChannel",
                    "CloseChannel",
                    "GpadlTeardown",
                    "Unload",
                )
            ],
        )
        expect("unloads", run.bus.unloads, 1)
        expect("event flags that the guest has not taken", run.hypervisor.flags_left, 0)
        for name in ("Heartbeat", "Guest Shutdown", "Dynamic Memory", "Network Adapter"):
            if not run.says(name):
                raise Failure("the guest did not name the offer of %s" % name)

    return check


def run_versions(facts):
    return {
        facts[name]
        for name in facts.values
        if name.startswith("VMBUS_VERSION_") and name not in ("VMBUS_VERSION_LATEST", "VMBUS_VERSION_MULTICLIENT")
    }


for _text, _name in (
    ("2.4", "WIN8"),
    ("3.0", "WIN8_1"),
    ("4.0", "WIN10"),
    ("4.1", "WIN10RS3_0"),
    ("5.0", "WIN10RS3_1"),
    ("5.1", "WIN10RS4"),
    ("5.2", "WIN10RS5"),
    ("5.3", "IRON"),
    ("6.0", "COPPER"),
):
    CASES["honest-vmbus-" + _text] = host_of("VMBUS_VERSION_" + _name, True)
CASES["honest-refuses-newer"] = host_of("VMBUS_VERSION_WIN10", False)


@case
def honest_older_than_the_guest(test):
    """Versions 0.13 and 1.1 signal by a page of their own, which this guest leaves out."""
    for newest in ("VMBUS_VERSION_V1", "VMBUS_VERSION_WIN7"):
        run = test.guest("GuestVmbusRefused", bus={"newest": test.facts[newest]})
        expect("the last version asked for", run.bus.asked[-1], test.facts.VMBUS_VERSION_WIN8)


@case
def honest_features(test):
    """VMBUS_VERSION_COPPER with all features, with none, and with features that nobody has heard of."""
    for features in (test.facts.VMBUS_SUPPORTED_FEATURE_FLAGS_DILITHIUM, 0, 0xFFFFFFFF):
        run = test.guest("GuestDone", bus={"features": features})
        expect("status reports", run.says("the host has read it"), True)


@case
def honest_device_versions(test):
    for newest, wanted in (
        ("DM_VERSION_2_0", "GuestDone"),
        ("DM_VERSION_1_0", "GuestDone"),
        ("DM_VERSION_0_3", "GuestDone"),
    ):
        run = test.guest(wanted, bus={"dm_newest": test.facts[newest]})
        expect(
            "the version",
            run.says("version %d.%d: taken" % (test.facts[newest] >> 16, test.facts[newest] & 0xFFFF)),
            True,
        )
    test.guest("GuestDeviceRefused", bus={"dm_newest": 0})


@case
def honest_without_vmbus(test):
    test.guest("GuestDoneInPart", has_bus=False)


@case
def honest_without_device(test):
    def prepare(run):
        run.bus.devices = [device for device in run.bus.devices if device[3] is None]

    run = test.guest("GuestDoneInPart", prepare)
    expect("the guest's messages", run.bus.seen[-2:], ["ChannelMessageRequestOffers", "ChannelMessageUnload"])


@case
def honest_without_offers(test):
    test.guest("GuestDoneInPart", lambda run: setattr(run.bus, "devices", []))


@case
def honest_many_offers(test):
    """As many channels as there can be; the device is the last one."""

    def prepare(run):
        plain = run.bus.devices[0]
        balloon = next(device for device in run.bus.devices if device[3])
        run.bus.devices = [(relid,) + plain[1:] for relid in range(1, test.facts.VMBUS_MAX_CHANNELS - 1)]
        run.bus.devices.append((test.facts.VMBUS_MAX_CHANNELS - 1,) + balloon[1:])

    run = test.guest("GuestDone", prepare, machine={"limit": 100_000_000})
    expect("channels in the output", run.text.count("  channel "), test.facts.VMBUS_MAX_CHANNELS)


@case
def honest_missing_privileges(test):
    """What the partition may not do is not tried: no #GP."""
    from hypervisor import PRIVILEGES

    for missing in PRIVILEGES:
        least = missing in ("AccessVpRunTimeReg", "AccessIntrCtrlRegs", "AccessFrequencyRegs", "AccessVpIndex")
        test.guest(
            "GuestDone" if least else "GuestDoneInPart",
            hypervisor={"privileges": [name for name in PRIVILEGES if name != missing]},
        )
    test.guest("GuestDoneInPart", hypervisor={"privileges": []})


@case
def honest_x2apic(test):
    test.guest("GuestDone", machine={"x2apic": True})


@case
def honest_serial_port(test):
    run = test.guest("GuestDone", machine={"serial": True})
    expect("the serial port's text", run.machine.serial_console.replace(b"\r\n", b"\n"), run.machine.console)


@case
def honest_no_exit_port(test):
    """Without somebody at the exit port the guest stops for good, interrupts off."""
    run = test.guest("GuestDone", machine={"debug_exit": False})
    expect("the exit code", run.machine.exit_code, None)


@case
def honest_slow(test):
    """Every answer takes two seconds."""

    def prepare(run):
        answer = run.bus.answer
        run.bus.answer = lambda name, message, delay=0: answer(name, message, 20_000_000)

    test.guest("GuestDone", prepare)


@case
def honest_busy(test):
    """No buffers for the first posts; a call that takes several turns."""
    for busy in ("HV_STATUS_INSUFFICIENT_BUFFERS", "HV_STATUS_TIMEOUT"):

        def prepare(run, busy=test.facts[busy]):
            turns = {}

            def post(connection, kind, payload, posted=run.bus.posted):
                turns[payload] = turns.get(payload, 0) + 1
                return busy if turns[payload] % 4 else posted(connection, kind, payload)

            run.bus.posted = post

        test.guest("GuestDone", prepare)


@case
def honest_registers_with_reserved_bits(test):
    """Reserved bits read as something, and come back as they were."""

    def prepare(run):
        facts, registers = run.hypervisor.facts, run.hypervisor.registers
        reserved = {facts.HV_X64_MSR_SIMP: 0xA50, facts.HV_X64_MSR_SIEFP: 0x5A0, facts.HV_X64_MSR_REFERENCE_TSC: 0xFFE}
        registers.update(reserved)
        registers[facts.HV_X64_MSR_SCONTROL] = 0xABCDEF0000000010
        write = run.hypervisor.write_plain

        def write_plain(register, value):
            if register in reserved and value & 0xFFE != reserved[register]:
                run.hypervisor.violation("reserved bits of %#x: %#x" % (register, value))
            if register == facts.HV_X64_MSR_SCONTROL and value & ~1 != 0xABCDEF0000000010:
                run.hypervisor.violation("reserved bits of SCONTROL: %#x" % value)
            write(register, value)

        run.hypervisor.write_plain = write_plain

    test.guest("GuestDone", prepare)


@case
def honest_device_speaks_first(test):
    """What the host asks of the guest while the guest waits for an answer; and the ring goes round several times."""

    def prepare(run):
        facts = run.hypervisor.facts

        def change(balloon):
            def on_packets(name, payload, transaction):
                packets = []
                if name == "capabilities":
                    request = struct.pack("<HHIII", facts.DmBalloonRequest, 16, 77, 512, 0)
                    packets.append(balloon.packet(request, 77))
                    for number in range(50):
                        # Messages of types that came after all that are known, of lengths up to the longest.
                        more = number * 80 % 4089
                        packets.append(
                            balloon.packet(struct.pack("<HHI", 15 + number, 8 + more, number) + bytes([number]) * more)
                        )
                return packets + [balloon.packet(payload, transaction)]

            def send_slowly(name, payload, transaction=0):
                waiting = on_packets(name, bytes(payload), transaction)

                def more():
                    while waiting and balloon.room(balloon.channel.outgoing) >= len(waiting[0]) + 8:
                        balloon.put(waiting.pop(0))
                    if waiting:
                        run.hypervisor.after(1000, more)

                more()

            balloon.send = send_slowly
            balloon.other = lambda *_: None

        device(run, change)

    run = test.guest("GuestDone", prepare)
    if not run.says("the host asks for 512 pages, gets 64 and has 64"):
        raise Failure("the guest did not see the balloon request")


@case
def honest_offers_later(test):
    """Devices come and go while the guest is busy with one of them."""

    def prepare(run):
        facts = run.hypervisor.facts

        def on_answer(name, message):
            more = []
            if name != "ChannelMessageOfferChannel" and run.bus.version and run.bus.offers_requested:
                more.append(
                    run.bus.make(
                        "ChannelMessageOfferChannel",
                        "VMBUS_CHANNEL_OFFER_CHANNEL",
                        ChildRelId=99,
                        InterfaceType=facts.IC_KVP_EXCHANGE_CLASS_ID,
                        MonitorId=0xFF,
                    )
                )
                more.append(
                    run.bus.make("ChannelMessageRescindChannelOffer", "VMBUS_CHANNEL_RESCIND_OFFER", ChildRelId=99)
                )
            return [bytes(one) for one in more] + [message]

        run.bus.on_answer = on_answer

    test.guest("GuestDone", prepare)


@case
def no_hypervisor(test):
    run = test.guest("GuestNotHyperV", hypervisor={"signature": False})
    expect("CPUID leaves beyond", run.hypervisor.violations, [])
    test.guest("GuestNotHyperV", hypervisor={"signature": 0x4D564B4B})
    test.guest("GuestNotHyperV", hypervisor={"max_leaf": 0x40000004})
    test.guest("GuestNotHyperV", hypervisor={"max_leaf": 0}, allow="CPUID leaf")
