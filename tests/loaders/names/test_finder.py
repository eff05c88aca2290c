"""Where names start and end, and what they name: rows of a sentence and its names."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from govgraph.loaders.names import NameBook, find_names

ROWS = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text("utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["text"])[:60])
def test_names(row: dict[str, object]) -> None:
    text = str(row["text"])
    found = [f"{span.name} | {span.kind}" for span in find_names(text, NameBook.from_text(text))]
    assert found == row["names"]


@given(st.text(max_size=200))
def test_any_text_gives_ordered_spans(text: str) -> None:
    spans = find_names(text, NameBook.from_text(text))
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(left.end <= right.start for left, right in zip(spans, spans[1:], strict=False))


@pytest.mark.parametrize("text", ["Terms of Reference for Quay Skills Board", "TERMS OF REFERENCE FOR QUAY SKILLS BOARD", "CONSTITUTION FOR QUAY SKILLS BOARD"])
def test_what_a_paper_is_opens_no_name(text: str) -> None:
    assert [span.text.upper() for span in find_names(text)] == ["QUAY SKILLS BOARD"]
