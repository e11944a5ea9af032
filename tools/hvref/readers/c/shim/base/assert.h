/* SPDX-License-Identifier: MIT */
#pragma once
#if !defined(__cplusplus)
#define static_assert _Static_assert
#endif
#define assert(Expression) ((void)0)
