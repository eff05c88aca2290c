"""Registers that try to be misunderstood (adversarial.yaml): every heading means what it may mean, in CSV and XLSX alike."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from govgraph.graph.claims import RelationClaim
from govgraph.loaders.source import read_source
from govgraph.loaders.tables import read_tables
from govgraph.loaders.tables.draft import LEFT_OUT
from govgraph.loaders.tables.reader import planned, used

CASES: dict[str, Any] = yaml.load(Path(__file__).with_name("adversarial.yaml").read_text("utf-8"), yaml.BaseLoader)


def lines_of(case: dict[str, Any]) -> list[list[str]]:
    """The cells of a case's register."""
    if "text" in case:
        return list(csv.reader(io.StringIO(case["text"])))
    return [["Name", case["head"]], *([name, value] for name, value in zip(CASES["bodies"], case["cells"], strict=True))]


def written(case: dict[str, Any], suffix: str, folder: Path) -> Path:
    """A case's register as a file; in a workbook whole numbers are numbers."""
    path = folder / f"register{suffix}"
    if suffix == ".csv":
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(lines_of(case))
        return path
    book = openpyxl.Workbook()
    for line in lines_of(case):
        book.active.append([int(one) if one.isdecimal() and not one.startswith("0") else one or None for one in line])
    book.save(path)
    return path


def meant(path: Path) -> tuple[dict[str, str], str]:
    """(what each heading was read as, the shape)."""
    _, tables, _ = read_tables(path)
    (one,) = planned(tables)
    columns = used(one.plan) if one.plan.shape == "rows" else one.plan.columns
    return {column.heading: column.key.partition(":")[0] for column in columns}, one.plan.shape


def allowed(want: str | list[str]) -> set[str]:
    return {LEFT_OUT if one == "out" else one for one in ([want] if isinstance(want, str) else want)}


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("case", CASES["columns"], ids=lambda case: f"{case['head']}: {case['cells'][0]}")
def test_a_column_means_what_it_may_mean(tmp_path: Path, case: dict[str, Any], suffix: str) -> None:
    path = written(case, suffix, tmp_path)
    keys, shape = meant(path)
    assert shape == "rows" and keys["Name"] == "name"
    assert keys[case["head"]] in allowed(case["want"])
    if keys[case["head"]] == LEFT_OUT:
        assert not [one for one in read_source(path).claims if isinstance(one, RelationClaim)]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("case", CASES["tables"], ids=lambda case: str(case["what"]))
def test_a_register_means_what_it_may_mean(tmp_path: Path, case: dict[str, Any], suffix: str) -> None:
    path = written(case, suffix, tmp_path)
    keys, shape = meant(path)
    assert shape == case.get("shape", shape)
    assert {head: keys[head] for head, want in case["want"].items() if keys[head] not in allowed(want)} == {}
    drawn = [one for one in read_source(path).claims if isinstance(one, RelationClaim)]
    assert len(drawn) == int(case.get("lines", len(drawn)))
    assert not [one for one in drawn if one.type == case.get("absent")]
