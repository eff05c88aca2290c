"""From files to claims: documents and registers are read here; nothing here knows a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govgraph.loaders.loading import Summary, SummaryRow, load
    from govgraph.loaders.source import read_source

__all__ = ["Summary", "SummaryRow", "load", "read_source"]


def __getattr__(name: str) -> Any:
    # Late, so that asking a question does not pay for the readers.
    from importlib import import_module

    if name in ("Summary", "SummaryRow", "load"):
        return getattr(import_module("govgraph.loaders.loading"), name)
    if name == "read_source":
        return import_module("govgraph.loaders.source").read_source
    raise AttributeError(name)
