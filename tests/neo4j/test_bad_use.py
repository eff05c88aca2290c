"""Everything that goes wrong with a server is one line that says what to do."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from govgraph.graph.errors import GovgraphError
from govgraph.graph.store import failures
from govgraph.graph.store.connect import check_address, check_version, connect, find_credentials
from tests.support.neo4j_server import Address
from tools.neo4j.server import free_port


def refused(call: object, *arguments: object, **options: object) -> str:
    """The one line that the call ends in."""
    with pytest.raises(GovgraphError) as caught:
        call(*arguments, **options)  # type: ignore[operator]
    text = str(caught.value)
    assert "\n" not in text and caught.value.advice
    return text


@pytest.fixture
def secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some credentials in the environment."""
    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", "not-the-password")


@pytest.mark.parametrize(
    ("uri", "words"),
    [
        ("http://localhost:7474", "usually 7687: neo4j://localhost:7687"),
        ("localhost:7687", "is not a way to reach Neo4j"),
        ("localhost", "no scheme"),
        ("ftp://localhost", "'ftp' is not a way"),
        ("neo4j://", "names no host"),
        ("bolt://localhost:port", "not an address"),
        ("bolt://[::1", "not an address"),
        ("", "no scheme"),
    ],
)
def test_address(uri: str, words: str) -> None:
    """Wrong schemes, and ports that are none."""
    assert words in refused(check_address, uri)


@pytest.mark.parametrize(
    "uri",
    [
        "neo4j://me:hunter2@host:7687", "neo4j:me:hunter2@host:7687", "me:hunter2@host:7687", "neo4j://me:hunter2#x@host", "neo4j://me:hunter2/x@host:7687",
        "neo4j://me:hunter2@host:port", "neo4j://host?password=hunter2", "neo4j://host:7687?auth=me,hunter2", "http://me:hunter2@host", "neo4j://host:hunter2",
        "neo4j://me:hunter2@[::1", "hunter2@", "bolt://host#hunter2",
    ],
)  # fmt: skip
def test_password_in_the_address(uri: str) -> None:
    """Is refused, and not repeated."""
    text = refused(check_address, uri)
    assert "hunter2" not in text
    assert "NEO4J_PASSWORD" in text or uri == "neo4j://host:hunter2"


@pytest.mark.parametrize("uri", ["neo4j://h", "neo4j+s://h", "neo4j+ssc://h:1", "bolt://h:7687", "bolt+s://h", "bolt://[::1]:7687"])
def test_good_addresses(uri: str) -> None:
    """Every scheme of Neo4j."""
    check_address(uri)


@pytest.mark.parametrize("agent", ["Neo4j/4.4.42", "Neo4j/3.5.1"])
def test_server_too_old(agent: str) -> None:
    """Says which is needed."""
    assert "too old" in refused(check_version, agent, "bolt://host")


@pytest.mark.parametrize("agent", ["Neo4j/5.26.0", "Neo4j/2025.10.1", "Neo4j/5.27-aura", "something else"])
def test_server_new_enough(agent: str) -> None:
    """And one that says nothing of its version is given a chance."""
    check_version(agent, "bolt://host")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NEO4J_USERNAME=jo\nNEO4J_PASSWORD=a=b c\n", ("jo", "a=b c")),
        ("# of the test server\nexport NEO4J_PASSWORD='x y'\n", ("neo4j", "x y")),
        ("\ufeffjo\r\nsecret\r\n", ("jo", "secret")),
    ],
)
def test_credentials_file(tmp_path: Path, text: str, found: tuple[str, str]) -> None:
    """Named, or on two lines; as Neo4j's own files are."""
    file = tmp_path / "credentials"
    file.write_text(text, "utf-8")
    assert find_credentials("bolt://host", file) == found


def test_credentials_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The environment, then a person; none, an empty file and an absent one are told."""
    monkeypatch.delenv("NEO4J_USERNAME", raising=False)
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    assert "NEO4J_PASSWORD" in refused(find_credentials, "bolt://host")
    assert find_credentials("bolt://host", prompt=lambda uri: (uri, "typed")) == ("bolt://host", "typed")
    monkeypatch.setenv("NEO4J_PASSWORD", "from outside")
    assert find_credentials("bolt://host", prompt=lambda uri: (uri, "typed")) == ("neo4j", "from outside")
    (tmp_path / "empty").touch()
    assert "no user and password" in refused(find_credentials, "bolt://host", tmp_path / "empty")
    assert "cannot read" in refused(find_credentials, "bolt://host", tmp_path / "absent")


@pytest.mark.usefixtures("secret")
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_server_down(scheme: str) -> None:
    """Nobody listens."""
    assert "no server answers" in refused(connect, f"{scheme}://127.0.0.1:{free_port()}")


@pytest.mark.usefixtures("secret")
def test_no_such_host() -> None:
    """A name that is reserved for never being one."""
    assert "no server" in refused(connect, "bolt://server.invalid:7687")


@contextmanager
def answering(answer: bytes) -> Iterator[int]:
    """A port that answers whatever comes with these bytes."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            try:
                while True:
                    connection, _ = listener.accept()
                    with connection:
                        connection.recv(64)
                        connection.sendall(answer)
            except OSError:
                return

        threading.Thread(target=serve, daemon=True).start()
        yield listener.getsockname()[1]


@pytest.mark.usefixtures("secret")
@pytest.mark.parametrize("answer", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"SSH-2.0-OpenSSH\r\n", bytes(4), b"\x00\x00\x00\x01"])
def test_something_else_listens(answer: bytes) -> None:
    """A web server, another service, a server whose protocol is older than ours."""
    with answering(answer) as port:
        assert f"bolt://127.0.0.1:{port}" in refused(connect, f"bolt://127.0.0.1:{port}")


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
class TestRealServer:
    """What only a server can answer."""

    @pytest.mark.usefixtures("secret")
    def test_wrong_password(self, neo4j_address: Address) -> None:
        """Wrong user or password."""
        assert "refuses this user and password" in refused(connect, neo4j_address.uri)

    def test_database_absent(self, login: Address) -> None:
        """A database that is not there."""
        text = refused(connect, login.uri, database="nowhere")
        assert "no such database" in text and "nowhere" in text and "--database" in text

    def test_encryption_that_the_server_does_not_offer(self, login: Address) -> None:
        """bolt+s:// to a server without a certificate."""
        assert login.uri.partition("://")[2] in refused(connect, login.uri.replace("bolt://", "bolt+s://"))


def test_every_known_code_is_told() -> None:
    """Each row of the table makes a whole line; codes that nobody foresaw are shown as they came."""
    for row in failures._table()["server"]:
        text = str(failures.of_code(row["code"], "message", "bolt://host"))
        assert row["what"] in text and row["advice"].rstrip(".") in text
    assert "role" in str(failures.of_code("Neo.ClientError.Security.Forbidden", "Create node is not allowed", "bolt://host"))
    assert "Neo.DatabaseError.General.UnknownError" in str(failures.of_code("Neo.DatabaseError.General.UnknownError", "oh", "bolt://host"))
