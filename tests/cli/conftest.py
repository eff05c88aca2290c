"""Fixtures of the command line: running it in this process, and a workspace that holds the examples."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from govgraph import Workspace
from govgraph.cli import main
from tests.cli.county import county_sources

EXAMPLES = Path(__file__).parents[2] / "examples"
Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches a test."""
    for name in ("GOVGRAPH_WORKSPACE", "GOVGRAPH_DEBUG", "NEO4J_USERNAME", "NEO4J_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GOVGRAPH_WHO", "Jo Marsh")


def invoke(workspace: Path, *words: object) -> Result:
    """Run `govgraph WORDS` on this workspace, with everything that reaches a user: exit code, stdout, stderr."""
    return CliRunner().invoke(main, ["--workspace", str(workspace), *map(str, words)], prog_name="govgraph")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """`govgraph` on an empty workspace of its own."""
    return lambda *words: invoke(tmp_path / "workspace", *words)


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that holds the claims of three documents; not to be written to."""
    folder = tmp_path_factory.mktemp("county") / "workspace"
    Workspace.create(folder).replace(county_sources())
    return folder


@pytest.fixture
def ask(county: Path) -> Run:
    """`govgraph` on the county, for commands that only read."""
    return lambda *words: invoke(county, *words)


@pytest.fixture
def change(county: Path, tmp_path: Path) -> Run:
    """`govgraph` on a copy of the county's workspace, for commands that write."""
    folder = tmp_path / "copy"
    shutil.copytree(county, folder, symlinks=True)
    return lambda *words: invoke(folder, *words)
