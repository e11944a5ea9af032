# SPDX-License-Identifier: MIT
"""The forms in which C code writes a GUID."""

from __future__ import annotations

import re

NUMBER = re.compile(r"^(0[xX][0-9a-fA-F]+|\d+)[uUlL]*$")
GUID_STRING = re.compile(r'^"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"$')
_GUID_PUNCTUATION = {"{", "}", "(", ")", ",", ".", "="}
_GUID_WORD = re.compile(r"\w*guid\w*|\w*uuid\w*|VMBUS_TYPE|b", re.IGNORECASE)


def guid_numbers(body: list[str]) -> list[int]:
    """The 11 numbers of a macro that is a GUID's initializer; empty for any other.

    It is one by its braces, `{ 1, 2, 3, { 4, ... } }`, or by the words around the numbers: `.guid = GUID_INIT(1, ...)`.
    """
    numbers = [_number(token.rstrip("uUlL")) for token in body if NUMBER.match(token)]
    others = {token for token in body if not NUMBER.match(token)}
    words = others - _GUID_PUNCTUATION
    shaped = "{" in others or "(" in others and words
    is_guid = shaped and all(_GUID_WORD.fullmatch(word) for word in words)
    return guid_parts(numbers, bool(words)) if is_guid else []


def _number(digits: str) -> int:
    """The value of a C literal without its suffix."""
    if digits[:2] in ("0x", "0X"):
        return int(digits, 16)
    return int(digits, 8 if digits[0] == "0" and set(digits) <= set("01234567") else 10)


def guid_parts(numbers: list[int], named: bool = False) -> list[int]:
    """The 11 numbers of a GUID from the forms in which C code has them; empty if they are none of these.

    11: a structure's initializer. 16: its bytes in memory. 10 and 5, if a word names them a GUID: the last eight bytes
    as a word of 16 bits and six bytes, or as a word of 16 bits and one of 48.
    """
    if len(numbers) == 16 and max(numbers) <= 0xFF:
        data = bytes(numbers)
        first = (int.from_bytes(data[begin:end], "little") for begin, end in ((0, 4), (4, 6), (6, 8)))
        return [*first, *data[8:]]
    widths = {11: (32, 16, 16) + (8,) * 8, 10: (32, 16, 16, 16) + (8,) * 6, 5: (32, 16, 16, 16, 48)}.get(len(numbers))
    if widths is None or (len(numbers) != 11 and not named) or any(number >> width for number, width in zip(numbers, widths)):
        return []
    tail = b"".join(number.to_bytes(width // 8, "big") for number, width in zip(numbers[3:], widths[3:]))
    return [*numbers[:3], *tail]


def guid_text(numbers: list[int]) -> str:
    """A GUID as people write it, from the numbers of its C initialiser."""
    tail = "".join(f"{number & 0xFF:02x}" for number in numbers[3:])
    return f"{numbers[0]:08x}-{numbers[1]:04x}-{numbers[2]:04x}-{tail[:4]}-{tail[4:]}"
