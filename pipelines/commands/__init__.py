"""The console script `draws`: one module a command, each importing what it needs only when it runs."""

from __future__ import annotations

import errno
import os
import sys
from io import TextIOWrapper
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
    "5 the archive is damaged; 6 already running; 70 unexpected. The highest wins. Ctrl-C leaves with 130.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"draws {version('express-entry-draws')}")
        raise typer.Exit


@app.callback()
def settings(
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an unexpected error.")] = False,
    version: Annotated[  # noqa: ARG001 - its callback has acted
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Show the version and exit.")
    ] = False,
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


STOPPED = 130
"""What Typer leaves with after Ctrl-C."""


def main() -> None:
    """Run the command line; ends the process with one of the exit codes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal of ASCII shows é as \\xe9, and nothing fails
    try:
        app(standalone_mode=True)
    except SystemExit as left:
        if left.code == STOPPED:
            complain(
                "draws: stopped; what was committed stays (`draws log` lists it), and the next run goes on from there"
            )
        raise
    except Exception as error:
        if os.environ.get("DRAWS_DEBUG"):
            raise
        sys.exit(_told(error))


NO_PLACE = {errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.ENOENT, errno.ENAMETOOLONG, errno.ELOOP}
"""What is wrong where a path leads to no folder, or to a file where a folder must be."""
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def _next_step(error: OSError) -> str:
    """What a person does about an error of the system."""
    if error.errno in NO_PLACE:
        return "Look at the path: a file stands where a folder must be, or a folder is not there"
    if error.errno in NO_ROOM and error.filename is None:
        return "What was written has no room where it goes: free the disk, or send the output elsewhere"
    if error.errno in NO_ROOM:
        return "The archive is as it was; free the disk, then run it again"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "The archive is as it was; mend the permissions, then run it again"
    return "The archive is as it was; run it again once that is mended"


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
        complain(f"draws: {error}. {_next_step(error)}")
        return Exit.USAGE if error.errno in NO_PLACE else Exit.UNEXPECTED
    complain(
        f"draws: unexpected: {type(error).__name__}: {error}. Run it again with `draws --debug …` for the traceback"
    )
    return Exit.UNEXPECTED
