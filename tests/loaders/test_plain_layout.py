"""Plain text as converters leave it: numbers, tabs, columns of blanks, footers, drawn trees, cells that span rows."""

from __future__ import annotations

import pytest

from govgraph.loaders.blocks import Block, arrange
from govgraph.loaders.lines import line_blocks
from govgraph.loaders.markup import html_blocks


def blocks(text: str) -> list[Block]:
    return arrange(line_blocks(text))


def test_paragraph_numbers_page_footers_and_contents_are_no_words() -> None:
    text = "CONTENTS\n1. Introduction ........... 2\n\n3.1  The Board meets\n     monthly.\n\nConstitution            Page 3\n\n3.2\tIt reports to Cabinet.\n"
    assert [block.clean for block in blocks(text)] == ["CONTENTS", "The Board meets monthly.", "It reports to Cabinet."]


def test_words_in_columns_are_a_table_whose_cells_may_go_on() -> None:
    text = "Organisation          Representative\nBrack Council         Director of Housing\n                      Head of Planning\nMarlow Homes          Ann Bell\n"
    rows = [tuple(cell.clean for cell in block.cells) for block in blocks(text)]
    assert rows == [
        ("Organisation", "Representative"),
        ("Brack Council", "Director of Housing Head of Planning"),
        ("Marlow Homes", "Ann Bell"),
    ]


def test_a_drawn_tree_hangs_each_branch_on_the_one_above() -> None:
    text = "Brack Board\n    |\n    +-- Skills Group\n    |     +-- Schools Panel\n    +-- Homes Group\n"
    hung = {block.clean: block.intro.clean for block in blocks(text) if block.intro is not None}
    assert hung == {"Skills Group": "Brack Board", "Schools Panel": "Skills Group", "Homes Group": "Brack Board"}


def test_labelled_lines_under_a_title_are_rows_of_it() -> None:
    found = blocks("Homes Group\nChair: Ann Bell\nLinks to: Skills Forum\nOversees the repairs.\n")
    assert [block.kind for block in found[:3]] == ["heading", "row", "row"]


def test_a_broken_word_is_one_word() -> None:
    assert blocks("It replaced the Homes Steer-\ning Group and is co-\nchaired.\n")[0].clean.startswith("It replaced the Homes Steering Group")


def test_a_cell_that_spans_rows_stands_in_each() -> None:
    text = "<table><tr><td rowspan='2'>Public</td><td>Brack Council</td></tr><tr><td>Wends Police</td></tr></table>"
    rows, _ = html_blocks(text, 0, len(text))
    assert [[cell.clean for cell in row.cells] for row in rows] == [["Public", "Brack Council"], ["Public", "Wends Police"]]
    assert rows[1].clean == "Wends Police"


@pytest.mark.parametrize("last", ["---\n", "A line that is none of them\n---\n"])
def test_front_matter_of_indented_lines_is_left_out_or_read_but_holds_nobody_up(last: str) -> None:
    # A pattern that explodes would take hours.
    found = line_blocks("---\nparts:\n" + "  - name: a\n    to: b\n" * 25 + last + "\nThe Skills Board reports to the Growth Board.\n")
    assert found[-1].text.clean == "The Skills Board reports to the Growth Board."
    assert (len(found) == 1) == (last == "---\n")


@pytest.mark.parametrize("line", ["title: Our Trustees", 'Title: "Our Trustees"', "title: 'Our Trustees'"])
def test_the_title_in_the_front_matter_heads_the_page(line: str) -> None:
    first, *_ = line_blocks(f"---\nlayout: page\n{line}\n---\n\n- Ann Bell\n- Raj Patel\n")
    assert (first.kind, first.clean, first.level) == ("heading", "Our Trustees", 1)


def test_a_title_that_the_page_says_itself_heads_it_once() -> None:
    found = line_blocks("---\ntitle: Our Trustees\n---\n\n# Our Trustees\n\n- Ann Bell\n")
    assert [one.clean for one in found if one.kind == "heading"] == ["Our Trustees"]
