"""`govgraph report` as a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document
from openpyxl import load_workbook

from govgraph.cli import main
from govgraph.graph.exchange import dump
from tests.support.wendshire import last_year

EXAMPLES = Path(__file__).parents[2] / "examples"


def run(workspace: Path, *words: object) -> Result:
    return CliRunner().invoke(main, ["--workspace", str(workspace), *map(str, words)], prog_name="govgraph")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that has read the examples."""
    folder = tmp_path_factory.mktemp("report") / "workspace"
    done = run(folder, "load", EXAMPLES)
    assert done.exit_code == 0, done.output
    return folder


def test_a_page_with_the_diagram(workspace: Path, tmp_path: Path) -> None:
    done = run(workspace, "report", "-o", tmp_path / "review.html", "--title", "Spring review")
    assert done.exit_code == 0, done.output
    page = (tmp_path / "review.html").read_text("utf-8")
    assert "<h1>Spring review</h1>" in page and "data:image/svg+xml" in page and "Purpose and recommendations" in page


def test_a_word_document(workspace: Path, tmp_path: Path) -> None:
    done = run(workspace, "report", "-o", tmp_path / "review.docx")
    assert done.exit_code == 0, done.output
    heads = [item.text for item in Document(str(tmp_path / "review.docx")).paragraphs if item.style.name == "Heading 1"]
    assert heads[0] == "1  Purpose and recommendations" and heads[-1].endswith("The papers, and how they were read")


def test_a_workbook_since_an_exported_review(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "before.json").write_text(dump(last_year()), "utf-8")
    done = run(workspace, "report", "-o", tmp_path / "review.xlsx", "--since", tmp_path / "before.json")
    assert done.exit_code == 0, done.output
    assert {"Changes", "Changed findings"} <= set(load_workbook(tmp_path / "review.xlsx").sheetnames)


def test_since_a_workspace_that_is_the_same_nothing_changed(workspace: Path, tmp_path: Path) -> None:
    done = run(workspace, "report", "-o", tmp_path / "review.html", "--since", workspace)
    assert done.exit_code == 0, done.output
    assert "Nothing changed since the last review." in (tmp_path / "review.html").read_text("utf-8")


def test_the_sheet_of_findings_loads_back(tmp_path: Path) -> None:
    own = tmp_path / "workspace"
    assert run(own, "load", EXAMPLES).exit_code == 0
    sheet = tmp_path / "annex.xlsx"
    assert run(own, "report", "-o", sheet).exit_code == 0
    book = load_workbook(sheet)
    heads = {cell.value: cell.column for cell in book["Findings"][1]}
    told = {"Settled as": "agreed", "Owner": "Jo Marsh", "Due": "2027-05-31", "Comment": "the board is asked in May"}
    for head, text in told.items():
        book["Findings"].cell(2, heads[head]).value = text
    book.save(sheet)
    done = run(own, "settle", "--from", sheet)
    assert done.exit_code == 0 and "Settled 1 of" in done.output
    assert run(own, "report", "-o", tmp_path / "after.html").exit_code == 0
    page = (tmp_path / "after.html").read_text("utf-8")
    assert "Jo Marsh" in page and "31 May 2027" in page and "the board is asked in May" in page


def test_no_browser_is_needed_for_the_picture(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    assert run(workspace, "report", "-o", tmp_path / "review.docx").exit_code == 0
    assert len(Document(str(tmp_path / "review.docx")).inline_shapes) == 1


def test_as_of_a_day_later_papers_are_not_known(workspace: Path, tmp_path: Path) -> None:
    assert run(workspace, "report", "-o", tmp_path / "then.html", "--as-of", "2015").exit_code == 0
    page = (tmp_path / "then.html").read_text("utf-8")
    assert "The newest paper is of" in page and "2016" not in page.split("<header>")[1].split("</header>")[0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "review.pdf"], "--format html, docx or xlsx"),
        (["-o", "review.html", "--since", "nowhere.json"], "cannot be read as the last review"),
        (["-o", "review.html", "--since", "."], "no workspace here"),
    ],
)
def test_mistakes_are_said_in_a_line(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(workspace, "report", *words)
    assert done.exit_code == 2 and said in done.output and "Traceback" not in done.output
    assert not list(tmp_path.iterdir())
