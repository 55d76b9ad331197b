"""What the tables of wording must keep to, and how a sentence is read."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace
from pathlib import Path

import pytest

from kb.checks.compliance import COMPLIANCE
from kb.checks.compliance.basis import breach
from kb.checks.compliance.hours import Hours, outside_hours
from kb.checks.compliance.limits import strictest
from kb.checks.compliance.matching import squeezed
from kb.checks.compliance.numerals import count
from kb.checks.compliance.phrase import compile_phrase
from kb.checks.compliance.tables import known_regulations, table, tactics
from kb.checks.compliance.wording import hits, without_names
from kb.checks.context import Context
from kb.checks.view import View
from kb.findings import MESSAGES, Finding
from kb.library import Library, load
from kb.records import Case, Note, Objection, Persona, Ref, Regulation, Say, Situation, Step, Strategy
from kb.records.texts import Role, Text
from tests.corpus.score_compliance import FAMILIES, HERE, score

TODAY = dt.date(2026, 11, 30)
SIZE = 100_000
SECONDS = 5.0


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return load(root)


def found(record: Strategy | Case | Persona, library: Library) -> set[str]:
    """The message keys of the compliance rules for a record."""
    context, view = Context(library, TODAY, {}), View.of(record)
    return {f.key for rule in COMPLIANCE if rule.of_record for f in rule.of_record(view, context.for_rule(rule, {}))}


def said(text: str, library: Library, situation: str = "") -> set[str]:
    return found(Strategy(wording=(Situation(title=situation, lines=(Say(text),)),)), library)


def told(text: str, library: Library) -> set[str]:
    return found(Case(steps=(Step(title="", text=text),)), library)


def noted(text: str, library: Library) -> set[str]:
    return found(Strategy(wording=(Situation(title="", lines=(Note(text),)),)), library)


def test_every_tactic_has_a_message_and_a_family() -> None:
    assert {f"{tactic.rule}-{tactic.name}" for tactic in tactics().values() if tactic.phrases} <= set(MESSAGES)
    assert {f"{tactic.rule}-alike" for tactic in tactics().values()} <= set(MESSAGES)
    assert set(tactics()) <= set(FAMILIES)
    assert {rule for family in FAMILIES.values() for rule in family} <= {rule.id for rule in COMPLIANCE}


def test_every_article_that_a_table_names_is_recorded(library: Library) -> None:
    named = {item for tactic in tactics().values() for item in tactic.basis}
    named |= {row["article"] for row in table("limits.yml").values()}
    for item in named:
        regulation, _, article = item.partition("#")
        record = library.get(regulation)
        assert isinstance(record, Regulation), item
        assert article in record.articles, item
        assert regulation in known_regulations(), item


def test_the_table_of_limits_says_what_the_records_say(library: Library) -> None:
    bare = replace_records(library)
    for name in table("limits.yml"):
        assert strictest(bare, name) == strictest(library, name), name


def replace_records(library: Library) -> Library:
    """The same library without any record."""
    return replace(library, records={})


def test_what_is_offered_instead_is_lawful_itself(library: Library) -> None:
    for tactic in tactics().values():
        assert said(tactic.lawful, library) == set(), tactic.name


def test_only_law_is_called_law(library: Library) -> None:
    assert breach(library, ["pipl#5"]).zh == "违法（《个人信息保护法》第 5 条）"
    assert breach(library, ["gbt-45251-2025#5.3"]).zh == "违反行业规范（GB/T 45251-2025 第 5.3 节）"
    both = breach(library, ["cba-guideline-2026#hours", "civil-code#1032"])
    assert both.zh.startswith("违法（《民法典》第 1032 条），也违反行业规范（《金融机构")
    assert both.en == "against the law (civil-code#1032) and against the rules of the trade (cba-guideline-2026#hours)"


def test_a_collection_without_regulations_still_names_them(library: Library) -> None:
    assert breach(replace_records(library), ["pipl#5", "cba-guideline-2026#hours"]).zh == (
        "违法（《个人信息保护法》第 5 条），也违反行业规范（《金融机构个人消费类贷款催收工作指引（试行）》“作业时段”）"
    )


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("告诉/通知 3 <外>", "我会通知你单位", "通知你单位"),
        ("告诉/通知 3 <外>", "我会通知。你单位", None),
        ("告诉/通知 1 <外>", "我会通知你们的单位", None),
        ("合同法 !律/院", "合同法律关系", None),
        ("^劳动 合同法", "劳动合同法", None),
        ("您的? 家人", "家人", "家人"),
        ("判 <数> 年", "判十二年", "判十二年"),
        ("其他_App", "去其他 App 借", "其他 App"),
        ("告诉 & 欠 & <外>", "欠的钱，我告诉他单位", "欠的钱，我告诉他单位"),
        ("告诉 & 欠 & <外>", "欠的钱。我告诉他单位", None),
    ],
)
def test_phrases_say_what_they_seem_to(source: str, text: str, expected: str | None) -> None:
    place = next(compile_phrase(source, {"外": ["单位", "家人"]}).find(text), None)
    assert (text[place.start : place.end] if place else None) == expected


@pytest.mark.parametrize("source", ["<没有这张表>", "您的?", "告诉 99 单位", "告诉//单位", "告诉/单?位", "!不成"])
def test_phrases_that_mean_nothing_are_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        compile_phrase(source, {})


@pytest.mark.parametrize(
    "text",
    [
        "我们不会告诉您的家人，也不会联系您的单位。",
        "您刚才说有人要打断您的腿，要不要报警？",
        "有人让您转到个人账户，请不要转。",
        "如经判决并进入执行，是否限制高消费由法院决定。",
        "征信的记录不是一辈子。",
    ],
)
def test_lines_that_deny_or_tell_the_truth_are_no_findings(text: str, library: Library) -> None:
    assert said(text, library) == set()


@pytest.mark.parametrize(
    "text",
    [
        "不得威胁、辱骂，也不得冒充法院。",
        "客户骂了一句“骗子”，坐席没有接话。",
        "他在电话里说，再催就去跳河。",
        "初稿里有一句“再不还就坐牢”，复核时删掉了。",
        "上一家机构把函贴到了楼道。",
        "见[[一天打二十通，打到他接为止]]。",
        "客户反映另一家委外一天拨了二十多个电话。",
        "他张口骂了一分多钟“骗子”“不要脸”，坐席没有回嘴。",
        "一个月里通话二十二次，平均一天不到一次。",
        "周一到周三接连三天打不通，周四才请合同里约定的联系人转告。",
    ],
)
def test_what_is_told_of_others_or_as_wrong_is_no_finding(text: str, library: Library) -> None:
    assert told(text, library) == set()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("不是吓唬您，再不处理就得进去蹲几年。", "KB509-criminal-threat"),
        ("不能不让你父母知道了，你欠的这些我明天就跟他们讲。", "KB505-third-party-disclosure"),
        ("我们不收手续费，只收两百块上门费。", "KB510-fee"),
        ("不是法院也没关系，我们一样能冻结你的卡。", "KB509-court-only-consequence"),
        ("没有不动手的道理，你要是再挂电话，我们就到你家里见。", "KB504-threat"),
    ],
)
def test_negations_that_deny_something_else_hide_nothing(text: str, key: str, library: Library) -> None:
    assert key in said(text, library)


@pytest.mark.parametrize(
    "text",
    [
        "客户问会不会上失信，可答：那要法院在执行中依法决定，现在还谈不到。",
        "上门费、保证金我们一律不收。",
        "您征信以外的事跟这笔没有关系，孩子上学的事您放心。",
    ],
)
def test_what_the_debtor_asks_and_what_is_denied_afterwards_is_no_finding(text: str, library: Library) -> None:
    step = Strategy(wording=(Situation(title="", lines=(Say(text),)),))
    reply = Persona(objections=(Objection(title="", reply=(Say(text),)),))
    assert found(step, library) | found(reply, library) == set()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("坐席在第三通里讲「别逼我们动手，到时候难看的是你」，对方随即挂断。", "KB504-threat"),
        ("坐席吼了一句“再装死就让你真的躺医院”。", "KB504-threat"),
        ("短信称「您即将被限制高消费」，此时案件尚未起诉。", "KB509-court-only-consequence"),
    ],
)
def test_words_given_as_ours_count_as_if_said(text: str, key: str, library: Library) -> None:
    assert key in told(text, library)


@pytest.mark.parametrize("word", ["失 信 名 单", "失\u200b信\u200b名\u200b单", "失·信·名·单"])
def test_characters_set_apart_are_seen_through_where_they_stand(word: str) -> None:
    text = f"您再不还，下周我们就把您拉进{word}，飞机都坐不成。"
    view = View.of(Strategy(wording=(Situation(title="", lines=(Say(text),)),)))
    place = next(found.hit for found in hits(view)["KB509"])
    assert text[place.start : place.end].endswith((word, f"{word}，飞机都坐不成"))
    assert squeezed(text)[0] == "您再不还，下周我们就把您拉进失信名单，飞机都坐不成。"
    assert squeezed("第 5 条，12 期")[0] == "第 5 条，12 期"


def test_a_corrected_step_is_no_finding(library: Library) -> None:
    step = Step(title="", text="同事装作外卖员打了一通。")
    assert "KB502-pretext" in found(Case(steps=(step,)), library)
    corrected = replace(step, corrected_from=(Ref("pretext-contact"),))
    assert "KB502-pretext" not in found(Case(steps=(corrected,)), library)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("晚上十点四十打通了。", True),
        ("早上七点之前打，容易接。", True),
        ("半夜两点拨过去。", True),
        ("22:00 拨出一通。", True),
        ("8:00 拨出一通。", False),
        ("晚上九点半打过去。", False),
        ("22:00 自动停拨。", False),
        ("系统到 23 点停拨，外呼可以用足。", True),
        ("客户约了晚上十点半通话。", False),
        ("客户夜里十一点打进客服热线。", False),
        ("早会 7:40 开始，外呼 8:30 开始。", False),
        ("8:00–22:00 之间拨打。", False),
        ("七点打过去。", False),
        ("不得在 22:00 以后拨打。", False),
    ],
)
def test_times_of_day(text: str, wrong: bool, library: Library) -> None:  # noqa: FBT001
    holder = Text(Case(), ("background",), Role.STEP, text)
    allowed = Hours(8 * 60, 22 * 60, ("cba-guideline-2026#hours",))
    assert bool(list(outside_hours(holder, allowed, Context(library, TODAY, {})))) is wrong


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", 12),
        ("１２", 12),
        ("两", 2),
        ("十几", 11),
        ("二十多", 21),
        ("几十", 20),
        ("三四", 3),
        ("一百二十", 120),
        ("多", None),
    ],
)
def test_counts(written: str, number: int | None) -> None:
    assert count(written) == number


def test_names_in_links_keep_every_place() -> None:
    text = "见[[甲|乙]]和[[丙]]。"
    assert without_names(text) == "见□□□□乙]]和□□□□□。"
    assert len(without_names(text)) == len(text)


@pytest.mark.parametrize("name", list(tactics()))
def test_no_phrase_backtracks_without_bound(name: str) -> None:
    for item in tactics()[name].phrases:
        # All that a match may begin with and go on with, and never what ends it.
        for words in (item.phrase.needs[0], *item.phrase.needs[1:2]):
            worst = "".join(f"{word}的" for word in words)
            text = (worst * (SIZE // len(worst) + 1))[:SIZE]
            began = time.process_time()
            for _ in zip(range(20_000), item.phrase.find(text), strict=False):
                pass
            assert time.process_time() - began < SECONDS, item.phrase.source


@pytest.mark.parametrize(
    "piece",
    [
        "不",
        "不还",
        "没有",
        "客户说",
        "他又又又",
        "“",
        "欠",
        "你",
        "第三次",
        "22:00 打",
        "十",
        "一天打",
        "第四十条",
        "，",
    ],
)
def test_long_texts_take_no_time(piece: str, library: Library) -> None:
    text = (piece * (SIZE // len(piece) + 1))[:SIZE]
    context = Context(library, TODAY, {})
    views = [
        View.of(Case(background=text)),
        View.of(Strategy(wording=(Situation(title="核验前", lines=(Say(text),)),))),
    ]
    for view in views:
        for rule in COMPLIANCE:
            if rule.of_record:
                began = time.process_time()
                for _ in zip(range(20_000), rule.of_record(view, context.for_rule(rule, {})), strict=False):
                    pass
                assert time.process_time() - began < SECONDS, rule.id


@pytest.mark.parametrize(("lines", "least"), [("tuning", 0.97), ("held-out", 0.95)])
def test_labelled_lines_are_told_apart(lines: str, least: float, library: Library) -> None:
    result = score(HERE / lines / "compliance", library)
    assert (result.recall >= least, result.precision >= least) == (True, True), (result.recall, result.precision)


def test_findings_of_records_know_their_record(library: Library) -> None:
    record = library.get("identity-check")
    assert record is not None
    context = Context(library, TODAY, {})
    for rule in COMPLIANCE:
        for finding in rule.of_record(View.of(record), context.for_rule(rule, {})) if rule.of_record else ():
            assert isinstance(finding, Finding)
            assert finding.record == record.id
