"""Realistic made-up collections of any size: the same seed gives the same bytes."""
