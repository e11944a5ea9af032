# SPDX-License-Identifier: MIT
"""As much of UEFI as the guest's application calls, for both processors; and a screen that can be read.

The services are places in a page of the firmware's, with a hook on each. The
glyph that the font has for a character shows the character's code as pixels of
its first row, so that the text can be told from the frame buffer's bytes.
"""

import struct

from image import READ, WRITE, Segment
from machine import PAGE, Arm64Machine, GuestFault, X64Machine

FIRMWARE, STACK, SCREEN = 0x30000000, 0x31000000, 0x32000000
STACK_SIZE = 16 * PAGE
TABLES = FIRMWARE + PAGE
CODE_RET = {"x64": b"\xc3", "arm64": b"\xc0\x03\x5f\xd6"}
UNSUPPORTED, BUFFER_TOO_SMALL = 1 << 63 | 3, 1 << 63 | 5
GRAPHICS = bytes.fromhex("dea94290dc23384a96fb7aded080516a")
FONT = bytes.fromhex("7547cae95786fc4797e77ed65a084324")
COLUMNS, ROWS, WIDTH, HEIGHT = 80, 90, 8, 19


class Firmware:
    """What a machine's guest finds before, and after, it leaves the boot services. `screen`: there is one."""

    def __init__(self, machine, screen):
        self.machine = machine
        self.screen = screen
        self.services = []
        self.exited = False
        self.console = ""
        self.map_key = 0x1234

    def service(self, name, count):
        """The address of a service with so many arguments: a hook on a return instruction."""
        address = FIRMWARE + 16 * (1 + len(self.services))
        self.services.append((address, name, count))
        return address

    def install(self):
        """Lays out the tables; returns the address of the system table."""
        machine, uc, memory = self.machine, self.machine.uc, bytearray(2 * PAGE)
        places = {}

        def put(name, at, *words):
            places[name] = TABLES + at
            struct.pack_into("<%dQ" % len(words), memory, at, *words)

        boot = 0x200
        put("boot", boot, *[0] * 44)
        for at, name, count in (
            (56, "get_memory_map", 5),
            (232, "exit_boot_services", 2),
            (248, "stall", 1),
            (320, "locate_protocol", 3),
        ):
            struct.pack_into("<Q", memory, boot + at, self.service(name, count))
        put("runtime", 0x400, *[0] * 14)
        struct.pack_into("<Q", memory, 0x400 + 104, self.service("reset_system", 4))
        put("console", 0x500, 0, self.service("output_string", 2))
        put("system", 0x100, *[0] * 15)
        struct.pack_into("<Q", memory, 0x100 + 64, places["console"])
        struct.pack_into("<QQ", memory, 0x100 + 88, places["runtime"], places["boot"])
        put("graphics", 0x600, 0, 0, 0, TABLES + 0x640)
        struct.pack_into(
            "<IIQQQQ", memory, 0x640, 1, 0, TABLES + 0x680, 36, SCREEN, COLUMNS * WIDTH * ROWS * HEIGHT * 4
        )
        struct.pack_into("<9I", memory, 0x680, 0, COLUMNS * WIDTH, ROWS * HEIGHT, 1, 0, 0, 0, 0, COLUMNS * WIDTH)
        put("font", 0x700, 0, 0, self.service("get_glyph", 5), 0)
        struct.pack_into("<QQQ", memory, 0x800, 0, 0x00AF9B000000FFFF, 0x00CF93000000FFFF)  # A GDT for x64.
        self.places = places
        code = bytearray(PAGE)
        for address, _, _ in self.services:
            code[address - FIRMWARE : address - FIRMWARE + 4] = CODE_RET[machine.architecture].ljust(4, b"\0")
        unicorn = machine.unicorn
        uc.mem_map(FIRMWARE, PAGE, unicorn.UC_PROT_READ | unicorn.UC_PROT_EXEC)
        uc.mem_map(TABLES, 3 * PAGE, unicorn.UC_PROT_READ)
        uc.mem_write(FIRMWARE, bytes(code))
        uc.mem_write(TABLES, bytes(memory))
        if self.screen:
            uc.mem_map(SCREEN, (COLUMNS * WIDTH * ROWS * HEIGHT * 4 + PAGE - 1) & -PAGE, unicorn.UC_PROT_WRITE)
        for address, name, count in self.services:
            machine.hook_code(address, lambda name=name, count=count: self.call(name, count))
        return places["system"]

    def call(self, name, count):
        if self.exited and name != "reset_system":
            raise GuestFault("the guest called %s after it had left the boot services" % name)
        self.machine.set(**{self.machine.result: getattr(self, name)(*self.machine.arguments()[:count]) or 0})

    # The services.

    def output_string(self, this, text):
        while (unit := struct.unpack("<H", self.machine.memory.read(text, 2))[0]) != 0:
            self.console += chr(unit) if unit != 13 else ""
            text += 2

    def get_memory_map(self, size_at, buffer, key, descriptor_size, version):
        write, read = self.machine.memory.write, self.machine.memory.read
        needed = 48 * 8
        size = struct.unpack("<Q", read(size_at, 8))[0]
        write(size_at, struct.pack("<Q", needed))
        if size < needed:
            return BUFFER_TOO_SMALL
        write(buffer, bytes(needed))
        write(key, struct.pack("<Q", self.map_key))
        write(descriptor_size, struct.pack("<Q", 48))
        write(version, struct.pack("<I", 1))

    def exit_boot_services(self, image, key):
        if key != self.map_key:
            self.map_key += 1
            return 1 << 63 | 2
        self.exited = True

    def stall(self, microseconds):
        self.machine.host.advance(microseconds * 10)

    def locate_protocol(self, guid, registration, interface_at):
        # The GUID may be of the application's constants or on its stack.
        known = {GRAPHICS: "graphics", FONT: "font"}.get(bytes(self.machine.memory.read(guid, 16)))
        if known is None or not self.screen:
            return UNSUPPORTED
        self.machine.memory.write(interface_at, struct.pack("<Q", self.places[known]))

    def get_glyph(self, this, character, style, image_at, baseline):
        """The image is the firmware's; it is another one at each call, and the last one is overwritten."""
        rows = [character & 0xFF if character != 0x20 else 0] + [0] * (HEIGHT - 1)
        pixels = b"".join(
            struct.pack("<I", 0xC0C0C0 if rows[y] & 0x80 >> x else 0) for y in range(HEIGHT) for x in range(WIDTH)
        )
        place = TABLES + PAGE
        self.machine.uc.mem_write(place + 32, pixels)
        self.machine.uc.mem_write(place, struct.pack("<HHIQ", WIDTH, HEIGHT, 0, place + 32))
        self.machine.memory.write(image_at, struct.pack("<Q", place))

    def reset_system(self, kind, status, size, data):
        if kind != 2:
            raise GuestFault("the guest asked for reset %d" % kind)
        self.machine.end(status)

    # The screen.

    def text(self):
        """What the firmware printed, and what stands on the screen, without the empty rows at its end."""
        if not self.screen:
            return self.console
        line = COLUMNS * WIDTH * 4
        rows = []
        for row in range(ROWS):
            pixels = bytes(self.machine.uc.mem_read(SCREEN + row * HEIGHT * line, line))
            cells = [pixels[at : at + WIDTH * 4] for at in range(0, line, WIDTH * 4)]
            codes = [sum(0x80 >> x for x in range(WIDTH) if cell[4 * x]) or 0x20 for cell in cells]
            rows.append(bytes(codes).decode("latin-1").rstrip())
        return self.console + "\n".join(rows).rstrip("\n") + "\n"


def stack_segment():
    return Segment(STACK, b"", STACK_SIZE, READ | WRITE)


class UefiX64Machine(X64Machine):
    result = "RAX"

    def __init__(self, image, screen=False, **more):
        super().__init__(image, [stack_segment()], **more)
        self.firmware = Firmware(self, screen)

    def arguments(self):
        stack = self.get("RSP")
        fifth = struct.unpack("<Q", self.memory.read(stack + 40, 8))[0]
        return [self.get(name) for name in ("RCX", "RDX", "R8", "R9")] + [fifth]

    def enter(self):
        self.uc = self.open(self.unicorn.UC_ARCH_X86, self.unicorn.UC_MODE_64)
        system = self.firmware.install()
        self.prepare()
        self.set(GDTR=(0, TABLES + 0x800, 23, 0), RSP=STACK + STACK_SIZE - 64 - 8, RCX=0x7777, RDX=system)
        self.set(CS=8, SS=16)
        return self.image.entry


class UefiArm64Machine(Arm64Machine):
    result = "X0"

    def __init__(self, image, screen=False, **more):
        super().__init__(image, [stack_segment()], **more)
        self.firmware = Firmware(self, screen)

    def arguments(self):
        return [self.get("X%d" % number) for number in range(5)]

    def enter(self):
        self.uc = self.open(self.unicorn.UC_ARCH_ARM64, self.unicorn.UC_MODE_ARM)
        system = self.firmware.install()
        self.prepare()
        self.set(SP=STACK + STACK_SIZE, X0=0x7777, X1=system)
        return self.image.entry
