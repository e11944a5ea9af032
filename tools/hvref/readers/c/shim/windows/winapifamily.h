/* SPDX-License-Identifier: MIT */
#pragma once
#define WINAPI_FAMILY_PARTITION(Partition) 1
