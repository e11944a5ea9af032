# SPDX-License-Identifier: MIT
"""The Rust crate: packaging/rust with what is generated added to it."""

from __future__ import annotations

import shutil
from pathlib import Path

from source import ROOT, TARGETS, BindingsError, Bits, Source, project_url, version

PACKAGE = ROOT / "packaging" / "rust"
_HEAD = ("// SPDX-License-Identifier: MIT\n//! The interface as a guest or hypervisor on {arch} sees it."
         " Written by tools/bindings from the headers of Mile.HyperV {version}.\n\n")


def _guid(name: str, text: str) -> str:
    parts = text.split("-")
    tail = parts[3] + parts[4]
    data4 = ", ".join(f"0x{tail[index:index + 2]}" for index in range(0, 16, 2))
    return (f"#[doc = \" {text}\"]\npub const {name}: HV_GUID = HV_GUID {{ Data1: 0x{parts[0]}, Data2: 0x{parts[1]}, "
            f"Data3: 0x{parts[2]}, Data4: [{data4}] }};\n")


def _accessors(bits: list[Bits]) -> str:
    by_type: dict[str, list[Bits]] = {}
    for field in bits:
        by_type.setdefault(field.type, []).append(field)
    lines = ["bits! {\n"]
    for name, fields in by_type.items():
        twice = {field.name for field in fields if sum(other.name == field.name for other in fields) > 1}
        if twice:
            raise BindingsError(f"{name}: two bit-fields have the name {sorted(twice)[0]}")
        lines.append(f"    {name} {{\n")
        lines += [f"        {field.name} set_{field.name}: u{field.word}, {field.byte}, {field.shift}, {field.mask:#x};\n"
                  for field in fields]
        lines.append("    }\n")
    return "".join([*lines, "}\n"])


def _module(source: Source, arch: str) -> str:
    bindgen = source.bindgen[arch]
    parts = [_HEAD.format(arch=TARGETS[arch][0], version=version()), bindgen.text, "\n"]
    parts += [_guid(name, text) for name, text in source.guids(arch)]
    parts += [f"pub const {name}: [{kind}; {len(values)}] = {values};\n" for name, (kind, values) in source.arrays(arch).items()]
    plain = [fact.name for fact in source.types(arch) if not bindgen.holds_pointer(fact.name)]
    parts.append("wire! {\n" + "".join(f"    {name},\n" for name in plain) + "}\n")
    parts.append(_accessors(source.bits(arch)))
    rows = "".join(f"    {name} => \"{name}\",\n" for name in source.statuses())
    parts.append("status_names! {\n" + rows + "}\n")
    return "".join(parts)


def _tests(source: Source, arch: str) -> str:
    bindgen = source.bindgen[arch]
    values, module = source.values(arch), TARGETS[arch][0]
    lost = [name for name in values if name not in bindgen.constants] + source.missing_types(arch)
    if lost:
        raise BindingsError(f"{module}: bindgen's text lacks {len(lost)} names: {', '.join(lost[:20])}")
    constants = "".join(f"    (\"{name}\", {name} as i128 as u64, {value:#x}),\n" for name, value in values.items())
    types = "".join(f"    (\"{fact.name}\", size_of::<{fact.name}>(), align_of::<{fact.name}>(), {fact.size}, {fact.align}),\n"
                    for fact in source.types(arch))
    paths = {record: bindgen.paths(record) for record in {record for record, _, _ in source.fields(arch)}}
    lost = [f"{record}.{name}" for record, name, _ in source.fields(arch) if name not in paths[record]]
    if lost:
        raise BindingsError(f"{module}: bindgen's text lacks {len(lost)} members: {', '.join(lost[:20])}")
    fields = [f"    (\"{record}.{name}\", offset_of!({record}, {paths[record][name]}), {offset}),\n"
              for record, name, offset in source.fields(arch)]
    bits = "".join(f"    bit!({field.type}, {field.name}, set_{field.name}, u{field.word}, {field.first_bit}, "
                   f"{field.mask:#x});\n" for field in source.bits(arch))
    return (f"// SPDX-License-Identifier: MIT\n//! Figures that a C compiler has for {module}. Written by tools/bindings.\n\n"
            "#[allow(unused_imports)]\nuse core::mem::{align_of, offset_of, size_of};\n"
            f"use mile_hyperv::{module}::*;\n\n"
            f"pub static CONSTANTS: &[(&str, u64, u64)] = &[\n{constants}];\n"
            f"pub static TYPES: &[(&str, usize, usize, usize, usize)] = &[\n{types}];\n"
            f"pub static FIELDS: &[(&str, usize, usize)] = &[\n{''.join(fields)}];\n"
            "pub fn bits() -> usize {\n    let mut count = 0;\n    macro_rules! bit {\n"
            "        ($($rest:tt)*) => { count += 1; super::bit!($($rest)*) };\n    }\n"
            f"{bits}    count\n}}\n")


def write(source: Source, target: Path) -> None:
    """Writes the crate; a folder that is there already and is no crate of ours is refused."""
    manifest = target / "Cargo.toml"
    if target.exists() and any(target.iterdir()) and not (manifest.is_file() and 'name = "mile-hyperv"' in manifest.read_text()):
        raise BindingsError(f"{target} is not empty, and no crate that this program wrote")
    texts = {TARGETS[arch][0]: (_module(source, arch), _tests(source, arch)) for arch in TARGETS}
    for name in ("src", "tests", "examples"):
        shutil.rmtree(target / name, ignore_errors=True)
    shutil.copytree(PACKAGE, target, dirs_exist_ok=True)
    (target / "Cargo.toml.in").unlink()
    text = (PACKAGE / "Cargo.toml.in").read_text(encoding="utf-8")
    manifest.write_text(text.replace("@VERSION@", version()).replace("@URL@", project_url()), encoding="utf-8")
    shutil.copy(ROOT / "License.md", target)
    (target / "tests" / "figures").mkdir(parents=True)
    for module, (code, tests) in texts.items():
        (target / "src" / f"{module}.rs").write_text(code, encoding="utf-8")
        (target / "tests" / "figures" / f"{module}.rs").write_text(tests, encoding="utf-8")
