"""Rules that look for one or two kinds of personal data each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from pathlib import PurePosixPath

from kb.checks.context import Context
from kb.checks.options import words
from kb.checks.privacy.sightings import Seen, Sighting, seen
from kb.checks.privacy.standins import shown, stand_in
from kb.checks.rule import Mend, Option, Rule
from kb.findings import Edit, Finding, Fix, Severity
from kb.privacy import Kind
from kb.source.span import START

_ALLOW = Option("allow", (), "可以照写的内容，例如团队自己公开的客服电话")
_FEWEST_DIGITS = 7
_SURE = {Kind.ID15: "old", Kind.DEVICE: "device"}
"""What the message's key says where a rule tells its kinds apart."""


def _rule(number: int, name: str, zh: str, en: str, *kinds: Kind) -> Rule:
    rule_id = f"KB{number}"
    return Rule(
        rule_id, name, zh, en, mend=Mend.SAFE, options=(_ALLOW,),
        of_file=partial(_found, rule_id, frozenset(kinds)),
    )  # fmt: skip


def _found(rule: str, kinds: frozenset[Kind], path: str, lines: Sequence[str], context: Context) -> Iterator[Finding]:
    whole: Seen = context.memo.once(seen, lines)
    named = any(sighting.kind in kinds for sighting in _in_name(path))
    if not named and not any(sighting.kind in kinds for sighting in whole.sightings):
        return
    record = record_of(path, context)
    allowed = frozenset(words(context, _ALLOW)) | _people(rule, context)
    for sighting in _in_name(path):
        if sighting.kind in kinds and not _is_allowed(sighting, allowed):
            yield Finding(f"{rule}-file-name", path, START, {"shown": shown(sighting)}, record=record)
            break
    for sighting in whole.sightings:
        if sighting.kind in kinds and not _is_allowed(sighting, allowed):
            yield _finding(rule, path, sighting, record)


@lru_cache(maxsize=1)
def _in_name(path: str) -> tuple[Sighting, ...]:
    """What is personal in a file's name; its ending tells nothing. Remembered for the next rule."""
    if path.isascii() and "@" not in path and sum(map(str.isdigit, path)) < _FEWEST_DIGITS:
        return ()
    return seen((PurePosixPath(path).with_suffix("").as_posix(),)).sightings


def _finding(rule: str, path: str, sighting: Sighting, record: str | None) -> Finding:
    new = stand_in(sighting)
    key = f"{rule}-{_SURE.get(sighting.kind, 'found') if sighting.sure else 'maybe'}"
    severity = Severity.ERROR if sighting.sure else Severity.WARNING
    fix = Fix((Edit(sighting.span, new),), safe=True)
    return Finding(key, path, sighting.span, {"shown": shown(sighting), "new": new}, severity, record, fix)


def record_of(path: str, context: Context) -> str | None:
    """The id of the record that a file holds, if it can be read."""
    stem = PurePosixPath(path).stem
    record = context.library.records.get(stem)
    return stem if record and record.path == path else None


def _people(rule: str, context: Context) -> frozenset[str]:
    """The forms of address that the team chose for its own people."""
    if rule != "KB412":
        return frozenset()
    return frozenset(name for name, _ in context.vocabulary.names("people"))


def _is_allowed(sighting: Sighting, allowed: frozenset[str]) -> bool:
    return bool(allowed) and any(sighting.value in name or name == sighting.value for name in allowed)


KINDS = (
    _rule(401, "mobile", "手机号", "a mobile phone number", Kind.MOBILE),
    _rule(402, "identity-number", "身份证号", "an identity number", Kind.ID18, Kind.ID15),
    _rule(403, "landline", "座机号", "a landline number", Kind.LANDLINE),
    _rule(404, "bank-card", "银行卡号", "a bank card number", Kind.CARD),
    _rule(405, "plate", "车牌号", "a number plate", Kind.PLATE),
    _rule(406, "email", "电子邮箱", "an e-mail address", Kind.EMAIL),
    _rule(407, "social-account", "微信、QQ 账号", "a WeChat or QQ account", Kind.WECHAT, Kind.QQ),
    _rule(408, "case-number", "法院案号", "a court case number", Kind.CASE_NUMBER),
    _rule(409, "company", "公司、律所全名", "the full name of a company or law firm", Kind.COMPANY),
    _rule(410, "address", "门牌级地址", "an exact address", Kind.ADDRESS),
    _rule(411, "credit-code", "统一社会信用代码", "a unified social credit code", Kind.USCC),
    _rule(412, "full-name", "自然人全名", "the full name of a person", Kind.NAME),
    _rule(414, "record-number", "合同、借据、设备等编号", "the number of a contract, device and the like",
          Kind.CONTRACT, Kind.DEVICE),
)  # fmt: skip
"""KB401 to KB412, and KB414."""
