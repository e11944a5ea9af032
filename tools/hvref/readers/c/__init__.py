# SPDX-License-Identifier: MIT
"""Reads C and C++ headers. README.md explains how."""
