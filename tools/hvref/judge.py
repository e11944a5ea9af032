# SPDX-License-Identifier: MIT
"""Holds facts against our definitions: agrees, disagrees, is declined, waits, or fits nowhere."""

from __future__ import annotations

import dataclasses
from typing import Iterable

import names
import rows
from facts import Fact
from library import Libraries, Library, Member, topic
from rows import Row

ROW, DECLINED, WAITING, UNMAPPED, DISAGREES = "row", "declined", "waiting", "unmapped", "disagrees"

_POINTER = "a pointer's name; it has no layout on the wire"
_RESERVED = "reserved or padding; no row, so that it can be divided when a bit becomes known"


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What became of one fact."""

    fact: Fact
    state: str
    row: Row | None = None
    reason: str = ""
    ours: str = ""
    theirs: str = ""
    name: str = ""
    topic: str = ""
    arch: str = ""


def same_value(ours: int, theirs: int) -> bool:
    """Equal as numbers, or as bit patterns where one side calls the top bit a sign."""
    if ours == theirs:
        return True
    if min(ours, theirs) >= 0:
        return False
    mask = 0xFFFFFFFF if max(abs(ours), abs(theirs)) <= 0xFFFFFFFF else 0xFFFFFFFFFFFFFFFF
    return ours & mask == theirs & mask


def bits_text(offset: int, width: int) -> str:
    """A place for people: bytes where it is whole bytes."""
    if offset % 8 == 0 and width % 8 == 0:
        return f"offset {offset // 8}, size {width // 8}"
    return f"bit {offset}, width {width}"


class Judge:
    """One source's facts against our libraries."""

    def __init__(self, libraries: Libraries, exceptions: names.Exceptions, facts: Iterable[Fact], arch: str):
        self.libraries, self.exceptions = libraries, exceptions
        self.library: Library = libraries.of(arch)
        self.arch = "arm64" if arch == "arm64" else "x64"
        self.facts = [self._unframed(fact) for fact in facts]
        self.their_types = {names.bare(fact.name): fact for fact in self.facts if fact.kind == "type"}
        self.their_arrays = {(fact.type, names.path_keys(path)): fact for fact in self.facts
                             if fact.kind == "field" and fact.count is not None
                             for path in (fact.name, *(path for path, _ in exceptions.by_member(fact.name)))}

    def _unframed(self, fact: Fact) -> Fact:
        """The fact as it is where our type begins, if theirs begins elsewhere."""
        if fact.kind == "type":
            return dataclasses.replace(fact, size=fact.size - self.exceptions.frame(fact.name))
        if fact.kind in ("field", "bits"):
            frame = self.exceptions.frame(fact.type) * 8
            if fact.offset_bits >= frame:
                return dataclasses.replace(fact, offset_bits=fact.offset_bits - frame)
        return fact

    def all(self) -> list[Outcome]:
        """What becomes of every fact."""
        outcomes = [self.one(fact) for fact in self.facts]
        homes = {outcome.fact.type: outcome.topic for outcome in outcomes
                 if outcome.fact.kind == "value" and outcome.fact.type and outcome.state in (ROW, DISAGREES)}
        return [self._missing_sibling(outcome, homes) for outcome in outcomes]

    @staticmethod
    def _missing_sibling(outcome: Outcome, homes: dict[str, str]) -> Outcome:
        """An enumerator that waits while others of its enumeration have a home is one that the home lacks."""
        fact = outcome.fact
        if outcome.state != WAITING or fact.kind != "value" or fact.type not in homes:
            return outcome
        return Outcome(fact, UNMAPPED, theirs=rows.number(fact.value), name=outcome.name, topic=homes[fact.type],
                       ours="its enumeration is here, without this value")

    def one(self, fact: Fact) -> Outcome:
        """What becomes of one fact."""
        reason = None if self.exceptions.names_exactly(fact) else self.exceptions.declined(fact)
        reason = reason or self._never(fact)
        if reason:
            return Outcome(fact, DECLINED, reason=reason)
        outcome = self._compare(fact)
        if names.is_reserved(member_of(outcome)):
            return Outcome(fact, DECLINED, reason=_RESERVED, name=outcome.name)
        if outcome.state in (DISAGREES, UNMAPPED, WAITING):
            reason = self._foreign(fact, outcome.state)
            if reason:
                return Outcome(fact, DECLINED, reason=reason, name=outcome.name)
        return self._with_errata(fact, outcome)

    def _compare(self, fact: Fact) -> Outcome:
        if fact.kind == "type":
            return self._type(fact)
        if fact.kind in ("field", "bits"):
            return self._member(fact)
        return self._constant(self.exceptions.part(fact))

    # Declined by built-in rule.

    def _owner_flags(self, fact: Fact) -> frozenset[str]:
        owner = self.their_types.get(names.bare(fact.type)) if fact.kind in ("field", "bits") else None
        return fact.flags | (owner.flags if owner else frozenset())

    def _never(self, fact: Fact) -> str:
        """Facts that say nothing about the interface, whatever their name."""
        flags = self._owner_flags(fact)
        if "synthesized" in fact.flags or "<" in fact.name or (fact.kind != "value" and "<" in fact.type):
            return "made up by an extractor for something that has no name"
        if fact.kind == "type" and fact.form == "alias" and "pointer" in fact.flags:
            return _POINTER
        if fact.arch == "x86" and "pointer" in flags:
            return "an x86 program's type that holds pointers"
        return ""

    def _foreign(self, fact: Fact, state: str) -> str:
        """Facts that need not fit: what nobody may use, and what the source itself calls private."""
        flags = self._owner_flags(fact)
        if "container" in fact.flags:
            return "a container whose members are held one by one"
        if fact.kind in ("field", "bits") and state == UNMAPPED and names.is_view(fact.name):
            return "a raw view of members that are held one by one"
        for name, reason in (("internal", "private to the program"), ("api", "an operating system's interface"),
                             ("dep", "a type of the platform"), ("wdk", "a type of the platform")):
            if "class:" + name in flags or name in flags:
                return reason
        return ""

    # Types.

    def _our_type(self, theirs: str) -> Fact | None:
        """Our type for a type name of theirs: by the table, by rule, with the architecture put in, by prefix."""
        renamed = self.exceptions.renamed(theirs)
        if renamed:
            return self._own(self.library.types.get(renamed))
        find = self.library.find_type
        return self._own(find(theirs) or self._architecture_form(theirs, find) or self._by_prefix(theirs, find))

    def _own(self, ours: Fact | None) -> Fact | None:
        return self.libraries.own(ours, self.arch)

    def _architecture_form(self, theirs: str, find):
        key = names.key(theirs)
        return find(f"hv{self.arch}{key[2:]}") if key.startswith("hv") else None

    def _by_prefix(self, theirs: str, find):
        """Ours by one of the table's prefixes."""
        for name, line in self.exceptions.by_prefix(theirs):
            found = find(name)
            if found is not None:
                line.uses += 1
                return found
        return None

    def _our_type_name(self, theirs: str) -> str:
        """What a type that we do not have would be called here."""
        by_prefix = [name for name, _ in self.exceptions.by_prefix(theirs)]
        return self.exceptions.renamed(theirs) or names.type_name((by_prefix or [theirs])[0].rpartition(".")[2])

    def _type(self, fact: Fact) -> Outcome:
        ours = self._our_type(fact.name)
        if ours is None:
            name = self._our_type_name(fact.name)
            return self._waits(fact, "TYPE", (name, str(fact.size)), (name, -1))
        if ours.form == "alias" and "pointer" in ours.flags:
            return Outcome(fact, DECLINED, reason=_POINTER)
        if ours.size == fact.size:
            return self._agrees(fact, ours, "TYPE", (ours.name, str(fact.size)), -1)
        flexible = self._flexible_size(fact, ours)
        if flexible:
            return self._agrees(fact, ours, "TYPE_FLEXIBLE", (ours.name, *flexible, str(fact.size)), -1)
        arguments = (ours.name, str(ours.size), str(fact.size))
        return self._disagrees(fact, ours, "TYPE", arguments, -1, f"size {ours.size}", f"size {fact.size}")

    def _flexible_size(self, fact: Fact, ours: Fact) -> tuple[str, str] | None:
        """Member and element count if their size is ours plus the elements that they declare."""
        for member in self.library.members(ours.name):
            if not member.fact.flexible or "." in member.path:
                continue
            theirs = self.their_arrays.get((fact.name, member.keys)) or self.their_arrays.get((fact.ctype, member.keys))
            if theirs is None or theirs.elem_bits != member.fact.elem_bits or theirs.offset_bits != member.offset:
                continue
            end = member.offset + theirs.count * member.fact.elem_bits
            align = (ours.align or 1) * 8
            if (end + align - 1) // align * align == fact.size * 8 or end == fact.size * 8:
                return member.path, str(theirs.count)
        return None

    # Members.

    def _member(self, fact: Fact) -> Outcome:
        renamed = self.exceptions.renamed(matched := names.matched_name(fact))
        ours, path = self._our_type(fact.type), fact.name
        if renamed:
            type_name, _, path = renamed.partition(".")
            ours = self._own(self.library.types.get(type_name))
        if ours is None:
            return self._waiting_member(fact, renamed)
        members = self.library.members(ours.name)
        if not members and ours.form in ("alias", "enum"):
            return Outcome(fact, UNMAPPED, theirs=self._place(fact), name=matched, topic=topic(ours.file),
                           ours=f"{ours.name} is not a structure")
        member = find_member(members, fact, path) or self._by_member(members, fact, path)
        if member is None:
            return Outcome(fact, UNMAPPED, theirs=self._place(fact), name=f"{ours.name}.{names.member_name(path)}",
                           ours=f"{ours.name} has no such member", topic=topic(ours.file))
        return self._compare_member(fact, ours, member)

    def _by_member(self, members: list[Member], fact: Fact, path: str) -> Member | None:
        """Ours by the table's names of members."""
        for name, lines in self.exceptions.by_member(path):
            found = find_member(members, fact, name)
            if found is not None:
                for line in lines:
                    line.uses += 1
                return found
        return None

    def _waiting_member(self, fact: Fact, renamed: str | None) -> Outcome:
        if renamed:
            type_name, _, path = renamed.partition(".")
        else:
            type_name, path = self._our_type_name(fact.type), names.member_name(fact.name)
        order = (type_name, fact.offset_bits)
        if fact.flexible:
            return self._waits(fact, "FLEXIBLE", (type_name, path, str(fact.offset_bits // 8)), order)
        if fact.kind == "field" and fact.offset_bits % 8 == 0 and fact.width_bits % 8 == 0:
            places = (str(fact.offset_bits // 8), str(fact.width_bits // 8))
            return self._waits(fact, "FIELD", (type_name, path, *places), order)
        return self._waits(fact, "BITS", (type_name, path, str(fact.offset_bits), str(fact.width_bits)), order)

    @staticmethod
    def _place(fact: Fact) -> str:
        if fact.flexible:
            return f"offset {fact.offset_bits // 8}, flexible"
        return bits_text(fact.offset_bits, fact.width_bits)

    def _compare_member(self, fact: Fact, ours: Fact, member: Member) -> Outcome:
        if member.fact.flexible:
            return self._compare_flexible(fact, ours, member)
        same = (fact.offset_bits, fact.width_bits) == (member.offset, member.width) and not fact.flexible
        if member.is_field and (same or fact.offset_bits % 8 == 0 and fact.width_bits % 8 == 0):
            macro, unit = "FIELD", 8
        else:
            macro, unit = "BITS", 1
        ours_figures = (str(member.offset // unit), str(member.width // unit))
        if same:
            return self._agrees(fact, ours, macro, (ours.name, member.path, *ours_figures), member.order)
        theirs_figures = (str(fact.offset_bits // unit), str(fact.width_bits // unit))
        arguments = (ours.name, member.path, *ours_figures, *theirs_figures)
        return self._disagrees(fact, ours, macro, arguments, member.order, bits_text(member.offset, member.width),
                               self._place(fact))

    def _compare_flexible(self, fact: Fact, ours: Fact, member: Member) -> Outcome:
        """Arrays of one or none that stand for any number agree if they start and step alike."""
        element = fact.elem_bits if fact.count is not None else fact.width_bits
        if fact.offset_bits == member.offset and (fact.flexible or element == member.fact.elem_bits):
            arguments = (ours.name, member.path, str(member.offset // 8))
            return self._agrees(fact, ours, "FLEXIBLE", arguments, member.order)
        arguments = (ours.name, member.path, str(member.offset // 8), str(fact.offset_bits // 8),
                     str(fact.width_bits // 8))
        shown = f"offset {member.offset // 8}, flexible, elements of {(member.fact.elem_bits or 0) // 8}"
        return self._disagrees(fact, ours, "FLEXIBLE", arguments, member.order, shown, self._place(fact))

    # Values and GUIDs.

    def _our_constant(self, fact: Fact) -> tuple[Fact | None, str]:
        """Our constant for theirs, and the name by which it would be found."""
        renamed = self.exceptions.renamed(fact.name) or \
            (self.exceptions.renamed(f"{names.bare(fact.type)}.{fact.name}") if fact.type else None)
        if renamed:
            return self.library.find_constant(renamed, fact.kind), renamed

        def find(name: str) -> Fact | None:
            return self.library.find_constant(name, fact.kind)

        own = fact.name.rpartition("::")[2]
        owner = "" if "<" in fact.type else fact.type
        if own == fact.name:
            found = find(own) or self._architecture_form(own, find) or self._by_prefix(own, find)
            if found is None and owner:
                found = find(f"{owner}_{own}")
            return found, own.rpartition(".")[2]
        return self._scoped_constant(fact, own, find)

    def _scoped_constant(self, fact: Fact, own: str, find) -> tuple[Fact | None, str]:
        """Rust's Enumeration::Value: the whole name, or the value's own where that one means the same."""
        whole = fact.name.replace("::", "")
        found = self._by_prefix(fact.name, find) or find(whole) or self._architecture_form(whole, find)
        alone = find(own)
        if found is None and alone is not None and same_value(alone.value, fact.value):
            found = alone
        by_prefix = [name for name, _ in self.exceptions.by_prefix(fact.name)]
        return found, by_prefix[0] if by_prefix else fact.name.rpartition(".")[2].replace("::", "_")

    def _constant(self, fact: Fact) -> Outcome:
        ours, name = self._our_constant(fact)
        if ours is not None:
            return self._compare_constant(fact, ours)
        if "." in name and fact.kind == "value":
            return self._mask(fact, name)
        if fact.kind == "guid":
            return self._waits(fact, "GUID", (name, f'"{fact.value}"'), ("", name))
        enumeration = self._our_type(fact.type) if fact.type and "<" not in fact.type else None
        if enumeration is not None:
            return Outcome(fact, UNMAPPED, name=name, theirs=rows.number(fact.value),
                           ours=f"{enumeration.name} has no such value", topic=topic(enumeration.file))
        return self._waits(fact, "VALUE", (name, rows.number(fact.value)), ("", fact.type, fact.value))

    def _mask(self, fact: Fact, name: str) -> Outcome:
        """A constant of theirs that masks bits which are a member of ours."""
        type_name, _, path = name.partition(".")
        ours = self._own(self.library.types.get(type_name))
        member = find_member(self.library.members(ours.name), fact, path) if ours else None
        first = (fact.value & -fact.value).bit_length() - 1
        width = fact.value.bit_length() - first
        if member is None or fact.value <= 0 or fact.value >> first != (1 << width) - 1:
            return Outcome(fact, UNMAPPED, theirs=rows.number(fact.value), name=name, ours="no such bits",
                           topic=topic(ours.file) if ours else "")
        first -= self.exceptions.frame(fact.name) * 8
        place = dataclasses.replace(fact, offset_bits=first, width_bits=width)
        return self._compare_member(place, ours, member)

    def _compare_constant(self, fact: Fact, ours: Fact) -> Outcome:
        if fact.kind == "guid":
            if ours.value == fact.value:
                return self._agrees(fact, ours, "GUID", (ours.name, f'"{fact.value}"'), 0)
            return self._disagrees(fact, ours, "GUID", (ours.name, f'"{ours.value}"', f'"{fact.value}"'), 0,
                                   str(ours.value), str(fact.value))
        if same_value(ours.value, fact.value):
            return self._agrees(fact, ours, self._value_macro(ours), (ours.name, rows.number(ours.value)), 0)
        figures = (rows.number(ours.value), rows.number(fact.value))
        return self._disagrees(fact, ours, "VALUE", (ours.name, *figures), 0, *figures)

    def _value_macro(self, ours: Fact) -> str:
        """A value that our targets do not share is a row of one target."""
        return f"VALUE_{self.arch.upper()}" if self.libraries.value_differs(ours.name) else "VALUE"

    # Outcomes.

    def _comment(self, fact: Fact) -> str:
        name = fact.full_name if fact.kind != "value" or not fact.type else f"{fact.type}: {fact.name}"
        return f"{name}, {fact.where}"

    def _row(self, fact: Fact, ours: Fact, macro: str, arguments: tuple[str, ...], order: int) -> Row:
        return Row(macro, arguments, self._comment(fact), topic(ours.file), (*self.library.order(ours), order))

    @staticmethod
    def _named(fact: Fact, arguments: tuple[str, ...]) -> str:
        """What a row is about, for people: Type.member, or the name alone."""
        return ".".join(arguments[:2]) if fact.kind in ("field", "bits") else arguments[0]

    def _agrees(self, fact: Fact, ours: Fact, macro: str, arguments: tuple[str, ...], order: int) -> Outcome:
        row = self._row(fact, ours, macro, arguments, order)
        return Outcome(fact, ROW, row, name=self._named(fact, arguments), topic=topic(ours.file))

    def _disagrees(self, fact: Fact, ours: Fact, macro: str, arguments: tuple[str, ...], order: int, our_figures: str,
                   their_figures: str) -> Outcome:
        row = self._row(fact, ours, "ERRATUM_" + macro, arguments, order)
        return Outcome(fact, DISAGREES, row, ours=our_figures, theirs=their_figures,
                       name=self._named(fact, arguments), topic=topic(ours.file))

    def _waits(self, fact: Fact, macro: str, arguments: tuple[str, ...], order: tuple) -> Outcome:
        row = Row(macro, arguments, self._comment(fact), rows.WAITING, tuple(str(part).rjust(12) for part in order))
        return Outcome(fact, WAITING, row, name=self._named(fact, arguments))

    def _with_errata(self, fact: Fact, outcome: Outcome) -> Outcome:
        """A disagreement that the table explains becomes a row that holds both figures."""
        heading = self.exceptions.erratum(fact) if outcome.state == DISAGREES else None
        if heading is None:
            return outcome
        return dataclasses.replace(outcome, state=ROW, reason=heading)


def member_of(outcome: Outcome) -> str:
    """The member that an outcome is about, by our name if we have it; empty if it is about none."""
    if outcome.row is not None:
        return outcome.row.arguments[1] if outcome.row.is_of_member else ""
    return outcome.fact.name if outcome.fact.kind in ("field", "bits") else ""


def merged(by_arch: dict[str, list[Outcome]]) -> list[Outcome]:
    """The outcomes of a source, each once; one that only one of its architectures has names that architecture."""
    if len(by_arch) == 1:
        return next(iter(by_arch.values()))
    keyed = {arch: {_what_became(outcome): outcome for outcome in outcomes} for arch, outcomes in by_arch.items()}
    found: dict[tuple, Outcome] = {}
    for arch, outcomes in keyed.items():
        for key, outcome in outcomes.items():
            if all(key in other for other in keyed.values()):
                found.setdefault(key, outcome)
            else:
                found[(arch, *key)] = _only(outcome, arch)
    return list(found.values())


def _what_became(outcome: Outcome) -> tuple:
    text = outcome.row.text() if outcome.row else ""
    return (outcome.fact.statement(), outcome.state, text, outcome.reason, outcome.ours, outcome.theirs, outcome.name)


def _only(outcome: Outcome, arch: str) -> Outcome:
    row = outcome.row and dataclasses.replace(outcome.row, comment=f"{outcome.row.comment}, {arch}")
    return dataclasses.replace(outcome, row=row, arch=arch)


def find_member(members: list[Member], fact: Fact, path: str) -> Member | None:
    """The member of that path; failing that, one at the same place that differs only in the containers around it."""
    wanted = names.path_keys(path)
    exact = [member for member in members if member.keys == wanted]
    if exact:
        return next((member for member in exact if member.path == path), exact[0])
    placed = [member for member in members
              if (member.offset, member.width) == (fact.offset_bits, fact.width_bits) and
              member.keys[-1] == wanted[-1] and (_within(wanted, member.keys) or _within(member.keys, wanted))]
    return min(placed, key=lambda member: len(member.keys), default=None)


def _within(inner: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    """Whether all names of one path stand in the other, in order."""
    rest = iter(outer)
    return all(part in rest for part in inner)
