"""All messages by key. A key is a rule's id and what exactly was met, such as `KB104-no-such-day`."""

from kb.findings.compliance_messages import COMPLIANCE
from kb.findings.consistency_messages import CONSISTENCY
from kb.findings.editorial_messages import EDITORIAL
from kb.findings.mark_messages import MARKS
from kb.findings.message import Message
from kb.findings.privacy_messages import PRIVACY
from kb.findings.reading_messages import READING
from kb.findings.reference_messages import REFERENCES
from kb.findings.schema_messages import SCHEMA
from kb.findings.settings_messages import SETTINGS

MESSAGES: dict[str, Message] = {
    **MARKS,
    **READING,
    **SCHEMA,
    **SETTINGS,
    **REFERENCES,
    **CONSISTENCY,
    **PRIVACY,
    **COMPLIANCE,
    **EDITORIAL,
}

__all__ = ["MESSAGES", "Message"]
