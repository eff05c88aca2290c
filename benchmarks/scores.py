"""How well: the graph of annotated documents against what careful readers found in them. Prints one Markdown table.

    python benchmarks/scores.py FOLDER

FOLDER holds documents/ (the texts), gold/*.yaml (the annotations) and score/score.py (the scorer, which reads the exchange form).
They are not part of this project.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any


def main(folder: Path) -> None:
    """Score and print."""
    report = score(folder)
    print("| facts | found | missed | false | precision | recall |\n|---|---|---|---|---|---|")
    for name, row in (("all core types", report["core"]), *sorted(report["relations"].items())):
        print(f"| {name} | {row['found']} | {row['missed']} | {row['false']} | {row['precision']:.2f} | {row['recall']:.2f} |")
    quoted = report["evidence"]
    print(f"\nEvidence: {quoted['at_offset']} of {quoted['relations']} relations carry a quote that stands word for word at its offsets.")


def score(folder: Path) -> dict[str, Any]:
    """The scorer's own report on a graph that is made anew from the documents."""
    from govgraph.graph.workspace import Workspace
    from govgraph.loaders.loading import load

    gold = sorted(folder.glob("gold/*.yaml"))
    with tempfile.TemporaryDirectory() as place:
        export = Path(place) / "export.json"
        workspace = Workspace.create(Path(place) / "workspace")
        load(workspace, sorted((folder / "documents").glob("*.txt")))
        command = [sys.executable, "-m", "govgraph", "export", "--format", "json", "-o", export, "--workspace", workspace.path]
        subprocess.run(list(map(str, command)), check=True, capture_output=True)
        scorer = [sys.executable, folder / "score" / "score.py", *gold, "--graph", export, "--documents", folder / "documents", "--json"]
        report: dict[str, Any] = json.loads(subprocess.run(list(map(str, scorer)), check=True, capture_output=True, text=True).stdout)
    return report


if __name__ == "__main__":
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "gold").is_dir():
        sys.exit("usage: python benchmarks/scores.py FOLDER, which holds documents/, gold/ and score/score.py")
    main(Path(sys.argv[1]))
