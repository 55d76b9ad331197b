"""`kb search` and `kb index`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from kb.cli import progress
from kb.cli.found import marked
from kb.search import Block, Part
from kb.search.evaluation import read_questions, split
from kb.search.excerpt import Passage
from tests.cli.conftest import Run
from tests.support.command import KB, kb, said

_QUESTIONS = """
- ask: 短信
  kind: half
  answers: [{to: "sample-case#lessons", grade: 3}, {to: sms-service-2015, grade: 2}]
- ask: 怎么还我现在就弄
  kind: debtor
  answers: [{to: "forgetful#signals", grade: 3}]
- ask: 月亮上的兔子
  answers: [{to: forgetful, grade: 3}]
"""


@pytest.fixture(scope="module")
def shared(starter: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection that is indexed once; not to be changed."""
    return shutil.copytree(starter, tmp_path_factory.mktemp("search") / "库")


def _search(run: Run, folder: Path, *arguments: str) -> dict[str, Any]:
    ended = run(folder, "search", *arguments, "--json")
    assert (ended.code, ended.err) == (0, "")
    found: dict[str, Any] = json.loads(ended.out)
    return found


def _ids(run: Run, folder: Path, *arguments: str) -> list[str]:
    return [hit["id"] for hit in _search(run, folder, *arguments)["hits"]]


def test_the_data_of_a_hit(run: Run, shared: Path) -> None:
    found = _search(run, shared, "凭什么收费", "-k", "1")
    (hit,) = found.pop("hits")
    assert found == {"version": 1, "query": "凭什么收费", "total": found["total"]}
    assert hit.pop("score") > 0
    assert "我不知道晚了，凭什么收费？" in hit.pop("excerpt")
    assert hit == {
        "id": "forgetful",
        "type": "persona",
        "title": "无辜遗忘型",
        "url": "personas/forgetful/",
        "anchor": "objection-1",
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_list(run: Run, shared: Path, lang: str) -> None:
    out = run(shared, "--lang", lang, "search", "凭什么收费", "-k", "1").out
    lines = out.splitlines()
    assert lines[0] == "1. 无辜遗忘型  画像"
    assert lines[1] == "   forgetful  personas/forgetful/#objection-1"
    assert "我不知道晚了，【凭什么收费】？" in lines[2]
    assert len(lines) == 4


@pytest.mark.parametrize(
    "query", ["无辜遗忘型", "忘记还款的人", "wgywx", "wuguyiwang", "無辜遺忘", "“怎么还，我现在就弄”"]
)
def test_whatever_is_typed_finds_it(run: Run, shared: Path, query: str) -> None:
    assert _ids(run, shared, query)[0] == "forgetful"


def test_words_may_stand_apart(run: Run, shared: Path) -> None:
    assert _search(run, shared, "短信", "官方")["query"] == "短信 官方"


@pytest.mark.parametrize(
    ("arguments", "types"),
    [
        (["--type", "persona"], {"persona"}),
        (["--type", "画像", "--type", "cases"], {"persona", "case"}),
        (["--persona", "无辜遗忘型"], {"case", "strategy"}),
        (["--stage", "m1", "--type", "case"], {"case"}),
        (["--month", "2026-10"], {"case"}),
        (["--author", "林同事", "--outcome", "一次结清"], {"case"}),
        (["短信", "--strategy", "friendly-reminder"], {"case", "persona"}),
        (["type:case", "短信"], {"case"}),
        (["短信 AND NOT type:regulation"], {"case", "month", "persona"}),
        (["month:2026-10"], {"case"}),
        (["updated:<=2026-10-20 AND type:画像"], {"persona"}),
        (["due:>2100"], set()),
    ],
)
def test_filters(run: Run, shared: Path, arguments: list[str], types: set[str]) -> None:
    assert {hit["type"] for hit in _search(run, shared, *arguments)["hits"]} == types


def test_fewer_hits(run: Run, shared: Path) -> None:
    found = _search(run, shared, "短信", "-k", "2")
    assert len(found["hits"]) == 2
    assert found["total"] > 2
    assert f"共 {found['total']} 条，显示前 2 条。" in run(shared, "search", "短信", "-k", "2").out


def test_nothing_found_is_no_error(run: Run, shared: Path) -> None:
    ended = run(shared, "search", "“月亮上的兔子”")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("没有找到")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "QUERY"),
        ([" "], "QUERY"),
        (["短信", "-k", "0"], "-k"),
        (["短信", "--type", "perona"], "是否想写 persona"),
        (["短信", "--stage", "M9"], "M9"),
        (["短信", "--evaluate", "q.yml"], "--evaluate"),
        (["--type", "case", "--evaluate", "q.yml"], "--type"),
        (["--evaluate", "none.yml"], "none.yml"),
        (["--evaluate", "kb.yml"], "kb.yml"),
        (["短信", "--verdct", "x"], "--verdict"),
    ],
)
def test_wrong_use(run: Run, shared: Path, arguments: list[str], message: str) -> None:
    ended = run(shared, "search", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert message in ended.err


def test_no_knowledge_base(run: Run, tmp_path: Path) -> None:
    assert run(tmp_path, "search", "短信").code == 2
    assert run(tmp_path, "index").code == 2


def test_what_changed_is_found_at_once(run: Run, collection: Path) -> None:
    path = collection / "playbooks" / "personas" / "forgetful.md"
    assert _ids(run, collection, "“兔子说他忘了”") == []
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("出差、生病", "出差、兔子说他忘了"), encoding="utf-8")
    assert _ids(run, collection, "“兔子说他忘了”") == ["forgetful"]
    path.write_text(text.replace("status: published", "status: draft"), encoding="utf-8")
    assert "forgetful" not in _ids(run, collection, "无辜遗忘型")
    path.unlink()
    assert "forgetful" not in _ids(run, collection, "无辜遗忘型")
    page = collection / "docs" / "rabbits" / "index.md"
    page.parent.mkdir()
    page.write_text("# 兔子\n\n## 月亮\n\n月亮上的兔子。\n", encoding="utf-8")
    assert _search(run, collection, "“月亮上的兔子”")["hits"][0]["anchor"] == "_2"
    settings = collection / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\nuse_directory_urls: false\n", encoding="utf-8")
    assert _search(run, collection, "“月亮上的兔子”")["hits"][0]["url"] == "rabbits/index.html"


def test_the_team_s_synonyms_are_followed_at_once(run: Run, collection: Path) -> None:
    assert "sample-case" not in _ids(run, collection, "小纸条儿")
    vocabulary = collection / "kb.yml"
    text = vocabulary.read_text(encoding="utf-8")
    group = "  - [失联, 联系不上, 电话不接, 打不通]\n"
    assert group in text
    vocabulary.write_text(text.replace(group, group + "  - [小纸条儿, 短信]\n"), encoding="utf-8")
    assert "sample-case" in _ids(run, collection, "小纸条儿")


def test_nothing_is_read_where_nothing_changed(run: Run, collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = run(collection, "search", "短信").out
    _age(collection)
    run(collection, "search", "短信")
    monkeypatch.setattr("kb.cli.indexed.read", lambda _: pytest.fail("it was read again"))
    assert run(collection, "search", "短信").out == expected


def test_an_index_is_brought_up_to_date(run: Run, collection: Path) -> None:
    first = run(collection, "index")
    assert first.code == 0
    number = _search(run, collection, "text:*", "-k", "1000")["total"]
    assert first.out == f"索引是最新的：{number} 条，这次写了 {number} 条，去掉 0 条。\n"
    assert "写了 0 条" in run(collection, "index").out
    (collection / "playbooks" / "personas" / "forgetful.md").unlink()
    assert "去掉 1 条" in run(collection, "index").out
    assert f"写了 {number - 1} 条" in run(collection, "index", "--rebuild").out


def test_a_damaged_index_is_made_again_without_a_word(run: Run, collection: Path) -> None:
    expected = run(collection, "search", "短信")
    _age(collection)
    for pattern in ("*.seg", "*.json"):
        for path in [*(collection / ".kb" / "search").glob(pattern)]:
            path.write_bytes(path.read_bytes()[:-100])
            assert run(collection, "search", "短信") == expected


def test_without_a_place_for_an_index(run: Run, collection: Path) -> None:
    expected = run(collection, "search", "短信")
    shutil.rmtree(collection / ".kb")
    (collection / ".kb").write_bytes(b"")
    assert run(collection, "search", "短信") == expected
    ended = run(collection, "index")
    assert (ended.code, ended.out) == (2, "")
    assert ".kb" in ended.err


def test_an_indexer_that_was_killed_leaves_nothing_behind(run: Run, collection: Path) -> None:
    expected = run(collection, "search", "短信")
    for moment in (0.2, 0.6, 1.0):
        with subprocess.Popen([KB, "index", "--rebuild"], cwd=collection, stdout=subprocess.DEVNULL) as process:
            time.sleep(moment)
            process.kill()
        assert run(collection, "search", "短信") == expected


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_any_terminal(collection: Path, encoding: str) -> None:
    path = collection / "playbooks" / "personas" / "forgetful.md"
    path.write_text(path.read_text(encoding="utf-8").replace("出差、生病", "出差🙂𠮷、生病"), encoding="utf-8")
    for arguments in (["search", "出差"], ["search", "出差", "--json"], ["search", "“月亮”"], ["index"]):
        ended = kb(*arguments, cwd=collection, PYTHONIOENCODING=encoding)
        assert ended.returncode == 0, said(ended)
        assert ended.stderr == b""
        out = ended.stdout.decode(encoding)
        if "--json" in arguments:
            assert "出差🙂𠮷" in json.loads(out)["hits"][0]["excerpt"]
        elif arguments[1:] == ["出差"] and encoding == "gbk":
            assert "【出差】\\U0001f642" in out


def test_numbers_of_people_stay_masked(run: Run, collection: Path) -> None:
    number = "13800138000"
    path = collection / "playbooks" / "personas" / "forgetful.md"
    path.write_text(path.read_text(encoding="utf-8").replace("出差、生病", f"打 {number} 找他"), encoding="utf-8")
    for query in (number, "“打” 找他"):
        for arguments in ([query], [query, "--json"]):
            out = run(collection, "search", *arguments).out
            assert "找他" in out
            assert number not in out.replace("【", "").replace("】", "")


def test_marks_stand_where_they_belong() -> None:
    shown = Passage(Block(Part.BODY, ""), "一二三\n四五", ((0, 1), (2, 5)))
    assert marked(shown) == "【一】二【三 四】五"


def test_questions_are_judged(run: Run, collection: Path) -> None:
    (collection / "q.yml").write_text(_QUESTIONS, encoding="utf-8")
    tuned, held = split(read_questions(_QUESTIONS))
    assert (len(tuned), len(held)) == (3, 0), "write others: the held ones are drawn by their words"
    out = run(collection, "search", "--evaluate", "q.yml").out
    document = json.loads(run(collection, "search", "--evaluate", "q.yml", "--json").out)
    assert document["tuned"]["n"] == 3
    assert document["held"] == {"n": 0, "ndcg": 0, "mrr": 0, "landing": 0}
    assert [item["ask"] for item in document["failures"]] == ["月亮上的兔子"]
    assert document["tuned"]["mrr"] == pytest.approx(2 / 3)
    assert f"{document['tuned']['ndcg']:.3f}" in out
    assert "前十条里没有一页用得上（1）" in out
    assert "月亮上的兔子" in out


def test_questions_held_apart_are_not_told(run: Run, root: Path, collection: Path) -> None:
    every = read_questions((root / "tests" / "questions.yml").read_text(encoding="utf-8"))
    held = [question.ask for question in split(every)[1]][:5]
    rows = "".join(f"- {{ask: {json.dumps(ask)}, answers: [{{to: nowhere, grade: 3}}]}}\n" for ask in held)
    (collection / "q.yml").write_text(rows, encoding="utf-8")
    for arguments in ([], ["--json"]):
        out = run(collection, "search", "--evaluate", "q.yml", *arguments).out
        assert not [ask for ask in held if ask in out]
    assert json.loads(out)["held"]["n"] == 5


def test_a_person_watches(run: Run, collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = run(collection, "search", "短信").out
    monkeypatch.setattr(progress, "person_watches", lambda: True)
    assert run(collection, "index", "--rebuild").code == 0
    assert run(collection, "search", "短信").out == expected


def _age(collection: Path) -> None:
    """Make every file older than a tick of any file system."""
    past = time.time_ns() - 10_000_000_000
    for path in collection.rglob("*"):
        if path.is_file() and ".kb" not in path.parts:
            os.utime(path, ns=(past, past))


def test_a_search_does_not_wait_for_the_rules_to_load() -> None:
    code = "import sys, kb.cli.app, kb.cli.search; sys.exit(any(name.startswith('kb.checks') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
