"""What all tests share: how hypothesis runs, and what becomes of a test whose server or browser is not there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.support.pages import chromium

# The machine's speed is no property of the program: no deadline. CI tries the same examples each time, and half as many; a person's run
# new ones.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, max_examples=50)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's root."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def examples(project: Path) -> Path:
    """The folder of documents about Wendshire."""
    return project / "examples"


@pytest.fixture(scope="session")
def need() -> Callable[[object, str], None]:
    """need(found, "Chromium: apt-get install chromium"): skips where something is missing, save in CI, where that is a failure."""

    def check(found: object, what: str) -> None:
        if not found and os.environ.get("CI") == "true":
            pytest.fail(f"missing in CI: {what}")
        if not found:
            pytest.skip(f"missing here: {what}")

    return check


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real Chromium. One for all tests of a process: playwright does not start twice in one."""
    with chromium() as found:
        yield found
