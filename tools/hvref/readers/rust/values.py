# SPDX-License-Identifier: MIT
"""What a Rust constant can be worth, and where an expression stands."""

from __future__ import annotations

import dataclasses

from .items import Item, Module, Unread
from .layout import PRIMITIVES
from .syntax import Source

INTEGERS = {name for name in PRIMITIVES if name[0] in "ui"}
_DEPTH = 64


@dataclasses.dataclass(frozen=True)
class Int:
    """An integer and its type; no type yet if none was written."""

    value: int
    type: str = ""


@dataclasses.dataclass(frozen=True)
class Guid:
    """A GUID, as lower-case text."""

    text: str


@dataclasses.dataclass(frozen=True)
class Struct:
    """A structure's value: its type and its members by name, `0`, `1` ... for a tuple's."""

    item: Item
    members: dict


@dataclasses.dataclass(frozen=True)
class Text:
    """A string."""

    text: str


@dataclasses.dataclass(frozen=True)
class Range:
    """`first..=last`."""

    first: Int
    last: Int


@dataclasses.dataclass(frozen=True)
class Scope:
    """Where an expression stands: its module and text, its own type, its local names."""

    module: Module
    source: Source
    own: Item | None = None
    local: dict = dataclasses.field(default_factory=dict)
    depth: int = 0

    def deeper(self, **changes) -> "Scope":
        """The scope of a constant or function that this one refers to."""
        if self.depth > _DEPTH:
            raise Unread("a constant that refers to itself, or is nested too deeply")
        return dataclasses.replace(self, depth=self.depth + 1, **changes)


def wrap(value: int, kind: str) -> int:
    """The value cut to an integer type, as `as` does."""
    bits = PRIMITIVES[kind] * 8
    value &= (1 << bits) - 1
    if kind[0] == "i" and value >> (bits - 1):
        value -= 1 << bits
    return value
