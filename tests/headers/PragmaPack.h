/* SPDX-License-Identifier: MIT */
/**
 * @file
 * @brief What a careless file before ours may leave behind: a packing that it never takes back.
 */

#pragma pack(1)
