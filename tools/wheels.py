"""Which wheels there are of all that govgraph needs, for each system and Python, and under which licences: `make wheels`.

    python -m tools.wheels [--python 3.12] [--system windows] [--out benchmarks/results/wheels.md]

Nothing is installed: pip resolves setup.cfg's requirements from wheels alone. Ends with 1 where a wheel is missing, or where a licence is
not known or asks more of its users than ours.
"""

from __future__ import annotations

import argparse
import configparser
import json
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, files, metadata
from pathlib import Path
from typing import Any

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = {
    "windows": ("win_amd64",),
    "macos": tuple(f"macosx_{version}_{kind}" for version in ("11_0", "12_0", "13_0", "14_0") for kind in ("arm64", "universal2")),
    "linux": ("manylinux2014_x86_64", "manylinux_2_17_x86_64", "manylinux_2_27_x86_64", "manylinux_2_28_x86_64"),
    "linux-arm": ("manylinux2014_aarch64", "manylinux_2_17_aarch64", "manylinux_2_27_aarch64", "manylinux_2_28_aarch64"),
}
FREE = "mit bsd apache isc psf mpl mozilla hpnd zlib unlicense cc0 python-2.0".split() + ["python software foundation"]
WORDS = {"MIT": "Permission is hereby granted, free of charge", "Apache-2.0": "Apache License", "BSD": "Redistribution and use in source"}
ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Resolve for each system and Python asked for; print what is missing and the licences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", choices=PYTHONS, action="append")
    parser.add_argument("--system", choices=tuple(SYSTEMS), action="append")
    parser.add_argument("--out", type=Path, help="write the table there too")
    given = parser.parse_args()
    licences: dict[str, str] = {}
    pythons = given.python or PYTHONS
    lines = [f"| system | {' | '.join(f'Python {python}' for python in pythons)} |", "|---|" + "---|" * len(pythons)]
    missing = 0
    for system in given.system or SYSTEMS:
        said = [resolved(system, python, licences) for python in pythons]
        missing += sum(map(bool, said))
        lines.append(f"| {system} | {' | '.join(one or 'all wheels' for one in said)} |")
        print(lines[-1], flush=True)
    odd = {name: licence for name, licence in licences.items() if not is_free(licence)}
    lines += ["", "| package | licence |", "|---|---|"]
    lines += [f"| {name} | {one or 'none is named'}{': look at it' if name in odd else ''} |" for name, one in sorted(licences.items())]
    print("\n".join(lines))
    if given.out:
        given.out.write_text("# Wheels and licences of all that govgraph needs\n\n`make wheels`\n\n" + "\n".join(lines) + "\n", "utf-8")
    return bool(missing or odd)


def resolved(system: str, python: str, licences: dict[str, str]) -> str:
    """What pip says is missing, or ""; adds to the licences."""
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", "utf-8")
    needs = config["options"]["install_requires"].split("\n")
    with tempfile.TemporaryDirectory() as room:
        report = Path(room, "report.json")
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", "--disable-pip-version-check", "--only-binary=:all:"]
        command += ["--target", room, "--report", str(report), "--implementation", "cp", "--python-version", python]
        command += [word for platform in SYSTEMS[system] for word in ("--platform", platform)]
        done = subprocess.run([*command, *filter(None, needs)], capture_output=True, text=True, check=False)
        if done.returncode:
            return " ".join(done.stderr.split())[-300:]
        for item in json.loads(report.read_text("utf-8"))["install"]:
            licences[item["metadata"]["name"]] = licence(item["metadata"])
    return ""


def licence(told: dict[str, Any]) -> str:
    """The licence that a package names: as an expression, by its classifiers, else the first line of its own words, else by its text.

    Of an installed package by what is installed, for the pip of many Pythons passes expressions over.
    """
    try:
        here = metadata(told["name"])
        found = {key: here.get(key) for key in ("License-Expression", "License")}, here.get_all("Classifier") or []
    except PackageNotFoundError:
        found = {"License-Expression": told.get("license_expression"), "License": told.get("license")}, told.get("classifier", [])
    named, classes = found
    classes = [one.rpartition(" :: ")[2] for one in classes if one.startswith("License ::") and one.count("::") > 1]
    return named["License-Expression"] or " and ".join(classes) or (named["License"] or "").strip().split("\n")[0] or by_text(told["name"])


def by_text(name: str) -> str:
    """The licence whose well-known words stand in a file that an installed package brings, or ""."""
    try:
        texts = [path.read_text("utf-8") for path in files(name) or () if "licenses" in path.parts]
    except PackageNotFoundError:
        return ""
    return next((f"{licence}, by its text" for licence, words in WORDS.items() if any(words in " ".join(t.split()) for t in texts)), "")


def is_free(licence: str) -> bool:
    """Whether a licence lets its users do what ours does."""
    said = licence.lower()
    return any(name in said for name in FREE) and ("gpl" not in said or " or " in said)


if __name__ == "__main__":
    sys.exit(main())
