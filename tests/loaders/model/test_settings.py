"""Settings of the model: what an address and a key may be, and that nothing leaves this machine unless somebody allowed it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from govgraph import __version__
from govgraph.graph.errors import GovgraphError
from govgraph.loaders.model.settings import (
    CHECKS,
    MAY_ENTER,
    OFFERS_ONLY,
    Measured,
    Settings,
    checked,
    is_here,
    key_of,
    of_workspace,
    refuse_remote,
)


@pytest.mark.parametrize("address", ["http://localhost:11434/v1", "http://127.0.0.1:8080/v1", "http://[::1]:1/v1", "https://127.9.9.9/v1"])
def test_addresses_on_this_machine(address: str) -> None:
    assert is_here(address)
    refuse_remote(Settings("m", address))


@pytest.mark.parametrize(
    "address",
    [
        "https://api.openai.com/v1",
        "http://localhost.wendshire.example/v1",
        "http://10.0.0.4/v1",
        "http://0.0.0.0/v1",
        "http://127.0.0.1.nip.example/v1",
        "http://myself/v1",
    ],
)
def test_every_other_address_must_be_allowed(address: str) -> None:
    with pytest.raises(GovgraphError, match="not on this machine.*--allow-remote"):
        refuse_remote(Settings("m", address))
    refuse_remote(Settings("m", address, remote=True))


@pytest.mark.parametrize(
    "address", ["localhost:11434", "ftp://localhost/v1", "http://", "http://key@localhost/v1", "http://localhost/v1?key=1", ""]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(GovgraphError, match="not the address"):
        checked(Settings("m", address))


@pytest.mark.parametrize(
    "more", [{"window": 20}, {"parallel": 0}, {"tokens": -1}, {"seconds": True}, {"reads": "some"}, {"window": "9000"}]
)
def test_what_is_no_number_is_refused(more: dict[str, object]) -> None:
    with pytest.raises(GovgraphError):
        checked(Settings("m", **more))  # type: ignore[arg-type]


def test_settings_go_through_the_workspace_and_the_check_with_them() -> None:
    now = checked(Settings("m", "http://localhost:1/v1/", window=4000))
    measured = Measured("m", "2026-11-28", __version__, MAY_ENTER, 0.9, 0.8, 0.0, {"LEADS": (3, 1)})
    found = of_workspace({"model": now.plain(), CHECKS: {now.called(): asdict(measured)}})
    assert found is not None and (found.window, found.endpoint, found.verdict()) == (4000, "http://localhost:1/v1", MAY_ENTER)
    other = of_workspace({"model": {**now.plain(), "name": "n"}, CHECKS: {now.called(): asdict(measured)}})
    assert other is not None and other.verdict() == OFFERS_ONLY
    assert of_workspace({}) is None


@pytest.mark.parametrize(
    "data", [7, {}, {"name": 3}, {"name": "m", "what": 1}, {"name": "m", "window": "x"}, {"name": "m", "endpoint": "x"}]
)
def test_damaged_settings_are_one_clear_line(data: object) -> None:
    with pytest.raises(GovgraphError):
        of_workspace({"model": data}, "workspace.json")


@pytest.mark.parametrize("data", [7, {"m @ http://localhost:11434/v1": {"x": 1}}, {"m @ http://localhost:11434/v1": 3}])
def test_a_damaged_check_counts_as_none(data: object) -> None:
    found = of_workspace({"model": {"name": "m"}, CHECKS: data})
    assert found is not None and found.measured is None


def test_few_facts_of_a_type_say_little_about_it() -> None:
    measured = Measured("m", "", "", MAY_ENTER, 0.9, 0.8, 0.0, {"LEADS": (1, 0), "HOSTS": (40, 0), "FUNDS": (0, 9)})
    assert measured.by_type("PART_OF") == 0.9 < measured.by_type("LEADS") < measured.by_type("HOSTS")
    assert measured.by_type("FUNDS") < 0.3


def test_the_key_comes_from_a_file_or_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVGRAPH_MODEL_KEY", "env")
    (tmp_path / "key").write_text("file\n")
    assert key_of(Settings("m")) == "env"
    assert key_of(Settings("m", key_file=str(tmp_path / "key"))) == "file"
    monkeypatch.delenv("GOVGRAPH_MODEL_KEY")
    monkeypatch.setenv("OPENAI_API_KEY", "cloud")
    assert key_of(Settings("m")) == "none"
    assert key_of(Settings("m", "https://api.openai.com/v1")) == "cloud"


@pytest.mark.parametrize("text", [None, "", "two words"])
def test_a_file_without_a_key_is_refused(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "key"
    if text is not None:
        path.write_text(text)
    with pytest.raises(GovgraphError, match="key"):
        key_of(Settings("m", key_file=str(path)))
