"""The collector is off inside, and afterwards as it was before, whatever happened."""

from __future__ import annotations

import gc

import pytest

from govgraph.graph.garbage import uncollected


def test_the_collector_is_as_it_was_before() -> None:
    with pytest.raises(ValueError, match="broken"), uncollected():
        assert not gc.isenabled()
        raise ValueError("broken")
    assert gc.isenabled()
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
