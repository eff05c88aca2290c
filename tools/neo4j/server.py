"""One local Neo4j server: loopback only, small, with a password; started, stopped and used through neo4j-admin."""

from __future__ import annotations

import ctypes
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from tools.neo4j.jars import java

OPENS = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.lang", "java.base/java.util.concurrent")


def free_port(wanted: int = 0) -> int:
    """`wanted` if it is free on the loopback interface, else any free port."""
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            return free_port()
        return int(probe.getsockname()[1])


class LocalServer:
    """A server whose data live in `home`.

    bolt, http: the ports to take if they are free.  settings: further lines of neo4j.conf.  options: further ones for Java.
    """

    def __init__(
        self,
        jars: Path,
        home: Path,
        *,
        bolt: int = 0,
        http: int = 0,
        settings: Mapping[str, str] | None = None,
        options: Sequence[str] = ("-XX:+UseG1GC",),
    ) -> None:
        self.jars, self.home = jars, home
        self.bolt, self.http = free_port(bolt), free_port(http)
        self.user, self.password = "neo4j", secrets.token_hex(12)
        self.settings, self.options = dict(settings or {}), options
        self.process: subprocess.Popen[bytes] | None = None
        self._prepare()

    @property
    def uri(self) -> str:
        """Its address."""
        return f"bolt://127.0.0.1:{self.bolt}"

    def _prepare(self) -> None:
        (self.home / "conf").mkdir(parents=True, exist_ok=True)
        known = self.home / "credentials"
        if known.exists():
            self.password = dict(line.split("=", 1) for line in known.read_text("utf-8").splitlines())["NEO4J_PASSWORD"]
            return
        self.admin("dbms", "set-initial-password", self.password)
        known.touch(mode=0o600)
        known.write_text(f"NEO4J_USERNAME={self.user}\nNEO4J_PASSWORD={self.password}\n", "utf-8")

    def _configure(self) -> None:
        lines = {
            "server.bolt.listen_address": f"127.0.0.1:{self.bolt}",
            "server.http.listen_address": f"127.0.0.1:{self.http}",
            "server.https.enabled": "false",
            "dbms.usage_report.enabled": "false",
            "server.memory.heap.initial_size": "256m",
            "server.memory.heap.max_size": "512m",
            "server.memory.pagecache.size": "128m",
            **self.settings,
        }
        text = "".join(f"{key}={value}\n" for key, value in lines.items())
        (self.home / "conf" / "neo4j.conf").write_text(text, "utf-8")

    def _java(self) -> list[str]:
        heap = self.settings.get("server.memory.heap.max_size", "512m")
        opens = [f"--add-opens={package}=ALL-UNNAMED" for package in OPENS]
        return [java(), *opens, "-Dio.netty.tryReflectionSetAccessible=true", *self.options, f"-Xmx{heap}", "-cp", f"{self.jars}/*"]

    def admin(self, *arguments: str) -> str:
        """Run neo4j-admin on the stopped server and return what it says. Raises RuntimeError with that when it fails."""
        self._configure()
        place = {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        command = [*self._java(), "org.neo4j.server.startup.Neo4jAdminCommand", *arguments]
        done = subprocess.run(command, env={**os.environ, **place}, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"neo4j-admin {arguments[0]} failed: {done.stdout}\n{done.stderr}")
        return done.stdout + done.stderr

    def start(self, patience: float = 150) -> None:
        """Start, and return when it answers. Raises RuntimeError with the end of its log when it does not."""
        self._configure()
        log = self.home / "console.log"
        command = [*self._java(), "org.neo4j.server.CommunityEntryPoint", f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        with log.open("ab") as console:
            self.process = subprocess.Popen(command, stdout=console, stderr=console, stdin=subprocess.DEVNULL, preexec_fn=_end_with_parent)
        end = time.monotonic() + patience
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > end:
                self.kill()
                said = log.read_text("utf-8", "replace") + self._log()
                raise RuntimeError(f"Neo4j did not start:\n{said[-3000:]}")
            time.sleep(0.1)

    def _log(self) -> str:
        path = self.home / "logs" / "neo4j.log"
        return path.read_text("utf-8", "replace") if path.exists() else ""

    def _answers(self) -> bool:
        # The port is open, and the server speaks, some time before its database answers.
        try:
            with GraphDatabase.driver(self.uri, auth=(self.user, self.password)) as driver, driver.session() as session:
                return session.run("RETURN 1").single() is not None
        except (DriverError, Neo4jError):
            return False

    def stop(self) -> None:
        """Stop in order."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Stop at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        self.process.send_signal(how)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None


def _end_with_parent() -> None:
    """On Linux, let the server end with the process that started it, however that one ends."""
    if sys.platform == "linux":
        set_death_signal = 1
        ctypes.CDLL(None).prctl(set_death_signal, signal.SIGTERM)
