"""A real desk: uvicorn on a free port of this machine, a workspace of its own, and a browser that has entered."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from govgraph.graph.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
PAPERS = [
    "2015-partnerships-update.md",
    "averton-stronger-neighbourhoods.txt",
    "brackdale-transport-minutes.txt",
    "children-and-families-trust.html",
    "safer-communities-structure.md",
]


@dataclass
class Served:
    """A desk that is open. guard: to learn its token and cookie."""

    workspace: Workspace
    port: int
    guard: Any
    token: str

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: bytes = b"", **heads: str) -> tuple[int, str, dict[str, str]]:
        """One request as anybody on this machine could make it: status, text, heads. Underscores in names of heads are hyphens."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        link.request(method, path, body, {key.replace("_", "-"): value for key, value in heads.items()})
        answer = link.getresponse()
        text = answer.read().decode("utf-8", "replace")
        link.close()
        return answer.status, text, {key.lower(): value for key, value in answer.getheaders()}

    def inside(self, method: str, path: str, body: bytes = b"", **heads: str) -> tuple[int, str, dict[str, str]]:
        """The same by one who has the cookie and comes from the desk's own page."""
        own = {"cookie": f"govgraph_desk={self.guard.cookie}", "origin": self.address, "content_type": "application/x-www-form-urlencoded"}
        return self.ask(method, path, body, **{**own, **heads})


@contextmanager
def opened(workspace: Workspace) -> Iterator[Served]:
    """A desk that is open on a workspace."""
    uvicorn = pytest.importorskip("uvicorn")
    pytest.importorskip("starlette")
    from govgraph.web.app import app
    from govgraph.web.desk import Desk
    from govgraph.web.guard import Guard

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(64)  # who asks before the server runs waits
    port = listening.getsockname()[1]
    guard = Guard(app(Desk(workspace, "Jo Marsh")), {f"127.0.0.1:{port}"}, "once")
    server = uvicorn.Server(uvicorn.Config(guard, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield Served(workspace, port, guard, "once")
    server.should_exit = True
    thread.join(10)
    listening.close()


@contextmanager
def entered(served: Served, browser: Any) -> Iterator[Any]:
    """A page of the browser that has entered; everything it asks for must be the desk's own."""
    context = browser.new_context(accept_downloads=True, viewport={"width": 1366, "height": 768})
    page = context.new_page()
    strange: list[str] = []
    page.on("request", lambda request: strange.append(request.url) if not request.url.startswith((served.address, "data:", "blob:")) else None)
    page.on("pageerror", lambda error: strange.append(str(error)))
    page.goto(f"{served.address}/enter?token={served.token}")
    page.wait_for_url(re.compile("/(papers|check)$"))  # where there is something to check one begins there
    yield page
    context.close()
    assert strange == []


@pytest.fixture(scope="session")
def five_papers(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> tuple[Path, str]:
    """A workspace to which the desk was given five papers by hand, once for all tests, and the address at which it said so."""
    folder = tmp_path_factory.mktemp("desk") / "desk"
    with opened(Workspace.create(folder)) as served, entered(served, browser) as page:
        page.set_input_files("#files", [str(ROOT / "examples" / name) for name in PAPERS])
        page.click("#drop button")
        page.wait_for_url(re.compile(r"/papers\?said="), timeout=120_000)
        return folder, page.url.removeprefix(served.address)


@pytest.fixture
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    """An open desk: with an empty workspace, or for tests of `full` with the five papers."""
    if "full" in request.fixturenames:
        shutil.copytree(request.getfixturevalue("five_papers")[0], tmp_path / "desk")
        workspace = Workspace(tmp_path / "desk")
    else:
        workspace = Workspace.create(tmp_path / "desk")
    with opened(workspace) as one:
        yield one


@pytest.fixture
def tab(served: Served, browser: Any) -> Iterator[Any]:
    """A page of the browser on the desk."""
    with entered(served, browser) as page:
        yield page


@pytest.fixture
def full(served: Served, tab: Any, five_papers: tuple[Path, str]) -> Any:
    """A tab after five papers were given to the desk."""
    tab.goto(f"{served.address}{five_papers[1]}")
    return tab
