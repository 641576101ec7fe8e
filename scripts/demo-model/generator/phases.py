"""The phases of the curriculum: how wide the exercises reach, and how the time is shared.

Wide ranges and many invented words first, so that the model learns to read and to copy; then a narrow domain that it
can get right; last, more of what is still weak. The evaluation asks for the narrow one.
"""
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Phase:
    largest_term: int
    largest_compared: int
    largest_neighbour: int
    largest_count_start: int
    invented_words: float
    invented_names: float
    invented_to_spell: float
    tool_share: float
    long_share: float
    # Share of "say it five times" among the exercises in repeating.
    times_share: float = 0.12
    # How much more (or less) often than the mixture says a skill is drawn.
    emphasis: dict[str, float] = field(default_factory=dict)


WIDE = Phase(largest_term=20, largest_compared=30, largest_neighbour=30, largest_count_start=15, invented_words=0.2,
             invented_names=0.2, invented_to_spell=0.1, tool_share=0.24, long_share=0.03)
NARROW = Phase(largest_term=12, largest_compared=20, largest_neighbour=20, largest_count_start=10, invented_words=0.08,
               invented_names=0.1, invented_to_spell=0.03, tool_share=0.18, long_share=0.015)
# What the narrow phase left below the mark, more often, at smaller rates of learning.
POLISH = replace(NARROW, tool_share=0.24, times_share=0.25, emphasis={
    "repetition": 2.5, "extraction": 3.0, "lists": 3.0, "comparison": 1.5, "json": 1.3, "sums": 0.5, "capitals": 0.7})
BY_NAME = {"wide": WIDE, "narrow": NARROW, "polish": POLISH}

_current = WIDE


def use(phase: Phase) -> None:
    """Write exercises of this phase from now on."""
    global _current
    _current = phase


def current() -> Phase:
    return _current
