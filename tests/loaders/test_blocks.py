"""Plain text, Markdown and HTML into blocks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govgraph.loaders.blocks import Block, arrange
from govgraph.loaders.lines import line_blocks
from govgraph.loaders.markup import html_blocks


def kinds(text: str, html: bool = False) -> list[tuple[str, str]]:
    blocks = arrange(html_blocks(text, 0, len(text))[0] if html else line_blocks(text))
    return [(block.kind, " | ".join(cell.clean for cell in block.cells) or block.clean) for block in blocks]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "The Skills Board was formed in 2012 by the county and the districts, and\nreports each year to the Growth Board, which meets in public in Averton\nTown Hall.\n"
    assert [kind for kind, _ in kinds(text)] == ["para"]


def test_roster_lines_stay_apart() -> None:
    text = "Members of the group\n\nAnn Bell (Chair), Averton City Council\nRaj Patel, Wendshire Police\nJo Hunt, Public Health\n"
    assert kinds(text) == [("heading", "Members of the group"), ("line", "Ann Bell (Chair), Averton City Council"), ("line", "Raj Patel, Wendshire Police"), ("line", "Jo Hunt, Public Health")]


def test_items_know_the_line_that_introduces_them() -> None:
    blocks = arrange(line_blocks("The sub-groups are:\n\n- Training\n  - Courses\n- Policy\n\nNext.\n"))
    assert [(block.clean, block.intro.clean if block.intro else None) for block in blocks if block.kind == "item"] == [
        ("Training", "The sub-groups are:"), ("Courses", "Training"), ("Policy", "The sub-groups are:")]  # fmt: skip


def test_bullets_that_recognition_turned_into_an_e() -> None:
    text = "The areas of focus\nfor this work are;\n\ne Brack\nNorthgate\nHarrow Lea\n"
    assert kinds(text)[1:] == [("item", "Brack"), ("item", "Northgate"), ("item", "Harrow Lea")]


def test_pipe_tables_with_html_in_cells() -> None:
    text = "| | |\n|---|---|\n| <b>Partnership Name</b> | <b>Skills Board</b> |\n| <b>Governance</b> | |\n| <p>It meets.</p><ul><li>• One</li><li>Two</li></ul> | |\n"
    assert kinds(text) == [("row", "Partnership Name | Skills Board"), ("heading", "Governance"), ("para", "It meets."), ("item", "One"), ("item", "Two")]


def test_rows_of_pipe_tables_that_lack_a_bar_at_an_end() -> None:
    text = "| Name | Label | Chairs |\n|---|:---|---|\n|[Lock Panel](a.md)|lock|* [Ann Bell](u), Quay Labs<br>\n|Weir Panel||* Tom Reed<br>|\n\n|x| no row\n"
    assert kinds(text)[:3] == [("row", "Name | Label | Chairs"), ("row", "Lock Panel | lock | Ann Bell, Quay Labs"), ("row", "Weir Panel |  | Tom Reed")]
    assert kinds("Name | Chair\n---|---\nLock Panel | Ann Bell |\n| Weir Panel | Tom Reed\n")[1:] == [("row", "Lock Panel | Ann Bell"), ("row", "Weir Panel | Tom Reed")]


def test_tab_tables_and_label_lines() -> None:
    assert kinds("Area\tYouth Forum\nBrack\t✓\n") == [("row", "Area | Youth Forum"), ("row", "Brack | ✓")]
    assert kinds("**To:** Cabinet  \n**Date:** 4 May 2017\n") == [("row", "To | Cabinet"), ("row", "Date | 4 May 2017")]


def test_page_breaks_are_healed() -> None:
    text = "- Reducing disorder (by the Safety\n\n## Partnerships)\n\nThe Board has a programme led by a group,\n\nwhich tests it.\n"
    assert kinds(text) == [("item", "Reducing disorder (by the Safety Partnerships)"), ("para", "The Board has a programme led by a group, which tests it.")]


def test_html_lists_tables_and_headings() -> None:
    text = "<html><head><title>x</title></head><body><h2>Skills Board</h2><p>It&nbsp;meets.</p><ol start='3'><li>Third</li><li><p>Fourth</p></li></ol><table><tr><th>Name</th><th>Chair</th></tr><tr><td>A</td><td>B</td></tr></table></body></html>"
    assert kinds(text, html=True) == [("heading", "Skills Board"), ("para", "It meets."), ("item", "Third"), ("item", "Fourth"), ("row", "Name | Chair"), ("row", "A | B")]


def test_headings_without_marks() -> None:
    text = "2. Plans for next year\n\nThe group will meet in August to agree them.\n"
    assert kinds(text)[0] == ("heading", "Plans for next year")
    numbered = "1. The first point of the paper.\n2. The second point of the paper.\n"
    assert [kind for kind, _ in kinds(numbered)] == ["item", "item"]


@given(st.text(alphabet="aAb \n\t|-*#<>/pliu123.:()&;e", max_size=200))
def test_any_text_gives_blocks_whose_offsets_hold(text: str) -> None:
    for html in (False, True):
        blocks: list[Block] = arrange(html_blocks(text, 0, len(text))[0] if html else line_blocks(text))
        for block in blocks:
            start, end = block.text.span(0, len(block.text))
            assert 0 <= start < end <= len(text)


def test_lines_of_sentences_are_no_roster() -> None:
    text = "The Safer Partnership (SP) reports to Cabinet, and to Council.\nCouncillor Kamal Desai chairs the Partnership. Ann Bell is the lead officer.\nThe Partnership took over from two panels, in 2011.\n"
    assert [kind for kind, _ in kinds(text)] == ["para"]
    assert [kind for kind, _ in kinds("Members:\n\nCllr. Ann Bell, Averton\nRev. Raj Patel, Brack\n")] == ["para", "line", "line"]
    roster = "Ann Bell (Chair) Public Health. Link to the Forum\nRaj Patel, Wendshire Police\nJo Hunt, Public Health\n"
    assert [kind for kind, _ in kinds(roster)] == ["line", "line", "line"]


def test_a_sentence_wrapped_before_a_capital_is_one_paragraph() -> None:
    assert kinds("Each year the Youth Voice\nPanel reports to the Growth\nBoard.\n") == [
        ("para", "Each year the Youth Voice Panel reports to the Growth Board.")
    ]
    assert [kind for kind, _ in kinds("In attendance\nAnn Bell\nRaj Patel.\n")] == ["line", "line", "line"]
