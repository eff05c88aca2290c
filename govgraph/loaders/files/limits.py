"""How much one file may cost: every budget is a setting of the workspace and is named where it is met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields

from govgraph.graph.errors import GovgraphError

ENDLESS = 10**15  # no amount beyond it is told in digits


@dataclass(frozen=True, slots=True)
class Limits:
    """Budgets of one file, as `limits` in workspace.json sets them.

    file_mb:     size of the file; unpacked_mb: of all that is packed in it.
    characters:  of the text that it is read as; cells: of its tables, those that are only repeated counted.
    pages:       of a PDF or slides; scans: pages of a PDF that are pictures and are looked at; members: files in an archive or a message.
    seconds, memory_mb: of its reader, for a file of up to 1 MB; a larger one gets more in proportion.
    """

    file_mb: int = 40
    unpacked_mb: int = 250
    characters: int = 20_000_000
    cells: int = 3_000_000
    pages: int = 3_000
    scans: int = 100
    members: int = 1_000
    seconds: int = 60
    memory_mb: int = 1_500

    @classmethod
    def of(cls, settings: Mapping[str, object], where: str = "") -> Limits:
        """From the settings of a workspace. Raises GovgraphError for one that is unknown or no number."""
        given = settings.get("limits") or {}
        known = {item.name for item in fields(cls)}
        if not isinstance(given, Mapping):
            raise GovgraphError("limits are a set of names and numbers", where, f"Known: {', '.join(sorted(known))}")
        for name, value in given.items():
            if name not in known:
                raise GovgraphError(f"there is no limit '{name}'", where, f"Known: {', '.join(sorted(known))}")
            if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 10**12:
                raise GovgraphError(f"limits.{name} is a whole number above 0", where)
        return cls(**given)

    def for_size(self, size: int) -> tuple[int, int]:
        """(seconds, bytes of memory) for the reader of a file of so many bytes."""
        large = max(1.0, size / 1e6)
        return int(self.seconds * large), int(self.memory_mb + 60 * (large - 1)) << 20


_USUAL = Limits()
_NOW: ContextVar[Limits] = ContextVar("limits")


def limits() -> Limits:
    """The budgets of the file that is being read."""
    return _NOW.get(_USUAL)


@contextmanager
def within(budgets: Limits) -> Iterator[None]:
    """Read with these budgets."""
    token = _NOW.set(budgets)
    try:
        yield
    finally:
        _NOW.reset(token)


def refuse_beyond(name: str, amount: float, what: str, where: str, advice: str) -> None:
    """Raise GovgraphError, naming the setting, where `amount` (of `what`) is more than the budget `name` allows."""
    allowed = int(getattr(limits(), name))
    if amount > allowed:
        shown = f"{amount:,.0f}" if amount < ENDLESS else f"over {ENDLESS:,}"  # a number in a file may be larger than any float
        raise GovgraphError(f"{what} {shown}; up to {allowed:,} are read", where, f"{advice}, or raise {setting(name)}")


def setting(name: str) -> str:
    """How a person finds a budget."""
    return f"limits.{name} in workspace.json"
