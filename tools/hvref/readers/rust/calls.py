# SPDX-License-Identifier: MIT
"""Calls in Rust constant expressions: const functions, size_of, what the bitfield attribute writes, conversions."""

from __future__ import annotations

from .items import External, Item, Unread, path_of
from .layout import PRIMITIVES
from .syntax import child, children, text_of
from .values import INTEGERS, Int, Scope, Struct, wrap


class Calls:
    """The part of the Evaluator that evaluates calls; it is mixed into it."""

    def _on_call_expression(self, node, scope, expected):
        function = node.child_by_field_name("function")
        arguments = [one for one in node.child_by_field_name("arguments").named_children
                     if not one.type.endswith("comment")]
        if function.type == "generic_function":
            return self._generic_call(function, scope)
        if function.type == "field_expression":
            return self._method(function, arguments, scope, expected)
        path = path_of(function)
        return self._call(path, arguments, scope, expected)

    def _generic_call(self, function, scope: Scope) -> Int:
        name = path_of(function)[-1]
        argument = child(function.child_by_field_name("type_arguments"))
        env = {"Self": scope.own} if scope.own is not None else {}
        if name in ("size_of", "align_of"):
            layout = self.layouts.of_type(argument, scope.module, scope.source, env)
            return Int(layout.size if name == "size_of" else layout.align, "usize")
        raise Unread(f"the function {name}")

    def _call(self, path: tuple[str, ...], arguments, scope: Scope, expected: str):
        if len(path) == 2 and path[0] in INTEGERS:
            return self._integer_function(path[0], path[1], arguments, scope)
        if path[-1] == "new" and path[-2:-1] and path[-2].startswith("NonZero"):
            kind = path[-2][7:].lower()
            return self._fit(self.value(arguments[0], scope, kind), kind)
        if path == ("Self",):
            return self._tuple_struct(scope.own, arguments, scope)
        if path[0] == "Self" and len(path) == 2 and scope.own is not None:
            return self._function_of(scope.own, path[1], arguments, scope)
        found = self.world.find(scope.module, path, "values")
        if found is None or isinstance(found, External):
            found = self.world.find(scope.module, path, "types")
            if isinstance(found, Item):
                return self._tuple_struct(self._behind(found), arguments, scope)
        if isinstance(found, Item) and found.kind == "function":
            return self._run(found, None, arguments, scope)
        if isinstance(found, tuple) and len(found[1]) == 1:
            return self._function_of(self._behind(found[0]), found[1][0], arguments, scope)
        raise Unread(f"the function {'::'.join(path)} is not in the files read")

    def _tuple_struct(self, item: Item, arguments, scope: Scope) -> Struct:
        if item is None:
            raise Unread("Self where it means nothing")
        if item.kind == "open_enum":
            base = self.layouts.enum_base(item)
            return Struct(item, {"0": self._fit(self.value(arguments[0], scope, base), base)})
        members = {}
        for index, one in enumerate(arguments):
            kind = self._member_kind(item, str(index))
            members[str(index)] = self._fit(self.value(one, scope, kind), kind)
        return Struct(item, members)

    def _integer_function(self, kind: str, name: str, arguments, scope: Scope) -> Int:
        if name in ("from_le_bytes", "from_ne_bytes", "from_be_bytes"):
            data = self.bytes_of(self._bytes_argument(arguments[0], scope))
            if len(data) != PRIMITIVES[kind]:
                raise Unread(f"{kind}::{name} of {len(data)} bytes")
            number = int.from_bytes(data, "big" if "be" in name else "little")
            return Int(wrap(number, kind), kind)
        raise Unread(f"the function {kind}::{name}")

    def _bytes_argument(self, node, scope):
        value = self.value(node, scope)
        if isinstance(value, tuple):
            return bytes(self._integer(one) for one in value)
        return value

    def _function_of(self, item: Item, name: str, arguments, scope: Scope):
        """`Type::function(...)`: the ones that the bitfield attribute writes, then those of the impl blocks."""
        if item.kind == "bitfield":
            if name in ("new", "zeroed") and not arguments:
                return Struct(item, {"0": Int(self._defaults(item))})
            if name in ("from_bits", "from"):
                return Struct(item, {"0": Int(self._integer(self.value(arguments[0], scope)))})
        for block in self.layouts.impls_of(item):
            if name in block.functions:
                return self._run(block.functions[name], item, arguments, scope)
        raise Unread(f"the function {item.name}::{name} is not in the files read")

    def _defaults(self, item: Item) -> int:
        """The value that `new` of a bitfield gives: the defaults of its members."""
        total = 0
        layout = self.layouts.of_item(item)
        by_name = {bits.name: bits for bits in layout.members}
        for name, _, _, attributes in self.layouts.members(item):
            for attribute in attributes:
                words = [token.text for token in attribute.arguments]
                if attribute.name == "bits" and "default" in words:
                    at = words.index("default") + 2
                    text = words[at] if at < len(words) else ""
                    if text in ("true", "false"):
                        number = int(text == "true")
                    elif text[:1].isdigit():
                        number = int(text.replace("_", ""), 0)
                    else:
                        raise Unread(f"the default {text} of {item.name}.{name}")
                    total |= number << by_name[name].first
        return total

    def _run(self, function: Item, own: Item | None, arguments, scope: Scope, receiver=None):
        """A const fn with a simple body."""
        local = {} if receiver is None else {"self": receiver}
        parameters = [one for one in children(function.node.child_by_field_name("parameters"))
                      if one.type in ("parameter", "self_parameter")]
        if receiver is not None:
            parameters = [one for one in parameters if one.type == "parameter"]
        if len(parameters) != len(arguments):
            raise Unread(f"{function.name} with other arguments than it has")
        inner = scope.deeper(module=function.module, source=function.source, own=own, local=local)
        for parameter, argument in zip(parameters, arguments):
            kind = self._type_word(parameter.child_by_field_name("type"), inner)
            local[text_of(parameter.child_by_field_name("pattern"))] = \
                self._fit(self.value(argument, scope, kind), kind)
        result = self._type_word(function.node.child_by_field_name("return_type"), inner)
        return self._fit(self.value(function.node.child_by_field_name("body"), inner, result), result)

    def _method(self, function, arguments, scope: Scope, expected: str):
        """`value.method(...)`: a bitfield's setters and getters, conversions, and methods of impl blocks."""
        value = self.value(function.child_by_field_name("value"), scope, expected)
        name = text_of(function.child_by_field_name("field"))
        if name in ("unwrap", "get") and not arguments:
            return value
        if isinstance(value, bytes) and name == "len":
            return Int(len(value), "usize")
        if isinstance(value, tuple) and name == "len":
            return Int(len(value), "usize")
        if isinstance(value, Struct) and value.item.kind == "bitfield":
            if name.startswith("with_"):
                return self._with(value, name[5:], self.value(arguments[0], scope))
            if name in ("into_bits", "into"):
                return value.members["0"]
        if isinstance(value, Struct):
            for block in self.layouts.impls_of(value.item):
                if name in block.functions:
                    return self._run(block.functions[name], value.item, arguments, scope, receiver=value)
        raise Unread(f"the method {name}")

    def _with(self, value: Struct, name: str, argument) -> Struct:
        for bits in self.layouts.of_item(value.item).members:
            if bits.name == name:
                number = self.number(argument)
                if number >> bits.width:
                    raise Unread(f"{number} does not fit {value.item.name}.{name}")
                mask = ((1 << bits.width) - 1) << bits.first
                total = self._integer(value.members["0"]) & ~mask | number << bits.first
                return Struct(value.item, {"0": Int(total)})
        raise Unread(f"{value.item.name} has no member {name}")
