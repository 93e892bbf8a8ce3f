"""What two sequences have in common, with a bound on the work: beyond it, less is found in common and nothing is wrong."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

STEPS: Final = 600_000
"""What one comparison of two texts may cost together; half a second at most."""
ALIKE: Final = 0.35
_MOST_PAIRS: Final = 40_000

Pairs = list[tuple[int, int]]


@dataclass(slots=True)
class Effort:
    """How many steps are left."""

    left: int = STEPS


def common(one: Sequence[str], other: Sequence[str], effort: Effort) -> Pairs:
    """Places of a longest common subsequence, in their order (Myers, 1986)."""
    first = 0
    while first < min(len(one), len(other)) and one[first] == other[first]:
        first += 1
    last = 0
    while last < min(len(one), len(other)) - first and one[-1 - last] == other[-1 - last]:
        last += 1
    inner = _myers(one[first : len(one) - last], other[first : len(other) - last], effort)
    ends = [(len(one) - place, len(other) - place) for place in range(last, 0, -1)]
    return [*((place, place) for place in range(first)), *((i + first, j + first) for i, j in inner), *ends]


def _myers(one: Sequence[str], other: Sequence[str], effort: Effort) -> Pairs:
    if not one or not other:
        return []
    reach: dict[int, int] = {1: 0}
    trace: list[dict[int, int]] = []
    for cost in range(len(one) + len(other) + 1):
        effort.left -= 2 * cost + 1
        if effort.left < 0:
            return []
        trace.append(dict(reach))
        for line in range(-cost, cost + 1, 2):
            down = line == -cost or (line != cost and reach[line - 1] < reach[line + 1])
            x = reach[line + 1] if down else reach[line - 1] + 1
            y = x - line
            while x < len(one) and y < len(other) and one[x] == other[y]:
                x, y = x + 1, y + 1
            reach[line] = x
            if x >= len(one) and y >= len(other):
                return _back(trace, x, y)
    return []


def _back(trace: Sequence[dict[int, int]], x: int, y: int) -> Pairs:
    """The way by which the end was reached, of which the diagonals are what both have."""
    found: Pairs = []
    for cost in range(len(trace) - 1, -1, -1):
        reach, line = trace[cost], x - y
        down = line == -cost or (line != cost and reach.get(line - 1, -1) < reach.get(line + 1, -1))
        before = line + 1 if down else line - 1
        start_x = reach[before] if cost else 0
        start_y = start_x - before if cost else 0
        while x > start_x and y > start_y and x > 0 and y > 0:
            x, y = x - 1, y - 1
            found.append((x, y))
        x, y = start_x, start_y
    return found[::-1]


def alike(one: Counter[str], other: Counter[str], effort: Effort) -> float:
    """How much of two bags of words is the same, from 0 to 1; 0 too when there is no effort left to find out."""
    if effort.left < 0 or not (one or other):
        return 0.0
    effort.left -= min(len(one), len(other)) + 1
    fewer, more = (one, other) if len(one) < len(other) else (other, one)
    both = sum(min(count, more[word]) for word, count in fewer.items())
    return 2 * both / (one.total() + other.total())


def paired(one: int, other: int, likeness: Callable[[int, int], float]) -> Pairs:
    """Of two lists of these lengths, which belong together: as alike as possible altogether, and in their order.

    One and one belong together however little alike they are.
    """
    if one == other == 1:
        return [(0, 0)]
    if one * other > _MOST_PAIRS:
        return [(place, place) for place in range(min(one, other)) if likeness(place, place) >= ALIKE]
    best = [[0.0] * (other + 1) for _ in range(one + 1)]
    weights = [[likeness(i, j) for j in range(other)] for i in range(one)]
    for i in range(one - 1, -1, -1):
        for j in range(other - 1, -1, -1):
            together = weights[i][j] + best[i + 1][j + 1] if weights[i][j] >= ALIKE else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    found: Pairs = []
    i = j = 0
    while i < one and j < other:
        if weights[i][j] >= ALIKE and best[i][j] == weights[i][j] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found
