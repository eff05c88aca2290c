"""`decide` and `review`: what is written, what it changes, and that nothing is written when it would match nothing."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from govgraph.cli.author import author
from govgraph.cli.subject import relation_type, settings
from govgraph.graph.decisions import read_decisions
from govgraph.graph.errors import GovgraphError
from tests.cli.conftest import Run


def superiors(run: Run, name: str) -> list[str]:
    """The superiors of a body."""
    return [row["superior"] for row in json.loads(run("ask", "reports-to", name, "--format", "json").stdout)]


@pytest.fixture
def decisions(tmp_path: Path) -> Path:
    """The file that `change` writes to."""
    return tmp_path / "copy" / "decisions.yaml"


def test_a_rejected_relation_is_gone_and_stays_gone(change: Run, decisions: Path) -> None:
    assert "Wendshire County Council" in superiors(change, "HWB")
    done = change("decide", "reject", "HWB", "reports to", "WCC", "--why", "the report is wrong")
    assert done.exit_code == 0, done.stderr
    assert f"line {read_decisions(decisions).items[-1].line}" in done.stdout
    left = json.loads(change("ask", "reports-to", "HWB", "--format", "json").stdout)
    assert "REPORTS_TO" not in {row["type"] for row in left if row["superior"] == "Wendshire County Council"}


def test_a_line_that_still_joins_two_of_whom_one_was_rejected_is_told_with_what_ends_it(change: Run) -> None:
    assert change("decide", "add", "HWB", "is part of", "WCC", "--why", "x").exit_code == 0
    told = change("decide", "reject", "HWB", "reports to", "WCC", "--why", "x").stdout.splitlines()[-1]
    assert told.startswith("Another line still holds: Health and Wellbeing Board is part of Wendshire County Council. If it has ended too: ")
    done = change(*shlex.split(told.partition("too: govgraph ")[2]))
    assert done.exit_code == 0, done.stderr
    assert [row["status"] for row in json.loads(change("ask", "reports-to", "HWB", "--format", "json").stdout)] == ["past"]
    assert "Another line" not in change("decide", "reject", "Children's Trust", "reports to", "HWB", "--why", "x").stdout


def test_what_is_written_names_who_when_and_why(change: Run, decisions: Path) -> None:
    change(
        "decide", "edit", "HWB", "--set", "status=suspended", "--set", "meets_in_public=yes", "--why", 'a: "b" # c', "--when", "2017-05-01"
    )
    made = read_decisions(decisions).items[-1]
    assert (made.action, made.names) == ("edit", ("Health and Wellbeing Board",))
    assert (made.who, made.when, made.why) == ("Jo Marsh", "2017-05-01", 'a: "b" # c')
    assert made.fields == {"status": "suspended", "meets_in_public": True}
    assert "suspended" in change("show", "HWB").stdout


def test_a_relation_and_an_entity_are_added(change: Run) -> None:
    why = ("--why", "agreed on 3 May")
    assert change("decide", "add", "Night Bus Forum", "--set", "kind=body", "--set", "aliases=NBF; Night Forum", *why).exit_code == 0
    assert change("decide", "add", "NBF", "REPORTS_TO", "HWB", *why).exit_code == 0
    assert superiors(change, "Night Forum") == ["Health and Wellbeing Board"]
    assert "Decided: agreed on 3 May (Jo Marsh" in change("ask", "reports-to", "NBF", "--evidence").stdout


def test_names_are_brought_together_and_kept_apart(change: Run, decisions: Path) -> None:
    names = ("Marlow End Forum", "Jobs and Skills Network")
    assert change("decide", "same", *names, "--why", "renamed").exit_code == 0
    assert change("show", names[0], "--brief").stdout == change("show", names[1], "--brief").stdout
    assert change("decide", "not-same", *names, "--why", "no, they were not").exit_code == 0
    assert read_decisions(decisions).items[-1].names == names
    assert change("show", names[0], "--brief").stdout != change("show", names[1], "--brief").stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["reject", "Nobody at All"], "Nearest"),
        (["accept", "0123456789ab"], "no source of this workspace holds this claim"),
        (["reject", "HWB", "reports on", "WCC"], "Did you mean REPORTS_TO"),
        (["reject", "HWB", "Marlow End Forum"], "nothing joins"),
        (["reject", "HWB", "Children's Trust", "reports to", "WCC"], "NAME TYPE NAME"),
        (["same", "HWB"], "two names"),
        (["edit", "HWB", "--set", "status=odd"], "unknown status"),
        (["edit", "HWB", "--set", "colour=red"], "unknown field"),
        (["add", "A New Body", "--page", "3"], "go with --quote"),
        (["date", "no.pdf", "2015"], "no sources are called"),
        (["add", "HWB", "COVERS", "WCC"], "from body or project to place"),
    ],
)
def test_nothing_is_written_that_would_match_nothing(change: Run, decisions: Path, words: list[str], says: str) -> None:
    before = decisions.read_bytes() if decisions.exists() else None
    done = change("decide", *words, "--why", "x")
    assert (done.exit_code, done.stdout) == (2, "")
    assert says in done.stderr and done.stderr.count("\n") == 1
    assert (decisions.read_bytes() if decisions.exists() else None) == before


def test_a_decision_needs_its_reason(change: Run) -> None:
    done = change("decide", "reject", "HWB")
    assert done.exit_code == 2
    assert "--why" in done.stderr


def test_the_day_must_be_one(change: Run, decisions: Path) -> None:
    done = change("decide", "reject", "HWB", "--why", "x", "--when", "yesterday")
    assert done.exit_code == 2 and "2015-06-30" in done.stderr


def test_of_two_who_decide_at_once_neither_is_lost(change: Run, decisions: Path) -> None:
    command = [sys.executable, "-m", "govgraph", "--workspace", str(decisions.parent), "decide", "add"]
    words = ["--set", "kind=body", "--why", "x"]
    started = [subprocess.Popen([*command, f"{name} Forum", *words]) for name in ("Harbour", "Orchard", "Meadow")]
    assert [one.wait() for one in started] == [0, 0, 0]
    assert {item.fields["entity"] for item in read_decisions(decisions).items} == {"Harbour Forum", "Orchard Forum", "Meadow Forum"}


def test_review_lists_claims_and_names_with_the_command_that_settles_them(change: Run) -> None:
    shown = change("review")
    assert shown.exit_code == 0
    data = json.loads(change("review", "--format", "json").stdout)
    assert set(data) == {"not_understood", "claims", "proposals"}
    for one in data["claims"] + data["proposals"]:
        assert one["id"] and one["says"] and one["settle"].startswith("govgraph decide ")
    for one in data["claims"]:
        assert one["evidence"] and one["says"] in shown.stdout
    assert change("review", "--format", "csv").stdout.startswith("what,id,says,score,quote,document,settle\n")


def test_a_verb_that_is_none_is_answered_with_those_that_are(change: Run) -> None:
    done = change("decide", "add", "HWB", "zigzags", "WCC", "--why", "read")
    assert done.exit_code == 2 and "Say one of: " in done.stderr and "is hosted by" not in done.stderr


def test_an_accepted_claim_waits_no_longer(change: Run) -> None:
    claims = json.loads(change("review", "--format", "json").stdout)["claims"]
    assert [one["says"] for one in claims] == ["Health Improvement Group reports to Children’s Trust"]
    assert change("decide", "accept", claims[0]["id"], "--why", "the chair confirmed it").exit_code == 0
    left = json.loads(change("review", "--format", "json").stdout)["claims"]
    assert claims[0]["id"] not in {one["id"] for one in left}


def test_the_author_is_taken_from_setting_git_or_account(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert author() == "Jo Marsh"
    monkeypatch.delenv("GOVGRAPH_WHO")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "config", "--global", "user.name", "Ada of Git"], check=True)
    assert author() == "Ada of Git"
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("LOGNAME", "account")
    assert author() == "account"


def test_relation_types_by_code_or_verb() -> None:
    assert {relation_type(text) for text in ("REPORTS_TO", "reports to", "Reports-To", "reports_to")} == {"REPORTS_TO"}
    assert relation_type("is a member of") == "MEMBER_OF"
    with pytest.raises(GovgraphError, match="no relation type"):
        relation_type("likes")


def test_settings_read_flags_and_lists() -> None:
    assert settings(["statutory=Yes", "aliases=A; B", "meets=monthly", "accountable=false"]) == {
        "statutory": True, "aliases": ["A", "B"], "meets": "monthly", "accountable": False,
    }  # fmt: skip


def _known(run: Run, name: str) -> dict[str, Any]:
    known: dict[str, Any] = json.loads(run("show", name, "--format", "json").stdout)
    return known


def test_the_last_decision_can_be_taken_back(change: Run, decisions: Path) -> None:
    before = decisions.read_bytes()
    assert change("decide", "end", "HWB", "--on", "2025-01", "--why", "closed").exit_code == 0
    assert (_known(change, "HWB")["status"], _known(change, "HWB")["facts"][-1]["value"]) == ("dissolved", "2025-01")
    assert change("decide", "undo").stdout == "Taken back: edit Health and Wellbeing Board status=dissolved, ended=2025-01 (closed)\n"
    assert decisions.read_bytes() == before and _known(change, "HWB")["status"] == "active"
    assert change("decide", "undo").exit_code == 2


def test_decisions_are_listed_with_their_line(change: Run) -> None:
    change("decide", "rename", "HWB", "Wellbeing Board", "--why", "as its papers say")
    [row] = json.loads(change("decide", "list", "--format", "json").stdout)
    assert (row["decision"], row["about"], row["set"], row["effect"]) == ("edit", "Health and Wellbeing Board", "name=Wellbeing Board", "")
    assert _known(change, "Health and Wellbeing Board")["name"] == "Wellbeing Board"


def test_a_rejected_name_can_be_accepted_again(change: Run) -> None:
    change("decide", "reject", "Marlow End Forum", "--why", "a slip")
    assert change("show", "Marlow End Forum").exit_code == 2
    assert change("decide", "accept", "Marlow End Forum", "--why", "no slip").exit_code == 0
    assert _known(change, "Marlow End Forum")["name"] == "Marlow End Forum"


def test_a_line_can_be_told_from_either_end_and_with_the_words_of_a_paper(change: Run) -> None:
    words = ("--quote", "The City Council hosts it.", "--document", "minutes.pdf", "--page", 3, "--why", "read there")
    assert change("decide", "add", "Marlow End Forum", "is hosted by", "Averton City Council", *words).exit_code == 0
    shown = change("show", "Marlow End Forum").stdout
    assert "Is hosted by" in shown and "“The City Council hosts it.” (minutes.pdf" in shown


def test_a_role_is_changed_by_the_two_names_alone(change: Run) -> None:
    assert change("decide", "edit", "Director of Public Health", "HWB", "--set", "role=sponsor", "--why", "minutes").exit_code == 0
    assert "Director of Public Health (sponsor" in change("show", "HWB", "--brief").stdout


def test_the_first_name_of_same_is_the_one_to_show(change: Run) -> None:
    assert change("decide", "same", "HWB", "Children's Trust", "--why", "one board").exit_code == 0
    assert _known(change, "Children's Trust")["name"] == "HWB"


def test_the_commands_that_review_advises_work(change: Run) -> None:
    settle = json.loads(change("review", "--format", "json").stdout)["claims"][0]["settle"]
    assert change(*shlex.split(settle)[1:]).exit_code == 0


def test_a_walk_through_the_queue_writes_each_answer_at_once(change: Run, decisions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change("decide", "same", "HWB", "Children's Trust", "--why", "a start")
    keys = iter("un")
    monkeypatch.setattr("click.getchar", lambda: next(keys, "q"))
    shown = change("review", "--ask").stdout
    assert "Nothing to take back." in shown and "1 of 1 settled" in shown
    assert [item.action for item in read_decisions(decisions).items] == ["same_as", "reject"]


def test_a_paper_gets_the_date_that_a_person_knows(change: Run) -> None:
    done = change("source", "projects register.xlsx", "--date", "2024-06", "--why", "asked the clerk")
    assert done.exit_code == 0 and "2024-06" in done.stdout
    rows = json.loads(change("sources", "--format", "json").stdout)
    assert {row["document"]: row["date"] for row in rows}["projects register.xlsx"] == "2024-06"
    assert change("source", "projects register.xlsx", "--why", "x").exit_code == 2
