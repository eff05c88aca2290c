"""The stores: the embedded one (kglite) and servers (Neo4j), behind one protocol."""

from __future__ import annotations

from govgraph.graph.store.kglite import open_kglite
from govgraph.graph.store.protocol import Store

__all__ = ["Store", "open_kglite"]
