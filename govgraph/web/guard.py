"""Who may ask the desk: only this machine's own browser, by a token once and a strict cookie then; nothing from other pages."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "govgraph_desk"
LARGEST = 200_000_000  # bytes of one upload
FORM = 2_000_000  # bytes of any other form
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "x-content-type-options": "nosniff", "referrer-policy": "same-origin", "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin", "cache-control": "no-store", "x-frame-options": "SAMEORIGIN",
}  # fmt: skip


class Guard:
    """Middleware. hosts: values of the Host header that mean this desk; another one is a rebound name and is refused.

    token: opens the desk once, in the address /enter?token=…; then the cookie counts.  password: asked for in place of the token
    where the desk is open to other machines.
    """

    def __init__(self, app: App, hosts: set[str], token: str, password: str = "") -> None:
        self.app, self.hosts, self.token, self.password = app, hosts, token, password
        self.cookie = secrets.token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        heads = {key.decode("latin-1"): value.decode("latin-1") for key, value in scope["headers"]}
        refusal = self._refused(scope, heads)
        if refusal:
            await _say(send, *refusal)
        elif scope["path"] == "/enter":
            await self._enter(scope, send)
        else:
            await self.app(scope, _limited(receive, scope["path"]), _guarded(send))

    def _refused(self, scope: Scope, heads: dict[str, str]) -> tuple[int, str] | None:
        if heads.get("host", "") not in self.hosts:
            return 421, "This desk does not answer to that name."
        strange = heads.get("origin", "") not in {f"http://{host}" for host in self.hosts} | {""}
        if strange or (heads.get("sec-fetch-site", "none") not in ("same-origin", "none") and scope["path"] != "/enter"):
            return 403, "Another page asked for this; the desk answers only its own."
        if scope["method"] == "POST" and "origin" not in heads:
            return 403, "A form of the desk says where it comes from; this one did not."
        size = heads.get("content-length", "0")
        if not size.isdigit() or int(size) > _most(scope["path"]):
            return 413, "This is too large."
        if scope["path"] != "/enter" and not self._known(heads):
            return 401, "Open the desk by the address that `govgraph serve` printed."
        return None

    def _known(self, heads: dict[str, str]) -> bool:
        try:
            jar = SimpleCookie(heads.get("cookie", ""))
        except CookieError:
            return False
        return COOKIE in jar and hmac.compare_digest(jar[COOKIE].value.encode(), self.cookie.encode())

    async def _enter(self, scope: Scope, send: Send) -> None:
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        wanted = self.password or self.token
        if not wanted or not hmac.compare_digest(given.encode(), wanted.encode()):
            await _say(send, 401, "This address has been used, or is wrong. Start `govgraph serve` again.")
            return
        if not self.password:
            self.token = ""  # it opens the desk once
        cookie = f"{COOKIE}={self.cookie}; HttpOnly; SameSite=Strict; Path=/"
        # A page of our own between, since a strict cookie does not travel with a redirect that another program began.
        go_on = '<meta http-equiv="refresh" content="0;url=/"><p><a href="/">Open the desk</a>'
        page = f'<!DOCTYPE html><html lang="en-GB"><title>govgraph</title>{go_on}'
        await _say(send, 200, page, {"set-cookie": cookie, "content-type": "text/html; charset=utf-8"})


def _most(path: str) -> int:
    return LARGEST if path == "/papers" else FORM


def _limited(receive: Receive, path: str) -> Receive:
    """Stop reading a body that is larger than it may be, whatever it said of itself."""
    left = _most(path)

    async def read() -> MutableMapping[str, Any]:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            return {"type": "http.disconnect"}
        return message

    return read


def _guarded(send: Send) -> Send:
    async def write(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            heads = {key.decode("latin-1") for key, _ in message.get("headers", [])}
            more = {**HEADERS, "content-security-policy": POLICY}
            message["headers"] = [*message.get("headers", []), *_raw({key: value for key, value in more.items() if key not in heads})]
        await send(message)

    return write


async def _say(send: Send, status: int, text: str, more: dict[str, str] | None = None) -> None:
    heads = {"content-type": "text/plain; charset=utf-8", **HEADERS, "content-security-policy": "default-src 'none'", **(more or {})}
    await send({"type": "http.response.start", "status": status, "headers": _raw(heads)})
    await send({"type": "http.response.body", "body": text.encode()})


def _raw(heads: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(key.encode("latin-1"), value.encode("latin-1")) for key, value in heads.items()]
