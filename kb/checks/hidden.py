"""What stands in a text but is not its author's prose: code, links, addresses."""

from __future__ import annotations

import re

from kb.source.inline import code_spans, links, wiki_links

_ADDRESS = re.compile(r"(?:https?://|mailto:)[!-~]+|[\w.+-]{1,64}@[\w.-]{1,255}")


def hidden(text: str) -> bytearray:
    """For each character of a text, whether it belongs to code, a link or an address: 1, else 0."""
    mask = bytearray(len(text))
    spans = code_spans(text)
    if "://" in text or "@" in text or "mailto:" in text:
        spans += [match.span() for match in _ADDRESS.finditer(text)]
    spans += [(link.start, link.end) for link in wiki_links(text)]
    spans += [(link.start, link.end) for link in links(text)]
    for start, end in spans:
        mask[start:end] = b"\x01" * (end - start)
    return mask
