"""Windows: the whole page, no line twice, none too long, and each further one told what stands above it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govgraph.loaders.model.page import page_of
from govgraph.loaders.model.windows import windows
from govgraph.loaders.office.canonical import Canonical

LONG = (
    "# Skills Board\n\nThe Wendshire Skills Board (WSB) meets.\n\n"
    + "Words and words.\n" * 20
    + "\n## Members\n\nThey are:\n"
    + "- Ida Marsh\n" * 30
)


def test_a_short_page_is_one_window_and_needs_no_introduction() -> None:
    (only,) = windows(page_of(Canonical("The Forum reports to the Board.")))
    assert (only.number, only.of, only.opening, only.names) == (1, 1, "", ())


def test_a_long_page_is_cut_at_a_heading_and_told_what_stands_above() -> None:
    page = page_of(Canonical(LONG))
    first, second, *_ = windows(page, 500)
    assert page.words(second.lines[0]) == "## Members"
    assert second.names == ("The Wendshire Skills Board (WSB)",)
    assert second.opening.startswith("# Skills Board / The Wendshire Skills Board")


def test_a_list_cut_in_two_keeps_its_introducing_line() -> None:
    page = page_of(Canonical("The members are:\n" + "- Ida Marsh of Wendshire County Council\n" * 30))
    assert windows(page, 520)[1].stem == "" and windows(page, 10)[1].stem == "The members are:"


@given(st.lists(st.sampled_from(["", "# Heading", "A line of words.", "x" * 90]), max_size=40), st.integers(1, 300))
def test_every_line_is_in_one_window_and_none_is_too_long(lines: list[str], size: int) -> None:
    page = page_of(Canonical("\n".join(lines)))
    parts = windows(page, size)
    assert [line for part in parts for line in part.lines] == list(page.lines)
    assert all(len(part.lines) == 1 or part.lines[-1].end - part.lines[0].start <= size for part in parts)
