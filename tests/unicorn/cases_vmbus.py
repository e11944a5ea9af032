# SPDX-License-Identifier: MIT
"""Cases of guest.py: a host that lies on the control plane: channel messages, versions, offers, GPADLs, opening."""

import struct

from case import CASES, Failure, case, device, expect, instead, patched

# Channel messages that are malformed.

# The host's messages in the guest's life, and how it ends if one is too short.
ANSWERS = (
    "VersionResponse",
    "OfferChannel",
    "AllOffersDelivered",
    "GpadlCreated",
    "OpenChannelResult",
    "GpadlTorndown",
    "UnloadComplete",
)


def short_message(name):
    """Every length that is too short for it; and those that are longer than it has to be, which is no fault."""

    def check(test):
        facts = test.facts
        least = facts.messages["ChannelMessage" + name].minimum
        if name == "OfferChannel":
            least = facts.messages["ChannelMessage" + name].size
        if name == "VersionResponse":
            least = facts.VMBUS_CHANNEL_VERSION_RESPONSE_COPPER_SIZE
        for length in sorted({0, 1, 4, 7, 8, least // 2, least - 4, least - 1}):
            if length < least:
                test.guest(
                    "GuestVmbusCorrupt",
                    lambda run: instead(run, "ChannelMessage" + name, lambda message: [message[:length]], 1),
                    unloaded=False,
                    allow="Unload with|GPADL",
                )
        for length in (least, least + 1, 240):
            test.guest(
                "GuestDone",
                lambda run: instead(run, "ChannelMessage" + name, lambda message: [message.ljust(length, b"\xa7")]),
            )

    return check


def long_message(name):
    """A payload size above 240 in the slot, which the hypervisor itself would not write."""

    def check(test):
        for size in (241, 255):
            test.guest(
                "GuestVmbusCorrupt",
                lambda run: instead(
                    run, "ChannelMessage" + name, lambda message: [dict(message=message, size=size)], 1
                ),
                unloaded=False,
                allow="Unload with|GPADL",
            )

    return check


for _name in ANSWERS:
    CASES["message-short-" + _name] = short_message(_name)
    CASES["message-too-long-" + _name] = long_message(_name)


@case
def message_short_unasked(test):
    """Messages that nobody waits for, too short: rescinds, answers about other things."""
    for name in ("RescindChannelOffer", "TlConnectRequestResult", "CloseReservedResponse", "ModifyChannelResponse"):
        least = test.facts.messages["ChannelMessage" + name].minimum
        for length in (8, least - 1):
            head = struct.pack("<II", test.facts.messages["ChannelMessage" + name].number, 0)
            test.guest(
                "GuestVmbusCorrupt GuestDone",
                lambda run: instead(
                    run, "ChannelMessageGpadlCreated", lambda message: [head.ljust(length, b"\1"), message]
                ),
                unloaded=False,
                allow="Unload with|GPADL",
            )


@case
def message_of_another_type(test):
    """Hypervisor messages in the VMBus's slot that are not the VMBus's are dropped."""
    for kind in (2, 0x7FFFFFFF, 0x80000010, 0xFFFFFFFF):
        test.guest(
            "GuestDone",
            lambda run: instead(
                run, "ChannelMessageAllOffersDelivered", lambda message: [dict(message=message, kind=kind), message]
            ),
        )


@case
def message_types_unknown(test):
    """Channel messages that no host sends are dropped: a guest's own, and some that do not exist."""
    for number in (0, 3, 5, 7, 8, 14, 16, 18, 29, 30, 31, 0x7FFFFFFF, 0xFFFFFFFF):
        for name in ("VersionResponse", "AllOffersDelivered", "OpenChannelResult"):
            junk = struct.pack("<II", number, 0).ljust(40, b"\1")
            test.guest("GuestDone", lambda run: instead(run, "ChannelMessage" + name, lambda message: [junk, message]))


@case
def answer_before_it_was_asked_for(test):
    """Each answer that the guest will want later, once more before the one that it waits for."""
    facts = test.facts
    answers = {
        "GpadlCreated": facts.make("VMBUS_CHANNEL_GPADL_CREATED", ChildRelId=9, Gpadl=1),
        "OpenChannelResult": facts.make("VMBUS_CHANNEL_OPEN_RESULT", ChildRelId=9, OpenId=1),
        "GpadlTorndown": facts.make("VMBUS_CHANNEL_GPADL_TORNDOWN", Gpadl=1),
        "UnloadComplete": facts.make("VMBUS_CHANNEL_MESSAGE_HEADER"),
    }
    for early, message in answers.items():
        struct.pack_into("<I", message, 0, facts.messages["ChannelMessage" + early].number)
        for name in ("VersionResponse", "GpadlCreated", "OpenChannelResult", "GpadlTorndown"):
            if name != early:
                test.guest(
                    "GuestDone",
                    lambda run: instead(run, "ChannelMessage" + name, lambda wanted: [bytes(message), wanted]),
                )


def no_answer(name):
    def check(test):
        test.guest(
            "GuestVmbusSilent",
            lambda run: instead(run, "ChannelMessage" + name, lambda _: []),
            unloaded=False,
            allow="Unload with|GPADL",
        )

    return check


for _name in ANSWERS:
    if _name != "OfferChannel":
        CASES["no-answer-" + _name] = no_answer(_name)


# Versions.


@case
def version_refused_with_junk(test):
    """In a refusal nothing else is valid."""
    test.guest(
        "GuestVmbusRefused",
        lambda run: instead(run, "ChannelMessageVersionResponse", lambda message: [message[:8] + b"\0" + b"\xff" * 31]),
        unloaded=False,
    )


@case
def version_connection_failed(test):
    for state in (1, 2, 255):
        test.guest(
            "GuestVmbusRefused",
            lambda run: instead(
                run,
                "ChannelMessageVersionResponse",
                lambda message: [patched(test.facts, "VMBUS_CHANNEL_VERSION_RESPONSE", message, ConnectionState=state)],
            ),
            unloaded=False,
        )


@case
def version_connection_id_impossible(test):
    for connection in (0x01000000, 0xFFFFFFFF):
        test.guest(
            "GuestVmbusCorrupt",
            lambda run: instead(
                run,
                "ChannelMessageVersionResponse",
                lambda message: [
                    patched(test.facts, "VMBUS_CHANNEL_VERSION_RESPONSE", message, SelectedVersion=connection)
                ],
            ),
            unloaded=False,
        )


@case
def version_features_unasked(test):
    """The host grants what was not asked for; it does not count."""
    test.guest(
        "GuestDone",
        lambda run: instead(
            run,
            "ChannelMessageVersionResponse",
            lambda message: [
                (
                    patched(test.facts, "VMBUS_CHANNEL_VERSION_RESPONSE", message, SupportedFeatures=0xFFFFFFFF)
                    if message[8]
                    else message
                )
            ],
        ),
    )


# Offers.


def offer_with(result, *fields):
    def check(test):
        for one in fields:
            test.guest(
                result,
                lambda run: instead(
                    run,
                    "ChannelMessageOfferChannel",
                    lambda message: [patched(test.facts, "VMBUS_CHANNEL_OFFER_CHANNEL", message, **one)],
                ),
            )

    return check


CASES["offer-channel-id-out-of-range"] = offer_with(
    "GuestVmbusCorrupt", *({"ChildRelId": relid} for relid in (0, 2048, 0x7FFFFFFF, 0xFFFFFFFF))
)
CASES["offer-connection-id-out-of-range"] = offer_with(
    "GuestVmbusCorrupt", {"ConnectionId": 0x01000000}, {"ConnectionId": 0xFFFFFFFF}
)
CASES["offer-monitor-out-of-range"] = offer_with(
    "GuestVmbusCorrupt", {"MonitorId": 128, "MonitorAsUINT8": 1}, {"MonitorId": 255, "MonitorAsUINT8": 0xFF}
)
CASES["offer-without-monitor"] = offer_with("GuestDone", {"MonitorId": 128, "MonitorAsUINT8": 0xFE})


@case
def offer_twice(test):
    """The same offer again, as it was, and for another device: an id that is not free."""
    facts = test.facts
    test.guest(
        "GuestDone GuestVmbusCorrupt",
        lambda run: instead(run, "ChannelMessageOfferChannel", lambda message: [message, message]),
    )
    test.guest(
        "GuestDone GuestVmbusCorrupt",
        lambda run: instead(
            run,
            "ChannelMessageOfferChannel",
            lambda message: [
                message,
                patched(facts, "VMBUS_CHANNEL_OFFER_CHANNEL", message, InterfaceType=facts.HK_CLASS_ID),
            ],
        ),
    )


@case
def offer_flood(test):
    """Offers without end."""

    def prepare(run):
        def on_answer(name, message):
            if name != "ChannelMessageAllOffersDelivered":
                return [message]
            offer = bytes(run.bus.offer(run.bus.channels[3]))

            def on_end_of_message():
                run.hypervisor.now += 200_000
                run.bus.send(offer)
                type(run.hypervisor).on_end_of_message(run.hypervisor)

            run.hypervisor.on_end_of_message = on_end_of_message
            offers = [bytes(run.bus.offer(channel)) for channel in run.bus.channels.values()]
            return offers + offers

        run.bus.on_answer = on_answer

    test.guest("GuestVmbusSilent GuestVmbusCorrupt", prepare, unloaded=False)


# Messages that do not end, and the end of message.


def flood(build, result="GuestVmbusSilent"):
    """The slot is full again at each end of message, with MessagePending set, from the first answer on."""

    def check(test):
        def prepare(run):
            hypervisor, sint = run.hypervisor, test.facts.VMBUS_MESSAGE_SINT

            def fill(*_):
                message, kind = build(test.facts)
                hypervisor.queues[sint].clear()
                hypervisor.send(sint, kind, message)
                slot = hypervisor.slot(sint)
                if slot is not None:
                    hypervisor.set_pending(slot)

            def on_end_of_message():
                hypervisor.now += 200_000  # 20 ms each, or this takes long.
                fill()

            def on_answer(name, message):
                hypervisor.on_end_of_message = on_end_of_message
                return [message, build(test.facts)[0]]

            run.bus.on_answer = on_answer

        test.guest(result, prepare, unloaded=False, allow="Unload with|GPADL")

    return check


CASES["flood-of-unknown-messages"] = flood(lambda facts: (b"", 2), "GuestVmbusSilent GuestVmbusCorrupt")
CASES["flood-of-unknown-channel-messages"] = flood(lambda facts: (struct.pack("<II", 30, 0), 1))
CASES["flood-of-unasked-answers"] = flood(
    lambda facts: (struct.pack("<IIIII", facts.messages["ChannelMessageOpenChannelResult"].number, 0, 9, 1, 0), 1)
)


@case
def pending_without_a_message(test):
    """MessagePending is set in every message, and nothing follows: an end of message too many does no harm."""

    def prepare(run):
        deliver = run.hypervisor.deliver

        def pending(sint):
            deliver(sint)
            slot = run.hypervisor.slot(sint)
            if slot is not None and run.hypervisor.memory.read32(slot):
                run.hypervisor.set_pending(slot)

        run.hypervisor.deliver = pending

    run = test.guest("GuestDone", prepare)
    if run.hypervisor.ends_of_message < run.hypervisor.messages_delivered:
        raise Failure(
            "%d messages had MessagePending, and %d ends of message were written"
            % (run.hypervisor.messages_delivered, run.hypervisor.ends_of_message)
        )


def end_of_message_race(at_the_flags):
    """Every answer finds an unimportant message in the slot, at the worst moment of its freeing.

    Before the type becomes zero: MessagePending is set, and a guest that looked
    at it earlier does not write end of message. After that, and before the look
    at MessagePending: the answer is in the slot already.
    """

    def check(test):
        def prepare(run):
            hypervisor, sint = run.hypervisor, test.facts.VMBUS_MESSAGE_SINT
            held, watched = [], []

            def queue():
                hypervisor.queues[sint].extend(held)
                held.clear()

            def on_type(at, size, value):
                if value == 0 and held:
                    queue()
                    hypervisor.set_pending(watched[0])

            def on_flags(at, size):
                if held and not hypervisor.memory.read32(watched[0]):
                    queue()
                    hypervisor.deliver(sint)

            def send(message, kind=None, size=None):
                slot = hypervisor.slot(sint)
                if slot is not None and not watched:
                    watched.append(slot)
                    flags = slot + test.facts.offset("HV_MESSAGE", "Header.MessageFlags")
                    if at_the_flags:
                        run.machine.watch_reads_before(flags, 1, on_flags)
                    else:
                        run.machine.watch_writes(slot, 4, on_type)
                held.append(hypervisor.message(test.facts.VMBUS_MESSAGE_TYPE, message))
                if len(held) == 1:
                    hypervisor.send(sint, test.facts.VMBUS_MESSAGE_TYPE, struct.pack("<II", 30, 0))

            run.bus.send = send

        test.guest("GuestDone", prepare)

    return check


CASES["end-of-message-race-before-the-slot-is-free"] = end_of_message_race(False)
CASES["end-of-message-race-before-the-flags-are-seen"] = end_of_message_race(True)


# GPADLs and channels.


def answer_with(result, name, structure, *fields, **more):
    def check(test):
        for one in fields:
            run = test.guest(
                result,
                lambda run: instead(run, name, lambda message: [patched(test.facts, structure, message, **one)]),
                **more,
            )
            if not more.get("clean", True):
                continue
            expect("unloads", run.bus.unloads, 1)

    return check


CASES["gpadl-refused"] = answer_with(
    "GuestGpadlRefused",
    "ChannelMessageGpadlCreated",
    "VMBUS_CHANNEL_GPADL_CREATED",
    {"CreationStatus": 0xC000009A},
    {"CreationStatus": 1},
    {"CreationStatus": 0xFFFFFFFF},
    allow="Unload with GPADL",
)
CASES["gpadl-created-of-another"] = answer_with(
    "GuestVmbusCorrupt",
    "ChannelMessageGpadlCreated",
    "VMBUS_CHANNEL_GPADL_CREATED",
    {"Gpadl": 2},
    {"Gpadl": 0xFFFFFFFF},
    {"ChildRelId": 3},
    {"ChildRelId": 0},
    {"ChildRelId": 4096},
    allow="Unload with GPADL",
)
CASES["open-refused"] = answer_with(
    "GuestOpenRefused",
    "ChannelMessageOpenChannelResult",
    "VMBUS_CHANNEL_OPEN_RESULT",
    {"Status": 0xC0000001},
    {"Status": 1},
    {"Status": 0x80000000},
    allow="under an open channel|with channel 9 open",
)
CASES["open-result-of-another"] = answer_with(
    "GuestVmbusCorrupt",
    "ChannelMessageOpenChannelResult",
    "VMBUS_CHANNEL_OPEN_RESULT",
    {"OpenId": 2},
    {"ChildRelId": 3},
    {"ChildRelId": 0xFFFFFFFF},
    allow="under an open channel|with channel 9 open",
)
CASES["torndown-of-another"] = answer_with(
    "GuestVmbusCorrupt", "ChannelMessageGpadlTorndown", "VMBUS_CHANNEL_GPADL_TORNDOWN", {"Gpadl": 2}, {"Gpadl": 0}
)


def rescind(moment, answered=True, result="GuestRescinded"):
    """The device is taken away before the host gives this answer; and gives it, or not."""

    def check(test):
        def prepare(run):
            def on_answer(name, message):
                if name == "ChannelMessage" + moment and run.bus.channels:
                    channel = next(one for one in run.bus.channels.values() if one.device_type)
                    if not channel.rescinded:
                        channel.rescinded = True
                        channel.open_id = None
                        gone = run.bus.make(
                            "ChannelMessageRescindChannelOffer", "VMBUS_CHANNEL_RESCIND_OFFER", ChildRelId=channel.relid
                        )
                        return [bytes(gone)] + ([message] if answered else [])
                return [message]

            run.bus.on_answer = on_answer

        test.guest(result, prepare, allow="Unload with")

    return check


CASES["rescind-while-offers-come"] = rescind("AllOffersDelivered")
CASES["rescind-while-sharing"] = rescind("GpadlCreated")
CASES["rescind-while-opening"] = rescind("OpenChannelResult", answered=False)
# The channel is closed by then, and the guest has all that it wanted.
CASES["rescind-while-taking-back"] = rescind("GpadlTorndown", result="GuestDone")


@case
def rescind_while_open(test):
    """The device goes away while the guest talks to it: no packet is answered any more."""
    for stage in ("version", "capabilities"):

        def prepare(run):
            def change(balloon):
                send = balloon.send

                def gone(name, payload, transaction=0):
                    if name == stage:
                        run.bus.rescind(balloon.channel)
                    else:
                        send(name, payload, transaction)

                balloon.send = gone

            device(run, change)

        test.guest("GuestRescinded GuestDeviceSilent", prepare, allow="Unload with")
