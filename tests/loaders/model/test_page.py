"""Pages: every character of what a model is shown has its place in the text that was read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govgraph.loaders.model.page import page_of, parse_page
from govgraph.loaders.office.canonical import Canonical

PLAIN = "# Skills Board\n\nThe **Skills Board**  reports\tto the Cabinet.\n\nMembers:\n  • Ida Marsh, O’Dwyer &amp; Sons\n"
HTML = "<h1>Skills Board</h1><p>It reports to <b>the Cabinet</b>.</p><table><tr><td>Chair</td><td>Ida Marsh</td></tr></table>"


def words(text: str, media_type: str = "text/plain") -> list[str]:
    """The lines of a page."""
    page = page_of(Canonical(text), media_type)
    return [page.words(line) for line in page.lines]


def test_lines_are_clean_and_numbered() -> None:
    page = page_of(Canonical(PLAIN))
    assert words(PLAIN) == ["# Skills Board", "The Skills Board reports to the Cabinet.", "Members:", "• Ida Marsh, O'Dwyer & Sons"]
    assert [(line.number, line.indent, line.gap, line.heading) for line in page.lines] == [
        (1, 0, False, True), (2, 0, True, False), (3, 0, True, False), (4, 2, False, False)
    ]  # fmt: skip


def test_html_has_its_blocks_as_lines_and_its_cells_apart() -> None:
    assert words(HTML, "text/html") == ["Skills Board", "It reports to the Cabinet.", "Chair|Ida Marsh"]


def test_a_quote_is_found_whatever_its_marks_and_blanks() -> None:
    page = page_of(Canonical(PLAIN))
    start, end = page.find("Ida Marsh,  O’Dwyer & Sons") or (0, 0)
    assert page.evidence("0" * 64, "p.txt", start, end).quote == "Ida Marsh, O’Dwyer &amp; Sons"
    assert page.find("Ida Marsh, the chair") is None and page.find(" ") is None


def test_a_quote_may_go_over_a_line_end() -> None:
    page = page_of(Canonical("The Forum\nreports to the Board."))
    found = page.find("The Forum reports to the Board")
    assert found is not None
    assert page.evidence("", "", *found).quote == "The Forum reports to the Board"


def test_of_several_places_the_one_nearest_to_the_line_counts() -> None:
    page = page_of(Canonical("Ida Marsh\nx\ny\nIda Marsh\n"))
    assert [page.line_at((page.find("Ida Marsh", near) or (0, 0))[0]) for near in (0, 1, 3, 4, 99)] == [0, 0, 3, 3, 3]


def test_evidence_knows_its_page() -> None:
    page = page_of(Canonical("First.\nSecond.", ((0, 1), (7, 2))))
    assert [page.evidence("", "", *(page.find(word) or (0, 1))).page for word in ("First", "Second")] == [1, 2]


def test_a_page_survives_the_way_between_processes() -> None:
    for text, media_type in ((PLAIN, "text/plain"), (HTML, "text/html"), ("", "text/plain")):
        page = page_of(Canonical(text, ((0, 1),)), media_type)
        assert parse_page(page.dump()) == page


@given(st.text(alphabet="ab <>&;*#|-\n\té’\u00ad", max_size=80), st.sampled_from(["text/plain", "text/html"]))
def test_every_word_shown_stands_at_its_offsets(text: str, media_type: str) -> None:
    page = page_of(Canonical(text), media_type)
    assert len(page.folded) == len(page.text) == len(page.lowered)
    for line in page.lines:
        for start, end in ((match, match + 1) for match in range(line.start, line.end)):
            first, last = page.raw(start, end)
            assert 0 <= first < last <= len(text)
            if page.text[start] in "ab":
                assert text[first:last] == page.text[start]
