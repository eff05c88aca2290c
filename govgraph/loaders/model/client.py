"""The one stage that talks to a model: the official client of the protocol, its retries, and every failure as one clear line."""

from __future__ import annotations

import contextlib
import importlib
import threading
from collections.abc import Iterator
from typing import Any, Protocol

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.model.answer import LONGEST
from govgraph.loaders.model.cache import Reply
from govgraph.loaders.model.prompt import Prompt, answer_schema
from govgraph.loaders.model.settings import Settings, is_here, key_of

RETRIES = 4  # on 429, 5xx and a lost line, with back-off or as long as the server asks
_TOKEN = 4  # characters, where a server does not count


class Stopped(Exception):
    """Somebody stopped the run while an answer came in."""


class Ask(Protocol):
    """Anything that answers a prompt."""

    def __call__(self, prompt: Prompt) -> Reply:
        """The answer. Raises GovgraphError, or Stopped."""
        ...


class Client:
    """A model behind an OpenAI-compatible address. Use it as a context; `stop` ends what runs at its next sign of life."""

    def __init__(self, settings: Settings) -> None:
        try:
            self._openai: Any = importlib.import_module("openai")
        except ImportError as err:
            raise GovgraphError("reading by a model needs the package openai", advice="Install it: pip install 'govgraph[model]'") from err
        self._settings, self.stop = settings, threading.Event()
        # No redirects and, for this machine, no proxy: what is allowed to go to one address goes to no other.
        patience = self._openai.Timeout(settings.seconds, connect=10)
        http = self._openai.DefaultHttpxClient(trust_env=not is_here(settings.endpoint), follow_redirects=False, timeout=patience)
        self._client = self._openai.OpenAI(base_url=settings.endpoint, api_key=key_of(settings), max_retries=RETRIES, http_client=http)
        form = {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": answer_schema()}}
        cold, usage = {"temperature": 0}, {"stream_options": {"include_usage": True}}
        # What a server may not know is left away step by step, and once a server has refused it, for good.
        self._ways: list[dict[str, Any]] = [{"response_format": form, **cold, **usage}, {**cold, **usage}, cold, {}]

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def __call__(self, prompt: Prompt) -> Reply:
        """The answer to a prompt. Raises GovgraphError when the server cannot or will not, Stopped when it was told to stop."""
        while True:
            ways = self._ways
            try:
                return self._once(prompt, ways[0])
            except (self._openai.BadRequestError, self._openai.UnprocessableEntityError) as err:
                if len(ways) == 1:
                    raise self._error(err) from err
                self._ways = ways[1:]
            except self._openai.InternalServerError as err:  # so llama-cpp-python refuses a form of answer
                if len(ways) == 1 or "response_format" not in str(err):
                    raise self._error(err) from err
                self._ways = ways[1:]
            except self._openai.OpenAIError as err:
                raise self._error(err) from err
            except Exception as err:
                if not type(err).__module__.startswith(("httpx", "httpcore", "json")):
                    raise
                raise GovgraphError("the line to the model broke", self._settings.endpoint, "Load again; what was read is kept") from err

    def _once(self, prompt: Prompt, way: dict[str, Any]) -> Reply:
        stream = self._client.chat.completions.create(model=self._settings.name, messages=prompt.as_sent(), stream=True, **way)
        parts: list[str] = []
        usage: Any = None
        with contextlib.closing(stream):
            for chunk in self._chunks(stream):
                usage = getattr(chunk, "usage", None) or usage
                for choice in getattr(chunk, "choices", None) or ():
                    parts.append(getattr(choice.delta, "content", None) or "")
                if sum(map(len, parts)) > LONGEST:
                    break
        text = "".join(parts)
        sent = getattr(usage, "prompt_tokens", None) or prompt.characters() // _TOKEN
        return Reply(text, sent, getattr(usage, "completion_tokens", None) or len(text) // _TOKEN)

    def _chunks(self, stream: Any) -> Iterator[Any]:
        for chunk in stream:
            if self.stop.is_set():
                raise Stopped
            yield chunk

    def _error(self, err: Exception) -> GovgraphError:
        where, openai = self._settings.endpoint, self._openai
        said = " ".join(str(getattr(err, "message", "") or err).split())[:160]
        if isinstance(err, openai.APITimeoutError):
            what = f"the model gave no sign of life for {self._settings.seconds} seconds"
            return GovgraphError(what, where, "Is it loaded? Or set --seconds higher")
        if isinstance(err, openai.APIConnectionError):
            what = "nothing answers there, or the line broke"
            return GovgraphError(what, where, "Is the model's server running, and is this its address?")
        if isinstance(err, (openai.AuthenticationError, openai.PermissionDeniedError)):
            return GovgraphError("the server does not accept the key", where, "Set GOVGRAPH_MODEL_KEY, or --key-file FILE")
        if isinstance(err, openai.NotFoundError):
            what = f"the server has no model '{self._settings.name}', or no such address"
            return GovgraphError(what, where, "See which it has; Ollama: ollama list")
        if isinstance(err, openai.RateLimitError):
            return GovgraphError("the server takes no more requests for now", where, "Load again later, or set --parallel lower")
        return GovgraphError(f"the server cannot answer ({said})", where, "Load again later; what was read is kept")
