"""`pytest tests/golden --regenerate-golden` writes what the readers give; each changed case still fails once, to be read."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    parser.addoption("--regenerate-golden", action="store_true", help="Write expected.json anew, then read each one.")
