"""Words that a page does not say: struck out, hidden, deleted, note marks; and what stands around them stays where it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.loaders.leftwords import left_words
from govgraph.loaders.paper import opened
from govgraph.loaders.text import clean_text

SIGNS = st.sampled_from(
    ["<s>", "</s>", "<del>", "</del>", "<!--", "-->", "<p hidden>", "</p>", "<sup>", "</sup>", "1", "~~", "\n\n", "A board ", "<b>", "</b>", "<", ">", "<script>"]
)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("The <s>Museums Trust</s> Heritage Board.", "The Heritage Board."),
        ("<del>The <b>Lock</b> Group.</del> Yes", "Yes"),
        ("a <s>b <s>c</s> d</s> e", "a e"),
        ("a <s>b", "a b"),
        ("a </s> b", "a b"),
        ('<p style="text-decoration: line-through red">gone</p> here', "here"),
        ('<span style="display:none">gone</span> here', "here"),
        ('<span style="color:#FFFFFF">gone</span> here', "here"),
        ('<span style="color:#fff;background:#000">here</span>', "here"),
        ('<p style="opacity:0">gone</p> <p style="font-size:0px; margin:0">gone</p> here', "here"),
        ('<p style="color: transparent">gone</p> <p style="color:rgba(255,255,255,.5)">gone</p> here', "here"),
        ('<p style="opacity:0.5">here</p> <p style="font-size:0.9em">here</p> <p style="color:#fffbe0">here</p>', "here here here"),
        ("<p hidden>gone</p> here", "here"),
        ('<p class="hidden-print" title="hidden here">here</p>', "here"),
        ("<template><p>gone</p></template><select><option>gone</select> here", "here"),
        ("<!-- gone --> here <!-- never closed", "here never closed"),
        ("<script>if (a < b) gone()</script> here", "here"),
        ("Skills Board<sup>1</sup> reports", "Skills Board reports"),
        ('Board<sup><a href="#n">[2]</a></sup>.', "Board."),
        ("12<sup>th</sup> May", "12th May"),
        ("The ~~Museums Trust~~ Heritage Board", "The Heritage Board"),
        ("~~~~~~ and ~~ \n\n ~~", "~~~~~~ and ~~ ~~"),
        ("Skills Board¹ reports", "Skills Board reports"),
        ("Rail Board[^1] reports", "Rail Board reports"),
        ("[Rail Board](https://x.example/rail \"Rail\") and [Transport Board][1]", "Rail Board and Transport Board"),
        ("[Lock Panel](https://x.example/a(b)) and [[Canal Board|Board for Canals]], [[Weir Panel]]", "Lock Panel and Board for Canals, Weir Panel"),
        ('<input type="checkbox" checked> Yes <input type=checkbox> No', "☑ Yes ☐ No"),
        ("reports to the Growth Board.The Rail Board meets", "reports to the Growth Board. The Rail Board meets"),
        ("see www.board.The Rail and a.b@board.The Rail", "see www.board.The Rail and a.b@board.The Rail"),
    ],
)
def test_what_is_said(raw: str, said: str) -> None:
    text = clean_text(raw, 0, len(raw))
    assert text.clean == said
    assert all(raw[start:end] and start < end for start, end in zip(text.at, text.ends, strict=True))


def test_what_was_struck_or_hidden_is_counted() -> None:
    found = left_words("<s>a</s> <s>b</s> <p hidden>c</p> <script>d</script> ~~e~~")
    assert (found.struck, found.hidden) == (3, 1)


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.txt"])
def test_what_was_left_out_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("<s>Canal</s> <p hidden>Weir</p> The Quay Panel reports to the Harbour Board.")
    _, read, _ = opened(tmp_path / name, name)
    assert [(issue.place, issue.what[0]) for issue in read.issues] == [("struck-out words", "1"), ("hidden words", "1")]


@given(st.lists(SIGNS, max_size=30).map("".join))
def test_spans_are_apart_and_what_is_left_is_in_order(raw: str) -> None:
    found = left_words(raw)
    assert all(start < end for start, end in zip(found.starts, found.ends, strict=True))
    assert all(end <= start for end, start in zip(found.ends, found.starts[1:], strict=False))
    pieces = found.pieces(0, len(raw))
    left = "".join(raw[start:end] for start, end in pieces)
    dropped = sum(end - start for start, end in zip(found.starts, found.ends, strict=True))
    assert len(left) + dropped == len(raw)
    text = clean_text(raw, 0, len(raw))
    assert list(text.at) == sorted(text.at)


@pytest.mark.parametrize("sign", ["<s>", "</s>", "<!-- ", "<p hidden>", "<sup>1", "~~a ", "<del><p>", "<s></s>", "<script>"])
def test_nothing_unclosed_makes_the_walk_longer_than_the_text(sign: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from govgraph.loaders import leftwords

    steps = [0]

    class Counting:
        def __init__(self, real: object) -> None:
            self.real = real

        def search(self, raw: str, here: int) -> object:
            steps[0] += 1
            return self.real.search(raw, here)  # type: ignore[attr-defined]

        def finditer(self, raw: str) -> object:
            return self.real.finditer(raw)  # type: ignore[attr-defined]

    monkeypatch.setattr(leftwords, "_TAG", Counting(leftwords._TAG))
    counts = []
    for number in (200, 400):
        steps[0] = 0
        left_words.cache_clear()
        left_words(sign * number + "x")
        counts.append(steps[0])
    assert counts[1] <= 2 * counts[0] + 10
