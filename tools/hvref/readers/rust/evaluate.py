# SPDX-License-Identifier: MIT
"""Values of Rust constant expressions: integers, GUIDs, byte strings, arrays and plain structures.

Integers carry their type, because `!0` and casts mean nothing without it; an integer
that is written without a type takes the one that is expected. What is beyond this
(a loop, a trait call, a program's type) raises Unread.
"""

from __future__ import annotations

import dataclasses
import re

from .calls import Calls
from .items import External, Item, Module, Unread, attribute_of, path_of
from .layout import PRIMITIVES, Bits, Layouts
from .syntax import child, children, text_of
from .values import INTEGERS, Guid, Int, Range, Scope, Struct, Text, wrap

_GUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_SUFFIX = re.compile(r"(?:[ui](?:8|16|32|64|128|size))$")


class Evaluator(Calls):
    """Evaluates expressions over one set of layouts."""

    def __init__(self, layouts: Layouts):
        self.layouts = layouts
        self.world = layouts.world
        layouts.evaluate = self._count

    def _count(self, node, module, source, expected, own) -> int:
        """An array's length."""
        value = self.value(node, Scope(module, source, own), expected)
        if not isinstance(value, Int):
            raise Unread(f"{text_of(node)!r} is not a number")
        return value.value

    # ----------------------------------------------------------------------------------------------------------------
    # Items

    def constant(self, item: Item, own: Item | None = None, scope: Scope | None = None):
        """The value of a constant item; `own` is what Self means in it."""
        node = item.node
        expression = node.child_by_field_name("value")
        if expression is None:
            raise Unread("a constant without a value")
        outer = scope or Scope(item.module, item.source)
        inner = outer.deeper(module=item.module, source=item.source, own=own, local={})
        expected = self._type_word(node.child_by_field_name("type"), inner)
        return self._fit(self.value(expression, inner, expected), expected)

    def _type_word(self, node, scope: Scope) -> str:
        """The integer type that a type node means, or an empty string."""
        if node is None:
            return ""
        name = text_of(node)
        if name in PRIMITIVES:
            return name
        if node.type in ("type_identifier", "scoped_type_identifier") and name != "Self":
            found = self.world.find(scope.module, path_of(node), "types")
            if isinstance(found, Item) and found.kind == "alias":
                return self._type_word(found.node.child_by_field_name("type"), Scope(found.module, found.source))
        return ""

    @staticmethod
    def _fit(value, expected: str):
        """An integer without a type takes the expected one."""
        if not isinstance(value, Int) or not expected or expected not in INTEGERS:
            return value
        if value.type and value.type != expected:
            raise Unread(f"a value of type {value.type} where {expected} is expected")
        cut = wrap(value.value, expected)
        if cut != value.value and not (value.value < 0 and expected[0] == "u" and not value.type):
            raise Unread(f"{value.value} does not fit {expected}")
        return Int(cut, expected)

    def enumerators(self, item: Item) -> list[tuple[str, int, object]]:
        """(name, value, node) of an enumeration's variants, implicit values counted on."""
        base = self.layouts.enum_base(item)
        found, following, attributes = [], 0, []
        for node in item.node.child_by_field_name("body").named_children:
            if node.type == "attribute_item":
                attributes.append(attribute_of(item.source, node))
                continue
            if node.type != "enum_variant":
                continue
            off = self.world.switched_off(attributes)
            attributes = []
            if off:
                self.world.leave_out(item.module, item.source, node,
                                      f"{item.name}::{text_of(node.child_by_field_name('name'))}", off)
                continue
            written = node.child_by_field_name("value")
            if written is not None:
                scope = Scope(item.module, item.source, item)
                following = self._integer(self._fit(self.value(written, scope, base), base))
            found.append((text_of(node.child_by_field_name("name")), wrap(following, base), node))
            following += 1
        return found

    def number(self, value, width_hint: str = "") -> int:
        """A value as one integer: a structure or a byte string as the little-endian number that its bytes are."""
        if isinstance(value, bool):
            return int(value)
        if isinstance(value, Int):
            return value.value
        if isinstance(value, Struct) and value.item.kind == "open_enum":
            return self.number(value.members["0"])
        if isinstance(value, (Struct, tuple, bytes)):
            data = self.bytes_of(value)
            if len(data) > 16:
                raise Unread(f"a block of {len(data)} bytes")
            return int.from_bytes(data, "little")
        raise Unread("not a number")

    def bytes_of(self, value, expected: str = "") -> bytes:
        """The bytes of a value."""
        if isinstance(value, bytes):
            return value
        if isinstance(value, bool):
            return bytes([value])
        if isinstance(value, Int):
            kind = value.type or expected
            if not kind:
                raise Unread("a number whose type is not known")
            return wrap(value.value, "u" + kind[1:]).to_bytes(PRIMITIVES[kind], "little")
        if isinstance(value, tuple):
            return b"".join(self.bytes_of(one) for one in value)
        if isinstance(value, Struct):
            return self._struct_bytes(value)
        raise Unread("a value that has no bytes")

    def _struct_bytes(self, value: Struct) -> bytes:
        layout = self.layouts.of_item(value.item)
        if layout.form in ("bitfield", "enum"):
            return self.number(value.members["0"]).to_bytes(layout.size, "little")
        data = bytearray(layout.size)
        for field in layout.members:
            kind = field.type if field.type in INTEGERS else ""
            piece = self.bytes_of(value.members[field.name], kind)
            data[field.offset:field.offset + field.size] = piece
        return bytes(data)

    # ----------------------------------------------------------------------------------------------------------------
    # Expressions

    def value(self, node, scope: Scope, expected: str = ""):
        """The value of an expression node."""
        handler = getattr(self, "_on_" + node.type, None)
        if handler is None:
            raise Unread(f"an expression of a form that is not computed: {' '.join(text_of(node).split())[:60]!r}")
        return handler(node, scope, expected)

    def _integer(self, value) -> int:
        if isinstance(value, Int):
            return value.value
        if isinstance(value, Struct) and value.item.kind in ("open_enum", "enum"):
            return self._integer(value.members["0"])
        raise Unread("an integer is expected")

    def _on_integer_literal(self, node, scope, expected):
        text = text_of(node).replace("_", "")
        found = None if text.lower().startswith("0x") and not re.search(r"[uis]", text[2:]) else _SUFFIX.search(text)
        suffix = found.group(0) if found else ""
        digits = text[:len(text) - len(suffix)] if suffix else text
        return Int(int(digits, 0) if digits[:2].lower() in ("0x", "0b", "0o") else int(digits), suffix)

    def _on_boolean_literal(self, node, scope, expected):
        return text_of(node) == "true"

    def _on_char_literal(self, node, scope, expected):
        text = text_of(node)
        if text.startswith("b'") and len(text) == 4:
            return Int(ord(text[2]), "u8")
        raise Unread("a character")

    def _on_string_literal(self, node, scope, expected):
        text = text_of(node)
        if "\\" in text:
            text = text.encode("latin-1").decode("unicode_escape")
        return text[2:-1].encode("latin-1") if text.startswith("b") else Text(text[1:-1])

    def _on_raw_string_literal(self, node, scope, expected):
        return Text(text_of(node))

    def _on_parenthesized_expression(self, node, scope, expected):
        return self.value(node.named_children[0], scope, expected)

    def _on_reference_expression(self, node, scope, expected):
        return self.value(node.child_by_field_name("value"), scope, expected)

    def _on_unary_expression(self, node, scope, expected):
        operator = text_of(node.children[0])
        value = self.value(node.named_children[-1], scope, expected)
        if operator == "*":
            return value
        if isinstance(value, bool) and operator == "!":
            return not value
        number = self._integer(value)
        kind = value.type or expected
        result = -number if operator == "-" else ~number
        if operator == "!" and not kind:
            raise Unread("! of a number whose type is not known")
        return Int(wrap(result, kind), kind) if kind in INTEGERS else Int(result)

    def _on_binary_expression(self, node, scope, expected):
        operator = text_of(node.child_by_field_name("operator"))
        if operator in ("==", "!=", "<", ">", "<=", ">=", "&&", "||"):
            return self._comparison(node, scope, operator)
        left = self.value(node.child_by_field_name("left"), scope, expected)
        shift = operator in ("<<", ">>")
        right = self.value(node.child_by_field_name("right"), scope, "" if shift else expected)
        if isinstance(left, Struct) and isinstance(right, Struct) and operator in ("|", "&", "^"):
            return self._join(left, right, operator)
        kind = left.type if isinstance(left, Int) and left.type else (
            right.type if isinstance(right, Int) and right.type and not shift else "")
        if not shift and isinstance(left, Int) and isinstance(right, Int) and left.type and right.type \
                and left.type != right.type:
            raise Unread(f"{left.type} {operator} {right.type}")
        number = self._apply(operator, self._integer(left), self._integer(right))
        kind = kind or (expected if expected in INTEGERS else "")
        if kind and operator == "<<":
            return Int(wrap(number, kind), kind)
        if kind and wrap(number, kind) != number:
            raise Unread(f"{' '.join(text_of(node).split())} does not fit {kind}")
        return Int(number, kind)

    def _join(self, left: Struct, right: Struct, operator: str) -> Struct:
        if left.item is not right.item or left.item.kind != "bitfield":
            raise Unread(f"{operator} of structures")
        return Struct(left.item, {"0": Int(self._apply(operator, self._integer(left.members["0"]),
                                                       self._integer(right.members["0"])))})

    def _comparison(self, node, scope, operator) -> bool:
        left = self.value(node.child_by_field_name("left"), scope)
        if operator in ("&&", "||"):
            right = self.value(node.child_by_field_name("right"), scope)
            return (left and right) if operator == "&&" else (left or right)
        right = self.value(node.child_by_field_name("right"), scope)
        if isinstance(left, (Guid, bool)):
            return (left == right) == (operator == "==")
        a, b = self.number(left), self.number(right)
        return {"==": a == b, "!=": a != b, "<": a < b, ">": a > b, "<=": a <= b, ">=": a >= b}[operator]

    @staticmethod
    def _apply(operator: str, left: int, right: int) -> int:
        if operator in ("/", "%"):
            if right == 0:
                raise Unread("a division by zero")
            quotient = abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)
            return quotient if operator == "/" else left - quotient * right
        table = {"+": lambda: left + right, "-": lambda: left - right, "*": lambda: left * right,
                 "|": lambda: left | right, "&": lambda: left & right, "^": lambda: left ^ right,
                 "<<": lambda: left << right, ">>": lambda: left >> right}
        if operator not in table:
            raise Unread(f"the operator {operator}")
        return table[operator]()

    def _on_type_cast_expression(self, node, scope, expected):
        kind = self._type_word(node.child_by_field_name("type"), scope)
        if kind not in INTEGERS:
            raise Unread(f"a cast to {text_of(node.child_by_field_name('type'))}")
        value = self.value(node.child_by_field_name("value"), scope)
        number = int(value) if isinstance(value, bool) else self._integer(value)
        return Int(wrap(number, kind), kind)

    def _on_array_expression(self, node, scope, expected):
        length = node.child_by_field_name("length")
        if length is not None:
            count = self._integer(self.value(length, scope, "usize"))
            return (self.value(node.named_children[0], scope),) * count
        return tuple(self.value(one, scope) for one in node.named_children if not one.type.endswith("comment"))

    def _on_tuple_expression(self, node, scope, expected):
        return tuple(self.value(one, scope) for one in node.named_children)

    def _on_range_expression(self, node, scope, expected):
        ends = [self.value(one, scope) for one in node.named_children]
        if len(ends) != 2 or "..=" not in [one.type for one in node.children]:
            raise Unread("a range that is open, or leaves its end out")
        return Range(*ends)

    def _on_if_expression(self, node, scope, expected):
        if self.value(node.child_by_field_name("condition"), scope):
            return self.value(node.child_by_field_name("consequence"), scope, expected)
        other = node.child_by_field_name("alternative")
        if other is None:
            raise Unread("an if without else")
        return self.value(other.named_children[0], scope, expected)

    def _on_block(self, node, scope, expected):
        local = dict(scope.local)
        inner = dataclasses.replace(scope, local=local)
        steps = [one for one in node.named_children if not one.type.endswith("comment")]
        for step in steps[:-1]:
            if step.type != "let_declaration" or step.child_by_field_name("pattern").type != "identifier":
                raise Unread("a block that is more than lets and a value")
            kind = self._type_word(step.child_by_field_name("type"), inner)
            local[text_of(step.child_by_field_name("pattern"))] = \
                self._fit(self.value(step.child_by_field_name("value"), inner, kind), kind)
        if not steps:
            raise Unread("an empty block")
        return self.value(steps[-1], inner, expected)

    # ----------------------------------------------------------------------------------------------------------------
    # Names

    def _on_identifier(self, node, scope, expected):
        return self._named((text_of(node),), scope)

    def _on_scoped_identifier(self, node, scope, expected):
        path = path_of(node)
        if len(path) == 2 and path[0] in INTEGERS and path[1] in ("MAX", "MIN", "BITS"):
            return self._limit(*path)
        return self._named(path, scope)

    @staticmethod
    def _limit(kind: str, which: str) -> Int:
        bits = PRIMITIVES[kind] * 8
        if which == "BITS":
            return Int(bits, "u32")
        if kind[0] == "u":
            return Int((1 << bits) - 1 if which == "MAX" else 0, kind)
        return Int((1 << (bits - 1)) - 1 if which == "MAX" else -(1 << (bits - 1)), kind)

    def _on_self(self, node, scope, expected):
        if "self" in scope.local:
            return scope.local["self"]
        raise Unread("self outside a method")

    def _named(self, path: tuple[str, ...], scope: Scope):
        """The value of a path."""
        if len(path) == 1 and path[0] in scope.local:
            return scope.local[path[0]]
        if path[0] == "Self":
            if scope.own is None or len(path) != 2:
                raise Unread(f"{'::'.join(path)} where Self means nothing")
            return self._associated(scope.own, path[1], scope)
        found = self.world.find(scope.module, path, "values")
        if isinstance(found, tuple):
            item, rest = found
            if len(rest) == 1:
                return self._associated(item, rest[0], scope)
        elif isinstance(found, Item) and found.kind == "const":
            return self.constant(found, None, scope)
        raise Unread(f"{'::'.join(path)} is not a constant of the files read")

    def _associated(self, item: Item, name: str, scope: Scope):
        """A constant or variant of a type."""
        item = self._behind(item)
        if item.kind in ("enum", "open_enum"):
            for own, value, _ in self.enumerators(item):
                if own == name:
                    return Struct(item, {"0": Int(value, self.layouts.enum_base(item))})
        found = self._constant_of(item, name)
        if found is None:
            raise Unread(f"{item.name}::{name} is not a constant of the files read")
        return self.constant(found, item, scope)

    def _behind(self, item: Item) -> Item:
        """What an alias stands for."""
        while item.kind == "alias":
            node = item.node.child_by_field_name("type")
            found = self.world.find(item.module, path_of(node), "types")
            if not isinstance(found, Item):
                raise Unread(f"{item.name} stands for a type outside the files read")
            item = found
        return item

    def _constant_of(self, item: Item, name: str) -> Item | None:
        """The associated constant of a type: its own, that of a trait's impl, or the trait's default."""
        blocks = list(self.layouts.impls_of(item))
        for block in blocks:
            if name in block.consts:
                return block.consts[name]
        for block in blocks:
            if block.trait is None:
                continue
            trait = self._trait(block)
            if trait is not None and name in trait.consts:
                return trait.consts[name]
        return None

    def _trait(self, block):
        found = self.world.find(block.module, path_of(block.trait), "traits")
        return found if not isinstance(found, (External, Module, tuple)) else None

    # ----------------------------------------------------------------------------------------------------------------
    # Structures and members

    def _on_struct_expression(self, node, scope, expected):
        item = self._type_item(node.child_by_field_name("name"), scope)
        members = {}
        for one in children(node.child_by_field_name("body")):
            if one.type == "shorthand_field_initializer":
                members[text_of(one)] = self._named((text_of(one),), scope)
            elif one.type == "field_initializer":
                name = text_of(one.child_by_field_name("field") or one.named_children[0])
                members[name] = self.value(one.child_by_field_name("value") or one.named_children[-1], scope,
                                           self._member_kind(item, name))
                members[name] = self._fit(members[name], self._member_kind(item, name))
            else:
                raise Unread("a structure filled from another")
        return Struct(item, members)

    def _member_kind(self, item: Item, name: str) -> str:
        """The integer type of a member, or an empty string."""
        for own, type_node, _, _ in self.layouts.members(item):
            if own == name:
                return self._type_word(type_node, Scope(item.module, item.source))
        return ""

    def _type_item(self, node, scope: Scope) -> Item:
        path = path_of(node)
        if path == ("Self",):
            if scope.own is None:
                raise Unread("Self where it means nothing")
            return scope.own
        found = self.world.find(scope.module, path, "types")
        if not isinstance(found, Item):
            raise Unread(f"{'::'.join(path)} is not a type of the files read")
        return self._behind(found)

    def _on_field_expression(self, node, scope, expected):
        value = self.value(node.child_by_field_name("value"), scope)
        name = text_of(node.child_by_field_name("field"))
        if isinstance(value, Struct) and name in value.members:
            return value.members[name]
        raise Unread(f"the member {name} of something that has none")

    def _on_macro_invocation(self, node, scope, expected):
        name = text_of(node.child_by_field_name("macro")).split("::")[-1]
        tokens = [token.text for token in scope.source.tokens(child(node, "token_tree"))][1:-1]
        if name == "guid" and len(tokens) == 1:
            text = tokens[0].strip('"').strip("{}")
            if not _GUID.fullmatch(text):
                raise Unread(f"{text!r} is not a GUID")
            return Guid(text.lower())
        if name == "offset_of" and len(tokens) >= 3:
            return self._offset_of(tokens, scope)
        raise Unread(f"the macro {name}!")

    def _offset_of(self, tokens: list[str], scope: Scope) -> Int:
        comma = tokens.index(",")
        path = tuple(text for text in tokens[:comma] if text != "::")
        item = scope.own if path == ("Self",) else self.world.find(scope.module, path, "types")
        if isinstance(item, Item):
            for field in self.layouts.of_item(item).members:
                if not isinstance(field, Bits) and [field.name] == tokens[comma + 1:]:
                    return Int(field.offset, "usize")
        raise Unread(f"offset_of!({' '.join(tokens)})")
