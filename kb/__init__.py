"""Fupan: a knowledge base of collections work, as typed records."""
