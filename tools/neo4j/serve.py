"""`make neo4j`: a local Neo4j server for trying things out; its data are kept until the folder is deleted."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tools.neo4j.jars import Missing, cache, jars  # the repository is on the path only now
from tools.neo4j.server import LocalServer


def main() -> int:
    """Start, say how to reach it, and wait for Ctrl-C."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, default=cache() / "neo4j-data", help="folder for its data [default: %(default)s]")
    parser.add_argument("--version", help="a release other than the newest of the long-term line")
    arguments = parser.parse_args()
    try:
        print("Looking for Neo4j (the first time, Maven fetches about 150 MB)", flush=True)
        server = LocalServer(jars(arguments.version), arguments.home.resolve(), bolt=7687, http=7474)
        server.start()
    except (Missing, RuntimeError) as err:
        print(f"neo4j: {err}", file=sys.stderr)
        return 2
    print(
        f"\nNeo4j runs at {server.uri} (HTTP at http://127.0.0.1:{server.http})\n"
        f"User and password are in {server.home / 'credentials'}\n"
        f"\nFor instance:\n  govgraph push {server.uri} --credentials {server.home / 'credentials'}\n"
        f"  govgraph ask orphans --on {server.uri} --credentials {server.home / 'credentials'}\n\nCtrl-C stops it.",
        flush=True,
    )
    try:
        assert server.process is not None
        return server.process.wait()
    except KeyboardInterrupt:
        server.stop()
        return 0


if __name__ == "__main__":
    sys.exit(main())
