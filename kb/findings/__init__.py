"""What the checks report: one finding type, and the catalogue of messages."""

from kb.findings.catalogue import MESSAGES, Message
from kb.findings.finding import Edit, Finding, Fix, Severity

__all__ = ["MESSAGES", "Edit", "Finding", "Fix", "Message", "Severity"]
