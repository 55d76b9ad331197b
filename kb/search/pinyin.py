"""How titles are read: pinyin syllables, with the field's own readings beside the dictionary's.

The dictionary of pypinyin reads 还款 as hai kuan and 我行 as wo xing. A collector types what he says, so a title with
such a word is indexed under both readings.
"""

from __future__ import annotations

import itertools
import re
from functools import cache

READINGS: dict[str, tuple[str, str]] = {
    "还款": ("huan", "kuan"),
    "还上": ("huan", "shang"),
    "还得": ("huan", "de"),
    "还多": ("huan", "duo"),
    "还了": ("huan", "le"),
    "还不": ("huan", "bu"),
    "不还": ("bu", "huan"),
    "能还": ("neng", "huan"),
    "先还": ("xian", "huan"),
    "再还": ("zai", "huan"),
    "少还": ("shao", "huan"),
    "代还": ("dai", "huan"),
    "只还": ("zhi", "huan"),
    "才还": ("cai", "huan"),
    "重约": ("chong", "yue"),
    "重签": ("chong", "qian"),
    "重谈": ("chong", "tan"),
    "重算": ("chong", "suan"),
    "重发": ("chong", "fa"),
    "我行": ("wo", "hang"),
    "贵行": ("gui", "hang"),
    "他行": ("ta", "hang"),
    "本行": ("ben", "hang"),
}
"""Pairs of characters that the field reads otherwise than the dictionary."""

_UNIT = re.compile(r"[^\x00-\x7f]|[\x00-\x7f]+")
_RUN = re.compile(r"[^\x00-\x7f]+|[\x00-\x7f]+")

Reading = tuple[tuple[str, str], ...]
"""The syllables of a name, each with its initial."""


def readings(key: str) -> tuple[Reading, ...]:
    """How a squeezed name is read: by the dictionary, and by the field where it differs.

    A run of Latin letters and digits is one syllable, whole in its initial too.
    """
    units = _UNIT.findall(key)
    plain = _dictionary(key)
    return tuple(
        tuple((syllable, unit if unit.isascii() else syllable[0]) for unit, syllable in zip(units, read, strict=True))
        for read in dict.fromkeys((plain, _field(units, plain)))
    )


def _field(units: list[str], plain: tuple[str, ...]) -> tuple[str, ...]:
    """The dictionary's reading, corrected by the field's words; words may share a character, as 能还 and 还款 do."""
    result = list(plain)
    for start, pair in enumerate(itertools.pairwise(units)):
        meant = READINGS.get("".join(pair))
        if meant is not None:
            result[start : start + 2] = meant
    return tuple(result)


@cache
def _dictionary(key: str) -> tuple[str, ...]:
    # Imported here: the dictionary takes a while to load, and only who searches needs it.
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    found: list[str] = []
    for run in _RUN.findall(key):
        # What has no reading comes back as it is, character by character, to keep step with the key: pypinyin takes
        # a list from `errors` apart, which its types do not say.
        found += [run] if run.isascii() else lazy_pinyin(run, style=Style.NORMAL, errors=list)  # type: ignore[arg-type]
    return tuple(found)
