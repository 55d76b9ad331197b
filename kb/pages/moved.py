"""Pages at the addresses that renamed records had: an address that was published keeps working."""

from __future__ import annotations

from collections.abc import Iterator

from kb.pages.page import PageSpec
from kb.pages.shared import Site
from kb.records.anchors import is_slug


def pages(site: Site) -> Iterator[PageSpec]:
    """For each former id of a record a page that leads to it, unless a page of today stands at that address."""
    taken = {record.address for record in site.shown.values()}
    for record in site.shown.values():
        for former in record.former_ids:
            address = f"{record.address.partition('/')[0]}/{former}/"
            if not is_slug(former) or address in taken:
                continue
            taken.add(address)
            summary = f"这一页换了地址，现在是“{record.title}”。"
            yield PageSpec(address, record.title, summary, "moved.md.j2", record, moved_to=record.address)
