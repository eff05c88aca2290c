"""workspace.json: the settings of a workspace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.graph.files import write_atomic

THRESHOLD = 0.7  # so sure is what enters: precision on pages outside the corpus comes first


def read_settings(path: Path) -> dict[str, Any]:
    """What workspace.json says. threshold: claims less confident than this wait for review; limits: see loaders.files.limits.

    Raises GovgraphError where it cannot be read or a setting is none.
    """
    try:
        data = json.loads(path.read_text("utf-8"))
    except OSError as err:
        raise GovgraphError(f"cannot be read ({err.strerror})", str(path)) from err
    except ValueError as err:
        raise GovgraphError("not valid JSON", str(path), "Correct it, or delete it and load again") from err
    threshold = data.get("threshold", THRESHOLD) if isinstance(data, dict) else None
    if isinstance(threshold, bool) or not isinstance(threshold, (int, float)) or not 0 <= threshold <= 1:
        raise GovgraphError("threshold is a number from 0 to 1", str(path))
    if not isinstance(data.get("publisher", ""), str):
        raise GovgraphError("publisher is a name", str(path))
    return {**data, "threshold": float(threshold)}


def set_publisher(path: Path, name: str) -> None:
    """Whose papers these are: "Cabinet" in every source without another publisher is this council's. Empty takes it away."""
    write_setting(path, "publisher", " ".join(name.split()))


def write_setting(path: Path, name: str, value: Any) -> None:
    """Write one setting, or take it away with None. Raises GovgraphError where that cannot be."""
    settings = {key: item for key, item in (read_settings(path) | {name: value}).items() if item is not None}
    write_atomic(path, json.dumps(settings, indent=1, ensure_ascii=False) + "\n")
