"""What findings are about, whether each stands alone or in a group."""

from __future__ import annotations

from collections.abc import Iterable

from govgraph.queries import Finding


def subjects(findings: Iterable[Finding]) -> set[str]:
    """The subject of each finding, of a group those of its items."""
    return {subject for one in findings for subject in ([item.subject for item in one.items] or [one.subject])}
