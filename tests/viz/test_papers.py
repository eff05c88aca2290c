"""What a paper is called where a person reads of it: its title, else what it tells of most, never a file name that says nothing."""

from __future__ import annotations

from dataclasses import replace

from govgraph.graph.model import Graph
from govgraph.viz.papers import titles_of
from govgraph.viz.report import build as review
from govgraph.viz.report.index import Index
from govgraph.viz.report.model import Table
from tests.support.graphs import DOCUMENTS, build, entity, relation

NOTES = DOCUMENTS[2].file
LINES = [relation("CHAIRS", "ada", "moot", 2), relation("REPORTS_TO", "moot", "board", 2), relation("REPORTS_TO", "hub", "board", 0)]
GRAPH = build([entity("ada", "person"), entity("moot"), entity("board"), entity("hub", "project")], LINES)


def test_a_paper_without_a_title_is_called_by_the_body_of_which_it_tells_most() -> None:
    titles = titles_of(GRAPH)
    assert titles[NOTES] == "Untitled paper on Moot"
    assert titles[DOCUMENTS[0].file] == "Partnerships update 2014"


def test_one_that_tells_of_no_body_and_a_register_keep_their_files() -> None:
    assert titles_of(replace(GRAPH, relations=()))[NOTES] == NOTES
    register = replace(DOCUMENTS[2], file="register.csv", media_type="text/csv")
    assert titles_of(replace(GRAPH, documents=(register,)))["register.csv"] == "register.csv"


def test_two_that_would_be_called_alike_bear_their_files_too() -> None:
    twin = replace(DOCUMENTS[2], file="more notes.md")
    titles = titles_of(replace(GRAPH, documents=(DOCUMENTS[2], twin)))
    assert list(titles.values()) == [f"Untitled paper on Moot ({NOTES})", "Untitled paper on Moot (more notes.md)"]


def test_a_report_tells_of_it_so_and_of_days_as_people_write_them() -> None:
    index = Index(GRAPH)
    assert index.called(NOTES) == "the untitled paper on Moot" and index.called(DOCUMENTS[0].file) == "“Partnerships update 2014”"
    said = index.titled(f"The review was due by 2016-03; {NOTES} of 2018-04-01 names the Plan 2010-11")
    assert said == "The review was due by March 2016; the untitled paper on Moot of 1 April 2018 names the Plan 2010-11"
    unknown = next(part for part in review(GRAPH, []).sections if part.key == "unknown")
    rows = next(block for block in unknown.blocks if isinstance(block, Table)).rows
    assert ("When the untitled paper on Moot was written.", "whoever wrote the untitled paper on Moot") in rows


def test_in_short_counts_what_owes_an_account_and_of_what_only_the_name_is_known() -> None:
    more: Graph = build([*GRAPH.entities, entity("forum"), entity("all", name="Local Boards"), entity("led", name="Council-led"), entity("jcg", name="JCG")], LINES)
    told = str(next(part for part in review(more, []).sections if part.key == "purpose").blocks)
    assert "Of 3 bodies in force, none can be traced up to a council or another accountable body; of 1 the papers give no more" in told
    table = next(one for one in review(more, []).annexes if one.key == "bodies")
    assert [row[0] for row in table.rows] == ["Board", "Forum", "Moot"]
