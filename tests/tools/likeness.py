"""Train the model of likeness on the labelled lines, and say how it does on hands that it has not seen.

    python -m tests.tools.likeness            # learn from all lines, and write the model
    python -m tests.tools.likeness --unseen   # how the checks know each hand when they learn from the others only

The border is found by a linear support-vector machine with squared hinge loss, trained by dual coordinate descent
(Hsieh and others, A Dual Coordinate Descent Method for Large-scale Linear SVM, ICML 2008).
"""

from __future__ import annotations

import argparse
import hashlib
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from unittest.mock import patch

from kb.checks.compliance import weighing
from kb.checks.compliance.likeness import store
from kb.checks.compliance.likeness.features import marks, place_marks, visible
from kb.checks.compliance.likeness.model import MARKS_VALUE, PLACE_VALUE, Model
from kb.checks.compliance.matching import TOLD, hits_in
from kb.library import load
from kb.records.texts import SPOKEN, Role
from tests.corpus.score_compliance import ROOT, Labelled, Score, judged, lines, lines_of

CORPUS = Path(__file__).parents[1] / "corpus" / "tuning" / "compliance"
MODEL = Path(store.__file__).with_name(store.FILE)
_FEWEST = 6
"""Lines in which a mark must stand to be learnt: rarer ones tell of their lines only."""
_COST = 0.8
"""How much a line on the wrong side of the border costs, beside the length of the weights."""
_ROUNDS = 60
_NEAR = 0.02
"""The descent ends when no line pulls harder than this."""
_SEED = 20261124
_DECIMALS = 3
_NONE = "-"

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled line in a place where breaches count; `tactic` is empty for a line with nothing wrong."""

    text: str
    role: Role
    tactic: str


def examples(labelled: Sequence[Labelled]) -> list[Example]:
    """The lines that stand where breaches count."""
    return [
        Example(line.text, Role(line.where), "" if line.expect == _NONE else line.expect)
        for line in labelled
        if line.where != "corrected-from" and Role(line.where) in SPOKEN | TOLD
    ]


def learn(learnt: Sequence[Example]) -> Model:
    """The model that examples teach."""
    shown = [Counter(chain(*marks(visible(example.text)[0]))) for example in learnt]
    seen = Counter(mark for found in shown for mark in found)
    # As scikit-learn smooths it: as if one more line held every mark, so that none is worth nothing.
    rarity = {mark: math.log((len(learnt) + 1) / (n + 1)) + 1 for mark, n in seen.items() if n >= _FEWEST}
    vectors = [_vector(example, found, rarity) for example, found in zip(learnt, shown, strict=True)]
    weights, bias = border(vectors, [bool(example.tactic) for example in learnt])
    tactics = sorted({example.tactic for example in learnt} - {""})
    counted = {tactic: Counter[str]() for tactic in tactics}
    for example, found in zip(learnt, shown, strict=True):
        if example.tactic:
            counted[example.tactic].update(mark for mark in found if mark in rarity)
    counts = {
        mark: " ".join(f"{i}:{counted[tactic][mark]}" for i, tactic in enumerate(tactics) if counted[tactic][mark])
        for mark in rarity
    }
    return Model(
        round(bias, _DECIMALS),
        tuple(tactics),
        tuple(counted[tactic].total() for tactic in tactics),
        {mark: round(weight * rarity.get(mark, 1.0), _DECIMALS) for mark, weight in weights.items()},
        {mark: told for mark, told in counts.items() if told},
    )


def _vector(example: Example, found: Counter[str], rarity: Mapping[str, float]) -> Vector:
    worth = MARKS_VALUE / math.sqrt(found.total() or 1)
    values = {mark: rarity[mark] * worth * found[mark] for mark in sorted(found) if mark in rarity}
    return values | dict.fromkeys(place_marks(example.role), PLACE_VALUE)


def border(vectors: Sequence[Vector], breaches: Sequence[bool]) -> tuple[dict[str, float], float]:
    """The weights and the bias of the border with the widest margin between breaches and the rest."""
    softness = 1 / (2 * _COST)
    pulls = [0.0] * len(vectors)
    steps = [sum(value * value for value in vector.values()) + 1 + softness for vector in vectors]
    weights = {mark: 0.0 for vector in vectors for mark in vector}
    bias = 0.0
    order = list(range(len(vectors)))
    chance = random.Random(_SEED)  # noqa: S311  # the same order every time
    for _ in range(_ROUNDS):
        chance.shuffle(order)
        hardest = 0.0
        for i in order:
            side = 1 if breaches[i] else -1
            reached = bias + sum(weights[mark] * value for mark, value in vectors[i].items())
            slope = side * reached - 1 + softness * pulls[i]
            pulled = max(pulls[i] - slope / steps[i], 0.0)
            move = (pulled - pulls[i]) * side
            if move:
                hardest = max(hardest, abs(slope))
                pulls[i] = pulled
                bias += move
                for mark, value in vectors[i].items():
                    weights[mark] += move * value
        if hardest < _NEAR:
            break
    return weights, bias


def fingerprint(folder: Path = CORPUS) -> str:
    """The hash of the labelled lines of a folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.tsv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def trained() -> str:
    """The file of the model that learns from all labelled lines."""
    return store.write(learn(examples(list(lines(CORPUS)))), fingerprint())


def unseen() -> Iterator[tuple[str, Score]]:
    """How the checks know each hand when the model has learnt from all the other lines only."""
    library = load(ROOT)
    labelled = {path: list(lines_of(path)) for path in sorted(CORPUS.glob("*.tsv"))}
    for hand in sorted(CORPUS.glob("hand-*.tsv")):
        model = learn(examples([line for path, found in labelled.items() if path != hand for line in found]))
        with patch.object(weighing, "model", partial(_itself, model)):
            hits_in.cache_clear()
            yield hand.stem, judged(labelled[hand], library)
    hits_in.cache_clear()


def _itself(model: Model) -> Model:
    return model


def table(scores: Sequence[tuple[str, Score]]) -> Iterator[str]:
    """Recall and precision of each hand, and of all of them together."""
    found, missed, alarms = 0, 0, 0
    for name, score in scores:
        yield f"{name}  recall {score.recall:.3f}  precision {score.precision:.3f}"
        found, missed, alarms = found + score.found, missed + len(score.missed), alarms + len(score.alarms)
    yield f"all      recall {found / (found + missed):.3f}  precision {found / (found + alarms):.3f}"


def main(arguments: list[str]) -> None:
    """Write the model, or print how it does."""
    parser = argparse.ArgumentParser(description="the model of likeness")
    parser.add_argument("--unseen", action="store_true", help="measure on each hand, learning from the others only")
    if parser.parse_args(arguments).unseen:
        for row in table(list(unseen())):
            sys.stdout.write(f"{row}\n")
    else:
        MODEL.write_text(trained(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
