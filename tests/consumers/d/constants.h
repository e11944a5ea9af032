/* SPDX-License-Identifier: MIT */

/* Macros do not arrive in D; enumerators do. A project lists the ones that it needs. */
enum
{
    QueryMessage = REMOTE_NDIS_QUERY_MSG,
    QueryComplete = REMOTE_NDIS_QUERY_CMPLT,
};
static const HV_UINT64 PostMessages = HV_PARTITION_PRIVILEGE_MASK_PostMessages_MASK;
