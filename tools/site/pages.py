# SPDX-License-Identifier: MIT
"""The pages: one for each header, one for each index, one for each document."""

from __future__ import annotations

import re
from pathlib import Path

import indexes
import picture
import stated
import text
import why
from model import Header, Item, Site
from text import escape


class Pages:
    """Makes the text of each page."""

    def __init__(self, site: Site, documents: dict[str, str], folders: dict[str, str]):
        self.site = site
        self.documents = documents        # path in the repository: address on the site
        self.folders = folders
        self.home = {header.file: f"{header.topic}.html" for header in site.headers}
        self.addresses = {item.name: f"{self.home[header.file]}#{item.name}"
                          for header in reversed(site.headers) for item in reversed(header.items) if item.name}
        by_stem: dict[str, list[str]] = {}
        for file, address in self.home.items():
            by_stem.setdefault(Path(file).name, []).append(address)
        self.by_stem = {stem: found[0] for stem, found in by_stem.items() if len(found) == 1}
        self.calls = indexes.calls(site)
        self.callers: dict[str, list[str]] = {}
        for call, cells in self.calls.items():
            for role, cell in (("Input", cells[1]), ("Output", cells[2])):
                for name in re.findall(r"\bHV_\w+", cell):
                    self.callers.setdefault(name, []).append(f"{role} of {call}.")
        self.root = ""
        self.here = ""
        self.titles = {path: self.title_of(path) for path in documents}
        self.guides = self._guides()

    # Addresses.

    def address(self, name: str) -> str:
        """The address of a name or of a header from the page that is being made; empty if there is none."""
        found = self.by_stem.get(name) if name.endswith(".h") else self.addresses.get(name)
        return self.root + found if found else ""

    def document(self, target: str) -> str:
        """The address of a link that a document has; empty for what the site does not have."""
        if re.match(r"^(https?:|mailto:|#)", target):
            return target
        path, _, fragment = target.partition("#")
        base = Path(self.source).parent if self.source else Path()
        parts: list[str] = []
        for part in (base / path).parts:
            if part == ".." and parts:
                parts.pop()
            elif part not in (".", ".."):
                parts.append(part)
        found = "/".join(parts)
        place = self.documents.get(found) or self.home.get(found.removeprefix("include/"))
        return self.root + place + (f"#{fragment}" if fragment else "") if place else ""

    source = ""
    story: list[str] = []

    def _enter(self, address: str, source: str = "") -> None:
        self.here, self.source = address, source
        self.root = "../" * address.count("/")

    # The frame.

    def frame(self, title: str, content: str, contents: str = "", kind: str = "") -> str:
        root = self.root
        return f"""<!DOCTYPE html>
<html lang="en" data-root="{root}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)} · Mile.HyperV {self.site.version}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{root}style.css">
</head>
<body data-page="{kind}">
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<a class="brand" href="{root}index.html">Mile.HyperV <small>{self.site.version}</small></a>
<form role="search"><input id="search" type="search" placeholder="Name, number, GUID or word" aria-label="Search"
autocomplete="off"><ul id="results" hidden></ul></form>
<a class="menu" href="#nav">Menu</a>
</header>
<div class="layout">
<nav class="side" id="nav" aria-label="Pages">{contents}{self._tree()}</nav>
<main id="main">
{content}
<footer>Mile.HyperV {self.site.version}, MIT license. Generated from the headers and from the rows in References/.</footer>
</main>
</div>
<script src="{root}site.js"></script>
</body>
</html>
"""

    def _tree(self) -> str:
        parts = []
        indices = [(f"index/{one.slug}.html", one.title) for one in indexes.ALL]
        parts.append(self._branch("Indexes", indices))
        parts.append(self._branch("Guides", [entry[:2] for group in self.guides.values() for entry in group]))
        for folder in self.folders:
            parts.append(self._branch(folder, [(self.home[one.file], one.title) for one in self.site.headers
                                               if one.folder == folder]))
        parts.append(self._branch("Documents", [(place, self.titles[path]) for path, place in self.documents.items()
                                                if not place.startswith("guides/")]))
        return "".join(parts)

    def _branch(self, title: str, pages: list[tuple[str, str]]) -> str:
        here = any(place == self.here for place, _ in pages)
        lines = "".join(f'<li><a href="{self.root}{place}"{" aria-current=page" if place == self.here else ""}>'
                        f"{escape(name)}</a></li>" for place, name in pages)
        return f"<details{' open' if here else ''}><summary>{title}</summary><ul>{lines}</ul></details>" if pages else ""

    @staticmethod
    def title_of(path: str) -> str:
        found = re.search(r"^# (.+)$", (why.places.REPOSITORY / path).read_text(encoding="utf-8"), re.MULTILINE)
        return found[1].replace("`", "") if found else Path(path).stem

    # A header.

    def header(self, header: Header) -> str:
        self._enter(self.home[header.file])
        self.story = header.story
        parts = [f"<h1>{escape(header.title)}</h1>", f'<p class="lead">{text.inline(header.brief, self.address)}</p>',
                 f'<p class="where"><code>#include &lt;{header.file}&gt;</code></p>',
                 text.blocks(header.story, self.address, header.title)]
        contents, group = self._headings(parts[3]), []
        for item in header.items:
            inside = item.kind == "words" and group and self._in_group(header, item)
            if item.kind == "value" or inside or self._is_short(item):
                group.append(item)
                continue
            parts.append(self._values(group))
            group = []
            if item.kind == "words":
                parts.append(self._section(item, contents))
            else:
                if not any("<h2" in part for part in parts[4:]):
                    parts.append('<h2 id="definitions">Definitions</h2>')
                parts.append(self._definition(item))
                if item.record.get("kind") in ("struct", "union") or item.kind == "function":
                    contents.append(f'<li><a href="#{item.name}">{item.name}</a></li>')
        parts.append(self._values(group))
        listing = f'<h2>On this page</h2><ul>{"".join(contents)}</ul>' if contents else ""
        return self.frame(header.title, "\n".join(part for part in parts if part), listing)

    @staticmethod
    def _headings(content: str) -> list[str]:
        """The lines for "On this page" of the headings of some content."""
        return [f'<li><a href="#{anchor}">{re.sub("<[^>]+>", "", heading)}</a></li>'
                for anchor, heading in re.findall(r'<h2 id="([^"]+)">(.*?)</h2>', content)]

    @staticmethod
    def _is_short(item: Item) -> bool:
        """Whether a macro is a constant that is no number: one line, without parameters."""
        return item.kind == "macro" and "\n" not in item.text and not re.match(r"#\s*define\s+\w+\(", item.text) \
            and len(item.text) < 90

    @staticmethod
    def _in_group(header: Header, words: Item) -> bool:
        """Whether a comment is one line among constants, and no section."""
        return len([line for line in words.comment if line]) == 1 and bool(words.comment[0])

    def _section(self, item: Item, contents: list[str]) -> str:
        lines = [line for line in item.comment]
        while lines and not lines[0].strip():
            lines.pop(0)
        if not lines:
            return ""
        end = next((at for at, line in enumerate(lines) if not line.strip()), len(lines))
        head = " ".join(lines[:end])
        match = re.match(r"^([^.:]{3,70}?)[.:](?:\s+(.*))?$", head)
        title, rest = (match[1], match[2] or "") if match else ("", head)
        found = ""
        if title:
            anchor = f"{text.slug(title)}-{item.line}"
            contents.append(f'<li><a href="#{anchor}"><b>{escape(title)}</b></a></li>')
            found = f'<h2 id="{anchor}">{escape(title)}</h2>'
            rest = rest[:1].upper() + rest[1:]
        return found + text.blocks([rest, *lines[end:]] if rest else lines[end:], self.address)

    def _values(self, group: list[Item]) -> str:
        while group and group[-1].kind == "words":
            group.pop()
        if not group:
            return ""
        lines = []
        for item in group:
            if item.kind == "words":
                words = " ".join(item.comment)
                lines.append(f'<tr class="sub"><td colspan="4">{text.inline(words, self.address)}</td></tr>')
                continue
            lines.append(f'<tr id="{item.name}"><td class="name"><a href="#{item.name}">{text.breakable(item.name)}</a></td>'
                         f'<td class="figure">{self._value(item)}</td>'
                         f'<td class="meaning">{text.blocks(item.comment, self.address)}{self._call(item.name)}</td>'
                         f'<td class="said">{self._cite(item.name)}{self._said_of(item.name)}</td></tr>')
        return ('<div class="wide" tabindex="0"><table><thead><tr><th>name</th><th>value</th><th>meaning</th>'
                f'<th>sources</th></tr></thead><tbody>{"".join(lines)}</tbody></table></div>')

    def _call(self, name: str) -> str:
        """A hypercall's form, types and caller, as the table of all calls has them."""
        return self._stated(indexes.CALL, self.calls.get(name, ()))

    def _stated(self, heads: tuple[str, ...], cells) -> str:
        """What is stated of a name, as a list of terms."""
        found = [f"<dt>{head}</dt><dd>{text.linked(cell, self.address)}</dd>" for head, cell in zip(heads, cells) if cell]
        return f'<dl class="call">{"".join(found)}</dl>' if found else ""

    def _stated_of_type(self, item: Item) -> str:
        """Direction, response and version of a message, or the failures that the comment of a call's input states."""
        if item.name.replace("HV_X64_INPUT_", "HV_INPUT_") in self.callers:
            return self._stated(("failures",), [", ".join(stated.failures(item.comment))])
        cells = stated.message(item.comment, self.story)
        return self._stated(stated.MESSAGE, cells) if cells[0] else ""

    def _value(self, item: Item) -> str:
        if item.kind == "value":
            return figure(item.record["value"])
        return text.linked(" ".join(item.text.split()[2:]), self.address)

    def _cite(self, name: str) -> str:
        return f'<a class="cite" href="{self.root}cite.html#{name}" aria-label="Cite {name}">cite</a>'

    def _definition(self, item: Item) -> str:
        record, name = item.record, item.name
        kind = record.get("kind", item.kind)
        about = {"alias": f"is {record.get('type')}", "by target": "by target", "function": "function",
                 "macro": "macro"}.get(kind, f"{kind}, {record.get('size')} bytes")
        if kind == "alias" and record.get("size"):
            about += f", {record['size']} byte{'s' if record['size'] != 1 else ''}"
        parts = [f'<h3 class="name" id="{name}"><a href="#{name}">{name}</a> <small>{escape(about)}</small>'
                 f"{self._cite(name)}</h3>", text.blocks(item.comment, self.address)]
        users = self.callers.get(name, [])
        if 0 < len(users) < 6:
            parts.append(f'<p class="where">{text.linked(" ".join(users), self.address)}</p>')
        if record.get("kind") in ("struct", "union"):
            parts.append(self._stated_of_type(item))
        if kind == "by target":
            parts += [f"<p>{arch}: <code>{text.linked(str(other), self.address)}</code></p>"
                      for arch, other in record["type"].items()]
        if item.text:
            parts.append(f'<pre tabindex="0">{text.linked(item.text, self.address)}</pre>')
        if record.get("members"):
            parts.append(self._layout(record))
        if record and kind != "macro":
            parts.append(self._said_of_type(record))
        return "\n".join(part for part in parts if part)

    # A layout.

    def _layout(self, record: dict) -> str:
        name, members = record["name"], record["members"]
        parts = [picture.of_bytes(name, record["size"], members)]
        parts += [picture.of_bits(name, first, fields) for first, fields in picture.words(members)]
        lines = []
        agreeing = self._members_said(name)
        head = "<th>sources</th>" if agreeing else ""
        for member in members:
            if "offset" in member:
                place = f'{member["offset"]:#x}'
                size = "…" if member.get("flexible") else str(member["size"])
            else:
                bits = picture.word_bits(member)
                first, last = member["first_bit"] % bits, member["first_bit"] % bits + member["width"] - 1
                byte = member["first_bit"] // bits * bits // 8
                place = f'<span class="count">{byte:#x}:</span> ' + (f"{first}" if first == last else f"{last}:{first}")
                size = f'{member["width"]} bit{"s" if member["width"] != 1 else ""}'
            anchor = f'{name}.{member["name"]}'
            told = agreeing.get(member["name"], [])
            lines.append(f'<tr id="{anchor}"><td class="figure">{place}</td><td class="figure">{size}</td>'
                         f'<td class="name"><b>{escape(member["name"])}</b><br>'
                         f'{text.linked(member["type"], self.address, True)}</td>'
                         f'<td class="meaning">{text.blocks(self._meaning(record, member), self.address)}</td>'
                         + (f'<td class="said">{self._sources(told)}</td></tr>' if agreeing else "</tr>"))
        parts.append('<div class="wide" tabindex="0"><table><thead><tr><th>offset</th><th>size</th><th>member</th>'
                     f'<th>meaning</th>{head}</tr></thead><tbody>{"".join(lines)}</tbody></table></div>')
        return "".join(parts)

    def _meaning(self, record: dict, member: dict) -> list[str]:
        return self.site.words[record["header"]].of(member["line"])

    # Sources.

    def _members_said(self, name: str) -> dict[str, list[why.Statement]]:
        found: dict[str, list[why.Statement]] = {}
        for one in self.site.statements.get(name, ()):
            if one.row.is_of_member:
                found.setdefault(re.sub(r"\[\d+\]", "", one.row.arguments[1]), []).append(one)
        return found

    def _said_of(self, name: str) -> str:
        return self._sources([one for one in self.site.statements.get(name, ()) if not one.row.is_of_member])

    def _sources(self, told: list[why.Statement]) -> str:
        agreeing: dict[str, list[str]] = {}
        differing = []
        for one in told:
            if one.row.is_erratum:
                differing.append(one)
            else:
                agreeing.setdefault(one.source, []).append(", ".join(filter(None, one.cited)))
        places = "".join(f"<li>{source}: {escape('; '.join(cited))}</li>" for source, cited in agreeing.items())
        count = f"{len(agreeing)} sources" if len(agreeing) > 1 else next(iter(agreeing), "")
        listed = f'<details class="ids"><summary>{count}</summary><ul>{places}</ul></details>' if agreeing else ""
        return listed + "".join(self._erratum(one) for one in differing)

    def _erratum(self, one: why.Statement) -> str:
        heading, known = self.site.books.heading(one)
        words = escape(f"{one.source} has {one.figures()[1]}")
        place = self.documents.get("References/Errata.md")
        if known and place:
            return f'<div class="erratum"><a href="{self.root}{place}#{text.slug(heading)}">{words}</a></div>'
        return f'<div class="erratum">{words}</div>'

    def _said_of_type(self, record: dict) -> str:
        told = self.site.statements.get(record["name"], [])
        if not told:
            return ""
        by_source: dict[str, list[why.Statement]] = {}
        for one in told:
            by_source.setdefault(one.source, []).append(one)
        lines = []
        for source, found in sorted(by_source.items()):
            own = [one for one in found if not one.row.is_of_member]
            members = [one for one in found if one.row.is_of_member]
            first = (own or found)[0]
            cited, place = first.cited
            differing = [one for one in found if one.row.is_erratum]
            agree = f"{len(members) - sum(one.row.is_of_member for one in differing)} of {len(members)}" if members else "none"
            size = "; ".join(dict.fromkeys(one.figures()[1] for one in own)) or "not stated"
            lines.append(f'<tr><td>{source}</td><td class="name">{escape(cited.partition(".")[0])}</td>'
                         f'<td class="name">{escape(place)}</td><td class="figure">{escape(size)}</td><td>{agree}</td>'
                         f'<td>{"".join(self._erratum(one) for one in differing)}</td></tr>')
        return (f'<details class="said"><summary>Sources: {", ".join(sorted(by_source))}</summary><div class="wide" '
                'tabindex="0"><table><thead><tr><th>source</th><th>its name</th><th>place</th><th>size</th>'
                f'<th>members that agree</th><th>errata</th></tr></thead><tbody>{"".join(lines)}</tbody></table></div></details>')

    # The other pages.

    def index(self, one: indexes.Index) -> str:
        self._enter(f"index/{one.slug}.html")
        heads, lines = one.rows(self.site)
        head = "".join(f"<th>{escape(word)}</th>" for word in heads)
        body = "".join("<tr>" + "".join(f'<td class="{"figure" if not at else "meaning" if heads[at] == "meaning" else "name"}">'
                                        f"{text.linked(cell, self.address, True)}</td>" for at, cell in enumerate(line)) + "</tr>"
                       for line in lines)
        order = "by header" if heads[0] == "header" else "by number"
        return self.frame(one.title, f'<h1>{escape(one.title)}</h1><p class="lead">{escape(one.about)}</p>'
                          f'<p class="where">{len(lines)} entries, {order}.</p><div class="wide" tabindex="0"><table><thead>'
                          f"<tr>{head}</tr></thead><tbody>{body}</tbody></table></div>", kind="index")

    def _guides(self) -> dict[str, list[tuple[str, str, str]]]:
        """The guides by the headings of docs/guides/README.md, in its order; addresses, titles, and a line about each."""
        path = "docs/guides/README.md"
        groups: dict[str, list[tuple[str, str, str]]] = {"": [(self.documents[path], self.titles[path], "")]}
        heading = ""
        for line in (why.places.REPOSITORY / path).read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                heading = line[3:]
            link = re.match(r"- \[[^]]+\]\(([^)]+)\)(?:: (.*))?$", line)
            if link:
                guide = f"docs/guides/{link[1]}"
                if guide not in self.documents:
                    raise SystemExit(f"tools/docs: {path} names {link[1]}, which does not exist")
                groups.setdefault(heading, []).append((self.documents[guide], self.titles[guide], link[2] or ""))
        missing = {place for path, place in self.documents.items() if place.startswith("guides/")} \
            - {place for group in groups.values() for place, _, _ in group}
        if missing:
            raise SystemExit(f"tools/docs: {path} does not name {', '.join(sorted(missing))}")
        groups[heading] += [(f"guides/{one.slug}.html", one.title, "") for one in self.namings_alone()]
        return groups

    def namings_alone(self) -> list[indexes.Naming]:
        """The tables of names that have no guide."""
        return [one for one in indexes.NAMINGS if f"guides/{one.slug}.html" not in self.documents.values()]

    def naming(self, one: indexes.Naming) -> str:
        """The names of another project, with ours."""
        self._enter(f"guides/{one.slug}.html")
        return self.frame(one.title, f'<h1>{one.title}</h1><p class="lead">Types and constants that have another name here.</p>'
                          + self._names(one), kind="index")

    def _names(self, one: indexes.Naming) -> str:
        lines, same = one.rows(self.site)
        body = "".join(f'<tr><td class="name">{text.breakable(escape(theirs))}</td>'
                       f'<td class="name">{text.linked(ours, self.address, True)}</td>'
                       f"<td>{f'there {escape(other)}; see the errata' if other else ''}</td></tr>"
                       for theirs, ours, other in lines)
        return (f"<p>{len(lines):,} names differ; {same:,} are the same. A note marks a figure that differs from "
                'the one here.</p><div class="wide" tabindex="0"><table><thead><tr><th>name there</th>'
                f"<th>name here</th><th>difference</th></tr></thead><tbody>{body}</tbody></table></div>")

    def page(self, path: str) -> str:
        """A document of the repository."""
        self._enter(self.documents[path], path)
        body = (why.places.REPOSITORY / path).read_text(encoding="utf-8")
        content = text.markdown(body, self.address, self.document)
        naming = next((one for one in indexes.NAMINGS if self.here == f"guides/{one.slug}.html"), None)
        if naming:
            content += f'<h2 id="names">Names</h2>{self._names(naming)}'
        contents = "".join(self._headings(content)) if self.here.startswith("guides/") else ""
        return self.frame(self.titles[path], content, f"<h2>On this page</h2><ul>{contents}</ul>" if contents else "")

    def start(self) -> str:
        """The first page."""
        self._enter("index.html")
        parts = ["<h1>The Hyper-V guest interface</h1>",
                 '<p class="lead">Every hypercall, register, message and device protocol between a guest and Hyper-V, '
                 "with the sources of each figure.</p>", "<h2>By number</h2>", '<ul class="cards">',
                 *(f'<li><a href="index/{one.slug}.html">{escape(one.title)}</a><p>{escape(one.about)}</p></li>'
                   for one in indexes.ALL), "</ul>", '<h2 id="guides">Guides</h2>']
        for heading, group in self.guides.items():
            cards = [f'<li><a href="{place}">{escape(title)}</a>{f"<p>{escape(about)}</p>" if about else ""}</li>'
                     for place, title, about in group]
            parts += [f"<h3>{escape(heading)}</h3>" if heading else "", '<ul class="cards">', *cards, "</ul>"]
        for folder, about in self.folders.items():
            headers = [one for one in self.site.headers if one.folder == folder]
            if headers:
                parts += [f'<h2 id="{folder}">{folder}</h2><p>{escape(about[:1].upper() + about[1:])}.</p><ul class="cards">',
                          *(f'<li><a href="{self.home[one.file]}">{one.title}</a><p>{escape(one.brief)}</p></li>'
                            for one in headers), "</ul>"]
        parts += ["<h2>Documents</h2><ul>", *self._entries(), "</ul>"]
        return self.frame("The Hyper-V guest interface", "\n".join(parts))

    def _entries(self) -> list[str]:
        return [f'<li><a href="{place}">{escape(self.titles[path])}</a></li>' for path, place in self.documents.items()
                if not place.startswith("guides/")]

    def by_name(self) -> str:
        """The permanent addresses: n.html#NAME leads to the definition."""
        self._enter("n.html")
        return self.frame("Names", "<h1>Names</h1><p>The address <code>n.html#NAME</code> is permanent: it leads to the "
                          "definition of NAME, in whichever header it is. The search box has all names.</p>", kind="name")

    def cite(self) -> str:
        """The citation of a name."""
        self._enter("cite.html")
        return self.frame("Cite", "<h1>Cite a definition</h1><p>Copy this text. The address leads to the definition in every "
                          'later version too.</p><pre id="citation" tabindex="0">cite.html#NAME cites NAME.</pre>', kind="cite")


def figure(value) -> str:
    """A value as the tables have it."""
    if not isinstance(value, int):
        return escape(str(value))
    apart = "<br>" if value > 0xFFFF else " "
    return f'{value:#x}{apart}<span class="count">{value}</span>' if value > 9 else str(value)
