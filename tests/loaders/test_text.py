"""Clean text: markup goes, offsets stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govgraph.loaders.text import LONGEST_WORD, clean_text

PIECES = st.sampled_from(["The Board", " ", "\n", "  \n", "<b>", "</b>", "**", "&amp;", "&#8217;", "<br>", "[Plan](http://x.example)", "sub-\ngroup", "7<sup>th</sup>", "é", "*", "_", "<", "£5m", "\u00ad", "e\u0301"])


@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_clean_character_knows_where_it_stood(raw: str) -> None:
    text = clean_text(raw, 0, len(raw))
    assert len(text.clean) == len(text.at) == len(text.ends)
    assert all(0 <= a < b <= len(raw) for a, b in zip(text.at, text.ends, strict=True))
    assert list(text.at) == sorted(text.at)
    assert text.clean == text.clean.strip()
    assert "  " not in text.clean
    for i, char in enumerate(text.clean):
        if char.isalnum() and char in raw:
            assert raw[text.at[i]] in (char, "&", "e")


def test_markup_is_dropped_and_the_quote_is_verbatim() -> None:
    raw = "The **Wendshire  Skills\nBoard** reports to <b>Cabinet</b> &amp; Council on 7<sup>th</sup> July."
    text = clean_text(raw, 0, len(raw))
    assert text.clean == "The Wendshire Skills Board reports to Cabinet & Council on 7th July."
    start = text.clean.index("Wendshire")
    assert text.quote(start, start + len("Wendshire Skills Board")) == "Wendshire Skills Board"
    first, last = text.span(start, start + 9)
    assert raw[first:last] == "Wendshire"


def test_hyphens_at_line_ends_are_healed_and_links_read() -> None:
    raw = "the sub-\ngroup of [the Board](http://x.example/a) 2*3"
    assert clean_text(raw, 0, len(raw)).clean == "the sub-group of the Board 2*3"


def test_letters_with_accents_of_their_own_are_one_letter_and_the_quote_is_verbatim() -> None:
    raw = "Chair: S\u030ca\u0301rka Dvor\u030ca\u0301k"
    text = clean_text(raw, 0, len(raw))
    assert text.clean == "Chair: Šárka Dvořák"
    assert text.quote(7, len(text)) == raw[7:]


def test_hard_breaks_stay() -> None:
    raw = "Chair: Ann Bell<br/>Manager: Raj Patel  \nClerk: Jo Hunt"
    assert [line.clean for line in clean_text(raw, 0, len(raw)).lines()] == ["Chair: Ann Bell", "Manager: Raj Patel", "Clerk: Jo Hunt"]


def test_bold_is_seen_in_either_writing() -> None:
    for raw in ("**Members**", "<b>Members</b>", "<td><strong>Members</strong></td>"):
        assert clean_text(raw, 0, len(raw)).bold
    assert not clean_text("Members", 0, 7).bold


def test_what_goes_on_without_a_blank_is_no_word() -> None:
    text = clean_text("Before " + "A" * 5000 + " the Board", 0, 5020)
    assert text.clean == "Before " + "A" * LONGEST_WORD + " the Board"
    assert text.quote(text.clean.index("the"), len(text)) == "the Board"
    link = "[The Board](https://a.example/" + "x" * 900 + ") met"
    assert clean_text(link, 0, len(link)).clean == "The Board met"


def test_a_text_is_cut_once_and_apart_for_each_way() -> None:
    raw = "The Board<br>met"
    assert clean_text(raw, 0, len(raw)) is clean_text(raw, 0, len(raw))
    assert clean_text(raw, 0, len(raw), breaks=False).clean == "The Board met"
