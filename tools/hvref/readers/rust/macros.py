# SPDX-License-Identifier: MIT
"""macro_rules of a Rust file: matching a use against the rules, and writing what it stands for."""

from __future__ import annotations

import dataclasses
from typing import Iterator

from facts import ReferenceError_
from .syntax import Source, Token, child, text_of

_OPEN = {"(": ")", "[": "]", "{": "}"}
_CLOSE = set(_OPEN.values())


@dataclasses.dataclass(frozen=True)
class Group:
    """A bracketed run of token trees."""

    open: Token
    inside: tuple
    close: Token


def grouped(tokens: list[Token]) -> tuple:
    """Tokens as token trees: brackets become groups."""
    trees, rest = _grouped(tokens, 0, None)
    if rest != len(tokens):
        raise ReferenceError_(f"unmatched {tokens[rest].text!r}", "", tokens[rest].line)
    return trees


def _grouped(tokens: list[Token], at: int, until: str | None) -> tuple[tuple, int]:
    trees: list = []
    while at < len(tokens):
        token = tokens[at]
        if token.text in _OPEN:
            inside, end = _grouped(tokens, at + 1, _OPEN[token.text])
            if end >= len(tokens) or tokens[end].text != _OPEN[token.text]:
                raise ReferenceError_(f"{token.text!r} is never closed", "", token.line)
            trees.append(Group(token, inside, tokens[end]))
            at = end + 1
            continue
        if token.text in _CLOSE:
            return tuple(trees), at
        trees.append(token)
        at += 1
    return tuple(trees), at


def flat(trees) -> list[Token]:
    """Token trees as tokens again."""
    out: list[Token] = []
    for tree in trees:
        if isinstance(tree, Group):
            out += [tree.open, *flat(tree.inside), tree.close]
        else:
            out.append(tree)
    return out


# ---------------------------------------------------------------------------------------------------------------------
# macro_rules: patterns

@dataclasses.dataclass(frozen=True)
class Hole:
    """`$name:kind` of a pattern, or `$name` of a body (kind empty)."""

    name: str
    kind: str
    line: int
    spaced: bool


@dataclasses.dataclass(frozen=True)
class Repeat:
    """`$( ... ) separator operator`."""

    inside: tuple
    separator: Token | None
    operator: str


def template(trees) -> tuple:
    """Token trees with the holes and repetitions of macro_rules recognised."""
    out: list = []
    at = 0
    trees = list(trees)
    while at < len(trees):
        tree = trees[at]
        if isinstance(tree, Group):
            out.append(Group(tree.open, template(tree.inside), tree.close))
            at += 1
        elif tree.text == "$" and at + 1 < len(trees) and isinstance(trees[at + 1], Group):
            repeat, at = _repeat(trees, at)
            out.append(repeat)
        elif tree.text.startswith("$") and len(tree.text) > 1:
            kind = ""
            if at + 2 < len(trees) and _is(trees[at + 1], ":") and isinstance(trees[at + 2], Token) \
                    and not trees[at + 1].spaced and trees[at + 2].text in _FRAGMENTS:
                kind = trees[at + 2].text
                at += 2
            out.append(Hole(tree.text[1:], kind, tree.line, tree.spaced))
            at += 1
        else:
            out.append(tree)
            at += 1
    return tuple(out)


def _repeat(trees: list, at: int) -> tuple[Repeat, int]:
    """The repetition whose `$` stands at `at`, and where it ends."""
    inside = template(trees[at + 1].inside)
    after = at + 2
    separator = None
    if after < len(trees) and not _is(trees[after], "*", "+", "?"):
        separator = trees[after]
        after += 1
    elif after + 1 < len(trees) and _is(trees[after + 1], "*", "+"):
        separator, after = trees[after], after + 1      # `+` itself as the separator
    if after >= len(trees) or not _is(trees[after], "*", "+", "?"):
        raise ReferenceError_("a repetition without *, + or ?", "", trees[at].line)
    return Repeat(inside, separator, trees[after].text), after + 1


_FRAGMENTS = {"ident", "expr", "ty", "tt", "literal", "meta", "path", "vis", "block", "lifetime", "pat", "stmt", "item"}


def _is(tree, *texts: str) -> bool:
    return isinstance(tree, Token) and tree.text in texts


class _NoMatch(Exception):
    pass


def match(pattern: tuple, trees: tuple) -> dict | None:
    """What the holes of a pattern stand for in these token trees, or None if they do not fit."""
    bound: dict = {}
    try:
        end = _match(pattern, trees, 0, bound)
    except _NoMatch:
        return None
    return bound if end == len(trees) else None


def _match(pattern: tuple, trees: tuple, at: int, bound: dict) -> int:
    for index, part in enumerate(pattern):
        if isinstance(part, Repeat):
            at = _match_repeat(part, trees, at, bound)
        elif isinstance(part, Hole) and part.kind:
            end = _fragment(part.kind, trees, at)
            bound[part.name] = (part.kind, trees[at:end])
            at = end
        elif at >= len(trees):
            raise _NoMatch
        elif isinstance(part, Group):
            tree = trees[at]
            if not isinstance(tree, Group) or tree.open.text != part.open.text:
                raise _NoMatch
            if _match(part.inside, tree.inside, 0, bound) != len(tree.inside):
                raise _NoMatch
            at += 1
        else:
            if not _is(trees[at], part.text if isinstance(part, Token) else "$" + part.name):
                raise _NoMatch
            at += 1
    return at


def _match_repeat(part: Repeat, trees: tuple, at: int, bound: dict) -> int:
    rounds: list[dict] = []
    while part.operator != "?" or not rounds:
        start = at
        if rounds and part.separator is not None:
            if at >= len(trees) or not _is(trees[at], part.separator.text):
                break
            start = at + 1
        one: dict = {}
        try:
            end = _match(part.inside, trees, start, one)
        except _NoMatch:
            break
        if end == start:
            break
        rounds.append(one)
        at = end
    if part.operator == "+" and not rounds:
        raise _NoMatch
    for name in _hole_names(part.inside):
        bound[name] = ("repeat", [one[name] for one in rounds if name in one])
    return at


def _hole_names(parts: tuple) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Hole):
            yield part.name
        elif isinstance(part, (Repeat, Group)):
            yield from _hole_names(part.inside)


def _fragment(kind: str, trees: tuple, at: int) -> int:
    """Where the fragment that starts at `at` ends."""
    if kind == "vis":
        if at < len(trees) and _is(trees[at], "pub"):
            at += 1
            if at < len(trees) and isinstance(trees[at], Group) and trees[at].open.text == "(":
                at += 1
        return at
    if at >= len(trees):
        raise _NoMatch
    first = trees[at]
    if kind == "tt":
        return at + 1
    if kind in ("ident", "lifetime"):
        if not isinstance(first, Token) or not (first.text[0].isalpha() or first.text[0] in "_'"):
            raise _NoMatch
        return at + 1
    if kind == "literal":
        if _is(first, "-"):
            at, first = at + 1, trees[at + 1]
        if not isinstance(first, Token) or not (first.text[0] in "0123456789\"'" or first.text in ("true", "false")
                                                or first.text[:2] in ('b"', "b'", 'r"')):
            raise _NoMatch
        return at + 1
    if kind == "block":
        if not isinstance(first, Group) or first.open.text != "{":
            raise _NoMatch
        return at + 1
    stops = {"expr": (",", ";", "=>"), "stmt": (",", ";", "=>"), "meta": (",", ";"),
             "ty": (",", ";", "=", "=>", "|"), "path": (",", ";", "=", "=>", "|"), "pat": (",", "=", "=>")}.get(kind)
    if stops is None:
        raise _NoMatch
    end = at
    while end < len(trees) and not _is(trees[end], *stops):
        if kind in ("ty", "path") and isinstance(trees[end], Group) and trees[end].open.text == "{":
            break
        end += 1
    if end == at:
        raise _NoMatch
    return end


# ---------------------------------------------------------------------------------------------------------------------
# macro_rules: transcription

def transcribe(body: tuple, bound: dict) -> list[Token]:
    """The tokens that a macro's body writes."""
    out: list[Token] = []
    for part in body:
        if isinstance(part, Hole):
            out += _substitute(part, bound)
        elif isinstance(part, Group):
            out += [part.open, *transcribe(part.inside, bound), part.close]
        elif isinstance(part, Repeat):
            out += _transcribe_repeat(part, bound)
        else:
            out.append(part)
    return out


def _substitute(hole: Hole, bound: dict) -> list[Token]:
    if hole.name == "crate":
        return [Token("crate", hole.line, hole.spaced)]
    if hole.name not in bound:
        raise ReferenceError_(f"the macro's body uses ${hole.name}, which its pattern does not bind", "", hole.line)
    kind, trees = bound[hole.name]
    if kind == "repeat":
        raise ReferenceError_(f"${hole.name} repeats and is used outside a repetition", "", hole.line)
    tokens = [dataclasses.replace(token, spaced=True) if index == 0 else token
              for index, token in enumerate(flat(trees))]
    if kind == "expr" and len(tokens) > 1:
        tokens = [Token("(", tokens[0].line, True), *tokens, Token(")", tokens[-1].line)]
    return tokens


def _transcribe_repeat(part: Repeat, bound: dict) -> list[Token]:
    names = [name for name in _hole_names(part.inside) if name in bound and bound[name][0] == "repeat"]
    counts = {len(bound[name][1]) for name in names}
    if len(counts) != 1:
        raise ReferenceError_("a repetition in a macro's body whose holes do not repeat equally often")
    out: list[Token] = []
    for index in range(counts.pop()):
        inner = dict(bound)
        inner.update({name: bound[name][1][index] for name in names})
        if index and part.separator is not None:
            out.append(part.separator)
        out += transcribe(part.inside, inner)
    return out


class Macro:
    """One macro_rules definition."""

    def __init__(self, source: Source, node):
        self.name = text_of(child(node, "identifier"))
        self.rules: list[tuple[tuple, tuple]] = []
        trees = grouped(source.tokens(node))
        # macro_rules ! name { (pattern) => {body} ; ... }
        body = trees[-1] if isinstance(trees[-1], Group) else trees[-2]
        rest = list(body.inside)
        while rest:
            if len(rest) < 3 or not isinstance(rest[0], Group) or not _is(rest[1], "=>"):
                raise ReferenceError_(f"macro {self.name}: a rule that is not (pattern) => {{body}}",
                                      source.file, body.open.line)
            self.rules.append((template(rest[0].inside), template(rest[2].inside)))
            rest = rest[4:] if len(rest) > 3 and _is(rest[3], ";") else rest[3:]

    def expand(self, file: str, line: int, tokens: list[Token]) -> Source:
        """What a use of the macro writes, parsed."""
        trees = grouped(tokens)
        for pattern, body in self.rules:
            bound = match(pattern, trees)
            if bound is not None:
                return Source.of_tokens(file, transcribe(body, bound))
        raise ReferenceError_(f"no rule of macro {self.name} fits this use", file, line)
