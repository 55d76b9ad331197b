"""Adapters that hand the engine's pages to MkDocs.

The engine (`kb`) knows nothing of MkDocs; what stands here only translates: settings, files, log lines, events.
"""
