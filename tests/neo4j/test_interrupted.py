"""A push that dies at any point leaves the old graph, and the next one completes it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from govgraph.graph.errors import GovgraphError
from govgraph.graph.store.connect import Server
from govgraph.graph.store.pull import pull_graph
from govgraph.graph.store.push import push_graph
from tests.support.chains import chain, left_over
from tests.support.neo4j_server import Address

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]
ROOT = Path(__file__).parents[2]


@contextmanager
def client(address: Address, name: str, size: int) -> Iterator[subprocess.Popen[str]]:
    """A pushing program of its own, which goes on only when it is told to."""
    environment = {**os.environ, "NEO4J_USERNAME": address.user, "NEO4J_PASSWORD": address.password, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.neo4j.pusher", address.uri, name, str(size)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


def batches(process: subprocess.Popen[str], count: int) -> None:
    """Let it write so many batches; it then stands still."""
    assert process.stdout and process.stdin
    for number in range(count):
        assert process.stdout.readline().strip() not in ("", "done")
        if number < count - 1:
            process.stdin.write("\n")
            process.stdin.flush()


@pytest.mark.parametrize("point", [1, 3, 5])
def test_client_killed(neo4j_address: Address, server: Server, point: int) -> None:
    """With kill -9, among nodes, among relations: the lock goes with the client and the torn version with the next push."""
    name = f"killed {point}"
    push_graph(server, chain(3, "old"), name, "tests")
    with client(neo4j_address, name, 25) as process:
        batches(process, point)
        process.kill()
        process.wait()
    assert pull_graph(server, name)[0] == chain(3, "old")
    assert left_over(server, name) > 0
    push_graph(server, chain(25), name, "tests")  # the same content: goes on where the dead one stopped
    assert pull_graph(server, name)[0] == chain(25)
    assert left_over(server, name) == 0


def test_client_killed_and_then_another_graph(neo4j_address: Address, server: Server) -> None:
    """What the dead one wrote is swept away, even when the next push finds nothing to write."""
    push_graph(server, chain(3), "abandoned", "tests")
    with client(neo4j_address, "abandoned", 25) as process:
        batches(process, 2)
        process.kill()
        process.wait()
    assert not push_graph(server, chain(3), "abandoned", "tests").written
    assert left_over(server, "abandoned") == 0


def test_two_push_at_once(neo4j_address: Address, server: Server) -> None:
    """The second hears of the first; when that one is done, it goes on."""
    with client(neo4j_address, "crowded", 12) as process:
        batches(process, 1)
        with pytest.raises(GovgraphError, match="somebody else is pushing 'crowded'"):
            push_graph(server, chain(5), "crowded", "tests", wait=0)
        assert process.stdin
        process.communicate("\n" * 20)
    assert pull_graph(server, "crowded")[0] == chain(12)
    push_graph(server, chain(5), "crowded", "tests", wait=0)
    assert pull_graph(server, "crowded")[0] == chain(5)
