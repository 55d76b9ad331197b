"""Near-duplicates: found whatever was changed, and in time that grows with the number of records."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from kb.checks.editorial.alike import _alike, _Prose, _prose
from kb.checks.editorial.sketch import SIZE, sketch
from kb.checks.view import lines_of
from kb.library import load
from kb.records import Case

_COMMON = "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会"
_PERCENT = 85


@pytest.fixture(scope="module")
def proses(root: Path) -> list[_Prose]:
    library = load(root)
    return [_prose(case, lines_of(library, case.path)) for case in library.of(Case)]


def changed(prose: _Prose, share: float, random: Random) -> _Prose:
    """A record of which a share of the characters, anywhere, was typed anew."""
    chars = list(prose.text)
    for _ in range(int(len(chars) * share)):
        chars[random.randrange(len(chars))] = random.choice(_COMMON)
    return _Prose(prose.record, "".join(chars), prose.places)


@pytest.mark.parametrize("share", [0.0, 0.02, 0.05, 0.1])
def test_changed_copies_are_found(proses: list[_Prose], share: float) -> None:
    random = Random(1)  # noqa: S311  (the same changes in every run)
    for prose in proses:
        (finding,) = _alike([prose, changed(prose, share, random)], _PERCENT)
        assert int(finding.args["percent"]) >= _PERCENT


def test_different_cases_are_not(proses: list[_Prose]) -> None:
    assert list(_alike(proses, _PERCENT)) == []


def test_each_is_compared_with_few(proses: list[_Prose], monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0

    def ratio(*_: object, **__: object) -> float:
        nonlocal calls
        calls += 1
        return 0.0

    monkeypatch.setattr("kb.checks.editorial.alike.fuzz.ratio", ratio)
    assert list(_alike(proses[:1] * 500, _PERCENT)) == []
    assert calls <= 500 * 3


def test_a_sketch_is_small_and_the_same_in_every_run(proses: list[_Prose]) -> None:
    assert all(len(sketch(prose.text)) <= SIZE for prose in proses)
    assert sketch("他说的是三天以后的事，不是今天就要办的") == sketch("他说的是三天以后的事，不是今天就要办的")
    assert sketch("") == []
