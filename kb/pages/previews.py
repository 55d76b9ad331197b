"""Small data about the pages for the theme: hover previews, and the stop card."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kb.library import Library
from kb.pages.citing import articles_of, short_name, with_article
from kb.pages.environment import environment
from kb.pages.page import Options
from kb.pages.pieces import Slots
from kb.pages.shared import shown_records
from kb.pages.urls import Style, site_path
from kb.pages.wording import shown
from kb.records import Process, Regulation, Say, Strategy

PREVIEWS = "assets/kb/previews.json"
ARTICLES = "assets/kb/articles.json"
"""What the theme's scripts fetch when a link is rested on; the second only where it leads to an article."""


def preview_files(library: Library, options: Options) -> Iterator[tuple[str, bytes]]:
    """The previews as files of the site: path and content."""
    for path, found in (PREVIEWS, previews(library, options)), (ARTICLES, article_previews(library, options)):
        # Bytes: text would get the line endings of the system.
        yield path, f"{json.dumps(found, ensure_ascii=False, sort_keys=True)}\n".encode()


def previews(library: Library, options: Options) -> dict[str, dict[str, str | None]]:
    """What a link's preview shows of its target, by the target's path from the site's root."""
    style = Style.DIRECTORY if options.directory_urls else Style.HTML
    vocabulary = library.vocabulary
    found: dict[str, dict[str, str | None]] = {}
    for record in shown_records(library, options):
        found["/" + site_path(record.address, style)] = {
            "type": record.TITLE,
            "title": record.title,
            "verdict": record.verdict if isinstance(record, Strategy) else None,
            "summary": shown(library, record.summary),
        }
    for key, term in vocabulary.dimensions.items():
        found["/" + site_path(f"dimensions/{key}/", style)] = {
            "type": "维度",
            "title": term.title,
            "verdict": None,
            "summary": term.summary,
        }
    return found


def article_previews(library: Library, options: Options) -> dict[str, dict[str, dict[str, str]]]:
    """What a preview shows of each article, by the path of its regulation and the article's anchor."""
    style = Style.DIRECTORY if options.directory_urls else Style.HTML
    found: dict[str, dict[str, dict[str, str]]] = {}
    for record in shown_records(library, options):
        if not isinstance(record, Regulation):
            continue
        found["/" + site_path(record.address, style)] = {
            anchor: {
                "title": with_article(short_name(record), label),
                "summary": " ".join(shown(library, article.gist).split("\n")),
            }
            for anchor, label, article in articles_of(record)
        }
    return found


def stop_card(library: Library, options: Options) -> dict[str, Any]:
    """The card that is one tap from every page: when to stop calling, and whom to hand to; empty for none."""
    ref = library.vocabulary.call.stop
    record = library.get(ref.name) if ref else None
    if not isinstance(record, Process) or not (record.public or options.drafts):
        return {}
    style = Style.DIRECTORY if options.directory_urls else Style.HTML
    slotted = Slots(environment(options.templates))
    return {
        "title": record.title,
        "url": site_path(record.address, style),
        "situations": [
            {
                "title": situation.title,
                "hand_to": shown(library, situation.hand_to),
                "within": shown(library, situation.within),
                "lines": [
                    {"say": slotted(line.text)} if isinstance(line, Say) else {"note": shown(library, line.text)}
                    for line in situation.lines
                ],
                "anchor": f"situation-{number}",
            }
            for number, situation in enumerate(record.situations, start=1)
        ],
    }
