"""Archives and messages: each piece is a file of its own, within the budgets, and nothing of it lands outside its folder."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from govgraph import Workspace
from govgraph.graph.errors import GovgraphError
from govgraph.loaders import load
from govgraph.loaders.files.containers import unpack
from govgraph.loaders.files.limits import Limits, within
from tests.support.odd_files import GOOD


def archive(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members:
            made.writestr(name, data)
    return out.getvalue()


def message(*attachments: tuple[str, bytes], html: str = "") -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"] = "Papers <b>", "ann@brack.example"
    made.set_content("The Tide Group reports to the Quay Board.\n")
    if html:
        made.set_content(html, subtype="html")
    for name, data in attachments:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(made)


def laid_out(tmp_path: Path, name: str, data: bytes) -> list[str]:
    (tmp_path / name).write_bytes(data)
    made = unpack(tmp_path / name, name, tmp_path / "room")
    assert all(Path(path).parent == tmp_path / "room" for path, _ in made)
    return [inner for _, inner in made]


def test_an_archive_is_laid_out_by_name_whatever_its_names_say(tmp_path: Path) -> None:
    odd = archive(("b/x.txt", b"1"), ("../../etc/passwd.txt", b"2"), ("/abs.txt", b"3"), ("c\\d.txt", b"4"), (".hidden", b"5"), ("__MACOSX/x", b"6"))
    assert laid_out(tmp_path, "p.zip", odd) == ["p.zip/etc/passwd.txt", "p.zip/abs.txt", "p.zip/b/x.txt", "p.zip/c/d.txt"]


def test_two_members_of_one_name_are_two(tmp_path: Path) -> None:
    with pytest.warns(UserWarning):
        data = archive(("a.txt", b"1"), ("a.txt", b"2"))
    assert laid_out(tmp_path, "p.zip", data) == ["p.zip/a.txt", "p.zip/a (2).txt"]


def test_a_message_is_its_text_and_what_is_attached(tmp_path: Path) -> None:
    assert laid_out(tmp_path, "m.eml", message(("a.docx", b"x"))) == ["m.eml/message.txt", "m.eml/a.docx"]
    text = (tmp_path / "room" / "00000.txt").read_text("utf-8")
    assert text.startswith("Subject: Papers <b>\nFrom: ann@brack.example\n\nThe Tide Group")


def test_the_head_of_an_html_message_is_no_markup(tmp_path: Path) -> None:
    laid_out(tmp_path, "m.eml", message(html="<p>The Tide Group</p>"))
    assert "<p>Subject: Papers &lt;b&gt;</p>" in (tmp_path / "room" / "00000.html").read_text("utf-8")


def test_a_head_that_is_none_is_left_out_and_the_text_read(tmp_path: Path) -> None:
    odd = b"Subject: Boards\nDate: 3 May 99999999999999999999 10:00:00 +0000\n\nThe Tide Group reports to the Quay Board.\n"
    assert laid_out(tmp_path, "m.eml", odd) == ["m.eml/message.txt"]
    assert (tmp_path / "room" / "00000.txt").read_text("utf-8").startswith("Subject: Boards\n\nThe Tide Group")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("p.zip", b"PK\x03\x04", "damaged"),
        ("p.zip", b"", "damaged"),
        ("p.zip", archive(), "nothing stands in it"),
        ("m.msg", b"no message", "damaged"),
        ("m.eml", b"", "nothing stands in it"),
    ],
)
def test_what_cannot_be_opened_is_a_line(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    with pytest.raises(GovgraphError, match=f"^{name}: .*{says}"):
        laid_out(tmp_path, name, data)


def test_a_bomb_is_stopped_at_the_budget(tmp_path: Path) -> None:
    with within(Limits(unpacked_mb=1)), pytest.raises(GovgraphError, match=r"larger than 1 MB.*limits\.unpacked_mb"):
        laid_out(tmp_path, "p.zip", archive(("a.txt", bytes(600_000)), ("b.txt", bytes(600_000))))
    with within(Limits(members=2)), pytest.raises(GovgraphError, match=r"limits\.members"):
        laid_out(tmp_path, "p.zip", archive(*((f"{number}.txt", b"x") for number in range(3))))


def test_all_is_read_as_files_of_their_own_and_follows_its_archive(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    inner = archive(("deep.txt", GOOD.replace("Skills", "Flood").encode()))
    (folder / "p.zip").write_bytes(archive(("a.txt", GOOD.encode()), ("m.eml", message()), ("in.zip", inner), ("x.exe", b"x")))
    workspace = Workspace.create(tmp_path / "ws")
    summary = load(workspace, [folder])
    assert [source.info.file for source in workspace.sources()] == ["p.zip/a.txt", "p.zip/in.zip/deep.txt", "p.zip/m.eml/message.txt"]
    assert [issue.document for issue in summary.left_out] == ["p.zip/x.exe"] and not summary.failures
    (folder / "p.zip").write_bytes(archive(("a.txt", GOOD.encode())))
    load(workspace, [folder])
    assert [source.info.file for source in workspace.sources()] == ["p.zip/a.txt"]


def test_archives_in_archives_come_to_an_end(tmp_path: Path) -> None:
    data = archive(("a.txt", GOOD.encode()))
    for _ in range(6):
        data = archive(("in.zip", data))
    (tmp_path / "p.zip").write_bytes(data)
    (failure,) = load(Workspace.create(tmp_path / "ws"), [tmp_path / "p.zip"]).failures
    assert "too deeply" in failure.what
