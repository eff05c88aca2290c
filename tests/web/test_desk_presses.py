"""What the desk's forms write, without a browser: each press is the entry that a command would write, and nothing is lost."""

from __future__ import annotations

import threading
from pathlib import Path
from urllib.parse import urlencode

import pytest

from govgraph.graph.claims import Evidence, FactClaim, Mention, RelationClaim, SourceClaims, SourceInfo, claim_id
from govgraph.graph.deciding import Said
from govgraph.graph.model import Entity
from govgraph.web import checking
from govgraph.web.desk import Desk
from tests.web.conftest import Served


def press(served: Served, path: str, **fields: str) -> tuple[int, str]:
    status, text, heads = served.inside("POST", path, urlencode(fields).encode())
    return status, heads.get("location", "") or text


def give(served: Served, *papers: tuple[str, bytes], **fields: str) -> int:
    """Upload files as a browser does, folders in their names."""
    parts = [f'--x\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode() for key, value in fields.items()]
    parts += [f'--x\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode() + data + b"\r\n" for name, data in papers]
    return served.inside("POST", "/papers", b"".join([*parts, b"--x--\r\n"]), content_type="multipart/form-data; boundary=x")[0]


def claims(served: Served, *made: RelationClaim | FactClaim, file: str = "minutes.txt") -> list[str]:
    """Put claims into the workspace as if they had been read; their ids."""
    served.workspace.replace([SourceClaims(SourceInfo("f" * 64, file, date="2016-05-12"), made)])
    return [claim_id(one) for one in made]


def line(source: str, target: str, kind: str = "body") -> RelationClaim:
    quote = f"The {source} reports to the {target}"
    return RelationClaim("REPORTS_TO", Mention(source, "body"), Mention(target, kind), (Evidence("f" * 64, "minutes.txt", quote, 0, len(quote)),))


def named(served: Served, name: str) -> Entity:
    return next(one for one in served.workspace.graph().entities if one.name == name)


def lines(served: Served) -> set[tuple[str, str]]:
    graph = served.workspace.graph()
    names = {one.id: one.name for one in graph.entities}
    return {(names[one.source], names[one.target]) for one in graph.relations}


def test_a_register_is_a_newer_edition_of_the_old_one(served: Served) -> None:
    head = b"Name,Type,Reports to\nWendshire Growth Board,Board,\nWendshire Skills Board,Board,Wendshire Growth Board\n"
    assert give(served, ("register-2031.csv", head + b"Wendshire Waste Panel,Panel,Wendshire Growth Board\n")) == 303
    assert give(served, ("register-2032.csv", head), replaces="register-2031.csv") == 303
    assert [one.info.file for one in served.workspace.sources()] == ["register-2032.csv"]
    assert named(served, "Wendshire Waste Panel").status != "active"
    assert named(served, "Wendshire Skills Board").status == "active"
    assert give(served, ("a.csv", head), ("b.csv", head), replaces="register-2032.csv") == 400


def test_files_of_one_name_in_two_folders_are_both_read(served: Served) -> None:
    words = "Report\n\nThe Wendshire {} Board reports to the Wendshire County Council. The Board meets every month.\n"
    assert give(served, ("2015/minutes.txt", words.format("Skills").encode()), ("2016/minutes.txt", words.format("Growth").encode())) == 303
    kept = {path.name: path.read_text("utf-8") for path in (served.workspace.path / "papers").iterdir()}
    assert sorted(kept) == ["minutes (2).txt", "minutes.txt"]
    assert "Skills" in kept["minutes.txt"] and "Growth" in kept["minutes (2).txt"]
    assert len(served.workspace.sources()) == 2


def test_a_pdf_is_shown_by_its_pages(served: Served, tmp_path: Path) -> None:
    fpdf = pytest.importorskip("fpdf")
    made = fpdf.FPDF()
    for board in ("Skills", "Growth"):
        made.add_page()
        made.set_font("helvetica", size=12)
        made.multi_cell(0, 6, f"The Wendshire {board} Board reports to the Wendshire County Council.")
    assert give(served, ("two.pdf", bytes(made.output()))) == 303
    text = served.inside("GET", "/check")[1]
    assert text.index("Page 1") < text.index("Wendshire Skills Board") < text.index("Page 2") < text.rindex("Wendshire Growth")


def test_a_change_says_only_what_is_otherwise(served: Served) -> None:
    key, fact = claims(
        served, line("Skills Board", "Growth Board"), FactClaim(Mention("Skills Board", "body"), "meets", "monthly", (line("a", "b").evidence[0],))
    )
    same = {"act": "change", "claim": key, "source": "Skills Board", "type": "REPORTS_TO", "status": "active"}
    assert press(served, "/check", **same, target="Growth Board")[0] == 400
    assert press(served, "/check", **same, target="Wendshire County Council")[0] == 303
    assert served.workspace.decisions().items[-1].fields == {"target": "Wendshire County Council"}
    assert press(served, "/check", act="change", claim=fact, value="quarterly")[0] == 303
    assert served.workspace.decisions().items[-1].fields == {"value": "quarterly"}
    assert named(served, "Skills Board").properties["meets"] == "quarterly"


def test_words_that_were_selected_are_the_quote_of_what_is_added(served: Served) -> None:
    claims(served, line("Skills Board", "Growth Board"))
    added = {"act": "add", "source": "Youth Forum", "type": "REPORTS_TO", "target": "Growth Board", "quote": "The forum answers to us", "document": "minutes.txt"}
    assert press(served, "/check", **added)[0] == 303
    graph = served.workspace.graph()
    proof = next(one.evidence[0] for one in graph.relations if one.source == named(served, "Youth Forum").id)
    assert (proof.quote, proof.document) == ("The forum answers to us", "minutes.txt")


def test_a_sentence_moves_to_another_body(served: Served) -> None:
    key, _ = claims(served, line("Steering Group", "Growth Board"), line("Steering Group", "Housing Board"))
    page = served.inside("GET", "/names?q=steering+group")[1]
    assert page.count("Move</button>") == 2
    assert press(served, "/names", act="move", claim=key, end="source", b="Growth Steering Group")[0] == 303
    assert lines(served) == {("Growth Steering Group", "Growth Board"), ("Steering Group", "Housing Board")}
    assert press(served, "/names", act="move", claim="0" * 12, end="source", b="Else")[0] == 400
    assert press(served, "/names", act="move", claim=key, end="evidence", b="Else")[0] == 400


def test_two_of_one_name_are_not_told_apart_by_it(served: Served) -> None:
    claims(served, line("Steering Group", "Growth Board"))
    before = (served.workspace.path / "decisions.yaml").read_bytes()
    for act in ("not_same", "succeeds"):
        status, text = press(served, "/names", act=act, a="Steering Group", b="Steering Group")
        assert status == 400 and "is the name of both" in text
    assert (served.workspace.path / "decisions.yaml").read_bytes() == before


def test_undo_comes_back_to_where_one_was(served: Served) -> None:
    key, _ = claims(served, line("Skills Board", "Growth Board"), line("Steering Group", "Housing Board"))
    assert press(served, "/check", act="accept", claim=key)[0] == 303
    page = served.inside("GET", f"/check?paper={'f' * 64}&said=Right")[1]
    assert f'name="there" value="/check?paper={"f" * 64}"' in page
    assert press(served, "/undo", there=f"/check?paper={'f' * 64}")[1].startswith(f"/check?paper={'f' * 64}&said=Taken")
    assert press(served, "/undo", there="//elsewhere.example")[1].startswith("/check?said=")


def test_a_quote_leads_to_its_place_in_the_paper(served: Served) -> None:
    claims(served, line("Skills Board", "Growth Board"), line("Steering Group", "Housing Board"))
    page = served.inside("GET", "/ask?question=reports-to&e0=Steering+Group")[1]
    way = page[page.index('<a href="/check?paper=') + 9 :].split('"')[0].replace("&amp;", "&")
    assert way == f"/check?paper={'f' * 64}&words=The%20Steering%20Group%20reports%20to%20the%20Housing%20Board"
    there = served.inside("GET", way)[1]
    number = there[there.index('data-start="') + 12 :].split('"')[0]
    assert number and there.index(f'data-card="{number}"') < there.index("Steering Group", there.index(f'data-card="{number}"'))
    assert 'data-start=""' in served.inside("GET", "/check?words=nothing+of+the+kind")[1]


def test_a_settled_finding_leaves_one_where_one_was(served: Served) -> None:
    claims(served, line("Skills Board", "Growth Board"))
    page = served.inside("GET", "/findings?all=1")[1]
    finding = page[page.index('name="finding" value="') + 22 :].split('"')[0]
    fields = {"finding": finding, "as": "agreed", "why": "asked in May"}
    assert press(served, "/findings", **fields, there="/findings?all=1")[1].startswith("/findings?all=1&said=")
    assert press(served, "/findings", **fields, there="//elsewhere.example")[1].startswith("/findings?said=")


def test_the_report_leaves_out_what_is_not_ticked_and_tells_what_changed(served: Served) -> None:
    claims(served, line("Skills Board", "Growth Board"))
    page = served.inside("GET", "/report")[1]
    assert page.count('name="shown"') == page.count(" checked") > 4
    assert "What changed" not in served.inside("GET", "/report/file?look=1&as=html")[1]
    told = served.inside("GET", "/report/file?look=1&as=html&shown=bodies&shown=decisions&section=decisions&since=2015")[1]
    assert "The bodies</h2>" not in told
    assert "What changed" in told and "The structure" in told
    assert served.inside("GET", "/report?since=last+year")[0] == 400


class Queue:
    """A lock that tells when somebody comes to it."""

    def __init__(self) -> None:
        self.lock, self.came = threading.RLock(), threading.Semaphore(0)

    def __enter__(self) -> None:
        self.came.release()
        self.lock.acquire()

    def __exit__(self, *_: object) -> None:
        self.lock.release()


def test_ten_presses_do_not_build_the_graph_ten_times(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, queue, go, made = Desk(served.workspace, "Jo Marsh"), Queue(), threading.Event(), list[str]()
    stamps = ["0"]
    monkeypatch.setattr(desk, "stamp", lambda: stamps[-1])
    desk._locks["graph"] = queue  # type: ignore[assignment]

    def make() -> str:
        go.wait(60)
        made.append(stamps[-1])
        return made[-1]

    asking = []
    for number in range(10):
        stamps.append(str(number))
        asking.append(threading.Thread(target=desk.keep, args=("graph", make)))
        asking[-1].start()
        queue.came.acquire()
    go.set()
    for one in asking:
        one.join()
    assert len(made) <= 2
    assert made[-1] == "9"


def test_a_page_that_waits_is_told_how_far_the_reading_is(served: Served) -> None:
    desk = Desk(served.workspace, "Jo Marsh")
    desk.tell(3, 20, "minutes.txt")
    assert desk.doing == "3 of 20 read; now minutes.txt"
    desk.tell(20, 20, "building the graph")
    assert desk.doing == "Building the graph"
    assert '"doing":""' in served.inside("GET", "/state")[1]


def test_an_added_line_has_a_card_that_is_changed_and_found_wrong(served: Served) -> None:
    claims(served, line("Skills Board", "Growth Board"))
    added = {"act": "add", "source": "Youth Forum", "type": "REPORTS_TO", "target": "Growth Board", "quote": "The forum answers to us", "document": "minutes.txt"}
    assert press(served, "/check", **added)[0] == 303
    page = served.inside("GET", "/check")[1]
    card = next(card for card in page.split("<article")[1:] if "Youth Forum" in card)
    key = card.split('name="claim" value="')[1][:12]
    ends = {"claim": key, "type": "REPORTS_TO", "source": "Youth Forum", "status": "active"}
    assert press(served, "/check", act="change", target="Skills Board", **ends)[0] == 303
    assert lines(served) == {("Skills Board", "Growth Board"), ("Youth Forum", "Skills Board")}
    assert press(served, "/check", act="reject", claim=key)[0] == 303
    assert lines(served) == {("Skills Board", "Growth Board")}
    assert not served.workspace.issues()
    assert press(served, "/check", **added)[0] == 303
    assert ("Youth Forum", "Growth Board") in lines(served), "what is added anew holds"


@pytest.mark.parametrize(
    ("said", "sure"),
    [
        (("add", {"source": "A"}, None), True),
        (("settle", "abc", None), True),
        (("source", "minutes.txt", {}), True),
        (("source", "else.txt", {}), False),
        (("same_as", ["Skills Board", "Growth Board"], None), True),
        (("same_as", ["Skills Board", "Nobody"], None), False),
        (("edit", "Skills Board", {}), True),
        (("reject", "0" * 12, None), False),
    ],
)
def test_a_press_builds_only_where_it_may_mean_nothing(served: Served, said: Said, sure: bool) -> None:
    claims(served, line("Skills Board", "Growth Board"))
    assert Desk(served.workspace, "Jo Marsh")._has_effect(said) is sure


def test_of_a_folder_what_is_no_document_is_passed_over_and_not_of_one_file(served: Served) -> None:
    words = b"The Wendshire Skills Board reports to the Wendshire County Council."
    assert give(served, ("a/minutes.txt", words), ("a/.DS_Store", b"x"), ("a/~$minutes.docx", b"x"), ("a/README.md", words)) == 303
    assert [path.name for path in (served.workspace.path / "papers").iterdir()] == ["minutes.txt"]
    assert give(served, ("README.md", words)) == 303
    assert [one.info.file for one in served.workspace.sources()] == ["README.md"]


def test_a_press_waits_for_no_graph_that_is_being_built(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    (key,) = claims(served, line("Skills Board", "Growth Board"))
    desk = Desk(served.workspace, "Jo Marsh")
    desk.names()
    monkeypatch.setattr(desk, "_warm", lambda: None)
    monkeypatch.setattr(desk, "graph", lambda: pytest.fail("a press has built the graph"))
    checking.press(desk, {"act": ["accept"], "claim": [key], "paper": [""]})
    for name in ("Youth Forum", "Skills Board"):
        added = {"act": "add", "source": name, "type": "PART_OF", "target": "Growth Board", "quote": "", "document": ""}
        checking.press(desk, {each: [value] for each, value in added.items()})
    desk.press([("not_same", ["Skills Board", "Growth Board"], None)], "")
    assert len(served.workspace.decisions().items) == 4
