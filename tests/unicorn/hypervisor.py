# SPDX-License-Identifier: MIT
"""The hypervisor of a host model: CPUID, synthetic registers, overlay pages, SynIC, timers, time, hypercalls.

It does what Hypervisor/*.h says, and is strict where a guest could rely on luck:
a message that finds its slot taken waits for the end-of-message write, however
long; a page that is disabled is the guest's old memory again; reserved bits are
refused. What a guest does that it may not is written down in `violations`.

Hostile hosts change it in the few functions whose names begin with `on_`.
"""

import heapq
import itertools
import struct

from machine import JUNK, PAGE, GeneralProtection, GuestFault

COUNTER_PER_UNIT = 200  # The time stamp counter runs at 2 GHz: 200 for each 100 ns.
FREQUENCY = 10_000_000 * COUNTER_PER_UNIT
START_TIME = 12_345_678  # The partition was made before the guest began.
CODE = b"\x0f\x01\xc1\xc3"  # VMCALL, RET.

# Privileges that a guest on Hyper-V usually has.
PRIVILEGES = (
    "AccessVpRunTimeReg",
    "AccessPartitionReferenceCounter",
    "AccessSynicRegs",
    "AccessSyntheticTimerRegs",
    "AccessIntrCtrlRegs",
    "AccessHypercallMsrs",
    "AccessVpIndex",
    "AccessPartitionReferenceTsc",
    "AccessFrequencyRegs",
    "PostMessages",
    "SignalEvents",
)


class Overlay:
    """A page of the hypervisor's over one of the guest's."""

    def __init__(self, memory, content, protect=None):
        self.memory = memory
        self.content = content
        self.protect = protect
        self.address = None
        self.hidden = None

    def place(self, register):
        """Follows the value of its register: bit 0 enables, bits 12 and up are the page number."""
        wanted = register & -PAGE if register & 1 else None
        if wanted == self.address:
            return
        if self.address is not None:
            self.content = self.memory.read(self.address, PAGE)
            self.memory.write(self.address, self.hidden)
        if wanted is not None:
            self.hidden = self.memory.read(wanted, PAGE)
            self.memory.write(wanted, self.content)
        self.address = wanted


class Hypervisor:
    def __init__(self, facts, machine, privileges=PRIVILEGES, signature=None, max_leaf=None):
        self.facts = facts
        self.machine = machine
        self.memory = machine.memory
        self.bus = None
        self.now = START_TIME
        self.events = []
        self.order = itertools.count()
        self.violations = []
        self.privileges = sum(facts["HV_PARTITION_PRIVILEGE_MASK." + name] for name in privileges)
        self.signature = facts.HvMicrosoftHypervisorInterface if signature is None else signature
        self.max_leaf = facts.HvCpuIdFunctionMsHvImplementationLimits if max_leaf is None else max_leaf
        sints, timers = facts.HV_SYNIC_SINT_COUNT, facts.HV_SYNIC_STIMER_COUNT
        self.registers = {
            facts.HV_X64_MSR_GUEST_OS_ID: 0,
            facts.HV_X64_MSR_HYPERCALL: 0,
            facts.HV_X64_MSR_REFERENCE_TSC: 0,
            facts.HV_X64_MSR_SCONTROL: 0,
            facts.HV_X64_MSR_SIEFP: 0,
            facts.HV_X64_MSR_SIMP: 0,
        }
        masked = facts["HV_X64_SYNIC_SINT.Masked"]
        self.registers.update((facts.HV_X64_MSR_SINT0 + sint, masked) for sint in range(sints))
        self.registers.update((facts.HV_X64_MSR_STIMER0_CONFIG + index, 0) for index in range(2 * timers))
        self.queues = {sint: [] for sint in range(sints)}
        self.timer_turn = [0] * timers
        self.messages_delivered = 0
        self.ends_of_message = 0
        self.flags_left = 0  # Set event flags in the page when it was last moved or disabled.
        self.pages = {
            facts.HV_X64_MSR_HYPERCALL: Overlay(self.memory, CODE.ljust(PAGE, b"\xcc")),
            facts.HV_X64_MSR_REFERENCE_TSC: Overlay(self.memory, bytes(self.tsc_page())),
            facts.HV_X64_MSR_SIMP: Overlay(self.memory, bytes(PAGE)),
            facts.HV_X64_MSR_SIEFP: Overlay(self.memory, bytes(PAGE)),
        }
        self.page_hook = None
        self.arm64 = machine.architecture == "arm64"
        self.register_of_name = self.names() if self.arm64 else {}

    def violation(self, text):
        self.violations.append(text)

    # Time.

    def after(self, delay, what):
        """Does something later; in order where it is due at once."""
        heapq.heappush(self.events, (self.now + delay, next(self.order), what))

    def advance(self, units):
        self.now += units
        while self.events and self.events[0][0] <= self.now:
            heapq.heappop(self.events)[2]()

    def advance_to_next(self, most):
        """Time goes on to whatever is due next, but no further than `most`; whether something was due."""
        due = bool(self.events) and self.events[0][0] <= self.now + most
        self.advance(max(0, self.events[0][0] - self.now) if due else most)
        return due or bool(self.events)

    def counter(self):
        return self.now * COUNTER_PER_UNIT

    def tsc_page(self):
        return self.facts.make("HV_REFERENCE_TSC_PAGE", TscSequence=7, TscScale=-(-(1 << 64) // COUNTER_PER_UNIT))

    # CPUID.

    def cpuid(self, leaf, subleaf):
        facts = self.facts
        if leaf == facts.HvCpuIdFunctionVersionAndFeatures:
            return 0x000806F8, 0x00010800, (1 << 31 if self.signature is not False else 0) | 0x00002000, 0x00000200
        if not 0x40000000 <= leaf <= self.max_leaf or self.signature is False:
            if leaf & 0x40000000:
                self.violation("CPUID leaf %#x, which is not there" % leaf)
            return JUNK >> 32, leaf, JUNK >> 32, leaf
        if leaf == facts.HvCpuIdFunctionHvVendorAndMaxFunction:
            return (self.max_leaf,) + struct.unpack("<III", b"Mile.HyperV!")
        if leaf == facts.HvCpuIdFunctionHvInterface:
            return self.signature, 0, 0, 0
        if leaf == facts.HvCpuIdFunctionMsHvVersion:
            return 20348, 10 << 16, 0, 1
        if leaf == facts.HvCpuIdFunctionMsHvFeatures:
            return self.privileges & 0xFFFFFFFF, self.privileges >> 32, 0, 0x100
        if leaf == facts.HvCpuIdFunctionMsHvImplementationLimits:
            return 64, 64, 0, 0
        return 0, 0, 0, 0

    # Registers.

    def require(self, privilege):
        if privilege and not self.privileges & self.facts["HV_PARTITION_PRIVILEGE_MASK." + privilege]:
            raise GeneralProtection()

    def privilege_of(self, register):
        facts = self.facts
        if register in (facts.HV_X64_MSR_GUEST_OS_ID, facts.HV_X64_MSR_HYPERCALL):
            return None if self.arm64 else "AccessHypercallMsrs"
        if register == facts.HV_X64_MSR_VP_INDEX:
            return "AccessVpIndex"
        if register == facts.HV_X64_MSR_TIME_REF_COUNT:
            return "AccessPartitionReferenceCounter"
        if register == facts.HV_X64_MSR_REFERENCE_TSC:
            return "AccessPartitionReferenceTsc"
        if register in (facts.HV_X64_MSR_TSC_FREQUENCY, facts.HV_X64_MSR_APIC_FREQUENCY):
            return "AccessFrequencyRegs"
        if register in (facts.HV_X64_MSR_EOI, facts.HV_X64_MSR_ICR, facts.HV_X64_MSR_TPR):
            return "AccessIntrCtrlRegs"
        if facts.HV_X64_MSR_SCONTROL <= register <= facts.HV_X64_MSR_EOM or self.sint_of(register) is not None:
            return "AccessSynicRegs"
        if self.timer_of(register) is not None:
            return "AccessSyntheticTimerRegs"
        raise GeneralProtection()

    def sint_of(self, register):
        sint = register - self.facts.HV_X64_MSR_SINT0
        return sint if 0 <= sint < self.facts.HV_SYNIC_SINT_COUNT else None

    def timer_of(self, register):
        index = register - self.facts.HV_X64_MSR_STIMER0_CONFIG
        return index // 2 if 0 <= index < 2 * self.facts.HV_SYNIC_STIMER_COUNT else None

    def read_msr(self, register):
        facts = self.facts
        self.require(self.privilege_of(register))
        if register == facts.HV_X64_MSR_TIME_REF_COUNT:
            return self.on_time()
        if register == facts.HV_X64_MSR_VP_INDEX:
            return 0
        if register == facts.HV_X64_MSR_SVERSION:
            return facts.HV_SYNIC_VERSION
        if register == facts.HV_X64_MSR_EOM:
            return 0
        if register == facts.HV_X64_MSR_TSC_FREQUENCY:
            return FREQUENCY
        if register == facts.HV_X64_MSR_APIC_FREQUENCY:
            return 200_000_000
        if register in self.registers:
            return self.on_read(register, self.registers[register])
        raise GeneralProtection()

    def write_msr(self, register, value):
        facts = self.facts
        self.require(self.privilege_of(register))
        if register == facts.HV_X64_MSR_EOI:
            self.machine.on_apic(0xB0, 0)
        elif register == facts.HV_X64_MSR_EOM:
            self.ends_of_message += 1
            if value != 0:
                self.violation("end of message with %#x" % value)
            self.on_end_of_message()
        elif (
            register in (facts.HV_X64_MSR_TIME_REF_COUNT, facts.HV_X64_MSR_VP_INDEX, facts.HV_X64_MSR_SVERSION)
            or register not in self.registers
        ):
            raise GeneralProtection()
        elif self.timer_of(register) is not None:
            self.write_timer(register, value)
        else:
            self.write_plain(register, value)

    def write_plain(self, register, value):
        facts = self.facts
        sint = self.sint_of(register)
        if sint is not None:
            vector = facts.mask_get("HV_%s_SYNIC_SINT.Vector" % ("ARM64" if self.arm64 else "X64"), value)
            least, most = (16, 31) if self.arm64 else (facts.HV_SYNIC_APIC_MINIMUM_VECTOR, 255)
            if not value & facts["HV_X64_SYNIC_SINT.Masked"] and not least <= vector <= most:
                raise GeneralProtection()
            if value & ~(0xFF | 7 << 16):
                self.violation("reserved bits of SINT%d: %#x" % (sint, value))
        if register == facts.HV_X64_MSR_HYPERCALL:
            if value & 1 and not self.registers[facts.HV_X64_MSR_GUEST_OS_ID]:
                return  # Without an identity the page is not enabled, and the register does not change.
            if value & 0xFFC:
                self.violation("reserved bits of the hypercall page's register: %#x" % value)
        self.registers[register] = value
        if register in self.pages:
            self.place(register, value)
        if register == facts.HV_X64_MSR_GUEST_OS_ID and not value:
            self.registers[facts.HV_X64_MSR_HYPERCALL] &= ~1
            self.place(facts.HV_X64_MSR_HYPERCALL, 0)

    def place(self, register, value):
        page = self.pages[register]
        if value & 1 and not self.memory.has(value & -PAGE, PAGE):
            raise GuestFault("the guest put a page of the hypervisor at %#x, which is not its memory" % (value & -PAGE))
        for other_register, other in self.pages.items():
            if other_register != register and value & 1 and other.address == value & -PAGE:
                self.violation("two pages of the hypervisor at %#x" % other.address)
        if register == self.facts.HV_X64_MSR_SIEFP and page.address is not None:
            self.flags_left = sum(bin(byte).count("1") for byte in self.memory.read(page.address, PAGE))
        page.place(value)
        if register == self.facts.HV_X64_MSR_HYPERCALL:
            if self.page_hook is not None:
                self.machine.uc.hook_del(self.page_hook)
            self.page_hook = (
                self.machine.hook_code(page.address, self.machine.on_hypercall_page)
                if page.address is not None
                else None
            )
            self.machine.flush()
        self.on_placed(register, page)

    def page_at(self, register):
        return self.pages[register].address

    def is_clean(self):
        """What a guest that has gone leaves behind, in words; nothing if it took all back."""
        facts = self.facts
        named = {"the guest OS id": facts.HV_X64_MSR_GUEST_OS_ID}
        pages = {
            "the hypercall page": facts.HV_X64_MSR_HYPERCALL,
            "the reference TSC page": facts.HV_X64_MSR_REFERENCE_TSC,
            "the message page": facts.HV_X64_MSR_SIMP,
            "the event flags page": facts.HV_X64_MSR_SIEFP,
            "the SynIC": facts.HV_X64_MSR_SCONTROL,
        }
        left = [name for name, register in named.items() if self.registers[register]]
        left += [name for name, register in pages.items() if self.registers[register] & 1]
        left += [
            "SINT%d" % sint
            for sint in range(facts.HV_SYNIC_SINT_COUNT)
            if not self.registers[facts.HV_X64_MSR_SINT0 + sint] & facts["HV_X64_SYNIC_SINT.Masked"]
        ]
        left += [
            "timer %d" % timer
            for timer in range(facts.HV_SYNIC_STIMER_COUNT)
            if self.registers[facts.HV_X64_MSR_STIMER0_CONFIG + 2 * timer] & 1
        ]
        return left

    # Methods that hostile hosts override.

    def on_time(self):
        return self.now

    def on_read(self, register, value):
        return value

    def on_placed(self, register, page):
        pass

    def on_end_of_message(self):
        for sint in self.queues:
            self.deliver(sint)

    def on_status(self, call, status):
        return status

    def on_timer(self, timer, sint, payload):
        self.send(sint, self.facts.HvMessageTypeTimerExpired, payload)

    # Messages and events.

    def message(self, kind, payload, size=None):
        facts = self.facts
        size = len(payload) if size is None else size
        message = facts.make("HV_MESSAGE", {"Header.MessageType": kind, "Header.PayloadSize": size})
        at = facts.offset("HV_MESSAGE", "Payload")
        message[at : at + len(payload)] = payload
        return message

    def send(self, sint, kind, payload, size=None):
        """A message to a source: now, or when its slot is free and the guest says so."""
        self.queues[sint].append(self.message(kind, payload, size))
        slot = self.slot(sint)
        if slot is not None and len(self.queues[sint]) == 1 and not self.memory.read32(slot):
            self.deliver(sint)
        elif slot is not None:
            self.set_pending(slot)

    def slot(self, sint):
        page = self.page_at(self.facts.HV_X64_MSR_SIMP)
        on = self.registers[self.facts.HV_X64_MSR_SCONTROL] & 1
        return page + sint * self.facts.size("HV_MESSAGE") if page is not None and on else None

    def set_pending(self, slot):
        at = slot + self.facts.offset("HV_MESSAGE", "Header.MessageFlags")
        self.memory.write(at, bytes([self.memory.read(at, 1)[0] | 1]))

    def deliver(self, sint):
        """The next message of a source into its slot, if that is free."""
        slot = self.slot(sint)
        if slot is None or not self.queues[sint] or self.memory.read32(slot):
            return
        message = self.queues[sint].pop(0)
        self.facts.put("HV_MESSAGE", "Header.MessageFlags", message, 1 if self.queues[sint] else 0)
        self.memory.write(slot + 4, message[4:])
        self.memory.write(slot, message[:4])
        self.messages_delivered += 1
        self.interrupt(sint)

    def signal(self, sint, flag):
        page = self.page_at(self.facts.HV_X64_MSR_SIEFP)
        if page is None or not self.registers[self.facts.HV_X64_MSR_SCONTROL] & 1:
            return
        at = page + sint * self.facts.size("HV_SYNIC_EVENT_FLAGS") + flag // 8
        before = self.memory.read(at, 1)[0]
        self.memory.write(at, bytes([before | 1 << flag % 8]))
        if not before & 1 << flag % 8:
            self.interrupt(sint)

    def interrupt(self, sint):
        facts = self.facts
        value = self.registers[facts.HV_X64_MSR_SINT0 + sint]
        if not value & (facts["HV_X64_SYNIC_SINT.Masked"] | facts["HV_X64_SYNIC_SINT.Polling"]):
            self.machine.raise_interrupt(
                facts.mask_get("HV_X64_SYNIC_SINT.Vector", value), bool(value & facts["HV_X64_SYNIC_SINT.AutoEoi"])
            )

    # Timers.

    def write_timer(self, register, value):
        facts = self.facts
        timer = self.timer_of(register)
        config = facts.HV_X64_MSR_STIMER0_CONFIG + 2 * timer
        bit = {
            name: facts["HV_X64_MSR_STIMER_CONFIG_CONTENTS." + name]
            for name in ("Enable", "Periodic", "AutoEnable", "DirectMode")
        }
        self.timer_turn[timer] += 1
        self.registers[register] = value
        if register == config:
            if (
                value & bit["Enable"]
                and facts.mask_get("HV_X64_MSR_STIMER_CONFIG_CONTENTS.SINTx", value) == 0
                and not value & bit["DirectMode"]
            ):
                self.registers[config] &= ~bit["Enable"]
        elif value == 0:
            self.registers[config] &= ~bit["Enable"]
        elif self.registers[config] & bit["AutoEnable"]:
            self.registers[config] |= bit["Enable"]
        if self.registers[config] & bit["Enable"]:
            count = self.registers[config + 1]
            due = self.now + count if self.registers[config] & bit["Periodic"] else count
            self.arm(timer, due, self.timer_turn[timer])

    def arm(self, timer, due, turn):
        self.after(max(0, due - self.now), lambda: self.expire(timer, due, turn))

    def expire(self, timer, due, turn):
        facts = self.facts
        if turn != self.timer_turn[timer]:
            return  # It was set anew meanwhile.
        config = facts.HV_X64_MSR_STIMER0_CONFIG + 2 * timer
        value = self.registers[config]
        if value & facts["HV_X64_MSR_STIMER_CONFIG_CONTENTS.Periodic"]:
            self.arm(timer, due + self.registers[config + 1], turn)
        else:
            self.registers[config] &= ~facts["HV_X64_MSR_STIMER_CONFIG_CONTENTS.Enable"]
        if value & facts["HV_X64_MSR_STIMER_CONFIG_CONTENTS.DirectMode"]:
            self.machine.raise_interrupt(facts.mask_get("HV_X64_MSR_STIMER_CONFIG_CONTENTS.ApicVector", value), False)
            return
        payload = facts.make("HV_TIMER_MESSAGE_PAYLOAD", TimerIndex=timer, ExpirationTime=due, DeliveryTime=self.now)
        self.on_timer(timer, facts.mask_get("HV_X64_MSR_STIMER_CONFIG_CONTENTS.SINTx", value), payload)

    # Hypercalls.

    def hypercall(self, control, first, second):
        """The result word of a call. Its reserved bits are set: nobody promised that they are zero."""
        status = self.on_status(control & 0xFFFF, self.call(control, first, second))
        return 0xF000F000ABCD0000 | status

    def call(self, control, first, second):
        facts = self.facts
        fast, count, start = control >> 16 & 1, control >> 32 & 0xFFF, control >> 48 & 0xFFF
        if control & ~0x0FFF0FFF87FFFFFF:
            self.violation("reserved bits of a control word: %#x" % control)
            return facts.HV_STATUS_INVALID_HYPERCALL_INPUT
        if not self.registers[facts.HV_X64_MSR_GUEST_OS_ID]:
            self.violation("a hypercall without an identity")
            return facts.HV_STATUS_ACCESS_DENIED
        code = control & 0xFFFF
        if code not in (facts.HvCallPostMessage, facts.HvCallSignalEvent):
            return facts.HV_STATUS_INVALID_HYPERCALL_CODE
        if count or start or control >> 17 & 0x3FF:
            self.violation("a simple call with %#x" % control)
            return facts.HV_STATUS_INVALID_HYPERCALL_INPUT
        name, size = (
            ("PostMessages", facts.size("HV_INPUT_POST_MESSAGE"))
            if code == facts.HvCallPostMessage
            else ("SignalEvents", facts.size("HV_INPUT_SIGNAL_EVENT"))
        )
        if not self.privileges & facts["HV_PARTITION_PRIVILEGE_MASK." + name]:
            return facts.HV_STATUS_ACCESS_DENIED
        if fast:
            if code == facts.HvCallPostMessage:
                return facts.HV_STATUS_INVALID_HYPERCALL_INPUT
            data = struct.pack("<QQ", first, second)[:size]
        else:
            if first % 8:
                self.violation("a misaligned input of a hypercall")
                return facts.HV_STATUS_INVALID_ALIGNMENT
            if first % PAGE + size > PAGE:
                self.violation("an input of a hypercall that crosses a page")
                return facts.HV_STATUS_INVALID_ALIGNMENT
            if any(page.address == first & -PAGE for page in self.pages.values()):
                self.violation("an input of a hypercall in a page of the hypervisor")
            data = self.memory.read(first, size)
        return self.post_message(data) if code == facts.HvCallPostMessage else self.signal_event(data)

    # ARM64: registers by name, through calls, which HVC #1 makes.

    def names(self):
        """What a register's name stands for: the MSR of the same meaning, or a leaf of CPUID."""
        facts = self.facts
        pairs = {
            "GuestOsId": "GUEST_OS_ID",
            "VpIndex": "VP_INDEX",
            "TimeRefCount": "TIME_REF_COUNT",
            "ReferenceTsc": "REFERENCE_TSC",
            "Scontrol": "SCONTROL",
            "Sversion": "SVERSION",
            "Sifp": "SIEFP",
            "Sipp": "SIMP",
            "Eom": "EOM",
        }
        names = {facts["HvRegister" + name]: facts["HV_X64_MSR_" + msr] for name, msr in pairs.items()}
        for first, msr, count in (
            ("Sint0", "SINT0", facts.HV_SYNIC_SINT_COUNT),
            ("Stimer0Config", "STIMER0_CONFIG", 2 * facts.HV_SYNIC_STIMER_COUNT),
        ):
            names.update(
                (facts["HvRegister" + first] + index, facts["HV_X64_MSR_" + msr] + index) for index in range(count)
            )
        leaves = {
            "HypervisorVersion": "MsHvVersion",
            "PrivilegesAndFeaturesInfo": "MsHvFeatures",
            "FeaturesInfo": "MsHvEnlightenmentInformation",
            "ImplementationLimitsInfo": "MsHvImplementationLimits",
        }
        names.update((facts["HvRegister" + name], facts["HvCpuIdFunction" + leaf]) for name, leaf in leaves.items())
        return names

    def hvc(self, immediate, registers):
        """X0 to X17 before the call; returns those that have an answer after it."""
        facts = self.facts
        if immediate == facts.HV_ARM64_HVC_SMCCC_IMM16:
            if registers[0] != facts.HV_SMCCC_VENDOR_HYP_UID or self.signature != facts.HvMicrosoftHypervisorInterface:
                return {0: (1 << 64) - 1}
            return {number: JUNK | facts["HV_VENDOR_HYP_UID_MS_HYPERVISOR_%d" % number] for number in range(4)}
        control = registers[0]
        if control & 0xFFFF not in (facts.HvCallGetVpRegisters, facts.HvCallSetVpRegisters):
            return {0: self.hypercall(control, registers[1], registers[2])}
        result, output = self.vp_register(control, registers[1:17])
        return {0: 0xF000F000ABCD0000 | result, 15: output & (1 << 64) - 1, 16: output >> 64}

    def vp_register(self, control, block):
        """Fast calls about one register of the calling processor; status and count, and 128 bits of output."""
        facts = self.facts
        get = control & 0xFFFF == facts.HvCallGetVpRegisters
        if (
            control != (facts.HvCallGetVpRegisters if get else facts.HvCallSetVpRegisters) | 1 << 16 | 1 << 32
            or block[0] != facts.HV_PARTITION_ID_SELF
            or block[1] != facts.HV_VP_INDEX_SELF
        ):
            self.violation(
                "a call about registers with %#x, of partition %#x, processor %#x" % (control, block[0], block[1])
            )
            return facts.HV_STATUS_INVALID_PARAMETER, 0
        register = self.register_of_name.get(block[2])
        try:
            if register is None or block[2] >> 32:
                return facts.HV_STATUS_UNKNOWN_REGISTER_NAME, JUNK
            if not get:
                if block[3] or block[5]:
                    self.violation("register %#x with reserved %#x, high half %#x" % (block[2], block[3], block[5]))
                if register in (facts.HvCpuIdFunctionMsHvVersion, facts.HvCpuIdFunctionMsHvFeatures):
                    raise GeneralProtection()
                self.write_msr(register, block[4])
                return 1 << 32, 0
            if block[2] < facts.HvRegisterGuestOsId:
                words = self.cpuid(register, 0)
                return 1 << 32, sum(word << 32 * index for index, word in enumerate(words))
            return 1 << 32, self.read_msr(register)
        except GeneralProtection:
            return facts.HV_STATUS_ACCESS_DENIED, JUNK

    def post_message(self, data):
        facts = self.facts
        get = lambda field: facts.get("HV_INPUT_POST_MESSAGE", field, data)  # noqa: E731
        size = get("PayloadSize")
        if size > facts.HV_MESSAGE_PAYLOAD_BYTE_COUNT or get("MessageType") & 0x80000000 or get("Reserved"):
            self.violation(
                "HvPostMessage of type %#x, %d bytes, reserved %#x" % (get("MessageType"), size, get("Reserved"))
            )
            return facts.HV_STATUS_INVALID_PARAMETER
        at = facts.offset("HV_INPUT_POST_MESSAGE", "Payload")
        if self.bus is None:
            return facts.HV_STATUS_INVALID_CONNECTION_ID
        return self.bus.posted(get("ConnectionId"), get("MessageType"), data[at : at + size])

    def signal_event(self, data):
        facts = self.facts
        get = lambda field: facts.get("HV_INPUT_SIGNAL_EVENT", field, data)  # noqa: E731
        if get("RsvdZ"):
            self.violation("HvSignalEvent with reserved %#x" % get("RsvdZ"))
        if self.bus is None:
            return facts.HV_STATUS_INVALID_CONNECTION_ID
        return self.bus.signalled(get("ConnectionId"), get("FlagNumber"))
