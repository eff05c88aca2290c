"""The desk as a shortcut starts it: no terminal, and a browser that opens by itself."""

from __future__ import annotations

import http.client
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

pytest.importorskip("uvicorn")
# As pythonw has it: no standard output and no errors. What the browser is asked to open is told to the test instead.
START = """
import sys, webbrowser
told = sys.stdout
webbrowser.open = lambda address: print(address, file=told, flush=True)
sys.stdout = sys.stderr = None
from govgraph.cli.serve import desk
desk()
"""


def start(*options: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", START, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_without_a_terminal_it_opens_the_browser_and_answers(tmp_path: Path) -> None:
    with start("-w", str(tmp_path / "review")) as desk:
        assert desk.stdout
        address = urlsplit(desk.stdout.readline().strip())
        link = http.client.HTTPConnection(address.netloc, timeout=60)
        link.request("GET", f"{address.path}?{address.query}")
        answer = link.getresponse()
        page = answer.read()  # before it is ended: the page may come in pieces
        desk.kill()
        assert answer.status == 200
        assert b"Open the desk" in page


def test_without_a_terminal_a_page_says_what_went_wrong(tmp_path: Path) -> None:
    busy = tmp_path / "<review>"
    busy.write_text("a file, no folder", "utf-8")
    with start("-w", str(busy)) as desk:
        told, _ = desk.communicate(timeout=120)
    page = Path(unquote(urlsplit(told.strip()).path)).read_text("utf-8")
    assert desk.returncode == 2
    assert "The desk did not open" in page and "&lt;review&gt;" in page and "<review>" not in page
