"""Which day a build believes it is: never the clock's."""

from __future__ import annotations

import datetime as dt
import gzip
from typing import Self

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from kb_mkdocs import days
from tests.plugin.conftest import Log
from tests.plugin.small import Small, fact, page

_REVIEW = dt.date(2026, 10, 28)
_OPTION = dt.date(2026, 12, 1)
_EPOCH = "1767225600"  # 2026-01-01


@pytest.mark.parametrize(
    ("option", "environ", "expected"),
    [
        (_OPTION, {"KB_TODAY": "2026-11-30", "SOURCE_DATE_EPOCH": _EPOCH}, _OPTION),
        (None, {"KB_TODAY": "2026-11-30", "SOURCE_DATE_EPOCH": _EPOCH}, dt.date(2026, 11, 30)),
        (None, {"SOURCE_DATE_EPOCH": _EPOCH}, dt.date(2026, 1, 1)),
        (None, {"KB_TODAY": " "}, _REVIEW),
        (None, {}, _REVIEW),
    ],
)
def test_today(option: dt.date | None, environ: dict[str, str], expected: dt.date) -> None:
    assert days.today(option, environ, _REVIEW) == expected


@pytest.mark.parametrize("name", ["KB_TODAY", "SOURCE_DATE_EPOCH"])
@pytest.mark.parametrize("value", ["tomorrow", "2026-02-30", "9" * 30])
def test_bad_variable(small: Small, log: Log, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(Abort):
        small.build()
    assert [said for said in log.errors if name in said and value in said and "\n" not in said]


@pytest.mark.parametrize("written", [dt.date(2027, 4, 30), "2027-04-30"])
def test_option(small: Small, written: object) -> None:
    """It decides what is overdue for review, not the day of the build."""
    site = small.build(plugins=[{"kb": {"today": written}}])
    assert "已过复核日 10 天" in page(site, "strategies/open-question")
    assert fact(site, "", "update") == _REVIEW.isoformat()


def test_nothing_is_overdue_on_the_day_of_its_review(small: Small) -> None:
    assert "已过复核日" not in page(small.build(), "strategies/open-question")


@pytest.mark.parametrize("written", ["2026-13-01", 20261201, dt.datetime(2026, 12, 1, 8, tzinfo=dt.UTC)])
def test_bad_option(small: Small, log: Log, written: object) -> None:
    configured = small.configure(plugins=[{"kb": {"today": written}}])
    with pytest.raises((Abort, ConfigurationError)):
        load_config(str(configured))
    assert [said for said in log.errors if "today" in said]


def test_dates_come_from_the_newest_review(small: Small) -> None:
    site = small.build(site_url="https://kb.example.com/")
    assert fact(site, "strategies/open-question", "built") == "2026-10-28T00:00:00+00:00"
    assert fact(site, "about/how", "update") == "2026-10-28"
    site_map = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert site_map.count("<lastmod>") == site_map.count("<lastmod>2026-10-28</lastmod>") > 0
    with gzip.open(site / "sitemap.xml.gz") as packed:
        assert packed.read().decode() == site_map
        assert packed.mtime == dt.datetime(2026, 10, 28, tzinfo=dt.UTC).timestamp()


def test_dates_come_from_the_epoch(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", _EPOCH)
    site = small.build(site_url="https://kb.example.com/")
    assert fact(site, "", "built") == "2026-01-01T00:00:00+00:00"
    assert "<lastmod>2026-01-01</lastmod>" in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_the_clock_is_not_read(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Self:
            return cls(2099, 1, 1, tzinfo=tz)

    monkeypatch.setattr("mkdocs.utils.datetime", Later)
    site = small.build(site_url="https://kb.example.com/", theme={"name": "material"}, plugins=["search", "kb"])
    assert "<lastmod>2026-10-28</lastmod>" in (site / "sitemap.xml").read_text(encoding="utf-8")
    built = [path for path in site.rglob("*") if path.suffix in {".html", ".xml", ".json"}]
    assert [path.name for path in built if b"2099-01" in path.read_bytes()] == []
