# SPDX-License-Identifier: MIT
"""The Rust reader: its figures against rustc's own on invented types, and what it refuses."""

import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = Path(__file__).resolve().parent / "fixtures" / "rust"
sys.path.insert(0, str(ROOT / "tools" / "hvref"))

from facts import ReferenceError_  # noqa: E402

HAVE_PARSER = bool(importlib.util.find_spec("tree_sitter") and importlib.util.find_spec("tree_sitter_rust"))


def rust_version():
    """The compiler's version; (0, 0) without one."""
    if not shutil.which("rustc"):
        return 0, 0
    said = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"rustc (\d+)\.(\d+)", said)
    return (int(found[1]), int(found[2])) if found else (0, 0)


HAVE_RUST = rust_version() >= (1, 82)  # offset_of! and &raw const; Debian 12 has 1.63
TOO_OLD = "rustc 1.82 or newer is missing"

CARGO = """\
[package]
name = "shapes"
version = "0.0.0"
edition = "2021"

[workspace]

[dependencies]
bitfield-struct = "=0.11.0"
open-enum = "=0.5.2"
zerocopy = { version = "=0.8.27", features = ["derive"] }
"""


def write(folder, name, text):
    """A file of a folder."""
    (Path(folder) / name).write_text(text, encoding="utf-8")


def read(text_or_file, **options):
    """The reading of a fixture file, or of a text as one."""
    from readers.rust import reader as rust_reader
    if isinstance(text_or_file, Path):
        file = rust_reader.SourceFile(text_or_file.name, "crate")
        return rust_reader.read(text_or_file.parent, [file], **options)
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "lib.rs", textwrap.dedent(text_or_file))
        return rust_reader.read(Path(folder), [rust_reader.SourceFile("lib.rs", "crate")], **options)


def path(name):
    """A fact's name as a Rust path."""
    return "shapes::" + name.replace(".", "::")


def probe(fact, reading):
    """A Rust statement that prints what rustc says of a fact, or nothing if it has no plain expression."""
    if fact.kind == "type":
        figures = f"size_of::<{path(fact.name)}>(), align_of::<{path(fact.name)}>()"
        return f'println!("type {fact.name} {{}} {{}}", {figures});'
    if fact.kind == "field":
        place = f"offset_of!({path(fact.type)}, {fact.name})"
        size = f"size_of_member(|x: &{path(fact.type)}| unsafe {{ &raw const (*x).{fact.name} }})"
        return f'println!("field {fact.type}.{fact.name} {{}} {{}}", {place}, {size});'
    if fact.kind == "bits" and not fact.name.startswith("_"):
        most = "true" if fact.ctype == "bool" else str((1 << fact.width_bits) - 1)
        clean = f"{path(fact.type)}::from_bits(0)"
        return f'println!("bits {fact.type}.{fact.name} {{}}", {clean}.with_{fact.name}({most}).into_bits());'
    return value_probe(fact, reading) if fact.kind == "value" else ""


def value_probe(fact, reading):
    """The statement for a constant or an enumerator."""
    owner = next((one for one in reading.facts if one.kind == "type" and one.name == fact.type), None)
    expression = path(fact.name)
    if "[" not in fact.name and owner is not None and owner.form != "enum" and fact.name.endswith("::NONE"):
        expression += ".0"
    if fact.type == "Colour":
        expression += ".0"
    if fact.name == "STARTING":
        expression += ".into_bits()"
    return f'println!("value {fact.name} {{}}", {expression} as i128);'


def expected(fact):
    """The line that the probe must print."""
    if fact.kind == "type":
        return f"type {fact.name} {fact.size} {fact.align}"
    if fact.kind == "field":
        return f"field {fact.type}.{fact.name} {fact.offset_bits // 8} {fact.width_bits // 8}"
    if fact.kind == "bits":
        return f"bits {fact.type}.{fact.name} {((1 << fact.width_bits) - 1) << fact.offset_bits}"
    return f"value {fact.name} {fact.value}"


def program(fixture, reading):
    """The text of a program that prints rustc's figures, and the lines that ours make."""
    probes = [(probe(fact, reading), expected(fact)) for fact in reading.facts]
    probes = [(statement, line) for statement, line in probes if statement]
    text = f"""\
#![allow(dead_code, unused_unsafe)]
use std::mem::{{align_of, offset_of, size_of}};
#[path = "{fixture.as_posix()}"]
mod shapes;
fn size_of_member<T, U>(_: impl Fn(&T) -> *const U) -> usize {{ size_of::<U>() }}
fn main() {{
{chr(10).join(statement for statement, _ in probes)}
}}
"""
    return text, [line for _, line in probes]


@unittest.skipUnless(HAVE_PARSER, "tree-sitter is not installed")
class ProvenByTheCompiler(unittest.TestCase):
    """rustc prints the figures; they are ours."""

    @unittest.skipUnless(HAVE_RUST, TOO_OLD)
    def test_plain_rust(self):
        reading = read(FIXTURES / "shapes.rs")
        self.assertEqual([], reading.unread)
        text, lines = program(FIXTURES / "shapes.rs", reading)
        with tempfile.TemporaryDirectory() as folder:
            main = Path(folder) / "main.rs"
            main.write_text(text, encoding="utf-8")
            subprocess.run(["rustc", "--edition", "2021", "-o", str(main.with_suffix("")), str(main)], check=True)
            printed = subprocess.run([str(main.with_suffix(""))], check=True, capture_output=True, text=True).stdout
        self.assertEqual(lines, printed.splitlines())
        self.assertGreater(len(lines), 60)

    @unittest.skipUnless(HAVE_RUST and shutil.which("cargo"), TOO_OLD)
    def test_the_crates_forms(self):
        reading = read(FIXTURES / "crates.rs")
        self.assertEqual([], reading.unread)
        text, lines = program(FIXTURES / "crates.rs", reading)
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "src").mkdir()
            write(folder, "Cargo.toml", CARGO)
            write(folder, "src/main.rs", text)
            fetched = subprocess.run(["cargo", "fetch", "--quiet"], cwd=folder, capture_output=True, text=True)
            if fetched.returncode:
                self.skipTest("the crates cannot be had")
            run = subprocess.run(["cargo", "run", "--quiet", "--offline"], cwd=folder, capture_output=True, text=True)
        self.assertEqual(0, run.returncode, run.stderr)
        self.assertEqual(lines, run.stdout.splitlines())
        self.assertGreater(len(lines), 20)


@unittest.skipUnless(HAVE_PARSER, "tree-sitter is not installed")
class Forms(unittest.TestCase):
    """Forms that no compiler proves here: macros of crates, generics, several files."""

    def facts(self, text, **options):
        reading = read(text, **options)
        self.assertEqual([], reading.unread)
        return {fact.full_name: fact for fact in reading.facts}

    def test_open_enum_macro(self):
        facts = self.facts("""
            use open_enum::open_enum;
            const BASE: u32 = 0x100;
            open_enum! {
                /// Documented.
                #[derive(IntoBytes)]
                pub enum Kind: u32 {
                    #![expect(non_upper_case_globals)]
                    A = 0,
                    /// One more.
                    B = BASE + 2,
                }
            }
            #[repr(C)]
            struct Uses { kind: Kind, more: u8 }
            """)
        self.assertEqual(4, facts["Kind"].size)
        self.assertEqual("enum", facts["Kind"].form)
        self.assertEqual(0x102, facts["Kind::B"].value)
        self.assertEqual("Kind", facts["Kind::B"].type)
        self.assertEqual(11, facts["Kind::B"].line)
        self.assertEqual(8, facts["Uses"].size)

    def test_guids_and_byte_order(self):
        facts = self.facts("""
            use guid::Guid;
            mod packed { pub type u64_ne = zerocopy::U64<zerocopy::NativeEndian>; }
            use packed::*;
            pub const ID: Guid = guid::guid!("44C4F61D-4444-4400-9D52-802E27EDE19F");
            #[repr(C)]
            pub struct Named { small: u8, number: u64_ne, id: Guid }
            """)
        self.assertEqual("44c4f61d-4444-4400-9d52-802e27ede19f", facts["ID"].value)
        self.assertEqual((8, 64), (facts["Named.number"].offset_bits, facts["Named.number"].width_bits))
        self.assertEqual(96, facts["Named.id"].offset_bits)

    def test_generic_types_are_stated_where_they_are_filled_in(self):
        facts = self.facts("""
            trait Meta { type Id; const KIND: u8; }
            pub enum Request {}
            impl Meta for Request { type Id = u16; const KIND: u8 = 3; }
            #[repr(C, packed)]
            pub struct Generic<M: Meta> { version: u8, kind: u8, id: M::Id }
            pub type RequestHeader = Generic<Request>;
            #[repr(C)]
            pub struct Message { header: RequestHeader, last: u16 }
            """)
        self.assertNotIn("Generic", facts)
        self.assertEqual(4, facts["RequestHeader"].size)
        self.assertEqual(16, facts["RequestHeader.id"].offset_bits)
        self.assertEqual(32, facts["Message.last"].offset_bits)

    def test_enumerators_made_by_nested_macros_keep_their_lines(self):
        facts = self.facts("""
            macro_rules! outer { ($($all:tt)*) => { kinds!($($all)*); } }
            macro_rules! kinds {
                (enum $name:ident { $( $number:literal $word:ident { $($ignored:tt)* } ,)* }) => {
                    open_enum! { pub enum $name: u32 { $($word = $number,)* } }
                }
            }
            outer! {
                enum Message {
                    1 OPEN { Open V1 },
                    7 CLOSE { Close V2 check:true, },
                }
            }
            """)
        self.assertEqual(7, facts["Message::CLOSE"].value)
        self.assertEqual(11, facts["Message::CLOSE"].line)

    def test_cfg_features(self):
        text = """
            #[cfg(feature = "new")]
            pub const NEW: u8 = 1;
            #[cfg(not(feature = "new"))]
            pub const OLD: u8 = 1;
            """
        self.assertEqual({"NEW"}, set(self.facts(text, features=("new",))))
        reading = read(text)
        self.assertEqual(["OLD"], [fact.name for fact in reading.facts])
        self.assertIn("switched off", reading.left_out[0].reason)

    def test_structures_as_constants_are_their_bytes(self):
        facts = self.facts("""
            #[repr(C)]
            pub struct Version { major: u16, minor: u16 }
            impl Version { pub const fn new(major: u16, minor: u16) -> Self { Self { major, minor } } }
            pub const FOUR: Version = Version::new(4, 1);
            pub const SIGNATURE: [u8; 4] = *b"ABCD";
            pub const RANGE: core::ops::RangeInclusive<u32> = 0x101..=0x200;
            """)
        self.assertEqual(0x00010004, facts["FOUR"].value)
        self.assertEqual(0x44434241, facts["SIGNATURE"].value)
        self.assertEqual((0x101, 0x200), (facts["RANGE::first"].value, facts["RANGE::last"].value))

    def test_types_behind_a_header(self):
        from readers.rust import reader as rust_reader
        from readers.rust import files as rust_files
        with tempfile.TemporaryDirectory() as folder:
            write(folder, "lib.rs", textwrap.dedent("""
                pub trait Message { const KIND: u32; }
                #[repr(C)]
                pub struct Header { kind: u32, padding: u32 }
                #[repr(C)]
                pub struct Open { id: u16, flags: u16 }
                #[repr(C)]
                pub struct Other { id: u16 }
                impl Message for Open { const KIND: u32 = 5; }
                """))
            wanted = rust_files.RustSource((rust_reader.SourceFile("lib.rs", "crate"),),
                                              behind=(rust_files.Behind("Header", trait="Message"),))
            facts = {fact.full_name: fact for fact in rust_reader.read_source(Path(folder), wanted, "test", "x64")}
        self.assertEqual((12, 2), (facts["Open"].size, facts["Other"].size))
        self.assertEqual((80, 0), (facts["Open.flags"].offset_bits, facts["Other.id"].offset_bits))

    def test_names_of_other_crates_and_files(self):
        from readers.rust import reader as rust_reader
        with tempfile.TemporaryDirectory() as folder:
            write(folder, "a.rs", "pub mod deep { #[repr(C)] pub struct T { pub x: u64 } pub const N: usize = 3; }\n")
            write(folder, "b.rs", "use one::deep::*;\n#[repr(C)] pub struct U { pub a: u8, pub t: [T; N] }\n")
            reading = rust_reader.read(Path(folder), [rust_reader.SourceFile("a.rs", "one", (), "", False),
                                                      rust_reader.SourceFile("b.rs", "two", (), "second")])
        self.assertEqual(["second.U", "second.U.a", "second.U.t"], [fact.full_name for fact in reading.facts])
        self.assertEqual(32, reading.facts[0].size)


@unittest.skipUnless(HAVE_PARSER, "tree-sitter is not installed")
class Refused(unittest.TestCase):
    """What cannot be read is said, with file and line."""

    def test_text_that_is_not_rust(self):
        with self.assertRaisesRegex(ReferenceError_, r"lib\.rs:3: not Rust"):
            read("\n#[repr(C)]\npub struct T { pub x: , }\n")

    def test_a_missing_file(self):
        from readers.rust import reader as rust_reader
        with self.assertRaisesRegex(ReferenceError_, "absent.rs: cannot be read"):
            rust_reader.read(FIXTURES, [rust_reader.SourceFile("absent.rs", "crate")])

    def test_a_type_from_a_file_that_is_not_read(self):
        reading = read("""
            use elsewhere::Thing;
            #[repr(C)]
            pub struct T { pub x: Thing }
            """)
        self.assertEqual([], reading.facts)
        self.assertIn("lib.rs:4: T: member x: the type elsewhere::Thing is outside", str(reading.unread[0]))

    def test_a_bitfield_that_does_not_fill_its_type(self):
        reading = read("#[bitfield(u8)]\npub struct T { #[bits(3)] pub x: u8 }\n")
        self.assertIn("the members have 3 bits, the type 8", str(reading.unread[0]))

    def test_an_option_that_changes_the_layout(self):
        reading = read("#[bitfield(u8, repr = Other)]\npub struct T { pub x: u8 }\n")
        self.assertIn("option repr", str(reading.unread[0]))

    def test_a_value_that_does_not_fit(self):
        self.assertIn("does not fit u8", str(read("pub const X: u8 = 256;\n").unread[0]))

    def test_a_macro_that_is_not_defined(self):
        self.assertIn("a macro that the files read do not define", str(read("strange! { A = 1 }\n").unread[0]))

    def test_an_assertion_that_our_layout_denies(self):
        with self.assertRaisesRegex(ReferenceError_, r"lib\.rs:3: the file asserts"):
            read("#[repr(C)]\npub struct T { pub x: u32 }\nconst_assert_eq!(size_of::<T>(), 8);\n")

    def test_a_partial_reading_is_not_a_whole_one(self):
        from readers.rust import reader as rust_reader
        with tempfile.TemporaryDirectory() as folder:
            write(folder, "lib.rs", "pub const X: u8 = 1;\npub const Y: u8 = far::away();\n")
            files = [rust_reader.SourceFile("lib.rs", "crate")]
            with self.assertRaisesRegex(ReferenceError_, r"1 definitions could not be read:\s+lib\.rs:2: Y"):
                rust_reader.read_whole(Path(folder), files)
            self.assertEqual(1, len(rust_reader.read_whole(Path(folder), files, beyond=("Y",))))

    def test_what_is_left_out_has_a_reason(self):
        reading = read(FIXTURES / "shapes.rs")
        reasons = {note.name: note.reason for note in reading.left_out}
        self.assertIn("no repr", reasons["Private"])
        self.assertIn("cfg", reasons["tests"])
        self.assertIn("function", reasons["version"])


if __name__ == "__main__":
    unittest.main()
