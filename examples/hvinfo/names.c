/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief The numbers that have names, from the list macros of the headers.
 */

#include "hvinfo.h"

#include <string.h>

#include <Mile.HyperV/Device/NameList.h>
#include <Mile.HyperV/Hypervisor/BugCheck.h>
#include <Mile.HyperV/Hypervisor/Cpuid.h>
#include <Mile.HyperV/Hypervisor/Extended.h>
#include <Mile.HyperV/Hypervisor/GuestOsId.h>
#include <Mile.HyperV/Hypervisor/HostStatus.h>
#include <Mile.HyperV/Hypervisor/Hypercall.h>
#include <Mile.HyperV/Hypervisor/MessageType.h>
#include <Mile.HyperV/Hypervisor/Msr.h>
#include <Mile.HyperV/Hypervisor/RegisterNameList.h>
#include <Mile.HyperV/Hypervisor/RegisterNameListArm64.h>
#include <Mile.HyperV/Hypervisor/Status.h>
#include <Mile.HyperV/Hypervisor/Vbs.h>
#include <Mile.HyperV/VMBus/ChannelMessage.h>
#include <Mile.HyperV/VMBus/NtStatusName.h>

#define NAME(Symbol) {#Symbol, (uint32_t)(Symbol)},
#define NAME_AND_VALUE(Symbol, Value) {#Symbol, (uint32_t)(Value)},
#define MESSAGE(Symbol, Structure, Size, Sender) {#Symbol, (uint32_t)(Symbol)},

static const HVINFO_NAME Msrs[] = {HV_SYNTHETIC_MSR_LIST(NAME)};
static const HVINFO_NAME Statuses[] = {HV_STATUS_LIST(NAME) HV_STATUS_RETIRED_LIST(NAME)};
static const HVINFO_NAME HostStatuses[] = {HV_HOST_STATUS_LIST(NAME)};
static const HVINFO_NAME NtStatuses[] = {HV_NTSTATUS_NAME_LIST(NAME_AND_VALUE)};
static const HVINFO_NAME StopCodes[] = {HV_BUG_CHECK_LIST(NAME_AND_VALUE)};
static const HVINFO_NAME Calls[] = {
    HV_CALL_CODE_LIST(NAME) HV_CALL_CODE_RETIRED_LIST(NAME) HV_EXT_CALL_LIST(NAME) HV_VBS_CALL_LIST(NAME)};
static const HVINFO_NAME MessageTypes[] = {HV_MESSAGE_TYPE_LIST(NAME)};
static const HVINFO_NAME CommonRegisters[] = {HV_COMMON_REGISTER_NAME_LIST(NAME)};
static const HVINFO_NAME X64Registers[] = {HV_X64_REGISTER_NAME_LIST(NAME)};
static const HVINFO_NAME Arm64Registers[] = {HV_ARM64_REGISTER_NAME_LIST(NAME)};
static const HVINFO_NAME Leaves[] = {HV_CPUID_LEAF_LIST(NAME)};
static const HVINFO_NAME ChannelMessages[] = {HV_VMBUS_CHANNEL_MESSAGE_LIST(MESSAGE)};
static const HVINFO_NAME VmbusVersions[] = {HV_VMBUS_VERSION_LIST(NAME)};
static const HVINFO_NAME Components[] = {HV_IC_FEATURE_LIST(NAME)};
static const HVINFO_NAME ComponentStatuses[] = {HV_IC_STATUS_LIST(NAME)};
static const HVINFO_NAME NvspMessages[] = {HV_NVSP_MESSAGE_TYPE_LIST(NAME)};
static const HVINFO_NAME NvspStatuses[] = {HV_NVSP_STATUS_LIST(NAME)};
static const HVINFO_NAME RndisMessages[] = {HV_RNDIS_MESSAGE_TYPE_LIST(NAME)};
static const HVINFO_NAME RndisStatuses[] = {HV_RNDIS_STATUS_LIST(NAME)};
static const HVINFO_NAME RndisObjects[] = {HV_RNDIS_OID_LIST(NAME)};
static const HVINFO_NAME StorageOperations[] = {HV_VSTOR_OPERATION_LIST(NAME)};
static const HVINFO_NAME SrbStatuses[] = {HV_SRB_STATUS_LIST(NAME)};

#define COUNT(Array) (sizeof(Array) / sizeof((Array)[0]))

const HVINFO_LIST HvinfoLists[HvinfoListCount] = {
    [HvinfoListMsr] = {"MSR", "Mile.HyperV/Hypervisor/Msr.h", Msrs, COUNT(Msrs)},
    [HvinfoListStatus] = {"hypercall status", "Mile.HyperV/Hypervisor/Status.h", Statuses, COUNT(Statuses)},
    [HvinfoListHostStatus] = {"status of the host's services", "Mile.HyperV/Hypervisor/HostStatus.h", HostStatuses,
                              COUNT(HostStatuses)},
    [HvinfoListNtStatus] = {"NTSTATUS", "Mile.HyperV/VMBus/NtStatusName.h", NtStatuses, COUNT(NtStatuses)},
    [HvinfoListStopCode] = {"stop code of Windows", "Mile.HyperV/Hypervisor/BugCheck.h", StopCodes, COUNT(StopCodes)},
    [HvinfoListCall] = {"hypercall", "Mile.HyperV/Hypervisor/Hypercall.h", Calls, COUNT(Calls)},
    [HvinfoListMessageType] = {"message type", "Mile.HyperV/Hypervisor/MessageType.h", MessageTypes,
                               COUNT(MessageTypes)},
    [HvinfoListRegister] = {"register name", "Mile.HyperV/Hypervisor/RegisterName.h", CommonRegisters,
                            COUNT(CommonRegisters)},
    [HvinfoListX64Register] = {"register name of x64", "Mile.HyperV/Hypervisor/RegisterNameX64.h", X64Registers,
                               COUNT(X64Registers)},
    [HvinfoListArm64Register] = {"register name of ARM64", "Mile.HyperV/Hypervisor/RegisterNameArm64.h", Arm64Registers,
                                 COUNT(Arm64Registers)},
    [HvinfoListLeaf] = {"CPUID leaf", "Mile.HyperV/Hypervisor/Cpuid.h", Leaves, COUNT(Leaves)},
    [HvinfoListChannelMessage] = {"channel message of the VMBus", "Mile.HyperV/VMBus/ChannelMessage.h", ChannelMessages,
                                  COUNT(ChannelMessages)},
    [HvinfoListVmbusVersion] = {"VMBus version", "Mile.HyperV/VMBus/ChannelMessage.h", VmbusVersions,
                                COUNT(VmbusVersions)},
    [HvinfoListComponent] = {"integration component", "Mile.HyperV/Device/IntegrationComponent.h", Components,
                             COUNT(Components)},
    [HvinfoListComponentStatus] = {"status of an integration component", "Mile.HyperV/Device/IntegrationComponent.h",
                                   ComponentStatuses, COUNT(ComponentStatuses)},
    [HvinfoListNvspMessage] = {"NVSP message", "Mile.HyperV/Device/Network.h", NvspMessages, COUNT(NvspMessages)},
    [HvinfoListNvspStatus] = {"NVSP status", "Mile.HyperV/Device/Network.h", NvspStatuses, COUNT(NvspStatuses)},
    [HvinfoListRndisMessage] = {"RNDIS message", "Mile.HyperV/Device/Rndis.h", RndisMessages, COUNT(RndisMessages)},
    [HvinfoListRndisStatus] = {"RNDIS status", "Mile.HyperV/Device/RndisOid.h", RndisStatuses, COUNT(RndisStatuses)},
    [HvinfoListRndisObject] = {"RNDIS object", "Mile.HyperV/Device/RndisOid.h", RndisObjects, COUNT(RndisObjects)},
    [HvinfoListStorageOperation] = {"storage operation", "Mile.HyperV/Device/Storage.h", StorageOperations,
                                    COUNT(StorageOperations)},
    [HvinfoListSrbStatus] = {"SRB status", "Mile.HyperV/Device/Storage.h", SrbStatuses, COUNT(SrbStatuses)},
};

const char *HvinfoNameOf(HVINFO_LIST_ID List, uint32_t Value)
{
    for (size_t Index = 0; Index < HvinfoLists[List].Count; ++Index)
    {
        if (HvinfoLists[List].Names[Index].Value == Value)
        {
            return HvinfoLists[List].Names[Index].Name;
        }
    }
    return NULL;
}

const char *HvinfoNtStatusName(uint32_t Value, char *Text, size_t Size)
{
    const char *Name = HvinfoNameOf(HvinfoListNtStatus, Value);

    if (Name != NULL)
    {
        (void)snprintf(Text, Size, "STATUS_%s", Name);
        return Text;
    }
    if ((Value & 0xFFFF0000U) == 0xC0350000U && (Name = HvinfoNameOf(HvinfoListStatus, Value & 0xFFFF)) != NULL)
    {
        /* The hypervisor's status, as Windows wraps it. */
        (void)snprintf(Text, Size, "STATUS_HV_%s", Name + strlen("HV_STATUS_"));
        return Text;
    }
    if ((Name = HvinfoNameOf(HvinfoListHostStatus, Value)) != NULL)
    {
        (void)snprintf(Text, Size, "STATUS_%s", Name + strlen("HV_HOST_STATUS_"));
        return Text;
    }
    return NULL;
}

const char *HvinfoStopCodeName(uint64_t Value)
{
    const char *Name;

    if (Value > UINT32_MAX)
    {
        return NULL;
    }
    Name = HvinfoNameOf(HvinfoListStopCode, (uint32_t)Value);
    return Name != NULL ? Name : HvinfoNameOf(HvinfoListStopCode, (uint32_t)Value & ~0x10000000U);
}

const char *HvinfoGuestOsName(uint64_t Value, char *Text, size_t Size)
{
    static const char *const Systems[] = {"undefined", "Linux", "FreeBSD", "Xen", "illumos"};
    HV_GUEST_OS_ID_CONTENTS Id = {.AsUINT64 = Value};
    unsigned Version = (unsigned)Id.OpenSource.Version;

    if (Id.OpenSource.IsOpenSource)
    {
        if (Id.OpenSource.OsId == HvGuestOsOpenSourceUndefined ||
            Id.OpenSource.OsId >= sizeof(Systems) / sizeof(Systems[0]))
        {
            return NULL;
        }
        if (Id.OpenSource.OsId == HvGuestOsOpenSourceLinux)
        {
            (void)snprintf(Text, Size, "Linux, version %u.%u.%u", Version >> 16, Version >> 8 & 0xFF, Version & 0xFF);
        }
        else
        {
            (void)snprintf(Text, Size, "%s, version %u", Systems[Id.OpenSource.OsId], Version);
        }
        return Text;
    }
    if (Id.VendorId == HvGuestOsVendorMicrosoft && Id.OsId == HvGuestOsMicrosoftWindowsNT)
    {
        (void)snprintf(Text, Size, "Windows NT, version %u.%u, service %u, build %u", (unsigned)Id.MajorVersion,
                       (unsigned)Id.MinorVersion, (unsigned)Id.ServiceVersion, (unsigned)Id.BuildNumber);
        return Text;
    }
    return NULL;
}
