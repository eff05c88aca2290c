"""Who may ask the desk: a token once, then the cookie; no rebound name, no other page, nothing too large, no path from a request."""

from __future__ import annotations

import pytest

from govgraph.web.guard import FORM
from tests.web.conftest import Served


def test_a_token_opens_the_desk_once(served: Served) -> None:
    assert served.ask("GET", "/papers")[0] == 401
    assert served.ask("GET", "/enter?token=wrong")[0] == 401
    status, _, heads = served.ask("GET", "/enter?token=once")
    assert status == 200
    assert "HttpOnly; SameSite=Strict" in heads["set-cookie"]
    assert served.ask("GET", "/enter?token=once")[0] == 401
    assert served.ask("GET", "/papers", cookie=heads["set-cookie"].split(";")[0])[0] == 200
    assert served.ask("GET", "/papers", cookie="govgraph_desk=guess")[0] == 401


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost.evil.example:{port}", ""])
def test_a_rebound_name_is_refused(served: Served, host: str) -> None:
    assert served.inside("GET", "/papers", host=host.format(port=served.port))[0] == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1:1"])
def test_a_form_of_another_page_is_refused(served: Served, origin: str) -> None:
    before = (served.workspace.path / "decisions.yaml").read_bytes()
    assert served.inside("POST", "/undo", origin=origin.format(port=served.port))[0] == 403
    assert (served.workspace.path / "decisions.yaml").read_bytes() == before


def test_a_form_that_says_nothing_of_itself_is_refused(served: Served) -> None:
    assert served.ask("POST", "/undo", cookie=f"govgraph_desk={served.guard.cookie}")[0] == 403
    assert served.inside("GET", "/papers", sec_fetch_site="cross-site")[0] == 403


def test_too_large_is_refused(served: Served) -> None:
    assert served.inside("POST", "/check", b"x" * 10, content_length=str(FORM + 1))[0] == 413


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/desk.css%2f..%2f..%2fapp.py", "/static/%2e%2e/guard.py", "/papers/../../etc/passwd", "/check?paper=../../etc/passwd"])
def test_no_path_is_taken_from_a_request(served: Served, path: str) -> None:
    status, text, _ = served.inside("GET", path)
    assert status in (400, 404)
    assert "import" not in text and "root:" not in text


def test_what_every_answer_carries(served: Served) -> None:
    heads = served.inside("GET", "/papers")[2]
    assert "default-src 'none'" in heads["content-security-policy"]
    assert "unsafe" not in heads["content-security-policy"]
    assert heads["x-content-type-options"] == "nosniff"
    assert heads["referrer-policy"] == "same-origin", "a form without a referrer says null of its origin"
    assert heads["cache-control"] == "no-store"


@pytest.mark.parametrize(("path", "body"), [("/check", b"act=accept&claim=000000000000"), ("/check", b"act=add&source=A"), ("/names", b"act=same_as&a=Nobody&b=No+One"), ("/findings", b"finding=GG000-1&as=agreed"), ("/papers/change", b"paper=1"), ("/names", b"act=burn"), ("/papers", b"")])
def test_a_bad_press_is_told_in_one_line_and_writes_nothing(served: Served, path: str, body: bytes) -> None:
    before = (served.workspace.path / "decisions.yaml").read_bytes()
    status, text, _ = served.inside("POST", path, body, x_desk="1")
    assert status == 400
    assert '"error":' in text and "Traceback" not in text
    assert (served.workspace.path / "decisions.yaml").read_bytes() == before
