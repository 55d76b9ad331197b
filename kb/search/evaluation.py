"""How well a search answers the questions of a team: `tests/questions.yml`.

Each question names the pages that answer it, with grades: 3 answers it at once, 2 helps, 1 touches on it. The list of
results is measured by nDCG@10 (gain 2^grade - 1) and by the reciprocal rank of the first page that helps. A tenth of
the questions, drawn by a seed, is held apart: nobody tunes by it, and it is reported by itself.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import yaml

DEPTH = 10
"""How far down the list results count."""
HELPS = 2
"""The least grade of an answer that helps."""
GRADES = frozenset({1, 2, 3})
WEAK = 0.5
"""A question with a lower nDCG is listed as weak."""
SEED = "fupan-1"
HELD_ONE_IN = 10

Ask = Callable[[str], Sequence[str]]
"""A search: the ids found for a question, the best first."""
Land = Callable[[str, str], str]
"""The anchor of the passage at which a question lands on a page, by question and id."""


class QuestionsError(ValueError):
    """A file of questions that cannot be read; the message names the question."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A page that answers a question, and where on it; `grade` is 1 to 3."""

    id: str
    grade: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as somebody types it."""

    ask: str
    answers: tuple[Answer, ...]
    kind: str = ""

    @property
    def grades(self) -> Mapping[str, int]:
        """The best grade of each page."""
        found: dict[str, int] = {}
        for answer in self.answers:
            found[answer.id] = max(answer.grade, found.get(answer.id, 0))
        return found

    @property
    def held(self) -> bool:
        """Whether the question is held apart; the same for the same words, whatever else is asked."""
        digest = hashlib.sha256(f"{SEED}\n{self.ask}".encode()).digest()
        return int.from_bytes(digest[:4], "big") % HELD_ONE_IN == 0


@dataclass(frozen=True, slots=True)
class Scored:
    """A question with what was found."""

    question: Question
    found: tuple[str, ...]
    ndcg: float
    reciprocal: float
    """One over the rank of the first page that helps; 0 where none is among the first ten."""
    landed: bool | None = None
    """Whether the first page with a place named among its answers opens at such a place; `None`: none named."""


@dataclass(frozen=True, slots=True)
class Report:
    """The measures over some questions, each a mean between 0 and 1; 0 without questions."""

    scored: tuple[Scored, ...]

    @property
    def ndcg(self) -> float:
        """The mean nDCG@10."""
        return _mean(item.ndcg for item in self.scored)

    @property
    def mrr(self) -> float:
        """The mean reciprocal rank of the first page that helps."""
        return _mean(item.reciprocal for item in self.scored)

    @property
    def landing(self) -> float:
        """The share of questions that open at a named place, of those whose page was found."""
        return _mean(float(item.landed) for item in self.scored if item.landed is not None)

    @property
    def failures(self) -> tuple[Scored, ...]:
        """The questions for which nothing that helps was among the first ten."""
        return tuple(item for item in self.scored if item.reciprocal == 0)

    @property
    def weak(self) -> tuple[Scored, ...]:
        """The other questions whose good answers stand too low, the weakest first."""
        found = (item for item in self.scored if item.reciprocal and item.ndcg < WEAK)
        return tuple(sorted(found, key=lambda item: item.ndcg))

    def by_kind(self) -> Mapping[str, Report]:
        """The same measures for each kind of question, in order of first mention."""
        kinds = dict.fromkeys(item.question.kind for item in self.scored)
        return {kind: Report(tuple(item for item in self.scored if item.question.kind == kind)) for kind in kinds}


def read_questions(text: str) -> tuple[Question, ...]:
    """The questions of a YAML file.

    Raises:
        QuestionsError: it is no list of questions with graded answers.
    """
    try:
        rows = yaml.safe_load(text)
    except yaml.YAMLError as problem:
        raise QuestionsError(str(problem)) from problem
    if not isinstance(rows, list):
        raise QuestionsError("a list of questions is expected")
    return tuple(_question(row, number) for number, row in enumerate(rows, start=1))


def split(questions: Iterable[Question]) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """The questions to tune by, and those held apart."""
    every = tuple(questions)
    return tuple(q for q in every if not q.held), tuple(q for q in every if q.held)


def evaluate(ask: Ask, questions: Iterable[Question], land: Land | None = None) -> Report:
    """Ask every question and judge what was found.

    Args:
        ask: The search to judge.
        questions: What to ask it.
        land: Where a question lands on a page, if that is to be judged too.
    """
    return Report(tuple(_scored(ask, question, land) for question in questions))


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """The discounted gain of a list of ids, over that of the best possible list: 0 to 1."""
    best = _gain(sorted(grades.values(), reverse=True)[:DEPTH])
    return _gain([grades.get(id_, 0) for id_ in found[:DEPTH]]) / best if best else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum(float(2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1))


def _scored(ask: Ask, question: Question, land: Land | None) -> Scored:
    grades = question.grades
    found = tuple(ask(question.ask))[:DEPTH]
    rank = next((n for n, id_ in enumerate(found, start=1) if grades.get(id_, 0) >= HELPS), 0)
    return Scored(question, found, ndcg(found, grades), 1 / rank if rank else 0.0, _landed(question, found, land))


def _landed(question: Question, found: Sequence[str], land: Land | None) -> bool | None:
    for id_ in found if land else ():
        places = {answer.anchor for answer in question.answers if answer.id == id_ and answer.anchor}
        if places and land:
            return land(question.ask, id_) in places
    return None


def _question(row: object, number: int) -> Question:
    if not isinstance(row, Mapping) or not isinstance(row.get("ask"), str) or not row["ask"].strip():
        raise QuestionsError(f"question {number}: `ask` is missing")
    answers = row.get("answers")
    if not isinstance(answers, list) or not answers:
        raise QuestionsError(f"{row['ask']}: `answers` is missing")
    return Question(row["ask"], tuple(_answer(answer, row["ask"]) for answer in answers), str(row.get("kind", "")))


def _answer(row: object, ask: str) -> Answer:
    if not isinstance(row, Mapping) or not isinstance(row.get("to"), str) or row.get("grade") not in GRADES:
        raise QuestionsError(f"{ask}: an answer needs `to` and a `grade` of 1, 2 or 3")
    id_, _, anchor = row["to"].partition("#")
    return Answer(id_, row["grade"], anchor)


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0
