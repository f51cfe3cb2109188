"""The console script `draws`: one module a command, each importing what it needs only when it runs."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from pipelines.commands import (
    crawling,
    demo,
    diffing,
    exporting,
    extract,
    history,
    ingesting,
    notifying,
    numbers,
    questions,
    site,
    status,
    upkeep,
)
from pipelines.commands.common import Exit, complain
from pipelines.commands.panels import InOrder, arrange

app = typer.Typer(
    name="draws",
    cls=InOrder,
    help="The archive of Canada's Express Entry draws: crawl it, look into it, compare its versions.",
    epilog="Exit codes: 0 done; 1 a difference (with --exit-code); 2 usage; 3 a source failed; 4 a capture was refused; "
    "5 the archive is damaged; 6 already running; 70 unexpected. The highest wins.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def settings(
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an unexpected error.")] = False,
) -> None:
    """Take the options that every command shares."""
    if debug:
        os.environ["DRAWS_DEBUG"] = "1"


for module in (
    crawling,
    ingesting,
    history,
    diffing,
    questions,
    upkeep,
    extract,
    status,
    exporting,
    numbers,
    notifying,
    site,
    demo,
):
    module.register(app)
arrange(app)


def main() -> None:
    """Run the command line; ends the process with one of the exit codes."""
    try:
        app(standalone_mode=True)
    except KeyboardInterrupt:
        complain("draws: stopped; what was committed stays, and the next run goes on from there")
        sys.exit(130)
    except Exception as error:
        if os.environ.get("DRAWS_DEBUG"):
            raise
        sys.exit(_told(error))


def _told(error: Exception) -> int:
    """Tell an error that no command expected, and give its exit code."""
    from archive.errors import ArchiveError, DamagedError

    if isinstance(error, DamagedError):
        complain(f"draws: the archive is damaged: {error}")
        return Exit.DAMAGED
    if isinstance(error, ArchiveError):
        complain(f"draws: {error}")
        return Exit.USAGE
    if isinstance(error, OSError):
        complain(f"draws: {error}. The archive is as it was; free the disk or mend the permissions, then run it again")
        return Exit.UNEXPECTED
    complain(
        f"draws: unexpected: {type(error).__name__}: {error}. Run it again with `draws --debug …` for the traceback"
    )
    return Exit.UNEXPECTED
