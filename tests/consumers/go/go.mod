// SPDX-License-Identifier: MIT
module example.invalid/ring

go 1.19
