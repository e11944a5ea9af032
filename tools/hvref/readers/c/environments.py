# SPDX-License-Identifier: MIT
"""Environments: what headers of one project family expect of the compiler and of the headers that they include.

Each has a folder of shim/ with base types and macro stand-ins. detect() finds the environment of a header by the marks
in its text: names of included files, and words that only this family uses.
"""

from __future__ import annotations

import dataclasses
import re


@dataclasses.dataclass(frozen=True)
class Environment:
    """How headers of one family are read; `marks` are regular expressions with their weights."""

    name: str
    prelude: str
    abi: str
    marks: tuple[tuple[str, int], ...]
    defines: tuple[str, ...] = ()
    arch_defines: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def all_defines(self, arch: str) -> tuple[str, ...]:
        """The macros that the family's compiler or build sets for an architecture."""
        return (*self.defines, *dict(self.arch_defines).get(arch, ()))


def _included(pattern: str) -> str:
    return rf'^[ \t]*#[ \t]*(?:include|import)[ \t]*[<"](?:{pattern})'


ENVIRONMENTS = {environment.name: environment for environment in (
    Environment(
        "linux", "#include <kernel.h>\n", "linux",
        ((_included("linux/|asm/|uapi/|hyperv/hv|kunit/"), 8), (r"\b(?:__u(?:8|16|32|64)|__le(?:16|32|64))\b", 2),
         (r"\b(?:GENMASK|BIT_ULL|__bitwise)\b", 2), (r"\bu(?:8|16|32|64)\s+\w", 1)),
        ("__KERNEL__",), (("x64", ("CONFIG_X86_64", "CONFIG_X86")), ("arm64", ("CONFIG_ARM64",)))),
    Environment(
        "bsd", "#include <sysbase.h>\n", "linux",
        ((_included("sys/(?:param|types|systm|bus|kernel|queue|cdefs|lock|taskqueue|rman)|dev/|machine/|net/"), 8),
         (r"\$(?:FreeBSD|NetBSD|OpenBSD)\b|\b__FBSDID\b", 8), (r"\b(?:CTASSERT|device_t|u_int)\b", 3)),
        ("_KERNEL",)),
    Environment(
        "macos", "#include <IOBase.h>\n", "linux",
        ((_included("IOKit/|libkern/|mach/|kern/|Availability"), 8),
         (r"\b[US]Int(?:8|16|32|64)\b", 2), (r"\b(?:OSDeclare\w+|IOReturn|OSObject)\b", 4)),
        ("KERNEL", "__APPLE__")),
    Environment(
        "windows", "#include <windows.h>\n#include <winbase.h>\n", "windows",
        ((_included(r"(?i:windows|winapifamily|winnt|ntdef|wdm|ntddk|guiddef|sdkddkver|basetsd|apiset|ws2def)\.h"), 8),
         (r"\b(?:WINAPI_FAMILY_PARTITION|DECLSPEC_ALIGN|NTDDI_VERSION|_M_AMD64|_MSC_VER|C_ASSERT)\b", 4),
         (r"\b(?:DWORD|ULONG|UCHAR|USHORT|NTSTATUS|ULONGLONG)\b", 1), (r"\b_(?:In|Out|Inout)_\b", 2)),
        ("WIN32", "WIN32_LEAN_AND_MEAN", "WINAPI_FAMILY=100", "WINVER=0x0A00", "_WIN32_WINNT=0x0A00"),
        (("x64", ("_AMD64_",)), ("arm64", ("_ARM64_",)))),
    Environment(
        "edk2", "#include <Uefi.h>\n#include <Protocol/DevicePath.h>\n", "windows",
        ((_included("Uefi|PiDxe|Base.h|Protocol/|Library/|Guid/|IndustryStandard/"), 8),
         (r"\b(?:EFI_\w+|EFIAPI|CONST|SIGNATURE_32)\b", 2), (r"SPDX-License-Identifier: BSD-2-Clause-Patent", 4),
         (r"\b(?:UINT8|UINT16|UINT32|UINT64)\b", 1)), (),
        (("x64", ("MDE_CPU_X64",)), ("arm64", ("MDE_CPU_AARCH64",)))),
    Environment(
        "haiku", "#include <haikubase.h>\n", "linux",
        ((_included(r"SupportDefs|OS\.h|KernelExport|Drivers\.h|device_manager|ByteOrder|scsi_cam"), 8),
         (r"\b_PACKED\b", 6), (r"Haiku", 4), (r"\buint(?:8|16|32|64)\s+\w", 2), (r"\bB_[A-Z]+_\w+", 2))),
    Environment(
        "portable", "#include <base.h>\n", "linux",
        ((_included("VBox/|iprt/|xen/|qemu/|rte_|ipxe/|bits/|exec/|hw/|types.h"), 8),
         (r"\b(?:RT_BIT(?:_64)?|AssertCompile\w*|QEMU_PACKED|FILE_LICENCE|__rte_\w+|RTE_\w+)\b", 8),
         (r"\buint(?:8|16|32|64)_t\s+\w", 1))),
)}

DEFAULT = "portable"


def detect(text: str) -> tuple[str, str]:
    """The environment whose marks weigh most in a header's text, and the first mark that speaks for it.

    A mark counts once for each different text that it matches, at most three times.
    """
    best, best_weight, reason = DEFAULT, 0, ""
    for environment in ENVIRONMENTS.values():
        weight, first = 0, ""
        for pattern, value in environment.marks:
            found = list(dict.fromkeys(match.group(0).strip() for match in re.finditer(pattern, text, re.MULTILINE)))
            weight += value * min(len(found), 3)
            first = first or (found[0] if found else "")
        if weight > best_weight:
            best, best_weight, reason = environment.name, weight, first
    return best, reason
