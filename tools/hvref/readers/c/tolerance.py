# SPDX-License-Identifier: MIT
"""What of a header with errors can be trusted: the definitions that the compiler laid out from what it understood."""

from __future__ import annotations

import re
from typing import Iterable

# A word after a structure that looks like an attribute macro, but is none: then it declares an object of that name.
_ATTRIBUTE = re.compile(r"_\w+|[A-Z][A-Z0-9_]+")


class Soundness:
    """The definitions of one parse, each sound or broken; README.md says when one is broken."""

    def __init__(self, reader, parsed, cursors: list):
        self.kinds, self.type_kinds, self.names = reader.kinds, reader.type_kinds, reader.names
        error = reader.cindex.Diagnostic.Error
        self.errors: dict[str, dict[int, str]] = {}
        for diagnostic in parsed.diagnostics:
            if diagnostic.severity >= error and diagnostic.location.file:
                lines = self.errors.setdefault(diagnostic.location.file.name, {})
                lines.setdefault(diagnostic.location.line, diagnostic.spelling)
        self.broken: dict[int, str] = {}
        for cursor in cursors:
            if cursor.kind == self.kinds.VAR_DECL:
                self._unknown_attribute(cursor)
        for cursor in cursors:
            reason = self.broken.get(cursor.hash) or self._reason(cursor)
            if reason:
                self.broken[cursor.hash] = reason

    def why_broken(self, cursor) -> str:
        """Why the compiler could not lay out a definition; empty if it could."""
        return self.broken.get(cursor.hash, "")

    def _reason(self, cursor) -> str:
        if cursor.kind in (self.kinds.STRUCT_DECL, self.kinds.UNION_DECL):
            return self.error_in(cursor) or self._broken_member(cursor)
        if cursor.kind == self.kinds.TYPEDEF_DECL:
            return self.error_in(cursor) or self._broken_type(cursor.underlying_typedef_type)
        return self.error_in(cursor) if cursor.kind == self.kinds.VAR_DECL else ""

    def error_in(self, cursor) -> str:
        """The first error in the lines of a declaration."""
        place = cursor.location.file
        lines = self.errors.get(place.name, {}) if place else {}
        first, last = cursor.extent.start.line, cursor.extent.end.line
        return next((lines[line] for line in sorted(lines) if first <= line <= last), "")

    def _broken_member(self, cursor) -> str:
        members = (child for child in cursor.get_children() if child.kind == self.kinds.FIELD_DECL)
        return next(filter(None, (self._broken_type(member.type) for member in members)), "")

    def _broken_type(self, type_) -> str:
        """Whether a type, or one that it is a name or an array of, is broken."""
        arrays = (self.type_kinds.CONSTANTARRAY, self.type_kinds.INCOMPLETEARRAY)
        while type_.kind != self.type_kinds.POINTER:
            if type_.kind in arrays:
                type_ = type_.element_type
                continue
            declaration = type_.get_declaration()
            if declaration.hash in self.broken:
                return f"{self.names.get(declaration.hash) or declaration.spelling} could not be laid out"
            if declaration.kind != self.kinds.TYPEDEF_DECL:
                break
            type_ = declaration.underlying_typedef_type
        return ""

    def _unknown_attribute(self, variable) -> None:
        """Marks the structure before a word such as `__packed` that is not a macro here: its layout would be wrong."""
        record = variable.type.get_declaration()
        begins_in_it = record.extent.start.offset >= variable.extent.start.offset and \
            record.extent.end.offset <= variable.extent.end.offset and \
            (record.location.file and record.location.file.name) == variable.location.file.name
        if record.kind in (self.kinds.STRUCT_DECL, self.kinds.UNION_DECL) and begins_in_it and \
                _ATTRIBUTE.fullmatch(variable.spelling):
            self.broken[record.hash] = f"'{variable.spelling}' after it is no known macro"


def sound_enumerators(children: Iterable, soundness: Soundness) -> Iterable[tuple[object, str]]:
    """Each enumerator with the error that makes its value unknown: its own, or that of the one it counts on from."""
    reason = ""
    for child in children:
        own = soundness.error_in(child)
        explicit = any(True for _ in child.get_children())
        reason = own or ("" if explicit else reason)
        yield child, reason
