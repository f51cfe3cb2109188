"""Charts as SVG text, drawn at build time. Each takes plain data and gives the picture; nothing here reads a disk."""
