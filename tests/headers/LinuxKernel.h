/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief Stands in for Linux's include/hyperv from 6.15 on, which has these numbers under names of our types.
 *
 * What an older kernel has as macros, consumers/linux-module tries with the kernel's real headers.
 */

enum hv_register_name
{
    HV_REGISTER_VP_ASSIST_PAGE = 0x00090013,
    HV_REGISTER_REFERENCE_TSC = 0x00090017,
    HV_REGISTER_VSM_CODE_PAGE_OFFSETS = 0x000D0002,
    HV_REGISTER_VSM_VP_STATUS = 0x000D0003,
    HV_REGISTER_VSM_CAPABILITIES = 0x000D0006,
    HV_REGISTER_VSM_PARTITION_CONFIG = 0x000D0007,
};

enum hv_partition_property_code
{
    HV_PARTITION_PROPERTY_VMM_CAPABILITIES = 0x00090007,
};
