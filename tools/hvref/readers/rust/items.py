# SPDX-License-Identifier: MIT
"""The items of Rust crates, and what a name in one of their modules means.

A file is read into a Module: its types, constants, functions, uses and what is
implemented for a type. Nothing is computed here; layout.py and evaluate.py
do that, when an item is asked for.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Iterable

from facts import ReferenceError_
from ..notes import Note
from .macros import Group, Macro, flat, grouped
from .syntax import Source, Token, child, text_of


@dataclasses.dataclass(frozen=True)
class SourceFile:
    """One file of a source: where it stands, which module of which crate it is, and what its facts are called.

    `prefix` goes before the names of its types and constants. A file with `facts`
    false is read for what others need of it and states nothing itself.
    """

    path: str
    crate: str
    module: tuple[str, ...] = ()
    prefix: str = ""
    facts: bool = True


class Unread(Exception):
    """Something that this program cannot compute; it becomes a Note, never a silent gap."""


@dataclasses.dataclass(frozen=True)
class Attribute:
    """`#[name(arguments)]` or `#[name = value]`."""

    name: str
    arguments: tuple[Token, ...]


@dataclasses.dataclass(eq=False)
class Item:
    """One definition: a type, a constant, a function or an assertion."""

    kind: str
    name: str
    module: "Module"
    source: Source
    node: object
    attributes: list[Attribute]
    owner: "Impl | None" = None
    note: str = ""

    @property
    def line(self) -> int:
        """The line of its name, where it has one."""
        name = self.node.child_by_field_name("name")
        return self.source.line(name if name is not None else self.node)

    @property
    def fact_name(self) -> str:
        """The name that its facts carry."""
        return self.module.fact_name(self.name)

    def attribute(self, name: str) -> Attribute | None:
        """The attribute of that name, or None."""
        return next((one for one in self.attributes if one.name == name), None)

    def error(self, reason: str) -> Unread:
        """The exception to raise about it."""
        return Unread(f"{self.source.file}:{self.line}: {self.fact_name}: {reason}")


@dataclasses.dataclass(eq=False)
class Impl:
    """`impl Type { ... }` or `impl Trait for Type { ... }`: its constants, functions and associated types."""

    module: "Module"
    source: Source
    type: object
    trait: object | None
    generic: bool
    consts: dict[str, Item] = dataclasses.field(default_factory=dict)
    functions: dict[str, Item] = dataclasses.field(default_factory=dict)
    types: dict[str, object] = dataclasses.field(default_factory=dict)


class Module:
    """One module: what it defines and what it brings in from others."""

    def __init__(self, crate: str, path: tuple[str, ...], parent: "Module | None", prefix: str, facts: bool):
        self.crate, self.path, self.parent, self.prefix, self.facts = crate, path, parent, prefix, facts
        self.modules: dict[str, Module] = {}
        self.types: dict[str, Item] = {}
        self.values: dict[str, Item] = {}
        self.traits: dict[str, Impl] = {}
        self.impls: list[Impl] = []
        self.assertions: list[Item] = []
        self.uses: dict[str, tuple[str, ...]] = {}
        self.globs: list[tuple[str, ...]] = []
        self.loaded = False

    def fact_name(self, name: str) -> str:
        """The name with the module's prefix."""
        return f"{self.prefix}.{name}" if self.prefix else name

    def inner(self, name: str, facts: bool) -> "Module":
        """The module of that name inside, made if it is not there yet."""
        if name not in self.modules:
            self.modules[name] = Module(self.crate, (*self.path, name), self, self.fact_name(name), facts)
        return self.modules[name]

    def everything(self) -> Iterable["Module"]:
        """This module and all inside it, in the order of the text."""
        yield self
        for module in self.modules.values():
            yield from module.everything()


@dataclasses.dataclass(frozen=True)
class External:
    """A path that leads out of the files that are read."""

    path: tuple[str, ...]


class World:
    """All crates that one reading sees."""

    def __init__(self, root: Path, files: Iterable[SourceFile], features: Iterable[str] = ()):
        self.root = root
        self.features = frozenset(features)
        self.crates: dict[str, Module] = {}
        self.left_out: list[Note] = []
        self.unread: list[Note] = []
        self._macros: dict[str, dict[str, Macro]] = {}
        self._pending_modules: list[tuple[Module, str, Source, object]] = []
        sources = [(file, Source.of_file(root, file.path)) for file in files]
        for file, source in sources:
            self._find_macros(file.crate, source, source.root)
        for file, source in sources:
            module = self._module(file)
            module.loaded = True
            self._collect(module, source, source.root.named_children)
        for module, name, source, node in self._pending_modules:
            if not module.modules.get(name) or not module.modules[name].loaded:
                self.leave_out(module, source, node, name, "a module in a file that the source's list does not name")

    # ----------------------------------------------------------------------------------------------------------------
    # Collecting

    def _module(self, file: SourceFile) -> Module:
        """The module that a file is."""
        module = self.crates.setdefault(file.crate, Module(file.crate, (), None, file.prefix, file.facts))
        for name in file.module:
            module = module.inner(name, file.facts)
        module.prefix, module.facts = file.prefix, file.facts
        return module

    def _find_macros(self, crate: str, source: Source, node) -> None:
        for one in node.named_children:
            if one.type == "macro_definition":
                macro = Macro(source, one)
                self._macros.setdefault(crate, {})[macro.name] = macro
            elif one.type == "mod_item" and one.child_by_field_name("body") is not None:
                self._find_macros(crate, source, one.child_by_field_name("body"))

    def leave_out(self, module: Module, source: Source, node, name: str, reason: str) -> None:
        if module.facts:
            self.left_out.append(Note(module.fact_name(name), reason, source.file, source.line(node)))

    def _collect(self, module: Module, source: Source, nodes) -> None:
        """Sorts the items of a text into the module."""
        pending: list[Attribute] = []
        for node in nodes:
            if node.type == "attribute_item":
                pending.append(attribute_of(source, node))
                continue
            if node.type in ("line_comment", "block_comment", "inner_attribute_item", "empty_statement"):
                continue
            attributes, pending = pending, []
            off = self.switched_off(attributes)
            if off:
                self.leave_out(module, source, node, _name_of(node), off)
                continue
            handler = getattr(self, "_on_" + node.type, None)
            if handler is None:
                raise ReferenceError_(f"an item of an unknown kind: {node.type}",
                                      source.file, source.line(node))
            handler(module, source, node, attributes)

    def switched_off(self, attributes: list[Attribute]) -> str:
        """Why the item is not compiled, or an empty string."""
        for attribute in attributes:
            if attribute.name == "test":
                return "a test"
            if attribute.name == "cfg" and not self._cfg(grouped(list(attribute.arguments))):
                return "switched off by cfg(" + " ".join(token.text for token in attribute.arguments) + ")"
        return ""

    def _cfg(self, trees) -> bool:
        """Whether a cfg condition holds for the features that the source is read with."""
        head = trees[0].text
        if len(trees) == 1:
            return False                                    # test, docsrs, fuzzing: none is set
        if isinstance(trees[1], Group):
            parts = [self._cfg(part) for part in _split(trees[1].inside)]
            return {"not": lambda: not parts[0], "any": lambda: any(parts), "all": lambda: all(parts)}[head]()
        if head == "feature":
            return trees[2].text.strip('"') in self.features
        return False

    def _on_use_declaration(self, module, source, node, attributes) -> None:
        for alias, path in _uses(node.child_by_field_name("argument"), ()):
            if alias == "*":
                module.globs.append(path)
            elif alias != "_":
                module.uses[alias] = path

    def _on_mod_item(self, module, source, node, attributes) -> None:
        name = text_of(node.child_by_field_name("name"))
        body = node.child_by_field_name("body")
        if body is None:
            self._pending_modules.append((module, name, source, node))
            return
        inner = module.inner(name, module.facts)
        inner.loaded = True
        self._collect(inner, source, body.named_children)

    def _on_struct_item(self, module, source, node, attributes) -> None:
        kind = "bitfield" if any(one.name == "bitfield" for one in attributes) else "struct"
        self._add(module.types, Item(kind, _name_of(node), module, source, node, attributes))

    def _on_union_item(self, module, source, node, attributes) -> None:
        self._add(module.types, Item("union", _name_of(node), module, source, node, attributes))

    def _on_enum_item(self, module, source, node, attributes) -> None:
        kind = "open_enum" if any(one.name == "open_enum" for one in attributes) else "enum"
        self._add(module.types, Item(kind, _name_of(node), module, source, node, attributes))

    def _on_type_item(self, module, source, node, attributes) -> None:
        self._add(module.types, Item("alias", _name_of(node), module, source, node, attributes))

    def _on_const_item(self, module, source, node, attributes) -> None:
        item = Item("const", _name_of(node), module, source, node, attributes)
        if item.name == "_":
            item.kind = "assert"
            module.assertions.append(item)
        else:
            self._add(module.values, item)

    def _on_static_item(self, module, source, node, attributes) -> None:
        self.leave_out(module, source, node, _name_of(node), "a static of the program")

    def _on_function_item(self, module, source, node, attributes) -> None:
        self._add(module.values, Item("function", _name_of(node), module, source, node, attributes))

    def _add(self, table: dict[str, Item], item: Item) -> None:
        if item.name in table:
            raise ReferenceError_(f"{item.fact_name} is defined twice", item.source.file, item.line)
        table[item.name] = item

    def _on_impl_item(self, module, source, node, attributes) -> None:
        block = Impl(module, source, node.child_by_field_name("type"), node.child_by_field_name("trait"),
                     node.child_by_field_name("type_parameters") is not None)
        module.impls.append(block)
        self._collect_block(block, node.child_by_field_name("body"))

    def _on_trait_item(self, module, source, node, attributes) -> None:
        block = Impl(module, source, None, None, False)
        module.traits[_name_of(node)] = block
        self._collect_block(block, node.child_by_field_name("body"))

    def _collect_block(self, block: Impl, body) -> None:
        pending: list[Attribute] = []
        for node in body.named_children if body is not None else ():
            if node.type == "attribute_item":
                pending.append(attribute_of(block.source, node))
                continue
            if node.type in ("line_comment", "block_comment"):
                continue
            attributes, pending = pending, []
            if self.switched_off(attributes):
                continue
            item = Item("const", _name_of(node), block.module, block.source, node, attributes, owner=block)
            if node.type == "const_item":
                block.consts[item.name] = item
            elif node.type == "function_item":
                item.kind = "function"
                block.functions[item.name] = item
            elif node.type in ("type_item", "associated_type") and node.child_by_field_name("type") is not None:
                block.types[item.name] = node.child_by_field_name("type")

    def _on_macro_definition(self, module, source, node, attributes) -> None:
        """Found beforehand."""

    def _on_extern_crate_declaration(self, module, source, node, attributes) -> None:
        """Names a crate; nothing that has a layout."""

    def _on_expression_statement(self, module, source, node, attributes) -> None:
        self._on_macro_invocation(module, source, child(node, "macro_invocation"), attributes)

    def _on_macro_invocation(self, module, source, node, attributes) -> None:
        name = text_of(node.child_by_field_name("macro")).split("::")[-1]
        tokens = source.tokens(child(node, "token_tree"))
        inside = flat(grouped(tokens)[0].inside)
        if name == "open_enum":
            text = Source.of_tokens(source.file, _open_enum(inside))
            self._collect(module, text, text.root.named_children)
        elif name in ("const_assert", "const_assert_eq", "assert", "assert_eq"):
            module.assertions.append(Item("assert", name, module, source, node, attributes))
        elif name in self._macros.get(module.crate, {}):
            text = self._macros[module.crate][name].expand(source.file, source.line(node), inside)
            self._find_macros(module.crate, text, text.root)
            self._collect(module, text, text.root.named_children)
        elif module.facts:
            self.unread.append(Note(module.fact_name(name + "!"), "a macro that the files read do not define",
                                    source.file, source.line(node)))

    # ----------------------------------------------------------------------------------------------------------------
    # Meaning of names

    def find(self, module: Module, path: tuple[str, ...], space: str, seen: set | None = None):
        """What a path means in a module: an Item of `types` or `values`, a Module, or an External.

        None if the path leads into a module that was read and is not there.
        """
        seen = set() if seen is None else seen
        first, rest = path[0], path[1:]
        if first == "crate":
            return self._into(self.crates[module.crate], rest, space, seen)
        if first == "self":
            return self._into(module, rest, space, seen)
        if first == "super":
            return self._into(module.parent, rest, space, seen) if module.parent else None
        here = self._look(module, first, "modules" if rest else space, seen)
        if here is None and rest:
            here = self._look(module, first, "types", seen)
        if here is None and first in self.crates:
            here = self.crates[first]
        if here is None:
            return External(path)
        if isinstance(here, External):
            return External((*here.path, *rest))
        if isinstance(here, Module):
            return self._into(here, rest, space, seen) if rest else here
        return (here, rest) if rest else here

    def _into(self, module: Module, path: tuple[str, ...], space: str, seen: set):
        if not path:
            return module
        if path[0] in ("super", "self", "crate"):
            return self.find(module, path, space, seen)
        found = self._look(module, path[0], "modules" if len(path) > 1 else space, seen)
        if found is None and len(path) > 1:
            found = self._look(module, path[0], "types", seen)
        if isinstance(found, Module) and len(path) > 1:
            return self._into(found, path[1:], space, seen)
        if isinstance(found, External):
            return External((*found.path, *path[1:]))
        if found is not None and len(path) > 1:
            return found, path[1:]
        return found

    def _look(self, module: Module, name: str, space: str, seen: set):
        """A single name in a module: its own items, then what it uses, then what it uses by `*`."""
        if name in getattr(module, space):
            return getattr(module, space)[name]
        if (module, name, space) in seen:
            return None
        seen.add((module, name, space))
        if name in module.uses:
            path = module.uses[name]
            return self.find(module, path, space, seen) if path != (name,) else External(path)
        for path in module.globs:
            target = self.find(module, path, "modules", seen)
            if isinstance(target, Module):
                found = self._look(target, name, space, seen)
                if found is not None:
                    return found
        return None


def _name_of(node) -> str:
    name = node.child_by_field_name("name")
    if name is not None:
        return text_of(name)
    shown = node.child_by_field_name("type") or node.child_by_field_name("macro") or node
    return text_of(shown).split("\n")[0][:60]


def attribute_of(source: Source, node) -> Attribute:
    body = child(node, "attribute")
    name = text_of(body.named_children[0]).split("::")[-1]
    tokens = source.tokens(body)
    skip = len(source.tokens(body.named_children[0]))
    rest = tokens[skip:]
    if rest and rest[0].text in "([{":
        rest = rest[1:-1]
    elif rest and rest[0].text == "=":
        rest = rest[1:]
    return Attribute(name, tuple(rest))


def _split(trees, separator: str = ",") -> list[tuple]:
    """Token trees between commas."""
    parts: list[list] = [[]]
    for tree in trees:
        if isinstance(tree, Token) and tree.text == separator:
            parts.append([])
        else:
            parts[-1].append(tree)
    return [tuple(part) for part in parts if part]


def _uses(node, before: tuple[str, ...]):
    """The (alias, path) pairs of a use declaration; alias `*` for a wildcard."""
    kind = node.type
    if kind == "use_list":
        for one in node.named_children:
            yield from _uses(one, before)
    elif kind == "scoped_use_list":
        path = node.child_by_field_name("path")
        yield from _uses(node.child_by_field_name("list"), before + (_path(path) if path is not None else ()))
    elif kind == "use_as_clause":
        yield text_of(node.child_by_field_name("alias")), before + _path(node.child_by_field_name("path"))
    elif kind == "use_wildcard":
        yield "*", before + (_path(node.named_children[0]) if node.named_children else ())
    elif kind in ("identifier", "scoped_identifier", "crate", "self", "super"):
        path = before + _path(node)
        if path[-1] == "self":
            path = path[:-1]
        yield path[-1], path


def _path(node) -> tuple[str, ...]:
    return tuple(part.strip() for part in text_of(node).split("::") if part.strip())


def path_of(node) -> tuple[str, ...]:
    """The segments of a path node, generic arguments left out."""
    if node.type in ("generic_type", "generic_function"):
        return path_of(node.child_by_field_name("type") or node.child_by_field_name("function"))
    if node.type in ("scoped_type_identifier", "scoped_identifier"):
        before = node.child_by_field_name("path")
        return (path_of(before) if before is not None else ()) + (text_of(node.child_by_field_name("name")),)
    return (text_of(node),)


def _open_enum(tokens: list[Token]) -> list[Token]:
    """The text of open_enum! as an enum item that a Rust parser reads: `enum X: u32 {` becomes repr(u32)."""
    out: list[Token] = []
    trees = list(grouped(tokens))
    at = 0
    while at < len(trees):
        tree = trees[at]
        if isinstance(tree, Token) and tree.text == "enum":
            if at + 4 >= len(trees) or not isinstance(trees[at + 2], Token) or trees[at + 2].text != ":":
                raise ReferenceError_("open_enum! without a type after its name", "", tree.line)
            name, width, body = trees[at + 1], trees[at + 3], trees[at + 4]
            line = name.line
            inside = list(body.inside)
            while len(inside) > 2 and isinstance(inside[0], Token) and inside[0].text == "#" \
                    and isinstance(inside[1], Token) and inside[1].text == "!":
                inside = inside[3:]
            head = [Token(text, line, True) for text in ("#", "[", "repr", "(", width.text, ")", "]", "#", "[",
                                                         "open_enum", "]")]
            keep = _visibility(out)
            out = out[:len(out) - len(keep)] + head + keep
            out += [tree, name, body.open, *flat(inside), body.close]
            at += 5
            continue
        out += flat([tree])
        at += 1
    return out


def _visibility(tokens: list[Token]) -> list[Token]:
    """The `pub` or `pub(...)` that the tokens end with."""
    for size in (1, 4):
        if len(tokens) >= size and tokens[-size].text == "pub":
            return tokens[-size:]
    return []
