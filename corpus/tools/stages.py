"""`python corpus/tools/stages.py FOLDER [--show]`: annotated pages stage by stage; where each missed fact was lost.

lost at: `name` (an end was not found), `pair` (found, never paired), `chance` (paired, but the pair's chance is small),
`judge` (the judge let it fall), `offer` (offered), `entered`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from gold import gold_page
from scenes import facts_of, scene_of
from twins import CORE, read_twin

from govgraph.loaders.judge.claims import Whence
from govgraph.loaders.judge.joined import OFFER
from govgraph.loaders.judge.judge import judge
from govgraph.loaders.judge.proposals import chances
from govgraph.loaders.readers.pairs import pairs_of
from govgraph.loaders.weights.table import shipped

ENTER = 0.7


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="*.yaml")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    lost: Counter[str] = Counter()
    by_type: Counter[tuple[str, str]] = Counter()
    subject: Counter[str] = Counter()
    for path in sorted(args.folder.glob(args.only)):
        twin = read_twin(path)
        page = gold_page(twin)
        judged = judge(Whence(twin.text, "", twin.name), twin.media_type)
        gold = scene_of(page, judged.scene.participants)
        subjects = judged.subjects
        best = max(subjects.page, key=lambda n: (subjects.page[n], -n), default=None)
        if twin.subject:
            right = best is not None and gold.own[best] == twin.subject
            sure = best is not None and subjects.page[best] > 0.5
            subject["right" if right else "told unsure" if not sure else "wrong"] += 1
            if args.show and not right:
                print(
                    f"{twin.name} subject {gold.scene.entities[best].name if best is not None else None!r} {subjects.page.get(best, 0):.2f} for {twin.entities[twin.subject]['name']!r}"
                )
        pairs = list(pairs_of(judged.scene, subjects))
        given = chances(pairs, shipped("pairs"))
        labels = list(shipped("pairs").labels)
        known = set(gold.own.values())
        scored: dict[tuple[str, str, str], float] = {}
        for chance, one in judged.scored:
            ends = gold.own[one.source], gold.own[one.target]
            for key in ((one.type, *ends), (one.type, *ends[::-1])) if one.type == "RELATED_TO" else ((one.type, *ends),):
                scored[key] = max(scored.get(key, 0.0), chance)
        paired: dict[tuple[str, str, str], tuple[float, int]] = {}
        for row, pair in enumerate(pairs):
            ends = gold.own[pair.source], gold.own[pair.target]
            for column, type in enumerate(labels):
                paired[(type, *ends)] = max(paired.get((type, *ends), (0.0, 0)), (float(given[row, column]), row))
        for (type, a, b), facts in facts_of(page).items():
            if type not in CORE or all(optional for optional, *_ in facts) or (type == "RELATED_TO" and a > b):
                continue
            key = (type, a, b)
            score = scored.get(key, 0.0)
            if score >= ENTER:
                stage = "entered"
            elif score >= OFFER:
                stage = "offer"
            elif a not in known or b not in known:
                stage = "name"
            elif key not in paired:
                stage = "pair"
            elif score == 0.0:
                stage = "chance"
            else:
                stage = "judge"
            lost[stage] += 1
            by_type[type, stage] += 1
            if args.show and stage not in ("entered",):
                missing = [twin.entities[i]["name"] for i in (a, b) if i not in known]
                print(
                    f"{twin.name} {stage} {twin.entities[a]['name'][:40]} {type} {twin.entities[b]['name'][:40]}",
                    f"| {score:.2f} {paired.get(key, (0, 0))[0]:.2f} | {missing or ''} | {twin.text[facts[0][1][0][0] : facts[0][1][0][1]][:100]!r}"
                    if facts[0][1]
                    else "",
                )
    total = sum(lost.values())
    print({stage: f"{count} ({count / max(1, total):.2f})" for stage, count in lost.most_common()}, total)
    for type in CORE:
        print(" ", type, {stage: count for (one, stage), count in sorted(by_type.items()) if one == type})
    print("page subject", dict(subject))


if __name__ == "__main__":
    main()
