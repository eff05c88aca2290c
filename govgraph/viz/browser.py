"""A Chromium, Chrome or Edge of this machine, for what only a browser can make: a PDF of real text."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path

from govgraph.graph.errors import GovgraphError

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge", "microsoft-edge-stable",
)  # fmt: skip
ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
PLACES = (
    "Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe", "Chromium/Application/chrome.exe",
)  # fmt: skip
APPS = ("Google Chrome", "Microsoft Edge", "Chromium")
ADVICE = "Install Chrome, Edge or Chromium, or set GOVGRAPH_CHROMIUM to where one is; .html and .svg need none"


def find_browser() -> str | None:
    """$GOVGRAPH_CHROMIUM, else the first on the PATH, else where Windows and macOS keep them."""
    given = os.environ.get("GOVGRAPH_CHROMIUM")
    windows = [Path(os.environ[root], place) for place in PLACES for root in ROOTS if os.environ.get(root)]
    mac = [Path("/Applications", f"{app}.app", "Contents/MacOS", app) for app in APPS]
    on_path = next((path for path in map(shutil.which, NAMES) if path), None)
    return given or on_path or next((str(path) for path in (*windows, *mac) if path.is_file()), None)


def paint(text: str, ending: str, target: str, options: list[str], what: str) -> bytes:
    """What the browser makes of a page or drawing: options name the file {target}. Raises GovgraphError where there is none."""
    browser = find_browser()
    if browser is None:
        raise GovgraphError(f"nothing here can make {what}", advice=ADVICE)
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, f"map{ending}"), Path(folder, target)
        source.write_text(text, "utf-8")
        common = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={Path(folder, 'profile')}"]
        _run([browser, *common, *(option.format(target=made) for option in options), source.as_uri()])
        if not made.exists():
            raise GovgraphError(f"the browser made no {what}", browser, ADVICE)
        return made.read_bytes()


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, capture_output=True, timeout=120, check=False)
    except (OSError, subprocess.TimeoutExpired) as err:
        raise GovgraphError("the browser could not be run", command[0], ADVICE) from err


@cache
def font_faces() -> str:
    """CSS that gives Arial where the machine has neither it nor a font of its measure."""
    return "".join(_face(name, weight) for name, weight in (("Regular", "normal"), ("Bold", "bold")))


def _face(name: str, weight: str) -> str:
    data = base64.b64encode(files("govgraph.viz").joinpath(f"fonts/Arimo-{name}.ttf").read_bytes()).decode()
    local = {"normal": "local('Arial'),local('Liberation Sans')", "bold": "local('Arial Bold'),local('Liberation Sans Bold')"}[weight]
    return f"@font-face{{font-family:Arial;font-weight:{weight};src:{local},url(data:font/ttf;base64,{data})}}"
