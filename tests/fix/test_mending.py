"""Mending ends, breaks nothing, takes no comment away, and leaves what is said to people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb.checks.edits import overlap
from kb.checks.mending import ROUNDS, mend
from kb.findings import Edit, Finding, Fix
from kb.library import Library, load
from kb.source.span import Span
from tests.fix.collections import FAMILIES, collection, comments, judge, spoken

_CASE = "cases/2026-10/sample-case.md"
_DOUBLING = {"KB103-key-near", "KB103-label-near", "KB103-heading-near"}
"""Guesses that are held back where the name they would put in stands in the file already."""


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("family", FAMILIES)
def test_all_fixtures(family: str, tmp_path: Path, *, unsafe: bool) -> None:
    library = load(collection(tmp_path, family))
    mended = mend(library, judge, unsafe=unsafe)

    again = mend(mended.library, judge, unsafe=unsafe)
    assert again.changes == {}, "the second time changes nothing"

    left = {finding.key for finding in mended.findings if finding.fix and (finding.fix.safe or unsafe)}
    assert left <= (_DOUBLING if unsafe else set()), "what can be mended is mended"

    for path, data in mended.changes.items():
        before, after = comments(library.sources[path]), comments(data)
        assert before <= after, f"{path}: no comment is lost"

    still = [text for _, text in spoken(mended.library)]
    changed = [text for _, text in spoken(library) if text not in still]
    assert [text for text in changed if not any(_masks(text, new) for new in still)] == [], "what is said stays"

    readable = {record.path for record in library.records.values()}
    assert readable <= {record.path for record in mended.library.records.values()}


def _masks(old: str, new: str) -> bool:
    """Whether a line is another with parts of it masked."""
    pieces = [re.escape(piece) for piece in re.split("[*＊某Xx]+", new)]
    return len(pieces) > 1 and re.fullmatch(".+".join(pieces), old, re.DOTALL) is not None


def test_several_rounds(tmp_path: Path) -> None:
    """A file in GBK, with full-width colons, tabs and a misspelt key: each is seen only when the last is mended."""
    root = collection(tmp_path, "KB1", "none")
    text = (root / _CASE).read_text(encoding="utf-8")
    lines = text.split("\n")
    spoilt = [lines[0], lines[1].replace(": ", "："), *lines[2:]]
    spoilt[3] = spoilt[3].replace(": ", "：\t")
    (root / _CASE).write_bytes("\n".join(spoilt).encode("gb18030"))
    mended = mend(load(root), judge)
    assert mended.findings == judge(load(collection(tmp_path / "sound", "KB1", "none")))
    assert re.sub(": +", ": ", mended.changes[_CASE].decode()) == text


def test_only_what_is_wanted(tmp_path: Path) -> None:
    library = load(collection(tmp_path, "KB1"))
    assert mend(library, judge, wanted=lambda finding: finding.path == "nowhere").changes == {}


def test_lines_to_say_are_not_touched(tmp_path: Path) -> None:
    root = collection(tmp_path, "KB1", "none")
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(root.glob("playbooks/strategies/*.md"))}
    place, text = next((path, text) for path, text in texts.items() if "\n> " in text)
    place.write_text(text.replace("\n> ", "\n> [[温馨提酲]]，", 1), encoding="utf-8")
    library = load(root)
    (found,) = [finding for finding in judge(library) if finding.key == "KB201-dangling-near"]
    assert found.fix
    assert mend(library, judge, unsafe=True).changes == {}


def _finding(path: str, edit: Edit) -> Finding:
    return Finding("KB104-empty", path, Span.at(1, 1), fix=Fix((edit,)))


def test_a_guess_that_breaks_its_file_is_held_back(tmp_path: Path) -> None:
    library = load(collection(tmp_path, "KB1", "none"))
    path = library.records["sample-case"].path
    breaking, harmless = _finding(path, Edit(Span.at(1, 1, 3), "-")), _finding(path, Edit(Span.at(2, 1, 5), "标题"))
    found = mend(library, lambda state: (breaking, harmless) if state is library else ())
    assert found.changes == {path: library.sources[path].replace(b"title", "标题".encode(), 1)}


def test_rounds_are_bounded(tmp_path: Path) -> None:
    judged = []

    def growing(library: Library) -> tuple[Finding, ...]:
        judged.append(library)
        return (_finding("kb.yml", Edit(Span.at(1, 1, 0), "#")),)

    mend(load(collection(tmp_path, "KB1", "none")), growing)
    assert len(judged) == ROUNDS + 1


def test_overlap() -> None:
    assert overlap(Span.at(1, 1, 2), Span.at(1, 2, 2))
    assert not overlap(Span.at(1, 1, 2), Span.at(1, 3, 2))
