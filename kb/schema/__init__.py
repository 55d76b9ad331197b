"""JSON Schemas of the content and what an editor needs, drafted from the declared fields and the team's vocabulary.

A folder of its own beside `checks` and `pages`: the schemas are one more thing that flows out of the records, and
neither the records (which know no JSON Schema) nor the command line (which only prints) is their place.

Drafts are written as draft-07. The YAML extension of VS Code implements that one in full and is tested with it most;
its support of 2019-09 and 2020-12 is younger and differs between versions, and nothing here needs more than draft-07.

A schema says what can be said of one file alone, in the words of JSON Schema: names of fields, values of the
vocabulary, notations, what is required. It never refuses what `kb check` accepts in ordinary spelling; references,
text and everything between two values remain for `kb check`. (Upper case in a key, and blanks or full-width letters
within a value of the vocabulary, are let pass by the reader and refused here: an editor should offer one spelling.)
"""

from kb.schema.documents import DOCUMENTS, Document, document_named, draft
from kb.schema.workspace import editor_files, generated_files, schema_files, settings_files

__all__ = [
    "DOCUMENTS", "Document", "document_named", "draft", "editor_files", "generated_files", "schema_files",
    "settings_files",
]  # fmt: skip
