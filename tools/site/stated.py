# SPDX-License-Identifier: MIT
"""Facts that the comment of a definition states in a fixed form: direction, response and version of a message, failures of a
call.

    Direction   "guest to host", "host to guest"
    Response    "No response"; "Response to NAME"; "NAME answers it"; "Response: NAME"; "responds with NAME";
                "An empty completion answers it"; "Response: the same structure"; "Its response is undocumented"
    Since       "since version 5", "Since 3.4.", "Since RNDIS 1.0", "since VMBUS_VERSION_IRON", "Since Nickel.";
                "All versions"; in the comment of the header: "Every message ... first version is undocumented"
    Failures    each HV_STATUS_ name but success; the sentence with the name gives the condition

A comment that has none of these forms states nothing, and its cell stays empty.
"""

from __future__ import annotations

import re

MESSAGE = ("direction", "response", "since")

_DIRECTION = re.compile(r"\b(guest to host|host to guest)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b[Ss]ince (?:NVSP |version )?((?:RNDIS |revision )?\d{1,2}(?:\.\d+)*|"
                    r"[A-Z][A-Z0-9]*_(?:PROTOCOL_)?VERSION_\w+|(?!Windows)[A-Z][a-z]{3,})(?=[\s.,;:)]|$)")
_ALL = re.compile(r"\ball versions\b", re.IGNORECASE)
_NAME = r"[A-Za-z]\w*(?:[A-Z_]\w*)"
_RESPONSES = [
    (re.compile(r"\bno response\b", re.IGNORECASE), "none"),
    (re.compile(r"\b(?:an|the) empty completion answers it|completion is empty|sends an empty completion", re.IGNORECASE),
     "an empty completion"),
    (re.compile(r"\bresponse: undocumented|response is undocumented", re.IGNORECASE), "undocumented"),
    (re.compile(r"\bresponse(?: to the former)?: the (?:same structure|whole command)|guest to host as the response|"
                r"and its completion\b", re.IGNORECASE), "the same structure"),
    (re.compile(rf"\b[Rr]esponse: ({_NAME})"), None),
    (re.compile(rf"\b({_NAME}) answers? it\b"), None),
    (re.compile(rf"\bresponds with ({_NAME})"), None),
    (re.compile(rf"\b[Rr]esponse to (?:the last )?({_NAME})"), "is the response to {}"),
    (re.compile(r"\b[Rr]esponse to any\b"), "is the response to any packet"),
    (re.compile(r"\bwith a response\b|\bthe (?:guest|host) responds\b", re.IGNORECASE), "a response"),
]
_STATUS = re.compile(r"\bHV_STATUS_(?!SUCCESS\b)[A-Z0-9_]+\b")


_FILE = re.compile(r"\bEvery message\b.*?\bfirst version is undocumented\b")


def message(comment: list[str], story: list[str] = ()) -> list[str]:
    """Direction, response and first version of a message; empty strings where its comment and the header's do not state it."""
    words = " ".join(" ".join(comment).split())
    directions = list(dict.fromkeys(one.lower() for one in _DIRECTION.findall(words)))
    response = ""
    for form, shown in _RESPONSES:
        found = form.search(words)
        if found:
            response = shown.format(*found.groups()) if shown else found[1]
            break
    since = _SINCE.search(words)
    default = "undocumented" if _FILE.search(" ".join(" ".join(story).split())) else ""
    return [", ".join(directions), response, since[1] if since else "all versions" if _ALL.search(words) else default]


def failures(comment: list[str]) -> list[str]:
    """The status codes that a comment names, in its order, each once."""
    return list(dict.fromkeys(_STATUS.findall(" ".join(comment))))
