"""A whole collection: the repository's own vocabulary, playbooks and cases, and any number of cases more."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from benchmarks.synthetic.case_file import Case, render
from benchmarks.synthetic.facts import draw_facts
from benchmarks.synthetic.month_files import measures_text, month_text
from benchmarks.synthetic.playbook import Playbook, read_playbook
from benchmarks.synthetic.route import days_to_the_end, draw_route
from benchmarks.synthetic.story import Story, tell

_COPIED = ("kb.yml", "mkdocs.yml", "playbooks", "cases", "docs")
_LAST_MONTH = (2026, 10)
_MOST_MONTHS = 36
_CASES_A_MONTH = 15
_YAML_SHARE = 0.2
_DRAFT_SHARE = 0.01
_REMEMBERED = 40
RULES_LEFT_OUT = """
# 这里的案例由同一批句子拼成，段落重复、彼此相像是造出来的，不是抄来的，所以不查这两条。
checks: {exclude: [KB603, KB605]}
"""


def write_collection(root: Path, target: Path, count: int, seed: int) -> int:
    """Write a collection of `count` made-up cases beside the repository's own.

    Args:
        root: The repository.
        target: A folder that does not exist or is empty.
        count: How many cases to make up.
        seed: The same seed gives the same bytes.

    Returns:
        How many files were written, copied ones not counted.

    Raises:
        FileExistsError: The target holds something already.
        ValueError: The repository's `kb.yml` has `checks` of its own, or an id is taken.
    """
    if target.exists() and any(target.iterdir()):
        message = f"{target} is not empty"
        raise FileExistsError(message)
    for name in _COPIED:
        _copy(root / name, target / name)
    playbook = read_playbook(root)
    _exclude_likeness(target / "kb.yml", playbook)
    written = 0
    taken = {path.stem for path in (root / "cases").rglob("*") if path.is_file()}
    made = _cases(playbook, count, seed, taken)
    for month, cases in made:
        for case in cases:
            written += _write(target / case.path, render(case, playbook))
        chance = Random(f"{seed}/{month}")
        folder = target / "cases" / month
        if not (folder / "month.md").exists():
            written += _write(folder / "month.md", month_text(chance, playbook, month, cases))
        if not (folder / "measures.yml").exists():
            written += _write(folder / "measures.yml", measures_text(chance, playbook, len(cases)))
    return written


def months(count: int) -> list[str]:
    """The months that a collection of that many cases covers, the last one first filled."""
    number = min(_MOST_MONTHS, max(3, count // _CASES_A_MONTH))
    last = _LAST_MONTH[0] * 12 + _LAST_MONTH[1] - 1
    return [f"{index // 12}-{index % 12 + 1:02d}" for index in range(last - number + 1, last + 1)]


def _cases(playbook: Playbook, count: int, seed: int, taken: set[str]) -> Iterator[tuple[str, list[Case]]]:
    names = months(count)
    titles: set[str] = set()
    earlier: list[str] = []
    done = 0
    for index, month in enumerate(names):
        share = count * (index + 1) // len(names) - done
        cases = [_case(playbook, seed, month, done + number, titles, earlier) for number in range(share)]
        cases[1:] = [_perhaps_draft(case, seed) for case in cases[1:]]
        done += share
        clash = taken & {case.id for case in cases}
        if clash:
            message = f"made-up ids meet the repository's own: {sorted(clash)}"
            raise ValueError(message)
        earlier = [*earlier, *(case.id for case in cases if case.status == "published")][-_REMEMBERED:]
        if cases:
            yield month, cases


def _case(playbook: Playbook, seed: int, month: str, number: int, titles: set[str], earlier: Sequence[str]) -> Case:
    chance = Random(f"{seed}/{month}/{number}")
    year, of_year = (int(part) for part in month.split("-"))
    facts = draw_facts(chance, playbook, dt.date(year, of_year, chance.randint(4, 26)))
    legs = draw_route(chance, playbook, facts)
    story = _with_new_title(tell(chance, playbook, facts, legs, earlier), titles)
    opened = facts.closed - dt.timedelta(days=days_to_the_end(legs, facts))
    checked = facts.closed + dt.timedelta(days=chance.randint(1, 9))
    return Case(
        id=f"{facts.actual.id}-{facts.trade}-{month.replace('-', '')}-{number:05d}",
        status="published",
        author=chance.choice(playbook.ids("people")),
        owner=chance.choice(playbook.ids("people")),
        opened=f"{opened:%Y-%m}",
        checked=checked,
        reviewed=max(checked, dt.date(2026, 1, 5) + dt.timedelta(days=chance.randint(0, 280))),
        facts=facts,
        story=story,
        as_yaml=chance.random() < _YAML_SHARE,
    )


def _perhaps_draft(case: Case, seed: int) -> Case:
    chance = Random(f"{seed}/{case.id}")
    return replace(case, status="draft") if chance.random() < _DRAFT_SHARE else case


def _with_new_title(story: Story, titles: set[str]) -> Story:
    """A title belongs to one record; the second of that name says so."""
    number, title = 1, story.title
    while title in titles:
        number += 1
        title = f"{story.title}（{number}）"
    titles.add(title)
    return replace(story, title=title)


def _exclude_likeness(path: Path, playbook: Playbook) -> None:
    """Switch off, in the copied `kb.yml`, the rules that made-up text breaks by its nature."""
    if "checks" in playbook.vocabulary:
        message = "kb.yml has checks of its own; add what a made-up collection leaves out to them"
        raise ValueError(message)
    _write(path, path.read_text(encoding="utf-8") + RULES_LEFT_OUT)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target)
    elif source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _write(path: Path, text: str) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return 1
