"""Text into values with positions: encodings, YAML, Markdown, front matter."""
