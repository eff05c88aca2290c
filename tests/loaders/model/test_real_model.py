"""A real model behind a real server, where one is named: the plumbing holds, whatever the model makes of the pages."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from govgraph.loaders.model.client import Client
from govgraph.loaders.model.settings import Settings
from govgraph.loaders.model.trial import trial

NAMED = os.environ.get("GOVGRAPH_TEST_MODEL", "")  # NAME@http://localhost:11434/v1


@pytest.mark.skipif(not NAMED, reason="no model is at hand: set GOVGRAPH_TEST_MODEL=NAME@ADDRESS of a server on this machine")
def test_a_real_model_goes_through_the_check(tmp_path: Path) -> None:
    name, _, address = NAMED.rpartition("@")
    settings = Settings(name, address, window=3_000, parallel=1)
    with Client(settings) as client:
        found = trial(settings, client, tmp_path)
    assert found.tokens > 0 and found.verdict() in ("may enter", "offers only", "not fit")
