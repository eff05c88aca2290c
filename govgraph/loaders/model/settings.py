"""Which model is asked, where and how much: the setting `model` of a workspace, and what its check measured."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from govgraph import __version__
from govgraph.graph.errors import GovgraphError
from govgraph.loaders.model.windows import WINDOW

LOCAL = "http://localhost:11434/v1"  # Ollama's; llama.cpp's server uses :8080/v1, LM Studio :1234/v1
OPENAI = "api.openai.com"
KEY, OPENAI_KEY = "GOVGRAPH_MODEL_KEY", "OPENAI_API_KEY"
MAY_ENTER, OFFERS_ONLY, NOT_FIT = "may enter", "offers only", "not fit"
SETTING, CHECKS = "model", "model_checks"  # in workspace.json
READS = ("all", "missed")


@dataclass(frozen=True, slots=True)
class Measured:
    """What `govgraph model check` found. unsound: share of facts that the page does not bear out.

    types: found and false facts by type.
    """

    model: str
    date: str
    program: str
    verdict: str
    precision: float
    recall: float
    unsound: float = 0.0
    types: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def by_type(self, type: str) -> float:
        """Precision for a type, drawn towards that of all types where few were seen."""
        found, false = self.types.get(type, (0, 0))
        return (found + 4 * self.precision) / (found + false + 4)


@dataclass(frozen=True, slots=True)
class Settings:
    """name: of the model, as its server calls it; remote: an address off this machine is allowed.

    window: characters sent at a time; parallel: requests at a time; tokens: the most a run may use; seconds: without a sign of life.
    """

    name: str
    endpoint: str = LOCAL
    key_file: str | None = None
    remote: bool = False
    window: int = WINDOW
    parallel: int = 4
    tokens: int = 2_000_000
    seconds: int = 300
    reads: str = "all"
    measured: Measured | None = None

    def verdict(self) -> str:
        """What this model may do: what its check said, if it was this model and this program; else offers only."""
        now = self.measured
        return now.verdict if now and (now.model, now.program) == (self.name, __version__) else OFFERS_ONLY

    def plain(self) -> dict[str, Any]:
        """As workspace.json holds it."""
        return {key: value for key, value in asdict(self).items() if value is not None and key != "measured"}

    def called(self) -> str:
        """What its check is kept by."""
        return f"{self.name} @ {self.endpoint}"


def of_workspace(settings: Mapping[str, Any], where: str = "") -> Settings | None:
    """The model of a workspace's settings, or None. Raises GovgraphError for a setting that is none."""
    data = settings.get(SETTING)
    if data is None:
        return None
    known = {item.name for item in fields(Settings)} - {"measured"}
    if not isinstance(data, dict) or not isinstance(data.get("name"), str) or set(data) - known:
        raise GovgraphError("model is not a setting that is understood", where, "Run: govgraph model set NAME")
    return with_check(checked(Settings(**data)), settings)


def with_check(model: Settings, settings: Mapping[str, Any]) -> Settings:
    """The model with what its last check in this workspace found, if there was one that can be read."""
    checks = settings.get(CHECKS)
    data = checks.get(model.called()) if isinstance(checks, dict) else None
    try:
        return replace(model, measured=Measured(**data) if data else None)
    except (TypeError, ValueError):
        return replace(model, measured=None)


def checked(settings: Settings) -> Settings:
    """The settings, if they can be. Raises GovgraphError."""
    parts = urlsplit(settings.endpoint)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query:
        raise GovgraphError("not the address of a model's server", settings.endpoint, f"It looks like {LOCAL}")
    for name, least in (("window", 500), ("parallel", 1), ("tokens", 1), ("seconds", 1)):
        value = getattr(settings, name)
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise GovgraphError(f"{name} is a whole number from {least}", str(value))
    if settings.reads not in READS:
        raise GovgraphError(f"a model reads {' or '.join(READS)}", settings.reads)
    return replace(settings, endpoint=settings.endpoint.rstrip("/"))


def is_here(endpoint: str) -> bool:
    """Whether an address is on this machine by its very words: a name that only resolves to it may resolve elsewhere tomorrow."""
    host = urlsplit(endpoint).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refuse_remote(settings: Settings) -> None:
    """Raise GovgraphError where papers would leave this machine and nobody allowed it."""
    if not settings.remote and not is_here(settings.endpoint):
        raise GovgraphError(
            "this address is not on this machine, so papers would leave it", settings.endpoint,
            "If that is allowed, add --allow-remote, or set it once: govgraph model set NAME --endpoint URL --allow-remote",
        )  # fmt: skip


def key_of(settings: Settings) -> str:
    """The key for the server: from the file that is set, else from the environment; "none" where it needs none. Raises GovgraphError."""
    if settings.key_file:
        try:
            words = Path(settings.key_file).expanduser().read_text("utf-8").split()
        except (OSError, UnicodeDecodeError) as err:
            raise GovgraphError("the key cannot be read", settings.key_file, "Name a text file that holds the key alone") from err
        if len(words) != 1:
            raise GovgraphError("this file does not hold a key alone", settings.key_file)
        return words[0]
    theirs = os.environ.get(OPENAI_KEY) if urlsplit(settings.endpoint).hostname == OPENAI else None  # it is no other server's to see
    return os.environ.get(KEY) or theirs or "none"
