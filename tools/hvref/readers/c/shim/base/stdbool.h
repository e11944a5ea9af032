/* SPDX-License-Identifier: MIT */
#pragma once
#if !defined(__cplusplus)
#define bool _Bool
#define true 1
#define false 0
#endif
