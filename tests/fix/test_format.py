"""`kb fmt` writes what can be written in several ways in one, and changes nothing that anybody wrote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.checks.canon import formatted
from kb.checks.canon.same import same
from kb.library import Library, load
from tests.conftest import Golden
from tests.fix.collections import FAMILIES, collection, comments

ODD = Path(__file__).parent / "odd"
"""Records in which everything is written in another way than usual; the golden file shows the usual one."""


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    root = collection(tmp_path, "KB1", "none")
    for source in sorted(ODD.rglob("*.*")):
        target = root / source.relative_to(ODD)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    return root


def test_usual_form(odd: Path, golden: Golden) -> None:
    library = load(odd)
    wrong = [finding for finding in library.findings if finding.path.endswith(("odd.md", "odd-order.yml"))]
    assert {finding.key for finding in wrong} == {"KB104-date", "KB104-month"}, "nothing else is wrong with them"
    result = formatted(library)
    assert result.refused == ()
    assert load(odd, replaced=result.changes).findings == (), "and then nothing is"
    for path, data in result.changes.items():
        golden(f"fmt/{path}", data.decode("utf-8"))
    assert sorted(result.changes) == sorted(file.relative_to(ODD).as_posix() for file in ODD.rglob("*.*"))


def test_our_own_records_are_in_it(root: Path) -> None:
    result = formatted(load(root))
    assert (list(result.changes), result.refused) == ([], ())


def test_a_new_knowledge_base_is_in_it(tmp_path: Path) -> None:
    result = formatted(load(collection(tmp_path, "KB1", "none")))
    assert (list(result.changes), result.refused) == ([], ())


@pytest.mark.parametrize("kind", ["good", "bad"])
@pytest.mark.parametrize("family", FAMILIES)
def test_all_fixtures(family: str, kind: str, tmp_path: Path) -> None:
    library = load(collection(tmp_path, family, kind))
    _nothing_is_lost(library)


def _nothing_is_lost(library: Library) -> None:
    result = formatted(library)
    assert result.refused == ()
    after = load(library.root, replaced=result.changes)
    assert formatted(after).changes == {}, "a second time changes nothing"
    assert list(after.records) == list(library.records)
    dated = {finding.path for finding in library.findings if finding.key in {"KB104-date", "KB104-month"}}
    for record in library.records.values():
        assert same(record, after.records[record.id], dates=record.path in dated), record.path
    for path, data in result.changes.items():
        assert comments(library.sources[path]) == comments(data), path


def _odd_keys(text: str) -> str:
    return text.replace("\nstatus: ", "\n状态: ").replace("\ntitle: ", "\n标题: ")


def _odd_blanks(text: str) -> str:
    return "\n".join(f"{line} " if line and number % 3 == 0 else line for number, line in enumerate(text.split("\n")))


def _odd_labels(text: str) -> str:
    return text.replace("\n- 渠道：", "\n- 渠道: ").replace("\n- 时间：", "\n* 时间:")


_SPOILERS: list[Callable[[str], str]] = [
    _odd_keys,
    _odd_blanks,
    _odd_labels,
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text + "\n\n",
    lambda text: text.rstrip("\r\n"),
    lambda text: f"\ufeff{text}",
]


@settings(
    max_examples=settings().max_examples // 60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.sets(st.integers(0, len(_SPOILERS) - 1), min_size=1))
def test_any_other_way_of_writing(root: Path, chosen: set[int]) -> None:
    """Every record of ours written otherwise: formatted, it says the same, and is as it was but for line ends."""
    ours = load(root)
    spoilt = {}
    for path, data in ours.sources.items():
        text = data.decode("utf-8")
        for number in sorted(chosen):
            text = _SPOILERS[number](text) if path.startswith("cases/") else text
        spoilt[path] = text.encode("utf-8")
    library = load(root, replaced=spoilt)
    changes = {**spoilt, **formatted(library).changes}
    for path, data in changes.items():
        back = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\n* 时间", "\n- 时间")
        assert back == ours.sources[path].decode("utf-8").replace("\n* 时间", "\n- 时间")
