# SPDX-License-Identifier: MIT
"""Cases of guest.py: pages that the host asks for and returns, as it should, and as it should not.

The device (vmbus.py) holds each page that it was given, leaves bytes of its own in
it, and stops a guest that touches it; of a page that comes back it wants to see
that those bytes are gone.
"""

import struct

from case import CASES, Failure, device, expect
from cases_ring import spoil

POOL = 64  # Pages that the guest has to give, and ranges that it puts into a response: examples/guest.
RESPONSE_RANGES = 8
HIGHEST = (1 << 40) - 1  # Of a page, as a range can name it; and of a count.
MOST = (1 << 24) - 1


def run_story(test, result, steps, stays=True, change=lambda run, balloon: None, **more):
    """Runs a guest whose host does these things.

    It was told to stay by the command line of its boot loader; or it was not, and
    the host does all of it before it answers the guest's capabilities.
    """

    def prepare(run):
        def begin(balloon):
            run.device = balloon
            balloon.story = list(steps)
            change(run, balloon)
            if stays:
                return
            send = balloon.send

            def send_late(name, payload, transaction=0):
                if name == "capabilities":
                    balloon.story.append(lambda _: send(name, payload, transaction))
                    balloon.go_on()
                else:
                    send(name, payload, transaction)

            balloon.send = send_late

        device(run, begin)

    run = test.guest(result, prepare, machine={"command_line": b"stay"} if stays else {}, **more)
    return run


def story(name, result, *steps, check=lambda run: None, **more):
    """A case of one story, which an image without a command line is told in the only other way."""

    def both(test):
        for stays in (True, False) if test.default_image == "guest.elf" else (False,):
            run = run_story(test, result, steps, stays, **more)
            if result == "GuestDone" and run.device.story:
                raise Failure("the guest left %d things of the host unanswered" % len(run.device.story))
            check(run)

    CASES["balloon-" + name] = both


def asks(count, number=1):
    return lambda balloon: balloon.ask(count, number)


def returns(choose, **more):
    """Returns the ranges that choose(first page, all pages) makes of those that were given."""
    return lambda balloon: balloon.give_back(choose(min(balloon.pages, default=0x100), balloon.pages), **more)


def all_of_it(first, pages):
    return [(first, len(pages))]


def every_other(first, pages):
    return [(page, 1) for page in pages[::2]]


def one_by_one(first, pages):
    return [(page, 1) for page in reversed(pages)]


def responses(*wanted, left=0):
    def check(run):
        expect("ranges of the responses to each request", run.device.responses, list(wanted))
        expect("pages that are the host's", len(run.device.pages), left)

    return check


# As it should be.

story("one-page", "GuestDone", asks(1), returns(all_of_it), check=responses([1]))
story("whole-pool", "GuestDone", asks(POOL), returns(all_of_it), check=responses([1]))
story("more-than-the-pool", "GuestDone", asks(POOL + 1), returns(all_of_it), check=responses([1]))
story("as-many-as-there-are-numbers", "GuestDone", asks(0xFFFFFFFF), returns(all_of_it), check=responses([1]))
story("none", "GuestDone", asks(0), check=responses([0]))
story("none-left", "GuestDone", asks(POOL), asks(1, 2), returns(all_of_it), check=responses([1], [0]))
story("again-and-again", "GuestDone", *[asks(20), returns(all_of_it)] * 5, check=responses(*[[1]] * 5))
story(
    "in-parts",
    "GuestDone",
    asks(5),
    asks(6, 0),
    asks(7, 0xFFFFFFFF),
    returns(one_by_one),
    check=responses([1], [1], [1]),
)
story("kept", "GuestDone", asks(10), check=responses([1], left=10))
story("returned-in-part", "GuestDone", asks(10), returns(every_other), check=responses([1], left=5))
story(
    # 32 holes: as many ranges, in four responses, of which the last one says that it is.
    "holes",
    "GuestDone",
    asks(POOL),
    returns(every_other),
    asks(POOL),
    returns(one_by_one),
    check=responses([1], [RESPONSE_RANGES] * 4),
)
story(
    "holes-filled-in-part",
    "GuestDone",
    asks(POOL),
    returns(every_other),
    asks(RESPONSE_RANGES + 1),
    returns(one_by_one),
    check=responses([1], [RESPONSE_RANGES, 1]),
)
story("returns-nothing", "GuestDone", asks(3), returns(lambda *_: []), returns(all_of_it), check=responses([1]))
story(
    "returns-ranges-of-no-page",
    "GuestDone",
    asks(3),
    returns(lambda first, pages: [(first + number, 0) for number in range(510)]),
    returns(all_of_it),
    check=responses([1]),
)


def in_a_series(balloon):
    """Three requests, of which only the last one is to be answered."""
    pages = list(balloon.pages)
    balloon.give_back([(pages[0], 2)], number=5, more=1)
    balloon.give_back([(pages[2], 1), (pages[4], 1)], number=6, more=1)
    balloon.give_back([(pages[3], 1), (pages[5], len(pages) - 5)], number=7)


story("returned-in-a-series", "GuestDone", asks(20), in_a_series, check=responses([1]))


def keeps_reporting(test):
    """Told to stay, the guest reports each second, for some more when all is back; what it gave is in the report."""
    run = run_story(test, "GuestDone", [asks(48), returns(all_of_it)])
    seen = sorted(set(run.device.reports), key=run.device.reports.index)
    used = seen[0][1]
    expect("status reports", seen, [(POOL, used), (POOL - 48, used + 48)])
    after = len(run.device.reports) - run.device.reports.index((POOL - 48, used + 48)) - 1
    if not 5 <= after <= 8:
        raise Failure("%d status reports after all had come back" % after)
    run = run_story(test, "GuestDone", [])
    if not 100 <= len(run.device.reports) <= 140:
        raise Failure("%d status reports in two minutes" % len(run.device.reports))
    for words in (None, b"", b"sta", b"stay ", b"stays", b"Stay"):
        run = test.guest("GuestDone", machine={"command_line": words})
        expect("told to stay", run.says("told to stay"), False)


CASES["stay-status-reports"] = keeps_reporting


# As it should not be. The guest must see it, take nothing back, and leave the bus in order.


def refused(name, *lies, count=16):
    """Each of the lies in a run of its own, after the host was given some pages."""

    def check(test):
        for lie in lies:
            for stays in (True, False) if test.default_image == "guest.elf" else (False,):
                steps = [asks(count), lie] if count else [lie]
                run = run_story(test, "GuestDeviceCorrupt", steps, stays)
                if not run.says("the host returns what it does not have"):
                    raise Failure("the guest found something else")

    CASES["balloon-" + name] = check


refused("returns-before-it-has-any", returns(lambda first, pages: [(first, 1)]), count=0)
refused(
    "returns-what-it-never-had",
    returns(lambda first, pages: [(first + 16, 1)]),
    returns(lambda first, pages: [(first + POOL - 1, 1)]),
    returns(lambda first, pages: [(first + POOL, 1)]),
    returns(lambda first, pages: [(first - 1, 1)]),
    returns(lambda first, pages: [(0, 1)]),
    returns(lambda first, pages: [(HIGHEST, 1)]),
)
refused(
    "returns-more-than-it-had",
    returns(lambda first, pages: [(first, 17)]),
    returns(lambda first, pages: [(first, POOL)]),
    returns(lambda first, pages: [(first, POOL + 1)]),
    returns(lambda first, pages: [(first - 1, 17)]),
    returns(lambda first, pages: [(first, MOST)]),
    returns(lambda first, pages: [(0, MOST)]),
)
refused(
    "returns-what-is-beside-the-pool",
    *(
        returns(lambda first, pages, at=at, count=count: [(first + at, count)])
        for at, count in ((-1, 1), (POOL, 1), (-POOL, 1), (-POOL, POOL), (POOL, POOL), (-1, POOL), (1, POOL))
    ),
    count=POOL,
)
refused(
    "returns-a-range-that-wraps",
    returns(lambda first, pages: [(HIGHEST, 2)]),
    returns(lambda first, pages: [(HIGHEST, MOST)]),
    returns(lambda first, pages: [(HIGHEST, first + 2 & MOST)]),
)
refused(
    "returns-a-page-twice",
    returns(lambda first, pages: [(first, 1), (first, 1)]),
    returns(lambda first, pages: [(first, 9), (first + 8, 8)]),
    returns(lambda first, pages: [(first + 8, 8), (first, 16)]),
    returns(lambda first, pages: [(first, 16)] * 510),
)
refused(
    "returns-good-pages-and-a-bad-one",
    returns(lambda first, pages: [(first, 15), (first + 16, 1)]),
    returns(lambda first, pages: [(first, 16), (first + POOL, MOST)]),
)
refused(
    "returns-fewer-ranges-than-it-says",
    returns(lambda first, pages: [], count=1),
    returns(lambda first, pages: [(first, 1)], count=2),
    returns(lambda first, pages: [(first, 1)], count=0x20000001),
    returns(lambda first, pages: [(first, 1)], count=0xFFFFFFFF),
)


def the_same_again(more):
    def twice(balloon):
        ranges = all_of_it(min(balloon.pages), balloon.pages)
        balloon.give_back(ranges, more=more)
        balloon.give_back(ranges)

    return twice


for _more in (0, 1):
    refused("returns-it-all-twice" + "-in-a-series" * _more, the_same_again(_more))


def short_request(test):
    """A balloon request that ends before its number of pages."""
    for size in (8, 12, 15):

        def ask_shortly(balloon):
            balloon.asked = [1, 1]
            balloon.send("ask", struct.pack("<HHIII", test.facts.DmBalloonRequest, size, 1, 1, 0))

        for stays in (True, False) if test.default_image == "guest.elf" else (False,):
            run_story(test, "GuestDeviceCorrupt", [ask_shortly], stays)


CASES["balloon-request-short"] = short_request


def never_stops(test):
    """A host that asks, or returns, without end: the guest comes to its own."""
    for step in (asks(0), asks(1), returns(lambda *_: [])):
        run = run_story(test, "GuestDone", [asks(3)] + [step] * 1000)
        if len(run.device.story) < 700:
            raise Failure("the guest served %d requests" % (1000 - len(run.device.story)))


CASES["stay-never-stops"] = never_stops


def second_look(test):
    """Requests that are others at a second look."""
    run = run_story(
        test,
        "GuestDone",
        [asks(40), returns(every_other), returns(one_by_one)],
        change=lambda run, balloon: spoil(run, test, [(page * 4096, 4096) for page in balloon.channel.outgoing.pages]),
    )
    expect("pages that are the host's", run.device.pages, [])


CASES["stay-second-look"] = second_look
