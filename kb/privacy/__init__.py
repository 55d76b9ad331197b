"""What identifies a person in a text, however it is written, and how it is masked. Knows nothing of records."""

from kb.privacy.hit import Hit, Kind
from kb.privacy.mask import mask_text

__all__ = ["Hit", "Kind", "mask_text"]
