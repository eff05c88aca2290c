"""Hypertext that nobody sees is blanked out, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.loaders.hidden import without_hidden


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        'style="display:none"',
        "style='color: #FFFFFF'",
        'style="visibility: hidden"',
        'class="a" style="font-size:0px"',
        'style="opacity:0"',
        "hidden=hidden",
        'STYLE="Display : None"',
    ],
)
def test_what_is_not_seen_is_blank(attributes: str) -> None:
    raw = f"<p>seen <span {attributes}>not <span>at</span> all</span> again</p>"
    found = without_hidden(raw)
    assert len(found) == len(raw)
    assert found.split() == ["<p>seen", "again</p>"]


@pytest.mark.parametrize(
    "raw",
    [
        '<p style="color:#fffbe0">words</p>', '<p style="background:#000;color:#fff">words</p>', '<p data-x="hidden">words</p>', '<p class="hidden-xs">words</p>',
        '<p style="font-size:0.9em">words</p>', '<br hidden>words', '<div hidden>words that never end', "plain words, hidden", '<p style="opacity:0.5">words</p>',
    ],
)  # fmt: skip
def test_what_is_seen_stays(raw: str) -> None:
    assert without_hidden(raw) == raw


@given(st.text(alphabet="<>/p hidden=\"'\n", max_size=60))
def test_no_text_changes_its_length(raw: str) -> None:
    assert len(without_hidden(raw)) == len(raw)
