# SPDX-License-Identifier: MIT
"""Where a peer runs: on this machine, or in an outer machine whose kernel has KVM with Hyper-V emulation.

A peer is a program: a QEMU, or the VMM of vmm/. Its output is what the guest
writes, its errors are its own messages and traces, and a QEMU has a QMP monitor
as well. Both kinds of place pass these three on as they come, and end the peer,
with everything that was started for it, when it is over, too late or interrupted.

The outer machine is QEMU without hardware help (TCG), which emulates AMD's SVM,
and runs Debian's kernel with init.c as its only process.
"""

import ctypes
import fcntl
import json
import os
import re
import selectors
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

import image

# Numbers of linux/kvm.h.
KVM_CHECK_EXTENSION = 0xAE03
HYPERV_CAPABILITIES = {"KVM_CAP_HYPERV": 44, "KVM_CAP_HYPERV_TIME": 96, "KVM_CAP_HYPERV_SYNIC2": 148,
                       "KVM_CAP_HYPERV_VP_INDEX": 149, "KVM_CAP_HYPERV_CPUID": 167}

BOOT_SECONDS = 180  # for the outer machine, on a busy processor


def kvm_lacks():
    """Why this machine's KVM cannot be Hyper-V for a guest; empty if it can."""
    try:
        with open("/dev/kvm", "r+b", buffering=0) as kvm:
            missing = [name for name, number in HYPERV_CAPABILITIES.items()
                       if fcntl.ioctl(kvm, KVM_CHECK_EXTENSION, number) <= 0]
    except OSError as error:
        return "%s: %s" % (error.filename or "/dev/kvm", error.strerror)
    return "it has none (no %s)" % missing[0] if missing else ""


@dataclass
class Outcome:
    """What came of a run."""

    status: int = -1  # the peer's exit status; -1 if it has none
    trouble: str = ""  # what kept it from having one
    guest: str = ""  # what the guest wrote
    peer: str = ""  # what the peer said of it
    outer: str = ""  # what the outer machine said
    events: list = field(default_factory=list)  # QMP events
    answers: list = field(default_factory=list)  # what QMP said to the orders, in their order
    aborts: int = 0  # runs before this one that the outer machine's QEMU ended by itself


@dataclass
class Order:
    """A QMP command, and when it is due: a function of the Outcome so far. Orders are given one after the other."""

    when: Callable
    command: str
    arguments: dict = field(default_factory=dict)


class Watch:
    """Reads streams until a process is over or too late; the callbacks get the bytes."""

    def __init__(self):
        self.selector = selectors.DefaultSelector()
        self.deadline = 0.0
        self.late = ""

    def add(self, file, callback):
        os.set_blocking(file.fileno(), False)
        self.selector.register(file, selectors.EVENT_READ, callback)

    def limit(self, seconds, what):
        """From now on there are so many seconds left; the words are for what is too late then."""
        self.deadline = time.monotonic() + seconds
        self.late = what

    def turn(self, seconds):
        """One look at the streams; False once all are closed."""
        for key, _ in self.selector.select(seconds):
            try:
                data = os.read(key.fd, 65536)
            except BlockingIOError:
                continue
            except ConnectionResetError:
                data = b""
            if data:
                key.data(data)
            else:
                self.selector.unregister(key.fileobj)
        return bool(self.selector.get_map())

    def until_end(self, process):
        """Returns the process's exit status, or None if the time was over first."""
        while process.poll() is None:
            if time.monotonic() > self.deadline:
                return None
            if not self.turn(0.1):
                time.sleep(0.01)
        end = time.monotonic() + 2
        while self.turn(0.1) and time.monotonic() < end:
            pass
        return process.returncode


class Monitor:
    """QMP over a socket: enables it, keeps the events, and gives orders when they are due."""

    def __init__(self, connection, outcome, orders):
        self.connection = connection
        self.outcome = outcome
        self.orders = list(orders)
        self.text = b""

    def take(self, data):
        self.text += data
        *lines, self.text = self.text.split(b"\n")
        for line in lines:
            try:
                message = json.loads(line)
            except ValueError:
                continue
            if "QMP" in message:
                self.send("qmp_capabilities")
            if "event" in message:
                self.outcome.events.append(message)
            if "id" in message:
                self.outcome.answers.append(message.get("return", message.get("error")))
        self.give_orders()

    def give_orders(self):
        """To be called when the outcome has grown."""
        while self.orders and self.orders[0].when(self.outcome):
            order = self.orders.pop(0)
            self.send(order.command, arguments=order.arguments, id=order.command)

    def send(self, command, **more):
        self.connection.send(json.dumps({"execute": command, **more}).encode() + b"\n")


LIBC = ctypes.CDLL(None)
PR_SET_PDEATHSIG = 1  # of linux/prctl.h


def die_with_parent():
    """In a new process: it is killed when this one ends, however that ends."""
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Started:
    """A process that does not outlive its `with`."""

    def __init__(self, command, **options):
        # A session of its own: Ctrl-C is for this program alone, which then ends the other.
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True,
                                        preexec_fn=die_with_parent, **options)

    def __enter__(self):
        return self.process

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


class Recorder:
    """Collects the streams of a run in its outcome, and hands on what the guest writes."""

    def __init__(self, show):
        self.outcome = Outcome()
        self.monitor = None
        self.show = show

    def guest(self, data):
        text = data.decode("utf-8", "replace").replace("\r", "")
        self.outcome.guest += text
        self.show(text)
        if self.monitor:
            self.monitor.give_orders()

    def monitor_on(self, connection, orders):
        """Has a QEMU's monitor at this socket; returns what takes its words."""
        self.monitor = Monitor(connection, self.outcome, orders)
        return self.monitor.take

    def peer(self, data):
        self.outcome.peer += data.decode("utf-8", "replace").replace("\r", "")


class Here:
    """This machine."""

    def __init__(self, show):
        self.show = show

    @staticmethod
    def place(_, path):
        """The name that a file of this machine has for the peer."""
        return str(path)

    @staticmethod
    def linked(path):
        """The words that run a program of this machine which needs shared libraries."""
        return [str(path)]

    @staticmethod
    def folder(_, path):
        """The same for a folder."""
        return str(path)

    @staticmethod
    def qemu(program):
        """The beginning of a command line that runs a QEMU."""
        return program.command() + [word for folder in program.folders() for word in ("-L", folder)]

    def run(self, command, seconds, monitor=True, orders=()):
        """Runs a peer. In its command line {qmp} is a QEMU's monitor, {control} the control connection of a host."""
        record = Recorder(self.show)
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                command = [word.replace("{qmp}", "socket,id=qmp,fd=%d" % theirs.fileno())
                           .replace("{control}", "fd:%d" % theirs.fileno()) for word in command]
                started = Started(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0,
                                  pass_fds=[theirs.fileno()])
            with started as process:
                watch = Watch()
                watch.add(process.stdout, record.guest)
                watch.add(process.stderr, record.peer)
                if monitor:
                    watch.add(ours, record.monitor_on(ours, orders))
                watch.limit(seconds, "the guest was still running after %d seconds" % seconds)
                status = watch.until_end(process)
                if status is None:
                    record.outcome.trouble = watch.late
                elif status < 0:
                    record.outcome.trouble = "the peer ended by signal %d" % -status
                else:
                    record.outcome.status = status
                process.stdout.close()
                process.stderr.close()
        return record.outcome


# The outer machine's QEMU ends by its own assertion: QEMU 7.2, tcg_handle_interrupt().
ABORT = re.compile(r"^ERROR:\S*accel/tcg/\S+ assertion failed: .*$", re.MULTILINE)
ABORTS = 2


class Outer:
    """The outer machine: an image that grows until it is run, once."""

    # The kernel's modules in the order in which they need each other; a kernel may have one of them built in, or not.
    MODULES = ["ccp", "irqbypass", "kvm", "kvm-amd"]

    def __init__(self, show, kernel, init, folder, pace=2, memory=1024):
        self.show = show
        self.pace = pace
        self.memory = memory
        self.initrd = Path(folder, "initrd")
        self.image = image.Image()
        self.image.add("/init", init, mode=0o755)
        self.kernel = next(Path(kernel, "boot").glob("vmlinuz-*"))
        modules = {file.stem: file for file in Path(kernel, "lib/modules").rglob("*.ko")}
        for number, name in enumerate(self.MODULES):
            if name in modules:
                self.image.add("/modules/%d-%s.ko" % (number, name), modules[name])

    def place(self, name, path):
        self.image.add("/" + name, path, mode=0o755)
        return "/" + name

    def linked(self, path):
        """The same; its libraries have a folder of their own, since those of a fetched QEMU may be there too."""
        libraries = image.linked(path)
        for library in libraries:
            self.image.add("/libraries/" + Path(library).name, Path(library).resolve(), mode=0o755)
        loader = next(Path(library).name for library in libraries if Path(library).name.startswith("ld-"))
        return ["/libraries/" + loader, "--library-path", "/libraries", self.place(Path(path).name, path)]

    def folder(self, name, path):
        for file in sorted(Path(path).rglob("*")):
            if file.is_file():
                self.image.add("/%s/%s" % (name, file.relative_to(path)), data=file.read_bytes())
        return "/" + name

    def qemu(self, program):
        if isinstance(program, image.Installed):
            raise image.Missing("a QEMU that can be put into the outer machine: --peer qemu10 or qemu7")
        self.image.add_program(program)
        return ["/" + str(program.path.relative_to(program.root))]

    def run(self, command, seconds, monitor=True, orders=()):
        """Runs the command; once more, at most twice, if the outer machine's QEMU aborts, which the outcome counts."""
        command = [word.replace("{qmp}", "serial,id=qmp,path=/dev/qmp").replace("{control}", "/dev/qmp")
                   for word in command]
        self.image.add("/command", data=b"".join(word.encode() + b"\0" for word in command))
        self.image.write(self.initrd)
        for aborts in range(ABORTS + 1):
            outcome = self.run_once(seconds, monitor, orders)
            outcome.aborts = aborts
            if not ABORT.search(outcome.outer):
                break
            self.show("--- QEMU of the outer machine aborted: %s\n" % ABORT.search(outcome.outer)[0])
        return outcome

    def run_once(self, seconds, monitor, orders):
        record = Recorder(self.show)
        outcome = record.outcome
        pairs = {name: socket.socketpair() for name in ("guest", "peer", "qmp")}
        devices = []
        for name, (_, theirs) in pairs.items():
            devices += ["-chardev", "socket,id=%s,fd=%d" % (name, theirs.fileno())]
        # Two things make QEMU abort when OVMF runs in the inner machine: SVM's virtual GIF, and an interrupt that
        # becomes due while the handler of another is about to return. The latter is a matter of luck on a busy host,
        # and rare where time is counted in instructions, 2^pace ns each, and leaps ahead when the processor idles
        # (input still arrives when it does): run() repeats such a run. Linux as the inner guest is another matter:
        # it hangs in half of the runs if instructions are counted (an interrupt is delivered twice), and in none
        # otherwise; pace is None for it. Without counting, a busy machine makes the outer kernel doubt its clock, and
        # KVM then has no reference TSC page for guests: tsc=reliable.
        command = [image.installed("qemu-system-x86_64"), "-accel", "tcg", "-machine", "q35", "-cpu", "max,-vgif",
                   *(["-icount", "shift=%d,sleep=off" % self.pace] if self.pace is not None else []),
                   "-m", str(self.memory), "-nodefaults", "-display", "none",
                   "-no-reboot", "-serial", "stdio", *devices,
                   "-device", "pci-serial-4x,chardev1=guest,chardev2=peer,chardev3=qmp",
                   "-kernel", str(self.kernel), "-initrd", str(self.initrd),
                   "-append", "console=ttyS0 quiet loglevel=4 nokaslr mitigations=off panic=-1 8250.nr_uarts=8" +
                   (" tsc=reliable" if self.pace is None else "")]
        watch = Watch()

        def take_console(data):
            before = "init: starts" in outcome.outer
            outcome.outer += data.decode("utf-8", "replace").replace("\r", "")
            if not before and "init: starts" in outcome.outer:
                watch.limit(seconds, "the guest was still running after %d seconds" % seconds)

        try:
            with Started(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=0,
                         pass_fds=[theirs.fileno() for _, theirs in pairs.values()]) as process:
                for _, theirs in pairs.values():
                    theirs.close()
                watch.add(process.stdout, take_console)
                watch.add(pairs["guest"][0], record.guest)
                watch.add(pairs["peer"][0], record.peer)
                if monitor:
                    watch.add(pairs["qmp"][0], record.monitor_on(pairs["qmp"][0], orders))
                watch.limit(BOOT_SECONDS, "the outer machine did not start its program in %d seconds" % BOOT_SECONDS)
                if watch.until_end(process) is None:
                    outcome.trouble = watch.late
                process.stdout.close()
        finally:
            for pair in pairs.values():
                for end in pair:
                    end.close()
        self.read_end(outcome)
        return outcome

    @staticmethod
    def read_end(outcome):
        """How the peer ended, as init.c tells it."""
        found = re.findall(r"^init: (exit|signal) (\d+)$", outcome.outer, re.MULTILINE)
        if found and found[-1][0] == "exit":
            outcome.status = int(found[-1][1])
        elif found:
            outcome.trouble = "the peer ended by signal %s" % found[-1][1]
        elif not outcome.trouble:
            outcome.trouble = "the outer machine ended without a word about the peer"
