# SPDX-License-Identifier: MIT
"""What the program says to people."""

from __future__ import annotations

from collections import Counter
from typing import Iterable

from judge import DECLINED, DISAGREES, ROW, UNMAPPED, WAITING, Outcome

STATES = (ROW, DECLINED, WAITING, UNMAPPED, DISAGREES)


def counts(outcomes: Iterable[Outcome]) -> Counter:
    """How many facts came to what."""
    return Counter(outcome.state for outcome in outcomes)


def counts_line(source: str, outcomes: list[Outcome]) -> str:
    """One line about one source."""
    found = counts(outcomes)
    parts = [f"{found[state]} {state}" for state in STATES if found[state]]
    return f"{source}: {len(outcomes)} facts: {', '.join(parts)}"


def problem_lines(outcomes: Iterable[Outcome]) -> list[str]:
    """Every fact that needs somebody's decision: file:line, theirs, ours."""
    lines = []
    for outcome in outcomes:
        fact = outcome.fact
        their_name = fact.full_name if fact.kind != "value" or not fact.type else f"{fact.type}: {fact.name}"
        where = f"{fact.where}, {outcome.arch}" if outcome.arch else fact.where
        if outcome.state == DISAGREES:
            lines.append(f"  differs  {outcome.name}: theirs {outcome.theirs}; ours {outcome.ours}"
                         f"  ({their_name}, {where})")
        elif outcome.state == UNMAPPED:
            lines.append(f"  lacking  {outcome.name}: theirs {outcome.theirs}; {outcome.ours}"
                         f"  ({their_name}, {where})")
    return sorted(lines)


def reasons(outcomes: Iterable[Outcome]) -> Counter:
    """Why facts were declined."""
    return Counter(outcome.reason for outcome in outcomes if outcome.state == DECLINED)
