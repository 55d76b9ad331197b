"""Adapters that hand the engine's pages to MkDocs."""
