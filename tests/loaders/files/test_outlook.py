"""Outlook messages: text, date, attachments and messages within; nothing attached goes in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph import Workspace
from govgraph.loaders import load
from govgraph.loaders.files.containers import unpack
from tests.support.odd_files import GOOD
from tests.support.outlook import Tree, attached, compound, message, text

MAY = 1_462_270_000  # 3 May 2016


def laid_out(room: Path, tree: Tree) -> dict[str, bytes]:
    (room / "m.msg").write_bytes(compound(tree))
    return {name.removeprefix("m.msg/"): Path(path).read_bytes() for path, name in unpack(room / "m.msg", "m.msg", room / "in")}


def test_a_message_is_its_head_text_and_what_is_attached(tmp_path: Path) -> None:
    made = laid_out(tmp_path, message("Boards", GOOD, attached(0, "réport.txt", b"x" * 5000), attached(1, "b.csv", b"Name\n"), moment=MAY))
    assert made["message.txt"].decode().startswith("Subject: Boards\nDate: Tue, 03 May 2016 10:06:40 +0000\nFrom: Jo Marsh\nTo: Ann Bell\n\nThe")
    assert made["réport.txt"] == b"x" * 5000 and made["b.csv"].rstrip(b"\0") == b"Name\n"


def test_messages_within_it_are_read_to_a_depth_and_told_below(tmp_path: Path) -> None:
    tree = message("Deepest", "End", inner=True)
    for depth in range(4):
        tree = message(f"In {depth}", f"Words {depth}", attached(0, f"Part {depth}", tree), moment=MAY, inner=depth < 3)
    made = laid_out(tmp_path, tree)
    assert list(made) == ["message.txt", "message (2).txt", "message (3).txt", "message (4).txt", "Part 0.ole"]
    assert made["message (4).txt"].startswith(b"Subject: In 0\nDate: Tue, 03 May 2016")


@pytest.mark.parametrize(
    "body", [{"__substg1.0_10130102": b"<b>The Tide Group</b>"}, {"__substg1.0_1013001F": "<b>The Tide Group</b>".encode("utf-16-le")}]
)
def test_a_body_in_html_keeps_its_head(tmp_path: Path, body: Tree) -> None:
    page = laid_out(tmp_path, {**message("A <b>", "", moment=2**36), **body})["message.html"].decode()
    assert page.startswith("<p>Subject: A &lt;b&gt;</p><p>Date: ") and page.endswith("<b>The Tide Group</b>")


def test_a_date_beyond_the_calendar_is_none(tmp_path: Path) -> None:
    assert b"Date" not in laid_out(tmp_path, message("A", "B", moment=2**39))["message.txt"]


def test_what_is_pasted_from_another_program_is_told(tmp_path: Path) -> None:
    pasted: Tree = {"__attach_version1.0_#00000000": {**text("3001", "Sheet"), "__substg1.0_3701000D": {"Workbook": b"x"}}}
    (tmp_path / "m.msg").write_bytes(compound(message("A", GOOD, pasted, moment=MAY)))
    workspace = Workspace.create(tmp_path / "ws")
    summary = load(workspace, [tmp_path / "m.msg"])
    assert [issue.document for issue in summary.left_out] == ["m.msg/Sheet.ole"]
    assert [(source.info.file, str(source.info.date)) for source in workspace.sources()] == [("m.msg/message.txt", "2016-05-03")]
