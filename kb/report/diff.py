"""What mends would change, as a unified diff in which nothing personal shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from kb.report.excerpt import covered
from kb.report.mask import masked
from kb.source.decode import split_lines
from kb.source.span import Span

_CONTEXT = 2


def render_diff(
    before: Mapping[str, bytes], after: Mapping[str, bytes], hidden: Mapping[str, Sequence[Span]] | None = None
) -> str:
    """The changes of all files of `after`, in its order.

    Args:
        before: the old contents of at least those files.
        after: the new contents.
        hidden: stretches of the old contents that may not show.
    """
    spans = hidden or {}
    return "".join(
        f"{line}\n" for path, new in after.items() for line in _file(path, before[path], new, spans.get(path, ()))
    )


def _file(path: str, before: bytes, after: bytes, hidden: Sequence[Span]) -> Iterator[str]:
    old, new = _lines(before), _lines(after)
    yield f"--- {masked(path)}"
    yield f"+++ {masked(path)}"
    if old == new:
        yield "\\ UTF-8"
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(_CONTEXT):
        first, last = group[0], group[-1]
        yield f"@@ -{first[1] + 1},{last[2] - first[1]} +{first[3] + 1},{last[4] - first[3]} @@"
        for tag, i, j, k, m in group:
            if tag == "equal":
                yield from (f" {covered(old, at, hidden)}" for at in range(i, j))
            else:
                yield from (f"-{covered(old, at, hidden)}" for at in range(i, j))
                yield from (f"+{covered(new, at)}" for at in range(k, m))


def _lines(data: bytes) -> list[str]:
    """The lines of a file, also of one in a Chinese encoding, which a mend saves as UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        data = data.decode("gb18030", "replace").encode("utf-8")
    lines = split_lines(data)
    return lines if lines[-1] else lines[:-1]
