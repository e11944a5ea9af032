#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs Guest/Instruction.h, as one compiler builds it, against a host that changes every register it may.

    invocation.py TARGET --facts PROGRAM --work FOLDER
    invocation.py --list

TARGET is a compiler with a convention (gcc-x64, clang-windows-x64, gcc-arm64 ...).
Invoke.c is built at five levels of optimisation; each of its probes is run in
Unicorn, and what the host saw and what the guest got are compared with what
Instruction.h promises:

  - the control word, the input and the output arrive in their registers;
  - a rep call that the hypervisor leaves in the middle goes on at its own
    instruction, and one that ends in HV_STATUS_TIMEOUT where the guest says;
  - all registers that a call may change are changed, the caller's red zone and
    the page's own 32 bytes of stack are written to, and nothing that the
    compiler kept is lost; what Entry() must leave to its caller is left.

Exit code 77 means that the compiler or Unicorn is not here.
"""

import argparse
import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

from facts import Facts
from image import Image

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NOT_RUN = 77

LEVELS = ("-O0", "-O1", "-O2", "-O3", "-Os")
C_FLAGS = [
    "-std=c11",
    "-ffreestanding",
    "-fno-stack-protector",
    "-Wall",
    "-Wextra",
    "-Werror",
    "-I",
    str(ROOT / "include"),
]
ELF_LINK = ["-nostdlib", "-static", "-Wl,-e,Entry", "-Wl,--build-id=none"]
LLD_LINK = ["lld-link", "-nologo", "-entry:Entry", "-subsystem:native", "-nodefaultlib", "-base:0x10000000"]

# Name: processor, convention, compiler with its flags, linker (None: the compiler with ELF_LINK).
TARGETS = {
    "gcc-x64": ("x64", "system-v", ["gcc", "-fno-pie", "-no-pie"], None),
    "gcc-x64-pic": ("x64", "system-v", ["gcc", "-fPIC", "-no-pie"], None),
    "gcc-x64-kernel": ("x64", "system-v", ["gcc", "-fno-pie", "-no-pie", "-mno-red-zone", "-mcmodel=kernel"], None),
    "clang-x64": ("x64", "system-v", ["clang", "-fno-pie"], None),
    "clang-windows-x64": ("x64", "microsoft", ["clang", "--target=x86_64-pc-windows-msvc"], LLD_LINK),
    "clang-uefi-x64": ("x64", "microsoft", ["clang", "--target=x86_64-unknown-windows", "-mno-red-zone"], LLD_LINK),
    "mingw-x64": (
        "x64",
        "microsoft",
        ["x86_64-w64-mingw32-gcc"],
        ["x86_64-w64-mingw32-gcc", "-nostdlib", "-Wl,-e,Entry", "-Wl,--image-base=0x10000000"],
    ),
    "gcc-x86": ("x86", "cdecl", ["gcc", "-m32", "-march=i686", "-fno-pie", "-no-pie"], None),
    "gcc-x86-pic": ("x86", "cdecl", ["gcc", "-m32", "-march=i686", "-fPIC", "-no-pie"], None),
    "clang-x86": ("x86", "cdecl", ["clang", "-m32", "-march=i686", "-fno-pie"], None),
    "mingw-x86": (
        "x86",
        "cdecl",
        ["i686-w64-mingw32-gcc"],
        ["i686-w64-mingw32-gcc", "-nostdlib", "-Wl,-e,_Entry", "-Wl,--image-base=0x10000000"],
    ),
    "gcc-arm64": ("arm64", "aapcs", ["aarch64-linux-gnu-gcc", "-fno-pie", "-no-pie"], None),
    "clang-arm64": ("arm64", "aapcs", ["clang", "--target=aarch64-none-elf", "-fuse-ld=lld"], None),
    "clang-windows-arm64": ("arm64", "windows", ["clang", "--target=aarch64-pc-windows-msvc"], LLD_LINK),
    "clang-uefi-arm64": ("arm64", "windows", ["clang", "--target=aarch64-unknown-windows"], LLD_LINK),
}

BLOCK, STACK, STACK_SIZE, PAGE, RETURN = 0x20000000, 0x21000000, 0x10000, 0x22000000, 0x23000000
FIRST_KEPT, WORDS = 32, 64
MASK = (1 << 64) - 1


class Failure(Exception):
    """The guest did not do what Instruction.h promises."""


def expect(what, found, wanted):
    if found != wanted:
        show = "%#x" if isinstance(found, int) and isinstance(wanted, int) else "%s"
        raise Failure(("%%s is %s, expected %s" % (show, show)) % (what, found, wanted))


def junk(seed):
    """A number that no register holds by chance."""
    return (0x9E3779B97F4A7C15 * (seed + 1) ^ 0xDEAD000000000000) & MASK


class Machine:
    """A processor with Invoke.c in its memory. `host` is called for each hypercall, CPUID and the like."""

    def __init__(self, image):
        import unicorn

        self.unicorn = unicorn
        self.uc = self.open()
        for segment in image.segments:
            self.uc.mem_map(segment.start, segment.end - segment.start, unicorn.UC_PROT_ALL)
            self.uc.mem_write(segment.start, bytes(segment.data))
        for address, size in ((BLOCK, 4096), (STACK, STACK_SIZE), (PAGE, 4096), (RETURN, 4096)):
            self.uc.mem_map(address, size, unicorn.UC_PROT_ALL)
        self.entry = image.entry
        self.host = None
        self.error = None
        self.calls = 0
        self.hooks(image)

    def scan(self, image, pattern, callback, step=1):
        """A hook on each place where these bytes stand, which calls back if an instruction begins there."""
        for segment in image.segments:
            data = bytes(segment.data)
            at = data.find(pattern)
            while at >= 0:
                if at % step == 0:
                    self.hook(segment.start + at, callback)
                at = data.find(pattern, at + 1)

    def hook(self, address, callback):
        self.uc.hook_add(self.unicorn.UC_HOOK_CODE, self.guarded(callback), begin=address, end=address)

    def guarded(self, callback):
        """An exception in a callback would be lost in Unicorn; it is kept, and the machine stopped."""

        def call(uc, *arguments):
            if self.error is None:
                try:
                    self.calls += 1
                    return callback(*arguments)
                except Exception as error:
                    self.error = error
            uc.emu_stop()
            return None

        return call

    def get(self, *names):
        values = [self.uc.reg_read(self.number[name]) for name in names]
        return values[0] if len(values) == 1 else values

    def set(self, **values):
        for name, value in values.items():
            self.uc.reg_write(self.number[name], value)

    def words(self, start, count):
        return list(struct.unpack("<%dQ" % count, self.uc.mem_read(BLOCK + 8 * start, 8 * count)))

    def run(self, probe, words):
        """Calls Entry(probe, block); returns the result and the block's 64 words."""
        self.uc.mem_write(BLOCK, struct.pack("<%dQ" % WORDS, *words))
        self.uc.mem_write(STACK, b"\xcc" * STACK_SIZE)
        self.error = None
        self.calls = 0
        for seed, name in enumerate(self.preserved):
            self.uc.reg_write(self.number[name], self.fit(name, junk(100 + seed)))
        self.call_entry(probe)
        before = [self.get(name) for name in self.preserved]
        try:
            self.uc.emu_start(self.entry, RETURN, count=100000)
        except self.unicorn.UcError as error:
            if self.error is None:
                raise Failure("%s at %#x" % (error, self.get(self.counter))) from None
        if self.error is not None:
            raise self.error
        expect("the place of the end", self.get(self.counter), RETURN)
        for name, value in zip(self.preserved, before):
            expect("%s after the return" % name, self.get(name), value)
        return self.result(), self.words(0, WORDS)


class X64(Machine):
    counter = "RIP"
    arithmetic = 0x8D5  # CF PF AF ZF SF OF

    def __init__(self, image, convention):
        self.microsoft = convention == "microsoft"
        self.preserved = "RBX RBP R12 R13 R14 R15".split()
        if self.microsoft:
            self.preserved += ["RSI", "RDI"] + ["XMM%d" % number for number in range(6, 16)]
        super().__init__(image)

    def open(self):
        from unicorn import x86_const

        self.number = {
            name[len("UC_X86_REG_") :]: value
            for name, value in vars(x86_const).items()
            if name.startswith("UC_X86_REG_")
        }
        return self.unicorn.Uc(self.unicorn.UC_ARCH_X86, self.unicorn.UC_MODE_64)

    def fit(self, name, value):
        return value | (value ^ MASK) << 64 if name.startswith("XMM") else value

    def hooks(self, image):
        from unicorn import x86_const

        self.uc.mem_write(PAGE, b"\x0f\x01\xc1\xc3".ljust(4096, b"\xcc"))
        self.hook(PAGE, lambda *_: self.page())
        self.scan(image, b"\x0f\x32", lambda *_: self.read_msr())
        self.scan(image, b"\x0f\x30", lambda *_: self.write_msr())
        self.scan(image, b"\x0f\x31", lambda *_: self.read_counter())
        self.scan(image, b"\x66\x0f\x01\xcc", lambda *_: self.tdcall())
        self.uc.hook_add(
            self.unicorn.UC_HOOK_INSN, self.guarded(lambda *_: self.cpuid()), None, 1, 0, x86_const.UC_X86_INS_CPUID
        )

    def call_entry(self, probe):
        stack = STACK + STACK_SIZE - 4096 - 8
        self.uc.mem_write(stack, struct.pack("<Q", RETURN))
        self.set(RSP=stack, **(dict(RCX=probe, RDX=BLOCK) if self.microsoft else dict(RDI=probe, RSI=BLOCK)))

    def result(self):
        return self.get("RAX")

    def skip(self, size):
        self.set(RIP=self.get("RIP") + size)

    def trash(self, *names):
        for seed, name in enumerate(names):
            self.uc.reg_write(self.number[name], self.fit(name, junk(seed)))
        self.set(EFLAGS=self.get("EFLAGS") ^ self.arithmetic)

    def page(self):
        stack = self.get("RSP")
        expect("the stack's alignment at the page", stack % 16, 8)
        fast = [value for number in range(6) for value in self.split(self.get("XMM%d" % number))]
        answer = self.host(self.get("RCX"), self.get("RDX", "R8") + fast)
        if answer is None:  # Not done: the same instruction comes again, with another control word.
            self.set(RCX=self.again, RIP=PAGE)
            return
        result, output = answer
        self.trash("RCX", "RDX", "R8", "R9", "R10", "R11", *("XMM%d" % number for number in range(6)))
        if output is not None:
            self.set(RDX=output[0], R8=output[1])
            for number in range(6):
                self.set(**{"XMM%d" % number: output[2 + 2 * number] | output[3 + 2 * number] << 64})
        self.uc.mem_write(stack + 8, b"\xa5" * 32)
        self.uc.mem_write(stack - 256, b"\xa5" * 256)
        self.set(RAX=result)
        self.skip(3)

    @staticmethod
    def split(value):
        return value & MASK, value >> 64

    def cpuid(self):
        answer = self.host(self.get("EAX"), [self.get("ECX")])
        self.set(**dict(zip(("RAX", "RBX", "RCX", "RDX"), answer)))
        return 1

    def read_msr(self):
        value = self.host(self.get("ECX"), [])
        self.set(RAX=value & 0xFFFFFFFF, RDX=value >> 32)
        self.skip(2)

    def write_msr(self):
        self.host(self.get("ECX"), [self.get("EDX") << 32 | self.get("EAX")])
        self.skip(2)

    def read_counter(self):
        value = self.host(None, [])
        self.set(RAX=value & 0xFFFFFFFF, RDX=value >> 32)
        self.skip(2)

    def tdcall(self):
        expect("the leaf of the TDCALL", self.get("RAX"), 0)
        expect("the registers that it gives to the host", self.get("RCX"), 0xD04)
        expect("R11 at the TDCALL", self.get("R11"), 0)
        module, result = self.host(self.get("R10"), self.get("RDX", "R8"))
        self.trash("RDX", "R8", "R10", "RCX")
        self.set(RAX=module, R11=result)
        self.skip(4)


class X86(X64):
    counter = "EIP"

    def __init__(self, image, _):
        self.preserved = "EBX ESI EDI EBP".split()
        Machine.__init__(self, image)

    def open(self):
        super().open()
        return self.unicorn.Uc(self.unicorn.UC_ARCH_X86, self.unicorn.UC_MODE_32)

    def fit(self, name, value):
        return value & 0xFFFFFFFF

    def call_entry(self, probe):
        stack = STACK + STACK_SIZE - 4096 - 4
        self.uc.mem_write(stack, struct.pack("<III", RETURN, probe, BLOCK))
        self.set(ESP=stack)

    def result(self):
        return self.get("EDX") << 32 | self.get("EAX")

    def skip(self, size):
        self.set(EIP=self.get("EIP") + size)

    def page(self):
        stack = self.get("ESP")
        answer = self.host(
            self.get("EDX") << 32 | self.get("EAX"),
            [self.get("EBX") << 32 | self.get("ECX"), self.get("EDI") << 32 | self.get("ESI")],
        )
        if answer is None:
            self.set(EAX=self.again & 0xFFFFFFFF, EDX=self.again >> 32, EIP=PAGE)
            return
        self.trash("EBX", "ECX", "ESI", "EDI")
        self.uc.mem_write(stack - 256, b"\xa5" * 256)
        self.set(EAX=answer[0] & 0xFFFFFFFF, EDX=answer[0] >> 32)
        self.skip(3)

    def cpuid(self):
        answer = self.host(self.get("EAX"), [self.get("ECX")])
        self.set(**dict(zip(("EAX", "EBX", "ECX", "EDX"), answer)))
        return 1

    def read_msr(self):
        value = self.host(self.get("ECX"), [])
        self.set(EAX=value & 0xFFFFFFFF, EDX=value >> 32)
        self.skip(2)

    read_counter = read_msr


class Arm64(Machine):
    counter = "PC"

    def __init__(self, image, convention):
        # X18 is Windows' own, and a register like others elsewhere.
        self.preserved = ["X%d" % number for number in range(18 if convention == "windows" else 19, 30)]
        self.preserved += ["D%d" % number for number in range(8, 16)]
        super().__init__(image)

    def open(self):
        from unicorn import arm64_const

        self.number = {
            name[len("UC_ARM64_REG_") :]: value
            for name, value in vars(arm64_const).items()
            if name.startswith("UC_ARM64_REG_")
        }
        uc = self.unicorn.Uc(self.unicorn.UC_ARCH_ARM64, self.unicorn.UC_MODE_ARM)
        uc.reg_write(self.number["CPACR_EL1"], 3 << 20)  # Floating point does not trap.
        return uc

    def fit(self, name, value):
        return value

    def hooks(self, image):
        for immediate in (0, 1):
            self.scan(
                image,
                struct.pack("<I", 0xD4000002 | immediate << 5),
                lambda *_, immediate=immediate: self.hvc(immediate),
                4,
            )

    def call_entry(self, probe):
        self.set(SP=STACK + STACK_SIZE - 4096, X0=probe, X1=BLOCK, X30=RETURN)

    def result(self):
        return self.get("X0")

    def hvc(self, immediate):
        registers = [self.get("X%d" % number) for number in range(18)]
        answer = self.host(registers[0], registers[1:17], immediate)
        if answer is None:  # Not done: the same instruction comes again.
            self.set(X0=self.again, PC=self.get("PC"))
            return
        result, output = answer
        for number in range(18):
            self.uc.reg_write(self.number["X%d" % number], junk(number))
        if output is not None:
            for number, value in enumerate(output, 1):
                self.uc.reg_write(self.number["X%d" % number], value)
        self.set(X0=result, NZCV=self.get("NZCV") ^ 0xF0000000, PC=self.get("PC") + 4)


# The probes.


class Probes:
    """Each method is a probe: what the host does, and what must come of it."""

    def __init__(self, facts, machine):
        self.facts = facts
        self.machine = machine

    def run(self, probe, words, host, calls=1):
        """Runs one with the values that are kept over the call; returns the result and the words of output."""
        kept = [junk(1000 + number) for number in range(WORDS - FIRST_KEPT)]
        self.machine.host = host
        result, block = self.machine.run(probe, (list(words) + [0] * FIRST_KEPT)[:FIRST_KEPT] + kept)
        for number, value in enumerate(kept):
            kind = "general" if number < 16 else "vector"
            expect("%s value %d after the call" % (kind, number % 16), block[FIRST_KEPT + number], value ^ MASK)
        expect("the number of calls", self.machine.calls, calls)
        return result, block[16:32]

    def rep_control(self, count, start=0):
        return self.facts.HvCallFlushVirtualAddressList | count << 32 | start << 48

    def rep(self):
        """One invocation that the hypervisor leaves twice in the middle, and one that says so by HV_STATUS_TIMEOUT."""
        seen = []

        def host(control, parameters, immediate=1):
            expect("the address of the input", parameters[0], 0x123456789ABCD000)
            expect("the address of the output", parameters[1], 0xFEDCBA9876543000)
            seen.append(control)
            steps = {0: 2, 2: 3, 3: None, 5: 7, 7: None}
            start = control >> 48 & 0xFFF
            if steps[start] is not None:
                self.machine.again = self.rep_control(9, steps[start])
                return None
            status, done = (self.facts.HV_STATUS_TIMEOUT, 5) if start == 3 else (self.facts.HV_STATUS_SUCCESS, 9)
            return 0xFFFFF000ABCD0000 | status | done << 32, None

        _, words = self.run(0, [self.rep_control(9), 0x123456789ABCD000, 0xFEDCBA9876543000, PAGE], host, calls=5)
        expect("the control words", seen, [self.rep_control(9, start) for start in (0, 2, 3, 5, 7)])
        expect("result, status, elements", words[:3], [0, self.facts.HV_STATUS_SUCCESS, 9])

    def simple(self):
        answers = [self.facts.HV_STATUS_TIMEOUT] * 3 + [self.facts.HV_STATUS_ACCESS_DENIED]

        def host(control, parameters, immediate=1):
            expect("the control word", control, self.facts.HvCallPostMessage)
            return answers.pop(0), None

        _, words = self.run(1, [self.facts.HvCallPostMessage, 0x1000, 0x2000, PAGE], host, calls=4)
        expect("result, status", words[:2], [7, self.facts.HV_STATUS_ACCESS_DENIED])

    def again(self):
        parameters = [junk(number) for number in range(3)]
        self.machine.host = lambda *_: (junk(9), None)
        result, block = self.machine.run(10, parameters + [PAGE] + [0] * 60)
        expect("the result word", result, junk(9))
        expect("the parameters, after the call", block[16:19], parameters)


class X86Probes(Probes):
    names = ("rep", "simple", "again", "page", "cpuid", "read_msr", "write_msr", "counter")

    def page(self):
        def host(control, parameters):
            expect("the control word", control, 0x8123456700010055)
            expect("the parameters", parameters[:2], [0x1122334455667788, 0x99AABBCCDDEEFF01])
            return 0xFEDCBA9876543210, None

        result, _ = self.run(2, [0x8123456700010055, 0x1122334455667788, 0x99AABBCCDDEEFF01, PAGE], host)
        expect("the result word", result, 0xFEDCBA9876543210)

    def cpuid(self):
        def host(leaf, parameters):
            expect("leaf and subleaf", [leaf] + parameters, [0x40000003, 0x80000001])
            return 0x11111111, 0xF2222222, 0x33333333, 0xF4444444

        _, words = self.run(3, [0x40000003, 0x80000001], host)
        expect("EAX to EDX", words[:4], [0x11111111, 0xF2222222, 0x33333333, 0xF4444444])

    def read_msr(self):
        def host(register, _):
            expect("the register", register, self.facts.HV_X64_MSR_TIME_REF_COUNT)
            return 0xF1E2D3C4B5A69788

        result, _ = self.run(4, [self.facts.HV_X64_MSR_TIME_REF_COUNT], host)
        expect("its value", result, 0xF1E2D3C4B5A69788)

    def write_msr(self):
        def host(register, parameters):
            expect("the register", register, self.facts.HV_X64_MSR_EOM)
            expect("its value", parameters, [0xF1E2D3C4B5A69788])

        self.run(5, [self.facts.HV_X64_MSR_EOM, 0xF1E2D3C4B5A69788], host)

    def counter(self):
        result, _ = self.run(6, [], lambda *_: 0xF1E2D3C4B5A69788)
        expect("the counter", result, 0xF1E2D3C4B5A69788)


class X64Probes(X86Probes):
    names = X86Probes.names + ("page_fast", "tdcall", "red_zone")

    def page_fast(self):
        words = [junk(number) for number in range(14)] + [0x1005D, PAGE]

        def host(control, parameters):
            expect("the control word", control, 0x1005D)
            expect("RDX, R8, XMM0 to XMM5", parameters, words[:14])
            return 0x12340000, [junk(50 + number) for number in range(14)]

        result, output = self.run(7, words, host)
        expect("the result word", result, 0x12340000)
        expect("the output in registers", output[:14], [junk(50 + number) for number in range(14)])

    def tdcall(self):
        for module, wanted in ((0, 0xFEDCBA9876540000), (0xC0000100 << 32, 0x71)):

            def host(control, parameters, module=module):
                expect("control word and parameters", [control] + parameters, [0x5C, 0x8000000012345000, 0x98])
                return module, 0xFEDCBA9876540000

            result, _ = self.run(8, [0x5C, 0x8000000012345000, 0x98], host)
            if module == 0:
                expect("the result word", result, wanted)
            elif result & 0xFFFF == 0:
                raise Failure("a call that the TDX module refused looks as if it were done")

    def red_zone(self):
        words = [junk(number) for number in range(14)] + [0x1005D, PAGE] + [0] * 16
        kept = [junk(1000 + number) for number in range(32)]
        self.machine.host = lambda *_: (0, None)
        _, block = self.machine.run(9, words + kept)
        expect("what lay on the stack", block[32:40], [value ^ MASK for value in kept[:8]])
        expect("the control word, after the call", block[14], 0x1005D)


class Arm64Probes(Probes):
    names = ("rep", "simple", "again", "hvc", "smccc", "uid", "fast", "get", "set", "read", "write")

    def hvc(self):
        def host(control, parameters, immediate):
            expect("the immediate", immediate, self.facts.HV_ARM64_HVC_IMM16)
            expect("X0 to X2", [control] + parameters[:2], [0x5C, 0x1122334455667000, 0x98])
            return 0xFEDCBA9876543210, None

        result, _ = self.run(2, [0x5C, 0x1122334455667000, 0x98], host)
        expect("the result word", result, 0xFEDCBA9876543210)

    def smccc(self):
        def host(function, parameters, immediate):
            expect("the immediate", immediate, self.facts.HV_ARM64_HVC_SMCCC_IMM16)
            expect("the function", function, self.facts.HV_ARM64_SMCCC_HYPERCALL_FUNCTION_ID)
            expect("X1 to X3", parameters[:3], [0x5C, 0x1122334455667000, 0x98])
            return 0xFEDCBA9876543210, None

        result, _ = self.run(3, [0x5C, 0x1122334455667000, 0x98], host)
        expect("the result word", result, 0xFEDCBA9876543210)

    def uid(self):
        uid = [self.facts["HV_VENDOR_HYP_UID_MS_HYPERVISOR_%d" % number] for number in range(4)]
        # The upper halves of the registers mean nothing; and others have other answers.
        for answer, wanted in (
            (uid, 1),
            ([word | junk(3) << 32 & MASK for word in uid], 1),
            (uid[:3] + [uid[3] ^ 1], 0),
            ([MASK] * 4, 0),
            ([0] * 4, 0),
        ):

            def host(function, parameters, immediate, answer=answer):
                expect("the immediate", immediate, self.facts.HV_ARM64_HVC_SMCCC_IMM16)
                expect("the function", function, self.facts.HV_SMCCC_VENDOR_HYP_UID)
                return answer[0], answer[1:]

            result, output = self.run(4, [], host)
            expect("X0 to X3", output[:4], answer)
            expect("whether it is this hypervisor", result & 0xFFFFFFFF, wanted)

    def fast(self):
        words = [0x1005D] + [junk(number) for number in range(15)]

        def host(control, parameters, immediate):
            expect("the immediate", immediate, self.facts.HV_ARM64_HVC_IMM16)
            expect("the control word", control, 0x1005D)
            expect("X1 to X16", parameters, words)
            return 0x12340000, [junk(50 + number) for number in range(16)]

        result, output = self.run(5, words, host)
        expect("the result word", result, 0x12340000)
        expect("X1 to X16 after the call", output, [junk(50 + number) for number in range(16)])

    def register_host(self, call, register, values, status, output):
        def host(control, parameters, immediate):
            expect("the control word", control, call | 1 << 16 | 1 << 32)
            expect(
                "partition and processor",
                [parameters[0], parameters[1] & 0xFFFFFFFF],
                [self.facts.HV_PARTITION_ID_SELF, self.facts.HV_VP_INDEX_SELF],
            )
            expect("the register", parameters[2], register)
            if values is not None:
                expect("its value", parameters[3:6], [0] + values)
            return status | 1 << 32, [junk(number) for number in range(14)] + output

        return host

    def get(self):
        register = self.facts.HvRegisterGuestOsId
        for status in (self.facts.HV_STATUS_SUCCESS, self.facts.HV_STATUS_ACCESS_DENIED):
            host = self.register_host(self.facts.HvCallGetVpRegisters, register, None, status, [junk(70), junk(71)])
            result, output = self.run(6, [register], host)
            expect("the status", result & 0xFFFF, status)
            expect("the value", output[:2], [0, 0] if status else [junk(70), junk(71)])

    def set(self):
        register = self.facts.HvRegisterGuestOsId
        host = self.register_host(self.facts.HvCallSetVpRegisters, register, [junk(80), junk(81)], 0, [0, 0])
        result, _ = self.run(7, [register, junk(80), junk(81)], host)
        expect("the status", result & 0xFFFF, 0)

    def read(self):
        register = self.facts.HvRegisterGuestOsId
        host = self.register_host(self.facts.HvCallGetVpRegisters, register, None, 0, [junk(70), junk(71)])
        result, _ = self.run(8, [register], host)
        expect("the value", result, junk(70))

    def write(self):
        register = self.facts.HvRegisterGuestOsId
        host = self.register_host(self.facts.HvCallSetVpRegisters, register, [junk(80), 0], 0, [0, 0])
        self.run(9, [register, junk(80)], host)


PROCESSORS = {"x64": (X64, X64Probes), "x86": (X86, X86Probes), "arm64": (Arm64, Arm64Probes)}


def build(target, level, include, work):
    """The program of one target at one level of optimisation."""
    _, _, compiler, linker = TARGETS[target]
    name = work / ("invoke%s.image" % level)
    flags = ["-I", str(include)] + C_FLAGS + [level]
    if linker is None:
        commands = [compiler + flags + [str(HERE / "Invoke.c"), "-o", str(name)] + ELF_LINK]
    else:
        compile_object = compiler + flags + ["-c", str(HERE / "Invoke.c"), "-o", str(name) + ".obj"]
        out = ["-out:" + str(name)] if linker is LLD_LINK else ["-o", str(name)]
        commands = [compile_object, linker + [str(name) + ".obj"] + out]
    for command in commands:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            raise Failure("%s\n%s" % (" ".join(command), done.stdout))
    return Image(name)


def missing(target):
    """What a target needs and this machine does not have, or None."""
    _, _, compiler, linker = TARGETS[target]
    for command in (compiler, linker or compiler):
        if shutil.which(command[0]) is None:
            return command[0]
    try:
        import unicorn  # noqa: F401
    except ImportError:
        return "the Python package unicorn"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", nargs="?", choices=TARGETS, metavar="TARGET")
    parser.add_argument("--list", action="store_true", help="prints the targets")
    parser.add_argument("--facts", type=Path, help="the program that facts.c is compiled to")
    parser.add_argument("--include", type=Path, default=ROOT / "include", help="the headers")
    parser.add_argument("--work", type=Path, help="a folder for what is built")
    options = parser.parse_args()
    if options.list:
        print("\n".join(TARGETS))
        return 0
    if not options.target or not options.facts or not options.work:
        parser.error("TARGET, --facts and --work are needed")
    lacks = missing(options.target)
    if lacks:
        print("not run: %s is missing" % lacks)
        return 1 if os.environ.get("CI") == "true" else NOT_RUN
    options.work.mkdir(parents=True, exist_ok=True)
    facts = Facts(options.facts)
    processor, convention, _, _ = TARGETS[options.target]
    machine_type, probes_type = PROCESSORS[processor]
    failures = runs = 0
    for level in LEVELS:
        image = build(options.target, level, options.include, options.work)
        for name in probes_type.names:
            runs += 1
            try:
                getattr(probes_type(facts, machine_type(image, convention)), name)()
            except Failure as failure:
                failures += 1
                print("%s: %s: %s" % (level, name, failure))
    print("count %d probes of instructions run in Unicorn" % runs)
    if failures:
        print("FAILED: %d of %d probes" % (failures, runs))
    return 1 if failures else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        print("FAILED: %s" % failure)
        sys.exit(1)
