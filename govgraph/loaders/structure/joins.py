"""Joins: facts for which two places of a document must be put together."""

from __future__ import annotations

from govgraph.loaders.reading import Reading


def read_joins(reading: Reading) -> None:
    """Add what only follows from two places together."""
