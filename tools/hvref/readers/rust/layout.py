# SPDX-License-Identifier: MIT
"""Size, alignment and offsets of Rust types, computed by the rules of their repr.

Only what has a defined layout is computed: repr(C) with packed and align,
repr(transparent), repr(uN) enumerations, unions, the structures of the bitfield
attribute (crate bitfield-struct) and open enumerations. Anything else raises Unread.
"""

from __future__ import annotations

import dataclasses

from .items import External, Item, Module, Unread, World, attribute_of, path_of
from .syntax import child, children, text_of

PRIMITIVES = {"u8": 1, "i8": 1, "u16": 2, "i16": 2, "u32": 4, "i32": 4, "u64": 8, "i64": 8, "u128": 16, "i128": 16,
              "usize": 8, "isize": 8, "bool": 1, "char": 4, "f32": 4, "f64": 8}
_GUIDS = {("guid", "Guid")}
_BYTE_ORDERED = {"U16": 2, "I16": 2, "U32": 4, "I32": 4, "U64": 8, "I64": 8, "U128": 16, "I128": 16, "Usize": 8,
                 "Isize": 8, "F32": 4, "F64": 8}
_WRAPPERS = {"ManuallyDrop", "MaybeUninit", "UnsafeCell", "Cell", "Wrapping"}


@dataclasses.dataclass(frozen=True)
class Field:
    """A member: offset and size in bytes, the text of its type, and the elements if it is an array."""

    name: str
    offset: int
    size: int
    type: str
    line: int
    count: int | None = None
    element: int | None = None


@dataclasses.dataclass(frozen=True)
class Bits:
    """A member of a bitfield: first bit and width."""

    name: str
    first: int
    width: int
    type: str
    line: int


@dataclasses.dataclass(frozen=True)
class Layout:
    """What a type looks like in memory."""

    size: int
    align: int
    form: str
    members: tuple = ()


def _round_up(value: int, to: int) -> int:
    return (value + to - 1) // to * to


class Layouts:
    """The layouts of one World's types."""

    def __init__(self, world: World):
        self.world = world
        self.evaluate = None        # set by evaluate.Evaluator: (node, module, source, expected type, own type) -> int
        self._done: dict[tuple, Layout] = {}
        self._busy: set[tuple] = set()

    # ----------------------------------------------------------------------------------------------------------------
    # Types as they are written

    def of_type(self, node, module: Module, source, env: dict | None = None) -> Layout:
        """The layout of the type that a syntax node names."""
        env = env or {}
        kind = node.type
        if kind == "primitive_type":
            return self._primitive(text_of(node))
        if kind == "array_type":
            return self._array(node, module, source, env)
        if kind == "unit_type":
            return Layout(0, 1, "unit")
        if kind == "generic_type":
            return self._generic(node, module, source, env)
        if kind in ("type_identifier", "scoped_type_identifier"):
            return self._named(node, module, source, env)
        if kind in ("reference_type", "pointer_type", "function_type", "dynamic_type"):
            raise Unread(f"{text_of(node)!r} is a pointer of the program")
        raise Unread(f"a type of a form that has no defined layout: {text_of(node)!r}")

    def _primitive(self, name: str) -> Layout:
        if name == "str":
            raise Unread("str has no size")
        size = PRIMITIVES[name]
        return Layout(size, size, name)

    def _array(self, node, module, source, env) -> Layout:
        length = node.child_by_field_name("length")
        if length is None:
            raise Unread(f"{text_of(node)!r} has no size")
        element = self.of_type(node.child_by_field_name("element"), module, source, env)
        count = self.evaluate(length, module, source, "usize", env.get("Self"))
        return Layout(element.size * count, element.align, f"[{element.form}; {count}]")

    def element_of(self, node, module, source, env) -> tuple[int | None, int | None]:
        """Count and size of the elements if the type is an array."""
        if node.type != "array_type":
            return None, None
        element = self.of_type(node.child_by_field_name("element"), module, source, env)
        return self.evaluate(node.child_by_field_name("length"), module, source, "usize", env.get("Self")), element.size

    def _named(self, node, module, source, env) -> Layout:
        path = path_of(node)
        if path[0] in env:
            if len(path) == 1:
                return self._from_env(env[path[0]])
            return self._associated(env[path[0]], path[1:])
        found = self.world.find(module, path, "types")
        if isinstance(found, Item):
            return self.of_item(found)
        if isinstance(found, External):
            return self._external(found.path, None, module, source, env)
        raise Unread(f"the type {'::'.join(path)} is not defined where it is looked for")

    def _from_env(self, bound) -> Layout:
        if isinstance(bound, Item):
            return self.of_item(bound)
        node, module, source = bound
        return self.of_type(node, module, source)

    def _associated(self, bound, rest: tuple[str, ...]) -> Layout:
        """`Parameter::Name`: the associated type of what the parameter stands for."""
        item = bound if isinstance(bound, Item) else self._item_of(*bound)
        for block in self.impls_of(item):
            if rest[0] in block.types:
                return self.of_type(block.types[rest[0]], block.module, block.source)
        raise Unread(f"no associated type {rest[0]} of {item.fact_name}")

    def _item_of(self, node, module, source) -> Item:
        found = self.world.find(module, path_of(node), "types")
        if not isinstance(found, Item):
            raise Unread(f"{text_of(node)} is not a type of the files read")
        return found

    def impls_of(self, item: Item):
        """The impl blocks of a type, inherent and of traits, in its own crate."""
        for module in self.world.crates[item.module.crate].everything():
            for block in module.impls:
                if block.type is None or block.generic:
                    continue
                if path_of(block.type)[-1] == item.name and \
                        self.world.find(block.module, path_of(block.type), "types") is item:
                    yield block

    def _generic(self, node, module, source, env) -> Layout:
        path = path_of(node)
        arguments = children(node.child_by_field_name("type_arguments"))
        found = self.world.find(module, path, "types")
        if isinstance(found, External):
            return self._external(found.path, arguments, module, source, env)
        if not isinstance(found, Item):
            raise Unread(f"the type {'::'.join(path)} is not defined where it is looked for")
        names = parameters(found)
        types = [one for one in arguments if one.type != "lifetime"]
        if len(names) != len(types):
            raise Unread(f"{text_of(node)!r}: generic arguments that do not fit the definition")
        bound = {name: env.get(text_of(one), (one, module, source)) for name, one in zip(names, types)}
        return self.of_item(found, bound)

    def _external(self, path, arguments, module, source, env) -> Layout:
        """A type of another crate whose layout is documented."""
        name = path[-1]
        if len(path) == 1 and name in PRIMITIVES:
            return self._primitive(name)
        if path in _GUIDS:
            return Layout(16, 4, "Guid")
        if path[0] == "zerocopy" and name in _BYTE_ORDERED:
            return Layout(_BYTE_ORDERED[name], 1, name)
        if path[0] == "zerocopy" and name == "Unalign" and arguments:
            return dataclasses.replace(self.of_type(arguments[0], module, source, env), align=1)
        if path[0] in ("core", "std"):
            if name.startswith("NonZero") and name[7:].lower() in PRIMITIVES:
                return self._primitive(name[7:].lower())
            if name.startswith("Atomic") and name[6:].lower() in PRIMITIVES:
                return self._primitive(name[6:].lower())
            if name == "PhantomData":
                return Layout(0, 1, "unit")
            if name in _WRAPPERS and arguments:
                return self.of_type(arguments[0], module, source, env)
        raise Unread(f"the type {'::'.join(path)} is outside the files read")

    # ----------------------------------------------------------------------------------------------------------------
    # Items

    def of_item(self, item: Item, env: dict | None = None) -> Layout:
        """The layout of a definition; generic ones with what their parameters stand for."""
        key = (item, tuple(sorted((name, _identity(bound)) for name, bound in (env or {}).items())))
        if key in self._done:
            return self._done[key]
        if key in self._busy:
            raise item.error("a type that contains itself")
        self._busy.add(key)
        try:
            if parameters(item) and not env:
                raise item.error("generic: it has a layout only where its parameters are given")
            self._done[key] = getattr(self, "_" + item.kind)(item, dict(env or {}))
        finally:
            self._busy.discard(key)
        return self._done[key]

    def _alias(self, item: Item, env: dict) -> Layout:
        return self.of_type(item.node.child_by_field_name("type"), item.module, item.source, env)

    def _repr(self, item: Item) -> dict:
        """The repr of an item: {'C': True, 'packed': 1, 'align': 16, 'int': 'u32', 'transparent': True}."""
        found: dict = {}
        for attribute in item.attributes:
            if attribute.name != "repr":
                continue
            words = [token.text for token in attribute.arguments]
            at = 0
            while at < len(words):
                word = words[at]
                number = int(words[at + 2], 0) if at + 3 < len(words) + 0 and words[at + 1:at + 2] == ["("] else None
                if word in ("packed", "align"):
                    found[word] = 1 if number is None else number
                elif word in PRIMITIVES:
                    found["int"] = word
                elif word != ",":
                    found[word] = True
                at += 4 if number is not None else 1
        unknown = set(found) - {"C", "packed", "align", "int", "transparent"}
        if unknown:
            raise item.error(f"repr of an unknown kind: {', '.join(sorted(unknown))}")
        return found

    def is_wire(self, item: Item) -> bool:
        """Whether the definition has a defined layout at all."""
        if item.kind in ("bitfield", "open_enum", "alias"):
            return True
        return bool(self._repr(item))

    def members(self, item: Item) -> list[tuple[str, object, object, list]]:
        """(name, type node, node, attributes) of the members that are compiled."""
        body = item.node.child_by_field_name("body")
        if body is None:
            return []
        found, attributes = [], []
        for node in body.named_children:
            if node.type == "attribute_item":
                attributes.append(attribute_of(item.source, node))
            elif node.type == "field_declaration":
                if not self.world.switched_off(attributes):
                    found.append((text_of(node.child_by_field_name("name")), node.child_by_field_name("type"), node,
                                  attributes))
                attributes = []
            elif node.type not in ("line_comment", "block_comment", "visibility_modifier"):
                found.append((str(len(found)), node, node, attributes))
                attributes = []
        return found

    def _struct(self, item: Item, env: dict) -> Layout:
        repr_ = self._repr(item)
        if not repr_:
            raise item.error("no repr: the layout is unspecified")
        return self._c_layout(item, env, repr_, union=False)

    def _union(self, item: Item, env: dict) -> Layout:
        repr_ = self._repr(item)
        if not repr_:
            raise item.error("no repr: the layout is unspecified")
        return self._c_layout(item, env, repr_, union=True)

    def _c_layout(self, item: Item, env: dict, repr_: dict, union: bool) -> Layout:
        packed = repr_.get("packed")
        at, size, align = 0, 0, 1
        fields: list[Field] = []
        for name, type_node, node, _ in self.members(item):
            try:
                one = self.of_type(type_node, item.module, item.source, {"Self": item, **env})
                count, element = self.element_of(type_node, item.module, item.source, {"Self": item, **env})
            except Unread as error:
                raise item.error(f"member {name}: {error}") from error
            own = min(one.align, packed) if packed else one.align
            start = 0 if union else _round_up(at, own)
            fields.append(Field(name, start, one.size, " ".join(text_of(type_node).split()), item.source.line(node),
                                count, element))
            at = start + one.size
            size, align = max(size, at), max(align, own)
        align = max(align, repr_.get("align", 1))
        return Layout(_round_up(size, align), align, "union" if union else "struct", tuple(fields))

    def _enum(self, item: Item, env: dict) -> Layout:
        repr_ = self._repr(item)
        if any(child(one, "field_declaration_list", "ordered_field_declaration_list")
               for one in children(item.node.child_by_field_name("body"), "enum_variant")):
            raise item.error("an enumeration whose variants hold data")
        if "int" in repr_:
            return dataclasses.replace(self._primitive(repr_["int"]), form="enum")
        if repr_.get("C"):
            return Layout(4, 4, "enum")
        raise item.error("no repr: the layout is unspecified")

    def _open_enum(self, item: Item, env: dict) -> Layout:
        repr_ = self._repr(item)
        if "int" not in repr_:
            raise item.error("an open enumeration without an integer type")
        return dataclasses.replace(self._primitive(repr_["int"]), form="enum")

    def enum_base(self, item: Item) -> str:
        """The integer type of an enumeration's values."""
        return self._repr(item).get("int", "i32")

    # ----------------------------------------------------------------------------------------------------------------
    # Bit-fields

    def _bitfield(self, item: Item, env: dict) -> Layout:
        arguments = item.attribute("bitfield").arguments
        base = arguments[0].text
        if base not in PRIMITIVES or base in ("bool", "char"):
            raise item.error(f"a bitfield over {base}")
        total = PRIMITIVES[base] * 8
        msb = self._options(item, arguments[1:])
        bits: list[Bits] = []
        at = 0
        for name, type_node, node, attributes in self.members(item):
            width = self._width(item, name, type_node, attributes)
            if width == 0:
                continue
            first = total - at - width if msb else at
            bits.append(Bits(name, first, width, " ".join(text_of(type_node).split()), item.source.line(node)))
            at += width
        if at != total:
            raise item.error(f"the members have {at} bits, the type {total}")
        inner = self._primitive(base)
        return Layout(inner.size, inner.align, "bitfield", tuple(bits))

    @staticmethod
    def _options(item: Item, tokens) -> bool:
        """Whether the first member stands at the top; raises for options that change the layout unknown to us."""
        words = [token.text for token in tokens if token.text != ","]
        msb = False
        for index in range(0, len(words), 3):
            key, value = words[index], words[index + 2] if index + 2 < len(words) else ""
            if key == "order":
                msb = value.lower() == "msb"
            elif key not in ("debug", "default", "defmt", "new", "from", "into", "clone", "hash", "repr"):
                raise item.error(f"the bitfield option {key} is not known")
            elif key in ("repr", "from", "into"):
                raise item.error(f"the bitfield option {key} is not read")
        return msb

    def _width(self, item: Item, name: str, type_node, attributes) -> int:
        for attribute in attributes:
            if attribute.name == "bits":
                first = attribute.arguments[0].text if attribute.arguments else ""
                if first[:1].isdigit():
                    return int(first.replace("_", ""), 0)
        written = text_of(type_node)
        if written == "bool":
            return 1
        if written in PRIMITIVES:
            if written in ("usize", "isize"):
                raise item.error(f"member {name}: {written} without a width")
            return PRIMITIVES[written] * 8
        raise item.error(f"member {name}: a {written} without a width")


def parameters(item: Item) -> list[str]:
    """The names of a definition's type parameters."""
    node = item.node.child_by_field_name("type_parameters")
    names = []
    for one in children(node) if node is not None else ():
        if one.type == "lifetime_parameter" or one.type == "lifetime":
            continue
        name = one.child_by_field_name("name") or one.child_by_field_name("left") or one
        names.append(text_of(name))
    return names


def _identity(bound) -> int:
    return id(bound) if isinstance(bound, Item) else id(bound[0])
