"""Everything that the command line says, in both languages."""

from __future__ import annotations

from collections.abc import Mapping


def say(lang: str, key: str, **values: object) -> str:
    """The words under a key in a language, filled in.

    Raises:
        KeyError: There are no such words, or a value is missing.
    """
    zh, en = WORDS[key]
    return (en if lang == "en" else zh).format_map(values)


WORDS: Mapping[str, tuple[str, str]] = {
    # Help pages
    "usage": ("用法：", "Usage: "),
    "options-metavar": ("[选项]", "[OPTIONS]"),
    "command-metavar": ("命令 …", "COMMAND ..."),
    "options": ("选项：", "Options:"),
    "commands": ("命令：", "Commands:"),
    "help": ("显示这一页", "Show this page"),
    "help-kb": (
        "复盘：检查团队的案例、剧本和法规，把它们建成一个互相连通的站点。",
        "Fupan: checks a team's cases, playbooks and regulations and builds them into one cross-linked site.",
    ),
    "help-check": (
        "检查全部记录，报告哪里有问题、怎么改",
        "Check all records and say what is wrong and how to mend it",
    ),
    "help-build": (
        "建站：先检查，建好后整体替换旧站点",
        "Build the site: check first, then replace the old one at once",
    ),
    "help-serve": ("在本机预览站点，改了内容自动刷新", "Show the site on this machine and follow every change"),
    "help-show": ("显示一条记录", "Show one record"),
    "help-list": ("列出一类记录", "List the records of a type"),
    "help-uses": ("删掉或改名之前：哪些地方用到了它", "Before removing or renaming: what refers to it"),
    "help-evidence": ("只由案例算出来的证据", "What the team's own cases show"),
    "help-search": (
        "搜索：一句话、半个标题、拼音首字母都行；给原话加上引号，就只找一字不差的",
        "Search by a sentence, half a title or pinyin initials; quote what must stand exactly so",
    ),
    "help-search-k": ("最多显示几条（默认 10）", "How many hits at most (default: 10)"),
    "help-evaluate": (
        "拿一份问题清单量搜索：nDCG@10、MRR 和没答上的",
        "Judge the search by a file of questions: nDCG@10, MRR, failures",
    ),
    "help-index": (
        "更新搜索用的索引；不运行也行，kb search 会自己更新",
        "Bring the search index up to date; kb search does so by itself",
    ),
    "help-rebuild": ("全部重新建", "Write everything anew"),
    "help-export": ("导出", "Write the content for other tools"),
    "help-export-pages": ("把全部页面写成 Markdown 文件", "Write all pages as Markdown files"),
    "help-schema": (
        "写给编辑器的 JSON Schema；不写类型就列出全部类型",
        "JSON Schemas for editors; without a type, list the types",
    ),
    "help-front-matter": (
        "Markdown 开头那一段的，而不是整篇 YAML 的",
        "Of the front matter of Markdown instead of a whole YAML file",
    ),
    "help-schema-all": ("把全部 JSON Schema 写进这个文件夹", "Write all schemas into this folder"),
    "help-vscode": (
        "给 VS Code 写好补全、检查和片段（.vscode/）；改了 kb.yml 再运行一次",
        "Set up VS Code (.vscode/): completion, checks, snippets; again after kb.yml changed",
    ),
    "help-init": ("新建一个团队的知识库", "Start a new team's knowledge base"),
    "help-folder": ("在这个文件夹里运行", "Run in this folder"),
    "help-lang": ("用中文或英文输出", "Speak Chinese or English"),
    "help-today": (
        "按这一天判断是否到期；不写就按 KB_TODAY，再没有：检查按今天，建站按最近的复核日",
        "Judge due dates on this day; else KB_TODAY, else today for a check and the newest review for a site",
    ),
    "help-version": ("显示版本", "Show the version"),
    "help-format": ("输出格式", "Output format"),
    "help-fail-on": (
        "出现这一级或更严重的问题时，退出码为 1",
        "Exit with 1 on findings of this level or worse",
    ),
    "help-fix": ("把能放心改的直接改好", "Mend what can be mended safely"),
    "help-unsafe": ("连同靠猜的（要人再看一遍）", "Mend by guesses too; look at them afterwards"),
    "help-diff": ("只显示 --fix 会改什么，不动文件", "Only show what --fix would change"),
    "help-changed-since": (
        "只报告这个提交以后改过的文件，和受它们影响的",
        "Only report on files changed since this revision, and what depends on them",
    ),
    "help-write-baseline": (
        "把现有的问题记进基线，以后只报告新的",
        "Accept today's findings in the baseline; report only new ones from now on",
    ),
    "help-no-cache": ("不用上次的结果，全部重新检查", "Check everything anew"),
    "help-rule": ("解释一条规则；不写编号就列出全部", "Explain a rule, or list them all"),
    "help-fmt": (
        "统一写法：字段名、引用、日期、标点、行尾空格",
        "Write names, references, dates and blanks in one way",
    ),
    "help-fmt-check": ("只看有没有要改的，不动文件", "Only tell whether anything would change"),
    "help-fmt-diff": ("只显示会改什么，不动文件", "Only show what would change"),
    "help-site-dir": ("站点放在哪里（默认按 mkdocs.yml）", "Where to put the site (default: as in mkdocs.yml)"),
    "help-addr": ("监听的地址和端口", "Address and port to listen on"),
    "help-open": ("打开浏览器", "Open a browser"),
    "help-json": ("输出 JSON", "Write JSON"),
    "help-drafts": ("连同草稿和待复核的记录", "Include drafts and records under review"),
    "help-templates": ("团队自己的页面模板所在的文件夹", "A folder of the team's own page templates"),
    "help-filter-type": (
        "只看这一类；每个筛选都可以写几次",
        "Only of this type; any filter may be given several times",
    ),
    "help-filter-persona": ("只看这种画像的", "Only of this persona"),
    "help-filter-strategy": ("只看用了这条策略的", "Only with this strategy"),
    "help-filter-stage": ("只看这个阶段的", "Only of this stage"),
    "help-filter-product": ("只看这个产品的", "Only of this product"),
    "help-filter-result": ("只看这种结果的", "Only with this result"),
    "help-filter-month": ("只看这个月结案的，如 2026-10", "Only closed in this month, such as 2026-10"),
    "help-filter-dimension": ("只看这个维度的", "Only of this dimension"),
    "help-filter-verdict": ("只看这个合规结论的", "Only with this verdict"),
    "help-filter-author": ("只看这位作者的", "Only by this author"),
    "help-filter-owner": ("只看这位负责人的", "Only kept by this owner"),
    "help-filter-status": ("只看这个状态的", "Only with this status"),
    # Wrong use
    "nearest": ("是否想写 {name}？", " Did you mean {name}?"),
    "no-command": (
        "{command} 没有 {value} 这个命令。{nearest}用 {command} --help 看全部命令。",
        "{command} has no command {value}.{nearest} See {command} --help.",
    ),
    "no-option": (
        "{command} 没有 {value} 这个选项。{nearest}用 {command} --help 看全部选项。",
        "{command} has no option {value}.{nearest} See {command} --help.",
    ),
    "value-wanted": ("{command}：选项 {value} 后面要写一个值。", "{command}: option {value} needs a value."),
    "no-value-wanted": ("{command}：选项 {value} 后面不能写值。", "{command}: option {value} takes no value."),
    "missing": (
        "{command}：少写了 {value}。用 {command} --help 看用法。",
        "{command}: {value} is missing. See {command} --help.",
    ),
    "bad-choice": ("{command}：{value} 只能是 {choices}。", "{command}: {value} must be one of {choices}."),
    "bad-value": ("{command}：{value} 的值不对。", "{command}: the value of {value} is wrong."),
    "bad-usage": (
        "{command}：写法不对。用 {command} --help 看用法。",
        "{command}: wrong use. See {command} --help.",
    ),
    "extra-argument": (
        "{command}：多写了 {value}。用 {command} --help 看用法。",
        "{command}: {value} is too much. See {command} --help.",
    ),
    "bad-date": (
        "日期要写成 2026-11-30 这样，不能是 {value}。",
        "A date is written like 2026-11-30, not {value}.",
    ),
    "bad-today-variable": (
        "环境变量 KB_TODAY 要写成 2026-11-30 这样，不能是 {value}。",
        "The variable KB_TODAY is written like 2026-11-30, not {value}.",
    ),
    "bad-epoch-variable": (
        "环境变量 SOURCE_DATE_EPOCH 要写成 1970 年以来的秒数，不能是 {value}。",
        "The variable SOURCE_DATE_EPOCH is a number of seconds since 1970, not {value}.",
    ),
    # Folders and files
    "no-folder": ("没有这个文件夹：{path}", "No such folder: {path}"),
    "no-root": (
        "{path} 和它的上级文件夹里都没有 kb.yml，不是知识库。新建一个：kb init 文件夹",
        "Neither {path} nor a folder above it holds kb.yml: no knowledge base. Start one: kb init DIR",
    ),
    "no-path": ("没有这个文件或文件夹：{path}", "No such file or folder: {path}"),
    "outside": ("{path} 不在知识库 {root} 里。", "{path} lies outside the knowledge base {root}."),
    "nothing-to-check": ("没有可检查的记录：{path}", "No records to check: {path}"),
    "cannot-read": ("读不了 {path}：{why}", "Cannot read {path}: {why}"),
    "needs-other": ("{option} 要和 {other} 一起用。", "{option} goes with {other}."),
    "not-together": ("{option} 不能和 {other} 一起用。", "{option} does not go with {other}."),
    "no-baseline-named": (
        "kb.yml 里还没有写基线放在哪里。加上：checks: {{baseline: 文件名}}",
        "kb.yml names no baseline. Add: checks: {{baseline: FILE}}",
    ),
    "no-baseline": (
        "kb.yml 写的基线 {path} 不存在。先写出来：kb check --write-baseline",
        "The baseline {path} that kb.yml names does not exist. Write it: kb check --write-baseline",
    ),
    "bad-baseline": (
        "kb.yml 写的基线 {path} 读不了。重新写一份：kb check --write-baseline",
        "The baseline {path} that kb.yml names cannot be read. Write it anew: kb check --write-baseline",
    ),
    "baseline-written": (
        "基线写好了：{path}，收下 {n} 个现有的问题。",
        "Baseline written: {path}, {n} findings accepted.",
    ),
    "no-git": ("没有安装 git，不能用 --changed-since。", "git is not installed; --changed-since needs it."),
    "no-repository": (
        "{path} 不在 git 仓库里，不能用 --changed-since。",
        "{path} is in no git repository; --changed-since needs one.",
    ),
    "no-revision": ("git 里没有 {value} 这个提交、分支或标签。", "git knows no revision {value}."),
    "git-failed": ("git 没有答复：{why}", "git failed: {why}"),
    "nothing-changed": ("{value} 以后没有改过记录。", "No record changed since {value}."),
    "mended": ("改好了 {n} 个文件。", "Files mended: {n}."),
    "would-mend": ("有 {n} 个文件会改。", "Files that would change: {n}."),
    "nothing-to-mend": ("没有能自动改的。", "Nothing can be mended by itself."),
    "formatted": ("统一了 {n} 个文件的写法。", "Files formatted: {n}."),
    "would-format": ("有 {n} 个文件会改：\n{paths}", "Files that would change: {n}\n{paths}"),
    "nothing-to-format": ("写法都已统一。", "Everything is in its usual form."),
    "not-formatted": (
        "{path} 没有动：改了写法会改变内容。",
        "{path} is left alone: another form would change what it says.",
    ),
    "no-rule": (
        "没有 {value} 这条规则。{nearest}用 kb rule 看全部。",
        "There is no rule {value}.{nearest} See them all: kb rule",
    ),
    "rule-fixes-safe": ("能自动改", "mends itself"),
    "rule-fixes-unsafe": ("能给出改法，要人看", "offers a mend to look at"),
    "rule-fixes-none": ("要人改", "by hand"),
    "cannot-write": ("写不了 {path}：{why}", "Cannot write {path}: {why}"),
    "not-a-target": (
        "{path} 不能用来放站点：那里是知识库自己的内容。",
        "{path} cannot hold the site: it holds content of a knowledge base.",
    ),
    "not-a-site": (
        "{path} 不像建好的站点（里面没有 {home}）。为免误删，请换一个文件夹，或者先清空它。",
        "{path} does not look like a built site (no {home}). Name another folder, or empty it.",
    ),
    "not-empty": ("{path} 不是空的。请换一个新文件夹。", "{path} is not empty. Name a new folder."),
    # Records
    "no-record": ("没有 {value} 这条记录。{nearest}", "There is no record {value}.{nearest}"),
    "no-type": (
        "没有 {value} 这一类记录。{nearest}可以写：{known}",
        "There is no record type {value}.{nearest} Known: {known}",
    ),
    "no-term": ("kb.yml 里没有 {value}。{nearest}", "kb.yml does not know {value}.{nearest}"),
    "no-value": ("没有 {value} 可筛选。{nearest}", "There is no {value} to filter by.{nearest}"),
    "no-such-filter": ("{type} 不能按 {name} 筛选。", "Records of type {type} cannot be filtered by {name}."),
    "no-front-matter": ("{value} 不写成 Markdown，没有开头那一段。", "{value} is never Markdown: no front matter."),
    "broken-vocabulary": (
        "{path} 有问题，先运行 kb check，改好再来。",
        "Something is wrong with {path}; run kb check and mend it first.",
    ),
    "schemas-written": ("写好了：{path}，{n} 个文件。", "Written: {path}, {n} files."),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "count": ("共 {n} 条。", "{n} in all."),
    "uses-count": ("{n} 处用到了 {id}。", "{n} places refer to {id}."),
    "uses-none": ("没有地方用到 {id}。", "Nothing refers to {id}."),
    # Work
    "reading": ("读取记录", "Reading records"),
    "building": ("建站", "Building the site"),
    "indexing": ("建索引", "Indexing"),
    "indexed": (
        "索引是最新的：{n} 条，这次写了 {written} 条，去掉 {removed} 条。",
        "The index is up to date: {n} entries, {written} written now, {removed} removed.",
    ),
    "index-runs": ("另一个 kb 正在写索引，请等它结束。", "Another kb is writing the index; wait for it to end."),
    "search-nothing": (
        "没有找到。换个说法，少写几个字，或者去掉引号和筛选再试。",
        "Nothing found. Try other or fewer words, or drop quotes and filters.",
    ),
    "search-count": ("共 {n} 条，显示前 {shown} 条。", "{n} found, the first {shown} shown."),
    "search-at-most": ("至多 {n} 条，显示前 {shown} 条。", "At most {n} found, the first {shown} shown."),
    "search-retired": ("（已停用）", "(retired)"),
    "search-counter": ("反例", "do not say"),
    "evaluate-questions": ("问题", "Questions"),
    "evaluate-number": ("数量", "n"),
    "evaluate-landing": ("落点", "landing"),
    "evaluate-tuned": ("调参用的", "to tune by"),
    "evaluate-held": ("另放的一成", "held apart"),
    "evaluate-failed": ("前十条里没有一页用得上（{n}）：", "Nothing that helps among the first ten ({n}):"),
    "evaluate-weak": ("有，但排得低（{n}）：", "Found, but too low ({n}):"),
    "exporting": ("写页面", "Writing pages"),
    "no-mkdocs": (
        "没有安装 MkDocs，不能建站；检查和导出不需要它。",
        "MkDocs is not installed, so no site can be built; checking and exporting do without.",
    ),
    "no-mkdocs-yml": (
        "{root} 里没有 mkdocs.yml，不能建站。",
        "{root} holds no mkdocs.yml, so no site can be built.",
    ),
    "build-runs": (
        "另一个 kb build 正在运行，请等它结束。",
        "Another kb build is running; wait for it to end.",
    ),
    "built": ("建好了：{path}，{pages} 个页面。", "Built: {path}, {pages} pages."),
    "not-built": (
        "没有建成，上面是 MkDocs 的说明；{path} 没有动。",
        "Not built, for the reasons above; {path} is as it was.",
    ),
    "exported": ("写好了：{path}，{n} 个页面。", "Written: {path}, {n} pages."),
    "initialised": (
        "新知识库在 {path}。接下来：\n  kb -C {folder} check\n  kb -C {folder} serve",
        "The new knowledge base is in {path}. Next:\n  kb -C {folder} check\n  kb -C {folder} serve",
    ),
    "our-fault": (
        "kb 自己出错了（{kind}，{place}），不是内容的问题。设 {variable}=1 再运行一次，可以看到详细经过。",
        "kb itself failed ({kind}, {place}); the content is not to blame. {variable}=1 shows the details.",
    ),
    # Evidence
    "evidence-sample": ("示例数据：还没有真实案例。", "Sample data: there is no real case yet."),
    "evidence-all": ("全部案例", "All cases"),
    "evidence-persona": ("画像", "Persona"),
    "evidence-strategy": ("策略", "Strategy"),
    "evidence-stage": ("阶段", "Stage"),
    "evidence-product": ("产品", "Product"),
    "evidence-n": ("例数", "n"),
    "evidence-good": ("好", "good"),
    "evidence-bad": ("不好", "bad"),
    "evidence-open": ("未定", "open"),
    "evidence-share": ("好的占比（95% 区间）", "share good (95% interval)"),
    "evidence-median": ("收回中位数", "median recovered"),
    "evidence-thin": ("样本少", "thin"),
    "evidence-association": (
        "一起出现，不说明因果。少于 5 例只作参考。",
        "They stood together; that is no cause. Fewer than 5 cases are a hint at most.",
    ),
}
"""Key → Chinese, English."""
