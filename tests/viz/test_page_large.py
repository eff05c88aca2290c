"""The page of a large register: nothing is lost, and what nobody could read at once is counted, with the command that shows it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from govgraph.graph.model import Graph
from govgraph.viz import draw_html
from govgraph.viz.listing import MOST as ROWS
from govgraph.viz.netview import MOST as NODES
from govgraph.viz.netview import movable
from govgraph.viz.sections import OVERVIEW
from tests.support.browser import Visit
from tests.support.graphs import build, entity, relation

BODIES, PEOPLE = OVERVIEW + 50, NODES + 600


@pytest.fixture(scope="module")
def seats() -> Graph:
    """Committees without a line and people who sit on them, each seat with its words."""
    bodies = [entity(f"committee-{number:04}") for number in range(BODIES)]
    people = [entity(f"person-{number:04}", kind="person") for number in range(PEOPLE)]
    return build([*bodies, *people], [relation("MEMBER_OF", f"person-{n:04}", f"committee-{n % BODIES:04}") for n in range(PEOPLE)])


def test_the_table_ends_where_nobody_reads_on(seats: Graph) -> None:
    table = draw_html(seats).split('id="gg-table"')[1].split("</section>")[0]
    assert len(re.findall("<tr><td>", table)) == ROWS
    assert f"And {PEOPLE - ROWS:,} more" in table


def test_the_network_keeps_the_kinds_that_a_browser_moves(seats: Graph) -> None:
    part, left = movable(seats)
    assert {one.kind for one in part.entities} == {"body"}
    assert left == f"{PEOPLE:,} people"
    assert movable(part) == (part, "")


@pytest.mark.browser
def test_every_body_is_drawn_and_every_seat_told(visit: Callable[..., Visit], seats: Graph) -> None:
    html = draw_html(seats)
    assert html.split('<figure class="gg-drawing')[1].split("</figure>")[0].count("<svg") == 0, "too large for readers without scripts"
    page = visit(html, hash="#person-0001")
    assert len(page.shown()) == BODIES
    assert "is a member of" in page.text("#gg-panel")
    assert page.text("#gg-panel-title") == next(one.name for one in seats.entities if one.id == "person-0001")
