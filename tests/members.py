#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that the comments of the headers state the meaning of each member, its unit, and each message's course.

    members.py               counts by folder; fails if a figure is worse than its limit in LIMITS
    members.py FILE...       also prints each miss of these headers, with its line
    members.py --list        also prints each miss of all headers

Folders: Hypervisor, VMBus, Device, Firmware. Reserved and padding members do not count.

MEANING. A member has a meaning if it has a comment, above it or behind it, that states more than its bits ("Bit 3.") and
that has a word which its name does not have. "Undocumented." is a meaning: it says that no source has one. Without such a
comment, a name says all of it in these cases alone:
  view     AsUINT64, FlagsAsUINT32 and the like: the whole union as one integer or array.
  type     The type is documented, and its name ends with the member's: NVSP_STATUS Status, HV_VP_INDEX VpIndex.
  named    The comment of the structure says that each member, bit or register is the one "of its name" in what it names:
           "Each member is the register of its name", "Each set bit offers the instructions of its name".

UNIT. A member whose name ends in Size, Length, Count, Offset, Address, Time, Index or Version also states, in its comment
or in that of its type ("undocumented" is enough where no source has it, and so are "unused" and "ignored"):
  Size, Length   a unit (bytes, pages, ...) and a bound (at most, multiple of, 0 to 31, a constant, an alias that has one)
  Count          what it counts (number of, elements of, ...) and a bound
  Index          a base or what it is an index into (zero-based, 0 to 31, index of) and a bound
  Offset         a unit and the base (from, relative to); the object at the base bounds it
  Address        the space (guest physical, GPU virtual, MAC, ...)
  Time           a unit (100 ns, seconds, ...) and the base or the interval (since, UTC, until, per, between, ...)
  Version        its values: a constant, a number, or which number it is (major, high half)
A single bit and a member that is itself a structure have no unit.

MESSAGES. A structure that begins with a message's header (HEADERS) or is one, and one whose name is that of a body which
follows a header (BODIES), state in their comment the direction (guest to host, host to guest, both ways, hypervisor to ...),
the response (NAME answers it, responds with NAME, Response to NAME, a completion, No response) and the version (since, all
versions). The comment of the file may state what holds for all of its messages, in a paragraph that begins with "Every
message".

CLASSES. Each GUID that the text of a device's header contains stands directly after its constant: NVSP_CLASS_ID, f8615163-...
The comment of the file names each class that HV_VMBUS_DEVICE_LIST assigns to the header in this form.

tests/members.txt has the exceptions, each with its reason. An exception that is no longer needed is a fault.
It ends with 0 if no figure is worse than its limit, 1 otherwise.
"""

import argparse
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIBRARY = Path("include/Mile.HyperV")
EXCEPTIONS = Path("tests/members.txt")

# Least share of members with a meaning among those whose name does not say all, in percent; most misses of units, of
# messages and of classes. Change a figure only to improve it.
LIMITS = {
    "Hypervisor": (100.0, 0, 0, 0),
    "VMBus": (100.0, 0, 0, 0),
    "Device": (100.0, 0, 0, 0),
    "Firmware": (100.0, 0, 0, 0),
}

RESERVED = re.compile(r"^(Reserved(?!Identity|Device|Unit|Regions)|Padding|Pad\d*$|MustBeZero|Mbz|Rsvd|VinaReserved|Preserved)",
                      re.IGNORECASE)
VIEW = re.compile(r"^As[A-Z]|AsU?INT\d+$")
BITS_ALONE = re.compile(r"^Bits? \d+(?:(?: to | and |-)\d+)?\s*[:.;]?\s*")
EMPTY_WORDS = set("a an and as at by for from in is it its of on or that the thi to with".split())
NAMED = re.compile(r"\beach\b[^.]*\bof its name\b", re.IGNORECASE)
UNDOCUMENTED = re.compile(r"\b(undocumented|unused|ignored|ignores)\b", re.IGNORECASE)

HEADERS = re.compile(r"^(VMBUS_CHANNEL_MESSAGE|DM_MESSAGE|GET_MESSAGE|GUEST_CRASH|HK_MESSAGE|SYNTH(HID|RDP|VID)_MESSAGE|"
                     r"VMBFS_MESSAGE|VMBUS_SERIAL|VPCI_(PACKET|REPLY)|HV_NDV_PACKET|IC_GUESTSVC_MSG)_HEADER$|"
                     r"^IC_\w+_MSG_HDR$|^HV_DXGK_COMMAND_(VM_TO_HOST|VGPU_TO_HOST|HOST_TO_VM)$|"
                     r"^HV_(X64|ARM64)_INTERCEPT_MESSAGE_HEADER$")
BODIES = re.compile(r"^(NVSP_(\d_)?MESSAGE_(?!HEADER|UBER|INIT_UBER)\w+|R(CO)?NDIS_\w+_(REQUEST|COMPLETE)|RNDIS_PACKET|"
                    r"R(CO)?NDIS_INDICATE_STATUS|RCONDIS_MP_(CREATE|DELETE)_VC|VPCI_\w+_REPLY|VSTOR_PACKET|VMPIPE_\w+_BODY|"
                    r"IC_(HEARTBEAT|SHUTDOWN|TIMESYNC|RDV)_\w*MSG_DATA|IC_MSG_NEGOTIATE|HV_NDV_PACKET_INIT|"
                    r"HV_DXGK_COMMAND_(?!ALLOC_INFO)\w+_RETURN|(NVRAM|CRYPTO)_COMMAND_DESCRIPTOR|BIOS_EVENT_CHANNEL)$")
DIRECTION = re.compile(r"guest to host|host to guest|both ways|both directions|hypervisor to \w|\bdirection\b[^.]* undocumented",
                       re.IGNORECASE)
RESPONSE = re.compile(r"\bno (?:other )?response|\bresponse to\b|\bresponses? (?-i:[A-Z])|\bresponse: |\banswers? |"
                      r"\bas the response|\bresponds? (?:to \w+ \w+ \w+ )?(?:with|in)\b|\bresponses?\b[^.]*undocumented|"
                      r"\bdetermines the response|\bcompletion", re.IGNORECASE)
VERSION = re.compile(r"\bsince (?:version )?(?:RNDIS )?(?-i:[A-Z0-9])|\ball versions\b|\bversions? \d|"
                     r"\bversions?\b[^.]* undocumented|\bdetermines\b[^.]*\bversion", re.IGNORECASE)
EVERY_MESSAGE = re.compile(r"^ \* (Every message\b.*?)^ \*(?:/|\n)", re.DOTALL | re.MULTILINE)

MEASURE = re.compile(r"(Size|Length|Count|Offset|Address|Time|Index|Version)$")
UNITS = (r"\b(bytes?|octets?|pages?|bits?|sectors?|pixels?|characters?|entries|elements|blocks?|units?|lines|[KMG]i?B|ranges|"
         r"buffers|registers|processors|messages|logarithm|power of 2)\b|\d-byte\b")
BOUND = (r"\b(at most|at least|up to|max\w*|minimum|most|least|largest|smallest|fewer|less|below|under|bound\w*|limit\w*|"
         r"always|never|only|equals?|must|same|whole|entire|fixed|multiple|fits?|rest|within|wraps|unlimited|\d+ to \d+|"
         r"0 (if|for|means))\b"
         r"|(?-i:\b[A-Z][A-Z0-9]*_[A-Z0-9_]+)|\bsizeof\b|[:;,=] ?\d+\b|^\d+\b")
MEASURES = {
    "Size": [("unit", UNITS), ("bound", BOUND)],
    "Length": [("unit", UNITS), ("bound", BOUND)],
    "Count": [("unit", UNITS + r"|\b(number|count|counter|times)\b"), ("bound", BOUND)],
    "Index": [("base", r"\b(zero-based|from 0|0 to|index (of|into|in)|position|number of|element|entry)\b|_INDEX\b"),
              ("bound", BOUND + r"|\bzero-based\b[^.]*\bof\b")],
    "Offset": [("unit", UNITS), ("base", r"\b(from|relative to|after|within|into)\b|: \d+|\b0\b")],
    "Address": [("space", r"\b(physical|virtual|linear|GPA|GPAs|SPA|GVA|MAC|IPv?[46]?|link-layer|port|MMIO|memory-mapped|bus|"
                          r"MSI|I/O|DMA|process|APIC|network|ECAM|peer|instruction pointer|device path|unused)\b")],
    "Time": [("unit", r"\b(100[ -](ns|nanosecond)\w*|(nano|micro|milli)?seconds?|ns|ms|minutes|hours|ticks|cycles|TSC|counter|"
                      r"EFI_TIME)\b"),
             ("base", r"\b(since|UTC|until|from|between|per|for|of|before|after|reference|interval|each)\b")],
    "Version": [("values", r"(?-i:\b[A-Z][A-Z0-9]*_[A-Z0-9_]*)|Version\w*\d|\d|\b(major|minor|high|low|text|string|defines)\b")],
}

GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
DEVICE_ENTRY = re.compile(r'X\((\w+_CLASS_ID),[^()]*?"Mile\.HyperV/(Device/\w+\.h)"\)')
GUID_CONSTANT = re.compile(r"#define (\w+)_INIT\b[\s\\]*HV_GUID_INIT\(([^)]*)\)")

TOKEN = re.compile(r"(?P<comment>/\*.*?\*/)|(?P<directive>^[ \t]*#(?:[^\n\\]|\\.)*)|(?P<word>\w+)|(?P<blank>\s+)|(?P<mark>.)",
                   re.DOTALL | re.MULTILINE)
SCOPE_MACRO = re.compile(r"HV_(HEADER|PACK)\w*_(BEGIN|END)$")


@dataclass
class Member:
    """One named member of a type, at whatever depth."""

    name: str
    type: str
    line: int
    comment: str
    bits: int = 0


@dataclass
class Type:
    """A structure, a union, or an alias of another type."""

    name: str
    file: str
    line: int
    comment: str
    form: str
    target: str = ""  # of an alias
    members: list = field(default_factory=list)

    @property
    def is_message(self):
        """Whether it is a message, by its header or its name."""
        if self.form == "alias":
            return bool(HEADERS.match(self.target))
        first = self.members[0].type if self.members else ""
        return self.form == "struct" and not HEADERS.match(self.name) and bool(HEADERS.match(first) or BODIES.match(self.name))


@dataclass
class Miss:
    """Something that a comment does not say."""

    rule: str
    file: str
    line: int
    key: str
    text: str


def prose(comment):
    """A comment's text on one line, without its decoration."""
    text = comment[2:-2].lstrip("*").lstrip("<")
    return " ".join(re.sub(r"^\s*\*(?: |$)", "", line).strip() for line in text.split("\n")).strip()


class Reader:
    """Reads the types of one header. The form that tests/style.py and the compilers hold is all that it understands."""

    def __init__(self, text, file):
        self.text, self.file = text, file
        self.types = []
        self.scopes = []  # the Type that each open brace belongs to, or None, with the comment above it
        self.words, self.line, self.above, self.pending = [], 0, "", ""
        self.last = None
        self.read()

    def read(self):
        line = 1
        for token in TOKEN.finditer(self.text):
            kind, text, here = token.lastgroup, token[0], line
            line += text.count("\n")
            if kind == "comment":
                self.comment(text)
            elif kind in ("word", "mark") and not SCOPE_MACRO.match(text):
                if not self.words:
                    self.line, self.above, self.pending = here, self.pending, ""
                {"{": self.opened, "}": self.closed, ";": self.ended}.get(text, self.words.append)(text)

    def comment(self, text):
        if text.startswith("/**<"):
            if self.last and not self.last.comment:
                self.last.comment = prose(text)
        elif text.startswith("/**"):
            self.pending = prose(text)

    def opened(self, _):
        words, outer = self.words, self.scopes[-1][0] if self.scopes else None
        owner = None
        if "=" not in words and words and words[0] == "typedef" and words[1] in ("struct", "union"):
            owner = Type(words[-1], self.file, self.line, self.above, words[1])
            self.types.append(owner)
        elif words and words[0] in ("struct", "union") and outer:
            owner = outer
        self.scopes.append((owner, self.above))
        self.words, self.last = [], None

    def closed(self, _):
        owner, above = self.scopes.pop() if self.scopes else (None, "")
        self.words, self.last = [], None
        if owner and self.scopes and self.scopes[-1][0]:
            self.words, self.above = ["}"], above

    def ended(self, _):
        words, self.words, self.last = self.words, [], None
        owner = self.scopes[-1][0] if self.scopes else None
        if owner and len(words) > 1 and words[0] != "HV_STATIC_ASSERT":
            self.member(owner, words)
        elif not self.scopes and words and words[0] == "typedef" and "(" not in words and words[1] not in ("struct", "union"):
            self.last = Type(words[2], self.file, self.line, self.above, "alias", words[1])
            self.types.append(self.last)

    def member(self, owner, words):
        bits = 0
        if ":" in words:
            at = words.index(":")
            bits = int(words[at + 1]) if words[at + 1].isdigit() else 2
            words = words[:at]
        if "[" in words:
            words = words[:words.index("[")]
        self.last = Member(words[-1], " ".join(words[:-1]), self.line, self.above, bits)
        owner.members.append(self.last)


class Library:
    """All types of the headers, and what a type's comment says."""

    def __init__(self, headers):
        self.texts = headers
        self.types = [found for file, text in headers.items() for found in Reader(text, file).types]
        self.documented = {one.name: one for one in reversed(self.types) if one.comment}
        self.names = {one.name for one in self.types}
        self.aliases = {name: one.comment for name, one in self.documented.items() if one.form == "alias"}
        self.guids = {}
        self.classes = [found for text in headers.values() for found in DEVICE_ENTRY.findall(text)]
        for text in headers.values():
            for constant, parts in GUID_CONSTANT.findall(text):
                digits = [int(part, 16) for part in parts.replace("\\", " ").split(",")]
                self.guids.setdefault("%08x-%04x-%04x-%02x%02x-%s" % (*digits[:5], "".join("%02x" % one for one in digits[5:])),
                                      set()).add(constant)


def self_evident(library, owner, member):
    """The rule by which a name says all of it, or an empty string."""
    if VIEW.search(member.name):
        return "view"
    type_name = re.sub("_HDR$", "_HEADER", member.type).replace("_", "")
    if member.type in library.documented and type_name.endswith(member.name.upper()):
        return "type"
    if NAMED.search(owner.comment) and not MEASURE.search(member.name):
        return "named"
    return ""


def plain_words(words):
    """Words in lower case, without a plural's s and without those that mean nothing."""
    return {re.sub("(?<=..)s$", "", word.lower()) for word in words} - EMPTY_WORDS


def has_meaning(member):
    """Whether the comment says more than the bits and the name."""
    words = re.findall(r"[\w-]+", BITS_ALONE.sub("", member.comment))
    return not plain_words(words) <= plain_words(re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", member.name))


def unit_faults(library, member):
    """What a member that measures something does not say."""
    found = MEASURE.search(member.name)
    of_type = library.documented.get(member.type)
    if not found or member.bits == 1 or member.type == "}" or (of_type and of_type.form != "alias"):
        return []
    text = member.comment + " " + (of_type.comment if of_type else "")
    if UNDOCUMENTED.search(text):
        return []
    bounding = re.sub(r"\w+", lambda word: library.aliases.get(word[0], "") if word[0] in library.names else word[0], text)
    return [what for what, pattern in MEASURES[found[1]]
            if not re.search(pattern, bounding if what == "bound" else text, re.IGNORECASE)]


def message_faults(library, one):
    """What neither a message's comment nor that of its file says."""
    if not one.is_message:
        return []
    text = one.comment + " ".join(EVERY_MESSAGE.findall(file_comment(library.texts[one.file])))
    return [what for what, pattern in (("direction", DIRECTION), ("response", RESPONSE), ("version", VERSION))
            if not pattern.search(" ".join(re.sub(r"\n \* ?", " ", text).split()))]


def file_comment(text):
    found = re.search(r"/\*\*\n \* @file\n.*?\*/", text, re.DOTALL)
    return found[0] if found else ""


def class_misses(library, file, text):
    """GUIDs in a device's text that do not follow their constant, and classes that the text does not name."""
    for found in GUID.finditer(text):
        before = re.search(r"(\w+)[\s*,({]*$", text[:found.start()])
        names = library.guids.get(found[0], set())
        if not before or before[1] not in names:
            yield Miss("class", file, text.count("\n", 0, found.start()) + 1, found[0],
                       "not directly after its constant (%s)" % (", ".join(sorted(names)) or "no header defines it"))
    for constant, header in library.classes:
        if header == file and not re.search(r"\b%s,[\s*]*%s" % (constant, GUID.pattern), file_comment(text)):
            yield Miss("class", file, 1, constant, "the comment of the file does not name its class and the class's GUID")


@dataclass
class Count:
    """The figures of one folder."""

    members: int = 0
    commented: int = 0
    undocumented: int = 0
    evident: dict = field(default_factory=lambda: {"view": 0, "type": 0, "named": 0})
    meaning: int = 0
    measures: int = 0
    unit: int = 0
    messages: int = 0
    message: int = 0
    classes: int = 0

    @property
    def share(self):
        """Percent of the members with a meaning, of those whose name does not say all of it; rounded down."""
        all_ = self.commented + self.meaning
        return int(1000 * self.commented / all_) / 10 if all_ else 100.0


def examine(library):
    """All misses, and the members of each folder that are counted."""
    misses, counts = [], {}
    for one in library.types:
        count = counts.setdefault(one.file.split("/")[0], Count())
        for member in one.members:
            if not RESERVED.search(member.name):
                misses += member_misses(library, one, member, count)
        count.messages += one.is_message
        faults = message_faults(library, one)
        if faults:
            misses.append(Miss("message", one.file, one.line, one.name, "no " + ", no ".join(faults)))
    for file, text in library.texts.items():
        if file.startswith("Device/"):
            misses += class_misses(library, file, text)
    return misses, counts


def member_misses(library, owner, member, count):
    key = "%s.%s" % (owner.name, member.name)
    count.members += 1
    rule = self_evident(library, owner, member)
    if has_meaning(member):
        count.commented += 1
        count.undocumented += bool(re.match(r"undocumented\.?$", BITS_ALONE.sub("", member.comment), re.IGNORECASE))
    elif rule:
        count.evident[rule] += 1
    else:
        yield Miss("meaning", owner.file, member.line, key, "no meaning: %s" % (member.comment or "no comment"))
    count.measures += bool(MEASURE.search(member.name))
    faults = unit_faults(library, member)
    if faults:
        yield Miss("unit", owner.file, member.line, key, "no %s: %s" % (", no ".join(faults), member.comment or "no comment"))


def exceptions(text):
    """The lines of tests/members.txt: RULE KEY : REASON."""
    found = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            match = re.match(r"(meaning|unit|message|class) (\S+) : \S", line)
            if not match:
                sys.exit("%s:%d: not of the form RULE NAME : REASON" % (EXCEPTIONS, number))
            found[match[1], match[2]] = number
    return found


def headers(include):
    """The text of each header of the folders, by its path from include/Mile.HyperV."""
    paths = (path for folder in LIMITS for path in sorted((include / folder).glob("*.h")))
    return {path.relative_to(include).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def report(counts, totals):
    """Prints the table of the figures."""
    print("%-11s %8s %9s %13s %5s %5s %6s %8s %7s %9s %9s %8s" % tuple(
        "folder members commented undocumented view type named meaning- share unit- message- class-".split()))
    for folder, count in counts.items():
        evident = count.evident
        print("%-11s %8d %9d %13d %5d %5d %6d %8d %6.1f%% %4d/%-4d %4d/%-4d %8d" % (
            folder, count.members, count.commented, count.undocumented, evident["view"], evident["type"], evident["named"],
            count.meaning, count.share, count.unit, count.measures, count.message, count.messages, count.classes))
    print("x- counts what is missing; %d exceptions" % totals)


def worse(counts):
    """(folder, rule, text) of each figure that is worse than its limit; those that are better are told."""
    for folder, count in counts.items():
        share, *most = LIMITS[folder]
        if count.share < share:
            yield folder, "meaning", "%s: %.1f %% of the members have a meaning, at least %.1f %%" % (folder, count.share, share)
        for rule, found, limit in zip(("unit", "message", "class"), (count.unit, count.message, count.classes), most):
            if found > limit:
                yield folder, rule, "%s: %d misses of rule %s, at most %d" % (folder, found, rule, limit)
        figures = (count.share, count.unit, count.message, count.classes)
        if count.share >= share and all(new <= old for new, old in zip(figures[1:], most)) and figures != LIMITS[folder]:
            print("%s is better than LIMITS demands, which may become %s" % (folder, figures))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="headers whose misses are printed")
    parser.add_argument("--list", action="store_true", help="print the misses of all headers")
    parser.add_argument("--rule", choices=["meaning", "unit", "message", "class"], help="print the misses of one rule alone")
    parser.add_argument("--include", type=Path, default=ROOT / LIBRARY, help="the folder with Device/, VMBus/ and the others")
    parser.add_argument("--exceptions", type=Path, default=ROOT / EXCEPTIONS, help="the exceptions")
    options = parser.parse_args()

    library = Library(headers(options.include))
    found, counts = examine(library)
    allowed = exceptions(options.exceptions.read_text(encoding="utf-8"))
    used = {(miss.rule, miss.key) for miss in found} & set(allowed)
    misses = [miss for miss in found if (miss.rule, miss.key) not in allowed]
    for miss in misses:
        count = counts[miss.file.split("/")[0]]
        name = {"class": "classes"}.get(miss.rule, miss.rule)
        setattr(count, name, getattr(count, name) + 1)

    wanted = {Path(name).as_posix().rpartition("Mile.HyperV/")[2] for name in options.files}
    faults = list(worse(counts))
    failed = {(folder, rule) for folder, rule, _ in faults}
    for miss in misses:
        told = options.list or miss.file in wanted or (miss.file.split("/")[0], miss.rule) in failed
        if told and options.rule in (None, miss.rule):
            print("%s/%s:%d: %s: %s: %s" % (LIBRARY, miss.file, miss.line, miss.rule, miss.key, miss.text))
    report(counts, len(allowed))
    for rule, key in sorted(set(allowed) - used):
        faults.append((None, rule, "%s:%d: %s is not needed" % (EXCEPTIONS, allowed[rule, key], key)))
    for _, _, text in faults:
        print("FAILED: %s" % text)
    if not faults:
        print("count %d members of the headers" % sum(count.members for count in counts.values()))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
