"""`govgraph evaluate`: how well sentences are read, against a file in which a person marked what they say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.common import examples
from govgraph.cli.output import emit, paragraph
from govgraph.cli.writing import ROWS, format_option
from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.loaders.evaluate import Evaluation, Fact

COLUMNS = ("type", "found", "missed", "false", "precision", "recall", "f1")


@click.command(epilog=examples("evaluate sentences.yaml", "evaluate sentences.yaml --show missed", "evaluate sentences.yaml --format json"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--show", type=click.Choice(["missed", "false"]), help="Also the sentences whose facts were missed, or read falsely.")
@format_option(*ROWS)
def evaluate(file: Path, show: str | None, form: str) -> None:
    """Measure the reading against sentences marked by hand.

    FILE is YAML: `subject` (what "it" and "the Board" mean) and `sentences`, each with `text`, `facts` and, where
    opinions may differ, `either_way`, as "source | TYPE | target".
    """
    result = _evaluate(file)
    emit(form, COLUMNS, [dict(zip(COLUMNS, _rounded(row), strict=True)) for row in result.rows()], "")
    if show and form == "table":
        _print(result.missed if show == "missed" else result.false)


def _evaluate(file: Path) -> Evaluation:
    """Raises GovgraphError when the file is not there or not of this form."""
    import yaml

    from govgraph.loaders.evaluate import evaluate as run

    advice = "See: govgraph evaluate --help"
    try:
        return run(file)
    except OSError as err:
        raise GovgraphError(f"cannot be read ({err.strerror})", str(file)) from err
    except yaml.YAMLError as err:
        raise GovgraphError("not valid YAML", str(file), advice) from err
    except (KeyError, TypeError, ValueError, AttributeError) as err:
        raise GovgraphError("not a file of sentences with their facts", str(file), advice) from err


def _rounded(row: tuple[object, ...]) -> list[object]:
    return [round(value, 3) if isinstance(value, float) else value for value in row]


def _print(items: list[tuple[Fact, str]]) -> None:
    """Each sentence once, its facts beneath it."""
    by_sentence: dict[str, list[Fact]] = {}
    for fact, text in items:
        by_sentence.setdefault(text, []).append(fact)
    for text, facts in by_sentence.items():
        click.echo()
        paragraph(text)
        for fact in facts:
            paragraph(" | ".join(fact), first="    ")
