# SPDX-License-Identifier: MIT
"""Places in the repository; a test puts others in their stead."""

from __future__ import annotations

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
INCLUDE = REPOSITORY / "include"
REFERENCES = REPOSITORY / "References"
