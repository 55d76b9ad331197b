"""Snippets, written out as VS Code would and left as they are, make records that read without a problem."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kb.records import RECORD_TYPES, MonthlyMeasures, Record
from kb.records.fields import specs
from kb.records.reader import read_record
from kb.schema.snippets import _USUAL, snippets
from kb.schema.stops import Stops, quoted
from tests.schema.drafts import LEXICON, OWN

_STOP = re.compile(r"\$\{\d+(?::((?:\\.|[^}\\])*)|\|((?:\\.|[^,|\\])*)(?:,(?:\\.|[^|\\])*)?\|)\}")
_TODAY = {"$CURRENT_YEAR": "2026", "$CURRENT_MONTH": "11", "$CURRENT_DATE": "30"}
SNIPPETS = snippets(OWN)
MODELS: list[type[Record | MonthlyMeasures]] = [*RECORD_TYPES.values(), MonthlyMeasures]


def written_out(snippet: dict[str, Any]) -> str:
    """What stands in the file when nothing is typed: every stop with its first text or first choice."""
    text = _STOP.sub(lambda match: match[1] if match[1] is not None else match[2], "\n".join(snippet["body"]))
    for variable, value in _TODAY.items():
        text = text.replace(variable, value)
    text = re.sub(r"\\([\\$},|])", r"\1", text)
    assert "$" not in text
    return f"{text}\n"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: str(model.TYPE))
def test_a_whole_record_is_complete(model: type[Record]) -> None:
    snippet = SNIPPETS[f"{model.TITLE}：整篇"]
    text = written_out(snippet).replace("status: draft", "status: published")
    suffix = {"markdown": "md", "yaml": "yml"}[snippet["scope"]]
    read = read_record(model, text.encode(), record_id="x", path=f"cases/2026-10/x.{suffix}", lexicon=LEXICON)
    assert read.problems == (), text
    assert read.complete
    assert ("status: draft" in written_out(snippet)) == (model.TYPE != "measures")


def test_every_label_of_a_step_fits_into_a_case() -> None:
    case = written_out(SNIPPETS["案例：整篇"]).replace("status: draft", "status: published")
    labels = [written_out(snippet) for name, snippet in SNIPPETS.items() if name.startswith("案例：突破过程的")]
    assert {label.partition("：")[0] for label in labels} == {"- 原做法", "- 画像", "- 来源"}
    text = case.replace("- 渠道：电话\n", "- 渠道：电话\n" + "".join(labels))
    item = written_out(SNIPPETS["案例：突破过程一项"]).replace("### 标题", "### 又一步")
    text = text.replace("## 最终结果", f"{item}\n## 最终结果")
    read = read_record(
        RECORD_TYPES["case"], text.encode(), record_id="x", path="cases/2026-10/x.md", lexicon=LEXICON
    )  # fmt: skip
    assert read.problems == ()


def test_usual_fields_exist() -> None:
    for model, names in _USUAL.items():
        assert set(names) <= set(specs(model)), model


def test_choices_are_the_teams() -> None:
    body = "\n".join(SNIPPETS["案例：整篇"]["body"])
    assert "阶段" not in body
    assert "|消费信贷,信用卡,小微经营贷|" in body


def test_each_snippet_has_its_own_ascii_prefix_and_its_stops_are_in_order() -> None:
    prefixes = [(snippet["scope"], snippet["prefix"][0]) for snippet in SNIPPETS.values()]
    assert len(set(prefixes)) == len(prefixes)
    for name, snippet in SNIPPETS.items():
        stops = [int(number) for number in re.findall(r"\$\{(\d+)", "\n".join(snippet["body"]))]
        assert stops == list(range(1, len(stops) + 1)), name


def test_what_a_choice_may_hold() -> None:

    stop = Stops().choice(["甲,乙|丙", "丁}"], "")
    assert stop == r"${1|甲\,乙\|丙,丁\}|}"
    assert written_out({"body": [stop]}) == "甲,乙|丙\n"
    assert quoted("名称: 说明") == '"名称: 说明"'
    assert quoted("官方 App 消息") == "官方 App 消息"
