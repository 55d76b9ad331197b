"""Write the vectors that the analyzer, the queries and the excerpts of both languages are tested against.

The texts are drawn with a fixed seed from many scripts; what Python makes of them is written beside them, and the
browser must make the same. Run it again after a change that is meant: `python tests/tools/search_vectors.py`.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from kb.search.analyzer import bound, required_terms, terms
from kb.search.document import LENGTHS, Block, Part
from kb.search.excerpt import passages
from kb.search.intents import INTENTS
from kb.search.query import parse
from kb.search.script import fold, squeeze

FOLDER = Path(__file__).parents[1] / "search" / "vectors"
SYNONYMS = (("失业", "没工作", "下岗"), ("结清", "上岸"), ("一次性结清", "一次结清"), ("App", "应用"))
_SEED = 20261124
_DRAWN = 240

_FIXED = (
    "",
    " ",
    "客户说他失业了",
    "客戶說他失業了，還款有困難",
    "一次性结清",
    "ＡＰＰ　登录１２３",
    "M3+ 停催",
    "GB/T 45251-2025",
    "第253条之一",
    "㈱①②③ ﬁ ㎡",
    "é e\u0301 É",
    "ΟΔΟΣ σς",
    "İstanbul ıI",
    "Straße ẞ",
    "ひらがなカタカナ・ー",
    "한국어 가나다",
    "𠀀𠮷野家𡘙",
    "👨‍👩‍👧‍👦孩子🙂",
    "零\u200b宽\u200d空\ufeff格",
    "软\u00ad连字",
    "a_b c-d e.f",
    "３.１４％",
    "x" * 70,
    "汉x字y",
    "〇一二々〆",
    "里裏裡 后後 干乾幹 台臺",
    "“您们会不会告诉我家里人？”",
    "12378",
    "café\u0301",
    "\u0000\u2028\u0085行",
    "ｶﾞｷﾞｸﾞ",
    "Ⅻ Ⅷ ½ ²",
    "नमस्ते",
    "مرحبا بالعالم",
    "שלום",
    "ไทย",
    "\U0001f1e8\U0001f1f3中国",
    "羽\ufe00毛",
    "A\u030a Å Å",
    "豈更車",
    "ǅ Ǆ ǆ",
)
_POOLS = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经",
    "客户还款逾期分期减免失联协商催收投诉停催失业生意困难核验本人承诺",
    "還款協商減免失聯催討債務實際對話應當後來無關聯繫請問體諒壓力",
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "0123456789０１２３４５６７８９",
    "ＡＢＣａｂｃ，。！？、；：“”‘’（）《》【】…—",
    " \t\n.,;:!?-_/+*#@()[]{}<>|~`'\"",
    "あいうえおカキクケコ한국어가나다",
    "àéîõüßñçøåÆŒİıΣσςДдЖж",
    "😀🙂👍🏽❤️\u200d\u200b\ufeff\u00ad\u0301",
    "𠀀𠀁𡃁𢌞𣎴𪚥𫝈",
)
_QUERIES = (
    "客户说失业",
    '"他说没钱"',
    "“没工作”怎么办",
    "「一次性结清」",
    "一次性结清",
    "想上岸 怎么结清",
    '"未闭合的引号',
    'A"b c"d',
    "“失业”失业",
    '""',
    "“ ”",
    "app登录",
    '"M3+停催"',
    '"人"',
    "zskn",
    '還款"協商"還款',
    '他说 “您好” 再说 "再见"',
    "”反的引号“",
    "发短信 有没有用？",
    "能不能看出十月的效果嗎",
)
_LONG = "他说上游没有结款，结了就还。" * 6 + "後來他失業了，App 里也登不上；" + "再等等看。" * 12 + "最后一次性结清。"


def analyzer_vectors() -> list[dict[str, Any]]:
    """Texts with their folded and squeezed forms and their terms."""
    draw = random.Random(_SEED)  # noqa: S311  (the same texts every time)
    texts = list(_FIXED)
    while len(texts) < len(_FIXED) + _DRAWN:
        pools = draw.sample(_POOLS, draw.randint(1, 4))
        texts.append("".join(draw.choice(draw.choice(pools)) for _ in range(draw.randint(1, 24))))
    while len(texts) < 300:  # the rest: any assigned characters of the first two planes' scripts
        texts.append("".join(chr(draw.randint(0x20, 0x24FF)) for _ in range(12)))
    return [
        {
            "text": t,
            "fold": fold(t),
            "squeeze": squeeze(t),
            "terms": terms(t),
            "required": required_terms(t),
            "bound": bound(t),
        }
        for t in texts
    ]


def query_vectors() -> dict[str, Any]:
    """Queries taken apart, with the synonyms they were taken apart with."""
    found = [parse(text, SYNONYMS) for text in _QUERIES]
    return {
        "synonyms": SYNONYMS,
        "intents": INTENTS,
        "queries": [
            {
                "text": query.text,
                "terms": [[t.text, t.weight, t.quoted, t.added] for t in query.terms],
                "required": query.required,
                "pieces": query.pieces,
                "compact": query.compact,
                "leanings": dict(query.leanings),
            }
            for query in found
        ],
    }


def excerpt_vectors() -> list[dict[str, Any]]:
    """Passages of a document for queries: which ones, their excerpts and marks."""
    blocks = (
        Block(Part.BODY, "摘要：想还、眼下还不上。", label="摘要"),
        Block(Part.BODY, "他失业了", "step-1", "他失业了"),
        Block(Part.BODY, _LONG, "step-1", "他失业了"),
        Block(Part.DEBTOR, "“我没工作，拿什么还？”", "objection-1", "客户说“我没工作，拿什么还？”", "您先别急。"),
        Block(
            Part.SAY, "您先别急，您没工作这件事我记下了。", "objection-1", "客户说“我没工作，拿什么还？”", "您先别急。"
        ),
        Block(Part.BODY, "不要说：你失业关我什么事", "counter-1", "反例", counter=True),
    )
    asked = (
        "失业",
        "没工作",
        "“没工作，拿什么”",
        "结清",
        "App",
        "人",
        "等等看",
        "zskn",
        "還",
        "上游 失业",
        "不要说",
        "摘要",
    )
    return [
        {
            "blocks": [
                {
                    "part": b.part,
                    "text": b.text,
                    "anchor": b.anchor,
                    "label": b.label,
                    "say": b.say,
                    "counter": b.counter,
                }
                for b in blocks
            ],
            "queries": [
                {
                    "text": text,
                    "passages": [
                        {"block": blocks.index(p.block), "excerpt": p.excerpt, "marks": p.marks}
                        for p in passages(blocks, parse(text, SYNONYMS))
                    ],
                }
                for text in asked
            ],
        }
    ]


def rendered() -> dict[str, str]:
    """The files by name."""
    found = {
        "analyzer.json": analyzer_vectors(),
        "queries.json": query_vectors(),
        "excerpts.json": excerpt_vectors(),
        "lengths.json": LENGTHS,
    }
    return {name: json.dumps(value, ensure_ascii=True, indent=1) + "\n" for name, value in found.items()}


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for file, text in rendered().items():
        (FOLDER / file).write_text(text, encoding="utf-8", newline="\n")
        print(f"{file}: written")
