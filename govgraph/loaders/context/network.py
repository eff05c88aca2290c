"""Encoders: a few layers of attention over word pieces, and what they say of each word of a line or of every two entities of a window.

The layout is that of BERT (Devlin et al. 2019); the one of names began from bge-small-en-v1.5 (MIT), the one of pairs from all-MiniLM-L6-v2
(Apache-2.0), both were trained on corpus/ (corpus/tools/encoder.py). Pairs are weighed as in ATLOP (Zhou et al. 2021): the entity's marks
pooled, joined with what both attend to, in a grouped bilinear form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import accumulate

import numpy as np

from govgraph.loaders.context.lines import Line
from govgraph.loaders.context.windows import Window
from govgraph.loaders.context.wordpiece import CASE, Pieces

HEADS = 12
BLOCK = 32  # width of the groups of the bilinear form
MANY = 70  # entities of a window that are weighed
EVERY = slice(None)
HIGH = 60.0  # the exponential of sums above this may leave the range of numbers
KEPT = 150  # windows whose answers are kept for what is read again: some 100 MB at most


@dataclass(frozen=True)
class Network:
    """weights: by their names; types: the relation types that it tells; labels: those of the tagger that it tells of a word."""

    weights: Mapping[str, np.ndarray]
    types: tuple[str, ...]
    labels: tuple[str, ...]
    pieces: Pieces

    @classmethod
    def read(cls, raw: bytes) -> Network:
        """The encoder of a file: matrices of whole numbers with a scale a row (name#), all else as it is, lists as text (#name)."""
        with np.load(BytesIO(raw)) as data:
            held = {name: data[name] for name in data.files}
        weights = {name: value.astype(np.float32) for name, value in held.items() if name[0] != "#" and not name.endswith("#")}
        weights = {name: value * held[f"{name}#"][:, None] if f"{name}#" in held else value for name, value in weights.items()}
        for name in [name for name in weights if name.endswith(".weight") and weights[name].ndim == 2]:
            weights[name] = np.ascontiguousarray(weights[name].T).T  # as products read it: a twentieth faster
        types, labels, words = (bytes(held[name]).decode("utf-8").split("\n") for name in ("#types", "#labels", "#words"))
        return cls(weights, tuple(types), tuple(labels), Pieces({word: i for i, word in enumerate(words)}))

    @cached_property
    def words(self) -> Callable[[Line], tuple[np.ndarray, np.ndarray]]:
        """For each word of a line the logarithm of the chance of each label, and the chance that it means what the page is about."""
        return lru_cache(maxsize=KEPT)(self._words)

    def chances(self, window: Window) -> tuple[list[tuple[int, int]], np.ndarray]:
        """(source, target) of every two entities of a window, and for each the chance of each type."""
        return self._told(window.pieces, tuple(window.places.items())[:MANY])

    def forget(self) -> None:
        """Drop the answers that are kept, so that the next page is read afresh."""
        self.__dict__.pop("words", None)
        self.__dict__.pop("_told", None)

    @cached_property
    def _told(self) -> Callable[[tuple[int, ...], tuple[tuple[int, tuple[int, ...]], ...]], tuple[list[tuple[int, int]], np.ndarray]]:
        return lru_cache(maxsize=KEPT)(self._chances)

    def _words(self, line: Line) -> tuple[np.ndarray, np.ndarray]:
        hidden, _ = self._encoded(line.pieces, list(line.places))
        sums = self._linear("tag", hidden)
        sums -= sums.max(1, keepdims=True)
        told: np.ndarray = 1.0 / (1.0 + np.exp(-np.clip(self._linear("subject", hidden)[:, 0], -30, 30)))
        return sums - np.log(np.exp(sums).sum(1, keepdims=True)), told

    def _chances(
        self, pieces: tuple[int, ...], named: tuple[tuple[int, tuple[int, ...]], ...]
    ) -> tuple[list[tuple[int, int]], np.ndarray]:
        entities, places = zip(*named, strict=True)
        marks = [place for found in places for place in found]
        hidden, attention = self._encoded(pieces, marks=marks)
        own = [slice(end - len(found), end) for end, found in zip(accumulate(map(len, places)), places, strict=True)]
        pooled = np.stack([_pooled(hidden[marks[part]]) for part in own])
        seen = np.stack([attention[part].mean(0) for part in own])
        first, second = (part.ravel() for part in np.meshgrid(range(len(places)), range(len(places)), indexing="ij"))
        apart = first != second
        first, second = first[apart], second[apart]
        shared = seen[first] * seen[second]
        context = (shared / (shared.sum(1, keepdims=True) + 1e-9)) @ hidden
        sums = self._pairs(pooled[first], pooled[second], context)
        told: np.ndarray = 1.0 / (1.0 + np.exp(-np.clip(sums, -30, 30)))
        return [(entities[a], entities[b]) for a, b in zip(first, second, strict=True)], told

    def _pairs(self, source: np.ndarray, target: np.ndarray, context: np.ndarray) -> np.ndarray:
        left = np.tanh(self._linear("source", np.hstack([source, context]))).reshape(len(source), -1, BLOCK)
        right = np.tanh(self._linear("target", np.hstack([target, context]))).reshape(len(source), -1, BLOCK)
        kernel = self.weights["out.weight"].reshape(len(self.types), -1, BLOCK, BLOCK).transpose(1, 2, 0, 3)
        total: np.ndarray = np.tile(self.weights["out.bias"], (len(source), 1))
        for group, form in enumerate(kernel):
            half = (left[:, group] @ form.reshape(BLOCK, -1)).reshape(len(source), len(self.types), BLOCK)
            total += (half * right[:, group, None, :]).sum(-1)
        return total

    @cached_property
    def layers(self) -> int:
        """All its layers."""
        return sum(name.endswith(".query.weight") for name in self.weights)

    @cached_property
    def _asked(self) -> tuple[tuple[np.ndarray, np.ndarray], ...]:
        """Query, key and value of each layer as one matrix, the query scaled: one product instead of three."""
        scale = np.float32((self.weights["words"].shape[1] / HEADS) ** -0.5)
        found = []
        for n in range(self.layers):
            (query, key, value), (a, b, c) = (
                [self.weights[f"{n}.{name}.{part}"] for name in ("query", "key", "value")] for part in ("weight", "bias")
            )
            found.append((np.ascontiguousarray(np.vstack([query * scale, key, value]).T), np.hstack([a * scale, b, c])))
        return tuple(found)

    def _encoded(
        self, pieces: Sequence[int], read: list[int] | slice = EVERY, marks: Sequence[int] = ()
    ) -> tuple[np.ndarray, np.ndarray]:
        """The states after the last layer of the pieces that are read, and what each mark attends to there, all heads taken together."""
        w = self.weights
        number, case = np.array(pieces) % CASE, np.array(pieces) // CASE
        x = _normal(w["words"][number] + w["places"][: len(pieces)] + w["kinds"][case], w["norm.weight"], w["norm.bias"])
        for layer in range(self.layers - 1):
            x, _ = self._layer(layer, x)
        return self._layer(self.layers - 1, x, read, marks)

    def _layer(
        self, name: int, x: np.ndarray, read: list[int] | slice = EVERY, marks: Sequence[int] = ()
    ) -> tuple[np.ndarray, np.ndarray]:
        w, (matrix, bias) = self.weights, self._asked[name]
        asked = x @ matrix
        asked += bias
        query, key, value = asked.reshape(len(x), 3, HEADS, -1).transpose(1, 2, 0, 3)
        key = key - key.mean(1, keepdims=True)
        mixed = self._linear(f"{name}.mixed", _mixed(query[:, read], key, value))
        mixed += x[read]
        x = _normal(mixed, w[f"{name}.norm1.weight"], w[f"{name}.norm1.bias"])
        inner = self._linear(f"{name}.out", _gelu(self._linear(f"{name}.in", x)))
        inner += x
        seen = _softmax(query[:, marks] @ key.transpose(0, 2, 1)).mean(0)
        return _normal(inner, w[f"{name}.norm2.weight"], w[f"{name}.norm2.bias"]), seen

    def _linear(self, name: str, x: np.ndarray) -> np.ndarray:
        found: np.ndarray = x @ self.weights[f"{name}.weight"].T
        found += self.weights[f"{name}.bias"]
        return found


def _mixed(query: np.ndarray, key: np.ndarray, value: np.ndarray) -> np.ndarray:
    """What each query takes from the values, head by head, so that a head's weights stay in the cache. Heads x pieces x width each.

    The keys are those less their mean: the weights stay as they are, no row of sums lies wholly below nought, and only high ones need care.
    """
    found = np.empty((query.shape[1], HEADS, query.shape[2]), dtype=np.float32)
    seen, each = np.empty((query.shape[1], key.shape[1]), dtype=np.float32), np.ones((key.shape[1], 1), dtype=np.float32)
    for head in range(HEADS):
        np.matmul(query[head], key[head].T, out=seen)
        if seen.max() > HIGH:
            seen -= seen.max(-1, keepdims=True)
        np.exp(seen, out=seen)
        np.divide(seen @ value[head], seen @ each, out=found[:, head])
    return found.reshape(len(found), -1)


def _softmax(x: np.ndarray) -> np.ndarray:
    x -= x.max(-1, keepdims=True)
    found: np.ndarray = np.exp(x, out=x)
    found /= found.sum(-1, keepdims=True)
    return found


def _normal(x: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """In place."""
    x -= x.mean(-1, keepdims=True)
    x /= np.sqrt(np.einsum("ij,ij->i", x, x)[:, None] / np.float32(x.shape[1]) + np.float32(1e-12))
    x *= weight
    x += bias
    return x


def _gelu(x: np.ndarray) -> np.ndarray:
    """By its tanh form, within .001 of the exact one."""
    inner: np.ndarray = x * x
    inner *= np.float32(0.044715 * 0.7978845608)
    inner += np.float32(0.7978845608)
    inner *= x
    np.tanh(inner, out=inner)
    inner += 1.0
    inner *= x
    inner *= np.float32(0.5)
    return inner


def _pooled(states: np.ndarray) -> np.ndarray:
    most = states.max(0)
    found: np.ndarray = most + np.log(np.exp(states - most).sum(0))
    return found


def shipped_network(name: str = "context") -> Network:
    """An encoder that comes with the program: "names" tells of words, "context" of entities."""
    return _shipped(name)


@cache
def _shipped(name: str) -> Network:
    return Network.read(files("govgraph.loaders.weights").joinpath(f"{name}.npz").read_bytes())
