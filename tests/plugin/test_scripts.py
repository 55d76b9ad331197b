"""The scripts of the theme as the site serves them."""

from __future__ import annotations

from tests.plugin.small import Small

SCRIPT = "/** what it is for */\nexport const answer = 42; // because\n"


def test_scripts_of_our_theme_are_served_without_comments(small: Small) -> None:
    small.write("theme/assets/fupan/js/answer.js", SCRIPT)
    served = small.build() / "assets" / "fupan" / "js" / "answer.js"
    assert served.read_text(encoding="utf-8") == "export const answer=42;"
    assert (small.root / "theme/assets/fupan/js/answer.js").read_text(encoding="utf-8") == SCRIPT


def test_scripts_of_others_are_left_as_they_are(small: Small) -> None:
    small.write("docs/own.js", SCRIPT)
    assert (small.build() / "own.js").read_text(encoding="utf-8") == SCRIPT
