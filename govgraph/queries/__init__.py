"""Questions and checks over a store: Cypher files, what runs them, and what Cypher cannot say."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govgraph.queries.catalogue import Check, Library, Question, library
    from govgraph.queries.checking import Finding, check
    from govgraph.queries.guard import run_user_cypher
    from govgraph.queries.names import resolve_entity
    from govgraph.queries.portrait import show
    from govgraph.queries.runner import Answer, ask

__all__ = ["Answer", "Check", "Finding", "Library", "Question", "ask", "check", "library", "resolve_entity", "run_user_cypher", "show"]

# Where each lives; nothing is imported before it is used.
_HOME = {
    "Answer": "runner",
    "Check": "catalogue",
    "Finding": "checking",
    "Library": "catalogue",
    "Question": "catalogue",
    "ask": "runner",
    "check": "checking",
    "library": "catalogue",
    "resolve_entity": "names",
    "run_user_cypher": "guard",
    "show": "portrait",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its module when first used."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
