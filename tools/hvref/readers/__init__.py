# SPDX-License-Identifier: MIT
"""The readers: each turns one kind of source into facts. README.md explains them."""
