/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Capabilities of an Xbox console, as a CPUID result.
 *
 * Xbox runs its games and its system in partitions of its own hypervisor (HvMicrosoftXboxNanovisor in
 * Cpuid.h). The hypervisor reports the permissions of the console, a retail or a developer console, as
 * a set of bits in the four registers of one CPUID leaf. Other hosts do not have it.
 *
 * Sources: mu_msvm HvGuestCpuid.h.
 */

#ifndef MILE_HYPERV_HYPERVISOR_PLATFORMCAPABILITIES
#define MILE_HYPERV_HYPERVISOR_PLATFORMCAPABILITIES

#include "Types.h"

HV_HEADER_BEGIN

/**
 * Capabilities of the console, which the hypervisor of Xbox reports in one CPUID result.
 *
 * The sources have the layout, but neither the number of the leaf nor a description beyond the names.
 */
typedef union HV_X64_PLATFORM_CAPABILITIES
{
    HV_UINT64 AsUINT64[2];
    struct
    {
        union
        {
            HV_UINT32 EaxAsUINT32; /**< EAX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 AllowRedSignedCode : 1;           /**< EAX bit 0. */
                HV_UINT32 AllowKernelModeDebugging : 1;     /**< EAX bit 1. */
                HV_UINT32 AllowUserModeDebugging : 1;       /**< EAX bit 2. */
                HV_UINT32 AllowTelnetServer : 1;            /**< EAX bit 3. */
                HV_UINT32 AllowIOPorts : 1;                 /**< EAX bit 4. */
                HV_UINT32 AllowFullMsrSpace : 1;            /**< EAX bit 5. */
                HV_UINT32 AllowPerfCounters : 1;            /**< EAX bit 6. */
                HV_UINT32 AllowHost512MB : 1;               /**< EAX bit 7. */
                HV_UINT32 ReservedEax1 : 1;                 /**< EAX bit 8. */
                HV_UINT32 AllowRemoteRecovery : 1;          /**< EAX bit 9. */
                HV_UINT32 AllowStreaming : 1;               /**< EAX bit 10. */
                HV_UINT32 AllowPushDeployment : 1;          /**< EAX bit 11. */
                HV_UINT32 AllowPullDeployment : 1;          /**< EAX bit 12. */
                HV_UINT32 AllowProfiling : 1;               /**< EAX bit 13. */
                HV_UINT32 AllowJsProfiling : 1;             /**< EAX bit 14. */
                HV_UINT32 AllowCrashDump : 1;               /**< EAX bit 15. */
                HV_UINT32 AllowVsCrashDump : 1;             /**< EAX bit 16. */
                HV_UINT32 AllowToolFileIO : 1;              /**< EAX bit 17. */
                HV_UINT32 AllowConsoleMgmt : 1;             /**< EAX bit 18. */
                HV_UINT32 AllowTracing : 1;                 /**< EAX bit 19. */
                HV_UINT32 AllowXStudio : 1;                 /**< EAX bit 20. */
                HV_UINT32 AllowGestureBuilder : 1;          /**< EAX bit 21. */
                HV_UINT32 AllowSpeechLab : 1;               /**< EAX bit 22. */
                HV_UINT32 AllowSmartglassStudio : 1;        /**< EAX bit 23. */
                HV_UINT32 AllowNetworkTools : 1;            /**< EAX bit 24. */
                HV_UINT32 AllowTcrTool : 1;                 /**< EAX bit 25. */
                HV_UINT32 AllowHostNetworkStack : 1;        /**< EAX bit 26. */
                HV_UINT32 AllowSystemUpdateTest : 1;        /**< EAX bit 27. */
                HV_UINT32 AllowOffChipPerfCtrStreaming : 1; /**< EAX bit 28. */
                HV_UINT32 AllowToolingMemory : 1;           /**< EAX bit 29. */
                HV_UINT32 AllowSystemDowngrade : 1;         /**< EAX bit 30. */
                HV_UINT32 AllowGreenDiskLicenses : 1;       /**< EAX bit 31. */
            };
#endif
        };
        union
        {
            HV_UINT32 EbxAsUINT32; /**< EBX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 IsLiveConnected : 1;                    /**< EBX bit 0. */
                HV_UINT32 IsMteBoosted : 1;                       /**< EBX bit 1. */
                HV_UINT32 IsQaSlt : 1;                            /**< EBX bit 2. */
                HV_UINT32 IsStockImage : 1;                       /**< EBX bit 3. */
                HV_UINT32 IsMsTestLab : 1;                        /**< EBX bit 4. */
                HV_UINT32 IsRetailDebugger : 1;                   /**< EBX bit 5. */
                HV_UINT32 IsXvdSrt : 1;                           /**< EBX bit 6. */
                HV_UINT32 IsGreenDebug : 1;                       /**< EBX bit 7. */
                HV_UINT32 IsHwDevTest : 1;                        /**< EBX bit 8. */
                HV_UINT32 AllowDiskLicenses : 1;                  /**< EBX bit 9. */
                HV_UINT32 AllowInstrumentation : 1;               /**< EBX bit 10. */
                HV_UINT32 AllowWifiTester : 1;                    /**< EBX bit 11. */
                HV_UINT32 AllowWifiTesterDFS : 1;                 /**< EBX bit 12. */
                HV_UINT32 IsHwTest : 1;                           /**< EBX bit 13. */
                HV_UINT32 AllowHostOddTest : 1;                   /**< EBX bit 14. */
                HV_UINT32 IsLiveUnrestricted : 1;                 /**< EBX bit 15. */
                HV_UINT32 AllowDiscLicensesWithoutMediaAuth : 1;  /**< EBX bit 16. */
                HV_UINT32 ReservedEbx : 15;
            };
#endif
        };
        HV_UINT32 ReservedEcx;
        union
        {
            HV_UINT32 EdxAsUINT32; /**< EDX as one integer. */
#if !defined(MILE_HYPERV_NO_BITFIELDS)
            struct
            {
                HV_UINT32 ReservedEdx : 31;
                HV_UINT32 UseAlternateXvd : 1; /**< EDX bit 31. */
            };
#endif
        };
    };
} HV_X64_PLATFORM_CAPABILITIES, *PHV_X64_PLATFORM_CAPABILITIES;
HV_STATIC_ASSERT(sizeof(HV_X64_PLATFORM_CAPABILITIES) == 16);

HV_HEADER_END

#endif /* !MILE_HYPERV_HYPERVISOR_PLATFORMCAPABILITIES */
