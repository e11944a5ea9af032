/* SPDX-License-Identifier: MIT */
#pragma once
#include <winternl.h>
