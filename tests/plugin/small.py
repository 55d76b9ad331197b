"""A collection of three records, and the site that MkDocs builds of it in this very process."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.support.collection import write

STRATEGY = """\
---
title: {title}
summary: {summary}
status: {status}
owner: compliance
reviewed_on: 2026-10-20
review_due: 2027-04-20
dimension: conversation
verdict: allowed
---
## 作用
先确认身份。

## 步骤
1. 只报姓氏和称呼。

## 话术
> 您好，请问是{{称呼}}本人吗？
"""
STOP = """\
---
title: 停催与转交
summary: 先停下，再转交。
status: published
owner: compliance
reviewed_on: 2026-10-28
review_due: 2027-04-20
triggers: [投诉]
---
## 目的
先停下。

## 步骤
### 停
不再提还款。

## 情形
### 投诉
- 转给：合规组
- 时限：当天

> 您的意见我记下了，今天就转给合规组。
"""
# Everything a page knows, without the weight of a real theme.
TEMPLATE = """\
source: {{ page.file.src_uri }}
edit: {{ page.edit_url }}
built: {{ build_date_utc.isoformat() }}
update: {{ page.update_date }}
stop: {% if config.extra.kb.stop %}{{ config.extra.kb.stop.url }}{% endif %}
pages: {% for one in nav.pages %}{{ one.url }} {% endfor %}
{{ page.content }}
"""


def strategy(title: str, *, summary: str = "一句话。", status: str = "published") -> str:
    """A strategy in which nothing is wrong."""
    return STRATEGY.format(title=title, summary=summary, status=status)


@dataclass(frozen=True)
class Small:
    """A knowledge base in `root`."""

    root: Path

    @classmethod
    def create(cls, root: Path, vocabulary: Path) -> Small:
        """Write the records, the vocabulary and a hand-written page."""
        made = cls(root)
        shutil.copyfile(vocabulary, root / "kb.yml")
        made.append("kb.yml", "\nchecks: {exclude: [KB606]}  # nothing leads to the one strategy of a small base\n")
        made.write("playbooks/strategies/identity-check.md", strategy("核验本人"))
        made.write("playbooks/strategies/open-question.md", strategy("开放式提问"))
        made.write("playbooks/processes/stop-and-hand-over.md", STOP)
        made.write("docs/about/how.md", "# 怎么用\n\n看页面。\n")
        made.write("theme/main.html", TEMPLATE)
        return made

    def write(self, path: str, text: str) -> None:
        """Write a file of the knowledge base."""
        write(self.root, path, text)

    def append(self, path: str, text: str) -> None:
        """Write on at the end of a file."""
        self.write(path, (self.root / path).read_text(encoding="utf-8") + text)

    def configure(self, **settings: Any) -> Path:  # noqa: ANN401  (as YAML has it)
        """Write `mkdocs.yml`: the least there is, and these settings in place of it."""
        known: dict[str, Any] = {
            "site_name": "小库",
            "theme": {"name": None, "custom_dir": "theme"},
            "plugins": ["kb"],
            "validation": {"links": {"not_found": "warn", "anchors": "warn"}},
        }
        path = self.root / "mkdocs.yml"
        path.write_text(yaml.safe_dump(known | settings, allow_unicode=True), encoding="utf-8")
        return path

    def build(self, *, strict: bool = True, **settings: Any) -> Path:  # noqa: ANN401  (as YAML has it)
        """Build the site as `mkdocs build` does; the folder it lies in."""
        config = load_config(str(self.configure(**settings)), strict=strict)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
        return Path(config.site_dir)


def page(site: Path, address: str) -> str:
    """The HTML of a page."""
    return (site / address / "index.html").read_text(encoding="utf-8")


def fact(site: Path, address: str, name: str) -> str:
    """What the template above says of a page."""
    lines = page(site, address).splitlines()
    return next(line.removeprefix(f"{name}: ") for line in lines if line.startswith(f"{name}: "))
