"""The client against a real server that streams, refuses, hangs, drops the line and does not know what it is asked for."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.model.client import Client, Stopped
from govgraph.loaders.model.prompt import Prompt
from govgraph.loaders.model.settings import Settings
from tests.support.model_server import drop, hang, model_server, only_without, redirect, refuse, say

ASKED = Prompt((("system", "Read."), ("user", "Text:\n1| The Forum reports to the Board.")))


def ask(address: str, **more: object) -> str:
    """One question to a server there."""
    with Client(replace(Settings("tiny", address), **more)) as client:  # type: ignore[arg-type]
        return client(ASKED).text


def test_a_stream_comes_together_and_is_counted_as_the_server_counts() -> None:
    with model_server(say('{"names": [], "facts": []}')) as server, Client(Settings("tiny", server.address)) as client:
        reply = client(ASKED)
    assert (reply.text, reply.sent, reply.received) == ('{"names": [], "facts": []}', 100, 10)
    asked = server.asked[0]
    assert asked["model"] == "tiny" and asked["messages"] == ASKED.as_sent() and asked["stream"] is True
    assert asked["response_format"]["json_schema"]["strict"] is True


def test_tokens_are_estimated_where_the_server_does_not_count() -> None:
    with model_server(say("x" * 40, usage=False)) as server, Client(Settings("tiny", server.address)) as client:
        assert client(ASKED).received == 10


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(status: int) -> None:
    with model_server(refuse(status), refuse(status), say("well")) as server:
        assert ask(server.address) == "well"
    assert len(server.asked) == 3


def test_a_form_of_answer_that_breaks_a_server_is_left_away() -> None:
    with model_server(only_without("response_format", then=say("plain"), status=500)) as server:
        assert ask(server.address) == "plain"


def test_what_a_server_does_not_know_is_left_away_for_good() -> None:
    picky = only_without("response_format", "temperature", "stream_options", then=say("plain"))
    with model_server(picky) as server, Client(Settings("tiny", server.address)) as client:
        assert [client(ASKED).text, client(ASKED).text] == ["plain", "plain"]
    assert [set(asked) & {"response_format", "temperature"} for asked in server.asked[-2:]] == [set(), set()]
    assert len(server.asked) == 5


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "does not accept the key"),
        (403, "does not accept the key"),
        (404, "has no model 'tiny'"),
        (429, "no more requests"),
        (500, "cannot answer"),
        (400, "cannot answer"),
    ],
)
def test_a_refusal_is_one_clear_line(status: int, words: str) -> None:
    with model_server(refuse(status)) as server, pytest.raises(GovgraphError) as failed:
        ask(server.address)
    assert words in str(failed.value) and server.address in str(failed.value) and failed.value.advice


def test_a_server_that_hangs_is_left() -> None:
    with model_server(hang) as server, pytest.raises(GovgraphError, match="no sign of life|line to the model broke"):
        ask(server.address, seconds=1)


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No patience: what is asked again is tested above."""
    monkeypatch.setattr("govgraph.loaders.model.client.RETRIES", 0)


@pytest.mark.usefixtures("once")
def test_a_line_that_drops_is_told() -> None:
    with model_server(drop) as server, pytest.raises(GovgraphError, match="broke|nothing answers"):
        ask(server.address)


@pytest.mark.usefixtures("once")
def test_nobody_there_is_told() -> None:
    with model_server(say("")) as server:
        address = server.address
    with pytest.raises(GovgraphError, match="nothing answers there"):
        ask(address)


def test_it_stops_at_the_next_sign_of_life() -> None:
    with model_server(say("a long answer of many pieces")) as server, Client(Settings("tiny", server.address)) as client:
        client.stop.set()
        with pytest.raises(Stopped):
            client(ASKED)


def test_a_server_cannot_send_papers_on_to_another() -> None:
    with model_server(say("stolen")) as other, model_server(redirect(other.address + "/chat/completions")) as server:
        with pytest.raises(GovgraphError):
            ask(server.address)
        assert other.asked == []


def test_no_proxy_stands_between_this_machine_and_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    with model_server(say("proxied")) as proxy, model_server(say("direct")) as server:
        monkeypatch.setenv("HTTP_PROXY", proxy.address.removesuffix("/v1"))
        monkeypatch.setenv("ALL_PROXY", proxy.address.removesuffix("/v1"))
        assert ask(server.address) == "direct"
        assert proxy.asked == []


def test_the_key_goes_to_the_server_and_that_of_a_cloud_only_to_the_cloud(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-cloud")
    monkeypatch.delenv("GOVGRAPH_MODEL_KEY", raising=False)
    with model_server(say("")) as server:
        ask(server.address)
        monkeypatch.setenv("GOVGRAPH_MODEL_KEY", "ours")
        ask(server.address)
    assert server.keys == ["Bearer none", "Bearer ours"]


def test_an_endless_answer_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govgraph.loaders.model.client.LONGEST", 50)
    with model_server(say("again " * 100)) as server:
        assert len(ask(server.address)) < 100


def test_several_threads_share_one_client() -> None:
    with model_server(say("same")) as server, Client(Settings("tiny", server.address)) as client:
        found: list[str] = []
        threads = [threading.Thread(target=lambda: found.append(client(ASKED).text)) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == ["same"] * 6
