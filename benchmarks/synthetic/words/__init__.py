"""Phrases from which made-up cases are put together; `{…}` are filled by `prose`."""
