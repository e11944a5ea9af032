# SPDX-License-Identifier: MIT
"""Which files of OpenVMM and igvm are read, which module of which crate each is, and what its names are called.

A prefix keeps apart what several crates call by one name (every protocol has a MessageHeader);
the crates whose names are unique already (hvdef, igvm_defs) have none.
"""

from __future__ import annotations

import dataclasses

from .items import SourceFile


@dataclasses.dataclass(frozen=True)
class Behind:
    """Types that are laid out behind a header that they do not hold: those of a trait, or of the given patterns."""

    header: str
    trait: str = ""
    types: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class RustSource:
    """The files of one source, the cargo features that are on, and what is known to be beyond the reader.

    The members' offsets and the sizes of types that stand `behind` a header count from that header's
    start, as everybody else counts them.
    """

    files: tuple[SourceFile, ...]
    features: tuple[str, ...] = ()
    beyond: tuple[tuple[str, str], ...] = ()
    behind: tuple[Behind, ...] = ()


def _crate(folder: str, crate: str, prefix: str, *modules: str, facts: bool = True) -> list[SourceFile]:
    """The files of a crate's folder: `lib` is its root, `a/b` the module a::b; a module adds its name to the prefix."""
    files = []
    for module in modules:
        path = () if module == "lib" else tuple(part for part in module.split("/") if part != "mod")
        name = ".".join(part for part in (prefix, *path) if part)
        files.append(SourceFile(f"{folder}/src/{module}.rs", crate, path, name, facts))
    return files


def _renamed(files: list[SourceFile], prefix: str) -> list[SourceFile]:
    """The same files, all under one prefix."""
    return [dataclasses.replace(file, prefix=prefix) for file in files]


_DEVICES = "vm/devices"

OPENVMM = RustSource(
    files=tuple(
        _crate("vm/hv1/hvdef", "hvdef", "", "lib", "vbs", "save_restore")
        + _crate("vm/x86/x86defs", "x86defs", "", "lib", facts=False)
        + _crate("vm/x86/x86defs", "x86defs", "", "snp")
        + _renamed(_crate(f"{_DEVICES}/vmbus/vmbus_core", "vmbus_core", "", "protocol/macros", "protocol"), "vmbus")
        + _crate(f"{_DEVICES}/vmbus/vmbus_channel", "vmbus_channel", "", "gpadl", facts=False)
        + _renamed(_crate(f"{_DEVICES}/vmbus/vmbus_ring", "vmbus_ring", "", "lib", "gparange"), "ring")
        + _renamed(_crate(f"{_DEVICES}/vmbus/vmbfs", "vmbfs", "", "protocol"), "vmbfs")
        + _crate(f"{_DEVICES}/hyperv_ic_protocol", "hyperv_ic_protocol", "ic", "lib")
        + _crate(f"{_DEVICES}/hyperv_ic_protocol", "hyperv_ic_protocol", "", "heartbeat", "kvp", "shutdown", "timesync",
                 "vss")
        + _renamed(_crate(f"{_DEVICES}/uidevices", "uidevices", "", "video/protocol"), "video")
        + _renamed(_crate(f"{_DEVICES}/uidevices", "uidevices", "", "keyboard/protocol"), "keyboard")
        + _renamed(_crate(f"{_DEVICES}/uidevices", "uidevices", "", "mouse/protocol"), "mouse")
        + _crate(f"{_DEVICES}/storage/storvsp_protocol", "storvsp_protocol", "storage", "lib")
        + _crate(f"{_DEVICES}/storage/scsi_defs", "scsi_defs", "", "lib", facts=False)
        + _crate(f"{_DEVICES}/storage/scsi_defs", "scsi_defs", "", "srb")
        + _renamed(_crate(f"{_DEVICES}/net/netvsp", "netvsp", "", "protocol"), "net")
        + _renamed(_crate(f"{_DEVICES}/net/netvsp", "netvsp", "", "rndisprot"), "rndis")
        + _crate(f"{_DEVICES}/pci/vpci_protocol", "vpci_protocol", "vpci", "lib")
        + _crate(f"{_DEVICES}/serial/vmbus_serial_protocol", "vmbus_serial_protocol", "serial", "lib")
        + _crate(f"{_DEVICES}/get/get_protocol", "get_protocol", "get", "lib", "crash")
        + _crate(f"{_DEVICES}/firmware/uefi_specs", "uefi_specs", "", "lib", "uefi/common", "uefi/time", "uefi/nvram",
                 facts=False)
        + _renamed(_crate(f"{_DEVICES}/firmware/uefi_specs", "uefi_specs", "", "hyperv/mod", "hyperv/advanced_logger",
                          "hyperv/bios_event_log", "hyperv/boot_bios_log", "hyperv/common", "hyperv/crypto",
                          "hyperv/debug_level", "hyperv/nvram", "hyperv/time"), "bios")
        + _renamed(_crate(f"{_DEVICES}/firmware/firmware_pcat", "firmware_pcat", "", "lib"), "pcat")
        + _renamed(_crate(f"{_DEVICES}/tpm/tpm_device", "tpm_device", "", "lib"), "tpm")
        + _renamed(_crate("vm/loader", "loader", "", "uefi/config"), "uefi")
    ),
    beyond=(
        ("timesync.EPOCH", "a point in time of the program's calendar library"),
        ("tpm.AK_CERT_RENEW_PERIOD", "a period of the program's own"),
        ("tpm.REPORT_TIMER_PERIOD", "a period of the program's own"),
        ("tpm.DEFAULT_VTPM_SIZE", "a constant of a library"),
    ),
    behind=(
        Behind("vmbus.MessageHeader", trait="VmbusMessage"),
        Behind("uefi.Header", trait="BlobStructure"),
        Behind("vmbfs.MessageHeader", types=("vmbfs.*Request", "vmbfs.*Response")),
        Behind("video.MessageHeader", types=("video.*Message", "video.*MessageV2")),
        Behind("keyboard.MessageHeader", types=("keyboard.MessageProtocol*", "keyboard.MessageKeystroke",
                                                "keyboard.MessageLed*")),
        Behind("mouse.MessageHeader", types=("mouse.MessageProtocol*", "mouse.MessageDevice*", "mouse.MessageInput*")),
        Behind("bios.NvramCommandDescriptor", types=("bios.NvramDebugStringCommand", "bios.NvramVariableCommand",
                                                     "bios.NvramQueryInfo", "bios.NvramSignalRuntimeCommand")),
        Behind("bios.CryptoCommandDescriptor", types=("bios.Crypto*Params",)),
    ),
)

IGVM = RustSource(files=tuple(_crate("igvm_defs", "igvm_defs", "", "lib", "dt")), features=("unstable", "corim"))

SOURCES = {"openvmm": OPENVMM, "igvm": IGVM}
