"""Telling people of changes: once each, to every target that asked.

`targets` says who is told what (a TOML file), `news` what there is to tell since a target was last told (pure), `outbox`
remembers in the archive how far each target is and what still waits, `sending` is the edge to services and programs,
and `run` goes through the targets. A message is written down before it is sent and its receipt after, so a kill between
them repeats that one message, with the same id, and loses none.
"""
