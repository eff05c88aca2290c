"""A way through the free space between boxes: A* over a grid, few turns preferred."""

from __future__ import annotations

import heapq
import math

Point = tuple[float, float]
Rect = tuple[float, float, float, float]  # x, y, width, height
Wall = tuple[float, float, float, float]  # left, top, right, bottom
CELL = 12.0
HASTE = 1.5  # how much the search prefers going straight at the goal to finding the very shortest way
_MOVES = ((1, 0), (-1, 0), (0, 1), (0, -1))
Cell = tuple[int, int]


def free_path(start: Rect, end: Rect, walls: list[Wall]) -> list[Point]:
    """Corners of a way from the edge of `start` to the edge of `end`, upright and level pieces only; straight across when there is none."""
    shut = _cells(walls)
    own, goal = _cells([_wall(start)]), _cells([_wall(end)])
    cells = _search(_middle(start), _middle(end), shut, own, goal)
    if not cells:
        return [_edge(_middle(start), _middle(end), start), _edge(_middle(end), _middle(start), end)]
    left = max((index for index, cell in enumerate(cells) if cell in own), default=0)
    there = next((index for index, cell in enumerate(cells) if cell in goal), len(cells) - 1)
    points = [((x + 0.5) * CELL, (y + 0.5) * CELL) for x, y in cells[left : there + 1]]
    return _corners([_leave(points[0], points[1], start), *points[1:-1], _leave(points[-1], points[-2], end)])


def _middle(box: Rect) -> Point:
    return (box[0] + box[2] / 2, box[1] + box[3] / 2)


def _wall(box: Rect) -> Wall:
    return (box[0], box[1], box[0] + box[2], box[1] + box[3])


def _cells(walls: list[Wall]) -> set[Cell]:
    """The cells whose middle is inside a wall: so narrow lanes between columns stay open."""
    found: set[Cell] = set()
    for left, top, right, bottom in walls:
        columns = range(math.ceil(left / CELL - 0.5), math.floor(right / CELL - 0.5) + 1)
        rows = range(math.ceil(top / CELL - 0.5), math.floor(bottom / CELL - 0.5) + 1)
        found.update((x, y) for x in columns for y in rows)
    return found


def _search(start: Point, end: Point, shut: set[Cell], own: set[Cell], goal: set[Cell]) -> list[Cell]:
    first, last = _cell(start), _cell(end)
    queue: list[tuple[float, int, Cell, int]] = [(0.0, 0, first, -1)]
    cost: dict[tuple[Cell, int], float] = {(first, -1): 0.0}
    came: dict[tuple[Cell, int], tuple[Cell, int]] = {}
    count = 0
    while queue and count < 40000:
        _, _, here, turn = heapq.heappop(queue)
        if here in goal:
            return _trace(came, (here, turn))
        for way, (dx, dy) in enumerate(_MOVES):
            there = (here[0] + dx, here[1] + dy)
            if (there in shut and there not in own and there not in goal) or there[0] < -3 or there[1] < -3:
                continue
            price = cost[here, turn] + 1 + (2.5 if turn not in (-1, way) else 0.0)
            if price < cost.get((there, way), math.inf):
                cost[there, way] = price
                came[there, way] = (here, turn)
                count += 1
                guess = abs(there[0] - last[0]) + abs(there[1] - last[1])
                heapq.heappush(queue, (price + guess * HASTE, count, there, way))
    return []


def _cell(point: Point) -> Cell:
    return (math.floor(point[0] / CELL), math.floor(point[1] / CELL))


def _trace(came: dict[tuple[Cell, int], tuple[Cell, int]], state: tuple[Cell, int]) -> list[Cell]:
    cells = [state[0]]
    while state in came:
        state = came[state]
        cells.append(state[0])
    return cells[::-1]


def _leave(inside: Point, outside: Point, box: Rect) -> Point:
    """Where the level or upright piece from a point within a box comes out of it."""
    x, y, w, h = box
    if inside[1] == outside[1]:
        return (x + w if outside[0] > inside[0] else x, inside[1])
    return (inside[0], y + h if outside[1] > inside[1] else y)


def _corners(points: list[Point]) -> list[Point]:
    """Without the points between which a piece goes straight on."""
    inner = [b for a, b, c in zip(points, points[1:], points[2:], strict=False) if not (a[0] == b[0] == c[0] or a[1] == b[1] == c[1])]
    return [points[0], *inner, points[-1]]


def _edge(middle: Point, toward: Point, box: Rect) -> Point:
    dx, dy = toward[0] - middle[0], toward[1] - middle[1]
    share = min(box[2] / 2 / abs(dx) if dx else math.inf, box[3] / 2 / abs(dy) if dy else math.inf, 1.0)
    return (middle[0] + dx * share, middle[1] + dy * share)
