"""The pages that stand for all: one of every type, hand-written ones among them."""

from __future__ import annotations

PAGES = {
    "home": "",
    "persona": "personas/hardship/",
    "personas": "personas/",
    "strategy-allowed": "strategies/identity-check/",
    "strategy-conditional": "strategies/designated-contact/",
    "strategy-prohibited": "strategies/pretext-contact/",
    "matrix": "strategies/",
    "dimension": "dimensions/contact-repair/",
    "case-corrected": "cases/lost-trader/",
    "case-failure": "cases/misread-founder/",
    "cases": "cases/",
    "mistakes": "mistakes/",
    "regulation": "regulations/gbt-45251-2025/",
    "regulations": "regulations/",
    "study": "studies/ai-callers/",
    "process": "processes/stop-and-hand-over/",
    "training": "training/pilot/",
    "measure": "measures/kept-promise-rate/",
    "month": "months/2026-10/",
    "contributors": "contributors/",
    "coverage": "coverage/",
    "search": "search/",
    "hand-written": "contributing/",
}
WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")
