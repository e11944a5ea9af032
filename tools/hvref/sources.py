# SPDX-License-Identifier: MIT
"""The list of references: where each comes from, at which revision, and how it is read.

References/Sources.md tells the same to people; a test holds the two together.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Callable

import places
from facts import Fact, ReferenceError_, distinct
from readers import dec, frozen
from readers.c import reader as c_reader
from readers.notes import Note
from readers.rust import files as rust_files


@dataclasses.dataclass(frozen=True)
class Repository:
    """A project that moves: `--from DIR` says where a working copy of it is."""

    id: str
    url: str
    pin: str


@dataclasses.dataclass(frozen=True)
class Source:
    """One reference. Without a repository it is frozen: its facts are References/<id>/facts.jsonl.xz.

    Its facts are read for each architecture in turn. `units` is called with the architecture, because a
    header may have to be compiled otherwise for each.
    """

    id: str
    title: str
    arches: tuple[str, ...] = ("x64",)
    repository: str = ""
    units: Callable[[str], tuple[c_reader.Unit, ...]] = lambda arch: ()
    declarations: tuple[str, ...] = ()
    rust: rust_files.RustSource | None = None
    tlfs: tuple[str, ...] = ()

    @property
    def is_frozen(self) -> bool:
        return not self.repository


BOTH = ("x64", "arm64")

REPOSITORIES = {repository.id: repository for repository in (
    Repository("mu_msvm", "https://github.com/microsoft/mu_msvm",
               "9feb53ed89ceece011a2d4223a5e0cc423f52981"),
    Repository("openvmm", "https://github.com/microsoft/openvmm",
               "1488a37b7cfe596c8fd72bbf7d2bb3af3f99aea6"),
    Repository("mshv", "https://github.com/rust-vmm/mshv",
               "1032a5dedff0c03bec076156ce960bf2ef5d1783"),
    Repository("wsl", "https://github.com/microsoft/WSL",
               "3e27a6a50177ce4e32e72f7b957aef5db5768062"),
    Repository("tlfs", "https://github.com/MicrosoftDocs/Virtualization-Documentation",
               "77e0742a8029cf3b5a96c84dfab2ce7ba623286c"),
    Repository("mingw-w64", "https://github.com/mingw-w64/mingw-w64",
               "d7f3c52012c4af4fb526330117d9c86b266018dc"),
    Repository("haiku", "https://github.com/haiku/haiku",
               "47136e7183913db69a33700c4cce256adc0c3ccd"),
)}


def _msvm(arch: str) -> tuple[c_reader.Unit, ...]:
    """mu_msvm's headers, grouped as its drivers include them."""
    groups = (
        ("Include/Hv/HvStatus.h", "Include/Hv/HvGuest.h", "Include/Hv/HvGuestCpuid.h", "Include/Hv/HvGuestHypercall.h",
         "Include/Hv/HvGuestMsr.h", "Include/Hv/HvGuestSyntheticInterrupts.h"),
        ("Include/Vmbus/NtStatus.h", "Include/Vmbus/VmbusPacketFormat.h", "Include/Vmbus/VmbusPacketInterface.h"),
        ("Include/Protocol/EfiHv.h", "Include/Protocol/Vmbus.h", "VmbusDxe/VmbusP.h", "VmbusDxe/ChannelMessages.h"),
        ("Include/Protocol/SynthKeyProtocol.h",),
        ("Include/Protocol/VmbusFileSystem.h",),
        ("StorvscDxe/VstorageProtocol.h",),
        ("NetvscDxe/nvspprotocol.h",),
        ("NetvscDxe/rndis.h",),
        ("VideoDxe/SynthVidProtocol.h", "VideoDxe/VramSize.h"),
        ("VpcivscDxe/wdm.h", "VpcivscDxe/VpciProtocol.h", "VpcivscDxe/PciBars.h"),
        ("Include/BiosInterface.h", "Include/UefiConstants.h", "Include/IsolationTypes.h"),
        ("Include/BiosEventLogInterface.h",),
        ("Include/BiosBootLogInterface.h",),
        ("Include/PowerManagementInterface.h",),
        ("Include/TpmInterface.h",),
    )
    define = {"x64": "MDE_CPU_X64", "arm64": "MDE_CPU_AARCH64"}[arch]
    prelude = "#include <Uefi.h>\n#include <Protocol/DevicePath.h>\n"
    return tuple(c_reader.Unit(headers=tuple(f"MsvmPkg/{header}" for header in group), shim="edk2",
                               includes=("MsvmPkg/Include", "MsvmPkg/VmbusDxe", "MsvmPkg/VpcivscDxe"),
                               defines=(define,), prelude=prelude) for group in groups)


def _mshv(_arch: str) -> tuple[c_reader.Unit, ...]:
    return (c_reader.Unit(headers=("hv-headers/hvgdk_mini.h", "hv-headers/hvgdk.h", "hv-headers/hvhdk_mini.h",
                                   "hv-headers/hvhdk.h"), shim="linux", abi="linux"),)


_WSL = (c_reader.Unit(headers=("src/windows/inc/wdk.h",), shim="windows", defines=("_AMD64_",),
                      definitions=("HV_X64_HYPERVISOR_HARDWARE_FEATURES", "HvCpuIdFunctionMsHvHardwareFeatures")),)

_MINGW_W64 = (
    c_reader.Unit(headers=("mingw-w64-headers/ddk/include/ddk/srb.h",), shim="windows",
                  definitions=("SRB_STATUS_*", "SRB_FLAGS_*", "SRB_SIMPLE_TAG_REQUEST", "SRB_HEAD_OF_QUEUE_TAG_REQUEST",
                               "SRB_ORDERED_QUEUE_TAG_REQUEST")),
    c_reader.Unit(headers=("mingw-w64-headers/include/ifdef.h",), shim="windows",
                  definitions=("NET_IF_MEDIA_CONNECT_STATE", "NET_IF_MEDIA_DUPLEX_STATE")),
    c_reader.Unit(headers=("mingw-w64-headers/include/ntddndis.h",), shim="windows", defines=("UM_NDIS620",),
                  definitions=("NDIS_PACKET_TYPE_*", "NDIS_HASH_*", "NDIS_RSS_CAPS_*", "NDIS_RSS_PARAM_FLAG_*",
                               "NDIS_RSS_HASH_SECRET_KEY_SIZE_REVISION_1", "OID_GEN_*", "OID_802_3_*", "OID_TCP_*")),
)

_HAIKU_KERNEL = "src/add-ons/kernel/"
_HAIKU = (c_reader.Unit(headers=("headers/private/hyperv/hyperv_spec.h", *(_HAIKU_KERNEL + header for header in (
    "bus_managers/hyperv/hyperv_spec_private.h", "bus_managers/hyperv/arch/x86/hyperv_cpu.h",
    "busses/scsi/hyperv/HyperVSCSIProtocol.h", "drivers/hyperv/hyperv_ic/ICProtocol.h",
    "drivers/hyperv/hyperv_ic/heartbeat/HeartbeatProtocol.h", "drivers/hyperv/hyperv_ic/timesync/TimeSyncProtocol.h",
    "drivers/input/hyperv_hid/HyperVHIDProtocol.h"))),
    shim="haiku", includes=("headers/private/hyperv", _HAIKU_KERNEL + "drivers/hyperv/hyperv_ic"), language="c++",
    standard="c++17", abi="linux"),)

SOURCES = (
    Source("wdk71", "Windows 7 WDK 7.1, hvgdk.h"),
    Source("mshv-lore", "Linux mshv patch series of 2023, from the public list"),
    Source("pdb-14347", "Symbols of the Windows 10 build 14347 guest drivers", arches=("x86",)),
    Source("kdhv-26100", "Symbols of the build 26100 hypervisor debugger transport", arches=BOTH),
    Source("securekernel-26100-arm64", "Symbols of the build 26100 secure kernel, ARM64", arches=("arm64",)),
    Source("dynamic-memory", "Measured layouts of the dynamic memory protocol"),
    Source("file-copy", "Measured layouts of the guest services protocol"),
    Source("gpu-pv", "Measured layouts of GPU paravirtualization, as posted to Linux"),
    Source("network-direct", "Measured layouts of Network Direct"),
    Source("windows-gpu", "Windows SDK 10.0.28000, the graphics kernel's interface"),
    Source("mu-msvm", "Project Mu's UEFI for Hyper-V guests", arches=BOTH, repository="mu_msvm", units=_msvm,
           declarations=("MsvmPkg/MsvmPkg.dec",)),
    Source("openvmm", "OpenVMM and OpenHCL", repository="openvmm", rust=rust_files.OPENVMM),
    Source("igvm", "The IGVM file format, igvm_defs 0.5.0"),
    Source("mshv", "rust-vmm's hypervisor headers", arches=BOTH, repository="mshv", units=_mshv),
    Source("wsl", "Windows Subsystem for Linux, wdk.h", repository="wsl", units=lambda arch: _WSL),
    Source("haiku", "Haiku's guest drivers", repository="haiku", units=lambda arch: _HAIKU),
    Source("tlfs", "The Hypervisor Top-Level Functional Specification, online", repository="tlfs",
           tlfs=("virtualization/hyper-v-on-windows/tlfs",)),
    Source("tlfs-60b", "The Hypervisor Top-Level Functional Specification 6.0b"),
    Source("mingw-w64", "mingw-w64, the storage port's and the network interface's headers", repository="mingw-w64",
           units=lambda arch: _MINGW_W64),
    Source("linux-7.3", "Linux 7.3, include/hyperv", arches=BOTH),
    Source("windows-whp", "Windows SDK 10.0.28000, WinHvPlatformDefs.h", arches=BOTH),
    Source("windows-status", "Windows SDK 10.0.28000, winerror.h and ntstatus.h"),
    Source("winerror-hv", "windows-sys 0.61.2, the hypervisor's codes"),
    Source("winerror-vid", "windows-sys 0.61.2, the codes of the virtualization infrastructure driver"),
    Source("tlfs50c-status", "The TLFS 5.0C, appendix B"),
    Source("windows-bugcodes", "Windows SDK 10.0.28000, bugcodes.h"),
    Source("windows-srb", "Windows SDK 10.0.28000, srb.h and scsi.h"),
    Source("windows-ndis", "Windows SDK 10.0.28000, ntddndis.h"),
    Source("windows-hyperv-misc", "Windows SDK 10.0.28000, Hyper-V sockets, saved states and device virtualization"),
    Source("freebsd-2021", "FreeBSD's guest drivers of 2021"),
    Source("machyperv", "MacHyperVSupport's guest drivers"),
    Source("linux-drivers", "Linux 7.3's guest drivers, facts alone"),
    Source("original", "The original Mile.HyperV", arches=BOTH),
)


def by_id(wanted: list[str]) -> list[Source]:
    """The named sources, or all; an error for a name that is none."""
    known = {source.id: source for source in SOURCES}
    for name in wanted:
        if name not in known:
            raise ReferenceError_(f"no source {name!r}; there are: {', '.join(known)}")
    return [known[name] for name in wanted] if wanted else list(SOURCES)


def paths(wanted: list[Source]) -> list[str]:
    """What of a repository has to be at hand for these sources: the files, and the folders of included ones."""
    found = set()
    for source in wanted:
        found.update((*source.tlfs, *source.declarations))
        found.update(file.path for file in (source.rust.files if source.rust else ()))
        for unit in (unit for arch in source.arches for unit in source.units(arch)):
            found.update(unit.headers)
            found.update(unit.includes)
    return sorted(found)


def files(source: Source) -> list[str]:
    """The files of a source, and the folders that are read as a whole."""
    headers = [header for arch in source.arches for unit in source.units(arch) for header in unit.headers]
    crates = [file.path for file in source.rust.files] if source.rust else []
    return list(dict.fromkeys((*headers, *source.declarations, *crates, *source.tlfs)))


def present(source: Source, root: Path) -> Source:
    """The source without the files that a working copy lacks; the headers that stay are read as far as they go."""
    if all((root / path).exists() for path in files(source)):
        return source

    def units(arch: str) -> tuple[c_reader.Unit, ...]:
        narrowed = (dataclasses.replace(unit, tolerant=True, headers=there(unit.headers))
                    for unit in source.units(arch))
        return tuple(unit for unit in narrowed if unit.headers)

    def there(paths_: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(path for path in paths_ if (root / path).exists())

    rust = source.rust and dataclasses.replace(
        source.rust, files=tuple(file for file in source.rust.files if (root / file.path).exists()))
    return dataclasses.replace(source, units=units, declarations=there(source.declarations), tlfs=there(source.tlfs),
                               rust=rust if rust and rust.files else None)


def working_copy(source: Source, folder: Path, alone: bool) -> Path | None:
    """Where a source's repository is in the folder that `--from` names: under its id or its own name.

    If sources of one repository `alone` are asked for, the folder may be the working copy itself.
    """
    names = (source.repository, REPOSITORIES[source.repository].url.rpartition("/")[2])
    found = [folder / name for name in names if (folder / name).is_dir()] + ([folder] if alone else [])
    wanted = paths([source])
    whole = [root for root in found if any((root / path).exists() for path in wanted)]
    return next(iter(whole + found), None)


def read(source: Source, arch: str, root: Path | None) -> list[Fact]:
    """All distinct facts of a source for one architecture; `root` is the working copy, None for a frozen source."""
    if source.is_frozen:
        return frozen.read(places.REFERENCES / source.id, source.id, arch)
    found: list[Fact] = []
    for unit in source.units(arch):
        found += c_reader.read(root, unit, arch, source.id)
    for path in source.declarations:
        found += dec.read(root, path, source.id, arch)
    found += _read_rust(root, source, arch) + _read_tlfs(root, source)
    return distinct(found)


def _read_rust(root: Path, source: Source, arch: str) -> list[Fact]:
    if source.rust is None:
        return []
    from readers.rust import reader as rust_reader
    return rust_reader.read_source(root, source.rust, source.id, arch)


def _read_tlfs(root: Path, source: Source) -> list[Fact]:
    if not source.tlfs:
        return []
    from readers.tlfs import reader as tlfs_reader
    return tlfs_reader.read([root / path for path in source.tlfs])


def left_out(source: Source, root: Path) -> list[Note]:
    """What the reader of a Rust source or of the TLFS met and did not take for facts: notes with place and reason."""
    found = []
    if source.rust is not None:
        from readers.rust import reader as rust_reader
        reading = rust_reader.read(root, source.rust.files, source.rust.features, source.id)
        found += reading.left_out + reading.unread
    if source.tlfs:
        from readers.tlfs import reader as tlfs_reader
        found += tlfs_reader.survey([root / path for path in source.tlfs]).left_out
    return found
