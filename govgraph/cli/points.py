"""What is open beside the issues of reading: papers without a date, and papers with lines that were not understood."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govgraph.cli.words import count
from govgraph.graph.claims import NOT_UNDERSTOOD, Issue

if TYPE_CHECKING:
    from govgraph.graph.claims import SourceInfo
    from govgraph.graph.workspace import Workspace


UNDATED = "no date was found on it"  # as reading says it; a person may have set one since


def undated(ws: Workspace) -> list[SourceInfo]:
    """The papers of which no date is known; registers state what holds now and need none."""
    return [one for one in ws.graph().documents if not one.date and not one.register]


def all_issues(ws: Workspace) -> list[Issue]:
    """What could not be read, and what is open; a paper that a person has dated since is no issue any more."""
    return [*(issue for issue in ws.issues() if issue.what != UNDATED), *open_points(ws)]


def open_points(ws: Workspace) -> list[Issue]:
    """An issue for each undated paper, and for each paper with lines that were not understood."""
    advice = "Set it with: govgraph source FILE --date DATE; until then what it says is left out of --as-of and compare"
    points = [Issue(one.file, "whole file", UNDATED, advice) for one in undated(ws)]
    unread = Counter(line.document for line in ws.ledger() if line.verdict == NOT_UNDERSTOOD)
    advice = "See them, and add what they say, with: govgraph review"
    for file, number in sorted(unread.items()):
        points.append(Issue(file, "", f"{count(number, 'line was', 'lines were')} not understood", advice))
    return points
