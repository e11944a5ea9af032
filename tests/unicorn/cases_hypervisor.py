# SPDX-License-Identifier: MIT
"""Cases of guest.py: a hypervisor that lies: registers, privileges, time, the timer, hypercalls."""

from case import CASES, Failure, case

# Registers that lie, and privileges that CPUID promises and the hypervisor does not grant.


@case
def fault_promised_privileges(test):
    """RDMSR or WRMSR raises #GP although CPUID says that it will not."""
    groups = {
        "AccessHypercallMsrs": "HV_X64_MSR_GUEST_OS_ID",
        "AccessPartitionReferenceCounter": "HV_X64_MSR_TIME_REF_COUNT",
        "AccessPartitionReferenceTsc": "HV_X64_MSR_REFERENCE_TSC",
        "AccessSynicRegs": "HV_X64_MSR_SIMP",
        "AccessVpIndex": "HV_X64_MSR_VP_INDEX",
        "AccessSyntheticTimerRegs": "HV_X64_MSR_STIMER0_CONFIG",
    }
    for privilege in groups:

        def prepare(run, privilege=privilege):
            from machine import GeneralProtection

            require = run.hypervisor.require

            def strict(name):
                if name == privilege:
                    raise GeneralProtection()
                require(name)

            run.hypervisor.require = strict

        run = test.guest("GuestException", prepare, clean=False)
        if "#GP" not in run.text:
            raise Failure("the guest did not name the exception")


@case
def fault_one_register(test):
    """A single register raises #GP, late in the guest's life."""
    for name in (
        "HV_X64_MSR_EOM",
        "HV_X64_MSR_SIEFP",
        "HV_X64_MSR_HYPERCALL",
        "HV_X64_MSR_SINT0",
        "HV_X64_MSR_SCONTROL",
    ):

        def prepare(run, number=test.facts[name] + (2 if name.endswith("SINT0") else 0)):
            from machine import GeneralProtection

            write = run.hypervisor.write_msr

            def write_msr(register, value):
                if register == number:
                    raise GeneralProtection()
                write(register, value)

            run.hypervisor.write_msr = write_msr

        test.guest("GuestException", prepare, clean=False)


def lying_register(name, result, change):
    def check(test):
        def prepare(run):
            number = run.hypervisor.facts[name]
            run.hypervisor.on_read = lambda register, value: change(value) if register == number else value

        test.guest(result, prepare, clean=False)

    return check


CASES["register-os-id-lost"] = lying_register("HV_X64_MSR_GUEST_OS_ID", "GuestIdentityLost", lambda value: 0)
CASES["register-hypercall-page-elsewhere"] = lying_register(
    "HV_X64_MSR_HYPERCALL", "GuestHypercallPageFailed", lambda value: value ^ 0x1000
)
CASES["register-hypercall-page-stays-on"] = lying_register(
    "HV_X64_MSR_HYPERCALL", "GuestHypercallPageFailed", lambda value: value | 1
)
CASES["register-message-page-elsewhere"] = lying_register(
    "HV_X64_MSR_SIMP", "GuestSynicFailed", lambda value: value ^ 0x1000
)
CASES["register-event-page-off"] = lying_register("HV_X64_MSR_SIEFP", "GuestSynicFailed", lambda value: value & ~1)
CASES["register-tsc-page-elsewhere"] = lying_register("HV_X64_MSR_REFERENCE_TSC", "GuestTscPageWrong", lambda value: 0)
CASES["register-synic-off"] = lying_register("HV_X64_MSR_SCONTROL", "GuestSynicFailed", lambda value: value & ~1)


# Time.


@case
def time_stands_still(test):
    test.guest("GuestClockStopped", lambda run: setattr(run.hypervisor, "on_time", lambda: 1000))


@case
def time_goes_back(test):
    def prepare(run):
        turn = [0]

        def on_time():
            turn[0] += 1
            return (1 << 64) - 10 * turn[0] if turn[0] > 3 else run.hypervisor.now

        run.hypervisor.on_time = on_time

    test.guest("GuestClockStopped", prepare)


@case
def time_stops_later(test):
    """The clock, register and page, stands still after the guest has found it good, and no message ever comes.

    A guest has no other clock; what it can do is to count.
    """

    def prepare(run):
        hypervisor = run.hypervisor
        stopped = []

        def on_answer(name, message):
            stopped.append(hypervisor.now)
            if hypervisor.page_at(hypervisor.facts.HV_X64_MSR_REFERENCE_TSC):
                page = hypervisor.facts.make("HV_REFERENCE_TSC_PAGE", TscSequence=8, TscOffset=stopped[0])
                hypervisor.memory.write(hypervisor.page_at(hypervisor.facts.HV_X64_MSR_REFERENCE_TSC), page)
            hypervisor.on_time = lambda: stopped[0]
            return []

        run.bus.on_answer = on_answer

    test.guest("GuestVmbusSilent GuestClockStopped", prepare, unloaded=False)


def tsc_page(result, **fields):
    def check(test):
        def prepare(run):
            def on_placed(register, page):
                if register == test.facts.HV_X64_MSR_REFERENCE_TSC and page.address is not None:
                    content = bytearray(run.hypervisor.tsc_page())
                    for field, value in fields.items():
                        test.facts.put("HV_REFERENCE_TSC_PAGE", field, content, value)
                    run.hypervisor.memory.write(page.address, content)

            run.hypervisor.on_placed = on_placed

        test.guest(result, prepare)

    return check


CASES["tsc-page-invalid"] = tsc_page("GuestDoneInPart", TscSequence=0)
CASES["tsc-page-scale-zero"] = tsc_page("GuestTscPageWrong", TscScale=0)
CASES["tsc-page-scale-largest"] = tsc_page("GuestTscPageWrong", TscScale=(1 << 64) - 1)
CASES["tsc-page-offset-wrong"] = tsc_page("GuestTscPageWrong", TscOffset=-(1 << 63))


@case
def tsc_page_never_settles(test):
    """The sequence is another one at each look."""

    def prepare(run):
        watches = []

        def on_placed(register, page):
            if register != test.facts.HV_X64_MSR_REFERENCE_TSC or page.address is None or watches:
                return
            at = page.address + test.facts.offset("HV_REFERENCE_TSC_PAGE", "TscSequence")

            def on_read(*_):
                run.hypervisor.memory.write32(at, run.hypervisor.memory.read32(at) % 1000 + 1)

            watches.append(run.machine.watch_reads(at, 4, on_read))

        run.hypervisor.on_placed = on_placed

    test.guest("GuestDoneInPart", prepare)


@case
def tsc_page_unsettled_later(test):
    """The page changes under the reader, with junk in it meanwhile: the guest reads again, or asks the register."""

    def prepare(run):
        looks = []

        def on_placed(register, page):
            if register != test.facts.HV_X64_MSR_REFERENCE_TSC or page.address is None or looks:
                return
            sequence, offset = (
                page.address + test.facts.offset("HV_REFERENCE_TSC_PAGE", field)
                for field in ("TscSequence", "TscOffset")
            )

            def on_read(*_):
                """After the first look at the sequence the page changes; by the second one it has changed again."""
                looks.append(bool(run.bus.version))
                memory = run.hypervisor.memory
                was_junk = memory.read(offset, 8) != bytes(8)
                # For 200 looks of the connected guest it does not come to rest.
                if was_junk or len(looks) % 3 == 0 or looks[-1] and sum(looks) < 200:
                    memory.write(offset, bytes(8) if was_junk else b"\xa7" * 8)
                    memory.write32(sequence, memory.read32(sequence) % 1000 + 1)

            run.machine.watch_reads(sequence, 4, on_read)

        run.hypervisor.on_placed = on_placed

    test.guest("GuestDone", prepare)


# The timer.


def timer(result, change):
    def check(test):
        def prepare(run):
            def on_timer(index, sint, payload):
                change(test.facts, run.hypervisor, sint, payload)

            run.hypervisor.on_timer = on_timer

        test.guest(result, prepare)

    return check


def _send_timer(size=None, kind=None, **fields):
    def change(facts, hypervisor, sint, payload):
        for field, value in fields.items():
            facts.put(
                "HV_TIMER_MESSAGE_PAYLOAD",
                field,
                payload,
                value(facts.get("HV_TIMER_MESSAGE_PAYLOAD", field, payload)) if callable(value) else value,
            )
        hypervisor.send(sint, facts.HvMessageTypeTimerExpired if kind is None else kind, payload[:size])

    return change


CASES["timer-message-never-comes"] = timer("GuestTimerSilent", lambda *_: None)
CASES["timer-message-short"] = timer("GuestTimerWrong", _send_timer(size=23))
CASES["timer-message-empty"] = timer("GuestTimerWrong", _send_timer(size=0))
CASES["timer-message-of-another-type"] = timer("GuestTimerWrong", _send_timer(kind=0x80000011))
CASES["timer-message-of-another-timer"] = timer("GuestTimerWrong", _send_timer(TimerIndex=1))
CASES["timer-early"] = timer("GuestTimerWrong", _send_timer(ExpirationTime=lambda time: time - 1))
CASES["timer-delivered-before-it-fired"] = timer("GuestTimerWrong", _send_timer(DeliveryTime=0))


@case
def timer_message_too_long(test):
    """A payload size that no message can have."""
    for size in (241, 255):

        def prepare(run, size=size):
            run.hypervisor.on_timer = lambda index, sint, payload: run.hypervisor.send(
                sint, test.facts.HvMessageTypeTimerExpired, payload, size
            )

        test.guest("GuestTimerWrong", prepare)


@case
def timer_interrupt_lost(test):
    def prepare(run):
        interrupt = run.hypervisor.interrupt
        run.hypervisor.interrupt = lambda sint: interrupt(sint) if sint == test.facts.VMBUS_MESSAGE_SINT else None

    test.guest("GuestInterruptLost", prepare)


# Hypercalls.


def times_out(name, result):
    """One call, or every call, ends in HV_STATUS_TIMEOUT for ever."""

    def check(test):
        def prepare(run):
            def on_status(call, status):
                return test.facts.HV_STATUS_TIMEOUT if name is None or call == test.facts[name] else status

            run.hypervisor.on_status = on_status

        test.guest(result, prepare, unloaded=False, allow="Unload|GPADL")

    return check


CASES["hypercall-times-out"] = times_out(None, "GuestHypercallStrange")
CASES["hypercall-post-times-out"] = times_out("HvCallPostMessage", "GuestPostFailed")
CASES["hypercall-signal-times-out"] = times_out("HvCallSignalEvent", "GuestSignalFailed")


@case
def hypercall_never_has_buffers(test):
    def prepare(run):
        run.bus.posted = lambda *_: test.facts.HV_STATUS_INSUFFICIENT_BUFFERS

    test.guest("GuestPostFailed", prepare)


@case
def hypercall_unknown_status(test):
    """Each status that is none, and one that the host may not give here, for each of the two calls."""
    for status in (1, 0x7FFF, 0xFFFF, test.facts.HV_STATUS_ACCESS_DENIED):
        for code, result in (("HvCallPostMessage", "GuestPostFailed"), ("HvCallSignalEvent", "GuestSignalFailed")):

            def prepare(run, code=test.facts[code], status=status):
                run.hypervisor.on_status = lambda call, other: status if call == code else other

            test.guest(result, prepare, unloaded=False, allow="Unload|GPADL")


@case
def hypercall_succeeds_that_cannot(test):
    """The call that does not exist says that it was done."""
    test.guest(
        "GuestHypercallStrange",
        lambda run: setattr(run.hypervisor, "on_status", lambda call, status: 0 if call == 0 else status),
    )
