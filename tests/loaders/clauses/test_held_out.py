"""How well the triggers travel: floors under which the reading of sentences may not fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph.loaders.evaluate import evaluate, main, table

HERE = Path(__file__).parent


@pytest.mark.parametrize("name", ["held_out", "held_out_second", "held_out_third", "held_out_fourth", "held_out_fifth", "held_out_sixth", "held_out_seventh", "held_out_eighth"])
def test_precision_and_recall_stay_up(name: str) -> None:
    result = evaluate(HERE / f"{name}.yaml")
    precision, recall = result.rows()[-1][4:6]
    assert precision >= 0.97 and recall >= 0.82, table(result)  # rows that fired in one paper only went; the judge reads more than this


def test_nothing_is_read_where_nothing_is_stated() -> None:
    assert evaluate(HERE / "nothing_stated.yaml").false == []


def test_the_command_prints_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(HERE / "held_out.yaml"), "--show", "missed"]) == 0
    assert capsys.readouterr().out.startswith("type")
