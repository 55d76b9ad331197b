"""The team's synonyms (`kb.yml`), expanded when a query is asked, so that a change needs no new index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kb.search.script import squeeze

Groups = Sequence[Sequence[str]]
"""Groups of words that stand for one another."""


def expansions(text: str, groups: Groups) -> tuple[str, ...]:
    """The other members of every group of which a member occurs in a query's squeezed text.

    The longest members are looked for first, and what they cover is not looked at again: 一次性结清 is not also 结清.
    Members come in the order in which their groups were met, as they are written.
    """
    met: list[int] = []
    for member, owners in _members(groups):
        start = text.find(member)
        while start >= 0:
            # What is found is covered by a character that no squeezed text holds.
            text = text[:start] + " " * len(member) + text[start + len(member) :]
            met += owners
            start = text.find(member)
    found = dict.fromkeys(word for index in dict.fromkeys(met) for word in groups[index])
    return tuple(found)


def _members(groups: Groups) -> Iterable[tuple[str, list[int]]]:
    """Every squeezed member with its groups, the longest first, then by text."""
    owners: dict[str, list[int]] = {}
    for index, group in enumerate(groups):
        for member in dict.fromkeys(squeeze(word) for word in group):
            if member:
                owners.setdefault(member, []).append(index)
    return sorted(owners.items(), key=lambda item: (-len(item[0]), item[0]))
