# SPDX-License-Identifier: MIT
"""Small machines around Unicorn: one processor, the guest's own memory and nothing else, a console, an end.

The guest has the pages of its image, what its loader hands to it, and no others: whatever it touches besides
is a fault of the guest (GuestFault), and so is an exception that it does not
take by itself. What it would ask a hypervisor for is handed to `host`
(hypervisor.py).

    PvhMachine      x64, entered as a PVH loader does
    X64Machine      x64, entered as UEFI firmware does (firmware.py)
    Arm64Machine    ARM64, the same

How a real machine is followed, and where not:

  - PVH enters in 32-bit protected mode. Unicorn cannot show the registers of
    64-bit code in a machine that began with 32 bits, so a second one takes over,
    with the same memory, at the first 64-bit code.
  - Unicorn does not let RDMSR, WRMSR, RDTSC, PAUSE, HLT and HVC be hooked; their
    bytes are looked for, and a hook stands on each place. It is called only if
    an instruction begins there.
  - Interrupts are pushed as frames at those instructions and after slices of
    SLICE instructions, if the guest allows interrupts. On ARM64 there are none.
  - Time is the host's: it passes with every exit and every slice, and a PAUSE
    jumps to the next thing that is due, or by PAUSE_TIME.
"""

import ctypes
import mmap
import struct

from image import EXECUTE, READ, WRITE, Segment

PAGE = 4096
SLICE = 5000
SLICE_TIME = 50  # In 100 ns, as all times here: 1 ns an instruction.
EXIT_TIME = 10
PAUSE_TIME = 100000  # 10 ms
APIC = 0xFEE00000
PVH_START = 0x9000  # Address of the PVH loader's information for the guest.
DEBUG_PORT, EXIT_PORT, COM1 = 0xE9, 0xF4, 0x3F8
FOREVER = (1 << 64) - 1
JUNK = 0xDEAD5EED00000000


class GuestFault(Exception):
    """The guest did what it must never do."""


class GeneralProtection(Exception):
    """What the guest asked for raises #GP; on ARM64 the call that asks for it is refused."""


class Memory:
    """The guest's pages, in one piece of the host's memory for each segment."""

    def __init__(self, segments):
        self.pieces = []
        for segment in segments:
            buffer = mmap.mmap(-1, segment.end - segment.start)
            buffer[:] = bytes(segment.data)
            self.pieces.append((segment.start, segment.end, buffer, segment.rights))

    def piece(self, address, size):
        for start, end, buffer, _ in self.pieces:
            if start <= address and address + size <= end:
                return buffer, address - start
        return None, 0

    def has(self, address, size):
        return self.piece(address, size)[0] is not None

    def read(self, address, size):
        buffer, at = self.piece(address, size)
        if buffer is None:
            raise GuestFault("the guest gave the host %d bytes at %#x, which is not its memory" % (size, address))
        return buffer[at : at + size]

    def write(self, address, data):
        buffer, at = self.piece(address, len(data))
        if buffer is None:
            raise GuestFault("the guest gave the host %d bytes at %#x, which is not its memory" % (len(data), address))
        buffer[at : at + len(data)] = bytes(data)

    def read32(self, address):
        return struct.unpack("<I", self.read(address, 4))[0]

    def write32(self, address, value):
        self.write(address, struct.pack("<I", value & 0xFFFFFFFF))


class Machine:
    """What both processors have in common. `limit`: instructions after which a guest is not coming to its end."""

    def __init__(self, image, registers, extra=(), limit=10_000_000):
        import unicorn

        self.unicorn = unicorn
        self.number = registers
        self.image = image
        self.memory = Memory(list(image.segments) + list(extra))
        self.limit = limit
        self.host = None
        self.error = None
        self.ended = False
        self.halted = False
        self.exit_code = None
        self.console = bytearray()
        self.unsettled = []  # Reads that watch_reads() has not yet reported.
        self.instructions = 0  # An upper bound: the slices that were begun, in instructions.
        self.exits = 0

    # Registers.

    def get(self, name):
        return self.uc.reg_read(self.number[name])

    def set(self, **values):
        for name, value in values.items():
            self.uc.reg_write(self.number[name], value)

    def write_volatile(self, values):
        """Every register that a call may change gets its value, or junk."""
        # One by one: the binding of Unicorn 2.1.0 has a reg_write_batch() that does nothing.
        for number, register in enumerate(self.volatile):
            self.uc.reg_write(register, values.get(number, JUNK | number))

    def open(self, architecture, mode):
        """A processor with the guest's memory, each page with the rights that the image asks for."""
        uc = self.unicorn.Uc(architecture, mode)
        rights_of = {
            READ: self.unicorn.UC_PROT_READ,
            WRITE: self.unicorn.UC_PROT_WRITE,
            EXECUTE: self.unicorn.UC_PROT_EXEC,
        }
        for start, end, buffer, rights in self.memory.pieces:
            protection = sum(value for bit, value in rights_of.items() if rights & bit)
            uc.mem_map_ptr(start, end - start, protection, ctypes.addressof(ctypes.c_char.from_buffer(buffer)))
        uc.hook_add(self.unicorn.UC_HOOK_MEM_INVALID, self.on_invalid)
        return uc

    # Hooks. An exception in a callback would be lost in Unicorn; it is kept, and the machine stopped.

    def guarded(self, callback):
        def call(uc, *arguments):
            if self.error is None:
                try:
                    self.settle()
                    return callback(*arguments)
                except Exception as error:
                    self.error = error
            uc.emu_stop()
            return 0

        return call

    def hook_code(self, address, callback):
        return self.uc.hook_add(
            self.unicorn.UC_HOOK_CODE, self.guarded(lambda *_: callback()), begin=address, end=address
        )

    def scan(self, pattern, callback, step=1):
        """A hook on each place of the image where these bytes stand."""
        for segment in self.image.segments:
            if segment.rights & EXECUTE:
                data = bytes(segment.data)
                at = data.find(pattern)
                while at >= 0:
                    if at % step == 0:
                        self.hook_code(segment.start + at, callback)
                    at = data.find(pattern, at + 1)

    def watch_reads(self, address, size, callback):
        """Calls back after each read of these bytes, before the next one and before anything else of the host.

        (Unicorn's own hook behind a read cannot be had from Python.)
        """
        self.watch_reads_before(address, size, lambda *read: self.unsettled.append(lambda: callback(*read)))

    def watch_reads_before(self, address, size, callback):
        """Calls back before each read of these bytes."""
        self.watch(self.unicorn.UC_HOOK_MEM_READ, address, size, lambda at, length, value: callback(at, length))

    def watch_writes(self, address, size, callback):
        """Calls back before each write to these bytes, with what is written."""
        self.watch(self.unicorn.UC_HOOK_MEM_WRITE, address, size, callback)

    def watch(self, hook, address, size, callback):
        def on_access(_, at, length, value, *__):
            callback(at, length, value)

        self.uc.hook_add(hook, self.guarded(on_access), begin=address, end=address + size - 1)
        self.flush()  # Code that is translated already does not ask.

    def flush(self):
        """Discards translated code."""
        try:
            self.uc.ctl_flush_tb()
        except AssertionError:
            # The binding of Unicorn 2.1.0 refuses every control without an argument; this one has two.
            for start, end, _, rights in self.memory.pieces:
                if rights & EXECUTE:
                    self.uc.ctl_remove_cache(start, end)

    def settle(self):
        while self.unsettled:
            self.unsettled.pop(0)()

    def on_invalid(self, uc, access, address, size, value, _):
        if self.error is None:
            kinds = {
                self.unicorn.UC_MEM_READ_UNMAPPED: "read",
                self.unicorn.UC_MEM_WRITE_UNMAPPED: "wrote",
                self.unicorn.UC_MEM_FETCH_UNMAPPED: "executed",
                self.unicorn.UC_MEM_WRITE_PROT: "wrote (protected)",
                self.unicorn.UC_MEM_READ_PROT: "read (protected)",
                self.unicorn.UC_MEM_FETCH_PROT: "executed (protected)",
            }
            self.error = GuestFault(
                "the guest %s %d bytes at %#x, which is not its memory, at %#x"
                % (kinds.get(access, access), size, address, uc.reg_read(self.number[self.counter]))
            )
        return False

    def run(self):
        """Runs the guest to its end, or to a fault."""
        at = self.enter()
        while not self.ended:
            self.instructions += SLICE
            if self.instructions > self.limit:
                raise GuestFault("the guest is not at its end after %d instructions, at %#x" % (self.limit, at))
            try:
                self.uc.emu_start(at, FOREVER, count=SLICE)
            except self.unicorn.UcError as error:
                if self.error is None and not self.ended:
                    self.error = GuestFault("%s, at %#x" % (error, self.get(self.counter)))
            if self.error is not None:
                raise self.error
            self.settle()
            if self.halted and not self.ended:
                self.halted = False
                self.wake()
            self.host.advance(SLICE_TIME)
            self.deliver()
            at = self.get(self.counter)

    def end(self, code):
        self.exit_code = code
        self.ended = True
        self.uc.emu_stop()

    # Exits.

    def exit(self, size):
        """Something was done for the guest: its instruction is over, time has passed, an interrupt may come."""
        self.exits += 1
        self.set(**{self.counter: self.get(self.counter) + size})
        self.host.advance(EXIT_TIME)
        self.deliver()

    def on_pause(self, size):
        self.host.advance_to_next(PAUSE_TIME)
        self.exit(size)

    def on_halt(self):
        self.halted = True

    def wake(self):
        """The guest sleeps without interrupts: for ever."""
        self.ended = True

    def deliver(self):
        pass

    def raise_interrupt(self, vector, auto_eoi):
        pass


class X64Machine(Machine):
    """`serial`: a COM1 is there too; `debug_exit`: something listens to port 0xF4; `x2apic`: the APIC's mode."""

    counter = "RIP"
    architecture = "x64"

    def __init__(self, image, extra=(), serial=False, debug_exit=True, x2apic=False, limit=10_000_000):
        from unicorn import x86_const

        super().__init__(
            image,
            {
                name[len("UC_X86_REG_") :]: value
                for name, value in vars(x86_const).items()
                if name.startswith("UC_X86_REG_")
            },
            extra,
            limit,
        )
        self.volatile = [self.number[name] for name in ("RCX", "RDX", "R8", "R9", "R10", "R11")]
        self.instruction = {name: getattr(x86_const, "UC_X86_INS_" + name) for name in ("CPUID", "IN", "OUT")}
        self.serial, self.debug_exit, self.x2apic = serial, debug_exit, x2apic
        self.serial_console = bytearray()
        self.scratch = 0
        self.latch = False  # COM1's divisor is where its data are else.
        self.apic_enabled = False
        self.pending = []  # Vectors that wait for the processor.
        self.in_service = []

    def prepare(self):
        """The hooks of 64-bit code."""
        hook, instruction = self.unicorn.UC_HOOK_INSN, self.instruction
        self.uc.hook_add(hook, self.guarded(lambda *_: self.on_cpuid()), None, 1, 0, instruction["CPUID"])
        self.uc.hook_add(
            hook, self.guarded(lambda port, size, _: self.on_in(port, size)), None, 1, 0, instruction["IN"]
        )
        self.uc.hook_add(
            hook,
            self.guarded(lambda port, size, value, _: self.on_out(port, size, value)),
            None,
            1,
            0,
            instruction["OUT"],
        )
        self.uc.hook_add(self.unicorn.UC_HOOK_INTR, self.guarded(lambda number, _: self.on_exception(number)))
        self.scan(b"\x0f\x32", self.on_rdmsr)
        self.scan(b"\x0f\x30", self.on_wrmsr)
        self.scan(b"\x0f\x31", self.on_rdtsc)
        self.scan(b"\xf3\x90", lambda: self.on_pause(2))
        self.scan(b"\xf4", self.on_halt)
        if not self.x2apic:
            self.uc.mmio_map(
                APIC,
                PAGE,
                lambda uc, offset, size, _: 0,
                None,
                lambda uc, offset, size, value, _: self.guarded(lambda: self.on_apic(offset, value))(uc),
                None,
            )

    # Exits.

    def on_cpuid(self):
        answer = self.host.cpuid(self.get("EAX"), self.get("ECX"))
        self.set(**dict(zip(("RAX", "RBX", "RCX", "RDX"), answer)))
        return 1

    def on_rdmsr(self):
        register = self.get("ECX")
        if not (register & 0xC0000000 == 0x40000000 or register == 0x1B or 0x800 <= register < 0x900):
            return  # The processor's own: Unicorn does it.
        try:
            value = self.read_apic_msr(register) if register < 0x40000000 else self.host.read_msr(register)
        except GeneralProtection:
            self.push(13, 0)
            return
        self.set(RAX=value & 0xFFFFFFFF, RDX=value >> 32)
        self.exit(2)

    def on_wrmsr(self):
        register, value = self.get("ECX"), self.get("EDX") << 32 | self.get("EAX")
        if not (register & 0xC0000000 == 0x40000000 or 0x800 <= register < 0x900):
            return
        try:
            if register < 0x40000000:
                self.write_apic_msr(register, value)
            else:
                self.host.write_msr(register, value)
        except GeneralProtection:
            self.push(13, 0)
            return
        self.exit(2)

    def on_rdtsc(self):
        value = self.host.counter()
        self.set(RAX=value & 0xFFFFFFFF, RDX=value >> 32)
        self.exit(2)

    def on_hypercall_page(self):
        """The first byte of the page: the call is done here, and all that a callee may change is changed."""
        stack = self.get("RSP")
        if stack % 16 != 8:
            self.host.violation("a hypercall with a misaligned stack")
        result = self.host.hypercall(self.get("RCX"), self.get("RDX"), self.get("R8"))
        self.write_volatile({})
        self.memory.write(stack + 8, b"\xa5" * 32)
        self.set(RAX=result)
        self.exit(3)

    def wake(self):
        if not self.get("EFLAGS") & 0x200:
            self.ended = True
            return
        for _ in range(1000):
            if self.pending:
                return
            if not self.host.advance_to_next(PAUSE_TIME):
                break
        raise GuestFault("the guest sleeps, and nothing is going to wake it")

    # Ports.

    def on_in(self, port, size):
        self.host.advance(EXIT_TIME)
        if port == DEBUG_PORT:
            return DEBUG_PORT
        if self.serial and port == COM1 + 5:
            return 0x60
        if self.serial and port == COM1 + 7:
            return self.scratch
        return (1 << 8 * size) - 1

    def on_out(self, port, size, value):
        self.host.advance(EXIT_TIME)
        if port == DEBUG_PORT:
            self.console.append(value & 0xFF)
        elif port == EXIT_PORT and self.debug_exit:
            self.end(value - 0x10)
        elif port == COM1 and self.serial and not self.latch:
            self.serial_console.append(value & 0xFF)
        elif port == COM1 + 3:
            self.latch = bool(value & 0x80)
        elif port == COM1 + 7:
            self.scratch = value

    # The local APIC: enough of it to take a fixed interrupt and to end it.

    def read_apic_msr(self, register):
        if register == 0x1B:
            return APIC | 0x900 | (0x400 if self.x2apic else 0)
        raise GeneralProtection()

    def write_apic_msr(self, register, value):
        if not self.x2apic:
            raise GeneralProtection()
        self.on_apic((register - 0x800) * 16, value)

    def on_apic(self, offset, value):
        if offset == 0xB0 and self.in_service:
            self.in_service.pop()
        elif offset == 0xF0:
            self.apic_enabled = bool(value & 0x100)

    def raise_interrupt(self, vector, auto_eoi):
        """An edge on the APIC; one more of a vector that waits already is the same one."""
        if self.apic_enabled and (vector, auto_eoi) not in self.pending:
            self.pending.append((vector, auto_eoi))

    def deliver(self):
        """Pushes the frame of the highest interrupt that waits, if the processor takes it now."""
        if not self.pending or not self.get("EFLAGS") & 0x200:
            return
        highest = max(self.pending)
        vector, auto_eoi = highest
        if self.in_service and max(self.in_service) >> 4 >= vector >> 4:
            return
        self.pending.remove(highest)
        if not auto_eoi:
            self.in_service.append(vector)
        self.push(vector)

    # Exceptions and interrupts.

    def push(self, vector, error=None):
        """What the processor does with a vector: a frame on the stack, and on to the handler."""
        _, table, limit, _ = self.get("IDTR")
        if 16 * vector + 15 > limit:
            raise GuestFault("exception or interrupt %#x at %#x, and no handler" % (vector, self.get("RIP")))
        low, selector, attributes, middle, high = struct.unpack("<HHHHI", self.memory.read(table + 16 * vector, 12))
        if not attributes & 0x8000:
            raise GuestFault("exception or interrupt %#x at %#x, and no handler" % (vector, self.get("RIP")))
        stack = self.get("RSP")
        frame = struct.pack("<QQQQQ", self.get("RIP"), self.get("CS"), self.get("EFLAGS"), stack, self.get("SS"))
        if error is not None:
            frame = struct.pack("<Q", error) + frame
        stack = (stack & -16) - len(frame)
        self.memory.write(stack, frame)
        self.set(RSP=stack, EFLAGS=self.get("EFLAGS") & ~0x200, RIP=high << 32 | middle << 16 | low)

    def on_exception(self, number):
        raise GuestFault("exception %d, at %#x" % (number, self.get("RIP")))


class PvhMachine(X64Machine):
    """`command_line`: what the loader hands on; None if it has none."""

    def __init__(self, image, command_line=None, **more):
        text_at = PVH_START + 40 if command_line is not None else 0
        start = struct.pack("<IIIIQQQ", 0x336EC578, 1, 0, 0, 0, text_at, 0) + (command_line or b"") + b"\0"
        super().__init__(image, [Segment(PVH_START, start, len(start), READ)], **more)

    def enter(self):
        """Runs the 32-bit code that PVH enters, up to the first 64-bit code."""
        early = self.open(self.unicorn.UC_ARCH_X86, self.unicorn.UC_MODE_32)
        early.reg_write(self.number["EBX"], PVH_START)
        segment, efer, active = self.number["CS"], 0xC0000080, 0x400
        first = early.reg_read(segment)
        found = []

        def on_block(uc, address, *_):
            if uc.reg_read(segment) != first and uc.reg_read(self.number["MSR"], efer) & active:
                found.append(address)
                uc.emu_stop()

        early.hook_add(self.unicorn.UC_HOOK_BLOCK, on_block)
        try:
            early.emu_start(self.image.pvh, FOREVER, count=self.limit)
        except self.unicorn.UcError as error:
            raise self.error or GuestFault("%s in 32-bit code" % error) from None
        if not found:
            raise GuestFault("the guest did not reach 64-bit mode")
        self.uc = self.open(self.unicorn.UC_ARCH_X86, self.unicorn.UC_MODE_64)
        for name in ("GDTR", "IDTR", "CR3", "CR4", "CR0", "CS", "EBX"):
            self.uc.reg_write(self.number[name], early.reg_read(self.number[name]))
        self.prepare()
        return found[0]


class Arm64Machine(Machine):
    counter = "PC"
    architecture = "arm64"

    def __init__(self, image, extra=(), limit=10_000_000):
        from unicorn import arm64_const

        super().__init__(
            image,
            {
                name[len("UC_ARM64_REG_") :]: value
                for name, value in vars(arm64_const).items()
                if name.startswith("UC_ARM64_REG_")
            },
            extra,
            limit,
        )
        self.volatile = [self.number["X%d" % number] for number in range(18)]

    def prepare(self):
        self.uc.hook_add(self.unicorn.UC_HOOK_INTR, self.guarded(lambda number, _: self.on_exception(number)))
        self.scan(struct.pack("<I", 0xD4000002), lambda: self.on_hvc(0), 4)
        self.scan(struct.pack("<I", 0xD4000022), lambda: self.on_hvc(1), 4)
        self.scan(struct.pack("<I", 0xD503203F), lambda: self.on_pause(4), 4)
        self.scan(struct.pack("<I", 0xD503207F), self.on_halt, 4)

    def on_hvc(self, immediate):
        """The call is done here, and all that the SMC Calling Convention lets it change is changed."""
        answer = self.host.hvc(immediate, [self.uc.reg_read(register) for register in self.volatile])
        self.write_volatile(answer)
        self.set(NZCV=self.get("NZCV") ^ 0xF0000000)
        self.exit(4)

    def on_exception(self, number):
        raise GuestFault("exception %d, at %#x" % (number, self.get("PC")))
