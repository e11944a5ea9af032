# SPDX-License-Identifier: MIT
"""Finds ours by what a fact says where its name says nothing: the same value, or the same place."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections import Counter

from facts import Fact
from judge import ROW, UNMAPPED, WAITING, Judge, Outcome, bits_text, same_value
from library import Library, Member

RENAMED = "renamed"
_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")
_NO_MASK = re.compile(r"(?:shift|size|count|max|min|len|length)$", re.IGNORECASE)
_NEAR = 0.2
_RARE = 0x1000
_COMMON = {"hv", "hyperv", "hyper", "v", "k", "t"}


@functools.lru_cache(maxsize=None)
def words(name: str) -> frozenset[str]:
    """The words of a name, whatever its style, without those that every name has."""
    return frozenset(word.lower() for word in _WORDS.findall(name)) - _COMMON


def likeness(one: str, other: str) -> float:
    """How many words two names share, from 0 to 1."""
    ours, theirs = words(one), words(other)
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


class Likeness:
    """The facts of one header, against one of our libraries."""

    def __init__(self, judge: Judge, outcomes: list[Outcome]):
        self.judge, self.library = judge, judge.library
        self.outcomes = outcomes
        self.homes = _homes(self.library)
        self.enumerations = self._enumerations()
        self.values = _by_value(self.library)

    def all(self) -> list[Outcome]:
        """The outcomes; those of facts that say what we say, under another name, have the state `renamed`."""
        return [self._renamed(outcome) or outcome for outcome in self.outcomes]

    def _enumerations(self) -> dict[str, str]:
        """Our enumeration for each of theirs: the one that most of its values are of by name, or that has its name."""
        homes: dict[str, Counter] = {}
        for outcome in self.outcomes:
            fact = outcome.fact
            if fact.kind == "value" and fact.type and outcome.state == ROW and outcome.name in self.homes:
                homes.setdefault(fact.type, Counter())[self.homes[outcome.name]] += 1
        found = {theirs: homes_.most_common(1)[0][0] for theirs, homes_ in homes.items()}
        for outcome in self.outcomes:
            fact = outcome.fact
            if fact.kind == "type" and fact.form == "enum" and outcome.name:
                found.setdefault(fact.name, outcome.name)
        return found

    def _renamed(self, outcome: Outcome) -> Outcome | None:
        fact = outcome.fact
        if outcome.state not in (UNMAPPED, WAITING):
            return None
        if fact.kind in ("field", "bits") and outcome.state == UNMAPPED:
            return self._as_member(outcome, self._at_place(outcome.name.partition(".")[0], fact))
        if fact.kind != "value":
            return None
        same = self._same_value(fact, self.enumerations[fact.type]) if fact.type in self.enumerations else None
        if same is not None:
            return dataclasses.replace(outcome, state=RENAMED, name=same.name, ours=f"same value as {same.name}")
        return self._by_rule(outcome)

    @staticmethod
    def _as_member(outcome: Outcome, member: Member | None) -> Outcome | None:
        if member is None:
            return None
        owner = outcome.name.partition(".")[0]
        return dataclasses.replace(outcome, state=RENAMED, name=f"{owner}.{member.path}",
                                   ours=f"same place as {member.path}")

    def _at_place(self, type_name: str, fact: Fact) -> Member | None:
        """Our member at the place and of the width of theirs; the one of the likest name if there are several."""
        found = [member for member in self.library.members(type_name)
                 if (member.offset, member.width) == (fact.offset_bits, fact.width_bits) and
                 member.fact.flexible == fact.flexible]
        return max(found, key=lambda member: likeness(member.path, fact.name), default=None)

    def _same_value(self, fact: Fact, home: str = "", prefix: str = "") -> Fact | None:
        """Our value that is the same, of an enumeration or of the names that begin with a prefix."""
        found = [ours for ours in self.values.get(fact.value & 0xFFFFFFFF, ())
                 if same_value(ours.value, fact.value) and
                 (ours.name.startswith(prefix) if prefix else self.homes.get(ours.name) == home)]
        return max(found, key=lambda ours: likeness(ours.name, fact.name), default=None)

    def _by_rule(self, outcome: Outcome) -> Outcome | None:
        """Ours by a prefix that the table maps to a group: `ENUMERATION.`, `TYPE.`, `TYPE.Member.`, `NAMES_*`."""
        for _, line in self.judge.exceptions.by_prefix(outcome.fact.name):
            group, tail = line.right[:-1], line.right[-1]
            if tail == ".":
                found = self._same_value(outcome.fact, home=group) or self._masked(outcome.fact, group)
            else:
                found = self._same_value(outcome.fact, prefix=group) if tail == "*" else None
            if found is not None:
                line.uses += 1
                is_bits = isinstance(found, Member)
                name = f"{group.partition('.')[0]}.{found.path}" if is_bits else found.name
                return dataclasses.replace(outcome, state=RENAMED, name=name,
                                           ours=f"{'mask of' if is_bits else 'same value as'} {name}")
        return None

    def _masked(self, fact: Fact, group: str) -> Member | None:
        """Our member of the bits that a value masks, in a type or in one word of it."""
        owner, _, path = group.partition(".")
        members = self.library.members(owner)
        base = next((member.offset for member in members if member.path == path), None if path else 0)
        if base is None or fact.value <= 0 or _NO_MASK.search(fact.name):
            return None
        first = (fact.value & -fact.value).bit_length() - 1
        width = fact.value.bit_length() - first
        if fact.value >> first != (1 << width) - 1:
            return None
        return self._at_place(owner, dataclasses.replace(fact, offset_bits=base + first, width_bits=width))

    # The nearest of our names to one that we do not have.

    def nearest(self, outcome: Outcome) -> str:
        """Our nearest name of the same value, size or place, as words for people; empty if there is none."""
        fact = outcome.fact
        if fact.kind == "guid":
            ours = next((one for one in self.library.facts if one.kind == "guid" and one.value == fact.value), None)
            return f"same GUID: {ours.name}" if ours else ""
        if fact.kind == "value":
            return self._nearest_value(fact)
        if fact.kind == "type":
            ours = self._nearest_type(fact.name)
            return f"same size: {ours}" if ours else ""
        return self._nearest_member(outcome)

    def _nearest_value(self, fact: Fact) -> str:
        found = [ours for ours in self.values.get(fact.value & 0xFFFFFFFF, ()) if same_value(ours.value, fact.value)]
        ours = max(found, key=lambda ours: (likeness(ours.name, fact.name), -len(ours.name)), default=None)
        is_near = ours is not None and (likeness(ours.name, fact.name) >= _NEAR or
                                        len(found) == 1 and abs(fact.value) >= _RARE)
        return f"same value: {ours.name}" if is_near else ""

    @functools.lru_cache(maxsize=None)
    def _nearest_type(self, name: str) -> str:
        theirs = self.judge.their_types.get(name.lstrip("_"))
        if theirs is None:
            return ""
        found = [ours for ours in self.library.types.values()
                 if ours.size == theirs.size and ours.form != "alias" and likeness(ours.name, name) > 0]
        best = max(found, key=lambda ours: (likeness(ours.name, name), -len(ours.name)), default=None)
        return best.name if best else ""

    def _nearest_member(self, outcome: Outcome) -> str:
        fact = outcome.fact
        owner = outcome.name.partition(".")[0] if outcome.state == UNMAPPED else self._nearest_type(fact.type)
        member = self._at_place(owner, fact) if owner else None
        if member is not None:
            return f"same place: {owner}.{member.path}"
        around = [one for one in self.library.members(owner) if one.offset == fact.offset_bits] if owner else []
        return f"at its offset: {owner}.{around[0].path}, {bits_text(around[0].offset, around[0].width)}" \
            if around else ""


def _homes(library: Library) -> dict[str, str]:
    """The enumeration of each of our enumerators: its own type, or the integer type that is defined just before it."""
    found: dict[str, str] = {}
    home, file = "", ""
    for fact in library.facts:
        if fact.kind == "type" and "pointer" not in fact.flags:
            home, file = fact.name if fact.form in ("alias", "enum") else "", fact.file
        elif fact.kind == "value" and fact.form == "enum" and (fact.type or (home and file == fact.file)):
            found[fact.name] = fact.type or home
    return found


def _by_value(library: Library) -> dict[int, list[Fact]]:
    """Our constants by the low 32 bits of their value."""
    found: dict[int, list[Fact]] = {}
    for fact in library.facts:
        if fact.kind == "value":
            found.setdefault(fact.value & 0xFFFFFFFF, []).append(fact)
    return found
