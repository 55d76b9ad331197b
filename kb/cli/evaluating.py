"""How well the search answers a file of questions: `kb search --evaluate`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from kb.cli.errors import CannotRunError
from kb.cli.found import Found
from kb.cli.table import table
from kb.cli.words import say
from kb.search.evaluation import DEPTH, Question, QuestionsError, Report, Scored, evaluate, read_questions, split
from kb.search.whoosh_store import Opened

_VERSION = 1
_NUMBERS = frozenset(range(1, 5))


def read_file(path: Path) -> tuple[Question, ...]:
    """The questions of a file.

    Raises:
        CannotRunError: It cannot be read, or holds no questions.
    """
    try:
        return read_questions(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CannotRunError("cannot-read", path=path, why=error.strerror or error) from error
    except (QuestionsError, UnicodeDecodeError) as error:
        raise CannotRunError("cannot-read", path=path, why=" ".join(str(error).split())) from error


def judged(opened: Opened, questions: Sequence[Question]) -> tuple[Report, Report]:
    """The measures of the questions to tune by, and of those held apart."""

    def ask(text: str) -> list[str]:
        return [hit.id for hit in Found.of(opened, text, DEPTH).result.hits]

    def land(text: str, id_: str) -> str:
        found = Found.of(opened, text, DEPTH)
        places = [found.passage(hit) for hit in found.result.hits if hit.id == id_]
        return next((place.block.anchor for place in places if place), "")

    tuned, held = split(questions)
    return evaluate(ask, tuned, land), evaluate(ask, held, land)


def rendered(tuned: Report, held: Report, lang: str) -> str:
    """The measures as a table, and the questions that were answered badly.

    Those held apart are told by figures only: whoever sees them begins to tune by them.
    """
    kinds = [(kind or "-", report) for kind, report in tuned.by_kind().items()]
    named = [(say(lang, "evaluate-tuned"), tuned), *kinds, (say(lang, "evaluate-held"), held)]
    head = [say(lang, key) for key in ("evaluate-questions", "evaluate-number", "evaluate-landing")]
    rows = [[head[0], head[1], "nDCG@10", "MRR", head[2]], *(_row(title, report) for title, report in named)]
    parts = [table(rows, _NUMBERS)]
    for key, found in (("evaluate-failed", tuned.failures), ("evaluate-weak", tuned.weak)):
        parts.append("\n".join([say(lang, key, n=len(found)), *(_line(item) for item in found)]) + "\n")
    return "\n".join(parts)


def plain(tuned: Report, held: Report) -> Mapping[str, object]:
    """The same as plain data."""
    return {
        "version": _VERSION,
        "tuned": _measures(tuned),
        "held": _measures(held),
        "kinds": {kind: _measures(report) for kind, report in tuned.by_kind().items()},
        "failures": [_question(item) for item in tuned.failures],
        "weak": [_question(item) for item in tuned.weak],
    }


def _row(title: str, report: Report) -> list[str]:
    return [title, str(len(report.scored)), f"{report.ndcg:.3f}", f"{report.mrr:.3f}", f"{report.landing:.2f}"]


def _line(item: Scored) -> str:
    return f"  {item.question.ask}  {item.ndcg:.2f}  {_best(item)}  <-  {' '.join(item.found[:3]) or '-'}"


def _measures(report: Report) -> Mapping[str, object]:
    return {"n": len(report.scored), "ndcg": report.ndcg, "mrr": report.mrr, "landing": report.landing}


def _question(item: Scored) -> Mapping[str, object]:
    return {"ask": item.question.ask, "ndcg": item.ndcg, "expected": _best(item), "found": item.found}


def _best(item: Scored) -> str:
    return max(item.question.answers, key=lambda answer: answer.grade).id
