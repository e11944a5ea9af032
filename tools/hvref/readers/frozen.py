# SPDX-License-Identifier: MIT
"""Facts of sources that do not move: References/<source>/facts.jsonl.xz, JSON lines, compressed.

A source is frozen once, from what an extractor wrote (`hvref freeze`), and read from the repository from
then on. A fact is stored once; its `arch` is stored only if another architecture of the source does not
state the same. A fact that names no file of its own is cited by its line in the uncompressed file.
"""

from __future__ import annotations

import dataclasses
import json
import lzma
from pathlib import Path

from facts import Fact, ReferenceError_, distinct, from_json, json_records, read_json_lines, to_json
from .rust import files as rust_files
from .tlfs import reader as tlfs_reader

FILE = "facts.jsonl.xz"
_CITED = FILE.removesuffix(".xz")


def read(folder: Path, source: str, arch: str) -> list[Fact]:
    """The facts of one source for one architecture."""
    path = folder / FILE
    try:
        text = lzma.decompress(path.read_bytes()).decode("utf-8")
    except (OSError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise ReferenceError_(f"cannot be read: {error}", path) from error
    found = [from_json(record, source, arch, _CITED, number) for number, record in json_records(text, path)
             if not isinstance(record, dict) or record.get("arch", arch) == arch]
    return [fact for fact in found if fact is not None]


def gather(files: list[Path], source: str) -> list[Fact]:
    """The distinct facts of JSON lines, of the text of a TLFS PDF (.txt), or of a folder of Rust crates.

    If there are several files, a fact names the one that states it.
    """
    found: list[Fact] = []
    for path in files:
        facts = _stated(path, source)
        if len(files) > 1:
            name = path.stem.removeprefix(source).strip("-")
            facts = [fact if fact.file else dataclasses.replace(fact, file=name) for fact in facts]
        found += facts
    return distinct(found)


def _stated(path: Path, source: str) -> list[Fact]:
    """The facts of one file or folder."""
    if path.is_dir():
        wanted = rust_files.SOURCES.get(source)
        if wanted is None:
            raise ReferenceError_("a folder, and readers/rust/files.py names no crate of this source", path)
        from .rust import reader as rust_reader
        return rust_reader.read_source(path, wanted, source, "x64")
    return tlfs_reader.read([path]) if path.suffix == ".txt" else read_json_lines(path, placed=False)


def _record(fact: Fact) -> str:
    """The stored line of a fact, without what the source's folder says already."""
    return json.dumps(to_json(dataclasses.replace(fact, source="", arch="")), sort_keys=True)


def write(folder: Path, by_arch: dict[str, list[Fact]]) -> int:
    """Stores the facts of a source, and returns how many lines they take."""
    texts = {arch: dict.fromkeys(map(_record, facts)) for arch, facts in by_arch.items()}
    lines: dict[str, None] = {}
    for arch, stated in texts.items():
        for text in stated:
            if all(text in other for other in texts.values()):
                lines[text] = None
            else:
                lines[json.dumps({**json.loads(text), "arch": arch}, sort_keys=True)] = None
    folder.mkdir(parents=True, exist_ok=True)
    text = "".join(line + "\n" for line in lines)
    (folder / FILE).write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    return len(lines)
