/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief An EDK II driver that includes the library and MdePkg, in each order.
 *
 * The headers under MdePkg are of our own writing, with the names that EDK II's have in common with the
 * library. DRIVER_ORDER is 1: MdePkg first; 2: the library first; 3: the library between two parts of MdePkg.
 */

#if DRIVER_ORDER == 2
#include <Mile.HyperV.h>
#include <Mile.HyperV.Guest.Interface.h>
#include <Mile.HyperV.Guest.Protocols.h>
#endif
#if DRIVER_ORDER == 3
#include <Uefi.h>
#include <Mile.HyperV.h>
#include <Mile.HyperV.Guest.Interface.h>
#include <Mile.HyperV.Guest.Protocols.h>
#endif

#include <IndustryStandard/Pci22.h>
#include <Register/Amd/Ghcb.h>
#include <Register/Amd/SevSnpMsr.h>
#include <Uefi.h>

#if DRIVER_ORDER == 1
#include <Mile.HyperV.h>
#include <Mile.HyperV.Guest.Interface.h>
#include <Mile.HyperV.Guest.Protocols.h>
#endif

/* The constants of mu_msvm's drivers, as they define them after the library's headers. */
#define VMBUS_MAX_CHANNELS HV_EVENT_FLAGS_COUNT
#define DEFAULT_VRAM_SIZE_WIN7 (4 * 1024 * 1024)
#define DEFAULT_VRAM_SIZE_WIN8 (2 * DEFAULT_VRAM_SIZE_WIN7)

#if !defined(MILE_HYPERV_EDK2) || defined(MILE_HYPERV_WINDOWS)
#error "the library does not recognize EDK II"
#endif

/* One type, in both directions. */
static EFI_GUID *ToTheirs(HV_GUID *Guid)
{
    return Guid;
}

static const HV_GUID *ToOurs(const EFI_GUID *Guid)
{
    return Guid;
}

HV_STATIC_ASSERT(sizeof(GHCB_SAVE_AREA) == sizeof(((GHCB_SAVE_AREA *)0)->Theirs));
HV_STATIC_ASSERT(sizeof(HV_GHCB_SAVE_AREA) == 1032);
HV_STATIC_ASSERT(sizeof(TRUE) == 1);
HV_STATIC_ASSERT(ALIGN_VALUE(5, 4) == 8);
HV_STATIC_ASSERT(PCI_MAX_BAR == 6 && GHCB_INFO_CPUID_REQUEST == 4 && GHCB_INFO_CPUID_RESPONSE == 5);
HV_STATIC_ASSERT(DEFAULT_VRAM_SIZE_WIN8 == 0x800000 && VMBUS_MAX_CHANNELS == 2048);
/* Names that drivers written for mu_msvm use. */
HV_STATIC_ASSERT(HV_GPA_PAGE_PINNING_MAX_RANGE_COUNT == 511);
HV_STATIC_ASSERT(sizeof(NTSTATUS) == 4 && sizeof(NDIS_STATUS) == 4 && sizeof(NDIS_OBJECT_HEADER) == 4);
HV_STATIC_ASSERT(sizeof(GPADL_HANDLE) == 4 && PowerMgmtResetRegister == 0x33 && ConfigLibConsoleModeCOM2 == 2);
HV_STATIC_ASSERT(ConfigLibMemoryProtectionModeStrict == 2);

UINT64 DriverEntry(PHV_OUTPUT_QUERY_GPA_RANGE Ranges, PCI_SLOT_NUMBER *Slot, NDIS_STATUS Status)
{
    EFI_GUID Mine = HV_GUID_INIT(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    UINT64 Sum = Ranges->AlwaysPinnedSubranges.SubrangeList[0].AsUINT64 + Slot->u.AsULONG;

    if (Status == NDIS_STATUS_NETWORK_CHANGE)
    {
        Sum += ToTheirs(&Mine)->Data1 + ToOurs(&VMBUS_CLIENT_ID_UEFI)->Data1;
    }
    return Sum;
}
