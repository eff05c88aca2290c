"""The first page: what the report is for, what the committee is asked to do, and the whole of it in one paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govgraph.graph.model import Graph
from govgraph.queries.settling import Standing
from govgraph.viz.report.bodies import RAG, Line
from govgraph.viz.report.chains import sound
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Bullets, Heading, Section, Table, Text
from govgraph.viz.report.points import chosen, in_short
from govgraph.viz.report.words import count, is_live, long_date, sentence

ROOM = ("Owner", "By when", "Note")  # to write in under each point
FILL = ("Report to:", "Meeting of:", "Report by:", "Ward or area:")


def section(index: Index, standing: Sequence[Standing], found: Sequence[Line]) -> Section:
    """Purpose, recommendations, in short."""
    points = chosen(standing)
    purpose = (
        "This report tells who reports to whom among the partnerships and groups that the papers name, where that is not clear, "
        "and what is proposed. It rests on the words of the papers, which are quoted."
    )
    asked = [
        "note how the bodies stand: the picture in section 2 and the table in section 3;",
        f"agree an owner and a date for each of the {count(len(points), 'point')} in section 4;" if points else "",
        "ask those whom section 5 names for what the papers do not say;",
        "fix the day on which progress is reported:",
    ]
    return Section(
        "purpose", "Purpose and recommendations",
        (
            Text(purpose), Heading("The committee is asked to"), Bullets(tuple(filter(None, asked))),
            Heading("In short"), Text(_short(index, standing, found)), *([_brief(index, points)] if points else []),
        ),
    )  # fmt: skip


def _brief(index: Index, points: Sequence[Standing]) -> Table:
    """The points in a line each, so that who reads the first page only has read what matters."""
    rows = ((number, RAG[one.finding.level], _bare(index.titled(one.finding.message))) for number, one in enumerate(points, 1))
    return Table("brief", "The points in brief", ("No.", "RAG", "Point"), tuple(rows), rag=1, shares=(1.0, 1.5, 14.0))


def _bare(message: str) -> str:
    """A finding's sentence without the list of names at its end; section 4 has them."""
    return sentence(re.sub(r" \([^()]*; [^()]*\)$", "", message))


def _short(index: Index, standing: Sequence[Standing], found: Sequence[Line]) -> str:
    bodies = [one for one in index.of_kind("body", live=True) if not one.accountable and index.owes(one)]
    bare = sum(one.id not in index.told for one in bodies)
    traced = sum(sound(index, one.id) for one in bodies)
    reds, ambers = (sum(line.rag.startswith(word) for line in found) for word in ("Red", "Amber"))
    ended = sum(not is_live(one.status) for one in index.of_kind("body"))
    parts = [
        _read(index.graph),
        f"Of {count(len(bodies), 'body', 'bodies')} in force, {traced or 'none'} can be traced up to a council or another accountable body"
        f"{f'; of {bare} the papers give no more than the name' if bare else ''}."
        if bodies
        else "They name no body that is in force.",
        f"{count(ended, 'body is', 'bodies are').capitalize()} planned, suspended or ended." if ended else "",
        f"{count(reds, 'body stands', 'bodies stand').capitalize()} at red and {ambers or 'none'} at amber." if found else "",
        in_short(standing),
    ]
    return " ".join(filter(None, parts))


def _read(graph: Graph) -> str:
    dates = sorted(one.date for one in graph.documents if one.date)
    undated = len(graph.documents) - len(dates)
    span = " to ".join(dict.fromkeys((long_date(dates[0]), long_date(dates[-1])))) if dates else ""
    bare = f"{undated} without a date" if undated and dates else ""
    told = ", ".join(filter(None, (f"of {span}" if span else "", bare)))
    return sentence(f"{count(len(graph.documents), 'paper was', 'papers were')} read{f' ({told})' if told else ''}")
