"""Settings that would break what the site promises: no request to another origin, no query in an address.

They are taken back, and a warning says why; so a strict build fails until they are gone from `mkdocs.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

_FEATURES = {
    "navigation.instant": "它只换正文、不重新载入页面，复制、预览和停催按钮会失灵",
    "navigation.tracking": "它会改写地址里 # 后面的内容，筛选和填好的值会丢",
    "navigation.top": "它会盖住手机上的话术",
    "navigation.tabs.sticky": "页面上方的位置留给话术",
    "search.highlight": "它把搜索的词写进地址的 ?h=，会留在服务器日志里",
    "search.share": "它把搜索的词写进地址的 ?q=，会留在服务器日志里",
    "toc.integrate": "记录页不在导航里，目录会没有地方显示",
}
_OUTSIDE = ("http://", "https://", "//")


def keep(config: MkDocsConfig) -> Iterator[str]:
    """Take back what breaks a promise; tell of each thing that was taken back."""
    yield from _features(config)
    yield from _font(config)
    yield from _repository(config)
    if config.extra.pop("analytics", None):
        yield _refusal("extra.analytics", "它会把访问记录发到外网")
    yield from _outside("extra_css", config.extra_css)
    yield from _outside("extra_javascript", config.extra_javascript)


def refused_feature(feature: str) -> str:
    """Why a feature of the theme is refused; empty where it is not. What it brings along goes with it."""
    return next((why for name, why in _FEATURES.items() if f"{feature}.".startswith(f"{name}.")), "")


def _features(config: MkDocsConfig) -> Iterator[str]:
    features: list[str] = list(config.theme.get("features") or ())
    for feature in features:
        if why := refused_feature(feature):
            yield _refusal(f"theme.features 的 {feature}", why)
    if features:
        config.theme["features"] = [feature for feature in features if not refused_feature(feature)]


def _font(config: MkDocsConfig) -> Iterator[str]:
    if config.theme.get("font"):
        config.theme["font"] = False
        yield _refusal("theme.font", "字体会从外网取；用 extra_css 指定本机字体")


def _repository(config: MkDocsConfig) -> Iterator[str]:
    if not config.repo_url:
        return
    config.repo_url = config.repo_name = None
    # MkDocs made these from the address, or they only mean something after it.
    if not (config.edit_uri or "").startswith(_OUTSIDE):
        config.edit_uri = None
    if not (config.edit_uri_template or "").startswith(_OUTSIDE):
        config.edit_uri_template = None
    yield _refusal("repo_url", "主题会去外网查这个仓库；源文件的链接写在 kb.yml 的 edit_url")


def _outside(setting: str, addresses: MutableSequence[Any]) -> Iterator[str]:
    for address in list(addresses):
        if str(address).startswith(_OUTSIDE):
            addresses.remove(address)
            yield _refusal(f"{setting} 的 {address}", "它要从外网取；把文件放进 docs_dir")


def _refusal(setting: str, why: str) -> str:
    return f"mkdocs.yml: {setting} 不起作用：{why}"
