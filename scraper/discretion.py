"""What may be shown of an address: logs and reports travel further than the archive does."""

from __future__ import annotations

import re

_USERINFO = re.compile(r"(?<=://)[^/\s@?#]+@")
_SECRET = re.compile(
    r"([?&;][\w.-]*(?:token|secret|passw|pwd|api[_-]?key|auth|session|signature)[\w.-]*=|[?&;](?:key|sig)=)[^&;\s#'\"]+",
    re.IGNORECASE,
)
_LONGEST = 2000


def shown(text: str) -> str:
    """A text for one line of a log: passwords and tokens in addresses masked, control characters blanked, cut at 2,000."""
    masked = _SECRET.sub(r"\1…", _USERINFO.sub("…@", text))
    line = "".join(char if char.isprintable() else " " for char in masked)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
