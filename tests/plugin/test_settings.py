"""What the plugin sets in `mkdocs.yml`'s place, and what it takes back."""

from __future__ import annotations

from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from kb_mkdocs.defaults import THEME
from kb_mkdocs.promises import refused_feature
from tests.plugin.conftest import Log
from tests.plugin.small import Small


def _configured(small: Small, **settings: Any) -> MkDocsConfig:  # noqa: ANN401  (as YAML has it)
    """The configuration once our plugin has seen it."""
    config = load_config(str(small.configure(**{"theme": {"name": "material"}, **settings})))
    return config.plugins.on_config(config)


def test_open_settings(small: Small, log: Log) -> None:
    config = _configured(small)
    assert config.theme.dirs[0] == str(THEME)
    assert config.theme["language"] == "zh"
    assert config.theme["font"] is False
    assert config.theme["features"] == ["navigation.tabs", "toc.follow"]
    assert [entry["scheme"] for entry in config.theme["palette"]] == ["default", "slate"]
    assert config.extra["generator"] is False
    assert {"attr_list", "md_in_html", "def_list"} <= set(config.markdown_extensions)
    assert log.warnings == []


def test_set_settings_stay(small: Small, log: Log) -> None:
    theme = {"name": "material", "features": ["toc.follow"], "palette": {"scheme": "slate"}, "favicon": "own.png"}
    config = _configured(small, theme=theme, extra={"generator": True}, markdown_extensions=["attr_list"])
    assert config.theme["features"] == ["toc.follow"]
    assert config.theme["palette"] == {"scheme": "slate"}
    assert config.theme["favicon"] == "own.png"
    assert config.extra["generator"] is True
    assert config.markdown_extensions.count("attr_list") == 1
    assert log.warnings == []


def test_own_overrides_come_first(small: Small) -> None:
    config = _configured(small, theme={"name": "material", "custom_dir": "theme"})
    assert config.theme.dirs[:2] == [str(small.root / "theme"), str(THEME)]


def test_another_theme_is_left_alone(small: Small) -> None:
    config = _configured(small, theme={"name": "mkdocs"})
    assert str(THEME) not in config.theme.dirs
    assert config.theme["locale"].language == "en"


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"theme": {"name": "material", "features": ["navigation.instant"]}}, "navigation.instant"),
        ({"theme": {"name": "material", "features": ["search.highlight"]}}, "search.highlight"),
        ({"theme": {"name": "material", "font": {"text": "Noto Sans SC"}}}, "theme.font"),
        ({"repo_url": "https://github.com/example/kb"}, "repo_url"),
        ({"extra": {"analytics": {"provider": "google", "property": "G-1"}}}, "extra.analytics"),
        ({"extra_css": ["https://cdn.example.com/x.css"]}, "https://cdn.example.com/x.css"),
        ({"extra_javascript": ["//cdn.example.com/x.js"]}, "//cdn.example.com/x.js"),
        ({"extra_javascript": [{"path": "https://cdn.example.com/x.mjs"}]}, "https://cdn.example.com/x.mjs"),
    ],
)
def test_broken_promises(small: Small, log: Log, settings: dict[str, Any], named: str) -> None:
    """Taken back, and said in one line that a strict build refuses."""
    config = _configured(small, **settings)
    assert len(log.warnings) == 1
    assert named in log.warnings[0]
    assert not set(config.theme["features"]) & {"navigation.instant", "search.highlight"}
    assert config.theme["font"] is False
    assert (config.repo_url, config.repo_name, config.edit_uri) == (None, None, None)
    assert "analytics" not in config.extra
    assert (config.extra_css, config.extra_javascript) == ([], [])


def test_own_scripts_stay(small: Small, log: Log) -> None:
    config = _configured(small, extra_css=["own.css"], extra_javascript=["own.js"])
    assert config.extra_css == ["own.css"]
    assert config.extra_javascript == ["own.js"]
    assert log.warnings == []


@pytest.mark.parametrize(
    ("feature", "refused"),
    [
        ("navigation.instant", True),
        ("navigation.instant.prefetch", True),
        ("navigation.tabs.sticky", True),
        ("navigation.tabs", False),
        ("navigation.indexes", False),
        ("toc.follow", False),
    ],
)
def test_features(feature: str, *, refused: bool) -> None:
    assert bool(refused_feature(feature)) is refused
