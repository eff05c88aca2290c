"""`make train-context`: the encoders of loaders/context from the examples of train.py --examples; some hours on two cores.

names: what each word of a bare page is part of; pairs: what each two entities of a marked page have to do with each other. Each begins from
the first layers of a model of BERT's layout, as ONNX or as transformers keep it, or goes on from what it was taught before.
The twins of apart/ are not among them: from those the judge learns how far the encoders are to be trusted.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from gold import labels_of
from parts import ENDS, log
from scenes import Example, Reading
from torch import nn

from govgraph.loaders.context.lines import lines_of
from govgraph.loaders.context.network import BLOCK, HEADS, MANY, Network
from govgraph.loaders.context.windows import LENGTH, SPARE, windows_of
from govgraph.loaders.context.wordpiece import CASE, Pieces
from govgraph.loaders.readers.ends import legal

TYPES = list(ENDS)
LABELS = ["O", *(f"{place}-{tag}" for tag in "ABJLOPRST" for place in "BI")]
WIDTH = 256  # of a participant before the bilinear form
# Parts that begin with nothing learnt: they take longer steps.
HEADS_OF = {"names": ("tag", "subject"), "pairs": ("source", "target", "out")}
PIECES, SPREAD = 1600, 0.63  # of a batch; of the values of a piece between two layers of the shipped encoder
PARTS = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "mixed",
    "attention.output.LayerNorm": "norm1",
    "intermediate.dense": "in",
    "output.dense": "out",
    "output.LayerNorm": "norm2",
}


@dataclass(frozen=True)
class Lesson:
    """A window with what is to be learnt from it: couples of places in `entities`, and for each type yes, no, or nothing (weight 0)."""

    pieces: tuple[int, ...]
    places: list[list[int]]
    couples: np.ndarray
    answers: np.ndarray
    weights: np.ndarray


def lessons(one: Example, pieces: Pieces) -> Iterator[Lesson]:
    """What a page teaches."""
    scene, own = one.scene.scene, one.scene.own
    for window in windows_of(scene, one.subjects, pieces):
        entities = list(window.places)[:MANY]
        couples = [(i, j) for i, a in enumerate(entities) for j, b in enumerate(entities) if own[a] != own[b]]
        answers = np.zeros((len(couples), len(TYPES)), dtype=np.float32)
        weights = np.zeros_like(answers)
        for row, (i, j) in enumerate(couples):
            a, b = entities[i], entities[j]
            for column, type in enumerate(TYPES):
                facts = one.facts.get((type, own[a], own[b]), ())
                known = legal(scene.entities[a].tag + scene.entities[b].tag, ENDS[type])
                weights[row, column] = known and not (facts and all(optional for optional, *_ in facts))
                answers[row, column] = bool(facts)
        kept = weights.any(1)
        if kept.any():
            places = [list(window.places[entity]) for entity in entities]
            yield Lesson(window.pieces, places, np.array(couples)[kept], answers[kept], weights[kept])


@dataclass(frozen=True)
class Spelling:
    """A line of words with the label of each.

    firsts: places in `places` of words that open a mention; about: for each whether it means what the page is about.
    """

    pieces: tuple[int, ...]
    places: tuple[int, ...]
    labels: np.ndarray
    firsts: np.ndarray
    about: np.ndarray


def spellings(one: Example, pieces: Pieces) -> Iterator[Spelling]:
    """What a page teaches of its words."""
    page = one.scene.page
    labels = [label for unit in page.units for label in labels_of(page, unit.number)]
    opens = {(m.unit, m.start): m.entity == page.twin.subject for m in page.mentions if m.tag in "BOJR" and page.twin.subject}
    about = [opens.get((unit.number, token.start)) for unit in page.units for token in page.tokens[unit.number]]
    for line in lines_of(page.units, page.tokens, pieces):
        firsts = [place for place, word in enumerate(line.words) if about[word] is not None]
        yield Spelling(
            line.pieces,
            line.places,
            np.array([LABELS.index(labels[word]) for word in line.words]),
            np.array(firsts, dtype=np.int64),
            np.array([about[line.words[place]] for place in firsts], dtype=np.float32),
        )


class Drop(nn.Module):
    """Dropout that takes its nothings from a pool, by a place at random: drawing them takes a fifth of a step."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.register_buffer("pool", (torch.rand(1 << 22) >= share).to(torch.bfloat16) / (1 - share), persistent=False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.training or x.numel() > len(self.pool):
            return x
        start = int(torch.randint(len(self.pool) - x.numel() + 1, ()))
        return x * self.pool[start : start + x.numel()].view_as(x).to(x.dtype)


class Layer(nn.Module):
    """One layer of attention, as network.py applies it; its parts bear the names that they have there."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        for name in ("query", "key", "value", "mixed"):
            self.add_module(name, nn.Linear(width, width))
        self.add_module("in", nn.Linear(width, inner))
        self.add_module("out", nn.Linear(inner, width))
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.drop = Drop(0.1)

    def forward(self, x: torch.Tensor, mask: torch.Tensor, seen: bool) -> tuple[torch.Tensor, torch.Tensor | None]:
        """The next state of every piece, and what each attends to where that is wanted. mask: 0 or minus infinity."""
        parts = (getattr(self, name)(x).view(*x.shape[:2], HEADS, -1).transpose(1, 2) for name in ("query", "key", "value"))
        query, key, value = parts
        attention = (query @ (key / query.shape[-1] ** 0.5).transpose(2, 3) + mask).softmax(-1)
        mixed = attention @ value.to(attention.dtype)
        x = self.norm1(x + self.drop(self.mixed(mixed.transpose(1, 2).flatten(2))))
        x = self.norm2(x + self.drop(self.out(nn.functional.gelu(getattr(self, "in")(x)))))
        return x, attention.mean(1) if seen else None


class Encoder(nn.Module):
    """As network.py applies it, begun from so many layers of the weights of `begin`."""

    def __init__(self, begin: dict[str, np.ndarray], layers: int) -> None:
        super().__init__()
        width = begin["words"].shape[1]
        for name in ("words", "places", "kinds"):
            self.add_module(name, nn.Embedding.from_pretrained(torch.tensor(begin[name]), freeze=False))
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, begin["0.in.bias"].size) for _ in range(layers))
        self.tag, self.subject = nn.Linear(width, len(LABELS)), nn.Linear(width, 1)
        self.source, self.target = nn.Linear(2 * width, WIDTH), nn.Linear(2 * width, WIDTH)
        self.out = nn.Linear(WIDTH * BLOCK, len(TYPES))
        self.drop, self.light = Drop(0.15), Drop(0.1)
        nn.init.constant_(self.out.bias, -3.5)
        with torch.no_grad():
            for name, weight in parameters(self).items():
                if name in begin:
                    weight[: len(begin[name])] = torch.tensor(begin[name])

    def encoded(self, ids: torch.Tensor, seen: bool) -> tuple[torch.Tensor, torch.Tensor | None]:
        """The states after the last layer, and what it attends to where that is wanted."""
        number, case = ids % CASE, ids // CASE
        x = self.light(self.norm(self.words(number) + self.places.weight[: ids.shape[1]] + self.kinds(case)))
        mask = torch.zeros(len(ids), 1, 1, ids.shape[1]).masked_fill(ids[:, None, None, :] == 0, float("-inf"))
        attention = None
        for n, layer in enumerate(self.layers, 1):
            x, attention = layer(x, mask.to(x.dtype), seen and n == len(self.layers))
        return x.float(), None if attention is None else attention.float()

    def forward(self, batch: Sequence[Lesson | Spelling]) -> torch.Tensor:
        """The loss of a batch."""
        longest = max(len(one.pieces) for one in batch)
        ids = torch.tensor([[*one.pieces, *[0] * (longest - len(one.pieces))] for one in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            hidden, attention = self.encoded(ids, isinstance(batch[0], Lesson))
        each = [
            self._labels(one, hidden[i]) if isinstance(one, Spelling) else self._couples(one, hidden[i], attention[i])
            for i, one in enumerate(batch)
        ]
        return torch.stack(each).sum()

    def _couples(self, one: Lesson, hidden: torch.Tensor, attention: torch.Tensor) -> torch.Tensor:
        told = self._pairs(one, hidden, attention)
        each = nn.functional.binary_cross_entropy_with_logits(told, torch.from_numpy(one.answers), reduction="none")
        return (each * torch.from_numpy(one.weights)).sum()

    def _labels(self, one: Spelling, hidden: torch.Tensor) -> torch.Tensor:
        words = hidden[list(one.places)]
        loss = nn.functional.cross_entropy(self.tag(self.drop(words)), torch.from_numpy(one.labels), reduction="sum")
        if len(one.firsts):
            about = self.subject(self.drop(words[torch.from_numpy(one.firsts)]))[:, 0]
            loss = loss + nn.functional.binary_cross_entropy_with_logits(about, torch.from_numpy(one.about), reduction="sum")
        return loss

    def _pairs(self, one: Lesson, hidden: torch.Tensor, attention: torch.Tensor) -> torch.Tensor:
        pooled = torch.stack([torch.logsumexp(hidden[places], 0) for places in one.places])
        seen = torch.stack([attention[places].mean(0) for places in one.places])
        first, second = torch.from_numpy(one.couples).T
        shared = seen[first] * seen[second]
        context = (shared / (shared.sum(1, keepdim=True) + 1e-9)) @ hidden
        left = self.drop(torch.tanh(self.source(self.drop(torch.cat([pooled[first], context], 1))))).view(len(first), -1, BLOCK)
        right = self.drop(torch.tanh(self.target(self.drop(torch.cat([pooled[second], context], 1))))).view(len(first), -1, BLOCK)
        return self.out((left.unsqueeze(3) * right.unsqueeze(2)).flatten(1))  # type: ignore[no-any-return]


def batches(taught: Sequence[Lesson] | Sequence[Spelling], rng: random.Random) -> list[Sequence[Lesson | Spelling]]:
    """Lessons of like length together."""
    found: list[list[Lesson | Spelling]] = [[]]
    for one in sorted(taught, key=lambda one: len(one.pieces) + rng.random() * 20):
        if found[-1] and (len(found[-1]) + 1) * len(one.pieces) > PIECES:
            found.append([])
        found[-1].append(one)
    return list(found)


def teach(net: Encoder, taught: Sequence[Sequence[Lesson] | Sequence[Spelling]], epochs: int, rate: float, longer: float) -> None:
    """taught: the same pages as they were read and as they are marked, by turns. longer: how much longer the steps of the heads are."""
    rng = random.Random(0)
    plan: list[Sequence[Lesson | Spelling]] = []
    for epoch in range(epochs):
        part = batches(taught[epoch % len(taught)], rng)
        rng.shuffle(part)
        plan += part
    heads = {name for every in HEADS_OF.values() for name in every}
    parts = [(name.split(".")[0] in heads, weight) for name, weight in net.named_parameters()]
    new, begun = ([weight for own, weight in parts if own is told] for told in (True, False))
    steps = torch.optim.AdamW([{"params": begun, "lr": rate}, {"params": new, "lr": longer * rate}], weight_decay=0.01, fused=True)
    pace = torch.optim.lr_scheduler.LambdaLR(steps, lambda n: min(1.0, (n + 1) / (0.05 * len(plan))) * max(0.02, 1 - n / len(plan)))
    net.train()
    mean = 0.0
    for n, batch in enumerate(plan):
        loss = net(batch) / sum(len(one.pieces) for one in batch) ** 0.5 / 4
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        steps.step()
        steps.zero_grad()
        pace.step()
        mean += 0.01 * (loss.item() - mean)
        if n % 50 == 0:
            log(n, len(plan), round(mean, 3))


def parameters(net: Encoder) -> dict[str, torch.Tensor]:
    """The weights under the names of network.py."""
    state = net.state_dict(keep_vars=True)
    tables = {name: state.pop(f"{name}.weight") for name in ("words", "places", "kinds")}
    return tables | {name.removeprefix("layers."): weight for name, weight in state.items()}


def begun(path: Path) -> dict[str, np.ndarray]:
    """The weights of a file of ours, or those of bge-small-en-v1.5 from its ONNX file, under the names of network.py."""
    if path.suffix == ".npz":
        return dict(Network.read(path.read_bytes()).weights)
    import onnx

    graph = onnx.load(path).graph
    held = {one.name: onnx.numpy_helper.to_array(one) for one in graph.initializer}
    for node in graph.node:  # the matrices have no names of their own: that of the step which uses each tells what it is
        if node.op_type == "MatMul" and node.input[1] in held:
            held[node.name.strip("/").replace("/", ".").removesuffix("MatMul") + "weight"] = held[node.input[1]].T
    kinds = held["embeddings.token_type_embeddings.weight"]
    tables = (("words", "word_embeddings"), ("places", "position_embeddings"))
    found = {name: held[f"embeddings.{theirs}.weight"] for name, theirs in tables}
    found |= {"kinds": np.repeat(kinds[:1], 3, 0)} | {f"norm.{part}": held[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")}
    layers = sum(name.endswith("attention.self.query.weight") for name in held)
    return found | {
        f"{n}.{ours}.{part}": held[f"encoder.layer.{n}.{theirs}.{part}"]
        for n in range(layers) for theirs, ours in PARTS.items() for part in ("weight", "bias")
    }  # fmt: skip


def stacked(weights: dict[str, np.ndarray], layers: int, lent: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The same encoder with more layers under its last one, which do next to nothing as they begin.

    lent: the model of which the new layers take what they look at.
    """
    last = max(int(name.split(".")[0]) for name in weights if name[0].isdigit())
    found = {name.replace(f"{last}.", f"{layers - 1}.", 1) if name.startswith(f"{last}.") else name: w for name, w in weights.items()}
    for n in range(last, layers - 1):
        for name, weight in lent.items():
            at, _, part = name.partition(".")
            if at == str(n):
                kept = SPREAD if part in ("norm1.weight", "norm2.weight") else 0.0
                found[name] = np.full_like(weight, kept) if part.startswith(("mixed", "out", "norm")) else weight
    return found


def write(path: Path, net: Encoder, words: Sequence[str], task: str) -> None:
    """What the task needs: matrices as whole numbers with a scale a row (name#), all else as it is."""
    kept: dict[str, np.ndarray] = {}
    others = {name for other, every in HEADS_OF.items() if other != task for name in every}
    for name, weight in parameters(net).items():
        if name.split(".")[0] in others:
            continue
        matrix = weight.detach().float().numpy()
        matrix = matrix[: LENGTH + SPARE + 40] if name == "places" else matrix
        if matrix.ndim == 2 and matrix.size > 5000:
            scale = np.abs(matrix).max(1) / 127
            scale[scale == 0] = 1
            kept[name], kept[f"{name}#"] = np.round(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)
        else:
            kept[name] = matrix.astype(np.float32)
    for name, lines in (("#types", TYPES), ("#labels", LABELS), ("#words", words)):
        kept[name] = np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)
    np.savez_compressed(path, **kept)
    log(path, path.stat().st_size)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=list(HEADS_OF))
    parser.add_argument("examples", type=Path, help="what train.py --examples --pickle kept")
    parser.add_argument("--begin", type=Path, required=True, help="a model as ONNX, or a file written before, to go on from")
    parser.add_argument("--layers", type=int, required=True)
    parser.add_argument("--lent", type=Path, help="a model as ONNX, of which layers beyond those of --begin take what they look at")
    parser.add_argument("--words", type=Path, required=True, help="the tokenizer.json that belongs to it")
    parser.add_argument("--write", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--longer", type=float, default=10, help="how much longer the steps of the heads are: 10 for new ones, 3 to go on")
    args = parser.parse_args()
    torch.manual_seed(0)
    torch.set_flush_denormal(True)
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    vocabulary: dict[str, int] = json.loads(args.words.read_text("utf-8"))["model"]["vocab"]
    pieces = Pieces(vocabulary)
    read: Reading = pickle.loads(args.examples.read_bytes())
    ways = [way + read.single for way in (read.found, read.marked)]
    cut = lessons if args.task == "pairs" else spellings
    taught = [[lesson for one in way for lesson in cut(one, pieces)] for way in ways]
    log([len(way) for way in taught], args.task)
    weights = begun(args.begin)
    net = Encoder(stacked(weights, args.layers, begun(args.lent)) if args.lent else weights, args.layers)
    teach(net, taught, args.epochs, args.rate, args.longer)
    write(args.write, net, sorted(vocabulary, key=vocabulary.__getitem__), args.task)


if __name__ == "__main__":
    main()
