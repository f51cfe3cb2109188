"""Colours and shapes, in one place: every category looks the same on every page and chart, in light and in dark.

A category is told by its shape as well as by its colour, so that charts work without colour.
"""

from __future__ import annotations

from zlib import crc32

LIGHT = {
    "bg": "#f7f5f0",
    "surface": "#ffffff",
    "sunken": "#efece5",
    "ink": "#1d1b18",
    "muted": "#5c5850",
    "line": "#ddd8cd",
    "grid": "#e8e4db",
    "accent": "#9b1c31",
    "link": "#8a1a2d",
    "on-accent": "#ffffff",
    "good": "#17603a",
    "good-bg": "#e0f0e6",
    "warn": "#7a4a00",
    "warn-bg": "#fbeed3",
    "bad": "#9b1c1c",
    "bad-bg": "#fbe4e1",
    "shadow": "rgb(40 30 10 / 8%)",
}
"""The colours of light pages, by the name of their CSS variable."""

DARK = {
    "bg": "#131417",
    "surface": "#1b1d21",
    "sunken": "#23262b",
    "ink": "#eeece7",
    "muted": "#aaa79f",
    "line": "#363a41",
    "grid": "#2a2d33",
    "accent": "#ff8d93",
    "link": "#ff9ea3",
    "on-accent": "#2a0a0e",
    "good": "#7fd6a4",
    "good-bg": "#17301f",
    "warn": "#f0c069",
    "warn-bg": "#33270f",
    "bad": "#ff9b93",
    "bad-bg": "#3a1a18",
    "shadow": "rgb(0 0 0 / 40%)",
}
"""The colours of dark pages."""

# Slug: light colour, dark colour, shape.
CATEGORIES = {
    "general": ("#46556b", "#a9b8cd", "circle"),
    "pnp": ("#6d3fb0", "#b896f5", "diamond"),
    "cec": ("#bf2a3c", "#ff7f86", "square"),
    "fsw": ("#7d5a34", "#d3ab7c", "pentagon"),
    "fst": ("#8a6400", "#e3b94a", "cross"),
    "french": ("#1663b5", "#6fb4ff", "up"),
    "healthcare": ("#0a7a6b", "#43cdb8", "plus"),
    "stem": ("#3d49c4", "#96a3ff", "down"),
    "trade": ("#b5500a", "#ff9f57", "star"),
    "transport": ("#0b7493", "#55c7e8", "bow"),
    "agriculture": ("#3d7420", "#8ecb62", "left"),
    "education": ("#a92c77", "#f18bc4", "right"),
    "physicians": ("#13694f", "#5fd0a0", "ring"),
    "senior-managers": ("#6b6314", "#cfc559", "box"),
    "researchers": ("#584a9e", "#a79ae8", "gem"),
    "military": ("#4d5e3a", "#a8bd8d", "hex"),
}
"""The look of each known category."""

STRANGE = (
    ("#8b3f8f", "#de97e2", "tent"),
    ("#2c6a72", "#7fc6cf", "cup"),
    ("#8f4a3a", "#e3a08f", "bar"),
    ("#5a5a5a", "#bdbdbd", "post"),
)
"""The looks for categories that IRCC may invent; which one a slug gets depends on the slug alone."""

ROUND_TYPES = {
    "general": ("#46556b", "#a9b8cd"),
    "program-specific": ("#7d57b8", "#9a7bd6"),
    "category-based": ("#dd9a3c", "#f4c06f"),
}
"""The colours of round types, far apart in lightness too."""

BANDS = {
    "0-300": ("#dbe7e4", "#22383a"),
    "301-350": ("#bcd7d3", "#285055"),
    "351-400": ("#8fc0bd", "#2f6a70"),
    "401-450": ("#5da3a4", "#3b888d"),
    "451-500": ("#33828a", "#54a9ab"),
    "501-600": ("#1c5f6d", "#86c8c6"),
    "601-1200": ("#0f3c4d", "#c5e8e3"),
}
"""The colours of the bands of the pool: the higher the score, the further from the page."""

# Each shape as an SVG path around (0, 0), about 9 wide; all of much the same weight.
SHAPES = {
    "circle": "M-4.2 0a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0z",
    "square": "M-3.8-3.8h7.6v7.6h-7.6z",
    "diamond": "M0-5.3L5.3 0L0 5.3L-5.3 0z",
    "up": "M0-5L5 4H-5z",
    "down": "M0 5L5-4H-5z",
    "left": "M-5 0L4-5V5z",
    "right": "M5 0L-4-5V5z",
    "plus": "M-1.7-5h3.4v3.3h3.3v3.4h-3.3v3.3h-3.4v-3.3h-3.3v-3.4h3.3z",
    "cross": "M-4.7-2.5L-2.5-4.7L0-2.2L2.5-4.7L4.7-2.5L2.2 0L4.7 2.5L2.5 4.7L0 2.2L-2.5 4.7L-4.7 2.5L-2.2 0z",
    "star": "M0-5.6L1.5-1.9L5.4-1.7L2.4.8L3.4 4.6L0 2.5L-3.4 4.6L-2.4.8L-5.4-1.7L-1.5-1.9z",
    "pentagon": "M0-5.2L5-1.5L3.1 4.4H-3.1L-5-1.5z",
    "bow": "M-5-4L0-1L5-4V4L0 1L-5 4z",
    "ring": "M-4.8 0a4.8 4.8 0 1 0 9.6 0a4.8 4.8 0 1 0-9.6 0zM-2.2 0a2.2 2.2 0 1 1 4.4 0a2.2 2.2 0 1 1-4.4 0z",
    "box": "M-4.6-4.6v9.2h9.2v-9.2zM-2-2h4v4h-4z",
    "gem": "M0-6L6 0L0 6L-6 0zM0-2.7L-2.7 0L0 2.7L2.7 0z",
    "hex": "M-5 0L-2.5-4.4H2.5L5 0L2.5 4.4H-2.5z",
    "tent": "M0-5L5 4H2L0 .5L-2 4H-5z",
    "cup": "M-4.6-4.4h2.8v5h3.6v-5h2.8v8.6h-9.2z",
    "bar": "M-5.4-2h10.8v4h-10.8z",
    "post": "M-2-5.4h4v10.8h-4z",
}
"""The shapes by name."""


def look(slug: str | None) -> tuple[str, str, str]:
    """Return light colour, dark colour and shape of a category; of a slug never seen before always the same of STRANGE."""
    if slug in CATEGORIES:
        return CATEGORIES[slug]
    return STRANGE[crc32((slug or "").encode()) % len(STRANGE)]


def css_class(slug: str | None) -> str:
    """Return the CSS class that gives a category its colour."""
    if slug in CATEGORIES:
        return f"k-{slug}"
    return f"k-strange{crc32((slug or '').encode()) % len(STRANGE)}"


def shape(slug: str | None) -> str:
    """Return the SVG path of a category's shape."""
    return SHAPES[look(slug)[2]]


def variables() -> str:
    """Return the CSS that defines all colours: light, dark where the reader prefers it, and as the page's button says."""
    light, dark = _declared(0, LIGHT), _declared(1, DARK)
    classes = "".join(f".{name}{{--k:var(--{name})}}" for name in _all_classes())
    return (
        f":root{{color-scheme:light;{light}}}"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}"
        f":root[data-theme=dark]{{color-scheme:dark;{dark}}}"
        # Three times, to outweigh the rules above: paper is white, whatever the screen is.
        f"@media print{{:root:root:root{{color-scheme:light;{light}}}}}"
        f"{classes}\n"
    )


def _all_classes() -> dict[str, tuple[str, ...]]:
    known = {f"k-{slug}": one for slug, one in CATEGORIES.items()}
    strange = {f"k-strange{place}": one for place, one in enumerate(STRANGE)}
    types = {f"t-{name}": one for name, one in ROUND_TYPES.items()}
    bands = {f"b-{name}": one for name, one in BANDS.items()}
    return {**known, **strange, **types, **bands}


def _declared(mode: int, tokens: dict[str, str]) -> str:
    colours = {name: one[mode] for name, one in _all_classes().items()}
    return "".join(f"--{name}:{value};" for name, value in {**tokens, **colours}.items())
