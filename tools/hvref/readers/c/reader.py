# SPDX-License-Identifier: MIT
"""Reads C and C++ headers through libclang, for the ABI of a chosen target triple.

What a compiler says about a layout is what counts, so no text is interpreted
here: sizes, offsets and bit positions come from libclang, and a macro's value
from a second parse in which the compiler evaluates it as an enumerator.

Headers of other projects need base types (EDK2's UINT32, Linux's __u32,
Windows' ULONG). The folders under shim/ declare just those; nothing of the
projects' own trees or of the machine's system headers is used.
"""

from __future__ import annotations

import ctypes
import dataclasses
import re
import sys
from pathlib import Path
from typing import Iterable, Iterator

from facts import Fact, ReferenceError_
from readers.c.guids import GUID_STRING, NUMBER, guid_numbers, guid_parts, guid_text
from readers.c.tolerance import Soundness, sound_enumerators

SHIMS = Path(__file__).resolve().parent / "shim"
TARGETS = {"x64": "x86_64-pc-windows-msvc", "arm64": "aarch64-pc-windows-msvc"}
LINUX_TARGETS = {"x64": "x86_64-linux-gnu", "arm64": "aarch64-linux-gnu"}
_DEBIAN_MODULES = "/usr/lib/python3/dist-packages"
_UNIT = "hvref_unit.c"
_UNDECLARED = re.compile("undeclared|implicit declaration")
_KEEP_GOING = 0x200  # CXTranslationUnit_KeepGoing, which older bindings do not name


@dataclasses.dataclass(frozen=True)
class Unit:
    """Headers that are parsed together, in this order, because the later ones need the earlier ones.

    Paths are relative to the checkout's root. Facts are taken from `headers` and from what they
    include that matches `also` (path prefixes), and from nothing else.

    A header that needs a whole SDK is read for the few `definitions` that are wanted: each must be
    there and must itself be free of errors; what the rest of the header lacks does not matter. One that
    ends in `*` stands for all whose names begin so, and for one at least.

    A `tolerant` unit is read past missing includes and errors; read_tolerantly() says what was left out.
    """

    headers: tuple[str, ...]
    shim: str = ""
    includes: tuple[str, ...] = ()
    defines: tuple[str, ...] = ()
    language: str = "c"
    standard: str = "c11"
    abi: str = "windows"
    prelude: str = ""
    also: tuple[str, ...] = ()
    definitions: tuple[str, ...] = ()
    tolerant: bool = False


@dataclasses.dataclass(frozen=True)
class Lost:
    """A definition that a tolerant reader left out, and why."""

    name: str
    reason: str
    file: str
    line: int


def clang():
    """The clang.cindex module, from PyPI's libclang or from Debian's python3-clang."""
    try:
        import clang.cindex as cindex
    except ImportError:
        sys.path.append(_DEBIAN_MODULES)
        try:
            import clang.cindex as cindex
        except ImportError:
            raise ReferenceError_("reading C needs libclang: `pip install -r tools/requirements.txt`, or on Debian "
                                  "`apt install python3-clang`") from None
        finally:
            sys.path.remove(_DEBIAN_MODULES)
    try:
        cindex.Config().lib
    except cindex.LibclangError as error:
        raise ReferenceError_(f"the Python bindings of clang are there, but not the library: {error}") from None
    return cindex


def read(root: Path, unit: Unit, arch: str = "x64", source: str = "") -> list[Fact]:
    """All facts of the unit's headers for `arch`, or an error that names the first bad line."""
    _refuse_missing(root, unit)
    return _Reader(root, unit, arch, source).facts()


def _refuse_missing(root: Path, unit: Unit) -> None:
    for header in unit.headers:
        if not (root / header).is_file():
            raise ReferenceError_("no such header", root / header)


def read_tolerantly(root: Path, unit: Unit, arch: str = "x64", source: str = "") -> tuple[list[Fact], list[Lost]]:
    """The facts of what the compiler could lay out in a tolerant unit's headers, and what it could not."""
    _refuse_missing(root, unit)
    reader = _Reader(root, unit, arch, source)
    return reader.facts(), reader.lost


def check(root: Path, unit: Unit, arch: str = "x64") -> None:
    """An error if the unit does not compile."""
    _Reader(root, unit, arch, "").check()


def arguments(root: Path, unit: Unit, arch: str) -> list[str]:
    """The compiler's command line for a unit."""
    triples = TARGETS if unit.abi == "windows" else LINUX_TARGETS
    arguments_ = ["-x", unit.language, f"-std={unit.standard}", f"--target={triples[arch]}", "-ffreestanding",
                  "-nostdinc", "-fms-extensions", "-Wno-everything", "-ferror-limit=0", f"-I{SHIMS / 'base'}"]
    if unit.tolerant:
        arguments_.append("-Werror=implicit-function-declaration")
    if unit.shim:
        arguments_.append(f"-I{SHIMS / unit.shim}")
    arguments_ += [f"-I{root / include}" for include in unit.includes]
    arguments_ += [f"-D{define}" for define in unit.defines]
    return arguments_


class _Reader:
    """One unit for one architecture."""

    def __init__(self, root: Path, unit: Unit, arch: str, source: str):
        self.cindex = clang()
        self.kinds = self.cindex.CursorKind
        self.type_kinds = self.cindex.TypeKind
        self.root, self.unit, self.arch, self.source = root.resolve(), unit, arch, source
        self.arguments = arguments(self.root, unit, arch)
        self.names: dict[int, str] = {}
        self.found: list[Fact] = []
        self.files: dict[str, str | None] = {}
        self.lost: list[Lost] = []
        self.soundness: Soundness | None = None
        self.undeclared: dict[str, str] = {}

    def _text(self) -> str:
        return self.unit.prelude + "".join(f'#include "{self.root / header}"\n' for header in self.unit.headers)

    def check(self) -> None:
        self._refuse_errors(self._parse(self._text(), record=False))

    def facts(self) -> list[Fact]:
        text = self._text()
        parsed = self._parse(text, record=True)
        cursors = list(self._declarations(parsed.cursor))
        if not self.unit.tolerant:
            self._refuse_errors(parsed, self._extents(cursors) if self.unit.definitions else None)
        self._name_records(cursors)
        self.soundness = Soundness(self, parsed, cursors) if self.unit.tolerant else None
        for cursor in cursors:
            if self._relative(cursor) and self._is_sound(cursor):
                self._declaration(cursor)
        self._macros(parsed, text)
        return self._wanted_definitions() if self.unit.definitions else self.found

    def _is_sound(self, cursor) -> bool:
        """Whether a definition can be trusted; one that cannot is entered in `lost`, unless it is only an object."""
        reason = self.soundness.why_broken(cursor) if self.soundness else ""
        name = self.names.get(cursor.hash) or cursor.spelling
        if reason and cursor.kind != self.kinds.VAR_DECL and "(" not in name:
            self._lose(cursor, name, reason)
        return not reason

    def _lose(self, cursor, name: str, reason: str) -> None:
        lost = Lost(name, reason, self._relative(cursor) or "", cursor.location.line)
        if name and name not in (other.name for other in self.lost):
            self.lost.append(lost)

    def _extents(self, cursors) -> list[tuple[str, int, int]]:
        """File and lines of the wanted definitions."""
        return [(cursor.location.file.name, cursor.extent.start.line, cursor.extent.end.line) for cursor in cursors
                if any(_is_named(cursor.spelling.lstrip("_"), name.lstrip("_")) for name in self.unit.definitions)]

    def _wanted_definitions(self) -> list[Fact]:
        """The facts of the wanted definitions; an error if one is not there."""
        found = [fact for fact in self.found
                 if any(_is_named(own, name) for own in (fact.type, fact.name) for name in self.unit.definitions)]
        for name in self.unit.definitions:
            if not any(_is_named(fact.name, name) for fact in found):
                raise ReferenceError_(f"no definition of {name}", self.root / self.unit.headers[0])
        return found

    def _parse(self, text: str, record: bool):
        options = self.cindex.TranslationUnit.PARSE_DETAILED_PROCESSING_RECORD if record else 0
        if self.unit.tolerant:
            options |= _KEEP_GOING | self.cindex.TranslationUnit.PARSE_SKIP_FUNCTION_BODIES
        try:
            return self.cindex.Index.create().parse(_UNIT, args=self.arguments, unsaved_files=[(_UNIT, text)],
                                                    options=options)
        except self.cindex.TranslationUnitLoadError as error:
            raise ReferenceError_(f"libclang cannot parse it: {error}", self.root / self.unit.headers[0]) from None

    def _refuse_errors(self, parsed, extents: list[tuple[str, int, int]] | None = None) -> None:
        """An error for the first thing that the compiler does not understand, in the extents or anywhere."""
        for diagnostic in parsed.diagnostics:
            place = diagnostic.location
            name = place.file.name if place.file else ""
            matters = extents is None or diagnostic.severity == self.cindex.Diagnostic.Fatal or \
                any(file == name and first <= place.line <= last for file, first, last in extents)
            if matters and diagnostic.severity >= self.cindex.Diagnostic.Error:
                raise ReferenceError_(diagnostic.spelling, self._shown(place.file), place.line)

    def _shown(self, file) -> str:
        """A file's name for a message: below the root where it is."""
        if file is None:
            return _UNIT
        return Path(file.name).resolve().as_posix().removeprefix(self.root.as_posix() + "/")

    def _relative(self, cursor) -> str | None:
        """The path below the root of a cursor whose facts are wanted; None for any other."""
        file = cursor.location.file
        if file is None:
            return None
        if file.name not in self.files:
            self.files[file.name] = self._wanted(file.name)
        return self.files[file.name]

    def _wanted(self, name: str) -> str | None:
        try:
            relative = Path(name).resolve().relative_to(self.root).as_posix()
        except ValueError:
            return None
        wanted = relative in self.unit.headers or any(relative.startswith(prefix) for prefix in self.unit.also)
        return relative if wanted else None

    def _declarations(self, cursor) -> Iterator:
        """Every declaration, those inside namespaces, extern blocks and records too."""
        kinds = self.kinds
        for child in cursor.get_children():
            if child.kind in (kinds.NAMESPACE, kinds.LINKAGE_SPEC, kinds.UNEXPOSED_DECL):
                yield from self._declarations(child)
            elif child.kind in (kinds.STRUCT_DECL, kinds.UNION_DECL):
                if child.is_definition():
                    yield from self._declarations(child)
                    yield child
            elif child.kind in (kinds.ENUM_DECL, kinds.TYPEDEF_DECL, kinds.VAR_DECL):
                yield child

    def _name_records(self, cursors: Iterable) -> None:
        """Decides under which name each record and enumeration is known: a typedef's rather than a tag."""
        kinds = self.kinds
        for cursor in cursors:
            if cursor.kind in (kinds.STRUCT_DECL, kinds.UNION_DECL, kinds.ENUM_DECL) and _has_name(cursor):
                self.names[cursor.hash] = cursor.spelling
        for cursor in cursors:
            if cursor.kind != kinds.TYPEDEF_DECL:
                continue
            declaration = cursor.underlying_typedef_type.get_canonical().get_declaration()
            if declaration.kind not in (kinds.STRUCT_DECL, kinds.UNION_DECL, kinds.ENUM_DECL):
                continue
            known = self.names.get(declaration.hash)
            if known is None or (known.strip("_") != known and known.strip("_") == cursor.spelling.strip("_")):
                self.names[declaration.hash] = cursor.spelling

    def _add(self, cursor, **figures) -> None:
        self.found.append(Fact(file=self._relative(cursor) or "", line=cursor.location.line, source=self.source,
                               arch=self.arch, **figures))

    def _declaration(self, cursor) -> None:
        kinds = self.kinds
        if cursor.kind in (kinds.STRUCT_DECL, kinds.UNION_DECL):
            self._record(cursor)
        elif cursor.kind == kinds.ENUM_DECL:
            self._enumeration(cursor)
        elif cursor.kind == kinds.TYPEDEF_DECL:
            self._typedef(cursor)
        else:
            self._variable(cursor)

    def _record(self, cursor) -> None:
        name = self.names.get(cursor.hash)
        if name is None:
            return
        form = "union" if cursor.kind == self.kinds.UNION_DECL else "struct"
        pointer = any(child.type.get_canonical().kind == self.type_kinds.POINTER
                      for child in cursor.get_children() if child.kind == self.kinds.FIELD_DECL)
        self._add(cursor, kind="type", name=name, size=cursor.type.get_size(), align=cursor.type.get_align(),
                  form=form, flags=frozenset({"pointer"} if pointer else ()))
        self._members(cursor, cursor.type, name, "", 0)

    def _members(self, cursor, record_type, name: str, prefix: str, base: int) -> None:
        """The members of `cursor`, which is the record or an anonymous one whose members it shares."""
        kinds = self.kinds
        for child in cursor.get_children():
            if child.kind == kinds.FIELD_DECL and child.spelling and "(" not in child.spelling:
                self._field(child, record_type, name, prefix, base)
            elif child.kind in (kinds.STRUCT_DECL, kinds.UNION_DECL) and child.is_definition():
                if child.is_anonymous() and self._is_transparent(cursor, child):
                    self._members(child, record_type, name, prefix, base)

    def _is_transparent(self, parent, record) -> bool:
        """Whether an unnamed record is an anonymous member rather than the type of a named one."""
        for child in parent.get_children():
            if child.kind == self.kinds.FIELD_DECL and child.spelling and "(" not in child.spelling:
                if self._element(child.type)[0].get_canonical().get_declaration() == record:
                    return False
        return True

    def _element(self, field_type):
        """The innermost element type and the outermost count (None: no array, 0: flexible)."""
        count = None
        current = field_type.get_canonical()
        while current.kind in (self.type_kinds.CONSTANTARRAY, self.type_kinds.INCOMPLETEARRAY):
            length = current.element_count if current.kind == self.type_kinds.CONSTANTARRAY else 0
            count = length if count is None else count
            current = current.element_type.get_canonical()
        return current, count

    def _field(self, child, record_type, name: str, prefix: str, base: int) -> None:
        path, offset = prefix + child.spelling, base + record_type.get_offset(child.spelling)
        spelled = child.type.spelling
        if child.is_bitfield():
            self._add(child, kind="bits", type=name, name=path, offset_bits=offset,
                      width_bits=child.get_bitfield_width(), ctype=spelled)
            return
        element, count = self._element(child.type)
        declaration = element.get_declaration()
        flags = set()
        inline = declaration.kind in (self.kinds.STRUCT_DECL, self.kinds.UNION_DECL) and \
            declaration.hash not in self.names and not _has_name(declaration)
        if inline:
            flags.add("container")
            spelled = "(unnamed)"
        if element.kind == self.type_kinds.POINTER:
            flags.add("pointer")
        flexible = count == 0
        width = 0 if flexible else child.type.get_size() * 8
        elem_bits = None
        if count is not None:
            elem_bits = element.get_size() * 8 if flexible else width // count
        self._add(child, kind="field", type=name, name=path, offset_bits=offset, width_bits=width, ctype=spelled,
                  count=count, elem_bits=elem_bits, flexible=flexible, flags=frozenset(flags))
        if inline:
            index = "[0]" if count is not None else ""
            self._members(declaration, element, name, f"{path}{index}.", offset)

    def _enumeration(self, cursor) -> None:
        if not cursor.is_definition():
            return
        name = self.names.get(cursor.hash, "")
        if name:
            self._add(cursor, kind="type", name=name, size=cursor.type.get_size(), align=cursor.type.get_align(),
                      form="enum")
        children = [child for child in cursor.get_children() if child.kind == self.kinds.ENUM_CONSTANT_DECL]
        for child, reason in sound_enumerators(children, self.soundness) if self.soundness else \
                ((child, "") for child in children):
            if reason:
                self._lose(child, child.spelling, reason)
            else:
                self._add(child, kind="value", type=name, name=child.spelling, value=child.enum_value, form="enum")

    def _typedef(self, cursor) -> None:
        """A name that is not simply the name of its own record: an integer, a pointer, a second name."""
        underlying = cursor.underlying_typedef_type
        canonical = underlying.get_canonical()
        if self.names.get(canonical.get_declaration().hash) == cursor.spelling or canonical.get_size() < 0:
            return
        pointer = canonical.kind in (self.type_kinds.POINTER, self.type_kinds.FUNCTIONPROTO)
        spelled = self.names.get(canonical.get_declaration().hash, underlying.spelling)
        self._add(cursor, kind="type", name=cursor.spelling, size=canonical.get_size(), align=canonical.get_align(),
                  form="alias", ctype=spelled, flags=frozenset({"pointer"} if pointer else ()))

    def _variable(self, cursor) -> None:
        """A constant object: an integer, or a GUID by its shape, 11 or 16 integers in 16 bytes."""
        initializer = list(cursor.get_children())[-1:]
        values = [value for child in initializer for value in self._literals(child)]
        size = cursor.type.get_size()
        parts = guid_parts(values) if size == 16 else []
        if parts:
            self._add(cursor, kind="guid", name=cursor.spelling, value=guid_text(parts))
        elif len(values) == 1 and cursor.type.is_const_qualified() and self._is_integer(cursor.type):
            self._add(cursor, kind="value", name=cursor.spelling, value=values[0], form="const")

    def _is_integer(self, type_) -> bool:
        kind = type_.get_canonical().kind
        return kind == self.type_kinds.ENUM or \
            self.type_kinds.BOOL.value <= kind.value <= self.type_kinds.INT128.value

    def _literals(self, cursor) -> Iterator[int]:
        """The integers of an initializer, in order; the compiler evaluates each."""
        value = _evaluate(self.cindex, cursor) if cursor.kind.is_expression() else None
        if value is not None:
            yield value
        elif cursor.kind.is_expression():
            for child in cursor.get_children():
                yield from self._literals(child)

    def _macros(self, parsed, text: str) -> None:
        """Values of the wanted files' object-like macros that are integer constants, and their GUIDs."""
        candidates = {}
        for cursor in parsed.cursor.get_children():
            if cursor.kind == self.kinds.MACRO_DEFINITION and self._relative(cursor):
                body = self._macro_body(cursor)
                numbers = guid_numbers(body)
                if numbers:
                    self._add(cursor, kind="guid", name=cursor.spelling, value=guid_text(numbers))
                elif len(body) == 1 and GUID_STRING.match(body[0]):
                    self._add(cursor, kind="guid", name=cursor.spelling, value=body[0].strip('"').lower())
                elif body and not {"{", "}", ";", "#"} & set(body):
                    candidates[cursor.spelling] = cursor
        for name, value in self._evaluate_macros(text, list(candidates)).items():
            self._add(candidates[name], kind="value", name=name, value=value, form="const")
        for name, reason in self.undeclared.items():
            if any(NUMBER.match(token) for token in self._macro_body(candidates[name])):
                self._lose(candidates[name], name, reason)

    @staticmethod
    def _macro_body(cursor) -> list[str]:
        """The replacement tokens; empty for a function-like macro."""
        tokens = list(cursor.get_tokens())
        parenthesis = len(tokens) > 1 and tokens[1].spelling == "("
        if parenthesis and tokens[1].extent.start.offset == tokens[0].extent.end.offset:
            return []
        return [token.spelling for token in tokens[1:]]

    def _evaluate_macros(self, text: str, names: list[str]) -> dict[str, int]:
        """Lets the compiler evaluate each macro as an initialiser; those it refuses are not integers."""
        first = text.count("\n") + 1
        lines = [f"static const __typeof__({name}) hvref_value_{index} = {name};" for index, name in enumerate(names)]
        parsed = self._parse(text + "\n".join(lines) + "\n", record=False)
        refused: dict[int, str] = {}
        for diagnostic in parsed.diagnostics:
            place = diagnostic.location
            if diagnostic.severity >= self.cindex.Diagnostic.Error and place.file and place.file.name == _UNIT:
                refused.setdefault(place.line, diagnostic.spelling)
        self.undeclared = {names[line - first]: text for line, text in refused.items()
                           if line >= first and _UNDECLARED.search(text)} if self.unit.tolerant else {}
        values = {}
        for cursor in parsed.cursor.get_children():
            if cursor.kind != self.kinds.VAR_DECL or not cursor.spelling.startswith("hvref_value_"):
                continue
            if cursor.location.line not in refused and self._is_integer(cursor.type):
                value = _evaluate(self.cindex, cursor)
                if value is not None:
                    values[names[cursor.location.line - first]] = value
        return values


def _has_name(cursor) -> bool:
    """Whether a record has a tag; newer libclang spells an unnamed one `(unnamed struct at ...)`."""
    return bool(cursor.spelling) and "(" not in cursor.spelling and not cursor.is_anonymous()


def _evaluate(cindex, cursor) -> int | None:
    """The value of an integer constant expression, by the compiler; the bindings do not wrap this call."""
    library = cindex.conf.lib
    library.clang_Cursor_Evaluate.argtypes, library.clang_Cursor_Evaluate.restype = [cindex.Cursor], ctypes.c_void_p
    for name in ("clang_EvalResult_getKind", "clang_EvalResult_isUnsignedInt", "clang_EvalResult_getAsLongLong",
                 "clang_EvalResult_getAsUnsigned", "clang_EvalResult_dispose"):
        getattr(library, name).argtypes = [ctypes.c_void_p]
    library.clang_EvalResult_getAsLongLong.restype = ctypes.c_longlong
    library.clang_EvalResult_getAsUnsigned.restype = ctypes.c_ulonglong
    library.clang_EvalResult_dispose.restype = None
    result = library.clang_Cursor_Evaluate(cursor)
    if not result:
        return None
    try:
        if library.clang_EvalResult_getKind(result) != 1:
            return None
        if library.clang_EvalResult_isUnsignedInt(result):
            return library.clang_EvalResult_getAsUnsigned(result)
        return library.clang_EvalResult_getAsLongLong(result)
    finally:
        library.clang_EvalResult_dispose(result)


def _is_named(name: str, wanted: str) -> bool:
    """Whether a name is the wanted one, or begins like it where that ends in `*`."""
    return name.startswith(wanted[:-1]) if wanted.endswith("*") else name == wanted
