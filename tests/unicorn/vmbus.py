# SPDX-License-Identifier: MIT
"""The VMBus of a host model: versions, offers, GPADLs, channels, both rings of each, and a dynamic memory device.

It does what VMBus/*.h and Device/DynamicMemory.h say. A message or packet of the
guest that these do not allow is dropped, as hosts do, and written down in the
hypervisor's `violations`.

Hostile hosts change it in the few functions whose names begin with `on_`.
"""

import struct

from machine import PAGE, GuestFault

LATENCY = 500  # 50 microseconds, until an answer is there.
NEXT_CONNECTION = 0x2001  # Connection to which a guest of VMBUS_VERSION_WIN10RS3_1 must post.
FIRST_CHANNEL_CONNECTION = 0x10010
MASK32 = 0xFFFFFFFF


class Ring:
    """One ring in the guest's memory, seen from the host: the control page, and the pages of data."""

    def __init__(self, facts, memory, pages):
        self.facts = facts
        self.memory = memory
        self.control = pages[0] * PAGE
        self.pages = pages[1:]
        self.size = len(self.pages) * PAGE
        self.own = 0  # The index that is the host's.

    def get(self, field):
        return self.memory.read32(self.control + self.facts.offset("VMRCB", field))

    def put(self, field, value):
        self.memory.write32(self.control + self.facts.offset("VMRCB", field), value)

    def place(self, at):
        """The address of a byte of the data."""
        return self.pages[at // PAGE] * PAGE + at % PAGE

    def read(self, at, size):
        """Units of 8 bytes, so that none crosses a page or the end."""
        return b"".join(self.memory.read(self.place((at + done) % self.size), 8) for done in range(0, size, 8))

    def write(self, at, data):
        for done in range(0, len(data), 8):
            self.memory.write(self.place((at + done) % self.size), data[done : done + 8])


class Channel:
    """An offered channel. `device` is what is behind it, made when the guest opens it."""

    def __init__(self, relid, class_id, instance, device=None):
        self.relid = relid
        self.class_id = class_id
        self.instance = instance
        self.device_type = device
        self.device = None
        self.connection = FIRST_CHANNEL_CONNECTION + relid
        self.event_flag = relid
        self.open_id = None  # Set while it is open.
        self.rescinded = False
        self.released = False


class Gpadl:
    def __init__(self, channel, number, length):
        self.channel = channel
        self.number = number
        self.length = length
        self.data = b""
        self.pages = None
        self.in_use = False


def instance(number):
    return b"instance" + struct.pack("<Q", number)


class Bus:
    """`newest`: the newest version that this host takes; `features`: those that it has of VMBUS_VERSION_COPPER on.

    A host that is older than VMBUS_VERSION_MULTICLIENT has no connection for the
    contacts of newer guests, unless it `takes_newer_contacts` to refuse them.
    """

    def __init__(self, facts, hypervisor, newest=None, features=None, dm_newest=None, takes_newer_contacts=False):
        self.facts = facts
        self.takes_newer_contacts = takes_newer_contacts
        self.hypervisor = hypervisor
        self.memory = hypervisor.memory
        hypervisor.bus = self
        self.versions = sorted(
            facts[name]
            for name in facts.values
            if name.startswith("VMBUS_VERSION_") and name not in ("VMBUS_VERSION_LATEST", "VMBUS_VERSION_MULTICLIENT")
        )
        self.newest = self.versions[-1] if newest is None else newest
        self.host_features = facts.VMBUS_SUPPORTED_FEATURE_FLAGS_DILITHIUM if features is None else features
        self.dm_newest = facts.DM_VERSION_2_0 if dm_newest is None else dm_newest
        self.asked = []  # Every version that the guest asked for.
        self.version = 0
        self.features = 0
        self.sint = facts.VMBUS_MESSAGE_SINT
        self.connection = None
        self.channels = {}
        self.gpadls = {}
        self.offers_requested = False
        self.unloads = 0
        self.seen = []  # Names of the guest's messages, in order.
        kinds = (
            "IC_HEARTBEAT_CLASS_ID",
            "IC_SHUTDOWN_CLASS_ID",
            "IC_TIMESYNC_CLASS_ID",
            "DM_CLASS_ID",
            "NVSP_CLASS_ID",
        )
        self.devices = [
            (3 + 2 * index, facts.guids[kind], instance(index), Balloon if kind == "DM_CLASS_ID" else None)
            for index, kind in enumerate(kinds)
        ]

    def violation(self, text):
        self.hypervisor.violation(text)

    # Methods that hostile hosts override.

    def on_answer(self, name, message):
        """The messages that are sent where the host should send `message`: bytes, or a dict of send()'s arguments."""
        return [message]

    def on_posted(self, name):
        """After the guest's message was dealt with."""

    def on_signalled(self, channel):
        """Before the host looks at the rings."""

    def on_opened(self, channel):
        """The channel is open; its answer is under way."""

    # Sending.

    def answer(self, name, message, delay=LATENCY):
        for one in self.on_answer(name, bytes(message)):
            arguments = one if isinstance(one, dict) else {"message": one}
            self.hypervisor.after(delay, lambda arguments=arguments: self.send(**arguments))

    def send(self, message, kind=None, size=None):
        self.hypervisor.send(self.sint, self.facts.VMBUS_MESSAGE_TYPE if kind is None else kind, message, size)

    def make(self, name, structure, **fields):
        return self.facts.make(structure, {"Header.MessageType": self.facts.messages[name].number}, **fields)

    def header(self, name):
        return struct.pack("<II", self.facts.messages[name].number, 0)

    # Receiving.

    def posted(self, connection, kind, payload):
        facts = self.facts
        wanted = {facts.VMBUS_MESSAGE_CONNECTION_ID}
        if self.newest >= facts.VMBUS_VERSION_MULTICLIENT or self.takes_newer_contacts:
            wanted.add(facts.VMBUS_MULTICLIENT_MESSAGE_CONNECTION_ID)
        if self.connection is not None:
            wanted.add(self.connection)
        if connection not in wanted:
            if connection != facts.VMBUS_MULTICLIENT_MESSAGE_CONNECTION_ID:
                self.violation("a message for connection %#x, which is not there" % connection)
            return facts.HV_STATUS_INVALID_CONNECTION_ID
        if kind != facts.VMBUS_MESSAGE_TYPE or len(payload) < facts.size("VMBUS_CHANNEL_MESSAGE_HEADER"):
            self.violation("a message of type %#x and %d bytes" % (kind, len(payload)))
            return facts.HV_STATUS_SUCCESS
        number = facts.get("VMBUS_CHANNEL_MESSAGE_HEADER", "MessageType", payload)
        name = next(
            (
                name
                for name, message in facts.messages.items()
                if message.number == number and message.sender == "Guest"
            ),
            None,
        )
        if name is None or len(payload) < facts.messages[name].minimum:
            self.violation("channel message %d of %d bytes" % (number, len(payload)))
            return facts.HV_STATUS_SUCCESS
        if facts.get("VMBUS_CHANNEL_MESSAGE_HEADER", "Padding", payload):
            self.violation("%s with padding in its header" % name)
        self.seen.append(name)
        if name == "ChannelMessageInitiateContact":
            self.contact(connection, payload)
        elif not self.version:
            self.violation("%s without a connection" % name)
        else:
            if connection != self.connection:
                self.violation("%s for connection %#x instead of %#x" % (name, connection, self.connection))
            handler = {
                "ChannelMessageRequestOffers": self.request_offers,
                "ChannelMessageGpadlHeader": self.gpadl_header,
                "ChannelMessageGpadlBody": self.gpadl_body,
                "ChannelMessageOpenChannel": self.open,
                "ChannelMessageCloseChannel": self.close,
                "ChannelMessageGpadlTeardown": self.teardown,
                "ChannelMessageRelIdReleased": self.released,
                "ChannelMessageUnload": self.unload,
            }.get(name)
            if handler is None:
                self.violation("%s, which this guest has no reason to send" % name)
            else:
                handler(payload)
        self.on_posted(name)
        return facts.HV_STATUS_SUCCESS

    def exactly(self, name, payload, size):
        if len(payload) != size:
            self.violation("%s of %d bytes, not %d" % (name, len(payload), size))

    # Connecting.

    def contact(self, connection, payload):
        facts = self.facts
        get = lambda field: facts.get("VMBUS_CHANNEL_INITIATE_CONTACT", field, payload)  # noqa: E731
        version = get("VMBusVersionRequested")
        copper = version >= facts.VMBUS_VERSION_COPPER
        self.exactly(
            "InitiateContact",
            payload,
            facts.size("VMBUS_CHANNEL_INITIATE_CONTACT") if copper else facts.VMBUS_CHANNEL_INITIATE_CONTACT_MIN_SIZE,
        )
        if version not in self.versions:
            self.violation("version %#x does not exist" % version)
        if bool(get("ParentToChildMonitorPageGpa")) != bool(get("ChildToParentMonitorPageGpa")):
            self.violation("one monitor page")
        self.asked.append(version)
        self.forget()
        self.sint = facts.VMBUS_MESSAGE_SINT
        if version >= facts.VMBUS_VERSION_WIN10RS3_1 and connection == facts.VMBUS_MULTICLIENT_MESSAGE_CONNECTION_ID:
            self.sint = get("TargetSint")
        elif version >= facts.VMBUS_VERSION_WIN8 and get("InterruptPage"):
            self.violation("an interrupt page, or a SINT, for version %#x" % version)
        response = self.make("ChannelMessageVersionResponse", "VMBUS_CHANNEL_VERSION_RESPONSE")
        size = facts.VMBUS_CHANNEL_VERSION_RESPONSE_MIN_SIZE
        if version > self.newest or version not in self.versions:
            # Nothing else is valid in a refusal; here it is junk.
            response[9:size] = b"\xa7" * (size - 9)
            self.answer("ChannelMessageVersionResponse", response[:size])
            return
        self.version = version
        self.connection = facts.VMBUS_MESSAGE_CONNECTION_ID
        facts.put("VMBUS_CHANNEL_VERSION_RESPONSE", "VersionSupported", response, 1)
        if version < facts.VMBUS_VERSION_WIN8:
            facts.put("VMBUS_CHANNEL_VERSION_RESPONSE", "ConnectionState", response, 0xA7)  # Not valid yet.
        selected = version
        if version >= facts.VMBUS_VERSION_WIN10RS3_1:
            selected = self.connection = NEXT_CONNECTION
        facts.put("VMBUS_CHANNEL_VERSION_RESPONSE", "SelectedVersion", response, selected)
        if copper:
            size = facts.VMBUS_CHANNEL_VERSION_RESPONSE_COPPER_SIZE
            self.features = get("FeatureFlags") & self.host_features
            facts.put("VMBUS_CHANNEL_VERSION_RESPONSE", "SupportedFeatures", response, self.features)
        self.answer("ChannelMessageVersionResponse", response[:size])

    def forget(self):
        """All that a connection has."""
        self.version = self.features = 0
        self.connection = None
        self.channels = {}
        self.gpadls = {}
        self.offers_requested = False

    def unload(self, payload):
        self.exactly("Unload", payload, 8)
        self.unloads += 1
        for channel in self.channels.values():
            if channel.open_id is not None:
                self.violation("Unload with channel %d open" % channel.relid)
        for gpadl in self.gpadls.values():
            self.violation("Unload with GPADL %d" % gpadl.number)
        has_answer = self.version >= self.facts.VMBUS_VERSION_WIN7
        self.forget()
        if has_answer:
            self.answer("ChannelMessageUnloadComplete", self.header("ChannelMessageUnloadComplete"))

    # Offers.

    def request_offers(self, payload):
        self.exactly("RequestOffers", payload, 8)
        if self.offers_requested:
            self.violation("a second RequestOffers")
            return
        self.offers_requested = True
        for relid, class_id, name, device in self.devices:
            self.channels[relid] = Channel(relid, class_id, name, device)
            self.answer("ChannelMessageOfferChannel", self.offer(self.channels[relid]))
        self.answer("ChannelMessageAllOffersDelivered", self.header("ChannelMessageAllOffersDelivered"))

    def offer(self, channel):
        facts = self.facts
        message = self.make(
            "ChannelMessageOfferChannel",
            "VMBUS_CHANNEL_OFFER_CHANNEL",
            InterfaceType=channel.class_id,
            InterfaceInstance=channel.instance,
            ChildRelId=channel.relid,
            MonitorId=0xFF,
            InterruptAsUINT16=1,
            ConnectionId=channel.connection,
        )
        return (
            message[: facts.VMBUS_CHANNEL_OFFER_CHANNEL_SIZE_PRE_WIN7]
            if self.version < facts.VMBUS_VERSION_WIN7
            else message
        )

    def rescind(self, channel):
        channel.rescinded = True
        self.answer(
            "ChannelMessageRescindChannelOffer",
            self.make("ChannelMessageRescindChannelOffer", "VMBUS_CHANNEL_RESCIND_OFFER", ChildRelId=channel.relid),
            0,
        )

    def released(self, payload):
        self.exactly("RelIdReleased", payload, self.facts.size("VMBUS_CHANNEL_RELID_RELEASED"))
        channel = self.channel("VMBUS_CHANNEL_RELID_RELEASED", payload)
        if channel is None:
            return
        if channel.open_id is not None or not channel.rescinded:
            self.violation(
                "RelIdReleased of channel %d, which is %s"
                % (channel.relid, "open" if channel.rescinded else "not rescinded")
            )
        for gpadl in self.gpadls.values():
            if gpadl.channel is channel:
                self.violation("RelIdReleased of channel %d, which has a GPADL" % channel.relid)
        channel.released = True
        del self.channels[channel.relid]

    def channel(self, structure, payload):
        """The channel that a message of the guest names, or None."""
        relid = self.facts.get(structure, "ChildRelId", payload)
        channel = self.channels.get(relid)
        if channel is None:
            self.violation("%s for channel %d, which is not there" % (structure, relid))
        return channel

    # GPADLs.

    def gpadl_header(self, payload):
        facts = self.facts
        channel = self.channel("VMBUS_CHANNEL_GPADL_HEADER", payload)
        get = lambda field: facts.get("VMBUS_CHANNEL_GPADL_HEADER", field, payload)  # noqa: E731
        if channel is None:
            return
        if get("Gpadl") in self.gpadls:
            self.violation("GPADL %d exists already" % get("Gpadl"))
            self.created(channel, get("Gpadl"), 0xC0000001)
            return
        if get("RangeCount") != 1:
            self.violation("a GPADL of %d ranges" % get("RangeCount"))
        gpadl = self.gpadls[get("Gpadl")] = Gpadl(channel, get("Gpadl"), get("RangeBufLen"))
        self.gpadl_more(gpadl, payload[facts.size("VMBUS_CHANNEL_GPADL_HEADER") :])

    def gpadl_body(self, payload):
        gpadl = self.gpadls.get(self.facts.get("VMBUS_CHANNEL_GPADL_BODY", "Gpadl", payload))
        if gpadl is None or gpadl.pages is not None:
            self.violation("a GpadlBody for no incomplete GPADL")
            return
        self.gpadl_more(gpadl, payload[self.facts.size("VMBUS_CHANNEL_GPADL_BODY") :])

    def gpadl_more(self, gpadl, data):
        if len(data) % 8 or not data:
            self.violation("a GPADL message with %d bytes of entries" % len(data))
        gpadl.data += data
        if len(gpadl.data) < gpadl.length:
            return
        words = struct.unpack("<%dQ" % (len(gpadl.data) // 8), gpadl.data[: len(gpadl.data) // 8 * 8])
        count, offset = words[0] & MASK32, words[0] >> 32
        pages = list(words[1:])
        good = (
            len(gpadl.data) == gpadl.length
            and offset == 0
            and count == len(pages) * PAGE
            and len(set(pages)) == len(pages)
            and all(self.memory.has(page * PAGE, PAGE) for page in pages)
        )
        if not good:
            self.violation(
                "GPADL %d: %d bytes of %d from %d, %d pages"
                % (gpadl.number, len(gpadl.data), gpadl.length, offset, len(pages))
            )
            del self.gpadls[gpadl.number]
            self.created(gpadl.channel, gpadl.number, 0xC000000D)
            return
        gpadl.pages = pages
        self.created(gpadl.channel, gpadl.number, 0)

    def created(self, channel, number, status):
        self.answer(
            "ChannelMessageGpadlCreated",
            self.make(
                "ChannelMessageGpadlCreated",
                "VMBUS_CHANNEL_GPADL_CREATED",
                ChildRelId=channel.relid,
                Gpadl=number,
                CreationStatus=status,
            ),
        )

    def teardown(self, payload):
        facts = self.facts
        self.exactly("GpadlTeardown", payload, facts.size("VMBUS_CHANNEL_GPADL_TEARDOWN"))
        channel = self.channel("VMBUS_CHANNEL_GPADL_TEARDOWN", payload)
        number = facts.get("VMBUS_CHANNEL_GPADL_TEARDOWN", "Gpadl", payload)
        gpadl = self.gpadls.get(number)
        if gpadl is None or gpadl.channel is not channel:
            self.violation("a teardown of GPADL %d, which is not there" % number)
            return
        if channel.open_id is not None:
            self.violation("a teardown of GPADL %d under an open channel" % number)
        del self.gpadls[number]
        self.answer(
            "ChannelMessageGpadlTorndown",
            self.make("ChannelMessageGpadlTorndown", "VMBUS_CHANNEL_GPADL_TORNDOWN", Gpadl=number),
        )

    # Channels.

    def open(self, payload):
        facts = self.facts
        get = lambda field: facts.get("VMBUS_CHANNEL_OPEN_CHANNEL", field, payload)  # noqa: E731
        extended = self.features & (
            facts.VMBUS_FEATURE_FLAG_GUEST_SPECIFIED_SIGNAL_PARAMETERS
            | facts.VMBUS_FEATURE_FLAG_CHANNEL_INTERRUPT_REDIRECTION
        )
        self.exactly(
            "OpenChannel",
            payload,
            facts.size("VMBUS_CHANNEL_OPEN_CHANNEL") if extended else facts.VMBUS_CHANNEL_OPEN_CHANNEL_MIN_SIZE,
        )
        channel = self.channel("VMBUS_CHANNEL_OPEN_CHANNEL", payload)
        if channel is None:
            return
        gpadl = self.gpadls.get(get("RingBufferGpadlHandle"))
        split = get("DownstreamRingBufferPageOffset")
        if (
            channel.open_id is not None
            or gpadl is None
            or gpadl.channel is not channel
            or gpadl.pages is None
            or not 2 <= split <= len(gpadl.pages) - 2
            or get("TargetVp") != 0
        ):
            self.violation(
                "OpenChannel of channel %d with GPADL %d, %d pages down, processor %d"
                % (channel.relid, get("RingBufferGpadlHandle"), split, get("TargetVp"))
            )
            return
        channel.event_flag = channel.relid
        if self.features & facts.VMBUS_FEATURE_FLAG_GUEST_SPECIFIED_SIGNAL_PARAMETERS:
            channel.event_flag, channel.connection = get("EventFlag"), get("ConnectionId")
        channel.open_id = get("OpenId")
        channel.incoming = Ring(facts, self.memory, gpadl.pages[:split])
        channel.outgoing = Ring(facts, self.memory, gpadl.pages[split:])
        for ring, what in ((channel.incoming, "to"), (channel.outgoing, "from")):
            if ring.get("In") or ring.get("Out") or ring.get("PendingSendSize"):
                self.violation("the ring %s the host is not empty" % what)
        channel.outgoing.put("FeatureBits", facts.VMRCB_FEATURE_SUPPORTS_PENDING_SEND_SIZE)
        channel.device = channel.device_type(self, channel) if channel.device_type else Device(self, channel)
        self.answer(
            "ChannelMessageOpenChannelResult",
            self.make(
                "ChannelMessageOpenChannelResult",
                "VMBUS_CHANNEL_OPEN_RESULT",
                ChildRelId=channel.relid,
                OpenId=channel.open_id,
            ),
        )
        self.on_opened(channel)

    def close(self, payload):
        self.exactly("CloseChannel", payload, self.facts.size("VMBUS_CHANNEL_CLOSE_CHANNEL"))
        channel = self.channel("VMBUS_CHANNEL_CLOSE_CHANNEL", payload)
        if channel is None:
            return
        if channel.open_id is None:
            self.violation("CloseChannel of channel %d, which is not open" % channel.relid)
        channel.open_id = None

    def signalled(self, connection, flag):
        facts = self.facts
        channel = next(
            (one for one in self.channels.values() if one.connection == connection and one.open_id is not None), None
        )
        if channel is None or flag:
            self.violation("a signal to connection %#x, flag %d, which is not there" % (connection, flag))
            return facts.HV_STATUS_INVALID_CONNECTION_ID
        self.on_signalled(channel)
        self.hypervisor.after(LATENCY, lambda: channel.device and channel.open_id is not None and channel.device.look())
        return facts.HV_STATUS_SUCCESS

    def signal(self, channel):
        self.hypervisor.signal(self.sint, channel.event_flag)


class Device:
    """The host's end of a channel: takes packets out of one ring, puts some into the other."""

    def __init__(self, bus, channel):
        self.bus = bus
        self.facts = bus.facts
        self.channel = channel

    def look(self):
        """Takes all packets that the guest has sent. The guest's mistakes are violations, and end the looking."""
        facts, ring = self.facts, self.channel.incoming
        while True:
            given = ring.get("In")
            if given % 8 or given >= ring.size:
                self.bus.violation("the guest's index is %#x" % given)
                return
            used = (given - ring.own) % ring.size
            if used == 0:
                break
            head = ring.read(ring.own, facts.size("VMPACKET_DESCRIPTOR"))
            get = lambda field: facts.get("VMPACKET_DESCRIPTOR", field, head)  # noqa: E731
            length, offset = get("Length8") * 8, get("DataOffset8") * 8
            if not 16 <= offset <= length <= used - 8 or get("Type") != facts.VmbusPacketTypeDataInBand:
                self.bus.violation("a packet of type %d, %d bytes from %d, of %d" % (get("Type"), length, offset, used))
                return
            packet = ring.read(ring.own, length)
            trailer = struct.unpack("<II", ring.read((ring.own + length) % ring.size, 8))
            if trailer != (0, ring.own):
                self.bus.violation("a packet's trailer is %s at %#x" % (trailer, ring.own))
            ring.own = (ring.own + length + 8) % ring.size
            self.consumed()
            self.received(get("TransactionId"), packet[offset:])

    def poll(self):
        """Looks every 10 ms, signal or not."""
        if self.channel.open_id is not None:
            self.look()
            self.bus.hypervisor.after(100_000, self.poll)

    def consumed(self):
        """Gives the room back, and signals a guest that waits for it."""
        ring = self.channel.incoming
        ring.put("Out", ring.own)
        if ring.get("PendingSendSize"):
            self.bus.signal(self.channel)

    def received(self, transaction, payload):
        pass

    def packet(self, payload, transaction=0, kind=None, offset=16, length=None, flags=0):
        """The bytes of a packet; those beyond the payload are what they are in a ring."""
        body = bytes(payload) + b"\0" * (-len(payload) % 8)
        length = offset + len(body) if length is None else length
        kind = self.facts.VmbusPacketTypeDataInBand if kind is None else kind
        head = self.facts.make(
            "VMPACKET_DESCRIPTOR",
            Type=kind,
            DataOffset8=offset // 8,
            Length8=length // 8,
            Flags=flags,
            TransactionId=transaction,
        )
        return bytes(head) + b"\0" * max(0, offset - 16) + body

    def room(self, ring):
        return ring.size - (ring.own - ring.get("Out")) % ring.size - self.facts.VMBUS_RING_UNUSED_SIZE

    def put(self, packet, signal=True):
        """A packet into the ring, committed and signalled as the guest's mask asks."""
        ring = self.channel.outgoing
        before = ring.own
        if self.room(ring) < len(packet) + 8:
            return  # This host drops what it has no room for.
        ring.write(ring.own, packet + struct.pack("<II", 0, before))
        ring.own = (ring.own + len(packet) + 8) % ring.size
        self.commit(ring, ring.own)
        if signal and not ring.get("InterruptMask") and ring.get("Out") == before:
            self.bus.signal(self.channel)

    def commit(self, ring, index):
        ring.put("In", index)

    def on_packets(self, name, payload, transaction):
        """The packets that are sent where the host should send this payload."""
        return [self.packet(payload, transaction)]

    def send(self, name, payload, transaction=0):
        for packet in self.on_packets(name, bytes(payload), transaction):
            self.put(packet)


class Balloon(Device):
    """Dynamic memory: agrees on a version, takes capabilities and status reports; asks for pages and returns them.

    `story`: what the host does, as functions of the device, each when the guest has
    answered the one before; the first when the guest has reported its status.
    """

    newest = None

    def __init__(self, bus, channel):
        super().__init__(bus, channel)
        self.version = None
        self.reports = []  # Available and committed pages of each status report.
        self.capable = False
        self.answers = []
        self.story = []
        self.pages = []  # Those of the guest that are the host's now, as they were given.
        self.asked = None  # The balloon request under way: its number, and how many pages are still to come.
        self.responses = []  # For each balloon request the number of ranges of each response.
        self.returned = None  # The unballoon request under way: its number, and the pages.

    def go_on(self):
        if self.story:
            self.story.pop(0)(self)

    def received(self, transaction, payload):
        facts = self.facts
        get = lambda field: facts.get("DM_MESSAGE_HEADER", field, payload)  # noqa: E731
        kind, size, number = get("Type"), get("Size"), get("TransactionId")
        if size is None or size > len(payload):
            self.bus.violation("a dynamic memory message of %s bytes in %d" % (size, len(payload)))
            return
        answer = {"Header.TransactionId": number, "Header.Size": 16, "FlagsAsUINT64": 1}
        if kind == facts.DmVersionRequest:
            version = facts.get("DM_VERSION_REQUEST", "Version", payload)
            if size != facts.size("DM_VERSION_REQUEST"):
                self.bus.violation("a version request of %d bytes" % size)
            accepted = version <= self.bus.dm_newest
            if accepted:
                self.version = version
            answer["Header.Type"], answer["FlagsAsUINT64"] = facts.DmVersionResponse, int(accepted)
            self.send("version", facts.make("DM_VERSION_RESPONSE", answer), transaction)
        elif kind == facts.DmCapabilitiesReport and self.version:
            if size != facts.size("DM_CAPABILITIES_REPORT"):
                self.bus.violation("a capabilities report of %d bytes" % size)
            self.capable = True
            answer["Header.Type"] = facts.DmCapabilitiesResponse
            self.send("capabilities", facts.make("DM_CAPABILITIES_RESPONSE", answer), transaction)
        elif kind == facts.DmStatusReport and self.capable:
            if size != facts.size("DM_STATUS_REPORT"):
                self.bus.violation("a status report of %d bytes" % size)
            self.reports.append(struct.unpack_from("<QQ", payload, 8))
            if len(self.reports) == 1:
                self.go_on()
        elif kind == facts.DmBalloonResponse and self.asked:
            self.take(number, payload[:size])
        elif kind == facts.DmUnballoonResponse and self.returned:
            self.has_returned(number, size)
        else:
            self.answers.append((kind, number))
            self.other(kind, number, payload[:size])

    def other(self, kind, number, payload):
        self.bus.violation("a dynamic memory message of type %d, which was not asked for" % kind)

    # The balloon.

    def ask(self, count, number=1):
        """Asks for pages."""
        self.asked = [number, count]
        self.responses.append([])
        self.send("ask", struct.pack("<HHIII", self.facts.DmBalloonRequest, 16, number, count, 0), number)

    def take(self, number, payload):
        """Takes the pages of a response, and has an eye on them: the guest must not touch them any more."""
        flags = struct.unpack_from("<I", payload, 12)[0]
        more, words = flags & 1, struct.iter_unpack("<Q", payload[16:])
        ranges = [(word & (1 << 40) - 1, word >> 40) for (word,) in words]
        self.responses[-1].append(len(ranges))
        pages = [start + page for start, count in ranges for page in range(count)]
        self.asked[1] -= len(pages)
        if number != self.asked[0] or len(ranges) != flags >> 1 or not all(count for _, count in ranges):
            self.bus.violation("a response to request %d, of %d ranges: %s" % (number, flags >> 1, ranges))
        if self.asked[1] < 0 or (more and not pages):
            self.bus.violation("%d pages too many, more: %d" % (-self.asked[1], more))
        if len({*self.pages, *pages}) != len(self.pages) + len(pages):
            self.bus.violation("pages that were given before: %s" % ranges)
        self.pages += pages
        for page in pages:
            self.bus.memory.write(page * PAGE, b"\xa7" * PAGE)
        for start, count in ranges:
            self.bus.hypervisor.machine.watch_reads_before(start * PAGE, count * PAGE, self.touched)
            self.bus.hypervisor.machine.watch_writes(start * PAGE, count * PAGE, self.touched)
        if not more:
            self.asked = None
            self.go_on()

    def touched(self, at, *_):
        if at // PAGE in self.pages:
            raise GuestFault("the guest touches %#x, in a page that it gave away" % at)

    def give_back(self, ranges, number=2, more=0, count=None):
        """Returns pages by ranges of (first page, count); ranges that are lies leave the pages where they are."""
        named = [start + page for start, length in ranges for page in range(min(length, PAGE))]
        if len(set(named)) == len(named) and set(named) <= set(self.pages):
            self.pages = [page for page in self.pages if page not in named]
        self.returned = (number, named + (self.returned[1] if self.returned else []))
        words = struct.pack("<%dQ" % len(ranges), *(start | length << 40 for start, length in ranges))
        count = len(ranges) if count is None else count
        head = struct.pack("<HHIII", self.facts.DmUnballoonRequest, 16 + len(words), number, more, count)
        self.send("give back", head + words, number)

    def has_returned(self, number, size):
        if number != self.returned[0] or size != 8:
            self.bus.violation("an answer of %d bytes to unballoon request %d" % (size, number))
        for page in self.returned[1]:
            if self.bus.memory.read(page * PAGE, PAGE) != bytes(PAGE):
                self.bus.violation("page %#x has come back, and what the host left is still in it" % page)
        self.returned = None
        self.go_on()
