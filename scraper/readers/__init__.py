"""Readers: each takes the content of one page and returns every draw it states, as text, or raises."""
