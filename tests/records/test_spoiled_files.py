"""A spoiled file gives findings or a record: never an exception, never more than two seconds."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from kb.library.files import classify
from kb.records.reader import read_record, read_vocabulary
from kb.records.words import Lexicon

ROOT = Path(__file__).resolve().parent.parent.parent
VOCABULARY = read_vocabulary((ROOT / "kb.yml").read_bytes()).record
assert VOCABULARY is not None
LEXICON = Lexicon(VOCABULARY)
FILES = sorted(
    file
    for top in ("cases", "playbooks")
    for file in (ROOT / top).rglob("*.*")
    if file.suffix in {".md", ".yml"} and file.name != "README.md"
)


def flip_bytes(data: bytes, rng: random.Random) -> bytes:
    """Change one to eight bytes."""
    spoiled = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        spoiled[rng.randrange(len(spoiled))] = rng.randrange(256)
    return bytes(spoiled)


def swap_lines(data: bytes, rng: random.Random) -> bytes:
    """Exchange two lines."""
    lines = data.split(b"\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def double_line(data: bytes, rng: random.Random) -> bytes:
    """Write a line, often a key or a heading, twice."""
    lines = data.split(b"\n")
    line = rng.choice(lines)
    lines.insert(rng.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


def indent_block(data: bytes, rng: random.Random) -> bytes:
    """Indent some lines more, or less."""
    lines = data.split(b"\n")
    start, step = rng.randrange(len(lines)), rng.choice([-4, -2, -1, 1, 2, 4, 8])
    for index in range(start, min(len(lines), start + rng.randint(1, 12))):
        lines[index] = b" " * step + lines[index] if step > 0 else lines[index][-step:]
    return b"\n".join(lines)


def cut(data: bytes, rng: random.Random) -> bytes:
    """Lose the end, or a stretch in the middle."""
    start = rng.randrange(len(data))
    return data[:start] + data[start + rng.randint(1, len(data)) :]


def sprinkle(data: bytes, rng: random.Random) -> bytes:
    """Put characters that mean something to YAML or Markdown where they do not belong."""
    text = data.decode("utf-8", "replace")
    for _ in range(rng.randint(1, 6)):
        where = rng.randrange(len(text) + 1)
        text = text[:where] + rng.choice("：，［］【】｜＃＞》“”[]{}<>|#:-*&!@%`'\"\\\n\t\r\x00\u2028🙂") + text[where:]
    return text.encode("utf-8", "replace")


MUTATIONS = (flip_bytes, swap_lines, double_line, indent_block, cut, sprinkle)


@given(
    file=st.sampled_from(FILES),
    mutations=st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3),
    seed=st.integers(0, 2**32 - 1),
)
@example(file=FILES[0], mutations=[cut], seed=0)
def test_a_spoiled_file_gives_findings_or_a_record(file: Path, mutations: list, seed: int) -> None:  # type: ignore[type-arg]
    rng = random.Random(seed)  # noqa: S311  (seeded on purpose)
    data = file.read_bytes()
    for mutation in mutations:
        data = mutation(data, rng) or b"\n"
    where = classify(file.relative_to(ROOT).as_posix())
    assert where.model is not None
    read = read_record(where.model, data, record_id=where.id, path=where.path, lexicon=LEXICON)
    assert read.record is not None or read.problems
    lines = data.decode("utf-8", "replace").count("\n") + data.count(b"\r") + 2
    for problem in read.problems:
        finding = problem.found_in(where.path, where.id)
        assert finding.message()
        assert finding.message("en")
        finding.hint()
        finding.hint("en")
        assert 1 <= finding.span.line <= lines
        assert finding.span.column >= 1
        assert finding.span[2:] >= finding.span[:2]
