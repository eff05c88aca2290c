"""Runs over many windows: nothing is sent twice, answers come in order, failures are told window by window, bounds and Ctrl-C hold."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.model.answer import Fact
from govgraph.loaders.model.cache import LOG, Cache, Reply, key, read_rows
from govgraph.loaders.model.client import Client
from govgraph.loaders.model.page import page_of
from govgraph.loaders.model.prompt import Prompt
from govgraph.loaders.model.run import STOPPED, Job, Run, jobs_of
from govgraph.loaders.model.settings import Settings
from govgraph.loaders.office.canonical import Canonical
from tests.support.model_server import answer, drop, hang, model_server, refuse, say

EMPTY = '{"names": [], "facts": []}'
ONE = answer([("Forum", "body"), ("Board", "body")], [("REPORTS_TO", "Forum", "Board", "The Forum reports to the Board")])
SET = Settings("tiny", "http://localhost:1/v1", parallel=3)


def jobs(number: int) -> list[Job]:
    """A job each of so many papers."""
    return [
        job
        for i in range(number)
        for job in jobs_of(f"{i:02}.txt", page_of(Canonical(f"Paper {i}. The Forum reports to the Board.")), 12_000)
    ]


class Fake:
    """Answers by a function, and remembers what it was asked."""

    def __init__(self, reply: Callable[[Prompt], Reply]) -> None:
        self.reply, self.asked = reply, list[Prompt]()

    def __call__(self, prompt: Prompt) -> Reply:
        self.asked.append(prompt)
        return self.reply(prompt)


def says(text: str) -> Fake:
    """A model that always says this, at ten tokens."""
    return Fake(lambda _: Reply(text, 6, 4))


def test_outcomes_come_in_the_order_of_the_jobs(tmp_path: Path) -> None:
    asked = jobs(20)
    run = Run(SET, tmp_path, says(ONE))
    seen: list[tuple[int, int]] = []
    found = run(asked, lambda done, total, _: seen.append((done, total)))
    assert [outcome.job for outcome in found] == asked
    assert all(
        outcome.answer and outcome.answer.facts == (Fact("REPORTS_TO", "Forum", "Board", "The Forum reports to the Board"),)
        for outcome in found
    )
    assert seen == [(number, 20) for number in range(1, 21)]
    assert (run.used, run.asked) == (200, 20)


def test_a_second_run_sends_nothing(tmp_path: Path) -> None:
    first = Run(SET, tmp_path, says(ONE))(jobs(3))
    silent = says("never")
    assert Run(SET, tmp_path, silent)(jobs(3)) == first
    assert silent.asked == []


def test_another_model_another_text_or_a_damaged_answer_is_asked_anew(tmp_path: Path) -> None:
    (job,) = jobs(1)
    Run(SET, tmp_path, says(ONE))([job])
    other = says(ONE)
    Run(replace(SET, name="large"), tmp_path, other)([job])
    (kept,) = (tmp_path / "answers").glob(f"*/{key('tiny', job.prompt)}.json")
    kept.write_text("{", "utf-8")
    Run(SET, tmp_path, other)([job])
    assert len(other.asked) == 2
    assert Cache(tmp_path).get("tiny", job.prompt) == Reply(ONE, 6, 4)


@pytest.mark.parametrize("bad", ["Certainly! Here it is.", ONE[:-20], "", "{}"], ids=["nonsense", "half", "empty", "no lists"])
def test_an_answer_that_cannot_be_read_is_asked_for_once_more(tmp_path: Path, bad: str) -> None:
    fake = Fake(lambda prompt: Reply(ONE if prompt.messages[-2] == ("assistant", bad or "-") else bad))
    (found,) = Run(SET, tmp_path, fake)(jobs(1))
    assert found.answer is not None and len(fake.asked) == 2
    (again,) = Run(SET, tmp_path, says("never"))(jobs(1))
    assert again == found


def test_it_is_not_asked_for_a_third_time(tmp_path: Path) -> None:
    fake = says("no JSON here")
    (found,) = Run(SET, tmp_path, fake)(jobs(1))
    assert found.answer is None and "asked twice" in found.trouble and len(fake.asked) == 2


def test_a_failure_is_told_for_its_window_and_the_others_are_read(tmp_path: Path) -> None:
    def reply(prompt: Prompt) -> Reply:
        if "Paper 1." in prompt.messages[-1][1]:
            raise GovgraphError("the server cannot answer")
        if "Paper 2." in prompt.messages[-1][1]:
            raise ZeroDivisionError("oh")
        return Reply(ONE)

    found = Run(SET, tmp_path, Fake(reply))(jobs(4))
    assert [outcome.trouble[:40] for outcome in found] == [
        "",
        "not read by the model: the server cannot",
        "not read by the model (ZeroDivisionError",
        "",
    ]


def test_a_run_keeps_its_bound_of_tokens(tmp_path: Path) -> None:
    fake = says(ONE)
    found = Run(replace(SET, parallel=1, tokens=25), tmp_path, fake)(jobs(6))
    assert [bool(outcome.answer) for outcome in found] == [True] * 3 + [False] * 3
    assert len(fake.asked) == 3 and "bound of 25 tokens" in found[-1].trouble


def test_what_goes_is_written_down_before_it_goes(tmp_path: Path) -> None:
    rows: list[int] = []
    fake = Fake(lambda prompt: rows.append(len(read_rows(tmp_path / LOG))) or Reply(EMPTY))  # type: ignore[func-returns-value]
    Run(replace(SET, parallel=1), tmp_path, fake)(jobs(2))
    assert rows == [1, 2]
    row = read_rows(tmp_path / LOG)[0]
    assert (row["document"], row["address"], row["model"], row["place"]) == ("00.txt", SET.endpoint, "tiny", "lines 1 to 1")
    assert row["characters"] == jobs(1)[0].prompt.characters() and row["when"].endswith("+00:00")


def test_nothing_goes_that_cannot_be_written_down(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    fake = says(EMPTY)
    (found,) = Run(SET, tmp_path / "file", fake)(jobs(1))
    assert fake.asked == [] and "cannot write" in found.trouble


def test_ctrl_c_keeps_what_has_come_and_waits_for_nobody(tmp_path: Path) -> None:
    over = threading.Event()

    def reply(prompt: Prompt) -> Reply:
        if "Paper 0." not in prompt.messages[-1][1]:
            over.wait(60)
        return Reply(ONE)

    def press(done: int, total: int, shown: str) -> None:
        raise KeyboardInterrupt

    run = Run(replace(SET, parallel=2), tmp_path, Fake(reply))
    found = run(jobs(9), press)
    over.set()
    assert run.stop.is_set()
    assert found[0].answer is not None and {outcome.trouble for outcome in found[1:]} == {STOPPED}


def test_against_a_server_that_does_all_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govgraph.loaders.model.client.RETRIES", 1)
    acts = [
        say(ONE),
        refuse(429),
        say(f"```json\n{ONE}\n```"),
        say("nonsense"),
        say(ONE),
        say(ONE[:-9]),
        say("still half {"),
        drop,
        drop,
        hang,
        say(EMPTY),
    ]
    with model_server(*acts) as server:
        settings = replace(SET, endpoint=server.address, parallel=1, seconds=1)
        with Client(settings) as client:
            found = Run(settings, tmp_path, client)(jobs(8))
    told = [len(outcome.answer.facts) if outcome.answer else outcome.trouble for outcome in found]
    assert told[:3] == [1, 1, 1] and told[7] == 0
    assert [
        word for word, one in zip(["asked twice", "broke", "broke", "no sign of life"], told[3:7], strict=True) if word not in str(one)
    ] == []
    assert [json.loads(line)["document"] for line in (tmp_path / LOG).read_text().splitlines()].count("03.txt") == 2
