# SPDX-License-Identifier: MIT
"""Rust text to syntax trees, with the line of every node, also of those that a macro wrote.

The parser is tree-sitter's. It reads a file as it stands; what a macro of the file
writes (macros.py) is parsed again here, and every token still knows the line
that it came from.
"""

from __future__ import annotations

import bisect
import dataclasses
from pathlib import Path
from typing import Iterator

from facts import ReferenceError_

# Nodes that are one token although the grammar gives them children.
_WHOLE = {"string_literal", "raw_string_literal", "char_literal", "line_comment", "block_comment", "lifetime",
          "metavariable", "integer_literal", "float_literal"}


def _parser():
    """The tree-sitter parser for Rust; says what to install if it is missing."""
    try:
        import tree_sitter
        import tree_sitter_rust
    except ImportError as error:
        raise ReferenceError_("reading Rust needs the packages tree-sitter and tree-sitter-rust: "
                              f"pip install -r tools/requirements.txt ({error})") from error
    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_rust.language()))


@dataclasses.dataclass(frozen=True)
class Token:
    """One token, or a whole comment, with the line that it stands on."""

    text: str
    line: int
    spaced: bool = False    # white space stood before it


class Source:
    """A parsed text: a file, or what a macro of a file wrote."""

    def __init__(self, file: str, text: str, marks: list[tuple[int, int]] | None = None):
        self.file = file
        self._marks = marks
        self._data = text.encode("utf-8")
        self.root = _parser().parse(self._data).root_node
        if self.root.has_error:
            bad = next(_errors(self.root))
            shown = bad.text.decode("utf-8", "replace").split("\n")[0][:60]
            raise ReferenceError_(f"not Rust that the parser accepts, near {shown!r}", file, self.line(bad))

    @classmethod
    def of_file(cls, root: Path, relative: str) -> "Source":
        """The file at root/relative, parsed whole or not at all."""
        try:
            return cls(relative, (root / relative).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise ReferenceError_(f"cannot be read: {error}", relative) from error

    @classmethod
    def of_tokens(cls, file: str, tokens: list[Token]) -> "Source":
        """The text that the tokens make, each keeping its line."""
        text, marks, size = [], [], 0
        for token in tokens:
            piece = (" " if token.spaced else "") + token.text
            if token.text.startswith("//"):
                piece += "\n"
            marks.append((size, token.line))
            text.append(piece)
            size += len(piece.encode("utf-8"))
        return cls(file, "".join(text), marks)

    def line(self, node) -> int:
        """The line of a node in the file, counted from 1."""
        if self._marks is None:
            return node.start_point[0] + 1
        at = bisect.bisect_right(self._marks, (node.start_byte, 1 << 60)) - 1
        return self._marks[max(at, 0)][1] if self._marks else 1

    def tokens(self, node) -> list[Token]:
        """The tokens below a node in order; plain comments are left out, documentation is kept."""
        found: list[Token] = []
        end = node.start_byte
        for leaf in _leaves(node):
            text = leaf.text.decode("utf-8")
            skipped = self._data[end:leaf.start_byte].decode("utf-8")
            if skipped.strip():     # the grammar hides the separator of a repetition
                found.append(Token(skipped.strip(), self.line(leaf), skipped[0].isspace()))
            spaced = skipped != skipped.rstrip()
            end = leaf.end_byte
            if leaf.type in ("line_comment", "block_comment"):
                if _is_outer_doc(text):
                    found += _doc_tokens(text, self.line(leaf))
                continue
            found.append(Token(text, self.line(leaf), spaced))
        return found


def _errors(node) -> Iterator:
    if node.type == "ERROR" or node.is_missing:
        yield node
        return
    for child in node.children:
        if child.has_error or child.is_missing:
            yield from _errors(child)
    yield node


def _leaves(node) -> Iterator:
    if node.child_count == 0 or node.type in _WHOLE:
        yield node
        return
    for child in node.children:
        yield from _leaves(child)


def _is_outer_doc(text: str) -> bool:
    return text.startswith("///") and not text.startswith("////")


def _doc_tokens(text: str, line: int) -> list[Token]:
    """A documentation comment as the attribute that a macro sees in its place."""
    body = text[3:].rstrip("\n").replace("\\", "\\\\").replace('"', '\\"')
    return [Token("#", line, True), Token("[", line), Token("doc", line), Token("=", line, True),
            Token(f'"{body}"', line, True), Token("]", line)]


def text_of(node) -> str:
    """The text of a node."""
    return node.text.decode("utf-8")


def children(node, *kinds: str) -> list:
    """The named children of the given types; all of them without types."""
    return [child for child in node.named_children if not kinds or child.type in kinds]


def child(node, *kinds: str):
    """The first such child, or None."""
    return next(iter(children(node, *kinds)), None)
