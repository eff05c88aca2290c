"""Next year's edition of a register: what stands in it no longer is past, and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph.graph.build import build
from govgraph.graph.errors import GovgraphError
from govgraph.graph.workspace import Workspace
from govgraph.loaders.editions import next_edition
from govgraph.loaders.loading import load
from govgraph.loaders.tables import read_register

OLD = "Name,Reports to,Chair\nLantern Board,Cabinet,Ada Penrose\nKestrel Forum,Lantern Board,Owen Marsh\nOrchard Panel,Lantern Board,\n"
NEW = "Name,Also known as,Reports to,Chair\nLantern Board,,Full Council,Cllr Ada Penrose\nApple Panel,Orchard Panel,Lantern Board,\n"


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text)
    return folder / name


def test_what_is_gone_is_past_and_what_was_renamed_is_not(tmp_path: Path) -> None:
    new = next_edition(*(read_register(write(tmp_path, name, text)) for name, text in (("new.csv", NEW), ("old.csv", OLD))))
    graph = build([new]).graph
    status = {one.name: one.status for one in graph.entities}
    assert status["Kestrel Forum"] == "past"
    assert status["Lantern Board"] == status["Apple Panel"] == "active"
    lines = {(one.type, one.source, one.target): one.status for one in graph.relations}
    assert lines["REPORTS_TO", "lantern-board", "full-council"] == "active"
    assert lines["REPORTS_TO", "lantern-board", "cabinet"] == lines["REPORTS_TO", "kestrel-forum", "lantern-board"] == "past"
    assert lines["CHAIRS", "ada-penrose", "lantern-board"] == "active"
    told = [issue.what for issue in new.issues]
    assert any(one.startswith('"Kestrel Forum" stood in old.csv (row 3, Name)') for one in told)
    assert not any('"Lantern Board" stood' in one for one in told)


def test_the_old_edition_leaves_the_workspace(tmp_path: Path) -> None:
    place = Workspace.create(tmp_path / "ws")
    load(place, [write(tmp_path, "old.csv", OLD)])
    load(place, [write(tmp_path, "new.csv", NEW)], replaces="old.csv")
    assert [one.info.file for one in place.sources()] == ["new.csv"]
    assert {one.status for one in place.graph().entities if one.name == "Kestrel Forum"} == {"past"}


def test_an_edition_under_the_same_name_takes_its_own_place(tmp_path: Path) -> None:
    place = Workspace.create(tmp_path / "ws")
    load(place, [write(tmp_path, "register.csv", OLD)])
    load(place, [write(tmp_path, "register.csv", NEW)], replaces="register.csv")
    assert "kestrel-forum" in {one.id for one in place.graph().entities if one.status == "past"}


def test_an_unknown_edition_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GovgraphError, match="no such source"):
        load(Workspace.create(tmp_path / "ws"), [write(tmp_path, "new.csv", NEW)], replaces="older.csv")
