"""Settings that the site needs and that `mkdocs.yml` leaves open. What a team has set stays as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

THEME = Path(__file__).parent / "theme"
BASE = "material"
"""The theme that our overrides are written for."""

_EXTENSIONS = ("attr_list", "md_in_html", "tables", "def_list", "toc")
_PREFIX = "markdown.extensions."


def fill(config: MkDocsConfig) -> None:
    """Add our theme folder and every setting that is still open."""
    _add_extensions(config)
    config.extra.setdefault("generator", False)
    if config.theme.name == BASE:
        _add_folder(config.theme)
        _fill_theme(config.theme)


def _add_extensions(config: MkDocsConfig) -> None:
    """The Markdown extensions that the pages are written for."""
    present = {name.removeprefix(_PREFIX) for name in config.markdown_extensions}
    config.markdown_extensions += [name for name in _EXTENSIONS if name not in present]


def _add_folder(theme: Theme) -> None:
    """Put our overrides before the theme's own files, but after a team's `custom_dir`."""
    folder = str(THEME)
    if folder not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, folder)


def _fill_theme(theme: Theme) -> None:
    untouched = Theme(BASE)
    for name, value in _theme_settings().items():
        if theme.get(name) == untouched.get(name):
            theme[name] = value


def _theme_settings() -> dict[str, Any]:
    """Our values; a list or mapping is made anew each time, for MkDocs and plugins may change it."""
    return {
        "language": "zh",
        "font": False,  # fonts would come from another origin
        "favicon": "assets/fupan/favicon.svg",
        "features": ["navigation.tabs", "toc.follow"],
        "palette": [
            _palette("light", "default", "material/weather-night", "切换到深色"),
            _palette("dark", "slate", "material/weather-sunny", "切换到浅色"),
        ],
    }


def _palette(prefers: str, scheme: str, icon: str, name: str) -> dict[str, Any]:
    return {
        "media": f"(prefers-color-scheme: {prefers})",
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": icon, "name": name},
    }
