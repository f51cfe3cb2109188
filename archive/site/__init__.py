"""A static site of one snapshot: pages for people, charts drawn at build time, in English and French.

Data flows one way: `content` gathers what a snapshot holds, `charts` draws it, `pages` fills the templates, and
`publish` puts the finished folder in place. Nothing but `content` and `publish` touches the disk.
"""
