"""Rows as table, JSON and CSV: nothing cut off, nothing that a terminal or a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.cli import output
from govgraph.cli.evidence import answering, print_with_evidence, with_all_quotes
from govgraph.cli.ways import are_ways, print_ways
from govgraph.cli.words import cell, count, heading
from govgraph.graph.cells import readable

ROWS = [
    {"superior": "Averton City Council", "type": "REPORTS_TO", "status": "past", "nature": None},
    {"superior": "Health and Wellbeing Board for the Whole of Wendshire, Joint Sub-Group", "type": "PART_OF", "status": "active"},
]
COLUMNS = ["superior", "type", "nature", "status"]
EVIL = "\x1b[31mred\x1b]0;title\x07 \u202eback [bold]b[/bold]"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@contextmanager
def terminal(width: int) -> Iterator[Terminal]:
    """Standard output as a terminal of this width."""
    with pytest.MonkeyPatch.context() as patch:
        screen = Terminal()
        patch.setattr(sys, "stdout", screen)
        patch.setenv("COLUMNS", str(width))
        yield screen


widths = pytest.mark.parametrize("width", [60, 100, 140])


def test_a_plain_table_is_aligned_in_words_and_leaves_empty_columns_out(capsys: pytest.CaptureFixture[str]) -> None:
    output.table(COLUMNS, ROWS[:1])
    assert capsys.readouterr().out == (
        "Superior              Type        Status\n"
        "--------------------  ----------  ------\n"
        "Averton City Council  reports to  ended\n"
    )  # fmt: skip


@widths
def test_no_name_is_cut_off_in_a_terminal_of_any_width(width: int) -> None:
    with terminal(width) as screen:
        output.table(COLUMNS, ROWS)
    shown = re.sub(r"\x1b\[\d*m", "", screen.getvalue())  # bold headings
    assert all(word in shown for row in ROWS for word in row["superior"].split())  # type: ignore[union-attr]
    assert "…" not in shown
    assert max(map(len, shown.splitlines())) <= width


@widths
def test_a_table_too_wide_becomes_one_paragraph_a_row(width: int) -> None:
    wide = {f"column_{number}": f"{'x' * 24} {number}" for number in range(8)}
    with terminal(width) as screen:
        output.table(list(wide), [wide])
    assert screen.getvalue().splitlines()[0].startswith("Column 0  xxxx")
    assert "…" not in screen.getvalue()


@widths
def test_nothing_from_a_document_reaches_the_terminal_as_a_command(width: int) -> None:
    evidence = {"quote": EVIL, "document": EVIL, "date": None}
    with terminal(width) as screen:
        output.table(["name"], [{"name": EVIL}])
        output.paragraph(EVIL)
        output.evidence_line(evidence, "")
        print_with_evidence(["name", "quote"], [{"name": EVIL, "quote": EVIL, "evidence": [evidence]}])
    shown = re.sub(r"\x1b\[[01]m", "", screen.getvalue())
    assert not set("\x1b\x07\u202e") & set(shown)
    assert "[bold]b[/bold]" in shown


def test_csv_is_safe_for_spreadsheets(capsys: pytest.CaptureFixture[str]) -> None:
    output.as_csv(["name", "number", "list"], [{"name": "=cmd|' /C calc'!A0", "number": -3, "list": ["a", "b"]}])
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows == [["name", "number", "list"], ["'=cmd|' /C calc'!A0", "-3", "a; b"]]


def test_json_keeps_codes_and_all_columns(capsys: pytest.CaptureFixture[str]) -> None:
    output.emit("json", COLUMNS, ROWS[:1], "")
    assert json.loads(capsys.readouterr().out) == [ROWS[0]]


def test_no_rows_are_a_sentence_a_list_or_a_header(capsys: pytest.CaptureFixture[str]) -> None:
    for form, shown in (("table", "None.\n"), ("json", "[]\n"), ("csv", "superior,type\n")):
        output.emit(form, COLUMNS[:2], [], "None.")
        assert capsys.readouterr().out == shown


@given(st.lists(st.fixed_dictionaries({"a": st.text(), "b": st.lists(st.text(), max_size=2)}), max_size=3))
def test_any_text_can_be_printed(rows: list[dict[str, object]]) -> None:
    for form in ("table", "csv", "json"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdout", io.StringIO())
            output.emit(form, ["a", "b"], rows, "")


ANSWER = [
    {
        "superior": "Averton City Council", "superior_key": "averton-city-council", "status": "active",
        "quote": "It reports to the City Council", "document": "a.txt", "date": "2015",
        "evidence": [{"quote": "It reports to the City Council", "document": "a.txt", "date": "2015"},
                     {"quote": "to whom it reports", "document": "b.txt", "date": None}],
    }
]  # fmt: skip


def test_evidence_is_hidden_until_asked_for_and_then_complete(capsys: pytest.CaptureFixture[str]) -> None:
    columns = ["superior", "status", "quote", "document", "date"]
    assert answering(columns, ANSWER) == ["superior", "status"]
    print_with_evidence(columns, ANSWER)
    assert capsys.readouterr().out == (
        "Averton City Council\n"
        "  Status: active\n"
        "    “It reports to the City Council” (a.txt, 2015)\n"
        "    “to whom it reports” (b.txt)\n"
        "\n"
    )  # fmt: skip
    assert with_all_quotes(ANSWER[0])["quote"] == ["It reports to the City Council", "to whom it reports"]


def test_evidence_that_is_the_answer_is_always_shown() -> None:
    assert answering(["document", "date", "says", "quote"], [{"document": "a.txt", "quote": "…"}]) == ["document", "date", "says", "quote"]
    assert answering(["name", "date", "quote", "document"], ANSWER) == ["name", "date"]


def test_the_steps_of_a_way_are_told_as_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    first = {"path": 1, "step": 1, "from": "Housing Group", "to": "Housing Board", "via": ["REPORTS_TO", "PART_OF"], "outcome": "ends"}
    second = {"path": 1, "step": 2, "from": "Housing Board", "to": "Council", "via": ["REPORTS_TO"], "status": "past", "outcome": "ends"}
    other = {"path": 2, "step": 1, "from": "Jo", "to": "Council", "type": "CHAIRS", "role": "chair", "status": "active", "outcome": "ends"}
    columns = ["path", "step", "from", "to", "via", "type", "role", "status", "outcome"]
    assert are_ways(columns) and not are_ways(COLUMNS)
    print_ways(columns, [first | {"status": "active"}, second, other], evidence=True)
    assert capsys.readouterr().out == (
        "Path 1: ends\n"
        "  Housing Group reports to and is part of Housing Board\n"
        "  Housing Board reports to Council (ended)\n"
        "\n"
        "Path 2: ends\n"
        "  Jo chairs Council (chair)\n"
        "\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [
        ("type", "REPORTS_TO", "reports to"),
        ("status", "past", "ended"),
        ("status", "superior is suspended", "superior is suspended"),
        ("via", ["PART_OF"], "is part of"),
        ("name", "PART_OF", "PART_OF"),
        ("name", None, ""),
        ("live", True, "yes"),
        ("score", 0.8500001, "0.85"),
        ("number", 3, "3"),
        ("parts", {"name": 0.9, "x": None}, "Name: 0.90"),
    ],
)
def test_codes_are_told_in_words(column: str, value: object, shown: str) -> None:
    assert cell(column, value) == shown


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("Chairman</b></td><td>Cllr Dunmore", "Chairman | Cllr Dunmore"),
        ("<td>Chair</td>\n<td class='x'>Cllr &amp; Co</td>", "Chair | Cllr & Co"),
        ("less < more and more > less", "less < more and more > less"),
        ("**bold** words", "bold words"),
        ("the <Board> met", "the <Board> met"),
    ],
)
def test_a_quote_is_shown_without_markup(quote: str, shown: str) -> None:
    assert readable(quote) == shown


def test_headings_and_numbers() -> None:
    assert heading("first_date") == "First date"
    assert [count(0, "claim"), count(1, "claim"), count(1200, "body", "bodies")] == ["0 claims", "1 claim", "1,200 bodies"]
