"""Writing what a command says: all of it or nothing."""

from __future__ import annotations

import argparse
import errno
import os
import sys
import tempfile
from pathlib import Path
from typing import TextIO

from attrs import frozen

from rewardcalc.report.language import Language

LAWFUL, VIOLATED, BAD_INPUT, DIFFERENT = 0, 1, 2, 3


@frozen
class Done:
    """What a command has to say, where, and how it ends."""

    status: int
    out: str = ""
    err: str = ""


def written(done: Done, asked: argparse.Namespace, said: Language) -> int:
    """Write what a command says; a file is written whole or not at all."""
    if done.err:
        _put(sys.stderr, done.err)
    target = getattr(asked, "output", None)
    if not done.out:
        return done.status
    if target is None:
        _put(sys.stdout, done.out)
        return done.status
    try:
        _save(Path(target), asked, done.out + "\n")
    except OSError as error:
        detail = error.strerror or str(error)
        _put(sys.stderr, said.say("output-failed", file=target, detail=detail))
        return BAD_INPUT
    return done.status


def _put(stream: TextIO, words: str) -> None:
    """Write lines; what the terminal cannot show is spelled out, not refused."""
    shown = words.encode(stream.encoding or "utf-8", "backslashreplace")
    stream.write(shown.decode(stream.encoding or "utf-8") + "\n")


def _save(path: Path, asked: argparse.Namespace, words: str) -> None:
    """Write into a pipe or a device as it is, and never over what was read."""
    path = path.resolve()
    for read in getattr(asked, "case", ()):
        if path.exists() and Path(read).exists() and path.samefile(read):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(words)
    else:
        _replace(path, words)


def _replace(path: Path, words: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(words)
        # A temporary file is for its owner alone; the result is for whom files are.
        mask = os.umask(0)
        os.umask(mask)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask
        Path(name).chmod(mode)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
