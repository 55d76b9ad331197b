"""The small change of the static index: numbers of variable size, compressed files, names after their content.

A number is written seven bits at a time, the lowest first; every byte but its last has the highest bit set.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import sub

NAME_LENGTH = 8
"""Characters of a content's name, five bits each: two versions of one file never share it by chance."""

_LOW = 0x7F
_MORE = 0x80
_FNV_START = 0x811C9DC5
_FNV_PRIME = 0x01000193
_WORD = 0xFFFFFFFF


def numbers(values: Iterable[int]) -> bytes:
    """Numbers from 0 up, one after the other."""
    listed = tuple(values)
    if not listed or max(listed) <= _LOW:
        return bytes(listed)
    written = bytearray()
    for value in listed:
        rest = value
        while rest > _LOW:
            written.append(rest & _LOW | _MORE)
            rest >>= 7
        written.append(rest)
    return bytes(written)


def rising(values: Sequence[int]) -> bytes:
    """Numbers in rising order, each as its distance from the one before, the first from -1."""
    return numbers(tuple(map(sub, values, chain((-1,), values))))


def text(value: str) -> bytes:
    """A text in UTF-8 behind its number of bytes."""
    encoded = value.encode()
    return numbers((len(encoded),)) + encoded


class Source:
    """Reads what the functions above have written."""

    def __init__(self, data: bytes) -> None:
        """Begin at the start of `data`."""
        self._data = data
        self._at = 0

    def number(self) -> int:
        """The next number."""
        value = shift = 0
        while True:
            byte = self._data[self._at]
            self._at += 1
            value |= (byte & _LOW) << shift
            if byte <= _LOW:
                return value
            shift += 7

    def numbers(self, count: int) -> list[int]:
        """The next `count` numbers."""
        return [self.number() for _ in range(count)]

    def rising(self, count: int) -> Iterator[int]:
        """The next `count` numbers of a rising row."""
        value = -1
        for _ in range(count):
            value += self.number()
            yield value

    def bytes(self, count: int) -> bytes:
        """The next `count` bytes."""
        self._at += count
        return self._data[self._at - count : self._at]

    def text(self) -> str:
        """The next text."""
        return self.bytes(self.number()).decode()


def packed(data: bytes) -> bytes:
    """Compressed, the same bytes for the same data at any time."""
    return gzip.compress(data, 9, mtime=0)


def unpacked(data: bytes) -> bytes:
    """What `packed` has compressed."""
    return gzip.decompress(data)


def content_name(data: bytes) -> str:
    """A name that changes with the content; lower case, for file systems that know no other."""
    digest = hashlib.sha256(data).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:NAME_LENGTH]


def bucket(value: str, count: int) -> int:
    """In which of `count` buckets, a power of two, a text belongs: FNV-1a of its UTF-8."""
    state = _FNV_START
    for byte in value.encode():
        state = (state ^ byte) * _FNV_PRIME & _WORD
    return state & (count - 1)
