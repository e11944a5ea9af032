/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief A Windows driver with the library beside the DDK's headers: it tells the debugger what it runs on.
 */

#include <ntddk.h>

#include <Mile.HyperV.Version.h>
#include <Mile.HyperV/Hypervisor/Cpuid.h>
#include <Mile.HyperV/VMBus/DeviceGuid.h>

/* The library's GUID is the platform's own, so it goes wherever Windows takes one. */
C_ASSERT(sizeof(HV_GUID) == sizeof(GUID));

static HV_X64_CPUID_RESULT Cpuid(HV_UINT32 Leaf)
{
    HV_X64_CPUID_RESULT Result;
    __asm__ volatile("cpuid"
                     : "=a"(Result.Eax), "=b"(Result.Ebx), "=c"(Result.Ecx), "=d"(Result.Edx)
                     : "0"(Leaf), "2"(0));
    return Result;
}

DRIVER_INITIALIZE DriverEntry;

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);

    if (!Cpuid(HvCpuIdFunctionVersionAndFeatures).VersionAndFeatures.HypervisorPresent ||
        Cpuid(HvCpuIdFunctionHvInterface).HvInterface.Interface != HvMicrosoftHypervisorInterface)
    {
        DbgPrint("Mile.HyperV " MILE_HYPERV_VERSION_STRING ": not Hyper-V\n");
        return STATUS_NOT_SUPPORTED;
    }
    DbgPrint("Mile.HyperV " MILE_HYPERV_VERSION_STRING ": Hyper-V build %u\n",
             Cpuid(HvCpuIdFunctionMsHvVersion).MsHvVersion.BuildNumber);
    return STATUS_SUCCESS;
}
