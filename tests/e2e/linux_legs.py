# SPDX-License-Identifier: MIT
"""Legs with Linux's own drivers as guests of examples/host. leg.py runs them.

Each boot serves as many devices as fit. What is asserted is what Linux did: what
its drivers reported, what its programs read, what lies in a disk's file
afterwards; what the host believes is asked only for what Linux cannot see.
"""

import time

import linux
from machine import Order


def when_said(text):
    """For an order: when the guest has written this."""
    return lambda outcome: text in outcome.guest


def event_came(name):
    """For an order: when the host has sent an event of this name."""
    return lambda outcome: any(event["event"] == name for event in outcome.events)


def both(first, second):
    return lambda outcome: first(outcome) and second(outcome)


def shutdown_when(text):
    """The host's order to turn off, once the guest has written this."""
    return Order(both(when_said(text), event_came("SHUTDOWN_READY")), "shutdown")


INTEGRATION = ("--heartbeat", "--shutdown", "--timesync")


def linux_first(leg):
    """Linux 6.1 finds the bus, a heartbeat, the time, and is shut down by the host."""
    before = int(time.time())
    leg.linux(linux.Guest("first.sh", modules=("hv_utils",), options=INTEGRATION,
                          orders=(shutdown_when("ready: shutdown"),)))
    leg.says(r"^Vmbus version:5\.3$")
    for device in ("9527e630-d0ae-497b-adce-e80ab0175caf", "0e0b6031-5213-4934-818b-38d90ced39db",
                   "57164f39-9115-4e78-ab55-382f3bd5422d"):
        leg.says(r"^device: \{%s\} hv_utils$" % device)
    clock = leg.says(r"^clock: (\d+)$", "^linux: powers off$")
    clock = leg.says(r"^clock: (\d+)$")
    leg.check(clock and before - 5 <= int(clock[1]) <= time.time() + 5, "the guest's clock is %s" % (clock and clock[1]))
    leg.event("HEARTBEAT", device="heartbeat0")
    leg.event("TIME_ANSWER", status=0)
    leg.event("SHUTDOWN_ANSWER", status=0)
    leg.sees(r"^host: version 5\.3 is agreed on$", "^host: the guest turned itself off$")


LEGS = (linux_first,)
