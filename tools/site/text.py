# SPDX-License-Identifier: MIT
"""Text to HTML: the comments of the headers, and Markdown documents. Names of the library become links."""

from __future__ import annotations

import html
import re
from typing import Callable

import markdown_it

import sequence

_NAME = re.compile(r"\b[A-Za-z_]\w{3,}(?:\.h\b)?")
_CODE = re.compile(r"`([^`]+)`")
_STRESS = re.compile(r"(?<![\w*/])\*(\w[^*]{0,60}?)(?<=\w)\*(?![\w*/])")
_RULE = re.compile(r"-{5,}$")
_TAG = re.compile(r"@(?:p|c|ref)\s+(\w+)")
_BULLET = re.compile(r"^\s*(?:- |\d+\. )")
_BREAK = re.compile(r"(?<=_)(?=\w)|(?<=[a-z0-9])(?=[A-Z])")
_LABEL = re.compile(r"^@(param|return|retval|note)\b(?:\[\w+\])?\s*")

Linker = Callable[[str], str]


def escape(text: str) -> str:
    return html.escape(text, quote=True)


def inline(text: str, address: Linker) -> str:
    """One line of text: code in backquotes, parameters, stressed words, and each name that the site has as a link."""
    parts = _CODE.split(_TAG.sub(r"`\1`", text))
    return "".join(f"<code>{linked(part, address)}</code>" if at % 2 else
                   _STRESS.sub(r"<em>\1</em>", linked(part, address)) for at, part in enumerate(parts))


def breakable(name: str) -> str:
    """A name that may be broken between its words, for narrow columns."""
    return _BREAK.sub("<wbr>", name)


def linked(text: str, address: Linker, narrow: bool = False) -> str:
    """Escaped text in which the names that the site has are links."""
    def link(match: re.Match) -> str:
        target = address(match[0])
        shown = breakable(match[0]) if narrow else match[0]
        return f'<a href="{escape(target)}">{shown}</a>' if target else shown
    return _NAME.sub(link, escape(text))


def blocks(lines: list[str], address: Linker, subject: str = "") -> str:
    """A comment's text as paragraphs, lists and drawings. `subject` is the subject of its message sequences."""
    found, at = [], 0
    parties: list[str] = []
    while at < len(lines):
        end = at
        if not lines[at].strip():
            at += 1
            continue
        if lines[at].startswith("    "):
            while end < len(lines) and (lines[end].startswith("    ") or
                                        not lines[end].strip() and "".join(lines[end + 1:end + 2]).startswith("    ")):
                end += 1
            found.append(_drawing(lines[at:end], address, subject, parties))
        elif _RULE.match("".join(lines[at + 1:at + 2])):
            heading = lines[at].strip()
            found.append(f'<h2 id="{slug(heading)}">{inline(heading, address)}</h2>')
            end = at + 2
        elif _BULLET.match(lines[at]):
            while end < len(lines) and lines[end].strip() and (_BULLET.match(lines[end]) or lines[end].startswith(" ")):
                end += 1
            found.append(_list(lines[at:end], address))
        else:
            end = at + 1
            while end < len(lines) and lines[end].strip() and not _BULLET.match(lines[end]) and \
                    not lines[end].startswith(("    ", "@")):
                end += 1
            if lines[at].startswith("@"):
                while end < len(lines) and lines[end].startswith(" "):
                    end += 1
            found.append(_paragraph(" ".join(line.strip() for line in lines[at:end]), address))
        at = max(end, at + 1)
    return "\n".join(found)


def _drawing(lines: list[str], address: Linker, subject: str, parties: list[str]) -> str:
    """A drawing: its sequences as pictures, the rest as it is. `parties` are those of the sequence before."""
    margin = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    lines = [line[margin:] for line in lines]
    if not sequence.is_sequence(lines):
        return preformatted("\n".join(lines), address)
    found = []
    for part in re.split(r"\n\s*\n", "\n".join(lines)):
        if sequence.is_sequence(part.split("\n")):
            known = sequence.parse(part.split("\n"), parties)
            parties[:] = known.parties
            title = f"{subject}: messages between {', '.join(parties[:-1])} and {parties[-1]}".removeprefix(": ")
            found.append(sequence.draw(known, title, lambda label: linked(label, address)))
        else:
            found.append(preformatted(part, address))
    return "\n".join(found)


def preformatted(text: str, address: Linker) -> str:
    return f'<pre tabindex="0">{linked(text, address)}</pre>'


def _list(lines: list[str], address: Linker) -> str:
    items: list[str] = []
    for line in lines:
        if _BULLET.match(line):
            items.append(_BULLET.sub("", line))
        else:
            items[-1] += " " + line.strip()
    kind = "ol" if re.match(r"\s*\d", lines[0]) else "ul"
    return f"<{kind}>" + "".join(f"<li>{inline(item, address)}</li>" for item in items) + f"</{kind}>"


def _paragraph(text: str, address: Linker) -> str:
    label = _LABEL.match(text)
    if label:
        rest = text[label.end():]
        name, _, about = rest.partition(" ") if label[1] in ("param", "retval") else ("", "", rest)
        head = f"<code>{escape(name)}</code> " if name else f"<b>{label[1].capitalize()}s:</b> "
        return f'<p class="param">{head}{inline(about, address)}</p>'
    kind = ' class="sources"' if re.match(r"Sources?:", text) else ""
    return f"<p{kind}>{inline(text, address)}</p>"


def slug(heading: str) -> str:
    """The address of a heading on its page."""
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


def markdown(text: str, address: Linker, document: Callable[[str], str]) -> str:
    """A Markdown document; `document` turns the address of a link in the repository into one of the site."""
    parser = markdown_it.MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL))
    used: set[str] = set()
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            name = slug(tokens[at + 1].content)
            while name in used:
                name += "-"
            used.add(name)
            token.attrSet("id", name)
        _address_links(token.children or [], document)
    parser.renderer.rules["text"] = lambda found, at, *_: _outside_links(found, at, address)
    parser.renderer.rules["code_inline"] = lambda found, at, *_: f"<code>{_outside_links(found, at, address)}</code>"
    for kind in ("fence", "code_block"):
        parser.renderer.rules[kind] = lambda found, at, *_: _fence(found[at], address)
    out = parser.renderer.render(tokens, parser.options, {})
    return out.replace("<table>", '<div class="wide" tabindex="0"><table>').replace("</table>", "</table></div>")


def _fence(token, address: Linker) -> str:
    """A block of a document: a sequence with its title, or code."""
    kind, _, title = token.info.partition(" ")
    if kind != "sequence":
        return f'<pre tabindex="0"><code>{linked(token.content, address)}</code></pre>'
    if not title:
        raise sequence.FormError("a sequence without a title")
    return sequence.draw(sequence.parse(token.content.rstrip().split("\n")), title, lambda label: linked(label, address))


def _address_links(tokens, document: Callable[[str], str]) -> None:
    """Links to what the site does not have become text."""
    opened = True
    for token in tokens:
        if token.type == "link_open":
            place = document(token.attrGet("href") or "")
            opened = bool(place)
            token.attrSet("href", place)
        if token.type in ("link_open", "link_close") and not opened:
            token.content = "<span>" if token.type == "link_open" else "</span>"
            token.type = "html_inline"


def _outside_links(tokens, at: int, address: Linker) -> str:
    depth = sum({"link_open": 1, "link_close": -1}.get(token.type, 0) for token in tokens[:at])
    return escape(tokens[at].content) if depth else linked(tokens[at].content, address)
