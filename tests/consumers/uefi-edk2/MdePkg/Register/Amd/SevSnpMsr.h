/* SPDX-License-Identifier: MIT */
/* A stand-in for EDK II's header of this name (Fam17Msr.h in older trees): constants, defined without a look. */
#ifndef STAND_IN_AMD_SEV_SNP_MSR
#define STAND_IN_AMD_SEV_SNP_MSR
#define GHCB_INFO_CPUID_REQUEST 4
#define GHCB_INFO_CPUID_RESPONSE 5
#endif
