"""Rows that name the body which the rows below them are about, as a heading would."""

from __future__ import annotations

import pytest

from govgraph.loaders.lines import line_blocks
from govgraph.loaders.pages.labels import names_section
from govgraph.loaders.pages.page import page_of

FORMS = """| Partnership Name | Harbours Partnership |
|---|---|
| Chair | Ann Bell |

**Purpose**

To keep the quays.

| Partnership Name | Lighthouse Board |
|---|---|
| Chair | Wei Chen |

# Annex
"""


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("Name of group | Growth Delivery Group", True),
        ("Partnership Name: | Safer Wendshire", True),
        ("Committee | Harbours Committee (HC)", True),
        ("Name | Wendshire Youth Forum", True),
        ("Name | Ann Bell", False),
        ("Name | Role", False),
        ("Board | Sub-group", False),
        ("Committee | Chair", False),
        ("Chair | Growth Board", False),
        ("Board | Growth Board | monthly", False),
    ],
)
def test_a_row_may_name_the_body_of_the_rows_below_it(row: str, names: bool) -> None:
    (block,) = [one for one in line_blocks(f"| {row} |\n|---|---|\n| Status | active |\n") if row.split(" | ")[1] in one.clean][:1]
    assert names_section(block) is names


def test_such_a_row_heads_the_rows_below_it_and_the_sections_after_it_up_to_the_next() -> None:
    units = page_of(FORMS)
    heads = {unit.clean: [units[number].clean for number in unit.heads] for unit in units}
    assert heads["Chair|Ann Bell"] == ["Partnership Name|Harbours Partnership"]
    assert heads["To keep the quays."] == ["Purpose", "Partnership Name|Harbours Partnership"]
    assert heads["Chair|Wei Chen"] == ["Partnership Name|Lighthouse Board"]
    assert heads["Annex"] == heads["Partnership Name|Lighthouse Board"] == []


def test_a_number_alone_heads_nothing() -> None:
    units = page_of("# 14\n\n## Purpose\n\nTo keep the quays.\n")
    assert [(unit.kind, unit.heads) for unit in units] == [("line", ()), ("heading", ()), ("para", (1,))]
