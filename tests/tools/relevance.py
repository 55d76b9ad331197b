"""Writes how well the search answers `tests/questions.yml` into the page for maintainers.

    python tests/tools/relevance.py           # the figures, and every question it fails
    python tests/tools/relevance.py --write   # into docs/maintainers/search.md too

The tenth that is held apart is told by its figures only: whoever sees its questions begins to tune by them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kb.library import load
from kb.search import MemoryIndex, parse
from kb.search.collection import documents
from kb.search.evaluation import Question, Report, evaluate, read_questions, split
from kb.search.excerpt import passage

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "maintainers" / "search.md"
QUESTIONS = ROOT / "tests" / "questions.yml"
_START, _END = "<!-- figures: start -->", "<!-- figures: end -->"
KINDS = {
    "newcomer": "新人头一周", "sentence": "整句", "half": "半句、半个标题", "slang": "行话", "typo": "错别字",
    "pinyin": "拼音", "debtor": "客户的原话", "law": "法规", "name": "名字", "figure": "指标",
}  # fmt: skip


def reports(root: Path = ROOT) -> tuple[Report, Report]:
    """The measures of the questions to tune by, and of those held apart."""
    library = load(root)
    index = MemoryIndex(documents(library, root / "docs"), library.vocabulary.synonyms)
    ordinals = {index.entry(ordinal).id: ordinal for ordinal in index.ordinals()}

    def ask(text: str) -> list[str]:
        return [hit.id for hit in index.search(text)]

    def land(text: str, id_: str) -> str:
        best = passage(index.blocks(ordinals[id_]), parse(text, library.vocabulary.synonyms))
        return best.block.anchor if best else ""

    tuned, held = split(read_questions(QUESTIONS.read_text(encoding="utf-8")))
    return evaluate(ask, tuned, land), evaluate(ask, held, land)


def rendered(tuned: Report, held: Report) -> str:
    """The figures and the failures as Markdown."""
    rows = [("调参用的", tuned), ("其中新人头一周", tuned.by_kind().get("newcomer", Report(()))), ("不看的一成", held)]
    rows += [(KINDS.get(kind, kind), report) for kind, report in tuned.by_kind().items() if kind != "newcomer"]
    lines = ["| 问题 | 数量 | nDCG@10 | MRR | 落点 |", "|---|---:|---:|---:|---:|"]
    lines += [_row(title, report) for title, report in rows]
    failed = [f"- {_quoted(item.question)}" for item in tuned.failures] or ["- 没有"]
    weak = [f"- {_quoted(item.question)}（{item.ndcg:.2f}）" for item in tuned.weak] or ["- 没有"]
    return "\n".join(
        [*lines, "", "前十条里没有一页用得上：", "", *failed, "", "有，但排得低（nDCG@10 不到 0.5）：", "", *weak]
    )


def _row(title: str, report: Report) -> str:
    placed = sum(1 for item in report.scored if item.landed is not None)
    landing = f"{report.landing:.2f}（{placed} 问）" if placed else "–"
    return f"| {title} | {len(report.scored)} | {report.ndcg:.3f} | {report.mrr:.3f} | {landing} |"


def _quoted(question: Question) -> str:
    best = max(question.answers, key=lambda answer: answer.grade)
    return f"“{question.ask}”，该是 `{best.id}`"


def main() -> None:
    """Print the figures, and write them if asked to."""
    text = rendered(*reports())
    print(text)
    if "--write" in sys.argv:
        page = PAGE.read_text(encoding="utf-8")
        before, _, rest = page.partition(_START)
        after = rest.partition(_END)[2]
        PAGE.write_text(f"{before}{_START}\n\n{text}\n\n{_END}{after}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
