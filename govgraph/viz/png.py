"""SVG to PNG by what the machine has: cairosvg if it is installed, else a Chromium."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from govgraph.graph.errors import GovgraphError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
SCALE = 2


def png(svg: str) -> bytes:
    """The drawing as a PNG of twice its size. Raises GovgraphError where nothing can paint it."""
    try:
        import cairosvg
    except ImportError:
        return _by_browser(svg)
    return bytes(cairosvg.svg2png(bytestring=svg.encode(), scale=SCALE))


def find_browser() -> str | None:
    """The Chromium to use: $GOVGRAPH_CHROMIUM, else the first of the usual names that is there."""
    given = os.environ.get("GOVGRAPH_CHROMIUM")
    return given or next((path for path in map(shutil.which, BROWSERS) if path), None)


def _by_browser(svg: str) -> bytes:
    browser = find_browser()
    if browser is None:
        raise GovgraphError("nothing here can turn SVG into PNG", advice="Install chromium, or pip install cairosvg, or write .svg instead")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "map.svg"), Path(folder, "map.png")
        source.write_text(svg, "utf-8")
        _run(browser, source, target, _size(svg))
        if not target.exists():
            raise GovgraphError("the browser wrote no picture", browser, "Write .svg instead, or pip install cairosvg")
        return target.read_bytes()


def _run(browser: str, source: Path, target: Path, size: tuple[int, int]) -> None:
    options = [
        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--force-device-scale-factor={SCALE}",
        f"--user-data-dir={source.parent / 'profile'}", f"--window-size={size[0]},{size[1]}", f"--screenshot={target}", source.as_uri(),
    ]  # fmt: skip
    try:
        subprocess.run([browser, *options], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired) as err:
        raise GovgraphError("the browser could not be run", browser, "Write .svg instead, or pip install cairosvg") from err


def _size(svg: str) -> tuple[int, int]:
    found = re.search(r'width="(\d+)" height="(\d+)"', svg)
    return (int(found[1]), int(found[2])) if found else (1600, 1000)
