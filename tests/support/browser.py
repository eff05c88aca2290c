"""A page in a real Chromium: opened from a file, every request caught, every word of the console kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any


class Visit:
    """One open page.

    page: playwright's.  requests: what the page asked for and did not get (must stay empty).  said: console and errors (too).
    """

    def __init__(self, browser: Any, path: Path, *, hash: str = "", **options: Any) -> None:
        options.setdefault("viewport", {"width": 1600, "height": 1000})
        self.context = browser.new_context(accept_downloads=True, **options)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.said: list[str] = []
        self.own = path.as_uri()
        self.page.route("**/*", self._catch)
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.goto(self.own + hash, wait_until="load")

    def _catch(self, route: Any) -> None:
        # Only the file itself is served; whatever else it asks for is never answered and is remembered.
        if route.request.url.split("#")[0] == self.own:
            route.continue_()
        else:
            self.requests.append(route.request.url)
            route.abort()

    def ready(self) -> int:
        """Wait until the page's script has drawn; the milliseconds it took from the start of loading."""
        self.page.wait_for_selector("html[data-ready]", state="attached")
        return int(self.page.evaluate("document.documentElement.dataset.ready"))

    def text(self, selector: str) -> str:
        """The visible words of an element."""
        return str(self.page.inner_text(selector))

    def number_of(self, name: str) -> int:
        """The number that the page gives the box whose name begins so."""
        found = self.page.evaluate(
            "name => [...document.querySelectorAll('.gg-drawing .box')].filter(g => g.querySelector('title').textContent.startsWith(name))"
            ".map(g => Number(g.dataset.n))[0]",
            name,
        )
        assert found is not None, f"no box is called {name}"
        return int(found)

    def spot(self, name: str) -> tuple[float, float]:
        """Where on the screen the middle of a box is, from the drawing's places and the canvas's scale."""
        x, y = self.page.evaluate(
            "n => { const g = document.querySelector(`.gg-drawing .box[data-n='${n}']`);"
            " const m = g.getAttribute('transform').match(/[-0-9.]+/g).map(Number);"
            " const c = document.getElementById('gg-canvas'); const [s, ox, oy] = c.dataset.view.split(' ').map(Number);"
            " const r = c.getBoundingClientRect(); return [r.left + ox + (m[0] + 40) * s, r.top + oy + (m[1] + 12) * s]; }",
            self.number_of(name),
        )
        return float(x), float(y)

    def click_box(self, name: str) -> None:
        """Click a box on the chart."""
        x, y = self.spot(name)
        self.page.mouse.click(x, y)
        self.page.wait_for_function("() => !document.getElementById('gg-panel').hidden")

    def shown(self) -> set[int]:
        """Numbers of the boxes that are in the picture now."""
        return set(self.page.evaluate("[...document.querySelectorAll('.gg-drawing.current .box:not(.off)')].map(g => Number(g.dataset.n))"))

    def places(self) -> dict[int, tuple[float, float]]:
        """Places of these boxes by number."""
        found = self.page.evaluate(
            "[...document.querySelectorAll('.gg-drawing.current .box:not(.off)')]"
            ".map(g => [Number(g.dataset.n), ...g.getAttribute('transform').match(/[-0-9.]+/g).map(Number)])"
        )
        return {int(n): (x, y) for n, x, y in found}

    def close(self) -> None:
        """Close page and context."""
        self.context.close()
