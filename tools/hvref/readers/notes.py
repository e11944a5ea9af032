# SPDX-License-Identifier: MIT
"""Notes: what a reader met and did not take for a fact."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True)
class Note:
    """Something that was met and not read, and why."""

    name: str
    reason: str
    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.name}: {self.reason}"
