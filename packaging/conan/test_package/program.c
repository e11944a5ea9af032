/* SPDX-License-Identifier: MIT */

#include <stdio.h>

#include <Mile.HyperV.Version.h>
#include <Mile.HyperV/Hypervisor/Privilege.h>

int main(void)
{
    HV_PARTITION_PRIVILEGE_MASK Mask;
    Mask.AsUINT64 = 0;
    Mask.PostMessages = 1;
    printf("Mile.HyperV " MILE_HYPERV_VERSION_STRING ": PostMessages is 0x%llx\n", (unsigned long long)Mask.AsUINT64);
    return 0;
}
