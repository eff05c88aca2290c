"""Encodings, binaries and other things that are no document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph.errors import GovgraphError
from govgraph.loaders import decode as module
from govgraph.loaders.decode import decode

WORDS = "The Children’s Trust – “Averton” costs £5m\nand reports to Cabinet."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_encodings_that_offices_write(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "a.txt")[0].lstrip("\ufeff") == WORDS


def test_line_ends_become_one() -> None:
    assert decode(b"a\r\nb\rc", "a.txt")[0] == "a\nb\nc"


@pytest.mark.parametrize("data", [b"", b" \r\n ", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), b"PK\x03\x04" + bytes(200)])
def test_no_text_is_said_in_a_line(data: bytes) -> None:
    with pytest.raises(GovgraphError) as caught:
        decode(data, "a.txt")
    assert "\n" not in str(caught.value) and str(caught.value).startswith("a.txt: ")


def test_a_line_without_end_is_refused_with_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_LINE", 50)
    with pytest.raises(GovgraphError, match=r"a\.txt:2: "):
        decode(b"short\n" + b"x" * 51, "a.txt")


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_one_line(data: bytes) -> None:
    try:
        text, _ = decode(data, "a.txt")
    except GovgraphError as err:
        assert "\n" not in str(err)
    else:
        assert "\r" not in text
