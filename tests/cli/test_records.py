"""`kb show`, `kb list`, `kb uses`, `kb evidence`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kb.library import Library, load
from kb.records import RECORD_TYPES, Case, Persona, Strategy
from tests.cli.conftest import Run
from tests.conftest import Golden


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return load(root)


@pytest.mark.parametrize("name", ["sample-case", "样例：一条说清楚的短信就还上了"])
def test_show_by_id_or_title(run: Run, starter: Path, golden: Golden, name: str) -> None:
    golden("cli/show-case.json", run(starter, "show", name, "--json").out)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_show_as_text(run: Run, starter: Path, golden: Golden, lang: str) -> None:
    golden(f"cli/show-case.{lang}.text", run(starter, "--lang", lang, "show", "sample-case").out)


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_every_record_can_be_shown(run: Run, root: Path, kind: str) -> None:
    records = json.loads(run(root, "list", kind, "--json").out)["records"]
    assert records
    for record in records[:3]:
        shown = json.loads(run(root, "show", record["id"], "--json").out)
        assert {key: shown[key] for key in record} == record
        assert run(root, "show", record["id"]).code == 0


@pytest.mark.parametrize("kind", ["strategy", "strategies", "策略"])
def test_list_by_any_name_of_the_type(run: Run, starter: Path, kind: str) -> None:
    document = json.loads(run(starter, "list", kind, "--json").out)
    assert (document["version"], document["type"]) == (1, "strategy")
    assert [record["id"] for record in document["records"]] == ["friendly-reminder", "identity-check"]
    assert list(document["records"][0]) == ["id", "type", "title", "status", "path", "address", "summary"]


def _case_filters(case: Case) -> dict[tuple[str, ...], bool]:
    """Filters on cases, and whether a case passes them, told without the code under test."""
    used = {ref.name for step in case.steps for ref in step.strategies}
    persona = case.actual.name if case.actual else ""
    return {
        ("--persona", "失联失控型"): persona == "lost-contact",
        ("--persona", "multi-debt", "--stage", "M3+"): persona == "multi-debt" and case.stage == "M3+",
        ("--strategy", "内部资料深度核查"): "internal-data-review" in used,
        ("--strategy", "pretext-contact"): False,
        ("--result", "一次结清"): case.outcome.result == "paid",
        ("--month", "2026-09"): case.month == "2026-09",
        ("--product", "信用卡"): case.product == "credit-card",
        ("--author", "林同事"): "lin" in case.author,
        ("--owner", "team-1"): case.owner == "team-1",
        ("--status", "已发布"): case.status == "published",
    }


def test_filters_of_cases(run: Run, root: Path, library: Library) -> None:
    cases = library.of(Case)
    for number, arguments in enumerate(_case_filters(cases[0])):
        expected = [case.id for case in cases if list(_case_filters(case).values())[number]]
        listed = json.loads(run(root, "list", "case", *arguments, "--json").out)["records"]
        assert [record["id"] for record in listed] == expected, arguments
        assert bool(expected) is ("pretext-contact" not in arguments), f"{arguments} tells nothing apart"


@pytest.mark.parametrize(
    ("arguments", "field", "value"),
    [(["--dimension", "心理博弈"], "dimension", "motivation"), (["--verdict", "不可用"], "verdict", "prohibited")],
)
def test_filters_of_strategies(
    run: Run, root: Path, library: Library, arguments: list[str], field: str, value: str
) -> None:
    expected = [item.id for item in library.of(Strategy) if getattr(item, field) == value]
    listed = json.loads(run(root, "list", "strategy", *arguments, "--json").out)["records"]
    assert [record["id"] for record in listed] == expected != []


def test_strategies_of_a_persona(run: Run, root: Path, library: Library) -> None:
    persona = library.get("hardship")
    assert isinstance(persona, Persona)
    listed = json.loads(run(root, "list", "strategy", "--persona", "hardship", "--json").out)["records"]
    assert {record["id"] for record in listed} == {ref.name for ref in persona.strategies}


def test_uses_in_json(run: Run, starter: Path, golden: Golden) -> None:
    golden("cli/uses.json", run(starter, "uses", "identity-check", "--json").out)


@pytest.mark.parametrize("name", ["identity-check", "pipl", "recovery-rate", "沟通技巧"])
def test_uses_are_where_they_say(run: Run, starter: Path, name: str) -> None:
    document = json.loads(run(starter, "uses", name, "--json").out)
    assert document["uses"]
    for use in document["uses"]:
        line = (starter / use["path"]).read_text(encoding="utf-8").splitlines()[use["line"] - 1]
        written = line[use["column"] - 1 : use["end_column"] - 1]
        target = document["id"].removeprefix("dimension:")
        names = {"identity-check": "核验本人", "conversation": "conversation"}
        assert target in written or names.get(target, "?") in written, use


def test_uses_of_nothing(run: Run, starter: Path) -> None:
    ended = run(starter, "uses", "consumer-rights-2013")
    assert (ended.code, ended.out) == (0, "没有地方用到 consumer-rights-2013。\n")


def test_evidence_in_json(run: Run, starter: Path, golden: Golden) -> None:
    golden("cli/evidence.json", run(starter, "evidence", "--json").out)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_evidence_as_text(run: Run, starter: Path, golden: Golden, lang: str) -> None:
    golden(f"cli/evidence.{lang}.text", run(starter, "--lang", lang, "evidence").out)
