# SPDX-License-Identifier: MIT
"""Reads the wire types of Rust crates. README.md explains how."""
