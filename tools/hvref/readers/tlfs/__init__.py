# SPDX-License-Identifier: MIT
"""Reads the Hypervisor Top-Level Functional Specification. README.md explains how."""
