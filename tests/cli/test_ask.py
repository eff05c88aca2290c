"""`ask`, `show` and `cypher`: what a person sees, what a program reads, and mistakes said in a line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from govgraph.queries import library
from tests.cli.conftest import Run


def test_without_a_name_it_lists_every_question_with_its_title(ask: Run) -> None:
    shown = ask("ask").stdout
    assert all(one.name in shown and one.title in shown for one in library().questions.values())


def test_the_list_needs_no_workspace(run: Run) -> None:
    assert run("ask").exit_code == 0
    assert run("check", "--list").exit_code == 0


@pytest.mark.parametrize("form", ["table", "json", "csv"])
@pytest.mark.parametrize("name", sorted(one.name for one in library().questions.values() if not one.entities))
def test_every_question_about_the_whole_is_answered_in_every_form(ask: Run, name: str, form: str) -> None:
    done = ask("ask", name, "--format", form)
    assert done.exit_code == 0, done.stderr
    if form == "json":
        assert isinstance(json.loads(done.stdout), list)
    if form == "csv":
        rows = list(csv.reader(io.StringIO(done.stdout)))
        assert {len(row) for row in rows} == {len(library().questions[name].columns)}


@pytest.mark.parametrize("evidence", [(), ("--evidence",)])
@pytest.mark.parametrize("name", sorted(one.name for one in library().questions.values() if len(one.entities) == 1))
def test_every_question_about_one_entity_is_answered(ask: Run, name: str, evidence: tuple[str, ...]) -> None:
    done = ask("ask", name, "Health and Wellbeing Board", *evidence)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.strip()


def test_a_superior_with_and_without_the_words_behind_it(ask: Run) -> None:
    plain, proved = ask("ask", "reports-to", "HWB"), ask("ask", "reports-to", "HWB", "--evidence")
    assert "Wendshire County Council" in plain.stdout and "reports to" in plain.stdout
    assert "reports to the County Council once a year" not in plain.stdout
    assert "reports to the County Council once a year" in proved.stdout
    assert "wendshire-partnerships-2024.docx" in proved.stdout


def test_json_carries_keys_and_all_evidence(ask: Run) -> None:
    rows = json.loads(ask("ask", "reports-to", "health and wellbeing board", "--format", "json").stdout)
    row = next(row for row in rows if row["superior"] == "Wendshire County Council" and row["how"] == ["REPORTS_TO"])
    assert row["superior_key"]
    assert row["evidence"] and set(row["evidence"][0]) == {"quote", "document", "date"}


def test_a_chain_reads_as_sentences(ask: Run) -> None:
    shown = ask("ask", "chain", "Children's Trust", "--evidence").stdout
    assert "  Children’s Trust reports to Health and Wellbeing Board\n" in shown
    assert "accountable" in shown


def test_no_answer_is_a_sentence(ask: Run) -> None:
    shown = ask("ask", "plans-of", "Marlow End Forum").stdout
    assert shown == "No paper gives Marlow End Forum a plan or strategy to answer for.\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["ask", "chian", "HWB"], "Did you mean chain"),
        (["ask", "chain", "Health and Welbeing Bord"], "Health and Wellbeing Board"),
        (["ask", "chain"], "takes one name"),
        (["ask", "between", "HWB"], "takes 2 names"),
        (["ask", "between", "HWB", "Health and Wellbeing Board"], "one and the same"),
        (["ask", "chain", "HWB", "-p", "depth=deep"], "whole number"),
        (["ask", "chain", "HWB", "-p", "deep=1"], "no parameter"),
        (["ask", "chain", "HWB", "-p", "depth"], "KEY=VALUE"),
        (["ask", "chain", "HWB", "-p", "depth=1", "-p", "depth=2"], "each key once"),
        (["show", "Health and Welbeing Bord"], "Health and Wellbeing Board"),
        (["cypher", "MATCH (n) DETACH DELETE n"], "Only reading"),
        (["cypher", "MATCH (b:Body RETURN b.name AS n"], "line"),
        (["cypher", ""], "empty"),
        (["cypher", "MATCH (b:Body) RETURN b.name AS n", "--timeout", "0"], "--timeout"),
        (["cypher", "RETURN $x AS x"], "x"),
    ],
)
def test_mistakes_are_said_in_a_line(ask: Run, words: list[str], says: str) -> None:
    done = ask(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_show_tells_everything_known_with_its_words(ask: Run) -> None:
    shown = ask("show", "HWB").stdout
    assert shown.startswith("Health and Wellbeing Board\n")
    for words in ("Also called: ", "Reports to", "Wendshire County Council", "Has as a member", "“", "Documents"):
        assert words in shown
    brief = ask("show", "HWB", "--brief").stdout
    assert "“" not in brief and "Wendshire County Council" in brief


def test_show_as_json(ask: Run) -> None:
    known = json.loads(ask("show", "HWB", "--format", "json").stdout)
    assert known["name"] == "Health and Wellbeing Board"


def test_cypher_reads_with_parameters_in_every_form(ask: Run) -> None:
    query = "MATCH (b:Body {name: $name}) RETURN b.name AS name, b.kind AS kind"
    words = ("cypher", query, "--param", "name=Health and Wellbeing Board")
    assert json.loads(ask(*words, "--format", "json").stdout) == [{"name": "Health and Wellbeing Board", "kind": "body"}]
    assert ask(*words, "--format", "csv").stdout.splitlines() == ["name,kind", "Health and Wellbeing Board,body"]
    assert "Health and Wellbeing Board" in ask(*words).stdout
    assert ask("cypher", query, "-p", "name=Nobody").stdout == "No rows.\n"


def test_parameters_of_cypher_are_json_or_text(ask: Run) -> None:
    done = ask("cypher", "RETURN $a AS a, $b AS b, $c AS c", "-p", "a=1", "-p", 'b=["x"]', "-p", "c=Skills Board", "--format", "json")
    assert json.loads(done.stdout) == [{"a": 1, "b": ["x"], "c": "Skills Board"}]


def test_limit_bounds_the_rows(ask: Run) -> None:
    done = ask("cypher", "MATCH (b:Body) RETURN b.name AS name ORDER BY name", "--limit", 2, "--format", "json")
    assert len(json.loads(done.stdout)) == 2


def test_where_nothing_answers_what_waits_about_it_is_told(ask: Run) -> None:
    shown = ask("ask", "seats-of", "Health Improvement Group")
    assert "Health Improvement Group reports to Children’s Trust (0." in shown.stdout and "govgraph review" in shown.stdout
    assert "for a person" not in ask("ask", "reports-to", "Health Improvement Group").stdout
    assert json.loads(ask("ask", "seats-of", "Health Improvement Group", "--format", "json").stdout) == []


def test_show_says_when_a_name_was_completed(ask: Run) -> None:
    assert ask("show", "SSG").stdout.startswith("“SSG” was taken as Skills Steering Group, the only name here that it fits.\n")
    assert "was taken as" not in ask("show", "HWB").stdout


def test_show_has_three_quotes_of_a_thing_and_all_on_request(run: Run, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"Report of 3 May 201{number}\n\nThe Lock Panel reports to the Canal Board.\n", "utf-8")
    assert run("load", *(tmp_path / f"{number}.txt" for number in range(5)), "-q").exit_code == 0
    shown, every = run("show", "Canal Board").stdout, run("show", "Canal Board", "--all").stdout
    assert "quotes more" in shown and "quotes more" not in every
    assert [text.count("4.txt, 2014-05-03") for text in (shown, every)] == [0, 3]  # twice of the board itself, and of the line
