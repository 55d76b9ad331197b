"""Messages of the editorial rules, KB601 to KB609."""

from kb.findings.message import Message

EDITORIAL: dict[str, Message] = {
    "KB601-due": Message(
        "{due} 就该复核了，过了 {days} 天",
        "请{owner}看一遍，改好 reviewed_on 和 review_due；不再用就改成 retired",
        "its review was due on {due}, {days} days ago",
        "ask {owner} to go over it and set reviewed_on and review_due, or retire it",
    ),
    "KB601-late": Message(
        "{due} 就该复核了，已经过了 {days} 天",
        "请{owner}本周看一遍，内容可能已经不对；不再用就改成 retired",
        "its review was due on {due}, as long as {days} days ago",
        "ask {owner} to go over it this week, for it may be wrong by now, or retire it",
    ),
    "KB602-future": Message(
        "复核日期 {day} 还没有到（今天是 {today}）",
        "写实际复核的那一天；下次复核的日子写在 review_due",
        "the review is dated {day}, which is still to come (today is {today})",
        "write the day it was really reviewed; the next one belongs in review_due",
    ),
    "KB603-copied": Message(
        "这段话和《{title}》第 {line} 行一字不差（{path}）",
        "留一处，另一处写一句概括，用 [[名称]] 指过去",
        "this passage stands word for word in `{title}`, line {line} ({path})",
        "keep one; write a sentence and a [[link]] in the other",
    ),
    "KB603-twice": Message(
        "这段话在本文第 {line} 行已经写过",
        "删掉一处",
        "this passage stands in line {line} already",
        "delete one of the two",
    ),
    "KB604-empty": Message(
        "这里只写了“{what}”，等于没写",
        "写一句有用的；确实没有可写的，连标题一起删掉",
        "`{what}` says nothing",
        "write something of use, or delete the heading as well",
    ),
    "KB605-alike": Message(
        "和《{title}》有 {percent}% 相同，最长的一段在这里，共 {n} 字，对应那边第 {line} 行（{path}）",
        "是同一件事就合并；确实是两件事，把不同的地方写清楚",
        "{percent}% the same as `{title}` ({path}); the longest common passage ({n} characters) is line {line} there",
        "merge the two if they are one matter; else make clear how they differ",
    ),
    "KB606-orphan": Message(
        "没有一条已发布的记录提到{type}“{title}”，读者走不到这里",
        "在用得到它的画像、策略、流程或案例里写 [[{title}]]；没有用处就停用",
        "no published record leads to the {kind} `{title}`",
        "mention it where it is of use: [[{title}]]; or retire it",
    ),
    "KB607-long": Message(
        "这句话有 {n} 个字，一口气说不完",
        "拆成两三句，每句不超过 {max} 字",
        "this sentence has {n} characters, too many for one breath",
        "split it into sentences of at most {max}",
    ),
    "KB608-half": Message(
        "中文里用了半角的 {half}",
        "改成全角的 {wide}",
        "half-width {half} stands in Chinese prose",
        "use the full-width {wide}",
    ),
    "KB609-alias": Message(
        "“{alias}”在词表里叫“{title}”",
        "统一写“{title}”；要保留这个叫法，写进 kb.yml 的 checks.options.KB609.allowed",
        "`{alias}` is called `{title}` in the vocabulary",
        "write `{title}`, or allow the alias in checks.options.KB609",
    ),
}
