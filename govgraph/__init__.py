"""govgraph: documents and registers of partnership governance as a graph in which every line can show the words it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govgraph.graph.errors import GovgraphError
    from govgraph.graph.workspace import Workspace

__version__ = "0.1.0"
__all__ = ["GovgraphError", "Workspace", "__version__"]


def __getattr__(name: str) -> Any:
    # Imported when first used, so that the command starts at once.
    if name == "Workspace":
        from govgraph.graph.workspace import Workspace

        return Workspace
    if name == "GovgraphError":
        from govgraph.graph.errors import GovgraphError

        return GovgraphError
    raise AttributeError(f"module 'govgraph' has no attribute {name!r}")
