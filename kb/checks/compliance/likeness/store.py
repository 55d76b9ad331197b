"""The trained model as a file: one line a mark, so that a change of it can be read.

The first line names the labelled lines that it has learnt from, by their hash; the second gives the border and the
tactics with their totals. Each further line is a mark, its pull, and its counts (`3:2` is two lines of
the tactic with number 3), parted by tabs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

from kb.checks.compliance.likeness.model import Model

FILE = "weights.tsv"


@cache
def model() -> Model:
    """Our own model, read when it is first wanted."""
    text = (resources.files("kb.checks.compliance.likeness") / FILE).read_text(encoding="utf-8")
    return read(text)


def learnt_from(text: str) -> str:
    """The hash of the labelled lines that the model in a file has learnt from."""
    return text.partition("\n")[0]


def write(model: Model, learnt: str) -> str:
    """A model as the text of its file."""
    head = "\t".join([f"{model.bias:g}", *(f"{name}:{n}" for name, n in zip(model.tactics, model.totals, strict=True))])
    return "\n".join([learnt, head, *_rows(model), ""])


def _rows(model: Model) -> Iterator[str]:
    for mark in sorted(model.pulls):
        yield f"{mark}\t{model.pulls[mark]:g}\t{model.counts.get(mark, '')}"


def read(text: str) -> Model:
    """The model that a file holds."""
    # Only the line feed parts lines: a mark may be any other character that Python takes for the end of a line.
    _, head, *rows = text.removesuffix("\n").split("\n")
    bias, *tactics = head.split("\t")
    named = [item.rpartition(":") for item in tactics]
    pulls: dict[str, float] = {}
    numbers: dict[str, float] = {}  # each once: what is looked up for every character had better lie close together
    counts: dict[str, str] = {}
    for row in rows:
        mark, pull, counted = row.split("\t")
        pulls[mark] = numbers.setdefault(pull, float(pull))
        if counted:
            counts[mark] = counted
    return Model(float(bias), tuple(name for name, _, _ in named), tuple(int(n) for _, _, n in named), pulls, counts)
