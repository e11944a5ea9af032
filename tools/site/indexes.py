# SPDX-License-Identifier: MIT
"""The indexes by number: which names each has, and its columns."""

from __future__ import annotations

import dataclasses
import re
from typing import Callable

import stated
from model import INCLUDE, Header, Item, Site

CALL = ("form", "input", "output", "caller", "privilege", "since", "failures")
_ROW = re.compile(r"\bX\(([^()]+)\)")


@dataclasses.dataclass(frozen=True)
class Index:
    """One index. `chosen` picks its constants by header and name; hypercalls have columns of their own."""

    slug: str
    title: str
    about: str
    chosen: Callable[[Header, Item], bool]

    def rows(self, site: Site) -> tuple[list[str], list[list[str]]]:
        """The heads of the columns and the lines, in the order of the numbers."""
        found = [(header, item) for header in site.headers for item in header.items
                 if item.kind == "value" and self.chosen(header, item)]
        if self.slug == "hypercalls":
            return _hypercalls(found, site)
        if self.slug == "guest-hypercalls":
            return _of_any_guest(found, site)
        if self.slug == "device-messages":
            return _messages(site)
        if self.slug == "guids":
            lines = sorted([item.record["value"], item.name, header.title + ".h", _first(item)] for header, item in found)
            return ["GUID", "name", "header", "meaning"], lines
        lines = [[f"{item.record['value']:#x}", item.name, _first(item)]
                 for _, item in sorted(found, key=lambda pair: pair[1].record["value"])]
        return ["number", "name", "meaning"], lines


@dataclasses.dataclass(frozen=True)
class Naming:
    """The names of another project with ours: for whoever comes from there."""

    slug: str
    title: str
    sources: tuple[str, ...]

    def rows(self, site: Site) -> tuple[list[tuple[str, str, str]], int]:
        """Their name, our name and their figure where it is another one; and the number of names that are the same."""
        found, same = set(), set()
        for name, statements in site.statements.items():
            for one in statements:
                if one.source not in self.sources or one.row.is_of_member:
                    continue
                theirs = one.cited[0].rpartition(": ")[2]
                if theirs == name:
                    same.add(name)
                elif re.fullmatch(r"\w+", theirs):
                    found.add((theirs, name, one.figures()[1] if one.row.is_erratum else ""))
        return sorted(found, key=lambda row: (row[0].lower(), row)), len(same)


NAMINGS = [
    Naming("linux", "Coming from Linux", ("linux-7.3", "linux-drivers")),
    Naming("freebsd", "Coming from FreeBSD", ("freebsd-2021",)),
    Naming("edk2", "Coming from EDK II (mu_msvm)", ("mu-msvm",)),
    Naming("openvmm", "Coming from OpenVMM", ("openvmm",)),
    Naming("original", "Coming from Mile.HyperV 1.x", ("original",)),
]


def _first(item: Item) -> str:
    """The first paragraph of a comment."""
    lines = []
    for line in item.comment:
        if not line.strip():
            if lines:
                break
            continue
        lines.append(line.strip())
    return " ".join(lines)


def calls(site: Site) -> dict[str, list[str]]:
    """Each row of HV_HYPERCALL_TABLE by the call's name: form, input, output, caller, privilege, since, failures."""
    comments = {item.name: item.comment for header in site.headers for item in header.items}
    stories = {item.name: header.title + ".h" for header in site.headers for item in header.items
               if header.folder == "Hypervisor" and stated.failures(header.story)}
    text = (INCLUDE / "Mile.HyperV/Hypervisor/HypercallTable.h").read_text(encoding="utf-8")
    table = text[text.index("#define HV_HYPERCALL_TABLE"):].replace("\\\n", " ")
    known = {}
    for match in _ROW.finditer(table):
        cells = [" ".join(cell.split()) for cell in match[1].split(",")]
        if len(cells) == 11:
            form = {"Unknown": "undocumented"}.get(cells[1], cells[1].lower()) + (", fast" if cells[2] == "Yes" else "")
            types = [cells[4], cells[4].replace("HV_INPUT_", "HV_X64_INPUT_"), cells[6]]
            failing = [code for name in (cells[0], *types) for code in stated.failures(comments.get(name, []))]
            failing += [f"see {stories[cells[4]]}"] if cells[4] in stories else []
            known[cells[0]] = [form, _types(cells[4], cells[5]), _types(cells[6], cells[7]), _word(cells[8]), _word(cells[9]),
                               "undocumented" if cells[10] == "0" else f"version {cells[10]}",
                               ", ".join(dict.fromkeys(failing))]
    return known


def _messages(site: Site) -> tuple[list[str], list[list[str]]]:
    """The structures whose comments state a direction."""
    lines = []
    for header in site.headers:
        for item in header.items:
            cells = stated.message(item.comment, header.story)
            if header.folder in ("VMBus", "Device") and item.record.get("kind") in ("struct", "union") and cells[0]:
                lines.append([header.title + ".h", item.name, *cells, _first(item)])
    return ["header", "name", *stated.MESSAGE, "meaning"], lines


def _hypercalls(found: list[tuple[Header, Item]], site: Site) -> tuple[list[str], list[list[str]]]:
    known = calls(site)
    lines = [[f"{item.record['value']:#06x}", item.name, *known.get(item.name, [""] * len(CALL))]
             for _, item in sorted(found, key=lambda pair: pair[1].record["value"])]
    return ["code", "name", *CALL], lines


def _of_any_guest(found: list[tuple[Header, Item]], site: Site) -> tuple[list[str], list[list[str]]]:
    """The calls of any caller that need no privilege."""
    heads, lines = _hypercalls(found, site)
    caller, privilege = heads.index("caller"), heads.index("privilege")
    meanings = {item.name: _first(item) for _, item in found}
    kept = [line for line in lines if line[caller] == "Any" and line[privilege] == "none"]
    columns = [heads.index(head) for head in ("code", "name", "input", "output", "since")]
    return [heads[at] for at in columns] + ["meaning"], [[line[at] for at in columns] + [meanings[line[1]]] for line in kept]


def _word(text: str) -> str:
    return {"Unknown": "undocumented", "NoPrivilege": "none"}.get(text, text)


def _types(header: str, element: str) -> str:
    if "HV_HYPERCALL_UNKNOWN" in (header, element):
        return "undocumented"
    words = [header] if header != "void" else []
    if element != "void":
        words.append(f"list of {element}")
    return ", ".join(words) or "none"


def _of(topic: str, pattern: str) -> Callable[[Header, Item], bool]:
    """Numbers of the headers whose address begins with `topic` and whose names begin as the pattern says."""
    begins = re.compile(pattern)
    return lambda header, item: (header.topic.startswith(topic) and item.record["kind"] != "guid"
                                 and isinstance(item.record["value"], int) and bool(begins.match(item.name)))


ALL = [
    Index("hypercalls", "Hypercalls", "Call codes with input, output, caller, privilege, version, and the failures that "
          "the comments state. Status.h lists the failures of every call.",
          lambda header, item: item.record["kind"] == "enumerator" and _of("Hypervisor/", r"Hv(Ext)?Call[A-Z]")(header, item)),
    Index("guest-hypercalls", "Hypercalls of any guest", "Calls that a guest without privileges may make: no source names a "
          "privilege for them. The index of all hypercalls has those whose privilege is undocumented.",
          lambda header, item: item.record["kind"] == "enumerator" and _of("Hypervisor/", r"Hv(Ext)?Call[A-Z]")(header, item)),
    Index("msrs", "MSRs", "Model-specific registers of the hypervisor.",
          _of("Hypervisor/Msr", r"HV_X64_MSR_|HvSyntheticMsr")),
    Index("status", "Status codes", "What a hypercall returns.", _of("Hypervisor/Status", r"HV_STATUS_")),
    Index("cpuid", "CPUID leaves", "Leaves from 0x40000000 on.",
          lambda header, item: _of("Hypervisor/Cpuid", r"Hv\w*Cpuid|HV_\w*CPUID")(header, item)
          and item.record["value"] >= 0x40000000),
    Index("registers", "Register names", "Names by which a hypercall or a message identifies a register.",
          _of("Hypervisor/RegisterName", r"Hv(X64|Arm64)?\w*Register")),
    Index("messages", "Message types", "Messages of the hypervisor in a SynIC slot.",
          _of("Hypervisor/MessageType", r"Hv\w*MessageType|HV_\w*MESSAGE_TYPE")),
    Index("channel-messages", "Channel messages", "Messages by which a guest and its host manage channels.",
          _of("VMBus/ChannelMessage", r"ChannelMessage|VmbusChannelMessage")),
    Index("device-messages", "Device messages", "Structures of the VMBus and its devices that travel as messages: direction, "
          "response and first version, as their comments state them.", lambda header, item: False),
    Index("guids", "GUIDs", "Classes and instances of VMBus devices.", lambda header, item: item.record["kind"] == "guid"),
    Index("oids", "OIDs", "Object identifiers of the network adapter.", _of("Device/RndisOid", r"(RNDIS_)?OID_")),
]
