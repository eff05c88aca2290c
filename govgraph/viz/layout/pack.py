"""Trees onto a page: each goes to the highest free spot, leftmost first, over a sky line of what stands already."""

from __future__ import annotations

from collections.abc import Sequence

Size = tuple[float, float]
Spot = tuple[float, float]


def pack(sizes: Sequence[Size], page_width: float, gap: float) -> tuple[list[Spot], Size]:
    """Top left corners of blocks in the given order on a page at least as wide as the widest, and the size of the whole."""
    wide = max(page_width, *(w for w, _ in sizes)) if sizes else page_width
    sky: list[tuple[float, float, float]] = [(0.0, wide + gap, 0.0)]  # left, right, height
    spots: list[Spot] = []
    for w, h in sizes:
        x, y = _best(sky, w + gap, wide + gap)
        spots.append((x, y))
        sky = _raise(sky, x, x + w + gap, y + h + gap)
    right = max((x + w for (x, _), (w, _) in zip(spots, sizes, strict=True)), default=0.0)
    bottom = max((y + h for (_, y), (_, h) in zip(spots, sizes, strict=True)), default=0.0)
    return spots, (right, bottom)


def _best(sky: list[tuple[float, float, float]], w: float, wide: float) -> Spot:
    spots = []
    for left, _, _ in sky:
        if left + w <= wide + 1e-6:
            spots.append((max(top for a, b, top in sky if a < left + w - 1e-6 and b > left + 1e-6), left))
    y, x = min(spots)
    return x, y


def _raise(sky: list[tuple[float, float, float]], left: float, right: float, top: float) -> list[tuple[float, float, float]]:
    kept = [(left, right, top)]
    for a, b, height in sky:
        if a < left:
            kept.append((a, min(b, left), height))
        if b > right:
            kept.append((max(a, right), b, height))
    return sorted(kept)
