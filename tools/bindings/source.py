# SPDX-License-Identifier: MIT
"""The two readings of the headers that bindings are made of: bindgen's text, and the facts of tools/hvref."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import library
import masks
import names
import places

ROOT = places.REPOSITORY
TARGETS = {"x64": ("x86_64", "x86_64-unknown-linux-gnu"), "arm64": ("aarch64", "aarch64-unknown-linux-gnu")}
RUST_VERSION = "1.82"
# Guest/ is code in C. Compat/ has the names of version 1 and of other owners, which no other language has used.
NOT_BOUND = ("Mile.HyperV/Guest/", "Mile.HyperV/Compat/")
MACROS = ("-DMILE_HYPERV_NO_BITFIELDS", "-DMILE_HYPERV_NO_COMPAT")
_STATIC = re.compile(r'unsafe extern "C" \{\n(?:    ///.*\n|    /\*\*(?:[^*]|\*(?!/))*\*/\n)?'
                     r'    pub static (\w+): ([^;]+(?:; \d+usize\])?);\n\}\n')
_ARRAY = re.compile(r"\[(HV_UINT\d+); (\d+)usize\]")
_RECORD = re.compile(r"((?:^#\[repr\([^\n]*\)\]\n)+)(?:#\[derive\([^\n]*\)\]\n)?pub (struct|union) (\w+)(?:<\w+>)? \{\n(.*?)^\}",
                     re.M | re.S)
_FIELD = re.compile(r"^    pub (\w+):\s+([^{}]+?),$", re.M)
_ALIAS = re.compile(r"^pub type (\w+) =\s+([^;]+(?:; \d+usize\])?);", re.M)
_CONSTANT = re.compile(r"^pub const (\w+)\s*:\s*([^=]+?)\s*=\s*(-?\d+)\s*;", re.M)


class BindingsError(Exception):
    """What the user has to change; the message says what."""


@dataclasses.dataclass(frozen=True)
class Record:
    """A structure or union of bindgen's text; members have bindgen's names and types."""

    name: str
    kind: str
    representation: str
    fields: tuple[tuple[str, str], ...]


@dataclasses.dataclass(frozen=True)
class Bits:
    """A bit-field of a type: a word of 8 to 64 bits at a byte offset, a shift and a mask."""

    type: str
    name: str
    word: int
    byte: int
    shift: int
    mask: int
    first_bit: int


def is_bound(header: str) -> bool:
    """Whether a header's definitions exist in other languages."""
    return not header.startswith(NOT_BOUND)


def version() -> str:
    text = (places.INCLUDE / "Mile.HyperV.Version.h").read_text(encoding="utf-8")
    return re.search(r'MILE_HYPERV_VERSION_STRING "([^"]+)"', text)[1]


def project_url() -> str:
    """The project's address, which stands in CMakeLists.txt."""
    return re.search(r'HOMEPAGE_URL "([^"]+)"', (ROOT / "CMakeLists.txt").read_text(encoding="utf-8"))[1]


class Bindgen:
    """What bindgen writes for one architecture, taken apart."""

    def __init__(self, program: str, triple: str):
        # The formatter breaks a long type between its angle brackets.
        text = re.sub(r"<\n\s+([^<>\n]+),\n\s+>", r"<\1>", _run_bindgen(program, triple))
        self.statics = dict(_STATIC.findall(text))
        text = _STATIC.sub("", text)
        if re.search(r'^unsafe extern', text, re.M):
            raise BindingsError(f"an external object that is not understood: {text[text.index('unsafe extern'):][:300]}")
        # A comment that stands after a member in C keeps its arrow in bindgen's text.
        self.text = re.sub(r"^( *(?:///|/\*\*))<\s*", r"\1 ", text, flags=re.M)
        self.records = {name: Record(name, kind, representation, tuple(_FIELD.findall(body)))
                        for representation, kind, name, body in _RECORD.findall(text)}
        self.aliases = dict(_ALIAS.findall(text))
        self.constants = {name: int(value) for name, _, value in _CONSTANT.findall(text)}

    def holds_pointer(self, name: str) -> bool:
        record = self.records.get(name)
        types = [kind for _, kind in record.fields] if record else [self.aliases.get(name, "")]
        return any("*" in kind or "Option<" in kind or any(self.holds_pointer(word) for word in re.findall(r"[A-Z]\w+", kind)
                                                          if word != name) for kind in types)

    def paths(self, name: str) -> dict[str, str]:
        """Each direct member of a record by its name in C, as the path that offset_of! takes."""
        found = {}
        for member, kind in self.records[name].fields:
            if member.startswith("__bindgen_anon"):
                found.update({inner: f"{member}.{path}" for inner, path in self.paths(kind).items()})
            else:
                found[member] = member
        return found


def _run_bindgen(program: str, triple: str) -> str:
    with tempfile.TemporaryDirectory() as work:
        output = Path(work) / "bindings.rs"
        header = Path(work) / "all.h"
        header.write_text("".join(f'#include "{name}"\n' for name in library.headers(places.INCLUDE) if is_bound(name)),
                          encoding="utf-8")
        # The formatter of bindgen itself: rustc may come without rustfmt.
        command = [program, header, "-o", output, "--formatter", "prettyplease", "--use-core", "--rust-target", RUST_VERSION,
                   "--clang-macro-fallback", "--clang-macro-fallback-build-dir", work, "--", f"-I{places.INCLUDE}",
                   *MACROS, "-std=c11", f"--target={triple}", "-ffreestanding"]
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
        if done.returncode != 0 or not output.is_file():
            raise BindingsError(f"bindgen failed: {done.stderr.strip()[-2000:]}")
        return output.read_text(encoding="utf-8")


def find_bindgen(program: str = "") -> str:
    installed = ROOT / "build" / "tests" / "cargo" / "bin" / "bindgen"
    for candidate in (program, str(installed), "bindgen"):
        if candidate and shutil.which(candidate):
            return candidate
    raise BindingsError("bindgen is missing; `cargo install bindgen-cli` installs it")


class Source:
    """All that a writer of bindings asks for."""

    def __init__(self, bindgen: str = ""):
        program = find_bindgen(bindgen)
        self.libraries = library.told()
        self.bindgen = {arch: Bindgen(program, triple) for arch, (_, triple) in TARGETS.items()}

    def guids(self, arch: str) -> list[tuple[str, str]]:
        """Every GUID, in the headers' order; the _INIT macros name the same ones for C alone."""
        values: dict[str, str] = {}
        for fact in self.libraries.of(arch).facts:
            if fact.kind == "guid" and is_bound(fact.file):
                values.setdefault(fact.name.removesuffix("_INIT"), fact.value)
        return list(values.items())

    def values(self, arch: str) -> dict[str, int]:
        """Every constant that is an integer, as an unsigned 64-bit number."""
        return {fact.name: fact.value % 2**64 for fact in self.libraries.of(arch).facts
                if fact.kind == "value" and is_bound(fact.file)}

    def types(self, arch: str) -> list:
        known = self.bindgen[arch].records
        return [fact for fact in self.libraries.of(arch).facts
                if fact.kind == "type" and fact.form != "alias" and fact.name in known]

    def missing_types(self, arch: str) -> list[str]:
        """Types of the library that bindgen's text lacks."""
        known = self.bindgen[arch].records
        return [fact.name for fact in self.libraries.of(arch).facts if fact.kind == "type" and fact.form != "alias"
                and fact.name not in known and is_bound(fact.file)]

    def bits(self, arch: str) -> list[Bits]:
        found = []
        for folder in masks.FOLDERS:
            for fact, word in masks.fields_of(self.libraries.of(arch), folder):
                if fact.type in self.bindgen[arch].records:
                    shift = fact.offset_bits - word.offset_bits
                    found.append(Bits(fact.type, re.sub(r"\[\d*\]", "", fact.name).replace(".", "_"), word.width,
                                      word.offset_bits // 8, shift, (1 << fact.width_bits) - 1, fact.offset_bits))
        return found

    def fields(self, arch: str) -> list[tuple[str, str, int]]:
        """Type, name and byte offset of every direct member that has a name of its own."""
        return [(fact.type, fact.name, fact.offset_bits // 8) for fact in self.libraries.of(arch).facts
                if fact.kind == "field" and "." not in fact.name and "container" not in fact.flags
                and fact.type in self.bindgen[arch].records
                and not names.is_reserved(fact.name)]

    def arrays(self, arch: str) -> dict[str, tuple[str, list[int]]]:
        """Constant arrays of integers: the element's type and the values, which the machine's own compiler prints."""
        wanted = {}
        for name, kind in self.bindgen[arch].statics.items():
            match = _ARRAY.fullmatch(kind)
            if match:
                wanted[name] = match[1]
            elif kind != "HV_GUID":
                raise BindingsError(f"{name}: an object of type {kind} is not understood")
        prints = "".join(f'printf("{name}");for(i=0;i<sizeof({name})/sizeof(*{name});++i)printf(" %llu",'
                         f'(unsigned long long){name}[i]);puts("");' for name in wanted)
        return {line.split()[0]: (wanted[line.split()[0]], [int(word) for word in line.split()[1:]])
                for line in _print_in_c(prints).splitlines()}

    def statuses(self) -> list[str]:
        return _print_in_c("#define ROW(Name) puts(#Name);\nHV_STATUS_LIST(ROW)").split()


def _print_in_c(statements: str) -> str:
    """What a program prints that the machine's own compiler makes of these statements and the headers."""
    with tempfile.TemporaryDirectory() as work:
        source, program = Path(work) / "print.c", Path(work) / "print"
        source.write_text(f"#include <stdio.h>\n#include <Mile.HyperV.h>\nint main(void)\n{{\nunsigned i;(void)i;\n{statements}\n"
                          "return 0;\n}\n", encoding="utf-8")
        done = subprocess.run(["cc", "-std=c11", "-w", f"-I{places.INCLUDE}", str(source), "-o", str(program)],
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise BindingsError(f"the C compiler failed: {done.stderr.strip()[-2000:]}")
        return subprocess.run([str(program)], capture_output=True, text=True, check=True).stdout
