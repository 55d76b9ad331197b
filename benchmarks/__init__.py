"""Measurements of the project, and the collections they are taken on."""
