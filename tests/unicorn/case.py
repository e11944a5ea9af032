# SPDX-License-Identifier: MIT
"""What the cases of guest.py are written with: where they are registered, and how a host is made to misbehave.

A case is a function that is given a Test of guest.py; its name with dashes is the
case's. The results that it names are those of examples/guest/guest.h.
"""

CASES = {}


class Failure(Exception):
    """The guest, or what it left behind, is not as the case wants it."""


def expect(what, found, wanted):
    if found != wanted:
        raise Failure("%s: %s, expected %s" % (what, found, wanted))


def case(function):
    CASES[function.__name__.replace("_", "-")] = function
    return function


def instead(run, name, change, times=None):
    """Sends change(message), a list, instead of the host's answer `name`; only the first `times` times."""
    left = [times]

    def on_answer(answer, message):
        if answer != name or left[0] == 0:
            return [message]
        if left[0] is not None:
            left[0] -= 1
        return change(message)

    run.bus.on_answer = on_answer


def patched(facts, structure, message, **fields):
    """The message with some members changed."""
    message = bytearray(message)
    for field, value in fields.items():
        facts.put(structure, field, message, value)
    return bytes(message)


def device(run, change):
    """Calls change(device) for the dynamic memory device as soon as its channel is open."""
    run.bus.on_opened = lambda channel: change(channel.device)
