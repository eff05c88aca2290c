"""Right margins: how far a line could have reached, which tells a wrapped line from one that its author ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from govgraph.loaders.office.pdf.glyphs import Line

_MANY = 8  # lines of a page that begin near each other say where their margin is
_STACK = 5  # lines one below the other may have a margin of their own
_WRAPPED = 0.8  # of them must break where their next word would not have fitted


def margins(lines: list[Line], widths: dict[int, float]) -> Callable[[Line], float]:
    """A function that gives the right margin of a line: how far the lines reach that begin near where it begins.

    A stack of lines that all break at one narrower margin keeps that; pages with few lines borrow from others of their width.
    """
    by_page: dict[tuple[int, int], list[float]] = {}
    by_width: dict[tuple[float, int], float] = {}
    own: dict[int, float] = {}
    for line in lines:
        column = int(line.box[0] // 20)
        by_page.setdefault((line.page, column), []).append(line.box[2])
        key = (round(widths[line.page]), column)
        by_width[key] = max(by_width.get(key, 0), line.box[2])
    for stack in _stacks(lines):
        edge = max(line.box[2] for line in stack)
        wrapped = sum(above.box[2] + below.first + 0.24 * below.size > edge for above, below in pairwise(stack))
        if wrapped >= _WRAPPED * (len(stack) - 1):
            own.update((id(line), edge) for line in stack)

    def right(line: Line) -> float:
        if id(line) in own:
            return own[id(line)]
        near = range(int(line.box[0] // 20) - 3, int(line.box[0] // 20) + 4)
        ends = [end for column in near for end in by_page.get((line.page, column), ())]
        if len(ends) >= _MANY:
            return max(ends)
        return max((by_width.get((round(widths[line.page]), column), 0) for column in near), default=line.box[2])

    return right


def _stacks(lines: list[Line]) -> Iterator[list[Line]]:
    """Runs of lines that stand one right below the other."""
    stack: list[Line] = []
    for line in lines:
        last = stack[-1] if stack else None
        near = last is not None and line.page == last.page and abs(line.box[0] - last.box[0]) < 30
        if last and not (near and abs(line.box[1] - last.box[3]) < 0.5 * line.size):
            if len(stack) >= _STACK:
                yield stack
            stack = []
        stack.append(line)
    if len(stack) >= _STACK:
        yield stack
