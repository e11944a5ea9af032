# SPDX-License-Identifier: MIT
"""Facts of Rust sources, in the forms that OpenVMM and igvm_defs write their wire types in.

    reading = read(root, files, features=("unstable",))
    reading.facts       what the files state
    reading.left_out    what is no statement about the wire, each with its reason
    reading.unread      what should have been read and could not be; empty after a whole reading

`files` names every file with the crate and module that it is (SourceFile). read_whole
raises instead of returning a reading that is not whole. The assertions of the files
(const_assert!(size_of::<T>() == N) and the like) are evaluated and must hold.
"""

from __future__ import annotations

import dataclasses
import fnmatch
from pathlib import Path
from typing import Iterable

from facts import Fact, ReferenceError_
from .evaluate import Evaluator
from .items import Impl, Item, Module, Note, SourceFile, Unread, World, path_of
from .layout import Bits, Layouts, parameters
from .macros import flat, grouped
from .files import RustSource
from .syntax import Source, Token, child, text_of
from .values import Guid, Int, Range, Scope, Struct, Text

__all__ = ["Note", "Reading", "SourceFile", "read", "read_source", "read_whole"]


@dataclasses.dataclass
class Reading:
    """What a source says, and an account of what was not taken from it."""

    facts: list[Fact]
    left_out: list[Note]
    unread: list[Note]
    assertions: int = 0
    implementations: dict[str, set[str]] = dataclasses.field(default_factory=dict)


def read(root: Path, files: Iterable[SourceFile], features: Iterable[str] = (), source: str = "",
         arch: str = "") -> Reading:
    """Reads the files as one world, so that each sees the others' names."""
    return _Reader(World(root, files, features), source, arch).reading()


def read_whole(root: Path, files: Iterable[SourceFile], features: Iterable[str] = (), source: str = "",
               arch: str = "", beyond: Iterable[str] = ()) -> list[Fact]:
    """The facts, or an error that lists everything that could not be read and is not named in `beyond`."""
    return _whole(read(root, files, features, source, arch), source or str(root), set(beyond))


def _whole(reading: Reading, source: str, beyond: set[str]) -> list[Fact]:
    bad = [note for note in reading.unread if note.name not in beyond]
    if bad:
        raise ReferenceError_(f"{source}: {len(bad)} definitions could not be read:\n  "
                              + "\n  ".join(str(note) for note in bad))
    return reading.facts


def read_source(root: Path, wanted: RustSource, source: str, arch: str) -> list[Fact]:
    """The facts of one of files.py; what it says is beyond the reader must be, or the list is out of date."""
    reading = read(root, wanted.files, wanted.features, source, arch)
    met = {note.name for note in reading.unread}
    stale = [name for name, _ in wanted.beyond if name not in met]
    if stale:
        raise ReferenceError_(f"{source}: listed as beyond the reader, but readable: {', '.join(stale)}")
    facts = _whole(reading, source, {name for name, _ in wanted.beyond})
    for behind in wanted.behind:
        types = {fact.name for fact in facts if fact.kind == "type" and
                 any(fnmatch.fnmatchcase(fact.name, pattern) for pattern in behind.types)}
        facts = _behind(facts, types | reading.implementations.get(behind.trait, set()), behind.header)
    return facts


def _behind(facts: list[Fact], types: set[str], header: str) -> list[Fact]:
    """The facts of the types, counted from the start of the header before them."""
    size = next((fact.size for fact in facts if fact.kind == "type" and fact.name == header), None)
    if size is None or not types:
        raise ReferenceError_(f"no {header}, or no types after it")
    moved = []
    for fact in facts:
        if fact.kind == "type" and fact.name in types:
            fact = dataclasses.replace(fact, size=fact.size + size)
        elif fact.kind in ("field", "bits") and fact.type in types:
            fact = dataclasses.replace(fact, offset_bits=fact.offset_bits + size * 8)
        moved.append(fact)
    return moved


class _Reader:
    """One pass over a World."""

    def __init__(self, world: World, source: str, arch: str):
        self.world, self.source, self.arch = world, source, arch
        self.layouts = Layouts(world)
        self.evaluator = Evaluator(self.layouts)
        self.facts: list[Fact] = []
        self.left_out, self.unread = world.left_out, world.unread
        self.assertions = 0
        self.implementations: dict[str, set[str]] = {}

    def reading(self) -> Reading:
        """All facts of all modules that state any."""
        for crate in self.world.crates.values():
            for module in crate.everything():
                if module.facts and module.loaded:
                    self._module(module)
        return Reading(self.facts, self.left_out, self.unread, self.assertions, self.implementations)

    def _module(self, module: Module) -> None:
        for item in module.types.values():
            self._guard(item, self._type)
        for item in module.values.values():
            if item.kind == "function":
                self._leave_out(item, "a function")
            else:
                self._guard(item, self._constant)
        for block in module.impls:
            self._impl(block)
        for item in module.assertions:
            self._assertion(item)

    def _guard(self, item: Item, action, *arguments) -> None:
        try:
            action(item, *arguments)
        except Unread as error:
            self.unread.append(Note(item.fact_name, _short(str(error), item), item.source.file, item.line))

    def _leave_out(self, item: Item, reason: str, name: str = "") -> None:
        self.left_out.append(Note(name or item.fact_name, reason, item.source.file, item.line))

    def _fact(self, item: Item, kind: str, name: str, line: int = 0, **values) -> None:
        self.facts.append(Fact(kind=kind, name=name, file=item.source.file, line=line or item.line, source=self.source,
                               arch=self.arch, **values))

    # Types.

    def _type(self, item: Item) -> None:
        if not self.layouts.is_wire(item):
            self._leave_out(item, "no repr: a type of the program, not of the wire")
            return
        if parameters(item):
            self._leave_out(item, "generic: stated by the types that fill it in")
            return
        if item.kind == "alias":
            self._alias(item)
            return
        layout = self.layouts.of_item(item)
        self._fact(item, "type", item.fact_name, size=layout.size, align=layout.align,
                   form={"bitfield": "union"}.get(layout.form, layout.form))
        self._members(item, layout)
        if item.kind in ("enum", "open_enum"):
            for name, value, node in self.evaluator.enumerators(item):
                self._fact(item, "value", f"{item.fact_name}::{name}", item.source.line(node), type=item.fact_name,
                           value=value, form="enum")

    def _alias(self, item: Item) -> None:
        """Another name for a type; one that fills in a generic type states its members too."""
        node = item.node.child_by_field_name("type")
        try:
            layout = self.layouts.of_item(item)
        except Unread:
            if node.type == "generic_type" and path_of(node)[-1] in ("Result", "Option", "Box", "Vec"):
                self._leave_out(item, f"stands for a {path_of(node)[-1]} of the program")
                return
            raise
        generic = node.type == "generic_type" and layout.form == "struct"
        self._fact(item, "type", item.fact_name, size=layout.size, align=layout.align,
                   form="struct" if generic else "alias", ctype=text_of(node))
        if generic:
            self._members(item, layout)

    def _members(self, item: Item, layout) -> None:
        if layout.form in ("struct", "union") and len(layout.members) == 1 and layout.members[0].name == "0":
            return      # one unnamed member: it says nothing that the type's size does not
        for member in layout.members:
            name = member.name
            if isinstance(member, Bits):
                self._fact(item, "bits", name, member.line, type=item.fact_name, offset_bits=member.first,
                           width_bits=member.width, ctype=member.type)
            else:
                element = None if member.element is None else member.element * 8
                self._fact(item, "field", name, member.line, type=item.fact_name, offset_bits=member.offset * 8,
                           width_bits=member.size * 8, ctype=member.type, count=member.count, elem_bits=element)

    # Constants.

    def _constant(self, item: Item) -> None:
        self._value(item, item.fact_name, self._evaluated(item, None))

    def _evaluated(self, item: Item, own: Item | None):
        return self.evaluator.constant(item, own)

    def _value(self, item: Item, name: str, value, owner: str = "") -> None:
        """The facts that a constant's value makes."""
        if isinstance(value, Guid):
            self._fact(item, "guid", name, value=value.text)
        elif isinstance(value, Range):
            for end, one in (("first", value.first), ("last", value.last)):
                self._fact(item, "value", f"{name}::{end}", type=owner, value=one.value, form="const")
        elif isinstance(value, Text):
            self._leave_out(item, "a text, not a number", name)
        elif isinstance(value, tuple) and all(isinstance(one, (Int, bool)) for one in value) and 1 < len(value) <= 8 \
                and not _bytes_like(value):
            for index, one in enumerate(value):
                self._fact(item, "value", f"{name}[{index}]", type=owner, value=self.evaluator.number(one),
                           form="const")
        elif isinstance(value, tuple) and not _fits_number(self.evaluator, value):
            self._leave_out(item, f"a block of data with {len(value)} elements, not a definition", name)
        elif isinstance(value, Struct) and not _fits_number(self.evaluator, value):
            self._leave_out(item, "a structure's content, not a definition", name)
        else:
            self._fact(item, "value", name, type=owner, value=self.evaluator.number(value), form="const")

    def _impl(self, block: Impl) -> None:
        """The associated constants of a type; which trait it has is noted."""
        if not block.consts:
            return
        found = None if block.generic else self.world.find(block.module, path_of(block.type), "types")
        if block.trait is not None and isinstance(found, Item):
            self.implementations.setdefault(path_of(block.trait)[-1], set()).add(found.fact_name)
        for item in block.consts.values():
            name = block.module.fact_name(f"{text_of(block.type)}::{item.name}")
            if not isinstance(found, Item) or not self.layouts.is_wire(found):
                self._leave_out(item, "a constant of a program's type", name)
                continue
            name = f"{found.fact_name}::{item.name}"
            try:
                self._value(item, name, self._evaluated(item, found), found.fact_name)
            except Unread as error:
                self.unread.append(Note(name, _short(str(error), item), item.source.file, item.line))

    # Assertions.

    def _assertion(self, item: Item) -> None:
        """An assertion about sizes must hold; one about something else is left out."""
        try:
            held = self._holds(item)
        except Unread as error:
            self._leave_out(item, f"an assertion that is not computed: {_short(str(error), item)}", "assertion")
            return
        if not held:
            raise ReferenceError_("the file asserts what the computed layouts deny: "
                                  + " ".join(text_of(item.node).split()), item.source.file, item.line)
        self.assertions += 1

    def _holds(self, item: Item) -> bool:
        node, source = item.node, item.source
        if node.type == "const_item":
            node = node.child_by_field_name("value")
        if node.type != "macro_invocation":
            raise Unread("not an assertion")
        equal = text_of(node.child_by_field_name("macro")).endswith("_eq")
        inside = list(grouped(source.tokens(child(node, "token_tree")))[0].inside)
        while inside and getattr(inside[-1], "text", "") == ",":
            inside.pop()
        if equal:
            comma = next(index for index, tree in enumerate(inside) if getattr(tree, "text", "") == ",")
            left, right = (self._expression_value(item, flat(side)) for side in (inside[:comma], inside[comma + 1:]))
            return self.evaluator.number(left) == self.evaluator.number(right)
        comma = next((index for index, tree in enumerate(inside) if getattr(tree, "text", "") == ","), len(inside))
        return bool(self._expression_value(item, flat(inside[:comma])))

    def _expression_value(self, item: Item, tokens):
        source, node = _expression(item.source.file, tokens)
        return self.evaluator.value(node, Scope(item.module, source))


def _expression(file: str, tokens) -> tuple:
    """Tokens as an expression node, with the text that it stands in."""
    line = tokens[0].line if tokens else 1
    wrapped = [Token("const", line), Token("X", line, True), Token(":", line), Token("u8", line, True),
               Token("=", line, True), *tokens, Token(";", line)]
    source = Source.of_tokens(file, wrapped)
    return source, source.root.named_children[0].child_by_field_name("value")


def _bytes_like(value: tuple) -> bool:
    return all(isinstance(one, Int) and one.type == "u8" for one in value)


def _fits_number(evaluator: Evaluator, value) -> bool:
    try:
        evaluator.number(value)
    except Unread:
        return False
    return True


def _short(message: str, item: Item) -> str:
    """The message without the place that the note tells anyway."""
    return message.removeprefix(f"{item.source.file}:{item.line}: {item.fact_name}: ")
