"""A server that speaks the protocol of OpenAI-compatible models over real HTTP, and misbehaves when it is told to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Asked = dict[str, Any]
Act = Callable[["Handler", Asked], None]


@dataclass
class ModelServer:
    """What a test holds of it. acts: what it does with each request, the last one again and again; asked: the requests so far."""

    acts: list[Act]
    address: str = ""
    asked: list[Asked] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, asked: Asked, key: str) -> Act:
        """Note a request; what is to be done with it."""
        with self.lock:
            self.asked.append(asked)
            self.keys.append(key)
            return self.acts.pop(0) if len(self.acts) > 1 else self.acts[0]

    def texts(self) -> list[str]:
        """The last message of each request."""
        return [asked["messages"][-1]["content"] for asked in self.asked]


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    model: ModelServer

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path != "/v1/chat/completions":
            return refuse(404)(self, asked)
        return self.model.take(asked, self.headers.get("Authorization", ""))(self, asked)

    def log_message(self, *_: Any) -> None:
        pass

    def begin(self) -> None:
        """The head of a stream."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def piece(self, text: str | None, usage: dict[str, int] | None = None) -> None:
        """One event of a stream."""
        choices = [] if text is None else [{"index": 0, "delta": {"content": text}, "finish_reason": None}]
        event = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": choices, "usage": usage}
        self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
        self.wfile.flush()


def say(answer: str | Callable[[Asked], str], usage: bool = True) -> Act:
    """Stream an answer, seven characters at a time."""

    def act(handler: Handler, asked: Asked) -> None:
        text = answer if isinstance(answer, str) else answer(asked)
        handler.begin()
        for start in range(0, len(text), 7):
            handler.piece(text[start : start + 7])
        if usage:
            handler.piece(None, {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110})
        handler.wfile.write(b"data: [DONE]\n\n")

    return act


def refuse(status: int, soon: bool = True, about: str = "") -> Act:
    """Refuse with a status; soon: and say that a millisecond's patience is enough; about: the parameter that it names."""

    def act(handler: Handler, asked: Asked) -> None:
        body = json.dumps({"error": {"message": f"no ({status}) {about}".strip(), "type": "x", "code": "y"}}).encode()
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        if soon:
            handler.send_header("retry-after-ms", "1")
        handler.end_headers()
        handler.wfile.write(body)

    return act


def redirect(address: str) -> Act:
    """Send the asker elsewhere."""

    def act(handler: Handler, asked: Asked) -> None:
        handler.send_response(307)
        handler.send_header("Location", address)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return act


def hang(handler: Handler, asked: Asked) -> None:
    """Say nothing until the test is over."""
    handler.begin()
    handler.model.over.wait(60)


def drop(handler: Handler, asked: Asked) -> None:
    """Break the line in the middle of a stream."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"40\r\ndata: {")
    handler.wfile.flush()
    handler.close_connection = True


def only_without(*names: str, then: Act, status: int = 400) -> Act:
    """Refuse requests that carry one of these parameters, as servers do that do not know them."""

    def act(handler: Handler, asked: Asked) -> None:
        known = next((name for name in names if name in asked), "")
        (refuse(status, about=known) if known else then)(handler, asked)

    return act


@contextmanager
def model_server(*acts: Act) -> Iterator[ModelServer]:
    """A server on a free port of this machine that does these acts in turn, the last one again and again."""
    made = ModelServer(list(acts))
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Of", (Handler,), {"model": made}))
    server.daemon_threads = True
    made.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.over.set()
        server.shutdown()
        server.server_close()


def answer(names: list[tuple[str, str]], facts: list[tuple[str, str, str, str]], **more: Any) -> str:
    """An answer as a model writes it: names with kinds; facts as (type, source, target, quote)."""
    return json.dumps(
        {
            "names": [{"name": name, "kind": kind, "also": more.get("also", {}).get(name, [])} for name, kind in names],
            "facts": [
                {
                    "type": type,
                    "source": source,
                    "target": target,
                    "line": 0,
                    "quote": quote,
                    "role": None,
                    "status": more.get("status", "active"),
                }
                for type, source, target, quote in facts
            ],
        },
        ensure_ascii=False,
    )
