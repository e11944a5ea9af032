# SPDX-License-Identifier: MIT
"""Builds the reference as a static site: one page for each header, indexes by number, one search box.

The site needs no server and makes no request to another host. tools/docs runs this program
with the packages that it needs.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import shutil
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import indexes  # noqa: E402
import model  # noqa: E402
import pages  # noqa: E402
import sequence  # noqa: E402
import text  # noqa: E402

_MARK = ".mile-hyperv-site"


def documents() -> dict[str, str]:
    """The documents of the repository that the site has, with their addresses."""
    found = {"README.md": "documents/readme.html", "Versioning.md": "documents/versioning.html",
             "ReleaseNotes.md": "documents/release-notes.html", "References/Errata.md": "documents/errata.html",
             "References/Sources.md": "documents/sources.html"}
    guides = model.ROOT / "docs" / "guides"
    for path in sorted(guides.rglob("*.md"), reverse=True):
        place = f"guides/{'index' if path.stem == 'README' else path.stem}.html"
        found = {path.relative_to(model.ROOT).as_posix(): place} | found
    for path in sorted((model.ROOT / "docs").glob("*.md")):
        found[f"docs/{path.name}"] = f"documents/{path.stem}.html"
    return {path: place for path, place in found.items() if (model.ROOT / path).is_file()}


def folders() -> dict[str, str]:
    """The folders of headers with a line about each: those of tests/map.py, in its order."""
    tree = ast.parse((model.ROOT / "tests" / "map.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "FOLDERS":
            found = ast.literal_eval(node.value)
            found.pop("Masks", None)
            return {**found, "Portable": "integer types and what differs between compilers"}
    raise SystemExit("tools/docs: tests/map.py has no FOLDERS")


def search_index(site: model.Site, made: pages.Pages) -> str:
    """The search index as a script: entries of name, kind, page, number or GUID, words."""
    addresses = sorted(set(made.home.values()) | set(made.documents.values())
                       | {f"index/{one.slug}.html" for one in indexes.ALL}
                       | {f"guides/{one.slug}.html" for one in indexes.NAMINGS})
    number = {address: at for at, address in enumerate(addresses)}
    entries = [[one.title, "page", number[f"index/{one.slug}.html"], "", one.about] for one in indexes.ALL]
    entries += [[one.title, "page", number[f"guides/{one.slug}.html"], "", ""] for one in made.namings_alone()]
    for path, place in made.documents.items():
        name = f"Guide: {made.titles[path]}" if place.startswith("guides/") else made.titles[path]
        entries.append([name, "page", number[place], "", headings(path)])
    for header in site.headers:
        page = number[made.home[header.file]]
        words = " ".join([header.brief, *header.story]).split()
        entries.append([header.topic, "page", page, "", " ".join(words)])
        for item in header.items:
            if item.name:
                entries.append(_entry(item, page))
                entries += [[f"{item.name}.{member['name']}", "member", page, "", member["comment"]]
                            for member in item.record.get("members", ())]
    text_of = json.dumps({"version": site.version, "pages": addresses, "entries": entries}, separators=(",", ":"))
    return f"window.SITE_INDEX={text_of};\n"


def headings(path: str) -> str:
    """The first paragraph and the headings of a document, for the search."""
    lines = (model.ROOT / path).read_text(encoding="utf-8").splitlines()
    found = [line.lstrip("# ") for line in lines if re.match(r"##+ ", line)]
    begin = next((at for at, line in enumerate(lines) if re.match(r"\w", line)), len(lines))
    end = next((at for at in range(begin, len(lines)) if not lines[at]), len(lines))
    return " ".join([*lines[begin:end], *found])


def _entry(item: model.Item, page: int) -> list:
    value = item.record.get("value", "")
    kind = "guid" if item.record.get("kind") == "guid" else item.kind
    shown = f"{value:x}" if isinstance(value, int) else value
    return [item.name, kind, page, shown, " ".join(" ".join(item.comment).split())[:200]]


def prepare(folder: Path) -> None:
    """An empty folder for the site; refuses one that has something else in it."""
    if folder.is_dir() and any(folder.iterdir()):
        if not (folder / _MARK).is_file():
            raise SystemExit(f"tools/docs: {folder} is not empty and was not made by this program")
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).write_text("made by tools/docs\n", encoding="utf-8")


def write(folder: Path, address: str, content: str) -> None:
    path = folder / address
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def written(folder: Path, address: str, source: str, make) -> None:
    """Writes the page that `make` makes of a source, or ends with the source's name if a drawing has an unknown form."""
    try:
        write(folder, address, make())
    except sequence.FormError as error:
        raise SystemExit(f"tools/docs: {source}: a message sequence has another form than tools/site/sequence.py reads: "
                         f"{error}") from None


def main() -> int:
    parser = argparse.ArgumentParser(prog="tools/docs", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, metavar="DIR", default=model.ROOT / "build" / "docs",
                        help="folder of the site; it must be empty, nonexistent or made by tools/docs (default: build/docs)")
    folder = parser.parse_args().to.resolve()
    begun = time.monotonic()
    prepare(folder)
    site = model.load()
    made = pages.Pages(site, documents(), folders())
    print(f"Writing {len(site.headers)} headers, {len(indexes.ALL)} indexes and {len(made.documents)} documents ...")
    for header in site.headers:
        written(folder, made.home[header.file], f"include/{header.file}", lambda header=header: made.header(header))
    for one in indexes.ALL:
        write(folder, f"index/{one.slug}.html", made.index(one))
    for one in made.namings_alone():
        write(folder, f"guides/{one.slug}.html", made.naming(one))
    for path, place in made.documents.items():
        written(folder, place, path, lambda path=path: made.page(path))
    for address, content in (("index.html", made.start()), ("n.html", made.by_name()), ("cite.html", made.cite()),
                             ("search-index.js", search_index(site, made))):
        write(folder, address, content)
    for asset in sorted((HERE / "assets").iterdir()):
        shutil.copyfile(asset, folder / asset.name)
    files = [path for path in folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"{len(files)} files, {size:.1f} MB, in {time.monotonic() - begun:.0f} s")
    print(f"The site is in {folder}\nOpen {folder / 'index.html'} in a browser")
    return 0


if __name__ == "__main__":
    sys.exit(main())
