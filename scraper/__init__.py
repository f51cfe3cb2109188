"""Fetch pages, keep every answer, read what they say as text. Imports nothing of ours but itself."""
